"""A page that a command serves, asked until it answers."""

import time
import urllib.request
from urllib.error import HTTPError

PATIENCE = 120
"""So many seconds a server may take to listen, on a machine that has much else to do."""


def answer_of(address, body=None):
    """What an address answers, as soon as something listens there."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, body, timeout=PATIENCE) as answer:  # noqa: S310 - our own address
                return answer.read()
        except HTTPError:
            raise  # it listens, and does not like what it was asked
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
