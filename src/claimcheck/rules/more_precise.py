"""The rule more-precise."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, Verdict
from claimcheck.rules.rounding import is_finer, rounded
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("more-precise", "rounding", Verdict.AGREE, Severity.NOTE, steady=True)
def more_precise(case: Case) -> Iterator[Found]:
    """A document prints a finer figure than the claim, and the two agree.

    "1,987 homes" for "about 2,000 homes", "24.7%" for "a quarter".

    What to do: nothing; the finer figure is there to be used.
    """
    for pairing in rounded(case):
        if is_finer(pairing):
            yield Found(
                f"says {said(pairing.theirs)}, which is finer than {said(pairing.ours)} in "
                f"{case.who} and fits it",
                (sighted(case, pairing.sighting, pairing.theirs.span),),
                slots=pairing.match.slots,
                confidence=min(1.0, pairing.match.score),
            )
