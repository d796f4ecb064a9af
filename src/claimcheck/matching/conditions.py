"""On what a sentence makes it depend that something is done: "unless talks succeed"."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.terms import telling_verbs
from claimcheck.model import Clause, Span, Statement, Token

__all__ = ["condition_of", "is_only_supposed"]


def condition_of(statement: Statement, verbs: Collection[str]) -> Span | None:
    """The words on which a clause with one of some verbs depends, to the next mark; None if free.

    "If" and "unless" are of the clause before them, or, where they come first, of the one behind.
    """
    for span in _conditions(statement):
        clause = _depending(statement, span)
        if clause is not None and _does(clause, verbs):
            return span
    return None


def is_only_supposed(statement: Statement, verbs: Collection[str]) -> bool:
    """Whether a statement speaks of an act in its conditions and nowhere else.

    "If the plant closes, 200 jobs will go" does not say that it will close.
    """
    spans = tuple(_conditions(statement))
    if not spans:
        return False
    places = [t.span for t in statement.tokens if t.kind == "word" and _is_one(t.lemma, verbs)]
    return bool(places) and all(any(s.covers(p) for s in spans) for p in places)


def _conditions(statement: Statement) -> Iterator[Span]:
    """Each condition of a statement, from the words that lead to it to the next mark."""
    tokens = statement.tokens
    measured = {f.span.start for f in statement.figures}
    for at in range(len(tokens)):
        count = _leads(tokens, at)
        if not count:
            continue
        end = at + count
        if end < len(tokens) and tokens[end].span.start in measured and tokens[at].text == "as":
            # "As long as 12 weeks".
            continue
        while end < len(tokens) and tokens[end].kind != "mark":
            end += 1
        first = at + (tokens[at].kind == "mark")
        yield Span(tokens[first].span.start, tokens[end - 1].span.end)


def _leads(tokens: Sequence[Token], at: int) -> int:
    """How many words at a place lead to a condition; none where they only look so."""
    for words in _phrases("but"):
        # "Even if", "as if": the words may begin before the place.
        for back in range(len(words)):
            if back <= at and _stand(tokens, at - back, words):
                return 0
    return max((len(w) for w in _phrases("leads") if _stand(tokens, at, w)), default=0)


def _stand(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether some words stand at a place."""
    there = tokens[at : at + len(words)]
    return len(there) == len(words) and all(
        word in {t.text, t.lemma} for word, t in zip(words, there, strict=True)
    )


def _depending(statement: Statement, condition: Span) -> Clause | None:
    """The clause that a condition is of."""
    told = [
        c
        for c in statement.clauses
        if c.predicate
        and not condition.overlaps(c.predicate.span)
        and telling_verbs().isdisjoint(c.predicate.lemmas)
    ]
    before = [c for c in told if c.predicate and c.predicate.span.end <= condition.start]
    behind = [c for c in told if c.predicate and c.predicate.span.start >= condition.end]
    opens = [t.text for t in statement.tokens if t.span.end <= condition.start][-1:]
    if before and not {*opens} & {*_table()["opening"]}:
        return before[-1]
    return next(iter(behind), None)


def _does(clause: Clause, verbs: Collection[str]) -> bool:
    return clause.predicate is not None and any(
        _is_one(word, verbs) for word in clause.predicate.lemmas
    )


def _is_one(word: str, verbs: Collection[str]) -> bool:
    return word in verbs or any(stands_for(verb, word) for verb in verbs)


def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load("en").table("judging")["conditions"]
    return table


@lru_cache(maxsize=4)
def _phrases(part: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split()) for row in _table()[part])
