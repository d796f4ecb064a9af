"""What is done with a sum where it stands: made or lost, there or needed, spent or left."""

from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import word_class
from claimcheck.matching.terms import text_of
from claimcheck.model import Figure, Pairing, Span, Statement, Token
from claimcheck.quantity import Kind

__all__ = ["Holding", "held_otherwise"]

_AHEAD: Final = 3
"""So many words before a sum its verb stands: "made a neat £3m"."""
_TURNED: Final = frozenset({"gained", "lost"})


@frozen
class Holding:
    """The words by which two sides say what is done with one sum.

    `turned` where both cannot be so, as what was made was not lost.
    """

    ours: str
    theirs: str
    span: Span
    turned: bool


def held_otherwise(pairing: Pairing) -> Holding | None:
    """By which words another thing is done with a sum there than in the claim, if it is told."""
    if pairing.ours.quantity.kind is not Kind.MONEY:
        return None
    mine = _way(pairing.ours, pairing.sighting.ours)
    yours = _way(pairing.theirs, pairing.sighting.theirs)
    if mine is None or yours is None or mine[0] == yours[0]:
        return None
    return Holding(
        text_of(pairing.sighting.ours, mine[1].span),
        text_of(pairing.sighting.theirs, yours[1].span),
        yours[1].span,
        {mine[0], yours[0]} == _TURNED,
    )


@lru_cache(maxsize=1)
def _ways() -> dict[str, str]:
    table = load("en").table("judging")["holding"]
    return {word: way for way, words in table.items() for word in words}


def _way(figure: Figure, statement: Statement) -> tuple[str, Token] | None:
    """What is done with a sum, with the word that says so; what stands behind it says most."""
    behind = next((t for t in statement.tokens if t.span.start >= figure.span.end), None)
    if behind is not None and _ways().get(behind.text) == "left":
        return "left", behind
    before = [t for t in statement.tokens if t.span.end <= figure.span.start][-_AHEAD:]
    for token in reversed(before):
        if token.kind != "word":
            return None
        way = _ways().get(token.lemma)
        if way is not None and way != "left":
            return way, token
        if word_class(token.lemma) in {"verb", "noun"}:
            # "Had put £27m into it" is nothing that it had.
            return None
    return None
