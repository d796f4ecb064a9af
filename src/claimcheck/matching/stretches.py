"""Whether two statements date a thing by one stretch of months, or by two that share one end."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.model import Period, Statement

__all__ = ["only_dates", "other_end", "other_stretch", "same_stretch", "stretch_marks", "stretches"]

_SHORTEST: Final = 45
"""So many days at least: a stretch of months, that no other thing is likely to share."""
_MONTHS_OF_A_YEAR: Final = 12


def stretches(statement: Statement) -> Iterator[Period]:
    """The stretches from one month or day to another, whole years left out.

    From April to March is a business year, which much else may be of.
    """
    for period in statement.periods:
        start, end = period.start, period.end
        if period.unit != "span" or period.relative or start is None or end is None:
            continue
        months = (end.year - start.year) * _MONTHS_OF_A_YEAR + end.month - start.month + 1
        whole = start.day == 1 and months % _MONTHS_OF_A_YEAR == 0
        if (end - start).days >= _SHORTEST and not whole:
            yield period


def stretch_marks(statement: Statement) -> tuple[str, ...]:
    """The two ends of each stretch, as keys to look it up by."""
    found = []
    for period in stretches(statement):
        found += [f"?from {period.start}", f"?to {period.end}"]
    return tuple(found)


def same_stretch(ours: Statement, theirs: Statement) -> bool:
    """Whether both give one stretch, to the month at both ends."""
    mine = {(p.start, p.end) for p in stretches(ours)}
    return any((p.start, p.end) in mine for p in stretches(theirs))


def other_stretch(ours: Statement, theirs: Statement) -> tuple[Period, Period] | None:
    """Two stretches that begin or end together and not both."""
    if same_stretch(ours, theirs):
        return None
    return next(
        (
            (a, b)
            for a in stretches(ours)
            for b in stretches(theirs)
            if (a.start == b.start) != (a.end == b.end)
        ),
        None,
    )


def other_end(ours: Statement, theirs: Statement) -> tuple[Period, Period] | None:
    """Two stretches that begin or end together, the other ends being months or days of their own.

    "From the spring of 2019" and "from May 2019" may be one beginning; the same month of another
    year, or another month, is not.
    """
    found = other_stretch(ours, theirs)
    if found is None:
        return None
    return found if all(_months_in(p) == _BOTH for p in found) else None


_BOTH: Final = 2


def _months_in(period: Period) -> int:
    """How many months a period names."""
    months = load("en").table("periods")["months"]
    return sum(word in months for word in _WORD.findall(period.text.lower()))


_WORD: Final = re.compile("[a-z]+")


def only_dates(statement: Statement) -> bool:
    """Whether a statement says no more of its subject than when: "took place from May to July"."""
    light = _saying_when()
    done = [w for c in statement.clauses if c.predicate for w in c.predicate.lemmas]
    return {*done} != {"be"} and bool(done) and all(word in light for word in done)


@lru_cache(maxsize=1)
def _saying_when() -> frozenset[str]:
    phrases = load("en").table("function")["dating"]
    return frozenset(word for phrase in phrases for word in (phrase, *phrase.split()))
