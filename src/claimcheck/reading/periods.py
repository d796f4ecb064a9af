"""Stretches of days as sentences name them: "2009/10", "last year", "the year to March 2010".

One pass over the tokens takes the longest form at each place (`period_forms`), whose meaning is one
small function for each way of reading (`period_senses`).
"""

# Longer than 400 lines: the one pass that finds periods, and how two of them stand to each other.

import datetime as dt
import re
from collections.abc import Sequence
from itertools import compress
from typing import Final

from attrs import evolve

from claimcheck.lexicon import load
from claimcheck.model import Period, Span, State, Token
from claimcheck.reading.dates import WEEKDAYS, Stretch, month_of, settled
from claimcheck.reading.period_forms import Forms, Reader, load_forms
from claimcheck.reading.period_guards import allowed, stands
from claimcheck.reading.period_senses import read_form
from claimcheck.reading.tokens import Remembered, Tokens, kind_of, tokenize

__all__ = ["compare_periods", "find_periods", "overlap", "parse_period"]

_FIRST_ANCHOR: Final = 1500
_LAST_ANCHOR: Final = 5000
_YEAR_DIGITS: Final = 4


# --- finding -----------------------------------------------------------------------------


def find_periods(
    text: str,
    sentence: Span,
    tokens: Tokens,
    anchor: dt.date | None = None,
    language: str = "en",
) -> tuple[Period, ...]:
    """The periods that a sentence of plain text names, in order, none overlapping another.

    `tokens` are the sentence's; spans are half-open code-point offsets into `text`. `anchor` is the
    date that "last year" counts from and that gives "24 January" its year; without it such a period
    has no dates, only its `relative` name.
    """
    forms = load_forms(language)
    pieces, words = tuple(tokens), [*tokens.words]
    if text.find("-", sentence.start, sentence.end) >= 0:
        pieces = _split(pieces, forms)
        words = [token.text for token in pieces]
    if "'" in "".join(words):
        words = [word.removesuffix("'s") for word in words]
    if forms.signs.isdisjoint(words) and not _has_date_number(words):
        return ()
    if anchor is not None and not _FIRST_ANCHOR <= anchor.year <= _LAST_ANCHOR:
        anchor = None  # a mistake, and too near the ends of the calendar to count from
    reader = Reader(text, pieces, words, anchor, forms, read_form, allowed, {}, {}, [])
    reach = 0
    for at in _starts(pieces, words, forms):
        if at < reach:
            continue
        if words[at] in forms.names and (skip := _blocked(reader, at)):
            reach = at + skip
            continue
        best = reader.longest(at)
        if best is None or not stands(reader, at, best):
            continue
        reach = best.end
        span = _trimmed(text, Span(pieces[at].span.start, pieces[reach - 1].span.end))
        reader.earlier.append(_period(reader, text, span, best.value))
    return tuple(p for p in reader.earlier if sentence.covers(p.span))


def _starts(tokens: tuple[Token, ...], words: list[str], forms: Forms) -> list[int]:
    """The tokens at which a period, or a name that is none, may begin."""
    seconds, names, last = forms.seconds, forms.names, len(words) - 1
    found = []
    for at in compress(range(len(words)), map(forms.openers.__getitem__, words)):
        word = words[at]
        if word not in seconds:
            found.append(at)
            continue
        following = seconds[word]
        if (
            following is None
            or word in names
            or word[0].isdigit()
            or (at < last and (words[at + 1] in following or tokens[at + 1].kind == "number"))
        ):
            found.append(at)
    return found


def _has_date_number(words: Sequence[str]) -> bool:
    """Whether a number is there that may be a date or a year by itself."""
    return any(map(_MAY_DATE.__getitem__, words))


def _may_date(word: str) -> bool:
    number = word != "" and kind_of(word) == "number"
    return number and (len(word) >= _YEAR_DIGITS or not word.isdigit())


_MAY_DATE: Final = Remembered(_may_date)


def _period(reader: Reader, text: str, span: Span, value: Stretch) -> Period:
    stretch = value
    if value.yearless is not None and reader.anchor is not None:
        stretch = settled(value, reader.anchor, future=reader.future)
    return Period(
        span,
        span.of(text),
        stretch.start,
        stretch.end,
        stretch.unit,
        stretch.relative,
        stretch.hedge,
    )


def _trimmed(text: str, span: Span) -> Span:
    """Without a possessive ending: "last year" in "last year's"."""
    return Span(span.start, span.end - 2) if text.endswith("'s", span.start, span.end) else span


def _split(tokens: tuple[Token, ...], forms: Forms) -> tuple[Token, ...]:
    """The tokens, with hyphenated words that hold a month, weekday, season or unit taken apart."""
    if not any("-" in token.text for token in tokens if len(token.text) > 1):
        return tokens
    data = forms.data
    names = (data["months"], data["weekdays"], data["seasons"], data["units"])
    result: list[Token] = []
    for token in tokens:
        pieces = token.text.split("-") if "-" in token.text and token.kind == "word" else ()
        if not pieces or not any(p in n for p in pieces for n in names):
            result.append(token)
            continue
        start = token.span.start
        for i, piece in enumerate(pieces):
            if i:
                result.append(Token(Span(start - 1, start), "-", "-", "mark"))
            result.append(Token(Span(start, start + len(piece)), piece, piece, "word"))
            start += len(piece) + 1
    return tuple(result) if len(result) > len(tokens) else tokens


def _blocked(reader: Reader, at: int) -> int:
    """How many tokens of a name that is no period begin here."""
    for rest in reader.forms.names[reader.words[at]]:
        end = at + 1 + len(rest)
        if tuple(reader.words[at + 1 : end]) == rest:
            return end - at
    return 0


def parse_period(text: str, anchor: dt.date | None = None, language: str = "en") -> Period | None:
    """Read a period that stands by itself, as a claims file gives it.

    Two ISO days with a slash between them (`2009-04-01/2010-03-31`), an ISO day or month, or any
    phrase that `find_periods` reads whole, with or without "in"; None for anything else.
    """
    bare = text.strip()
    span = Span(0, len(bare))
    if match := _ISO.match(bare):
        try:
            start = dt.date.fromisoformat(match[1])
            end = dt.date.fromisoformat(match[2] or match[1])
        except ValueError:
            return None
        if end < start:
            return None
        return Period(span, bare, start, end, "span" if match[2] else "day")
    if match := _ISO_MONTH.match(bare):
        year, month = int(match[1]), int(match[2])
        second = year % 100 + 1
        if month != second % 100 and 1 <= month <= 12:  # noqa: PLR2004 - months; 2009-10 is a year
            return Period(span, bare, *month_of(year, month), "month")
    lead = load_forms(language).data["alone"]["lead"]
    for shown in dict.fromkeys((bare, bare.title(), f"{lead} {bare}")):
        shift = len(shown) - len(bare)
        whole = Span(0, len(shown))
        found = find_periods(shown, whole, tokenize(shown, whole, language), anchor, language)
        if len(found) == 1 and _is_whole(shown, found[0].span, language):
            place = Span(max(0, found[0].span.start - shift), found[0].span.end - shift)
            return evolve(found[0], span=place, text=place.of(bare))
    return None


_ISO: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?\Z")
_ISO_MONTH: Final = re.compile(r"(\d{4})-(\d\d)\Z")


def _is_whole(text: str, span: Span, language: str) -> bool:
    rest = f"{text[: span.start]} {text[span.end :]}"
    return set(re.findall(r"\w+", rest.lower())) <= set(load_forms(language).data["alone"]["words"])


# --- comparing ---------------------------------------------------------------------------

_BASES: Final = frozenset(
    {"previous-year", "year-earlier", "same-period-last-year", "last-year", "year-ago"}
)
"""Names that all lead a year back; only their viewpoint differs."""
_YEARS_BACK: Final = frozenset({"last-year", "last-fiscal-year", "last-academic-year"})
"""Years that are told of as the last one, whenever they begin."""
_ENOUGH: Final = 0.75


def compare_periods(ours: Period, theirs: Period) -> State:  # noqa: PLR0911 - one for each case
    """How two periods stand to each other; the order of the two does not matter.

    SAME: equal days, or the same relative name without dates. COMPATIBLE: one lies inside the
    other, they share three quarters of the shorter, or one is a relative period that the press
    uses loosely. DIFFERENT: otherwise, and where two stretches of months begin or end on one day
    and are of other lengths. UNKNOWN: only one of them has dates.
    """
    if _is_dateless(ours) or _is_dateless(theirs):
        return _compare_relative(ours, theirs)
    if _is_the_day(ours, theirs) or _is_the_day(theirs, ours):
        return State.COMPATIBLE
    a, b = (ours.start, ours.end), (theirs.start, theirs.end)
    if a == b:
        return State.SAME if ours.hedge == theirs.hedge else State.COMPATIBLE
    if None in a + b:
        return _compare_open(ours, theirs)
    if _other_length(ours, theirs):
        return State.DIFFERENT
    if _inside(ours, theirs) or _inside(theirs, ours):
        return State.COMPATIBLE
    if overlap(ours, theirs) >= _ENOUGH and not _other_year(ours, theirs):
        return State.COMPATIBLE
    if _is_one_of_two(ours, theirs) or _is_one_of_two(theirs, ours):
        return State.UNKNOWN
    if _same_label(ours, theirs) or _loosely(ours, theirs) or _loosely(theirs, ours):
        return State.COMPATIBLE
    return State.DIFFERENT


def _is_the_day(named: Period, other: Period) -> bool:
    """Whether "the 11th" may be that of another month: a story says once of which it speaks."""
    return (
        other.unit == "day"
        and other.start is not None
        and named.relative == (f"{_OF_MONTH}{other.start.day:02}") != other.relative
    )


def _is_one_of_two(named: Period, other: Period) -> bool:
    """Whether "next September" may be the one after: to some it is this year's, to others not."""
    if named.unit != "month" or not (named.relative or "").startswith("next-"):
        return False
    if named.start is None or other.start is None or other.unit != "month":
        return False
    months = 12 * (other.start.year - named.start.year) + other.start.month - named.start.month
    return months == _YEAR


_YEAR: Final = 12
_OF_MONTH: Final = "mday-"
"""How the relative name of a day begins of which the month is not said."""
_STRETCHES: Final = ("span", "quarter")
_MONTH: Final = 31
_SHORT: Final = 62
_LOOSE: Final = 0.15
"""Ten years and eleven are written for each other."""


def _other_length(ours: Period, theirs: Period) -> bool:
    """Whether two stretches share one end and not the other: the third quarter, and nine months.

    "From May 2019 to February 2022" is not "from May 2019 to February 2023".
    """
    if ours.unit not in _STRETCHES or theirs.unit not in _STRETCHES:
        return False
    (a, b), (c, d) = _ends(ours), _ends(theirs)
    if (a == c) == (b == d) or max(b - a, d - c) < _SHORT:
        return False
    return abs((b - a) - (d - c)) > max(_MONTH, _LOOSE * max(b - a, d - c))


def _other_year(ours: Period, theirs: Period) -> bool:
    """Whether two years end in other months: the year to March is not the year to June."""
    if not ours.unit == theirs.unit == "year" or ours.hedge or theirs.hedge:
        return False
    (a, b), (c, d) = _ends(ours), _ends(theirs)
    return abs(a - c) > _MONTH < abs(b - d)


def overlap(ours: Period, theirs: Period) -> float:
    """The share of the shorter period that both have in common; 0 where one has no dates.

    An open end counts as never ending.
    """
    if _is_dateless(ours) or _is_dateless(theirs):
        return 0.0
    (a, b), (c, d) = _ends(ours), _ends(theirs)
    shared = min(b, d) - max(a, c) + 1
    return max(0, shared) / min(b - a + 1, d - c + 1)


def _ends(period: Period) -> tuple[int, int]:
    start = period.start.toordinal() if period.start else dt.date.min.toordinal()
    end = period.end.toordinal() if period.end else dt.date.max.toordinal()
    return start, end


def _is_dateless(period: Period) -> bool:
    return period.start is None and period.end is None


def _inside(inner: Period, outer: Period) -> bool:
    (a, b), (c, d) = _ends(inner), _ends(outer)
    return c <= a and b <= d


def _compare_open(ours: Period, theirs: Period) -> State:
    """Where an end is open: two deadlines or two beginnings are compared as such."""
    if (ours.start is None) == (theirs.start is None) and (ours.end is None) == (
        theirs.end is None
    ):
        a = ours.start or ours.end
        b = theirs.start or theirs.end
        return State.SAME if a == b else State.DIFFERENT
    if _inside(ours, theirs) or _inside(theirs, ours):
        return State.COMPATIBLE
    if (ours.start is None and theirs.end is None) or (theirs.start is None and ours.end is None):
        # "By January 2016" and "after January 2015" leave a year in which both are so.
        return State.COMPATIBLE if overlap(ours, theirs) else State.DIFFERENT
    return State.COMPATIBLE if overlap(ours, theirs) >= _ENOUGH else State.DIFFERENT


def _same_label(ours: Period, theirs: Period) -> bool:
    """Whether both are written "2024-25" and only the kind of year differs."""
    named = ("fiscal-year", "academic-year")
    return (
        ours.unit in named
        and theirs.unit in named
        and ours.start is not None
        and theirs.start is not None
        and ours.start.year == theirs.start.year
    )


def _loosely(relative: Period, other: Period) -> bool:
    """Whether "last year" may be said of twelve months that are no calendar year."""
    if relative.relative not in ("last-year", "past-1-year", "this-year"):
        return False
    if relative.end is None or other.start is None or other.end is None or other.relative:
        return False
    days = (other.end - other.start).days
    if (other.unit == "year" and other.start.month == 1) or not 350 <= days <= 370:  # noqa: PLR2004 - a year
        return False
    lag = abs((relative.end - other.end).days)
    return lag <= 366  # noqa: PLR2004 - a year


def _compare_relative(ours: Period, theirs: Period) -> State:
    a, b = ours.relative, theirs.relative
    if _is_dateless(ours) != _is_dateless(theirs):
        return _fits(ours, theirs) if _is_dateless(ours) else _fits(theirs, ours)
    if a is None or b is None:
        return State.UNKNOWN
    if a == b:
        return State.SAME
    if a in _BASES and b in _BASES:
        return State.COMPATIBLE
    if {a, b} <= _YEARS_BACK:
        # What was spent "last year" may be what was spent in the last business year.
        return State.COMPATIBLE
    found = (
        _yearless(ours, theirs)
        or _within(a, b)
        or _of_some_months(a, b)
        or _of_named_months(a, b)
        or _of_a_season(a, b)
    )
    return found or (State.DIFFERENT if _family(a) == _family(b) else State.UNKNOWN)


def _yearless(ours: Period, theirs: Period) -> State | None:
    """How a month or weekday and a day, of no known year, stand; None for anything else."""
    days = [_YEARLESS.match(each.relative or "") for each in (ours, theirs)]
    kinds = {match[1] for match in days if match}
    if kinds == {"month", "day"}:
        # "In October" and "on 1 August" are apart in every year; "in August" may be the latter.
        named = {match[2] for match in days if match}
    elif kinds == {"weekday", "day"}:
        told = _weekday(ours), _weekday(theirs)
        if None in told:
            return State.UNKNOWN
        named = {each for each in told if each}
    else:
        return None
    return State.COMPATIBLE if len(named) == 1 else State.DIFFERENT


def _within(a: str, b: str) -> State | None:
    """How a day and a limit of no year stand; None where the two are nothing of the kind.

    "Before 7 July" and "on 11 July" are apart in every year, and on 2 July it may have been.
    """
    for day, bound in ((a, b), (b, a)):
        limit = _LIMITED.match(bound)
        if limit and day.startswith("day-"):
            on = day.removeprefix("day-")
            within = on <= limit[2] if limit[1] == "by" else on < limit[2]
            return State.COMPATIBLE if within else State.DIFFERENT
    return None


def _of_some_months(a: str, b: str) -> State | None:
    """How a month, or a day of one, and "between July and September", of no known year, stand."""
    for one, many in ((a, b), (b, a)):
        named, stretch = _OF_ONE_MONTH.match(one), _OF_MONTHS.match(many)
        if named and stretch:
            first, last, month = int(stretch[1]), int(stretch[2]), int(named[1])
            within = (month - first) % _YEAR <= (last - first) % _YEAR
            return State.COMPATIBLE if within else State.DIFFERENT
    return None


def _of_named_months(a: str, b: str) -> State | None:
    """How two months stand of which one is "last" or "next": "last December", and "in June"."""
    one, two = _NAMED_MONTH.match(a), _NAMED_MONTH.match(b)
    if one is None or two is None:
        return None
    if one[2] != two[2] or (one[1] and two[1] and one[1] != two[1]):
        return State.DIFFERENT
    return State.COMPATIBLE


def _of_a_season(a: str, b: str) -> State | None:
    """How a month and a season, of no known year, stand; its edges are not sharp."""
    for season, month in ((a, b), (b, a)):
        told, named = _SEASON.match(season), _NAMED_MONTH.match(month)
        first, _ = load("en").table("periods")["seasons"].get(told[1], (0, 0)) if told else (0, 0)
        if first and named:
            off = (int(named[2]) - first - 1) % _YEAR
            off = min(off, _YEAR - off)
            if off <= 1:
                return State.COMPATIBLE
            return State.UNKNOWN if off == _EDGE else State.DIFFERENT
    return None


_EDGE: Final = 2
"""So many months from its middle one a season may begin or end."""
_SEASON: Final = re.compile(r"(?:(?:last|next|this|early|mid|late)-)*season-([a-z]+)\Z")
_NAMED_MONTH: Final = re.compile(
    r"(?:(?:early|mid|late|end|start)-)*(?:(last|next|this)-)?month-(\d\d)\Z"
)
_OF_ONE_MONTH: Final = re.compile(r"(?:month|day)-(\d\d)(?:-\d\d)?\Z")
_OF_MONTHS: Final = re.compile(r"month-(\d\d)-to-month-(\d\d)\Z")
_LIMITED: Final = re.compile(r"(before|by)-day-(\d\d-\d\d)\Z")
_YEARLESS: Final = re.compile(r"(month|day|weekday)-(\d\d|[a-z]+day)(?:-(\d\d))?\Z")


def _fits(bare: Period, dated: Period) -> State:
    """Whether "October" or "Monday", of no known year, may be a day or month that is given."""
    match = _YEARLESS.match(bare.relative or "")
    if match is None or dated.start is None or dated.end is None:
        return State.UNKNOWN
    if dated.unit not in ("day", "month") or (match[1] == "weekday" and dated.unit == "month"):
        return State.UNKNOWN
    if match[1] == "weekday":
        same = WEEKDAYS.index(match[2]) == dated.start.weekday()
    else:
        same = int(match[2]) == dated.start.month
        if match[3] and dated.unit == "day":
            same = same and int(match[3]) == dated.start.day
    return State.COMPATIBLE if same else State.DIFFERENT


def _weekday(period: Period) -> str | None:
    """The day of the week that a day of no known year is said to be: "Sunday 12 October"."""
    words = f"{period.relative} {period.text.lower()}".replace("-", " ").replace(",", " ").split()
    return next((each for each in WEEKDAYS if each in words), None)


_BOUNDED: Final = re.compile(r"(?:by|before|since|until)-(?:weekday|month|day)(?=-)")


def _family(name: str) -> str:
    """What a relative name counts in: last-year and past-2-year both count years."""
    if bounded := _BOUNDED.match(name):
        # Two deadlines, and two beginnings, are apart as their days are.
        return bounded[0]
    first, last = name.split("-", maxsplit=1)[0], name.rsplit("-", 1)[-1]
    return first if first in ("weekday", "month", "day", "season", "quarter") else last
