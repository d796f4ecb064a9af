"""The rule ordering."""

from collections.abc import Iterator

from attrs import evolve

from claimcheck.matching.trust import same_label, same_print
from claimcheck.model import Case, Figure, FigureRole, Reading, Severity, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("ordering", "arithmetic", Verdict.CONFLICT, Severity.ERROR)
def _between_two(case: Case) -> Iterator[Found]:
    """The two ends of a change have changed places: from 69 to 115 for from 115 to 69.

    Inside one document it is reported where the verb and the two ends do not fit: "fell from 69 to
    115" is no fall.

    What to do: look up which figure is the earlier one.
    """
    for pairing in case.pairings:
        if pairing.ours.role is not FigureRole.FROM or not _is_reached(pairing.theirs):
            continue
        if not same_print(pairing) or not same_label(pairing):
            continue
        other = next(
            (
                p
                for p in case.pairings
                if _is_reached(p.ours)
                and p.theirs.role is FigureRole.FROM
                and p.sighting.theirs.span == pairing.sighting.theirs.span
                and same_print(p)
                and _is_end_of(p.ours, pairing.ours, p.sighting.ours)
                and _is_end_of(pairing.theirs, p.theirs, p.sighting.theirs)
            ),
            None,
        )
        if other is None or pairing.theirs.quantity.overlaps(other.theirs.quantity):
            continue
        yield Found(
            f"goes from {said(other.theirs)} to {said(pairing.theirs)}; "
            f"{case.who} goes from {said(pairing.ours)} to {said(other.ours)}",
            (sighted(case, pairing.sighting, other.theirs.span, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=0.9,
        )
        return


def _is_reached(figure: Figure) -> bool:
    """Whether a figure may be what a change has led to: "to 41", or "41, up from 38"."""
    return figure.role in {FigureRole.TO, FigureRole.LEVEL} and not figure.arithmetic


def _is_end_of(figure: Figure, start: Figure, statement: Statement) -> bool:
    """Whether a figure is what a change led to from another: "to 41", or the last before "from".

    A whole of which it is a part ("41 of 2,317") is passed over.
    """
    if figure.role is FigureRole.TO:
        return True
    before = [
        f
        for f in statement.figures
        if f.span.end <= start.span.start
        and f.role is FigureRole.LEVEL
        and not f.arithmetic
        and f.quantity.dimension == start.quantity.dimension
    ]
    return bool(before) and before[-1].span == figure.span


def _inside_one(reading: Reading) -> Iterator[Found]:
    """A sentence whose verb says fall and whose figures rise, or the other way round."""
    for statement in reading.statements:
        for start in statement.figures:
            end = _end(statement, start)
            if end is None or start.change != end.change or not _turned(start, end):
                continue
            way = "a fall" if start.change == "down" else "a rise"
            yield Found(
                f"speaks of {way} from {said(start)} to {said(end)}",
                ((reading.document, statement, (start.span, end.span)),),
                confidence=0.9,
            )


def _end(statement: Statement, start: Figure) -> Figure | None:
    if start.role is not FigureRole.FROM or start.arithmetic:
        return None
    ends = [
        f
        for f in statement.figures
        if f.role is FigureRole.TO
        and not f.arithmetic
        and f.quantity.dimension == start.quantity.dimension
        and f.span.start > start.span.end
    ]
    return ends[0] if len(ends) == 1 else None


def _turned(start: Figure, end: Figure) -> bool:
    x, y = start.quantity.canonical_value, end.quantity.canonical_value
    if x is None or y is None or start.quantity.overlaps(end.quantity):
        return False
    return (start.change == "down" and y > x) or (start.change == "up" and y < x)


ordering = evolve(_between_two, inspect=_inside_one)
