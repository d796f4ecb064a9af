"""Two shares of one thing and the points between them, and changes that are told in per cent."""

from decimal import Decimal

import pytest

from claimcheck.matching.points import changes, gaps, told_in_per_cent
from claimcheck.reading.reader import read_text


def statement(text):
    (found,) = read_text(text)
    return found


@pytest.mark.parametrize(
    ("text", "earlier", "later", "points", "way"),
    [
        ("The share was 41%, compared with 38% a year before.", "38%", "41%", 3, "up"),
        ("The share was 38%, compared with 41% a year before.", "41%", "38%", 3, "down"),
        ("The share rose from 38% to 41%.", "38%", "41%", 3, "up"),
        ("The share fell from 41% to 38%.", "41%", "38%", 3, "down"),
        ("The share is down to 38%, from 41%.", "41%", "38%", 3, "down"),
        # Each stands with a count, and it is the counts that are compared.
        ("31 of 194 (16%) passed, compared with 40 of 200 (20%).", "20%", "16%", 4, None),
    ],
)
def test_two_shares_of_one_thing(text, earlier, later, points, way):
    (found,) = gaps(statement(text))

    assert (found.earlier.text, found.later.text) == (earlier, later)
    assert (found.value, found.way) == (points, way)
    high, low = max(earlier, later)[:2], min(earlier, later)[:2]
    assert found.arithmetic == f"{high} - {low} = {points} points"


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was 41% and 38% voted by post.",
        "Some 31% of boys passed and 28% of girls.",
        "The share was 41%, compared with 41% a year before.",
        "There were 41 guests, compared with 38 a year before.",
        "Sales rose 3% to 41%.",
        "31 of 194 boys (16%) passed, and 40 of 200 girls (20%).",
        "Of 200 pupils, 31 (16%) passed, compared with 40 (20%).",
    ],
)
def test_two_figures_between_which_there_are_no_points(text):
    assert not list(gaps(statement(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose 3% to 41%.", ["3%"]),
        ("Turnout was 41%, up 3% from 38% in 2019.", ["3%"]),
        ("Sales rose by 300.", []),
        ("The share was 41%.", []),
        ("Turnout rose three percentage points.", []),
    ],
)
def test_changes_in_per_cent(text, expected):
    assert [f.text for f in changes(statement(text))] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("7.1", False), ("7.15", True), ("7.9", True), ("8.6", True), ("8.7", False), ("3", False)],
)
def test_what_is_about_so_many_per_cent(value, expected):
    """From 38% to 41% is three points and 7.89%."""
    (gap,) = gaps(statement("The share rose from 38% to 41%."))

    assert gap.is_also_per_cent(Decimal(value)) is expected


@pytest.mark.parametrize(
    ("shares", "change", "expected"),
    [
        ("The share rose from 38% to 41%.", "It rose 3%.", True),
        ("The share rose from 38% to 41%.", "It fell 3%.", False),
        ("The share rose from 38% to 41%.", "It rose 4%.", False),
        ("The share rose from 38% to 41%.", "It rose 8%.", False),
        ("The share fell from 41% to 38%.", "It fell 3%.", True),
        ("The share rose from 100% to 103%.", "It rose 3%.", False),
    ],
)
def test_points_that_are_told_as_per_cent(shares, change, expected):
    (gap,) = gaps(statement(shares))
    (told,) = changes(statement(change))

    assert told_in_per_cent(gap, told) is expected
