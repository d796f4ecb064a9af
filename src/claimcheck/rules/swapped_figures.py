"""The rule swapped-figures."""

from collections.abc import Iterator

from claimcheck.matching.trust import swapped
from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("swapped-figures", "relation", Verdict.CONFLICT, Severity.ERROR)
def swapped_figures(case: Case) -> Iterator[Found]:
    """Two figures have changed places.

    "49 children were in need, of which 90 on plans" holds the numbers of "90 in need, of which 49
    on plans", each under the other's label.

    What to do: put the figures back under their own labels.
    """
    for pairing in case.pairings:
        other = swapped(case, pairing)
        if other is None or pairing.theirs.span > other.theirs.span:
            continue
        yield Found(
            f"gives {said(pairing.theirs)} and {said(other.theirs)} each where {case.who} has "
            "the other",
            (sighted(case, pairing.sighting, pairing.theirs.span, other.theirs.span),),
            slots=pairing.match.slots,
            confidence=0.9,
        )
        return
