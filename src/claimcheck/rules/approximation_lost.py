"""The rule approximation-lost."""

from collections.abc import Iterator

from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import is_at_its_bound, of_other_place, same_fact, same_print
from claimcheck.model import Case, Pairing, Severity, Verdict
from claimcheck.quantity import Bound
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("approximation-lost", "rounding", Verdict.AGREE, Severity.NOTE, steady=True)
def approximation_lost(case: Case) -> Iterator[Found]:
    """A document prints the number and leaves out the "nearly", "about" or "more than" before it.

    "A third" for "nearly a third" still rounds to the same, so that the two agree; told again and
    again it becomes the figure itself. What a headline leaves out of its text's figure is asked by
    another rule.

    What to do: put the word back, or give the exact figure.
    """
    for pairing in case.pairings:
        if not is_lost(pairing) or differing(pairing.match) or not same_fact(pairing):
            continue
        if pairing.theirs.arithmetic or of_other_place(pairing):
            continue
        if is_at_its_bound(pairing):
            continue
        hedge = (pairing.ours.quantity.hedge or "").lower()
        yield Found(
            f"says {said(pairing.theirs)} where {case.who} says {said(pairing.ours)}: "
            f"“{hedge}” is lost",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )


def is_lost(pairing: Pairing) -> bool:
    """Whether the same number stands bare in the document and hedged in the claim."""
    ours, theirs = pairing.ours.quantity, pairing.theirs.quantity
    return (
        same_print(pairing)
        and bool(ours.hedge)
        and ours.bound is not Bound.EXACT
        and theirs.bound is Bound.EXACT
    )
