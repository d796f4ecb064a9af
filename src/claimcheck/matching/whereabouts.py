"""Where something is said to be done, by a common noun behind the verb: "died in hospital"."""

from collections.abc import Collection, Iterator
from itertools import dropwhile, takewhile
from typing import Final

from attrs import frozen

from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.terms import function_words, stands_at, text_of, words_of
from claimcheck.model import Clause, Sighting, Span, Statement, Token

__all__ = ["Near", "elsewhere", "only_near"]


def elsewhere(sighting: Sighting) -> tuple[Span, Span] | None:
    """Where each side says that the same was done, if no word of either is on the other side.

    "Died in hospital" is not told by "died at the scene". Names and times are left to their slots.
    The spans, of code points of the claim and of the document, begin with the preposition.
    """
    ours, theirs = sighting.ours, sighting.theirs
    here = [t.lemma for t in ours.tokens if t.kind == "word"]
    there = [t.lemma for t in theirs.tokens if t.kind == "word"]
    for clause in ours.clauses:
        mine = _where(ours, clause)
        if not mine or any(stands_for(t.lemma, w) for t in mine[1:] for w in there):
            continue
        for other in theirs.clauses:
            if not _do_the_same(clause, other):
                continue
            yours = _where(theirs, other)
            if yours and not any(stands_for(w, t.lemma) for t in yours[1:] for w in here):
                return _around(mine), _around(yours)
    return None


@frozen
class Near:
    """The words of two sides by which one is in a place and the other beside it.

    `out` where it is not in the place: "outside the village".
    """

    ours: str
    theirs: str
    span: Span
    out: bool


def only_near(sighting: Sighting) -> Near | None:
    """By which words a document puts beside a place what the claim puts in it: "near the river".

    The claim's verb must be there, and all else that it says.
    """
    if {*sighting.missing} - words_of("inside"):
        return None
    ours, theirs = sighting.ours, sighting.theirs
    if not any(_do_the_same(a, b) for a in ours.clauses for b in theirs.clauses):
        return None
    inside = [*_placed(ours, words_of("inside"))]
    there = [*_placed(theirs, words_of("inside"))]
    for lead, place in _placed(theirs, words_of("beside") | words_of("out_of")):
        for mine, of in inside:
            if not stands_for(of.lemma, place.lemma):
                continue
            if any(stands_for(of.lemma, other.lemma) for _, other in there):
                continue
            span = Span(lead.start, place.span.end)
            out = text_of(theirs, lead).lower() in words_of("out_of")
            return Near(
                text_of(ours, Span(mine.start, of.span.end)),
                text_of(theirs, span),
                span,
                out and text_of(ours, mine).lower() != "at",
            )
    return None


def _placed(statement: Statement, leads: Collection[str]) -> Iterator[tuple[Span, Token]]:
    """Where some words that say where lead to a noun or name, with that noun."""
    tokens, light = statement.tokens, function_words()
    for at, token in enumerate(tokens):
        for lead in leads:
            words = lead.split()
            if not stands_at(tokens, at, words):
                continue
            end = at + len(words)
            bare = dropwhile(lambda t: t.text in light, tokens[end : end + _NOUN])
            found = [*takewhile(lambda t: t.kind == "word" and t.text not in light, bare)]
            if found:
                yield Span(token.span.start, tokens[end - 1].span.end), found[-1]


_NOUN: Final = 4
"""So many words behind a preposition its noun stands: "near the old mill"."""


def _around(tokens: list[Token]) -> Span:
    return Span(tokens[0].span.start, tokens[-1].span.end)


def _do_the_same(ours: Clause, theirs: Clause) -> bool:
    if ours.predicate is None or theirs.predicate is None:
        return False
    return ours.predicate.lemmas == theirs.predicate.lemmas


def _where(statement: Statement, clause: Clause) -> list[Token]:
    """The preposition right behind the verb, with the words that say where; none if none do."""
    if clause.predicate is None:
        return []
    behind = [
        t for t in statement.tokens if clause.predicate.span.end <= t.span.start < clause.span.end
    ]
    if not behind or behind[0].text not in words_of("whereabouts"):
        return []
    taken = [p.span for p in statement.periods]
    taken += [n.span for n in statement.names] + [f.span for f in statement.figures]
    light = function_words()
    found: list[Token] = []
    for token in behind[1:]:
        if any(span.overlaps(token.span) for span in taken):
            return []
        if token.kind != "word" or (found and token.text in light):
            break
        if token.text not in light:
            found.append(token)
    return [behind[0], *found] if found else []
