"""The rule frequency."""

from collections.abc import Iterator

from claimcheck.matching import main_figures
from claimcheck.matching.frequencies import Frequency, often_otherwise
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Severity, State, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_LOOKED_AT = 2


@case_rule("frequency", "period", Verdict.CONFLICT, Severity.ERROR)
def frequency(case: Case) -> Iterator[Found]:
    """A document says that a thing is done more or less often than the claim says.

    "Every month" and "once a quarter", "weekly" and "every two weeks". What amounts come to in a
    week and in a month may both be right, so that claims with amounts are left alone.

    What to do: look up in the source how often it is.
    """
    for sighting in case.sightings[:_LOOKED_AT]:
        told = often_otherwise(sighting.ours, sighting.theirs)
        if told is None or not enough(sighting.sure, "length"):
            continue
        if State.DIFFERENT in {sighting.state("negation"), sighting.state("period")}:
            continue
        ours, theirs = told
        if _has_amount(sighting.ours, ours) or {*sighting.missing} - {ours.text.lower()}:
            continue
        yield Found(
            f"says “{theirs.text}” where {case.who} says “{ours.text}”",
            (sighted(case, sighting, theirs.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
            consequence="it is told to be done more or less often",
        )
        return


def _has_amount(statement: Statement, told: Frequency) -> bool:
    """Whether a statement gives a figure besides how often: "£400 every week"."""
    return any(not told.span.covers(statement.figures[at].span) for at in main_figures(statement))
