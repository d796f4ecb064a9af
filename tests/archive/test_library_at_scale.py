"""The library with any number of documents: verdicts while they are found, and as a table."""

from concurrent.futures import ThreadPoolExecutor

import pytest

import claimcheck
from archive import folders
from claimcheck.archive import run as archive
from claimcheck.archive.comparison import compare_documents
from claimcheck.documents import document_from_text
from claimcheck.errors import UnknownNameError
from claimcheck.frames import COLUMNS, MissingLibraryError
from claimcheck.model import ClaimSet, DocumentEntry, Finding


@pytest.fixture
def _small_desk(monkeypatch):
    monkeypatch.setattr(archive, "DESK", 2)
    monkeypatch.setattr(archive, "LEARNT", 2)


def documents():
    return [document_from_text(f"d{at}", text) for at, text in enumerate(folders.TEXTS)]


def verdicts(reports):
    return [(c.claim, c.document, c.verdict.value) for r in reports for c in r.cells]


EXPECTED = [
    ("a", "d1", "agree"),
    ("a", "d2", "conflict"),
    ("b", "d3", "agree"),
    ("c", "d5", "agree"),
    ("c", "d6", "conflict"),
]


def test_a_stream_of_few_documents_says_what_the_report_says():
    whole = claimcheck.check(folders.CLAIMS, documents())

    *parts, last = claimcheck.check(folders.CLAIMS, documents(), stream=True)

    assert sorted(verdicts(parts)) == sorted(verdicts([whole])) == EXPECTED
    assert all(len(part.documents) == 1 for part in parts)
    assert (last.documents, last.cells, last.coverage) == ((), (), whole.coverage)


@pytest.mark.usefixtures("_small_desk")
def test_a_stream_gives_what_is_found_before_all_is_read():
    taken = []

    def coming():
        for each in documents():
            taken.append(each.id)
            yield each

    stream = claimcheck.check(folders.CLAIMS, coming(), stream=True)
    first = next(stream)

    assert verdicts([first]) == EXPECTED[:1]
    assert len(taken) < len(folders.TEXTS)
    *rest, last = stream
    assert verdicts([first, *rest]) == EXPECTED
    assert last.coverage.documents_read == len(folders.TEXTS)


@pytest.mark.usefixtures("_small_desk")
def test_documents_of_a_stream_may_be_files_and_be_read_elsewhere(tmp_path):
    folders.write(tmp_path)
    (tmp_path / "d9.txt").write_bytes(b"\0")
    files = sorted(tmp_path.glob("*.txt"))

    with ThreadPoolExecutor(2) as pool:
        *parts, last = claimcheck.check(folders.CLAIMS, files, executor=pool, stream=True)
        assert pool.submit(int, "7").result() == 7  # it is the caller's, and still works

    assert verdicts(parts) == EXPECTED
    assert [p.document for part in parts for p in part.problems] == ["d9"]
    assert last.coverage.documents == len(folders.TEXTS) + 1


def test_what_differs_comes_one_by_one():
    pair = [
        document_from_text("a", "The port sold 5 cranes in 2018."),
        document_from_text("b", "The port sold 4 cranes in 2018."),
    ]

    found = claimcheck.compare(pair, stream=True)
    first = next(found)

    assert isinstance(first, Finding)
    known = {(f.rule, f.verdict) for f in claimcheck.compare(pair).discrepancies}
    assert {(f.rule, f.verdict) for f in (first, *found)} == known


def test_many_documents_are_compared_as_the_command_does(tmp_path, monkeypatch):
    monkeypatch.setattr("claimcheck.library.DESK", 2)
    monkeypatch.setattr("claimcheck.archive.comparison.DESK", 2)
    texts = [f"The port of {name} sold {n} cranes in 2018." for name in NAMES for n in (415, 416)]
    given = [document_from_text(f"d{at}", text) for at, text in enumerate(texts)]
    for each in given:
        (tmp_path / f"{each.id}.txt").write_text(each.text, "utf-8")
    entries = [DocumentEntry(each.id, tmp_path / f"{each.id}.txt") for each in given]

    whole = claimcheck.compare(given)
    with ThreadPoolExecutor(2) as pool:
        there = claimcheck.compare(given, executor=pool)
        streamed = list(claimcheck.compare(given, stream=True))
    from_files = compare_documents([], entries)

    told = {f.id for f in whole.discrepancies}
    assert told
    assert there == whole
    assert {f.id for f in from_files.discrepancies} == told
    assert told <= {f.id for f in streamed}
    listed = ClaimSet(tmp_path / "claims.toml", documents=tuple(entries), root=tmp_path)
    assert {f.id for f in claimcheck.compare(listed).discrepancies} == told


NAMES = ("Ashcombe", "Brinley", "Corwell", "Dunmere")


# --- tables ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["arrow", "pandas", "polars"])
def test_verdicts_are_a_table(kind):
    pytest.importorskip({"arrow": "pyarrow"}.get(kind, kind))
    pytest.importorskip("pyarrow")
    report = claimcheck.check(folders.CLAIMS, documents())

    table = claimcheck.verdict_table(report, kind)

    names = table.column_names if kind == "arrow" else list(table.columns)
    assert names == [name for name, _ in COLUMNS]
    column = {name: list(table[name]) for name in names}
    plain = [str(v) for v in column["verdict"]]
    assert sorted(plain) == ["agree", "agree", "agree", "conflict", "conflict"]
    first = str(column["quote"][0])
    assert first in folders.TEXTS[int(str(column["document"][0])[1:])]


def test_a_stream_is_a_table_and_so_is_nothing():
    pytest.importorskip("pyarrow")

    stream = claimcheck.check(folders.CLAIMS, documents(), stream=True)

    assert claimcheck.verdict_table(stream).num_rows == 5
    assert claimcheck.verdict_table(claimcheck.check([], [])).num_rows == 0


def test_a_table_that_cannot_be_made_says_what_to_do(monkeypatch):
    report = claimcheck.check(folders.CLAIMS, documents()[:2])
    with pytest.raises(UnknownNameError, match="polars"):
        claimcheck.verdict_table(report, "polar")
    monkeypatch.setattr(
        "claimcheck.frames.find_spec", lambda name: None if name == "polars" else name
    )

    with pytest.raises(MissingLibraryError, match="pip install polars"):
        claimcheck.verdict_table(report, "polars")
