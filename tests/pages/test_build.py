"""The pages build without a warning, and every page is in the tree."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_pages_build_without_a_warning(tmp_path):
    pytest.importorskip("furo")
    pytest.importorskip("myst_parser")
    pytest.importorskip("sphinx")
    command = [sys.executable, "-m", "sphinx", "-W", "-n", "-q", "--keep-going", "docs"]
    done = subprocess.run(
        [*command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "readme.html").exists()


def test_every_page_is_named_in_the_index():
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    above = {"contributing", "security", "readme", "changes", "index"}

    for page in sorted((ROOT / "docs").glob("*.md")):
        assert page.stem in above or f"({page.name})" in index, f"name {page.name} in docs/index.md"
