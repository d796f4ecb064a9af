"""Cells and tables: nothing in them is run, and what goes in comes out."""

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.sheets.csv_table import CsvError, read_csv, write_csv
from claimcheck.sheets.formulas import defused, restored
from claimcheck.sheets.table import column_letter
from claimcheck.sheets.workbook import (
    LARGEST,
    Columns,
    Sheet,
    WorkbookError,
    read_workbook,
    with_columns,
    write_workbook,
)
from reports import hostile

openpyxl = pytest.importorskip("openpyxl")

DANGEROUS = re.compile(r"[\t\r\n\0]|[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
TEXTS = st.one_of(
    st.text(),
    st.sampled_from(hostile.FRAGMENTS),
    st.builds(
        lambda marks, text: marks + text, st.sampled_from(("'", "''", " =", "\t=")), st.text()
    ),
)


@given(TEXTS)
def test_a_defused_text_is_no_formula_and_comes_back(text):
    assert not DANGEROUS.match(defused(text))
    assert restored(defused(text)) == text


@pytest.mark.parametrize(
    "text", ["90 of 194", "nearly half", "it's", "'tis", "", "£5", "~5", "5 - 3"]
)
def test_an_ordinary_text_stays_as_it_is(text):
    assert defused(text) == restored(text) == text


@settings(max_examples=60)
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_csv_gives_back_what_it_was_given(rows):
    text = write_csv(rows)
    rows = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
    found = read_csv(text.encode("utf-8", "replace"))

    assert [[row.text(n) for n in range(len(row.cells))] for row in found.rows] == rows


@settings(max_examples=20)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_a_workbook_gives_back_what_it_was_given(rows):
    content = write_workbook((Sheet("one", ("a", "b"), tuple(rows)),))
    (table,) = read_workbook(content)
    cells = [(row.text(0), row.text(1)) for row in table.rows[1:]]
    kept = list(rows)

    while kept and kept[-1] == ("", ""):  # an empty row at the end leaves no trace
        kept.pop()
    assert cells[: len(kept)] == kept


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.nightly)])
def test_a_workbook_has_no_formula_and_no_further_cell(count):
    for place in range(0, count, 100):
        words = tuple((text, text) for text in hostile.texts(100, seed=f"book-{place}"))
        book = openpyxl.load_workbook(BytesIO(write_workbook((Sheet("s", ("a", "b"), words),))))
        cells = [cell for row in book["s"].iter_rows() for cell in row if cell.value is not None]

        assert book["s"].dimensions == "A1:B101"
        assert {cell.data_type for cell in cells} == {"s"}
        assert not [cell.value for cell in cells if DANGEROUS.match(cell.value)]


def test_a_workbook_has_the_same_bytes_each_time(monkeypatch):
    sheet = (Sheet("s", ("a",), (("x",),)),)
    first = write_workbook(sheet)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")

    assert write_workbook(sheet) == first
    parts = zipfile.ZipFile(BytesIO(first)).infolist()
    assert {part.date_time[0] for part in parts} == {1980}


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (b"a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        (b"a;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
        (b"a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        (b'"a;b;c","d"\n1,2\n', [["a;b;c", "d"], ["1", "2"]]),
        (b'"a,b ""c"", d";e\n', [['a,b "c", d', "e"]]),
        (b"\xef\xbb\xbfa,b\n", [["a", "b"]]),
        ("a,“b”\n".encode("utf-16"), [["a", "“b”"]]),
        (b'a,"one\r\ntwo"\n', [["a", "one\r\ntwo"]]),
    ],
)
def test_csv_is_read_as_spreadsheets_save_it(content, cells):
    assert [list(row.cells) for row in read_csv(content).rows] == cells


def test_csv_that_is_not_utf_8_is_read_with_a_note():
    table = read_csv(b"a,\x93nearly half\x94\n")

    assert table.rows[0].cells == ("a", "“nearly half”")
    assert table.notes == ("read as windows-1252, for it is not UTF-8",)


def test_csv_with_an_open_quotation_mark_is_refused_with_its_row():
    with pytest.raises(CsvError) as caught:
        read_csv(b'a,b\n1,"two\n')
    assert caught.value.row == 2


@pytest.mark.parametrize(
    ("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_that_people_see(column, letter):
    assert column_letter(column) == letter


def bomb(**parts):
    paper = BytesIO()
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return paper.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"no zip", "it is no .xlsx workbook"),
        (b"PK\x03\x04", "it is no .xlsx workbook"),
        (bomb(a="x" * 101_000_000), "unpacks to more than 100 MB"),
        (bomb(**{f"p{n}": "" for n in range(2_001)}), "more than 2,000 parts"),
        (bomb(a="nothing"), "cannot be read as a workbook"),
        (b"0" * (LARGEST + 1), "larger than 20 MB"),
    ],
)
def test_what_is_no_workbook_is_refused(content, what):
    with pytest.raises(WorkbookError, match=re.escape(what)):
        read_workbook(content)


def test_values_of_other_kinds_are_texts():
    import datetime as dt  # noqa: PLC0415 - for this test alone

    book = openpyxl.Workbook()
    book.active.append([2009, 1.5, True, dt.datetime(2010, 10, 27), "=1+1", None])  # noqa: DTZ001 - sheets have no zones
    paper = BytesIO()
    book.save(paper)
    (table,) = read_workbook(paper.getvalue())

    assert table.rows[0].cells[:4] == ("2009", "1.5", "true", "2010-10-27")


def test_a_workbook_that_is_filled_in_keeps_all_else():
    book = openpyxl.Workbook()
    book.active.title = "mine"
    book.active.append(["claim", "sum"])
    book.active.append(["so it is", "=1+1"])
    book.active["A1"].fill = openpyxl.styles.PatternFill("solid", start_color="FF00FF00")
    book.create_sheet("other").append(["kept"])
    paper = BytesIO()
    book.save(paper)
    new = Columns("mine", 1, 3, ("verdict",), {2: ("conflict",)})
    made = openpyxl.load_workbook(BytesIO(with_columns(paper.getvalue(), new)))

    assert made.sheetnames == ["mine", "other"]
    assert [cell.value for cell in made["mine"][2]] == ["so it is", "=1+1", "conflict"]
    assert made["mine"]["A1"].fill.start_color.rgb == "FF00FF00"
    assert made["other"]["A1"].value == "kept"
