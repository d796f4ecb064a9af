"""How much one document may hold, so that reading it ends within half a minute and 512 MB.

The limits are figures of the document and no times, so that the same document is read everywhere or
nowhere.
"""

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

LIMIT: Final = 20_000_000
"""Files of more bytes are refused, unless the variable below says otherwise."""
LIMIT_VARIABLE: Final = "CLAIMCHECK_MAX_MB"
"""The environment variable that sets another limit, in megabytes; the others grow with it."""
MOST_CHARACTERS: Final = 1_000_000
"""A text of more characters is refused: that is a report of three hundred pages."""
MOST_NUMBERS: Final = 25_000
"""A text with more numbers is a table of data and no story."""
MOST_ELEMENTS: Final = 100_000
"""A web page with more elements is none that a person wrote."""

_MOST_MEGABYTES: Final = 1000
_NUMBER: Final = re.compile(r"\d+")


class LimitError(ValueError):
    """The variable that sets the limit holds no number."""


def byte_limit() -> int:
    """How many bytes a file may have.

    Raises:
        LimitError: the variable that sets it holds no number.
    """
    return _limit(os.environ.get(LIMIT_VARIABLE))


@lru_cache(maxsize=8)
def _limit(raw: str | None) -> int:
    if not raw:
        return LIMIT
    try:
        megabytes = float(raw)
    except ValueError:
        megabytes = -1.0
    if not 0 < megabytes <= _MOST_MEGABYTES:
        raise LimitError(
            f"{LIMIT_VARIABLE} is {raw[:40]!r}; write megabytes up to {_MOST_MEGABYTES}, as in 50"
        )
    return int(megabytes * 1_000_000)


def scaled(limit: int) -> int:
    """A limit as it is after somebody has set that of bytes higher; it never shrinks."""
    return int(limit * max(1.0, byte_limit() / LIMIT))


def too_much(parts: Iterable[str]) -> str | None:
    """Which limit the parts of a text are over, and what to do; None for a text that is read."""
    whole = tuple(parts)
    characters = sum(map(len, whole))
    most = scaled(MOST_CHARACTERS)
    if characters > most:
        return f"its text has {characters:,} characters and the limit is {most:,}; {_ADVICE}"
    most = scaled(MOST_NUMBERS)
    if characters <= most:
        return None  # each number has a character: none are counted in most documents
    numbers = sum(len(_NUMBER.findall(part)) for part in whole)
    if numbers > most:
        return f"it holds {numbers:,} numbers and the limit is {most:,}; {_ADVICE}"
    return None


_ADVICE: Final = f"split it, or set {LIMIT_VARIABLE}"
