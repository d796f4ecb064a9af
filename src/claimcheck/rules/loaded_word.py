"""The rule loaded-word."""

from collections.abc import Iterator

from claimcheck.matching.trust import same_fact
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("loaded-word", "hedge", Verdict.DRIFT, Severity.NOTE)
def loaded_word(case: Case) -> Iterator[Found]:
    """A word on the figure tells the reader what to feel about it.

    "Just 16%", "only two people", "as many as 900" against the bare figure. Colour elsewhere in a
    sentence ("shocking", "rocketed") is tone and is not reported.

    What to do: leave the word out unless the source gives it.
    """
    for pairing in case.pairings:
        ours, theirs = pairing.ours, pairing.theirs
        if pairing.match.state("value") not in {State.SAME, State.COMPATIBLE} or not same_fact(
            pairing
        ):
            continue
        if bool(ours.loaded) == bool(theirs.loaded):
            continue
        if theirs.loaded:
            reason = f"puts “{theirs.loaded.text}” on the figure; {case.who} gives it bare"
        else:
            word = ours.loaded.text if ours.loaded else ""
            reason = f"gives the figure bare; {case.who} puts “{word}” on it"
        mark = theirs.loaded.span if theirs.loaded else None
        yield Found(
            reason,
            (sighted(case, pairing.sighting, mark, theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )
