"""Calendar arithmetic for stretches of days, whose year may still be open."""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

Bounds = tuple[dt.date, dt.date]

_MONTHS_IN_YEAR: Final = 12
WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
"""What a period's `relative` name calls the days of a week, in whatever language it was said."""
_LESS_LIKELY: Final = 8
"""How many times as far a day on the expected side of the anchor may lie as one on the other."""
_LAST_YEAR: Final = 9990
"""Arithmetic stays clear of the end of the calendar."""


@frozen
class Stretch:
    """Some days as words name them, on the way to being a period.

    `yearless` is (month, day, month, day) of the first and last day while no year is known; `start`
    and `end` are None then. A stretch whose last day stands before its first runs into the next
    year.
    """

    unit: str
    start: dt.date | None = None
    end: dt.date | None = None
    relative: str | None = None
    hedge: str | None = None
    yearless: tuple[int, int, int, int] | None = None

    @property
    def bounds(self) -> Bounds | None:
        """Both ends, if both are known."""
        if self.start is None or self.end is None:
            return None
        return self.start, self.end


_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def last_day(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and calendar.isleap(year) else _LENGTHS[month - 1]  # noqa: PLR2004 - February


def exists(month: int, day: int) -> bool:
    """Whether some year has such a day."""
    return 1 <= day <= last_day(2024, month)


def full_year(year: int, anchor: dt.date | None, ahead: int) -> int:
    """The year that two digits stand for: of this century, unless that were far ahead."""
    if anchor is None:
        return year + (2000 if year < 50 else 1900)  # noqa: PLR2004 - half a century
    century = anchor.year // 100 * 100
    return century + year if century + year <= anchor.year + ahead else century + year - 100


def easter(year: int) -> dt.date:
    """Easter Sunday of the Western churches (the computus of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The so-manieth Monday, or another weekday (from 0), of a month; -1 is the last."""
    if nth < 0:
        last = dt.date(year, month, last_day(year, month))
        return last - dt.timedelta((last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def week_of(date: dt.date) -> Bounds:
    """From the Monday to the Sunday around a day."""
    monday = date - dt.timedelta(date.weekday())
    return monday, monday + dt.timedelta(6)


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the month's last day where it has no such day.

    Raises:
        ValueError: the calendar ends before.
    """
    year, month = divmod(date.year * _MONTHS_IN_YEAR + date.month - 1 + months, _MONTHS_IN_YEAR)
    if not 1 <= year <= _LAST_YEAR:
        raise ValueError("out of the calendar")
    return dt.date(year, month + 1, min(date.day, last_day(year, month + 1)))


def add(date: dt.date, unit: str, count: int) -> dt.date:
    """The day so many days, weeks, months or years later (earlier where `count` is negative).

    Raises:
        ValueError: the calendar ends before, or the unit has no length.
    """
    match unit:
        case "day" | "week":
            days = count * (7 if unit == "week" else 1)
            if not 1 <= date.year + days // 365 <= _LAST_YEAR - 1:
                raise ValueError("out of the calendar")
            return date + dt.timedelta(days)
        case "month":
            return add_months(date, count)
        case "year":
            return add_months(date, count * _MONTHS_IN_YEAR)
    raise ValueError(f"no length: {unit}")


def containing(date: dt.date, unit: str) -> Bounds:
    """The calendar day, week (from Monday), month, quarter, year or decade that a day lies in."""
    match unit:
        case "day":
            return date, date
        case "week":
            return week_of(date)
        case "month":
            return month_of(date.year, date.month)
        case "quarter":
            first = (date.month - 1) // 3 * 3 + 1
            return months_of(date.year, first, first + 2)
        case "year":
            return months_of(date.year, 1, 12)
        case "decade":
            first_year = date.year // 10 * 10
            return dt.date(max(first_year, 1), 1, 1), dt.date(first_year + 9, 12, 31)
    raise ValueError(f"no calendar unit: {unit}")


def month_of(year: int, month: int) -> Bounds:
    """The first and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, last_day(year, month))


def months_of(year: int, first: int, last: int) -> Bounds:
    """From the first day of one month to the last of another, which may be in the next year."""
    after = year + (last < first)
    return dt.date(year, first, 1), dt.date(after, last, last_day(after, last))


def year_from(year: int, month: int) -> Bounds:
    """The twelve months that begin with a month."""
    start = dt.date(year, month, 1)
    return start, add_months(start, _MONTHS_IN_YEAR) - dt.timedelta(1)


def placed(stretch: Stretch, year: int) -> Stretch:
    """A stretch without a year, in the year in which it begins.

    Raises:
        ValueError: it begins on 29 February, and that year has none.
    """
    if stretch.yearless is None:
        return stretch
    month, day, to_month, to_day = stretch.yearless
    end_year = year + ((to_month, to_day) < (month, day))
    return Stretch(
        stretch.unit,
        dt.date(year, month, day),
        dt.date(end_year, to_month, min(to_day, last_day(end_year, to_month))),
        stretch.relative,
        stretch.hedge,
    )


def settled(stretch: Stretch, anchor: dt.date | None, *, future: bool = False) -> Stretch:
    """A stretch without a year, in the year that puts it nearest to the anchor.

    Of one past and one to come, the past is taken unless the one to come is much nearer;
    with `future` it is the other way round. 29 February is in a leap year.
    """
    if stretch.yearless is None or anchor is None:
        return stretch
    middle = min(max(anchor.year, 2), _LAST_YEAR - 1)
    years: Iterable[int] = range(middle - 1, middle + 2)
    if stretch.yearless[:2] == (2, 29) and 8 < middle < _LAST_YEAR - 8:  # noqa: PLR2004 - over 1900
        around = range(middle - 8, middle + 9)
        years = tuple(year for year in around if calendar.isleap(year))
    return nearest([placed(stretch, year) for year in years], anchor, future=future)


def nearest(stretches: Sequence[Stretch], anchor: dt.date, *, future: bool = False) -> Stretch:
    """The stretch nearest to the anchor: the past one unless another is much nearer.

    With `future` it is the other way round.
    """

    def far(candidate: Stretch) -> int:
        assert candidate.start is not None  # noqa: S101 - whoever asks has both
        assert candidate.end is not None  # noqa: S101 - likewise
        if candidate.end < anchor:
            return (anchor - candidate.end).days * (_LESS_LIKELY if future else 1)
        if candidate.start > anchor:
            return (candidate.start - anchor).days * (1 if future else _LESS_LIKELY)
        return 0

    return min(stretches, key=far)


def before(stretch: Stretch, end: dt.date) -> Stretch:
    """A stretch without a year, in the last year that lets it begin no later than a day."""
    if stretch.yearless is None:
        return stretch
    this = placed(stretch, end.year)
    return this if this.start and this.start <= end else placed(stretch, end.year - 1)


def after(stretch: Stretch, start: dt.date) -> Stretch:
    """A stretch without a year, in the first year that lets it end no earlier than a day."""
    if stretch.yearless is None:
        return stretch
    earlier = placed(stretch, start.year)
    return earlier if earlier.end and earlier.end >= start else placed(stretch, start.year + 1)


def part(bounds: Bounds, first: int, last: int, of: int) -> Bounds:
    """From one part to another of a stretch cut into so many equal parts, counted from 0.

    A stretch of whole months that can be cut into whole months is; else it is cut by days.
    """
    start, end = bounds
    months = (end.year - start.year) * _MONTHS_IN_YEAR + end.month - start.month + 1
    next_day = end + dt.timedelta(1)
    if start.day == 1 and next_day.day == 1 and months % of == 0:
        step = months // of
        return (
            add_months(start, first * step),
            add_months(start, (last + 1) * step) - dt.timedelta(1),
        )
    days = (end - start).days + 1
    low = start + dt.timedelta(days * first // of)
    high = start + dt.timedelta(max(days * (last + 1) // of - 1, days * first // of))
    return low, high


def year_kind(entry: Mapping[str, Any], year: int) -> Bounds:
    """A financial or academic year that is named by one number ("fiscal 2024")."""
    first = year if entry["named"] == "start" else year - 1
    return year_from(first, entry["start"])
