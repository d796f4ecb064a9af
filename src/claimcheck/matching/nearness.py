"""How near two amounts are, in digits: how little of it chance would explain.

Amounts in the news are spread over their sizes (a first digit of 1 is six times as frequent as one
of 9), so that one amount lies within a tenth of another by chance in about one case of ten, within
a hundredth in one of a hundred: each digit that they share makes chance ten times less likely. It
is the same measure for figures that print the same and for "a sixth" beside 16.5%.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import log10
from typing import Final

from attrs import field, frozen

from claimcheck.matching.figures import rareness
from claimcheck.model import Statement
from claimcheck.quantity import Kind, Quantity

__all__ = ["BySize", "by_size", "nearness"]

_MOST: Final = 4.0
"""More digits than these are not worth more."""
_WITHIN: Final = Decimal("0.15")
"""Amounts further apart hardly share a digit."""
_ASIDE: Final = frozenset({Kind.IDENTIFIER, Kind.CLOCK})


def nearness(a: Quantity, b: Quantity) -> float:
    """In how many digits two amounts agree, whatever their words leave open; 0 where in none."""
    x, y = a.canonical_value, b.canonical_value
    if x is None or y is None or a.dimension != b.dimension or not x or not y:
        return 0.0
    if x == y:
        return float(min(rareness(a), rareness(b)))
    apart = abs(x / y - 1)
    if apart > _WITHIN:
        return 0.0
    return round(min(_MOST, -log10(apart)), 2)


@frozen
class BySize:
    """The figures of a document by dimension, smallest first, with their places."""

    of: Mapping[str, tuple[Sequence[Decimal], Sequence[tuple[int, int]]]] = field(repr=False)

    def around(self, quantity: Quantity) -> Iterator[tuple[int, int]]:
        """The places (statement, figure) of the figures near an amount."""
        value = quantity.canonical_value
        if not value or quantity.kind in _ASIDE or quantity.dimension not in self.of:
            return
        values, places = self.of[quantity.dimension]
        ends = sorted((value * (1 - _WITHIN), value * (1 + _WITHIN)))
        yield from places[bisect_left(values, ends[0]) : bisect_right(values, ends[1])]


def by_size(statements: Sequence[Statement]) -> BySize:
    """The figures of a document, for looking up what is near an amount."""
    found: dict[str, list[tuple[Decimal, tuple[int, int]]]] = {}
    for at, statement in enumerate(statements):
        for i, figure in enumerate(statement.figures):
            value = figure.quantity.canonical_value
            if value and figure.quantity.kind not in _ASIDE:
                found.setdefault(figure.quantity.dimension, []).append((value, (at, i)))
    return BySize(
        {
            dimension: (tuple(v for v, _ in each), tuple(p for _, p in each))
            for dimension, each in ((d, sorted(rows)) for d, rows in found.items())
        }
    )
