"""Whether what a claim says of one sort alone the document says of others, too."""

from collections.abc import Iterator
from typing import Final

from claimcheck.lexicon.meaning import category, stands_for, word_class
from claimcheck.matching.narrowed import Apart
from claimcheck.matching.terms import function_words, text_of, words_of
from claimcheck.model import Sighting, Span, Statement, Token

__all__ = ["not_alone"]

_PHRASE: Final = 4
"""So many words may stand between "only" or "and" and a noun."""


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
            if not _done_alike(sighting, noun, span):
                continue
            return Apart(
                text_of(ours, Span(word.span.start, noun.span.end)), text_of(theirs, span), span
            )
    return None


def _done_alike(sighting: Sighting, noun: Token, span: Span) -> bool:
    """Whether both clauses have one verb: that visitors asked does not say that they may park."""
    ours, theirs = (
        {w for c in side.clauses if c.predicate and c.span.covers(at) for w in c.predicate.lemmas}
        for side, at in ((sighting.ours, noun.span), (sighting.theirs, span))
    )
    return any(stands_for(a, b) for a in ours for b in theirs)


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
