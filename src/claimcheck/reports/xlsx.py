"""The verdicts as a workbook: a sheet of every verdict, and one of what was checked."""

from claimcheck.model import Report
from claimcheck.reports.outline import in_order
from claimcheck.reports.places import written
from claimcheck.reports.rows import COLUMNS, rows_of
from claimcheck.reports.shown import shown
from claimcheck.reports.version import NAME, version
from claimcheck.reports.wording import coverage_sentences
from claimcheck.sheets.workbook import Sheet, write_workbook


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and a sheet has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and a sheet has its own
    encoding: str = "utf-8",  # noqa: ARG001 - every format takes it, and a workbook is no text
) -> bytes:
    """The report as an .xlsx file."""
    return write_workbook((verdict_sheet(report), *record_sheets(report)))


def verdict_sheet(report: Report) -> Sheet:
    """Every verdict, a row each."""
    rows = tuple(
        tuple(shown(row.get(column) or "") for column in COLUMNS) for row in rows_of(report)
    )
    return Sheet("verdicts", COLUMNS, rows)


def record_sheets(report: Report) -> tuple[Sheet, ...]:
    """What was checked, and the documents that were read, with their hashes."""
    said = tuple((shown(sentence),) for sentence in coverage_sentences(report))
    head = ("document", "outlet", "date", "role", "file", "sha256", "notes")
    documents = tuple(
        tuple(
            shown(cell or "")
            for cell in (
                each.id,
                each.outlet,
                each.date.isoformat() if each.date else None,
                each.role.value if each.role else None,
                written(each.file),
                each.sha256,
                " ".join(each.notes),
            )
        )
        for each in in_order(report.documents)
    )
    return (
        Sheet("checked", (f"What {NAME} {version()} checked",), said),
        Sheet("read", head, documents),
    )
