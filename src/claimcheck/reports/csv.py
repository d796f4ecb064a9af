"""The verdicts as a table for a spreadsheet: CSV with a UTF-8 mark, which Excel needs.

Every cell is quoted, no cell is a formula, and lines end as RFC 4180 has it.
"""

from claimcheck.model import Report
from claimcheck.reports.rows import COLUMNS, rows_of
from claimcheck.reports.shown import shown, without_directives
from claimcheck.sheets.csv_table import write_csv


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and a table has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and a table has no colour
    encoding: str = "utf-8",  # noqa: ARG001 - every format takes it, and this one is UTF-8
) -> str:
    """One row for each verdict, discrepancy and problem, and for a claim that nobody mentions."""
    rows = (
        [without_directives(shown(row.get(column) or "")) for column in COLUMNS]
        for row in rows_of(report)
    )
    return write_csv((COLUMNS, *rows))
