"""The rule opposite-term."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import relation, stands_for
from claimcheck.matching.comparisons import mirrored
from claimcheck.matching.holdings import held_otherwise
from claimcheck.matching.key_slots import differing
from claimcheck.matching.quantified import may_both_be
from claimcheck.matching.subjects import clause_of, verbs_of
from claimcheck.matching.terms import substance
from claimcheck.matching.trust import about, enough, same_print
from claimcheck.model import Case, Severity, Sighting, Span, State, Statement, Swap, Verdict
from claimcheck.rules._in_time import is_undone, lasted_until, told_at_another_time
from claimcheck.rules.rule import (
    Found,
    case_rule,
    is_own_text,
    said,
    sighted,
)

_CUED = {"superlative", "direction"}
"""Families that rules of their own look at."""


@case_rule("opposite-term", "value", Verdict.CONFLICT, Severity.ERROR)
def opposite_term(case: Case) -> Iterator[Found]:
    """The document says the opposite word of the claim in the same place.

    Highest and lowest, open and closed, adequate and inadequate, men and women; a sum that was made
    and one that was lost. It is a conflict when everything else that the claim speaks of is met and
    nothing negates the opposite again.

    What to do: look up which of the two the source says.
    """
    for pairing in case.pairings:
        other = held_otherwise(pairing)
        if other is None or not other.turned or not same_print(pairing):
            continue
        if pairing.sighting.missing or set(differing(pairing.match)):
            continue
        yield Found(
            f"says “{other.theirs}” where {case.who} says “{other.ours}”",
            (sighted(case, pairing.sighting, other.span, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )
        return
    for sighting in _speaking(case):
        cued = [c.span for c in sighting.theirs.cues if c.family in _CUED]
        opposite = [
            s
            for s in sighting.swaps
            if s.how == "opposite" and not any(c.overlaps(s.span) for c in cued)
        ]
        if len(opposite) != 1 or not enough(sighting.sure, "opposite") or sighting.missing:
            continue
        swap = opposite[0]
        if is_own_text(case) and is_undone(swap.ours, swap.theirs):
            # One document tells what happened in its order: closed, and then reopened.
            continue
        if any(not o.same and not o.our_span.overlaps(swap.our_span) for o in sighting.outcomes):
            continue
        if (
            lasted_until(
                sighting, swap.our_span, swap.span, again=is_undone(swap.ours, swap.theirs)
            )
            or told_at_another_time(sighting, swap.our_span, swap.span)
            or _said_besides(sighting, swap)
            or _denied_besides(sighting, swap)
            or _done_to_another(sighting, swap)
            or mirrored(sighting)
            or may_both_be(sighting)
        ):
            continue
        if State.DIFFERENT in {sighting.state("direction"), sighting.state("period")}:
            continue
        yield Found(
            f"says “{swap.theirs}” where {case.who} says “{swap.ours}”",
            (sighted(case, sighting, swap.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
        return
    yield from _done_with_the_figure(case)


def _done_with_the_figure(case: Case) -> Iterator[Found]:
    """What is done with the claim's figure is the opposite, and its verb is another figure's.

    "Will open 40 shops and close eight" says of 40 that they are opened.
    """
    for pairing in case.pairings:
        match, sighting = pairing.match, pairing.sighting
        if match.state("value") is not State.SAME or differing(match):
            continue
        if match.state("unit") is not State.SAME or pairing.theirs.arithmetic:
            continue
        ours = clause_of(pairing.ours, sighting.ours)
        theirs = clause_of(pairing.theirs, sighting.theirs)
        if ours is None or theirs is None or theirs.predicate is None:
            continue
        # Another clause must have the claim's verb with a figure of its own.
        told = any(
            c is not theirs
            and {*verbs_of(c)} & {*verbs_of(ours)}
            and any(c.span.covers(f.span) for f in sighting.theirs.figures)
            for c in sighting.theirs.clauses
        )
        apart = any(relation(a, b) == "opposite" for a in verbs_of(ours) for b in verbs_of(theirs))
        if not told or not apart or ours.polarity != theirs.polarity:
            continue
        yield Found(
            f"says “{theirs.predicate.text}” of {said(pairing.theirs)}; {case.who} says "
            f"“{ours.predicate.text if ours.predicate else ''}”",
            (sighted(case, sighting, theirs.predicate.span, pairing.theirs.span),),
            slots=match.slots,
            confidence=match.score,
        )
        return


def _speaking(case: Case) -> Iterator[Sighting]:
    """The statements that say it: with the claim's figure, where it has one.

    A word and its opposite are not of one label, so that an equal figure need not be the same fact
    for this; how much of the claim is met is asked for.
    """
    if not case.pairings:
        yield from about(case)
        return
    seen: set[Span] = set()
    for pairing in case.pairings:
        same = pairing.match.state("value") in {State.SAME, State.COMPATIBLE}
        if same and pairing.sighting.theirs.span not in seen and not differing(pairing.match):
            seen.add(pairing.sighting.theirs.span)
            yield pairing.sighting


def _said_besides(sighting: Sighting, swap: Swap) -> bool:
    """Whether the document says the claim's word, too: "those that shut should open again"."""
    ours = {t.lemma for t in sighting.ours.tokens if swap.our_span.covers(t.span)}
    ours |= {base for word in ours if len(base := word.removeprefix("re")) > _SHORT}
    return any(
        t.lemma in ours or any(relation(t.lemma, word) == "same" for word in ours)
        for t in sighting.theirs.tokens
        if t.kind == "word" and not swap.span.covers(t.span)
    )


_SHORT = 3


def _done_to_another(sighting: Sighting, swap: Swap) -> bool:
    """Whether the two words are verbs of two clauses, and done to things that are not one.

    "Axes 420 staff" is not turned round by "unveiled record profits".
    """
    sides = ((sighting.ours, swap.our_span), (sighting.theirs, swap.span))
    ours, theirs = (_done_to(side, span) for side, span in sides)
    return bool(ours and theirs) and not any(stands_for(a, b) for a in ours for b in theirs)


def _done_to(statement: Statement, verb: Span) -> frozenset[str]:
    """The words behind a verb that has an object, to the end of its clause."""
    for clause in statement.clauses:
        if clause.predicate and clause.object and clause.predicate.span.overlaps(verb):
            behind = Span(clause.predicate.span.end, clause.span.end)
            return substance(statement, behind, [c.span for c in statement.cues])
    return frozenset()


def _denied_besides(sighting: Sighting, swap: Swap) -> bool:
    """Whether one side denies what the other states, by other words than the two opposites.

    "Rejected" is a denial itself: "was not accepted" says the same.
    """
    sides = ((sighting.ours, swap.our_span), (sighting.theirs, swap.span))
    denial = any(
        c.family == "negation" and c.span.overlaps(span) for side, span in sides for c in side.cues
    )
    if sighting.state("negation") is not State.DIFFERENT and not denial:
        return False
    cues = [
        sum(c.family == "negation" and not c.span.overlaps(span) for c in side.cues)
        for side, span in sides
    ]
    return cues[0] % 2 != cues[1] % 2
