"""The report for programs: one JSON object, whose contract docs/json.md gives."""

from collections.abc import Sequence
from typing import Final

from claimcheck.model import (
    Acceptance,
    Cell,
    Checked,
    Claim,
    Coverage,
    Document,
    Evidence,
    Fact,
    Finding,
    Lineage,
    Part,
    Problem,
    Report,
    Slot,
    Span,
    Suggestion,
)
from claimcheck.reports.json_text import Object, as_text
from claimcheck.reports.places import written
from claimcheck.reports.version import version
from claimcheck.reports.way_back import WayBack

SCHEMA: Final = "claimcheck/1"
"""The contract's name and version: fields may be added to it, and none changes its meaning."""


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and JSON has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and JSON has no colour
    encoding: str = "utf-8",
) -> str:
    """The report as one JSON object, two spaces an indent, with a newline at its end.

    Offsets are half-open and count code points of the document's unaltered text, or of
    `documents[].text` where that is given. Written in anything but UTF-8, the text keeps to
    ASCII and escapes.
    """
    return as_text(report_json(report), encoding=encoding) + "\n"


def report_json(report: Report) -> Object:
    """The report as the object of the contract."""
    back = WayBack(report.documents)
    outcome: Object = {
        "schema": SCHEMA,
        "version": version(),
        "title": report.title,
        "documents": [_document(document) for document in report.documents],
        "claims": [_claim(claim) for claim in report.claims],
        "verdicts": [_cell(cell, back) for cell in report.cells],
        "discrepancies": [_finding(finding, back) for finding in report.discrepancies],
        "coverage": _coverage(report.coverage),
        "errors": [_problem(problem) for problem in report.problems],
    }
    if report.facts or report.facts_cut:
        outcome["facts"] = [_fact(fact, back) for fact in report.facts]
        outcome["coverage"]["facts_cut"] = report.facts_cut
    if report.pairs_left:
        outcome["coverage"]["pairs_left"] = report.pairs_left
    if report.lineages:
        outcome["lineages"] = [_lineage(line, back) for line in report.lineages]
    if report.drafts:
        outcome["coverage"]["parts"] = _parts(report.checked)
        outcome["drafts"] = list(report.drafts)
        outcome["checked"] = [_checked(checked, back) for checked in report.checked]
        outcome["suggestions"] = [_suggestion(each) for each in report.suggestions]
    return outcome


def _document(document: Document) -> Object:
    told: Object = {
        "id": document.id,
        "file": written(document.file),
        "outlet": document.outlet,
        "date": document.date.isoformat() if document.date else None,
        "role": document.role.value if document.role else None,
        "title": document.title,
        "url": document.url,
        "sha256": document.sha256,
        "notes": list(document.notes),
    }
    if document.extracted:
        told["text"] = document.text
        told["cut"] = list(document.cut)
        told["author"] = document.author
    return told


def _claim(claim: Claim) -> Object:
    return {
        "id": claim.id,
        "claim": claim.claim,
        "file": written(claim.file),
        "line": claim.line,
        "column": claim.column,
        "period": claim.period,
        "place": claim.place,
        "population": claim.population,
        "unit": claim.unit,
        "speaker": claim.speaker,
        "source": claim.source,
        "where": list(claim.where),
        "severity": claim.severity.value if claim.severity else None,
        "confirmed": claim.confirmed,
        "tags": list(claim.tags),
        "note": claim.note,
    }


def _cell(cell: Cell, back: WayBack) -> Object:
    return {
        "claim": cell.claim,
        "document": cell.document,
        "verdict": cell.verdict.value,
        "kinds": list(cell.kinds),
        "severity": cell.severity.value,
        "reason": cell.reason,
        "evidence": [_evidence(evidence, back) for evidence in cell.evidence],
        "slots": [_slot(slot) for slot in cell.slots],
        "findings": [_finding(finding, back) for finding in cell.findings],
    }


def _finding(finding: Finding, back: WayBack) -> Object:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "reason": finding.reason,
        "arithmetic": finding.arithmetic,
        "consequence": finding.consequence,
        "claim": finding.claim,
        "confidence": finding.confidence,
        "evidence": [_evidence(evidence, back) for evidence in finding.evidence],
        "slots": [_slot(slot) for slot in finding.slots],
        "accepted": _acceptance(finding.accepted) if finding.accepted else None,
        "known": finding.known,
    }


def _acceptance(acceptance: Acceptance) -> Object:
    return {
        "by": acceptance.by,
        "reason": acceptance.reason,
        "date": acceptance.date.isoformat() if acceptance.date else None,
        "until": acceptance.until.isoformat() if acceptance.until else None,
        "file": written(acceptance.file),
        "line": acceptance.line,
    }


def _evidence(evidence: Evidence, back: WayBack) -> Object:
    told: Object = {
        "document": evidence.document,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "line": evidence.line,
        "column": evidence.column,
        "inside_quotation": evidence.inside_quotation,
        "marks": [_span(mark) for mark in evidence.marks],
    }
    if place := back.place(evidence):
        told["place"] = place
    if boxes := back.boxes(evidence):
        told["page"] = boxes[0]["page"]
        told["boxes"] = boxes
    if fragment := back.fragment(evidence):
        told["fragment"] = fragment
    return told


def _slot(slot: Slot) -> Object:
    return {
        "name": slot.name,
        "state": slot.state.value,
        "ours": slot.ours,
        "theirs": slot.theirs,
        "span": _span(slot.span) if slot.span else None,
    }


def _span(span: Span) -> Object:
    return {"start": span.start, "end": span.end}


def _coverage(coverage: Coverage) -> Object:
    return {
        "figures": coverage.figures,
        "figures_checked": coverage.figures_checked,
        "documents": coverage.documents,
        "documents_read": coverage.documents_read,
        "documents_passed_over": coverage.documents_passed_over,
        "claims": coverage.claims,
        "claims_understood": coverage.claims_understood,
    }


def _fact(fact: Fact, back: WayBack) -> Object:
    return {
        "about": fact.about,
        "standing": fact.standing.value,
        "reference": fact.reference,
        "outliers": list(fact.outliers),
        "findings": list(fact.findings),
        "tellers": [
            {
                "document": teller.document,
                "words": teller.words,
                "differs": list(teller.differs),
                "evidence": _evidence(teller.evidence, back),
            }
            for teller in fact.tellers
        ],
    }


def _lineage(line: Lineage, back: WayBack) -> Object:
    return {
        "document": line.document,
        "source": line.source,
        "share": line.share,
        "stretches": line.stretches,
        "longest": [_evidence(evidence, back) for evidence in line.longest],
    }


def _parts(checked: Sequence[Checked]) -> Object:
    """How many there are of each part of the drafts, and how many of them were checked."""
    return {
        part.value: {
            "all": sum(c.part is part for c in checked),
            "checked": sum(c.part is part and c.is_checked for c in checked),
        }
        for part in Part
    }


def _checked(checked: Checked, back: WayBack) -> Object:
    return {
        "part": checked.part.value,
        "verdict": checked.verdict.value,
        "checked": checked.is_checked,
        "place": _evidence(checked.place, back),
        "source": _evidence(checked.source, back) if checked.source else None,
        "reason": checked.reason,
        "slots": [_slot(slot) for slot in checked.slots],
        "others": [_evidence(evidence, back) for evidence in checked.others],
    }


def _suggestion(suggestion: Suggestion) -> Object:
    return {
        "document": suggestion.document,
        "start": suggestion.span.start,
        "end": suggestion.span.end,
        "words": suggestion.words,
        "instead": suggestion.instead,
        "finding": suggestion.finding,
        "reason": suggestion.reason,
    }


def _problem(problem: Problem) -> Object:
    return {
        "file": written(problem.file),
        "document": problem.document,
        "claim": problem.claim,
        "line": problem.line,
        "what": problem.what,
    }
