"""What is told of an act that was not done, or not yet: "came close to selling", "used to make"."""

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for
from claimcheck.model import Clause, Sighting, Statement, Token

__all__ = ["is_unfulfilled"]


def is_unfulfilled(sighting: Sighting) -> bool:
    """Whether the document has the claim's verb, and says of it each time that it came to nothing.

    What the claim says in the same words is so on both sides.
    """
    ours = [t.text for t in sighting.ours.tokens]
    return any(
        _is_each_time(clause, sighting.theirs, ours)
        for clause in sighting.ours.clauses
        if clause.predicate
    )


def _is_each_time(clause: Clause, theirs: Statement, ours: Sequence[str]) -> bool:
    verb = clause.predicate.lemmas[-1] if clause.predicate and clause.predicate.lemmas else ""
    tokens = theirs.tokens
    met = [
        at
        for at, t in enumerate(tokens)
        if t.kind == "word"
        and verb not in _LIGHT
        and (t.lemma == verb or stands_for(verb, t.lemma))
    ]
    return bool(met) and all(_comes_to_nothing(tokens, at, ours) for at in met)


_LIGHT = {"", "be", "have", "do"}
_BETWEEN = 1
"""So many words may stand between such words and the verb: "nearly all closed" is two."""
_FAR = 6
"""... and so many behind those that lead to somebody first: "too late for the crew to save"."""


def _comes_to_nothing(tokens: Sequence[Token], at: int, ours: Sequence[str]) -> bool:
    """Whether words before a verb say that it was not done."""
    for words, far in _phrases():
        for start in range(max(0, at - len(words) - (_FAR if far else _BETWEEN)), at):
            end = start + len(words)
            if end > at or any(t.kind == "mark" for t in tokens[start:at]):
                continue
            if all(w in {t.text, t.lemma} for w, t in zip(words, tokens[start:end], strict=True)):
                said = [t.text for t in tokens[start:end]]
                open_end = words[-1] != "to" and tokens[end].text == "to" and not far
                if not open_end and not _holds(ours, said):
                    return True
    return False


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    return any([*words[i : i + len(part)]] == [*part] for i in range(len(words)))


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[tuple[str, ...], bool], ...]:
    table = load("en").table("judging")["unfulfilled"]
    return tuple(
        (tuple(row.split()), part == "far") for part in ("near", "far") for row in table[part]
    )
