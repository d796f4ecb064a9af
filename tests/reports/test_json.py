import json
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import UnknownNameError
from claimcheck.model import Claim, Problem, Report
from claimcheck.reports import RENDERERS, renderer
from claimcheck.reports.json import render
from reports.builders import document, kitchens
from reports.goldens import golden
from reports.strategies import REPORTS

MANUAL = Path(__file__).parents[2] / "docs" / "json.md"

CONTRACT = {
    "documents": {"id", "file", "outlet", "date", "role", "sha256"},
    "claims": {"id", "claim", "file", "line"},
    "verdicts": {"claim", "document", "verdict", "kinds", "reason", "evidence"},
    "discrepancies": {"id", "rule", "kind", "verdict", "severity", "reason", "evidence"},
    "errors": {"file", "document", "claim", "line", "what"},
}


def test_the_object_is_the_golden_one():
    golden("report.json", render(kitchens()).replace(f'"{version("claimcheck-news")}"', '"0"'))


def test_every_field_of_the_contract_is_there():
    outcome = json.loads(render(kitchens()))

    assert outcome["schema"] == "claimcheck/1"
    assert outcome["version"] == version("claimcheck-news")
    for part, fields in CONTRACT.items():
        assert outcome[part], f"the example has no {part}"
        for row in outcome[part]:
            assert fields <= set(row), part
    assert (
        outcome["coverage"].items()
        >= {
            "figures": 9,
            "figures_checked": 7,
            "documents": 5,
            "documents_read": 4,
            "documents_passed_over": 0,
        }.items()
    )


def test_a_quotation_is_where_it_says():
    report = kitchens()
    texts = {doc.id: doc.text for doc in report.documents}
    outcome = json.loads(render(report))
    rows = [*outcome["verdicts"], *outcome["discrepancies"]]

    for evidence in [e for row in rows for e in row["evidence"]]:
        text = texts[evidence["document"]]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
        line = text.split("\n")[evidence["line"] - 1]
        assert line[evidence["column"] - 1 :].startswith(evidence["quote"])


def test_verdicts_and_discrepancies_keep_the_order_of_the_report():
    report = kitchens()
    turned = evolve(report, cells=report.cells[::-1])
    outcome = json.loads(render(turned))

    assert [(row["claim"], row["document"]) for row in outcome["verdicts"]] == [
        (cell.claim, cell.document) for cell in turned.cells
    ]


def test_only_extracted_documents_carry_their_text():
    rows = {row["id"]: row for row in json.loads(render(kitchens()))["documents"]}

    assert rows["herald"]["text"].startswith("# Kitchens fail\n")
    assert rows["herald"]["cut"] == ["Home | News", "Contact us"]
    assert "text" not in rows["survey"]
    assert "cut" not in rows["survey"]


def test_paths_are_relative_below_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    report = Report(
        documents=(
            document("in", "", file=tmp_path / "deep" / "in.txt"),
            document("out", "", file=tmp_path.parent / "out.txt"),
        ),
        claims=(Claim("c", "One came.", file=tmp_path / "c.toml", line=2), Claim("d", "Two came.")),
        problems=(Problem("no", file=str(tmp_path / "x.txt")), Problem("no")),
    )
    outcome = json.loads(render(report))

    assert [d["file"] for d in outcome["documents"]] == [
        "deep/in.txt",
        (tmp_path.parent / "out.txt").as_posix(),
    ]
    assert [c["file"] for c in outcome["claims"]] == ["c.toml", None]
    assert [e["file"] for e in outcome["errors"]] == ["x.txt", None]


def test_words_stand_as_they_are_and_the_object_ends_in_a_newline():
    text = render(Report(title="Brontë, “12 %” 漢"))

    assert '"title": "Brontë, “12 %” 漢"' in text
    assert text.startswith('{\n  "schema"')
    assert text.endswith("}\n")


def test_an_encoding_other_than_utf_8_gets_escapes():
    title = "Brontë, “12 %” 漢"
    text = render(Report(title=title), encoding="cp1252")

    assert text.isascii()
    assert json.loads(text)["title"] == title
    assert render(Report(title=title), encoding="UTF8") == render(Report(title=title))


def test_half_a_surrogate_pair_is_escaped():
    text = render(Report(problems=(Problem("unreadable", file="caf\udce9.txt"),)))

    text.encode("utf-8")
    assert json.loads(text)["errors"][0]["file"] == "caf\udce9.txt"


@pytest.fixture(scope="module")
def schema():
    return json.loads(
        (files("claimcheck.reports") / "claimcheck-1.schema.json").read_text(encoding="utf-8")
    )


@pytest.fixture(scope="module")
def validator(schema):
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_report_fits_its_schema(validator):
    assert list(validator.iter_errors(json.loads(render(kitchens())))) == []
    assert list(validator.iter_errors(json.loads(render(Report())))) == []


def test_the_schema_tells_a_wrong_report(validator):
    outcome = json.loads(render(kitchens()))
    outcome["verdicts"][0]["verdict"] = "true"
    del outcome["discrepancies"][0]["evidence"][0]["quote"]

    assert {error.validator for error in validator.iter_errors(outcome)} == {"enum", "required"}


def test_the_example_of_the_manual_fits_the_schema(validator):
    example = json.loads(MANUAL.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0])

    assert list(validator.iter_errors(example)) == []
    assert set(example) == set(json.loads(render(Report())))


@pytest.mark.parametrize(
    ("part", "definition"),
    [
        ("documents", "document"),
        ("claims", "claim"),
        ("verdicts", "verdict"),
        ("discrepancies", "finding"),
        ("errors", "problem"),
    ],
)
def test_the_schema_and_the_manual_know_every_field(schema, part, definition):
    written = {key for row in json.loads(render(kitchens()))[part] for key in row}
    manual = MANUAL.read_text(encoding="utf-8")

    assert written == set(schema["$defs"][definition]["properties"])
    assert [key for key in sorted(written) if f"`{key}`" not in manual] == []


@settings(max_examples=40, deadline=None)
@given(REPORTS, st.sampled_from(["utf-8", "ascii"]))
def test_any_words_survive(report, encoding):
    text = render(report, encoding=encoding)
    outcome = json.loads(text)

    text.encode(encoding)
    assert outcome["title"] == report.title
    assert outcome["verdicts"][0]["reason"] == report.cells[0].reason
    assert [e["quote"] for e in outcome["discrepancies"][0]["evidence"]] == [
        e.quote for e in report.discrepancies[0].evidence
    ]


@pytest.mark.parametrize("known", RENDERERS)
def test_every_format_is_found_by_its_name(known):
    assert renderer(known.name) is known
    content = known.render(kitchens(), width=60, color=False)
    assert isinstance(content, bytes) or content.endswith("\n")


def test_an_unknown_format_is_told_with_those_there_are():
    with pytest.raises(UnknownNameError, match=r"'pdf'; there are terminal, json, jsonl,"):
        renderer("pdf")
