"""The rule percent-for-points."""

from collections.abc import Iterator

from attrs import evolve

from claimcheck.matching.points import changes, gaps, told_in_per_cent
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Reading, Severity, Sighting, Verdict
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule, said, sighted
from claimcheck.rules.unit_of_count import other_units, same_number


@case_rule("percent-for-points", "unit", Verdict.CONFLICT, Severity.ERROR)
def _between_two(case: Case) -> Iterator[Found]:
    """A change in percentage points is told as a change in per cent, or the other way round.

    From 4% to 6% is two percentage points and half as much again: "up 2%" is neither. So is a
    change in per cent that prints the difference of two percentages, in the same sentence or in the
    one that it is held against.

    What to do: say "percentage points" of the difference of two percentages.
    """
    found = False
    for pairing, wrong in other_units(case):
        kinds = {pairing.ours.quantity.kind, pairing.theirs.quantity.kind}
        if wrong == "measure" and kinds == {Kind.SHARE, Kind.POINTS}:
            found = True
            yield same_number(case, pairing, "per cent are not percentage points")
    for sighting in case.sightings if not found else ():
        yield from _differences(case, sighting)


def _differences(case: Case, sighting: Sighting) -> Iterator[Found]:
    """The changes in per cent that are as many points between two shares of the other side."""
    values = {f.quantity.value for f in sighting.theirs.figures if not f.arithmetic}
    for gap in gaps(sighting.ours):
        known = {gap.earlier.quantity.value, gap.later.quantity.value} & values
        if not known and not case.source and not enough(sighting.sure, "points"):
            continue
        for change in changes(sighting.theirs):
            if told_in_per_cent(gap, change):
                yield Found(
                    f"gives a change of {said(change)} where {case.who} gives "
                    f"{said(gap.earlier)} and {said(gap.later)}: these are percentage points",
                    (sighted(case, sighting, change.span),),
                    arithmetic=gap.arithmetic,
                    slots=sighting.slots,
                    confidence=max(0.5, sighting.sure),
                )
                return


def _inside_one(reading: Reading) -> Iterator[Found]:
    """A sentence that gives both shares and calls the points between them per cent."""
    for statement in reading.statements:
        for gap in gaps(statement):
            for change in changes(statement):
                if told_in_per_cent(gap, change):
                    yield Found(
                        f"gives a change of {said(change)} and {said(gap.earlier)} and "
                        f"{said(gap.later)}: these are percentage points",
                        ((reading.document, statement, (change.span,)),),
                        arithmetic=gap.arithmetic,
                        confidence=0.9,
                    )


percent_for_points = evolve(_between_two, inspect=_inside_one)
