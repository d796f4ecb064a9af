import io
import json
import sys
from types import ModuleType, SimpleNamespace

import pytest

import claimcheck
from claimcheck.cli.arguments import repeated
from claimcheck.cli.rule_pages import rule_page, rule_table
from claimcheck.model import Severity, Verdict

RULES = (
    SimpleNamespace(
        name="loud-word",
        preview=False,
        kind="hedge",
        verdict=Verdict.DRIFT,
        severity=Severity.WARNING,
        summary="A word that is louder than the source.",
        explanation="A word that is louder than the source.\n\nSay it as the source does.\n",
    ),
    SimpleNamespace(
        name="sum",
        preview=False,
        kind="arithmetic",
        verdict=Verdict.CONFLICT,
        severity=Severity.ERROR,
        summary="Parts that do not make the whole.",
        explanation="Parts that do not make the whole.",
    ),
)


@pytest.fixture(autouse=True)
def known_rules(monkeypatch):
    module = ModuleType("claimcheck.rules")
    module.RULES = RULES
    monkeypatch.setitem(sys.modules, "claimcheck.rules", module)
    monkeypatch.setitem(vars(claimcheck), "rules", module)


class Terminal(io.StringIO):
    def isatty(self):
        return True


# --- read -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [["4 cranes"], ["4", "cranes"], ["--format", "json", "4 cranes"]]
)
def test_a_sentence_gives_one_object_where_no_terminal_shows_it(pipeline, run, arguments):
    pipeline()

    status, out, err = run("read", *arguments)

    assert (status, err, out.count("\n")) == (0, "", 1)
    assert json.loads(out)["text"] == "4 cranes"


def test_a_sentence_is_shown_to_a_person_at_a_terminal(pipeline, monkeypatch):
    from claimcheck.cli import main  # noqa: PLC0415 - after the pipeline is in place

    pipeline()
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)

    status = main(["read", "4 cranes"])

    assert (status, terminal.getvalue()) == (0, "4 cranes\n1\n\n  1  4  4\n")


def test_every_line_of_a_file_is_read_empty_ones_too(pipeline, run, tmp_path):
    pipeline()
    path = tmp_path / "lines.txt"
    path.write_bytes("\ufeff4 cranes\r\n\n5\u2028berths\n6 é".encode())

    status, out, _ = run("read", "--file", path)

    assert status == 0
    assert [json.loads(line)["text"] for line in out.rstrip("\n").split("\n")] == [
        "4 cranes",
        "",
        "5\u2028berths",
        "6 é",
    ]


def test_a_dash_is_standard_input(pipeline, run, monkeypatch):
    pipeline()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"4 cranes\n5 berths\n")))

    status, out, _ = run("read", "-")

    assert status == 0
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["4 cranes", "5 berths"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x7fELF\0\0", "it is no text; save it as UTF-8 text"),
        ("4 cranes".encode("utf-16"), "it is UTF-16; save it as UTF-8 text"),
        (b"", "lines.txt is empty"),
        (None, "did you mean"),
    ],
)
def test_a_file_that_cannot_be_read_is_2(pipeline, run, tmp_path, content, told):
    pipeline()
    (tmp_path / "lines.txt").write_bytes(content or b"")
    name = "lines.txt" if content is not None else "line.txt"

    status, out, err = run("read", "--file", tmp_path / name)

    assert (status, out) == (2, "")
    assert told in err


def test_a_line_that_cannot_be_read_keeps_its_place(pipeline, run, tmp_path, monkeypatch):
    pipeline()
    monkeypatch.setattr("claimcheck.cli.lines.LONGEST_LINE", 12)
    path = tmp_path / "lines.txt"
    path.write_bytes(b"4 cranes\n\xa31.2m caf\xe9\n" + b"5 berths and " * 90 + b"\n\n6 boats")

    status, out, err = run("read", "--file", path, "--format", "jsonl")

    found = [json.loads(line) for line in out.splitlines()]
    assert status == 2
    assert [(each["text"], "error" in each) for each in found] == [
        ("4 cranes", False),
        ("\ufffd1.2m caf\ufffd", True),
        ("5 berths and", True),
        ("", False),
        ("6 boats", False),
    ]
    assert found[1]["error"] == "this line is not UTF-8; save the file as UTF-8"
    assert "lines.txt:2: this line is not UTF-8" in err
    assert "lines.txt:3: this line is longer than 12 bytes" in err


@pytest.mark.parametrize(
    "arguments",
    [[], ["4", "--file", "x"], ["--document", "x", "-"], ["--file", "x", "--document", "y"]],
)
def test_there_is_one_thing_to_read(run, arguments):
    status, _, err = run("read", *arguments)

    assert status == 2
    assert "give a sentence in quotation marks" in err


def test_a_day_is_written_as_a_day(run):
    status, _, err = run("read", "--date", "27/10/2010", "last year")

    assert status == 2
    assert "'27/10/2010' is no day; write it as 2010-10-27" in err


def test_a_folder_is_no_file_of_sentences(pipeline, run, tmp_path):
    pipeline()

    assert "is a folder" in run("read", "--file", tmp_path)[2]


# --- rules ------------------------------------------------------------------------------------


def test_rules_are_listed_in_columns(run):
    status, out, _ = run("rule", "list")

    assert status == 0
    assert out.splitlines() == [
        "loud-word  hedge       warning  A word that is louder than the source.",
        "sum        arithmetic  error    Parts that do not make the whole.",
    ]


def test_a_narrow_table_puts_the_sentence_below():
    assert rule_table(RULES[1:], width=45) == (
        "sum  arithmetic  error\n    Parts that do not make the whole.\n"
    )


def test_the_page_of_a_rule_says_its_first_sentence_once(run):
    status, out, _ = run("rule", "show", "loud-word")

    assert (status, out) == (0, rule_page(RULES[0], width=100))
    assert out.count("louder") == 1
    assert "kind: hedge" in out
    assert "Say it as the source does." in out


def test_an_unknown_rule_gets_the_nearest(run):
    status, out, err = run("rule", "show", "loud-wrod")

    assert (status, out) == (2, "")
    assert "no rule is called 'loud-wrod'; did you mean 'loud-word'?" in err


# --- arguments ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (["a", "--d", "b", "c"], ["a", "--d", "b", "--d", "c"]),
        (["--d", "b", "-q", "c"], ["--d", "b", "-q", "c"]),
        (["--d", "b", "--", "-c"], ["--d", "b", "--", "-c"]),
        (["--d=b", "c"], ["--d=b", "c"]),
        (["--d"], ["--d"]),
        (["--d", "-q"], ["--d", "-q"]),
        (["a", "b"], ["a", "b"]),
    ],
)
def test_an_option_takes_the_values_that_follow_it(given, read):
    assert repeated("--d", given) == read
