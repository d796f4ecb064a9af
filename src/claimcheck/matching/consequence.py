"""What a reader would take otherwise if the one figure stood in the place of the other."""

from decimal import Decimal
from typing import Final

from claimcheck.matching.figures import slip
from claimcheck.model import Figure
from claimcheck.quantity import Kind, plain

__all__ = ["consequence"]

_HALF: Final = Decimal("0.5")
_MATTERS: Final = Decimal("0.1")
"""From a tenth on a figure is another one for any reader."""

_SLIPS: Final = {
    "transposed-digits": "digits have changed places",
    "magnitude": "it is of another size",
}


def consequence(ours: Figure, theirs: Figure) -> str | None:
    """What the difference of two figures for the same thing does, or None where it does little.

    It turns a majority round, is a slip that changes the size, or makes a tenth or more.
    """
    a, b = ours.quantity, theirs.quantity
    x, y = a.canonical_value, b.canonical_value
    if x is None or y is None or a.dimension != b.dimension:
        return None
    if a.kind is b.kind is Kind.SHARE and (x - _HALF) * (y - _HALF) < 0:
        first, second = ("minority", "majority") if x < y else ("majority", "minority")
        return f"it turns a {first} into a {second}"
    if how := slip(a, b):
        return _SLIPS[how]
    if not x or not y or x * y < 0:
        return "one side has none of it"
    share = abs(y - x) / abs(x)
    if share < _MATTERS:
        return None
    return f"it makes it {plain((100 * share).quantize(Decimal(1)))}% {'more' if y > x else 'less'}"
