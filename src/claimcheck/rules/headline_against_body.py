"""The rule headline-against-body."""

from collections.abc import Iterator

from claimcheck.matching.figures import head
from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import enough, same_fact
from claimcheck.model import Case, Figure, Pairing, Severity, State, Verdict, Zone
from claimcheck.quantity import Bound, Kind
from claimcheck.rules.rule import Found, case_rule, said, sighted

_TITLES = {Zone.HEADLINE, Zone.STANDFIRST}
_HEDGED = {Bound.UNDER, Bound.OVER, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST}


@case_rule("headline-against-body", "scope", Verdict.CONFLICT, Severity.ERROR)
def headline_against_body(case: Case) -> Iterator[Found]:
    """A headline or standfirst says more than its text, or something else.

    It counts another thing ("half of all reviews" over a text about children), or drops the
    "nearly" of the text. Press codes ask that a headline be supported by its text.

    What to do: make the headline say what the text says.
    """
    if case.source is None or case.source.id != case.reading.document.id:
        return
    if case.statements[0].zone not in _TITLES:
        return
    for pairing in case.pairings:
        if (
            pairing.sighting.theirs.zone in _TITLES
            and pairing.sighting.theirs.zone is case.statements[0].zone
        ):
            continue
        yield from _figure(case, pairing)


def _figure(case: Case, pairing: Pairing) -> Iterator[Found]:
    match = pairing.match
    ours, theirs = pairing.ours, pairing.theirs
    place = (sighted(case, pairing.sighting, theirs.span),)
    if match.state("value") is State.DIFFERENT:
        return
    a, b = _counts(ours), _counts(theirs)
    of = match.slot("population") if ours.of and theirs.of else match.slot("unit")
    countable = ours.quantity.kind in {Kind.COUNT, Kind.SHARE}
    if (
        countable
        and a
        and b
        and of
        and of.state is State.DIFFERENT
        and enough(match.score, "headline")
    ):
        yield Found(
            f"counts {of.theirs}; its headline counts {of.ours}",
            place,
            arithmetic=theirs.arithmetic,
            slots=match.slots,
            kind="unit",
            confidence=0.85,
        )
        return
    if differing(match) or not same_fact(pairing):
        return
    if (
        theirs.quantity.bound in _HEDGED
        and ours.quantity.bound is Bound.EXACT
        and theirs.quantity.hedge
    ):
        yield Found(
            f"says {said(theirs)}; its headline drops “{theirs.quantity.hedge}”",
            place,
            slots=match.slots,
            kind="rounding",
            verdict=Verdict.DRIFT,
            severity=Severity.WARNING,
            confidence=min(1.0, match.score),
        )


def _counts(figure: Figure) -> str | None:
    """What a figure counts, or what it is a share of."""
    return head(figure.of) or head(figure.counted)
