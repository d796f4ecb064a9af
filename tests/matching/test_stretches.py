"""Stretches of months that two sentences give, and sentences that only say when."""

import datetime as dt

import pytest

from claimcheck.matching.stretches import only_dates, other_stretch, same_stretch, stretch_marks
from claimcheck.reading.reader import read_text

TODAY = dt.date(2024, 10, 10)


def statement(text):
    (found,) = read_text(text, TODAY)
    return found


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The fair ran from May to July 2022.", ("?from 2022-05-01", "?to 2022-07-31")),
        ("The fair ran from 3 May to 9 July 2022.", ("?from 2022-05-03", "?to 2022-07-09")),
        ("The works lasted from April 2021 to June 2022.", ("?from 2021-04-01", "?to 2022-06-30")),
        ("It ran from 3 May 2021 to 2 May 2022.", ("?from 2021-05-03", "?to 2022-05-02")),
        # Forty-five days are a stretch, and a day less is what many things last.
        ("It was shut from 1 May to 15 June 2022.", ("?from 2022-05-01", "?to 2022-06-15")),
        ("It was shut from 1 May to 14 June 2022.", ()),
        # Whole years are everybody's.
        ("It ran from January to December 2021.", ()),
        ("It ran from April 2021 to March 2022.", ()),
        ("It ran from January 2020 to December 2022.", ()),
        ("It ran in 2022.", ()),
        ("It ran in May 2022.", ()),
        ("It ran over the past two years.", ()),
    ],
)
def test_a_stretch_is_known_by_both_its_ends(text, marks):
    assert stretch_marks(statement(text)) == marks


@pytest.mark.parametrize(
    ("ours", "theirs", "same", "other"),
    [
        ("from May to July 2022", "between May and July 2022", True, False),
        ("from May to July 2022", "from May to September 2022", False, True),
        ("from May to July 2022", "from March to July 2022", False, True),
        ("from May to July 2022", "from March to September 2022", False, False),
        ("from May to July 2022", "in July 2022", False, False),
        ("from May to July 2022", "from May to July 2021", False, False),
    ],
)
def test_two_stretches(ours, theirs, same, other):
    a, b = statement(f"The fair ran {ours}."), statement(f"The works lasted {theirs}.")

    assert same_stretch(a, b) is same
    assert same_stretch(b, a) is same
    found = other_stretch(a, b)
    assert bool(found) is other
    if found:
        assert [p.text for p in found] == [a.periods[0].text, b.periods[0].text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair ran from May to July 2022.", True),
        ("The works took place from May to July 2022.", True),
        ("The inquiry was held from May to July 2022.", True),
        ("The fair was from May to July 2022.", False),
        ("The road was shut from May to July 2022.", False),
        ("The fair ran from May to July 2022 and drew 400 people.", False),
        ("From May to July 2022.", False),
    ],
)
def test_a_sentence_that_only_says_when(text, expected):
    assert only_dates(statement(text)) is expected
