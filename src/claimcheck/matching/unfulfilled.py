"""What is told of an act that was not done, or not yet: "came close to selling", "used to make"."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from claimcheck.lexicon import load
from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.meaning import stands_for, word_class
from claimcheck.matching.conditions import is_only_supposed
from claimcheck.matching.terms import text_of, words_of
from claimcheck.model import Clause, Sighting, Span, Statement, Token
from claimcheck.reading.grammar import grammar

__all__ = ["is_unfulfilled", "undone"]


def is_unfulfilled(sighting: Sighting) -> bool:
    """Whether one side has the other's verb, and says of it each time that it came to nothing.

    Where both say so, of that verb, both may say the same.
    """
    for clause in sighting.ours.clauses:
        verb = _verb(clause)
        if not verb:
            continue
        mine, yours = _met(verb, sighting.ours.tokens), _met(verb, sighting.theirs.tokens)
        ours = [_is_for_nothing(sighting.ours, at) for at in mine]
        theirs = [_is_for_nothing(sighting.theirs, at) for at in yours]
        if theirs and all(theirs) and not any(ours):
            return True
        done = {w for c in sighting.theirs.clauses if c.predicate for w in c.predicate.lemmas}
        if ours and all(ours) and theirs and not any(theirs) and verb in done:
            return True
        if is_only_supposed(sighting.theirs, {verb}) and not is_only_supposed(
            sighting.ours, {verb}
        ):
            return True
    return undone(sighting) is not None


def undone(sighting: Sighting) -> tuple[str, Span | None] | None:
    """The words by which one side says for sure that the other's act was not done: "nearly won".

    With their place where they are the document's.
    """
    clauses = (*sighting.ours.clauses[:1], *sighting.theirs.clauses)
    for verb in dict.fromkeys(_verb(clause) for clause in clauses):
        mine, yours = _met(verb, sighting.ours.tokens), _met(verb, sighting.theirs.tokens)
        if not verb or len(mine) != 1 or len(yours) != 1:
            continue
        ours = _denied_at(sighting.ours, mine[0])
        theirs = _denied_at(sighting.theirs, yours[0])
        if theirs and not ours and not _is_for_nothing(sighting.ours, mine[0]):
            return text_of(sighting.theirs, theirs), theirs
        if ours and not theirs and not _is_for_nothing(sighting.theirs, yours[0]):
            return text_of(sighting.ours, ours), None
    return None


def _verb(clause: Clause) -> str:
    """The verb of a clause that states something; nothing of an auxiliary."""
    verb = clause.predicate.lemmas[0] if clause.predicate and clause.predicate.lemmas else ""
    return "" if clause.polarity == "negative" or verb in grammar().auxiliary else verb


def _denied_at(statement: Statement, at: int) -> Span | None:
    """The words that end before a verb, or before the article of its noun, and surely deny it."""
    tokens = statement.tokens
    first = _behind_articles(tokens, at)
    for words in _phrases("denying"):
        if len(words) <= first and _ends_in(tokens, first, words):
            return Span(tokens[first - len(words)].span.start, tokens[first - 1].span.end)
    return None


def _behind_articles(tokens: Sequence[Token], at: int) -> int:
    while at and (tokens[at - 1].text in words_of("determiners") or tokens[at - 1].lemma == "be"):
        at -= 1
    return at


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
    first = _behind_articles(tokens, at) if _ends(tokens, _behind_articles(tokens, at)) else at
    while first and word_class(tokens[first - 1].lemma) == "adverb" and not _ends(tokens, first):
        # "Came close to finally selling"
        first -= 1
    if _ends(tokens, first, "near"):
        return not _ends(tokens, first, "but")
    behind = takewhile(lambda i: tokens[i].kind != "mark", range(at, max(0, at - _FAR), -1))
    return any(_ends(tokens, end, "far") for end in behind)


def _ends(tokens: Sequence[Token], end: int, part: str = "near") -> bool:
    """Whether words of a part of the table end at a place."""
    return any(len(words) <= end and _ends_in(tokens, end, words) for words in _phrases(part))


def _ends_in(tokens: Sequence[Token], end: int, words: tuple[str, ...]) -> bool:
    last = tokens[end - len(words) : end]
    return all(word in {t.text, t.lemma} for word, t in zip(words, last, strict=True))


@lru_cache(maxsize=8)
def _phrases(part: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split()) for row in load("en").table("judging")["unfulfilled"][part])
