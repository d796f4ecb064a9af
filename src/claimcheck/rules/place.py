"""The rule place."""

from collections.abc import Iterator

from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import enough, same_print
from claimcheck.matching.whereabouts import only_near
from claimcheck.model import Case, Relation, Severity, Sighting, Slot, State, Verdict
from claimcheck.quantity import INFINITY, Bound
from claimcheck.rules.rule import Found, case_rule, is_own_title, said, shown, sighted


@case_rule("place", "place", Verdict.CONFLICT, Severity.ERROR)
def place(case: Case) -> Iterator[Found]:
    """The same figure is given for another place.

    One place on each side, and they are not the same. Other figures of other places are other
    facts and no conflict. "Near the river" for "in the river" is a drift, and "outside the village"
    for "in the village" a conflict.

    What to do: look up which place the source means.
    """
    if is_own_title(case):
        # "Carmaker recalls 128,000": a headline need not use the name that its text has.
        return
    for sighting in case.sightings[:1]:
        if near := only_near(sighting):
            yield Found(
                f"says “{near.theirs}” where {case.who} says “{near.ours}”",
                (sighted(case, sighting, near.span),),
                slots=sighting.slots,
                verdict=Verdict.CONFLICT if near.out else Verdict.DRIFT,
                severity=Severity.ERROR if near.out else Severity.WARNING,
                confidence=sighting.sure,
            )
            return
    for pairing in case.pairings:
        slot = other_place(pairing.sighting)
        if slot is None or not same_print(pairing) or set(differing(pairing.match)):
            continue
        if pairing.theirs.arithmetic and pairing.theirs.relation is Relation.TOTAL:
            # What Ghent and Poland come to is of no place that only one of them stands with.
            continue
        if pairing.ours.quantity.high == INFINITY and pairing.ours.quantity.bound is Bound.ABOUT:
            # "Hundreds" here and "hundreds" there need not be the same hundreds.
            continue
        named = (slot.ours or "").lower()
        all_else = all(word in named for word in pairing.sighting.missing)
        if not all_else and not enough(max(pairing.match.score, pairing.sighting.bare), "place"):
            continue
        yield Found(
            f"gives {said(pairing.theirs)} for {slot.theirs}; {case.who} gives it for {slot.ours}",
            (sighted(case, pairing.sighting, slot.span, pairing.theirs.span),),
            arithmetic=shown(pairing.theirs, pairing.ours),
            slots=pairing.sighting.slots,
            confidence=min(1.0, pairing.match.score),
        )
        return


def other_place(sighting: Sighting) -> Slot | None:
    """The slot in which the two name different places, if each names one."""
    unmet = [
        s
        for s in sighting.slots
        if s.name in {"name:place", "name:other"} and s.state is not State.SAME
    ]
    if len(unmet) == 1 and unmet[0].state is State.DIFFERENT:
        return unmet[0]
    return None
