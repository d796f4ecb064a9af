"""Which words of a list belong to which of its figures."""

import pytest

from claimcheck.matching.labels import members, segments
from claimcheck.reading.reader import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Men won 212 seats and women 138.", {"212": "Men won 212 seats", "138": "and women 138."}),
        ("Men, 212; women, 138.", {"212": "Men, 212", "138": "; women, 138."}),
        (
            "There were 18,400 cars of Marlow, 6,200 of Vale.",
            {"18,400": "There were 18,400 cars of Marlow", "6,200": ", 6,200 of Vale."},
        ),
        (
            "The fee was £3m and the salary of £2m was paid.",
            {"£3m": "The fee was £3m", "£2m": "and the salary of £2m was paid."},
        ),
        (
            "In Leeds 12 fell, while in Hull 13 fell.",
            {"12": "In Leeds 12 fell,", "13": "while in Hull 13 fell."},
        ),
        ("Sales were 90.", {"90": "Sales were 90."}),
        ("Nobody came.", {}),
    ],
)
def test_the_words_of_each_figure(text, expected):
    (statement,) = read_text(text)
    found = {
        statement.figures[at].text: text[span.start : span.end].strip()
        for at, span in members(statement).items()
    }

    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One passenger and two guards were killed.",
            {"One": "One passenger", "two": "and two guards"},
        ),
        (
            "One passenger was killed and two guards were hurt.",
            {"One": "One passenger was killed", "two": "and two guards were hurt."},
        ),
        ("Two guards were killed.", {"two": "Two guards were killed."}),
        (
            "Fewer than 100 cases of Covid-19 were found.",
            {"fewer than 100": "Fewer than 100 cases of Covid-19 were found."},
        ),
    ],
)
def test_the_words_that_are_one_figures_alone(text, expected):
    (statement,) = read_text(text)
    found = {
        statement.figures[at].text.lower(): text[span.start : span.end].strip()
        for at, span in segments(statement).items()
    }

    assert found == {figure.lower(): words for figure, words in expected.items()}
