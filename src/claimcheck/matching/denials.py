"""Denials without "no" or "not": "is exempt", "unaware", "cleared of"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from claimcheck.lexicon.lemmas import lemma
from claimcheck.lexicon.meaning import KINDRED, relation, word_class
from claimcheck.matching.terms import (
    clearing_words,
    denying_verbs,
    function_words,
    light_verbs,
    words_of,
)
from claimcheck.model import Cue, FigureRole, Sighting, Statement, Token

__all__ = ["denied_alike", "denied_otherwise", "leaves_open"]


def denied_otherwise(sighting: Sighting) -> bool:
    """Whether the side without a negation denies by another word.

    "Does not cover the islands" and "not in the islands", "fewer searches" and "no longer search".
    """
    slot = sighting.slot("negation")
    sides = (sighting.ours, sighting.theirs)
    side, other = sides if slot is None or slot.theirs else sides[::-1]
    shared = any(c.family == "scope" and c.value == "excluded" for c in other.cues)
    return any(
        (c.family == "scope" and c.value == "excluded" and not shared)
        or (c.family == "direction" and c.text.lower() in words_of("lesser"))
        for c in side.cues
    ) or any(
        (_denies(t) or _is_turned(t)) and t.lemma not in {o.lemma for o in other.tokens}
        for t in side.tokens
    )


def leaves_open(statement: Statement) -> bool:
    """Whether a sentence denies a denial: "has not been ruled out", "refused to rule out"."""
    denials = [c for c in statement.cues if c.family == "negation"]
    return any(
        b.value == "deny" and 0 < b.span.start - a.span.end <= _JOINED for a, b in pairwise(denials)
    )


_JOINED: Final = 8
"""So near, in code points, a denial stands before one that it denies: "not been ruled out"."""
_NEXT: Final = 2
_REACH: Final = 3


def denied_alike(sighting: Sighting) -> bool:
    """Whether two sides deny one thing, the one by "no" or "not" and the other by another word.

    "Was cleared of fraud" and "found no fraud": what is denied stands right behind either, or is
    not spoken of there at all. "Was closed, and the race cancelled" denies no closing.
    """
    slot = sighting.slot("negation")
    if slot is None:
        return False
    sides = (sighting.ours, sighting.theirs)
    side, other = sides if slot.theirs else sides[::-1]
    cues = [c for c in other.cues if c.family == "negation" and c.text in {slot.ours, slot.theirs}]
    tokens = side.tokens
    there = {t.lemma for t in other.tokens}
    places = [
        at
        for at, t in enumerate(tokens)
        if t.lemma not in there
        and (_denies(t) or t.lemma in clearing_words())
        and not _moves(side, t)
    ]
    if not cues or not places:
        return False
    told = _denied_by(other, cues[0])
    met = [
        at
        for at, t in enumerate(tokens)
        if any(t.lemma == w or relation(w, t.lemma) in KINDRED for w in told)
    ]
    return bool(told) and all(
        any(_reaches(tokens, p, at) or _said_of(side, p, at) for p in places) for at in met
    )


def _moves(statement: Statement, token: Token) -> bool:
    """Whether a word says by how much something fell: "jobs dropped to 369" drops no job."""
    return any(
        f.role in _ENDS and token.span.end <= f.span.start
        for f in statement.figures
        if not f.arithmetic
    )


_ENDS: Final = frozenset({FigureRole.CHANGE, FigureRole.FROM, FigureRole.TO})


def _denied_by(statement: Statement, cue: Cue) -> list[str]:
    """What a denial denies: the words behind it, or the verb of which "nothing" is the object."""
    light = function_words() | light_verbs()
    if cue.text.lower() in words_of("nobody"):
        done = [c.predicate for c in statement.clauses if c.predicate and c.span.covers(cue.span)]
        return [word for predicate in done[-1:] for word in predicate.lemmas if word not in light]
    behind = [t for t in statement.tokens if t.span.start >= cue.span.end and t.kind == "word"]
    return [t.lemma for t in behind if t.lemma not in light and t.text not in light][:_NEXT]


def _said_of(statement: Statement, place: int, at: int) -> bool:
    """Whether a denying verb is said of a subject that has the other word: "was cancelled"."""
    verb, word = statement.tokens[place].span, statement.tokens[at].span
    return any(
        c.subject
        and c.predicate
        and c.predicate.span.overlaps(verb)
        and c.subject.span.covers(word)
        for c in statement.clauses
    )


def _reaches(tokens: Sequence[Token], place: int, at: int) -> bool:
    """Whether a denying word is the other, or stands before it in one phrase."""
    between = tokens[place + 1 : at]
    return place == at or (
        place < at
        and len(between) <= _REACH
        and not any(t.kind == "mark" or t.text in words_of("parting") for t in between)
    )


def _is_turned(token: Token) -> bool:
    """Whether a word begins with what turns an adjective round: unfit, inadequate, dishonest."""
    if word_class(token.lemma) != "adjective":
        return False
    return any(
        token.text.startswith(prefix) and word_class(token.text.removeprefix(prefix)) in _TURNED
        for prefix in words_of("turning_prefixes")
    )


_TURNED: Final = frozenset({"adjective", "verb"})
"""Fit is a verb as well: unfit."""


_SHORTEST: Final = 6


def _denies(token: Token) -> bool:
    """Whether a word says of itself that a thing was not done: ignored, unheeded."""
    if token.lemma in denying_verbs():
        return True
    base = lemma(token.text.removeprefix("un"))
    return (
        token.text.startswith("un")
        and token.text.endswith("ed")
        and len(token.text) >= _SHORTEST
        and word_class(base) == "verb"
    )
