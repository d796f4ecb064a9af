"""How documents are gone through: options that exclude one another, and a store that is none."""

import pytest

from claimcheck.archive import run as archive


@pytest.fixture(autouse=True)
def _always_an_archive(monkeypatch):
    monkeypatch.setattr(archive, "DESK", 0)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--store", "s.sqlite", "--no-store"], "--store and --no-store exclude one another"),
        (["--jobs", "2", "--executor", "dask://h:1"], "--jobs and --executor exclude one another"),
        (["--no-store", "--executor", "ssh://h"], "write dask://HOST:PORT"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_options_that_exclude_one_another_are_refused(run, options, said):
    status, out, err = run("report", "harbour.toml", *options)

    assert status == 2
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_a_store_that_is_no_store_is_named_and_the_work_is_done(folder, run):
    (folder / "s.sqlite").mkdir()

    status, out, err = run("report", "harbour.toml", "--store", "s.sqlite", "--format", "json")

    assert status == 0
    assert '"verdict": "agree"' in out
    assert "s.sqlite" in err


def test_what_is_kept_changes_nothing(folder, run):
    first = run("report", "harbour.toml", "--store", "kept.sqlite", "--format", "json")
    second = run("report", "harbour.toml", "--store", "kept.sqlite", "--format", "json")
    without = run("report", "harbour.toml", "--no-store", "--format", "json")

    assert first[:2] == second[:2] == without[:2]
    assert (folder / "kept.sqlite").exists()
