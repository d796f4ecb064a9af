"""Whether a document says that there was none of what a claim counts: "no complaints", and 14."""

from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import category, stands_for
from claimcheck.matching import main_figures
from claimcheck.matching.figures import counts_people, head
from claimcheck.matching.terms import function_words, light_verbs, substance, words_of
from claimcheck.matching.trust import same_fact
from claimcheck.model import Case, Clause, Cue, Figure, FigureRole, Sighting, Span, State, Statement
from claimcheck.quantity import Bound, Kind

__all__ = ["NoneAtAll", "none_at_all"]

_LOOKED_AT: Final = 2
_LED: Final = frozenset({FigureRole.LEVEL, FigureRole.SHARE, FigureRole.TO})
_COUNTED: Final = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE})
_NO_LEAST: Final = frozenset({Bound.AT_MOST, Bound.UNDER})
"""Bounds that leave open that it was nothing: "up to 14"."""


@frozen
class NoneAtAll:
    """The figure of a claim, and the words of a document by which there was nothing of it."""

    sighting: Sighting
    figure: Figure
    span: Span


def none_at_all(case: Case) -> NoneAtAll | None:
    """The words by which a document says that there was nothing of the one thing a claim counts.

    All else that the clause says must be met, and nothing may be said in it besides: "no one was
    badly hurt" does not say that no one was. A document that gives the claim's figure, too, is
    left alone.
    """
    if len(case.statements) != 1:
        return None
    statement = case.statements[0]
    places = main_figures(statement)
    if len(places) != 1 or any(
        p.match.state("value") in {State.SAME, State.COMPATIBLE} and same_fact(p)
        for p in case.pairings
    ):
        return None
    figure = statement.figures[places[0]]
    if not _is_some(figure):
        return None
    for sighting in case.sightings[:_LOOKED_AT]:
        slot = sighting.slot("negation")
        if slot is None or slot.state is not State.DIFFERENT or slot.ours or slot.span is None:
            continue
        if sighting.outcomes or _is_of_another_time(sighting):
            continue
        if not sighting.excerpt and not _tells_of_what(statement, figure):
            continue
        cue = next((c for c in sighting.theirs.cues if c.span == slot.span), None)
        span = _nothing(cue, figure, sighting) if cue else None
        if span is not None:
            return NoneAtAll(sighting, figure, span)
    return None


def _tells_of_what(statement: Statement, figure: Figure) -> bool:
    """Whether a claim says enough to be told from another story's: "injured", and where."""
    hidden = [f.span for f in statement.figures]
    words = substance(statement, statement.span, hidden) - light_verbs()
    noun = head(figure.counted)
    if noun is not None and category(noun) in _PERSONS:
        words -= {noun}
    return len(words) >= _FEWEST_WORDS


_FEWEST_WORDS: Final = 2


def _is_of_another_time(sighting: Sighting) -> bool:
    """Whether it is not known that the document's time, if it has one, is the claim's."""
    slot = sighting.slot("period")
    if slot is None or slot.theirs is None:
        return False
    return slot.state not in {State.SAME, State.COMPATIBLE}


def _is_some(figure: Figure) -> bool:
    """Whether a figure says that there was something."""
    quantity = figure.quantity
    return (
        quantity.kind in _COUNTED
        and figure.role in _LED
        and not figure.arithmetic
        and not figure.complement
        and quantity.bound not in _NO_LEAST
        and (quantity.value or 0) > 0
    )


def _nothing(cue: Cue, figure: Figure, sighting: Sighting) -> Span | None:
    """The words for nothing of what is counted, if the clause says no more than the claim."""
    clause = _clause_of(cue, sighting.theirs)
    if clause is None or not _says_no_more(clause, sighting) or not _does_so(clause, sighting):
        return None
    noun = head(figure.counted)
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    if unmet - {noun}:
        return None
    counts = figure.quantity.kind is Kind.COUNT
    if cue.text.lower() in words_of("nobody"):
        people = noun is None or counts_people(noun) or category(noun) in _PERSONS
        return cue.span if people and counts else None
    light = function_words()
    behind = (
        t
        for t in sighting.theirs.tokens
        if cue.span.end <= t.span.start < clause.span.end and t.text not in light
    )
    told = next(behind, None)
    if told is None or cue.text.lower() not in _none_of_it():
        return None
    ours = {t.lemma for t in sighting.ours.tokens if t.span.start >= figure.span.end} - light
    met = stands_for(noun, told.lemma) if counts and noun else told.lemma in ours
    return Span(cue.span.start, told.span.end) if met else None


def _says_no_more(clause: Clause, sighting: Sighting) -> bool:
    """Whether a clause has no figure and no word that the claim does not have."""
    foreign = {word for phrase in sighting.extra for word in phrase.split()}
    theirs = sighting.theirs
    return not any(clause.span.covers(f.span) for f in theirs.figures) and not any(
        t.lemma in foreign for t in theirs.tokens if clause.span.covers(t.span)
    )


@lru_cache(maxsize=1)
def _none_of_it() -> frozenset[str]:
    return frozenset(load("en").table("judging")["quantified"]["none"]["words"])


_PERSONS: Final = frozenset({"person", "group"})


def _clause_of(cue: Cue, statement: Statement) -> Clause | None:
    around = [c for c in statement.clauses if c.span.covers(cue.span)]
    return min(around, key=lambda c: c.span.end - c.span.start, default=None)


def _does_so(clause: Clause, sighting: Sighting) -> bool:
    """Whether the clause has the claim's verb, or both have none to speak of: "there were"."""
    if clause.predicate is None or clause.modality != "did":
        return False
    light = light_verbs()
    does = {*clause.predicate.lemmas} - light
    done = {w for c in sighting.ours.clauses[:1] if c.predicate for w in c.predicate.lemmas} - light
    if not done or not does:
        return not done and not does
    return any(stands_for(a, b) for a in done for b in does)
