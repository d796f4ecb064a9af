"""Which words mean the same, the opposite, a kind of one another, or a sibling thing."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import LexiconError
from claimcheck.lexicon import Lexicon, load, meaning
from claimcheck.lexicon.meaning import (
    _curated,
    _curated_relation,
    _derived,
    _form,
    category,
    group_key,
    near,
    phrases,
    relation,
    unit_relation,
    word_class,
)
from claimcheck.model import Span
from claimcheck.reading.tokens import lemma, tokenize

CORPUS = tomllib.loads(
    (Path(__file__).parents[1] / "corpus" / "meaning.toml").read_text(encoding="utf-8")
)
TABLE = load("en").table("meaning")
DERIVED = sorted(_derived("en"))
CURATED = sorted(_curated("en").same)
WORDS = st.sampled_from(CURATED) | st.sampled_from(DERIVED)


def pairs(name):
    return [tuple(pair.split(" / ")) for pair in CORPUS[name]]


def as_read(words):
    """A pair's word as the reader hands it over: each word its lemma."""
    return " ".join(t.lemma for t in tokenize(words, Span(0, len(words))))


@pytest.mark.parametrize("name", ["same", "opposite", "sibling", "kind", "none"])
def test_the_corpus_has_enough_pairs_of_each_relation(name):
    assert len(set(CORPUS[name])) == len(CORPUS[name]) >= 60


@pytest.mark.parametrize("pair", pairs("same"), ids=" ".join)
def test_words_that_say_the_same(pair):
    ours, theirs = map(as_read, pair)

    assert relation(ours, theirs) == relation(theirs, ours) == "same"


@pytest.mark.parametrize("pair", pairs("opposite"), ids=" ".join)
def test_words_that_say_the_opposite(pair):
    ours, theirs = map(as_read, pair)

    assert relation(ours, theirs) == relation(theirs, ours) == "opposite"


@pytest.mark.parametrize("pair", pairs("sibling"), ids=" ".join)
def test_words_for_different_things_of_one_family(pair):
    ours, theirs = map(as_read, pair)

    assert relation(ours, theirs) == relation(theirs, ours) == "sibling"


@pytest.mark.parametrize("pair", pairs("unit"), ids=" ".join)
def test_words_that_differ_only_as_what_is_counted(pair):
    """Spoken of together, so that one of them never stands in the other's place as such."""
    ours, theirs = map(as_read, pair)

    assert unit_relation(ours, theirs) == unit_relation(theirs, ours) == "sibling"
    assert relation(ours, theirs) is None


@pytest.mark.parametrize(
    ("name", "pair"),
    [(name, pair) for name in ("same", "opposite", "sibling", "kind") for pair in pairs(name)],
)
def test_a_relation_of_words_holds_for_what_is_counted(name, pair):
    assert unit_relation(*map(as_read, pair)) == name


@pytest.mark.parametrize("pair", pairs("kind"), ids=" ".join)
def test_a_narrower_word_is_a_kind_of_the_broader(pair):
    ours, theirs = map(as_read, pair)

    assert (relation(ours, theirs), relation(theirs, ours)) == ("kind", "narrower")


@pytest.mark.parametrize("pair", pairs("none"), ids=" ".join)
def test_words_of_which_nothing_may_be_concluded(pair):
    ours, theirs = map(as_read, pair)

    assert relation(ours, theirs) is None
    assert relation(theirs, ours) is None


@given(WORDS, WORDS)
def test_a_relation_is_the_same_from_both_sides(ours, theirs):
    back = {"kind": "narrower", "narrower": "kind"}
    found = relation(ours, theirs)

    assert relation(theirs, ours) == back.get(found, found)


@given(WORDS)
def test_every_word_is_the_same_as_itself_and_as_its_key(word):
    assert relation(word, word) == relation(word, group_key(word)) == "same"


def test_a_key_is_its_own_key():
    keys = {group_key(word) for word in (*CURATED, *DERIVED)}

    assert {group_key(key) for key in keys} == keys


def test_a_phrase_leads_to_the_key_of_its_group():
    assert phrases()["chief", "executive"] == group_key("boss")
    assert phrases()["wait", "list"] == group_key("wait list")
    assert phrases()["income", "tax"] == "income tax"
    assert all(len(words) > 1 for words in phrases())
    assert {key for key in phrases().values() if group_key(key) != key} == set()


def test_spellings_share_a_key():
    assert group_key("theatre") == group_key("theater")
    assert group_key("aeroplane") == group_key("airplane") == group_key("plane")


def test_a_word_of_several_meanings_keeps_to_itself():
    assert group_key("state") == "state"
    assert group_key("zzyx") == "zzyx"


@pytest.mark.parametrize(
    ("word", "name"),
    [(w, name) for name, words in CORPUS["category"].items() for w in words.split()],
)
def test_what_is_counted_has_a_category(word, name):
    assert category(lemma(word)) == name


@pytest.mark.parametrize("word", CORPUS["uncertain"]["words"].split())
def test_a_word_with_no_one_category_has_none(word):
    assert category(word) is None


@pytest.mark.parametrize(
    ("word", "name"),
    [(w, name) for name, words in CORPUS["class"].items() for w in words.split()],
)
def test_a_word_has_a_class(word, name):
    assert word_class(word) == name


def test_an_unknown_word_has_no_class():
    assert word_class("zzyx") is None


def test_entries_are_indexed_as_the_reader_reads_them():
    """The lexicon stands below the reader and reads its entries by itself: alike, or in vain."""
    entries = [e for groups in TABLE["same"].values() for g in groups for e in g.split(", ")]

    assert {e: _form(e, "en") for e in entries} == {e: as_read(e) for e in entries}


def test_no_word_is_both_a_kind_of_another_and_its_alternative():
    curated = _curated("en")

    assert [
        (word, other)
        for word, above in sorted(curated.broader.items())
        for other in sorted(above)
        if any(other in t.get(word, ()) for t in (curated.sibling, curated.opposite, curated.unit))
    ] == []


def test_no_word_is_a_kind_of_itself():
    assert [w for w, above in _curated("en").broader.items() if w in above] == []


def test_groups_are_written_one_way():
    """Lower case, single spaces, nothing twice, and more than one word a group."""
    for groups in TABLE["same"].values():
        for group in groups:
            words = group.split(", ")
            assert len(set(words)) == len(words) > 1
            assert all(w == " ".join(w.lower().split()) for w in words)


def test_the_curated_lexicon_has_breadth():
    sizes = {name: sum(map(len, TABLE[name].values())) for name in ("same", "opposite", "sibling")}

    assert sizes["same"] >= 250
    assert sizes["opposite"] >= 200
    assert sizes["sibling"] >= 120


def test_a_phrase_with_two_meanings_is_a_fault(monkeypatch):
    broken = {
        "same": {"a": ["car, auto", "cart, auto"]},
        "opposite": {"a": ["car | auto"]},
        "sibling": {},
        "unit": {},
        "kind": {"a": ["auto < car"]},
        "apart": {},
        "category": {"artifact": "car", "person": "car"},
    }
    tables = {"meaning": broken, "lemmas": load("en").table("lemmas")}
    monkeypatch.setattr(meaning, "load", lambda _: Lexicon("en", tables))

    with pytest.raises(LexiconError) as caught:
        _curated.__wrapped__("en")

    assert [fault.what for fault in caught.value.faults] == [
        "'auto' means 'car' and 'cart'; a phrase has one meaning",
        "'car | auto' sets 'car' against a word that means the same",
        "'auto < car' sets 'car' against a word that means the same",
        "'car' is of the category artifact and of person",
    ]


def test_the_derived_table_is_sorted_and_names_its_source():
    text = (Path(meaning.__file__).parent / "en" / "wordnet.txt").read_text("utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    words = [line.split("\t")[0] for line in text.splitlines() if not line.startswith("#")]

    assert "WordNet 3.0" in head[0]
    assert "LICENCE-WORDNET.txt" in head[2]
    assert words == sorted(set(words))
    assert len(text) < 1_500_000


def test_the_licence_of_wordnet_stands_beside_the_table():
    licence = (Path(meaning.__file__).parent / "en" / "LICENCE-WORDNET.txt").read_text("utf-8")

    assert "Copyright 2006 by Princeton University" in licence
    assert "appear on ALL copies" in licence


def test_opposites_are_never_the_same():
    """Curated opposites stay apart through every synonym of either side."""
    curated = _curated("en")

    for word, others in sorted(curated.opposite.items()):
        for other in sorted(others):
            assert relation(word, other) == "opposite"


def test_members_of_a_group_relate_alike():
    """What is said of one word of a group is said of all: a group has one row of relations."""
    probes = ["rise", "child", "person", "home", "crime", "company", "die"]

    for groups in TABLE["same"].values():
        for group in groups:
            forms = [_form(w, "en") for w in group.split(", ")]
            for a, b in combinations(forms, 2):
                assert group_key(a) == group_key(b)
                for probe in probes:
                    first = _curated_relation(group_key(a), probe, _curated("en"))
                    if first is not None:
                        assert relation(a, probe) == relation(b, probe)


@pytest.mark.parametrize("mark", [":", "3:0", "a:", ":b"])
def test_a_colon_alone_is_a_word_of_no_language(mark):
    """Tokens of a sentence may be marks; they lead to no language and mean nothing."""
    assert group_key(mark) == mark
    assert relation(mark, "rise") is None
    assert relation("rise", mark) is None
    assert not near(mark, "rise")
