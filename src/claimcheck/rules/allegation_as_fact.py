"""The rule allegation-as-fact."""

from collections.abc import Iterator

from claimcheck.lexicon import load
from claimcheck.model import Case, Severity, Sighting, Verdict
from claimcheck.rules._strength import weighed
from claimcheck.rules.rule import Found, case_rule


@case_rule("allegation-as-fact", "modality", Verdict.DRIFT, Severity.ERROR, steady=True)
def allegation_as_fact(case: Case) -> Iterator[Found]:
    """One side gives as a fact what the other gives as alleged, suspected or reported.

    "The trader hid losses" against "prosecutors allege that the trader hid losses". Until a court
    has found it, the second is all that can be said; which side is ahead of the proof is shown.

    What to do: keep "alleged", and say by whom.
    """
    yield from weighed(
        case, lambda ours, theirs: "alleged" in {ours, theirs}, unless=_accused_besides
    )


def _accused_besides(sighting: Sighting) -> bool:
    """Whether the side without the word accuses by another, or the word is said of something else.

    "Man charged after crash" states no guilt; nor does it put in doubt that there was a crash.
    """
    accusing = load("en").table("function")["accusing"]
    slot = sighting.slot("modality")
    sides = (
        (sighting.ours, slot.ours if slot else None),
        (
            sighting.theirs,
            slot.theirs if slot else None,
        ),
    )
    return any(
        not said and any(t.lemma in accusing or t.text in accusing for t in side.tokens)
        for side, said in sides
    )
