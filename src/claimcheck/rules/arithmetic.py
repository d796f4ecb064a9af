"""The rule arithmetic."""

from collections.abc import Iterator

from claimcheck.matching.factors import by_factors
from claimcheck.matching.key_slots import differing
from claimcheck.matching.margins import margins
from claimcheck.matching.trust import same_fact
from claimcheck.matching.weights import WEIGHTS
from claimcheck.matching.worked_out import worked_out
from claimcheck.model import Case, Severity, Span, State, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("arithmetic", "arithmetic", Verdict.AGREE, Severity.NOTE, steady=True)
def arithmetic(case: Case) -> Iterator[Found]:
    """A claim's figure follows from figures that the document states.

    90 of 194 is 46.4%, 115 to 69 is a fall of 40.0%, 90 of which 49 leaves 41. The calculation is
    shown.

    What to do: check that the figures belong together.
    """
    met: set[Span] = set()
    for pairing in case.pairings:
        match = pairing.match
        if match.state("value") not in {State.SAME, State.COMPATIBLE}:
            continue
        if not pairing.theirs.arithmetic:
            if not differing(match) and same_fact(pairing):
                met.add(pairing.ours.span)
            continue
        if differing(match) or not same_fact(pairing):
            continue
        met.add(pairing.ours.span)
        yield Found(
            f"gives figures from which {said(pairing.ours)} follows",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            arithmetic=pairing.theirs.arithmetic,
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
    results = (*worked_out(case, frozenset(met)), *margins(case, frozenset(met)))
    met.update(result.ours.span for result in results)
    for result in results:
        yield Found(
            f"gives figures from which {said(result.ours)} follows",
            (sighted(case, result.sighting, *result.spans),),
            arithmetic=result.arithmetic,
            slots=result.sighting.slots,
            confidence=max(result.sighting.sure, WEIGHTS["said"]["worked_out"]),
        )
    for told in by_factors(case):
        if told.holds and told.ours.span not in met:
            yield Found(
                f"gives figures from which {said(told.ours)} follows",
                (sighted(case, told.sighting, told.theirs.span),),
                arithmetic=told.arithmetic,
                slots=told.sighting.slots,
                confidence=told.sighting.sure,
            )
