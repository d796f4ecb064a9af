"""How a file's place is written: from the working folder where it lies below it."""

from pathlib import Path

import pytest

from claimcheck.reports.places import written


@pytest.fixture
def here(tmp_path, monkeypatch):
    real = tmp_path / "desk"
    (real / "sources").mkdir(parents=True)
    (tmp_path / "link").symlink_to(real)
    monkeypatch.chdir(real)
    return real


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("draft.md", "draft.md"),
        ("../draft.md", "../draft.md"),
        ("{here}/draft.md", "draft.md"),
        ("{here}/sources/a.md", "sources/a.md"),
        ("{here}/.hidden/a.md", ".hidden/a.md"),
        ("/a.md", "/a.md"),
        ("/elsewhere/a.md", "/elsewhere/a.md"),
        ("{here}-of-another/a.md", "{here}-of-another/a.md"),
        ("s3:/archive/a.md", "s3://archive/a.md"),
    ],
)
def test_a_file_is_written_from_the_working_folder(here, file, place):
    assert written(Path(file.format(here=here))) == place.format(here=here)


def test_a_working_folder_that_is_a_link_is_known_by_both_names(here, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path / "link")
    assert written(here / "a.md") == "a.md"


def test_another_working_folder_is_another_beginning(here, tmp_path, monkeypatch):
    assert written(here / "a.md") == "a.md"
    monkeypatch.chdir(tmp_path)
    assert written(here / "a.md") == "desk/a.md"
