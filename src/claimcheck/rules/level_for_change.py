"""The rule level-for-change."""

from collections.abc import Iterator

from claimcheck.lexicon import load
from claimcheck.matching.key_slots import differing
from claimcheck.matching.margins import margin_between
from claimcheck.matching.trust import same_label, same_print
from claimcheck.model import (
    Case,
    FigureRole,
    Pairing,
    Relation,
    Severity,
    State,
    Statement,
    Verdict,
)
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule, said, sighted

_SAID = {
    FigureRole.CHANGE: "as the change",
    FigureRole.TO: "as the level reached",
    FigureRole.FROM: "as the level before",
    FigureRole.SHARE: "as a share",
    FigureRole.LEVEL: "as the level",
}


@case_rule("level-for-change", "relation", Verdict.CONFLICT, Severity.ERROR)
def level_for_change(case: Case) -> Iterator[Found]:
    """The same number is a change on one side and a level on the other.

    "Debt fell by £140m" is not "debt was cut to £140m"; a share of 14% is not a rise of 14%; and
    who won by 512 votes had more votes than that.

    What to do: look up whether the source says by or to.
    """
    for pairing in case.pairings:
        margin = margin_between(case, pairing) if same_print(pairing) else None
        if margin is not None:
            yield Found(
                f"gives {said(pairing.theirs)} as a result; {case.who} gives it as the margin "
                "between two",
                (sighted(case, pairing.sighting, pairing.theirs.span),),
                arithmetic=margin,
                slots=pairing.match.slots,
                confidence=min(1.0, pairing.match.score),
            )
            continue
        a, b = pairing.ours.role, pairing.theirs.role
        if not _confused(a, b) or not same_print(pairing) or not same_label(pairing):
            continue
        if set(differing(pairing.match)) - {"role"} or pairing.theirs.arithmetic:
            continue
        if {a, b} == {FigureRole.CHANGE, FigureRole.SHARE} and not (
            _of_a_whole(pairing) or _is_told_of_a_level(pairing)
        ):
            continue
        if _is_a_pace(pairing.sighting.ours, pairing.match.ours) or _is_a_pace(
            pairing.sighting.theirs, pairing.match.theirs
        ):
            continue
        yield Found(
            f"gives {said(pairing.theirs)} {_SAID[b]}; {case.who} gives it {_SAID[a]}",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )


def _confused(a: FigureRole, b: FigureRole) -> bool:
    other = {a, b} - {FigureRole.CHANGE}
    return (
        FigureRole.CHANGE in {a, b}
        and other <= {FigureRole.TO, FigureRole.FROM, FigureRole.SHARE}
        and bool(other)
    )


def _of_a_whole(pairing: Pairing) -> bool:
    """Whether the share says of what it is: "inflation was 3.4%" is a change told as one."""
    share = pairing.ours if pairing.ours.role is FigureRole.SHARE else pairing.theirs
    return share.of is not None


def _is_a_pace(statement: Statement, at: int) -> bool:
    """Whether a change is itself above or below another: "rose by 3.4%, up from 2.9%"."""
    figures = statement.figures
    return figures[at].role is FigureRole.CHANGE and any(
        f.related == at and f.quantity.kind is figures[at].quantity.kind and f.role in _BEFORE
        for f in figures
        if not f.arithmetic
    )


_BEFORE = {FigureRole.FROM, FigureRole.SHARE, FigureRole.LEVEL}


def _is_told_of_a_level(pairing: Pairing) -> bool:
    """Whether the share is compared with an earlier one of the same, in the same words.

    "Containment is 38%, compared with 22% on Monday" is a level, and "containment rose by 38%" a
    change; of inflation, which is itself a change, both are said.
    """
    share_is_ours = pairing.ours.role is FigureRole.SHARE
    statement = pairing.sighting.ours if share_is_ours else pairing.sighting.theirs
    at = pairing.match.ours if share_is_ours else pairing.match.theirs
    compared = any(
        f.relation is Relation.CONTRAST and f.related == at and f.quantity.kind is Kind.SHARE
        for f in statement.figures
    )
    if not compared or pairing.match.state("subject") is not State.SAME:
        return False
    moving = load("en").table("judging")
    words = {w for f in (pairing.ours, pairing.theirs) if f.counted for w in f.counted.lemmas}
    return not words & {*moving["moving_up"], *moving["moving_down"], "index", "rate", "pace"}
