"""Word files: all that a reader sees is read, in the view of changes that is asked for."""

import contextlib
import datetime as dt
import time
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import read_document
from claimcheck.documents.docx import read_docx
from claimcheck.documents.formats import UnreadableError
from claimcheck.model import Document, DocumentEntry, Tracked, Zone
from documents.office_files import (
    NAMES,
    STRICT,
    W,
    changed,
    docx,
    mark,
    p,
    packed,
    run,
    table,
)
from documents.test_zones import lawful

FERRY = "The ferry carried 38,400 passengers last year, 6% fewer than the year before."
STORY = p("Ferry carries fewer passengers", style="Titel") + p(FERRY)


def read(data: bytes, tracked: Tracked = Tracked.ACCEPTED) -> Document:
    document = read_docx(DocumentEntry("a", Path("a.docx"), tracked=tracked), data)
    lawful(document)
    return document


def zoned(document: Document) -> list[tuple[str, str]]:
    return [(b.zone.value, b.span.of(document.text)) for b in document.blocks]


def views(body: str, **parts: str) -> tuple[str, str]:
    """The text of a body with its changes accepted, and with them rejected."""
    data = docx(body, **parts)
    return read(data).text, read(data, Tracked.REJECTED).text


def test_styles_give_the_zones_whatever_the_language_of_the_menus() -> None:
    document = read(
        docx(
            p("Gazette", style="")
            + p("Ferry carries fewer passengers", style="Titel")
            + p("Fares rise as boats stay in harbour", style="Untertitel")
            + p("By Moira Tansley")
            + p(FERRY)
            + p("Contents", style="TOC1")
            + p("Fares", style="H1")
            + p("Two of the five boats were out of service:")
            + p("the Ann, for 40 days", style="Items")
            + p("the Bess", "<w:r><w:tab/></w:r>", ", for 12 days", style="Items")
            + p("Winter", style="Ours")
            + p("We shall pay no more.", style="Zitat")
            + p("Spring", style="Outlined")
            + p("The Ann in 2019", style="Cap")
            + p(
                "an item by itself",
                more='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>',
            )
        )
    )

    assert zoned(document) == [
        ("headline", "Ferry carries fewer passengers"),
        ("standfirst", "Fares rise as boats stay in harbour"),
        ("body", FERRY),
        ("heading", "Fares"),
        ("body", "Two of the five boats were out of service:"),
        ("list", "the Ann, for 40 days"),
        ("list", "the Bess\t, for 12 days"),
        ("heading", "Winter"),
        ("quotation", "We shall pay no more."),
        ("heading", "Spring"),
        ("caption", "The Ann in 2019"),
        ("list", "an item by itself"),
    ]
    assert document.cut == ("Contents", "Gazette", "By Moira Tansley")
    assert document.extracted
    items = [b for b in document.blocks if b.zone is Zone.LIST]
    assert [h.of(document.text) for h in items[0].heads] == [
        "Two of the five boats were out of service:"
    ]


def test_the_way_back_names_paragraphs_rows_and_notes() -> None:
    data = docx(
        p("Ferry carries fewer passengers", style="H1")
        + p()
        + p(FERRY)
        + table("County|2019|2020", "Arden|1,204|987")
        + p("Fares rose again in the spring of that year, its master said."),
        footnotes=f"<w:footnotes {NAMES}><w:footnote w:type='separator' w:id='-1'>{p('-')}"
        f"</w:footnote><w:footnote w:id='1'>{p('Of 212 crossings, 9 were late.')}</w:footnote>"
        "</w:footnotes>",
    )

    document = read(data)

    assert [(each.span.of(document.text), each.name) for each in document.places] == [
        ("Ferry carries fewer passengers", "paragraph 1"),
        (FERRY, "paragraph 3"),
        ("County | 2019 | 2020", "table 1, row 1"),
        ("Arden | 1,204 | 987", "table 1, row 2"),
        ("Fares rose again in the spring of that year, its master said.", "paragraph 4"),
        ("Of 212 crossings, 9 were late.", "footnote 1"),
    ]


CHANGES = {
    "a figure": (
        p(
            "Of the 194 children, ",
            changed("del", run("90")),
            changed("ins", run("119")),
            " were known.",
        ),
        "Of the 194 children, 119 were known.",
        "Of the 194 children, 90 were known.",
    ),
    "words put in and taken out again": (
        p(
            "Nine boats ",
            changed("ins", changed("del", run("of eleven ")) + run("now ")),
            "sank at sea.",
        ),
        "Nine boats now sank at sea.",
        "Nine boats sank at sea.",
    ),
    "a paragraph moved": (
        p(changed("moveFrom", run("Nine boats sank.")), more=mark("moveFrom"))
        + p("Ten boats did not.")
        + p(changed("moveTo", run("Nine boats sank.")), more=mark("moveTo")),
        "Ten boats did not.\n\nNine boats sank.",
        "Nine boats sank.\n\nTen boats did not.",
    ),
    "a paragraph's mark deleted": (
        p("Nine boats sank, ", more=mark("del")) + p("and ten did not."),
        "Nine boats sank, and ten did not.",
        "Nine boats sank,\n\nand ten did not.",
    ),
    "a paragraph's mark put in": (
        p("Nine boats sank.", more=mark("ins")) + p(" Ten boats did not."),
        "Nine boats sank.\n\nTen boats did not.",
        "Nine boats sank. Ten boats did not.",
    ),
    "three marks deleted": (
        p("Nine ", more=mark("del")) + p("boats ", more=mark("del")) + p("sank at sea."),
        "Nine boats sank at sea.",
        "Nine\n\nboats\n\nsank at sea.",
    ),
    "the last mark deleted": (
        p("Nine boats sank.") + p("Ten boats did not.", more=mark("del")),
        "Nine boats sank.\n\nTen boats did not.",
        "Nine boats sank.\n\nTen boats did not.",
    ),
    "a field's code deleted": (
        p(
            "Nine ",
            changed("del", "<w:r><w:delInstrText>PAGE 12</w:delInstrText></w:r>"),
            "boats sank.",
        ),
        "Nine boats sank.",
        "Nine boats sank.",
    ),
    "the look of words": (
        p(
            run(
                "Nine",
                look="<w:rPr><w:b/><w:rPrChange w:id='1' w:author='A'><w:rPr><w:vanish/></w:rPr>"
                "</w:rPrChange></w:rPr>",
            ),
            " boats sank.",
        ),
        "Nine boats sank.",
        "Nine boats sank.",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_both_views_of_changes_are_right(name: str) -> None:
    body, accepted, rejected = CHANGES[name]

    assert views(p(FERRY) + body) == (f"{FERRY}\n\n{accepted}", f"{FERRY}\n\n{rejected}")


def test_rows_that_were_put_in_or_taken_out_follow_the_view() -> None:
    def row(kind: str, *cells: str) -> str:
        look = f"<w:trPr><w:{kind} w:id='1' w:author='A'/></w:trPr>" if kind else ""
        inside = [p(changed(kind, run(c)) if kind else run(c)) for c in cells]
        return f"<w:tr>{look}{''.join(f'<w:tc>{c}</w:tc>' for c in inside)}</w:tr>"

    rows = row("", "County", "2019") + row("del", "Arden", "1,204") + row("ins", "Brent", "310")
    accepted, rejected = views(p(FERRY) + f"<w:tbl>{rows}{row('', 'Colne', '88')}</w:tbl>")

    assert accepted.endswith("County | 2019\nBrent | 310\nColne | 88")
    assert rejected.endswith("County | 2019\nArden | 1,204\nColne | 88")


def test_a_style_that_was_changed_is_the_old_one_with_changes_rejected() -> None:
    was = '<w:pPrChange w:id="1" w:author="A"><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>'
    data = docx(STORY + p("Fares", style="Items", more=was) + p("They rose."))

    assert ("list", "Fares") in zoned(read(data))
    assert ("heading", "Fares") in zoned(read(data, Tracked.REJECTED))


def test_how_changes_were_read_and_what_was_left_out_is_said() -> None:
    data = docx(
        STORY + p(changed("ins", run("Nine")), changed("del", run("Ten")), " boats sank."),
        comments=f"<w:comments {NAMES}><w:comment w:id='1'>{p('90?')}</w:comment></w:comments>",
        image1=b"x",
        image2=b"x",
        chart1="<c/>",
    )

    assert read(data).notes == (
        "2 tracked changes are read as accepted; --tracked rejected reads the other view",
        "not read: 2 pictures, a chart",
        "left out: a comment",
    )
    assert read(data, Tracked.REJECTED).notes[0] == (
        "2 tracked changes are read as rejected; --tracked accepted reads the other view"
    )
    assert "90?" not in read(data).text
    assert read(docx(STORY)).notes == ()


def box(inside: str, fallback: str = "") -> str:
    """A text box as Word writes it: twice, for newer and for older programs."""
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
        f"{inside}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{fallback or inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_text_boxes_notes_and_headers_that_are_sentences_are_read_once() -> None:
    data = docx(
        STORY
        + p("The master ", box(p("Nine boats sank in 2019.")), "is 61 years old, he says.")
        + p("Ten boats did not sink."),
        footnotes=f"<w:footnotes {NAMES}><w:footnote w:id='1'>{p('Of 212 trips, 9 were late.')}"
        "</w:footnote></w:footnotes>",
        endnotes=f"<w:endnotes {NAMES}><w:endnote w:id='1'>{p('The fare was £4 in 2019.')}"
        "</w:endnote></w:endnotes>",
        header1=f"<w:hdr {NAMES}>{p('DRAFT 3')}</w:hdr>",
        header2=f"<w:hdr {NAMES}>{p('DRAFT 3')}</w:hdr>",
        footer1=f"<w:ftr {NAMES}>{p('Some 49 boats lay in the harbour in March 2019.')}</w:ftr>",
    )

    document = read(data)

    assert zoned(document)[2:] == [
        ("body", "The master is 61 years old, he says."),
        ("body", "Nine boats sank in 2019."),
        ("body", "Ten boats did not sink."),
        ("body", "Of 212 trips, 9 were late."),
        ("body", "The fare was £4 in 2019."),
        ("body", "Some 49 boats lay in the harbour in March 2019."),
    ]
    assert document.cut == ("DRAFT 3",)
    assert [each.name for each in document.places][2:] == [
        "paragraph 3",
        "text box at paragraph 3",
        "paragraph 4",
        "footnote 1",
        "endnote 1",
        "footer",
    ]


def test_what_a_page_does_not_show_is_not_read() -> None:
    hidden = run("Secret 90. ", look="<w:rPr><w:vanish/></w:rPr>")
    shown = run("Seen. ", look="<w:rPr><w:vanish w:val='0'/></w:rPr>")
    form = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Click to add 12 words. ')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Typed in. ')}</w:sdtContent></w:sdt>"
    )
    code = "<w:r><w:instrText>HYPERLINK 49</w:instrText></w:r>"

    document = read(docx(STORY + p(hidden, shown, form, code, run("Nine boats sank."))))

    assert document.text.endswith("Seen. Typed in. Nine boats sank.")
    assert document.notes == ("not read: a stretch of hidden text",)


def test_marks_that_stand_for_characters_are_written() -> None:
    document = read(
        docx(
            STORY
            + p(
                run("Nine"),
                "<w:r><w:noBreakHyphen/></w:r>",
                run("mast boats"),
                "<w:r><w:br/></w:r>",
                "<w:hyperlink>" + run("sank") + "</w:hyperlink>",
                "<w:smartTag>" + run(" at sea") + "</w:smartTag>",
                run(" in ", look=""),
                "<m:oMath><m:r><m:t>2019</m:t></m:r></m:oMath>",
                run("."),
            )
        )
    )

    assert document.text.endswith("Nine\u2011mast boats\nsank at sea in 2019.")


def test_cells_have_heads_over_merged_cells_too() -> None:
    merged = (
        "<w:tbl>"
        "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{0}</w:tc><w:tc>{0}</w:tc>"
        "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{1}</w:tc></w:tr>"
        "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{0}</w:tc><w:tc>{0}</w:tc><w:tc>{2}</w:tc>"
        "<w:tc>{3}</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{4}</w:tc><w:tc>{5}</w:tc>"
        "<w:tc>{6}</w:tc><w:tc>{7}</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{0}</w:tc><w:tc>{8}</w:tc><w:tc>{9}</w:tc>"
        "<w:tc>{10}</w:tc></w:tr></w:tbl>"
    ).format(
        *map(
            p,
            ("", "2019", "Trips", "Late", "Arden", "ferries", "1,204", "31", "tugs", "88", "2"),
        )
    )
    document = read(docx(STORY + merged))
    cells = [b for b in document.blocks if b.zone is Zone.TABLE]

    assert [
        (b.span.of(document.text), [h.of(document.text) for h in b.heads]) for b in cells[1:]
    ] == [
        ("1,204", ["Arden", "Trips", "2019"]),
        ("31", ["Arden", "Late", "2019"]),
        ("tugs", ["Arden"]),
        ("88", ["Arden", "Trips", "2019"]),
        ("2", ["Arden", "Late", "2019"]),
    ]


def test_a_table_that_lays_out_a_page_is_text() -> None:
    long = "The master of the ferry says that the winter was hard. " * 7

    document = read(docx(STORY + table(f"{long}|Nine boats sank in the storm.")))

    assert zoned(document)[-1] == ("body", "Nine boats sank in the storm.")


def test_properties_give_title_day_and_author_where_the_entry_does_not() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Ferries</dc:title>'
        "<dc:creator>M Tansley</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
        "<dcterms:modified>2024-05-03T10:00:00Z</dcterms:modified></cp:coreProperties>"
    )
    data = docx(STORY, **{"docProps/core.xml": core})
    entry = DocumentEntry("a", Path("a.docx"), date=dt.date(2020, 1, 1), title="Mine")

    document = read(data)

    assert (document.title, document.date, document.author) == (
        "Ferries",
        dt.date(2024, 5, 3),
        "M Tansley",
    )
    assert document.notes == ("dated 2024-05-03, when the file was last saved",)
    assert read_docx(entry, data).notes == ()
    assert read_docx(entry, data).date == dt.date(2020, 1, 1)
    assert read_docx(entry, data).title == "Mine"
    assert read(docx(STORY, **{"docProps/core.xml": core.replace("2024-05-03", "?")})).date is None


def test_the_strict_name_space_is_read_as_the_usual_one() -> None:
    assert read(docx(STORY, names=NAMES.replace(W, STRICT))).text == read(docx(STORY)).text


def test_a_word_file_is_found_and_read_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(STORY))

    assert FERRY in read_document(DocumentEntry("a", tmp_path / "a.docx")).text


# --- hostile files -----------------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    return str(caught.value)


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
    f"<w:document {NAMES}><w:body>{p('&b;')}</w:body></w:document>"
)
FOREIGN = (
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    f"<w:document {NAMES}><w:body>{p('&a;')}</w:body></w:document>"
)


@pytest.mark.parametrize("document", [LAUGHS, FOREIGN])
def test_a_document_type_is_refused(document: str) -> None:
    assert "document type" in refused(docx("", **{"word/document.xml": document}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    big = docx(STORY, **{"word/document.xml": b"<w:p/>" * 20_000_000})
    small = docx(STORY, **{"word/document.xml": b"<w:p/>" * 1_500_000})
    tracemalloc.start()
    started = time.process_time()

    assert "has 120.0 MB or more and the limit is 10 MB" in refused(big)
    assert "a zip bomb" in refused(small)

    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert time.process_time() - started < 5


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(docx(STORY + p(FERRY) * 400))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    size = info.file_size.to_bytes(4, "little")
    while size in data:
        at = data.index(size)
        data[at : at + 4] = (100).to_bytes(4, "little")

    assert "is damaged" in refused(bytes(data))


def test_too_many_parts_too_deep_a_nest_and_no_text_are_refused() -> None:
    many = packed({f"word/{n}.xml": "" for n in range(2001)})
    deep = docx("<w:sdt>" * 600 + "</w:sdt>" * 600)

    assert "2,001 parts and the limit is 2,000" in refused(many)
    assert "nested deeper than 500" in refused(deep)
    assert "no text" in refused(docx(p()))
    assert "no text" in refused(packed({"hello.txt": "hello"}))
    assert "damaged" in refused(b"PK\x03\x04 and no more")
    assert "password" in refused(b"\xd0\xcf\x11\xe0 and so on")
    assert "damaged" in refused(docx("<w:p>"))


def test_a_protected_part_says_so() -> None:
    data = bytearray(docx(STORY))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := data.find(signature, at)) >= 0:
            data[at + offset] |= 1
            at += 4

    assert "password" in refused(bytes(data))


@pytest.mark.parametrize(
    "unit",
    ["<w:p/>", p("a"), "<w:tbl/>", "<w:p><w:r><w:t>a", "<w:tr>", "<w:ins>", table("a|b", "1|2")],
)
def test_time_grows_with_the_length_of_a_document(unit: str) -> None:
    def spent(count: int) -> float:
        started = time.process_time()
        with contextlib.suppress(UnreadableError):
            read(docx(STORY + unit * count))
        return time.process_time() - started

    small, large = spent(500), spent(4_000)

    assert large < max(1.5, 24 * small)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_file_with_broken_bytes_is_read_or_refused(data: st.DataObject) -> None:
    whole = docx(STORY + table("County|2019", "Arden|1,204") + p(changed("ins", run("x"))))
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))

    for each in (bytes(broken), bytes(whole[:cut])):
        with contextlib.suppress(UnreadableError):
            read(each)


STRAY = (
    '<w:pPr><w:pStyle w:val="Title"/><w:outlineLvl w:val="1"/></w:pPr>',
    '<w:numPr><w:numId w:val="3"/><w:ilvl w:val="2"/></w:numPr>',
    "<w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>",
    "<w:pPrChange><w:pPr/></w:pPrChange>",
    "<w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>",
    "<w:rPr><w:vanish/><w:ins/><w:del/></w:rPr>",
    "<w:tab/><w:br/><w:cr/><w:noBreakHyphen/>",
    "<w:trPr><w:tblHeader/><w:gridBefore w:val='2'/><w:del/></w:trPr>",
    "<w:tcPr><w:gridSpan w:val='3'/><w:vMerge/></w:tcPr>",
    "<w:tr><w:trPr><w:del/></w:trPr></w:tr>",
    f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='3'/></w:tcPr>{p('')}</w:tc></w:tr>",
)


@pytest.mark.parametrize("stray", STRAY)
@pytest.mark.parametrize("tracked", Tracked)
def test_properties_where_none_belong_change_no_word(stray: str, tracked: Tracked) -> None:
    ferry, crew = "The ferry carried 38,400 passengers.", "Its crew were 12."

    alone = read(docx(stray + p(ferry) + stray + p(crew) + stray), tracked)

    assert alone.text.split("\n\n") == [ferry, crew]


def test_a_row_that_begins_later_has_its_words_under_their_head() -> None:
    def cell(words: str) -> str:
        return f"<w:tc>{p(words)}</w:tc>"

    later = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('12')}</w:tr>"
    first = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Port')}{cell('Boats')}</w:tr>"
    full = f"<w:tr>{cell('Marlow')}{cell('14')}</w:tr>"
    found = read(docx(p("Boats of the ports.") + f"<w:tbl>{first}{full}{later}</w:tbl>"))

    heads = {b.span.of(found.text): [h.of(found.text) for h in b.heads] for b in found.blocks}
    assert heads["12"] == ["Boats"]
    assert "Boats" in heads["14"]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<w:p>",
                "</w:p>",
                "<w:r>",
                "</w:r>",
                "<w:tbl>",
                "</w:tbl>",
                "<w:tr>",
                "</w:tr>",
                "<w:tc>",
                "</w:tc>",
                "<w:ins>",
                "</w:ins>",
                "<w:txbxContent>",
                "</w:txbxContent>",
                run("Nine boats sank in 2019."),
                mark("del"),
            ]
        ),
        max_size=30,
    )
)
def test_elements_in_any_order_break_nothing(parts: list[str]) -> None:
    stack: list[str] = []
    body = ""
    for part in parts:
        name = part.strip("</>")
        if part.startswith("</"):
            if not stack or stack[-1] != name:
                continue
            stack.pop()
        elif part == f"<{name}>":
            stack.append(name)
        body += part
    body += "".join(f"</{name}>" for name in reversed(stack))

    for view in Tracked:
        with contextlib.suppress(UnreadableError):
            read(docx(body), view)
