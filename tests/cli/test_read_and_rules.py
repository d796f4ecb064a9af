import io
import json
import sys
from types import ModuleType, SimpleNamespace

import pytest

import claimcheck
from claimcheck.cli.arguments import repeated
from claimcheck.cli.reading_view import reading_view
from claimcheck.cli.rule_pages import rule_page, rule_table
from claimcheck.model import Severity, Verdict

RULES = (
    SimpleNamespace(
        name="loud-word",
        kind="hedge",
        verdict=Verdict.DRIFT,
        severity=Severity.WARNING,
        summary="A word that is louder than the source.",
        explanation="A word that is louder than the source.\n\nSay it as the source does.\n",
    ),
    SimpleNamespace(
        name="sum",
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

    assert (status, terminal.getvalue()) == (0, "4 cranes\n  1. 4  count 4\n")


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
        (b"4 cranes\ncaf\xe9\n", "lines.txt:2: this line is not UTF-8"),
        (None, "did you mean"),
    ],
)
def test_a_file_that_cannot_be_read_is_2(pipeline, run, tmp_path, content, told):
    pipeline()
    (tmp_path / "lines.txt").write_bytes(content or b"")
    name = "lines.txt" if content is not None else "line.txt"

    status, _, err = run("read", "--file", tmp_path / name)

    assert status == 2
    assert told in err


def test_a_folder_is_no_file_of_sentences(pipeline, run, tmp_path):
    pipeline()

    assert "is a folder" in run("read", "--file", tmp_path)[2]


def test_the_view_of_a_sentence_names_its_slots():
    found = {
        "text": "About 90 children in need, of which 49 on plans, up 12%",
        "figures": [
            {
                "text": "About 90",
                "kind": "count",
                "low": 85,
                "high": 95,
                "counted": "children",
                "bound": "about",
                "role": "level",
                "period": {"text": "last year", "start": None, "end": None},
            },
            {
                "text": "49",
                "kind": "count",
                "low": 49,
                "high": 49,
                "role": "level",
                "relation": {"figure": 0, "how": "part-of"},
            },
            {
                "text": "12%",
                "kind": "share",
                "low": 11.5,
                "high": 12.5,
                "unit": "%",
                "change": "up",
            },
            {
                "text": "more than 1,000",
                "kind": "count",
                "low": 1000,
                "low_open": True,
                "high": None,
            },
        ],
        "clauses": [{"subject": {"text": "children"}, "polarity": "negative", "modality": "did"}],
    }

    assert reading_view(found, width=100) == (
        "About 90 children in need, of which 49 on plans, up 12%\n"
        "  1. About 90         count 85 to 95; counted children; bound about; period last year\n"
        "  2. 49               count 49; part-of About 90\n"
        "  3. 12%              share 11.5 to 12.5%; change up\n"
        "  4. more than 1,000  count above 1,000 up\n"
        "  clause: subject 'children', polarity 'negative'\n"
    )


def test_a_sentence_cannot_command_the_terminal():
    view = reading_view({"text": "a\x1b[2J\u202eb", "figures": []}, width=100)

    assert "\x1b" not in view
    assert "\u202e" not in view
    assert "no figure is read" in view


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


# --- at a narrow terminal --------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_reading_fits_the_terminal_and_keeps_its_words(width):
    sentence = (
        "Nearly half of the 194 children had died or were badly hurt by the end of March 2010"
    )
    view = reading_view(
        {
            "text": sentence,
            "figures": [
                {"text": "Nearly half of the 194", "kind": "share", "low": 0.46, "high": 1}
            ],
            "clauses": [{"subject": {"text": sentence}}],
        },
        width=width,
    )

    assert max(map(len, view.splitlines())) <= width
    assert " ".join(view.split()).count(sentence) == 2
