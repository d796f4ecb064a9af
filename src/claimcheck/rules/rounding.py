"""The rule rounding."""

from collections.abc import Iterator

from claimcheck.matching.trust import allowed, differing, of_other_place, same_fact
from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("rounding", "rounding", Verdict.AGREE, Severity.NOTE)
def rounding(case: Case) -> Iterator[Found]:
    """Two figures differ in print and agree within what their words leave open.

    "More than 48,000" for 48,364, "nearly one in six" for 16%, "£11.8bn" for £11.84bn. The bands of
    hedged forms stand in one table of the lexicon.

    What to do: nothing, unless the finer figure matters to the reader.
    """
    for pairing in case.pairings:
        match = pairing.match
        if not allowed(pairing) or differing(match) or not same_fact(pairing):
            continue
        if pairing.theirs.arithmetic or of_other_place(pairing):
            continue
        yield Found(
            f"says {said(pairing.theirs)}, which {said(pairing.ours)} in {case.who} allows",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            arithmetic=pairing.ours.arithmetic,
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
