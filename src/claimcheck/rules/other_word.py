"""The rule other-word."""

from collections.abc import Iterator

from claimcheck.matching.trust import about, differing, same_print
from claimcheck.model import Case, Pairing, Severity, Sighting, State, Swap, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("other-word", "term", Verdict.CONFLICT, Severity.WARNING)
def other_word(case: Case) -> Iterator[Found]:
    """Everything is the same but one thing: another stands in its place.

    "The number of arrests fell from 632 to 313" against "the number of seizures fell from 632 to
    313". Nothing else differs, in whatever order, and nothing is known that makes the two one.
    Where the two words are verbs the documents are called not comparable: verbs have too many
    synonyms for more.

    What to do: look up what the source speaks of; add the two to `[terms]` if they are one.
    """
    for pairing in case.pairings:
        swap = _only(pairing.sighting)
        if swap is None or not same_print(pairing) or set(differing(pairing.match)):
            continue
        yield _found(case, pairing.sighting, swap, _kind(pairing, swap))
        return
    if case.pairings:
        return
    for sighting in about(case):
        swap = _only(sighting)
        if swap and swap.how == "verb" and sighting.state("negation") is not State.DIFFERENT:
            yield _found(case, sighting, swap, "term")


def _only(sighting: Sighting) -> Swap | None:
    return next((s for s in sighting.swaps if s.how in {"lone", "verb"}), None)


def _kind(pairing: Pairing, swap: Swap) -> str:
    """A thing counted, a whole that a share is of, or any other word."""
    ours = pairing.ours
    if ours.of and ours.of.span.overlaps(swap.our_span):
        return "population"
    return "term" if swap.how == "verb" else "unit"


def _found(case: Case, sighting: Sighting, swap: Swap, kind: str) -> Found:
    return Found(
        f"says “{swap.theirs}” where {case.who} says “{swap.ours}”, and nothing else differs",
        (sighted(case, sighting, swap.span),),
        slots=sighting.slots,
        kind=kind,
        verdict=Verdict.NOT_COMPARABLE if swap.how == "verb" else None,
        severity=Severity.NOTE if swap.how == "verb" else None,
        confidence=sighting.sure,
    )
