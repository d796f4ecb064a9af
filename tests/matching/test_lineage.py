"""Long stretches of one text in another are found, whatever stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.lineage import repeated
from claimcheck.matching.wording import wording

RELEASE = (
    "The council will close four of its nine swimming pools in April to save money, it said on "
    "Monday. A petition against the plan has been signed by many people."
)


def test_a_copy_repeats_all_of_it():
    found = repeated(wording(RELEASE), wording(f"From our desk. {RELEASE}"))

    assert found.share == 1
    assert found.stretches == 1
    assert found.ours.of(RELEASE) == RELEASE.rstrip(".")


def test_a_text_of_its_own_repeats_nothing():
    own = "Swimmers are angry: four pools are to go in the spring, and nobody asked them about it."

    assert repeated(wording(own), wording(RELEASE)) is None


def test_a_short_stretch_in_a_long_text_is_no_repetition():
    text = "The mayor spoke of many other things at length and with some feeling. " * 9
    text += "The council will close four of its nine swimming pools in April."

    assert repeated(wording(text), wording(RELEASE)) is None


WORDS = st.lists(st.sampled_from("abcdefg"), max_size=12)


@given(WORDS, WORDS)
def test_what_stands_around_a_stretch_does_not_hide_it(before, after):
    text = " ".join([*before, RELEASE, *after])
    found = repeated(wording(text), wording(RELEASE))

    assert found.share >= len(RELEASE.split()) / len(text.split()) - 0.01
