"""What each form of a period means: from the words in its slots to the days they name."""

# Longer than 400 lines: one short function for each form of a period, and nothing else.

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from attrs import evolve

from claimcheck.reading.dates import (
    WEEKDAYS,
    Stretch,
    add,
    after,
    before,
    containing,
    easter,
    exists,
    full_year,
    last_day,
    month_of,
    months_of,
    nearest,
    nth_weekday,
    part,
    placed,
    settled,
    week_of,
    year_from,
    year_kind,
)
from claimcheck.reading.period_forms import Args, Form, Reader, day_month

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


def _read_day(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    month, day, year = args.get("month"), args.get("mday"), _year_of(reader, args)
    if day is None:
        day = args.get("nth")
        if len(args.values) == 2 and args.values[0][0] == "month" and day < _SPOKEN_DAY:  # noqa: PLR2004
            return None  # "in March first": only "March twenty-first" is said so
    if not exists(month, day):
        return None
    if year is not None:
        return _day(dt.date(year, month, day))
    weekday, named = args.get("weekday"), reader.earlier[-1] if reader.earlier else None
    if "following" in args.all("") and named and named.start and not named.relative:
        return after(_yearless_day(month, day), named.start)
    if weekday is not None and reader.anchor is not None:
        middle = reader.anchor.year
        around = [y for y in range(middle - 1, middle + 2) if day <= last_day(y, month)]
        days = [_day(dt.date(y, month, day), _name_of(month, day)) for y in around]
        right = [
            d
            for d in days
            if d.start
            and d.start.weekday() == weekday
            and abs((d.start - reader.anchor).days) < _NO_YEAR_NEEDED
        ]
        if right:  # the weekday tells the year
            return nearest(right, reader.anchor, future=reader.future)
    return _yearless_day(month, day)


_SPOKEN_DAY: Final = 21
_NO_YEAR_NEEDED: Final = 330
"""How many days off a day may be that is named without its year."""


def _day(date: dt.date, relative: str | None = None) -> Stretch:
    return Stretch("day", date, date, relative)


def _yearless_day(month: int, day: int) -> Stretch:
    return Stretch("day", None, None, _name_of(month, day), None, (month, day, month, day))


def _year_of(reader: Reader, args: Args) -> int | None:
    """The year that stands in a form; of two digits, the latest that is not far ahead."""
    year: int | None = args.get("year")
    if year is None and (short := args.get("yy")) is not None:
        year = _full_year(reader, short)
    return year


def _full_year(reader: Reader, year: int) -> int:
    return full_year(year, reader.anchor, reader.data["numeric"]["ahead"])


def _read_iso(_reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """A date of three numbers: "2024-12-01", "25-12-2019"."""
    if (day := args.get("mday")) is not None:
        return _day(dt.date(args.get("year"), args.get("number"), day))
    a, b = args.all("number")
    ordered = day_month(a, b, _reader.data["numeric"]["order"])
    return _day(dt.date(args.get("year"), *ordered)) if ordered else None


def _read_date(reader: Reader, _form: Form, args: Args) -> Stretch:
    return _day(_date_of(reader, args.get("date")))


def _date_of(reader: Reader, date: tuple[int, int, int]) -> dt.date:
    year, month, day = date
    return dt.date(year if year >= 100 else _full_year(reader, year), month, day)  # noqa: PLR2004 - two digits


def _read_iso_month(_reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """A year and a month in figures, unless they are two years: "2015-03", but not "2009-10"."""
    year, number = args.get("year"), args.get("number")
    if args.values[0][0] == "year" and number > year % 100:
        return None
    return Stretch("month", *month_of(year, number))


def _pair(text: str) -> tuple[int, int]:
    first, _, second = text.partition("/")
    return int(first), int(second)


def _read_pair(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """A day and a month in figures: "on 22/04"."""
    pair, order = _pair(args.get("pair")), reader.data["numeric"]["order"]
    weekday = args.get("weekday")
    for each in dict.fromkeys((order, "day-first", "month-first")):
        ordered = day_month(*pair, each)
        if ordered is None or not exists(*ordered):
            continue
        day = _yearless_day(*ordered)
        if weekday is None or reader.anchor is None:
            return day
        dated = settled(day, reader.anchor, future=reader.future)
        if dated.start is not None and dated.start.weekday() == weekday:
            return dated  # the weekday tells which number is the month
    return None


def _read_pair_range(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """Two of them; where one can be read only in one order, the other is read in it too."""
    order = reader.data["numeric"]["order"]
    pairs = [_pair(text) for text in args.all("pair")]
    if any(b > _MONTHS for _, b in pairs):
        order = "month-first"
    days = [day_month(a, b, order) for a, b in pairs]
    if None in days or not all(exists(*d) for d in days if d):
        return None
    bare = [_yearless_day(*d) for d in days if d]
    year = args.get("year")
    if (date := args.get("date")) is not None:
        return _joined(reader, bare[0], _day(_date_of(reader, date)))
    if year is not None:
        return _joined(reader, bare[0], placed(bare[1], year))
    return _joined(reader, *bare)


_MONTHS: Final = 12


def _read_nth(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """A day of a month that is not named: "the 15th", "the 15th of next month"."""
    day = args.get("nth") or args.get("mday")
    if reader.anchor is None:
        return Stretch("day", relative=f"mday-{day:02}")
    shifts = {"next": 1, "last": -1, "this": 0, "the": 0}
    words = [w for w in args.all("") if w in shifts]
    if "month" in args.all(""):
        year, month = _month_on(reader.anchor, shifts[words[-1]])
        return _day(dt.date(year, month, day))
    days = []
    for shift in range(-2, 3):
        year, month = _month_on(reader.anchor, shift)
        if day <= month_of(year, month)[1].day:
            days.append(_day(dt.date(year, month, day), f"mday-{day:02}"))
    return nearest(days, reader.anchor, future=reader.future)


def _month_on(anchor: dt.date, shift: int) -> tuple[int, int]:
    year, month = divmod(anchor.year * _MONTHS + anchor.month - 1 + shift, _MONTHS)
    return year, month + 1


def _read_weekday_nth(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """A weekday with a day of a month: the month that makes both true, "Sunday 31"."""
    weekday, day = args.get("weekday"), args.get("nth") or args.get("mday")
    relative = f"weekday-{WEEKDAYS[weekday]}-{day:02}"
    if reader.anchor is None:
        return Stretch("day", relative=relative)
    days = []
    for shift in range(-14, 15):
        year, month = _month_on(reader.anchor, shift)
        if day <= month_of(year, month)[1].day:
            date = dt.date(year, month, day)
            if date.weekday() == weekday:
                days.append(_day(date, relative))
    return nearest(days, reader.anchor, future=reader.future) if days else None


def _read_holiday(reader: Reader, form: Form, args: Args) -> Stretch:
    """A feast of a fixed day, of a weekday of a month, or so many days from Easter Sunday."""
    words = args.all("")
    shift = next((_SHIFTS[w] for w in (words[0], words[-2:][0]) if w in _SHIFTS), None)
    name = "-".join(
        w.partition("|")[0].replace("'", "") for w in form["words"][0].split() if w[0] != "("
    )
    year = args.get("year")
    if year is not None:
        return _day(_feast(form, year))
    if reader.anchor is None:
        if shift is None and "day" in form:
            return _yearless_day(form["month"], form["day"])
        which = {-1: "last-", 0: "this-", 1: "next-"}[shift] if shift is not None else ""
        return Stretch("day", relative=f"{which}holiday-{name}")
    this = reader.anchor.year
    if shift is not None and words[-1] == "year":
        return _day(_feast(form, this + shift), f"{words[-2]}-holiday-{name}")
    days = [_day(_feast(form, y), f"holiday-{name}") for y in range(this - 1, this + 2)]
    if shift == -1:
        days = [d for d in days if d.start and d.start < reader.anchor][-1:]
    elif shift == 1:
        days = [d for d in days if d.start and d.start > reader.anchor][:1]
    return nearest(days, reader.anchor, future=reader.future)


_SHIFTS: Final = {"last": -1, "this": 0, "next": 1}
_WHICH: Final = {shift: which for which, shift in _SHIFTS.items()}


def _feast(form: Form, year: int) -> dt.date:
    if "easter" in form:
        return easter(year) + dt.timedelta(form["easter"])
    if "nth" in form:
        return nth_weekday(year, form["month"], form["weekday"], form["nth"])
    return dt.date(year, form["month"], form["day"])


def _read_month(reader: Reader, _form: Form, args: Args) -> Stretch:
    month, year = args.get("month"), _year_of(reader, args)
    if year is not None:
        return Stretch("month", *month_of(year, month))
    return Stretch("month", relative=_name_of(month), yearless=(month, 1, month, 31))


def _read_week_number(reader: Reader, _form: Form, args: Args) -> Stretch:
    """A week by its number, as calendars count them from the first with four days in a year."""
    week, year = args.get("week"), args.get("year")
    relative = None if year else f"week-{week:02}"
    if year is None and reader.anchor is not None:
        year = reader.anchor.isocalendar().year
    if year is None:
        return Stretch("week", relative=relative)
    start = dt.date.fromisocalendar(year, week, 1)
    return Stretch("week", start, start + dt.timedelta(6), relative)


def _read_half_year(_reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """One of the two halves of a year, "H1 2024"."""
    number = args.get("number")
    if number not in (1, 2):
        return None
    if (fiscal := args.get("fiscal")) is not None:
        return Stretch("span", *part(year_from(fiscal[0], 4), number - 1, number - 1, 2))
    first = 6 * number - 5
    if (year := args.get("year")) is not None:
        return Stretch("span", *months_of(year, first, first + 5))
    return Stretch("span", None, None, f"half-{number}", None, (first, 1, first + 5, 31))


def _read_quarter(reader: Reader, form: Form, args: Args) -> Stretch | None:
    number = args.get("ordinal") - 1
    shift = form.get("shift", next((_SHIFTS[w] for w in args.all("") if w in _SHIFTS), None))
    if shift is not None:
        which = _WHICH[shift]
        if reader.anchor is None:
            return Stretch("quarter", relative=f"{which}-year-quarter-{number + 1}")
        first = number * 3 + 1
        return Stretch("quarter", *months_of(reader.anchor.year + shift, first, first + 2))
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
    times, unit, plural = args.get("unit")
    count = args.get("count") or 1
    if whole.bounds is None:
        which = "last" if form.get("last") else args.get("ordinal")
        return Stretch("span", relative=f"part-{which}-{count}-{unit}-of-{whole.relative}")
    start, end = whole.bounds
    if isinstance(count, str) or (plural and not args.get("count")):
        return Stretch("span", start, end, hedge=count if isinstance(count, str) else "few")
    length = times * count
    if unit == "week" and length == 1:
        return Stretch("week", *_week_of(start, end, args, last=form.get("last", False)))
    if form.get("last"):
        low, high = add(end + one, unit, -length), end
    else:
        low = add(start, unit, (args.get("ordinal") - 1) * length)
        high = add(low, unit, length) - one
    low, high = max(low, start), min(high, end)
    return Stretch("span", low, high) if low <= high else None


def _week_of(start: dt.date, end: dt.date, args: Args, *, last: bool) -> tuple[dt.date, dt.date]:
    """A calendar week of a month or year: one that has most of its days in it."""
    if last:
        return week_of(end if end.weekday() >= _THURSDAY else end - dt.timedelta(7))
    first = start if start.weekday() <= _THURSDAY else start + dt.timedelta(7)
    return week_of(first + dt.timedelta(7 * (args.get("ordinal") - 1)))


_THURSDAY: Final = 3


def _read_weekday_of(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """A weekday of a week that is named: "Friday of the first week of October"."""
    week = settled(args.stretches()[0], reader.anchor, future=reader.future)
    if week.bounds is None or (week.bounds[1] - week.bounds[0]).days != 6:  # noqa: PLR2004 - a week
        return None
    return _day(week.bounds[0] + dt.timedelta((args.get("weekday") - week.bounds[0].weekday()) % 7))


def _read_season(_reader: Reader, _form: Form, args: Args) -> Stretch:
    name, first, last = args.get("season")
    year = args.get("year") or (args.get("fiscal") or (None,))[0]
    if year is not None:
        return Stretch("season", *months_of(year, first, last))
    return Stretch("season", relative=f"season-{name}", yearless=(first, 1, last, 31))


def _read_year(_reader: Reader, _form: Form, args: Args) -> Stretch:
    return Stretch("year", *months_of(args.get("year"), 1, 12))


def _read_fiscal(reader: Reader, _form: Form, args: Args) -> Stretch | None:  # noqa: PLR0911 - one return for each kind of year
    kind = args.get("kind")
    fiscal, year = args.get("fiscal"), _year_of(reader, args)
    years = args.all("year")
    if len(years) > 1:  # "the tax year 2023 to 2024"
        if years[1] != years[0] + 1:
            return None
        fiscal = tuple(years)
    if fiscal is None:
        if year is None:
            return None
        kind = kind or reader.data["years"].get("fiscal")
        if kind is None:
            return None
        return Stretch(kind["unit"], *year_kind(kind, year))
    first, last = fiscal
    kinds = reader.data["years"]
    usual = kinds.get(reader.data["numeric"]["split"])
    kind = usual if kind is None or kind is kinds.get("fiscal") else kind
    if kind is None:
        return None
    if last - first > 1:
        return Stretch("span", dt.date(first, 1, 1), dt.date(last, 12, 31))
    return Stretch(kind["unit"], *year_from(first, kind["start"]))


def _read_decade(_reader: Reader, _form: Form, args: Args) -> Stretch:
    first = args.get("decade")
    years = 99 if first % 100 == 0 and first < 2000 else 9  # noqa: PLR2004 - "the 1800s"
    return Stretch("decade", dt.date(first, 1, 1), dt.date(first + years, 12, 31))


def _read_century(_reader: Reader, _form: Form, args: Args) -> Stretch:
    last = args.get("nth") * 100
    if last > 2200:  # noqa: PLR2004 - no century of anybody's document
        raise ValueError("no such century")
    return Stretch("decade", dt.date(last - 99, 1, 1), dt.date(last, 12, 31))


def _read_day_shift(reader: Reader, form: Form, _args: Args) -> Stretch:
    if reader.anchor is None:
        return Stretch("day", relative=form["relative"])
    date = add(reader.anchor, "day", form["shift"])
    return Stretch("day", date, date, form["relative"])


def _read_weekday(reader: Reader, form: Form, args: Args) -> Stretch:
    number, shift = args.get("weekday"), form["shift"]
    relative = f"weekday-{WEEKDAYS[number]}"
    if reader.anchor is None:
        return Stretch("day", relative=relative)
    back = (reader.anchor.weekday() - number) % 7
    latest = reader.anchor - dt.timedelta(back)
    week = reader.anchor - dt.timedelta(reader.anchor.weekday() - number)
    match shift:
        case 0:
            date = latest + dt.timedelta(7 if reader.future and back else 0)
        case -1 | 1:
            date = week + dt.timedelta(7 * shift)  # of the week before or after this one
        case 3:
            date = week + dt.timedelta(7 if reader.future and week < reader.anchor else 0)
        case -2:
            date = latest if back else latest - dt.timedelta(7)
        case 2:
            date = latest + dt.timedelta(7)
        case _:
            date = latest + dt.timedelta(shift if shift < 0 else 14)
    return _day(date, relative)


def _read_weekend(reader: Reader, form: Form, _args: Args) -> Stretch:
    shift = form["shift"]
    relative = f"{({-1: 'last', 0: 'this', 1: 'next'})[shift]}-weekend"
    if reader.anchor is None:
        return Stretch("span", relative=relative)
    day = reader.anchor.weekday()
    saturday = reader.anchor + dt.timedelta(5 - day + 7 * shift)
    limit = _TUESDAY if form.get("near") else _FRIDAY
    if shift == 0 and not reader.future and day < limit:
        saturday -= dt.timedelta(7)
    return Stretch("span", saturday, saturday + dt.timedelta(1), relative)


_TUESDAY: Final = 1
_FRIDAY: Final = 4
"""Until these days "this weekend" and "the weekend" are the one that is over."""


def _unit_of(times: int, unit: str) -> str:
    """The calendar unit that a unit of length stands for: three months are a quarter."""
    named = {(3, "month"): "quarter", (10, "year"): "decade", (2, "week"): "week"}
    return named.get((times, unit), unit if times == 1 else "span")


def _read_unit(reader: Reader, form: Form, args: Args) -> Stretch | None:
    """The calendar's own unit, counted from the anchor's: "last year", "this month"."""
    times, unit, plural = args.get("unit") or (3, "month", False)
    name, shift = _unit_of(times, unit), form["shift"]
    if name in ("span", "day") or plural:
        return None
    relative = f"{({-1: 'last', 0: 'this', 1: 'next'})[shift]}-{name}"
    if reader.anchor is None:
        return Stretch(name, relative=relative)
    start, _ = containing(reader.anchor, name)
    return Stretch(name, *containing(add(start, unit, shift * times), name), relative)


def _read_toward(reader: Reader, form: Form, args: Args) -> Stretch | None:
    """This year up to the day of the text, or from it on: "so far this year", "later this week"."""
    times, unit, plural = args.get("unit")
    name = _unit_of(times, unit)
    if name in ("span", "day", "decade") or plural:
        return None
    relative = f"rest-of-{name}" if form.get("onward") else f"this-{name}"
    if reader.anchor is None:
        return Stretch(name, relative=relative)
    start, end = containing(reader.anchor, name)
    if form.get("onward"):
        return Stretch(name, reader.anchor, end, relative)
    return Stretch(name, start, reader.anchor, relative)


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
    return Stretch("span", add(reader.anchor, unit, -number), reader.anchor, relative)


def _read_recent(_reader: Reader, _form: Form, args: Args) -> Stretch:
    return Stretch("span", relative=f"recent-{args.get('unit')[1]}", hedge="recent")


def _read_coming(reader: Reader, _form: Form, args: Args) -> Stretch:
    number, unit, name = _length(args)
    relative = f"next-{name}"
    if reader.anchor is None or number is None:
        return Stretch("span", relative=relative)
    tomorrow = reader.anchor + dt.timedelta(1)
    return Stretch("span", tomorrow, add(reader.anchor, unit, number), relative)


def _read_ago(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    if len(args.all("unit")) > 1:
        return _read_lengths_ago(reader, args)
    number, unit, name = _length(args)
    if "before" in args.all(""):
        return _next_but_one(reader, args, -2, f"{unit}-before-last")
    precision = unit if unit != "week" else "day"
    relative = "year-ago" if name == "1-year" else f"{name}-ago"
    if reader.anchor is None or number is None:
        return Stretch(precision, relative=relative)
    date = add(reader.anchor, unit, -number)
    whole = containing(date, "month" if unit == "year" else precision)
    return Stretch(precision, *whole, relative)


def _next_but_one(reader: Reader, args: Args, shift: int, relative: str) -> Stretch | None:
    """The calendar unit before the last or after the next."""
    times, unit, _ = args.get("unit")
    name = _unit_of(times, unit)
    if name in ("span", "day"):
        return None
    if reader.anchor is None:
        return Stretch(name, relative=relative)
    start, _ = containing(reader.anchor, name)
    return Stretch(name, *containing(add(start, unit, shift * times), name), relative)


def _read_lengths_ago(reader: Reader, args: Args) -> Stretch:
    """So many weeks and days ago."""
    lengths = [
        (count * times, unit)
        for count, (times, unit, _) in zip(args.all("count"), args.all("unit"), strict=True)
    ]
    relative = "-".join(f"{number}-{unit}" for number, unit in lengths) + "-ago"
    if reader.anchor is None:
        return Stretch(lengths[-1][1], relative=relative)
    date = reader.anchor
    for number, unit in lengths:
        date = add(date, unit, -number)
    last = lengths[-1][1]
    return Stretch("day", *containing(date, "day" if last == "week" else last), relative)


def _read_ahead(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """So long from now: a day, or the month in which it falls."""
    number, unit, name = _length(args)
    words = args.all("")
    if "after" in words and "next" in words:
        return _next_but_one(reader, args, 2, f"{unit}-after-next")
    precision = unit if unit != "week" else "day"
    relative = f"in-{name}"
    if reader.anchor is None or number is None:
        return Stretch(precision, relative=relative) if number else None
    date = add(reader.anchor, unit, number)
    if "tomorrow" in words:
        date += dt.timedelta(1)
    return Stretch(precision, *containing(date, "month" if unit == "year" else precision), relative)


def _read_base(reader: Reader, form: Form, _args: Args) -> Stretch:
    """A stretch that another of the sentence is compared with: a year before it."""
    return _shifted_base(reader, form["relative"], "year", 1)


def _shifted_base(
    reader: Reader, relative: str, unit: str, number: int, *, whole: bool = False
) -> Stretch:
    """What a period named before becomes so much earlier.

    With `whole` a day becomes the whole unit it is moved into: "on 3 May and the week before".
    """
    precision = unit if abs(number) == 1 else "span"
    for period in reversed(reader.earlier[-_EARLIER:]):
        if (
            period.start
            and period.end
            and period.relative is None
            and (period.end - period.start).days <= _DAYS
        ):
            start = add(period.start, unit, -number)
            if whole and period.unit == "day":
                return Stretch(unit, *containing(start, unit), relative)
            end = add(period.end + dt.timedelta(1), unit, -number) - dt.timedelta(1)
            return Stretch(period.unit, start, end, relative)
    return Stretch(precision, relative=relative)


_EARLIER: Final = 4
"""How many periods back a base may refer."""


def _read_base_unit(reader: Reader, form: Form, args: Args) -> Stretch | None:
    if args.get("unit") is None:
        unit = next(w for w in args.all("") if w in reader.data["units"])
        if form.get("forward"):
            return _shifted_base(reader, f"following-{unit}", unit, -1)
        return _shifted_base(reader, f"previous-{unit}", *_one(reader, unit))
    number, unit, name = _length(args)
    if form.get("forward"):
        return _shifted_forward(reader, args)
    if number is None:
        return Stretch("span", relative=f"previous-{name}")
    relative = f"previous-{name}" if number > 1 else f"previous-{unit}"
    if number > 1 and form.get("point"):
        relative += "-point"  # "two years earlier" is a time, "the previous two years" a stretch
    whole = number == 1 and not form.get("point")
    return _shifted_base(reader, relative, unit, number, whole=whole)


def _one(reader: Reader, unit: str) -> tuple[str, int]:
    times, length = reader.data["units"][unit]
    return length, times


def _shifted_forward(reader: Reader, args: Args) -> Stretch:
    """After what the sentence named before; what no sentence dates is to come or unknown."""
    number, unit, name = _length(args)
    if number is None:
        return Stretch("span", relative=f"following-{name}")
    relative = f"following-{name}" if number > 1 else f"following-{unit}"
    moved = _shifted_base(reader, relative, unit, -number, whole=not args.get("count"))
    if moved.start is not None or not reader.future or reader.anchor is None or args.get("count"):
        return moved
    start, end = containing(add(reader.anchor, unit, number), unit)
    return Stretch(moved.unit, start, end, relative)


def _read_base_weekday(reader: Reader, _form: Form, args: Args) -> Stretch:
    """The weekday before or after a day that the sentence named before."""
    number = args.get("weekday")
    following = "following" in args.all("")
    relative = f"{'following' if following else 'previous'}-weekday-{WEEKDAYS[number]}"
    for period in reversed(reader.earlier[-_EARLIER:]):
        if period.start and period.start == period.end:
            gap = (number - period.start.weekday()) % 7 or 7
            shift = gap if following else (gap - 7 or -7)
            return _day(period.start + dt.timedelta(shift), relative)
    return Stretch("day", relative=relative)


def _read_same_of(reader: Reader, _form: Form, args: Args) -> Stretch:
    """The earlier period, moved into the year named: "the same quarter of 2023-24"."""
    fiscal = args.get("fiscal")
    whole = year_from(fiscal[0], 4) if fiscal else months_of(args.get("year"), 1, 12)
    for period in reversed(reader.earlier[-_EARLIER:]):
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
    for slot, read in _WHOLES.items():
        if args.get(slot) is not None:
            whole = read(reader, {"shift": 0}, args)
            assert whole is not None  # noqa: S101 - each of them has a meaning
            return whole
    times, length, _ = args.get("unit") or (1, "year", False)
    unit = _unit_of(times, length)
    if unit in ("span", "day"):
        raise ValueError("no calendar unit")
    if reader.anchor is None:
        return Stretch(unit, relative=f"this-{unit}")
    return Stretch(unit, *containing(reader.anchor, unit), f"this-{unit}")


_WHOLES: Final[Mapping[str, Callable[[Reader, Form, Args], Stretch | None]]] = {
    "decade": _read_decade,
    "month": _read_month,
    "year": _read_year,
    "season": _read_season,
    "kind": _read_kind,
}


def _read_range(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    first, second = args.stretches()
    return _joined(reader, first, second)


def _read_range_now(reader: Reader, form: Form, args: Args) -> Stretch | None:
    """From the day of the text to another, or the other way round."""
    stretch = settled(args.stretches()[0], reader.anchor, future=not form.get("since"))
    relative = f"{'since' if form.get('since') else 'until'}-{stretch.relative}"
    if reader.anchor is None:
        return Stretch("span", stretch.start if form.get("since") else None, None, relative)
    if form.get("since"):
        start = _begun(args.stretches()[0], reader).start
        return Stretch("span", start, reader.anchor) if start and start <= reader.anchor else None
    end = stretch.end
    return Stretch("span", reader.anchor, end) if end and end >= reader.anchor else None


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
    first, last = args.all("mday") or args.all("nth")
    month, year = args.get("month"), args.get("year")
    if first >= last:
        return None
    if month is None:
        shift = next(_SHIFTS[w] for w in args.all("") if w in _SHIFTS)
        if reader.anchor is None:
            return Stretch("span", relative=f"days-{first:02}-{last:02}-{shift:+}-month")
        year, month = _month_on(reader.anchor, shift)
    if not exists(month, last):
        return None
    if year is not None:
        return Stretch("span", dt.date(year, month, first), dt.date(year, month, last))
    name = f"{_name_of(month, first)}-to-{_name_of(month, last)}"
    bare = Stretch("span", relative=name, yearless=(month, first, month, last))
    return settled(bare, reader.anchor, future=reader.future)


def _read_year_range(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    """Official statistics write a financial year "2023 to 2024"; longer ones are spans."""
    first, last = args.all("year")
    if last <= first:
        return None
    if last == first + 1 and reader.data["numeric"]["two_years"]:
        return Stretch("fiscal-year", *year_from(first, 4))
    return Stretch("span", dt.date(first, 1, 1), dt.date(last, 12, 31))


def _length_named(args: Args) -> tuple[int | None, str, str]:
    """A length with its unit, or that of "w/e 7 June" or of "the third quarter to June"."""
    if args.get("unit") is not None:
        return _length(args)
    return (3, "month", "3-month") if "quarter" in args.all("") else (1, "week", "1-week")


def _read_length_to(reader: Reader, form: Form, args: Args) -> Stretch | None:
    """So long, up to and with the end of what is named: "the 12 months to June 2023"."""
    number, unit, name = _length_named(args)
    if unit == "day" and number == 1:
        return None  # "the day to 4 March" is none
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
    if end.unit == "year" and unit == "year" and number == 1 and not form.get("before"):
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
    number, unit, name = _length_named(args)
    begin = settled(args.stretches()[-1], reader.anchor, future=reader.future)
    if begin.start is None or begin.end is None or number is None:
        return Stretch("span", relative=f"{name}-from-{begin.relative}")
    start = begin.start
    if form.get("after"):
        start = begin.end + dt.timedelta(1)
    return Stretch("span", start, add(start, unit, number) - dt.timedelta(1))


def _read_length_of(reader: Reader, _form: Form, args: Args) -> Stretch:
    """The week, or weekend, that holds a day."""
    day = settled(args.stretches()[-1], reader.anchor, future=reader.future)
    weekend = "weekend" in args.all("")
    relative = day.relative and f"{'weekend' if weekend else 'week'}-of-{day.relative}"
    if day.start is None:
        return Stretch("week", relative=relative)
    start, end = week_of(day.start)
    if weekend:
        return Stretch("span", start + dt.timedelta(5), end, relative)
    return Stretch("week", start, end, relative)


def _read_length_between(reader: Reader, _form: Form, args: Args) -> Stretch | None:
    stretches = args.stretches()
    return _joined(reader, *stretches)


def _read_open(reader: Reader, form: Form, args: Args) -> Stretch:
    """One end is given, the other left open: "since 2008", "by the end of July"."""
    whole, past_it, one = args.stretches()[-1], form.get("after"), dt.timedelta(1)
    if form["side"] == "end":
        stretch = _begun(whole, reader, past=bool(form.get("past")))
        relative = f"since-{stretch.relative}" if stretch.relative else None
        begins = past_it and stretch.hedge != "start"  # "after the start of May": from it on
        start = stretch.end + one if begins and stretch.end is not None else stretch.start
        return Stretch(stretch.unit, start, None, relative, stretch.hedge)
    stretch = settled(whole, reader.anchor, future=True)
    word = "before" if past_it else "by"
    relative = f"{word}-{stretch.relative}" if stretch.relative else None
    end = stretch.end
    if past_it and stretch.hedge != "end" and stretch.start is not None:
        end = stretch.start - one  # "before the end of May" is any time up to it
    return Stretch(stretch.unit, None, end, relative, stretch.hedge)


def _begun(whole: Stretch, reader: Reader, *, past: bool = False) -> Stretch:
    """Something without a year that is over on the anchor's day: the start of "since March".

    With `past` it is over whatever the sentence plans: "the largest planned since March".
    """
    future = reader.future and not past
    stretch = settled(whole, reader.anchor, future=future)
    if reader.anchor is None or whole.yearless is None or stretch.end is None or future:
        return stretch
    return placed(whole, reader.anchor.year - 1) if stretch.end > reader.anchor else stretch


_READS: Final[Mapping[str, Callable[[Reader, Form, Args], Stretch | None]]] = {
    "day": _read_day,
    "iso": _read_iso,
    "date": _read_date,
    "pair": _read_pair,
    "pair-range": _read_pair_range,
    "iso-month": _read_iso_month,
    "nth": _read_nth,
    "weekday-nth": _read_weekday_nth,
    "weekday-of": _read_weekday_of,
    "holiday": _read_holiday,
    "week-number": _read_week_number,
    "half-year": _read_half_year,
    "weekend": _read_weekend,
    "toward": _read_toward,
    "ahead": _read_ahead,
    "base-weekday": _read_base_weekday,
    "range-now": _read_range_now,
    "length-of": _read_length_of,
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
