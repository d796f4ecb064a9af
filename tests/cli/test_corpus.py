"""What is known of documents is written down for a person to correct."""

import datetime as dt
import io
import json
import sys
import tomllib

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
