"""Words that may stand for each other in some sense: they help to find, and prove nothing."""

import tomllib
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.lexicon import Lexicon, load
from claimcheck.lexicon.meaning import (
    _curated,
    _curated_relation,
    _form,
    _near,
    _near_built,
    _near_restored,
    group_key,
    near,
    near_worked_out,
    phrases,
)
from claimcheck.matching.terms import function_words, profile, vocabulary
from claimcheck.model import Span
from claimcheck.reading.reader import read_text
from claimcheck.reading.tokens import tokenize

CORPUS = tomllib.loads(
    (Path(__file__).parents[1] / "corpus" / "near.toml").read_text(encoding="utf-8")
)
WRITTEN = [g for part in load("en").table("near").values() for g in part["groups"]]
GROUPS = [g.replace("=", "") for g in WRITTEN]
WORDS = st.sampled_from(sorted(_near("en").groups))
PARTICLES = frozenset(CORPUS["particles"])


def pairs(name):
    return [tuple(pair.split(" / ")) for part in CORPUS[name].values() for pair in part]


def as_read(words):
    """A pair's word as the reader hands it over: each word its lemma."""
    return " ".join(t.lemma for t in tokenize(words, Span(0, len(words))))


def rivals(a, b):
    """What the curated tables say against two words, if anything."""
    tables = _curated("en")
    a, b = group_key(a), group_key(b)
    if b in tables.apart.get(a, ()):
        return "apart"
    if _curated_relation(a, b, tables) in {"opposite", "sibling"}:
        return _curated_relation(a, b, tables)
    above = [{x, *tables.broader.get(x, ())} for x in (a, b)]
    related = a in above[1] or b in above[0]
    if not related and any(y in tables.unit.get(x, ()) for x, y in product(*above)):
        return "unit"
    return None


@pytest.mark.parametrize(("name", "least"), [("near", 200), ("apart", 200)])
def test_the_corpus_has_enough_pairs(name, least):
    assert len({frozenset(p) for p in pairs(name)}) == len(pairs(name)) >= least


@pytest.mark.parametrize("pair", pairs("near"), ids=" ".join)
def test_words_that_may_stand_for_each_other(pair):
    ours, theirs = map(as_read, pair)

    assert near(ours, theirs)
    assert near(theirs, ours)


@pytest.mark.parametrize("pair", pairs("apart"), ids=" ".join)
def test_words_that_a_check_of_facts_tells_apart(pair):
    ours, theirs = map(as_read, pair)

    assert not near(ours, theirs)
    assert not near(theirs, ours)


def test_no_group_holds_what_the_curated_tables_set_apart():
    assert [
        (group, a, b, rivals(a, b))
        for group in GROUPS
        for a, b in combinations([_form(w, "en") for w in group.split(", ")], 2)
        if rivals(a, b)
    ] == []


def test_groups_are_written_one_way():
    """Lower case, single spaces, two words or more, and no two that mean the same anyway."""
    assert len(set(GROUPS)) == len(GROUPS) >= 1000
    for group in GROUPS:
        words = group.split(", ")
        keys = [group_key(_form(w, "en")) for w in words]
        assert len(set(keys)) == len(keys) > 1, group
        assert all(w == " ".join(w.lower().split()) for w in words), group


def test_no_group_stands_within_another():
    split = [g.split(", ") for g in WRITTEN]
    keys = sorted(
        (frozenset(w if w[0] == "=" else group_key(_form(w, "en")) for w in ws) for ws in split),
        key=len,
    )
    holders = {}
    for group in keys:
        for key in group:
            holders.setdefault(key, []).append(group)

    assert [sorted(g) for g in keys if any(g < other for other in holders[min(g)])] == []
    assert len(set(keys)) == len(keys)


def test_entries_are_indexed_as_the_reader_reads_them():
    entries = sorted({word for group in GROUPS for word in group.split(", ")})

    assert {e: _form(e, "en") for e in entries} == {e: as_read(e) for e in entries}


def test_a_phrase_has_one_word_of_content():
    """The matcher joins a phrase to one term: a second word of content would be lost to it."""
    for words in _near("en").phrases:
        content = [w for w in words if w not in PARTICLES and w not in function_words()]
        joined = _curated("en").known
        assert len(content) <= 1 or " ".join(words) in joined, words


@given(WORDS, WORDS)
def test_nearness_is_the_same_from_both_sides(ours, theirs):
    assert near(ours, theirs) == near(theirs, ours)


def test_what_is_near_a_word_is_near_all_that_mean_the_same():
    assert near("mull", "discuss")
    assert near("consider", "discuss")


def test_of_two_words_that_only_mean_the_same_as_those_of_a_group_nothing_is_said():
    """Two steps would lead too far."""
    assert near("put up", "increase")
    assert group_key("increase") == group_key("climb")
    assert not near("put up", "climb")


def test_a_word_in_a_sense_of_its_own_stands_for_itself():
    """To conclude that a thing is so is to find it; to end it, which is to conclude it, is not."""
    assert any("=conclude" in group and "find" in group for group in WRITTEN)
    assert near("conclude", "find")
    assert group_key("conclude") == group_key("end")
    assert not near("end", "find")


def test_an_unknown_word_is_near_nothing():
    assert not near("zzyx", "zzyxes")


def test_phrases_of_near_words_are_one_term():
    words = vocabulary({})
    statement = read_text("The trust set up a hotline after the break-in.")[0]
    terms = [t.lemma for t in profile(statement, words).terms]

    assert phrases()["set", "up"] == group_key("set up")
    assert terms == ["trust", "set up", "hotline", "break-in"]


def test_the_table_is_restored_as_it_was_built():
    lexicon = load("en")

    assert _near_restored(near_worked_out(lexicon)) == _near_built(lexicon)
    assert _near_built(Lexicon("en", {"near": {}})).groups == {}
