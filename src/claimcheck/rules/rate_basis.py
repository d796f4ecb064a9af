"""The rule rate-basis."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.rule import Found, case_rule
from claimcheck.rules.unit_of_count import other_units, same_number


@case_rule("rate-basis", "unit", Verdict.CONFLICT, Severity.ERROR)
def rate_basis(case: Case) -> Iterator[Found]:
    """The same rate is given per another number: per 10,000 for per 100,000.

    What to do: look up the base in the head of the source's table.
    """
    for pairing, wrong in other_units(case):
        ours, theirs = pairing.ours.per, pairing.theirs.per
        if wrong == "measure" and ours and theirs and ours.value != theirs.value:
            yield same_number(
                case, pairing, f"per {theirs.value:,} is another rate than per {ours.value:,}"
            )
