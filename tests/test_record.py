"""The record of care holds what was known, and says later what still stands."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.cli.commands import claimcheck as command
from claimcheck.rules import RULES

FIRST = "The council closed 14 libraries in 2019.\n"
SECOND = "Fourteen libraries were closed by the council in 2019. 30 stayed open.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    Path("in").mkdir()
    Path("in/echo.txt").write_text(FIRST, "utf-8")
    Path("in/herald.txt").write_text(SECOND, "utf-8")
    Path("c.toml").write_text(
        '[[document]]\nid = "echo"\nfile = "in/echo.txt"\n'
        '[[document]]\nid = "herald"\nfile = "in/herald.txt"\n'
        '[[claim]]\nid = "libraries"\nclaim = "The council closed 12 libraries in 2019."\n',
        "utf-8",
    )
    done = _run("report", "c.toml", "--record", "record.json", "-q")
    assert done.exception is None, done.output
    return tmp_path


def _run(*arguments):
    return CliRunner().invoke(command, list(arguments), standalone_mode=False)


def test_the_record_holds_what_was_known(desk):
    told = json.loads((desk / "record.json").read_bytes())
    assert told["made"] == "2026-11-22T00:00:00+00:00"
    assert [(f["what"], f["file"]) for f in told["files"]] == [
        ("claims", "c.toml"),
        ("document", "in/echo.txt"),
        ("document", "in/herald.txt"),
    ]
    assert all(len(f["sha256"]) == 64 for f in told["files"])
    assert [r["name"] for r in told["rules"]] == [r.name for r in RULES]
    assert all(len(r["version"]) == 12 for r in told["rules"])
    assert told["report"]["verdicts"][0]["verdict"] == "conflict"


def test_the_same_run_writes_the_same_bytes(desk):
    first = (desk / "record.json").read_bytes()
    _run("report", "c.toml", "--record", "record.json", "-q")
    assert (desk / "record.json").read_bytes() == first


@pytest.mark.parametrize("sources", [(), ("in",)])
@pytest.mark.usefixtures("desk")
def test_untouched_files_stand(sources):
    done = _run("verify", "record.json", *sources)
    assert done.return_value == 0
    assert "2 of 2 quotations stand at the stated place; 2 of 2 files unchanged" in done.stdout


def test_a_moved_folder_is_found(desk):
    (desk / "in").rename(desk / "elsewhere")
    assert _run("verify", "record.json", "elsewhere").return_value == 0
    lost = _run("verify", "record.json")
    assert lost.return_value == 2
    assert "2 files could not be looked at" in lost.stdout


def test_moved_and_altered_quotations_are_named(desk):
    (desk / "in/echo.txt").write_text(f"By our reporter\n\n{FIRST}", "utf-8")
    (desk / "in/herald.txt").write_text(SECOND.replace("Fourteen", "Twelve"), "utf-8")
    done = _run("verify", "record.json")
    assert done.return_value == 1
    assert "in/echo.txt:1:1: moved to 3:1: The council closed 14" in done.stdout
    assert "in/herald.txt:1:1: stands there no more: Fourteen libraries" in done.stdout
    assert "0 of 2 quotations stand at the stated place; 0 of 2 files unchanged" in done.stdout


def test_a_change_elsewhere_is_said_and_the_quotations_stand(desk):
    (desk / "in/herald.txt").write_text(f"{SECOND}Corrected.\n", "utf-8")
    done = _run("verify", "record.json")
    assert done.return_value == 1
    assert "in/herald.txt: changed" in done.stdout
    assert "2 of 2 quotations stand" in done.stdout


@pytest.mark.parametrize("content", ["{}", "no", '{"schema": "claimcheck-record/9"}', "[]"])
def test_what_is_no_record_is_named(desk, content):
    (desk / "bad.json").write_text(content, "utf-8")
    assert "bad.json: is " in str(_run("verify", "bad.json").exception)


@pytest.mark.usefixtures("desk")
def test_a_record_is_never_written_over_what_is_read():
    done = _run("report", "c.toml", "--record", "in/echo.txt")
    assert "will not write over" in str(done.exception.format_message())
    assert Path("in/echo.txt").read_text("utf-8") == FIRST
