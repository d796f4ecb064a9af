"""XLSX workbooks, by openpyxl: from bytes to tables and back, the same bytes each time.

A workbook is a zip archive, so its declared sizes are looked at before anything is unpacked.
"""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from claimcheck.errors import ClaimcheckError
from claimcheck.sheets.formulas import defused
from claimcheck.sheets.table import Row, Table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST: Final = 20_000_000
"""The size limit of a workbook, in bytes."""

LARGEST_UNPACKED: Final = 100_000_000
MOST_PARTS: Final = 2_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 256

_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""When every part of a workbook was made: the first day that a zip archive knows."""

_CLOCK: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CREATED: Final = re.compile(rb"(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)")

_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")

_FILLS: Final = {
    "conflict": "FFFCECEC",
    "drift": "FFFDF3DD",
    "not comparable": "FFEAF1F9",
    "agree": "FFE8F4EC",
    "not checked": "FFFCECEC",
}
_WIDEST: Final = 48
_NARROWEST: Final = 9
"""How wide columns are, in characters."""
_LINE: Final = 15.0
"""How high a line of text is, in points."""


class WorkbookError(ClaimcheckError):
    """Bytes that are no workbook, or one that is not opened; the message says why."""


class MissingExtraError(WorkbookError):
    """The library that reads workbooks is not installed; the message says what to install."""


@frozen
class Sheet:
    """A table to be written: a head and rows of texts."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_workbook(content: bytes) -> tuple[Table, ...]:
    """The sheets of a workbook as texts; of a formula, the value that was last worked out.

    Raises:
        WorkbookError: where it is no workbook, or unpacks to more than is read.
    """
    openpyxl = _openpyxl()
    _guarded(content)
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        return tuple(_table(sheet) for sheet in book.worksheets)
    except WorkbookError:
        raise
    except Exception as error:  # whatever a broken file makes the library raise
        raise WorkbookError(f"it cannot be read as a workbook ({type(error).__name__})") from error


def _table(sheet: Any) -> Table:  # noqa: ANN401 - openpyxl has no types
    sheet.reset_dimensions()  # what a file says of its size need not be true
    rows = []
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        if number > MOST_ROWS:
            raise WorkbookError(f"the sheet {sheet.title!r} has more than {MOST_ROWS:,} rows")
        rows.append(Row(number, tuple(map(_as_text, cells))))
    return Table(sheet.title, tuple(rows))


def _as_text(value: object) -> str:
    import datetime as dt  # noqa: PLC0415 - only sheets with dates need it

    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """A workbook of some tables, their heads in bold and kept in sight."""
    book = _openpyxl().Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _new_sheet(book, sheet)
    return _sealed(book, fresh=True)


@frozen
class Columns:
    """Columns to be filled in on one sheet of a workbook.

    `row` and `column` (from 1) are the place of the first new head; `rows` are texts by row number.
    """

    sheet: str
    row: int
    column: int
    head: tuple[str, ...]
    rows: dict[int, tuple[str, ...]]


def with_columns(content: bytes, new: Columns, further: Sequence[Sheet] = ()) -> bytes:
    """A workbook with columns filled in on one sheet, and sheets added; all else as it was."""
    _guarded(content)
    book = _openpyxl().load_workbook(BytesIO(content), rich_text=True)
    fill_columns(book[new.sheet], new.row, new.column, new.head, new.rows)
    for sheet in further:
        if sheet.name in book.sheetnames:
            book.remove(book[sheet.name])
        _new_sheet(book, sheet)
    return _sealed(book, fresh=False)


def fill_columns(
    sheet: "Worksheet", row: int, column: int, head: Sequence[str], rows: dict[int, tuple[str, ...]]
) -> None:
    """Write a head and the texts below it; a text is never a formula."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - an extra
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - likewise

    widths = []
    for offset, title in enumerate(head):
        cell = sheet.cell(row, column + offset)
        _write(cell, title)
        cell.font = Font(name=cell.font.name, size=cell.font.size, bold=True)
        longest = max([len(title), *(len(cells[offset]) for cells in rows.values())])
        widths.append(min(_WIDEST, max(_NARROWEST, longest + 2)))
        sheet.column_dimensions[get_column_letter(column + offset)].width = widths[-1]
    for number, cells in rows.items():
        lines = 1
        for offset, text in enumerate(cells):
            cell = sheet.cell(number, column + offset)
            _write(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            lines = max(lines, -(-len(text) // (widths[offset] - 2)))
            if head[offset] == "verdict" and text in _FILLS:
                cell.fill = PatternFill("solid", start_color=_FILLS[text])
        if lines > 1:  # not every program works out the height of a row by itself
            height = sheet.row_dimensions[number].height or _LINE
            sheet.row_dimensions[number].height = max(height, lines * _LINE)


def _new_sheet(book: "Workbook", sheet: Sheet) -> None:
    """A sheet of its own: its head stays in sight, and it prints on as many pages as it is long."""
    made = book.create_sheet(sheet.name)
    fill_columns(made, 1, 1, sheet.head, dict(enumerate(sheet.rows, start=2)))
    made.freeze_panes = "A2"
    made.print_title_rows = "1:1"
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = 9  # A4
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr.fitToPage = True


def _write(cell: Any, text: str) -> None:  # noqa: ANN401 - openpyxl has no types
    safe = defused(text)
    cell.value = _ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", safe) or None
    if safe:
        cell.data_type = "s"
        cell.number_format = "@"


def _openpyxl() -> Any:  # noqa: ANN401 - openpyxl has no types
    try:
        import openpyxl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError(
            "spreadsheets (.xlsx) need openpyxl: "
            'python3 -m pip install "claimcheck-news[sheets]"; CSV works without'
        ) from error
    return openpyxl


def _guarded(content: bytes) -> None:
    """Refuse what is no zip archive, or would unpack to more than anybody's sheet."""
    if len(content) > LARGEST:
        raise WorkbookError(f"it is larger than {LARGEST // 1_000_000} MB, the limit of a workbook")
    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise WorkbookError("it is no .xlsx workbook; save it as .xlsx or .csv") from error
    if len(parts) > MOST_PARTS:
        raise WorkbookError(f"it has more than {MOST_PARTS:,} parts")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise WorkbookError(f"it unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB")


def _sealed(book: "Workbook", *, fresh: bool) -> bytes:
    """The bytes of a workbook without the time of day."""
    written = BytesIO()
    book.save(written)
    sealed = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(sealed, "w") as target:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "docProps/core.xml":
                data = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", data)
                data = _CREATED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", data) if fresh else data
            info = zipfile.ZipInfo(part.filename, _DAY)
            info.external_attr = 0o644 << 16
            target.writestr(info, data, zipfile.ZIP_DEFLATED)
    return sealed.getvalue()
