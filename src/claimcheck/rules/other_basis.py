"""The rule other-basis."""

from collections.abc import Iterator

from claimcheck.matching.bases import OtherBasis, on_another_basis
from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import same_label, same_print
from claimcheck.model import Case, Pairing, Severity, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("other-basis", "unit", Verdict.CONFLICT, Severity.ERROR)
def other_basis(case: Case) -> Iterator[Found]:
    """The same number is given on another basis: the longest wait for the average one.

    Before tax for after tax, the target for what was reached. A median told as an average is drift:
    in the language of news the one often stands for the other.

    What to do: give the basis that the source gives.
    """
    for pairing in case.pairings:
        if not same_print(pairing) or pairing.theirs.arithmetic:
            continue
        other = on_another_basis(pairing)
        if other is None or not (same_label(pairing) or _is_all_that_is_missing(pairing, other)):
            continue
        if set(differing(pairing.match)) - {"role", "unit", "measure"}:
            continue
        loose = _is_loose(other)
        yield Found(
            f"says “{other.theirs}” of {said(pairing.theirs)}; {case.who} says “{other.ours}”",
            (sighted(case, pairing.sighting, pairing.theirs.span, other.span),),
            slots=pairing.match.slots,
            verdict=Verdict.DRIFT if loose else None,
            severity=Severity.WARNING if loose else None,
            confidence=min(1.0, pairing.match.score),
        )
        return


def _is_all_that_is_missing(pairing: Pairing, other: OtherBasis) -> bool:
    """Whether all that the claim speaks of is met but the words of its basis."""
    words = {word for phrase in pairing.sighting.missing for word in phrase.split()}
    return words <= {*other.ours.lower().split()}


def _is_loose(other: OtherBasis) -> bool:
    """Whether the one basis is often told for the other."""
    return other.values == {"average", "median"}
