"""From when a change is measured: "in a year", "since 2012", "on the month before"."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.model import Figure, FigureRole, Period, Slot, Span, State, Statement
from claimcheck.reading.periods import compare_periods

_DAYS: Final = 30.44
"""Days in a month, on average."""

_APART: Final = 1.8
"""From this ratio on, two stretches of time are not one loosely told: a year and 16 months are."""

_REACH: Final = 7
"""How many words may lead from a preposition to the period that a change is measured from."""

_LEADING: Final = frozenset({"a", "an", "one", "the", "past", "last", "previous", "single", "just"})


@lru_cache(maxsize=1)
def _months() -> Mapping[str, float]:
    return {k: float(v) for k, v in load("en").table("judging")["months"].items()}


@lru_cache(maxsize=4)
def _leads(name: str) -> frozenset[str]:
    return frozenset(load("en").table("judging")[name])


def base_slot(
    ours: Figure, theirs: Figure, mine: Statement, yours: Statement, date: dt.date | None
) -> Slot:
    """Whether two changes are measured from times equally long ago, as far as both say."""
    if ours.role is not FigureRole.CHANGE or theirs.role is not FigureRole.CHANGE:
        return Slot("base", State.UNKNOWN, None, None)
    a, b = _measured(ours, mine, date), _measured(theirs, yours, date)
    if a is None or b is None:
        return Slot("base", State.UNKNOWN, a[0] if a else None, b[0] if b else None)
    state = State.SAME if _as_long_ago(a, b) else State.DIFFERENT
    if (
        a[3]
        and b[3]
        and (compare_periods(a[3], b[3]) is not State.DIFFERENT or _within(a[3], b[3]))
    ):
        # "The same quarter of 2024" may be January to March 2024.
        state = State.SAME
    return Slot("base", state, a[0], b[0], b[2])


def _within(a: Period, b: Period) -> bool:
    """Whether one of two periods lies inside the other."""
    if not (a.start and a.end and b.start and b.end):
        return False
    first, last = max(a.start, b.start), min(a.end, b.end)
    return (first, last) in {(a.start, a.end), (b.start, b.end)}


def _as_long_ago(a: "_Measured", b: "_Measured") -> bool:
    """Whether two times may be equally long ago.

    What is published of a month or quarter comes out later: "a month earlier" is counted from then,
    and "the end of July", in a paper of October, may be that.
    """
    longer, shorter = (a, b) if a[1] > b[1] else (b, a)
    lag = _PUBLISHED if longer[3] and not shorter[3] else 0
    return longer[1] - lag <= _APART * shorter[1]


_PUBLISHED: Final = 2
"""How many months later the figures of a month are mostly out."""


def is_of_base(figure: Figure, statement: Statement) -> bool:
    """Whether the period given to a change is the one it is measured from: "down 1% from 2021"."""
    if figure.role is not FigureRole.CHANGE or figure.period is None:
        return False
    return _lead(figure, figure.period.span, statement) is not None


_Measured = tuple[str, float, Span, Period | None]
"""The words, how many months they reach back, where they stand, and the period, if it has dates."""


def _measured(figure: Figure, statement: Statement, date: dt.date | None) -> _Measured | None:
    found = [*_of_periods(figure, statement, date), *_of_words(figure, statement)]
    return min(found, key=lambda f: abs(f[2].start - figure.span.end), default=None)


def _of_periods(figure: Figure, statement: Statement, date: dt.date | None) -> Iterator[_Measured]:
    for period in statement.periods:
        if period.span.start < figure.span.end:
            continue
        if (months := _relative(period)) is not None:
            yield period.text, months, period.span, None
            continue
        if period.unit == "span" and period.start and period.end and _is_between(period):
            days = (period.end - period.start).days
            yield period.text, max(days / _DAYS - 1, 1.0), period.span, None
            continue
        if _is_year_passed(figure, period, statement):
            yield period.text, _YEAR, period.span, None
            continue
        lead = _lead(figure, period.span, statement)
        since = period.text.lower().startswith("since") and not _first(statement, figure, period)
        if date is None or not (lead or since) or _is_last_month_of_that_name(period):
            continue
        then = period.start if since else period.end
        if then and then < date:
            words = period.text if since else f"{lead} {period.text}"
            yield words, max((date - then).days / _DAYS, 1.0), period.span, period


_YEAR: Final = 12.0
_NEAR_YEAR: Final = (360, 372)


def _is_year_passed(figure: Figure, period: Period, statement: Statement) -> bool:
    """Whether a change is told of twelve months gone by: "rose by 3% in the 12 months to May".

    Of a shorter stretch that is not known: "sales rose by 3% in the quarter to May" is mostly said
    of the quarter a year before.
    """
    if period.start is None or period.end is None or len(period.text.split()) < _FEW_WORDS:
        return False
    low, high = _NEAR_YEAR
    if not low <= (period.end - period.start).days <= high:
        return False
    between = [t.text for t in statement.tokens if figure.span.end <= t.span.start]
    at = len([t for t in statement.tokens if figure.span.end <= t.span.start < period.span.start])
    return at <= _BESIDE and between[:1] != [","] and period.text.lower()[:2] != "be"


_FEW_WORDS: Final = 3
"""Of so many words a year tells how long it is ("the year to May"); "2019" does not."""
_BESIDE: Final = 2
"""So few words may stand between a change and the year that it took."""


def _first(statement: Statement, figure: Figure, period: Period) -> bool:
    """Whether what is said since a time is that there was none: "the first fall since May"."""
    inside = Span(figure.span.end, max(figure.span.end, period.span.start))
    return any(t.text == "first" and inside.covers(t.span) for t in statement.tokens)


def _is_last_month_of_that_name(period: Period) -> bool:
    """Whether it cannot be told how long ago a month was: in November, "than last October"."""
    return period.unit == "month" and period.text.lower().startswith("last ")


def _is_between(period: Period) -> bool:
    return period.text.lower().startswith("between")


def _relative(period: Period) -> float | None:
    """How far back a relative period reaches: 12 months for "a year earlier"."""
    name = period.relative or ""
    months = _months()
    unit = next((u for u in months if u in name.split("-")), None)
    if unit is None:
        return None
    if name.endswith(("-earlier", "-ago")) or name.startswith(("past-", "previous-")):
        number = next((int(p) for p in name.split("-") if p.isdigit()), 1)
        return months[unit] * number
    return None


def _lead(figure: Figure, place: Span, statement: Statement) -> str | None:
    """The words between a change and a period that say that it is measured from there."""
    leads = _leads("measured_from")
    between = [t for t in statement.tokens if figure.span.end <= t.span.start < place.start]
    for at, token in reversed(list(enumerate(between))[-_REACH:]):
        if token.text in {",", ";", "and", "but", "to"}:
            return None
        two = " ".join(t.text for t in between[at : at + 2])
        if two in leads or token.text in leads:
            return two if two in leads else token.text
    return None


def _of_words(figure: Figure, statement: Statement) -> Iterator[_Measured]:
    """A stretch of time that is no period of its own: "in a year", "over the month"."""
    months = _months()
    taking = _leads("taking")
    tokens = statement.tokens
    for at, token in enumerate(tokens):
        if token.lemma not in months or token.span.start < figure.span.end:
            continue
        start = at - 1
        while start >= 0 and tokens[start].text in _LEADING:
            start -= 1
        alone = at - start > 1 and start >= 0 and tokens[start].text in taking
        ending = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if alone and ending not in {"to", "ending", "ended", "end", "through", "before", "after"}:
            span = Span(tokens[start].span.start, token.span.end)
            start = span.start - statement.span.start
            words = statement.text[start : span.end - statement.span.start]
            yield words, months[token.lemma], span, None


def stretch(figure: Figure, statement: Statement) -> str | None:
    """The part of a business year that an amount is of, where no dates tell: year, half."""
    period = figure.period
    if period is not None and period.start is not None:
        return None
    # "The first quarter" of no year is read as a time, "the first half" is not.
    text = (period.text if period is not None else statement.text).lower()
    stretches = load("en").table("judging")["stretches"]
    found = {name for name, words in stretches.items() for w in words if w in text}
    return found.pop() if len(found) == 1 else None


__all__ = ["base_slot", "is_of_base", "stretch"]
