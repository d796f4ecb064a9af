"""OpenDocument texts: the same things are read as from Word files, in both views of changes."""

import contextlib
import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.odt import read_odt
from claimcheck.model import Document, DocumentEntry, Tracked, Zone
from documents.office_files import packed
from documents.test_zones import lawful

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "meta": "meta",
        "manifest": "manifest",
    }.items()
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:svg"'
FERRY = "The ferry carried 38,400 passengers last year, 6% fewer than the year before."
STORY = (
    "<text:h text:outline-level='1'>Ferry carries fewer passengers</text:h>"
    f"<text:p>{FERRY}</text:p>"
)
STYLES = (
    "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>"
    "<style:style style:name='P2' style:family='paragraph' style:parent-style-name='Text_20_body'/>"
)


def odt(body: str, *, changes: str = "", margins: str = "", **parts: str) -> bytes:
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {SPACES} {DC}><office:automatic-styles>"
            f"{STYLES}</office:automatic-styles><office:body><office:text>{changes}{body}"
            "</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {SPACES}><office:styles><style:style "
            "style:name='Title' style:family='paragraph'/></office:styles><office:master-styles>"
            f"<style:master-page>{margins}</style:master-page></office:master-styles>"
            "</office:document-styles>",
            **{name.replace("__", "/"): part for name, part in parts.items()},
        }
    )


def read(data: bytes, tracked: Tracked = Tracked.ACCEPTED) -> Document:
    document = read_odt(DocumentEntry("a", Path("a.odt"), tracked=tracked), data)
    lawful(document)
    return document


def zoned(document: Document) -> list[tuple[str, str]]:
    return [(b.zone.value, b.span.of(document.text)) for b in document.blocks]


def p(inside: str, style: str = "") -> str:
    return f"<text:p text:style-name='{style}'>{inside}</text:p>"


def test_zones_notes_boxes_and_margins_are_read() -> None:
    note = (
        "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{p('Of 212 trips, 9 were late.')}</text:note-body></text:note>"
    )
    box = (
        "<draw:frame><svg:title>Box 12</svg:title><draw:text-box>"
        f"{p('Nine boats sank in 2019.')}</draw:text-box></draw:frame>"
    )
    items = "".join(
        f"<text:list-item>{p(item)}</text:list-item>"
        for item in ("the Ann, for 40 days", "the Bess, for 12 days")
    )
    document = read(
        odt(
            p("Gazette")
            + p("Ferry carries fewer passengers", "Title")
            + p(FERRY)
            + "<text:table-of-content><text:index-body>"
            + p("Fares 3")
            + "</text:index-body></text:table-of-content>"
            + "<text:h text:outline-level='2'>Fares</text:h>"
            + p("Two of the boats were out of service:")
            + f"<text:list>{items}</text:list>"
            + p("We shall pay no more.", "P1")
            + p(f"The master{note}, <text:span>Col</text:span><text:s/>Harker,{box} is 61.", "P2")
            + p("He <office:annotation><text:p>90?</text:p></office:annotation>sails."),
            margins=f"<style:header>{p('DRAFT 3')}</style:header>"
            f"<style:footer>{p('Some 49 boats lay in the harbour.')}</style:footer>",
        )
    )

    assert zoned(document) == [
        ("headline", "Ferry carries fewer passengers"),
        ("body", FERRY),
        ("heading", "Fares"),
        ("body", "Two of the boats were out of service:"),
        ("list", "the Ann, for 40 days"),
        ("list", "the Bess, for 12 days"),
        ("quotation", "We shall pay no more."),
        ("body", "The master, Col Harker, is 61."),
        ("body", "Nine boats sank in 2019."),
        ("body", "He sails."),
        ("body", "Of 212 trips, 9 were late."),
        ("body", "Some 49 boats lay in the harbour."),
    ]
    assert document.cut == ("Fares 3", "DRAFT 3", "Gazette")
    assert document.notes == ("left out: a comment",)
    assert [each.name for each in document.places][-4:] == [
        "text box at paragraph 10",
        "paragraph 11",
        "footnote 1",
        "footer",
    ]


def cell(words: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(words)}</table:table-cell>"


def test_cells_have_heads_over_merged_cells_too() -> None:
    covered = "<table:covered-table-cell/>"
    table = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("")
        + cell("2019", "table:number-columns-spanned='2'")
        + covered
        + "</table:table-row><table:table-row>"
        + cell("")
        + cell("Trips")
        + cell("Late")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("Arden", "table:number-rows-spanned='2'")
        + cell("1,204")
        + cell("31")
        + f"</table:table-row><table:table-row>{covered}"
        + cell("88")
        + cell("2")
        + "</table:table-row></table:table>"
    )
    document = read(odt(STORY + table))

    assert [
        (b.span.of(document.text), [h.of(document.text) for h in b.heads])
        for b in document.blocks
        if b.zone is Zone.TABLE
    ] == [
        ("1,204", ["Arden", "Trips", "2019"]),
        ("31", ["Arden", "Late", "2019"]),
        ("88", ["Arden", "Trips", "2019"]),
        ("2", ["Arden", "Late", "2019"]),
    ]


def region(number: str, kind: str, inside: str = "") -> str:
    return (
        f"<text:changed-region text:id='{number}'><text:{kind}><office:change-info>"
        f"<dc:creator>A</dc:creator></office:change-info>{inside}</text:{kind}>"
        "</text:changed-region>"
    )


def put_in(number: str, words: str) -> str:
    return (
        f"<text:change-start text:change-id='{number}'/>{words}"
        f"<text:change-end text:change-id='{number}'/>"
    )


CHANGES = {
    "a figure": (
        region("d", "deletion", p("90")) + region("i", "insertion"),
        p(f"Of the 194, <text:change text:change-id='d'/>{put_in('i', '119')} were known."),
        "Of the 194, 119 were known.",
        "Of the 194, 90 were known.",
    ),
    "a paragraph deleted": (
        region("d", "deletion", p("Nine boats sank.") + p("")),
        p("<text:change text:change-id='d'/>Ten boats did not."),
        "Ten boats did not.",
        "Nine boats sank.\n\nTen boats did not.",
    ),
    "a paragraph's end deleted": (
        region("d", "deletion", p("sank.") + p("Ten boats")),
        p("Nine boats <text:change text:change-id='d'/> did not."),
        "Nine boats did not.",
        "Nine boats sank.\n\nTen boats did not.",
    ),
    "a paragraph's end put in": (
        region("i", "insertion"),
        p("Nine boats <text:change-start text:change-id='i'/>sank.")
        + p("Ten boats <text:change-end text:change-id='i'/>did not."),
        "Nine boats sank.\n\nTen boats did not.",
        "Nine boats did not.",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_both_views_of_changes_are_right(name: str) -> None:
    regions, body, accepted, rejected = CHANGES[name]
    data = odt(STORY + body, changes=f"<text:tracked-changes>{regions}</text:tracked-changes>")

    assert read(data).text.partition(f"{FERRY}\n\n")[2] == accepted
    assert read(data, Tracked.REJECTED).text.partition(f"{FERRY}\n\n")[2] == rejected
    assert "read as rejected" in read(data, Tracked.REJECTED).notes[0]


def test_properties_give_title_day_and_author() -> None:
    meta = (
        f"<office:document-meta {SPACES} {DC}><office:meta><dc:title>Ferries</dc:title>"
        "<meta:initial-creator>M Tansley</meta:initial-creator>"
        "<meta:creation-date>2024-05-01T09:00:00</meta:creation-date>"
        "<dc:date>2024-05-03T10:00:00.5</dc:date></office:meta></office:document-meta>"
    )

    document = read(odt(STORY, meta__xml="", **{"meta.xml": meta}))

    assert (document.title, document.date, document.author) == (
        "Ferries",
        dt.date(2024, 5, 3),
        "M Tansley",
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            odt(STORY, **{"content.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
            "document type",
        ),
        (odt(STORY, **{"content.xml": "<text:p/>" * 1_200_000}), "the limit is 10 MB"),
        (odt("<text:list>" * 600 + "</text:list>" * 600), "deeper than 500"),
        (odt("<text:p/>" * 200_000), "zip bomb"),
        (odt(p("")), "no text"),
        (
            odt(
                STORY,
                **{
                    "META-INF/manifest.xml": f"<manifest:manifest {SPACES}>"
                    "<manifest:encryption-data/></manifest:manifest>"
                },
            ),
            "password",
        ),
        (b"PK no zip", "damaged"),
    ],
    ids=["entities", "large", "deep", "bomb", "empty", "protected", "damaged"],
)
def test_hostile_and_broken_files_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read(data)


@pytest.mark.parametrize(
    "unit", ["<text:p/>", p("a"), "<table:table/>", "<text:s text:c='999999'/>"]
)
def test_time_grows_with_the_length_of_a_document(unit: str) -> None:
    def spent(count: int) -> float:
        started = time.process_time()
        with contextlib.suppress(UnreadableError):
            read(odt(STORY + unit * count))
        return time.process_time() - started

    small, large = spent(500), spent(4_000)

    assert large < max(1.5, 24 * small)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "text:p",
                "text:h",
                "text:list",
                "text:list-item",
                "text:note",
                "draw:text-box",
                "table:table",
                "table:table-row",
                "table:table-cell",
                "table:covered-table-cell",
                "text:deletion",
                "text:change-start",
                "text:change",
                "/",
                "Nine boats sank in 2019.",
            ]
        ),
        max_size=40,
    ),
    st.sampled_from(Tracked),
)
def test_elements_in_any_order_break_nothing(parts: list[str], view: Tracked) -> None:
    body, stack = "", []
    for part in parts:
        if part == "/":
            body += f"</{stack.pop()}>" if stack else ""
        elif ":" in part:
            body += f"<{part} text:change-id='c'>"
            stack.append(part)
        else:
            body += part
    body += "".join(f"</{name}>" for name in reversed(stack))

    with contextlib.suppress(UnreadableError):
        read(odt(body, changes=region("c", "insertion")), view)


STRAY = (
    "<table:table-header-rows/>",
    "<table:table-row/>",
    "<table:table-row><table:table-cell><text:p/></table:table-cell></table:table-row>",
    "<table:table-cell/>",
    "<table:covered-table-cell/>",
    "<text:tracked-changes/>",
    "<text:tab/><text:line-break/><text:s text:c='3'/>",
)


@pytest.mark.parametrize("stray", STRAY)
@pytest.mark.parametrize("tracked", Tracked)
def test_parts_of_tables_where_there_is_none_change_no_word(stray: str, tracked: Tracked) -> None:
    crew = "Its crew were 12."
    body = f"{stray}<text:p>{FERRY}</text:p>{stray}<text:p>{crew}</text:p>{stray}"

    assert read(odt(body), tracked).text.split("\n\n") == [FERRY, crew]


def test_a_hidden_section_is_not_read_and_said() -> None:
    hidden = "<text:section text:display='none'><text:p>Nobody reads this.</text:p></text:section>"
    found = read(odt(STORY + hidden))

    assert "Nobody" not in found.text
    assert any("hidden" in note for note in found.notes)


def test_a_row_that_repeats_its_cells_for_ever_ends() -> None:
    again = "table:number-columns-repeated='900000'"
    cell = f"<table:table-cell {again}><text:p>9</text:p></table:table-cell>"
    rows = f"<table:table-row>{cell}{cell}</table:table-row>"
    found = read(odt(f"{STORY}<table:table>{rows}</table:table>"))

    assert FERRY in found.text
    assert len(found.text) < 100_000
