"""Claims that a primary document suggests: its own sentences, understood as they stand there."""

import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

import claimcheck
from claimcheck.cli.commands import claimcheck as command
from claimcheck.documents import document_from_text
from claimcheck.model import Role, Severity, Verdict
from claimcheck.proposals import propose

RELEASE = """Fewer trains ran late

The regulator counted 1,240 late trains last year, down from 1,610 a year earlier.

Of these, 310 were late by more than an hour. Who is to blame for the 310?

The operator blamed the weather. Anna Okafor, the regulator's director, resigned on Friday.
"""


@pytest.fixture
def release():
    return document_from_text("rail", RELEASE, date=dt.date(2024, 5, 3))


def test_each_sentence_with_a_figure_becomes_a_claim(release):
    found = propose(release)
    assert [c.claim for c in found.claims] == [
        "The regulator counted 1,240 late trains last year, down from 1,610 a year earlier.",
        "Of these, 310 were late by more than an hour.",
    ]
    assert not any(c.confirmed for c in found.claims)
    assert all(c.source == "rail" for c in found.claims)
    assert found.claims[0].note.startswith("rail:3: The regulator counted")
    assert found.document.role is Role.PRIMARY


def test_what_the_words_alone_do_not_say_is_stated(release):
    first, second = propose(release).claims
    assert first.period == "2023-01-01/2023-12-31"
    assert "1,240" in (second.population or "") or "trains" in (second.unit or "")


def test_a_question_is_not_proposed(release):
    assert not any("?" in c.claim for c in propose(release, everything=True).claims)


def test_sentences_without_a_figure_come_when_asked_for(release):
    words = [c.claim for c in propose(release, everything=True).claims]
    assert "Anna Okafor, the regulator's director, resigned on Friday." in words


def test_the_figures_that_no_claim_holds_are_counted(release):
    found = propose(release)
    assert found.figures > found.covered > 0


def test_what_is_proposed_agrees_with_its_document(release):
    found = propose(release)
    cells = claimcheck.check(found.claims, [release]).cells
    assert {c.verdict for c in cells} == {Verdict.AGREE}
    assert not found.doubtful


def test_a_document_without_figures_gives_nothing():
    assert not propose(document_from_text("d", "It rained. Nobody came.")).claims


def test_nothing_unconfirmed_is_an_error(release):
    claims = propose(release).claims
    other = document_from_text("echo", RELEASE.replace("1,240", "1,420"))
    report = claimcheck.check(claims, [other])
    assert any(c.verdict is Verdict.CONFLICT for c in report.cells)
    assert all(c.severity is not Severity.ERROR for c in report.cells)
    assert all(f.severity is not Severity.ERROR for c in report.cells for f in c.findings)
    confirmed = claimcheck.check([evolve(c, confirmed=True) for c in claims], [other])
    assert any(c.severity is Severity.ERROR for c in confirmed.cells)


# --- the command --------------------------------------------------------------------------------


def _run(*arguments):
    return CliRunner().invoke(command, list(arguments), standalone_mode=False)


@pytest.mark.parametrize("place", ["claims.toml", "claims/rail.toml", "press/claims.toml"])
def test_what_is_written_can_be_checked_at_once(tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    for folder in ("press", "claims"):
        Path(folder).mkdir()
    Path("press/rail.txt").write_text(RELEASE, "utf-8")
    done = _run("propose", "press/rail.txt", "-o", place)
    assert done.exception is None, done.output
    report = json.loads(_run("report", place, "--format", "json").stdout)
    assert {v["verdict"] for v in report["verdicts"]} == {"agree"}
    assert not report["errors"]


def test_standard_output_is_a_claims_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("rail.txt").write_text(RELEASE, "utf-8")
    told = tomllib.loads(_run("propose", "rail.txt").stdout)
    assert told["document"] == [{"id": "rail", "file": "rail.txt", "role": "primary"}]
    assert [c["confirmed"] for c in told["claim"]] == [False, False]


def test_what_cannot_be_proposed_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("It rained.", "utf-8")
    assert _run("propose", "a.txt").return_value == 2
    assert "did you mean 'a.txt'" in str(_run("propose", "aa.txt").exception)
    Path("b.txt").write_text("It rained.", "utf-8")
    assert "not a folder" in str(_run("propose", ".").exception)
