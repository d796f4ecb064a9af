"""What German sentences mean to the reader: the corpora in `corpus/de`, grouped by meaning."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.lexicon import load
from claimcheck.reading.compounds import compound_numbers
from claimcheck.reading.reader import read_text

CORPUS = Path(__file__).parents[1] / "corpus" / "de"
DAY = dt.date(2023, 5, 17)


def corpus(name):
    return tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8"))


def statement(sentence):
    (found,) = read_text(sentence, DAY, "de")
    return found


def figure(sentence):
    return statement(sentence).figures[0]


def interval(quantity):
    left, right = "(" if quantity.low_open else "[", ")" if quantity.high_open else "]"
    return f"{left}{quantity.low}, {quantity.high}{right}"


def move(one):
    unit = one.quantity.unit
    parts = (one.role.value, one.change, f"{one.quantity.value:f}", unit)
    return " ".join(part for part in parts if part)


NUMBERS, BOUNDS, CHANGES = corpus("numbers"), corpus("bounds"), corpus("changes")["says"]
RELATIONS, PERIODS = corpus("relations"), corpus("periods")


@pytest.mark.parametrize(
    ("value", "sentence"), [(v, s) for v, said in NUMBERS["value"].items() for s in said]
)
def test_a_number_has_its_value(value, sentence):
    assert f"{figure(sentence).quantity.value.normalize():f}" == value


@pytest.mark.parametrize("sentence", NUMBERS["none"]["sentences"])
def test_a_sentence_without_a_figure_has_none(sentence):
    assert [
        f.text for f in statement(sentence).figures if f.quantity.kind.value != "identifier"
    ] == []


@pytest.mark.parametrize(
    ("meaning", "phrase"), [(g["meaning"], p) for g in BOUNDS.values() for p in g.get("before", ())]
)
def test_a_hedge_before_a_number_limits_it(meaning, phrase):
    found = figure(f"Es kamen {phrase} 90 Kinder.")

    assert interval(found.quantity) == meaning
    assert found.text == f"{phrase} 90"
    assert found.counted.text == "Kinder"


@pytest.mark.parametrize(
    ("meaning", "phrase"), [(g["meaning"], p) for g in BOUNDS.values() for p in g.get("after", ())]
)
def test_a_hedge_behind_a_number_limits_it(meaning, phrase):
    found = figure(f"Es waren 90{'' if phrase == '+' else ' '}{phrase}.")

    assert interval(found.quantity) == meaning


@pytest.mark.parametrize("sentence", BOUNDS["none"]["sentences"])
def test_a_word_of_a_hedge_elsewhere_limits_nothing(sentence):
    assert interval(figure(sentence).quantity) == BOUNDS["none"]["meaning"]


@pytest.mark.parametrize(
    ("meaning", "of", "sentence"),
    [(g["meaning"], g.get("of"), s) for g in CHANGES for s in g["sentences"]],
)
def test_a_change_has_its_way_and_what_moved(meaning, of, sentence):
    found = [f for f in statement(sentence).figures if move(f) == meaning]

    assert found, [move(f) for f in statement(sentence).figures]
    if of is not None:
        assert found[0].counted is not None
        assert found[0].counted.text == of


@pytest.mark.parametrize(
    ("relation", "sentence"), [(name, s) for name, said in RELATIONS.items() for s in said]
)
def test_the_last_figure_stands_in_its_relation(relation, sentence):
    found = statement(sentence).figures[-1].relation

    assert (found.value if found else "none") == relation


@pytest.mark.parametrize(
    ("meaning", "sentence"), [(name, s) for name, said in PERIODS.items() for s in said]
)
def test_a_period_is_of_its_days(meaning, sentence):
    found = statement(sentence)

    if meaning == "none":
        assert [p.text for p in found.periods] == []
        return
    (period,) = found.periods
    days = f"{period.start} {period.end}"
    assert (period.relative if days == "None None" else days) == meaning


# --- each phrase has an example, and one meaning ------------------------------------------


@pytest.mark.parametrize("part", ["before", "after"])
def test_every_hedge_of_the_table_stands_in_the_corpus_under_its_class(part):
    table = load("de").table("bounds")[part]
    given = {name: words for name, words in table.items() if name not in {"apart", "hyphened"}}

    assert {n: sorted(w) for n, w in given.items() if w} == {
        n: sorted(g[part]) for n, g in BOUNDS.items() if g.get(part)
    }


@pytest.mark.parametrize("family", ["part-of", "contrast", "further", "total"])
def test_every_word_of_relation_stands_in_the_corpus_under_its_family(family):
    said = " ".join(RELATIONS[family]).lower()

    assert [p for p in load("de").table("relations")[family] if p not in said] == []


def test_a_phrase_has_one_meaning():
    bounds, relations = load("de").table("bounds"), load("de").table("relations")
    families = ("part-of", "contrast", "further", "total")
    for groups in (
        bounds["before"].values(),
        [words for name, words in bounds["after"].items() if name != "apart"],
        [relations[name] for name in families],
    ):
        phrases = [phrase for words in groups for phrase in words]
        assert sorted(set(phrases)) == sorted(phrases)


# --- numbers in one word ------------------------------------------------------------------


def test_every_number_below_ten_thousand_is_put_together_once():
    found = compound_numbers(load("de").table("numbers"))

    assert set(range(1, 10_000)) <= set(found.values())
    assert found["dreihundertfünfundvierzig"] == 345
    assert found["neunhunderttausend"] == 900_000


def test_a_language_may_put_nothing_together():
    assert compound_numbers(load("en").table("numbers")) == {}


@pytest.mark.parametrize("number", [13, 21, 99, 101, 345, 1_021, 5_600, 40_000])
def test_a_number_in_words_is_the_number_in_digits(number):
    words = {value: word for word, value in compound_numbers(load("de").table("numbers")).items()}
    printed = f"{number:,}".replace(",", ".")
    one, other = figure(f"Es kamen {words[number]} Kinder."), figure(f"Es kamen {printed} Kinder.")

    assert one.quantity.value == other.quantity.value == number


# --- what is not read -----------------------------------------------------------------------


def test_nothing_is_read_that_is_no_figure():
    found = statement("Bürgermeisterin Anna Beispiel sagte: „90 Kinder kamen nicht.“")

    assert (found.speech, found.cues, found.clauses) == ((), (), ())
    assert [n.text for n in found.names] == []


def test_places_of_the_table_are_told_apart():
    found = statement(
        "In Bad Beispiel und in Hamburgs Mitte kamen 90 Kinder, in Frankfurt am Main 20."
    )

    assert [(n.text, n.full) for n in found.names] == [
        ("Hamburgs", "hamburg"),
        ("Frankfurt am Main", "frankfurt am main"),
    ]


def test_lemmas_say_which_language_they_are_of():
    found = statement("90 Kinder kamen.")

    assert found.figures[0].counted.lemmas == ("de:kind",)
    assert [t.lemma for t in found.tokens if t.kind == "word"] == ["de:kind", "de:kommen"]


# --- whatever is written --------------------------------------------------------------------


def phrases(value):
    """Every text that a table holds, its keys among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from phrases(each)
    elif isinstance(value, list):
        for each in value:
            yield from phrases(each)


WORDS = sorted(
    {
        word.strip("(){}")
        for name in ("numbers", "bounds", "relations", "units", "change", "grammar", "periods")
        for phrase in phrases(load("de").table(name))
        for word in phrase.replace("|", " ").split()
    }
    | {"90", "1.234,5", "2022", "3", "10:30", "Kinder", "Schulen", ",", ".", "(", ")", "-", "%"}
)


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.booleans())
def test_any_words_of_the_tables_in_any_order_are_read(words, capital):
    text = " ".join(word.capitalize() if capital else word for word in words)

    for found in read_text(text, DAY, "de"):
        for one in found.figures:
            assert text[one.span.start : one.span.end] == one.text
            assert one.quantity.low <= one.quantity.high
