"""The thresholds that are fitted over a grid are those that matching uses, and none is beaten."""

import tomllib
from pathlib import Path

import pytest

from claimcheck.matching.weights import WEIGHTS

ROWS = tomllib.loads((Path(__file__).parents[2] / "tools" / "thresholds.toml").read_text("utf-8"))[
    "threshold"
]
NOISE = 0.003


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['table']}.{r['name']}" for r in ROWS])
def test_a_fitted_threshold_is_the_one_in_use_and_no_other_is_better_by_more_than_noise(row):
    assert WEIGHTS[row["table"]][row["name"]] == row["value"]
    assert len(row["moved"]) == 4
    assert all(gain <= NOISE for gain in row["moved"].values())


def test_each_is_fitted_once():
    assert len({(r["table"], r["name"]) for r in ROWS}) == len(ROWS) == 5
