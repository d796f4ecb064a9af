"""Reports of several claims files as one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from attrs import evolve

from claimcheck.model import Coverage, Evidence, Finding, Problem, Report, RulePage

__all__ = ["joined", "qualified"]


def qualified(report: Report, file: Path) -> Report:
    """A report whose ids say which claims file they are of, as two files may use the same ones."""
    name = file.parent.name if file.stem == "claims" else file.stem

    def of_file(known: str) -> str:
        return f"{name}/{known}"

    def evidence(old: Evidence) -> Evidence:
        return evolve(old, document=of_file(old.document))

    def finding(old: Finding) -> Finding:
        return evolve(
            old,
            claim=of_file(old.claim) if old.claim else None,
            evidence=tuple(map(evidence, old.evidence)),
        )

    return evolve(
        report,
        documents=tuple(evolve(d, id=of_file(d.id)) for d in report.documents),
        claims=tuple(
            evolve(c, id=of_file(c.id), where=tuple(map(of_file, c.where))) for c in report.claims
        ),
        cells=tuple(
            evolve(
                c,
                claim=of_file(c.claim),
                document=of_file(c.document),
                evidence=tuple(map(evidence, c.evidence)),
                findings=tuple(map(finding, c.findings)),
            )
            for c in report.cells
        ),
        problems=tuple(
            evolve(
                p,
                claim=of_file(p.claim) if p.claim else None,
                document=of_file(p.document) if p.document else None,
            )
            for p in report.problems
        ),
    )


_COUNTS: Final = (
    "figures",
    "figures_checked",
    "documents",
    "documents_read",
    "claims",
    "claims_understood",
    "documents_passed_over",
)


def joined(
    reports: Sequence[Report], problems: Sequence[Problem], rules: tuple[RulePage, ...]
) -> Report:
    """One report of several claims files, with what could not even be found, and all `rules`."""
    total = Coverage(*(sum(getattr(r.coverage, name) for r in reports) for name in _COUNTS))
    lost = sum(p.claim is None for p in problems)
    return Report(
        title=reports[0].title if len(reports) == 1 else None,
        documents=tuple(d for r in reports for d in r.documents),
        claims=tuple(c for r in reports for c in r.claims),
        cells=tuple(c for r in reports for c in r.cells),
        coverage=evolve(total, documents=total.documents + lost),
        problems=(*problems, *(p for r in reports for p in r.problems)),
        rules=rules,
    )
