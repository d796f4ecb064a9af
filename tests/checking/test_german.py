"""German claims before German texts: the same rules, by the words of another lexicon."""

import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest

import claimcheck
from claimcheck.archive.run import DESK, Source, check_sources
from claimcheck.checking import check_documents
from claimcheck.cli import main
from claimcheck.documents import document_from_text, in_language
from claimcheck.model import Claim, ClaimSet, DocumentEntry

CORPUS = Path(__file__).parents[1] / "corpus" / "de"
CLUSTER = CORPUS / "schulen" / "claims.toml"
PAIRS = tomllib.loads((CORPUS / "pairs.toml").read_text("utf-8"))["found"]
DAY = dt.date(2023, 3, 14)


def document(text, name="d"):
    return in_language(document_from_text(name, text, date=DAY), "de")


def checked(claim, text):
    return check_documents([Claim("c", claim, language="de")], [document(text)])


@pytest.fixture
def run(capsys):
    """Run the command in this process: (exit status, standard output, standard error)."""

    def running(*arguments):
        status = main([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return int(status), out, err

    return running


@pytest.mark.parametrize(
    ("group", "pair"), [(g, p) for g in PAIRS for p in g["pairs"]], ids=lambda x: str(x)[:60]
)
def test_a_pair_is_judged_as_the_corpus_says(group, pair):
    cells = checked(*pair).cells

    assert [c.verdict.value for c in cells] == (
        [] if group["verdict"] == "silent" else [group["verdict"]]
    )
    said = [f.rule for c in cells for f in c.findings if f.verdict is c.verdict]
    assert bool(set(said) & set(group["rules"])) == bool(group["rules"])
    assert group["verdict"] != "conflict" or set(said) == set(group["rules"])


VERDICTS = {
    ("zahl", "amt"): ("agree", "Schulamt says 1.247, as the claim does."),
    ("zahl", "blatt"): ("conflict", "Morgenblatt speaks of a rise; the claim speaks of a fall."),
    ("zahl", "bote"): (
        "conflict",
        "Stadtbote says 1.274; the claim says 1.247 (digits have changed places).",
    ),
    ("schulen", "amt"): ("agree", "Schulamt says 90, as the claim does."),
    ("schulen", "blatt"): ("conflict", "Morgenblatt says 95; the claim says 90."),
    ("schulen", "bote"): ("agree", "Stadtbote says fast 90, as the claim does."),
    ("aufklaerung", "amt"): ("agree", "Schulamt says 61,5 Prozent, as the claim does."),
    ("aufklaerung", "blatt"): (
        "conflict",
        (
            "Morgenblatt gives 2,5 Prozent where the claim gives 2,5 Prozentpunkte: per cent are "
            "not percentage points."
        ),
    ),
    ("verletzte", "amt"): ("agree", "Schulamt says 310, as the claim does."),
    ("verletzte", "blatt"): (
        "conflict",
        "Morgenblatt sets 49 beside 310, as another group; the claim makes it a part.",
    ),
    ("wachdienst", "amt"): ("agree", "Schulamt says rund ein Drittel, as the claim does."),
    ("wachdienst", "blatt"): (
        "agree",
        "Morgenblatt says ein Drittel where the claim says rund ein Drittel: “rund” is lost.",
    ),
}


def test_the_demonstration_is_judged_with_its_reasons():
    report = claimcheck.check(claimcheck.load_claims(CLUSTER, language="de"))

    found = {(c.claim, c.document): c for c in report.cells}
    assert {k: c.verdict.value for k, c in found.items()} == {
        k: v for k, (v, _) in VERDICTS.items()
    }
    for place, (_, reason) in VERDICTS.items():
        assert reason in [f.reason for f in found[place].findings]


def test_every_quotation_is_in_its_document():
    report = claimcheck.check(claimcheck.load_claims(CLUSTER, language="de"))

    texts = {d.id: d.text for d in report.documents}
    evidence = [e for c in report.cells for e in c.evidence]
    assert evidence
    assert [e.quote for e in evidence if texts[e.document][e.start : e.end] != e.quote] == []


def test_documents_are_compared_without_claims():
    report = claimcheck.compare(claimcheck.load_claims(CLUSTER, language="de"))

    said = [(f.verdict.value, f.kind, f.reason) for f in report.discrepancies]
    assert (
        "conflict",
        "direction",
        "Morgenblatt speaks of a rise; Schulamt speaks of a fall.",
    ) in said
    assert not [reason for _, _, reason in said if "212" in reason]


def test_a_document_says_what_is_not_read_in_it():
    report = checked("90 Kinder kamen", "90 Kinder kamen.")

    assert [n for n in report.documents[0].notes if "negation" in n and "are not" in n]


def test_a_claim_without_a_figure_is_listed_and_not_judged():
    report = checked("Die Stadt hat den Plan abgelehnt", "Die Stadt hat den Plan nicht abgelehnt.")

    assert report.cells == ()
    assert report.coverage.claims_understood == 0
    assert [p.what.partition(":")[0] for p in report.problems] == [
        "this claim holds no figure, and in German only figures are checked"
    ]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        # English would read "not", "die", "also" and "some" in them.
        ("90 Kinder litten in der Stadt Not", "In der Stadt litten 90 Kinder Not."),
        ("Die 90 Kinder kamen also", "Also kamen 90 Kinder nach Some."),
    ],
)
def test_nothing_is_judged_by_english_words(claim, text):
    (cell,) = checked(claim, text).cells

    assert cell.verdict.value == "agree"


def test_an_archive_is_gone_through_in_its_language():
    claims = ClaimSet(
        Path("c.toml"), claims=(Claim("c", "Die Zahl der Unfälle stieg auf 115", language="de"),)
    )
    texts = ["Die Zahl der Unfälle stieg auf 118.", *["Es regnete an 12 Tagen."] * (DESK + 1)]
    sources = [
        Source(DocumentEntry(f"d{at}", Path(f"d{at}.txt")), document=document(text, f"d{at}"))
        for at, text in enumerate(texts)
    ]

    report = check_sources(claims, sources)

    assert [(c.document, c.verdict.value) for c in report.cells] == [("d0", "conflict")]


# --- the command ----------------------------------------------------------------------------


def test_a_report_in_german(run):
    status, out, _err = run(
        "report", CLUSTER, "--language", "de", "--format", "json", "--fail-on", "conflict"
    )

    found = json.loads(out)
    assert status == 1
    assert found["errors"] == []
    assert found["coverage"]["claims_understood"] == 5
    assert {(v["claim"], v["document"]): v["verdict"] for v in found["verdicts"]} == {
        place: verdict for place, (verdict, _) in VERDICTS.items()
    }
    assert "read as German" in found["documents"][0]["notes"][0]


def test_a_sentence_in_german(run):
    status, out, _ = run(
        "read", "--language", "de", "Knapp 1.234,5 Tonnen Obst", "--format", "jsonl"
    )

    (figure,) = json.loads(out)["figures"]
    assert status == 0
    assert (figure["value"], figure["unit"], figure["bound"]) == (1234.5, "t", "under")


def test_a_draft_in_german(run):
    folder = CLUSTER.parent
    status, out, _err = run(
        "check", folder / "blatt.txt", "--against", folder / "amt.txt", "--language", "de",
        "--format", "json",
    )  # fmt: skip

    assert status == 1
    assert [d["kind"] for d in json.loads(out)["discrepancies"] if d["kind"] == "direction"]


def test_a_language_that_there_is_not_is_said_with_those_there_are(run):
    status, _out, err = run("report", CLUSTER, "--language", "fr")

    assert status == 2
    assert "no language is called 'fr'; there are de, en" in err


def test_the_settings_may_name_the_language(run, tmp_path, monkeypatch):
    (tmp_path / "claimcheck.toml").write_text('language = "de"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    status, out, _ = run("report", CLUSTER, "--format", "json")

    assert status == 0
    assert json.loads(out)["coverage"]["claims_understood"] == 5
    assert "read as German" in json.loads(out)["documents"][0]["notes"][0]
