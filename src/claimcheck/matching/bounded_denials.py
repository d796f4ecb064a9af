"""Denials that leave a statement standing: "not closed until May", "owns none, having sold"."""

from itertools import pairwise
from typing import Final

from claimcheck.lexicon.meaning import KINDRED, relation
from claimcheck.matching.subjects import verbs_of
from claimcheck.matching.terms import light_verbs, pronouns, words_of
from claimcheck.model import Sighting, Slot, Span, Statement

__all__ = ["done_besides", "has_no_more", "holds_until"]


def holds_until(sighting: Sighting, slot: Slot) -> bool:
    """Whether what one side denies is denied only of the time before it came about.

    "Was not closed until May" says that it was closed, and "no woman had led it until Ann Vale took
    over" who was the first. What will not be until then is denied of what is so now.
    """
    denying, other = _sides(sighting, slot)
    denial = _denial(denying, slot)
    if denial is None or _foretells(denying) != _foretells(other):
        return False
    if not words_of("ending").isdisjoint(t.text for t in other.tokens):
        # "Will be suspended until October" and "will not be suspended until October".
        return False
    behind = {t.text for t in denying.tokens if t.span.start >= denial.end}
    if behind & words_of("ending"):
        return True
    first = any(c.family == "superlative" and c.value == _FIRST for c in other.cues)
    return first and not behind.isdisjoint(words_of("preceding"))


_FIRST: Final = "first"
_TO_COME: Final = frozenset({"will", "planned", "projected"})


def _foretells(statement: Statement) -> bool:
    return any(c.family == "modality" and c.value in _TO_COME for c in statement.cues)


def done_besides(sighting: Sighting, slot: Slot) -> bool:
    """Whether another verb is denied, and the other side's verb stands behind a comma, undenied.

    "No longer owns any shares, having sold them" says that they were sold.
    """
    denying, other = _sides(sighting, slot)
    denial = _denial(denying, slot)
    if denial is None:
        return False
    verbs = {v for c in other.clauses[:1] for v in verbs_of(c)} - light_verbs()
    around = [c for c in denying.clauses if c.predicate and c.span.covers(denial)]
    denied = {v for c in around[:1] for v in verbs_of(c)}
    if not verbs or not denied or _meet(verbs, denied):
        return False
    start = next(
        (
            mark.span.end
            for mark, after in pairwise(denying.tokens)
            if mark.text == "," and mark.span.start >= denial.end and after.kind == "word"
        ),
        None,
    )
    if start is None or any(c.family == "negation" and c.span.start >= start for c in denying.cues):
        return False
    told = {
        t.lemma
        for t in denying.tokens
        if t.span.start >= start and not _is_done_by_another(denying, t.span)
    }
    return _meet(verbs, told)


def _is_done_by_another(statement: Statement, span: Span) -> bool:
    """Whether a word stands in a clause with a subject of its own: "but the thaw may have"."""
    return any(
        c.span.covers(span)
        and c.subject is not None
        and c.subject.text.lower() not in pronouns()
        and c.subject.span.end <= span.start
        and c is not statement.clauses[0]
        for c in statement.clauses
    )


def has_no_more(sighting: Sighting, slot: Slot) -> bool:
    """Whether one side gives something up, and the other says that it is not had any more."""
    denying, other = _sides(sighting, slot)
    denial = _denial(denying, slot)
    given = {v for c in other.clauses[:1] for v in verbs_of(c)} & words_of("giving_up")
    held = {v for c in denying.clauses if denial and c.span.covers(denial) for v in verbs_of(c)}
    return bool(given) and bool(held) and held <= words_of("holding")


def _meet(ours: set[str], theirs: set[str]) -> bool:
    return any(relation(a, b) in KINDRED for a in ours for b in theirs)


def _sides(sighting: Sighting, slot: Slot) -> tuple[Statement, Statement]:
    """The side that denies, and the other."""
    if slot.theirs is not None:
        return sighting.theirs, sighting.ours
    return sighting.ours, sighting.theirs


def _denial(statement: Statement, slot: Slot) -> Span | None:
    text = slot.theirs if slot.theirs is not None else slot.ours
    cues = (c.span for c in statement.cues if c.family == "negation" and c.text == text)
    return next(cues, None)
