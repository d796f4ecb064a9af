"""Archives are folders that may come from anybody: every trick costs its row and no more."""

import io
import random
import stat
import tarfile
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from claimcheck.documents import archives, find_documents, read_document
from claimcheck.errors import DocumentError
from claimcheck.model import DocumentEntry

TEXT = "The ferry carried 38,400 people last year.\n"


def packed(path: Path, members: dict[str, bytes | str], **options: int) -> Path:
    with zipfile.ZipFile(path, "w", options.get("how", zipfile.ZIP_DEFLATED)) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def rows(path: Path) -> tuple[list[str], dict[str, str]]:
    entries, problems = find_documents([path])
    return [e.id for e in entries], {
        (p.file or "").split(f"{path.name}/")[-1]: p.what for p in problems
    }


def test_a_zip_archive_is_read_as_a_folder_is(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "autumn.zip",
        {
            "release.txt": TEXT,
            "2010/october/page.html": f"<h1>Ferry</h1><p>{TEXT}</p>",
            "2010/notes.md": f"# Ferry\n\n{TEXT}",
            "2010/picture.png": b"\x89PNG",
            "__MACOSX/release.txt": "x",
            ".hidden/a.txt": "x",
        },
    )

    entries, problems = find_documents([path])

    assert [e.id for e in entries] == [
        "autumn.zip/2010/notes",
        "autumn.zip/2010/october/page",
        "autumn.zip/release",
    ]
    assert problems == ()
    assert all("38,400" in read_document(e).text for e in entries)
    assert read_document(entries[2]).text == TEXT


def test_a_claims_file_may_name_a_member(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"in/b.txt": TEXT})

    assert read_document(DocumentEntry("b", path / "in" / "b.txt"), tmp_path).text == TEXT
    with pytest.raises(DocumentError, match="no such member"):
        read_document(DocumentEntry("c", path / ".." / "b.txt"))
    with pytest.raises(DocumentError, match="lies outside"):
        read_document(DocumentEntry("b", path / "in" / "b.txt"), tmp_path / "in")
    with pytest.raises(DocumentError, match=r"name a file in it: a\.zip/NAME"):
        read_document(DocumentEntry("a", path))


@pytest.mark.parametrize("suffix", [".tar", ".tar.gz", ".tgz"])
def test_tar_archives_are_read_too(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with tarfile.open(path, "w" if suffix == ".tar" else "w:gz") as file:
        for name, kind in (("in/a.txt", tarfile.REGTYPE), ("link.txt", tarfile.SYMTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            info.size = len(TEXT) if kind == tarfile.REGTYPE else 0
            file.addfile(info, io.BytesIO(TEXT.encode()))

    entries, problems = find_documents([path])

    assert [e.id for e in entries] == [f"a{suffix}/in/a"]
    assert read_document(entries[0]).text == TEXT
    assert [p.what for p in problems] == ["it is a link or a device and was not followed"]


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "in/../../a.txt", "C:/a.txt", "in\\..\\a.txt"]
)
def test_a_name_that_leads_out_is_listed_and_not_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        info = zipfile.ZipInfo("x")
        info.filename = name
        file.writestr(info, TEXT)
        file.writestr("good.txt", TEXT)

    ids, problems = rows(path)

    assert ids == ["a.zip/good"]
    assert list(problems.values()) == ["its name leads out of the archive, so it was not read"]


def test_links_encrypted_and_doubled_members_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
        file.writestr("a.txt", TEXT)
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a.txt", "Another text of 49 words.")
        file.writestr("b.txt", TEXT)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"b.txt") - 46
    data[at + 8] |= 1  # the central directory says that this member is encrypted
    path.write_bytes(bytes(data))

    ids, problems = rows(path)

    assert ids == ["a.zip/a"]
    assert "link" in problems["link.txt"]
    assert "only the first" in problems["a.txt"]
    assert "encrypted" in problems["b.txt"]
    assert read_document(find_documents([path])[0][0]).text == TEXT


def test_archives_lie_two_deep_in_one_another_and_no_deeper(tmp_path: Path) -> None:
    data = packed(tmp_path / "c.zip", {"c.txt": TEXT}).read_bytes()
    data = packed(tmp_path / "b.zip", {"c.zip": data, "b.txt": TEXT}).read_bytes()
    path = packed(tmp_path / "a.zip", {"b.zip": data})

    entries, problems = find_documents([path])

    assert [e.id for e in entries] == ["a.zip/b.zip/b"]
    assert read_document(entries[0]).text == TEXT
    assert ["archives may lie 2 deep" in p.what for p in problems] == [True]


def test_a_bomb_is_refused_by_the_name_of_its_limit(tmp_path: Path) -> None:
    zeros = packed(tmp_path / "zeros.zip", {"a.txt": bytes(150_000_000), "b.txt": TEXT})
    many = packed(tmp_path / "many.zip", {f"{n}.txt": "" for n in range(2001)})

    begun = time.process_time()
    said = [rows(zeros), rows(many)]

    assert time.process_time() - begun < 5
    assert "100 times the archive's own size" in next(iter(said[0][1].values()))
    assert "more than 2,000 members" in next(iter(said[1][1].values()))
    assert [ids for ids, _ in said] == [[], []]


def test_a_member_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": b"49 children. " * 500_000, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    real = (13 * 500_000).to_bytes(4, "little")
    while (at := data.find(real)) >= 0:
        data[at : at + 4] = (600_000).to_bytes(4, "little")
    path.write_bytes(bytes(data))

    entries, _ = find_documents([path])
    said = {}
    for entry in entries:
        try:
            said[entry.id] = read_document(entry).text
        except DocumentError as error:
            said[entry.id] = error.faults[0].what

    assert said["a.zip/b"] == TEXT
    assert "more than the archive says" in said.get("a.zip/a", "more than the archive says")


def test_a_damaged_archive_costs_its_row(tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(packed(tmp_path / "a.zip", {"a.txt": TEXT}).read_bytes()[:40])
    flipped = tmp_path / "b.zip"
    data = bytearray(packed(tmp_path / "c.zip", {"a.txt": TEXT * 50}).read_bytes())
    data[45] ^= 0xFF
    flipped.write_bytes(bytes(data))
    (tmp_path / "d.tar.gz").write_bytes(zlib.compress(b"no tar at all"))

    assert "no archive that can be read" in next(iter(rows(cut)[1].values()))
    assert "no archive that can be read" in next(iter(rows(tmp_path / "d.tar.gz")[1].values()))
    with pytest.raises(DocumentError, match="damaged"):
        read_document(find_documents([flipped])[0][0])


def read_all(path: Path) -> dict[str, str]:
    """What is read, or why not, by the member's name."""
    said = {}
    for entry in find_documents([path])[0]:
        try:
            said[entry.id] = read_document(entry).text
        except DocumentError as error:
            said[entry.id] = error.faults[0].what
    return said


def moved(data: bytes, offset: int) -> bytes:
    """A zip archive whose directory says that it begins so many bytes further on."""
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little") + offset
    return data[: end + 16] + start.to_bytes(4, "little") + data[end + 20 :]


def test_a_member_that_would_begin_before_its_archive_is_damaged(tmp_path: Path) -> None:
    inner = moved(packed(tmp_path / "b.zip", {"b.txt": TEXT}).read_bytes(), 40)
    path = packed(tmp_path / "a.zip", {"b.zip": inner, "c.txt": TEXT})

    said = read_all(path)

    assert said.pop("a.zip/c") == TEXT
    assert all("damaged" in what for what in said.values())


def test_a_member_without_its_own_head_is_damaged(tmp_path: Path) -> None:
    data = packed(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT}).read_bytes()
    (tmp_path / "a.zip").write_bytes(b"PX" + data[2:])

    assert read_all(tmp_path / "a.zip") == {
        "a.zip/a": "it is damaged in the archive; pack it again",
        "a.zip/b": TEXT,
    }


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_is_packed_in_a_rare_way_is_listed(tmp_path: Path, how: int) -> None:
    ids, problems = rows(packed(tmp_path / "a.zip", {"a.txt": TEXT}, how=how))

    assert ids == []
    assert problems["a.txt"].startswith("it is packed in a way that is not read")


def test_a_member_that_would_grow_too_much_is_listed_beside_the_others(tmp_path: Path) -> None:
    filler = random.Random(1).randbytes(400_000)  # noqa: S311 - noise
    ids, problems = rows(
        packed(tmp_path / "a.zip", {"a.txt": bytes(30_000_000), "b.txt": TEXT, "c.png": filler})
    )

    assert ids == ["a.zip/b"]
    assert "limit is 100 times" in problems["a.txt"]


def test_an_archive_over_the_limit_is_not_opened(tmp_path: Path, monkeypatch) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": TEXT})
    monkeypatch.setattr(archives, "LARGEST", 100)

    ids, problems = rows(path)

    assert ids == []
    assert "split it" in next(iter(problems.values()))


def test_what_no_archive_holds_is_told_from_what_it_holds(tmp_path: Path) -> None:
    inner = packed(tmp_path / "b.zip", {"b.txt": TEXT}).read_bytes()
    path = packed(tmp_path / "a.zip", {"b.zip": inner})

    assert archives.read_member(path, "b.zip/b.txt", 10_000) == TEXT.encode()
    for absent in ("b.zip/c.txt", "c.txt", "c.zip/b.txt"):
        with pytest.raises(archives.ArchiveError, match="no such member"):
            archives.read_member(path, absent, 10_000)
    with pytest.raises(archives.ArchiveError, match=r"limit is 0 MB"):
        archives.read_member(path, "b.zip/b.txt", 10)


def test_archives_in_a_folder_are_opened(tmp_path: Path) -> None:
    (tmp_path / "docs" / "in").mkdir(parents=True)
    packed(tmp_path / "docs" / "in" / "a.zip", {"a.txt": TEXT})
    (tmp_path / "docs" / "b.txt").write_text(TEXT)

    assert [e.id for e in find_documents([tmp_path / "docs"])[0]] == ["b", "in/a.zip/a"]


def test_names_are_recognised_by_their_endings() -> None:
    assert all(archives.is_archive(Path(n)) for n in ("a.zip", "A.ZIP", "a.tar.gz", "a.tgz"))
    assert not any(archives.is_archive(Path(n)) for n in ("a.docx", "zip", "a.gz"))


def test_members_of_no_format_are_listed_and_pictures_are_not(tmp_path: Path) -> None:
    packed(tmp_path / "a.zip", {"a.txt": "One.", "old.doc": b"?", "picture.png": b"?"})

    names, told = rows(tmp_path / "a.zip")

    assert [Path(name).name for name in names] == ["a"]
    assert [name for name in told if name.endswith("old.doc")]
    assert not [name for name in told if name.endswith("picture.png")]


def test_documents_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for folder in ("north/2021", "south/2021", "south/2022"):
        (tmp_path / folder).mkdir(parents=True)
        for name in ("story.txt", "story.html"):
            (tmp_path / folder / name).write_text("Snow fell.")

    names = [entry.id for entry in find_documents([tmp_path])[0]]

    assert len(names) == len(set(names)) == 6
    assert all("story" in name for name in names)


def test_a_member_without_a_name_is_listed_beside_the_others(tmp_path: Path) -> None:
    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("aaaa.txt", "Nine boats sank.")
        packed.writestr("b.txt", "Ten boats sank.")
    path.write_bytes(path.read_bytes().replace(b"aaaa.txt", b"\0aaa.txt"))
    entries, problems = find_documents([path])
    assert [entry.id for entry in entries] == ["papers.zip/b"]
    assert [problem.what for problem in problems] == [
        "a member of the archive has no name; it is not read"
    ]
