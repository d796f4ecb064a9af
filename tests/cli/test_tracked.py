"""A run reads tracked changes as accepted, or as rejected where it is asked to."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.cli.commands import claimcheck
from documents.office_files import changed, docx, p, run

CLAIM = '[[claim]]\nid = "cin"\nclaim = "Of the 194 children, 119 were known to the services"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    figure = p(
        "Of the 194 children, ",
        changed("del", run("90")),
        changed("ins", run("119")),
        " were known to the services.",
    )
    (tmp_path / "draft.docx").write_bytes(
        docx(p("Children known to services", style="H1") + figure)
    )
    (tmp_path / "claims.toml").write_text(CLAIM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("view", "verdict"), [("accepted", "agree"), ("rejected", "conflict")])
def test_a_report_reads_the_view_that_is_asked_for(folder: Path, view: str, verdict: str) -> None:
    asked = ["report", str(folder / "claims.toml"), "--documents", str(folder / "draft.docx")]

    told = CliRunner().invoke(claimcheck, [*asked, "--tracked", view, "--format", "json"])
    found = json.loads(told.stdout)

    assert [each["verdict"] for each in found["verdicts"]] == [verdict]
    assert found["verdicts"][0]["evidence"][-1]["place"] == "paragraph 2"
    assert f"read as {view}" in found["documents"][0]["notes"][0]


def test_a_document_is_shown_and_claims_are_proposed_in_that_view(folder: Path) -> None:
    shown = CliRunner().invoke(
        claimcheck, ["read", "--document", str(folder / "draft.docx"), "--tracked", "rejected"]
    )
    proposed = CliRunner().invoke(
        claimcheck, ["propose", str(folder / "draft.docx"), "--tracked", "rejected"]
    )

    for told in (shown, proposed):
        assert "90 were known" in told.stdout
        assert "119" not in told.stdout
