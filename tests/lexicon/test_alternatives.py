"""What one row of a table stands for."""

import pytest

from claimcheck.lexicon.alternatives import phrases_of


@pytest.mark.parametrize(
    ("row", "phrases"),
    [
        ("fall sharply", ["fall sharply"]),
        ("rise|rose by", ["rise by", "rose by"]),
        ("in (the) wake of", ["in the wake of", "in wake of"]),
        (
            "(a|the) link between|with",
            [
                "a link between",
                "a link with",
                "the link between",
                "the link with",
                "link between",
                "link with",
            ],
        ),
        ("(", ["("]),
        ("", [""]),
    ],
)
def test_a_row_stands_for_every_choice_of_its_words_in_order(row, phrases):
    assert [" ".join(words) for words in phrases_of(row.split())] == phrases
