"""Which place in an order a sentence gives, and where two documents give two."""

import datetime as dt

import pytest

import claimcheck
from claimcheck.documents import document_from_text
from claimcheck.matching.rankings import rankings
from claimcheck.reading.reader import read_text

TODAY = dt.date(2024, 1, 10)


def statement(text):
    (found,) = read_text(text, TODAY)
    return found


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
        ("Vermont was lowest in turnout.", (1, "lowest", None, "Vermont")),
        ("Vermont was the lowest ever for turnout.", (1, "lowest", None, "Vermont")),
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
