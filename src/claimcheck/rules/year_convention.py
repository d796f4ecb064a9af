"""The rule year-convention."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.period import (
    is_other_convention,
    is_told_as_new,
    of_another_time,
    other_periods,
)
from claimcheck.rules.rule import Found, case_rule


@case_rule("year-convention", "period", Verdict.CONFLICT, Severity.WARNING)
def year_convention(case: Case) -> Iterator[Found]:
    """The same figure is given for two years that only overlap: 2011 and 2010/11.

    A calendar year, a financial year and a school year share some of their months. A figure of the
    one is not the figure of the other, and the slip is so common that it has a name of its own.

    What to do: write the year as the source does, "in the year to March 2011".
    """
    for pairing, slot in other_periods(case):
        if is_other_convention(pairing) and not is_told_as_new(pairing):
            yield of_another_time(case, pairing, slot, ", a year that begins in another month")
