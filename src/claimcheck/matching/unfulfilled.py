"""What is told of an act that was not done, or not yet: "came close to selling", "used to make"."""

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for
from claimcheck.model import Sighting, Token

__all__ = ["is_unfulfilled"]


def is_unfulfilled(sighting: Sighting) -> bool:
    """Whether the document has the claim's verb, and says of it each time that it came to nothing.

    Where the claim says so itself, of that verb, both may say the same.
    """
    ours, theirs = sighting.ours.tokens, sighting.theirs.tokens
    for clause in sighting.ours.clauses:
        verb = clause.predicate.lemmas[-1] if clause.predicate and clause.predicate.lemmas else ""
        if verb in _LIGHT or any(_comes_to_nothing(ours, at) for at in _met(verb, ours)):
            continue
        there = _met(verb, theirs)
        if there and all(_comes_to_nothing(theirs, at) for at in there):
            return True
    return False


def _met(verb: str, tokens: Sequence[Token]) -> list[int]:
    """The places of words that are a verb, or may stand for it."""
    return [
        at
        for at, t in enumerate(tokens)
        if t.kind == "word" and (t.lemma == verb or stands_for(verb, t.lemma))
    ]


_LIGHT = {"", "be", "have", "do"}
_BETWEEN = 1
"""So many words may stand between such words and the verb: "nearly all closed" is two."""
_FAR = 6
"""... and so many behind those that lead to somebody first: "too late for the crew to save"."""


def _comes_to_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Whether words before a verb say that it was not done."""
    for words, far in _phrases():
        for start in range(max(0, at - len(words) - (_FAR if far else _BETWEEN)), at):
            end = start + len(words)
            if end > at or any(t.kind == "mark" for t in tokens[start:at]):
                continue
            said = all(
                w in {t.text, t.lemma} for w, t in zip(words, tokens[start:end], strict=True)
            )
            # "Would have to pay" is said of what is to be done.
            if said and (far or words[-1] == "to" or tokens[end].text != "to"):
                return True
    return False


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[tuple[str, ...], bool], ...]:
    table = load("en").table("judging")["unfulfilled"]
    return tuple(
        (tuple(row.split()), part == "far") for part in ("near", "far") for row in table[part]
    )
