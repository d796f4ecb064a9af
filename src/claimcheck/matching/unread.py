"""Whether two statements may be held together in a language of which only figures are read.

Names, negation and clauses are not read there, so nothing tells that a word in the place of another
means the same. Such statements are left alone: silence is safe, a verdict would be a guess.
"""

from claimcheck.lexicon.packs import denying_words
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Figure, Sighting, State, Statement
from claimcheck.quantity import plain

__all__ = ["is_understood"]

_TELLING = 3
"""Equal figures of so many digits are hardly of two facts, whatever the words."""


def is_understood(sighting: Sighting, language: str) -> bool:
    """Whether what is not read cannot make the two statements say different things.

    That is so in English, and where neither denies what the other states and no word of the one
    stands in the place of a word of the other.
    """
    if language == "en":
        return True
    if _denies(sighting.ours, language) != _denies(sighting.theirs, language):
        return False
    aligned = sighting.coverage >= WEIGHTS["trust"]["aligned"]
    placed = bool(sighting.ours.names) == bool(sighting.theirs.names)
    if aligned and not (sighting.extra and (sighting.missing or not placed)):
        return True
    return any(
        match.state("value") is State.SAME and _tells(sighting.ours.figures[match.ours])
        for match in sighting.matches
    )


def _tells(figure: Figure) -> bool:
    """Whether a figure prints so many digits that its equal is hardly of another fact."""
    value = figure.quantity.value
    return value is not None and len(plain(value).replace(".", "").strip("-0")) >= _TELLING


def _denies(statement: Statement, language: str) -> bool:
    """Whether an odd number of words deny something; those of a hedge do not."""
    words = denying_words(language)
    hedges = [figure.span for figure in statement.figures]
    denying = [
        token
        for token in statement.tokens
        if token.text in words and not any(span.covers(token.span) for span in hedges)
    ]
    return len(denying) % 2 == 1
