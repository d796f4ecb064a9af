from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reports.difference import MOST_WORDS, differing

WORDS = st.lists(
    st.sampled_from(["ten", "10", "Ten", "geese", "£3.5m", "46%", "flew", ",", "[sic]", "'", "-"]),
    max_size=12,
).map(" ".join)


def words(left, right):
    ours, theirs = differing(left, right)
    return [span.of(left) for span in ours], [span.of(right) for span in theirs]


@pytest.mark.parametrize(
    ("left", "right", "ours", "theirs"),
    [
        ("The ferry left at ten.", "The ferry left at nine.", ["ten"], ["nine"]),
        ("All 40 boats may sail", "All 40 boats sail", ["may"], []),
        ("It cost £3.5m to build", "It cost £35m to build", ["£3.5m"], ["£35m"]),
        ("It rose by 12% in May", "It rose by 12 in May", ["12%"], ["12"]),
        ("Ann Carlile, chair of it", "Ann Carlisle, chair of it", ["Carlile"], ["Carlisle"]),
        ("a big red door of oak", "a small blue door of oak", ["big red"], ["small blue"]),
        ("in May, 1 of the 9 came", "in June, 2 of the 9 came", ["May", "1"], ["June", "2"]),
        ("Boats sank", "boats, sank!", [], []),
        ("", "Boats sank", [], []),
        ("Nobody knew why 7 left", "They counted 7 leavers and 9 who stayed", [], ["9"]),
    ],
)
def test_the_words_that_differ(left, right, ours, theirs):
    assert words(left, right) == (ours, theirs)


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text):
    assert differing(text, text) == ((), ())


@given(WORDS, WORDS)
def test_stretches_are_in_order_apart_and_of_whole_words(left, right):
    for text, spans in zip((left, right), differing(left, right), strict=True):
        for before, after in pairwise(spans):
            assert before.end < after.start
        assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


def test_a_very_long_text_is_left_unmarked():
    assert differing("ten " * (MOST_WORDS + 1), "nine") == ((), ())
