"""Amounts that no words state but that follow from figures of one sentence."""

from decimal import Decimal, ROUND_HALF_UP
from typing import Final

from attrs import evolve

from claimcheck.model import Figure, FigureRole, Phrase, Relation, Statement
from claimcheck.quantity import Bound, Kind, Quantity, plain

_HUNDRED: Final = Decimal(100)
_EXACT: Final = frozenset({Bound.EXACT, Bound.ABOUT})


def with_derived(statement: Statement, before: Statement | None = None) -> Statement:
    """The statement with the shares, changes and remainders that follow from its figures.

    A share follows from a part and its base (90 of 194 is 46.4%), a change from two ends (115 to
    69 is a fall of 40.0%), a remainder from a part of a stated group (90 less 49 is 41).
    """
    derived: list[Figure] = []
    figures = statement.figures
    for i, figure in enumerate(figures):
        if figure.arithmetic or figure.quantity.kind not in {Kind.COUNT, Kind.MONEY}:
            continue
        if figure.base is not None and figure.base < len(figures):
            derived += _share(figure, figures[figure.base])
        if figure.relation is Relation.PART_OF and figure.related is not None:
            whole = figures[figure.related]
            derived += _remainder(figure, whole)
            derived += _share(figure, whole)
        if figure.role is FigureRole.TO:
            start = next(
                (f for f in figures if f.role is FigureRole.FROM and _alike(f, figure)), None
            )
            if start:
                derived += _change(start, figure)
        if figure.role is FigureRole.LEVEL and figure.change:
            start = next(
                (
                    f
                    for k, f in enumerate(figures)
                    if k > i and f.role is FigureRole.FROM and _alike(f, figure)
                ),
                None,
            )
            if start:
                derived += _change(start, figure)
    _ = before
    return evolve(statement, figures=(*figures, *derived)) if derived else statement


def _alike(a: Figure, b: Figure) -> bool:
    return a.quantity.dimension == b.quantity.dimension


def _share(part: Figure, whole: Figure) -> list[Figure]:
    x, y = part.quantity.value, whole.quantity.value
    if not _alike(part, whole) or not x or not y or x > y:
        return []
    value = _HUNDRED * x / y
    return [
        _figure(
            part,
            value,
            Kind.SHARE,
            FigureRole.SHARE,
            f"{plain(x)} / {plain(y)} = {_one(value)}%",
            of=whole.counted,
        )
    ]


def _change(start: Figure, end: Figure) -> list[Figure]:
    x, y = start.quantity.canonical_value, end.quantity.canonical_value
    if not x or y is None or start.quantity.kind in {Kind.SHARE, Kind.POINTS}:
        return []
    value = _HUNDRED * abs(y - x) / abs(x)
    way = "up" if y > x else "down"
    word = "rise" if y > x else "fall"
    a, b = start.quantity.value, end.quantity.value
    made = _figure(
        end,
        value,
        Kind.SHARE,
        FigureRole.CHANGE,
        f"({plain(b or y)} - {plain(a or x)}) / {plain(a or x)} = a {word} of {_one(value)}%",
    )
    return [evolve(made, change=way)]


def _remainder(part: Figure, whole: Figure) -> list[Figure]:
    x, y = part.quantity.value, whole.quantity.value
    if (
        not _alike(part, whole)
        or x is None
        or y is None
        or x >= y
        or whole.quantity.bound is not Bound.EXACT
    ):
        return []
    left = y - x
    quantity = evolve(whole.quantity, low=left, high=left, value=left)
    return [
        evolve(
            whole,
            quantity=quantity,
            text=plain(left),
            span=part.span,
            arithmetic=f"{plain(y)} - {plain(x)} = {plain(left)}",
            relation=None,
            related=None,
            base=None,
        )
    ]


def _figure(
    model: Figure,
    value: Decimal,
    kind: Kind,
    role: FigureRole,
    arithmetic: str,
    of: Phrase | None = None,
) -> Figure:
    hedged = model.quantity.bound is Bound.ABOUT
    room = Decimal("0.05") * value if hedged else Decimal("0.05")
    quantity = Quantity(
        value - room,
        value + room,
        kind=kind,
        value=value,
        unit="%",
        bound=model.quantity.bound if model.quantity.bound in _EXACT else Bound.EXACT,
        precision=Decimal("0.1"),
        dimension="share",
        scale=Decimal("0.01"),
    )
    return evolve(
        model,
        quantity=quantity,
        role=role,
        text=f"{_one(value)}%",
        of=of or model.of,
        relation=None,
        related=None,
        base=None,
        arithmetic=arithmetic,
    )


def _one(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP):f}"
