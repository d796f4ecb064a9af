"""A place is the same words for every consumer, whatever it counts."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Claim, Evidence, Finding, Report, Role, Severity, Verdict
from claimcheck.reports import renderer
from claimcheck.reports.positions import Unit, region_of
from reports.builders import document

# an emoji, a combining accent, every line end that editors differ about, and a mark of no width
TEXT = (
    "Fi\u0301rst 😀 line\r\nsecond\u2028half\u0085 — 漢字 “nearly half” 49\rthird é\n"
    "last \U0001d7d7\U0001d7ce end"
)

ENCODINGS = {Unit.CODE_POINT: "utf-32-le", Unit.UTF_16: "utf-16-le", Unit.UTF_8: "utf-8"}
SIZES = {Unit.CODE_POINT: 4, Unit.UTF_16: 2, Unit.UTF_8: 1}


def read_back(text, region, unit):
    """The words of a region as a consumer finds them: lines end with a line feed."""
    lines = [line.encode(ENCODINGS[unit]) for line in re.findall(r"[^\n]*\n|[^\n]+$|$", text)]
    size = SIZES[unit]
    before = sum(map(len, lines[: region.start_line - 1]))
    start = before + (region.start_column - 1) * size
    end = sum(map(len, lines[: region.end_line - 1])) + (region.end_column - 1) * size
    return b"".join(lines)[start:end].decode(ENCODINGS[unit])


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("start", range(0, len(TEXT), 3))
def test_every_stretch_is_found_again(unit, start):
    for end in range(start, len(TEXT) + 1, 5):
        region = region_of(TEXT, start, end, unit)
        assert read_back(TEXT, region, unit) == TEXT[start:end]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_any_stretch_of_any_text_is_found_again(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for unit in Unit:
        assert read_back(text, region_of(text, start, end, unit), unit) == text[start:end]


def test_the_three_columns_of_one_place():
    text = "The 😀 “nearly half” — 49 on CP plans"
    at = text.index("49")

    assert [region_of(text, at, at + 2, unit).start_column for unit in Unit] == [23, 24, 32]


# --- in the formats ------------------------------------------------------------------------


def report_on(quote, **more):
    source = document("d", TEXT, **more)
    start = TEXT.index(quote)
    before = TEXT[:start]
    place = Evidence(
        "d", quote, start, start + len(quote),
        before.count("\n") + 1, len(before) - before.rfind("\n"),
    )  # fmt: skip
    found = Finding("value", "value", Verdict.CONFLICT, "Not so.", (place,), Severity.ERROR, id="f")
    return Report(documents=(source,), discrepancies=(found,))


@pytest.mark.parametrize("quote", ["49", "half” 49", "漢字", "line\r\nsecond", "\U0001d7d7", "F"])
def test_each_format_gives_the_place_in_its_own_unit(quote):
    report = report_on(quote)
    sarif = json.loads(renderer("sarif").render(report))["runs"][0]
    region = sarif["results"][0]["locations"][0]["physicalLocation"]["region"]
    rdjson = json.loads(renderer("rdjson").render(report))["diagnostics"][0]["location"]["range"]
    note = json.loads(renderer("webannotation").render(report))["items"][0]["target"]["selector"]

    assert sarif["columnKind"] == "unicodeCodePoints"
    expected = region_of(TEXT, *_span(quote), Unit.CODE_POINT)
    assert (region["startLine"], region["startColumn"]) == (
        expected.start_line, expected.start_column,
    )  # fmt: skip
    assert (region["endLine"], region["endColumn"]) == (expected.end_line, expected.end_column)
    assert region["snippet"]["text"] == quote
    in_bytes = region_of(TEXT, *_span(quote), Unit.UTF_8)
    assert rdjson["start"] == {"line": in_bytes.start_line, "column": in_bytes.start_column}
    assert rdjson["end"] == {"line": in_bytes.end_line, "column": in_bytes.end_column}
    quoted, positioned = note
    assert TEXT[positioned["start"] : positioned["end"]] == quoted["exact"] == quote
    assert quoted["prefix"] + quote + quoted["suffix"] in TEXT


def _span(quote):
    start = TEXT.index(quote)
    return start, start + len(quote)


def test_a_character_is_not_cut_for_the_context():
    text = "e\u0301" * 40 + "49" + "e\u0301" * 40
    source = document("d", text)
    place = Evidence("d", "49", 80, 82, 1, 81)
    found = Finding("value", "value", Verdict.CONFLICT, "Not so.", (place,))
    page = renderer("webannotation").render(Report(documents=(source,), discrepancies=(found,)))
    quoted = json.loads(page)["items"][0]["target"]["selector"][0]

    assert quoted["prefix"].startswith("e")
    assert quoted["suffix"].endswith("\u0301")


def test_words_of_an_extracted_document_have_no_line_in_its_file():
    report = report_on("49", extracted=True)
    sarif = json.loads(renderer("sarif").render(report))["runs"][0]["results"][0]
    rdjson = json.loads(renderer("rdjson").render(report))["diagnostics"][0]
    github = renderer("github").render(report).splitlines()[-1]

    assert "region" not in sarif["locations"][0]["physicalLocation"]
    assert "range" not in rdjson["location"]
    assert "line=" not in github.split("::")[1]
    assert "line 2 of its text" in github


def test_an_alert_stands_in_the_draft_and_links_to_the_source():
    text = "There were 49."
    sides = [
        document(name, text, role=role)
        for name, role in (
            ("source", Role.PRIMARY),
            ("paper", Role.SECONDARY),
            ("mine", Role.DRAFT),
        )
    ]
    places = tuple(Evidence(each.id, "49", 11, 13, 1, 12) for each in sides)
    found = Finding("value", "value", Verdict.CONFLICT, "Not so.", places, id="f")
    report = Report(documents=tuple(sides), discrepancies=(found,))
    result = json.loads(renderer("sarif").render(report))["runs"][0]["results"][0]

    def files(locations):
        return [each["physicalLocation"]["artifactLocation"]["uri"] for each in locations]

    assert files(result["locations"]) == ["documents/mine.txt"]
    assert files(result["relatedLocations"]) == ["documents/source.txt", "documents/paper.txt"]
    assert "[source](1)" in result["message"]["text"]
    assert "[paper](2)" in result["message"]["text"]


def test_a_fingerprint_stays_when_the_words_move_and_none_is_given_twice():
    one = report_on("49").discrepancies[0]
    report = Report(documents=(document("d", TEXT),), discrepancies=(one, one))
    results = json.loads(renderer("sarif").render(report))["runs"][0]["results"]
    prints = [each["partialFingerprints"]["primaryLocationLineHash"] for each in results]
    entries = json.loads(renderer("gitlab").render(report))

    assert prints == ["f:1", "f:2"]
    assert len({each["fingerprint"] for each in entries}) == 2


def test_only_as_many_results_as_are_taken_and_the_rest_is_said(monkeypatch):
    monkeypatch.setattr("claimcheck.reports.sarif.MOST_RESULTS", 3)
    monkeypatch.setattr("claimcheck.reports.sarif.MOST_LOCATIONS", 2)
    report = report_on("49")
    found = report.discrepancies[0]
    mild = Finding("mild", "value", Verdict.DRIFT, "So so.", found.evidence * 5, Severity.WARNING)
    run = json.loads(
        renderer("sarif").render(
            Report(documents=report.documents, discrepancies=(mild, mild, found, found))
        )
    )["runs"][0]

    assert [each["ruleId"] for each in run["results"]] == ["value", "value", "mild"]
    assert len(run["results"][2]["relatedLocations"]) == 2
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert notes[-1]["message"]["text"].startswith("1 further result")


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b/c#d?e.txt", "a%20b/c%23d%3Fe.txt"),
        ("/abs/é.txt", "file:///abs/%C3%A9.txt"),
        ("c:x.txt", "c%3Ax.txt"),
        ("caf\udce9.txt", "caf%E9.txt"),
        ("odd\ud800.txt", "odd%ED%A0%80.txt"),
    ],
)
def test_a_path_is_a_uri(file, uri):
    report = report_on("49", file=file)
    run = json.loads(renderer("sarif").render(report))["runs"][0]

    assert run["artifacts"][0]["location"]["uri"] == uri


def test_the_rules_have_the_pages_that_the_report_brings():
    from claimcheck import checking  # noqa: PLC0415 - only this test runs the pipeline
    from claimcheck.documents import document_from_text  # noqa: PLC0415 - likewise

    source = document_from_text("d", "In March 92 children were in need.\n")
    report = checking.check_documents((Claim("c", "90 children were in need"),), (source,))
    rule = json.loads(renderer("sarif").render(report))["runs"][0]["tool"]["driver"]["rules"][0]

    assert rule["id"] == "value"
    assert rule["shortDescription"]["text"] == "A document gives another figure for the same thing."
    assert "What to do:" in rule["help"]["markdown"]
    assert rule["properties"]["precision"] in {"very-high", "high", "medium", "low"}
