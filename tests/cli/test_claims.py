"""The commands on claims, and a checker's sheet that comes back with verdicts."""

import csv
import io
import re
import sys

import pytest

from claimcheck.sheets.csv_table import write_csv
from reports import hostile

openpyxl = pytest.importorskip("openpyxl")

CHECKS = "Fact,Checked by,period\nFour cranes were sold,Rita,\nSix cranes were kept,=Tom,2019\n"


@pytest.fixture
def port(folder):
    (folder / "checks.csv").write_text(CHECKS)
    return folder


def table(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_sheet_becomes_a_claims_file_and_says_what_it_left(port, run):
    status, out, err = run("claims", "import", "checks.csv", "-o", "made.toml")

    assert (status, out) == (0, "")
    assert "wrote made.toml: 2 claims\n" in err
    assert "no keys of a claim, and left out: 'Checked by'" in err
    assert "'period' is empty in row 2, kept as unknown" in err
    assert 'claim = "Four cranes were sold"' in (port / "made.toml").read_text()


def test_a_claims_file_becomes_a_sheet_and_comes_back(port, run):
    for name in ("a.xlsx", "b.toml", "c.csv", "d.md", "e.toml"):
        source = {"a.xlsx": "harbour.toml", "b.toml": "a.xlsx", "c.csv": "b.toml", "d.md": "c.csv",
                  "e.toml": "d.md"}[name]  # fmt: skip
        assert run("claims", "export", source, "-o", name)[0] == 0

    assert (
        (port / "e.toml")
        .read_text()
        .endswith('[[claim]]\nid = "cranes"\nclaim = "Four cranes were sold"\n')
    )
    assert 'file = "echo.txt"' in (port / "b.toml").read_text()


def test_without_a_file_claims_go_to_standard_output(run, folder):
    assert folder
    assert run("claims", "export", "harbour.toml")[1].splitlines()[1] == (
        '"cranes","Four cranes were sold"'
    )


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("claims", "import", "nothing.csv"), "does not exist"),
        (("claims", "export", "harbour.toml", "-o", "x.pdf"), "claims are not written as .pdf"),
        (("claims", "export", "harbour.toml", "-o", "harbour.toml"), "will not write over"),
    ],
)
def test_what_cannot_be_done_is_said(run, folder, arguments, what):
    assert folder
    status, _, err = run(*arguments)

    assert status == 2
    assert what in err


def test_a_sheet_is_handed_back_with_its_own_columns(port, run):
    status, _, err = run("report", "checks.csv", "--documents", "echo.txt", "-o", "back.csv")
    rows = table(port / "back.csv")

    assert (status, err) == (0, "wrote back.csv\n")
    assert rows[0][:3] == ["Fact", "Checked by", "period"]
    assert rows[0][3:] == [
        "verdict", "outlet", "quotation", "place of the quotation", "reason", "arithmetic",
        "accepted by", "every document",
    ]  # fmt: skip
    assert rows[1][:4] == ["Four cranes were sold", "Rita", "", "agree"]
    assert rows[1][5:7] == ["Four cranes were sold.", "echo.txt:1:1"]
    assert rows[2][:4] == ["Six cranes were kept", "'=Tom", "2019", "silent"]
    assert len(rows) == 3


def test_hostile_cells_come_back_as_they_were_and_none_is_run(port, run):
    words = list(hostile.texts(60))
    rows = [[f"Four cranes were sold by {n}", word] for n, word in enumerate(words)]
    text = write_csv([["claim", "mine"], *rows])
    (port / "odd.csv").write_bytes(text.encode("utf-8", "backslashreplace"))
    before = table(port / "odd.csv")
    status, _, _ = run("report", "odd.csv", "--documents", "echo.txt", "-o", "back.csv")
    after = table(port / "back.csv")

    assert status == 0
    assert [row[:2] for row in after] == before
    assert not [c for row in after for c in row if re.match(r"[\t\r\n\0]|[\s\0]*[=+\-@]", c)]


def test_a_sheet_handed_back_twice_has_its_results_once(port, run):
    run("report", "checks.csv", "--documents", "echo.txt", "-o", "back.csv")
    run("report", "back.csv", "--documents", "echo.txt", "-o", "again.csv")

    assert (port / "again.csv").read_bytes() == (port / "back.csv").read_bytes()


def test_a_workbook_is_handed_back_with_its_formats_and_every_verdict(port, run):
    book = openpyxl.Workbook()
    book.active.title = "Checks"
    book.active.append(["Fact", "Sum"])
    book.active.append(["Five cranes were sold", "=1+1"])
    book.active["A2"].font = openpyxl.styles.Font(italic=True)
    book.save(port / "checks.xlsx")
    for name in ("back.xlsx", "again.xlsx"):
        status, _, _ = run("report", "checks.xlsx", "--documents", "echo.txt", "-o", name)
        assert status == 0
    made = openpyxl.load_workbook(port / "back.xlsx")

    assert made.sheetnames == ["Checks", "verdicts", "checked", "read"]
    assert [cell.value for cell in made["Checks"][2]][:3] == [
        "Five cranes were sold", "=1+1", "conflict",
    ]  # fmt: skip
    assert made["Checks"]["A2"].font.italic
    assert made["verdicts"]["C2"].value == "conflict"
    assert (port / "again.xlsx").read_bytes() == (port / "back.xlsx").read_bytes()


def test_a_list_of_claims_is_checked_and_an_article_is_not_taken_for_one(port, run):
    (port / "claims.md").write_text("- Four cranes were sold {#cranes}\n")
    (port / "article.md").write_text("- Four cranes were sold\n")

    assert "= agree" in run("report", "claims.md", "--documents", "echo.txt")[1]
    status, _, err = run("report", "article.md", "--documents", "echo.txt")
    assert status == 2
    assert "is no list of claims" in err


def test_a_workbook_of_verdicts_goes_into_a_file(port, run):
    assert run("report", "harbour.toml", "-o", "out.xlsx")[0] == 0

    sheet = openpyxl.load_workbook(port / "out.xlsx")["verdicts"]
    assert [cell.value for cell in sheet[2]][:4] == [
        "cranes",
        "Four cranes were sold",
        "agree",
        "echo",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "harbour.toml", "-o", "out.xlsx"),
        ("claims", "export", "harbour.toml", "-o", "out.xlsx"),
        ("claims", "import", "checks.xlsx"),
    ],
)
def test_without_the_library_a_message_says_what_to_install(port, run, monkeypatch, arguments):
    (port / "checks.xlsx").write_bytes(b"PK")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    status, _, err = run(*arguments)

    assert status == 2
    assert 'python3 -m pip install "claimcheck-news[sheets]"' in err
    assert not (port / "out.xlsx").exists()
