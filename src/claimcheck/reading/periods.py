"""Stretches of days as sentences name them: "2009/10", "last year", "the year to March 2010".

The forms are data (`periods.toml`): rows of words and slots. One pass over the tokens takes the
longest form at each place; what the form means is one small function here for each way of reading.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from attrs import evolve, field, frozen, mutable

from claimcheck.lexicon import load
from claimcheck.model import Period, Span, State, Token
from claimcheck.reading.dates import (
    Stretch,
    add,
    after,
    before,
    containing,
    last_day,
    month_of,
    months_of,
    part,
    placed,
    settled,
    year_from,
    year_kind,
)
from claimcheck.reading.tokens import tokenize

__all__ = ["compare_periods", "find_periods", "overlap", "parse_period"]

_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_FISCAL: Final = re.compile(r"((?:19|20)\d\d)/(\d\d|(?:19|20)\d\d)\Z")
_SLASHED: Final = re.compile(r"(\d\d?)/(\d\d?)/((?:19|20)\d\d)\Z")
_DAY: Final = re.compile(r"(\d\d?)(?:st|nd|rd|th)?\Z")
_RANKED: Final = re.compile(r"(\d\d?)(?:st|nd|rd|th)\Z")
_FIRST_ANCHOR: Final = 1500
_LAST_ANCHOR: Final = 5000
_YEAR_DIGITS: Final = 4
_MOST: Final = 1000
"""Counts of years beyond this name no period of anybody's document."""


# --- forms -------------------------------------------------------------------------------


@mutable
class _Node:
    """A place in the tree of forms; built once for a language and never changed after."""

    words: dict[str, "_Node"] = field(factory=dict)
    slots: dict[str, "_Node"] = field(factory=dict)
    forms: list[Mapping[str, Any]] = field(factory=list)


@frozen
class _Forms:
    """The forms of a language: a tree for every slot, and the gatherings of slots."""

    trees: Mapping[str, _Node]
    join: Mapping[str, tuple[str, ...]]
    data: Mapping[str, Any]
    starts: frozenset[str]
    """The words that a period may begin with, other than numbers."""
    signs: frozenset[str]
    """The words of which every period has one, unless it has a number."""
    names: Mapping[str, frozenset[str]]
    """The names that are no periods, by their first word."""


@lru_cache(maxsize=4)
def _forms(language: str = "en") -> _Forms:
    data = load(language).table("periods")
    trees: dict[str, _Node] = {}
    for form in data["form"]:
        root = trees.setdefault(form["slot"], _Node())
        for row in form["words"]:
            for words in _expanded(row.split()):
                _plant(root, words, form)
    join = {k: tuple(v) for k, v in data["join"].items()}
    tables = ("months", "weekdays", "seasons", "decades", "units", "counts", "ordinals", "years")
    named = {word for table in tables for word in data[table]} | set(data["vague"]["words"])
    starts = named | {word for tree in trees.values() for word in tree.words}
    signs = {w for t in ("months", "weekdays", "seasons", "decades", "units") for w in data[t]}
    signs |= set(data["day_words"])
    names: dict[str, frozenset[str]] = {}
    for name in data["not"]["names"]:
        first = name.split()[0]
        names[first] = names.get(first, frozenset()) | {name}
    return _Forms(trees, join, data, frozenset(starts), frozenset(signs), names)


def _expanded(items: list[str]) -> Iterator[tuple[str, ...]]:
    """Every row of words that a form with optional and alternative words stands for."""
    if not items:
        yield ()
        return
    first, rest = items[0], items[1:]
    optional = len(first) > 2 and first[0] == "(" and first[-1] == ")"  # noqa: PLR2004 - "(x)"
    choices = (first[1:-1] if optional else first).split("|")
    for tail in _expanded(rest):
        for choice in choices:
            yield (choice, *tail)
        if optional:
            yield tail


def _plant(root: _Node, words: tuple[str, ...], form: Mapping[str, Any]) -> None:
    node = root
    for word in words:
        edges = node.slots if word[0] == "{" else node.words
        node = edges.setdefault(word.strip("{}"), _Node())
    if words and form not in node.forms:
        node.forms.append(form)


# --- reading -----------------------------------------------------------------------------


@frozen
class _Found:
    """A slot or form that fits: the token it ends before, and what it means."""

    end: int
    value: Any


_Values = tuple[tuple[str, Any], ...]


@mutable
class _Reader:
    """One sentence being read: its tokens, hyphenated dates split, and what was tried where."""

    text: str
    tokens: tuple[Token, ...]
    anchor: dt.date | None
    forms: _Forms
    future: bool = False
    tried: dict[tuple[str, int], tuple[_Found, ...]] = field(factory=dict)
    earlier: list[Period] = field(factory=list)

    @property
    def data(self) -> Mapping[str, Any]:
        return self.forms.data

    def slot(self, name: str, at: int) -> tuple[_Found, ...]:
        """Everything that fills a slot from a token on; remembered."""
        if at >= len(self.tokens):
            return ()
        key = (name, at)
        if key not in self.tried:
            self.tried[key] = ()  # a slot that begins with itself finds nothing new
            self.tried[key] = tuple(self._slot(name, at))
        return self.tried[key]

    def _slot(self, name: str, at: int) -> Iterator[_Found]:
        if simple := _SIMPLE.get(name):
            found = simple(self, at)
            if found is not None:
                yield found
            return
        for part_name in self.forms.join.get(name, ()):
            yield from self.slot(part_name, at)
        if tree := self.forms.trees.get(name):
            best: dict[int, _Found] = {}
            for end, form, values in self._walk(tree, at, ()):
                if end not in best:
                    value = _read(self, form, values)
                    if value is not None:
                        best[end] = _Found(end, value)
            yield from best.values()

    def _walk(
        self, node: _Node, at: int, values: _Values
    ) -> Iterator[tuple[int, Mapping[str, Any], _Values]]:
        for form in node.forms:
            yield at, form, values
        if at >= len(self.tokens):
            return
        token = self.tokens[at]
        if following := node.words.get(token.text):
            yield from self._walk(following, at + 1, (*values, ("", token.text)))
        for name, following in node.slots.items():
            for found in self.slot(name, at):
                yield from self._walk(following, found.end, (*values, (name, found.value)))


def _word(reader: _Reader, at: int) -> str:
    return reader.tokens[at].text if 0 <= at < len(reader.tokens) else ""


def _mday(reader: _Reader, at: int) -> _Found | None:
    if _word(reader, at - 1) in reader.data["months"] and _is_counted(reader, at + 1):
        return None  # "in June 20 people died"
    if (match := _DAY.match(reader.tokens[at].text)) and 1 <= int(match[1]) <= 31:  # noqa: PLR2004 - days of a month
        return _Found(at + 1, int(match[1]))
    return None


def _is_counted(reader: _Reader, at: int) -> bool:
    """Whether the word after a number says that it counts or measures."""
    if at >= len(reader.tokens):
        return False
    token, no = reader.tokens[at], reader.data["not"]
    return (
        token.text in no["after"]
        or token.text in no["measures"]
        or token.lemma in no["measures"]
        or _is_plural(reader, token)
    )


def _number(reader: _Reader, at: int) -> _Found | None:
    text = reader.tokens[at].text
    return _Found(at + 1, int(text)) if text.isascii() and text.isdigit() and len(text) < 3 else None  # noqa: PLR2004 - two digits


def _month(reader: _Reader, at: int) -> _Found | None:
    token = reader.tokens[at]
    word = token.text.removesuffix("'s")
    number = reader.data["months"].get(word)
    if number is None or not reader.text[token.span.start].isupper():
        return None
    short = len(word) <= 4 and word not in ("may", "june", "july")  # noqa: PLR2004 - "Sept"
    return _Found(at + 1 + (short and _word(reader, at + 1) == "."), number)


def _year(reader: _Reader, at: int) -> _Found | None:
    text = reader.tokens[at].text
    return _Found(at + 1, int(text)) if _YEAR.match(text) else None


def _fiscal(reader: _Reader, at: int) -> _Found | None:
    token = reader.tokens[at]
    end = at + 1
    match = _FISCAL.match(token.text)
    if match is None:
        if not (_YEAR.match(token.text) and _word(reader, at + 1) == "-" and at + 2 < len(reader.tokens)):
            return None
        second = reader.tokens[at + 2]
        if second.span.start != token.span.end + 1 and reader.tokens[at + 1].span.start == token.span.end:
            return None
        match = _FISCAL.match(f"{token.text}/{second.text}")
        end = at + 3
        if match is None or _word(reader, end) == "-":  # 2024-12-01 is a day
            return None
    first, last = int(match[1]), int(match[2])
    if last < 100:  # noqa: PLR2004 - "10" in 2009/10
        last += first // 100 * 100
        if last < first:
            last += 100
    if last <= first or last - first > 100:  # noqa: PLR2004 - no period of anybody's document
        return None
    return _Found(end, (first, last))


def _slashed(reader: _Reader, at: int) -> _Found | None:
    """A date in figures, where only one order of day and month is possible."""
    match = _SLASHED.match(reader.tokens[at].text)
    if match is None:
        return None
    a, b, year = map(int, match.groups())
    if a > 12 or a == b:  # noqa: PLR2004 - no month
        return _Found(at + 1, (year, b, a))
    return _Found(at + 1, (year, a, b)) if b > 12 else None  # noqa: PLR2004 - no month


def _named(table: str) -> "Callable[[_Reader, int], _Found | None]":
    def find(reader: _Reader, at: int) -> _Found | None:
        token = reader.tokens[at]
        value = reader.data[table].get(token.text.removesuffix("'s"))
        return None if value is None else _Found(at + 1, value)

    return find


def _weekday(reader: _Reader, at: int) -> _Found | None:
    token = reader.tokens[at]
    word = token.text.removesuffix("'s").removesuffix("s") if len(token.text) > 5 else token.text  # noqa: PLR2004 - "Thurs"
    number = reader.data["weekdays"].get(word)
    if number is None or token.text.endswith("s") and not token.text.endswith("'s") and len(token.text) > 5:  # noqa: PLR2004 - "Thurs"
        return None  # "Mondays" is every Monday
    if not reader.text[token.span.start].isupper():
        return None
    short = len(word) <= 5  # noqa: PLR2004 - "Thurs"
    return _Found(at + 1 + (short and _word(reader, at + 1) == "."), (number, word))


def _season(reader: _Reader, at: int) -> _Found | None:
    word = reader.tokens[at].text.removesuffix("'s")
    months = reader.data["seasons"].get(word)
    return _Found(at + 1, (word, *months)) if months else None


def _unit(reader: _Reader, at: int) -> _Found | None:
    """A unit of length as (how many, of what, whether the word is a plural)."""
    token = reader.tokens[at]
    entry = reader.data["units"].get(token.lemma)
    if entry is None or token.kind != "word":
        return None
    return _Found(at + 1, (*entry, token.text.endswith("s") and not token.text.endswith("'s")))


def _count(reader: _Reader, at: int) -> _Found | None:
    text = reader.tokens[at].text
    if text in reader.data["vague"]["words"]:
        return _Found(at + 1, text)
    if text.isascii() and text.isdigit() and int(text[:5]) < _MOST and len(text) < 5:  # noqa: PLR2004 - not a year
        return _Found(at + 1, int(text))
    value = reader.data["counts"].get(text)
    return None if value is None else _Found(at + 1, value)


def _ordinal(reader: _Reader, at: int) -> _Found | None:
    text = reader.tokens[at].text
    if text in ("1", "2", "3", "4", "1st", "2nd", "3rd", "4th"):
        return _Found(at + 1, int(text[0]))
    return _named("ordinals")(reader, at)


def _ranked(reader: _Reader, at: int) -> _Found | None:
    match = _RANKED.match(reader.tokens[at].text)
    return _Found(at + 1, int(match[1])) if match and 1 <= int(match[1]) <= 22 else None  # noqa: PLR2004 - centuries


def _decade(reader: _Reader, at: int) -> _Found | None:
    token = reader.tokens[at]
    if (first := reader.data["decades"].get(token.text)) is not None:
        return _Found(at + 1, first)
    if (
        _YEAR.match(token.text)
        and token.text.endswith("0")
        and _word(reader, at + 1) in ("s", "'s")
        and reader.tokens[at + 1].span.start == token.span.end
    ):
        return _Found(at + 2, int(token.text))
    return None


_SIMPLE: Final[Mapping[str, Callable[[_Reader, int], _Found | None]]] = {
    "mday": _mday,
    "number": _number,
    "month": _month,
    "year": _year,
    "fiscal": _fiscal,
    "slashed": _slashed,
    "weekday": _weekday,
    "season": _season,
    "unit": _unit,
    "count": _count,
    "ordinal": _ordinal,
    "ranked": _ranked,
    "decade": _decade,
    "kind": _named("years"),
}


# --- what forms mean ---------------------------------------------------------------------


def _read(reader: _Reader, form: Mapping[str, Any], values: _Values) -> Stretch | None:
    try:
        return _READS[form["reads"]](reader, form, _Args(values))
    except (ValueError, OverflowError):
        return None  # no such day: 31 February, or beyond the calendar


@frozen
class _Args:
    """What stood in the slots of a form, in order."""

    values: _Values

    def all(self, name: str) -> list[Any]:
        return [value for key, value in self.values if key == name]

    def get(self, name: str) -> Any:  # noqa: ANN401 - every slot has a type of its own
        found = self.all(name)
        return found[0] if found else None

    def stretches(self) -> list[Stretch]:
        return [value for _, value in self.values if isinstance(value, Stretch)]

    def words(self) -> list[str]:
        return [value for key, value in self.values if not key]


_Form = Mapping[str, Any]


def _name_of(month: int, day: int | None = None) -> str:
    return f"month-{month:02}" if day is None else f"day-{month:02}-{day:02}"


def _read_day(_reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    month, day, year = args.get("month"), args.get("mday"), args.get("year")
    if year is not None:
        date = dt.date(year, month, day)
        return Stretch("day", date, date)
    if day > last_day(2024, month):
        return None
    return Stretch("day", relative=_name_of(month, day), yearless=(month, day, month, day))


def _read_iso(_reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    if (slashed := args.get("slashed")) is not None:
        date = dt.date(*slashed)
    else:
        date = dt.date(args.get("year"), args.get("number"), args.get("mday"))
    return Stretch("day", date, date)


def _read_month(_reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    month, year = args.get("month"), args.get("year")
    if year is not None:
        return Stretch("month", *month_of(year, month))
    return Stretch("month", relative=_name_of(month), yearless=(month, 1, month, 31))


def _read_quarter(_reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    number = args.get("ordinal") - 1
    if (fiscal := args.get("fiscal")) is not None:
        return Stretch("quarter", *part(year_from(fiscal[0], 4), number, number, 4))
    if whole := args.stretches():
        bounds = whole[0].bounds
        return Stretch("quarter", *part(bounds, number, number, 4)) if bounds else None
    first = number * 3 + 1
    if (year := args.get("year")) is not None:
        return Stretch("quarter", *months_of(year, first, first + 2))
    name = f"quarter-{number + 1}"
    return Stretch("quarter", relative=name, yearless=(first, 1, first + 2, 31))


def _read_quarter_named(_reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    """A quarter whose months stand in brackets behind it."""
    first, last = args.all("month")
    if (fiscal := args.get("fiscal")) is not None:
        whole = year_from(fiscal[0], 4)
        year = fiscal[0] if first >= whole[0].month else fiscal[1]
    else:
        year = args.get("year")
    return Stretch("quarter", *months_of(year, first, last))


def _read_part(reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    """Some first or last months, or a half, of a stretch; of this year where none is named."""
    words, whole = args.words(), args.stretches()
    if whole:
        bounds = settled(whole[0], reader.anchor, future=reader.future).bounds
    else:
        bounds = containing(reader.anchor, "year") if reader.anchor else None
    last = "last" in words or "latter" in words or args.get("ordinal") == 4  # noqa: PLR2004 - the final one
    ordinal = args.get("ordinal") or 1
    name = "part-year" if not whole else "part"
    if bounds is None:
        return Stretch("span", relative=name)
    start, end = bounds
    if "half" in words:
        which = 1 if last or ordinal == 2 else 0  # noqa: PLR2004 - the second half
        return Stretch("span", *part(bounds, which, which, 2))
    times, unit, _ = args.get("unit")
    count = args.get("count") or 1
    if isinstance(count, str):
        return Stretch("span", start, end, hedge=count)
    length = times * count
    one = dt.timedelta(1)
    if last:
        low, high = add(end + one, unit, -length), end
    else:
        low = add(start, unit, (ordinal - 1) * length)
        high = add(low, unit, length) - one
    return Stretch("span", max(low, start), min(high, end)) if low <= high else None


def _read_season(_reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    name, first, last = args.get("season")
    year = args.get("year") or (args.get("fiscal") or (None,))[0]
    if year is not None:
        return Stretch("season", *months_of(year, first, last))
    return Stretch("season", relative=f"season-{name}", yearless=(first, 1, last, 31))


def _read_year(_reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    return Stretch("year", *months_of(args.get("year"), 1, 12))


def _read_fiscal(reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    kind = args.get("kind")
    fiscal, year = args.get("fiscal"), args.get("year")
    if fiscal is None:
        kind = kind or reader.data["years"]["fiscal"]
        return Stretch(kind["unit"], *year_kind(kind, year))
    first, last = fiscal
    kinds = reader.data["years"]
    kind = kinds["financial"] if kind is None or kind is kinds["fiscal"] else kind
    if last - first > 1:
        return Stretch("span", dt.date(first, 1, 1), dt.date(last, 12, 31))
    return Stretch(kind["unit"], *year_from(first, kind["start"]))


def _read_decade(_reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    first = args.get("decade")
    years = 99 if first % 100 == 0 and first < 2000 else 9  # noqa: PLR2004 - "the 1800s"
    return Stretch("decade", dt.date(first, 1, 1), dt.date(first + years, 12, 31))


def _read_century(_reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    last = args.get("ranked") * 100
    return Stretch("decade", dt.date(last - 99, 1, 1), dt.date(last, 12, 31))


def _read_day_shift(reader: _Reader, form: _Form, _args: _Args) -> Stretch:
    if reader.anchor is None:
        return Stretch("day", relative=form["relative"])
    date = add(reader.anchor, "day", form["shift"])
    return Stretch("day", date, date, form["relative"])


def _read_weekday(reader: _Reader, form: _Form, args: _Args) -> Stretch:
    number, word = args.get("weekday")
    shift = form["shift"]
    full = next(k for k, v in reader.data["weekdays"].items() if v == number)
    relative = f"weekday-{full}"
    _ = word
    if reader.anchor is None:
        return Stretch("day", relative=relative)
    back = (reader.anchor.weekday() - number) % 7
    if shift == 1 or (shift == 0 and reader.future and back):
        date = reader.anchor + dt.timedelta(7 - back)
    else:
        date = reader.anchor - dt.timedelta(back + (7 if shift == -7 else 0))  # noqa: PLR2004 - a week
        if shift == -1 and not back:
            date -= dt.timedelta(7)
    return Stretch("day", date, date, relative)


def _unit_of(times: int, unit: str) -> str:
    """The calendar unit that a unit of length stands for: three months are a quarter."""
    named = {(3, "month"): "quarter", (10, "year"): "decade", (2, "week"): "week"}
    return named.get((times, unit), unit if times == 1 else "span")


def _read_unit(reader: _Reader, form: _Form, args: _Args) -> Stretch | None:
    """The calendar's own unit, counted from the anchor's: "last year", "this month"."""
    times, unit, plural = args.get("unit")
    name, shift = _unit_of(times, unit), form["shift"]
    if name in ("span", "day") or plural:
        return None
    relative = f"{({-1: 'last', 0: 'this', 1: 'next'})[shift]}-{name}"
    if reader.anchor is None:
        return Stretch(name, relative=relative)
    start, _ = containing(reader.anchor, name)
    return Stretch(name, *containing(add(start, unit, shift * times), name), relative)


def _read_kind(reader: _Reader, form: _Form, args: _Args) -> Stretch:
    kind, shift = args.get("kind"), form["shift"]
    relative = f"{({-1: 'last', 0: 'this', 1: 'next'})[shift]}-{kind['unit']}"
    if reader.anchor is None:
        return Stretch(kind["unit"], relative=relative)
    year = reader.anchor.year - (reader.anchor.month < kind["start"]) + shift
    return Stretch(kind["unit"], *year_from(year, kind["start"]), relative)


def _read_shifted(reader: _Reader, form: _Form, args: _Args) -> Stretch:
    """A month or season of this year or its neighbours: "last October", "March next year"."""
    shift, words = form["shift"], args.words()
    if args.get("season") is not None:
        bare = _read_season(reader, form, args)
    elif args.get("mday") is not None:
        bare = _read_day(reader, form, args) or _read_month(reader, form, args)
    else:
        bare = _read_month(reader, form, args)
    which = {-1: "last", 0: "this", 1: "next"}[shift]
    relative = f"{which}-{bare.relative}"
    if reader.anchor is None:
        return evolve(bare, relative=relative, yearless=None)
    year = reader.anchor.year
    if "year" in words or shift == 0:
        chosen = placed(bare, year + shift)
    elif shift < 0:
        # The last one that is over; a season or month that still runs is "this".
        chosen = next(p for p in (placed(bare, year - i) for i in range(3)) if p.end and p.end < reader.anchor)
    else:
        chosen = next(p for p in (placed(bare, year + i) for i in range(3)) if p.start and p.start > reader.anchor)
    return evolve(chosen, relative=relative)


def _length(args: _Args) -> tuple[int | None, str, str]:
    """How many of what unit, one for "the past year"; and the canonical name of the length."""
    times, unit, plural = args.get("unit")
    counts = args.all("count")
    count = counts[-1] if counts else "some" if plural else 1
    if isinstance(count, str) or "couple" in args.words():
        count = 2 if "couple" in args.words() else count
    if isinstance(count, str):
        return None, unit, f"{count}-{unit}"
    number = count * times
    if unit == "month" and number % 12 == 0 and number:
        number, unit = number // 12, "year"
    if unit == "week" and number == 52:  # noqa: PLR2004 - the weeks of a year
        number, unit = 1, "year"
    if not 0 < number < _MOST:
        raise ValueError("no such length")
    return number, unit, f"{number}-{unit}"


def _read_past(reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    number, unit, name = _length(args)
    relative = f"past-{name}"
    if reader.anchor is None or number is None:
        return Stretch("span", relative=relative, hedge=None if number else name.split("-")[0])
    start = add(reader.anchor, unit, -number) + dt.timedelta(1)
    return Stretch("span", start, reader.anchor, relative)


def _read_recent(_reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    return Stretch("span", relative=f"recent-{args.get('unit')[1]}", hedge="recent")


def _read_coming(reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    number, unit, name = _length(args)
    relative = f"next-{name}"
    if reader.anchor is None or number is None:
        return Stretch("span", relative=relative)
    return Stretch("span", reader.anchor, add(reader.anchor, unit, number), relative)


def _read_ago(reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    number, unit, name = _length(args)
    precision = unit if unit != "week" else "day"
    relative = "year-ago" if name == "1-year" else f"{name}-ago"
    if reader.anchor is None or number is None:
        return Stretch(precision, relative=relative)
    date = add(reader.anchor, unit, -number)
    whole = containing(date, "month" if unit == "year" else precision)
    return Stretch(precision, *whole, relative)


def _read_base(reader: _Reader, form: _Form, _args: _Args) -> Stretch:
    """A stretch that another of the sentence is compared with: a year before it."""
    return _shifted_base(reader, form["relative"], "year", 1)


def _shifted_base(reader: _Reader, relative: str, unit: str, number: int) -> Stretch:
    precision = unit if unit in ("year", "month", "week", "day") else "span"
    for period in reversed(reader.earlier):
        if period.start and period.end and period.relative is None and (period.end - period.start).days <= 366:  # noqa: PLR2004 - a year
            start = add(period.start, unit, -number)
            end = add(period.end + dt.timedelta(1), unit, -number) - dt.timedelta(1)
            return Stretch(period.unit, start, end, relative)
    return Stretch(precision, relative=relative)


def _read_base_unit(reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    number, unit, name = _length(args)
    if number is None:
        return Stretch("span", relative=f"previous-{name}")
    relative = f"previous-{name}" if number > 1 else f"previous-{unit}"
    if number > 1 and not {"previous", "preceding", "prior"} & set(args.words()):
        relative += "-point"  # "two years earlier" is a time, "the previous two years" a stretch
    return _shifted_base(reader, relative, unit, number)


def _read_same_of(reader: _Reader, _form: _Form, args: _Args) -> Stretch:
    """The earlier period, moved into the year named: "the same quarter of 2023-24"."""
    fiscal = args.get("fiscal")
    whole = year_from(fiscal[0], 4) if fiscal else months_of(args.get("year"), 1, 12)
    for period in reversed(reader.earlier):
        if period.start and period.end and (period.end - period.start).days < 366:  # noqa: PLR2004 - a year
            for back in range(1, 12):
                start = add(period.start, "year", -back)
                end = add(period.end + dt.timedelta(1), "year", -back) - dt.timedelta(1)
                if whole[0] <= start and end <= whole[1]:
                    return Stretch(period.unit, start, end)
    return Stretch("span", *whole, hedge="same-period")


_EDGES: Final[Mapping[str, tuple[int, int, int]]] = {
    "start": (0, 0, 4),
    "early": (0, 1, 4),
    "mid": (1, 2, 4),
    "late": (2, 3, 4),
    "end": (3, 3, 4),
}
"""Which quarters of a stretch "early", "mid" and the like mean."""
_SOME_YEAR: Final = 2023
"""A year to cut a month without a year in; no leap year, since most are not."""


def _read_edge(reader: _Reader, form: _Form, args: _Args) -> Stretch | None:
    edge = form["edge"]
    whole = args.stretches()
    stretch = whole[0] if whole else _whole_of(reader, args)
    if edge == "about":
        return evolve(stretch, hedge=edge)
    bounds = placed(stretch, _SOME_YEAR).bounds
    if bounds is None:
        relative = f"{edge}-{stretch.relative}" if stretch.relative else None
        return evolve(stretch, hedge=edge, relative=relative)
    start, end = part(bounds, *_EDGES[edge])
    if stretch.yearless is None:
        return Stretch(stretch.unit, start, end, stretch.relative, edge)
    last = stretch.yearless[3] if edge in ("late", "end") else end.day
    ends = (start.month, start.day, end.month, last)
    return Stretch(stretch.unit, None, None, stretch.relative, edge, ends)


def _whole_of(reader: _Reader, args: _Args) -> Stretch:
    """The year, decade, month or unit that an edge is the edge of."""
    if (decade := args.get("decade")) is not None:
        return Stretch("decade", dt.date(decade, 1, 1), dt.date(decade + 9, 12, 31))
    year, month = args.get("year"), args.get("month")
    if month is not None:
        return _read_month(reader, {}, args)
    if year is not None:
        return Stretch("year", *months_of(year, 1, 12))
    unit = next(w for w in args.words() if w in ("year", "month"))
    if reader.anchor is None:
        return Stretch(unit, relative=f"this-{unit}")
    return Stretch(unit, *containing(reader.anchor, unit), f"this-{unit}")


def _read_range(reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    first, second = args.stretches()
    return _joined(reader, first, second)


def _joined(reader: _Reader, first: Stretch, second: Stretch) -> Stretch | None:
    if first.start and second.end and second.end < first.start and first.end:
        if not (first.relative or "").startswith("weekday"):
            return None
        week = dt.timedelta(7)
        first = evolve(first, start=first.start - week, end=first.end - week)
    if first.yearless and second.start is not None:
        first = before(first, second.start)
    elif second.yearless and first.end is not None:
        second = after(second, first.end)
    elif first.yearless and second.yearless:
        name = f"{first.relative}-to-{second.relative}"
        if reader.anchor is None:
            ends = (*first.yearless[:2], *second.yearless[2:])
            return Stretch("span", relative=name, yearless=ends)
        second = settled(second, reader.anchor, future=reader.future)
        if second.start is not None:
            first = before(first, second.start)
    if first.start is None or second.end is None:
        if first.relative or second.relative:
            return Stretch("span", relative=f"{first.relative}-to-{second.relative}")
        return None
    if second.end < first.start:
        return None
    relative = None
    if second.relative and first.relative:
        relative = f"{first.relative}-to-{second.relative}"
    return Stretch("span", first.start, second.end, relative)


def _read_day_range(reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    first, last = args.all("mday")
    month, year = args.get("month"), args.get("year")
    if first >= last:
        return None
    if year is not None:
        return Stretch("span", dt.date(year, month, first), dt.date(year, month, last))
    name = f"{_name_of(month, first)}-to-{_name_of(month, last)}"
    bare = Stretch("span", relative=name, yearless=(month, first, month, last))
    return settled(bare, reader.anchor, future=reader.future)


def _read_year_range(_reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    """Official statistics write a financial year "2023 to 2024"; longer ones are spans."""
    first, last = args.all("year")
    if last <= first:
        return None
    if last == first + 1:
        return Stretch("fiscal-year", *year_from(first, 4))
    return Stretch("span", dt.date(first, 1, 1), dt.date(last, 12, 31))


def _read_length_to(reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    """So long, up to and with the end of what is named: "the 12 months to June 2023"."""
    number, unit, name = _length(args)
    stretches = args.stretches()
    if stretches:
        end = stretches[-1]
    elif args.get("month") is not None:
        end = _read_month(reader, {}, args)
    else:
        end = _read_year(reader, {}, args)
    end = settled(end, reader.anchor, future=reader.future)
    if end.end is None or number is None:
        return Stretch("span", relative=f"{name}-to-{end.relative}")
    if end.unit == "year" and unit == "year" and number == 1:
        return evolve(end, unit="year")
    last = end.end
    if {"before", "preceding"} & set(args.words()) and end.start is not None:
        last = end.start - dt.timedelta(1)
    start = add(last + dt.timedelta(1), unit, -number)
    if _is_52_weeks(args):
        start = last - dt.timedelta(52 * 7 - 1)
    precision = "year" if (number, unit) == (1, "year") else "quarter" if (number, unit) == (3, "month") else "span"
    return Stretch(precision, start, last, end.relative and f"{name}-to-{end.relative}")


def _is_52_weeks(args: _Args) -> bool:
    return args.get("count") == 52 and args.get("unit")[1] == "week"  # noqa: PLR2004 - the weeks of a year


def _read_length_from(reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    number, unit, name = _length(args)
    begin = settled(args.stretches()[-1], reader.anchor, future=reader.future)
    if begin.start is None or begin.end is None or number is None:
        return Stretch("span", relative=f"{name}-from-{begin.relative}")
    start = begin.start
    if {"after", "following"} & set(args.words()):
        start = begin.end + dt.timedelta(1)
    return Stretch("span", start, add(start, unit, number) - dt.timedelta(1))


def _read_length_between(reader: _Reader, _form: _Form, args: _Args) -> Stretch | None:
    stretches = args.stretches()
    if len(stretches) == 1:
        stretches.append(_read_month(reader, {}, args))
    return _joined(reader, *stretches)


def _read_open(reader: _Reader, form: _Form, args: _Args) -> Stretch | None:
    """One end is given, the other left open: "since 2008", "by the end of July"."""
    whole = args.stretches()[-1]
    since = form["side"] == "end"
    future = not since or reader.future
    stretch = settled(whole, reader.anchor, future=future)
    if since and reader.anchor and whole.yearless and stretch.start and stretch.start > reader.anchor and not reader.future:
        stretch = before(whole, reader.anchor)
    word = "since" if since else "before" if form.get("after") else "by"
    relative = f"{word}-{stretch.relative}" if stretch.relative else None
    one = dt.timedelta(1)
    if since:
        start = stretch.start
        if form.get("after") and stretch.end is not None:
            start = stretch.end + one
        return Stretch(stretch.unit, start, None, relative, stretch.hedge)
    end = stretch.end
    if form.get("after") and stretch.start is not None:
        end = stretch.start - one
    return Stretch(stretch.unit, None, end, relative, stretch.hedge)


_READS: Final[Mapping[str, Callable[[_Reader, _Form, _Args], Stretch | None]]] = {
    "day": _read_day,
    "iso": _read_iso,
    "month": _read_month,
    "quarter": _read_quarter,
    "quarter-named": _read_quarter_named,
    "part": _read_part,
    "season": _read_season,
    "year": _read_year,
    "fiscal": _read_fiscal,
    "decade": _read_decade,
    "century": _read_century,
    "day-shift": _read_day_shift,
    "weekday": _read_weekday,
    "unit": _read_unit,
    "kind": _read_kind,
    "shifted": _read_shifted,
    "past": _read_past,
    "recent": _read_recent,
    "coming": _read_coming,
    "ago": _read_ago,
    "base": _read_base,
    "base-unit": _read_base_unit,
    "same-of": _read_same_of,
    "edge": _read_edge,
    "range": _read_range,
    "day-range": _read_day_range,
    "year-range": _read_year_range,
    "length-to": _read_length_to,
    "length-from": _read_length_from,
    "length-between": _read_length_between,
    "open": _read_open,
}


# --- finding -----------------------------------------------------------------------------


def find_periods(
    text: str, sentence: Span, tokens: tuple[Token, ...], anchor: dt.date | None = None
) -> tuple[Period, ...]:
    """The periods that a sentence of plain text names, in order, none overlapping another.

    `tokens` are the sentence's; spans are half-open code-point offsets into `text`. `anchor` is the
    date that "last year" counts from and that gives "24 January" its year; without it such a period
    has no dates, only its `relative` name.
    """
    if anchor is not None and not _FIRST_ANCHOR <= anchor.year <= _LAST_ANCHOR:
        anchor = None  # a mistake, and too near the ends of the calendar to count from
    reader = _Reader(text, _split(tokens), anchor, _forms())
    future = reader.data["tense"]["future"]
    reader.future = any(t.text in future for t in tokens)
    found: list[Period] = []
    may_begin = _may_begin(reader)
    at = 0
    while at < len(reader.tokens):
        if skip := _blocked(reader, at):
            at += skip
            continue
        if not may_begin[at]:
            at += 1
            continue
        best = max(reader.slot("alone", at), key=lambda f: f.end, default=None)
        if best is None or not _stands(reader, at, best, found):
            at += 1
            continue
        span = _trimmed(text, Span(reader.tokens[at].span.start, reader.tokens[best.end - 1].span.end))
        found.append(_period(reader, text, span, best.value))
        if best.value.bounds:
            reader.earlier.append(found[-1])
            reader.tried.clear()  # what a comparison base means depends on what came before it
        at = best.end
    return tuple(p for p in found if sentence.covers(p.span))


_LONGEST: Final = 16
"""How many tokens before its first telling word a period may begin."""


def _may_begin(reader: _Reader) -> list[bool]:
    """At which tokens a period may begin, so that the forms are tried nowhere else."""
    starts, signs = reader.forms.starts, reader.forms.signs
    result, near = [], 0
    for token in reversed(reader.tokens):
        word = token.text.removesuffix("'s")
        number = token.kind == "number"
        if (number and len(word) >= _YEAR_DIGITS) or word in signs or token.lemma in signs:
            near = _LONGEST
        result.append(near > 0 and (number or word in starts or token.text in starts))
        near -= 1
    return result[::-1]


def _period(reader: _Reader, text: str, span: Span, value: Stretch) -> Period:
    stretch = settled(value, reader.anchor, future=reader.future)
    return Period(
        span, span.of(text), stretch.start, stretch.end, stretch.unit, stretch.relative, stretch.hedge
    )


def _trimmed(text: str, span: Span) -> Span:
    """Without a possessive ending: "last year" in "last year's"."""
    return Span(span.start, span.end - 2) if span.of(text).endswith("'s") else span


def _split(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with hyphenated words that hold a month, weekday, season or unit taken apart."""
    data = _forms().data
    names = (data["months"], data["weekdays"], data["seasons"], data["units"])
    result: list[Token] = []
    for token in tokens:
        pieces = token.text.split("-")
        if token.kind != "word" or len(pieces) == 1 or not any(p in n for p in pieces for n in names):
            result.append(token)
            continue
        start = token.span.start
        for i, piece in enumerate(pieces):
            if i:
                result.append(Token(Span(start - 1, start), "-", "-", "mark"))
            result.append(Token(Span(start, start + len(piece)), piece, piece, "word"))
            start += len(piece) + 1
    return tuple(result)


def _blocked(reader: _Reader, at: int) -> int:
    """How many tokens of a name that is no period begin here."""
    names = reader.forms.names
    if reader.tokens[at].text not in names:
        return 0
    for length in (3, 2):
        phrase = " ".join(_word(reader, i) for i in range(at, at + length))
        if phrase in names[_word(reader, at)]:
            return length
    return 0


def _stands(reader: _Reader, at: int, found: _Found, earlier: list[Period]) -> bool:
    """Whether one token may be a period by itself: a bare year, month or weekday."""
    seasons = reader.data["seasons"]
    if _word(reader, found.end - 1) in seasons and isinstance(found.value, Stretch):
        bare = found.end - at == 1 + (_word(reader, at) == "the")
        return not bare or _word(reader, at - 1) in reader.data["month"]["before"]
    if found.end - at > 1:
        return True
    token, before_it, behind = reader.tokens[at], _word(reader, at - 1), _word(reader, at + 1)
    if token.kind == "number":
        return _is_year(reader, at)
    if before_it in reader.data["not"]["habits"]:
        return False
    months = reader.data["month"]
    if token.text in reader.data["months"]:
        if token.text in months["ambiguous"]:
            joined = before_it in ("and", "or") and not (
                earlier and earlier[-1].span.end == reader.tokens[at - 2].span.end
            )
            return before_it in months["before"] and not joined and behind != "'s"
        return True
    return token.text not in reader.data["decades"]


def _is_year(reader: _Reader, at: int) -> bool:
    """Whether a number of four digits is a year and no count, sum or number of a thing."""
    data, token = reader.data, reader.tokens[at]
    if "/" in token.text:
        return True
    before_it, behind = _word(reader, at - 1), _word(reader, at + 1)
    following = reader.tokens[at + 1] if at + 1 < len(reader.tokens) else None
    if behind in ("%", "$") or before_it in ("£", "$", "€", "¥", "#", "@", "+", "=", "*"):
        return False
    lemma = following.lemma if following is not None else ""
    if behind in data["not"]["measures"] or lemma in data["not"]["measures"]:
        return behind in data["year"]["verbs"]
    if before_it in data["year"]["surely"]:
        return True
    if before_it in data["not"]["before"] or not 1900 <= int(token.text) <= 2060:  # noqa: PLR2004 - of our time
        return False
    return following is None or not _is_plural(reader, following)


def _is_plural(reader: _Reader, token: Token) -> bool:
    year = reader.data["year"]
    return (
        token.kind == "word"
        and token.text.endswith("s")
        and not token.text.endswith(("ss", "'s"))
        and token.lemma != token.text
        and token.text not in year["nouns"]
        and token.text not in year["verbs"]
        and not reader.text[token.span.start].isupper()
    )


def parse_period(text: str, anchor: dt.date | None = None) -> Period | None:
    """Read a period that stands by itself, as a claims file gives it.

    Two ISO days with a slash between them (`2009-04-01/2010-03-31`), an ISO day or month, or any phrase
    that `find_periods` reads whole, with or without "in"; None for anything else.
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
    for shown in dict.fromkeys((bare, bare.title(), f"in {bare}")):
        shift = len(shown) - len(bare)
        whole = Span(0, len(shown))
        found = find_periods(shown, whole, tokenize(shown, whole), anchor)
        if len(found) == 1 and _is_whole(shown, found[0].span):
            place = Span(max(0, found[0].span.start - shift), found[0].span.end - shift)
            return evolve(found[0], span=place, text=place.of(bare))
    return None


_ISO: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?\Z")
_ISO_MONTH: Final = re.compile(r"(\d{4})-(\d\d)\Z")


def _is_whole(text: str, span: Span) -> bool:
    rest = text[: span.start] + text[span.end :]
    return set(re.findall(r"\w+", rest.lower())) <= {"in", "the", "during", "for", "on", "of", "over", "within", "throughout"}


# --- comparing ---------------------------------------------------------------------------

_BASES: Final = frozenset({"previous-year", "year-earlier", "same-period-last-year", "last-year", "year-ago"})
"""Names that all lead a year back; only their viewpoint differs."""
_ENOUGH: Final = 0.75


def compare_periods(ours: Period, theirs: Period) -> State:
    """How two periods stand to each other; the order of the two does not matter.

    SAME: equal days, or the same relative name without dates. COMPATIBLE: one lies inside the other,
    they share three quarters of the shorter, or one is a relative period that the press uses loosely.
    DIFFERENT: otherwise. UNKNOWN: only one of them has dates.
    """
    if _is_dateless(ours) or _is_dateless(theirs):
        return _compare_relative(ours, theirs)
    a, b = (ours.start, ours.end), (theirs.start, theirs.end)
    if a == b:
        return State.SAME if ours.hedge == theirs.hedge else State.COMPATIBLE
    if None in (*a, *b):
        return _compare_open(ours, theirs)
    if _inside(ours, theirs) or _inside(theirs, ours) or overlap(ours, theirs) >= _ENOUGH:
        return State.COMPATIBLE
    if _same_label(ours, theirs) or _loosely(ours, theirs) or _loosely(theirs, ours):
        return State.COMPATIBLE
    return State.DIFFERENT


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
    if (ours.start is None) == (theirs.start is None) and (ours.end is None) == (theirs.end is None):
        a = ours.start or ours.end
        b = theirs.start or theirs.end
        return State.SAME if a == b else State.DIFFERENT
    if _inside(ours, theirs) or _inside(theirs, ours):
        return State.COMPATIBLE
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
    if other.unit == "year" and other.start.month == 1 or not 350 <= days <= 370:  # noqa: PLR2004 - a year
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
    return State.DIFFERENT if _family(a) == _family(b) else State.UNKNOWN


_YEARLESS: Final = re.compile(r"(month|day|weekday)-(\d\d|[a-z]+day)(?:-(\d\d))?\Z")


def _fits(bare: Period, dated: Period) -> State:
    """Whether "October", "24 October" or "Monday", of no known year, may be a day or month given."""
    match = _YEARLESS.match(bare.relative or "")
    if match is None or dated.start is None or dated.end is None:
        return State.UNKNOWN
    if dated.unit not in ("day", "month") or (match[1] == "weekday" and dated.unit == "month"):
        return State.UNKNOWN
    if match[1] == "weekday":
        same = _forms().data["weekdays"][match[2]] == dated.start.weekday()
    else:
        same = int(match[2]) == dated.start.month
        if match[3] and dated.unit == "day":
            same = same and int(match[3]) == dated.start.day
    return State.COMPATIBLE if same else State.DIFFERENT


def _family(name: str) -> str:
    """What a relative name counts in: last-year and past-2-year both count years."""
    first, last = name.split("-")[0], name.rsplit("-", 1)[-1]
    return first if first in ("weekday", "month", "day", "season", "quarter") else last
