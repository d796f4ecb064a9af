"""What is taken of a text once, so that it need not be opened again to see if it may speak."""

import pytest

from claimcheck.matching.gist import capitals_of, digits_of, initials_of


@pytest.mark.parametrize(
    ("run", "initials"),
    [
        ("Department for Work and Pensions", "DFWAP DWP"),
        ("Vale Foods", "VF VF"),
        ("St Mary-le-Bow", "SMLB SMB"),
        ("Marlow", "M M"),
    ],
)
def test_what_words_in_a_row_begin_with(run, initials):
    """With the small words between them, and without."""
    assert initials_of(run) == initials


@pytest.mark.parametrize(
    ("number", "digits"),
    [("12,345", "12345"), ("4 210", "421"), ("1.25", "125"), ("0.45", "45"), ("48,000", "48")],
)
def test_the_digits_of_a_number_without_the_noughts_at_its_ends(number, digits):
    assert digits_of(number) == digits


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("In Port Alden nobody met Vale Foods, it said.", {"In Port Alden", "Vale Foods"}),
        ("The Department for Work and Pensions said so.", {"The Department for Work and Pensions"}),
        ("A table at Café Olé or École", {"Café Olé or École"}),
        ("Somebody spoke of Marlow.", set()),
    ],
)
def test_the_words_with_capitals_that_stand_in_a_row(text, runs):
    assert capitals_of(text) == runs
