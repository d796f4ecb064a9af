"""The name that someone probably meant."""

from collections.abc import Collection
from typing import Final

CLOSE_ENOUGH: Final = 60.0
"""How alike, out of 100, two names must look before one is offered for the other."""

MOST_COMPARED: Final = 2_000
"""Among more names than this none is looked for: a message must not cost more than the work."""

LISTED: Final = 16
"""How many names a message lists before it says "and others"."""


def nearest(name: str, known: Collection[str]) -> str | None:
    """The known name that looks most like the given one, or None if none looks like it."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only needed once something is wrong

    if len(known) > MOST_COMPARED:
        return None
    names = list(known)
    found = process.extractOne(
        name.casefold(),
        [each.casefold() for each in names],
        scorer=fuzz.ratio,
        score_cutoff=CLOSE_ENOUGH,
    )
    return None if found is None else names[found[2]]


def suggestion(name: str, known: Collection[str], *, plural: str) -> str:
    """The end of a message about an unknown name: the nearest one, or the list of a few."""
    close = nearest(name, known)
    if close is not None:
        return f"did you mean {close!r}?"
    if not known:
        return f"there are no {plural}"
    listed = ", ".join(list(known)[:LISTED])
    return f"the {plural} are {listed}" + (" and others" if len(known) > LISTED else "")
