"""From a quotation back to the page or file that it stands in."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from attrs import evolve

from claimcheck.documents.html import read_html
from claimcheck.model import Document, DocumentEntry, Evidence, Place, Span
from claimcheck.reports.way_back import WayBack

PAGE = """<h1>Ferry carries fewer passengers</h1>
<p>The ferry carried 38,400 passengers, 6% fewer than the year before.</p>
<p>In the spring the <b>ferry</b> carried 38,400 passengers &amp; crew, its master said.</p>
<p>“It was a hard winter,” said the master.<br>He is 61, and has been master of the ferry for no \
fewer than thirty-one years, which nobody in the harbour had known before last winter.</p>
<table><tr><th>Month<th>Trips<tr><td>June<td>1,204<tr><td>July</td><td>987</table>
"""


def page() -> Document:
    return read_html(DocumentEntry("p", Path("p.html")), PAGE)


def of(document: Document, words: str) -> Evidence:
    start = document.text.index(words)
    return Evidence(document.id, words, start, start + len(words), 1, 1)


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("6% fewer than the year before", "6% fewer than the year before"),
        ("passengers & crew", "passengers & crew"),
        # A second place of the same words is told by the words before it.
        ("Ferry carries", "Ferry carries"),
        ("master of the ferry", "master of the ferry"),
        # Words over a line end, and those of a row, are given by their ends.
        ("said the master.\nHe is 61", "said the master.,He is 61"),
        ("June | 1,204", "June,1,204"),
        ("1,204", "1,204"),
    ],
)
def test_a_text_fragment_leads_to_the_words(words: str, fragment: str) -> None:
    document = page()

    found = WayBack([document]).fragment(of(document, words))

    assert found is not None
    assert found.startswith("#:~:text=")
    assert unquote(found.removeprefix("#:~:text=")) == fragment


def test_what_parts_a_directive_is_escaped_in_words() -> None:
    document = page()

    assert WayBack([document]).fragment(of(document, "no fewer than thirty-one years, which")) == (
        "#:~:text=no%20fewer%20than%20thirty%2Done%20years%2C%20which"
    )


def test_words_that_stand_twice_are_told_apart_by_those_before() -> None:
    document = page()
    start = document.text.rindex("38,400 passengers")
    again = Evidence("p", "38,400 passengers", start, start + 17, 1, 1)

    assert WayBack([document]).fragment(again) == (
        "#:~:text=the%20ferry%20carried-,38%2C400%20passengers"
    )


def test_text_files_have_no_way_back_and_extracted_ones_a_place() -> None:
    plain = Document("t", Path("t.txt"), "Nine boats sank.", ())
    extracted = Document(
        "d",
        Path("d.docx"),
        "Nine boats sank.\n\nTen did not.",
        (),
        extracted=True,
        places=(Place(Span(0, 16), "paragraph 1"), Place(Span(18, 30), "paragraph 3")),
    )
    back = WayBack([plain, extracted])

    assert back.place(of(plain, "Nine")) is None
    assert back.fragment(of(plain, "Nine")) is None
    assert back.place(of(extracted, "boats")) == "paragraph 1"
    assert back.place(of(extracted, "Ten did")) == "paragraph 3"
    assert back.place(Evidence("d", "\n", 16, 17, 1, 1)) is None
    assert back.place(Evidence("gone", "x", 0, 1, 1, 1)) is None


def test_words_that_no_block_holds_lead_nowhere() -> None:
    document = page()
    evidence = of(document, "passengers & crew")
    bare = evolve(document, blocks=())

    assert WayBack([document]).fragment(evidence)
    assert WayBack([bare]).fragment(evidence) is None
    assert WayBack([document]).fragment(evolve(evidence, document="other")) is None


def test_words_that_begin_a_line_again_stand_without_what_is_before() -> None:
    document = read_html(DocumentEntry("p", Path("p.html")), "<p>June was wet.</p><p>June was</p>")
    start = document.text.rindex("June was")
    again = Evidence("p", "June was", start, start + 8, 1, 1)

    assert WayBack([document]).fragment(again) == "#:~:text=June%20was"
