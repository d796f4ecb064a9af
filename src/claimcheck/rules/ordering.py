"""The rule ordering."""

from collections.abc import Iterator

from attrs import evolve

from claimcheck.matching.trust import same_label, same_print
from claimcheck.model import Case, Figure, FigureRole, Reading, Severity, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted

_ENDS = {FigureRole.FROM: FigureRole.TO, FigureRole.TO: FigureRole.FROM}


@case_rule("ordering", "arithmetic", Verdict.CONFLICT, Severity.ERROR)
def _between_two(case: Case) -> Iterator[Found]:
    """The two ends of a change have changed places: from 69 to 115 for from 115 to 69.

    Inside one document it is reported where the verb and the two ends do not fit: "fell from 69 to
    115" is no fall.

    What to do: look up which figure is the earlier one.
    """
    for pairing in case.pairings:
        if pairing.ours.role is not FigureRole.FROM or pairing.theirs.role is not FigureRole.TO:
            continue
        if not same_print(pairing) or not same_label(pairing):
            continue
        other = next(
            (
                p
                for p in case.pairings
                if p.ours.role is FigureRole.TO
                and p.theirs.role is FigureRole.FROM
                and p.sighting.theirs.span == pairing.sighting.theirs.span
                and same_print(p)
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
