"""How far a thing has got, where words give it a place in a process: charged, then convicted.

The processes are data: each is a list of stages, and a stage the phrases that say it is reached. A
stage that only opens the process ("is investigating") is marked, for it may go on to any other.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.model import Span, Statement, Token
from claimcheck.reading.grammar import grammar

__all__ = ["Stage", "stages"]

_OPEN: Final = "?"
_ENDS: Final = "!"
_LONGEST: Final = 4


@frozen
class Stage:
    """A stage that a statement speaks of: of which process, which one, and the words that say so.

    `open` stages may come to anything; one that `ends` the process is no step to a later one.
    """

    process: str
    number: int
    open: bool
    ends: bool
    span: Span
    text: str


@lru_cache(maxsize=1)
def _phrases() -> Mapping[tuple[str, ...], tuple[tuple[str, int, str], ...]]:
    """By the lemmas of a phrase, the processes and stages that it is of."""
    found: dict[tuple[str, ...], list[tuple[str, int, str]]] = {}
    for process, each in load("en").table("judging")["stages"].items():
        for number, phrases in enumerate(each):
            mark = phrases[0] if phrases[0] in {_OPEN, _ENDS} else ""
            for phrase in phrases.removeprefix(mark).split(","):
                found.setdefault(tuple(phrase.split()), []).append((process, number, mark))
    return {phrase: tuple(each) for phrase, each in found.items()}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The lemmas that a phrase begins with: where none stands, no stage is told."""
    return frozenset(phrase[0] for phrase in _phrases())


@lru_cache(maxsize=1)
def _skipped() -> frozenset[str]:
    return frozenset(load("en").table("judging")["stage_skipped"])


def stages(statement: Statement, within: Span | None = None) -> Iterator[Stage]:
    """The stages that a statement says are reached: by its verbs, or by phrases of several words.

    The longest phrase at a place counts; a word that only stands with a noun ("a convicted man")
    says nothing of what is done.
    """
    known, first = _phrases(), _first_words()
    if first.isdisjoint([t.lemma for t in statement.tokens]):
        return
    skipped = _skipped()
    tokens = [
        t
        for t in statement.tokens
        if t.lemma not in skipped and (within is None or within.covers(t.span))
    ]
    lemmas = [t.lemma for t in tokens]
    at = 0
    while at < len(tokens):
        if lemmas[at] not in first:
            at += 1
            continue
        length = next(
            (
                n
                for n in range(min(_LONGEST, len(tokens) - at), 0, -1)
                if tuple(lemmas[at : at + n]) in known
                and (n > 1 or _is_done(statement, tokens[at]))
                and not _is_spoken_of(statement, tokens[at])
            ),
            0,
        )
        for process, number, mark in known.get(tuple(lemmas[at : at + length]), ()):
            span = Span(tokens[at].span.start, tokens[at + length - 1].span.end)
            start = statement.span.start
            text = statement.text[span.start - start : span.end - start]
            yield Stage(process, number, mark == _OPEN, mark == _ENDS, span, text)
        at += max(1, length)


def _is_spoken_of(statement: Statement, token: Token) -> bool:
    """Whether a word only says what is voted on or talked of: "said yes to walking out"."""
    if not token.text.endswith(grammar(_ENGLISH).gerund):
        return False
    before = [t.text for t in statement.tokens if t.span.end <= token.span.start][-1:]
    return bool(before) and before[0] in _prepositions()


@lru_cache(maxsize=1)
def _prepositions() -> frozenset[str]:
    return frozenset(load(_ENGLISH).table("clauses")["prepositions"])


_ENGLISH: Final = "en"
"""The processes are told in it alone."""


def _is_done(statement: Statement, token: Token) -> bool:
    return any(c.predicate and c.predicate.span.overlaps(token.span) for c in statement.clauses)
