"""The rule not-comparable."""

from collections.abc import Iterator

from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import enough, same_label, same_print
from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.rule import Found, case_rule, said, shown, sighted

_SAID = {
    "unit": "which counts another thing",
    "measure": "which is in another unit",
    "population": "which is taken of another whole",
    "role": "which does another job in its sentence",
    "direction": "which goes the other way",
    "period": "which is of another time",
    "subject": "which is of another measure",
    "base": "which is measured from another time",
}


_KINDS = {
    "unit": "unit",
    "measure": "unit",
    "population": "population",
    "role": "relation",
    "direction": "direction",
    "period": "period",
    "subject": "population",
    "base": "period",
}


@case_rule(
    "not-comparable",
    "paraphrase",
    Verdict.NOT_COMPARABLE,
    Severity.NOTE,
    steady=True,
    of_another=True,
)
def not_comparable(case: Case) -> Iterator[Found]:
    """A figure looks like the claim's and is about something else; the slot that failed is named.

    55 in 2011 does not contradict 69 in 2010/11: both the value and the period differ, so that it
    is another member of a series.

    What to do: nothing; it is listed so that nobody takes the likeness for an error.
    """
    for pairing in case.pairings:
        failed = differing(pairing.match)
        if not failed or not (same_label(pairing) or same_print(pairing)):
            continue
        if not enough(pairing.match.score, "not_comparable"):
            continue
        slot = pairing.match.slot(failed[0])
        detail = (
            f" ({slot.theirs}; {case.who}: {slot.ours})"
            if slot and slot.theirs and slot.ours
            else ""
        )
        yield Found(
            f"gives {said(pairing.theirs)}, {_SAID[failed[0]]}{detail}",
            (sighted(case, pairing.sighting, pairing.theirs.span, slot.span if slot else None),),
            arithmetic=shown(pairing.theirs, pairing.ours),
            slots=pairing.match.slots,
            kind=_KINDS[failed[0]],
            confidence=min(1.0, pairing.match.score),
        )
        return
