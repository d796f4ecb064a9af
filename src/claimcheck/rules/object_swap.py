"""The rule object-swap."""

from collections.abc import Iterator

from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("object-swap", "agent", Verdict.CONFLICT, Severity.WARNING, of_another=True)
def object_swap(case: Case) -> Iterator[Found]:
    """The same verb has another object, and the rest of the sentence is the same.

    "Force councils to carry out reviews" against "force safeguarding boards to carry out reviews".
    What stands before and after is met on both sides, and neither of the two words on the other.

    What to do: look up whom or what the source speaks of.
    """
    for sighting in about(case):
        for swap in sighting.swaps:
            if swap.how != "object" or not enough(sighting.sure, "object"):
                continue
            yield Found(
                f"says “{swap.theirs}” where {case.who} says “{swap.ours}”",
                (sighted(case, sighting, swap.span),),
                slots=sighting.slots,
                confidence=sighting.sure,
            )
            return
