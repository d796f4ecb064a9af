"""The rule measure."""

from collections.abc import Iterator

from claimcheck.matching.figures import other_base
from claimcheck.model import Case, Severity, Verdict
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule
from claimcheck.rules.unit_of_count import other_units, same_number


@case_rule("measure", "unit", Verdict.CONFLICT, Severity.ERROR, of_another=True)
def measure(case: Case) -> Iterator[Found]:
    """The same number is measured in another unit: acres for hectares, dollars for pounds.

    Two amounts that are equal after conversion (100 hectares, 247 acres) agree; here the number
    was kept and the unit was not.

    What to do: convert the number, or put the unit back.
    """
    for pairing, wrong in other_units(case):
        ours, theirs = pairing.ours, pairing.theirs
        points = {ours.quantity.kind, theirs.quantity.kind} == {Kind.SHARE, Kind.POINTS}
        rates = ours.per and theirs.per and other_base(ours.per, theirs.per)
        if wrong == "measure" and not points and not rates:
            yield same_number(case, pairing, "the same number in another unit")
