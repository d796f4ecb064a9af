"""What each form of a period means: from the words in its slots to the days they name."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from attrs import evolve

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
from claimcheck.reading.period_forms import Args, Form, Reader

__all__ = ["read_form"]

_DAYS: Final = 366
"""The days of a year."""
_MOST: Final = 1000
"""Counts of years beyond this name no period of anybody's document."""


def read_form(reader: Reader, form: Form, args: Args) -> Stretch | None:
    """What a form means, or None where there is no such day (31 February, the year 12000)."""
    try:
        return _READS[form["reads"]](reader, form, args)
    except (ValueError, OverflowError):
        return None


def _name_of(month: int, day: int | None = None) -> str:
    return f"month-{month:02}" if day is None else f"day-{month:02}-{day:02}"


def _read_day(_reader: Reader, _form: Form, args: Args) -> Stretch | None:
    month, day, year = args.get("month"), args.get("mday"), args.get("year")
    if year is not None:
        date = dt.date(year, month, day)
        return Stretch("day", date, date)
    if day > last_day(2024, month):
        return None
    return Stretch("day", relative=_name_of(month, day), yearless=(month, day, month, day))


def _read_iso(_reader: Reader, _form: Form, args: Args) -> Stretch:
    if (slashed := args.get("slashed")) is not None:
        date = dt.date(*slashed)
    else:
        date = dt.date(args.get("year"), args.get("number"), args.get("mday"))
    return Stretch("day", date, date)


def _read_month(_reader: Reader, _form: Form, args: Args) -> Stretch:
    month, year = args.get("month"), args.get("year")
    if year is not None:
        return Stretch("month", *month_of(year, month))
    return Stretch("month", relative=_name_of(month), yearless=(month, 1, month, 31))


def _read_quarter(_reader: Reader, _form: Form, args: Args) -> Stretch | None:
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


def _read_quarter_named(_reader: Reader, _form: Form, args: Args) -> Stretch:
    """A quarter whose months stand in brackets behind it."""
    first, last = args.all("month")
    if (fiscal := args.get("fiscal")) is not None:
        whole = year_from(fiscal[0], 4)
        year = fiscal[0] if first >= whole[0].month else fiscal[1]
    else:
        year = args.get("year")
    return Stretch("quarter", *months_of(year, first, last))


def _whole(reader: Reader, args: Args) -> Stretch:
    """The stretch that a part is a part of: this year where none is named."""
    if whole := args.stretches():
        return settled(whole[0], reader.anchor, future=reader.future)
    if reader.anchor is None:
        return Stretch("year", relative="this-year")
    return Stretch("year", *containing(reader.anchor, "year"), "this-year")


def _read_half(reader: Reader, form: Form, args: Args) -> Stretch:
    whole = _whole(reader, args)
    which = 1 if form.get("last") else min(args.get("ordinal"), 2) - 1
    if whole.bounds is None:
        return Stretch("span", relative=f"half-{which + 1}-{whole.relative}")
    return Stretch("span", *part(whole.bounds, which, which, 2))


def _read_part(reader: Reader, form: Form, args: Args) -> Stretch | None:
    """Some first or last months of a stretch."""
    whole, one = _whole(reader, args), dt.timedelta(1)
    if whole.bounds is None:
        return Stretch("span", relative=f"part-{whole.relative}")
    start, end = whole.bounds
    times, unit, _ = args.get("unit")
    count = args.get("count") or 1
    if isinstance(count, str):
        return Stretch("span", start, end, hedge=count)
    length = times * count
    if form.get("last"):
        low, high = add(end + one, unit, -length), end
    else:
        low = add(start, unit, (args.get("ordinal") - 1) * length)
        high = add(low, unit, length) - one
    low, high = max(low, start), min(high, end)
    return Stretch("span", low, high) if low <= high else None


def _read_season(_reader: Reader, _form: Form, args: Args) -> Stretch:
    name, first, last = args.get("season")
    year = args.get("year") or (args.get("fiscal") or (None,))[0]
    if year is not None:
        return Stretch("season", *months_of(year, first, last))
    return Stretch("season", relative=f"season-{name}", yearless=(first, 1, last, 31))


def _read_year(_reader: Reader, _form: Form, args: Args) -> Stretch:
    return Stretch("year", *months_of(args.get("year"), 1, 12))


def _read_fiscal(reader: Reader, _form: Form, args: Args) -> Stretch:
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


def _read_decade(_reader: Reader, _form: Form, args: Args) -> Stretch:
    first = args.get("decade")
    years = 99 if first % 100 == 0 and first < 2000 else 9  # noqa: PLR2004 - "the 1800s"
    return Stretch("decade", dt.date(first, 1, 1), dt.date(first + years, 12, 31))


def _read_century(_reader: Reader, _form: Form, args: Args) -> Stretch:
    last = args.get("ranked") * 100
    return Stretch("decade", dt.date(last - 99, 1, 1), dt.date(last, 12, 31))


def _read_day_shift(reader: Reader, form: Form, _args: Args) -> Stretch:
    if reader.anchor is None:
        return Stretch("day", relative=form["relative"])
    date = add(reader.anchor, "day", form["shift"])
    return Stretch("day", date, date, form["relative"])


def _read_weekday(reader: Reader, form: Form, args: Args) -> Stretch:
    number, shift = args.get("weekday"), form["shift"]
    full = next(k for k, v in reader.data["weekdays"].items() if v == number)
    relative = f"weekday-{full}"
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


def _read_unit(reader: Reader, form: Form, args: Args) -> Stretch | None:
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


def _read_kind(reader: Reader, form: Form, args: Args) -> Stretch:
    kind, shift = args.get("kind"), form["shift"]
    relative = f"{({-1: 'last', 0: 'this', 1: 'next'})[shift]}-{kind['unit']}"
    if reader.anchor is None:
        return Stretch(kind["unit"], relative=relative)
    year = reader.anchor.year - (reader.anchor.month < kind["start"]) + shift
    return Stretch(kind["unit"], *year_from(year, kind["start"]), relative)


def _read_shifted(reader: Reader, form: Form, args: Args) -> Stretch:
    """A month or season of this year or its neighbours: "last October", "March next year"."""
    shift = form["shift"]
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
    if form.get("of_year") or shift == 0:
        chosen = placed(bare, year + shift)
    elif shift < 0:
        # The last one that is over; a season or month that still runs is "this".
        chosen = next(
            p for p in (placed(bare, year - i) for i in range(3)) if p.end and p.end < reader.anchor
        )
    else:
        chosen = next(
            p
            for p in (placed(bare, year + i) for i in range(3))
            if p.start and p.start > reader.anchor
        )
    return evolve(chosen, relative=relative)


def _length(args: Args) -> tuple[int | None, str, str]:
    """How many of what unit, one for "the past year"; and the canonical name of the length."""
    times, unit, plural = args.get("unit")
    counts = args.all("count")
    count = counts[-1] if counts else "some" if plural else 1
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


def _read_past(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    number, unit, name = _length(args)
    relative = f"past-{name}"
    if reader.anchor is None or number is None:
        return Stretch("span", relative=relative, hedge=None if number else name.split("-")[0])
    start = add(reader.anchor, unit, -number) + dt.timedelta(1)
    return Stretch("span", start, reader.anchor, relative)


def _read_recent(_reader: Reader, _form: Form, args: Args) -> Stretch:
    return Stretch("span", relative=f"recent-{args.get('unit')[1]}", hedge="recent")


def _read_coming(reader: Reader, _form: Form, args: Args) -> Stretch:
    number, unit, name = _length(args)
    relative = f"next-{name}"
    if reader.anchor is None or number is None:
        return Stretch("span", relative=relative)
    return Stretch("span", reader.anchor, add(reader.anchor, unit, number), relative)


def _read_ago(reader: Reader, _form: Form, args: Args) -> Stretch:
    number, unit, name = _length(args)
    precision = unit if unit != "week" else "day"
    relative = "year-ago" if name == "1-year" else f"{name}-ago"
    if reader.anchor is None or number is None:
        return Stretch(precision, relative=relative)
    date = add(reader.anchor, unit, -number)
    whole = containing(date, "month" if unit == "year" else precision)
    return Stretch(precision, *whole, relative)


def _read_base(reader: Reader, form: Form, _args: Args) -> Stretch:
    """A stretch that another of the sentence is compared with: a year before it."""
    return _shifted_base(reader, form["relative"], "year", 1)


def _shifted_base(reader: Reader, relative: str, unit: str, number: int) -> Stretch:
    precision = unit if number == 1 else "span"
    for period in reversed(reader.earlier):
        if (
            period.start
            and period.end
            and period.relative is None
            and (period.end - period.start).days <= _DAYS
        ):
            start = add(period.start, unit, -number)
            end = add(period.end + dt.timedelta(1), unit, -number) - dt.timedelta(1)
            return Stretch(period.unit, start, end, relative)
    return Stretch(precision, relative=relative)


def _read_base_unit(reader: Reader, form: Form, args: Args) -> Stretch:
    number, unit, name = _length(args)
    if number is None:
        return Stretch("span", relative=f"previous-{name}")
    relative = f"previous-{name}" if number > 1 else f"previous-{unit}"
    if number > 1 and form.get("point"):
        relative += "-point"  # "two years earlier" is a time, "the previous two years" a stretch
    return _shifted_base(reader, relative, unit, number)


def _read_same_of(reader: Reader, _form: Form, args: Args) -> Stretch:
    """The earlier period, moved into the year named: "the same quarter of 2023-24"."""
    fiscal = args.get("fiscal")
    whole = year_from(fiscal[0], 4) if fiscal else months_of(args.get("year"), 1, 12)
    for period in reversed(reader.earlier):
        if period.start and period.end and (period.end - period.start).days <= _DAYS:
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


def _read_edge(reader: Reader, form: Form, args: Args) -> Stretch | None:
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


def _whole_of(reader: Reader, args: Args) -> Stretch:
    """The year, decade, month or unit that an edge is the edge of."""
    if (decade := args.get("decade")) is not None:
        return Stretch("decade", dt.date(decade, 1, 1), dt.date(decade + 9, 12, 31))
    year, month = args.get("year"), args.get("month")
    if month is not None:
        return _read_month(reader, {}, args)
    if year is not None:
        return Stretch("year", *months_of(year, 1, 12))
    times, length, _ = args.get("unit")
    unit = _unit_of(times, length)
    if reader.anchor is None:
        return Stretch(unit, relative=f"this-{unit}")
    return Stretch(unit, *containing(reader.anchor, unit), f"this-{unit}")


def _read_range(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    first, second = args.stretches()
    return _joined(reader, first, second)


def _joined(reader: Reader, first: Stretch, second: Stretch) -> Stretch | None:
    """From the first day of one stretch to the last of another."""
    name = f"{first.relative}-to-{second.relative}"
    if first.yearless and second.yearless and reader.anchor is None:
        return Stretch("span", None, None, name, None, (*first.yearless[:2], *second.yearless[2:]))
    first, second = _with_years(reader, first, second)
    if first.start is None or second.end is None:
        return Stretch("span", relative=name) if first.relative or second.relative else None
    if second.end < first.start:
        return None
    relative = name if first.relative and second.relative else None
    return Stretch("span", first.start, second.end, relative)


def _with_years(reader: Reader, first: Stretch, second: Stretch) -> tuple[Stretch, Stretch]:
    """Two ends of a range, each with its year from the other or from the anchor."""
    if second.yearless and first.end is not None:
        return first, after(second, first.end)
    second = settled(second, reader.anchor, future=reader.future)
    if second.start is not None:
        first = before(first, second.start)
        weekdays = (first.relative or "").startswith("weekday")
        if weekdays and first.start and first.start > second.start:
            week_before = add(first.start, "week", -1)
            first = evolve(first, start=week_before, end=week_before)
    return first, second


def _read_day_range(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    first, last = args.all("mday")
    month, year = args.get("month"), args.get("year")
    if first >= last:
        return None
    if year is not None:
        return Stretch("span", dt.date(year, month, first), dt.date(year, month, last))
    name = f"{_name_of(month, first)}-to-{_name_of(month, last)}"
    bare = Stretch("span", relative=name, yearless=(month, first, month, last))
    return settled(bare, reader.anchor, future=reader.future)


def _read_year_range(_reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """Official statistics write a financial year "2023 to 2024"; longer ones are spans."""
    first, last = args.all("year")
    if last <= first:
        return None
    if last == first + 1:
        return Stretch("fiscal-year", *year_from(first, 4))
    return Stretch("span", dt.date(first, 1, 1), dt.date(last, 12, 31))


def _read_length_to(reader: Reader, form: Form, args: Args) -> Stretch | None:
    """So long, up to and with the end of what is named: "the 12 months to June 2023"."""
    number, unit, name = _length(args)
    stretches = args.stretches()
    if stretches:
        end = stretches[-1]
    elif args.get("month") is not None:
        end = _read_month(reader, {}, args)
    else:
        end = _read_year(reader, {}, args)
    end = _begun(end, reader)
    if end.end is None or number is None:
        return Stretch("span", relative=f"{name}-to-{end.relative}")
    if end.unit == "year" and unit == "year" and number == 1:
        return evolve(end, unit="year")
    last = end.end
    if form.get("before") and end.start is not None:
        last = end.start - dt.timedelta(1)
    start = add(last + dt.timedelta(1), unit, -number)
    if _is_52_weeks(args):
        start = last - dt.timedelta(52 * 7 - 1)
    precision = (
        "year"
        if (number, unit) == (1, "year")
        else "quarter"
        if (number, unit) == (3, "month")
        else "span"
    )
    return Stretch(precision, start, last, end.relative and f"{name}-to-{end.relative}")


def _is_52_weeks(args: Args) -> bool:
    return bool(args.get("count") == 52 and args.get("unit")[1] == "week")  # noqa: PLR2004 - the weeks of a year


def _read_length_from(reader: Reader, form: Form, args: Args) -> Stretch | None:
    number, unit, name = _length(args)
    begin = settled(args.stretches()[-1], reader.anchor, future=reader.future)
    if begin.start is None or begin.end is None or number is None:
        return Stretch("span", relative=f"{name}-from-{begin.relative}")
    start = begin.start
    if form.get("after"):
        start = begin.end + dt.timedelta(1)
    return Stretch("span", start, add(start, unit, number) - dt.timedelta(1))


def _read_length_between(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    stretches = args.stretches()
    if len(stretches) == 1:
        stretches.append(_read_month(reader, {}, args))
    return _joined(reader, *stretches)


def _read_open(reader: Reader, form: Form, args: Args) -> Stretch:
    """One end is given, the other left open: "since 2008", "by the end of July"."""
    whole, past_it, one = args.stretches()[-1], form.get("after"), dt.timedelta(1)
    if form["side"] == "end":
        stretch = _begun(whole, reader)
        relative = f"since-{stretch.relative}" if stretch.relative else None
        start = stretch.end + one if past_it and stretch.end is not None else stretch.start
        return Stretch(stretch.unit, start, None, relative, stretch.hedge)
    stretch = settled(whole, reader.anchor, future=True)
    word = "before" if past_it else "by"
    relative = f"{word}-{stretch.relative}" if stretch.relative else None
    end = stretch.start - one if past_it and stretch.start is not None else stretch.end
    return Stretch(stretch.unit, None, end, relative, stretch.hedge)


def _begun(whole: Stretch, reader: Reader) -> Stretch:
    """Something without a year that is over on the anchor's day: the start of "since March"."""
    stretch = settled(whole, reader.anchor, future=reader.future)
    if reader.anchor is None or whole.yearless is None or stretch.end is None or reader.future:
        return stretch
    return placed(whole, reader.anchor.year - 1) if stretch.end > reader.anchor else stretch


_READS: Final[Mapping[str, Callable[[Reader, Form, Args], Stretch | None]]] = {
    "day": _read_day,
    "iso": _read_iso,
    "month": _read_month,
    "quarter": _read_quarter,
    "quarter-named": _read_quarter_named,
    "part": _read_part,
    "half": _read_half,
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
