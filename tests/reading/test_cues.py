"""Cues: the words that turn, soften, strengthen or rank what a sentence says."""

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon import load
from claimcheck.lexicon.alternatives import phrases_of
from claimcheck.model import Span
from claimcheck.reading.cues import _keys, find_cues, opposite
from claimcheck.reading.tokens import tokenize

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpus" / "cues.toml").read_text("utf-8"))
TABLE = load("en").table("cues")
MARK = re.compile(r"\[([^\[\]|]*)(?:\|([^\[\]]*))?\]")


def found(text):
    span = Span(0, len(text))
    return find_cues(text, span, tokenize(text, span))


def unmarked(sentence, meaning):
    """The bare sentence, and (start, end, family.value) of every mark in it."""
    text, marks, at = "", [], 0
    for match in MARK.finditer(sentence):
        text += sentence[at : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2] or meaning))
        text += match[1]
        at = match.end()
    return text + sentence[at:], marks


SENTENCES = [
    pytest.param(sentence, meaning, id=f"{meaning}: {sentence}")
    for meaning, group in CORPUS.items()
    for sentence in group["sentences"]
]


@pytest.mark.parametrize(("sentence", "meaning"), SENTENCES)
def test_what_is_marked_is_found_and_what_is_found_is_marked(sentence, meaning):
    text, marks = unmarked(sentence, meaning)
    cues = found(text)
    assert [(c.span.start, c.span.end, f"{c.family}.{c.value}") for c in cues] == marks
    assert all(c.text == c.span.of(text) for c in cues)


def test_every_phrase_of_the_lexicon_has_an_example():
    seen = {
        (meaning, tuple(_keys(t.text) for t in tokenize(text, Span(start, end))))
        for group, sentences in CORPUS.items()
        for text, marks in (unmarked(s, group) for s in sentences["sentences"])
        for start, end, meaning in marks
    }

    def has_example(meaning, row):
        return any(
            meaning == m and len(words) == len(keys) and all(map(tuple.__contains__, keys, words))
            for m, keys in seen
            for words in phrases_of(row.split())
        )

    missing = [
        f"{family}.{value}: {row}"
        for family, values in TABLE["cue"].items()
        if family != "nothing"
        for value, rows in values.items()
        for row in rows
        if not has_example(f"{family}.{value}", row)
    ]
    assert missing == []


def test_no_phrase_has_two_meanings():
    meanings = {}
    for family, values in TABLE["cue"].items():
        for value, rows in values.items():
            for row in rows:
                for words in phrases_of(row.split()):
                    meanings.setdefault(words, set()).add(f"{family}.{value}")
    assert {words: m for words, m in meanings.items() if len(m) > 1} == {}


def test_a_phrase_that_only_looks_like_a_cue_hides_what_it_holds():
    assert [c.text for c in found("Not only did it rise: not 3, not even one.")] == [
        "rise",
        "not",
        "not",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("highest", "lowest"),
        ("best", "worst"),
        ("first", "last"),
        ("up", "down"),
        ("most", "least"),
    ],
)
def test_opposites_are_known_both_ways(one, other):
    assert opposite(one) == other
    assert opposite(other) == one


def test_a_value_without_opposite_has_none():
    assert opposite("deputy") is None


@pytest.mark.parametrize(
    "text", ["They met in May.", "May 12 was wet.", "Will Carter swam.", "He saw Will."]
)
def test_months_and_names_are_no_modality(text):
    assert found(text) == ()


def test_a_headline_in_capitals_has_its_modality():
    assert [c.value for c in found("Council May Close Every Library")] == ["possible", "all"]


ROW = """
not only no fewer than may will the most recent of ex-mayor rose 90 some all
at , . due to
"""
WORDS = st.sampled_from(ROW.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=15).map(" ".join) | st.text(max_size=50))
def test_cues_stand_in_order_inside_the_sentence(text):
    at = 0
    for cue in found(text):
        assert at <= cue.span.start < cue.span.end <= len(text)
        assert cue.text == cue.span.of(text)
        at = cue.span.end


def test_time_grows_with_the_length_of_the_text_and_not_with_its_square():
    def spent(times):
        text = "no fewer than not only the most of the in part because " * times
        tokens = tokenize(text, Span(0, len(text)))
        start = time.process_time()
        find_cues(text, Span(0, len(text)), tokens)
        return time.process_time() - start

    spent(10)
    assert spent(2000) < 100 * spent(200)
