"""Whether what a claim says of all of a sort, or of one sort only, the document says of others."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import category, stands_for, word_class
from claimcheck.matching.terms import function_words, words_of
from claimcheck.model import Sighting, Span, Statement, Token

__all__ = ["Apart", "narrowed", "not_alone"]

_PHRASE: Final = 4
"""So many words may stand between a quantifier and its noun, and in what narrows the noun."""
_AHEAD: Final = 2


@frozen
class Apart:
    """The words of the two sides for whom or what each says it of."""

    ours: str
    theirs: str
    span: Span


def narrowed(sighting: Sighting) -> Apart | None:
    """Of which part of a sort the document says what the claim says of all of it.

    "All flights were cancelled" and "all flights to Spain were cancelled". Where a thing is said
    to be so in a place, the place may be that of the whole story; "in year six" is no place.
    """
    ours, theirs = sighting.ours, sighting.theirs
    mine = _all_of(ours)
    yours = _all_of(theirs)
    if mine is None or yours is None or not stands_for(mine[-1].lemma, yours[-1].lemma):
        return None
    if _tail(ours, mine[-1]):
        return None
    foreign = {word for phrase in sighting.extra for word in phrase.split()}
    before = [t for t in yours[1:-1] if t.lemma in foreign]
    behind = _tail(theirs, yours[-1])
    told = [t for t in behind if t.lemma in foreign or t.kind == "number"]
    if not before and not told:
        return None
    if behind and behind[0].text in words_of("where_to") and not _is_numbered(theirs, behind):
        return None
    last = (behind or yours)[-1]
    span = Span(yours[0].span.start, last.span.end)
    return Apart(
        _text(ours, Span(mine[0].span.start, mine[-1].span.end)), _text(theirs, span), span
    )


def _all_of(statement: Statement) -> tuple[Token, ...] | None:
    """The words from "all" or "every" to the noun that it is of, with no number among them."""
    tokens = statement.tokens
    for cue in statement.cues:
        if cue.family != "quantifier" or cue.value != "all":
            continue
        at = next((i for i, t in enumerate(tokens) if t.span.start >= cue.span.end), len(tokens))
        start = next(i for i, t in enumerate(tokens) if t.span.start >= cue.span.start)
        found = [*tokens[start:at]]
        for token in tokens[at : at + _PHRASE]:
            light = token.text in function_words()
            if token.kind != "word" or (light and len(found) > at - start + _AHEAD):
                break
            if light and any(t.text not in function_words() for t in found[at - start :]):
                break
            if not light and _is_of_a_verb(statement, token):
                break
            found.append(token)
        if found[at - start :] and found[-1].text not in function_words():
            return tuple(found)
    return None


def _is_of_a_verb(statement: Statement, token: Token) -> bool:
    return any(c.predicate and c.predicate.span.covers(token.span) for c in statement.clauses)


def _tail(statement: Statement, noun: Token) -> Sequence[Token]:
    """The words right behind a noun that narrow it: "to Spain", "on benefits", "over 16"."""
    behind = [t for t in statement.tokens if t.span.start >= noun.span.end]
    leading = words_of("narrowing") | words_of("telling_which")
    if not behind or behind[0].text not in leading:
        return ()
    found = [behind[0]]
    for token in behind[1:_PHRASE]:
        if token.kind == "mark" or _is_of_a_verb(statement, token):
            break
        if token.text in function_words() and token.text not in words_of("naming_whole"):
            break
        found.append(token)
    return found if len(found) > 1 else ()


def _is_numbered(statement: Statement, told: Sequence[Token]) -> bool:
    return any(t.kind == "number" or t.text in _numerals() for t in told) or any(
        f.span.covers(t.span) for f in statement.figures for t in told
    )


@lru_cache(maxsize=1)
def _numerals() -> frozenset[str]:
    return frozenset(load("en").table("numbers")["cardinal"])


def not_alone(sighting: Sighting) -> Apart | None:
    """Of whom else the document says what the claim says of one sort alone.

    "Only residents may park" and "residents and visitors may park".
    """
    ours, theirs = sighting.ours, sighting.theirs
    only = _only(ours)
    if only is None or any(c.polarity == "negative" for c in (*ours.clauses, *theirs.clauses)):
        return None
    word, noun = only
    unmet = {w for phrase in sighting.missing for w in phrase.split()}
    if unmet - {word.lemma}:
        return None
    mine = {t.lemma for t in ours.tokens}
    for first, second in _pairs(theirs):
        for named, other in ((first, second), (second, first)):
            if not stands_for(noun.lemma, named.lemma) or other.lemma in mine:
                continue
            if category(other.lemma) is None or category(other.lemma) != category(named.lemma):
                continue
            span = Span(first.span.start, second.span.end)
            return Apart(
                _text(ours, Span(word.span.start, noun.span.end)), _text(theirs, span), span
            )
    return None


def _only(statement: Statement) -> tuple[Token, Token] | None:
    """The word "only" and the noun that it is of; none of a number."""
    tokens = statement.tokens
    for at, token in enumerate(tokens):
        if token.text not in words_of("exclusively"):
            continue
        behind = (t for t in tokens[at + 1 : at + 1 + _PHRASE] if t.text not in function_words())
        noun = next(behind, None)
        if noun and noun.kind == "word" and word_class(noun.lemma) == "noun":
            return token, noun
    return None


def _pairs(statement: Statement) -> Iterator[tuple[Token, Token]]:
    """The nouns that "and" joins."""
    tokens = statement.tokens
    for at, token in enumerate(tokens):
        if token.text not in words_of("joining") or token.kind != "word" or not at:
            continue
        behind = (t for t in tokens[at + 1 : at + _PHRASE] if t.text not in function_words())
        second = next(behind, None)
        if second and second.kind == "word" and tokens[at - 1].kind == "word":
            yield tokens[at - 1], second


def _text(statement: Statement, span: Span) -> str:
    start = statement.span.start
    return statement.text[span.start - start : span.end - start]
