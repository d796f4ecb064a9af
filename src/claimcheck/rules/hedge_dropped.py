"""The rule hedge-dropped."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules._strength import is_settled, weighed
from claimcheck.rules.rule import Found, case_rule

_HEDGE = {"possible", "projected"}


@case_rule("hedge-dropped", "hedge", Verdict.DRIFT, Severity.WARNING, steady=True)
def hedge_dropped(case: Case) -> Iterator[Found]:
    """A document states plainly what is only said to be likely, possible or expected.

    "The drug may cut the risk" retold as "the drug cuts the risk": the commonest way in which a
    release becomes stronger than the study behind it.

    What to do: put the "may" back.
    """
    yield from weighed(case, lambda ours, theirs: ours in _HEDGE and is_settled(theirs))
