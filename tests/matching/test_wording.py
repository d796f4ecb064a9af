"""Quotations are met word for word, changed, or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.wording import look_for, wording
from claimcheck.model import Span

TEXT = "He said: “We lost fourteen drivers in six months, and nobody asked why.” Then he left."


def met(quotation, text=TEXT):
    return look_for(quotation, Span(0, len(quotation)), wording(text))


def test_marks_and_capitals_do_not_count():
    found = met("we lost fourteen drivers, in six months")

    assert found.verbatim
    assert found.span.of(TEXT) == "We lost fourteen drivers in six months"


def test_an_ellipsis_stands_for_any_words_but_not_for_another_order():
    assert met("We lost fourteen drivers … nobody asked why").verbatim
    assert met("nobody asked why … We lost fourteen drivers") is None


def test_a_changed_word_is_told_on_both_sides():
    quotation = "We lost forty drivers in six months, and nobody asked why"
    found = met(quotation)

    assert [s.of(quotation) for s in found.ours] == ["forty"]
    assert [s.of(TEXT) for s in found.theirs] == ["fourteen"]


def test_a_short_quotation_is_met_whole_or_not():
    assert met("nobody asked").verbatim
    assert met("nobody cared") is None


def test_other_words_are_met_nowhere():
    assert met("The council has no money for a new bridge") is None
    assert met("") is None


FISH = ["a", "bear", "came", "down", "to", "the", "river", "and", "ate", "fish"]
WORDS = st.lists(st.sampled_from(FISH), max_size=30)


@given(WORDS, WORDS, WORDS)
def test_what_stands_in_the_text_is_met_verbatim(before, quoted, after):
    text = " ".join([*before, *quoted, *after])
    found = met(" ".join(quoted), text)

    if quoted:
        assert found.verbatim
        assert found.span.of(text) == " ".join(quoted)
    else:
        assert found is None


@given(WORDS, WORDS)
def test_what_is_met_verbatim_stands_in_the_text(quoted, words):
    found = met(" ".join(quoted), " ".join(words))

    if found and found.verbatim:
        assert " ".join(quoted) in " ".join(words)
