"""Markdown: structure gives zones, marks are known, offsets are into the unaltered text."""

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents.markdown import inline_marks, read_markdown
from claimcheck.model import Document, DocumentEntry, Span, Zone
from documents.test_zones import lawful

BULLETIN = """\
---
title: "Ferry statistics"
date: 2021-05-06
outlet: Harbour Office
---

# Ferry passengers: 2020

**Harbour Office · Statistical bulletin · Released 6 May 2021**

## Main points

- **Passengers:** 38,400, down 6% on `2019`
- Two of the [five boats](https://x.example/a_b) were
  out of service
  1. one *sank*

> The winter was hard,
> said the master.

| Month | Trips | Late |
|:------|------:|-----:|
| June  | 1,204 | 3%   |
| July  | 987   |      |

The count[^1] excludes dogs\\*.

Contact us
"""


def read(text: str) -> Document:
    return read_markdown(DocumentEntry("page", Path("page.md")), text)


def seen(document: Document, span: Span) -> str:
    inside = [m for m in document.markup if span.covers(m)]
    hidden = {i for m in inside for i in range(m.start, m.end)}
    return "".join(
        c for i, c in enumerate(document.text) if span.start <= i < span.end and i not in hidden
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_bulletin_has_its_zones(end: str) -> None:
    document = read(BULLETIN.replace("\n", end))

    found = [
        (b.zone.value, b.level, " ".join(seen(document, b.span).split())) for b in document.blocks
    ]

    assert found[1:] == [
        ("headline", 1, "Ferry passengers: 2020"),
        ("furniture", 0, "Harbour Office · Statistical bulletin · Released 6 May 2021"),
        ("heading", 2, "Main points"),
        ("list", 0, "Passengers: 38,400, down 6% on 2019"),
        ("list", 0, "Two of the five boats were out of service"),
        ("list", 0, "one sank"),
        ("quotation", 0, "The winter was hard, said the master."),
        ("table", 0, "1,204"),
        ("table", 0, "3%"),
        ("table", 0, "987"),
        ("body", 0, "The count excludes dogs*."),
        ("furniture", 0, "Contact us"),
    ]
    assert found[0][0] == "furniture"
    assert (document.title, document.outlet) == ("Ferry statistics", "Harbour Office")
    assert document.date == dt.date(2021, 5, 6)


def test_a_cell_knows_its_heads_and_its_row() -> None:
    document = read(BULLETIN)
    cell = next(b for b in document.blocks if b.span.of(document.text) == "3%")

    assert [h.of(document.text) for h in cell.heads] == ["June", "Late"]
    assert cell.row is not None
    assert cell.row.of(document.text) == "June  | 1,204 | 3%"


def test_the_entry_wins_over_front_matter() -> None:
    entry = DocumentEntry("page", Path("page.md"), title="T", date=dt.date(2020, 1, 1), outlet="O")

    document = read_markdown(entry, BULLETIN)

    assert ("T", "O", dt.date(2020, 1, 1)) == (document.title, document.outlet, document.date)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**bold** and *light*", "bold and light"),
        ("***both*** and **one *two***", "both and one two"),
        ("_a_ snake_case_name 5 * 3 * 2", "a snake_case_name 5 * 3 * 2"),
        ("5.4%* of all", "5.4%* of all"),
        ("`code *x*` and ``a`b``", "code *x* and a`b"),
        ("[text](http://x.example/(1)) and [sic]", "text and [sic]"),
        ("![A boat](b.png) <b>49</b> <http://x.example>", "A boat 49 http://x.example"),
        (r"\*not light\* \_x_", "*not light* _x_"),
        ("a ` lone tick and *lone star", "a ` lone tick and *lone star"),
        ("~~90~~ 119", "90 119"),
        ("under 5 <6 and 7> 4", "under 5 <6 and 7> 4"),
    ],
)
def test_marks_are_marks_and_words_are_words(text: str, words: str) -> None:
    marks = inline_marks(text, Span(0, len(text)))
    hidden = {i for m in marks for i in range(m.start, m.end)}

    assert words == "".join(c for i, c in enumerate(text) if i not in hidden)


@settings(deadline=None)  # the first example also loads the lexicon
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from(
                ["# x", "- a", "> b", "| a | b |", "|--|--|", "| 1 | 2 |", "**", "```", ""]
            ),
            st.sampled_from(["1. x", "  - y", "---", "[a](b)", "`", "<p>", "<!-- x", "===", "\t"]),
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_blocks_of_any_markdown_are_lawful(lines: list[str], end: str) -> None:
    text = end.join(lines).replace("\0", "")

    lawful(read(text))


@pytest.mark.parametrize(
    "unit", ["*a ", "[", "`a``", "](x", "> ", "- ", "| a ", "![a](", "<a ", "**"]
)
def test_hostile_markdown_is_read_in_time_that_grows_with_its_length(unit: str) -> None:
    started = time.perf_counter()

    read(unit * 20_000)

    assert time.perf_counter() - started < 8


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        (
            "# Boats #\n\n##\n\nBy Ann Vale\n\nFive sank.",
            [(Zone.HEADLINE, "Boats"), (Zone.FURNITURE, "By Ann Vale"), (Zone.BODY, "Five sank.")],
        ),
        (
            "\u2022 five sank\n\u2022 six sank\n\n\u25cf one was saved\n",
            [(Zone.LIST, "five sank"), (Zone.LIST, "six sank"), (Zone.LIST, "one was saved")],
        ),
    ],
)
def test_heads_that_are_closed_or_empty_and_points_that_are_typed(text, zones):
    found = read_markdown(DocumentEntry("a", Path("a.md")), text)

    assert [(b.zone, b.span.of(found.text)) for b in found.blocks] == zones
