"""CSV as spreadsheets write it: from bytes to rows, and from rows to text with a UTF-8 mark."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

from claimcheck.sheets.formulas import defused
from claimcheck.sheets.table import Row, Table

MARK: Final = "\ufeff"
_DELIMITERS: Final = (",", ";", "\t")
_QUOTED: Final = re.compile('"[^"]*(?:"|$)')
_HEAD: Final = 4_096
_LONGEST_CELL: Final = 5_000_000


class CsvError(ValueError):
    """Bytes that are no CSV; `row` is where reading stopped, if it is known."""

    def __init__(self, what: str, row: int | None = None) -> None:
        super().__init__(what)
        self.row = row


def read_csv(content: bytes) -> Table:
    """The rows of a CSV file, whichever mark stands between its cells.

    The text is UTF-8 or UTF-16 with a mark, else UTF-8, else Windows-1252 with a note: so Excel
    saves what it calls plain CSV.

    Raises:
        CsvError: where a quotation mark is never closed.
    """
    text, notes = _decoded(content)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows = []
    try:
        for number, cells in enumerate(reader, start=1):
            rows.append(Row(number, tuple(cells)))
    except csv.Error as error:
        raise CsvError(str(error), len(rows) + 1) from error
    return Table("", tuple(rows), notes)


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV: every cell quoted, none a formula, lines as RFC 4180 ends them."""
    paper = StringIO()
    writer = csv.writer(paper, quoting=csv.QUOTE_ALL)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return MARK + paper.getvalue()


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise CsvError("it begins as UTF-16 and is not; save it as UTF-8") from error
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        return text, ("read as windows-1252, for it is not UTF-8",)


def _delimiter(text: str) -> str:
    """The mark that stands most often in the first line that has one, outside quotation marks."""
    for line in _QUOTED.sub("", text[:_HEAD]).splitlines():
        counts = [line.count(mark) for mark in _DELIMITERS]
        if any(counts):
            return _DELIMITERS[counts.index(max(counts))]
    return ","
