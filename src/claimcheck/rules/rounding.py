"""The rule rounding."""

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import allowed, done_otherwise, of_other_place, same_fact
from claimcheck.matching.two_times import only_a_start, overtaken
from claimcheck.model import Case, Figure, Pairing, Severity, State, Verdict
from claimcheck.quantity import Bound
from claimcheck.rules.rule import Found, case_rule, said, sighted


def rounded(case: Case) -> Iterator[Pairing]:
    """The figures that differ from the claim's in print and agree with them."""
    for pairing in case.pairings:
        if not allowed(pairing) or differing(pairing.match) or not same_fact(pairing):
            continue
        if pairing.theirs.arithmetic or of_other_place(pairing) or only_a_start(pairing):
            continue
        if overtaken(pairing) is not None or _leaves_too_much_open(pairing):
            continue
        alike = pairing.match.state("unit") is State.SAME
        if not alike and done_otherwise(pairing):
            # A figure that is only near the claim's, and of something else that is done.
            continue
        yield pairing


def _leaves_too_much_open(pairing: Pairing) -> bool:
    """Whether the document's bound is further from the claim's figure than its own digits reach.

    Who says "over 24 million" means some 24 million, and would say so of 30 million; "more than
    48,000" may be 48,364.
    """
    ours, theirs = pairing.ours.quantity, pairing.theirs.quantity
    if theirs.bound not in _OPEN or ours.bound in _OPEN or not theirs.value:
        return False
    if not ours.value or ours.scale != theirs.scale:
        return False
    apart = abs(ours.value - theirs.value)
    last = Decimal(1).scaleb(int(theirs.value.normalize().as_tuple().exponent))
    return apart > max(last, _NEAR * abs(theirs.value))


_NEAR = Decimal("0.2")
"""A figure that is no further from a bound, by the bound's size, may be meant by it."""

_OPEN = {Bound.OVER, Bound.UNDER, Bound.AT_LEAST, Bound.AT_MOST}


def is_finer(pairing: Pairing) -> bool:
    """Whether the document prints more digits that mean something: 24.7% for "a quarter"."""
    return _grain(pairing.theirs) > _grain(pairing.ours)


def _grain(figure: Figure) -> int:
    """How many digits a figure prints before its trailing zeros; 0 for a number in words."""
    value = figure.quantity.value
    if value is None or not any(c.isdigit() for c in figure.text):
        return 0
    return len(f"{value:f}".replace(".", "").strip("0"))


@case_rule("rounding", "rounding", Verdict.AGREE, Severity.NOTE, steady=True)
def rounding(case: Case) -> Iterator[Found]:
    """Two figures differ in print and agree within what their words leave open.

    "More than 48,000" for 48,364, "nearly one in six" for 16%, "£11.8bn" for £11.84bn. The bands of
    hedged forms stand in one table of the lexicon.

    What to do: nothing, unless the finer figure matters to the reader.
    """
    for pairing in rounded(case):
        match = pairing.match
        if is_finer(pairing):
            # That the document's is the finer figure is what more-precise says.
            continue
        ours, theirs = pairing.ours, pairing.theirs
        wider = theirs.quantity.bound in _OPEN and ours.quantity.bound not in _OPEN
        ours_there = f"{said(ours)} in {case.who}"
        yield Found(
            f"says {said(theirs)}, which "
            + (f"allows {ours_there}" if wider else f"{ours_there} allows"),
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            arithmetic=pairing.ours.arithmetic,
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
