"""Whether two offices can be one person's."""

import pytest

from claimcheck.matching.offices import exclusive, of_house, same_office, status
from claimcheck.reading.reader import read_text


def office(title):
    (found,) = (n.office for n in read_text(f"{title} Ann Vale spoke.")[0].names if n.office)
    return found


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Judge", "Coroner", True),
        ("Chief executive", "Finance director", True),
        ("Inspector", "Chief inspector", True),
        ("Health minister", "Education minister", True),
        ("Director", "Finance director", False),
        ("Acting director", "Director", False),
        ("Health minister", "Minister", False),
        ("Judge", "Judge", False),
        ("Judge", "Director", False),
    ],
)
def test_offices_that_nobody_holds_both(ours, theirs, expected):
    assert exclusive(office(ours), office(theirs)) is expected
    assert exclusive(office(theirs), office(ours)) is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Director", "Finance director", True),
        ("Acting director", "Director", True),
        ("Inspector", "Chief inspector", True),
        ("Judge", "Coroner", False),
        ("Deputy mayor", "Deputy director", False),
    ],
)
def test_offices_of_one_head(ours, theirs, expected):
    assert same_office(office(ours), office(theirs)) is expected


def test_what_makes_an_office_another():
    assert status(office("Acting director")) == {"acting"}
    assert status(office("Deputy mayor")) == {"deputy"}
    assert status(office("Chief inspector")) == frozenset()


def test_the_house_of_an_office():
    assert of_house(office("Judge")) == of_house(office("Coroner")) == "court"
    assert of_house(office("Inspector")) == "police"
    assert of_house(office("Chief executive")) == "company"
    assert of_house(office("Health minister")) is None
