"""`claimcheck read` with the real reader: the view of a sentence, its steps, and documents."""

import json

import pytest

from claimcheck import read
from claimcheck.cli.reading_view import _columns, reading_view
from claimcheck.reports.shown import shown

VIEWED = {
    "text": "About 90 children in need, of which 49 on plans, up 12%",
    "figures": [
        {
            "text": "About 90",
            "start": 0,
            "end": 8,
            "kind": "count",
            "low": 85,
            "high": 95,
            "value": 90,
            "counted": "children",
            "bound": "about",
            "role": "level",
            "period": {"text": "last year", "start": None, "end": None},
        },
        {
            "text": "49",
            "start": 36,
            "end": 38,
            "kind": "count",
            "low": 49,
            "high": 49,
            "role": "level",
            "relation": {"figure": 0, "how": "part-of"},
        },
        {
            "text": "12%",
            "start": 52,
            "end": 55,
            "kind": "share",
            "low": 11.5,
            "high": 12.5,
            "high_open": True,
            "value": 12,
            "unit": "%",
            "role": "change",
            "change": "up",
        },
    ],
    "clauses": [{"subject": {"text": "children"}, "polarity": "negative", "modality": "did"}],
}


def test_the_view_marks_figures_under_the_words_and_tells_their_slots():
    assert reading_view(VIEWED, width=100) == (
        "About 90 children in need, of which 49 on plans, up 12%\n"
        "└──1───┘                            2┘              └3┘\n"
        "\n"
        "  1  About 90  90 (85 to 95) · counts children · time last year\n"
        "  2  49        part of 1 (About 90)\n"
        "  3  12%       12% (11.5 to below 12.5%) · a change, up\n"
        "  -  who children · denied\n"
    )


def test_the_view_needs_no_more_than_ascii():
    view = reading_view(VIEWED, width=100, encoding="ascii")

    assert view.isascii()
    assert view.splitlines()[1].startswith("\\__1___/")


def test_a_figure_that_is_broken_over_two_lines_is_marked_on_both():
    text = "The council said that it had spent more than 3 million pounds"
    figure = {"text": "more than 3 million pounds", "start": 35, "end": 61, "low": 3, "high": 3}

    lines = reading_view({"text": text, "figures": [figure]}, width=44).splitlines()

    assert lines[:4] == [
        "The council said that it had spent more than",
        " " * 35 + "└───1────",
        "3 million pounds",
        "─" * 15 + "┘",
    ]


TEXTS = (
    "In \u6771\u4eac\u90fd 90 boats and 12 ships sank, a loss of \xa33.26bn (up from \xa32.9bn)",
    "cafe\u0301s: 4,999 a 1 b 2 c 3 d 4 e 5 f 6 g 7 h 8 i 9 j 10 k 11 l 12 m 13 n 14 o 15 p 16 q",
    "\u202e90\u202c boats" + "x" * 150 + " 12",
    "no figure",
    "",
)


@pytest.mark.parametrize("width", [40, 55, 80, 120])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_marks_stand_under_the_words_at_any_width(text, width, encoding):
    found = read(text, explain=True)

    lines = reading_view(found, width=width, encoding=encoding).splitlines()

    assert max(map(_columns, lines)) <= width
    marks = set("\u2514\u2500\u2518\\_/ 0123456789")
    is_mark = [bool(line.strip()) and marks.issuperset(line) for line in lines]
    for number, figure in enumerate(found["figures"], start=1):
        words = shown(figure["text"], encoding)
        if len(words) < 2:  # one digit stands in other numbers, too
            continue
        at = next((i for i, line in enumerate(lines) if words in line and not is_mark[i]), None)
        if at is None or lines[at].count(words) > 1 or at + 1 == len(lines) or not is_mark[at + 1]:
            continue
        first = _columns(lines[at][: lines[at].index(words)])
        below = [
            line
            for i, line in enumerate(lines[at + 1 : at + 6])
            if all(is_mark[at + 1 : at + 2 + i])
        ]
        stretch = slice(first, first + max(_columns(words), 2))
        assert any(str(number) in line[stretch] for line in below)


def test_a_sentence_cannot_command_the_terminal():
    view = reading_view({"text": "a\x1b[2J\u202eb", "figures": []}, width=100)

    assert "\x1b" not in view
    assert "\u202e" not in view
    assert "no figure is read" in view


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("More than 90 boats sank.", "90 (above 90) · counts boats"),
        ("At least 90 boats sank.", "90 (90 or more) · counts boats"),
        ("Fewer than 90 boats sank.", "90 (below 90) · counts boats"),
        ("Up to 90 boats sank.", "90 (90 or less) · counts boats"),
        ("Ten to 12 boats sank.", "10 to 12 · counts boats"),
        ("Turnout was one in three.", "33.333333% (30 to 36.666667%)"),
        ("31% of drivers were drunk.", "31% (30.5 to below 31.5%) · counts drivers · of drivers"),
        ("It won 3-2.", "3 to 2"),
        ("5 boats came on 5 March 2023.", "time 5 March 2023 (2023-03-05)"),
        ("5 boats sank in 2019.", "time 2019 (2019-01-01 to 2019-12-31)"),
        ("5 boats sank up to 2019.", "time up to 2019 (to 2019-12-31)"),
        ("5 boats have sunk since 2019.", "time since 2019 (from 2019-01-01)"),
        ("Most boats may sink.", "modality may · quantifier most"),
        ("Ann Vale said 5 boats sank.", "verb sank · said by Ann Vale"),
        ("No boat sank.", "denied"),
    ],
)
def test_the_view_says_what_is_left_open_when_and_who(sentence, told):
    assert told in reading_view(read(sentence), width=120)


def test_a_narrow_view_breaks_between_slots():
    lines = reading_view(read("Ten boats sank."), width=18).splitlines()

    assert lines[3:] == [
        "  1  Ten  10 ·",
        "    counts boats",
        "  -  who Ten",
        "     boats · verb",
        "     sank",
    ]


def test_the_view_says_why_a_sentence_was_not_read():
    view = reading_view({"text": "Ten boats", "error": "no such language: xx"}, width=40)

    assert view == "Ten boats\n  not read: no such language: xx\n"


# --- read, with the real reader ---------------------------------------------------------------


def test_a_date_anchors_what_is_relative(run):
    _, out, _ = run("read", "--date", "2010-10-27", "40 boats sank last year")

    assert json.loads(out)["figures"][0]["period"] == {
        "text": "last year",
        "start": "2009-01-01",
        "end": "2009-12-31",
    }


def test_steps_are_told_beside_the_object(run):
    _, out, _ = run("read", "--explain", "--format", "jsonl", "Sales rose by just over 7%")

    found = json.loads(out)
    assert {
        "figure": 0,
        "slot": "role",
        "says": '"rose" and "by" make it the amount of a change.',
        "words": [{"text": "rose", "start": 6, "end": 10}, {"text": "by", "start": 11, "end": 13}],
    } in found["explain"]


def test_steps_are_told_to_a_person(run):
    _, out, _ = run("read", "--explain", "--format", "text", "Sales rose by just over 7%")

    assert '       change     "rose" says that it went up.\n' in out


def test_a_document_is_read_with_its_heads(run, tmp_path):
    path = tmp_path / "release.md"
    path.write_text(
        "# Council figures for the year\n\nThe council spent £1.2m last year.\n\n"
        "| Area | Cost (£m) |\n|--|--|\n| Kent | 1.2 |\n"
    )

    status, out, _ = run("read", "--document", path, "--date", "2010-10-27", "--explain")

    *_, sentence, cell = (json.loads(line) for line in out.splitlines())
    assert status == 0
    assert (sentence["line"], sentence["column"], sentence["zone"]) == (3, 1, "body")
    assert (cell["line"], cell["zone"], [h["text"] for h in cell["heads"]]) == (
        7,
        "table",
        ["Kent", "Cost (£m)"],
    )
    assert (cell["figures"][0]["value"], cell["figures"][0]["unit"]) == (1200000, "GBP")
    assert path.read_text()[cell["start"] : cell["end"]] == cell["text"] == "1.2"
    assert cell["explain"][0]["says"] == (
        '"1.2" stands under "Cost (£m)", so it is read as \'£1.2 million\'.'
    )
    _, view, _ = run("read", "--document", path, "--format", "text")
    assert "7:10 table, under Kent / Cost (£m)\n1.2\n└1┘\n" in view


def test_a_document_that_is_missing_is_2(run, tmp_path):
    status, out, err = run("read", "--document", tmp_path / "release.md")

    assert (status, out) == (2, "")
    assert "there is no such file" in err
