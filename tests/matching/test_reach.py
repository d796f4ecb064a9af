"""Which claims the words of a document can speak of, before any of its sentences is read."""

import pytest

from claimcheck.documents import document_from_text
from claimcheck.matching import gather, prepare
from claimcheck.matching.gist import gist_of
from claimcheck.matching.reach import reach_of
from claimcheck.model import Claim
from claimcheck.reading.reader import read_document, read_text

CLAIMS = (
    "Nurses at Marlow hospital went on strike in May",
    "The council closed 1,412 libraries",
    "The novelist Edie Marsh turned down a damehood",
)


@pytest.fixture(scope="module")
def reach():
    texts = ("The council sang.", "Nurses met.", "A choir went home in Marlow.")
    documents = [document_from_text(f"d{at}", text) for at, text in enumerate(texts)]
    corpus = gather([read_document(each) for each in documents], {}, ())
    ready = [prepare(Claim("c", c), read_text(c, None), corpus) for c in CLAIMS]
    return reach_of(ready, corpus.weigh, corpus.words)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Nurses at Marlow hospital went on strike in May.", {0}),
        ("In May the council closed 1,412 libraries.", {1}),
        # The figure leads to the claim with few of its words.
        ("1,412 libraries closed.", {1}),
        ("A choir sang in the hall, and the council thanked the choir.", set()),
        ("It rained.", set()),
    ],
)
def test_a_document_leads_to_the_claims_it_can_speak_of_and_to_no_other(reach, text, claims):
    document = document_from_text("text", text)

    assert reach.of_document(document, frozenset({0, 1})) == claims
    assert reach.of_document(document, frozenset({0})) == claims & {0}


def test_a_few_words_that_name_nobody_may_be_said_of_whom_a_claim_names(reach):
    assert reach.of_gist(gist_of("It turned her down.")) == {2}
    assert reach.of_gist(gist_of("It did so.")) == {2}
    assert reach.of_gist(gist_of("It rained for hours in the hills. " * 200)) == set()
