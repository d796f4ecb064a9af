"""The formats as files: the golden ones, their names, and what each of them says."""

import csv
import io
import json
from importlib.metadata import version
from pathlib import PurePath

import pytest
from attrs import evolve

from claimcheck.cli.words import FORMATS
from claimcheck.model import Acceptance, Claim, Evidence, Finding, Report, Verdict
from claimcheck.reports import RENDERERS, renderer, renderer_of
from claimcheck.reports.rows import COLUMNS
from reports.builders import document, kitchens
from reports.goldens import golden

GOLDEN = {
    "markdown": "report.md",
    "csv": "report.csv",
    "sarif": "report.sarif",
    "junit": "report.xml",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "rdjson": "rdjson.json",
    "webannotation": "report.jsonld",
    "jsonl": "report.jsonl",
}


ELSEWHERE = {"terminal", "json", "html", "xlsx"}
"""Formats with golden files, or an opened workbook, in files of tests of their own."""


def test_every_format_has_a_file_that_shows_what_it_looks_like():
    assert {*GOLDEN, *ELSEWHERE} == {each.name for each in RENDERERS}, (
        "name the new format in GOLDEN, with its file"
    )


@pytest.mark.parametrize(("name", "file"), GOLDEN.items())
def test_the_file_is_the_golden_one(name, file):
    text = renderer(name).render(kitchens())
    text = text.replace(f'"{version("claimcheck-news")}"', '"0"')
    text = text.replace("\r\n", "\n")
    golden(file, text.replace(f"claimcheck {version('claimcheck-news')}", "claimcheck 0"))


@pytest.mark.parametrize("known", RENDERERS, ids=lambda known: known.name)
def test_any_encoding_can_write_it(known):
    if known.utf_8:
        pytest.skip("this format is UTF-8 everywhere")
    for encoding in ("cp1252", "ascii", "utf-8"):
        known.render(kitchens(), encoding=encoding).encode(encoding)


@pytest.mark.parametrize("known", RENDERERS, ids=lambda known: known.name)
def test_a_report_of_nothing_is_still_a_report(known):
    assert known.render(Report())


def test_the_command_line_knows_every_format():
    assert FORMATS.words == tuple(each.name for each in RENDERERS)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("out.txt", "terminal"),
        ("out.JSON", "json"),
        ("out.jsonl", "jsonl"),
        ("out.md", "markdown"),
        ("out.csv", "csv"),
        ("out.sarif", "sarif"),
        ("out.sarif.json", "sarif"),
        ("out.xml", "junit"),
        ("out.jsonld", "webannotation"),
        ("out", None),
        ("out.what", None),
    ],
)
def test_the_name_of_a_file_says_its_format(file, name):
    found = renderer_of(PurePath("folder.csv") / file)

    assert (found.name if found else None) == name


def rows(report):
    text = renderer("csv").render(report)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_table_has_a_mark_and_lines_as_spreadsheets_have_them():
    text = renderer("csv").render(kitchens())

    assert text.encode().startswith(b'\xef\xbb\xbf"id",')
    assert text.endswith("\r\n")
    assert tuple(rows(kitchens())[0]) == COLUMNS


def test_the_table_has_a_row_for_what_was_not_checked_and_for_what_nobody_says():
    report = evolve(
        kitchens(),
        claims=(*kitchens().claims, Claim("odd", "-5% of all"), Claim("none", "So it is")),
    )
    found = [(row["id"], row["verdict"], row["document"]) for row in rows(report)]

    assert found[:2] == [("", "not checked", "post"), ("odd", "not checked", "")]
    assert ("none", "silent", "") in found
    assert [row["claim"] for row in rows(report) if row["id"] == "odd"] == ["'-5% of all"] * 2


def test_coverage_is_said_where_the_format_has_a_place_for_it():
    said = "7 of 9 figures in the documents were compared; 2 were not."
    for name in ("terminal", "github", "sarif", "junit"):
        assert said in renderer(name).render(kitchens())
    assert said in renderer("markdown").render(kitchens())


def test_annotations_point_at_the_page_where_the_page_is_known():
    report = kitchens()
    herald, survey, *rest = report.documents
    known = evolve(herald, url="https://herald.example/kitchens")
    odd = evolve(survey, url="javascript:alert(1)")
    page = json.loads(
        renderer("webannotation").render(evolve(report, documents=(known, odd, *rest)))
    )
    sources = {item["target"]["source"] for item in page["items"]}

    assert "https://herald.example/kitchens" in sources
    assert not [each for each in sources if each.startswith("javascript")]


def test_github_takes_columns_on_one_line_only():
    text = "one\ntwo 49\nthree\n"
    place = Evidence("d", "two 49\nthree", 4, 16, 2, 1)
    found = Finding("value", "value", Verdict.CONFLICT, "Not so.", (place,))
    line = renderer("github").render(
        Report(documents=(document("d", text),), discrepancies=(found,))
    ).splitlines()[-1]  # fmt: skip

    assert line.startswith("::error file=documents/d.txt,line=2,endLine=3,title=")


def test_what_somebody_accepted_is_told_and_fails_nothing():
    report = kitchens()
    stood = Acceptance("d1", "transposed-digits", (), "a misprint, and known", "rk")
    found = evolve(report.discrepancies[0], accepted=stood)
    again = evolve(report.discrepancies[0], known=True, id="d2")
    report = evolve(report, cells=(), discrepancies=(found, again))
    sarif = json.loads(renderer("sarif").render(report))["runs"][0]["results"]

    assert [each["level"] for each in sarif] == ["note", "note"]
    assert sarif[0]["suppressions"][0]["justification"] == "by rk: a misprint, and known"
    assert sarif[1]["baselineState"] == "unchanged"
    assert "::error" not in renderer("github").render(report)
    assert "Accepted by rk: a misprint, and known" in renderer("github").render(report)
    assert 'failures="0"' in renderer("junit").render(report).splitlines()[1]
    assert "Accepted by rk: a misprint, and known" in renderer("markdown").render(report)
    assert [row["accepted by"] for row in rows(report)][-2] == "rk: a misprint, and known"
