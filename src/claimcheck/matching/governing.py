"""Which words of a sentence go with a figure: those of its own clause."""

from claimcheck.lexicon import load
from claimcheck.matching.subjects import clause_of
from claimcheck.model import Figure, Statement

__all__ = ["governed_from", "words_beside"]


def governed_from(statement: Statement, figure: Figure) -> int:
    """Where the words begin that say how a figure is meant.

    That is where its own clause begins, or behind the last word in it that leads back to what came
    first or was the cause: "will reopen following repairs that cost £14m", "thanks to a grant of
    £5m". The offset is a code point of the document, as all spans are.
    """
    inner = clause_of(figure, statement)
    start = inner.span.start if inner else statement.span.start
    back = load("en").table("function")["leading_back"]
    for token in statement.tokens:
        if start < token.span.end <= figure.span.start and token.text in back:
            start = token.span.end
    return start


def words_beside(statement: Statement, figure: Figure) -> frozenset[str]:
    """The lemmas of the words in a figure's own clause, or of the sentence where it has none."""
    inner = clause_of(figure, statement)
    span = inner.span if inner else statement.span
    return frozenset(t.lemma for t in statement.tokens if span.covers(t.span))
