"""The rule rate-basis."""

from collections.abc import Iterator

from claimcheck.matching.figures import other_base
from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.rule import Found, case_rule
from claimcheck.rules.unit_of_count import other_units, same_number


@case_rule("rate-basis", "unit", Verdict.CONFLICT, Severity.ERROR)
def rate_basis(case: Case) -> Iterator[Found]:
    """The same rate is given on another base: per 10,000 for per 100,000, a month for a year.

    A base that is no unit of time or measurement (a home, a head) is not told apart from another.

    What to do: look up the base in the head of the source's table.
    """
    for pairing, wrong in other_units(case):
        ours, theirs = pairing.ours.per, pairing.theirs.per
        if wrong != "measure" or not ours or not theirs or not other_base(ours, theirs):
            continue
        units = ours.value == theirs.value
        a, b = (p.what if units else f"{p.value:,}" for p in (ours, theirs))
        yield same_number(case, pairing, f"per {b} is another rate than per {a}")
