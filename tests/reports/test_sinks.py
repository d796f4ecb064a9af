"""Each format holds hostile texts as text: found by reading it back as its consumer does."""

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from claimcheck.reports import RENDERERS, renderer
from claimcheck.reports.rows import COLUMNS
from claimcheck.reports.shown import shown
from claimcheck.sheets.formulas import restored
from reports import hostile

SCHEMAS = Path(__file__).parent / "schemas"
USUAL, NIGHTLY = 300, 10_000
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}

many = pytest.mark.parametrize("count", [USUAL, pytest.param(NIGHTLY, marks=pytest.mark.nightly)])


def unseen(text, allowed="\n"):
    return {c for c in set(text) - set(allowed) if unicodedata.category(c) in UNSEEN}


def pages(name, count):
    """Each hostile report with its page."""
    render = renderer(name).render
    for report in hostile.reports(count):
        yield report, render(report)


@many
@pytest.mark.parametrize("name", [each.name for each in RENDERERS if each.name != "xlsx"])
def test_no_character_hides_and_no_line_is_a_command(name, count):
    allowed = "\r\n\ufeff" if name == "csv" else "\n"
    for _, page in pages(name, count):
        page.encode("utf-8")
        assert unseen(page, allowed) == set()
        assert "##[" not in page
        assert "##vso[" not in page
        if name != "github":
            assert not re.search(r"^\s*::", page, re.MULTILINE)


# --- JSON of several kinds ---------------------------------------------------------------------


def shape(value):
    """A JSON value without its texts and numbers."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value]
    return type(value).__name__


@many
@pytest.mark.parametrize("name", ["json", "gitlab", "rdjson", "webannotation", "sarif"])
def test_json_keeps_its_shape(name, count):
    expected = shape(json.loads(renderer(name).render(hostile.benign())))

    for _, page in pages(name, count):
        assert shape(json.loads(page)) == expected


@many
def test_each_line_of_jsonl_is_one_row(count):
    expected = renderer("jsonl").render(hostile.benign()).count("\n")

    for report, page in pages("jsonl", count):
        rows = [json.loads(line) for line in page.split("\n")[:-1]]
        assert len(rows) == expected
        assert [row["id"] for row in rows if row["type"] == "claim"] == [
            c.id for c in report.claims
        ]


@pytest.fixture(scope="module")
def sarif_schema():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
    return jsonschema.Draft7Validator(schema)


LINK = re.compile(r"(?<!\\)(?:\\\\)*\[((?:[^\[\]\\]|\\.)*)\]\(([^)]*)\)")


@many
def test_sarif_is_valid_and_links_only_to_its_related_locations(count, sarif_schema):
    for _, page in pages("sarif", count):
        log = json.loads(page)
        assert not list(sarif_schema.iter_errors(log))
        for result in log["runs"][0]["results"]:
            linked = [int(target) for _, target in LINK.findall(result["message"]["text"])]
            assert linked == [each["id"] for each in result["relatedLocations"]]


# --- XML ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def junit_schema():
    etree = pytest.importorskip("lxml.etree")
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd")))


@many
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_junit_is_valid_and_has_no_further_element(count, encoding, junit_schema):
    etree = pytest.importorskip("lxml.etree")
    render = renderer("junit").render

    def inventory(tree):
        return [(each.tag, sorted(each.attrib)) for each in tree.iter()]

    expected = inventory(etree.fromstring(render(hostile.benign()).encode()))
    for report in hostile.reports(count):
        tree = etree.fromstring(render(report, encoding=encoding).encode(encoding))
        junit_schema.assertValid(tree)
        assert inventory(tree) == expected


# --- spreadsheets ------------------------------------------------------------------------------

DANGEROUS = re.compile(r"[\s\0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


@many
def test_csv_has_no_further_cell_and_no_formula(count):
    def table(page):
        assert page[0] == "\ufeff"
        return list(csv.reader(io.StringIO(page[1:], newline=""), strict=True))

    expected = len(table(renderer("csv").render(hostile.benign())))
    for report, page in pages("csv", count):
        rows = table(page)
        assert len(rows) == expected
        assert {len(row) for row in rows} == {len(COLUMNS)}
        assert not [cell for row in rows for cell in row if DANGEROUS.match(cell)]
        claims = {restored(row[1]).replace("\\", "") for row in rows[1:]}
        assert shown(report.claims[1].claim).replace("\\", "") in claims


# --- build servers -----------------------------------------------------------------------------

COMMAND = re.compile(r"::(notice|warning|error) ((?:\w+=[^,:]*,?)+)::(.*)")


@many
def test_github_gets_its_commands_and_no_other(count):
    expected = renderer("github").render(hostile.benign()).count("\n")

    for report, page in pages("github", count):
        lines = page.split("\n")[:-1]
        assert len(lines) == expected
        commands = [COMMAND.fullmatch(line) for line in lines]
        assert all(commands)
        messages = [found[3].replace("%0A", "\n").replace("%25", "%") for found in commands]
        assert not [m for m in messages if re.search(r"^\s*::", m, re.MULTILINE)]
        reason = shown(report.discrepancies[0].reason).strip(" ")
        assert any(reason.replace("\\", "") in m.replace("\\", "") for m in messages)


# --- Markdown ----------------------------------------------------------------------------------

ALIVE = re.compile(r"@\w|#\w|://|\bwww\.|:\w*[A-Za-z]\w*:|(?i:mailto:|xmpp:|\bGH-)")


def nodes(page):
    """The structure of a page as a CommonMark parser sees it, and its texts; bold left out."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    kinds, words = [], []
    for token in parser.parse(page):
        kinds.append(token.type)
        for child in token.children or ():
            if child.type == "html_inline":
                assert child.content in {"<strong>", "</strong>"}
            elif child.type != "text" and not child.type.startswith("strong"):
                kinds.append(child.type)
            words.append(child.content)
    return kinds, words


@many
def test_markdown_has_no_further_node_and_nothing_that_github_links(count):
    expected = Counter(nodes(renderer("markdown").render(hostile.benign()))[0])

    for report, page in pages("markdown", count):
        kinds, words = nodes(page)
        assert Counter(kinds) == expected
        text = "\x01".join(words)  # a tag between two words is the end of any link
        assert not ALIVE.search(text)
        plain = text.replace("\u200b", "").replace("\\", "")
        claim = re.sub(" +", " ", shown(report.claims[1].claim)).strip()
        assert claim.replace("\\", "") in plain
