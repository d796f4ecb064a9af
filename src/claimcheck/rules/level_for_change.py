"""The rule level-for-change."""

from collections.abc import Iterator

from claimcheck.matching.trust import differing, same_label, same_print
from claimcheck.model import Case, FigureRole, Pairing, Severity, Verdict
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

    "Debt fell by £140m" is not "debt was cut to £140m"; a share of 14% is not a rise of 14%.

    What to do: look up whether the source says by or to.
    """
    for pairing in case.pairings:
        a, b = pairing.ours.role, pairing.theirs.role
        if not _confused(a, b) or not same_print(pairing) or not same_label(pairing):
            continue
        if set(differing(pairing.match)) - {"role"} or pairing.theirs.arithmetic:
            continue
        if {a, b} == {FigureRole.CHANGE, FigureRole.SHARE} and not _of_a_whole(pairing):
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
