"""The rule magnitude."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.rule import Found, case_rule
from claimcheck.rules.value import other_values, says_another


@case_rule("magnitude", "value", Verdict.CONFLICT, Severity.ERROR)
def magnitude(case: Case) -> Iterator[Found]:
    """The same digits are given in another size: million for billion, 1.6 for 16.

    Everything else about the two figures is the same, and one is ten, a hundred, a thousand or a
    million times the other.

    What to do: look up the unit of the table in the source, which is often "thousands".
    """
    for pairing, slip in other_values(case):
        if slip == "magnitude":
            yield says_another(case, pairing, " (the same digits, of another size)")
