"""What the difference of two figures does to a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.consequence import consequence
from claimcheck.reading.reader import read_text


def figure(words):
    [statement] = read_text(words)
    return statement.figures[0]


def between(ours, theirs):
    return consequence(figure(ours), figure(theirs))


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ("47% of members voted", "53% of members voted", "it turns a minority into a majority"),
        ("53% of members voted", "47% of members voted", "it turns a majority into a minority"),
        ("1,482 otters", "1,842 otters", "digits have changed places"),
        ("£3.4 million", "£3.4 billion", "it is of another size"),
        ("90 children", "119 children", "it makes it 32% more"),
        ("119 children", "90 children", "it makes it 24% less"),
        ("90 children", "92 children", None),
        ("51% of members", "53% of members", None),
        ("90 children", "90%", None),
        # A tenth is worth telling, and less is not.
        ("90 children", "99 children", "it makes it 10% more"),
        ("90 children", "98 children", None),
        # Exactly a half is neither a minority nor a majority.
        ("50% of members voted", "53% of members voted", None),
        ("47% of members voted", "50% of members voted", None),
        ("50% of members voted", "66% of members voted", "it makes it 32% more"),
        # Of counts there is no majority.
        ("0.4 children", "0.6 children", "it makes it 50% more"),
        ("0 children", "41 children", "one side has none of it"),
        ("41 children", "0 children", "one side has none of it"),
    ],
)
def test_a_difference_is_weighed_by_what_it_does(ours, theirs, said):
    assert between(ours, theirs) == said


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_majority_is_turned_round_both_ways_or_neither(a, b):
    there, back = (between(f"{x}% of members", f"{y}% of members") for x, y in ((a, b), (b, a)))

    turned = [bool(said and "majority" in said) for said in (there, back)]
    assert turned in ([True, True], [False, False])
    assert turned[0] == ((a - 50) * (b - 50) < 0)
