"""Annotations for GitHub Actions: workflow commands, one a line.

GitHub shows the first ten of each kind that a step prints, so the worst come first, and what was
not checked is told in two lines. Columns count code points: GitHub documents no unit.
"""

from typing import Final

from claimcheck.model import Report, Severity
from claimcheck.reports.alerts import Alert, Site, alerts, sentence, standing
from claimcheck.reports.places import of_problem, written
from claimcheck.reports.positions import Unit
from claimcheck.reports.shown import shown, without_directives
from claimcheck.reports.wording import coverage_sentences

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and a command is one line
    color: bool = False,  # noqa: ARG001 - every format takes it, and commands have no colour
    encoding: str = "utf-8",
) -> str:
    """The report as workflow commands: what was checked, what was not, and each finding."""
    lines = [_command("notice", {"title": "claimcheck"}, " ".join(coverage_sentences(report)))]
    for problem in report.problems:
        place = {"file": written(problem.file), "line": problem.line, "title": "not checked"}
        lines.append(_command("warning", place, f"{of_problem(problem)}{problem.what}"))
    lines += [_annotation(alert) for alert in alerts(report)]
    return "".join(f"{shown(line, encoding)}\n" for line in lines)


def _annotation(alert: Alert) -> str:
    region = alert.site.region(Unit.CODE_POINT) if alert.site else None
    properties: dict[str, str | int | None] = {"file": alert.site.path if alert.site else None}
    if region:
        properties |= {"line": region.start_line, "endLine": region.end_line}
        if region.start_line == region.end_line:  # GitHub takes columns on one line only
            properties |= {"col": region.start_column, "endColumn": region.end_column}
    properties["title"] = f"{alert.verdict.value}: {alert.rule}"
    lines = [sentence((alert.reason, alert.arithmetic, standing(alert)))]
    if alert.site:
        quoted = ", inside a quotation" if alert.inside_quotation else ""
        lines.append(f"{alert.site.label}{quoted}: “{alert.site.words}”")
    lines += [f"{_placed(site)}: “{site.words}”" for site in alert.related]
    return _command(_COMMANDS[alert.urgency], properties, "\n".join(map(shown, lines)))


def _placed(site: Site) -> str:
    if site.path is None or site.line is None:
        return site.label
    return f"{site.label}, {site.path}:{site.line}"


def _command(name: str, properties: dict[str, str | int | None], message: str) -> str:
    told = ",".join(
        f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None
    )
    # Only the command itself may be one: what the text has of others is disarmed.
    text = without_directives(message)
    data = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{name} {told}::{data}"


def _property(value: str) -> str:
    value = without_directives(shown(value))
    for mark, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        value = value.replace(mark, code)
    return value
