"""Whether something is said of the whole of a place, or of a part of it only."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.matching.terms import function_words
from claimcheck.model import Span, Statement, Token

__all__ = ["Extent", "parts_of_a_place", "said_of_the_rest", "said_of_the_whole"]

_BEHIND: Final = 4
_FIGURE: Final = "#"


@frozen
class Extent:
    """Some words for how far a thing reaches, and the place, as its lemma, that they are of."""

    text: str
    span: Span
    place: str | None = None


@lru_cache(maxsize=4)
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Longest first, so that "the whole of" is not "the whole"."""
    table = load("en").table("judging")["extent"]
    return tuple(sorted((tuple(p.split()) for p in table[name]), key=len, reverse=True))


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    return frozenset(load("en").table("judging")["extent"][name])


def said_of_the_whole(statement: Statement) -> Extent | None:
    """The words by which a statement speaks of all of a place."""
    for at, span in _found(statement, "whole"):
        own = [t for t in statement.tokens[:at] if span.covers(t.span)]
        named = own[-1:] if own[0].text == "across" and own[-1].lemma in _words("pieces") else []
        behind = statement.tokens[at:][:_BEHIND]
        return Extent(_text(statement, span), span, _head(tuple(named)) or _head(behind))
    return None


def said_of_the_rest(statement: Statement) -> Extent | None:
    """The words by which a statement says that it is not so beyond a part."""
    for _, span in _found(statement, "beyond"):
        return Extent(_text(statement, span), span)
    return None


def parts_of_a_place(statement: Statement) -> Iterator[Extent]:
    """The parts that a statement names: "the eastern half of the county", "three districts"."""
    sides, pieces = _words("sides"), _words("pieces")
    tokens = statement.tokens
    for at, token in enumerate(tokens):
        if token.text not in pieces or not at or tokens[at - 1].kind == "mark":
            continue
        start = at
        while start and (
            tokens[start - 1].text in sides
            or (tokens[start - 1].kind == "number" and _FIGURE in sides)
            or _is_numeral(statement, tokens[start - 1])
        ):
            start -= 1
        if start == at:
            continue
        span = Span(tokens[start].span.start, token.span.end)
        behind = tokens[at + 1 :][: _BEHIND - 1]
        of = _head(behind[1:]) if behind and behind[0].text in {"of", "in"} else None
        yield Extent(_text(statement, span), span, of or _owner(tokens, start))


def _is_numeral(statement: Statement, token: Token) -> bool:
    return any(f.span.covers(token.span) and not f.arithmetic for f in statement.figures)


def _owner(tokens: tuple[Token, ...], start: int) -> str | None:
    """Whose part it is: "the park's northern corner"."""
    before = [t for t in tokens[max(0, start - 2) : start] if t.kind == "word"]
    if before and before[-1].text == "'s":
        return before[0].lemma if len(before) > 1 else None
    if before and before[-1].text.endswith("'s"):
        return before[-1].text.removesuffix("'s")
    return None


def _found(statement: Statement, name: str) -> Iterator[tuple[int, Span]]:
    texts = [t.text for t in statement.tokens]
    there = set(texts)
    for phrase in _phrases(name):
        if phrase[0] not in there:
            continue
        size = len(phrase)
        for at in range(len(texts) - size + 1):
            if tuple(texts[at : at + size]) == phrase:
                tokens = statement.tokens[at : at + size]
                yield at + size, Span(tokens[0].span.start, tokens[-1].span.end)


def _head(tokens: tuple[Token, ...]) -> str | None:
    """The last word of the noun phrase that some tokens begin with."""
    light = function_words()
    head = None
    for token in tokens:
        bare = token.kind != "word" or token.text in light
        if head is not None and bare:
            break
        head = head if bare else token.lemma
    return head


def _text(statement: Statement, span: Span) -> str:
    start = statement.span.start
    return statement.text[span.start - start : span.end - start]
