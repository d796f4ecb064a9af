"""Whether two statements are told of others behind one preposition."""

import pytest

from claimcheck.matching.complements import other_complement
from claimcheck.model import Span
from matching.cases import case_of


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The vaccine is safe for children", "The vaccine is safe for horses."),
        ("Wages rose among waiters", "Wages fell among miners."),
        ("She was charged with fraud", "She was not charged with theft."),
        ("Pay rose for the nurses", "Pay rose for the porters at the hospital."),
    ],
)
def test_it_is_told_of_others(claim, text):
    assert other_complement(case_of(claim, text).sightings[0])


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        # Both may be one.
        ("The vaccine is safe for children", "The vaccine is safe for youngsters."),
        ("It held all editions of the cup", "It held all tournaments of the cup."),
        ("36% of all asylum applicants were granted it", "36% of all applicants were granted it."),
        # One of them says nothing of the kind.
        ("The vaccine is safe for children", "The vaccine is safe."),
        ("The vaccine is safe", "The vaccine is safe for children."),
        # Another preposition, or behind another word.
        ("The vaccine is safe for children", "The vaccine is safe in summer."),
        ("40 people died of measles", "40 people died in one of the worst regions."),
        # Names and times are asked about by themselves.
        ("The price of bread rose in Leeds", "The price of bread rose in Hull."),
        ("The price of bread rose in May", "The price of bread rose in June."),
    ],
)
def test_it_need_not_be_told_of_others(claim, text):
    assert not other_complement(case_of(claim, text).sightings[0])


def test_a_word_that_was_found_itself_does_not_count():
    sighting = case_of("The trial was held in private", "The trial was held in public.").sightings[
        0
    ]
    (swap,) = sighting.swaps

    assert other_complement(sighting)
    assert not other_complement(sighting, [swap.span])
    assert other_complement(sighting, [Span(0, 3)])
