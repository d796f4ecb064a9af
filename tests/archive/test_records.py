"""Documents that come as records, and reports that come as lines."""

import datetime as dt
import io
import json
import sys

import pytest

from claimcheck.cli import main
from claimcheck.documents.records import is_records, read_records
from claimcheck.errors import DocumentError

CLAIMS = """
[[claim]]
id = "a"
claim = "Burglaries in Port Alden fell to 4,210 in 2021"
"""
SAID = "The number of burglaries in Port Alden fell to {} in 2021."


def lines(count):
    quiet = "The band played on in the meadow. Nobody minded the rain."
    for at in range(count):
        text = SAID.format("4,210" if at % 2 else "4,999") if at in {7, 140} else quiet
        yield json.dumps({"id": f"r{at}", "text": text, "date": "2022-03-01", "outlet": "Echo"})


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "claims.toml").write_text(CLAIMS, "utf-8")
    monkeypatch.chdir(tmp_path)
    # Another test may have had it imported beside a stand-in for the documents.
    monkeypatch.delitem(sys.modules, "claimcheck.cli.sources", raising=False)
    return tmp_path


def ran(capsys, *arguments):
    status = main([*arguments, "-q"])
    out, err = capsys.readouterr()
    return int(status), [json.loads(line) for line in out.splitlines()], err


def test_lines_of_verdicts_come_with_the_coverage_last(folder, capsys):
    (folder / "d.jsonl").write_text("\n".join(lines(150)), "utf-8")

    status, rows, err = ran(
        capsys, "report", "claims.toml", "--documents", "d.jsonl", "--format", "jsonl", "--no-store"
    )

    assert (status, err) == (0, "")
    assert [row["type"] for row in rows] == [
        "claim", "document", "verdict", "document", "verdict", "report",
    ]  # fmt: skip
    assert [r["verdict"] for r in rows if r["type"] == "verdict"] == ["agree", "conflict"]
    assert rows[-1]["coverage"]["documents_read"] == 150
    assert rows[-1]["coverage"]["documents_passed_over"] == 148


def test_a_record_that_cannot_be_read_is_listed_and_costs_no_other(folder, capsys):
    bad = ["not json", "[1]", '{"id": "x"}', '{"id": "y", "text": "a b", "date": "soon"}']
    (folder / "d.jsonl").write_text("\n".join([*lines(150), *bad]), "utf-8")

    status, rows, err = ran(
        capsys, "report", "claims.toml", "--documents", "d.jsonl", "--format", "jsonl", "--no-store"
    )

    assert status == 2
    assert [row["line"] for row in rows if row["type"] == "error"] == [151, 152, 153, 154]
    assert "not everything could be checked" in err
    assert rows[-1]["coverage"]["documents"] == 154


@pytest.mark.usefixtures("folder")
def test_standard_input_is_records(capsys, monkeypatch):
    class Input:
        buffer = io.BufferedReader(io.BytesIO("\n".join(lines(12)).encode()))

    monkeypatch.setattr("sys.stdin", Input)

    status, rows, _ = ran(capsys, "report", "claims.toml", "--documents", "-", "--format", "jsonl")

    assert status == 0
    assert [row["verdict"] for row in rows if row["type"] == "verdict"] == ["agree"]


def test_a_table_of_parquet_is_read_row_by_row(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pytest.importorskip("pyarrow").table(
        {"id": ["a", "a"], "text": ["One story.", "Two stories."], "date": ["2020-01-02", None]}
    )
    parquet.write_table(table, tmp_path / "d.parquet")

    found = list(read_records(tmp_path / "d.parquet"))

    assert [r.entry.id for r in found] == ["a", "a#2"]
    assert [r.document.id for r in found] == ["a", "a#2"]
    assert str(found[0].document.date) == "2020-01-02"


@pytest.mark.parametrize("name", ["a.jsonl", "A.NDJSON", "a.parquet"])
def test_files_of_records_are_known_by_their_names(name, tmp_path):
    assert is_records(tmp_path / name)
    assert not is_records(tmp_path / "a.txt")


def test_a_day_of_a_table_may_be_a_date_or_a_moment(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pytest.importorskip("pyarrow").table
    moment = dt.datetime(2020, 1, 2, 9, 30)  # noqa: DTZ001 - as a table may hold it
    for name, day in (("date", dt.date(2020, 1, 2)), ("moment", moment)):
        row = {"id": ["a"], "text": ["One story."], "date": [day]}
        parquet.write_table(table(row), tmp_path / f"{name}.parquet")
        (found,) = read_records(tmp_path / f"{name}.parquet")

        assert str(found.document.date) == "2020-01-02"


def test_a_line_that_is_too_long_costs_its_record(tmp_path, monkeypatch):
    monkeypatch.setattr("claimcheck.documents.records.LIMIT", 60)
    long, short = ({"id": name, "text": text} for name, text in (("a", "x" * 80), ("b", "Snow.")))
    (tmp_path / "d.jsonl").write_text(f"{json.dumps(long)}\n{json.dumps(short)}\n", "utf-8")

    first, *_, last = read_records(tmp_path / "d.jsonl")

    assert "longer than" in first.fault.what
    assert last.document.text == "Snow."


def test_what_reads_tables_is_named_where_it_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("claimcheck.documents.records.find_spec", lambda _: None)
    (tmp_path / "d.parquet").write_bytes(b"PAR1")

    with pytest.raises(DocumentError, match=r"claimcheck-news\[frames\]"):
        list(read_records(tmp_path / "d.parquet"))
