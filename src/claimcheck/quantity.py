"""A number as prose states it: the set of values that the words leave open.

"16%" does not state a point: its printed precision leaves 15.5 to 16.5 open. "More than 80"
leaves everything above 80 open, "nearly half" a band below a half. Two quantities conflict
exactly when no value satisfies both, and only rules decide whether they may be compared.
"""

from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Final

from attrs import field, frozen

from claimcheck.frozen_values import quickly_made

INFINITY: Final = Decimal("Infinity")
"""The open end of "more than 80"."""


class Kind(Enum):
    """What sort of amount a quantity is; only quantities of one dimension can be compared."""

    __hash__ = object.__hash__  # members are single: hashed by identity, not by name each time

    COUNT = "count"
    SHARE = "share"
    """A part of a whole: 16%, one in six, half, 31 of 194."""
    POINTS = "points"
    """Percentage points: the difference of two shares."""
    MONEY = "money"
    RATE = "rate"
    """So many per so many: 158 per 100,000 people."""
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    """A rank or position: third-largest, the fifth year."""
    MULTIPLE = "multiple"
    """A factor: doubled, three times as many."""
    SCORE = "score"
    """A result of two sides: 3-1."""
    TEMPERATURE = "temperature"
    MEASURE = "measure"
    """A physical amount other than time and temperature: km, acres, kg, MW."""
    CLOCK = "clock"
    """A time of day."""
    IDENTIFIER = "identifier"
    """Digits that name and do not count: Route 9, platform 3, COVID-19."""


class Bound(Enum):
    """How the printed number limits the values that are meant."""

    __hash__ = object.__hash__  # members are single: hashed by identity, not by name each time

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    BETWEEN = "between"


_TELLING: Final = 4
"""From so many digits on, the same digits in another order are hardly chance."""


@quickly_made
@frozen
class Quantity:
    """An interval of values in a printed unit.

    `low` and `high` are the ends in the printed unit (per cent for "16%"), open where
    `low_open` and `high_open` say so. `value` is the number as printed, magnitude words applied
    (1200000 for "1.2m", 16 for "16%", 90 for "some 90"), or None for a range, whose printed ends
    are `range`. `precision` is the step of the printed digits (1 for 16, 0.1 for 4.2, 100000 for
    1.2m). `dimension` names what may be compared ("count", "share", "GBP", "length", "rate"), and
    `scale` and `offset` lead from the printed unit to the dimension's own: canonical = low * scale
    + offset.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False
    kind: Kind = Kind.COUNT
    value: Decimal | None = None
    range: tuple[Decimal, Decimal] | None = None
    unit: str | None = None
    bound: Bound = Bound.EXACT
    hedge: str | None = None
    precision: Decimal = Decimal(1)
    dimension: str = "count"
    scale: Decimal = Decimal(1)
    offset: Decimal = field(default=Decimal(0))

    def __attrs_post_init__(self) -> None:
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise ValueError(f"no value lies between {self.low} and {self.high}")

    @property
    def canonical_low(self) -> Decimal:
        """The lower end in the dimension's own unit."""
        return self.low * self.scale + self.offset

    @property
    def canonical_high(self) -> Decimal:
        """The upper end in the dimension's own unit."""
        return self.high * self.scale + self.offset

    @cached_property
    def canonical_value(self) -> Decimal | None:
        """The printed number in the dimension's own unit; the middle for a range."""
        if self.value is not None:
            return self.value * self.scale + self.offset
        if self.range is not None:
            return (self.range[0] + self.range[1]) / 2 * self.scale + self.offset
        return None

    @cached_property
    def digits(self) -> int:
        """How many digits are printed that mean something: what equal values are worth as a cue."""
        if self.value is None:
            return 2
        steps = abs(self.value / self.precision) if self.precision else abs(self.value)
        return max(1, len(str(int(steps))))

    @cached_property
    def imprint(self) -> str | None:
        """The digits, where there are many, in one order: 38,472 and 38,742 share theirs."""
        if self.value is None:
            return None
        printed = plain(abs(self.value)).replace(".", "").strip("0")
        return "".join(sorted(printed)) if len(printed) >= _TELLING else None

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.low.is_finite() and self.high.is_finite()

    @property
    def is_point(self) -> bool:
        """Whether one value only is meant."""
        return self.low == self.high

    def includes(self, value: Decimal) -> bool:
        """Whether a value in the dimension's own unit is left open by the words."""
        low, high = self.canonical_low, self.canonical_high
        above = value > low or (value == low and not self.low_open)
        below = value < high or (value == high and not self.high_open)
        return above and below

    def overlaps(self, other: "Quantity") -> bool:
        """Whether some value satisfies both; False where the dimensions differ."""
        if self.dimension != other.dimension:
            return False
        low = max(self.canonical_low, other.canonical_low)
        high = min(self.canonical_high, other.canonical_high)
        if low < high:
            return True
        return low == high and self.includes(low) and other.includes(low)

    def within(self, other: "Quantity") -> bool:
        """Whether every value of this quantity satisfies the other."""
        if self.dimension != other.dimension:
            return False
        a, b = self.canonical_low, other.canonical_low
        c, d = self.canonical_high, other.canonical_high
        above = a > b or (a == b and (self.low_open or not other.low_open))
        below = c < d or (c == d and (self.high_open or not other.high_open))
        return above and below

    def __str__(self) -> str:
        if self.is_point:
            return f"[{plain(self.low)}]"
        left = "(" if self.low_open or self.low == -INFINITY else "["
        right = ")" if self.high_open or self.high == INFINITY else "]"
        return f"{left}{plain(self.low)}, {plain(self.high)}{right}"


def plain(value: Decimal) -> str:
    """Write a number without exponent and without trailing zeros after the point."""
    if not value.is_finite():
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
