"""What an ignore file names is not read, by git's rules."""

from pathlib import Path

import pytest

from claimcheck.documents import find_documents

pytest.importorskip("pathspec")


def write(path: Path, text: str = "The ferry carried 38,400 people.") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_each_folder_speaks_of_itself_and_the_last_pattern_wins(tmp_path: Path) -> None:
    for name in ("a.txt", "old.txt", "keep/old.txt", "drafts/b.txt", "in/c.txt", "in/d.txt"):
        write(tmp_path / name)
    write(tmp_path / ".gitignore", "old.txt\n/drafts/\n# a comment\n\n*.tmp.txt\n")
    write(tmp_path / "keep" / ".gitignore", "!old.txt\n")
    write(tmp_path / "in" / ".claimcheckignore", "c.*\n")

    entries, problems = find_documents([tmp_path])

    assert [e.file.relative_to(tmp_path).as_posix() for e in entries] == [
        "a.txt",
        "in/d.txt",
        "keep/old.txt",
    ]
    assert problems == ()


def test_what_is_named_itself_is_read_whatever_a_file_above_says(tmp_path: Path) -> None:
    write(tmp_path / "docs" / "a.txt")
    write(tmp_path / ".gitignore", "docs/\n")

    assert len(find_documents([tmp_path / "docs"])[0]) == 1


def test_a_pattern_that_could_run_for_ever_is_left_out_and_said(tmp_path: Path) -> None:
    write(tmp_path / "docs" / ("a" * 60 + ".txt"))
    write(tmp_path / "docs" / ".gitignore", "a*a*a*a*a*a*a*a*a*a*a*a*a*b\n")

    entries, problems = find_documents([tmp_path / "docs"])

    assert len(entries) == 1
    assert ["too many stars" in p.what for p in problems] == [True]


def test_a_link_is_no_ignore_file(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "*.txt\n")
    write(tmp_path / "docs" / "a.txt")
    (tmp_path / "docs" / ".gitignore").symlink_to(tmp_path / "elsewhere")

    assert len(find_documents([tmp_path / "docs"])[0]) == 1
