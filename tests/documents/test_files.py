"""Files are found in a fixed order, and what cannot be read is said with what to do."""

import hashlib
import os
from pathlib import Path

import pytest

from claimcheck import documents
from claimcheck.documents import (
    LIMIT,
    READERS,
    find_documents,
    format_of,
    read_document,
    suffixes,
)
from claimcheck.documents.formats import Format, Needs
from claimcheck.errors import DocumentError
from claimcheck.model import Document, DocumentEntry

TEXT = "Ferry carries fewer people\r\n\r\nThe ferry carried 38,400 people last year.\r\n"


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def fault(path: Path, root: Path | None = None) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(DocumentEntry("x", path), root)
    return caught.value.faults[0].what


@pytest.mark.parametrize("suffix", [".txt", ".text", ".TXT"])
def test_the_text_of_a_text_file_is_unaltered(tmp_path: Path, suffix: str) -> None:
    data = "\ufeff".encode() + TEXT.encode()
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)

    document = read_document(DocumentEntry("a", path))

    assert document.text == data.decode("utf-8-sig")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.id, document.file, document.notes) == ("a", path, ())


def test_every_format_is_registered_once() -> None:
    known = suffixes()

    assert len(known) == len(set(known))
    assert set(known) >= {".txt", ".text", ".md", ".markdown", ".html", ".htm"}
    assert [format_of(Path("A" + s.upper())) for s in known] == [
        each for each in READERS for _ in each.suffixes
    ]


def test_a_format_whose_library_is_missing_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_: object) -> Document:
        raise AssertionError

    needs = Needs("no_such_library", "scrolls")
    scroll = Format("a scroll", (".scroll",), unread, needs)
    monkeypatch.setattr(documents, "READERS", (*READERS, scroll))

    assert fault(write(tmp_path / "a.scroll")) == (
        ".scroll files are not read here yet; install what reads them: "
        'python3 -m pip install "claimcheck-news[scrolls]"'
    )


def test_a_note_of_the_encoding_is_on_the_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("A café of 49 seats has closed.".encode("cp1252"))

    assert read_document(DocumentEntry("a", path)).notes == (
        "read as Windows-1252: the file is not valid UTF-8",
    )


@pytest.mark.parametrize("asked", ["ferrry.txt", "ferry.md", "Ferry.txt ", "fery.TXT"])
def test_a_missing_file_gets_the_nearest_name(tmp_path: Path, asked: str) -> None:
    write(tmp_path / "ferry.txt")
    write(tmp_path / "bridge.txt")

    assert fault(tmp_path / asked) == "there is no such file; did you mean 'ferry.txt'?"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "no folder" in fault(tmp_path / "nowhere" / "a.txt")


def test_a_folder_an_unknown_kind_and_an_empty_file_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.pages")
    write(tmp_path / "empty.txt", "\ufeff \r\n\u200b\n")

    assert "folder" in fault(tmp_path)
    assert "'.pages' cannot be read; save it as one of .txt, .text, .md" in fault(
        tmp_path / "a.pages"
    )
    assert "empty" in fault(tmp_path / "empty.txt")


def test_a_file_over_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)

    assert "the limit is 20 MB" in fault(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_links_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    real = write(tmp_path / "docs" / "real.txt")
    write(tmp_path / "elsewhere" / "far.txt")
    (tmp_path / "docs" / "link.txt").symlink_to(real)
    (tmp_path / "docs" / "far").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "docs" / "loop").symlink_to(tmp_path / "docs")
    (tmp_path / "docs" / "gone.txt").symlink_to(tmp_path / "no.txt")
    os.mkfifo(tmp_path / "docs" / "pipe.txt")

    entries, problems = find_documents([tmp_path / "docs"])

    assert [e.id for e in entries] == ["real"]
    assert [Path(p.file or "").name for p in problems] == [
        "far",
        "loop",
        "gone.txt",
        "link.txt",
        "pipe.txt",
    ]
    assert "symbolic link" in fault(tmp_path / "docs" / "link.txt")
    assert "pipe" in fault(tmp_path / "docs" / "pipe.txt")
    assert "device" in fault(Path("/dev/zero"))


def test_a_document_stays_inside_the_root(tmp_path: Path) -> None:
    inside = write(tmp_path / "root" / "a.txt")
    outside = write(tmp_path / "b.txt")
    (tmp_path / "root" / "out").symlink_to(tmp_path)

    assert read_document(DocumentEntry("a", inside), tmp_path / "root").id == "a"
    assert "outside" in fault(tmp_path / "root" / ".." / "b.txt", tmp_path / "root")
    assert "outside" in fault(outside, tmp_path / "root")
    assert "outside" in fault(tmp_path / "root" / "out" / "b.txt", tmp_path / "root")


def test_a_folder_is_searched_in_order_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.html",
        ".hidden.txt",
        ".git/d.txt",
        "claims.toml",
        "p.png",
    ):
        write(tmp_path / name)

    entries, problems = find_documents([tmp_path])

    assert [e.id for e in entries] == ["a", "b", "c"]
    assert problems == ()


def test_a_document_of_a_kind_that_is_not_read_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "report.pages")

    entries, problems = find_documents([tmp_path, tmp_path / "gone.txt"])

    assert entries == ()
    assert ".pages files are not read" in problems[0].what
    assert "no such file" in problems[1].what


def test_ids_are_unique_and_as_short_as_can_be(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt", "two/b.txt", "two/b.md", "c.txt"):
        write(tmp_path / name)

    entries, _ = find_documents([tmp_path, tmp_path / "c.txt"])

    assert [e.id for e in entries] == ["c", "one/a", "two/a", "two/b.md", "two/b.txt"]


@pytest.mark.skipif(os.name != "posix", reason="names of any bytes are of this system only")
def test_a_name_that_is_no_text_is_shown_escaped(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9\n::x.txt"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - a name of bytes is the point
            file.write(TEXT.encode())
    except OSError:
        pytest.skip("this file system takes no such name")

    entries, _ = find_documents([tmp_path])

    assert entries[0].id.encode("utf-8").decode().isprintable()
    assert "38,400" in read_document(entries[0]).text
