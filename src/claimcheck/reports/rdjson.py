"""Diagnostics for reviewdog, as one DiagnosticResult. Its columns count bytes of UTF-8."""

from typing import Final

from claimcheck.model import Problem, Report, Severity
from claimcheck.reports.alerts import Alert, Site, alerts, sentence, standing
from claimcheck.reports.json_text import Object, as_text
from claimcheck.reports.places import of_problem, written
from claimcheck.reports.positions import Unit
from claimcheck.reports.shown import shown
from claimcheck.reports.version import NAME

_SEVERITIES: Final = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.NOTE: "INFO",
}


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and JSON has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and JSON has no colour
    encoding: str = "utf-8",
) -> str:
    """The conflicts and drifts as diagnostics; what could not be checked is one, too."""
    rows = [_problem(problem) for problem in report.problems]
    rows += [_diagnostic(alert) for alert in alerts(report)]
    return as_text({"source": {"name": NAME}, "diagnostics": rows}, encoding=encoding) + "\n"


def _diagnostic(alert: Alert) -> Object:
    row: Object = {
        "message": shown(sentence((alert.reason, alert.arithmetic, standing(alert)))),
        "location": _location(alert.site),
        "severity": _SEVERITIES[alert.urgency],
        "code": {"value": shown(alert.rule)},
    }
    if alert.related:
        row["related_locations"] = [
            {"message": shown(f"{site.label}: “{site.words}”"), "location": _location(site)}
            for site in alert.related
        ]
    return row


def _location(site: Site | None) -> Object:
    region = site.region(Unit.UTF_8) if site else None
    location: Object = {"path": (site.path if site else None) or ""}
    if region is None:
        return location
    location["range"] = {
        "start": {"line": region.start_line, "column": region.start_column},
        "end": {"line": region.end_line, "column": region.end_column},
    }
    return location


def _problem(problem: Problem) -> Object:
    location: Object = {"path": written(problem.file) or ""}
    if problem.line is not None:
        location["range"] = {"start": {"line": problem.line}}
    return {
        "message": shown(f"not checked: {of_problem(problem)}{problem.what}"),
        "location": location,
        "severity": "WARNING",
        "code": {"value": "not-checked"},
    }
