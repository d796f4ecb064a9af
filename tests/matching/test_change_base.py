"""From when on a change is measured, and whether two changes are measured from one time."""

import datetime as dt

import pytest

from claimcheck.matching.change_base import base_slot, is_of_base, stretch
from claimcheck.model import State
from claimcheck.reading.reader import read_text

TODAY = dt.date(2024, 10, 10)


def change(words, date=TODAY):
    (statement,) = read_text(f"Sales rose by 3%{words}.", date)
    return statement.figures[0], statement


def between(ours, theirs, date=TODAY):
    (a, mine), (b, yours) = change(ours, date), change(theirs, date)
    return base_slot(a, b, mine, yours, date)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (" on a year earlier", "a year earlier"),
        (" on two years ago", "two years ago"),
        (" on the previous quarter", "the previous quarter"),
        (" in a year", "in a year"),
        (" in just one year", "in just one year"),
        (" over the past year", "over the past year"),
        (" over the month", "over the month"),
        (" from October 2023", "from October 2023"),
        (" since May", "since May"),
        (" in the 12 months to May", "the 12 months to May"),
        (" between April and August 2024", "between April and August 2024"),
        (" from 2021", "from 2021"),
    ],
)
def test_the_words_that_say_from_when_on(words, told):
    slot = between(words, words)

    assert (slot.state, slot.ours, slot.theirs) == (State.SAME, told, told)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " on the month",
        " in 2021",
        " in the month to May",
        ", the first rise since May",
        " from last October",
        " from 90, and fell in 2021",
        ", in the 12 months to May",
    ],
)
def test_words_that_do_not_say_from_when_on(words):
    slot = between(words, " on a year earlier")

    assert (slot.state, slot.ours, slot.theirs) == (State.UNKNOWN, None, "a year earlier")
    assert between(" on a year earlier", words).ours == "a year earlier"


@pytest.mark.parametrize(
    ("ours", "theirs", "state"),
    [
        (" on a year earlier", " in a year", State.SAME),
        (" on a year earlier", " over the past year", State.SAME),
        (" in a year", " in the 12 months to May", State.SAME),
        (" on a year earlier", " from October 2023", State.SAME),
        (" on a year earlier", " over the month", State.DIFFERENT),
        (" over the month", " on a year earlier", State.DIFFERENT),
        (" on a year earlier", " since May", State.DIFFERENT),
        (" on a year earlier", " on two years ago", State.DIFFERENT),
        (" on a year earlier", " from 2021", State.DIFFERENT),
        (" over the month", " on September 2024", State.SAME),
        # What is published of a month comes out a month or two later.
        (" on a month earlier", " from July 2024", State.SAME),
        (" on a month earlier", " from May 2024", State.DIFFERENT),
        # Two stretches loosely told may be one: 21 months are no year, and might be meant so.
        (" in the 12 months to May", " on 21 months ago", State.SAME),
        (" in the 12 months to May", " on 22 months ago", State.DIFFERENT),
        (" in the 12 months to May", " on seven months ago", State.SAME),
        (" in the 12 months to May", " on six months ago", State.DIFFERENT),
    ],
)
def test_two_changes_measured_from_one_time_or_two(ours, theirs, state):
    slot = between(ours, theirs)

    assert slot.state is state
    assert slot.span is not None


def test_without_a_date_only_what_is_relative_tells():
    assert between(" on a year earlier", " since May 2021", None).state is State.UNKNOWN
    assert between(" on a year earlier", " in a year", None).state is State.SAME


def test_only_changes_have_a_time_that_they_are_measured_from():
    (statement,) = read_text("Sales were 3% a year earlier.", TODAY)
    figure = statement.figures[0]
    ours, mine = change(" on a year earlier")

    assert base_slot(figure, ours, statement, mine, TODAY).state is State.UNKNOWN
    assert base_slot(ours, figure, mine, statement, TODAY).state is State.UNKNOWN
    assert base_slot(ours, figure, mine, statement, TODAY).ours is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose by 3% compared with those of 2021.", True),
        ("Sales rose by 3% in 2021.", False),
        ("In 2021 sales rose by 3%.", False),
        ("Sales rose by 3%.", False),
        ("Sales were 3% in 2021.", False),
    ],
)
def test_whether_a_period_is_the_one_that_is_measured_from(text, expected):
    (statement,) = read_text(text, TODAY)

    assert is_of_base(statement.figures[0], statement) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose to £3m in the first half.", "half"),
        ("Full-year sales rose to £3m.", "year"),
        ("Sales rose to £3m.", None),
        ("Sales rose to £3m in the first half of 2023.", None),
        ("Sales rose to £3m in the first half and for the full year.", None),
    ],
)
def test_the_part_of_a_business_year(text, expected):
    (statement,) = read_text(text, TODAY)

    assert stretch(statement.figures[0], statement) == expected
