"""Whether a statement gives a cause, or says that nobody knows it."""

from typing import Final

from claimcheck.model import Cue, Statement

__all__ = ["cause_of", "gives_cause", "knows_no_cause"]

_FAMILY: Final = "cause"
_UNKNOWN: Final = "unknown"


def cause_of(statement: Statement) -> Cue | None:
    """The first cue of a statement that joins a cause and an effect."""
    return next((c for c in statement.cues if c.family == _FAMILY), None)


def gives_cause(statement: Statement) -> bool:
    """Whether a statement makes one thing the cause of another, however surely."""
    cue = cause_of(statement)
    return cue is not None and cue.value != _UNKNOWN


def knows_no_cause(statement: Statement) -> bool:
    """Whether a statement says that a cause is not known."""
    cue = cause_of(statement)
    return cue is not None and cue.value == _UNKNOWN
