"""The scan for figures and anchors, held to the slow and obvious way to know."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.lexicon.lemmas import lemma
from claimcheck.model import Block, Document, Span, Zone
from claimcheck.reading.figures import find_figures
from claimcheck.reading.plain import make_plain
from claimcheck.reading.reader import read_document
from claimcheck.reading.scan import is_worth_reading
from claimcheck.reading.tokens import tokenize

WORDS = """
the council said children child's were rose rising one's someone often twenty-five ½ 3 third thirds
hundred\u00adth mil\u200blion doubled café naïve İstanbul long-term A&E twice-yearly dozen, (half)
\u2018seven\u2019 covid-19 a an many Ten \u0664\u0669
"""
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join) | st.text(max_size=40)
ANCHORS = st.frozensets(st.sampled_from(["child", "council", "long-term", "rise", "café", "zebra"]))


def as_reading_finds(text, anchors):
    """Whether a figure is read in the text, and which of the anchors are lemmas of its words."""
    plain = make_plain(text).text
    span = Span(0, len(plain))
    tokens = tokenize(plain, span)
    return bool(find_figures(plain, span, tokens)) or any(lemma(w) in anchors for w in tokens.known)


@settings(max_examples=500, deadline=None)
@given(TEXTS, ANCHORS)
@example("#\u00b2", frozenset())
def test_no_is_said_only_where_reading_finds_nothing(text, anchors):
    assert is_worth_reading(text, anchors) or not as_reading_finds(text, anchors)


@pytest.mark.parametrize(
    "text",
    [
        "The council said that the road would stay shut.",
        "Someone often waits. It is the same in every town, and the mayor knows.",
        "\u201cNobody was told,\u201d she said \u2014 and left.",
    ],
)
def test_a_text_without_figures_and_anchors_is_not_worth_reading(text):
    assert not is_worth_reading(text)
    assert not is_worth_reading(text, frozenset({"hospital"}))


@pytest.mark.parametrize(
    "text",
    ["It rose by 3.", "Half of them left.", "Prices doubled.", "Twenty-five came.", "½ left"],
)
def test_a_text_with_a_figure_is_worth_reading(text):
    assert is_worth_reading(text)


@pytest.mark.parametrize("text", ["The roads' state", "ROAD works", "a mile of\u00a0roads"])
def test_a_text_with_an_anchor_in_any_form_is_worth_reading(text):
    assert is_worth_reading(text, frozenset({"road"}))


def test_words_are_found_far_into_a_long_text():
    long = "and so it went on " * 20_000

    assert not is_worth_reading(long, frozenset({"road"}))
    assert is_worth_reading(f"{long} the roads", frozenset({"road"}))
    assert is_worth_reading(f"{long} half the town")


def document(text):
    return Document("d", Path("d.txt"), text, (Block(Span(0, len(text)), Zone.BODY),))


def test_a_document_is_read_where_it_has_figures_or_what_is_asked_for():
    quiet = document("The mayor opened the bridge. Nobody spoke.")
    loud = document("The mayor opened 3 bridges.")
    asked = frozenset({"hospital"})

    assert read_document(quiet, asked).statements == ()
    assert read_document(quiet, frozenset({"bridge"})) == read_document(quiet)
    assert read_document(loud, asked) == read_document(loud)
