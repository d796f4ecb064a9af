"""What a sentence says of an order: who is first or last, at which place, when and since when."""

import datetime as dt

import pytest

from claimcheck.matching.ranks import (
    opposite,
    other_time,
    ranks,
    same_end,
    same_holder,
    since_differs,
)
from claimcheck.reading.reader import read_text

TODAY = dt.date(2024, 1, 10)


def statement(text):
    (found,) = read_text(text, TODAY)
    return found


def of(text):
    return ranks(statement(text))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vale County had the highest rate in 2021.", ("top", "amount", "Vale County", "2021")),
        ("Vermont was lowest.", ("bottom", "amount", "Vermont", None)),
        ("Unemployment in 2023 was the highest.", ("top", "amount", None, "2023")),
        ("Sales were the highest in 2021.", ("top", "amount", None, "2021")),
        ("Anna Vale was the first to arrive.", ("top", "order", "Anna Vale", None)),
        ("Somebody else was the first to meet Anna Vale.", ("top", "order", None, None)),
    ],
)
def test_who_is_first_or_last_and_when(text, expected):
    found = of(text)

    holder = found.holder.text if found.holder else None
    assert (found.end, found.sort, holder, found.when.text if found.when else None) == expected


@pytest.mark.parametrize(
    ("text", "since", "words"),
    [
        ("Unemployment in 2023 was the highest since 2009.", dt.date(2009, 1, 1), "since 2009"),
        ("Rents were the highest since records began.", dt.date.min, "since records began"),
        ("In 2021 sales were at their lowest ever.", dt.date.min, "ever"),
        ("Sales were the highest in 2021.", None, None),
        ("Since 2009 sales have been the highest of all shops.", None, None),
    ],
)
def test_since_when(text, since, words):
    found = of(text)

    assert (found.since, found.since_text) == (since, words)


def test_first_published_says_when_and_not_who():
    assert not ranks(statement("The report was first published in 2019."))
    assert not ranks(statement("Anna Vale was last visited in 2019."))


@pytest.mark.parametrize(
    "text",
    [
        "Rates ranged from 98.1% in Vermont to 79.4% in Idaho.",
        "Rates ranged from 79.4% in Idaho to 98.1% in Vermont.",
    ],
)
def test_the_two_ends_of_a_range(text):
    top, bottom = ranks(statement(text))

    assert (top.end, top.sort, top.text, top.holder.text) == ("top", "amount", "98.1%", "Vermont")
    assert (bottom.end, bottom.text, bottom.holder.text) == ("bottom", "79.4%", "Idaho")
    assert (bottom.sort, top.when, top.since) == ("amount", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Rates were 98.1% in Vermont and 79.4% in Idaho.",
        "Rates ranged from 98.1% to 79.4% in Idaho.",
        "Rates ranged from 79.4% in Vermont to 79.4% in Idaho.",
        "Rates rose from 79.4% in Vermont to 98.1% in Idaho.",
        "They ranged from 12 in Vermont to 79.4% in Idaho.",
    ],
)
def test_no_range_with_a_first_and_a_last(text):
    assert not ranks(statement(text))


def test_values_of_one_end():
    assert same_end("highest", "best")
    assert same_end("worst", "last")
    assert same_end("no such value", "no such value")
    assert same_end("hottest", "hottest")
    assert not same_end("hottest", "wettest")
    assert not same_end("hottest", "coldest")
    assert not same_end("hottest", "highest")
    assert not same_end("highest", "lowest")
    assert not same_end("highest", "no such value")
    assert not same_end("no such value", "highest")


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("since 2009", "since 2019", True),
        ("since 2019", "since 2009", True),
        ("since 2019", "since 2019", False),
        ("since March 2019", "since April 2019", False),
        ("since March 2019", "since 15 April 2019", False),
        ("since March 2019", "since 16 April 2019", True),
        ("ever", "since 2019", True),
        ("since 2019", "ever", False),
        ("since records began", "ever", False),
        ("in the town", "since 2019", False),
        ("since 2019", "in the town", False),
    ],
)
def test_how_far_back_two_orders_reach(ours, theirs, expected):
    a, b = (of(f"The rate was the highest {words}.") for words in (ours, theirs))

    assert since_differs(a, b) is expected


def test_since_the_same_words_is_since_the_same_time():
    ours, theirs = (
        ranks(read_text("The rate was the highest since January.", day)[0])[0]
        for day in (dt.date(2021, 6, 1), dt.date(2023, 6, 1))
    )

    assert ours.since != theirs.since
    assert not since_differs(ours, theirs)


def test_opposite_ends():
    best, worst = of("London was the best."), of("London was the worst.")
    high, low = of("London was highest."), of("London was lowest.")
    first, last = of("London was the first to vote."), of("London was the last to vote.")

    assert opposite(high, low)
    assert opposite(best, worst)
    assert opposite(first, last)
    assert opposite(first, low)
    assert opposite(low, first)
    assert not opposite(high, worst)
    assert not opposite(high, best)
    assert not opposite(high, high)


def test_one_holder_and_another():
    ours = of("Vermont was lowest.")

    assert same_holder(ours, of("In 2021 the lowest rate was that of Vermont."))
    assert not same_holder(ours, of("Idaho was lowest."))
    assert not same_holder(ours, of("The rate was lowest."))
    assert not same_holder(of("The rate was lowest."), ours)


def test_one_time_and_another():
    ours = of("Sales were the highest in 2021.")

    assert other_time(ours, of("Sales were the highest in 2019."))
    assert not other_time(ours, of("Sales were the highest in March 2021."))
    assert not other_time(ours, of("Sales were the lowest in 2019."))
    assert not other_time(ours, of("Sales were the highest."))
    assert not other_time(of("Sales were the highest."), ours)


def test_a_time_that_is_compared_with_is_not_when_something_was_first():
    (compared,) = read_text("It was less than at the end of July, the first fall since May.", TODAY)
    (told,) = read_text("It shrank at the end of July, the first fall since May.", TODAY)

    assert ranks(compared)[0].when is None
    when = ranks(told)[0].when
    assert when is not None
    assert when.text == "the end of July"
