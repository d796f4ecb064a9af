"""The rule hedge-added."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules._strength import is_settled, weighed
from claimcheck.rules.rule import Found, case_rule

_HEDGE = {"possible", "projected"}


@case_rule("hedge-added", "hedge", Verdict.DRIFT, Severity.WARNING, steady=True)
def hedge_added(case: Case) -> Iterator[Found]:
    """A document says only "may", "appears to" or "is expected to" of what is stated plainly.

    The ladder of such words stands in the lexicon. "About" and "nearly" are a matter of figures,
    and "an estimated 58,000" by the producer of the figure is no hedge.

    What to do: give the statement the strength that its source gives it.
    """
    yield from weighed(case, lambda ours, theirs: is_settled(ours) and theirs in _HEDGE)
