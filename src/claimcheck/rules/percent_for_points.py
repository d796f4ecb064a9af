"""The rule percent-for-points."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule
from claimcheck.rules.unit_of_count import other_units, same_number


@case_rule("percent-for-points", "unit", Verdict.CONFLICT, Severity.ERROR)
def percent_for_points(case: Case) -> Iterator[Found]:
    """A change in percentage points is told as a change in per cent, or the other way round.

    From 4% to 6% is two percentage points and half as much again: "up 2%" is neither.

    What to do: say "percentage points" of the difference of two percentages.
    """
    for pairing, wrong in other_units(case):
        kinds = {pairing.ours.quantity.kind, pairing.theirs.quantity.kind}
        if wrong == "measure" and kinds == {Kind.SHARE, Kind.POINTS}:
            yield same_number(case, pairing, "per cent are not percentage points")
