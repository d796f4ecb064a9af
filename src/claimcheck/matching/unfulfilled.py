"""What is told of an act that was not done, or not yet: "came close to selling", "used to make"."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from claimcheck.lexicon import load
from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.meaning import stands_for, word_class
from claimcheck.matching.conditions import is_only_supposed
from claimcheck.model import Sighting, Span, Statement, Token
from claimcheck.reading.grammar import grammar

__all__ = ["is_unfulfilled"]


def is_unfulfilled(sighting: Sighting) -> bool:
    """Whether the document has the claim's verb, and says of it each time that it came to nothing.

    Where the claim says so itself, of that verb, both may say the same.
    """
    ours, theirs = sighting.ours.tokens, sighting.theirs.tokens
    for clause in sighting.ours.clauses:
        verb = clause.predicate.lemmas[-1] if clause.predicate and clause.predicate.lemmas else ""
        if (
            not verb
            or clause.polarity == "negative"
            or verb in grammar().auxiliary
            or any(_is_for_nothing(sighting.ours, at) for at in _met(verb, ours))
        ):
            continue
        there = _met(verb, theirs)
        if there and all(_is_for_nothing(sighting.theirs, at) for at in there):
            return True
        if is_only_supposed(sighting.theirs, {verb}) and not is_only_supposed(
            sighting.ours, {verb}
        ):
            return True
    return False


def _met(verb: str, tokens: Sequence[Token]) -> list[int]:
    """The places of words that are a verb, or may stand for it; "offer" of "offer to sell" not."""
    met = [
        at
        for at, t in enumerate(tokens)
        if t.kind == "word" and (t.lemma == verb or stands_for(verb, t.lemma))
    ]
    met = met or [at for at, t in enumerate(tokens) if t.lemma in of_one_stem(verb)]
    return [at for at in met if at + _TO not in met or not _ends(tokens, at + _TO)]


_TO = 2


def _is_for_nothing(statement: Statement, at: int) -> bool:
    """Whether a sentence says of the act at a place that it was not done, or not yet."""
    tokens = statement.tokens
    return (
        _comes_to_nothing(tokens, at)
        or (_ends(tokens, at, "turned") and _turns(tokens, at))
        or _is_put_off(statement, tokens[at].span)
    )


def _turns(tokens: Sequence[Token], at: int) -> bool:
    """Whether words behind a place say that it came otherwise: "was to close, but stays open"."""
    turns = load("en").table("judging")["unfulfilled"]["turns"]
    return any(t.text in turns for t in tokens[at:])


def _is_put_off(statement: Statement, act: Span) -> bool:
    """Whether an act is what is put off or given up: "the closure has been postponed"."""
    put_off = load("en").table("judging")["unfulfilled"]["put_off"]
    return any(
        c.subject
        and c.predicate
        and (c.subject.span.covers(act) or (c.object and c.object.span.covers(act)))
        and c.polarity == "positive"
        and (" ".join(c.predicate.lemmas) in put_off or c.predicate.lemmas[0] in put_off)
        for c in statement.clauses
    )


_FAR = 6
"""So many words may stand behind those that lead to somebody first: "too late for the crew"."""


def _comes_to_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Whether words before a verb say that it was not done."""
    first = at
    while first and word_class(tokens[first - 1].lemma) == "adverb" and not _ends(tokens, first):
        # "Came close to finally selling"
        first -= 1
    if _ends(tokens, first, "near"):
        return not _ends(tokens, first, "but")
    behind = takewhile(lambda i: tokens[i].kind != "mark", range(at, max(0, at - _FAR), -1))
    return any(_ends(tokens, end, "far") for end in behind)


def _ends(tokens: Sequence[Token], end: int, part: str = "near") -> bool:
    """Whether words of a part of the table end at a place."""
    return any(
        len(words) <= end
        and all(
            word in {t.text, t.lemma}
            for word, t in zip(words, tokens[end - len(words) : end], strict=True)
        )
        for words in _phrases(part)
    )


@lru_cache(maxsize=4)
def _phrases(part: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split()) for row in load("en").table("judging")["unfulfilled"][part])
