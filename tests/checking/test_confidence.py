"""How sure a finding is said to be, from what came of findings like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Verdict
from claimcheck.rules.confidence import SURE_OF, calibrated

TABLE = {
    "curve": {"conflict": [[0.0, 0.5], [0.6, 0.8], [0.9, 0.95]]},
    "rule": {"value": {"right": 30, "of": 40}, "place": {"of": 10}},
}
"""A record of each sort: a rule with one, a rule that was never right."""

fits = st.floats(0, 1)


@pytest.mark.parametrize(
    ("fit", "sure"), [(0.0, 0.5), (0.59, 0.5), (0.6, 0.8), (0.89, 0.8), (0.9, 0.95), (1.0, 0.95)]
)
def test_a_rule_without_a_record_is_as_sure_as_an_average_one_of_that_fit(fit, sure):
    assert calibrated("rank", Verdict.CONFLICT, fit, TABLE) == sure


def test_a_record_weighs_against_the_average_by_its_length():
    # 30 of 40 right, and ten findings of which 8 are: 38 of 50.
    assert SURE_OF == 10
    assert calibrated("value", Verdict.CONFLICT, 0.6, TABLE) == 0.76
    # None of 10 right, and ten of which 5 are: 5 of 20.
    assert calibrated("place", Verdict.CONFLICT, 0.1, TABLE) == 0.25


def test_the_last_digit_is_cut_off_and_not_rounded():
    table = {"curve": {"drift": [[0.0, 0.999]]}, "rule": {}}

    assert calibrated("hedge-added", Verdict.DRIFT, 1.0, table) == 0.99


def test_a_verdict_that_was_never_measured_is_as_sure_as_it_fits():
    assert calibrated("value", Verdict.DRIFT, 0.42, {"curve": {}, "rule": {}}) == 0.42


@given(fits, fits, st.sampled_from(["value", "place", "rank"]))
def test_a_better_fit_is_never_less_sure(one, other, rule):
    low, high = sorted((one, other))

    assert calibrated(rule, Verdict.CONFLICT, low, TABLE) <= calibrated(
        rule, Verdict.CONFLICT, high, TABLE
    )


@given(fits, st.sampled_from(list(Verdict)), st.sampled_from(["value", "place", "nothing-yet"]))
def test_what_is_kept_gives_shares(fit, verdict, rule):
    assert 0 <= calibrated(rule, verdict, fit) <= 1
