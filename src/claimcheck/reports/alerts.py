"""What build servers and review tools are told: one alert a finding, at the words to look at.

They show one place for each alert, so the place is chosen: in the draft, if there is one, else in
the document that is not the source. The other side is a related place.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import quote

from attrs import frozen

from claimcheck.model import Acceptance, Document, Evidence, Report, Role, Severity, Verdict
from claimcheck.reports.outline import Item, accepted_words, items
from claimcheck.reports.places import written
from claimcheck.reports.positions import Region, Unit, region_of
from claimcheck.reports.way_back import WayBack

_SPACES: Final = " \t\r\n"
"""What may go from the ends of a sentence; every other mark is shown."""

_BEST: Final = {Role.DRAFT: 0, Role.SECONDARY: 1, None: 1, Role.PRIMARY: 2}
"""Which document an alert stands in, the best first."""


@frozen
class Site:
    """Words in a file. `line` and `column` are those of the file, in code points, where known.

    `document` is None for a claim, which stands in a claims file. The words of an extracted
    document have no line in its file: `line` is then None, and `label` says where they are.
    """

    path: str | None
    label: str
    words: str
    line: int | None = None
    column: int | None = None
    document: Document | None = None
    start: int = 0
    end: int = 0

    def region(self, unit: Unit) -> Region | None:
        """The words' place in the file, with columns in the consumer's unit."""
        if self.line is None:
            return None
        if self.document is None:
            return Region(self.line, self.column or 1, self.line, self.column or 1)
        return region_of(self.document.text, self.start, self.end, unit)


@frozen
class Alert:
    """One conflict or drift: where, what, and the other side.

    `fingerprint` stays the same while the words do, wherever they move to, and no two alerts of a
    report share one.
    """

    rule: str
    kind: str
    verdict: Verdict
    severity: Severity
    reason: str
    arithmetic: str | None
    site: Site | None
    related: tuple[Site, ...]
    fingerprint: str
    claim: str | None = None
    inside_quotation: bool = False
    accepted: Acceptance | None = None
    known: bool = False

    @property
    def urgency(self) -> Severity:
        """The severity; what is accepted, or known from before, is a note."""
        return Severity.NOTE if self.accepted or self.known else self.severity


def alerts(report: Report) -> tuple[Alert, ...]:
    """The conflicts and drifts of a report, errors first, what is settled last."""
    documents = {document.id: document for document in report.documents}
    listed = [item for item in items(report) if item.verdict in {Verdict.CONFLICT, Verdict.DRIFT}]
    order = list(Severity)
    listed.sort(key=lambda i: (bool(i.accepted or i.known), order.index(i.severity)))
    seen: dict[str, int] = {}
    found = []
    for item in listed:
        name = item.id or _name(item)
        seen[name] = times = seen.get(name, 0) + 1
        found.append(_alert(item, documents, f"{name}:{times}"))
    return tuple(found)


def _alert(item: Item, documents: dict[str, Document], fingerprint: str) -> Alert:
    quoted = list(item.evidence)
    if not item.against:
        # the sort is stable: of documents of one kind the first stays first
        best = min(quoted, key=lambda e: _rank(documents.get(e.document)), default=None)
        quoted.sort(key=lambda e: e is not best)
    first = quoted[0] if quoted else None
    sites = [of_evidence(e, documents.get(e.document)) for e in quoted[1:]]
    claimed = of_claim(item)
    related = [claimed] if item.against and claimed else []
    return Alert(
        rule=item.rule or item.kind or item.verdict.value,
        kind=item.kind,
        verdict=item.verdict,
        severity=item.severity,
        reason=item.reason,
        arithmetic=item.arithmetic,
        site=of_evidence(first, documents.get(first.document)) if first else claimed,
        related=(*related, *sites),
        fingerprint=fingerprint,
        claim=item.claim.id if item.claim else None,
        inside_quotation=first is not None and first.inside_quotation,
        accepted=item.accepted,
        known=item.known,
    )


def _rank(document: Document | None) -> int:
    return _BEST[document.role] if document else len(_BEST)


def of_evidence(evidence: Evidence, document: Document | None) -> Site:
    """The site of a quotation."""
    label = (document.outlet if document else None) or evidence.document
    extracted = document is not None and document.extracted
    if extracted:
        where = WayBack((document,)).place(evidence) if document else None
        label += f", {where or f'line {evidence.line} of its text'}"
    return Site(
        path=written(document.file) if document else None,
        label=label,
        words=evidence.quote,
        line=None if extracted or document is None else evidence.line,
        column=evidence.column,
        document=document,
        start=evidence.start,
        end=evidence.end,
    )


def of_claim(item: Item) -> Site | None:
    """The site of the claim that a finding is about; None where it is about none."""
    if item.claim is None:
        return None
    claim = item.claim
    return Site(
        path=written(claim.file),
        label=f"claim {claim.id}",
        words=claim.claim,
        line=claim.line if claim.file else None,
        column=claim.column,
    )


def _name(item: Item) -> str:
    """A fingerprint for a verdict that came without a finding."""
    parts = [item.rule, item.kind, item.claim.id if item.claim else "", item.document or ""]
    parts += [part for e in item.evidence for part in (e.document, e.quote)]
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def uri(path: str) -> str:
    """A path as a relative reference, or a file: URI where it is absolute."""
    quoted = quote(path.encode("utf-8", "surrogateescape" if _escapes(path) else "surrogatepass"))
    if Path(path).is_absolute():
        return f"file://{quoted}"
    # A colon in the first part would be read as the end of a scheme; quote() has encoded it.
    return quoted


def _escapes(path: str) -> bool:
    """Whether all half pairs of a path stand for bytes of its name that are not UTF-8."""
    return all(0xDC80 <= ord(c) <= 0xDCFF for c in path if 0xD800 <= ord(c) <= 0xDFFF)  # noqa: PLR2004 - Python's own range


def standing(alert: Alert) -> str | None:
    """That somebody accepted a finding, or that an earlier run has it; None for a new one."""
    if alert.accepted:
        return f"Accepted {accepted_words(alert.accepted)}"
    return "Known: an earlier run found this, too." if alert.known else None


def sentence(parts: Iterable[str | None]) -> str:
    """Some sentences as one line, those that are there."""
    return " ".join(part.strip(_SPACES) for part in parts if part and part.strip(_SPACES))
