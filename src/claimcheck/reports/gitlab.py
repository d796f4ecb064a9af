"""A Code Quality report for GitLab: a JSON list, one object a finding, without a byte order mark.

GitLab joins entries of one fingerprint, so each finding has its own. It has no place for what was
not checked but the list itself: a problem is an entry called `not-checked`.
"""

from hashlib import sha256
from typing import Final

from claimcheck.model import Problem, Report, Severity
from claimcheck.reports.alerts import Alert, alerts, sentence, standing
from claimcheck.reports.json_text import Object, as_text
from claimcheck.reports.places import written
from claimcheck.reports.positions import Unit
from claimcheck.reports.shown import shown

_SEVERITIES: Final = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.NOTE: "info",
}


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and JSON has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and JSON has no colour
    encoding: str = "utf-8",
) -> str:
    """The conflicts and drifts as Code Quality entries."""
    rows = [_problem(problem, place) for place, problem in enumerate(report.problems)]
    rows += [_entry(alert) for alert in alerts(report)]
    return as_text(rows, encoding=encoding) + "\n"


def _entry(alert: Alert) -> Object:
    region = alert.site.region(Unit.CODE_POINT) if alert.site else None
    told = [alert.reason, alert.arithmetic, standing(alert)]
    told += [f"{site.label}: “{site.words}”" for site in alert.related]
    row = _row(
        description=sentence(told),
        check_name=alert.rule,
        fingerprint=alert.fingerprint,
        severity=_SEVERITIES[alert.urgency],
        path=(alert.site.path if alert.site else None) or "",
        line=region.start_line if region else 1,
    )
    if region:
        row["location"]["lines"]["end"] = region.end_line
    row["categories"] = ["Style" if alert.verdict.value == "drift" else "Bug Risk"]
    return row


def _problem(problem: Problem, place: int) -> Object:
    named = f"not-checked {place} {problem.file} {problem.claim} {problem.what}"
    return _row(
        description=f"not checked: {problem.what}",
        check_name="not-checked",
        fingerprint=sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        severity="info",
        path=written(problem.file) or "",
        line=problem.line or 1,
    )


def _row(  # noqa: PLR0913 - the fields of an entry
    *, description: str, check_name: str, fingerprint: str, severity: str, path: str, line: int
) -> Object:
    return {
        "type": "issue",
        "description": shown(description),
        "check_name": shown(check_name),
        "fingerprint": sha256(fingerprint.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
