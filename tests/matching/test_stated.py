"""What a claims file states beside a claim's sentence fills what the sentence leaves open."""

import pytest

from claimcheck.matching.stated import with_stated
from claimcheck.model import Claim
from claimcheck.reading.reader import read_text


def stated(sentence, **keys):
    (statement,) = read_text(sentence)
    return statement, with_stated(statement, Claim("c", sentence, **keys))


def test_a_unit_and_a_population_are_taken_word_by_word():
    _, found = stated("Some 90 were seen", unit="children in need", population="the 194 pupils")
    (figure,) = found.figures

    assert (figure.counted.text, figure.counted.lemmas[0]) == ("children in need", "child")
    assert figure.of.text == "the 194 pupils"
    assert figure.of.lemmas[-1] == "pupil"
    assert "194" not in figure.of.lemmas


def test_what_the_sentence_says_is_not_replaced():
    _, found = stated("90 boys were seen", unit="children")
    assert found.figures[0].counted.text == "boys"

    _, found = stated("31% of drivers were drunk", population="cyclists")
    assert found.figures[0].of.text == "drivers"

    before, found = stated("The fair in Leeds drew 90 guests", place="Hull")
    assert found.names == before.names


def test_a_place_is_a_name_that_stands_nowhere():
    _, found = stated("The fair drew 90 guests", place="Hull")

    (place,) = found.names
    assert (place.text, place.kind, place.full) == ("Hull", "place", "Hull")
    assert place.span.start == place.span.end


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("The fair drew 90 guests", {"Ann Vale"}),
        ("“The fair drew 90 guests”", {"Ann Vale"}),
        ("The fair drew 90 guests, Ben Ode said", {"Ben Ode"}),
        ("The fair drew 90 guests, said Ben Ode, and “the hall was full”", {"Ben Ode"}),
    ],
)
def test_a_speaker_is_added_where_nobody_speaks(sentence, speakers):
    _, found = stated(sentence, speaker="Ann Vale")

    assert {s.speaker.text for s in found.speech if s.speaker} == speakers


def test_without_keys_nothing_is_added():
    before, found = stated("The fair drew 90 guests")

    assert found is before
