"""`claimcheck check`, as a person runs it."""

import io
import json
import sys
from importlib.resources import files

import jsonschema
import pytest

from claimcheck.cli.arguments import repeated

RELEASE = "The harbour sold 41 cranes in 2018, its director Mara Quist said.\n"
DRAFT = "The harbour sold 43 cranes in 2018, its director Mara Quist said.\n"


@pytest.fixture
def desk(folder):
    (folder / "sources").mkdir()
    (folder / "sources/release.txt").write_text(RELEASE)
    (folder / "draft.md").write_text(DRAFT)
    return folder


@pytest.mark.usefixtures("desk")
def test_a_conflict_is_named_by_line_and_column_and_exits_with_1(run):
    status, out, err = run("check", "draft.md", "--against", "sources")

    assert status == 1
    assert out.startswith("draft.md:1:18 conflict value [warning]: The harbour sold «43")
    assert "release.txt:1:1  “The harbour sold «41" in out
    assert "why: release says 41; draft says 43. [" in out
    assert err == ""


def test_what_agrees_exits_with_0_and_says_what_was_checked(desk, run):
    (desk / "draft.md").write_text(RELEASE + "\nJon Pratt paid for 7 boats.\n")
    status, out, _ = run("check", "draft.md", "--against", "sources")

    assert status == 0
    assert "1 of 2 figures checked; 1 not: 7 (3:20)." in out


@pytest.mark.usefixtures("desk")
def test_fail_on_never_only_looks(run):
    assert run("check", "draft.md", "--against", "sources", "--fail-on", "never")[0] == 0


def test_a_source_that_cannot_be_read_wins_over_a_conflict(desk, run):
    (desk / "sources/empty.txt").write_text("")
    status, out, err = run("check", "draft.md", "--against", "sources")

    assert status == 2
    assert "conflict value" in out
    assert "empty.txt" in err


def test_a_draft_comes_from_standard_input(desk, run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode())))
    status, out, _ = run(
        "check", "-", "--stdin-filename", "desk/story.md", "--against", "sources/release.txt"
    )

    assert status == 1
    assert out.startswith("desk/story.md:1:18 conflict")
    assert not (desk / "desk").exists()


def test_a_draft_among_the_sources_is_no_source(desk, run):
    (desk / "sources/draft.md").write_text(DRAFT)
    status, out, _ = run("check", "sources/draft.md", "--against", "sources")

    assert status == 1
    assert "against 1 source" in out


@pytest.mark.usefixtures("desk")
def test_a_role_is_given_by_id_and_a_wrong_id_is_named(run):
    assert (
        "1 of them primary"
        in run("check", "draft.md", "--against", "sources", "--role", "release=primary")[1]
    )
    status, _, err = run("check", "draft.md", "--against", "sources", "--role", "releese=primary")
    assert status == 2
    assert "releese" in err
    assert "release" in err
    assert "ID=primary" in run("check", "draft.md", "--against", "sources", "--role", "x")[2]


@pytest.mark.usefixtures("desk")
def test_without_sources_it_says_what_to_do(run):
    status, _, err = run("check", "draft.md")

    assert status == 2
    assert "--against" in err


@pytest.mark.usefixtures("desk")
def test_a_claims_file_brings_claims_and_documents(run):
    status, out, _ = run("check", "draft.md", "--claims", "harbour.toml", "--fail-on", "never")

    assert status == 0
    assert "against 1 source, 0 of them primary and 1 claim" in out


@pytest.mark.usefixtures("desk")
def test_the_json_fits_the_schema_and_fills_both_lists(run):
    schema = json.loads(
        (files("claimcheck.reports") / "claimcheck-1.schema.json").read_text("utf-8")
    )
    (found,) = [json.loads(run("check", "draft.md", "--against", "sources", "--format", "json")[1])]

    jsonschema.validate(found, schema)
    assert found["drafts"] == ["draft"]
    assert found["discrepancies"][0]["kind"] == "value"
    assert found["coverage"]["parts"]["figure"] == {"all": 1, "checked": 1}
    assert found["suggestions"][0]["instead"] == "41"


def test_a_diff_alone_is_written_and_nothing_is_changed(desk, run):
    status, out, err = run("check", "draft.md", "--against", "sources", "--diff")

    assert status == 1
    assert out.splitlines() == [
        "--- a/draft.md",
        "+++ b/draft.md",
        "@@ -1 +1 @@",
        f"-{DRAFT.strip()}",
        f"+{RELEASE.strip()}",
    ]
    assert "1 suggestion to review" in err
    assert (desk / "draft.md").read_text() == DRAFT


@pytest.mark.usefixtures("desk")
def test_what_no_source_covers_is_listed_when_asked_for(run):
    _, out, _ = run("check", "draft.md", "--against", "harbour.toml", "--show", "uncovered")

    assert "draft.md:1:50 not covered name: Mara Quist" in out


def test_several_options_take_the_paths_that_follow():
    given = ["draft.md", "--against", "a", "b", "--claims", "c"]

    assert repeated("--claims", repeated("--against", given)) == [
        "draft.md", "--against", "a", "--against", "b", "--claims", "c",
    ]  # fmt: skip
