"""The rule does-not-add-up."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from claimcheck.matching.arithmetic import with_derived
from claimcheck.model import Figure, FigureRole, Reading, Relation, Severity, Statement, Verdict
from claimcheck.quantity import Bound, Kind, plain
from claimcheck.rules.rule import Found, Place, document_rule, said

_BESIDE: Final = 40
"""How far from its counts a share in brackets stands, at most, in code points."""


@document_rule("does-not-add-up", "arithmetic", Verdict.CONFLICT, Severity.ERROR)
def does_not_add_up(reading: Reading) -> Iterator[Found]:
    """Figures of one text that do not follow from one another.

    "19 of the 84 reviews (32%)" (it is 22.6%), "a fall of 30% from 115 to 69" (it is 40.0%), "90
    children, of which 119". Each figure counts for all that its printed digits and its hedge leave
    open.

    What to do: do the sum again with the source's figures; one of them is a slip.
    """
    before: tuple[Statement, ...] = ()
    for known in reading.statements:
        # What is worked out here is worked out from what is printed alone.
        printed = tuple(f for f in known.figures if not f.arithmetic)
        statement = evolve(known, figures=printed)
        if not statement.question and statement.figures:
            yield from _parts(reading, statement)
            full = with_derived(statement)
            yield from _shares(reading, statement, full.figures)
            yield from _changes(reading, statement, full.figures, before)
        before = (statement,)


def _place(reading: Reading, statement: Statement, *figures: Figure) -> Place:
    return reading.document, statement, tuple(dict.fromkeys(f.span for f in figures))


def _parts(reading: Reading, statement: Statement) -> Iterator[Found]:
    """A part that is larger than its whole."""
    for figure in statement.figures:
        whole_at = figure.base
        if figure.relation is Relation.PART_OF:
            whole_at = figure.related
        if whole_at is None or whole_at >= len(statement.figures) or figure.arithmetic:
            continue
        whole = statement.figures[whole_at]
        a, b = figure.quantity, whole.quantity
        counts = a.kind is b.kind is Kind.COUNT and b.bound in {Bound.EXACT, Bound.ABOUT}
        if counts and a.low > b.high:
            yield Found(
                f"makes {said(figure)} a part of {said(whole)}",
                (_place(reading, statement, figure, whole),),
                arithmetic=f"{plain(a.low)} is more than {plain(b.high)}",
                confidence=0.9,
            )


def _shares(reading: Reading, statement: Statement, figures: Sequence[Figure]) -> Iterator[Found]:
    """A share that stands in brackets with its part and whole, and is another."""
    told: set[int] = set()
    for derived in figures:
        if derived.role is not FigureRole.SHARE or not derived.arithmetic or derived.source is None:
            continue
        part = figures[derived.source]
        whole = figures[part.base] if part.base is not None else part
        for stated in statement.figures:
            if stated.quantity.kind is not Kind.SHARE or stated.role is FigureRole.CHANGE:
                continue
            if not _in_brackets(statement, (part, whole), stated):
                continue
            start = stated.span.start
            if not stated.quantity.overlaps(derived.quantity) and start not in told:
                told.add(start)
                yield Found(
                    f"gives {said(stated)} with {said(part)} of {said(whole)}, which is "
                    f"{derived.text}",
                    (_place(reading, statement, stated, part, whole),),
                    arithmetic=derived.arithmetic,
                    confidence=0.9,
                )


def _in_brackets(statement: Statement, counts: Sequence[Figure], share: Figure) -> bool:
    """Whether a share and its counts stand together, the one or the other in brackets."""
    start = min(f.span.start for f in counts)
    end = max(f.span.end for f in counts)
    if share.span.start >= end:
        first, last = end, share.span.start
    elif share.span.end <= start:
        first, last = share.span.end, start
    else:
        return False
    between = statement.text[first - statement.span.start : last - statement.span.start]
    others = any(first <= f.span.start < last for f in statement.figures)
    return len(between) <= _BESIDE and between.count("(") == 1 and ")" not in between and not others


def _changes(
    reading: Reading,
    statement: Statement,
    figures: Sequence[Figure],
    before: Sequence[Statement],
) -> Iterator[Found]:
    """A change in per cent beside its two ends, and another than theirs."""
    stated = [
        f
        for f in statement.figures
        if f.role is FigureRole.CHANGE and f.quantity.kind is Kind.SHARE and f.per is None
    ]
    if len(stated) != 1:
        return
    derived = [
        f
        for f in figures
        if f.arithmetic and f.role is FigureRole.CHANGE and f.quantity.kind is Kind.SHARE
    ]
    starts = [
        f
        for f in statement.figures
        if f.role is FigureRole.FROM and _of_one_verb(statement, stated[0], f)
    ]
    place: tuple[Place, ...] = ()
    if len(derived) == 1 and len(starts) == 1 and derived[0].source is not None:
        place = (_place(reading, statement, stated[0], starts[0], figures[derived[0].source]),)
    elif not derived and len(starts) == 1:
        derived, place = _from_before(reading, statement, stated[0], starts[0], before)
    if len(derived) != 1 or not place:
        return
    other_way = stated[0].change and derived[0].change and stated[0].change != derived[0].change
    if stated[0].quantity.overlaps(derived[0].quantity) and not other_way:
        return
    yield Found(
        f"gives a change of {said(stated[0])} between figures that make it {derived[0].text}",
        place,
        arithmetic=derived[0].arithmetic,
        confidence=0.85,
    )


def _of_one_verb(statement: Statement, one: Figure, other: Figure) -> bool:
    """Whether no verb stands between two figures: "miles rose 1%, so the rate slid from 4"."""
    left, right = sorted((one.span, other.span))
    return not any(
        c.predicate and left.end <= c.predicate.span.start < right.start for c in statement.clauses
    )


def _from_before(
    reading: Reading,
    statement: Statement,
    stated: Figure,
    start: Figure,
    before: Sequence[Statement],
) -> tuple[list[Figure], tuple[Place, ...]]:
    """The change between a start and the level that the sentence before gives.

    "42,460 deaths were counted. It is a dip of 1.1% from 43,114": the two must be near enough to be
    one thing, and the sentence before must give one such level.
    """
    levels = [
        (earlier, f)
        for earlier in before
        for f in earlier.figures
        if f.role in {FigureRole.LEVEL, FigureRole.TO}
        and f.quantity.dimension == start.quantity.dimension
        and f.quantity.unit == start.quantity.unit
    ]
    near = [
        (earlier, f)
        for earlier, f in levels
        if f.quantity.value
        and start.quantity.value
        and abs(f.quantity.value - start.quantity.value) * _NEAR < start.quantity.value
    ]
    counts = [f for f in statement.figures if f.quantity.dimension == start.quantity.dimension]
    if len(near) != 1 or len(counts) != 1:
        return [], ()
    earlier, level = near[0]
    joined = evolve(
        statement,
        figures=(start, evolve(level, role=FigureRole.TO, base=None, related=None, relation=None)),
    )
    derived = [
        f
        for f in with_derived(joined).figures
        if f.arithmetic and f.role is FigureRole.CHANGE and f.quantity.kind is Kind.SHARE
    ]
    return derived, (
        _place(reading, statement, stated, start),
        _place(reading, earlier, level),
    )


_NEAR: Final = 5
"""A level of the sentence before is of the same thing where it is within a fifth."""
