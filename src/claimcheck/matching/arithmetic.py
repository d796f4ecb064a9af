"""Amounts that no words state but that follow from figures of one sentence."""

# Longer than 400 lines: one function for each thing that follows from figures of a sentence.

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

from attrs import evolve

from claimcheck.model import Figure, FigureRole, Relation, Statement
from claimcheck.quantity import Bound, Kind, Quantity, plain

_HUNDRED: Final = Decimal(100)
_SLACK: Final = Decimal("0.05")
"""Half of the last digit that a calculation is shown with."""


def with_derived(statement: Statement, before: Sequence[Statement] = ()) -> Statement:
    """The statement with the shares, changes and remainders that follow from its figures.

    A share follows from a part and its base (90 of 194 is 46.4%), also where the base stands in a
    sentence before; a change from two ends (115 to 69 is a fall of 40.0%) and a difference from two
    levels (68.7% less 66.8% is 1.9 points); a remainder from a part of a stated group (90 less 49
    is 41).
    """
    figures = statement.figures
    derived: list[Figure] = []
    for at, figure in enumerate(figures):
        if figure.arithmetic:
            continue
        derived += _differences(figures, at)
        if figure.role is FigureRole.CHANGE and figure.quantity.kind is Kind.POINTS:
            derived += _start(figures, at)
        if figure.quantity.kind not in {Kind.COUNT, Kind.MONEY}:
            continue
        wholes = [figures[i] for i in dict.fromkeys(_whole(figure)) if i < len(figures)]
        for whole in wholes:
            derived += _share(figure, at, whole)
            derived += _remainder(figure, at, whole)
        if not wholes and figure.role is FigureRole.LEVEL:
            derived += _share_of_earlier(figure, at, before)
        if figure.role in {FigureRole.TO, FigureRole.LEVEL}:
            start = next(
                (f for f in figures if f.role is FigureRole.FROM and _alike(f, figure)), None
            )
            if start and (figure.role is FigureRole.TO or figure.change):
                derived += _change(start, figure, at)
    derived += _sums(statement)
    return evolve(statement, figures=(*figures, *derived)) if derived else statement


def with_shares(statement: Statement) -> Statement:
    """A claim's statement with the shares of its parts: "of the 103, 27" is 26.2% of them."""
    figures = statement.figures
    derived = [
        share
        for at, figure in enumerate(figures)
        if figure.quantity.kind in {Kind.COUNT, Kind.MONEY}
        for place in dict.fromkeys(_whole(figure))
        if place < len(figures)
        for share in _share(figure, at, figures[place])
    ]
    return evolve(statement, figures=(*figures, *derived)) if derived else statement


def _whole(figure: Figure) -> Iterator[int]:
    """The places of the figures that a figure is a part of."""
    if figure.base is not None:
        yield figure.base
    if figure.relation is Relation.PART_OF and figure.related is not None:
        yield figure.related


def _alike(a: Figure, b: Figure) -> bool:
    return a.quantity.dimension == b.quantity.dimension


def _share_of_earlier(part: Figure, at: int, before: Sequence[Statement]) -> list[Figure]:
    """A share of a whole that a sentence before gave for the same sort of thing."""
    unit = part.counted.lemmas[-1] if part.counted and part.counted.lemmas else None
    if part.relation is Relation.PART_OF and part.related is None and part.of is not None:
        # "Of these, 140": what they are parts of stands where its words do.
        span = part.of.span
        for statement in before:
            for whole in statement.figures:
                if not whole.arithmetic and span.covers(whole.span):
                    return _share(part, at, whole)
    if unit is None:
        return []
    for statement in before:
        for whole in statement.figures:
            if (
                whole.role is FigureRole.BASE
                and whole.counted
                and whole.counted.lemmas[-1:] == (unit,)
                and not whole.arithmetic
            ):
                return _share(part, at, whole)
    return []


def _share(part: Figure, at: int, whole: Figure) -> list[Figure]:
    x, y = part.quantity.value, whole.quantity.value
    if not _alike(part, whole) or not x or not y or x > y:
        return []
    p, w = part.quantity, whole.quantity
    if not (p.is_bounded and w.is_bounded) or w.low <= 0:
        return []
    value = _HUNDRED * x / y
    calculation = f"{plain(x)} / {plain(y)} = {_one(value)}%"
    ends = (_HUNDRED * p.low / w.high, _HUNDRED * p.high / w.low)
    made = _figure(part, value, ends, FigureRole.SHARE, calculation)
    return [evolve(made, of=whole.counted, source=at)]


def _change(start: Figure, end: Figure, at: int) -> list[Figure]:
    a, b = start.quantity, end.quantity
    x, y = a.canonical_value, b.canonical_value
    if not x or y is None or a.kind in {Kind.SHARE, Kind.POINTS}:
        return []
    (low, high), (least, most) = _ends(a), _ends(b)
    if not all(end.is_finite() and end > 0 for end in (low, high, least, most)):
        return []
    value = _HUNDRED * (y - x) / x
    ends = (_HUNDRED * (least - high) / high, _HUNDRED * (most - low) / low)
    way, word = ("up", "rise") if y > x else ("down", "fall")
    if y < x:
        value, ends = -value, (-ends[1], -ends[0])
    first, last = a.value or x, b.value or y
    more, less = max(first, last), min(first, last)
    calculation = f"({plain(more)} - {plain(less)}) / {plain(first)} = {_one(value)}%, a {word}"
    return [
        evolve(_figure(end, value, ends, FigureRole.CHANGE, calculation), change=way, source=at)
    ]


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The least and most that is meant; "more than 48,000" is said of what begins with 48,000."""
    low, high, value = quantity.canonical_low, quantity.canonical_high, quantity.canonical_value
    step = _last_step(quantity)
    if value is not None and not high.is_finite() and quantity.bound in _ABOVE:
        high = value + step
    if value is not None and quantity.bound in _BELOW:
        low = max(low, value - step)
    return low, high


_ABOVE: Final = frozenset({Bound.OVER, Bound.AT_LEAST})
_BELOW: Final = frozenset({Bound.UNDER, Bound.AT_MOST})


def _last_step(quantity: Quantity) -> Decimal:
    """One in the last place that a figure prints: 1,000 for 48,000, 0.1 for 4.2."""
    value = quantity.value
    if value is None or quantity.precision < 1 or value != value.to_integral_value() or not value:
        return quantity.precision * quantity.scale
    step = Decimal(1)
    while value % (step * 10) == 0:
        step *= 10
    return max(step, quantity.precision) * quantity.scale


_LEVELS: Final = frozenset({FigureRole.LEVEL, FigureRole.TO, FigureRole.SHARE})


def _differences(figures: Sequence[Figure], at: int) -> list[Figure]:
    """By how much a figure is above or below the one that it is compared with, or rose from."""
    figure = figures[at]
    if figure.role not in _LEVELS:
        return []
    others = [
        f
        for i, f in enumerate(figures)
        if i != at
        and not f.arithmetic
        and _alike(f, figure)
        and f.quantity.unit == figure.quantity.unit
        and (f.role is FigureRole.FROM or _of_another_time(f, figure, at))
    ]
    return [made for other in others[:1] for made in _difference(other, figure, at)]


def _of_another_time(other: Figure, figure: Figure, at: int) -> bool:
    """Whether a figure is what another is compared with, of the same thing at another time."""
    contrasted = other.relation is Relation.CONTRAST and other.related == at
    return contrasted and other.period is not None and other.period != figure.period


_SUBTRACTED: Final = frozenset({Kind.SHARE, Kind.COUNT, Kind.MONEY, Kind.DURATION, Kind.MEASURE})


def _difference(start: Figure, end: Figure, at: int) -> list[Figure]:
    a, b = start.quantity, end.quantity
    if a.value is None or b.value is None or a.value == b.value:
        return []
    if not (a.is_bounded and b.is_bounded) or a.kind not in _SUBTRACTED:
        return []
    more, less = (a, b) if a.value > b.value else (b, a)
    value = abs(a.value - b.value)
    share = a.kind is Kind.SHARE
    quantity = evolve(
        b,
        low=max(more.low - less.high, Decimal(0)),
        high=more.high - less.low,
        low_open=False,
        high_open=False,
        kind=Kind.POINTS if share else b.kind,
        value=value,
        range=None,
        unit="pp" if share else b.unit,
        bound=Bound.EXACT,
        hedge=None,
        dimension="points" if share else b.dimension,
        scale=Decimal(1) if share else b.scale,
    )
    way = ("up" if b.value > a.value else "down") if start.role is FigureRole.FROM else None
    return [
        evolve(
            end,
            quantity=quantity,
            role=FigureRole.CHANGE,
            text=f"{plain(value)} points" if share else plain(value),
            arithmetic=(
                f"{plain(max(a.value, b.value))} - {plain(min(a.value, b.value))} = {plain(value)}"
            ),
            change=way,
            relation=None,
            related=None,
            base=None,
            source=at,
        )
    ]


_ENDED: Final = frozenset({FigureRole.LEVEL, FigureRole.TO, FigureRole.SHARE})


def _start(figures: Sequence[Figure], at: int) -> list[Figure]:
    """Where a share stood before it rose or fell by so many points to what the sentence gives."""
    change = figures[at]
    by = change.quantity
    others = [
        f for f in figures if f.quantity.kind is Kind.SHARE and not f.arithmetic and f is not change
    ]
    if len(others) != 1 or others[0].role not in _ENDED or change.change not in {"up", "down"}:
        return []
    end = others[0].quantity
    if by.value is None or end.value is None or not (by.is_bounded and end.is_bounded):
        return []
    if end.unit != "%":
        return []
    rose = change.change == "up"
    value = end.value - by.value if rose else end.value + by.value
    low = end.low - by.high if rose else end.low + by.low
    high = end.high - by.low if rose else end.high + by.high
    if low < 0:
        return []
    sign = "-" if rose else "+"
    quantity = evolve(end, low=low, high=high, value=value, low_open=False, high_open=False)
    return [
        evolve(
            others[0],
            quantity=evolve(quantity, bound=Bound.EXACT, hedge=None),
            role=FigureRole.FROM,
            text=f"{plain(value)}%",
            change=change.change,
            period=None,
            arithmetic=f"{plain(end.value)} {sign} {plain(by.value)} = {plain(value)}",
            relation=None,
            related=None,
            base=None,
            source=figures.index(others[0]),
        )
    ]


def _sums(statement: Statement) -> list[Figure]:
    """What two amounts that stand joined come to together: "187 houses and 225 barns" are 412.

    Rounded ones, and sums of money, only where the second is said to be a further one.
    """
    found = []
    figures = [(i, f) for i, f in enumerate(statement.figures) if not f.arithmetic]
    for (i, a), (k, b) in pairwise(figures):
        x, y = a.quantity, b.quantity
        if not (_adds(a) and _adds(b)) or x.value is None or y.value is None:
            continue
        between = [t.text for t in statement.tokens if a.span.end <= t.span.start < b.span.start]
        further = b.relation is Relation.FURTHER
        joined = "and" in between[-2:] or "plus" in between[-2:] or further
        exact = x.is_point and y.is_point and x.kind is Kind.COUNT
        if not (further or exact) or not _in_one_unit(a, b):
            continue
        if not joined or a.relation is Relation.PART_OF or b.relation in _NO_PART:
            continue
        total = x.value + y.value
        quantity = evolve(
            x,
            low=x.low + y.low,
            high=x.high + y.high,
            value=total,
            low_open=False,
            high_open=False,
            bound=Bound.EXACT,
            hedge=None,
        )
        found.append(
            evolve(
                b,
                quantity=quantity,
                text=plain(total),
                counted=None,
                arithmetic=f"{plain(x.value)} + {plain(y.value)} = {plain(total)}",
                relation=Relation.TOTAL,
                related=None,
                base=None,
                source=k if i == k else i,
            )
        )
    return found


def _in_one_unit(a: Figure, b: Figure) -> bool:
    """Whether two amounts are told in one unit and size, and each once or each so often."""
    x, y = a.quantity, b.quantity
    alike = (x.unit, x.scale, x.dimension) == (y.unit, y.scale, y.dimension)
    return alike and (a.per is None) == (b.per is None)


_NO_PART: Final = frozenset({Relation.PART_OF, Relation.CONTRAST, Relation.TOTAL})


def _adds(figure: Figure) -> bool:
    """Whether a figure is a count or a sum of money that may be added to another."""
    quantity = figure.quantity
    return (
        quantity.kind in {Kind.COUNT, Kind.MONEY}
        and quantity.is_bounded
        and figure.role is FigureRole.LEVEL
        and figure.base is None
        and (quantity.value or 0) > 1
    )


def _remainder(part: Figure, at: int, whole: Figure) -> list[Figure]:
    x, y = part.quantity.value, whole.quantity.value
    if not _alike(part, whole) or x is None or y is None or x >= y:
        return []
    if whole.quantity.bound is not Bound.EXACT or part.quantity.bound is not Bound.EXACT:
        return []
    left = y - x
    quantity = evolve(
        whole.quantity, low=left, high=left, low_open=False, high_open=False, value=left
    )
    return [
        evolve(
            part,
            quantity=quantity,
            text=plain(left),
            counted=part.counted or whole.counted,
            arithmetic=f"{plain(y)} - {plain(x)} = {plain(left)}",
            relation=None,
            related=None,
            base=None,
            source=at,
            complement=True,
        )
    ]


def _figure(
    model: Figure,
    value: Decimal,
    ends: tuple[Decimal, Decimal],
    role: FigureRole,
    arithmetic: str,
) -> Figure:
    """A share or change in per cent, at the place of the figure that it follows from."""
    quantity = Quantity(
        min(ends[0], value) - _SLACK,
        max(ends[1], value) + _SLACK,
        kind=Kind.SHARE,
        value=value,
        unit="%",
        precision=Decimal("0.1"),
        dimension="share",
        scale=Decimal("0.01"),
    )
    return evolve(
        model,
        quantity=quantity,
        role=role,
        text=f"{_one(value)}%",
        relation=None,
        related=None,
        base=None,
        arithmetic=arithmetic,
    )


def _one(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP):f}"
