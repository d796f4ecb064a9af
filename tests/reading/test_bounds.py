"""The ends that hedges and printed digits leave open."""

import importlib.util
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.lexicon import load
from claimcheck.quantity import INFINITY
from claimcheck.reading.bounds import Shape, make_ends, rounded

TOOL = Path(__file__).parents[2] / "tools" / "bounds_page.py"
LISTS = {"hyphened", "apart"}
"""Keys of a part of the table that hold no class, but phrases that other classes have, too."""
VALUES = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("1e9"), places=2)


@pytest.mark.parametrize(
    ("value", "step", "magnitude", "expected"),
    [
        ("999", "1", False, "1"),
        ("1287", "1", False, "1"),
        ("1280", "1", False, "1"),
        ("48000", "1", False, "1000"),
        ("50000", "1", False, "1000"),
        ("1200", "1", False, "100"),
        ("2000000", "1000000", True, "1000000"),
        ("1200000", "100000", True, "100000"),
        ("128000000", "1000000", True, "1000000"),
    ],
)
def test_the_step_that_counts(value, step, magnitude, expected):
    assert rounded(Decimal(value), Decimal(step), magnitude=magnitude) == Decimal(expected)


@given(VALUES, st.sampled_from(["near", "under"]))
def test_nearly_and_under_leave_the_number_out(value, limit):
    ends = make_ends(value, Decimal(1), Shape.COUNT, limit)
    assert ends.low < ends.high == value
    assert ends.high_open


@given(VALUES, st.sampled_from(["past", "over"]))
def test_just_over_and_over_leave_the_number_out(value, limit):
    ends = make_ends(value, Decimal(1), Shape.COUNT, limit)
    assert value == ends.low < ends.high
    assert ends.low_open


@given(VALUES, st.sampled_from(list(Shape)))
def test_about_holds_all_that_the_plain_number_holds(value, shape):
    plain = make_ends(value, Decimal(1), shape)
    about = make_ends(value, Decimal(1), shape, "around")
    assert about.low <= plain.low <= value <= plain.high <= about.high


def test_open_ends():
    assert make_ends(Decimal(80), Decimal(1), Shape.COUNT, "at-least").high == INFINITY
    assert make_ends(Decimal(80), Decimal(1), Shape.COUNT, "at-most").low == 0
    assert make_ends(Decimal(-3), Decimal(1), Shape.PRINTED, "under", signed=True).low == -INFINITY


def test_neighbouring_percentages_share_no_value():
    one = make_ends(Decimal(16), Decimal(1), Shape.PRINTED)
    two = make_ends(Decimal(17), Decimal(1), Shape.PRINTED)
    assert one.high == two.low
    assert one.high_open


def test_no_hedge_has_two_classes():
    table = load("en").table("bounds")
    for part in ("before", "after"):
        phrases = [p for name, ps in table[part].items() if name not in LISTS for p in ps]
        assert len(phrases) == len(set(phrases)), sorted(
            p for p in set(phrases) if phrases.count(p) > 1
        )


def test_what_may_stand_apart_has_a_class():
    after = load("en").table("bounds")["after"]
    classed = {p for name, phrases in after.items() if name not in LISTS for p in phrases}
    assert set(after["apart"]) <= classed


@pytest.mark.skipif(not TOOL.exists(), reason="the tools stand in a checkout")
def test_the_page_shows_the_table():
    spec = importlib.util.spec_from_file_location("bounds_page", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = tool.PAGE.read_text("utf-8")

    assert written == tool.page(load("en").table("bounds")), "run python tools/bounds_page.py"
