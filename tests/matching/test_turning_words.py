"""Every small word that turns what is said, or leaves it as it is, by an example of its own."""

import pytest

import claimcheck
from claimcheck.documents import document_from_text
from claimcheck.lexicon import load
from claimcheck.matching.terms import words_of
from claimcheck.model import Claim, Verdict

CONFLICT, DRIFT, AGREE = Verdict.CONFLICT, Verdict.DRIFT, Verdict.AGREE


def verdict(claim, text):
    cells = claimcheck.check([Claim(id="c", claim=claim)], [document_from_text("d", text)]).cells
    return cells[0].verdict if cells else None


@pytest.mark.parametrize("words", sorted(words_of("conceding")))
def test_a_concession_is_no_cause(words):
    thing = "demand was strong" if "though" in words else "the rain"
    assert verdict(f"Prices fell {words} {thing}.", f"Prices fell because of {thing}.") is CONFLICT


@pytest.mark.parametrize("words", sorted(words_of("causing")))
def test_a_cause_is_no_concession(words):
    assert verdict("The fair ended despite the rain.", f"The fair ended {words} the rain.") is (
        CONFLICT
    )


@pytest.mark.parametrize("words", sorted(words_of("beside")))
def test_beside_a_place_is_not_in_it(words):
    text = f"The body was found {words} the river."
    assert verdict("The body was found in the river.", text) is DRIFT


@pytest.mark.parametrize("words", sorted(words_of("out_of")))
def test_out_of_a_place_is_not_in_it(words):
    text = f"He was arrested {words} the village."
    assert verdict("He was arrested in the village.", text) is CONFLICT


@pytest.mark.parametrize("word", sorted(words_of("inside")))
def test_in_a_place_is_not_near_it(word):
    claim = f"The body was found {word} the barn."
    assert verdict(claim, "The body was found near the barn.") is DRIFT


@pytest.mark.parametrize("word", sorted(words_of("exclusively")))
def test_one_sort_alone_is_not_two(word):
    claim = f"The park is open {word} to residents."
    assert verdict(claim, "The park is open to residents and visitors.") in {CONFLICT, DRIFT}


@pytest.mark.parametrize("word", sorted(words_of("for_its_body") - {"people", "person"}))
def test_what_is_done_for_a_body_it_does(word):
    doer = word if word in {"staff", "management", "leadership"} else f"a {word}"
    claim = "The plan was drawn up by the union."
    assert verdict(claim, f"The plan was drawn up by {doer} of the union.") is AGREE


def test_what_its_lawyer_does_a_body_does_not():
    claim = "The plan was drawn up by the union."
    assert verdict(claim, "The plan was drawn up by a lawyer of the union.") is not AGREE


@pytest.mark.parametrize("word", sorted(words_of("timed")))
def test_what_is_due_is_expected(word):
    claim = "The report is expected in May."
    assert verdict(claim, f"The report is {word} in May.") is not DRIFT


@pytest.mark.parametrize("word", sorted(words_of("naming_whole")))
def test_a_plural_that_is_named_means_all_of_it(word):
    assert (
        verdict("All the figures are provisional.", f"{word.capitalize()} figures are provisional.")
        is AGREE
    )


@pytest.mark.parametrize(
    ("lead", "rest"), [("to", "Spain"), ("on", "strike pay"), ("for", "pensioners")]
)
def test_what_narrows_all_of_a_sort(lead, rest):
    assert lead in words_of("telling_which")
    assert verdict("All trips were cancelled.", f"All trips {lead} {rest} were cancelled.") is DRIFT


@pytest.mark.parametrize("word", sorted(words_of("extreme")))
def test_the_most_or_least_there_may_be_is_not_what_it_is(word):
    assert verdict("The fine was £34m.", f"The {word} fine is £34m.") is not AGREE


@pytest.mark.parametrize("word", sorted(words_of("back_in_time")))
def test_how_long_ago_is_not_how_long(word):
    claim = "The road was closed for three hours."
    assert verdict(claim, f"The road was closed three hours {word}.") is not AGREE


HOLDING = load("en").table("judging")["holding"]
AGAINST = {"gained": "needs", "lost": "has", "held": "needs", "needed": "has", "spent": "has"}


@pytest.mark.parametrize(("way", "verb"), [(way, verb) for way in AGAINST for verb in HOLDING[way]])
def test_a_sum_is_held_otherwise(way, verb):
    told = "has" if verb == "have" else f"{verb}s"
    assert verdict(f"The fund {told} £34m.", f"The fund {AGAINST[way]} £34m.") is not AGREE
    assert verdict(f"The fund {told} £34m.", f"The fund {told} £34m.") is AGREE


@pytest.mark.parametrize("word", HOLDING["left"])
def test_what_is_left_was_not_spent(word):
    assert verdict("The fund spent £34m.", f"The fund has £34m {word}.") is not AGREE
