"""The rule direction."""

from collections.abc import Iterator

from claimcheck.matching.trust import same_label
from claimcheck.model import Case, FigureRole, Severity, Span, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_WAY = {"up": "a rise", "down": "a fall"}


@case_rule("direction", "direction", Verdict.CONFLICT, Severity.ERROR)
def direction(case: Case) -> Iterator[Found]:
    """One side says rise and the other fall.

    The level may even be right: "slipped to 9.4 per cent" contradicts "rose from 9.4%".

    What to do: look up both ends of the change in the source.
    """
    reported: set[Span] = set()
    for pairing in case.pairings:
        match = pairing.match
        if match.state("direction") is not State.DIFFERENT or not same_label(pairing):
            continue
        if match.state("value") not in {State.SAME, State.COMPATIBLE}:
            continue
        if match.state("role") is State.DIFFERENT:
            continue
        swapped = {pairing.ours.role, pairing.theirs.role} == {FigureRole.FROM, FigureRole.TO}
        if (match.state("period") is State.DIFFERENT and not swapped) or match.state(
            "unit"
        ) is State.DIFFERENT:
            continue
        if pairing.sighting.theirs.span in reported:
            continue
        reported.add(pairing.sighting.theirs.span)
        yield Found(
            f"speaks of {_WAY[pairing.theirs.change or 'up']}; {case.who} speaks of {_WAY[pairing.ours.change or 'up']}",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
    if reported or any(
        p.ours.change or p.match.state("direction") is State.SAME for p in case.pairings
    ):
        return
    if any(f.change for s in case.statements for f in s.figures):
        return
    for sighting in case.sightings[:2]:
        slot = sighting.slot("direction")
        if slot is None or slot.state is not State.DIFFERENT or not slot.ours or not slot.theirs:
            continue
        ours, theirs = slot.ours.partition(":")[0], slot.theirs.partition(":")[0]
        if (
            {ours, theirs} != {"up", "down"}
            or sighting.coverage < 0.7
            or sighting.state("period") is State.DIFFERENT
        ):
            continue
        yield Found(
            f"speaks of {_WAY[theirs]} ({slot.theirs.partition(':')[2]}); {case.who} speaks of {_WAY[ours]} ({slot.ours.partition(':')[2]})",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
        return
