"""The rule stale-period."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.period import is_told_as_new, of_another_time, other_periods
from claimcheck.rules.rule import Found, case_rule


@case_rule("stale-period", "period", Verdict.CONFLICT, Severity.ERROR)
def stale_period(case: Case) -> Iterator[Found]:
    """An older figure is told as that of now.

    The document gives the claim's figure for "last year", "this month" or "now", and by its own
    date that is later than the time the claim gives it for.

    What to do: look for the newer figure, or give the year of the old one.
    """
    for pairing, slot in other_periods(case):
        if is_told_as_new(pairing):
            yield of_another_time(case, pairing, slot, ", which was over by then")
