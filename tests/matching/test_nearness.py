"""How near two amounts are, against a slow oracle, and what is found around an amount."""

from decimal import Decimal
from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.nearness import by_size, nearness
from claimcheck.model import Figure
from claimcheck.reading.reader import read_text


def figure(text: str) -> Figure:
    (found,) = (f for s in read_text(text) for f in s.figures)
    return found


@pytest.mark.parametrize(
    ("ours", "theirs", "least", "most"),
    [
        ("16.5% of seats were empty", "a sixth of seats were empty", 1.9, 2.1),
        ("36% came by train", "more than a third came by train", 1.0, 1.2),
        ("There were 31,050 guests", "There were a little over 31,000 guests", 2.7, 2.9),
        ("There were 31,050 guests", "There were 31,050 guests", 4, 4),
        ("There were 9,300 guests", "There were 9,300 guests", 3, 3),
        ("There were 9,300 guests", "There were 930 guests", 0, 0),
        ("There were 90 guests", "There were 120 guests", 0, 0),
        ("It cost £3 million", "It weighed 3 million tonnes", 0, 0),
    ],
)
def test_the_digits_in_which_two_amounts_agree(ours, theirs, least, most):
    a, b = figure(ours).quantity, figure(theirs).quantity

    assert least <= nearness(a, b) <= most
    assert nearness(a, b) == pytest.approx(nearness(b, a), abs=0.1)


counts = st.integers(min_value=20, max_value=9_999)


@given(counts, st.lists(counts, min_size=1, max_size=12))
def test_what_is_around_an_amount_is_what_a_look_at_every_figure_finds(wanted, others):
    statements = [s for n in others for s in read_text(f"The club counted {n:,} guests.")]
    ours = figure(f"The club counted {wanted:,} guests.").quantity
    every = {
        (at, i)
        for at, s in enumerate(statements)
        for i, f in enumerate(s.figures)
        if f.quantity.canonical_value
        and f.quantity.dimension == "count"
        and abs(f.quantity.canonical_value / Decimal(wanted) - 1) <= Decimal("0.15")
    }

    assert {*by_size(statements).around(ours)} == every


@given(counts, counts)
def test_nearness_is_the_logarithm_of_what_parts_two_amounts(a, b):
    found = nearness(*(figure(f"The club counted {n:,} guests.").quantity for n in (a, b)))

    apart = abs(Decimal(a) / Decimal(b) - 1)
    if a == b:
        assert found >= 1
    elif apart > Decimal("0.15"):
        assert found == 0
    else:
        assert found == pytest.approx(min(4.0, -log10(apart)), abs=0.01)


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("It cost £18.4 million", "It cost £1.84 million", True),
        ("There were 12,830 guests", "There were 12,380 guests", True),
        ("There were 12,830 guests", "There were 12,830 guests", False),
        ("There were 12,830 guests", "There were 10,283 guests", False),
        ("There were 46 guests", "There were 64 guests", False),
        ("It cost £18.4 million", "It carried 1.84 million guests", False),
    ],
)
def test_the_figures_that_a_slip_makes_of_an_amount(ours, theirs, found):
    sizes = by_size(read_text(theirs))

    assert bool([*sizes.slips_of(figure(ours).quantity)]) is found
