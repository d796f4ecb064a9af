"""A checker's own sheet with what was found beside each claim; all else in it as it was.

A claim has one row, so the row shows the worst verdict with its words, and in the last column what
every document says. A workbook gets a further sheet with every verdict.
"""

from collections.abc import Sequence
from typing import Final

from claimcheck.model import Cell, Claim, Report, Verdict
from claimcheck.reports.outline import VERDICTS, accepted_words
from claimcheck.reports.rows import NOT_CHECKED, Row, row_of_cell, worst_of
from claimcheck.reports.shown import shown
from claimcheck.reports.sides import Places, places_of
from claimcheck.reports.wording import WORDS

_NAMES: Final = {"place of the quotation": "place"}
"""What the columns are called in a table of verdicts, where that is something else."""


def results_by_line(report: Report, columns: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """For the line of each claim in its file, the texts of some columns.

    The columns are those of the table of verdicts, and `every document`.
    """
    places = places_of(report)
    lost = {each.claim: each.what for each in report.problems if each.claim}
    spoken: dict[str, list[Cell]] = {}
    for cell in report.cells:
        spoken.setdefault(cell.claim, []).append(cell)
    found: dict[int, tuple[str, ...]] = {}
    for claim in report.claims:
        if claim.line is None:
            continue
        row = _row(claim, spoken.get(claim.id, []), places, lost.get(claim.id))
        found[claim.line] = tuple(
            shown(row.get(_NAMES.get(column, column)) or "") for column in columns
        )
    return found


def _row(claim: Claim, cells: list[Cell], places: Places, lost: str | None) -> Row:
    worst = worst_of(cells)
    if worst is None:
        reason = lost or "Nothing was found that speaks of the claim."
        return {"verdict": NOT_CHECKED if lost else WORDS[Verdict.SILENT], "reason": reason}
    row = row_of_cell(worst, claim, places)
    accepted = dict.fromkeys(
        accepted_words(found.accepted).removeprefix("by ")
        for cell in cells
        for found in cell.findings
        if found.accepted
    )
    row["accepted by"] = "; ".join(accepted)
    every = sorted(cells, key=lambda cell: VERDICTS.index(cell.verdict))
    row["every document"] = "; ".join(
        f"{_outlet(cell.document, places)}: {WORDS[cell.verdict]}" for cell in every
    )
    return row


def _outlet(name: str, places: Places) -> str:
    document = places.documents.get(name)
    return (document.outlet if document else None) or name
