"""Claims as a spreadsheet keeps them: one a row, the keys of a claim as the heads of its columns.

A workbook may hold sheets called `documents`, `terms`, `units` and `about` beside its claims; then
it says all that a claims file can say. Other columns and sheets are left alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from claimcheck.claimfile.nearest import nearest
from claimcheck.claimfile.opening import SHEETS, OpenedFile, content_of
from claimcheck.claimfile.places import Place, Places
from claimcheck.claimfile.tables import CLAIM_KEYS, DOCUMENT_KEYS
from claimcheck.errors import ClaimFileError, Fault
from claimcheck.model import ClaimSet
from claimcheck.sheets.csv_table import CsvError, read_csv
from claimcheck.sheets.table import Row, Table, column_letter
from claimcheck.sheets.workbook import Sheet, WorkbookError, read_workbook

SUFFIXES: Final = SHEETS

LISTS: Final = ("where", "tags", "not", "phrases")
"""Keys that hold several texts: in a cell they stand with semicolons between them."""

RESULTS: Final = (
    "verdict",
    "outlet",
    "quotation",
    "place of the quotation",
    "reason",
    "arithmetic",
    "accepted by",
    "every document",
)
"""The columns that a report adds to a sheet, one behind the other; they are no keys of a claim."""

_ALIASES: Final = {
    "fact": "claim",
    "facts": "claim",
    "claims": "claim",
    "statement": "claim",
    "sentence": "claim",
    "notes": "note",
    "comment": "note",
    "tag": "tags",
}
_YES: Final = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_HEAD_ROWS: Final = 20
"""So many rows may stand above the heads of the columns."""

_SHEETS: Final = ("documents", "terms", "units", "about")
_MEANT: Final = 75.0
"""From this likeness on, out of 100, a head is taken for a misspelt key and not for another's."""


@frozen
class ClaimSheet:
    """The sheet of a file that holds its claims: its head, its columns by key, and its rows."""

    table: Table
    head: Row
    columns: Mapping[str, int]
    others: tuple[str, ...]
    """Heads of columns that are no keys of a claim."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows below the head that have something in them."""
        return tuple(r for r in self.table.rows if r.number > self.head.number and not r.empty)


@frozen
class _Cells(Places):
    """The places of a sheet: rows and columns in the place of lines and columns."""

    cells: Mapping[tuple[str | int, ...], tuple[int, int]] = field(factory=dict)

    def key(self, path: tuple[str | int, ...]) -> Place | None:
        """The cell of a key, or the row around it."""
        while path:
            if path in self.cells:
                return Place(*self.cells[path], 1)
            path = path[:-1]
        return None

    def value(self, path: tuple[str | int, ...]) -> Place | None:
        """The cell of a value."""
        return self.key(path)

    def line(self, number: int) -> str:  # noqa: ARG002 - a cell is named and not shown
        """Nothing: a row of a sheet is no line to show."""
        return ""


@frozen
class OpenedSheet(OpenedFile):
    """The tables of a spreadsheet, whose faults name the row and the column."""

    def fault(self, what: str, *path: str | int, at_value: bool = False) -> Fault:  # noqa: ARG002 - a cell is both
        """A fault in the cell that a path leads to."""
        place = self.places.key(path)
        if place is None:
            return Fault(self.file, what)
        where = f"row {place.line}, column {column_letter(place.column - 1)}"
        return Fault(self.file, f"{where}: {what}", place.line, place.column)


def tables_of(file: Path) -> tuple[Table, ...]:
    """The sheets of a spreadsheet file.

    Raises:
        ClaimFileError: where it cannot be read.
    """
    content = content_of(file)
    try:
        if file.suffix.lower() == ".xlsx":
            return read_workbook(content)
        return (read_csv(content),)
    except CsvError as error:
        where = f"row {error.row}: " if error.row else ""
        what = f"{where}is no CSV: {error}; save it again from the spreadsheet"
        raise ClaimFileError(Fault(file, what, error.row)) from error
    except WorkbookError as error:
        raise ClaimFileError(Fault(file, str(error))) from error


def claim_sheet(file: Path, tables: Sequence[Table]) -> ClaimSheet:
    """The sheet that holds the claims: the first that has a column `claim`.

    Raises:
        ClaimFileError: where none has, or a head is a misspelt key.
    """
    for table in tables:
        for row in table.rows[:_HEAD_ROWS]:
            keys = [_key(cell) for cell in row.cells]
            if "claim" in keys and table.name not in _SHEETS:
                return _with_columns(file, table, row)
    # A cell may have several lines, and a fault has one.
    first = [" ".join(cell.split()) for t in tables for r in t.rows[:1] for cell in r.cells]
    seen = [cell for cell in first if cell]
    what = "has no column 'claim'; write it above the sentences that are claimed"
    if seen:
        what += f" (its columns are {', '.join(seen[:12])})"
    raise ClaimFileError(Fault(file, what))


def _key(cell: str) -> str:
    name = cell.strip().casefold()
    return _ALIASES.get(name, name)


def _with_columns(file: Path, table: Table, head: Row) -> ClaimSheet:
    columns: dict[str, int] = {}
    others: list[str] = []
    faults: list[Fault] = []
    results = set(results_at(head))
    for place, cell in enumerate(head.cells):
        key = _key(cell)
        if place in results or not key:
            continue
        where = f"row {head.number}, column {column_letter(place)}"
        if key in columns:
            what = f"{where}: there are two columns {key!r}; rename or delete one"
            faults.append(Fault(file, what, head.number, place + 1))
        elif key in CLAIM_KEYS:
            columns[key] = place
        elif meant := _meant(key):
            what = f"{where}: unknown column {cell.strip()!r}; did you mean {meant!r}?"
            faults.append(Fault(file, what, head.number, place + 1))
        else:
            others.append(cell.strip())
    if faults:
        raise ClaimFileError(*faults)
    return ClaimSheet(table, head, columns, tuple(others))


def _meant(key: str) -> str | None:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only sheets need it

    close = nearest(key, CLAIM_KEYS)
    return close if close and fuzz.ratio(key, close) >= _MEANT else None


def results_at(head: Row) -> range:
    """The columns that an earlier report added; an empty range where none did."""
    heads = tuple(cell.strip() for cell in head.cells)
    for start in range(len(heads) - len(RESULTS) + 1):
        if heads[start : start + len(RESULTS)] == RESULTS:
            return range(start, start + len(RESULTS))
    return range(0)


def open_sheet(file: Path) -> OpenedFile:
    """A spreadsheet's claims as the tables of a claims file.

    Raises:
        ClaimFileError: where it cannot be read, or has no claims.
    """
    tables = tables_of(file)
    sheet = claim_sheet(file, tables)
    cells: dict[tuple[str | int, ...], tuple[int, int]] = {}
    found: dict[str, Any] = {"claim": []}
    faults: list[Fault] = []
    taken: set[str] = set()
    for row in sheet.rows:
        entry = dict(_values(sheet.columns, row))
        if "claim" not in entry:
            what = f"row {row.number}: has no claim; fill in the column, or delete the row"
            faults.append(Fault(file, what, row.number, sheet.columns["claim"] + 1))
            continue
        path = ("claim", len(found["claim"]))
        cells[path] = (row.number, 1)
        for key, column in sheet.columns.items():
            cells[*path, key] = (row.number, column + 1)
        entry.setdefault("id", "")
        taken.add(entry["id"])
        found["claim"].append(entry)
    if faults:
        raise ClaimFileError(*faults)
    for entry in found["claim"]:
        entry["id"] = entry["id"] or name_for(str(entry["claim"]), taken)
    for table in tables:
        if table.name in _SHEETS:
            _further(file, table, found)
    return OpenedSheet(file, found, _Cells("", (0,), {}, {}, cells))


def name_for(claim: str, taken: set[str]) -> str:
    """An id for a claim that has none: its first words, made of their own kind."""
    words = ["".join(c for c in word if c.isalnum()) for word in claim.casefold().split()]
    base = "-".join([word for word in words if word][:5]) or "claim"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name


def _values(columns: Mapping[str, int], row: Row) -> Iterator[tuple[str, Any]]:
    for key, column in columns.items():
        text = row.text(column)
        if not text.strip():
            continue
        if key in LISTS:
            yield key, parted(text)
        elif key == "confirmed":
            yield key, _YES.get(text.strip().casefold(), text)
        else:
            yield key, text


def _further(file: Path, table: Table, found: dict[str, Any]) -> None:
    """What the other sheets of a workbook say, each with a head in its first row."""
    if not table.rows:
        return
    heads = {cell.strip().casefold(): n for n, cell in enumerate(table.rows[0].cells) if cell}
    rows = [dict(_values(heads, row)) for row in table.rows[1:] if not row.empty]
    if table.name == "documents":
        known = [{k: v for k, v in row.items() if k in DOCUMENT_KEYS} for row in rows]
        found["document"] = known
    elif table.name == "about":
        found.update((row["key"], row["value"]) for row in rows if {"key", "value"} <= row.keys())
    elif table.name == "terms":
        found["terms"] = {row.get("term", ""): row.get("phrases", []) for row in rows}
    else:
        found["units"] = {
            row.get("unit", ""): {k: v for k, v in row.items() if k in {"is", "not"}}
            for row in rows
        }
    for key in found:
        if key not in {"claim", "document", "terms", "units", "title", "root"}:
            what = f"the sheet 'about' has an unknown key {key!r}; it holds title and root"
            raise ClaimFileError(Fault(file, what))


# --- writing -----------------------------------------------------------------------------------


def parted(cell: str) -> list[str]:
    """The texts of a cell that holds several: a semicolon stands between them."""
    parts, current, escaped = [], "", False
    for character in cell:
        if escaped:
            current, escaped = current + character, False
        elif character == "\\":
            escaped = True
        elif character == ";":
            parts.append(current)
            current = ""
        else:
            current += character
    parts.append(current + ("\\" if escaped else ""))
    return [
        part[1:] if place and part.startswith(" ") else part for place, part in enumerate(parts)
    ]


def together(texts: Sequence[str]) -> str:
    """Several texts in one cell; `parted` takes them apart again."""
    return "; ".join(text.replace("\\", "\\\\").replace(";", "\\;") for text in texts)


def sheets_of(claims: ClaimSet) -> tuple[Sheet, ...]:
    """A claim set as sheets, the claims first; sheets that would be empty are left out."""
    from claimcheck.claimfile.writing import relative  # noqa: PLC0415 - only for writing

    folder = claims.file.parent
    rows = tuple(
        tuple(_cell(getattr(claim, key), key) for key in CLAIM_KEYS) for claim in claims.claims
    )
    used = [n for n, key in enumerate(CLAIM_KEYS) if n < 2 or any(row[n] for row in rows)]  # noqa: PLR2004 - id and claim always
    sheets = [
        Sheet(
            "claims",
            tuple(CLAIM_KEYS[n] for n in used),
            tuple(tuple(row[n] for n in used) for row in rows),
        )
    ]
    if claims.documents:
        listed = tuple(
            tuple(
                relative(entry.file, folder) if key == "file" else _cell(getattr(entry, key), key)
                for key in DOCUMENT_KEYS
            )
            for entry in claims.documents
        )
        sheets.append(Sheet("documents", DOCUMENT_KEYS, listed))
    if claims.terms:
        terms = tuple((term, together(phrases)) for term, phrases in claims.terms.items())
        sheets.append(Sheet("terms", ("term", "phrases"), terms))
    if claims.units:
        units = tuple((u.name, u.kind_of or "", together(u.distinct_from)) for u in claims.units)
        sheets.append(Sheet("units", ("unit", "is", "not"), units))
    about = [("title", claims.title)] if claims.title else []
    if claims.root not in {folder, Path()}:
        about.append(("root", relative(claims.root, folder)))
    if about:
        sheets.append(Sheet("about", ("key", "value"), tuple((k, str(v)) for k, v in about)))
    return tuple(sheets)


def _cell(value: object, key: str) -> str:
    if key == "confirmed":
        return "" if value else "no"
    if value is None:
        return ""
    if isinstance(value, tuple):
        return together(value)
    return str(getattr(value, "value", value))
