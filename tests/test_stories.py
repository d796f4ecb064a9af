"""The twelve people the product is for, each with the real command and what they read of it."""

import csv
import json
import re
import subprocess
import sys
import tomllib
from io import BytesIO
from pathlib import Path

import pytest

from served import answer_of

ROOT = Path(__file__).parents[1]
DEMONSTRATION = ROOT / "claims" / "serious-case-reviews" / "documents"


def run(*arguments, status=0, **keys):
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **keys,
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A draft, the release it rests on, and another outlet's story."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    Path("sources").mkdir()
    names = {"inspectorate-release.md": "release.md", "town-hall-counsel.txt": "counsel.txt"}
    for name, short in names.items():
        (tmp_path / "sources" / short).write_bytes((DEMONSTRATION / name).read_bytes())
    (tmp_path / "draft.txt").write_bytes((DEMONSTRATION / "care-weekly.txt").read_bytes())
    return tmp_path


# --- the editor's day ---------------------------------------------------------------------------


@pytest.mark.usefixtures("desk")
def test_1_a_sub_editor_has_ten_minutes():
    done = run("check", "draft.txt", "--against", "sources/", status=1)
    flat = " ".join(done.stdout.split())
    assert re.search(r"draft\.txt:7:\d+ conflict relation: .*90 were children in need", flat)
    assert "release.md:17:138" in flat
    assert "makes 49 a part of" in flat
    assert "for the past two years" in flat
    assert re.search(r"\d+ of \d+ figures checked; \d+ not: ", flat)


def test_2_a_news_editor_wants_the_page_to_read(desk):
    done = run("report", str(ROOT / "claims"), "-o", "scr.html")
    assert "wrote scr.html" in done.stderr
    page = (desk / "scr.html").read_text("utf-8")
    assert "<script" not in page
    assert 'scope="col"' in page
    assert "conflict" in page
    assert "default-src 'none'" in page.replace("&#x27;", "'").replace("&#39;", "'")


def test_3_a_fact_checker_starts_from_a_spreadsheet(desk):
    Path("checks.csv").write_text(
        "id,claim,note\ncin,“90 children were children in need, of which 49 on child protection "
        "plans”,page 5\nknown,Children's social care knew 119 of the 194 children,\n",
        "utf-8-sig",
    )
    run("claims", "import", "checks.csv", "-o", "scr.toml")
    told = tomllib.loads((desk / "scr.toml").read_text("utf-8"))
    assert [c["id"] for c in told["claim"]] == ["cin", "known"]
    run("report", "scr.toml", "--documents", "sources", "-o", "back.csv")
    data = (desk / "back.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert any("agree" in row.values() for row in rows)


def test_4_a_fact_checker_has_no_claims_yet(desk):
    run("propose", "sources/release.md", "-o", "claims.toml")
    told = tomllib.loads((desk / "claims.toml").read_text("utf-8"))
    assert told["claim"]
    assert not any(c["confirmed"] for c in told["claim"])
    done = run("report", "claims.toml", "--documents", "draft.txt", "--fail-on", "conflict")
    assert "no person has confirmed yet" in " ".join(done.stdout.split())
    assert "error:" not in done.stdout


def test_5_a_press_officer_checks_a_release_against_its_report(desk):
    docx = pytest.importorskip("docx", reason="the extra word is not installed")
    made = docx.Document()
    for line in filter(None, (desk / "draft.txt").read_text("utf-8").split("\n")):
        made.add_paragraph(line)
    made.save("press.docx")
    before = (desk / "press.docx").read_bytes()
    done = run(
        "check", "press.docx", "--against", "sources/", "--role", "release=primary",
        "--word", "press.claimcheck.docx", status=1,
    )  # fmt: skip
    assert re.search(r"wrote press\.claimcheck\.docx: \d+ comments", done.stderr)
    assert (desk / "press.docx").read_bytes() == before
    copy = docx.Document(BytesIO((desk / "press.claimcheck.docx").read_bytes()))
    said = "\n".join(c.text for c in copy.comments)
    assert "a part of" in said
    assert {c.author for c in copy.comments} == {"claimcheck"}


def test_6_a_lawyer_shows_the_care_that_was_taken(desk):
    claims = str(ROOT / "claims")
    run("report", claims, "--record", "record.json", "-q")
    told = json.loads((desk / "record.json").read_text("utf-8"))
    assert told["rules"]
    assert all(row["sha256"] for row in told["files"])
    done = run("verify", "record.json", str(DEMONSTRATION))
    counted = re.search(r"(\d+) of (\d+) quotations stand at the stated place", done.stdout)
    assert counted[1] == counted[2]
    assert "5 of 5 files unchanged" in done.stdout


def test_7_a_features_editor_accepts_a_finding(desk):
    arguments = ("check", "draft.txt", "--against", "sources/", "--format", "json")
    told = json.loads(run(*arguments, status=1).stdout)
    finding = next(d for d in told["discrepancies"] if d["kind"] == "relation")
    Path("found.json").write_text(json.dumps(told), "utf-8")
    reason = ("--reason", "Kept as the desk has it", "--by", "rk", "--until", "2026-12-31")
    run("accept", finding["id"], "--from", "found.json", *reason)
    shown = run("check", "draft.txt", "--against", "sources/", status=1).stdout
    assert "by rk" in shown
    draft = desk / "draft.txt"
    draft.write_text(draft.read_text("utf-8").replace("compared with 49", "next to 49"), "utf-8")
    again = json.loads(run(*arguments, status=1).stdout)
    rules = [d["rule"] for d in again["discrepancies"]]
    assert "unused-acceptance" in rules


# --- where editors and developers work ----------------------------------------------------------


def test_8_ci_looks_first_and_then_fails_on_what_is_new(desk):
    soft = ("check", "draft.txt", "--against", "sources/", "--fail-on", "never")
    run(*soft, "-o", "cc.sarif")
    sarif = json.loads((desk / "cc.sarif").read_text("utf-8"))
    assert sarif["runs"][0]["results"]
    assert "](1)" in sarif["runs"][0]["results"][0]["message"]["text"]
    run(*soft, "--format", "json", "-o", "before.json")
    hard = ("check", "draft.txt", "--against", "sources/", "--baseline", "before.json")
    run(*hard)
    draft = desk / "draft.txt"
    words = draft.read_text("utf-8")
    draft.write_text(words.replace("42% were graded good", "48% were graded good"), "utf-8")
    run(*hard, status=1)
    typo = run("check", "draft.txt", "--against", "sorces/", status=2)
    assert "sorces" in typo.stderr + typo.stdout


@pytest.mark.usefixtures("desk")
def test_9_a_docs_desk_runs_the_hook():
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    entry = re.search(r"- id: claimcheck\n(?:.*\n)*?  entry: (claimcheck .*)\n", hooks)[1].split()
    assert "require_serial: true" in hooks
    # The tool puts the names of the changed drafts behind the arguments.
    arguments = ["--against=sources/", "--fail-on", "conflict", "draft.txt"]
    done = run(*entry[1:], *arguments, status=1)
    assert "conflict relation" in done.stdout


@pytest.mark.usefixtures("desk")
def test_10_a_researcher_follows_a_wording_across_outlets():
    program = """
import claimcheck as cc
documents = cc.load_documents("sources", "draft.txt")
claims = cc.load_claims("c.toml")
report = cc.check(claims.claims, documents)
texts = {d.id: d.text for d in documents}
for cell in report.cells:
    print(cell.document, cell.verdict.value)
assert all(texts[e.document][e.start:e.end] == e.quote for c in report.cells for e in c.evidence)
"""
    Path("c.toml").write_text(
        '[[claim]]\nid = "cin"\nclaim = "90 children were children in need, of which 49 were on '
        'child protection plans"\n',
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.split("\n")[:3] == ["counsel agree", "release agree", "draft conflict"]


@pytest.mark.usefixtures("desk")
def test_11_a_cms_asks_over_http():
    pytest.importorskip("uvicorn", reason="the extra serve is not installed")
    server = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())[0]
        body = json.dumps(
            {
                "draft": {"text": "😀 The council closed 14 libraries in 2019."},
                "sources": [{"id": "r", "text": "The council closed 12 libraries in 2019."}],
                "offsets": "utf-16",
            }
        ).encode()
        told = json.loads(answer_of(f"{address}check", body))
    finally:
        server.terminate()
        server.wait(120)
        server.stderr.close()
    (match,) = told["matches"]
    assert match["offset"] == "😀 The council closed ".encode("utf-16-le").__len__() // 2
    assert told["incomplete"] is False
    assert told["offsets"] == "utf-16"


def test_12_an_owner_of_house_style_writes_a_rule(desk):
    run("rule", "new", "times fewer")
    path = desk / "rules" / "times_fewer.toml"
    assert "preview = true" in path.read_text("utf-8")
    run("rule", "test", "rules/", status=1)
    path.write_text(
        'name = "times-fewer"\nmessage = "say what share is left"\nphrases = ["times fewer"]\n'
        'must-match = ["Two times fewer came.", "It was ten times fewer.", "Times fewer still."]\n'
        'must-not-match = ["Fewer came.", "Three times as many.", "Sometimes fewer came."]\n',
        "utf-8",
    )
    done = run("rule", "test", "rules/", "--documents", "sources/")
    assert "times-fewer: 6/6 examples; corpus trial: 0 hits in 2 documents" in done.stdout
    draft = desk / "draft.txt"
    first, rest = draft.read_text("utf-8").split("\n\n", 1)
    draft.write_text(f"{first}\n\nTwo times fewer children came to harm.\n\n{rest}", "utf-8")
    Path("claimcheck.toml").write_text('rules = ["rules/"]\n', "utf-8")
    quiet = run("check", "draft.txt", "--against", "sources/", status=1)
    assert "say what share is left" not in quiet.stdout
    asked = run("check", "draft.txt", "--against", "sources/", "--preview", status=1)
    assert "say what share is left" in " ".join(asked.stdout.split())
