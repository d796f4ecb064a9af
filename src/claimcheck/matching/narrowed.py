"""Whether what a claim says of all of a sort the document says of a part of it only."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.terms import function_words, text_of, words_of
from claimcheck.model import Sighting, Span, Statement, Token

__all__ = ["Apart", "narrowed"]

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
        text_of(ours, Span(mine[0].span.start, mine[-1].span.end)), text_of(theirs, span), span
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
