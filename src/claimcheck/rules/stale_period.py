"""The rule stale-period."""

from collections.abc import Iterator

from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import same_fact
from claimcheck.matching.two_times import overtaken
from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.period import is_told_as_new, of_another_time, other_periods
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("stale-period", "period", Verdict.CONFLICT, Severity.ERROR)
def stale_period(case: Case) -> Iterator[Found]:
    """An older figure is told as that of now.

    The document gives the claim's figure for "last year", "this month" or "now", and by its own
    date that is later than the time the claim gives it for. Or the claim gives a figure with no
    time at all, and the document says that it was so before, and what it is now: "740 people,
    compared with 900 a year ago".

    What to do: look for the newer figure, or give the year of the old one.
    """
    yield from _overtaken(case)
    for pairing, slot in other_periods(case):
        if is_told_as_new(pairing):
            yield of_another_time(case, pairing, slot, ", which was over by then")


def _overtaken(case: Case) -> Iterator[Found]:
    """The older of two amounts is told with no time, as if it were the newer one."""
    for pairing in case.pairings:
        course = overtaken(pairing)
        if course is None or differing(pairing.match) or not same_fact(pairing):
            continue
        yield Found(
            f"gives {said(course.now)}, and {said(course.then)} as what it was before; "
            f"{case.who} gives {said(pairing.ours)} with no time",
            (sighted(case, pairing.sighting, course.then.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )
