"""The rule inside-quotation."""

from collections.abc import Iterator

from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import of_other_place, same_fact
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("inside-quotation", "attribution", Verdict.AGREE, Severity.NOTE, steady=True)
def inside_quotation(case: Case) -> Iterator[Found]:
    """A document has the figure in the words of somebody whom it quotes.

    The figure is the same; it is the speaker's and not the outlet's, so that nobody may alter it.

    What to do: if the figure should be wrong, answer the speaker and leave the quotation as it is.
    """
    for pairing in case.pairings:
        match = pairing.match
        if match.state("value") is not State.SAME or differing(match) or not same_fact(pairing):
            continue
        if pairing.theirs.arithmetic or of_other_place(pairing):
            continue
        speech = next(
            (
                s
                for s in pairing.sighting.theirs.speech
                if s.direct and s.span.covers(pairing.theirs.span)
            ),
            None,
        )
        ours = pairing.sighting.ours
        if speech is None or any(s.span.covers(pairing.ours.span) for s in ours.speech):
            continue
        by = f" of {speech.speaker.text}" if speech.speaker else ""
        yield Found(
            f"gives {said(pairing.theirs)} inside a quotation, as the words{by or ' of a speaker'}",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
