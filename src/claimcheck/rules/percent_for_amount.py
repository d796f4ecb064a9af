"""The rule percent-for-amount."""

from collections.abc import Iterator

from claimcheck.matching import main_figures
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Figure, Severity, State, Statement, Verdict
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule, said, sighted

_LOOKED_AT = 3
_AMOUNTS = {Kind.MONEY, Kind.COUNT, Kind.MEASURE}


@case_rule("percent-for-amount", "unit", Verdict.CONFLICT, Severity.ERROR)
def percent_for_amount(case: Case) -> Iterator[Found]:
    """A change in per cent is told as an amount, or the other way round, with the same number.

    "Went up by 19%" and "went up by £19". Where the other side gives the claim's own figure, too,
    or its change goes the other way, nothing is said.

    What to do: look up in the source which of the two it is.
    """
    for sighting in case.sightings[:_LOOKED_AT]:
        if not enough(sighting.sure, "points"):
            continue
        if State.DIFFERENT in {sighting.state("period"), sighting.state("negation")}:
            continue
        for at in main_figures(sighting.ours):
            ours = sighting.ours.figures[at]
            theirs = _of_other_kind(ours, sighting.theirs)
            if theirs is None:
                continue
            yield Found(
                f"gives a change of {said(theirs)}; {case.who} gives one of {said(ours)}",
                (sighted(case, sighting, theirs.span),),
                slots=sighting.slots,
                confidence=sighting.sure,
            )
            return


def _of_other_kind(ours: Figure, statement: Statement) -> Figure | None:
    """The change with the same number, of which one is in per cent and the other an amount."""
    if not ours.change or ours.quantity.value is None:
        return None
    changed = [f for f in statement.figures if f.change == ours.change and not f.arithmetic]
    if any(f.quantity.kind is ours.quantity.kind for f in statement.figures):
        return None
    return next((f for f in changed if _is_told_otherwise(ours, f)), None)


def _is_told_otherwise(ours: Figure, theirs: Figure) -> bool:
    kinds = {ours.quantity.kind, theirs.quantity.kind}
    return (
        ours.quantity.value == theirs.quantity.value
        and ours.role is theirs.role
        and Kind.SHARE in kinds
        and bool(kinds & _AMOUNTS)
    )
