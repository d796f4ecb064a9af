"""Lines that lead to lists and tables, and tables in plain text."""

from pathlib import Path
from time import process_time

import pytest

from claimcheck.documents.markdown import read_markdown
from claimcheck.documents.plain_text import read_text
from claimcheck.model import DocumentEntry, Zone


def heads(text, style="md"):
    """Each item and cell of a text with the words of its heads."""
    read = read_markdown if style == "md" else read_text
    document = read(DocumentEntry("t", Path(f"t.{style}")), text)
    return [
        (b.span.of(document.text), [h.of(document.text) for h in b.heads])
        for b in document.blocks
        if b.zone in {Zone.LIST, Zone.TABLE}
    ]


@pytest.mark.parametrize("style", ["md", "txt"])
def test_items_further_in_belong_to_the_item_above_them(style):
    text = (
        "Of the 194 children:\n"
        "- 90 were in need, of whom:\n"
        "  - 49 had a plan\n"
        "  - 41 had none\n"
        "- 12 had moved\n"
    )

    assert heads(text, style) == [
        ("90 were in need, of whom:", ["Of the 194 children:"]),
        ("49 had a plan", ["90 were in need, of whom:"]),
        ("41 had none", ["90 were in need, of whom:"]),
        ("12 had moved", ["Of the 194 children:"]),
    ]


def test_only_the_last_sentence_leads():
    text = "The council met on Monday. Of the 87 homes it saw:\n\n- 12 were empty\n"

    assert heads(text) == [("12 were empty", ["Of the 87 homes it saw:"])]


def test_a_list_is_led_to_once():
    text = "Of the 87 homes:\n\n- 12 were empty\n\nThe rest were let.\n\n- 40 boats sailed\n"

    assert heads(text) == [
        ("12 were empty", ["Of the 87 homes:"]),
        ("40 boats sailed", []),
    ]


def test_lines_above_and_below_a_table_are_no_rows():
    text = (
        "Fines by ward\n"
        "Ward      Fines    Warnings\n"
        "Castle       41          12\n"
        "Harbour       9           4\n"
        "Source: the council\n"
    )

    assert heads(text, "txt") == [
        ("41", ["Castle", "Fines"]),
        ("12", ["Castle", "Warnings"]),
        ("9", ["Harbour", "Fines"]),
        ("4", ["Harbour", "Warnings"]),
    ]


@pytest.mark.parametrize(
    "unit",
    ["a | 1\n", "a\t1\n", "a  1\n", "|", "\t", "a  b  c\n1  2\n", "- 1:\n  - 2:\n", "x:\n- 1\n\n"],
)
def test_hostile_tables_and_lists_are_read_in_time_that_grows_with_their_length(unit):
    def seconds(times):
        started = process_time()
        heads(unit * times, "txt")
        return process_time() - started

    seconds(200)
    assert seconds(8000) < 6 * seconds(2000) + 1
