"""What speaks for an equal figure being the claim's."""

import pytest

from claimcheck.checking import read_claim
from claimcheck.documents import document_from_text
from claimcheck.matching import build_case, gather, prepare
from claimcheck.matching.contrary import CONTRARY, contrariness, contrary_features
from claimcheck.matching.evidence import (
    FEATURES,
    features,
    is_linked,
    is_of_another_subject,
    is_unlike,
    likelihood,
)
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Claim, Pairing
from claimcheck.reading.reader import read_document


def paired(claim: str, document: str) -> Pairing:
    corpus = gather((read_document(document_from_text("d", document)),), {}, ())
    asked = Claim("c", claim)
    profiles = prepare(asked, read_claim(claim, None), corpus)
    return build_case(asked, profiles, corpus.libraries[0], corpus).pairings[0]


OPENING = "Staff at the museum\n\nThe museum told its staff about the summer. "


def test_every_weight_is_one_of_a_feature_and_every_feature_has_one():
    assert set(WEIGHTS["evidence"]) == set(FEATURES)
    pairing = paired("The museum has 240 staff.", f"{OPENING}It has 240 of them.")
    assert len(features(pairing)) == len(FEATURES)


def test_more_words_of_the_claim_make_a_figure_likelier_the_claims():
    claim = "The museum lost 24% of its visitors in the summer."
    much = paired(claim, f"{OPENING}The museum lost 24% of its visitors.")
    some = paired(claim, f"{OPENING}The museum was without 24% of them.")

    assert 0 < likelihood(some) < likelihood(much) < 1


def test_what_speaks_for_a_figure_has_no_weight_against_it():
    for name in ("digits", "own", "inherited", "topic", "together", "near", "linked"):
        assert WEIGHTS["evidence"][name] > 0
    for name in ("names", "unit_same", "elided"):
        assert WEIGHTS["evidence"][name] >= 0
    for name in ("unlike", "other_act", "among"):
        assert WEIGHTS["evidence"][name] < 0
    for name in ("unit_other", "not_printed", "near_among"):
        assert WEIGHTS["evidence"][name] <= 0


def test_an_equal_figure_among_many_is_less_likely_the_claims():
    claim = "The museum lost 24% of its visitors in the summer."
    told = "It was without 24% of them."
    alone = paired(claim, f"{OPENING}{told}")
    many = " ".join(f"Sales of the {n}th print rose by {n}.5%." for n in range(31, 39))
    among = paired(claim, f"{OPENING}{told}\n\n{many}")

    assert among.match.among > alone.match.among
    assert likelihood(among) < likelihood(alone)


@pytest.mark.parametrize(
    ("document", "own"),
    [
        ("The museum's visits were up. The number of people in its halls rose by a sixth.", False),
        ("The museum's visits were up. It had gained a sixth.", False),
        ("The museum's visits were up. Staff pay rose by a sixth.", True),
    ],
)
def test_a_figure_of_a_subject_of_its_own(document, own):
    pairing = paired("Visits to the museum rose by 16.5%.", f"Visits\n\n{document}")

    assert is_of_another_subject(pairing) is own
    assert not (own and is_linked(pairing))


def test_a_figure_beside_one_that_counts_another_sort_of_thing_is_doubtful():
    pairing = paired(
        "The firm sold 612 boats in 2021, compared with 455 in 2020.",
        "Sales\n\nThe firm sold 612 engines in 2021, compared with 455 in 2020.",
    )

    assert is_unlike(pairing)


def test_every_weight_for_another_value_is_one_of_a_feature():
    assert set(WEIGHTS["contrary"]) == set(CONTRARY)
    pairing = paired("The museum has 240 staff.", f"{OPENING}It has 310 staff.")
    assert len(contrary_features(pairing)) == len(CONTRARY)


@pytest.mark.parametrize(
    ("counted", "same"),
    [("staff", True), ("employees", True), ("visitors", False), ("them", False)],
)
def test_another_value_counts_the_same_sort_of_thing_or_does_not(counted, same):
    told = f"Staff\n\nIt has 310 {'of ' * (counted == 'them')}{counted}."
    pairing = paired("The museum has 240 staff.", told)

    assert dict(zip(CONTRARY, contrary_features(pairing), strict=True))["unit_same"] == same


@pytest.mark.parametrize(
    ("told", "same"),
    [("It has 240 staff.", True), ("It has 240 employees.", True), ("It has 240 of them.", False)],
)
def test_an_equal_figure_counts_the_same_sort_of_thing_or_does_not_say(told, same):
    pairing = paired("The museum has 240 staff.", f"{OPENING}{told}")

    assert dict(zip(FEATURES, features(pairing), strict=True))["unit_same"] == same


def test_the_farther_a_value_is_the_less_it_contradicts():
    claim = "The museum lost 24% of its visitors in the summer."
    chances = [
        contrariness(paired(claim, f"{OPENING}The museum lost {n}% of its visitors."))
        for n in (26, 38, 64)
    ]

    assert chances == sorted(chances, reverse=True)


def test_a_part_of_the_same_whole_is_not_tied_to_it_by_the_whole():
    pairing = paired(
        "Of the 194 staff, 119 were trained.",
        "Staff\n\nOf the 194 staff, 90 were part-time.",
    )
    values = dict(zip(CONTRARY, contrary_features(pairing), strict=True))

    assert pairing.ours.text != "194"
    assert values["together"] == 0
