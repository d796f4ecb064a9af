"""What is known of documents is written down for a person to correct."""

import datetime as dt
import io
import json
import sys
import tomllib
from pathlib import Path

import pytest

from claimcheck.claimfile import read_claim_file
from claimcheck.model import Role

PAGE = """<html><head><title>Ferry | Marden Herald</title>
<meta property="article:published_time" content="2023-11-14T09:00:00Z"></head>
<body><h1>Ferry carries fewer people &amp; cars</h1><p>The ferry carried 38,400 people.</p></body>
</html>"""
DRAFT = (
    "---\noutlet: Our desk\ndate: 2023-11-20\nrole: draft\ntitle: A ferry\n---\n\nIt carried 90.\n"
)


@pytest.fixture
def articles(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    for name, text in {
        "releases/2023-11-13-ferry.txt": "Fewer take the ferry\n\nIt carried 38,400 people.\n",
        "port-echo/ferry.html": PAGE,
        "ours.md": DRAFT,
        "plain.txt": "The ferry carried 38,400 people.\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def entries(path):
    return {each.file.name: each for each in read_claim_file(path).documents}


def test_each_value_is_taken_from_the_first_that_has_one(articles, run, tmp_path):
    (tmp_path / "claims").mkdir()

    status, out, err = run("corpus", "articles", "-o", "claims/ferry.toml")

    assert (status, out) == (0, "")
    assert "wrote claims/ferry.toml: 4 documents, 2 without an outlet" in err
    found = entries(tmp_path / "claims" / "ferry.toml")
    release, page = found["2023-11-13-ferry.txt"], found["ferry.html"]
    assert (release.role, release.date) == (Role.PRIMARY, dt.date(2023, 11, 13))
    assert release.title == "Fewer take the ferry"
    assert (page.outlet, page.date) == ("Port Echo", dt.date(2023, 11, 14))
    assert page.title == "Ferry | Marden Herald"
    ours = found["ours.md"]
    assert (ours.outlet, ours.role, ours.title) == ("Our desk", Role.DRAFT, "A ferry")
    assert found["plain.txt"].file.resolve() == (articles / "plain.txt").resolve()


def test_a_table_beside_the_documents_wins(articles, run):
    (articles / "documents.csv").write_text(
        "\ufefffile;outlet;date;role;id\nport-echo/ferry.html;The Echo;2023-11-15;secondary;echo\n"
    )

    status, out, _ = run("corpus", "articles")

    assert status == 0
    echo = next(d for d in tomllib.loads(out)["document"] if d["id"] == "echo")
    assert (echo["outlet"], echo["date"], echo["role"]) == (
        "The Echo",
        dt.date(2023, 11, 15),
        "secondary",
    )
    assert "outlet from documents.csv" in out


def test_what_a_table_gets_wrong_is_said_with_its_row(articles, run):
    (articles / "documents.csv").write_text(
        "file,outlt,date,role\nplain.txt,x,14/11/2023,primry\ngone.txt,,,\n,x,,\n"
    )

    status, out, err = run("corpus", "articles")

    assert status == 2
    assert "plain.txt" in out
    assert "documents.csv:1: no column is called 'outlt'; did you mean 'outlet'?" in err
    assert "documents.csv:2: '14/11/2023' is no date" in err
    assert "documents.csv:2: no role is called 'primry'; did you mean 'primary'?" in err
    assert "documents.csv:3: row 3 speaks of articles/gone.txt" in err
    assert "documents.csv:4: the row names no file" in err


def test_a_file_that_somebody_corrected_is_never_written_over(articles, run, tmp_path):
    (tmp_path / "mine.toml").write_text("# corrected\n")

    status, _, err = run("corpus", articles, "-o", "mine.toml")

    assert status == 2
    assert "will not write over" in err
    assert (tmp_path / "mine.toml").read_text() == "# corrected\n"


def test_what_cannot_be_read_is_said_and_the_rest_written(articles, run):
    (articles / "bad.txt").write_bytes(b"\0\1\2")

    status, out, err = run("corpus", "articles")

    assert status == 2
    assert len(tomllib.loads(out)["document"]) == 4
    assert "bad.txt" in err


@pytest.mark.parametrize("command", ["compare", "report"])
def test_documents_that_cannot_be_read_may_be_allowed(command, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "good.txt").write_text("Four cranes were sold.\n")
    (tmp_path / "docs" / "bad.txt").write_bytes(b"\0\1")
    (tmp_path / "c.toml").write_text('[[claim]]\nid = "a"\nclaim = "Four cranes were sold"\n')
    arguments = ["docs"] if command == "compare" else ["c.toml", "--documents", "docs"]

    status, out, err = run(command, *arguments)
    allowed = run(command, *arguments, "--allow-unreadable")

    assert status == 2
    assert allowed == (0, out, err)
    assert "bad.txt" in err
    assert "bad.txt" in out
    (tmp_path / "docs" / "good.txt").unlink()
    assert run(command, *arguments, "--allow-unreadable")[0] == 2


def test_standard_input_is_a_document(run, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("The ferry carried 38,400 people last year.\n")
    page = b"<html><body><p>The ferry carried 41,200 people last year.</p></body></html>"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page)))

    status, out, _ = run("compare", "-", tmp_path / "a.txt", "--format", "json")

    report = json.loads(out)
    assert status == 0
    assert [d["id"] for d in report["documents"]] == ["standard-input", "a"]
    assert report["documents"][0]["text"] == "The ferry carried 41,200 people last year."


def taken(run, *paths):
    status, out, err = run("corpus", *paths)
    found = {Path(d["file"]).name: d for d in tomllib.loads(out).get("document", ())}
    return status, found, err


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("inbox/2023-11-14/harbour.txt", {"date": dt.date(2023, 11, 14)}),
        ("inbox/2023-11-14/2023-11-15 harbour.txt", {"date": dt.date(2023, 11, 15)}),
        ("inbox/20231114.txt", {"date": dt.date(2023, 11, 14)}),
        ("inbox/2023-02-30.txt", {}),
        ("inbox/ferry-draft.txt", {"role": "draft"}),
        ("inbox/releases/ferry draft.txt", {"role": "primary"}),
        ("inbox/Port_Echo/ferry.txt", {"outlet": "Port Echo"}),
        ("inbox/port echo/archive/2019/ferry.txt", {"outlet": "Port Echo"}),
        ("inbox/port.example/ferry.txt", {}),
    ],
)
def test_what_the_names_of_folders_and_files_tell(run, tmp_path, monkeypatch, name, known):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("The ferry carried 38,400 people.\n")

    status, found, _ = taken(run, "inbox")

    told = {k: v for k, v in found[path.name].items() if k in {"date", "role", "outlet"}}
    assert status == 0
    assert told == known


def test_the_name_of_the_one_folder_that_holds_a_file_tells_its_role(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "a.txt").write_text("It rained.\n")

    assert taken(run, "releases/a.txt")[1]["a.txt"]["role"] == "primary"


def test_an_id_given_twice_is_said_and_the_first_keeps_it(articles, run):
    (articles / "documents.csv").write_text("file,id\nplain.txt,harbour\nours.md,harbour\n")

    status, found, err = taken(run, "articles")

    assert status == 2
    assert len(found) == 3
    assert "two documents have the id 'harbour'; give each one of its own" in err


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"name,outlet\nplain.txt,x\n", "it has no column 'file', which names the documents"),
        (b"file,outlet\nplain.txt,\xe9\n", "it is not UTF-8; save it again with that encoding"),
        (b'file,outlet\n"plain.txt' + b"x" * 200_000, "it is not a CSV table"),
        (b"file,outlet\n" + b" " * 5_000_000, "it has more than 5 MB; divide it"),
    ],
)
def test_a_table_that_says_nothing_costs_no_document(articles, run, table, said):
    (articles / "documents.csv").write_bytes(table)

    status, found, err = taken(run, "articles")

    assert status == 2
    assert len(found) == 4
    assert said in err


def test_empty_rows_of_a_table_say_nothing(articles, run):
    (articles / "documents.csv").write_text("file,outlet,\n,,\nplain.txt,The Gazette,\n , ,\n")

    status, found, err = taken(run, "articles")

    assert status == 0
    assert "documents.csv:" not in err
    assert found["plain.txt"]["outlet"] == "The Gazette"
