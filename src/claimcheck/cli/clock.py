"""The day on which a run takes place, which a build may pin."""

import datetime as dt
import os


def now() -> dt.datetime:
    """The time, in UTC; `SOURCE_DATE_EPOCH` (seconds since 1970) pins it.

    The variable is that of reproducible-builds.org.
    """
    pinned = os.environ.get("SOURCE_DATE_EPOCH", "")
    if pinned.isdecimal() and pinned.isascii():
        try:
            return dt.datetime.fromtimestamp(int(pinned), tz=dt.UTC)
        except (OverflowError, OSError, ValueError):
            pass
    return dt.datetime.now(tz=dt.UTC)


def today() -> dt.date:
    """The day, as the person at the machine has it; pinned, in UTC."""
    return now().date() if os.environ.get("SOURCE_DATE_EPOCH") else now().astimezone().date()
