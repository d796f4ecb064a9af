"""Numbers in digits and in words, without units."""

from decimal import Decimal

import pytest

from claimcheck.model import Span
from claimcheck.reading.numbers import digits, read_number, read_part
from claimcheck.reading.phrases import make_row
from claimcheck.reading.tokens import tokenize

NUMERIC = frozenset({"one", "two", "twenty", "half", "quarters", "three", "forty", "thirds"})


def row(text: str):
    return make_row(text, tokenize(text, Span(0, len(text))), NUMERIC)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("90", "90", "1"),
        ("1,200", "1200", "1"),
        ("48,364", "48364", "1"),
        ("5.10", "5.1", "0.01"),
        ("12,50,000", "1250000", "1"),
        ("\u0664\u0669", "49", "1"),
    ],
)
def test_digits(text, value, step):
    assert digits(text) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize("text", ["1,2", "10:30", "2009/10", "1.2.3", "9" * 40, "\u00b2", "1,2345"])
def test_digits_that_are_no_number(text):
    assert digits(text) is None


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("two hundred and forty-one boats", "241", 6),
        ("two million three hundred thousand boats", "2300000", 5),
        ("a hundred boats", "100", 2),
        ("two and a half boats", "2.5", 4),
        ("two and three-quarters boats", "2.75", 5),
        ("two point four boats", "2.4", 3),
        ("half a million boats", "500000", 3),
        ("three quarters of a million boats", "750000", 5),
        ("two thousand and one boats", "2001", 4),
        ("2\u00bd boats", "2.5", 2),
        ("2 1/2 boats", "2.5", 2),
        ("2.5 million boats", "2500000", 2),
        ("twenty three boats", "23", 2),
        ("3 and a half boats", "3.5", 4),
        ("fifty - two boats", "52", 3),
        ("two million and a half thousand boats", "2000500", 6),
        # What follows is another number, or none.
        ("a hundred and boats", "100", 2),
        ("3 thousand 400 boats", "3000", 2),
        ("3 thousand and 400 boats", "3000", 2),
    ],
)
def test_numbers(text, value, words):
    number = read_number(row(text), 0)
    assert number is not None
    assert (number.value, number.stop) == (Decimal(value), words)


def test_two_numbers_in_a_row_are_two():
    assert read_number(row("two three"), 0).value == 2
    assert read_number(row("twenty and one left"), 0).value == 20


@pytest.mark.parametrize(
    ("text", "value"), [("half of us", "0.5"), ("two-thirds of us", None), ("a quarter", "0.25")]
)
def test_parts(text, value):
    part = read_part(row(text), 0)
    assert part is not None
    assert part.value == (Decimal(value) if value else Decimal(2) / 3)


@pytest.mark.parametrize("text", ["two third", "a thirds", "boats", "third man", ""])
def test_words_that_are_no_part(text):
    assert read_part(row(text), 0) is None
