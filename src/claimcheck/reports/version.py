"""Which claimcheck wrote a report."""

from functools import cache
from typing import Final

NAME: Final = "claimcheck"


@cache
def version() -> str:
    """The version of the installed package; "unknown" for a folder that was never installed."""
    from importlib.metadata import (  # noqa: PLC0415 - slow to import, and only asked for here
        PackageNotFoundError,
    )
    from importlib.metadata import version as installed  # noqa: PLC0415 - likewise

    try:
        return installed("claimcheck-news")
    except PackageNotFoundError:
        return "unknown"
