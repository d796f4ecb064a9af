"""Shares of one thing at two times, and changes in per cent that print their difference."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final

from attrs import frozen

from claimcheck.model import Figure, FigureRole, Relation, Statement
from claimcheck.quantity import Kind, plain

_LEVELS: Final = frozenset(
    {
        FigureRole.SHARE,
        FigureRole.LEVEL,
        FigureRole.TO,
        FigureRole.FROM,
        FigureRole.CHANGE,
    }
)
_HUNDRED: Final = Decimal(100)
_NEAR: Final = Decimal("0.75")
"""A change that is within so much of the change in per cent is one, and no difference of points."""


@frozen
class Gap:
    """Two shares that a sentence gives of one thing, and how far apart they are, in points."""

    earlier: Figure
    later: Figure
    value: Decimal

    @property
    def way(self) -> str | None:
        """Whether the share rose or fell, where the sentence says which of the two came first."""
        if not _is_first(self.earlier):
            return None
        rose = (self.later.quantity.value or 0) > (self.earlier.quantity.value or 0)
        return "up" if rose else "down"

    @property
    def arithmetic(self) -> str:
        """The calculation."""
        a, b = (abs(f.quantity.value or Decimal(0)) for f in (self.earlier, self.later))
        return f"{plain(max(a, b))} - {plain(min(a, b))} = {plain(self.value)} points"

    def is_also_per_cent(self, value: Decimal) -> bool:
        """Whether the change is about so many per cent, too."""
        start = abs(self.earlier.quantity.value or Decimal(0))
        return bool(start) and abs(self.value / start * _HUNDRED - value) <= _NEAR


def gaps(statement: Statement) -> Iterator[Gap]:
    """The pairs of shares of one thing at two times, with their differences."""
    shares = [
        f
        for f in statement.figures
        if f.quantity.kind is Kind.SHARE
        and f.quantity.value is not None
        and f.quantity.unit == "%"
        and not f.arithmetic
        and f.role in _LEVELS
    ]
    for a, b in combinations(shares, 2):
        if not _is_of_one_thing(a, b, statement):
            continue
        earlier, later = (b, a) if not _is_first(a) else (a, b)
        value = abs((a.quantity.value or Decimal(0)) - (b.quantity.value or Decimal(0)))
        if value:
            yield Gap(earlier, later, value)


def changes(statement: Statement) -> Iterator[Figure]:
    """The changes that a sentence gives in per cent."""
    for figure in statement.figures:
        if (
            figure.role is FigureRole.CHANGE
            and figure.quantity.kind is Kind.SHARE
            and figure.quantity.value is not None
            and figure.quantity.unit == "%"
            and not figure.arithmetic
        ):
            yield figure


def told_in_per_cent(gap: Gap, change: Figure) -> bool:
    """Whether a change in per cent prints the points by which two shares differ."""
    value = change.quantity.value
    if value is None or value != gap.value or gap.is_also_per_cent(value):
        return False
    return not (gap.way and change.change and gap.way != change.change)


def _is_first(figure: Figure) -> bool:
    return figure.role is FigureRole.FROM or figure.relation is Relation.CONTRAST


def _is_of_one_thing(a: Figure, b: Figure, statement: Statement) -> bool:
    """Whether two shares are of one thing at two times: "41%, compared with 38% a year before"."""
    if FigureRole.CHANGE in {a.role, b.role} and FigureRole.FROM not in {a.role, b.role}:
        return False
    if {a.role, b.role} == {FigureRole.FROM, FigureRole.TO}:
        return True
    figures = statement.figures
    for one, other in ((a, b), (b, a)):
        if one.role is FigureRole.FROM and one.related is None:
            return True
        if one.related is not None and one.relation is Relation.CONTRAST:
            related = figures[one.related]
            if related is other or related.span == other.span:
                return True
        if _is_share_of_compared(one, other, statement):
            return True
    return False


def _is_share_of_compared(one: Figure, other: Figure, statement: Statement) -> bool:
    """Whether each share stands with a count, and one count is compared with the other."""
    if one.base is None or other.base is None or one.base == other.base:
        return False
    mine = [i for i, f in enumerate(statement.figures) if f.base == one.base]
    yours = [i for i, f in enumerate(statement.figures) if f.base == other.base]
    return any(
        statement.figures[i].related in yours and statement.figures[i].relation is Relation.CONTRAST
        for i in mine
    )


__all__ = ["Gap", "changes", "gaps", "told_in_per_cent"]
