"""A local Dask cluster of two worker processes writes the same bytes, one killed or not."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "cluster.py"

needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="needs the extra dask")


@needs_dask
@pytest.mark.nightly
@pytest.mark.parametrize("told", [("1000",), ("200", "--compare")], ids=["report", "compare"])
def test_a_cluster_writes_the_same_bytes_also_when_a_worker_is_killed(told):
    done = subprocess.run(
        [sys.executable, str(BENCH), "--documents", *told],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("the same bytes") == 2
