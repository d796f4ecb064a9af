"""The rule causal-strength."""

from collections.abc import Iterator

from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_LADDER = {"unknown": -1, "sequence": 0, "association": 1, "contribution": 2, "cause": 3}


@case_rule("causal-strength", "causal", Verdict.DRIFT, Severity.WARNING)
def causal_strength(case: Case) -> Iterator[Found]:
    """One side makes a cause of what the other gives as sequence, link or contribution.

    The ladder is: not known why, followed, linked to, contributed to, caused.

    What to do: use the verb of the source.
    """
    for sighting in about(case):
        slot = sighting.slot("cause")
        if (
            slot is None
            or slot.state is State.SAME
            or not slot.ours
            or not slot.theirs
            or not enough(sighting.coverage, "causal")
        ):
            continue
        ours, _, our_word = slot.ours.partition(":")
        theirs, _, their_word = slot.theirs.partition(":")
        if _LADDER.get(ours, 0) == _LADDER.get(theirs, 0):
            continue
        way = "more" if _LADDER.get(theirs, 0) > _LADDER.get(ours, 0) else "less"
        yield Found(
            f"says “{their_word}” where {case.who} says “{our_word}”: {way} of a cause",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
