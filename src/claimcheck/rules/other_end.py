"""The rule other-end."""

from collections.abc import Iterator

from claimcheck.matching.other_ends import other_end as turned_end
from claimcheck.matching.terms import text_of
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("other-end", "relation", Verdict.CONFLICT, Severity.ERROR)
def other_end(case: Case) -> Iterator[Found]:
    """The same words stand behind the opposite preposition: after the report for before the report.

    "Will move from York" against "will move to York", "applies from June" against "applies until
    June". All else of the claim must be met, and neither side may say both.

    What to do: look up which way round the source has it.
    """
    for sighting in case.sightings[:1]:
        if sighting.missing or not enough(sighting.sure, "agent"):
            continue
        if sighting.state("negation") is State.DIFFERENT:
            continue
        found = turned_end(sighting)
        if found is None:
            continue
        yield Found(
            f"says “{text_of(sighting.theirs, found.theirs.span)}” where {case.who} says "
            f"“{text_of(sighting.ours, found.ours.span)}”",
            (sighted(case, sighting, found.theirs.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
            consequence="one end or side is told for the other",
        )
