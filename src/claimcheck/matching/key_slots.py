"""The slots of two figures that say whether they are of one thing."""

from typing import Final

from claimcheck.model import Match, State

__all__ = ["differing"]

KEY_SLOTS: Final = (
    "unit",
    "measure",
    "population",
    "role",
    "direction",
    "period",
    "subject",
    "base",
)
"""The slots of two figures, beside their value, of which one may differ in a conflict."""


def differing(match: Match) -> tuple[str, ...]:
    """The key slots in which two figures differ."""
    return tuple(name for name in KEY_SLOTS if match.state(name) is State.DIFFERENT)
