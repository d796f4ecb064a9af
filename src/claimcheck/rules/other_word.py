"""The rule other-word."""

from collections.abc import Iterator

from claimcheck.matching.comparisons import mirrored
from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import about, same_print
from claimcheck.matching.whereabouts import elsewhere
from claimcheck.model import Case, Pairing, Severity, Sighting, Span, State, Swap, Verdict
from claimcheck.rules.rule import Found, case_rule, is_own_title, sighted


@case_rule("other-word", "term", Verdict.CONFLICT, Severity.WARNING, of_another=True)
def other_word(case: Case) -> Iterator[Found]:
    """Everything is the same but one thing: another stands in its place.

    "The number of arrests fell from 632 to 313" against "the number of seizures fell from 632 to
    313". Nothing else differs, in whatever order, and nothing is known that makes the two one.
    It is a conflict where the word says what is counted or of what whole; another word is called
    not comparable, as it may be a synonym that nobody has written down.

    What to do: look up what the source speaks of; add the two to `[terms]` if they are one.
    """
    if is_own_title(case):
        # A headline says in other words, and fewer, what its text says.
        return
    for pairing in case.pairings:
        swap = _only(pairing.sighting)
        if swap is None or not same_print(pairing) or set(differing(pairing.match)):
            continue
        if _labels_another(pairing, swap):
            continue
        kind = _kind(pairing, swap)
        yield _found(case, pairing.sighting, swap, kind or "term", sure=kind is not None)
        return
    if case.pairings:
        return
    for sighting in about(case):
        if sighting.state("negation") is State.DIFFERENT or mirrored(sighting):
            continue
        swap = _only(sighting)
        if swap is None and (places := elsewhere(sighting)):
            swap = _swap(sighting, *places)
        if swap:
            yield _found(case, sighting, swap, "term", sure=False)


def _swap(sighting: Sighting, ours: Span, theirs: Span) -> Swap:
    """What stands for what where two sides say of the same act that it was done elsewhere."""
    mine, yours = (
        side.text[span.start - side.span.start : span.end - side.span.start]
        for side, span in ((sighting.ours, ours), (sighting.theirs, theirs))
    )
    return Swap(mine, yours, ours, theirs, "lone")


def _only(sighting: Sighting) -> Swap | None:
    return next((s for s in sighting.swaps if s.how in {"measure", "lone", "verb"}), None)


def _labels_another(pairing: Pairing, swap: Swap) -> bool:
    """Whether the document's word says what another figure is: "against a target of 92%"."""
    statement = pairing.sighting.theirs
    behind = [t for t in statement.tokens if t.span.start >= swap.span.end][:1]
    return any(
        t.text == "of"
        and f.span != pairing.theirs.span
        and t.span.end <= f.span.start <= t.span.end + 1
        for t in behind
        for f in statement.figures
    )


def _kind(pairing: Pairing, swap: Swap) -> str | None:
    """What is counted, or the whole that a share is of; None for any other word."""
    ours = pairing.ours
    if swap.how == "measure":
        return "unit"
    if swap.how == "verb":
        return None
    if ours.of and ours.of.span.overlaps(swap.our_span):
        return "population"
    if ours.counted and ours.counted.span.overlaps(swap.our_span):
        return "unit"
    subjects = [c.subject for c in pairing.sighting.ours.clauses if c.subject]
    measured = any(s.span.overlaps(swap.our_span) and _MEASURES & {*s.lemmas} for s in subjects)
    return "unit" if measured else None


_MEASURES = {"number", "share", "rate", "proportion", "total"}


def _found(case: Case, sighting: Sighting, swap: Swap, kind: str, *, sure: bool) -> Found:
    return Found(
        f"says “{swap.theirs}” where {case.who} says “{swap.ours}”",
        (sighted(case, sighting, swap.span),),
        slots=sighting.slots,
        kind=kind,
        verdict=None if sure else Verdict.NOT_COMPARABLE,
        severity=None if sure else Severity.NOTE,
        confidence=sighting.sure,
    )
