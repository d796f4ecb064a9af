"""The rule ambiguous."""

from collections.abc import Iterator

from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import same_measure
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, said, shown, sighted

_ALIKE = 0.05


@case_rule("ambiguous", "ambiguous", Verdict.NOT_COMPARABLE, Severity.NOTE, steady=True)
def ambiguous(case: Case) -> Iterator[Found]:
    """Two figures of the document fit the claim equally well and disagree.

    Which of them the claim means cannot be told from the words; both are shown and nothing is
    concluded.

    What to do: read both; say more in the claim (`period`, `population`, `place`).
    """
    for pairing in case.pairings:
        if pairing.match.state("value") is not State.DIFFERENT or not same_measure(pairing):
            continue
        for sighting, match in pairing.rivals:
            other = sighting.theirs.figures[match.theirs]
            if abs(match.rank - pairing.match.rank) > _ALIKE or differing(match):
                continue
            if (
                other.quantity.overlaps(pairing.theirs.quantity)
                or other.span == pairing.theirs.span
            ):
                continue
            yield Found(
                f"gives {said(pairing.theirs)} and {said(other)}; {said(pairing.ours)}, in "
                f"{case.who}, may stand for either",
                (
                    sighted(case, pairing.sighting, pairing.theirs.span),
                    sighted(case, sighting, other.span),
                ),
                arithmetic=shown(pairing.theirs, other, pairing.ours),
                slots=match.slots,
                confidence=0.5,
            )
            return
