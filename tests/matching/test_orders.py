"""What a sentence says of an order: who is first or last, at which place, when and since when."""

import datetime as dt

import pytest

import claimcheck
from claimcheck.documents import document_from_text
from claimcheck.matching.rankings import rankings
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
        ("The group is the fourth-largest grocer in Norland.", (4, "largest", "grocer", None)),
        ("Marlow Foods is the third-biggest grocer.", (3, "largest", "grocer", "Marlow Foods")),
        ("Vale County had the highest rate of burglary.", (1, "highest", "rate", "Vale County")),
        ("The largest employer is Marlow Foods.", (1, "largest", "employer", "Marlow Foods")),
        ("The largest privately owned brewery closed.", (1, "largest", "brewery", None)),
        ("The largest wind farm opened.", (1, "largest", "farm", None)),
        ("Its second-largest customer left.", (2, "largest", "customer", None)),
        ("Vermont was lowest.", (1, "lowest", None, "Vermont")),
        ("Sales were the highest in 2021.", (1, "highest", None, None)),
    ],
)
def test_a_place_in_an_order(text, expected):
    (found,) = rankings(statement(text))

    holder = found.holder.text if found.holder else None
    assert (found.number, found.value, found.noun, holder) == expected
    assert found.statement.text[found.span.start : found.span.end] == found.text
    assert not found.pointing


@pytest.mark.parametrize(
    "text",
    ["It is the third-largest.", "This is the biggest strike ever.", "That is the lowest."],
)
def test_a_pronoun_stands_for_what_holds_it(text):
    (found,) = rankings(statement(text))

    assert found.pointing


@pytest.mark.parametrize(
    "text",
    [
        "Marlow is one of the largest employers in the town.",
        "Marlow is among the largest employers.",
        "Some of the largest employers left.",
        "Anna Vale was the first to arrive.",
        "Marlow employs 300 people.",
    ],
)
def test_no_place_in_an_order(text):
    assert not list(rankings(statement(text)))


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


# --- between documents -------------------------------------------------------------------


def said(ours, theirs):
    documents = [
        document_from_text("d1", ours, date=TODAY),
        document_from_text("d2", theirs, date=TODAY),
    ]
    report = claimcheck.compare(documents)
    return [f for f in report.discrepancies if f.rule == "rank"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "Marlow Foods, the country's third-largest grocer, will close 40 shops by June.",
            "Marlow Foods, the country's fourth-largest grocer, will close 40 shops by June.",
        ),
        (
            "Grocer to close shops\n\nMarlow Foods will close 40 shops. It is the fourth-largest.",
            "Marlow Foods, the country's third-largest grocer, will close 40 shops by June.",
        ),
    ],
)
def test_one_thing_has_one_place(ours, theirs):
    (found,) = said(ours, theirs)

    assert "third-largest" in found.reason
    assert "fourth-largest" in found.reason


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (  # two companies
            "Marlow Foods, the country's third-largest grocer, will close 40 shops by June.",
            "Bexley Stores, the country's fourth-largest grocer, will close 40 shops by June.",
        ),
        (  # two orders
            "Marlow Foods, the country's third-largest grocer, will close 40 shops by June.",
            "Marlow Foods, the country's fourth-largest employer, will close 40 shops by June.",
        ),
        (  # the other place is told, too
            "Marlow Foods is the third-largest grocer. Marlow Foods was the fourth-largest grocer.",
            "Marlow Foods, the fourth-largest grocer, will close 40 shops.",
        ),
        (
            "Marlow Foods, the country's third-largest grocer, will close 40 shops by June.",
            "Marlow Foods, the country's third-biggest grocer, will close 40 shops by June.",
        ),
    ],
)
def test_two_places_that_can_both_be_right(ours, theirs):
    assert not said(ours, theirs)
