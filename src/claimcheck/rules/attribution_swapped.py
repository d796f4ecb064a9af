"""The rule attribution-swapped."""

from collections.abc import Iterator

from claimcheck.matching.trust import enough
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("attribution-swapped", "attribution", Verdict.CONFLICT, Severity.ERROR)
def attribution_swapped(case: Case) -> Iterator[Found]:
    """The same words are given to another speaker.

    What to do: look up who said it; give the words back to their speaker.
    """
    for sighting in case.sightings[:1]:
        slot = sighting.slot("speaker")
        if slot is None or slot.state is not State.DIFFERENT:
            continue
        if not enough(sighting.sure, "attribution") or not enough(
            sighting.back, "attribution_back"
        ):
            continue
        yield Found(
            f"gives the words to {slot.theirs}; {case.who} gives them to {slot.ours}",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
        return
