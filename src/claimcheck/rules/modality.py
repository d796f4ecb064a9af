"""The rule modality."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules._strength import is_settled, weighed
from claimcheck.rules.rule import Found, case_rule

_STANDING = {"considering", "open", "planned", "recommended"}
"""Rungs on which a thing is thought of, planned or asked for, and not yet done."""


@case_rule("modality", "modality", Verdict.DRIFT, Severity.WARNING, steady=True)
def modality(case: Case) -> Iterator[Found]:
    """One side says that it is done or will be, the other that it is considered, planned or asked.

    Considering is not deciding, a plan is not a deed, "should" is not "does". May and might are
    looked at by hedge-added and hedge-dropped, what is alleged by allegation-as-fact.

    What to do: say how far the thing has got, as the source does.
    """
    yield from weighed(case, _of_another_standing, "standing")


def _of_another_standing(ours: str, theirs: str) -> bool:
    return "alleged" not in {ours, theirs} and (
        bool(_STANDING & {ours, theirs}) or not (is_settled(ours) or is_settled(theirs))
    )
