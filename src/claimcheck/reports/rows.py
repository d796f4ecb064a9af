"""A report as the rows of a table: what spreadsheets are written from."""

from collections.abc import Iterator
from typing import Final

from claimcheck.model import Cell, Claim, Evidence, Finding, Report, Verdict
from claimcheck.reports.outline import VERDICTS, accepted_words
from claimcheck.reports.places import of_claim, of_problem
from claimcheck.reports.sides import Places, places_of
from claimcheck.reports.wording import WORDS

COLUMNS: Final = (
    "id",
    "claim",
    "verdict",
    "document",
    "outlet",
    "date",
    "quotation",
    "place",
    "reason",
    "arithmetic",
    "kind",
    "severity",
    "other quotation",
    "other place",
    "accepted by",
    "finding",
)
"""The columns of the table of verdicts, in their order."""

NOT_CHECKED: Final = "not checked"

Row = dict[str, str | None]


def rows_of(report: Report) -> Iterator[Row]:
    """Problems first, then each claim's verdicts in the order of the claims, then discrepancies.

    A claim that no document speaks of has one row, which says so.
    """
    places = places_of(report)
    for problem in report.problems:
        what = f"{of_problem(problem)}{problem.what}"
        words = next((c.claim for c in report.claims if c.id == problem.claim), None)
        yield {
            "id": problem.claim,
            "claim": words,
            "verdict": NOT_CHECKED,
            "document": problem.document,
            "reason": what,
        }
    spoken: dict[str, list[Cell]] = {}
    for cell in report.cells:
        spoken.setdefault(cell.claim, []).append(cell)
    for claim in report.claims:
        cells = spoken.get(claim.id, [])
        for cell in cells:
            yield row_of_cell(cell, claim, places)
        if not cells:
            silent = "Nothing was found that speaks of the claim."
            yield {
                "id": claim.id,
                "claim": claim.claim,
                "verdict": WORDS[Verdict.SILENT],
                "reason": silent,
            }
    for found in report.discrepancies:
        yield _of_finding(found, places)


def row_of_cell(cell: Cell, claim: Claim, places: Places) -> Row:
    """The row of one claim and one document."""
    said = next((f for f in cell.findings if f.verdict is cell.verdict), None)
    evidence = cell.evidence[0] if cell.evidence else None
    others = [each for each in cell.evidence[1:] if each.document != cell.document][:1]
    return {
        "id": claim.id,
        "claim": claim.claim,
        "verdict": WORDS[cell.verdict],
        **_where(evidence, cell.document, places),
        "reason": cell.reason,
        "arithmetic": said.arithmetic if said else None,
        "kind": ", ".join(cell.kinds),
        "severity": cell.severity.value,
        "other quotation": others[0].quote if others else claim.claim,
        "other place": (places.line_of(others[0]) if others else of_claim(claim, places.names)),
        "accepted by": _accepted(said),
        "finding": said.id if said else None,
    }


def _of_finding(found: Finding, places: Places) -> Row:
    first = found.evidence[0] if found.evidence else None
    second = found.evidence[1] if len(found.evidence) > 1 else None
    return {
        "id": found.claim,
        "verdict": WORDS[found.verdict],
        **_where(first, first.document if first else None, places),
        "reason": found.reason,
        "arithmetic": found.arithmetic,
        "kind": found.kind,
        "severity": found.severity.value,
        "other quotation": second.quote if second else None,
        "other place": places.of_evidence(second) if second else None,
        "accepted by": _accepted(found),
        "finding": found.id,
    }


def _accepted(finding: Finding | None) -> str | None:
    return (
        accepted_words(finding.accepted).removeprefix("by ")
        if finding and finding.accepted
        else None
    )


def _where(evidence: Evidence | None, name: str | None, places: Places) -> Row:
    document = places.documents.get(name or "")
    return {
        "document": name,
        "outlet": document.outlet if document else None,
        "date": document.date.isoformat() if document and document.date else None,
        "quotation": evidence.quote if evidence else None,
        "place": places.line_of(evidence) if evidence else None,
    }


def worst_of(cells: list[Cell]) -> Cell | None:
    """The cell that a person has to see first; None where there is none."""
    return min(cells, key=lambda cell: VERDICTS.index(cell.verdict), default=None)
