"""The rule scope."""

from collections.abc import Iterator

from claimcheck.matching.not_alone import not_alone
from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("scope", "scope", Verdict.CONFLICT, Severity.ERROR)
def scope(case: Case) -> Iterator[Found]:
    """One side leaves out what the other includes, or says of others what the other says of one.

    "Does not cover the islands" against "covers the whole country, the islands included"; "only
    residents may park" against "residents and visitors may park".

    What to do: read the note on coverage in the source.
    """
    for sighting in case.sightings[:1]:
        if apart := not_alone(sighting):
            yield Found(
                f"says “{apart.theirs}” where {case.who} says “{apart.ours}”",
                (sighted(case, sighting, apart.span),),
                slots=sighting.slots,
                confidence=sighting.sure,
            )
            return
    for sighting in about(case):
        slot = sighting.slot("scope")
        if slot is None or slot.state is not State.DIFFERENT or not slot.ours or not slot.theirs:
            continue
        values = {slot.ours.partition(":")[0], slot.theirs.partition(":")[0]}
        if values != {"excluded", "included"} or not enough(sighting.sure, "scope"):
            continue
        yield Found(
            f"says “{slot.theirs.partition(':')[2]}” where {case.who} says "
            f"“{slot.ours.partition(':')[2]}”",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )
