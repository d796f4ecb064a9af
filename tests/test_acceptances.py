"""What a person has accepted stays visible, fails nothing, and comes back when the words change."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner

import claimcheck
from claimcheck.acceptances import (
    ReportFileError,
    accept,
    acceptance_text,
    mark_accepted,
    mark_known,
    read_acceptances,
    read_baseline,
)
from claimcheck.cli.commands import claimcheck as command
from claimcheck.cli.settling import settled
from claimcheck.cli.status import Status, status_of
from claimcheck.documents import document_from_text
from claimcheck.errors import ClaimFileError
from claimcheck.model import Claim, Severity, Verdict
from claimcheck.reports import renderer

DAY = dt.date(2026, 11, 22)
SAYS = "The council closed 14 libraries in 2019. It kept 30 open."


def _checked(text=SAYS, claim="The council closed 12 libraries in 2019.", **keys):
    claims = [Claim("libraries", claim, **keys)]
    return claimcheck.check(claims, [document_from_text("echo", text)])


def _conflict(report):
    (cell,) = report.cells
    assert cell.verdict is Verdict.CONFLICT
    return next(f for f in cell.findings if f.verdict is Verdict.CONFLICT)


def _accepted(report, **keys):
    return accept(_conflict(report), reason="Counted again", by="rk", date=DAY, **keys)


def test_what_is_accepted_is_marked_and_fails_nothing():
    report = _checked()
    marked = mark_accepted(report, [_accepted(report)], DAY)
    assert status_of(report, "conflict") is Status.FOUND
    assert status_of(marked, "conflict") is Status.DONE
    assert _conflict(marked).accepted.by == "rk"
    assert not marked.discrepancies
    shown = renderer("terminal").render(marked)
    assert "Accepted by rk on 2026-11-22: Counted again" in shown
    assert "1 was accepted; they are listed all the same" in " ".join(shown.split())


def test_new_lines_above_change_nothing():
    entry = _accepted(_checked())
    moved = mark_accepted(_checked(f"Libraries\n\nBy our reporter\n\n{SAYS}"), [entry], DAY)
    assert not _conflict(moved).open


def test_a_changed_quotation_brings_the_finding_back_and_names_the_entry():
    entry = _accepted(_checked())
    changed = mark_accepted(_checked(SAYS.replace("14", "16")), [entry], DAY)
    assert _conflict(changed).open
    (unused,) = changed.discrepancies
    assert (unused.rule, unused.verdict, unused.severity) == (
        "unused-acceptance",
        Verdict.DRIFT,
        Severity.WARNING,
    )
    assert entry.finding in unused.reason


def test_another_claim_or_another_document_says_nothing_of_an_entry():
    entry = _accepted(_checked())
    other = claimcheck.check([Claim("c", "It rained.")], [document_from_text("echo", SAYS)])
    assert not mark_accepted(other, [entry], DAY).discrepancies
    elsewhere = claimcheck.check(
        [Claim("libraries", "The council closed 12 libraries in 2019.")],
        [document_from_text("herald", SAYS)],
    )
    marked = mark_accepted(elsewhere, [entry], DAY)
    assert _conflict(marked).open
    assert not marked.discrepancies


@pytest.mark.parametrize(("today", "open_"), [(DAY, False), (dt.date(2027, 1, 1), True)])
def test_an_entry_holds_to_its_last_day(today, open_):
    report = _checked()
    marked = mark_accepted(report, [_accepted(report, until=dt.date(2026, 12, 31))], today)
    assert _conflict(marked).open is open_
    assert [f.rule for f in marked.discrepancies] == (["expired-acceptance"] if open_ else [])


def test_the_file_gives_back_what_was_written(tmp_path):
    entry = _accepted(_checked(), until=dt.date(2027, 1, 1))
    path = tmp_path / "accepted.toml"
    path.write_text(acceptance_text(entry), "utf-8")
    (read,) = read_acceptances(path)
    assert (read.finding, read.evidence, read.until, read.line) == (
        entry.finding,
        entry.evidence,
        entry.until,
        1,
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[acepted]]\n", "did you mean 'accepted'"),
        ('[[accepted]]\nfinding = "a"\n', "has no 'reason'"),
        ('[[accepted]]\nfindng = "a"\n', "did you mean 'finding'"),
        (
            '[[accepted]]\nfinding="a"\nrule="value"\nreason="r"\nby="b"\nuntil="2026"\nevidence=[]',
            "must be a date",
        ),
        (
            '[[accepted]]\nfinding="a"\nrule="value"\nreason="r"\nby="b"\nevidence=["x"]',
            "is a list of",
        ),
        ("accepted = 3\n", "write [[accepted]]"),
    ],
)
def test_a_faulty_file_is_named_with_its_line(tmp_path, text, says):
    path = tmp_path / "accepted.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ClaimFileError) as caught:
        read_acceptances(path)
    assert says in str(caught.value)
    assert f"{path}:" in str(caught.value)


def test_nothing_inside_a_document_silences_a_check():
    text = f'claimcheck: ignore\n\n[[accepted]]\nfinding = "all"\n\n{SAYS}'
    assert _conflict(_checked(text)).open


def test_an_unconfirmed_claim_is_never_an_error():
    report = _checked(confirmed=False)
    assert report.cells[0].severity is not Severity.ERROR
    assert status_of(report, "conflict") is Status.DONE


# --- the baseline -------------------------------------------------------------------------------


def test_what_the_baseline_has_is_marked_and_fails_nothing(tmp_path):
    path = tmp_path / "before.json"
    path.write_text(renderer("json").render(_checked()), "utf-8")
    marked = mark_known(_checked(f"New.\n\n{SAYS}"), read_baseline(path))
    assert _conflict(marked).known
    assert status_of(marked, "conflict") is Status.DONE
    changed = mark_known(_checked(SAYS.replace("14", "16")), read_baseline(path))
    assert status_of(changed, "conflict") is Status.FOUND


@pytest.mark.parametrize("content", ["{}", "[]", "no json", '{"verdicts": [{"findings": [3]}]}'])
def test_a_baseline_that_is_no_report_is_named(tmp_path, content):
    path = tmp_path / "before.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ReportFileError, match=r"before\.json: is no report"):
        read_baseline(path)


# --- the command --------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a claims file and a document that contradicts it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "echo.txt").write_text(SAYS, "utf-8")
    (tmp_path / "claims" / "c.toml").write_text(
        '[[document]]\nid = "echo"\nfile = "echo.txt"\n'
        '[[claim]]\nid = "libraries"\nclaim = "The council closed 12 libraries in 2019."\n',
        "utf-8",
    )
    return tmp_path


def _run(*arguments, **keys):
    return CliRunner().invoke(command, list(arguments), **keys)


def _found(*arguments):
    told = json.loads(_run("report", "--format", "json", *arguments).stdout)
    return next(f for f in told["verdicts"][0]["findings"] if f["verdict"] == "conflict")


def test_a_finding_is_accepted_by_its_short_name(desk):
    name = _found()["id"]
    done = _run("accept", name[:6], "--reason", "Counted again", "--by", "rk")
    assert done.exit_code == 0, done.output
    assert name in done.stdout
    assert _found()["accepted"] == {
        "by": "rk",
        "reason": "Counted again",
        "date": "2026-11-22",
        "until": None,
        "file": "claimcheck-accepted.toml",
        "line": 4,
    }
    again = _run("accept", name, "--reason", "Again", "--by", "rk")
    assert "already accepted by rk" in again.output
    file = desk / "claims" / "echo.txt"
    file.write_text(SAYS.replace("14", "15"), "utf-8")
    assert _found()["accepted"] is None


def test_a_finding_is_taken_from_the_report_that_is_named(desk):
    told = _run("report", "--format", "json").stdout
    name = _found()["id"]
    done = _run("accept", name, "--from", "-", "--reason", "r", "--by", "b", input=told)
    assert done.exit_code == 0, done.output
    (entry,) = read_acceptances(desk / "claimcheck-accepted.toml")
    assert entry.finding == name


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nosuch", "--reason", "r", "--by", "b"), "no finding is called 'nosuch'; there are "),
        (("x", "--reason", " ", "--by", "b"), "--reason is empty"),
        (("x", "--reason", "r", "--by", "b", "--until", "2020-01-01"), "is past"),
    ],
)
def test_what_cannot_be_accepted_is_said(arguments, says):
    done = _run("accept", *arguments, standalone_mode=False)
    assert says in str(done.exception)


def test_without_an_accepted_file_nothing_is_marked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    report = _checked()
    assert settled(report, accepted=None, baseline=None) is report
