"""The same story gets the same verdicts in every format."""

import datetime as dt
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
LEAST = 0.98
A_NIGHT = 2
"""So many annotated clusters are tried in a nightly run."""


def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("formats_bench", ROOT / "bench/formats.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def shares(clusters: list[Path]) -> dict[str, float]:
    same, total, furniture = bench().equal(clusters, "", differences=True)

    assert not sum(furniture.values())
    return {form: same[form] / total[form] for form in total}


def test_the_demonstration_is_judged_alike_in_every_format() -> None:
    pytest.importorskip("striprtf")
    found = shares([ROOT / "claims" / "serious-case-reviews"])

    assert len(found) >= 10
    assert min(found.values()) >= LEAST, found


@pytest.mark.nightly
@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated clusters are not here")
@pytest.mark.parametrize("place", range(A_NIGHT))
def test_a_cluster_is_judged_alike_in_every_format(place: int) -> None:
    """So many clusters a night, others each night: all of them would take an hour."""
    clusters = sorted(path.parent for path in GOLD.glob("*/claims.toml"))
    tonight = dt.date.today().toordinal() * A_NIGHT + place  # noqa: DTZ011 - whatever night it is
    cluster = clusters[tonight % len(clusters)]

    found = shares([cluster])

    assert min(found.values()) >= LEAST, (cluster.name, found)
