"""The command `store`: what is kept is shown, looked through and removed."""

import sqlite3
from contextlib import closing

import pytest

from claimcheck.archive import run as archive


@pytest.fixture
def kept(folder, run, monkeypatch):
    """A store that a run has filled."""
    monkeypatch.setattr(archive, "DESK", 0)
    path = folder / "kept.sqlite"
    run("report", "harbour.toml", "--store", path, "--format", "json")
    return path


def test_what_a_store_holds_is_shown(kept, run):
    status, out, err = run("store", "show", "--store", kept)

    assert (status, err) == (0, "")
    with closing(sqlite3.connect(kept)) as base:
        (entries,) = base.execute("SELECT count(*) FROM known").fetchone()
    first, second = out.splitlines()
    assert first == str(kept)
    assert entries
    assert second.startswith(f"  {entries} entries, ")
    assert second.endswith(" MB")
    assert "damaged" not in out


def test_a_whole_store_has_no_damage(kept, run):
    status, out, _ = run("store", "check", "--store", kept)

    assert status == 0
    assert "  0 damaged" in out.splitlines()


def test_damage_is_counted_and_makes_the_exit_status_2(kept, run):
    with closing(sqlite3.connect(kept)) as base, base:
        base.execute("UPDATE known SET value = x'00' WHERE key = (SELECT min(key) FROM known)")

    status, out, _ = run("store", "check", "--store", kept)

    assert status == 2
    assert "  1 damaged; they are not used" in out.splitlines()
    assert run("store", "show", "--store", kept)[0] == 0


def test_a_file_that_is_no_store_is_named(folder, run):
    notes = folder / "notes.sqlite"
    notes.write_text("no store at all, but some notes of mine " * 40)
    notes.chmod(0o600)

    status, out, err = run("store", "show", "--store", "notes.sqlite")

    assert (status, out) == (2, "")
    assert "notes.sqlite is damaged" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["show", "check"])
def test_where_there_is_no_store_it_is_said(folder, run, command):
    status, out, _ = run("store", command, "--store", folder / "none.sqlite")

    assert status == 0
    assert out == f"no store: {folder / 'none.sqlite'} is not there\n"


def test_the_store_is_the_one_that_the_environment_names(kept, run, monkeypatch):
    monkeypatch.setenv("CLAIMCHECK_STORE", str(kept))

    assert run("store", "show")[1].startswith(str(kept))


def test_all_of_a_store_is_removed(kept, run):
    status, out, err = run("store", "prune", "--all", "--store", kept)

    assert (status, out) == (0, "")
    assert err.startswith("removed ")
    assert not kept.exists()


def test_what_was_written_today_is_not_old(kept, run):
    before = run("store", "show", "--store", kept)[1]

    status, _, err = run("store", "prune", "--older-than", "30", "--store", kept)

    assert status == 0
    assert err == f"removed 0 entries from {kept}\n"
    assert run("store", "show", "--store", kept)[1] == before


@pytest.mark.parametrize("options", [[], ["--all", "--older-than", "30"]])
def test_what_goes_must_be_said(kept, run, options):
    status, _, err = run("store", "prune", *options, "--store", kept)

    assert status == 2
    assert "say what goes: --older-than DAYS, or --all" in err
    assert kept.exists()
