"""Which findings a person has accepted, and what has become of each acceptance.

An acceptance stands in a file of its own, never in a document that is checked: no article can
silence its own check. It is keyed on the rule, the claim, and the documents with their quotations,
not on lines, so that it holds while the words do; when they change, the finding is back, and the
entry that matches nothing any more is itself a finding. What is accepted is marked, never dropped.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from claimcheck.claimfile.nearest import suggestion
from claimcheck.claimfile.opening import OpenedFile, open_claim_file
from claimcheck.claimfile.writing import pairs, quoted
from claimcheck.errors import ClaimFileError, Fault, InputError
from claimcheck.model import Acceptance, Cell, Evidence, Finding, Report, Severity, Verdict

__all__ = [
    "HEADER",
    "USUAL_NAME",
    "ReportFileError",
    "accept",
    "acceptance_text",
    "append_acceptance",
    "findings_in",
    "mark_accepted",
    "mark_known",
    "read_acceptances",
    "read_baseline",
]

USUAL_NAME: Final = "claimcheck-accepted.toml"
"""The accepted file of a folder, if no other is named."""

HEADER: Final = (
    "# Findings that somebody has looked at and lets stand, written by `claimcheck accept`.\n"
    "# It holds while rule, claim and quoted words stay the same; delete it to be told again.\n"
)
"""What a new accepted file begins with."""
_KEYS: Final = ("finding", "rule", "claim", "reason", "by", "date", "until", "evidence")
_NEEDED: Final = ("finding", "rule", "reason", "by", "evidence")
_SIDE_KEYS: Final = ("document", "quotation")

_Key = tuple[str, str, tuple[tuple[str, str], ...]]


class ReportFileError(InputError):
    """A file that should be a JSON report of claimcheck's is none."""


# --- the file -----------------------------------------------------------------------------------


def read_acceptances(path: Path) -> tuple[Acceptance, ...]:
    """The entries of an accepted file.

    Raises:
        ClaimFileError: it cannot be read, or has faults; all of them, each with its place.
    """
    opened = open_claim_file(path)
    faults = []
    for key in opened.tables:
        if key != "accepted":
            hint = suggestion(key, ("accepted",), plural="keys")
            faults.append(opened.fault(f"unknown key {key!r} at the top of the file; {hint}", key))
    tables = opened.tables.get("accepted", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        faults.append(opened.fault("write [[accepted]] and its keys below", "accepted"))
        tables = []
    found = []
    for index, table in enumerate(tables):
        if wrong := list(_faults_of(opened, table, index)):
            faults += wrong
            continue
        place = opened.places.key(("accepted", index))
        found.append(
            Acceptance(
                finding=table["finding"],
                rule=table["rule"],
                claim=table.get("claim"),
                evidence=tuple((e["document"], e["quotation"]) for e in table["evidence"]),
                reason=table["reason"],
                by=table["by"],
                date=table.get("date"),
                until=table.get("until"),
                file=path,
                line=place.line if place else None,
            )
        )
    if faults:
        raise ClaimFileError(*faults)
    return tuple(found)


def _faults_of(opened: OpenedFile, table: dict[str, Any], index: int) -> Iterable[Fault]:
    path = ("accepted", index)
    for key in table:
        if key not in _KEYS:
            hint = suggestion(key, _KEYS, plural="keys")
            yield opened.fault(f"unknown key {key!r} in an [[accepted]]; {hint}", *path, key)
    for key in _NEEDED:
        if key not in table:
            yield opened.fault(f"this [[accepted]] has no {key!r}", *path)
    for key in ("finding", "rule", "claim", "reason", "by"):
        if not isinstance(table.get(key, "text"), str) or not table.get(key, "text").strip():
            what = f"{key!r} must be text in quotation marks, with something in it"
            yield opened.fault(what, *path, key, at_value=True)
    for key in ("date", "until"):
        value = table.get(key, dt.date.min)
        if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
            what = f"{key!r} must be a date, without quotation marks: 2026-12-31"
            yield opened.fault(what, *path, key, at_value=True)
    evidence = table.get("evidence", [])
    if not isinstance(evidence, list) or not all(
        isinstance(e, dict)
        and tuple(sorted(e)) == _SIDE_KEYS
        and all(isinstance(v, str) for v in e.values())
        for e in evidence
    ):
        what = '\'evidence\' is a list of { document = "…", quotation = "…" }'
        yield opened.fault(what, *path, "evidence", at_value=True)


def acceptance_text(acceptance: Acceptance) -> str:
    """The `[[accepted]]` table of an entry, as it is appended to the file."""
    head = pairs(
        finding=acceptance.finding,
        rule=acceptance.rule,
        claim=acceptance.claim,
        reason=acceptance.reason,
        by=acceptance.by,
        date=acceptance.date,
        until=acceptance.until,
    )
    sides = "".join(
        f"  {{ document = {quoted(d)}, quotation = {quoted(q)} }},\n"
        for d, q in acceptance.evidence
    )
    return f"[[accepted]]\n{head}evidence = [\n{sides}]\n"


def append_acceptance(path: Path, acceptance: Acceptance) -> None:
    """Put an entry at the end of an accepted file, which is made where there is none.

    Raises:
        OSError: the file cannot be written.
    """
    before = path.read_text("utf-8-sig") if path.exists() else HEADER
    path.write_text(f"{before.rstrip()}\n\n{acceptance_text(acceptance)}", "utf-8")


def accept(
    finding: Finding, *, reason: str, by: str, date: dt.date, until: dt.date | None = None
) -> Acceptance:
    """The acceptance of a finding as it stands."""
    return Acceptance(
        finding=finding.id,
        rule=finding.rule,
        claim=finding.claim,
        evidence=tuple((e.document, e.quote) for e in finding.evidence),
        reason=reason,
        by=by,
        date=date,
        until=until,
    )


# --- what it does to a report -------------------------------------------------------------------


def mark_accepted(report: Report, acceptances: Sequence[Acceptance], today: dt.date) -> Report:
    """The report with accepted findings marked, and with those entries that are out of use.

    An entry is out of use where its documents and its claim were checked and no finding has its
    key, or where its last day is before `today`.
    """
    if not acceptances:
        return report
    by_key: dict[_Key, list[Acceptance]] = {}
    for each in acceptances:
        by_key.setdefault(_key_of(each), []).append(each)
    findings = [f for c in report.cells for f in c.findings] + list(report.discrepancies)
    ids = {f.id for f in findings}
    used: set[Acceptance] = set()

    def mark(finding: Finding) -> Finding:
        named = by_key.get(_key(finding), [])
        # Two findings may share a sentence and a rule: then the short name tells them apart.
        meant = [a for a in named if a.finding == finding.id] or [
            a for a in named if a.finding not in ids
        ]
        used.update(meant)
        valid = [a for a in meant if a.until is None or a.until >= today]
        return evolve(finding, accepted=valid[0]) if valid else finding

    marked = _each_finding(report, mark)
    documents = {d.id for d in report.documents}
    claims = {c.id for c in report.claims}
    # A run of other documents or other claims, or without comparing, says nothing about an entry.
    compared = not report.claims or bool(report.discrepancies)
    judged = [
        a
        for a in acceptances
        if (compared if a.claim is None else a.claim in claims)
        and all(d in documents for d, _ in a.evidence)
    ]
    lost = [_unused(a) for a in judged if a not in used]
    holding = {_key_of(a) for a in used if a.until is None or a.until >= today}
    late = [_expired(a) for a in acceptances if a in used and _key_of(a) not in holding]
    return evolve(marked, discrepancies=(*marked.discrepancies, *lost, *late))


def mark_known(report: Report, baseline: frozenset[_Key]) -> Report:
    """The report with those findings marked that an earlier run had, too."""
    return _each_finding(report, lambda f: evolve(f, known=True) if _key(f) in baseline else f)


def read_baseline(path: Path) -> frozenset[_Key]:
    """The keys of the findings of an earlier run, from its JSON report.

    Raises:
        ReportFileError: the file cannot be read or is no such report.
    """
    return frozenset(map(_key, findings_in(path)))


def findings_in(path: Path, content: bytes | None = None) -> tuple[Finding, ...]:
    """The findings of a JSON report: what names and keys them, without their slots.

    `content` is the file's, where it has been read.

    Raises:
        ReportFileError: the file cannot be read or is no such report.
    """
    try:
        told = json.loads(path.read_bytes() if content is None else content)
        found = [f for cell in told["verdicts"] for f in cell["findings"]]
        return tuple(map(_finding, found + told["discrepancies"]))
    except OSError as error:
        what = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise ReportFileError(Fault(path, what)) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        what = "is no report of claimcheck's; write one with --format json -o report.json"
        raise ReportFileError(Fault(path, what)) from None


def _finding(told: dict[str, Any]) -> Finding:
    return Finding(
        rule=told["rule"],
        kind=told["kind"],
        verdict=Verdict(told["verdict"]),
        reason=told["reason"],
        severity=Severity(told["severity"]),
        claim=told["claim"],
        id=told["id"],
        evidence=tuple(
            Evidence(e["document"], e["quote"], e["start"], e["end"], e["line"], e["column"])
            for e in told["evidence"]
        ),
    )


def _each_finding(report: Report, change: Callable[[Finding], Finding]) -> Report:
    def cell(old: Cell) -> Cell:
        return evolve(old, findings=tuple(map(change, old.findings)))

    return evolve(
        report,
        cells=tuple(map(cell, report.cells)),
        discrepancies=tuple(map(change, report.discrepancies)),
    )


def _key(finding: Finding) -> _Key:
    sides = tuple((e.document, e.quote) for e in finding.evidence)
    return finding.rule, finding.claim or "", sides


def _key_of(acceptance: Acceptance) -> _Key:
    return acceptance.rule, acceptance.claim or "", acceptance.evidence


def _unused(acceptance: Acceptance) -> Finding:
    """What to say of an entry that no finding has the key of."""
    documents = " and ".join(dict.fromkeys(d for d, _ in acceptance.evidence))
    about = f" of claim {acceptance.claim}" if acceptance.claim else ""
    return _about(
        acceptance,
        "unused-acceptance",
        f"{_place(acceptance)} accepts a finding{about} that is there no more: the words in "
        f"{documents or 'the documents'} have changed, or the rule sees them otherwise; look "
        "again, and delete the entry.",
    )


def _expired(acceptance: Acceptance) -> Finding:
    return _about(
        acceptance,
        "expired-acceptance",
        f"{_place(acceptance)} held until {acceptance.until}, so the finding is back; look again, "
        "and give the entry another day or delete it.",
    )


def _place(acceptance: Acceptance) -> str:
    file = acceptance.file.name if acceptance.file else USUAL_NAME
    line = f":{acceptance.line}" if acceptance.line else ""
    return f"{file}{line} ({acceptance.finding}, accepted by {acceptance.by})"


def _about(acceptance: Acceptance, rule: str, reason: str) -> Finding:
    return Finding(
        rule=rule,
        kind="quotation",
        verdict=Verdict.DRIFT,
        reason=reason,
        evidence=(),
        severity=Severity.WARNING,
        claim=acceptance.claim,
        id=f"{rule.partition('-')[0]}-{acceptance.finding}",
    )
