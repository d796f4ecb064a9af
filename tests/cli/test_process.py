"""What only a process of its own can show: streams, signals, start-up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import CLAIMS

FAKES = Path(__file__).with_name("fakes.py")
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and terminals of POSIX")


@pytest.fixture
def start(folder):
    """Start the command with a pipeline that judges nothing; stays in the working folder."""

    def starting(*arguments, **environment):
        usual = {k: v for k, v in os.environ.items() if not k.startswith(("FAKE_", "PYTHONIO"))}
        return subprocess.Popen(
            [sys.executable, FAKES, *arguments],
            env={**usual, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
        )

    return starting


def finish(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_python_m_claimcheck_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("claimcheck ")


def test_the_version_imports_none_of_the_heavy_rooms():
    code = (
        "import sys\n"
        "before = set(sys.modules)  # what measures coverage has imported some of them\n"
        "from claimcheck.cli import main\n"
        "main(['--version'])\n"
        "heavy = {'attrs', 'rich', 'rapidfuzz', 'simplemma', 'claimcheck.checking', 'tomllib'}\n"
        "print(sorted(heavy & set(sys.modules) - before))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[1:] == ["[]"]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8", "utf-16"])
def test_json_can_be_parsed_whatever_the_stream_writes(start, encoding):
    status, out, err = finish(
        start("report", "harbour.toml", "--format", "json", PYTHONIOENCODING=encoding)
    )

    assert (status, err) == (0, b"")
    quote = json.loads(out.decode(encoding))["verdicts"][0]["evidence"][0]["quote"]
    assert quote == "Four cranes “the last” were sold for €5 😀"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize("command", ["report", "compare"])
def test_no_character_of_a_document_stops_the_text(start, command, encoding):
    status, out, err = finish(
        start(command, "harbour.toml", PYTHONIOENCODING=encoding, FAKE_VERDICT="conflict")
    )

    assert (status, err) == (0, b"")
    assert "Four cranes" in out.decode(encoding)


@pytest.mark.parametrize("arguments", [["read", "4 “cranes” 😀"], ["nonsense…😀"]])
def test_no_character_of_an_argument_stops_the_run(start, arguments):
    _, out, err = finish(start(*arguments, PYTHONIOENCODING="ascii"))

    assert b"Traceback" not in out + err
    assert b"Error" not in err


@POSIX
def test_bytes_that_are_no_text_in_an_argument_are_no_trouble(start):
    status, _, err = finish(start("report", b"caf\xe9.toml"))

    assert status == 2
    assert b"does not exist" in err


@POSIX
def test_a_reader_who_leaves_early_gets_no_traceback(start, folder):
    (folder / "many.txt").write_text("4 cranes were sold\n" * 20_000)
    process = start("read", "--file", "many.txt")
    process.stdout.read(10)
    process.stdout.close()

    err = process.stderr.read()
    process.stderr.close()

    assert (process.wait(timeout=60), err) == (0, b"")


@POSIX
def test_an_interrupted_run_is_130_and_leaves_the_old_file(start, folder):
    (folder / "out.txt").write_text("old")

    status, out, err = finish(
        start("report", "harbour.toml", "-o", "out.txt", FAKE_TROUBLE="interrupt")
    )

    assert (status, out) == (130, b"")
    assert b"interrupted" in err
    assert b"Traceback" not in err
    assert (folder / "out.txt").read_text() == "old"


def test_no_progress_bar_where_no_terminal_shows_it(start):
    assert finish(start("report", "harbour.toml", FAKE_TROUBLE="slow"))[2] == b""


@POSIX
@pytest.mark.parametrize(
    ("options", "environment", "shown"),
    [([], {}, True), (["--quiet"], {}, False), ([], {"FAKE_TROUBLE": ""}, False)],
)
def test_a_progress_bar_at_a_terminal_when_the_work_takes_long(folder, options, environment, shown):
    import pty  # noqa: PLC0415 - POSIX only

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, FAKES, "report", "harbour.toml", *options],
        env={**os.environ, "FAKE_TROUBLE": "slow", "TERM": "xterm", **environment},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        cwd=folder,
    )
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # the terminal is closed when the process ends
        pass
    os.close(ours)

    assert process.wait(timeout=60) == 0
    assert (b"checking" in seen) is shown


@POSIX
@pytest.mark.parametrize(
    ("options", "environment", "colored"),
    [([], {}, True), (["--no-color"], {}, False), ([], {"NO_COLOR": "1"}, False)],
)
def test_colour_is_for_terminals_that_want_it(folder, options, environment, colored):
    import pty  # noqa: PLC0415 - POSIX only

    usual = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, FAKES, "report", "harbour.toml", *options],
        env={**usual, "FAKE_VERDICT": "conflict", "TERM": "xterm", **environment},
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # the terminal is closed when the process ends
        pass
    os.close(ours)

    assert process.wait(timeout=60) == 0
    assert (b"\x1b[" in seen) is colored


def test_the_same_run_writes_the_same_bytes(start, folder):
    (folder / "claims").mkdir()
    for name in "cab":
        (folder / f"claims/{name}.toml").write_text(
            CLAIMS.replace('"cranes"', f'"{name}"').replace("echo.txt", f"{name}.txt")
        )

    runs = {
        finish(start("report", "--format", "json", PYTHONHASHSEED=seed)) for seed in ("0", "1", "2")
    }

    assert len(runs) == 1
