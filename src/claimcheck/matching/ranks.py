"""Who or what is said to come first or last, of all or since when."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.matching.terms import words_of
from claimcheck.model import Cue, Figure, FigureRole, Name, Period, Sighting, Span, State, Statement
from claimcheck.reading.names import compare_names
from claimcheck.reading.periods import compare_periods

_BEARERS: Final = frozenset({"place", "organisation", "person", "other"})
_BEGINNING: Final = dt.date.min
_BESIDE: Final = 30
"""So near behind a superlative, in code points, a period may say when it holds."""

_LOOSELY: Final = 45
"""Two beginnings that lie so many days apart are not one."""


@frozen
class Rank:
    """A superlative: at which end (`top`, `bottom`), by what (`amount`, `quality`, `order`), whose.

    `holder` is the name that it is said of, `when` the period, `since` the day from which on it
    holds (the earliest day there is for "ever"), with the words that say so.
    """

    end: str
    sort: str
    text: str
    span: Span
    holder: Name | None = None
    when: Period | None = None
    since: dt.date | None = None
    since_text: str | None = None


@lru_cache(maxsize=1)
def _ends() -> dict[str, tuple[str, str]]:
    """By the value of a superlative: its end and its sort."""
    table = load("en").table("judging")["ranks"]
    return {
        value: (end, sort)
        for sort, ends in table.items()
        for end, values in ends.items()
        for value in values
    }


@lru_cache(maxsize=1)
def _ever() -> tuple[str, ...]:
    return tuple(load("en").table("judging")["ever"])


def is_shared(statement: Statement, span: Span) -> Span | None:
    """The words by which a first place is one of several: "one of the longest"."""
    done = [c.predicate.span.end for c in statement.clauses if c.predicate]
    behind = max((end for end in done if end <= span.start), default=statement.span.start)
    lead = [t for t in statement.tokens if behind <= t.span.start < span.end][-_LEAD:]
    for token, after in pairwise(lead):
        many = token.text.lower() in words_of("sharing") and after.text == "of"
        if many or token.text.lower() in words_of("among"):
            return Span(token.span.start, span.end)
    return None


_LEAD: Final = 7


def only_shared(sighting: Sighting) -> Span | None:
    """What the document says to be one of several firsts, where the claim has it first alone."""
    for mine in _firsts(sighting.ours):
        if is_shared(sighting.ours, mine.span):
            continue
        alike = [c for c in _firsts(sighting.theirs) if c.value == mine.value]
        found = [is_shared(sighting.theirs, c.span) for c in alike]
        if found and all(found):
            return found[0]
    return None


def _firsts(statement: Statement) -> Iterator[Cue]:
    return (c for c in statement.cues if c.family == "superlative")


def same_end(a: str, b: str) -> bool:
    """Whether two values of superlatives are at one end: highest and best, worst and last.

    The hottest is not the wettest: where a thing is ranked by what it alone has, both must be.
    """
    ends = _ends()
    if a == b:
        return True
    if a not in ends or b not in ends or ends[a][0] != ends[b][0]:
        return False
    return ends[a][1] == ends[b][1] or {ends[a][1], ends[b][1]} <= _OF_ANYTHING


_OF_ANYTHING: Final = frozenset({"amount", "quality", "order"})
"""Sorts of superlatives that may be said of one thing: the most, the best and the first."""


def ranks(statement: Statement) -> tuple[Rank, ...]:
    """The superlatives of a statement that say who or what is first or last."""
    found = [_rank(statement, cue) for cue in _telling(statement) if not _numbered(statement, cue)]
    return (*found, *_ranges(statement))


def further_places(statement: Statement) -> Iterator[tuple[Figure, Rank]]:
    """The places behind the first, with the first place that each falls short of: third highest."""
    for cue in _telling(statement):
        figure = _numbered(statement, cue)
        if figure is not None:
            yield figure, _rank(statement, cue)


def _telling(statement: Statement) -> Iterator[Cue]:
    for cue in statement.cues:
        if cue.family == "superlative" and cue.value in _ends() and not _is_when(statement, cue):
            yield cue


def _rank(statement: Statement, cue: Cue) -> Rank:
    end, sort = _ends()[cue.value]
    since, words = _since(statement, cue)
    holder, when = _holder(statement, cue), _when(statement, cue)
    return Rank(end, sort, cue.text, cue.span, holder, when, since, words)


def _is_when(statement: Statement, cue: Cue) -> bool:
    """Whether "first" or "last" says when a thing was done: "as first published"."""
    if _ends()[cue.value][1] != "order":
        return False
    behind = next((t for t in statement.tokens if t.span.start >= cue.span.end), None)
    return behind is not None and behind.text.endswith("ed") and behind.lemma != behind.text


def _numbered(statement: Statement, cue: Cue) -> Figure | None:
    """The number by which a superlative is no first place: "the second highest"."""
    return next(
        (
            f
            for f in statement.figures
            if f.role is FigureRole.RANK
            and f.span.overlaps(cue.span)
            and (f.quantity.value or 0) > 1
        ),
        None,
    )


def _ranges(statement: Statement) -> Iterator[Rank]:
    """The two ends of a range, each with its place: "from 98.1% in Vermont to 79.4% in Idaho"."""
    names = [n for n in statement.names if n.kind in _BEARERS]
    for a, b in pairwise(statement.figures):
        if a.arithmetic or b.arithmetic or a.quantity.dimension != b.quantity.dimension:
            continue
        ahead = [t.lemma for t in statement.tokens if t.span.end <= a.span.start]
        between = [t.text for t in statement.tokens if a.span.end <= t.span.start < b.span.start]
        if "range" not in ahead or "to" not in between:
            continue
        x, y = a.quantity.canonical_value, b.quantity.canonical_value
        first = next((n for n in names if a.span.end <= n.span.start < b.span.start), None)
        second = next((n for n in names if n.span.start >= b.span.end), None)
        if x is None or y is None or x == y or first is None or second is None:
            continue
        high, low = ((a, first), (b, second)) if x > y else ((b, second), (a, first))
        yield Rank("top", "amount", high[0].text, high[0].span, high[1])
        yield Rank("bottom", "amount", low[0].text, low[0].span, low[1])


def _holder(statement: Statement, cue: Cue) -> Name | None:
    """The name that a superlative is said of: the subject's, or the one that it stands beside."""
    named = [
        n
        for n in statement.names
        # "A record 101F" is of no F.
        if n.kind in _BEARERS and not any(f.span.overlaps(n.span) for f in statement.figures)
    ]
    around = [c for c in statement.clauses if c.span.covers(cue.span)]
    around.sort(key=lambda c: c.span.end - c.span.start)
    for clause in around:
        if clause.subject is None:
            continue
        inside = [n for n in named if n.span.overlaps(clause.subject.span)]
        if inside:
            return inside[0]
    if _ends()[cue.value][1] == "order":
        return None
    # The name right behind it is of what is measured: "the lowest MMR coverage".
    others = [n for n in named if not 0 <= n.span.start - cue.span.end <= 1]
    return min(others or named, key=lambda n: (_gap(n.span, cue.span), n.span), default=None)


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def is_since(period: Period) -> bool:
    """Whether a period begins on some day and goes on: "since 2012", "so far this year"."""
    return period.text.lower().startswith(("since", "so far"))


def _when(statement: Statement, cue: Cue) -> Period | None:
    """The time that a superlative is said of: the last one before it, or else the next."""
    dated = [
        p
        for p in statement.periods
        if not is_since(p) and p.start and p.end and not _is_compared(statement, p)
    ]
    before = [p for p in dated if p.span.end <= cue.span.start]
    if before:
        return before[-1]
    after = [p for p in dated if 0 <= p.span.start - cue.span.end <= _BESIDE]
    return after[0] if len(after) == len(dated) == 1 else None


def _is_compared(statement: Statement, period: Period) -> bool:
    """Whether something is compared with a period: "fewer than at the end of July"."""
    before = [t.text for t in statement.tokens if t.span.end <= period.span.start][-_COMPARED:]
    return not words_of("against_which").isdisjoint(before)


_COMPARED: Final = 2
"""So many words back "than" may stand: "than at"."""


def _since(statement: Statement, cue: Cue) -> tuple[dt.date | None, str | None]:
    for period in statement.periods:
        if period.span.start >= cue.span.end and is_since(period) and period.start:
            # Who says since when there are records says "ever".
            words = next((w for w in _ever() if w in period.text.lower()), None)
            return (_BEGINNING, words) if words else (period.start, period.text)
    behind = statement.text[cue.span.start - statement.span.start :].lower()
    words = next((w for w in _ever() if w in behind), None)
    return (_BEGINNING, words) if words else (None, None)


def since_differs(ours: Rank, theirs: Rank) -> bool:
    """Whether two superlatives reach back to different days, ours at least as far."""
    if ours.since is None or theirs.since is None:
        return False
    if ours.since_text and theirs.since_text:
        # "Since January" leads to another day from each date of writing; no reader can tell.
        a, b = (" ".join(t.casefold().split()) for t in (ours.since_text, theirs.since_text))
        if a == b:
            return False
    if _BEGINNING in {ours.since, theirs.since}:
        # The lowest ever is the lowest since 2019, too; not the other way round.
        return ours.since < theirs.since
    return abs((ours.since - theirs.since).days) > _LOOSELY


def opposite(ours: Rank, theirs: Rank) -> bool:
    """Whether one is at the top and the other at the bottom of the same order."""
    if ours.end == theirs.end:
        return False
    return ours.sort == theirs.sort or "order" in {ours.sort, theirs.sort}


def same_holder(ours: Rank, theirs: Rank) -> bool:
    """Whether both are said of the same name."""
    return bool(
        ours.holder
        and theirs.holder
        and compare_names(ours.holder.full, theirs.holder.full) == "same"
    )


def other_time(ours: Rank, theirs: Rank) -> bool:
    """Whether one end is said of two times that share no day."""
    if ours.when is None or theirs.when is None or ours.end != theirs.end:
        return False
    return compare_periods(ours.when, theirs.when) is State.DIFFERENT


__all__ = [
    "Rank",
    "further_places",
    "is_shared",
    "is_since",
    "only_shared",
    "opposite",
    "other_time",
    "ranks",
    "same_end",
    "same_holder",
    "since_differs",
]
