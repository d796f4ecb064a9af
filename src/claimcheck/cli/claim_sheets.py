"""A sheet of claims handed back with its verdicts: the file that a checker works in."""

from pathlib import Path

from claimcheck.claimfile.sheet import RESULTS, SUFFIXES, claim_sheet, results_at, tables_of
from claimcheck.model import Report
from claimcheck.reports.handed_back import results_by_line
from claimcheck.reports.xlsx import record_sheets, verdict_sheet
from claimcheck.sheets.csv_table import write_csv
from claimcheck.sheets.table import Row
from claimcheck.sheets.workbook import Columns, Sheet, with_columns, write_workbook

COPIES = (".csv", ".xlsx")
"""What a handed-back sheet may be."""


def is_sheet(path: Path) -> bool:
    """Whether a file of claims is a spreadsheet."""
    return path.suffix.lower() in SUFFIXES


def handed_back(report: Report, file: Path, suffix: str) -> bytes:
    """A copy of a sheet of claims with the columns of `RESULTS` filled in.

    A workbook keeps its other columns, sheets and formats; results of an earlier run are replaced.

    Raises:
        ClaimFileError: where the sheet can no longer be read.
    """
    tables = tables_of(file)
    sheet = claim_sheet(file, tables)
    own = [claim for claim in report.claims if claim.file == file]
    results = results_by_line(report, RESULTS) if own else {}
    earlier = results_at(sheet.head)
    wide = max(len(row.cells) for row in sheet.table.rows)
    width = earlier.start if earlier else max(_used(sheet.table.rows), 1)
    further = (verdict_sheet(report), *record_sheets(report))
    if suffix == ".xlsx" and file.suffix.lower() == ".xlsx":
        # rows that no longer have a claim lose what an earlier run said of them
        emptied = dict.fromkeys((row.number for row in sheet.rows), ("",) * len(RESULTS))
        new = Columns(sheet.table.name, sheet.head.number, width + 1, RESULTS, emptied | results)
        return with_columns(file.read_bytes(), new, further)
    rows = []
    for row in sheet.table.rows:
        kept = [row.text(column) for column in range(wide) if column not in earlier][:width]
        kept += [""] * (width - len(kept))
        told = RESULTS if row.number == sheet.head.number else results.get(row.number)
        rows.append((*kept, *(told or ("",) * len(RESULTS))))
    if suffix == ".xlsx":
        head = rows[sheet.head.number - 1]
        body = tuple(rows[: sheet.head.number - 1] + rows[sheet.head.number :])
        return write_workbook((Sheet("claims", head, body), *further))
    return write_csv(rows).encode("utf-8", "backslashreplace")


def _used(rows: tuple[Row, ...]) -> int:
    """How many columns have something in them."""
    return max(
        (place + 1 for row in rows for place, cell in enumerate(row.cells) if cell.strip()),
        default=0,
    )
