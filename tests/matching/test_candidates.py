"""Which statements of a text are looked at: by their words, their figures, and what they answer."""

import pytest

from claimcheck.documents import document_from_text
from claimcheck.matching import candidates, gather, prepare
from claimcheck.model import Claim
from claimcheck.reading.reader import read_document, read_text

AROUND = ("The weather was fine.", "Nobody came to the fair.", "It rained on the hall.")


def looked_at(claim, *sentences, most=16):
    """Those of some sentences that are looked at, in a text with a headline and others around."""
    text = "Talk of the town\n\n" + " ".join((*sentences, *AROUND))
    corpus = gather((read_document(document_from_text("d", text)),), {}, ())
    (library,) = corpus.libraries
    (ours,) = prepare(Claim("c", claim), read_text(claim), corpus)
    everywhere = range(len(library.profiles))
    found = candidates(ours, library, corpus, everywhere, most)
    return [library.profiles[at].statement.text for at in found]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The trust lost its nurses in the spring", "In spring the nurses went."),
        # A figure of three digits, whatever the words.
        ("The trust lost 312 nurses in the spring", "Some 312 of them left."),
        ("The trust lost 1,312 nurses in the spring", "Some 1,312 of them left."),
        (
            "The trust in Marlow lost 312 midwives and porters to clinics abroad in the spring",
            "Some 312 of them left.",
        ),
        # What nobody knows the cause of, where the claim gives a cause.
        ("Arson caused the blaze at the mill", "The cause is unknown."),
    ],
)
def test_a_sentence_that_is_looked_at(claim, sentence):
    assert looked_at(claim, sentence) == [sentence]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The trust lost its nurses in the spring", "The bakers went."),
        ("The trust lost 31 nurses in the spring", "Some 31 of them left."),
        ("The mill burned on Monday", "The cause is unknown."),
        ("Arson caused the blaze at the mill", "Nobody knows the owner."),
        ("The trust lost its nurses", "Did the trust lose its nurses?"),
    ],
)
def test_a_sentence_that_is_passed_over(claim, sentence):
    assert looked_at(claim, sentence) == []


def test_a_sentence_that_is_nearly_the_claim_comes_before_one_with_rarer_words():
    claim = "Wexcombe councillors closed the swimming bath in Hallowdene"
    rival = "Baron Tyrwhitt saw councillors of Hallowdene who had closed ranks again."
    near = "Wexcobe concillors cosed the swimming bath in Halowdene."
    farther = "Wexcobe concillors cosed the swimming bath in Halowden."

    assert looked_at(claim, near, rival, most=1) == [near]
    assert looked_at(claim, farther, rival, most=1) == [rival]
