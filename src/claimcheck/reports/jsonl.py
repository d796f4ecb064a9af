"""The JSON report a row a line, for programs that read a stream.

Each line is an object with a `type` and the fields that docs/json.md gives for it.
"""

from typing import Final

from claimcheck.model import Report
from claimcheck.reports.json import report_json
from claimcheck.reports.json_text import as_text

_ROWS: Final = (
    ("documents", "document"),
    ("claims", "claim"),
    ("verdicts", "verdict"),
    ("discrepancies", "discrepancy"),
    ("errors", "error"),
)


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and JSON has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and JSON has no colour
    encoding: str = "utf-8",
) -> str:
    """The report as lines: first one of type `report`, with all that is no list, then the rows."""
    whole = report_json(report)
    lists = {plural for plural, _ in _ROWS}
    rows = [{"type": "report", **{k: v for k, v in whole.items() if k not in lists}}]
    rows += [{"type": name, **row} for plural, name in _ROWS for row in whole[plural]]
    return "".join(as_text(row, encoding=encoding, indent=None) + "\n" for row in rows)
