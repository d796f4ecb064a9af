"""The rule other-hour."""

from collections.abc import Iterator

from claimcheck.matching.clocks import hours_apart, of_two_acts, tells_hour, with_side
from claimcheck.matching.trust import enough, other_name, other_place, replaced_word
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_LOOKED_AT = 3


@case_rule("other-hour", "period", Verdict.CONFLICT, Severity.ERROR)
def other_hour(case: Case) -> Iterator[Found]:
    """A document gives another time of day for what the claim tells.

    "At 8.28am" and "at 8.21am". "Before 8am" holds of 7.30am, "about 8am" of a quarter past; a
    time without its half of the day may be of either. Where a sentence gives several times, or the
    document gives the claim's elsewhere, nothing is said.

    What to do: look the time up in the source, and say of which half of the day it is.
    """
    for sighting in case.sightings[:_LOOKED_AT]:
        found = hours_apart(sighting.ours, sighting.theirs)
        if found is None or of_two_acts(sighting.ours, sighting.theirs):
            continue
        if not enough(sighting.sure, "hour"):
            continue
        if case.source and not enough(min(sighting.back, sighting.sure), "both_ways"):
            continue
        if other_name(sighting) or other_place(sighting) or replaced_word(sighting):
            continue
        if State.DIFFERENT in {sighting.state("period"), sighting.state("negation")}:
            continue
        mine, yours = found
        if any(tells_hour(sighting.ours, each) for each in case.reading.statements):
            return
        yield Found(
            f"says {with_side(yours, sighting.theirs)}; "
            f"{case.who} says {with_side(mine, sighting.ours)}",
            (sighted(case, sighting, yours.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )
        return
