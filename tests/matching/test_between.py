"""Which statements of one document stand before those of another."""

import pytest
from attrs import evolve

from claimcheck.documents import document_from_text
from claimcheck.matching import gather
from claimcheck.matching.alignment import Least
from claimcheck.matching.between import _about_the_same, across_parts
from claimcheck.model import Role, Zone
from claimcheck.reading.reader import read_document
from matching.cases import case_of

CLOSED = (
    "It rained in Vale, and the council closed 15 libraries in Marlow in 2019, the mayor said.",
    "The council closed 16 libraries in Marlow in 2019, and the mayor opened a hall in Hull.",
    "The council closed 14 libraries in Marlow in 2019, while the market moved to Vale.",
)


@pytest.mark.parametrize("held", [None, {(0, 1): {0: frozenset({0})}, (1, 2): {0: frozenset({0})}}])
def test_where_there_is_a_primary_source_only_its_clauses_are_held_against_others(held):
    documents = [
        document_from_text(f"d{at}", text, role=Role.PRIMARY if at == 1 else None)
        for at, text in enumerate(CLOSED)
    ]
    corpus = evolve(gather([read_document(each) for each in documents], {}, ()), held=held)
    cases = list(across_parts(corpus, lambda _: True))

    assert {case.source.id for case in cases} == {"d1"}
    assert "d2" in {case.reading.document.id for case in cases}


def test_a_document_of_which_nothing_is_asked_does_not_end_the_search():
    documents = [document_from_text(f"d{at}", text) for at, text in enumerate(CLOSED)]
    corpus = gather([read_document(each) for each in documents], {}, ())
    cases = list(across_parts(corpus, lambda statement: {"16", "14"} & {*statement.text.split()}))

    assert {(case.source.id, case.reading.document.id) for case in cases} == {("d1", "d2")}


def test_a_headline_that_counts_is_looked_for_in_longer_sentences_and_another_is_not():
    claim = "The council closed 14 libraries"
    found = case_of(claim, "The council closed 14 libraries in Marlow in 2019.").sightings[0]
    least = Least(ours=0.3, theirs=0.25, both=0.9)
    longer = evolve(found, sure=0.5, back=0.1)
    headline = evolve(longer, ours=evolve(found.ours, zone=Zone.HEADLINE))

    assert found.matches
    assert _about_the_same(found, least)
    assert _about_the_same(headline, least)
    assert not _about_the_same(evolve(headline, matches=()), least)
    assert not _about_the_same(longer, least)
