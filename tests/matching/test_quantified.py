"""Which shares the words of a quantifier leave open."""

from decimal import Decimal

import pytest

from claimcheck.matching.quantified import counted_whole, quantified
from claimcheck.reading.reader import read_text


@pytest.mark.parametrize(
    ("words", "allowed", "not_allowed"),
    [
        ("Most", ["50.1", "77", "100"], ["50", "12"]),
        ("All", ["100"], ["99", "50"]),
        ("Few", ["0", "12", "50"], ["51"]),
        ("Nearly all", ["75", "100"], ["74"]),
    ],
)
def test_what_a_quantifier_allows(words, allowed, not_allowed):
    found = quantified(read_text(f"{words} residents oppose the road.")[0])

    assert found is not None
    assert found.text.lower().startswith(words.lower())
    assert all(found.part.allows(Decimal(share)) for share in allowed)
    assert not any(found.part.allows(Decimal(share)) for share in not_allowed)


def test_a_sentence_without_a_quantifier():
    assert quantified(read_text("Residents oppose the road.")[0]) is None


def test_of_two_quantifiers_neither_is_the_sentences():
    text = "Most residents oppose the road and few residents support the pool."

    assert quantified(read_text(text)[0]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All 23 schools failed.", True),
        ("All of the 23 schools failed.", True),
        ("All schools lost 23 pupils.", False),
        ("Reading scores of ten-year-olds are the lowest since tests began.", False),
    ],
)
def test_which_figure_is_the_size_of_the_whole(text, expected):
    (statement,) = read_text(text)
    found = quantified(statement)

    assert found is not None
    assert counted_whole(found, statement.figures[0], statement) is expected
