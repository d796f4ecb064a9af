import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.lexicon import load
from claimcheck.model import Span
from claimcheck.reading.names import compare_names, consolidate, find_names
from claimcheck.reading.sentences import split_sentences
from claimcheck.reading.tokens import tokenize

CORPUS = tomllib.loads((Path(__file__).parent.parent / "corpus/names.toml").read_text("utf-8"))
EXAMPLES = [
    pytest.param(example, id=f"{group}: {example['text'][:40]}")
    for group, examples in CORPUS.items()
    for example in examples
]


def read(text):
    sentences = split_sentences(text, Span(0, len(text)))
    return consolidate([find_names(text, s, tokenize(text, s)) for s in sentences])


@pytest.mark.parametrize("example", EXAMPLES)
def test_names_of_the_corpus_are_found_with_kind_and_office(example):
    text = example["text"]
    found = [name for names in read(text) for name in names]
    assert [[n.text, n.kind, n.office.text if n.office else ""] for n in found] == example["names"]
    for name in found:
        assert name.span.of(text) == name.text
        if name.office:
            assert name.office.span.of(text) == name.office.text


def test_a_surname_alone_takes_the_full_name_of_the_document():
    text = "Carla Whitmarsh resigned. Later Whitmarsh left. Whitmarsh's staff stayed."
    fulls = [name.full for names in read(text) for name in names]
    assert fulls == ["Carla Whitmarsh"] * 3


def test_of_two_bearers_of_a_surname_the_last_named_is_meant():
    text = "Ann Tull spoke. Tull left. Then Peter Tull spoke. Tull sat down."
    fulls = [name.full for names in read(text) for name in names]
    assert fulls == ["Ann Tull", "Ann Tull", "Peter Tull", "Peter Tull"]


def test_the_first_word_of_a_body_stands_for_it():
    text = "The Corvane Group is closing. Staff at Corvane are sad."
    assert [(n.full, n.kind) for names in read(text) for n in names] == [
        ("Corvane Group", "organisation"),
        ("Corvane Group", "organisation"),
    ]


def test_a_common_word_that_opens_a_sentence_is_a_name_only_where_the_text_capitalises_it_inside():
    assert read("Brandish has closed.") == ((),)
    first, second = read("Brandish has closed. Shares in Brandish fell.")
    assert [n.text for n in first] == [n.text for n in second] == ["Brandish"]


def test_words_of_a_capitalised_headline_are_names_only_where_the_text_below_says_so():
    headline, body = read("Ferry Firm Blames Storm For Late Boats\n\nA ferry firm blamed Nattle.")
    assert headline == ()
    assert [n.text for n in body] == ["Nattle"]


SAME = [
    ("Marian Oduya", "marian oduya"),
    ("Dr Marian Oduya", "Oduya"),
    ("M. Oduya", "Marian Oduya"),
    ("José Marín", "Jose Marin"),
    ("Ann Smith-Jones", "Ann Smith Jones"),
    ("Dave Kell", "David Kell"),
    ("Peter John Ames", "Peter Ames"),
    ("Corvane Ltd", "Corvane"),
    ("Severn & Dart", "Severn and Dart"),
    ("the Ministry of Works", "Ministry of Works"),
    ("RPO", "Rail Punctuality Office"),
    ("Corvane L.L.C.", "Corvane LLC"),
    ("Corvane plc", "Corvane Public Limited Company"),
    ("Corvane AG", "Corvane Aktiengesellschaft"),
    ("OJSC Nordneft", "Nordneft Joint Stock Company"),
    ("Orme, Ann", "Ann Orme"),
    ("Corvane, Inc.", "Corvane"),
    ("US Office of Tides", "United States Office of Tides"),
    ("Int\u2019l Court of Arms", "International Court of Arms"),
    ("Battalion Thirty-Six", "Battalion 36"),
    ("1st Harbour Bank", "First Harbour Bank"),
    ("JP Orme", "Jean-Paul Orme"),
    ("Pedro Marín", "Pedro Marín Ugarte"),
    ("New Torby", "New Torby City"),
    ("Ann Mary Orme", "Ann Mary Louise Orme"),
    ("Norby Harbour Board", "Norby Harbour Trust Board"),
    ("JC Orme", "Jean Claude Orme"),
    ("A. Orme", "Ann Mary Orme"),
    ("Bob Orme", "Robert James Orme"),
    ("Mary Orme", "Ann Mary Orme"),
]
VARIANT = [
    ("Lord Carlile", "Lord Carlisle"),
    ("Peter Lindqvist", "Peter Lindquist"),
    ("Karen Amery", "Karin Amery"),
    ("Tolbrook", "Tolbrock"),
    ("Ann Hobson", "Ann Hobsen"),
    ("Moammar Qassiri", "Muammar Gassiri"),
    ("Yusuf bin Ladeq", "Yousef ibn Ladiq"),
    ("Wolodymyr Zelnik", "Volodymyr Selnik"),
    ("Agriculture Bank of Corvania", "Agricultural Bank of Corvania"),
    ("Karin Amery", "Karen Jane Amery"),
    ("Ann Hobsen", "Ann Mary Hobson"),
    ("Ann M. Hobsen", "Ann Mary Louise Hobson"),
]
DIFFERENT = [
    ("Ann Lee", "Ann Low"),
    ("Marian Oduya", "Giles Thorne"),
    ("Marian Oduya", "Peter Oduya"),
    ("Department of Health", "Department of Wealth"),
    ("Hill", "Mill"),
    ("Norby Council", "Selby Council"),
    ("Trust 4", "Trust 5"),
    ("Northshire", "Southshire"),
    ("Bank of Corvania", "Bank of Aldmark"),
    ("Omar bin Salim", "Salim bin Omar"),
    ("Corvane Fund II, L.P.", "Corvane Fund III, L.P."),
    ("Corvane Fund, L.P.", "Corvane Fund II, L.P."),
    ("Jane Harris", "Jon Harris"),
    ("Jean-Paul Orme", "JC Orme"),
    ("Peter Oduya", "Marian Jane Oduya"),
    ("Ann Jane Orme", "Ann Mary Louise Orme"),
    ("Ann Lee", "Ann Mary Orme"),
    ("Norby Trust", "Norby Harbour Trust Board"),
    ("River", "River Trust"),
]


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_names_of_one_bearer_are_the_same(ours, theirs):
    assert compare_names(ours, theirs) == compare_names(theirs, ours) == "same"


@pytest.mark.parametrize(("ours", "theirs"), VARIANT)
def test_names_a_slip_apart_are_variants(ours, theirs):
    assert compare_names(ours, theirs) == compare_names(theirs, ours) == "variant"


@pytest.mark.parametrize(("ours", "theirs"), DIFFERENT)
def test_names_of_two_bearers_are_different(ours, theirs):
    assert compare_names(ours, theirs) == compare_names(theirs, ours) == "different"


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_is_symmetric_and_every_name_is_itself(ours, theirs):
    assert compare_names(ours, theirs) == compare_names(theirs, ours)
    assert compare_names(ours, ours) == "same"


@given(st.text(alphabet="ABab 's.,\"of&-DrJ'", max_size=60))
def test_any_text_gives_names_in_order_inside_it(text):
    for sentence, names in zip(split_sentences(text, Span(0, len(text))), read(text), strict=True):
        ends = [sentence.start]
        for name in names:
            assert ends[-1] <= name.span.start < name.span.end <= sentence.end
            ends.append(name.span.end)


def test_a_word_of_the_lexicon_has_one_meaning_alone():
    table = load("en").table("names")
    alone = ["places", "known_organisations", "not_names", "given_names", "titles"]
    words = [word for key in alone for word in table[key]]
    assert sorted({w for w in words if words.count(w) > 1}) == []
