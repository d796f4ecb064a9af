"""Days, and what of the calendar they lie in."""

import datetime as dt

import pytest

from claimcheck.reading.dates import Stretch, add, add_months, containing, placed

LEAP = dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("unit", "count", "expected"),
    [
        ("day", 1, dt.date(2024, 3, 1)),
        ("week", -1, dt.date(2024, 2, 22)),
        ("month", 12, dt.date(2025, 2, 28)),
        ("year", -4, dt.date(2020, 2, 29)),
    ],
)
def test_a_day_so_much_later(unit, count, expected):
    assert add(LEAP, unit, count) == expected


@pytest.mark.parametrize(
    ("unit", "count"), [("day", 10**7), ("week", -(10**6)), ("month", 10**6), ("year", -3000)]
)
def test_the_calendar_ends(unit, count):
    with pytest.raises(ValueError, match="out of the calendar"):
        add(LEAP, unit, count)


def test_what_has_no_length_or_is_no_part_of_a_calendar():
    with pytest.raises(ValueError, match="no length: decade"):
        add(LEAP, "decade", 1)
    with pytest.raises(ValueError, match="no calendar unit: span"):
        containing(LEAP, "span")
    with pytest.raises(ValueError, match="out of the calendar"):
        add_months(dt.date(1, 1, 1), -1)


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("day", LEAP, LEAP),
        ("week", dt.date(2024, 2, 26), dt.date(2024, 3, 3)),
        ("month", dt.date(2024, 2, 1), LEAP),
        ("quarter", dt.date(2024, 1, 1), dt.date(2024, 3, 31)),
        ("year", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        ("decade", dt.date(2020, 1, 1), dt.date(2029, 12, 31)),
    ],
)
def test_what_a_day_lies_in(unit, first, last):
    assert containing(LEAP, unit) == (first, last)


def test_a_stretch_with_a_year_of_its_own_stays_where_it_is():
    known = Stretch("day", LEAP, LEAP)
    winter = Stretch("season", relative="season-winter", yearless=(12, 1, 2, 28))

    assert placed(known, 2010) == known
    assert placed(winter, 2023).bounds == (dt.date(2023, 12, 1), dt.date(2024, 2, 28))
