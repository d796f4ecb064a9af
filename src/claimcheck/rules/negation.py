"""The rule negation."""

from collections.abc import Iterator

from claimcheck.matching.trust import same_phrase
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("negation", "negation", Verdict.CONFLICT, Severity.ERROR)
def negation(case: Case) -> Iterator[Found]:
    """One side says what the other denies.

    Counted is an odd difference of negations about the words that both sides share, "no" and
    "failed to" included. A claim that the document repeats and denies elsewhere is left alone.

    What to do: read the sentence in full, and its source.
    """
    if not case.sightings:
        return
    best = case.sightings[0]
    if not same_phrase(best) or best.state("negation") is not State.DIFFERENT:
        return
    if any(s.how == "opposite" for s in best.swaps):
        return
    slot = best.slot("negation")
    if slot is None:
        return
    said = f"“{slot.theirs}”" if slot.theirs else "no negation"
    ours = f"“{slot.ours}”" if slot.ours else "none"
    yield Found(
        f"has {said} about what {case.who} states with {ours}"
        if slot.theirs
        else f"states what {case.who} denies with {ours}",
        (sighted(case, best, slot.span),),
        slots=best.slots,
        confidence=best.coverage,
    )
