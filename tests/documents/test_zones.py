"""Zones are found by what a page looks like, on invented pages of many kinds."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import document_from_text
from claimcheck.documents.plain_text import read_text
from claimcheck.model import Document, DocumentEntry, Zone
from documents.pages import PAGES


def read(text: str) -> Document:
    return read_text(DocumentEntry("page", Path("page.txt")), text)


def parse_page(page: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of a page, and the zone and text that each of its blocks must have."""
    lines: list[str] = []
    expected: list[tuple[str, str]] = []
    for line in page.strip("\n").split("\n"):
        zone, bar, text = line.partition(" | ")
        lines.append(text if bar else "")
        if zone == "+":
            expected[-1] = (expected[-1][0], f"{expected[-1][1]}\n{text}")
        elif bar and zone != "row":
            expected.append((zone, text.removeprefix("• ").removeprefix("* ")))
    return "\n".join(lines), expected


@pytest.mark.parametrize("name", PAGES)
def test_every_line_of_a_page_gets_its_zone(name: str) -> None:
    text, expected = parse_page(PAGES[name])

    found = [(b.zone.value, b.span.of(text)) for b in read(text).blocks if b.zone is not Zone.TABLE]

    assert expected == found


@pytest.mark.parametrize("name", PAGES)
def test_line_ends_of_windows_change_no_zone(name: str) -> None:
    text, expected = parse_page(PAGES[name])
    windows = text.replace("\n", "\r\n")

    document = read(windows)

    assert document.text == windows
    assert [zone for zone, _ in expected] == [
        b.zone.value for b in document.blocks if b.zone is not Zone.TABLE
    ]


def test_cells_of_a_text_table_have_their_row_and_column_heads() -> None:
    text, _ = parse_page(PAGES["table in plain text"])
    cells = [b for b in read(text).blocks if b.zone is Zone.TABLE]

    assert [(b.span.of(text), [h.of(text) for h in b.heads]) for b in cells] == [
        ("1,204", ["Arden", "2019"]),
        ("987", ["Arden", "2020"]),
        ("310", ["Brent", "2019"]),
        ("275", ["Brent", "2020"]),
        ("88", ["Colne", "2019"]),
        ("91", ["Colne", "2020"]),
    ]
    assert cells[0].row is not None
    assert cells[0].row.of(text) == "Arden         1,204    987"


STORY = (
    "Ferry carries fewer passengers for third year\n\n"
    "The ferry carried 38,400 passengers last year, 6% fewer than the year before.\n\n"
    "{}\n\n"
    "Passengers of the ferry paid fares of £4.1 million in the year.\n"
)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Anyone who saw the 3 boats collide is asked by police to get in touch.",
        "Some 40% of the ferries powered by hydrogen were late.",
        "Compiled by the harbour master, the figures cover 212 crossings.",
        "Reporting by passengers of faults rose to 49 cases in the year.",
        "Contacts: 1,288 passengers were traced after the outbreak on board.",
        "The regulator fined 3 ferry firms over their use of cookies.",
        "Jo Pell, who is a freelance writer, was among the 14 passengers hurt.",
        "More passengers, 1,400 of them, came by train.",
        "“Sign up for the ferry,” said the poster that 49 people ignored.",
        "In March 2019 - June 2021 the ferry made 9,000 crossings for 31 crews.",
        "By 2021 the ferry had carried 2 million passengers.",
        "Follow-up visits to 31 of the boats found no fault.",
        "Most read about the cuts in the paper, and 49 of them wrote to complain.",
        "Telephone calls to the ferry's office fell from 01 May, to 300 a day.",
    ],
)
def test_a_paragraph_of_the_story_is_never_cut_for_a_word(paragraph: str) -> None:
    text = STORY.format(paragraph)

    zones = {b.span.of(text): b.zone for b in read(text).blocks}

    assert zones[paragraph] is Zone.BODY
    assert next(iter(zones.values())) is Zone.HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "© 2021 Ferry Times. All rights reserved.",
        "Photograph by Nell Ash",
        "Advertisement",
        "https://ferry.example/more",
        "newsdesk@ferry.example",
        "Call 0300 555 0199",
        "Got a story? Ring our newsdesk on 0300 555 0199",
        "Podcast: the last ferryman",
        "Read more: how the ferry was built",
        "MORE: 20 boats to see before you die",
        "In pictures: a day on the ferry",
        "News | Sport | Weather | Puzzles",
        "Follow us on Facebook",
        "Do you work on a ferry? Email us at desk@ferry.example",
    ],
)
def test_a_line_that_looks_like_furniture_is_furniture_in_the_middle_too(line: str) -> None:
    text = STORY.format(line)

    zones = {b.span.of(text): b.zone for b in read(text).blocks}

    assert zones[line] is Zone.FURNITURE
    assert list(zones.values()).count(Zone.BODY) == 2


def lawful(document: Document) -> None:
    """What holds of the blocks of any document."""
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text)
        shown = block.span.of(document.text)
        assert shown == shown.strip()
        for head in block.heads:
            assert head.of(document.text).strip()
        if block.row is not None:
            assert block.row.covers(block.span)
        at = block.span.end
    for mark in document.markup:
        assert 0 <= mark.start < mark.end <= len(document.text)


LINES = st.one_of(
    st.sampled_from(
        ["", " ", "\u00a0", "\u200b", "• item 4", "- x", "A | B | C", "x   1   2", "y   3   4"]
    ),
    st.sampled_from(
        ["Read more", "Contact us", "By Ann Lee", "A title of five words", "Two. [...]"]
    ),
    st.text(max_size=90),
    st.just("The board counted 40 boats in the harbour on Monday, it said."),
)


@settings(deadline=None)  # the first example also loads the lexicon
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_blocks_of_any_text_are_in_order_inside_and_not_empty(lines: list[str], end: str) -> None:
    lawful(read(end.join(lines)))


@settings(deadline=None)  # the first example also loads the lexicon
@given(st.lists(LINES, max_size=10))
def test_nothing_that_is_seen_is_outside_all_blocks(lines: list[str]) -> None:
    text = "\n\n".join(line for line in lines if line[:1].isalpha())
    document = read(text)
    covered = [b.row or b.span for b in document.blocks] + [
        h for b in document.blocks for h in b.heads
    ]

    missed = [
        i
        for i, c in enumerate(text)
        if c.isalnum() and not any(s.start <= i < s.end for s in covered)
    ]

    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "90 children were CIN",
        "90 children were CIN\nOf them 49 on plans",
        "Sales: 4%",
        "The 49 boats",
    ],
)
def test_a_text_without_a_full_sentence_still_asserts(text: str) -> None:
    zones = [b.zone for b in read(text).blocks]

    assert Zone.FURNITURE not in zones
    assert sum(b.span.end - b.span.start for b in read(text).blocks) >= len(text) - 1


@pytest.mark.parametrize("sign", ["@a.", "a@a.", "a@", "a.a@", "@"])
def test_a_line_of_addresses_takes_time_that_grows_with_its_length(sign):
    def cost(count):
        start = time.process_time()
        document_from_text("d", sign * count)
        return time.process_time() - start

    cost(100)
    # Twice the square would be four times; the bound leaves room for a busy machine.
    assert cost(40_000) < 3 * max(cost(20_000), 0.02)
