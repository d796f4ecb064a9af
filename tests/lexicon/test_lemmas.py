"""The lemma of a word is simplemma's, but for the forms that the lexicon says it gets wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.lexicon import load
from claimcheck.lexicon.lemmas import is_known, lemma
from claimcheck.reading import tokens

simplemma = pytest.importorskip("simplemma")

ENDINGS = ["", "s", "'s", "s'", "n't", "'d", "'ll", "'d've", "cies", "ized", "erves", "tions"]
ODD = ["", "'", "'s", "can't", "won't", "naïve", "cafe\u0301s", "don\u02bct", "½", "five_reports"]


def expected(word):
    """What simplemma makes of a word that the lexicon does not correct."""
    bare = word.removesuffix("'s").removesuffix("'")
    corrected = load("en").table("lemmas")["lemma"].get(bare)
    if corrected or not bare:
        return corrected or word
    if "-" in bare:
        return "-".join(expected(part) for part in bare.split("-"))
    return simplemma.lemmatize(bare, lang="en").lower()


@pytest.fixture(scope="module")
def dictionary():
    factory = pytest.importorskip("simplemma.strategies.dictionaries.dictionary_factory")
    return sorted({w.lower() for w in factory.DEFAULT_DICTIONARY_FACTORY.get_dictionary("en")})


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("children", "child"),
        ("children's", "child"),
        ("councils", "council"),
        ("long-term", "long-term"),
        ("waiting-lists", "wait-list"),
        ("rose", "rise"),
        ("zorbification", "zorbification"),
        ("zorbifications", "zorbification"),
        ("zorbized", "zorbize"),
        ("it'd", "it"),
    ],
)
def test_a_word_has_its_dictionary_form(word, form):
    assert lemma(word) == form


def test_the_reader_hands_on_the_function_of_the_lexicon():
    assert tokens.lemma is lemma


def test_a_share_of_all_words_of_the_dictionary_has_simplemmas_lemma(dictionary):
    wrong = [w for w in dictionary[::40] if lemma(w) != expected(w)]

    assert len(dictionary) > 150_000
    assert wrong == []


def test_words_are_known_that_simplemma_knows(dictionary):
    words = [w + end for w in dictionary[::400] for end in ("", "q")]
    wrong = [w for w in words if is_known(w) != simplemma.is_known(w, lang="en")]

    assert wrong == []


@pytest.mark.parametrize("word", ODD)
def test_an_odd_word_has_simplemmas_lemma(word):
    assert lemma(word) == expected(word)


@given(st.text("abcdeilnorst'é", min_size=1, max_size=7), st.sampled_from(ENDINGS))
def test_a_word_that_nobody_knows_has_simplemmas_lemma(start, ending):
    assert lemma(start + ending) == expected(start + ending)


@pytest.mark.nightly
def test_every_word_of_the_dictionary_has_simplemmas_lemma(dictionary):
    assert [w for w in dictionary if lemma(w) != expected(w)] == []
