"""The rule other-outcome."""

from collections.abc import Iterator

from claimcheck.matching.comparisons import mirrored
from claimcheck.matching.outcomes import kind_of
from claimcheck.matching.quantified import may_both_be
from claimcheck.matching.trust import answered_alike, answered_otherwise
from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules._in_time import came_before, is_undone, lasted_until, told_at_another_time
from claimcheck.rules.rule import (
    Found,
    case_rule,
    is_own_text,
    sighted,
)


@case_rule("other-outcome", "negation", Verdict.CONFLICT, Severity.ERROR)
def other_outcome(case: Case) -> Iterator[Found]:
    """The document tells of the opposite outcome: cleared for convicted, delayed for on schedule.

    Questions of news with two answers are looked up in a table, with the words of either answer; a
    denial turns an answer round. It is a conflict where the rest of the claim is met and nothing
    else in the document gives the claim's answer.

    What to do: look up in the source how it ended.
    """
    if any(answered_alike(s) for s in case.sightings):
        return
    for sighting in answered_otherwise(case):
        for outcome in sighting.outcomes:
            again = is_undone(outcome.ours, outcome.theirs)
            if outcome.same or outcome.doubtful or mirrored(sighting) or may_both_be(sighting):
                continue
            if lasted_until(sighting, outcome.our_span, outcome.span, again=again):
                continue
            if told_at_another_time(sighting, outcome.our_span, outcome.span):
                continue
            if came_before(sighting, outcome.our_span, outcome.span):
                continue
            if is_own_text(case) and again:
                # One document tells what happened in its order: closed, and then reopened.
                continue
            if any(
                s.how == "opposite" and not s.our_span.overlaps(outcome.our_span)
                for s in sighting.swaps
            ):
                # "The northern branch made a profit", "the southern branch made a loss".
                continue
            yield Found(
                f"says “{outcome.theirs}” where {case.who} says “{outcome.ours}”",
                (sighted(case, sighting, outcome.span),),
                slots=sighting.slots,
                kind=kind_of(outcome.question),
                confidence=sighting.coverage,
            )
            return
