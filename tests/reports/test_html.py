"""The HTML page: read back as a browser reads it, so that no text of a document is markup."""

import re
from collections import Counter
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from attrs import evolve

from claimcheck.model import Acceptance, Report
from claimcheck.reports import renderer
from claimcheck.reports.html import render, style
from claimcheck.reports.shown import shown
from claimcheck.reports.wording import SYMBOLS
from reports import hostile
from reports.builders import kitchens
from reports.goldens import golden

VOID = {"meta", "br"}

# What a page may be made of: any other element or attribute came from a document.
KNOWN = {
    "a": {"href", "class"}, "article": {"class", "id", "aria-labelledby", "aria-label"}, "b": set(),
    "bdi": set(), "blockquote": {"dir"}, "body": set(), "caption": set(), "code": {"class"},
    "details": set(), "div": {"class", "role", "aria-label", "tabindex", "dir"},
    "figcaption": set(), "figure": set(), "footer": set(), "h1": set(), "h2": {"id"}, "h3": {"id"},
    "h4": set(), "head": set(), "header": {"class"}, "html": {"lang"}, "li": {"class", "id"},
    "main": {"id", "tabindex"}, "mark": set(), "meta": {"charset", "name", "content", "http-equiv"},
    "nav": {"aria-label"}, "ol": {"class"}, "p": {"class"},
    "section": {"class", "id", "aria-labelledby"}, "small": set(),
    "span": {"class"}, "style": set(), "summary": set(), "table": {"class"},
    "tbody": set(), "td": {"class"}, "th": {"scope", "rowspan"}, "thead": set(),
    "time": {"datetime"}, "title": set(), "tr": set(), "ul": {"class"},
}  # fmt: skip
FREE = {"aria-label", "content", "datetime"}
"""Attributes that hold words; all others hold names that are made here."""


class Inventory(HTMLParser):
    """Counts elements with the names of their attributes, and checks that they are closed."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.found, self.open, self.words, self.skipping = Counter(), [], [], False
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        names = {name for name, _ in attrs}
        assert tag in KNOWN
        assert names <= KNOWN[tag], tag
        for name, value in attrs:
            if name not in FREE:
                assert re.fullmatch(r"[#\w-]+(?: [\w-]+)*|", value or ""), (name, value)
        if tag != "mark":
            self.found[tag, tuple(sorted(names))] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_pi(self, data):
        raise AssertionError(data)

    def unknown_decl(self, data):
        raise AssertionError(data)


def test_the_page_is_the_golden_one():
    page = re.sub(r"<style>.*?</style>", "<style></style>", render(kitchens()), flags=re.DOTALL)
    page = re.sub(r"sha256-[\w+/=]*", "sha256-", page)
    page = re.sub(r"claimcheck \d[\w.]*", "claimcheck 0", page)
    golden("report.html", page.replace("><", ">\n<"))


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.nightly)])
def test_no_text_becomes_an_element_or_attribute(count):
    expected = Inventory(render(hostile.benign())).found

    for report in hostile.reports(count):
        page = Inventory(render(report))
        text = "".join(page.words)
        assert page.found == expected
        assert shown(report.claims[1].claim) in text
        assert shown(report.discrepancies[0].reason) in text


@pytest.mark.parametrize("report", [kitchens(), Report(), hostile.benign()])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_every_encoding_gives_the_same_page(report, encoding):
    page = render(report, encoding=encoding)
    page.encode(encoding)

    assert "".join(Inventory(page).words) == "".join(Inventory(render(report)).words)


def test_the_page_needs_nothing_and_runs_nothing():
    page = render(kitchens())

    assert "<script" not in page
    assert "default-src 'none'" in page.replace("&#x27;", "'")
    assert not re.search(
        r"""(?:src|srcset|action)=|url\(|@import|<link|https?:|\bon\w+=|style=""", page
    )


def test_the_policy_names_the_style_sheet_that_is_there():
    from base64 import b64encode  # noqa: PLC0415 - this test alone works it out
    from hashlib import sha256  # noqa: PLC0415 - likewise

    page = render(kitchens())
    sheet = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]

    assert b64encode(sha256(sheet.encode()).digest()).decode() in page.replace("&#x27;", "'")
    assert sheet == style()


def test_the_parts_stand_in_their_order():
    titles = re.findall(r'<h2 id="\w+-title">(.*?)</h2>', render(kitchens()))

    assert titles == [
        "Summary", "Claims by document", "Claim by claim", "Between documents", "Who says what",
        "How the wording went", "To correct", "Left out as furniture", "Record",
    ]  # fmt: skip


def test_every_link_leads_somewhere_and_no_name_is_given_twice():
    page = render(kitchens())
    names = re.findall(r' id="([^"]*)"', page)

    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(names)
    assert set(re.findall(r'aria-labelledby="([^"]*)"', page)) <= set(names)


def test_the_matrix_has_heads_words_and_signs():
    page = render(kitchens())
    matrix = re.search(r'<table class="matrix">.*?</table>', page, re.DOTALL)[0]
    columns = re.findall(r'<th scope="col">([^<]*)', matrix)

    assert columns == ["Claim", "Office for School Food", "Marden Herald", "Vale Times"]
    assert matrix.count('<th scope="row">') == 3
    assert "<caption>" in matrix
    cells = re.findall(r"<td[^>]*>(.*?)</td>", matrix)
    words = [re.sub(r"<bdi>.*</bdi>|<[^>]*>", "", cell) for cell in cells]
    assert words == [
        "agree", "conflict", "not comparable", "agree", "silent", "drift", "silent", "agree",
        "not asked",
    ]  # fmt: skip


def test_words_that_differ_are_marked_for_eye_and_ear():
    page = render(kitchens())
    marks = re.findall(r"<mark>(.*?)</mark>", page)

    assert any("of which 87" in mark for mark in marks)
    assert 'content: " [differs: "' in style()


def test_each_verdict_has_its_sign_where_its_word_stands():
    signs = re.findall(r"\.([\w-]+) \{ --sign: \"(.*?)\"; \}", style())
    read = {name: re.sub(r"\\(\w+)", lambda code: chr(int(code[1], 16)), s) for name, s in signs}

    assert read == {verdict.value: sign for verdict, sign in SYMBOLS.items()}


def test_the_slots_of_a_claim_are_one_table_with_a_row_for_each_document():
    page = render(kitchens())
    card = next(c for c in re.findall(r"<article.*?</article>", page, re.DOTALL) if "Slot" in c)
    heads = re.findall(r'<th scope="col">(.*?)</th>', card)

    assert heads == ["Document", "Slot", "Claim", "Its words", "They are"]
    assert re.findall(r'<th scope="rowgroup" rowspan="(\d+)">', card)


def test_a_large_matrix_is_divided_by_its_claims(monkeypatch):
    monkeypatch.setattr("claimcheck.reports.html.MOST_CELLS", 3)
    monkeypatch.setattr("claimcheck.reports.html.FEWEST_ROWS", 1)
    page = render(kitchens())

    assert page.count('<table class="matrix">') == 3
    assert 'aria-label="Claims close to close"' in page


def test_what_was_accepted_is_told_and_not_to_be_corrected():
    report = kitchens()
    stood = Acceptance("d1", "transposed-digits", (), "a misprint, and known", "rk")
    found = evolve(report.discrepancies[0], accepted=stood)
    page = render(evolve(report, cells=(), discrepancies=(found,)))

    assert "by rk: a misprint, and known" in page
    assert 'id="corrections"' not in page


def test_a_source_is_not_asked_to_be_corrected():
    report = kitchens()
    survey = report.documents[1]
    primary = evolve(report.cells[0], document="survey")
    quoted = evolve(primary.findings[0], evidence=report.cells[1].evidence)
    cell = evolve(primary, evidence=quoted.evidence, findings=(quoted,))
    page = render(evolve(report, documents=(survey,), cells=(cell,), discrepancies=()))
    listed = page[page.index('id="corrections"') :]

    assert listed.index("The claim, meals.toml:9") < listed.index("Office for School Food")


def test_who_says_what_shows_the_words_between_the_figures():
    page = render(kitchens())
    listed = page[page.index('id="who"') : page.index('id="timeline"')]

    assert "<bdi>compared with 78</bdi>" in listed


# --- contrast ----------------------------------------------------------------------------------


def colours():
    """The custom properties of the style sheet, by scheme."""
    sheet = (files("claimcheck.reports") / "html.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)[:2]
    read = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]
    paper = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet[sheet.index("@media print") :]))
    return {"light": read[0], "dark": read[1], "print": paper}


def luminance(colour):
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


PAIRS = [
    *((text, ground) for text in ("ink", "muted", "link") for ground in ("paper", "surface")),
    ("ink", "mark"),
    *(
        (text, f"{verdict}-tint")
        for verdict in ("conflict", "drift", "not-comparable", "agree", "silent")
        for text in (verdict, "ink", "muted")
    ),
    *(
        (verdict, "surface")
        for verdict in ("conflict", "drift", "not-comparable", "agree", "silent")
    ),
]


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground(scheme, text, ground):
    known = colours()[scheme]

    assert contrast(known[text], known[ground]) >= 4.5


def test_every_colour_of_the_sheet_is_one_of_the_tested():
    sheet = (files("claimcheck.reports") / "html.css").read_text("utf-8")
    used = set(re.findall(r"(?<!-)(?:color|background): ([^;]+);", sheet))
    plain = {"inherit", "transparent", "Mark", "MarkText", "var(--tone)", "var(--tint)"}
    named = {f"var(--{name})" for pair in PAIRS for name in pair}

    assert used - plain - named == {"var(--tint, transparent)", "var(--tone, var(--muted))"}


def test_the_name_of_the_file_says_it():
    assert renderer("html").suffixes == (".html", ".htm")
