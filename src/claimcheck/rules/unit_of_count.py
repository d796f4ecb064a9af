"""The rule unit-of-count."""

from collections.abc import Iterator

from claimcheck.matching.figures import digits
from claimcheck.matching.trust import differing, replaced_unit, same_label, same_print
from claimcheck.model import Case, Severity, Slot, State, Verdict
from claimcheck.rules.rule import Found, case_rule, said, shown, sighted


@case_rule("unit-of-count", "unit", Verdict.CONFLICT, Severity.ERROR)
def unit_of_count(case: Case) -> Iterator[Found]:
    """The same number counts another sort of thing, or is measured in another unit.

    90 cases are not 90 children, 3,260 households are not 3,260 people, 1.9 per cent is not 1.9
    percentage points, 61,300 hectares are not 61,300 acres, 29.4 per 10,000 is not 29.4 per
    100,000. Units of count are siblings and not synonyms; `[units]` of a claims file adds to what
    the lexicon knows.

    What to do: look up what the source counts.
    """
    for pairing in case.pairings:
        match = pairing.match
        wrong = [n for n in ("unit", "measure") if match.state(n) is State.DIFFERENT]
        if not wrong and same_print(pairing) and replaced_unit(pairing):
            wrong = ["unit"]
        if not wrong or not same_print(pairing) or not same_label(pairing):
            continue
        if set(differing(match)) - {"unit", "measure", "role"} or digits(pairing.ours.quantity) < 1:
            continue
        slot = match.slot(wrong[0]) or Slot("unit", State.DIFFERENT)
        theirs, ours = slot.theirs or "another unit", slot.ours or "another unit"
        yield Found(
            f"counts {theirs} where {case.who} counts {ours}"
            if wrong[0] == "unit"
            else f"gives {said(pairing.theirs)} where {case.who} gives {said(pairing.ours)}: "
            "the same number in another unit",
            (sighted(case, pairing.sighting, pairing.theirs.span, slot.span),),
            arithmetic=shown(pairing.theirs, pairing.ours),
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
