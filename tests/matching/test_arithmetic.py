"""What follows from the figures of a sentence, with the calculation that shows it."""

from decimal import Decimal

import pytest

from claimcheck.matching.arithmetic import with_derived, with_shares
from claimcheck.reading.reader import read_text


def statement(text):
    (found,) = read_text(text)
    return found


def derived(text):
    given = statement(text)
    return with_derived(given).figures[len(given.figures) :]


SHARE_AND_REST = [("46.4%", "90 / 194 = 46.4%"), ("104", "194 - 90 = 104")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90 of the 194 children were in need.", SHARE_AND_REST),
        ("Of the 194 children 90 were in need.", SHARE_AND_REST),
        ("194 children were seen, of whom 90 were in need.", SHARE_AND_REST),
        (
            "Sales fell from 115 to 69.",
            [("46", "115 - 69 = 46"), ("40.0%", "(115 - 69) / 115 = 40.0%, a fall")],
        ),
        (
            "Sales rose from 69 to 115.",
            [("46", "115 - 69 = 46"), ("66.7%", "(115 - 69) / 69 = 66.7%, a rise")],
        ),
        (
            "Sales were down to 69, from 115.",
            [("46", "115 - 69 = 46"), ("40.0%", "(115 - 69) / 115 = 40.0%, a fall")],
        ),
        ("Sales fell from 115 to 0.", [("115", "115 - 0 = 115")]),
        ("The share rose from 38% to 41%.", [("3 points", "41 - 38 = 3")]),
        ("The share is 41%, compared with 38% a year before.", [("3 points", "41 - 38 = 3")]),
        ("The share rose by three points to 41%.", [("38%", "41 - 3 = 38")]),
        ("The share fell by three points to 38%.", [("41%", "38 + 3 = 41")]),
        ("The storm destroyed 187 houses and 225 barns.", [("412", "187 + 225 = 412")]),
        ("The storm destroyed 187 houses plus 225 barns.", [("412", "187 + 225 = 412")]),
        ("The storm destroyed 187 houses and a further 225 barns.", [("412", "187 + 225 = 412")]),
    ],
)
def test_what_follows_and_how(text, expected):
    assert [(f.text, f.arithmetic) for f in derived(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The storm destroyed 187 houses, compared with 225 barns.",
        "The storm destroyed 187 houses or 225 barns.",
        "The storm destroyed one house and 225 barns.",
        "The storm destroyed about 187 houses and 225 barns.",
        "Some 200 of the 194 children were in need.",
        "More than 90 of the 194 children were in need.",
        "In all 42% agreed and 41% did not.",
        "The share rose by three points to 2%.",
        "The share rose by three points to 41%, and 12% left.",
        "The share was 41%.",
    ],
)
def test_what_does_not_follow(text):
    assert derived(text) == ()


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Sales fell from 115 to 69.", "down"),
        ("Sales rose from 69 to 115.", "up"),
        ("The share rose from 38% to 41%.", "up"),
        ("The share fell from 41% to 38%.", "down"),
        ("The share is 41%, compared with 38% a year before.", None),
    ],
)
def test_which_way_a_change_went(text, way):
    assert {f.change for f in derived(text)} == {way}
    assert {f.role.value for f in derived(text)} == {"change"}


def test_a_change_to_nothing_is_shown_as_it_is():
    """A nought is a figure: nothing else may stand in its place."""
    (found,) = derived("Sales fell from 115 to 0.")

    assert found.arithmetic == "115 - 0 = 115"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        # From 14.5 of 194 to 15.5 of 194 would be another thing: counts are exact.
        ("90 of the 194 children were in need.", "46.34", "46.44"),
        # £89.5m of £194.5m is 46.0%, £90.5m of £193.5m is 46.8%.
        ("£90m of the £194m was spent.", "45.97", "46.82"),
        ("Sales fell from £115m to £69m.", "39.25", "40.74"),
    ],
)
def test_printed_digits_open_what_follows(text, low, high):
    share = next(f for f in derived(text) if f.text.endswith("%")).quantity

    assert share.low.quantize(Decimal("0.01")) == Decimal(low)
    assert share.high.quantize(Decimal("0.01")) == Decimal(high)


def test_what_is_left_of_a_whole_is_marked_as_such():
    share, rest = derived("90 of the 194 children were in need.")

    assert (share.complement, rest.complement) == (False, True)
    assert share.of.text == "children"
    assert (share.source, rest.source) == (0, 0)
    assert rest.counted.text == "children"


def test_a_share_of_what_the_sentence_before_counts():
    before = statement("The report is of 84 of the 194 reviews.")
    given = statement("In 21 reviews the child had died.")

    found = with_derived(given, (before,)).figures[len(given.figures) :]

    assert [f.arithmetic for f in found] == ["21 / 194 = 10.8%"]
    other = statement("In 21 schools a child had died.")
    assert with_derived(other, (before,)).figures == other.figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90 of the 194 children were in need.", ["90 / 194 = 46.4%"]),
        ("£90m of the £180m was spent.", ["90000000 / 180000000 = 50.0%"]),
        ("Sales fell from 115 to 69.", []),
        ("12% of the 194 children were in need.", []),
    ],
)
def test_of_a_claim_only_the_shares_of_its_parts_follow(text, expected):
    given = statement(text)

    assert [f.arithmetic for f in with_shares(given).figures[len(given.figures) :]] == expected
