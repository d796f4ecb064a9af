"""The rule allegation-as-fact."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules._strength import weighed
from claimcheck.rules.rule import Found, case_rule


@case_rule("allegation-as-fact", "modality", Verdict.DRIFT, Severity.ERROR)
def allegation_as_fact(case: Case) -> Iterator[Found]:
    """One side gives as a fact what the other gives as alleged, suspected or reported.

    "The trader hid losses" against "prosecutors allege that the trader hid losses". Until a court
    has found it, the second is all that can be said; which side is ahead of the proof is shown.

    What to do: keep "alleged", and say by whom.
    """
    yield from weighed(case, lambda ours, theirs: "alleged" in {ours, theirs})
