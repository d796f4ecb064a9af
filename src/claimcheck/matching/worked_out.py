"""Whether a claim's figure follows from two figures of a document that no words join.

What stands joined ("31 of the 90", "from 115 to 69") is worked out for every sentence in
`matching.arithmetic`. Here a result is only looked for where a claim states it, so that what does
not come out contradicts nothing.
"""

# Longer than 400 lines: what follows inside one sentence and across two shares one way of asking.

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import permutations, product
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.figures import rareness
from claimcheck.matching.labels import segments
from claimcheck.matching.terms import function_words, pronouns, unnamed
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import (
    Case,
    Clause,
    Figure,
    FigureRole,
    Period,
    Relation,
    Sighting,
    Span,
    Statement,
    Zone,
)
from claimcheck.quantity import Kind, plain

__all__ = ["WorkedOut", "worked_out"]

_AMOUNTS: Final = frozenset({FigureRole.LEVEL, FigureRole.FROM, FigureRole.TO, FigureRole.SHARE})
_KINDS: Final = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.SHARE})
_LOOKED_AT: Final = 3
"""So many of the statements that share most with a claim may give the figures."""


@frozen
class WorkedOut:
    """A figure of a claim, the two of the document that it follows from, and how."""

    sighting: Sighting
    ours: Figure
    spans: tuple[Span, Span]
    arithmetic: str


def worked_out(case: Case, but: frozenset[Span] = frozenset()) -> Iterator[WorkedOut]:
    """The figures of a claim that follow from two of a document, each once, the best first.

    `but` are the places, in the claim, of those that need no working out.
    """
    done = set(but)
    for found in (*_of_one_sentence(case, done), *_of_two_sentences(case, done)):
        if found.ours.span not in done:
            done.add(found.ours.span)
            yield found


def _of_two_sentences(case: Case, done: frozenset[Span] | set[Span]) -> Iterator[WorkedOut]:
    """What follows from a figure of one sentence and one of the next.

    "In 2015 it sold 120,000 copies. It now manages 60,000": a claim that gives one of the two
    itself is about them; else so much of it must be met by the two sentences together.
    """
    statements = case.reading.statements
    places = {s.span.start: at for at, s in enumerate(statements)}
    for sighting in case.sightings[:_LOOKED_AT]:
        at = places.get(sighting.theirs.span.start)
        if at is None:
            continue
        for first, second in ((at - 1, at), (at, at + 1)):
            if first < 0 or second >= len(statements):
                continue
            pair = statements[first], statements[second]
            if any(s.zone in _TITLES or s.question for s in pair):
                continue
            yield from _across(sighting, pair, done)


def _across(
    sighting: Sighting, pair: tuple[Statement, Statement], done: frozenset[Span] | set[Span]
) -> Iterator[WorkedOut]:
    first, second = (_given(s) for s in pair)
    for ours in sighting.ours.figures:
        if ours.arithmetic or ours.span in done or ours.role is not FigureRole.CHANGE:
            continue
        for (_, a), (_, b) in product(first, second):
            anchored = _is_anchored(sighting.ours, ours, (a, b))
            if not (anchored or _is_met(sighting, pair)):
                continue
            then_now = _of_one_sort(b, a, elided=anchored) and _follows_in_time(b, a, pair)
            end, start = (b, a) if then_now else (a, b)
            if not then_now and not _goes_back(sighting, end, start, pair):
                continue
            made = _told_across(ours, end, start)
            if made:
                yield WorkedOut(sighting, ours, (a.span, b.span), made)


def _told_across(ours: Figure, end: Figure, start: Figure) -> str | None:
    """The calculation by which a change of the claim follows from where a thing stood, and stands.

    A multiple of it is of the end; a share, of what it has changed by.
    """
    x, y = _amount(end), _amount(start)
    if ours.change != ("up" if x > y else "down"):
        return None
    if ours.quantity.kind is Kind.MULTIPLE:
        shown = f"{_shown(end)} / {_shown(start)} = {_ratio(x / y)}"
        return shown if _allows(ours, x / y) else None
    more, less = sorted((end, start), key=_amount, reverse=True)
    if ours.quantity.kind is Kind.SHARE and end.quantity.kind is not Kind.SHARE:
        by = abs(x - y) / y
        shown = f"({_shown(more)} - {_shown(less)}) / {_shown(start)} = {_one(100 * by)}%"
        return shown if _allows(ours, by) else None
    return _gap_between(ours, more, less)


def _gap_between(ours: Figure, more: Figure, less: Figure) -> str | None:
    """The difference of two figures, where the claim gives it; of two percentages, in points."""
    gap = (more.quantity.value or Decimal(0)) - (less.quantity.value or Decimal(0))
    if ours.quantity.kind is Kind.POINTS:
        if {more.quantity.unit, less.quantity.unit} != {"%"} or not _allows(ours, gap):
            return None
    elif not _of_ours(ours, more) or not _allows(ours, _amount(more) - _amount(less)):
        return None
    return f"{_shown(more)} - {_shown(less)} = {plain(gap)}"


def _follows_in_time(end: Figure, start: Figure, pair: tuple[Statement, Statement]) -> bool:
    """Whether the first sentence says where a thing stood, and the second where it stands now.

    The first must be of the past by words of time, and neither figure is itself a change's.
    """
    if FigureRole.FROM in {end.role, start.role} or Relation.CONTRAST in {
        end.relation,
        start.relation,
    }:
        return False
    if end.period and start.period and end.period.start and start.period.start:
        return end.period.start > start.period.start
    then, now = _earlier(), _present()
    past = _says(pair[0], then) or (_says(pair[1], now) and not _says(pair[0], now))
    return past and not _says(pair[1], then)


def _goes_back(
    sighting: Sighting, end: Figure, start: Figure, pair: tuple[Statement, Statement]
) -> bool:
    """Whether the second sentence says where a thing stood before, and the first where it stands.

    "Unemployment was 4.1% in May. A year earlier it was 5.3%."
    """
    if not _of_one_sort(end, start, elided=True) or not _is_told_again(end, start, pair):
        return False
    if end.period and start.period and end.period.start and start.period.start:
        return end.period.start > start.period.start
    then = _earlier()
    if _says(pair[0], then):
        return False
    # "In 2019 it was 67%" tells of before where the claim says "than in 2019".
    base = start.period and any(
        p.start and p.start == start.period.start and p.end == start.period.end
        for p in sighting.ours.periods
    )
    return bool(base) or _says(pair[1], then)


def _is_told_again(end: Figure, start: Figure, pair: tuple[Statement, Statement]) -> bool:
    """Whether the second figure is said of what the first is of: by its word, or by no noun.

    "It was", "the proportion was", "there were"; "the fee was" where the first is of a fee.
    """
    clause = _clause_of(start, pair[1])
    subject = clause.subject if clause else None
    words = subject.text.lower().split() if subject else []
    if subject is None or subject.span.covers(start.span) or words == ["there"]:
        return _counts_nothing(start)
    if len(words) == 1 and words[0] in pronouns():
        return True
    if subject.lemmas and subject.lemmas[-1] in _measures() and words[0] in unnamed():
        return True
    here = _words_of((pair[0].figures.index(end), end), pair[0])
    return bool(_meeting(_content(pair[1], subject.span), here))


def _counts_nothing(figure: Figure) -> bool:
    """Whether a figure has no noun of its own, or only one like "figure"."""
    if figure.counted is None or not figure.counted.lemmas or "counted" in figure.inherited:
        return True
    return figure.counted.lemmas[-1] in _measures()


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    return frozenset(load("en").table("counted")["measures"])


def _says(statement: Statement, words: frozenset[str]) -> bool:
    """Whether a sentence has a word that tells of an earlier time, or of the present."""
    return any(t.text in words for t in statement.tokens)


def _is_anchored(claim: Statement, ours: Figure, given: tuple[Figure, Figure]) -> bool:
    """Whether another figure of the claim is one of the two, to the last of several digits."""
    return any(
        f is not ours
        and not f.arithmetic
        and g.quantity.dimension == f.quantity.dimension
        and g.quantity.canonical_value == f.quantity.canonical_value
        and (rareness(f.quantity) >= _FEWEST or (f.quantity.canonical_value or 0) >= _LARGE)
        for f in claim.figures
        for g in given
    )


def _is_met(sighting: Sighting, pair: tuple[Statement, Statement]) -> bool:
    """Whether two sentences together meet so much of a claim as one must by itself."""
    if not sighting.missing:
        return sighting.sure >= WEIGHTS["said"]["worked_out"]
    there = {t.lemma for s in pair for t in s.tokens}
    met = sum(1 for word in sighting.missing if word in there) / len(sighting.missing)
    return sighting.sure + (1 - sighting.sure) * met >= WEIGHTS["said"]["worked_out"]


_TITLES: Final = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.HEADING})


def _of_one_sentence(case: Case, done: frozenset[Span] | set[Span]) -> Iterator[WorkedOut]:
    for sighting in case.sightings[:_LOOKED_AT]:
        met = sighting.sure >= WEIGHTS["said"]["worked_out"]
        given = _given(sighting.theirs)
        for figure in sighting.ours.figures:
            if figure.arithmetic or figure.span in done or len(given) < 2:  # noqa: PLR2004 - two of them
                continue
            found = next(_follows(figure, given, sighting, met=met), None)
            if found:
                yield found


def _given(statement: Statement) -> list[tuple[int, Figure]]:
    return [
        (i, f)
        for i, f in enumerate(statement.figures)
        if not f.arithmetic
        and f.role in _AMOUNTS
        and f.quantity.kind in _KINDS
        and f.quantity.is_bounded
        and (f.quantity.value or 0) > 0
    ]


def _follows(
    ours: Figure, given: Sequence[tuple[int, Figure]], sighting: Sighting, *, met: bool
) -> Iterator[WorkedOut]:
    """The ways in which a figure of a claim follows from two of those that are given.

    Where little of the claim is `met`, another of its figures must be one of the two.
    """
    for (i, a), (k, b) in permutations(given, 2):
        anchored = _is_anchored(sighting.ours, ours, (a, b))
        elided = anchored or rareness(ours.quantity) >= _FEWEST
        if not (met or anchored) or not _of_one_sort(a, b, elided=elided):
            continue
        made = _made(ours, (i, a), (k, b), sighting)
        if made:
            yield WorkedOut(sighting, ours, (a.span, b.span), made)


def _of_one_sort(a: Figure, b: Figure, *, elided: bool = False) -> bool:
    """Whether two figures may be held against each other: of one unit, of one thing counted.

    With `elided`, one of them may leave out what it counts: "it now sells 60,000".
    """
    x, y = a.quantity, b.quantity
    if x.dimension != y.dimension or x.unit != y.unit or x.value == y.value:
        return False
    if x.kind is not Kind.COUNT:
        return True
    if elided and _counts_nothing(a) != _counts_nothing(b):
        return True
    heads = [f.counted.lemmas[-1] if f.counted and f.counted.lemmas else None for f in (a, b)]
    return heads[0] is not None and heads[0] == heads[1]


def _made(
    ours: Figure, first: tuple[int, Figure], other: tuple[int, Figure], sighting: Sighting
) -> str | None:
    """The calculation by which ours follows from the first figure, held against the other."""
    kind, role = ours.quantity.kind, ours.role
    if kind is Kind.MULTIPLE and role in {FigureRole.CHANGE, FigureRole.TIMES}:
        return _multiple(ours, first, other, sighting)
    if role is FigureRole.LEVEL and first[0] < other[0]:
        return _sum(ours, first[1], other[1], sighting.ours)
    x, y = _amount(first[1]), _amount(other[1])
    if role is not FigureRole.CHANGE or ours.change != ("up" if x > y else "down"):
        return None
    if kind is Kind.SHARE:
        return _change(ours, first, other, sighting.theirs)
    return _difference(ours, first, other, sighting)


def _multiple(
    ours: Figure, first: tuple[int, Figure], other: tuple[int, Figure], sighting: Sighting
) -> str | None:
    a, b = first[1], other[1]
    ratio = _amount(a) / _amount(b)
    if not _allows(ours, ratio) or not _stand_so(ours, first, other, sighting):
        return None
    return f"{_shown(a)} / {_shown(b)} = {_ratio(ratio)}"


def _change(
    ours: Figure, first: tuple[int, Figure], other: tuple[int, Figure], theirs: Statement
) -> str | None:
    a, b = first[1], other[1]
    by = abs(_amount(a) - _amount(b)) / _amount(b)
    if a.quantity.kind is Kind.SHARE or not _allows(ours, by) or not _later(first, other, theirs):
        return None
    more, less = sorted((a, b), key=_amount, reverse=True)
    return f"({_shown(more)} - {_shown(less)}) / {_shown(b)} = {_one(100 * by)}%"


def _difference(
    ours: Figure, first: tuple[int, Figure], other: tuple[int, Figure], sighting: Sighting
) -> str | None:
    if not _stand_so(ours, first, other, sighting):
        return None
    more, less = sorted((first[1], other[1]), key=_amount, reverse=True)
    return _gap_between(ours, more, less)


def _sum(ours: Figure, a: Figure, b: Figure, claim: Statement) -> str | None:
    if not _is_sum(ours, a, b, claim):
        return None
    return f"{_shown(a)} + {_shown(b)} = {_shown(ours)}"


def _amount(figure: Figure) -> Decimal:
    return figure.quantity.canonical_value or Decimal(0)


_LARGE: Final = 1000
"""A number as large as this is seldom another's, however round."""
_FEWEST: Final = 2
"""One digit is often equal by chance."""


def _is_sum(ours: Figure, a: Figure, b: Figure, claim: Statement) -> bool:
    """Whether the claim gives for several together what two figures come to."""
    if ours.quantity.kind not in {Kind.COUNT, Kind.MONEY} or ours.quantity.digits < _FEWEST:
        return False
    if any(f.role is not FigureRole.LEVEL or f.relation in _NO_PART for f in (a, b)):
        return False
    together = ours.relation is Relation.TOTAL or _joint() & {t.text for t in claim.tokens}
    total = (a.quantity.value or 0) + (b.quantity.value or 0)
    return (
        bool(together)
        and _of_ours(ours, a)
        and total == ours.quantity.value
        and (ours.quantity.kind is not Kind.COUNT or _of_one_sort(ours, a))
    )


_NO_PART: Final = frozenset({Relation.PART_OF, Relation.CONTRAST, Relation.TOTAL})


@lru_cache(maxsize=1)
def _joint() -> frozenset[str]:
    return frozenset(load("en").table("judging")["together"])


def _of_ours(ours: Figure, given: Figure) -> bool:
    """Whether a difference of two such figures is of the sort of ours, and told in one size."""
    a, b = ours.quantity, given.quantity
    return a.dimension == b.dimension and a.unit == b.unit and a.scale == b.scale


def _allows(ours: Figure, value: Decimal) -> bool:
    return ours.quantity.canonical_low <= value <= ours.quantity.canonical_high


def _shown(figure: Figure) -> str:
    quantity = figure.quantity
    return plain(quantity.value if quantity.value is not None else quantity.low)


def _one(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP):f}".removesuffix(".0")


def _ratio(value: Decimal) -> str:
    """A factor as it is shown: with two places where it is below one."""
    places = Decimal("0.1") if value >= 1 else Decimal("0.01")
    return f"{value.quantize(places, rounding=ROUND_HALF_UP):f}".removesuffix(".0")


# --- which of the two is which -----------------------------------------------------------


def _stand_so(
    ours: Figure, first: tuple[int, Figure], other: tuple[int, Figure], sighting: Sighting
) -> bool:
    """Whether the first figure is of what the claim speaks of, and the other beside it.

    By time, where the one is earlier; else by what the claim's subject is called.
    """
    if _later(first, other, sighting.theirs):
        return True
    if _later(other, first, sighting.theirs):
        return False
    subject = _subject_of(ours, sighting.ours)
    here, there = (_words_of(at, sighting.theirs) for at in (first, other))
    return bool(_meeting(subject, here - there)) and not _meeting(subject, there - here)


def _meeting(words: frozenset[str], others: frozenset[str]) -> set[str]:
    return {w for w in words if any(stands_for(w, o) for o in others)}


def _subject_of(figure: Figure, statement: Statement) -> frozenset[str]:
    clauses = [c for c in statement.clauses if c.span.covers(figure.span) and c.subject]
    subject = clauses[0].subject if clauses else None
    return _content(statement, subject.span) if subject else frozenset()


def _content(statement: Statement, span: Span) -> frozenset[str]:
    light = function_words()
    return frozenset(
        t.lemma
        for t in statement.tokens
        if t.kind == "word" and span.covers(t.span) and t.lemma not in light
    )


def _words_of(place: tuple[int, Figure], statement: Statement) -> frozenset[str]:
    """The words that stand with one figure: behind it, and its clause's subject."""
    at, figure = place
    own = segments(statement).get(at, figure.span)
    clause = _clause_of(figure, statement)
    subject = clause.subject.span if clause and clause.subject else figure.span
    return _content(statement, own) | _content(statement, subject)


def _clause_of(figure: Figure, statement: Statement) -> Clause | None:
    around = [c for c in statement.clauses if c.span.covers(figure.span)]
    return min(around, key=lambda c: c.span.end - c.span.start, default=None)


def _later(first: tuple[int, Figure], other: tuple[int, Figure], statement: Statement) -> bool:
    """Whether the other figure is of an earlier time than the first, as the words say."""
    a, b = first[1], other[1]
    if b.role is FigureRole.FROM and a.role is not FigureRole.FROM:
        return True
    present = [t.span for t in statement.tokens if t.text in _present()]
    dated = [p.span for p in statement.periods if p.start and p.end]
    for now in present:
        # "In 2015 it sold 120,000 copies; it now sells 60,000."
        if _nearer(a, b, now, statement) and any(_nearer(b, a, t, statement) for t in dated):
            return True
    if a.period and b.period and a.period.start and b.period.start:
        return a.period.start > b.period.start
    if a.period and b.period and (apart := _months_between(b.period, a.period)):
        return apart <= _HALF_A_YEAR
    times = [p.span for p in statement.periods if _is_past(p)]
    return any(_nearer(b, a, span, statement) for span in times) and not any(
        _nearer(a, b, span, statement) for span in times
    )


def _months_between(earlier: Period, later: Period) -> int | None:
    """How many months lie between two of no known year, going round; None where one is no month."""
    months = [_MONTH.match(p.relative or "") for p in (earlier, later)]
    first, last = (int(month[1]) if month else None for month in months)
    return (last - first) % 12 if first and last else None


_MONTH: Final = re.compile(r"month-(\d\d)\Z")
_HALF_A_YEAR: Final = 6
"""Of two months without a year the one so few months behind the other is the later."""


def _nearer(figure: Figure, other: Figure, time: Span, statement: Statement) -> bool:
    """Whether a time stands with a figure rather than with another, as marks and words part them.

    In "5,400 farms, where ten years ago there were 9,000" the time is of the 9,000.
    """
    return _gap(figure.span, time, statement) < _gap(other.span, time, statement)


def _gap(figure: Span, time: Span, statement: Statement) -> tuple[int, int]:
    left, right = sorted((figure, time), key=lambda s: s.start)
    parting = [
        t for t in statement.tokens if left.end <= t.span.start < right.start and t.text in _PARTING
    ]
    return len(parting), right.start - left.end


_PARTING: Final = frozenset({",", ";", ":", "and", "while", "where", "but", "against", "compared"})


def _is_past(period: Period) -> bool:
    words = period.text.lower().split()
    return any(word in _earlier() for word in words)


@lru_cache(maxsize=1)
def _present() -> frozenset[str]:
    return frozenset(load("en").table("judging")["present"])


@lru_cache(maxsize=1)
def _earlier() -> frozenset[str]:
    return frozenset(load("en").table("judging")["earlier"])
