"""Whether what is the cause on one side hinders on the other: "despite" it, and "because of" it."""

from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.terms import function_words, stands_at, text_of, words_of
from claimcheck.model import Sighting, Span, Statement

__all__ = ["TurnedLink", "turned_link"]

_BEHIND: Final = 2
"""So many words of substance tell what is conceded, or what the cause is."""


@frozen
class TurnedLink:
    """The words by which two sides link one thing to another, the one against the other."""

    ours: str
    theirs: str
    span: Span


def turned_link(sighting: Sighting) -> TurnedLink | None:
    """The words of concession of one side and of cause of the other, before one and the same thing.

    All else that the claim says must be met, and no side may have both.
    """
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    ours, theirs = sighting.ours, sighting.theirs
    for conceding, causing in ((ours, theirs), (theirs, ours)):
        against, because = _concession(conceding), _cause(causing)
        if against is None or because is None:
            continue
        if _concession(causing) is not None or _cause(conceding) is not None:
            continue
        if unmet - {*text_of(ours, against if conceding is ours else because).lower().split()}:
            continue
        if not _one_thing(conceding, against, causing, because):
            continue
        mine, yours = (against, because) if conceding is ours else (because, against)
        return TurnedLink(text_of(ours, mine), text_of(theirs, yours), yours)
    return None


def _concession(statement: Statement) -> Span | None:
    """The words by which a sentence says that a thing was no hindrance."""
    tokens = statement.tokens
    for at in range(len(tokens)):
        for phrase in _conceding():
            if stands_at(tokens, at, phrase):
                return Span(tokens[at].span.start, tokens[at + len(phrase) - 1].span.end)
    return None


@lru_cache(maxsize=1)
def _conceding() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in sorted(words_of("conceding"), key=len)[::-1])


def _cause(statement: Statement) -> Span | None:
    """The words behind which a sentence gives a cause; none of "led to", with the cause before."""
    for cue in statement.cues:
        if cue.family == "cause" and cue.text.lower() in words_of("causing"):
            return cue.span
    return None


def _one_thing(one: Statement, first: Span, other: Statement, second: Span) -> bool:
    """Whether the same thing stands behind the words of both sides, in all its words."""
    ours, theirs = _behind(one, first), _behind(other, second)
    short, long = sorted((ours, theirs), key=len)
    return bool(short) and all(any(stands_for(a, b) for b in long) for a in short)


def _behind(statement: Statement, span: Span) -> list[str]:
    light = function_words()
    rest = (t for t in statement.tokens if t.span.start >= span.end and t.kind == "word")
    return [t.lemma for t in rest if t.text not in light][:_BEHIND]
