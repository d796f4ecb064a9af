"""The rule rounding."""

from collections.abc import Iterator

from claimcheck.matching.trust import (
    allowed,
    differing,
    done_otherwise,
    of_other_place,
    same_fact,
)
from claimcheck.matching.two_times import only_a_start, overtaken
from claimcheck.model import Case, Figure, Pairing, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


def rounded(case: Case) -> Iterator[Pairing]:
    """The figures that differ from the claim's in print and agree with them."""
    for pairing in case.pairings:
        if not allowed(pairing) or differing(pairing.match) or not same_fact(pairing):
            continue
        if pairing.theirs.arithmetic or of_other_place(pairing) or only_a_start(pairing):
            continue
        if overtaken(pairing) is not None:
            continue
        alike = pairing.match.state("unit") is State.SAME
        if not alike and done_otherwise(pairing):
            # A figure that is only near the claim's, and of something else that is done.
            continue
        yield pairing


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
        yield Found(
            f"says {said(pairing.theirs)}, which {said(pairing.ours)} in {case.who} allows",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            arithmetic=pairing.ours.arithmetic,
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
