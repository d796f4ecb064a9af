"""The rule other-share."""

from collections.abc import Iterator

from claimcheck.matching import main_figures
from claimcheck.matching.quantified import (
    Quantified,
    counted_whole,
    printed,
    quantified,
    share_of_claim,
    shares_of,
)
from claimcheck.matching.trust import enough, other_name, other_place, turned_round
from claimcheck.model import Case, Figure, Severity, Sighting, State, Statement, Verdict
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule, said, sighted

_LOOKED_AT = 3


@case_rule("other-share", "quantifier", Verdict.CONFLICT, Severity.ERROR)
def other_share(case: Case) -> Iterator[Found]:
    """The document's figures make it another share than "all", "most", "few" or "none" leaves open.

    "All 23 schools failed" against "17 of the 23 failed"; "all the victims lived alone" against "of
    the 64 victims, 51 lived alone"; "voters narrowly rejected it" against "68% rejected it". The
    share must be of the same whole, and of those who do what the claim says. Where a figure lies is
    seen with generous ends: 88% is nearly all.

    What to do: use the quantifier that the figures bear out, or the figures.
    """
    if len(case.statements) != 1:
        return
    for sighting in case.sightings[:_LOOKED_AT]:
        if told := _all_for_some(case, sighting):
            yield told
            return
    ours = quantified(case.statements[0])
    if ours is None or not _counts_no_more(case.statements[0], ours):
        return
    for sighting in case.sightings[:_LOOKED_AT]:
        if not enough(sighting.sure, "share") or not _of_it(sighting):
            continue
        given = list(shares_of(ours, sighting))
        if (
            not given
            or _is_by_then(given[0][0], sighting)
            or any(ours.part.allows(share) for _, share in given)
        ):
            continue
        yield _found(case, ours, sighting, given[0][0])
        return


def _all_for_some(case: Case, sighting: Sighting) -> Found | None:
    """A document says of all, most or none what the claim says of another share."""
    theirs = quantified(sighting.theirs)
    if theirs is None:
        return None
    if any(f.quantity.kind is Kind.SHARE for f in sighting.theirs.figures):
        return None  # "40% of all nurses"
    if not enough(sighting.sure, "share") or not _of_it(sighting):
        return None
    told = share_of_claim(theirs, sighting)
    if told is None or theirs.part.allows(told[1]):
        return None
    figure = printed(told[0], sighting.ours)
    return Found(
        f"says “{theirs.text}”, where {case.who} says {said(figure)}",
        (sighted(case, sighting, theirs.span),),
        slots=sighting.slots,
        confidence=sighting.sure,
    )


def _counts_no_more(statement: Statement, ours: Quantified) -> bool:
    """Whether a claim has no figure but the size of its whole: "all 23 schools"."""
    figures = (statement.figures[at] for at in main_figures(statement))
    return all(counted_whole(ours, figure, statement) for figure in figures)


def _is_by_then(figure: Figure, sighting: Sighting) -> bool:
    """Whether only the document's share is given for a time: all may do so later."""
    period = figure.period
    return (
        period is not None
        and sighting.theirs.span.covers(period.span)
        and not sighting.ours.periods
    )


def _found(case: Case, ours: Quantified, sighting: Sighting, figure: Figure) -> Found:
    shown = printed(figure, sighting.theirs)
    return Found(
        f"says {said(shown)}, where {case.who} says “{ours.text}”",
        (sighted(case, sighting, shown.span),),
        arithmetic=figure.arithmetic,
        slots=sighting.slots,
        confidence=sighting.sure,
    )


def _of_it(sighting: Sighting) -> bool:
    apart = State.DIFFERENT in {sighting.state("period"), sighting.state("speaker")}
    return not (apart or other_place(sighting) or other_name(sighting) or turned_round(sighting))
