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
def test_a_cluster_writes_the_same_bytes_also_when_a_worker_is_killed():
    done = subprocess.run(
        [sys.executable, str(BENCH), "--documents", "1000"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("the same bytes") == 2
