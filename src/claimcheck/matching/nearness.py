"""How near two amounts are, in digits: how little of it chance would explain.

Amounts in the news are spread over their sizes (a first digit of 1 is six times as frequent as one
of 9), so that one amount lies within a tenth of another by chance in about one case of ten, within
a hundredth in one of a hundred: each digit that they share makes chance ten times less likely. It
is the same measure for figures that print the same and for "a sixth" beside 16.5%.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import log2, log10
from typing import Final

from attrs import field, frozen

from claimcheck.matching.figures import rareness, slip
from claimcheck.model import Statement
from claimcheck.quantity import Kind, Quantity, plain

__all__ = ["BySize", "apart", "by_size", "nearness"]

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


def apart(a: Quantity, b: Quantity) -> float:
    """How often one amount must be doubled to come to the other: three times, or more, at most."""
    x, y = a.canonical_value, b.canonical_value
    if not x or not y or x * y < 0:
        return _OFTEN
    return min(_OFTEN, abs(log2(x / y)))


_OFTEN: Final = 3.0


@frozen
class BySize:
    """The figures of a document by dimension, smallest first, with their places."""

    of: Mapping[str, tuple[Sequence[Decimal], Sequence[tuple[int, int]]]] = field(repr=False)
    imprints: Mapping[tuple[str, str], Sequence[tuple[Quantity, tuple[int, int]]]] = field(
        repr=False
    )
    """By dimension and digits, in whatever order and size: 1.28 and 0.182 stand together."""

    def around(self, quantity: Quantity) -> Iterator[tuple[int, int]]:
        """The places (statement, figure) of the figures near an amount."""
        value = quantity.canonical_value
        if not value or quantity.kind in _ASIDE or quantity.dimension not in self.of:
            return
        values, places = self.of[quantity.dimension]
        ends = sorted((value * (1 - _WITHIN), value * (1 + _WITHIN)))
        yield from places[bisect_left(values, ends[0]) : bisect_right(values, ends[1])]

    def slips_of(self, quantity: Quantity) -> Iterator[tuple[int, int]]:
        """The places of the figures that a slip of the pen would make of an amount."""
        for theirs, place in self.imprints.get(_imprint(quantity), ()):
            if slip(quantity, theirs) and min(rareness(quantity), rareness(theirs)) >= _RARE:
                yield place


_RARE: Final = 3
"""The digits of 4.7 and 7.4 are often those of two facts."""


def _imprint(quantity: Quantity) -> tuple[str, str]:
    """The dimension and the digits, sorted, without the noughts that come and go with the size."""
    value = quantity.canonical_value
    digits = plain(abs(value)).replace(".", "").strip("0") if value is not None else ""
    return quantity.dimension, "".join(sorted(digits))


def by_size(statements: Sequence[Statement]) -> BySize:
    """The figures of a document, for looking up what is near an amount."""
    found: dict[str, list[tuple[Decimal, tuple[int, int]]]] = {}
    imprints: dict[tuple[str, str], list[tuple[Quantity, tuple[int, int]]]] = {}
    for at, statement in enumerate(statements):
        for i, figure in enumerate(statement.figures):
            value = figure.quantity.canonical_value
            if value and figure.quantity.kind not in _ASIDE:
                found.setdefault(figure.quantity.dimension, []).append((value, (at, i)))
                imprints.setdefault(_imprint(figure.quantity), []).append(
                    (figure.quantity, (at, i))
                )
    return BySize(
        {
            dimension: (tuple(v for v, _ in each), tuple(p for _, p in each))
            for dimension, each in ((d, sorted(rows)) for d, rows in found.items())
        },
        imprints,
    )
