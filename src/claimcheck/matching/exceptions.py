"""What a sentence leaves out of what it says: "all schools except those in Leeds"."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for, word_class
from claimcheck.matching.terms import function_words
from claimcheck.model import Sighting, Span, Statement, Token
from claimcheck.reading.grammar import grammar

__all__ = ["LeftOut", "left_out"]


@frozen
class LeftOut:
    """The words by which a document leaves out what a claim speaks of, and the claim's words."""

    span: Span
    """Where the document's words stand, from "except" on."""
    ours: tuple[Token, ...]
    only_they: bool
    """Whether it is not so of those, or only that they are not spoken of: "excluding"."""


def left_out(sighting: Sighting) -> LeftOut | None:
    """Where a document leaves out what a claim speaks of; None where it does not.

    The words must stand nowhere else in its sentence, and the claim must leave nothing out itself.
    "No school but the one in Leeds" leaves nothing out: it says so of that one alone.
    """
    ours, theirs = sighting.ours, sighting.theirs
    if any(_leads(ours.tokens, at, ours) for at in range(len(ours.tokens))):
        return None
    tokens = theirs.tokens
    for at, token in enumerate(tokens):
        count = _leads(tokens, at, theirs)
        if not count or _is_denied(theirs, token.span.start):
            continue
        if token.text == _OUTSIDE and not _is_told_of_inside(ours):
            continue
        led = " ".join(t.text for t in tokens[at : at + count])
        if led in _table()["besides"] and not _is_said_of_all(theirs):
            continue
        end = _end(tokens, at + count, theirs)
        inside = [t.lemma for t in tokens[at + count : end] if t.kind == "word"]
        outside = [t.lemma for t in (*tokens[:at], *tokens[end:]) if t.kind == "word"]
        light = function_words()
        mine = tuple(
            t
            for t in _before_comparing(ours.tokens)
            if t.kind == "word"
            and t.text not in light
            and any(stands_for(t.lemma, word) for word in inside)
            and not any(stands_for(t.lemma, word) for word in outside)
        )
        if mine:
            span = Span(token.span.start, tokens[end - 1].span.end)
            return LeftOut(span, mine, led not in _table()["loose"])
    return None


def _table() -> Mapping[str, Sequence[str]]:
    table: Mapping[str, Sequence[str]] = load("en").table("judging")["excepting"]
    return table


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, ...], ...]:
    rows = (tuple(row.split()) for part in _LEADING for row in _table()[part])
    return tuple(sorted(rows, key=len, reverse=True))


_OUTSIDE: Final = "outside"
_LEADING: Final = ("besides", "strict", "loose")
_LONGEST: Final = 14
"""So many words at most are left out."""


def _leads(tokens: Sequence[Token], at: int, statement: Statement) -> int:
    """How many words there lead to what is left out; 0 if none do."""
    for phrase in _phrases():
        if tuple(t.text for t in tokens[at : at + len(phrase)]) != phrase:
            continue
        behind = tokens[at + len(phrase) : at + len(phrase) + 1]
        counts = any(f.span.overlaps(t.span) for t in behind for f in statement.figures)
        if not behind or counts or behind[0].text in _table()["whole"]:
            # "All but two of them"; "left out of the total" leaves no total out.
            return 0
        if phrase == (_OUTSIDE,) and not _is_a_place(tokens, at + 1, statement):
            return 0
        return len(phrase)
    return 0


def _is_a_place(tokens: Sequence[Token], at: int, statement: Statement) -> bool:
    """Whether a place stands there alone: "outside London", and not "outside Leeds town hall"."""
    for name in statement.names:
        if name.kind == "place" and name.span.overlaps(tokens[at].span):
            after = [t for t in tokens[at:] if t.span.start >= name.span.end][:1]
            return not any(word_class(t.lemma) == "noun" for t in after if t.kind == "word")
    return False


def _before_comparing(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of a claim before those that it compares with: "is lower than in Leeds"."""
    at = next((i for i, t in enumerate(tokens) if t.text in _table()["compared"]), len(tokens))
    return tokens[:at]


def _is_said_of_all(statement: Statement) -> bool:
    """Whether a sentence says "all" or "every"."""
    return any(c.family == "quantifier" and c.value == "all" for c in statement.cues)


def _is_told_of_inside(ours: Statement) -> bool:
    """Whether a claim gives a figure for the inside of something: else "outside" says but where."""
    return bool(ours.figures) and all(t.text != _OUTSIDE for t in ours.tokens)


def _is_denied(statement: Statement, start: int) -> bool:
    """Whether a denial stands before the words that leave something out."""
    return any(c.family == "negation" and c.span.end <= start for c in statement.cues)


def _end(tokens: Sequence[Token], at: int, statement: Statement) -> int:
    """Where the words end that are left out: at a verb, or a mark behind which no list goes on."""
    done = [c.predicate.span for c in statement.clauses if c.predicate]
    for place in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[place]
        # "Rather than raise tax": the verb right behind is left out, too.
        verb = place > at and any(span.overlaps(token.span) for span in done)
        if verb or token.lemma in grammar().auxiliary:
            return place
        if token.kind == "mark" and not (token.text == "," and _goes_on(tokens, place + 1, done)):
            return place
    return min(at + _LONGEST, len(tokens))


def _goes_on(tokens: Sequence[Token], at: int, done: Sequence[Span]) -> bool:
    """Whether a list goes on behind a comma: up to the next mark there is no verb."""
    for token in tokens[at:]:
        if token.kind == "mark":
            return True
        if token.text in _table()["ends"] or token.lemma in grammar().auxiliary:
            return False
        if any(span.overlaps(token.span) for span in done):
            return False
    return False
