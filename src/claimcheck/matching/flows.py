"""Whether a sum of money is what is left over or what is laid out: a saving or a cost."""

from functools import lru_cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.model import Relation, Statement
from claimcheck.quantity import Kind

__all__ = ["flow"]

_BESIDE: Final = 4
"""So many words beside a sum say what it is: "in one-off savings", "a start-up cost of"."""


@lru_cache(maxsize=1)
def _flows() -> dict[str, str]:
    return {
        word: way for way, words in load("en").table("judging")["flows"].items() for word in words
    }


@lru_cache(maxsize=1)
def _marks() -> frozenset[str]:
    parting = load("en").table("judging")["members"]
    return frozenset(word for words in parting.values() for word in words)


def flow(statement: Statement, at: int) -> str | None:
    """`left` or `spent`, by the words beside a sum, or by the sum that it is added to.

    None where no word says so, or words say both: "cost savings", "a saving on costs".
    """
    figure = statement.figures[at]
    if figure.quantity.kind is not Kind.MONEY or figure.arithmetic:
        return None
    before = [t for t in statement.tokens if t.span.end <= figure.span.start][::-1]
    behind = [t for t in statement.tokens if t.span.start >= figure.span.end]
    others = [f.span for f in statement.figures if f.span != figure.span]
    ways: set[str] = set()
    for side in (before, behind):
        for token in side[:_BESIDE]:
            if token.text in _marks() or any(o.overlaps(token.span) for o in others):
                break
            if (way := _flows().get(token.lemma)) is not None:
                ways.add(way)
    if len(ways) == 1:
        return ways.pop()
    if not ways and figure.relation is Relation.FURTHER and figure.related is not None:
        return flow(statement, figure.related) if figure.related < at else None
    return None
