"""Whether a figure is of one moment or of the course of a time: "at the end of", "during"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import category
from claimcheck.matching.labels import members
from claimcheck.model import Span, Statement, Token

__all__ = ["moment_or_course"]


def moment_or_course(statement: Statement, at: int) -> tuple[str, Span] | None:
    """Whether a figure is of a moment or of the course of a time, and which words say so."""
    days = [d for d in statement.periods if d.unit == "day" and any(map(str.isdigit, d.text))]
    if not days and _first_words().isdisjoint([t.text for t in statement.tokens]):
        return None
    own = members(statement).get(at)
    if own is None:
        return None
    found: dict[str, Span] = {}
    for way, words in _holding_words([t for t in statement.tokens if own.covers(t.span)]):
        found.setdefault(way, words)
    for day in days:
        if own.covers(day.span):
            found.setdefault("moment", day.span)
    return next(iter(found.items())) if len(found) == 1 else None


def _holding_words(tokens: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """The words that say that a figure is of a moment, or of a course."""
    texts = [t.text for t in tokens]
    there = set(texts)
    for way, phrases in _holding().items():
        for phrase in phrases:
            if phrase[0] not in there:
                continue
            for i in range(len(texts) - len(phrase) + 1):
                if tuple(texts[i : i + len(phrase)]) == phrase:
                    behind = tokens[i + len(phrase) :][:_OF_TIME]
                    if phrase[-1] == "of" and way == "course" and not any(map(_is_time, behind)):
                        # "In the course of the inquiry" is no stretch of the calendar.
                        continue
                    yield way, Span(tokens[i].span.start, tokens[i + len(phrase) - 1].span.end)


_OF_TIME = 3


def _is_time(token: Token) -> bool:
    return token.kind == "number" or category(token.lemma) == "time"


@lru_cache(maxsize=1)
def _holding() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    table = load("en").table("judging")["held"]
    return {way: tuple(tuple(p.split()) for p in phrases) for way, phrases in table.items()}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrases in _holding().values() for phrase in phrases)
