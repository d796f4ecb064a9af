"""How rules put words of a text into their reasons."""

import pytest

from claimcheck.reading.reader import read_text
from claimcheck.rules.rule import said, shown


def figure(text):
    return read_text(text)[0].figures[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nearly half of buses ran late.", "nearly half"),
        ("A third of buses ran late.", "a third"),
        ("Ten buses ran late.", "ten"),
        ("90 buses ran late.", "90"),
        ("Some said that ten buses ran late.", "ten"),
    ],
)
def test_a_figure_inside_a_sentence(text, words):
    assert said(figure(text)) == words


def test_an_abbreviation_keeps_its_capitals():
    assert said(figure("US$3m was paid.")) == "US$3m"


def test_a_cue_of_two_letters_inside_a_sentence():
    (cue,) = (c for c in read_text("No child died.")[0].cues if c.family == "negation")

    assert (cue.text, said(cue)) == ("No", "no")


def test_nothing_has_no_words():
    assert said(None) == ""


def test_no_calculation_is_shown_for_what_is_printed():
    assert shown(figure("90 buses ran late."), figure("Ten buses ran late.")) is None
