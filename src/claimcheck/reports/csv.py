"""The verdicts as a table for a spreadsheet: CSV with a UTF-8 mark, which Excel needs.

Every cell is quoted, no cell is a formula, and lines end as RFC 4180 has it.
"""

import csv
from io import StringIO
from typing import Final

from claimcheck.model import Report
from claimcheck.reports.rows import COLUMNS, rows_of
from claimcheck.reports.shown import shown, without_directives
from claimcheck.sheets.formulas import defused

MARK: Final = "\ufeff"


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and a table has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and a table has no colour
    encoding: str = "utf-8",
) -> str:
    """One row for each verdict, discrepancy and problem, and for each claim that nobody mentions.

    The text begins with a byte order mark where it will be written in UTF-8.
    """
    paper = StringIO()
    writer = csv.writer(paper, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for row in rows_of(report):
        writer.writerow(cell_text(row.get(column), encoding) for column in COLUMNS)
    is_utf_8 = encoding.lower().replace("-", "").replace("_", "") == "utf8"
    return (MARK if is_utf_8 else "") + paper.getvalue()


def cell_text(value: str | None, encoding: str = "utf-8") -> str:
    """A value as a cell holds it: on one line, visible, and no formula."""
    return defused(without_directives(shown(value or "", encoding)))
