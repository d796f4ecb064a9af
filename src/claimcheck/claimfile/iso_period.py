"""Whether a period that is written in digits can be meant.

A claims file may give a period as a phrase ("the year to March 2010"), which the reader of
sentences understands, or in ISO form. Only the second kind is looked at here.
"""

import calendar
import datetime as dt
import re
from typing import Final

LONGEST: Final = 40
"""More digits and marks than this, in code points, are no period."""

_DIGITS_ONLY: Final = re.compile(r"[0-9./-]+")
_ISO: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TWO_YEARS: Final = re.compile(r"([0-9]{4})[/-]([0-9]{2})")
_SPAN_OF_YEARS: Final = re.compile(r"([0-9]{4})-([0-9]{4})")

_MONTHS: Final = 12


def fault_of_period(text: str) -> str | None:
    """What is wrong with a period in digits, as the rest of a sentence; None if nothing is.

    A phrase is left alone, and so are the names of financial and academic years (2009/10).
    """
    if not _DIGITS_ONLY.fullmatch(text) or _names_two_years(text):
        return None
    if len(text) > LONGEST:
        return "is not a date: it has too many digits"
    if found := _SPAN_OF_YEARS.fullmatch(text):
        return None if found[1] <= found[2] else f"ends before it begins: {text!r}"
    parts = [_first_and_last_day(part) for part in text.split("/")]
    faults = [part for part in parts if isinstance(part, str)]
    days = [part for part in parts if not isinstance(part, str)]
    if faults:
        return faults[0]
    if len(days) > len(("first", "last")):
        return f"has more than one '/': {text!r}; write 2009-04-01/2010-03-31"
    return f"ends before it begins: {text!r}" if days[0][0] > days[-1][1] else None


def _names_two_years(text: str) -> bool:
    """Whether the digits name a year across two calendar years: 2009/10, or 2013-14."""
    found = _TWO_YEARS.fullmatch(text)
    if found is None:
        return False
    follows = (int(found[1]) + 1) % 100 == int(found[2])
    return follows or (text[4] == "/" and int(found[2]) > int(found[1]) % 100)


def _first_and_last_day(part: str) -> tuple[dt.date, dt.date] | str:
    """The days that `2009`, `2009-04` or `2009-04-01` stands for, or what is wrong with it."""
    found = _ISO.fullmatch(part)
    if found is None:
        return f"is not a date: {part!r}; write 2009, 2009-04, 2009-04-01 or 2009-04-01/2010-03-31"
    year, month, day = int(found[1]), found[2], found[3]
    if year == 0:
        return f"is not a date: {part!r}, there is no year 0"
    if month is not None and not 1 <= int(month) <= _MONTHS:
        return f"is not a date: {part!r}, there is no month {month}"
    first = int(month or 1)
    last = int(month or _MONTHS)
    length = calendar.monthrange(year, last)[1]
    if day is not None and not 1 <= int(day) <= length:
        return f"is not a date: {part!r}, there is no day {day} in that month"
    return dt.date(year, first, int(day or 1)), dt.date(year, last, int(day or length))
