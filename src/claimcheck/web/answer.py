"""The JSON answer to a program: the report, and its findings as matches in the draft."""

import json
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Final

from claimcheck.model import Document, Evidence, Finding, Report, Span, Verdict
from claimcheck.reports import renderer

__all__ = ["Units", "answer"]

Object = dict[str, Any]
_SAID: Final = (Verdict.CONFLICT, Verdict.DRIFT)
_AROUND: Final = 40
"""How much stands around a match in its context, in code points."""


class Units:
    """Offsets of some documents' texts, in code points or in UTF-16 units.

    UTF-16 units are those of JavaScript strings and of most editors: a character beyond U+FFFF
    counts as two.
    """

    def __init__(self, documents: Sequence[Document], unit: str) -> None:
        self.unit = unit
        self._wide: dict[str, list[int]] = {}
        if unit == "utf-16":
            for document in documents:
                text = document.text
                self._wide[document.id] = (
                    [] if text.isascii() else [i for i, c in enumerate(text) if c > "\uffff"]
                )

    def of(self, document: str, offset: int) -> int:
        """An offset of a document's text, in the unit that was asked for."""
        wide = self._wide.get(document)
        return offset + bisect_left(wide, offset) if wide else offset


def answer(report: Report, unit: str) -> Object:
    """The report as its JSON contract gives it, with `offsets`, `matches` and `incomplete`.

    With UTF-16 units, `start`, `end` and `marks` of all evidence are in these; lines and columns
    stay code points, as the contract says.
    """
    units = Units(report.documents, unit)
    told: Object = json.loads(renderer("json").render(report))
    if unit == "utf-16":
        _convert(told, units)
    drafts = {d.id: d for d in report.documents if d.id in report.drafts}
    found = [f for c in report.cells for f in c.findings] + list(report.discrepancies)
    told["offsets"] = unit
    told["matches"] = [
        _match(finding, evidence, drafts[evidence.document], units)
        for finding in found
        if finding.verdict in _SAID
        for evidence in finding.evidence[:2]
        if evidence.document in drafts
    ]
    told["incomplete"] = bool(report.problems)
    return told


def _match(finding: Finding, evidence: Evidence, draft: Document, units: Units) -> Object:
    span = meant(evidence)
    start, end = units.of(draft.id, span.start), units.of(draft.id, span.end)
    before = max(0, span.start - _AROUND)
    context = draft.text[before : span.end + _AROUND]
    return {
        "document": draft.id,
        "offset": start,
        "length": end - start,
        "message": finding.reason,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "rule": {"id": finding.rule, "kind": finding.kind},
        "finding": finding.id,
        "context": {
            "text": context,
            "offset": start - units.of(draft.id, before),
            "length": end - start,
        },
        "inside_quotation": evidence.inside_quotation,
        "sources": [
            {"document": e.document, "quote": e.quote, "line": e.line, "column": e.column}
            for e in finding.evidence
            if e is not evidence
        ],
    }


def meant(evidence: Evidence) -> Span:
    """The words that a finding is about: from the first mark to the last, else the quotation."""
    if not evidence.marks:
        return Span(evidence.start, evidence.end)
    return Span(min(m.start for m in evidence.marks), max(m.end for m in evidence.marks))


def _convert(told: Object, units: Units) -> None:
    """Turn the offsets of a JSON report into units, in place."""
    for cell in told["verdicts"]:
        _slots(cell["slots"], cell["document"], units)
        for finding in cell["findings"]:
            _slots(finding["slots"], cell["document"], units)
    for finding in told["discrepancies"]:
        judged = finding["evidence"][0]["document"] if finding["evidence"] else ""
        _slots(finding["slots"], judged, units)
    _spans(told, units)


def _slots(slots: list[Object], document: str, units: Units) -> None:
    for slot in slots:
        if slot["span"]:
            _turn(slot["span"], document, units)


def _spans(told: Any, units: Units) -> None:  # noqa: ANN401 - JSON of any shape
    """Turn the offsets of whatever names its document itself: evidence, suggestions."""
    if isinstance(told, list):
        for each in told:
            _spans(each, units)
    elif isinstance(told, dict):
        name = told.get("document")
        if isinstance(name, str) and isinstance(told.get("start"), int):
            for span in (told, *told.get("marks", ())):
                _turn(span, name, units)
        else:
            for each in told.values():
                _spans(each, units)


def _turn(span: Object, document: str, units: Units) -> None:
    span["start"] = units.of(document, span["start"])
    span["end"] = units.of(document, span["end"])
