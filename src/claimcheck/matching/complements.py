"""For whom, of what or among whom a thing is said: what stands behind a preposition."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from claimcheck.lexicon.meaning import near, relation, stands_for, word_class
from claimcheck.matching.terms import function_words, prepositions
from claimcheck.model import Sighting, Span, Statement, Token

__all__ = ["other_complement"]

_LONGEST: Final = 4
"""So many words of substance may stand behind a preposition."""
_TURNED: Final = frozenset({"sibling", "opposite"})


def other_complement(sighting: Sighting, but: Sequence[Span] = ()) -> bool:
    """Whether the two are told of others behind one preposition: safe for children, for horses.

    What the claim has there is not met, and what the statement has there is not the claim's. A word
    that stands for the opposite of the claim's, or its sibling, counts unless it is one of `but`.
    """
    mine, yours = _complements(sighting.ours), _complements(sighting.theirs)
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    own = {word for phrase in sighting.extra for word in phrase.split()}
    for swap in sighting.swaps:
        if swap.how in _TURNED and not any(swap.span.overlaps(span) for span in but):
            unmet |= _lemmas(sighting.ours, swap.our_span)
            own |= _lemmas(sighting.theirs, swap.span)
    return any(
        one.preposition == two.preposition
        and one.words <= unmet
        and two.words <= own
        and _govern_alike(one.governor, two.governor)
        and not _may_be_one(one, two)
        for one in mine
        for two in yours
    )


@frozen
class _Complement:
    """A preposition, the word before it, and the words of substance behind it.

    `then` is what stands behind those: in "all editions of the cup" the words "of cup".
    """

    governor: str
    preposition: str
    words: frozenset[str]
    then: tuple[str, ...]


def _complements(statement: Statement) -> list[_Complement]:
    found = []
    for before, (at, token) in pairwise(
        (at, token) for at, token in enumerate(statement.tokens) if token.kind == "word"
    ):
        if token.text in prepositions():
            behind = list(_behind(statement, at + 1))
            if behind:
                words = frozenset(t.lemma for t in behind)
                then = _then(statement, behind[-1].span.end)
                found.append(_Complement(before[1].lemma, token.text, words, then))
    return found


def _then(statement: Statement, end: int) -> tuple[str, ...]:
    """The preposition right behind some words, with the next word that is none of grammar."""
    following = [t for t in statement.tokens if t.span.start >= end]
    if not following or following[0].text not in prepositions():
        return ()
    telling = (t.lemma for t in following[1:] if t.text not in function_words())
    return (following[0].text, next(telling, ""))


def _may_be_one(ours: _Complement, theirs: _Complement) -> bool:
    """Whether the two may name one thing: by a word of both, or by what they are of."""
    if ours.then and ours.then == theirs.then:
        return True
    return any(stands_for(a, b) or near(a, b) for a in ours.words for b in theirs.words)


def _govern_alike(ours: str, theirs: str) -> bool:
    """Whether two words before a preposition say one thing, or the opposite of it."""
    return relation(ours, theirs) in _TOLD_TOGETHER or near(ours, theirs)


_TOLD_TOGETHER: Final = frozenset({"same", "kind", "opposite"})


def _behind(statement: Statement, at: int) -> Iterator[Token]:
    """The words of the noun phrase that begins at a token; none of a name, a time or a figure."""
    others = _told_elsewhere(statement)
    for token in statement.tokens[at : at + _LONGEST + 1]:
        if token.kind != "word" or token.text in prepositions():
            return
        if any(span.overlaps(token.span) for span in others) or word_class(token.lemma) == "verb":
            return
        if token.text not in function_words() and token.lemma not in function_words():
            yield token


def _told_elsewhere(statement: Statement) -> Sequence[Span]:
    """Where names, times and figures stand, which are held against each other by themselves."""
    return (
        *(n.span for n in statement.names),
        *(p.span for p in statement.periods),
        *(f.span for f in statement.figures),
    )


def _lemmas(statement: Statement, span: Span) -> set[str]:
    return {t.lemma for t in statement.tokens if span.covers(t.span)}
