"""A run that is interrupted keeps what it has, says where to go on, and goes on from there."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck
from archive import folders

QUIET = "The band played on in the meadow. Nobody minded the rain. "


def command(folder, *more):
    told = [sys.executable, "-m", "claimcheck", "report", str(folder / "claims.toml")]
    told += ["--documents", str(folder / "documents"), "--format", "jsonl", "--jobs", "1"]
    return [*told, "--store", str(folder / "store.sqlite"), *more]


def rows(lines):
    return [json.loads(line) for line in lines]


def heeding():
    """What a shell runs in the background ignores interruptions, and so does all it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupted(folder, environment):
    """A run that is interrupted once it has said something: its status and what it said."""
    process = subprocess.Popen(
        command(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=environment,
        preexec_fn=heeding,  # noqa: PLW1509 - no thread runs beside
    )
    lines = [process.stdout.readline() for _ in range(7)]
    os.killpg(process.pid, signal.SIGINT)
    rest, said = process.communicate()
    return process.returncode, [*lines, *rest.splitlines()], said


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_what_was_found_is_written_and_kept(tmp_path):
    documents = tmp_path / "documents"
    documents.mkdir()
    # More is said than a pipe holds, so that the run cannot end before it is interrupted.
    for at in range(900):
        text = QUIET * (1 + at % 40) if at % 3 else folders.TEXTS[1 + at % 2]
        (documents / f"d{at:03}.txt").write_text(text)
    claim = folders.CLAIMS[0]
    (tmp_path / "claims.toml").write_text(f'[[claim]]\nid = "a"\nclaim = "{claim.claim}"\n')
    environment = {**os.environ, "PYTHONPATH": str(Path(claimcheck.__file__).parents[1])}
    for _ in range(3):
        status, lines, said = interrupted(tmp_path, environment)
        if status:
            break
        # Where the interpreter cannot raise an interruption it is lost; the run was then whole.
        (tmp_path / "store.sqlite").unlink()

    assert status == 130
    assert [row["type"] for row in rows(lines)][:3] == ["claim", "document", "verdict"]
    assert "report" not in {row["type"] for row in rows(lines)}
    assert b"interrupted after" in said
    assert b"the same command goes on from there" in said

    def whole(*more):
        done = subprocess.run(
            command(tmp_path, *more), capture_output=True, check=True, env=environment
        )
        return done.stdout.splitlines()

    found = whole()
    (tmp_path / "store.sqlite").unlink()
    assert found == whole()
    # What was written before is the beginning of it all.
    assert [line.strip() for line in lines] == found[: len(lines)]
