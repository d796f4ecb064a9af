"""The time by which it is told who is counted: "patients waiting less than 18 weeks"."""

from decimal import Decimal
from typing import Final

from claimcheck.model import Figure, FigureRole, Slot, State, Statement
from claimcheck.quantity import Kind

__all__ = ["criterion", "is_criterion", "narrowed"]

_APART: Final = Decimal("1.1")
"""A year and 52 weeks are one criterion; 52 and 65 weeks are two."""


def is_criterion(figure: Figure) -> bool:
    """Whether a figure says how long it must have been to be counted."""
    return figure.role is FigureRole.THRESHOLD and figure.quantity.kind is Kind.DURATION


def criterion(figure: Figure, statement: Statement) -> Figure | None:
    """The criterion of those that a figure counts: the next behind it, else the last before it.

    Behind it none is looked for beyond the next figure that counts others.
    """
    before: Figure | None = None
    for other in statement.figures:
        if other is figure or other.arithmetic:
            continue
        if other.span.start < figure.span.start:
            before = other if is_criterion(other) else None
        elif is_criterion(other):
            return other
        else:
            break
    return before


def narrowed(slot: Slot, ours: Figure, theirs: Figure, mine: Statement, yours: Statement) -> Slot:
    """A population slot, made different where two criteria count two groups.

    Who waited more than a year are not those who waited more than 65 weeks.
    """
    if is_criterion(ours) or is_criterion(theirs) or slot.state is State.DIFFERENT:
        return slot
    a, b = criterion(ours, mine), criterion(theirs, yours)
    if a is None or b is None or not _apart(a, b):
        return slot
    return Slot("population", State.DIFFERENT, a.text, b.text, b.span)


def _apart(a: Figure, b: Figure) -> bool:
    x, y = a.quantity.canonical_value, b.quantity.canonical_value
    if not x or not y:
        return False
    return max(x / y, y / x) > _APART
