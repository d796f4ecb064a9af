import json
import os
import stat
from pathlib import Path

import pytest

from claimcheck.model import Problem, Verdict
from cli.conftest import CLAIMS


def claim_ids(call):
    return [claim.id for each in call[1] for claim in each.claims]


def files(call):
    return [each.file for each in call[2]]


# --- what is read -----------------------------------------------------------------------------


def test_report_reads_the_claims_file_that_is_named(pipeline, run):
    calls = pipeline()

    status, out, _ = run("report", "harbour.toml")

    assert (status, [call[0] for call in calls]) == (0, ["check_claims"])
    assert claim_ids(calls[0]) == ["cranes"]
    assert "Harbour" in out


def test_report_reads_every_claims_file_in_the_claims_folder_by_name(folder, pipeline, run):
    calls = pipeline()
    for name in ("b.toml", "a/claims.toml", "c/claims.toml", "c/other.toml", "notes.md"):
        path = folder / "claims" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CLAIMS)

    status, _, _ = run("report")

    assert status == 0
    assert [each.file.as_posix() for each in calls[0][1]] == [
        "claims/a/claims.toml",
        "claims/b.toml",
        "claims/c/claims.toml",
    ]


def test_a_folder_of_claims_files_may_be_named(pipeline, run):
    calls = pipeline()

    run("report", ".")

    assert [each.file.as_posix() for each in calls[0][1]] == ["harbour.toml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("harbour.toml", "--documents", "texts"),
        ("--documents", "texts", "harbour.toml"),
        ("--documents=texts", "harbour.toml"),
        ("harbour.toml", "--documents", "texts", "texts/post.txt", "--quiet"),
    ],
)
def test_documents_are_added(pipeline, run, arguments):
    calls = pipeline()

    status, _, _ = run("report", *arguments)

    assert (status, claim_ids(calls[0])) == (0, ["cranes"])
    assert set(files(calls[0])) == {Path("texts/post.txt")}


def test_a_document_that_a_claims_file_lists_is_not_added_again(pipeline, run):
    calls = pipeline()

    run("report", "harbour.toml", "--documents", ".")

    assert files(calls[0]) == [Path("texts/post.txt")]


def test_compare_takes_claims_files_documents_and_folders(pipeline, run):
    calls = pipeline(verdict=Verdict.CONFLICT)

    status, _, _ = run("compare", "harbour.toml", "texts")

    assert (status, calls[0][0]) == (0, "compare_documents")
    assert [each.file.name for each in calls[0][1]] == ["harbour.toml"]
    assert files(calls[0]) == [Path("texts/post.txt")]


def test_compare_takes_a_folder_with_a_claims_file_for_that_file(folder, pipeline, run):
    calls = pipeline()
    (folder / "harbour.toml").rename(folder / "claims.toml")

    run("compare", folder)

    assert ([each.file.name for each in calls[0][1]], files(calls[0])) == (["claims.toml"], [])


# --- exit statuses ----------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["report", "compare"])
@pytest.mark.parametrize(
    ("verdict", "options", "status"),
    [
        (Verdict.CONFLICT, [], 0),
        (Verdict.CONFLICT, ["--fail-on", "never"], 0),
        (Verdict.CONFLICT, ["--fail-on", "conflict"], 1),
        (Verdict.CONFLICT, ["--fail-on", "drift"], 1),
        (Verdict.DRIFT, ["--fail-on", "conflict"], 0),
        (Verdict.DRIFT, ["--fail-on", "drift"], 1),
        (Verdict.NOT_COMPARABLE, ["--fail-on", "drift"], 0),
        (Verdict.AGREE, ["--fail-on", "drift"], 0),
    ],
)
def test_exit_status(  # noqa: PLR0917 - two fixtures, four parameters
    pipeline, run, command, verdict, options, status
):
    pipeline(verdict=verdict)

    found, out, err = run(command, "harbour.toml", *options)

    assert (found, err) == (status, "")
    assert out


@pytest.mark.parametrize("style", ["terminal", "text", "json"])
def test_what_could_not_be_checked_wins_and_the_rest_is_still_written(pipeline, run, style):
    problem = Problem("is not a text", file="post.pdf", line=3)
    pipeline(verdict=Verdict.CONFLICT, problems=[problem])

    status, out, err = run(
        "report", "harbour.toml", "--fail-on", "conflict", "--format", style, "--quiet"
    )

    assert status == 2
    assert "cranes" in out
    assert "post.pdf:3: is not a text" in err
    assert "not everything could be checked" in err


def test_only_so_many_problems_are_said(pipeline, run):
    pipeline(problems=[Problem(f"fault {number}") for number in range(25)])

    _, _, err = run("report", "harbour.toml")

    assert "fault 19" in err
    assert "fault 20" not in err
    assert "and 5 more" in err


# --- nothing to check is no success (threat 6) --------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report"], "no claims"),
        (["report", "texts"], "no claims"),
        (["report", "empty.toml"], "no claims"),
        (["report", "only-documents.toml"], "no claims"),
        (["report", "only-claims.toml"], "no documents"),
        (["report", "only-claims.toml", "--documents", "nothing"], "no documents"),
        (["report", "only-claims.toml", "--documents", "gone.txt"], "no documents"),
        (["compare", "nothing"], "no documents"),
        (["compare", "only-claims.toml"], "no documents"),
        (["compare", "gone.txt"], "no documents"),
        (["compare"], "PATH"),
        (["report", "gone.toml"], "does not exist"),
        (["report", "echo.txt"], "is not a claims file"),
        (["read"], "give a sentence"),
        (["read", ""], "nothing to read"),
        (["read", "--file", "blank.txt"], "nothing to read"),
        ([], "Usage"),
    ],
)
def test_nothing_to_check_is_2_with_a_message_and_no_output(folder, pipeline, run, arguments, told):
    calls = pipeline()
    (folder / "empty.toml").write_text("")
    (folder / "only-documents.toml").write_text(CLAIMS.partition("\n\n")[0])
    (folder / "only-claims.toml").write_text(CLAIMS.partition("\n\n")[2])
    (folder / "nothing").mkdir()
    (folder / "blank.txt").write_text("")

    status, out, err = run(*arguments)

    assert (status, out, calls) == (2, "", [])
    assert told in err
    assert "Traceback" not in err


def test_no_document_read_is_2(pipeline, run):
    pipeline(read=0)

    status, _, err = run("report", "harbour.toml")

    assert status == 2
    assert "nothing was checked" in err


# --- claims files with faults -------------------------------------------------------------------


def test_the_faults_of_all_claims_files_are_listed_and_nothing_runs(folder, pipeline, run):
    calls = pipeline()
    (folder / "one.toml").write_text(CLAIMS.replace("claim =", "clam ="))
    (folder / "two.toml").write_text("[[claim]\n")

    status, out, err = run("report", "one.toml", "harbour.toml", "two.toml")

    assert (status, out, calls) == (2, "", [])
    assert "one.toml:7:1: unknown key 'clam' in a [[claim]]; did you mean 'claim'?" in err
    assert '    clam = "Four cranes were sold"\n    ^^^^\n' in err
    assert "two.toml:1:8: not TOML" in err
    assert "2 faults in what was written; nothing was checked" in err


def test_a_claims_file_cannot_command_the_terminal(folder, pipeline, run):
    pipeline()
    (folder / "one.toml").write_text(CLAIMS + "# \n'\x1b'= 1".replace("\x1b", "\u202e\u009b2J"))

    _, _, err = run("report", "one.toml")

    assert "\u202e" not in err
    assert "\x9b" not in err
    assert "<U+202E>" in err


# --- wrong words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["reprot"], "there is no command 'reprot'; did you mean 'report'?"),
        (["rule", "lst"], "there is no command 'lst'; did you mean 'list'?"),
        (["xyz"], "the commands are "),
        (["report", "--formt", "json"], "--format"),
        (["report", "--format", "jsno"], "no report format is called 'jsno'; did you mean 'json'?"),
        (["report", "--fail-on", "conflcit"], "did you mean 'conflict'?"),
        (["report", "--fail-on", "x"], "it is one of conflict, drift, never"),
        (["read", "--format", "jsnl", "a"], "did you mean 'jsonl'?"),
        (["report", "--documents"], "--documents"),
    ],
)
def test_a_wrong_word_gets_the_right_one(pipeline, run, arguments, told):
    pipeline()

    status, out, err = run(*arguments)

    assert (status, out) == (2, "")
    assert told in err


@pytest.mark.parametrize(
    "command", [[], ["report"], ["compare"], ["read"], ["rule"], ["rule", "list"], ["rule", "show"]]
)
def test_every_help_shows_an_example(run, command):
    status, out, err = run(*command, "--help")

    assert (status, err) == (0, "")
    assert f"\n  claimcheck {' '.join(command)}".rstrip() in out


# --- output to a file (threat 29) -------------------------------------------------------------


@pytest.mark.parametrize("style", ["terminal", "json"])
def test_o_writes_utf_8_and_says_so_on_standard_error(folder, pipeline, run, style):
    pipeline(verdict=Verdict.CONFLICT)

    status, out, err = run("report", "harbour.toml", "--format", style, "-o", "out.x")

    assert (status, out, err) == (0, "", "wrote out.x\n")
    assert "€5" in (folder / "out.x").read_text(encoding="utf-8")


def test_o_is_silent_when_quiet(pipeline, run):
    pipeline()

    assert run("report", "harbour.toml", "-q", "-o", "out.txt") == (0, "", "")


def test_o_dash_is_standard_output(pipeline, run):
    pipeline()

    status, out, err = run("report", "harbour.toml", "--format", "json", "-o", "-")

    assert (status, err) == (0, "")
    assert json.loads(out)["claims"][0]["id"] == "cranes"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("texts", "is a folder"),
        ("gone/out.txt", "there is no folder 'gone'"),
        ("harbour.toml", "one of the files that are read"),
        ("echo.txt", "one of the files that are read"),
        ("link.txt", "one of the files that are read"),
        ("/dev/null", "not a regular file"),
    ],
)
def test_a_target_that_would_lose_something_is_refused_before_the_work(
    folder, pipeline, run, target, told
):
    calls = pipeline()
    (folder / "link.txt").symlink_to(folder / "echo.txt")

    status, out, err = run("report", "harbour.toml", "-o", target)

    assert (status, out, calls) == (2, "", [])
    assert told in err
    assert (folder / "echo.txt").read_text() == "Four cranes were sold.\n"


def test_the_old_file_stays_whole_when_writing_fails(folder, pipeline, run, monkeypatch):
    pipeline()
    (folder / "out.txt").write_text("old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    status, _, err = run("report", "harbour.toml", "-o", "out.txt")

    assert status == 2
    assert "cannot write" in err
    assert "no space left on device" in err
    assert (folder / "out.txt").read_text() == "old"
    assert sorted(each.name for each in folder.iterdir() if each.is_file()) == [
        "echo.txt",
        "harbour.toml",
        "out.txt",
    ]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_file_keeps_its_permissions_and_a_new_one_gets_the_usual(folder, pipeline, run):
    pipeline()
    (folder / "old.txt").write_text("")
    (folder / "old.txt").chmod(0o604)
    before = os.umask(0o027)
    try:
        run("report", "harbour.toml", "-o", "old.txt")
        run("report", "harbour.toml", "-o", "new.txt")
    finally:
        os.umask(before)

    assert stat.S_IMODE((folder / "old.txt").stat().st_mode) == 0o604
    assert stat.S_IMODE((folder / "new.txt").stat().st_mode) == 0o640


# --- faults of the program itself ---------------------------------------------------------------


def fault(_progress):
    raise KeyError("slot")


def test_a_fault_of_the_program_is_a_message(pipeline, run, monkeypatch):
    monkeypatch.delenv("CLAIMCHECK_TRACEBACK", raising=False)
    pipeline(trouble=fault)

    status, out, err = run("report", "harbour.toml")

    assert (status, out) == (2, "")
    assert "KeyError: 'slot'" in err
    assert "Traceback" not in err


def test_a_fault_of_the_program_can_be_looked_into(pipeline, run, monkeypatch):
    monkeypatch.setenv("CLAIMCHECK_TRACEBACK", "1")
    pipeline(trouble=fault)

    with pytest.raises(KeyError):
        run("report", "harbour.toml")
