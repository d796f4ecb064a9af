"""The rule other-share."""

from collections.abc import Iterator

from claimcheck.matching import main_figures
from claimcheck.matching.quantified import Quantified, quantified, shares_of
from claimcheck.matching.trust import enough, other_name, other_place, turned_round
from claimcheck.model import Case, Figure, Severity, Sighting, State, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted

_LOOKED_AT = 3


@case_rule("other-share", "quantifier", Verdict.CONFLICT, Severity.ERROR)
def other_share(case: Case) -> Iterator[Found]:
    """The document's figures make it another share than "all", "most", "few" or "none" leaves open.

    "All the victims lived alone" against "of the 64 victims, 51 lived alone"; "voters narrowly
    rejected it" against "68% rejected it". The share must be of the same whole, and of those who do
    what the claim says. Where a figure lies is seen with generous ends: 88% is nearly all.

    What to do: use the quantifier that the figures bear out, or the figures.
    """
    if len(case.statements) != 1 or main_figures(case.statements[0]):
        return
    ours = quantified(case.statements[0])
    if ours is None:
        return
    for sighting in case.sightings[:_LOOKED_AT]:
        if not enough(sighting.sure, "share") or not _of_it(sighting):
            continue
        given = list(shares_of(ours, sighting))
        if not given or any(ours.part.allows(share) for _, share in given):
            continue
        yield _found(case, ours, sighting, given[0][0])
        return


def _found(case: Case, ours: Quantified, sighting: Sighting, figure: Figure) -> Found:
    printed = figure if figure.source is None else sighting.theirs.figures[figure.source]
    return Found(
        f"says {said(printed)}, where {case.who} says “{ours.text}”",
        (sighted(case, sighting, printed.span),),
        arithmetic=figure.arithmetic,
        slots=sighting.slots,
        confidence=sighting.sure,
    )


def _of_it(sighting: Sighting) -> bool:
    apart = State.DIFFERENT in {sighting.state("period"), sighting.state("speaker")}
    return not (apart or other_place(sighting) or other_name(sighting) or turned_round(sighting))
