"""The rule overlapping-period."""

from collections.abc import Iterator

from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import same_fact
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("overlapping-period", "period", Verdict.AGREE, Severity.NOTE, steady=True)
def overlapping_period(case: Case) -> Iterator[Found]:
    """The same figure is given for a longer, shorter or overlapping time, which is no conflict.

    "1,460 in 2019" and "1,460 between March and October 2019": one time lies within the other, so
    that both may be right. It is said aloud because it is a difference that a reader may notice.

    What to do: nothing, unless the narrower time matters.
    """
    for pairing in case.pairings:
        match = pairing.match
        slot = match.slot("period")
        if slot is None or slot.state is not State.COMPATIBLE or not slot.ours or not slot.theirs:
            continue
        if slot.ours.lower() == slot.theirs.lower() or pairing.theirs.arithmetic:
            continue
        if match.state("value") is not State.SAME or differing(match) or not same_fact(pairing):
            continue
        yield Found(
            f"gives {said(pairing.theirs)} for {slot.theirs}; {case.who} gives it for {slot.ours}, "
            "and the two overlap",
            (sighted(case, pairing.sighting, slot.span, pairing.theirs.span),),
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
