"""What a newsroom's program does with claimcheck; mypy checks it as strictly as a user might."""

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, assert_type

import claimcheck
from claimcheck.documents import document_from_text
from claimcheck.errors import ClaimFileError, DocumentError
from claimcheck.model import (
    Cell,
    Claim,
    ClaimSet,
    Document,
    Evidence,
    Finding,
    Report,
    Role,
    Severity,
    Verdict,
)
from claimcheck.reports import renderer


def urgent(report: Report) -> Iterator[tuple[str, Evidence]]:
    """The reasons and places of what must be looked at."""
    for cell in report.cells:
        if cell.verdict is Verdict.CONFLICT and cell.severity is not Severity.NOTE:
            yield cell.reason, cell.evidence[0]


def checked(path: Path) -> Report | list[str]:
    """A report, or what is wrong with the files."""
    try:
        claims = claimcheck.load_claims(path)
        assert_type(claims, ClaimSet)
        return claimcheck.check(claims)
    except (ClaimFileError, DocumentError) as error:
        return [str(fault) for fault in error.faults]


def draft_against(text: str, *paths: Path) -> list[Finding]:
    """What differs between a text of the CMS and its sources."""
    draft = document_from_text("draft", text, date=dt.date(2026, 11, 22), role=Role.DRAFT)
    sources = claimcheck.load_documents(*paths)
    assert_type(sources, tuple[Document, ...])
    return list(claimcheck.check_draft(draft, sources).discrepancies)


def main(folder: Path) -> list[str]:
    """Use each public function once."""
    claim = Claim(id="cranes", claim="The port sold 4 cranes in 2018")
    echo = document_from_text("echo", "The port sold 5 cranes in 2018.", outlet="The Echo")
    (folder / "echo.txt").write_text("The port sold 5 cranes in 2018.\n", encoding="utf-8")
    with ThreadPoolExecutor(1) as pool:
        report = claimcheck.check([claim], [echo], executor=pool)
    assert_type(report.cells, tuple[Cell, ...])
    read = claimcheck.read("90 of 194", date=dt.date(2020, 1, 1))
    assert_type(read, dict[str, Any])
    text = renderer("markdown").render(report)
    lines = [reason for reason, _ in urgent(report)]
    lines += [finding.reason for finding in draft_against(claim.claim + ".", folder / "echo.txt")]
    lines += [f.reason for f in claimcheck.compare([echo]).discrepancies]
    faults = checked(folder / "nowhere.toml")
    return [*lines, str(len(text) > 0), str(isinstance(faults, list)), str(len(read["figures"]))]
