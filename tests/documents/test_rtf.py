"""Rich text files: their text in both views of changes, and nothing of what is around it."""

import contextlib
import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.rtf import read_rtf
from claimcheck.model import Document, DocumentEntry, Tracked, Zone
from documents.test_zones import lawful

pytest.importorskip("striprtf")

START = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Cyr;}}"
FERRY = "The ferry carried 38,400 passengers last year, 6% fewer than the year before."
STORY = rf"Ferry carries fewer passengers\par {FERRY}\par "


def read(body: str, tracked: Tracked = Tracked.ACCEPTED) -> Document:
    entry = DocumentEntry("a", Path("a.rtf"), tracked=tracked)
    document = read_rtf(entry, f"{START}{body}}}".encode("cp1252"))
    lawful(document)
    return document


def after(body: str, tracked: Tracked = Tracked.ACCEPTED) -> str:
    return read(STORY + body, tracked).text.partition(f"{FERRY}\n\n")[2]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Nine boats \b sank\b0 .\par Ten did not.", "Nine boats sank.\n\nTen did not."),
        (r"\ldblquote Nine,\rdblquote  she said.", "“Nine,” she said."),
        (r"\u8220?Nine\u8221\'94 at caf\'e9s.", "“Nine” at cafés."),
        (r"A \u-10179?\u-8704? boat.", "A 😀 boat."),
        (r"{\f1 \'cd\'e5\'f2}, it said.", "Нет, it said."),
        (r"Nine {\pict\bin5 }}}}}}boats sank.", "Nine boats sank."),
        (
            r'See {\field{\*\fldinst{HYPERLINK "http://a.b/90"}}{\fldrslt the list}} of 9.',
            "See the list of 9.",
        ),
        (r"Nine{\*\unknown hidden 90} boats.", "Nine boats."),
        (r"Nine {\annotation 90?}boats.", "Nine boats."),
        (r"Nine boats{\footnote Of 212.} sank.", "Nine boats sank.\n\nOf 212."),
        (
            r"Two: \par {\listtext\'b7\tab}Ann\par {\listtext\'b7\tab}Bess\par",
            "Two:\n\n• Ann\n\n• Bess",
        ),
        ("Nine boats.}trailing 90", "Nine boats."),
    ],
)
def test_the_text_is_what_a_reader_sees(body: str, text: str) -> None:
    assert after(body) == text


def test_both_views_of_changes_are_right() -> None:
    body = (
        r"Of the 194 children, {\deleted\revauthdel1 90}{\revised\revauth1 119} were "
        r"{\deleted never\deleted0  known}.\par Nine boats{\deleted .\par Ten boats} sank."
    )

    assert after(body) == "Of the 194 children, 119 were known.\n\nNine boats sank."
    assert after(body, Tracked.REJECTED) == (
        "Of the 194 children, 90 were never known.\n\nNine boats.\n\nTen boats sank."
    )
    assert "read as accepted" in read(STORY + body).notes[0]


def test_tables_properties_and_margins() -> None:
    rows = "".join(
        rf"\trowd\intbl {a}\cell {b}\cell {c}\cell\row "
        for a, b, c in (("County", "2019", "2020"), ("Arden", "1,204", "987"))
    )
    document = read(
        r"{\info{\title Ferries}{\author M Tansley}{\creatim\yr2013\mo12\dy23}"
        r"{\revtim\yr2024\mo5\dy3\hr9}}{\header DRAFT 3}{\footer Some 49 boats lay in port.}"
        rf"{STORY}{rows}\pard Nine boats sank.\par"
    )
    cells = [b for b in document.blocks if b.zone is Zone.TABLE]

    assert (document.title, document.author, document.date) == (
        "Ferries",
        "M Tansley",
        dt.date(2024, 5, 3),
    )
    assert document.cut == ("DRAFT 3",)
    assert document.text.endswith("Nine boats sank.\n\nSome 49 boats lay in port.")
    assert [(c.span.of(document.text), [h.of(document.text) for h in c.heads]) for c in cells] == [
        ("1,204", ["Arden", "2019"]),
        ("987", ["Arden", "2020"]),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Nine boats", "does not begin as a rich text"),
        (b"{\\rtf1 }", "no text"),
        (b"{\\rtf1 " + b"{" * 600, "deeper than 500"),
        (b"{\\rtf1 " + b"a" * 10_000_001, "the limit is 10 MB"),
    ],
)
def test_hostile_and_broken_files_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_rtf(DocumentEntry("a", Path("a.rtf")), data)


@pytest.mark.parametrize(
    "unit",
    [
        "{",
        "}",
        r"\f1",
        r"{\field{\*\fldinst{ HYPERLINK ",
        r"{\fonttbl{\f1 ",
        r"\'e9",
        r"\u8220",
        "a\\par ",
        r"{\pict\bin",
        r"{\header x}",
        r"\trowd a\cell\row ",
        "a ",
    ],
)
def test_time_grows_with_the_length_of_a_file(unit: str) -> None:
    def spent(count: int) -> float:
        started = time.process_time()
        with contextlib.suppress(UnreadableError):
            read(STORY + unit * count)
        return time.process_time() - started

    small, large = spent(1_000), spent(8_000)

    assert large < max(1.5, 24 * small)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.one_of(
            st.text("ab 1", max_size=5),
            st.sampled_from(["{", "}", "\\", r"\u", r"\uc", r"\u99999", r"\'", r"\'zz", r"\bin9 "]),
            st.sampled_from([r"\ansicpg0 ", r"\fcharset-1 ", r"\f", r"\deff", r"{\footnote "]),
            st.sampled_from([r"{\header ", r"\deleted ", r"\revised ", r"{\*\x ", r"\par "]),
        ),
        max_size=30,
    ),
    st.sampled_from(Tracked),
)
def test_any_order_of_words_and_braces_breaks_nothing(parts: list[str], view: Tracked) -> None:
    with contextlib.suppress(UnreadableError):
        read("".join(parts), view)
