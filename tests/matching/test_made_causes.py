"""A claim makes a cause of what a document tells to have come before."""

import pytest

from claimcheck.matching.made_causes import made_causes
from matching.cases import case_of


@pytest.mark.parametrize(
    ("claim", "text", "joined", "word"),
    [
        (
            "Street lights cut burglaries",
            "Burglaries fell after street lights came.",
            "after",
            "cut",
        ),
        ("Street lights cut burglaries", "Burglaries fell after the lights came.", "after", "cut"),
        (
            "Free meals raised test scores in Leighton",
            "Test scores went up in Leighton after free meals came.",
            "after",
            "raised",
        ),
        (
            "Street lights caused the fall in burglaries",
            "Burglaries fell after street lights came.",
            "after",
            "caused",
        ),
    ],
)
def test_what_came_after_is_told_as_what_was_brought_about(claim, text, joined, word):
    (found,) = made_causes(case_of(claim, text))

    assert (found.joined.of(text), found.word) == (joined, joined)
    assert found.claimed.startswith(word)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        # Another effect, of which a word or less is met.
        (
            "Free meals raised test scores in Leighton",
            "Rents went up in Leighton after free meals came.",
        ),
        (
            "Free meals raised the test scores of younger pupils",
            "Scores in darts rose after free meals came.",
        ),
        # Another cause.
        ("Street lights cut burglaries", "Burglaries fell after the fair came."),
        # The document makes it a cause itself.
        ("Street lights cut burglaries", "Street lights cut burglaries after they came."),
        ("Street lights cut burglaries", "Burglaries fell because of the street lights."),
        # What people do, they do.
        ("The council cut the fee", "The fee fell after the council met."),
        (
            "The lights came before the fall in burglaries",
            "Burglaries fell after street lights came.",
        ),
    ],
)
def test_nothing_is_made_a_cause(claim, text):
    assert not list(made_causes(case_of(claim, text)))
