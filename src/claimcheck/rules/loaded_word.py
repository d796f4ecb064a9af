"""The rule loaded-word."""

from collections.abc import Iterator

from claimcheck.matching.trust import same_fact
from claimcheck.model import Case, Pairing, Severity, State, Verdict
from claimcheck.rules.rule import Found, Place, case_rule, sighted


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
        if bool(ours.loaded) == bool(theirs.loaded) or _is_known_record(pairing):
            continue
        there = sighted(
            case, pairing.sighting, theirs.loaded.span if theirs.loaded else None, theirs.span
        )
        places: tuple[Place, ...] = (there,)
        if theirs.loaded:
            reason = f"puts “{theirs.loaded.text.lower()}” on the figure; {case.who} gives it bare"
            whole = False
        elif case.source is not None and ours.loaded is not None:
            # The document with the loaded word is the one that is spoken of.
            bare = case.reading.document.outlet or case.reading.document.id
            reason = f"puts “{ours.loaded.text.lower()}” on the figure; {bare} gives it bare"
            mine = (case.source, case.statements[0], (ours.loaded.span, ours.span))
            places, whole = (mine, there), True
        else:
            word = ours.loaded.text.lower() if ours.loaded else ""
            reason = f"gives the figure bare; {case.who} puts “{word}” on it"
            whole = False
        yield Found(
            reason,
            places,
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
            whole=whole,
        )


def _is_known_record(pairing: Pairing) -> bool:
    """Whether the one side says "a record" and the other the same in so many words."""
    loaded = pairing.ours.loaded or pairing.theirs.loaded
    sides = pairing.sighting.ours, pairing.sighting.theirs
    return (
        loaded is not None
        and "record" in loaded.lemmas
        and all(any(c.family == "superlative" for c in side.cues) for side in sides)
    )
