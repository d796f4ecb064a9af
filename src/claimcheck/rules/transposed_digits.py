"""The rule transposed-digits."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.rule import Found, case_rule
from claimcheck.rules.value import other_values, says_another


@case_rule("transposed-digits", "value", Verdict.CONFLICT, Severity.ERROR)
def transposed_digits(case: Case) -> Iterator[Found]:
    """Two neighbouring digits of a figure have changed places.

    38,472 and 38,742: everything else about the two figures is the same, and the slip explains the
    difference. Fewer words need to agree than for any other value, as chance hardly does this.

    What to do: copy the figure from the source again.
    """
    for pairing, slip in other_values(case):
        if slip == "transposed-digits":
            yield says_another(case, pairing, " (digits have changed places)")
