"""SARIF 2.1.0, as code scanning reads it.

GitHub shows one location a result and the related ones only where the message links to them, knows
a result again by `primaryLocationLineHash`, and takes 5,000 results and 100 related locations: what
is left out is said. Columns count code points, as `columnKind` declares.
"""

from typing import Final

from claimcheck.model import Document, Problem, Report, RulePage, Severity, Verdict
from claimcheck.reports.alerts import Alert, Site, alerts, sentence, uri
from claimcheck.reports.json_text import Object, as_text
from claimcheck.reports.outline import accepted_words
from claimcheck.reports.places import of_problem, written
from claimcheck.reports.positions import Unit
from claimcheck.reports.shown import shown
from claimcheck.reports.version import NAME, version
from claimcheck.reports.wording import count, coverage_sentences, were

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS: Final = 5_000
MOST_LOCATIONS: Final = 100
LONGEST_DESCRIPTION: Final = 1_024
"""How long GitHub lets a description be."""

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PRECISIONS: Final = {Severity.ERROR: "high", Severity.WARNING: "medium", Severity.NOTE: "low"}
"""How sure a rule is: only what is sure is an error."""

_PROBLEM_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and JSON has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and JSON has no colour
    encoding: str = "utf-8",
) -> str:
    """The conflicts and drifts as results of one run."""
    found = alerts(report)
    kept = found[:MOST_RESULTS]
    rules = _rules(report, kept)
    run = {
        "tool": {
            "driver": {
                "name": NAME,
                "version": version(),
                "rules": [_rule(page) for page in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n"],
        "invocations": [_invocation(report, len(found) - len(kept))],
        "artifacts": [_artifact(document) for document in report.documents],
        "results": [_result(alert, [page.name for page in rules]) for alert in kept],
        "properties": {"coverage": " ".join(coverage_sentences(report))},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_text(log, encoding=encoding) + "\n"


# --- rules -------------------------------------------------------------------------------------


def _rules(report: Report, found: tuple[Alert, ...]) -> tuple[RulePage, ...]:
    """The rules that found something, by name, with their pages as far as the report has them."""
    pages = {page.name: page for page in report.rules}
    used = {alert.rule: alert for alert in found}
    return tuple(
        pages.get(name)
        or RulePage(name, alert.kind, alert.verdict, alert.severity, _plain(name, alert.verdict))
        for name, alert in sorted(used.items())
    )


def _plain(name: str, verdict: Verdict) -> str:
    return f"A {verdict.value} of the kind {name.replace('-', ' ')}."


def _rule(page: RulePage) -> Object:
    summary, _, rest = page.explanation.strip().partition("\n")
    whole = shown(page.explanation).strip() or page.name
    return {
        "id": shown(page.name) or "rule",
        "name": "".join(part.capitalize() for part in shown(page.name).split("-")),
        "shortDescription": {"text": shown(summary)[:LONGEST_DESCRIPTION] or page.name},
        "fullDescription": {"text": _bracketed(whole)[:LONGEST_DESCRIPTION]},
        "help": {
            "text": _bracketed(whole),
            "markdown": f"{shown(summary)}\n\n{rest.strip()}".strip() or page.name,
        },
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
        "properties": {
            "precision": _PRECISIONS[page.severity],
            "problem.severity": _PROBLEM_LEVELS[page.severity],
            "tags": list(dict.fromkeys((page.kind or page.name, page.verdict.value))),
        },
    }


# --- results -----------------------------------------------------------------------------------


def _result(alert: Alert, rules: list[str]) -> Object:
    related = alert.related[:MOST_LOCATIONS]
    links = [
        f"Against [{_bracketed(shown(site.label))}]({place}): “{_bracketed(shown(site.words))}”."
        for place, site in enumerate(related, start=1)
    ]
    quoted = "The words stand inside a quotation." if alert.inside_quotation else None
    told = (alert.reason, f"{alert.arithmetic}." if alert.arithmetic else None, quoted)
    result: Object = {
        "ruleId": shown(alert.rule) or "rule",
        "ruleIndex": rules.index(alert.rule),
        "level": _LEVELS[alert.urgency],
        "kind": "fail",
        "message": {"text": sentence((_bracketed(shown(sentence(told))), *links))},
        "locations": [_location(alert.site)] if alert.site else [],
        "relatedLocations": [
            {"id": place, **_location(site), "message": {"text": _bracketed(shown(site.label))}}
            for place, site in enumerate(related, start=1)
        ],
        "partialFingerprints": {"primaryLocationLineHash": alert.fingerprint},
        "properties": {"verdict": alert.verdict.value, "kind": shown(alert.kind)},
    }
    if alert.accepted:
        why = shown(accepted_words(alert.accepted))
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    if alert.known:
        result["baselineState"] = "unchanged"
    if alert.claim is not None:
        result["properties"]["claim"] = shown(alert.claim)
    return result


def _location(site: Site) -> Object:
    physical: Object = {"artifactLocation": {"uri": uri(site.path or "")}}
    region = site.region(Unit.CODE_POINT)
    if region:
        physical["region"] = {
            "startLine": region.start_line,
            "startColumn": region.start_column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
            "snippet": {"text": site.words},
        }
    if site.document is None and region:
        # a claim is known by where its line begins, and no more
        del physical["region"]["endLine"], physical["region"]["endColumn"]
    if site.path is None:
        return {"logicalLocations": [{"fullyQualifiedName": shown(site.label)}]}
    return {"physicalLocation": physical}


def _bracketed(text: str) -> str:
    """Text that holds no link of its own (section 3.11.6 of the standard)."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


# --- the run -----------------------------------------------------------------------------------


def _artifact(document: Document) -> Object:
    artifact: Object = {
        "location": {"uri": uri(written(document.file) or "")},
        "roles": ["analysisTarget"],
    }
    if document.sha256:
        artifact["hashes"] = {"sha-256": document.sha256}
    return artifact


def _invocation(report: Report, left_out: int) -> Object:
    notes = [_notification(problem) for problem in report.problems]
    if left_out > 0:
        told = f"{count(left_out, 'further result')} {were(left_out)} left out"
        what = f"{told}; the JSON report has all of them."
        notes.append({"level": "warning", "message": {"text": what}})
    return {
        "executionSuccessful": bool(report.coverage.documents_read or report.documents),
        "toolExecutionNotifications": notes,
    }


def _notification(problem: Problem) -> Object:
    text = shown(f"not checked: {of_problem(problem)}{problem.what}")
    note: Object = {"level": "error", "message": {"text": _bracketed(text)}}
    file = written(problem.file)
    if file:
        place: Object = {"artifactLocation": {"uri": uri(file)}}
        if problem.line is not None:
            place["region"] = {"startLine": problem.line}
        note["locations"] = [{"physicalLocation": place}]
    return note
