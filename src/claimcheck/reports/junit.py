"""JUnit XML: a suite for each document, a case for each claim that it speaks of.

A conflict or drift is a failure, what cannot be compared or is accepted is skipped, agreement
passes, and what could not be checked is an error. Silent pairs are counted in a property and not
listed.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from claimcheck.model import Cell, Evidence, Finding, Problem, Report, Verdict
from claimcheck.reports.alerts import sentence
from claimcheck.reports.outline import in_order
from claimcheck.reports.places import of_problem
from claimcheck.reports.shown import shown, without_directives
from claimcheck.reports.sides import Places, places_of
from claimcheck.reports.version import NAME
from claimcheck.reports.wording import coverage_sentences

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FAILING: Final = frozenset((Verdict.CONFLICT, Verdict.DRIFT))


@frozen
class _Test:
    """One case: `outcome` is passed, failure, error or skipped."""

    name: str
    group: str
    outcome: str
    type: str
    message: str
    text: str = ""


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and XML has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and XML has no colour
    encoding: str = "utf-8",
) -> str:
    """The report as test suites."""
    suites = list(_suites(report))
    every = [test for _, tests in suites for test in tests]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f"<testsuites name={_attribute(report.title or NAME)}{_totals(every)}>")
    for place, (name, tests) in enumerate(suites):
        skipped = sum(test.outcome == "skipped" for test in tests)
        lines.append(f'  <testsuite name={_attribute(name)}{_totals(tests)} skipped="{skipped}">')
        if place == 0:
            said = _attribute(" ".join(coverage_sentences(report)))
            lines.append(f'    <properties><property name="coverage" value={said}/></properties>')
        lines += [_case(test) for test in tests]
        lines.append("  </testsuite>")
    lines.append("</testsuites>\n")
    text = without_directives("\n".join(lines))
    return text if _holds_utf_8(encoding) else text.encode("ascii", "xmlcharrefreplace").decode()


def _holds_utf_8(encoding: str) -> bool:
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"


def _suites(report: Report) -> Iterable[tuple[str, Sequence[_Test]]]:
    places = places_of(report)
    claims = {claim.id: claim.claim for claim in report.claims}
    yield "what could be checked", [_of_problem(problem) for problem in report.problems]
    by_document: dict[str, list[Cell]] = {}
    for cell in report.cells:
        by_document.setdefault(cell.document, []).append(cell)
    for document in in_order(report.documents):
        cells = by_document.get(document.id, [])
        if cells:
            yield (
                document.outlet or document.id,
                [_of_cell(cell, claims.get(cell.claim, ""), places) for cell in cells],
            )
    if report.discrepancies:
        tests = [_of_finding(found, places) for found in report.discrepancies]
        yield "between documents, or inside one", tests


def _of_problem(problem: Problem) -> _Test:
    return _Test(
        name=of_problem(problem).removesuffix(": ") or "the run",
        group="not checked",
        outcome="error",
        type="not-checked",
        message=problem.what,
    )


def _of_cell(cell: Cell, claim: str, places: Places) -> _Test:
    sums = next((f.arithmetic for f in cell.findings if f.verdict is cell.verdict), None)
    return _Test(
        name=f"{cell.claim}: {claim}",
        group=cell.document,
        outcome=_outcome(cell),
        type=cell.verdict.value,
        message=sentence((cell.reason, sums)),
        text=_quotations(cell.evidence, places),
    )


def _of_finding(found: Finding, places: Places) -> _Test:
    first = found.evidence[0].document if found.evidence else NAME
    return _Test(
        name=f"{found.rule}: {found.reason}",
        group=first,
        outcome=_outcome(found),
        type=found.verdict.value,
        message=sentence((found.reason, found.arithmetic)),
        text=_quotations(found.evidence, places),
    )


def _outcome(judged: Cell | Finding) -> str:
    if judged.verdict in _FAILING:
        return "failure" if judged.open else "skipped"
    return "passed" if judged.verdict is Verdict.AGREE else "skipped"


def _quotations(evidence: Iterable[Evidence], places: Places) -> str:
    return "\n".join(shown(f"{places.of_evidence(each)}: “{each.quote}”") for each in evidence)


def _totals(tests: Sequence[_Test]) -> str:
    failures = sum(test.outcome == "failure" for test in tests)
    errors = sum(test.outcome == "error" for test in tests)
    return f' tests="{len(tests)}" failures="{failures}" errors="{errors}"'


def _case(test: _Test) -> str:
    head = f"    <testcase name={_attribute(test.name)} classname={_attribute(test.group)}"
    if test.outcome == "passed":
        return f"{head}/>"
    kind = f"{test.outcome} type={_attribute(test.type)} message={_attribute(test.message)}"
    body = f">{escape(_legal(test.text))}</{test.outcome}>" if test.text else "/>"
    return f"{head}>\n      <{kind}{body}\n    </testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_legal(shown(text)))


def _legal(text: str) -> str:
    """The text with every character that XML forbids written as `<U+FFFE>`."""
    return _NOT_XML.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
