"""How well figures are read in news sentences that other people marked."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPECIFICATION = importlib.util.spec_from_file_location(
    "bench_news_figures", ROOT / "bench" / "news_figures.py"
)
bench = importlib.util.module_from_spec(SPECIFICATION)
SPECIFICATION.loader.exec_module(bench)

LEAST = {
    bench.CORPUS: {"value": 0.98, "value, unit": 0.97, "value, bound, change": 0.97},
    bench.BLIND: {"value": 0.95, "value, unit": 0.86, "value, bound, change": 0.90},
}
"""The least F1 of each measure, by corpus."""


@pytest.mark.parametrize("corpus", LEAST, ids=lambda path: path.stem)
def test_figures_are_read_as_people_mark_them(corpus):
    reached = bench.scores(corpus=corpus)

    for name, least in LEAST[corpus].items():
        assert reached[name][2] >= least, name
