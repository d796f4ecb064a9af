"""The rule negation."""

from collections.abc import Iterator

from claimcheck.matching.trust import about, enough, same_phrase
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


def _is_remainder(case: Case) -> bool:
    """Whether the claim's figure is what is left of a whole: of 90 with 49 on plans, 41 not."""
    return any(p.theirs.complement for p in case.pairings)


@case_rule("negation", "negation", Verdict.CONFLICT, Severity.ERROR)
def negation(case: Case) -> Iterator[Found]:
    """One side says what the other denies.

    Counted is an odd difference of negations about the words that both sides share, "no" and
    "failed to" included. A claim that the document repeats and denies elsewhere is left alone.

    What to do: read the sentence in full, and its source.
    """
    best = next(about(case), None)
    if (
        best is None
        or not same_phrase(best)
        or not enough(best.sure, "negation")
        or not enough(best.back, "negation_back")
        or best.state("negation") is not State.DIFFERENT
    ):
        return
    if any(s.how == "opposite" for s in best.swaps) or _is_remainder(case):
        return
    slot = best.slot("negation")
    if slot is None:
        return
    yield Found(
        f"denies it (“{slot.theirs}”); {case.who} states it"
        if slot.theirs
        else f"states it; {case.who} denies it (“{slot.ours}”)",
        (sighted(case, best, slot.span),),
        slots=best.slots,
        confidence=best.coverage,
    )
