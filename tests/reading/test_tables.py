"""Tables and lists: what a cell or an item takes from the heads it stands under."""

import tomllib
from pathlib import Path

import pytest

from claimcheck.documents.markdown import read_markdown
from claimcheck.documents.plain_text import read_text
from claimcheck.model import DocumentEntry, Zone
from claimcheck.reading.reader import read_document

CORPUS = Path(__file__).parents[1] / "corpus" / "tables.toml"
GROUPS = tomllib.loads(CORPUS.read_text("utf-8"))["group"]
CASES = [(group["format"], case) for group in GROUPS for case in group["text"]]
READERS = {"md": read_markdown, "txt": read_text}
USUAL = {"kind": "count", "role": "level"}


def statements(text, style="md"):
    document = READERS[style](DocumentEntry("t", Path(f"t.{style}")), text)
    return document, read_document(document).statements


def slots(figure):
    """What a figure says, by the names of the corpus, what is usual or empty left out."""
    quantity = figure.quantity
    found = {
        "figure": figure.text,
        "value": None if quantity.value is None else f"{quantity.value.normalize():f}",
        "unit": quantity.unit,
        "kind": quantity.kind.value,
        "role": figure.role.value,
        "change": figure.change,
        "counted": figure.counted and figure.counted.text,
        "of": figure.of and figure.of.text,
        "per": figure.per and f"{figure.per.value} {figure.per.what}",
        "period": figure.period and figure.period.text,
        "relation": figure.relation and figure.relation.value,
    }
    return {k: v for k, v in found.items() if v is not None and v != USUAL.get(k)}


@pytest.mark.parametrize(("style", "case"), CASES, ids=[c["text"] for _, c in CASES])
def test_corpus(style, case):
    _, found = statements(case["text"], style)
    cells = [s for s in found if s.zone in {Zone.TABLE, Zone.LIST}]

    assert [c.text.replace("\u2212", "-") for c in cells] == [
        c["cell"] for c in case.get("cells", [])
    ]
    for cell, expected in zip(cells, case.get("cells", []), strict=True):
        assert [h.text for h in cell.heads] == expected.get("heads", [])
        assert [slots(f) for f in cell.figures] == expected.get("figures", [])


@pytest.mark.parametrize(("style", "case"), CASES, ids=[c["text"] for _, c in CASES])
def test_every_span_is_of_the_unaltered_text(style, case):
    document, found = statements(case["text"], style)

    for statement in found:
        for figure in statement.figures:
            for words in (figure.counted, figure.of, figure.period):
                if words is not None:
                    assert len(document.text[words.span.start : words.span.end].split()) == len(
                        words.text.split()
                    )


def test_corpus_is_broad():
    assert len(CASES) >= 80


def test_a_long_table_is_read_in_time_that_grows_with_its_length():
    from time import process_time  # noqa: PLC0415 - beside its use

    head = "Area\tNumber of arrests\tRate (%)\n"

    def seconds(rows):
        text = head + "".join(f"Ward {i}\t{i + 3:,}\t{i % 90}.5\n" for i in range(rows))
        started = process_time()
        statements(text, "txt")
        return process_time() - started

    seconds(50)
    assert seconds(800) < 5 * seconds(200) + 0.5


def test_a_cell_is_of_the_place_that_its_row_names():
    text = "| Area | Deaths |\n|---|---|\n| Leeds | 12 |\n| North Yorkshire | 31 |\n"
    document, found = statements(text)

    places = [
        [(n.text, n.kind, document.text[n.span.start : n.span.end]) for n in s.names] for s in found
    ]

    assert places == [
        [("Leeds", "place", "Leeds")],
        [("North Yorkshire", "place", "North Yorkshire")],
    ]
