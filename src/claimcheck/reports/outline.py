"""What a report for people lists, in its order."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from claimcheck.model import (
    Acceptance,
    Cell,
    Claim,
    Document,
    Evidence,
    Finding,
    Report,
    Role,
    Severity,
    Slot,
    Verdict,
)

VERDICTS: Final = (
    Verdict.CONFLICT,
    Verdict.DRIFT,
    Verdict.NOT_COMPARABLE,
    Verdict.AGREE,
    Verdict.SILENT,
)
"""In the order in which a person needs them."""

_PLAIN: Final = frozenset(("", "value", "paraphrase"))
"""Kinds of agreement that need no word: both sides say the same."""

_ROLES: Final = {Role.PRIMARY: 0, Role.DRAFT: 2}
_SEVERITIES: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@frozen
class Item:
    """One entry of the list: a finding, or a verdict that came without one.

    `claim` is the claim it is about, if there is one. `against` is true where the claim itself is
    one of the two sides; of the others, all sides are among the evidence.
    """

    verdict: Verdict
    severity: Severity
    reason: str
    evidence: tuple[Evidence, ...]
    rule: str = ""
    kind: str = ""
    arithmetic: str | None = None
    slots: tuple[Slot, ...] = ()
    claim: Claim | None = None
    document: str | None = None
    against: bool = False
    id: str = ""
    accepted: Acceptance | None = None
    known: bool = False
    consequence: str | None = None


def items(report: Report) -> tuple[Item, ...]:
    """Every finding, by verdict, then by severity, then in the report's own order.

    A plain agreement, about which no rule has anything to say, is not among them.
    """
    claims = {claim.id: claim for claim in report.claims}
    listed = [item for cell in report.cells for item in items_of_cell(cell, claims.get(cell.claim))]
    listed += [
        item_of_finding(found, claims.get(found.claim or "")) for found in report.discrepancies
    ]
    listed = [item for item in listed if not _is_plain(item)]
    return tuple(sorted(listed, key=lambda i: (VERDICTS.index(i.verdict), _SEVERITIES[i.severity])))


def _is_plain(item: Item) -> bool:
    return (
        item.verdict in {Verdict.AGREE, Verdict.SILENT}
        and item.kind in _PLAIN
        and not item.arithmetic
    )


def items_of_cell(cell: Cell, claim: Claim | None) -> Iterator[Item]:
    """What there is to say of one claim and one document: its findings, or the verdict itself."""
    told = False
    for found in cell.findings:
        told = told or found.verdict is cell.verdict
        if _belongs(found, cell):
            yield item_of_finding(found, claim, cell)
    if told:
        return
    yield Item(
        verdict=cell.verdict,
        severity=cell.severity,
        reason=cell.reason,
        evidence=cell.evidence,
        kind=", ".join(cell.kinds),
        slots=cell.slots,
        claim=claim,
        document=cell.document,
        against=claim is not None,
    )


def _belongs(found: Finding, cell: Cell) -> bool:
    """Whether a reader of the verdict needs the finding, too.

    A conflict or drift always; what is weaker only where it is the verdict, and the same sum once.
    """
    if found.verdict not in {Verdict.CONFLICT, Verdict.DRIFT, cell.verdict}:
        return False
    return found.kind not in _PLAIN or not any(
        other.arithmetic == found.arithmetic and other.kind not in _PLAIN
        for other in cell.findings
        if found.verdict is other.verdict is Verdict.AGREE
    )


def item_of_finding(found: Finding, claim: Claim | None, cell: Cell | None = None) -> Item:
    """A finding as an entry of the list; `cell` is the verdict it led to, if any."""
    return Item(
        verdict=found.verdict,
        severity=found.severity,
        reason=found.reason,
        evidence=found.evidence or (cell.evidence if cell else ()),
        rule=found.rule,
        kind=found.kind,
        arithmetic=found.arithmetic,
        slots=found.slots or (cell.slots if cell else ()),
        claim=claim,
        document=cell.document if cell else None,
        against=cell is not None and claim is not None,
        id=found.id,
        accepted=found.accepted,
        known=found.known,
        consequence=found.consequence,
    )


def accepted_words(acceptance: Acceptance) -> str:
    """Who accepted a finding, when, for how long and why: "by rk on 2026-11-22: …"."""
    day = f" on {acceptance.date}" if acceptance.date else ""
    until = f", until {acceptance.until}" if acceptance.until else ""
    return f"by {acceptance.by}{day}{until}: {acceptance.reason}"


def in_order(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Primary documents first, drafts last, otherwise as they stand in the report."""
    return tuple(sorted(documents, key=lambda d: 1 if d.role is None else _ROLES.get(d.role, 1)))


def is_asked(claim: Claim, document: str) -> bool:
    """Whether the claim is about the document: one that names none is about all."""
    return not claim.where or document in claim.where


def tally(report: Report) -> Counter[Verdict]:
    """How many pairs of a claim and a document have each verdict, the silent ones counted too."""
    counted = Counter(cell.verdict for cell in report.cells)
    pairs = sum(
        is_asked(claim, document.id) for claim in report.claims for document in report.documents
    )
    spoken = sum(number for verdict, number in counted.items() if verdict is not Verdict.SILENT)
    counted[Verdict.SILENT] = max(0, pairs - spoken)
    return counted
