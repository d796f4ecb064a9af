"""How often a thing is done, as a statement says: "weekly", "every two weeks", "twice a year"."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import word_class
from claimcheck.matching.terms import text_of, words_of
from claimcheck.model import Span, Statement, Token
from claimcheck.reading.numbers import number_words

__all__ = ["Frequency", "how_often", "often_otherwise"]


@frozen
class Frequency:
    """Some words that say how often, and how many months lie between two times."""

    text: str
    span: Span
    months: Decimal


def often_otherwise(ours: Statement, theirs: Statement) -> tuple[Frequency, Frequency] | None:
    """What each side says of how often, where each says one thing and they are not the same."""
    mine, yours = [*how_often(ours)], [*how_often(theirs)]
    if len(mine) != 1 or len(yours) != 1:
        return None
    less, more = sorted((mine[0].months, yours[0].months))
    return None if more <= less * _ALIKE else (mine[0], yours[0])


_ALIKE: Final = Decimal("1.1")
"""A month is no whole number of weeks; seven days are a week."""


def how_often(statement: Statement) -> Iterator[Frequency]:
    """All that a statement says of how often something is done, in order."""
    tokens = statement.tokens
    at = 0
    while at < len(tokens):
        found = _adverb(tokens, at) or _of_times(tokens, at) or _of_every(tokens, at)
        if found is None:
            at += 1
            continue
        end, months = found
        span = Span(tokens[at].span.start, tokens[end - 1].span.end)
        yield Frequency(text_of(statement, span), span, months)
        at = end


_Read = tuple[int, Decimal]
"""Behind which token the words end, and how many months lie between two times."""


def _adverb(tokens: tuple[Token, ...], at: int) -> _Read | None:
    """So often by a word: "weekly" behind what is done, and not before a noun."""
    months = _adverbs().get(tokens[at].text)
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if months is None or not at:
        return None
    if after is not None and after.kind == "word" and word_class(after.lemma) == "noun":
        return None
    return at + 1, months


def _of_times(tokens: tuple[Token, ...], at: int) -> _Read | None:
    """So many times in a stretch: "once a week", "three times a year", "once every two years"."""
    times = _times().get(tokens[at].text)
    end = at + 1
    if times is None:
        number = _number(tokens[at])
        if number is None or end >= len(tokens) or tokens[end].lemma not in words_of("time_word"):
            return None
        times, end = number, end + 1
    if end >= len(tokens):
        return None
    told = _of_every(tokens, end)
    if told is None and tokens[end].text in words_of("in_each") and end + 1 < len(tokens):
        unit = _unit(tokens[end + 1])
        told = (end + 2, unit) if unit is not None else None
    return (told[0], told[1] / times) if told and times else None


def _of_every(tokens: tuple[Token, ...], at: int) -> _Read | None:
    """At the end of each stretch: "every week", "every other day", "every six months"."""
    if tokens[at].text not in words_of("one_by_one") or at + 1 >= len(tokens):
        return None
    count, end = Decimal(1), at + 1
    if tokens[end].text in words_of("other_one"):
        count, end = Decimal(2), end + 1
    elif (number := _number(tokens[end])) is not None:
        count, end = number, end + 1
    if end >= len(tokens):
        return None
    unit = _unit(tokens[end])
    return (end + 1, unit * count) if unit is not None and count else None


def _number(token: Token) -> Decimal | None:
    if token.kind == "number":
        return Decimal(token.text) if token.text.isdigit() else None
    value = number_words().cardinal.get(token.text)
    return None if value is None else Decimal(value)


def _unit(token: Token) -> Decimal | None:
    months = load("en").table("judging")["months"].get(token.lemma)
    return None if months is None else Decimal(str(months))


@lru_cache(maxsize=1)
def _adverbs() -> Mapping[str, Decimal]:
    """By a word: how many months lie between two times."""
    table = load("en").table("judging")
    return {word: Decimal(str(table["months"][unit])) for word, unit in table["frequency"].items()}


@lru_cache(maxsize=1)
def _times() -> Mapping[str, Decimal]:
    """By a word: how many times."""
    return {word: Decimal(n) for word, n in load("en").table("judging")["times"].items()}
