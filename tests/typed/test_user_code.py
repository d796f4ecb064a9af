"""A user's program runs, and mypy finds its types right and its mistakes wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from typed.user_code import main

ROOT = Path(__file__).parents[2]
CODE = Path(__file__).with_name("user_code.py")


def mypy(file, folder):
    pytest.importorskip("mypy")
    # An installed package is not checked itself; neither is the checkout here.
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent"),
            *("--cache-dir", str(folder / "cache"), str(file)),
        ],
        cwd=folder,
        env={"MYPYPATH": str(ROOT / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_the_program_runs(tmp_path):
    assert main(tmp_path) == [
        "The Echo says 5; the claim says 4.",
        "echo says 5; draft says 4.",
        "True",
        "True",
        "2",
    ]


@pytest.mark.nightly
def test_mypy_finds_nothing_wrong_with_it(tmp_path):
    status, said = mypy(CODE, tmp_path)

    assert status == 0, said


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("cell.reason, cell.evidence[0]", "cell.reasons, cell.evidence[0]"),
        ("claimcheck.check(claims)", "claimcheck.check(claims, executor=1)"),
        ("claimcheck.load_claims(path)", "claimcheck.load_claims(1)"),
        ("role=Role.DRAFT", 'role="draft"'),
        ("assert_type(claims, ClaimSet)", "claims.title = None"),
    ],
)
def test_mypy_finds_a_mistake_in_it(right, wrong, tmp_path):
    code = CODE.read_text("utf-8")
    assert right in code
    (tmp_path / "wrong.py").write_text(code.replace(right, wrong), encoding="utf-8")

    status, said = mypy(tmp_path / "wrong.py", tmp_path)

    assert status == 1, said
    assert "wrong.py" in said
