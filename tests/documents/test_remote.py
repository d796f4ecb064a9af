"""Documents on storage that an address names."""

import json
from pathlib import Path

import pytest

from archive import folders
from claimcheck.addresses import address_of
from claimcheck.cli import main
from claimcheck.documents import find_documents, read_document
from claimcheck.documents.records import read_records
from claimcheck.errors import DocumentError
from claimcheck.model import DocumentEntry
from claimcheck.reports.places import written

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def memory():
    storage = fsspec.filesystem("memory")
    storage.store.clear()
    for at, text in enumerate(folders.TEXTS):
        storage.pipe(f"/wire/2021/d{at}.txt", text.encode())
    storage.pipe("/wire/.hidden.txt", b"Nobody sees this.")
    storage.pipe("/wire/old.doc", b"?")
    storage.pipe("/wire/picture.png", b"?")
    yield storage
    storage.store.clear()


@pytest.mark.usefixtures("memory")
def test_the_documents_below_an_address_are_found_and_read():
    entries, problems = find_documents([Path("memory://wire")])

    assert [e.id for e in entries] == [f"d{at}" for at in range(len(folders.TEXTS))]
    assert [read_document(e).text for e in entries] == list(folders.TEXTS)
    assert written(entries[0].file) == "memory://wire/2021/d0.txt"
    assert [Path(p.file).name for p in problems] == ["old.doc"]


@pytest.mark.usefixtures("memory")
def test_a_report_of_storage_is_that_of_files(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "files").mkdir()
    folders.write(tmp_path / "files")
    claims = "".join(f'[[claim]]\nid = "{c.id}"\nclaim = "{c.claim}"\n' for c in folders.CLAIMS)
    (tmp_path / "claims.toml").write_text(claims)
    said = {}
    for place in ("files", "memory://wire/2021", f"file://{tmp_path}/files"):
        main(["report", "claims.toml", "--documents", place, "--format", "json", "-q"])
        found = json.loads(capsys.readouterr().out)
        said[place] = found["verdicts"]
        assert found["errors"] == []
        assert len(found["documents"]) == len(folders.TEXTS)

    assert said["files"]
    assert said["files"] == said["memory://wire/2021"] == said[f"file://{tmp_path}/files"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://nowhere", "check the address"),
        ("memory://wire/2021/none.txt", "check the address"),
        ("nosuch://bucket/a.txt", "no storage is called nosuch://"),
        ("https://example.org/a.txt", "nothing is fetched from the web"),
    ],
)
@pytest.mark.usefixtures("memory")
def test_what_cannot_be_had_is_said(address, said):
    entries, problems = find_documents([Path(address)])

    assert entries == ()
    assert said in problems[0].what
    with pytest.raises(DocumentError):
        read_document(DocumentEntry("a", Path(address)))


def test_without_the_library_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr("claimcheck.documents.remote.find_spec", lambda _: None)

    _, problems = find_documents([Path("s3://bucket/wire")])

    assert "claimcheck-news[dask]" in problems[0].what


@pytest.mark.usefixtures("memory")
def test_a_claims_file_cannot_name_storage_as_a_file_of_its_folder(tmp_path):
    entry = DocumentEntry("a", Path("memory://wire/2021/d0.txt"))

    with pytest.raises(DocumentError, match="outside the folder"):
        read_document(entry, tmp_path)


def test_records_may_lie_on_storage(memory):
    memory.pipe("/wire/all.jsonl", b'{"id": "r1", "text": "One story."}\n')

    found = list(read_records(Path("memory://wire/all.jsonl")))

    assert [r.document.text for r in found] == ["One story."]


@pytest.mark.parametrize("name", ["a/b.txt", "/a/b.txt", "C:/a.txt", "a.txt"])
def test_a_path_of_this_machine_is_no_address(name):
    assert address_of(Path(name)) is None


def test_a_file_that_lies_here_under_such_a_name_is_that_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "memory:").mkdir()
    (tmp_path / "memory:" / "a.txt").write_text("A story of this machine.")

    entries, _ = find_documents([Path("memory:/a.txt")])

    assert read_document(entries[0]).text == "A story of this machine."
