"""The report as one HTML file: no script, nothing from the network, to read, print and keep.

Text of documents reaches the page only through `markup.text`. The page's policy forbids everything
but its own style sheet, which it names by its hash.
"""

# Longer than 400 lines: one function for each section of one page.

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from claimcheck.model import Cell, Claim, Document, Report, Role, State, Verdict
from claimcheck.reports.html_cards import (
    Page,
    chip,
    claim_card,
    css_class,
    discrepancies,
    page_of,
    row,
    timelines,
    who_says_what,
)
from claimcheck.reports.markup import NOTHING, Content, Markup, element, joined, written
from claimcheck.reports.outline import (
    VERDICTS,
    Item,
    accepted_words,
    in_order,
    is_asked,
    items,
    tally,
)
from claimcheck.reports.places import of_problem
from claimcheck.reports.places import written as path_of
from claimcheck.reports.sides import Side, sides_of
from claimcheck.reports.version import NAME, version
from claimcheck.reports.wording import WORDS, count, coverage_sentences

_PLURALS: Final = {
    Verdict.CONFLICT: ("conflict", "conflicts"),
    Verdict.DRIFT: ("drift", "drifts"),
    Verdict.NOT_COMPARABLE: ("not comparable", "not comparable"),
    Verdict.AGREE: ("agrees", "agree"),
    Verdict.SILENT: ("silent", "silent"),
}
_LONGEST_VALUE: Final = 28
"""How much of a document's words a cell of the matrix shows."""

MOST_CELLS: Final = 1_000
"""A matrix of more cells is divided by its claims: browsers lay out a table only as a whole."""

FEWEST_ROWS: Final = 5

MOST_CORRECTIONS: Final = 500
"""How many findings the list of corrections has."""

MOST_SILENT: Final = 200
"""How many silent documents are named."""


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and a page has none of its own
    color: bool = False,  # noqa: ARG001 - every format takes it, and a page has its own
    encoding: str = "utf-8",
) -> str:
    """The report as a page."""
    page = page_of(report)
    parts = [(name, title, content) for name, title, content in _sections(page) if content]
    body = joined(
        element("a", "Skip to the summary", href="#main", class_="skip"),
        element(
            "div",
            _header(report, [(name, title) for name, title, _ in parts]),
            element(
                "main",
                [_section(name, title, content) for name, title, content in parts],
                id="main",
                tabindex="-1",
            ),
            _footer(),
            class_="page",
        ),
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy()),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"{NAME} {version()}"),
        element("title", f"{report.title or 'Report'} · {NAME}"),
        element("style", Markup(style())),
    )
    html = element("html", head, "\n", element("body", body), lang="en")
    return written(f"<!doctype html>\n{html}\n", encoding)


@cache
def style() -> str:
    """The style sheet, without its comments and indents."""
    sheet = (files("claimcheck.reports") / "html.css").read_text(encoding="utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", sheet).strip()


def _policy() -> str:
    digest = b64encode(sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _sections(page: Page) -> Iterator[tuple[str, str, Content]]:
    """Each section's id, its title, and what it holds; an empty one is left out."""
    report = page.report
    yield "summary", "Summary", _summary(page)
    yield "matrix", "Claims by document", _matrix(page)
    yield "claims", "Claim by claim", [claim_card(page, claim) for claim in report.claims]
    yield "between", "Between documents", list(discrepancies(page))
    yield "who", "Who says what", who_says_what(page)
    yield "timeline", "How the wording went", _timeline(page)
    yield "corrections", "To correct", _corrections(page)
    yield "cut", "Left out as furniture", _cut(page)
    yield "record", "Record", _record(page)


def _section(name: str, title: str, content: Content) -> Markup:
    return element(
        "section",
        "\n",
        element("h2", title, id=f"{name}-title"),
        content,
        id=name,
        aria_labelledby=f"{name}-title",
    )


# --- head, summary, foot -----------------------------------------------------------------------


def _header(report: Report, sections: Sequence[tuple[str, str]]) -> Markup:
    facts = [count(len(report.claims), "claim")] if report.claims else []
    facts.append(count(len(report.documents), "document"))
    links = [element("li", element("a", title, href=f"#{name}")) for name, title in sections]
    return element(
        "header",
        element("p", f"{NAME} · {', '.join(facts)}", class_="brand"),
        element("h1", report.title or "What the documents say"),
        element("nav", element("ul", links), aria_label="Sections"),
        class_="top",
    )


def _footer() -> Markup:
    words = (
        f"Written by {NAME} {version()}, on this machine alone. It compares words; it does not "
        "know what is true. What was not checked is not known to be right."
    )
    return element("footer", element("p", words))


def _summary(page: Page) -> Content:
    report = page.report
    problems = None
    if report.problems:
        rows = [element("li", f"{of_problem(each)}{each.what}") for each in report.problems]
        title = f"Not everything could be checked ({len(rows)})"
        problems = element("div", element("h3", title), element("ul", rows), class_="notice")
    numbers = tally(report)
    for found in report.discrepancies:
        numbers[found.verdict] += 1
    shown = [v for v in VERDICTS if numbers[v] or (v is not Verdict.SILENT and report.claims)]
    tiles = [_tile(page, verdict, numbers[verdict]) for verdict in shown]
    sentences = [element("li", each) for each in coverage_sentences(report)]
    return [
        problems,
        element("ul", tiles, class_="tiles") if tiles else None,
        element("h3", "What was checked"),
        element("ul", sentences, class_="coverage"),
    ]


def _tile(page: Page, verdict: Verdict, number: int) -> Markup:
    told: Content = [
        element("span", str(number), class_="number"),
        " ",
        element("span", _PLURALS[verdict][number != 1], class_="name"),
    ]
    target = _first(page, verdict)
    inner = element("a", told, href=f"#{target}") if target else joined(told)
    return element("li", inner, class_=f"tile {css_class(verdict)}")


def _first(page: Page, verdict: Verdict) -> str | None:
    """The card of the first claim with that verdict."""
    for cell in page.report.cells:
        if cell.verdict is verdict:
            return page.claim_ids.get(cell.claim)
    for place, found in enumerate(page.report.discrepancies, start=1):
        if found.verdict is verdict:
            return f"x{place}"
    return None


# --- the matrix --------------------------------------------------------------------------------


def _matrix(page: Page) -> Content:
    report = page.report
    if not report.claims or not report.documents:
        return None
    heard = {cell.document for cell in report.cells if cell.verdict is not Verdict.SILENT}
    documents = [each for each in in_order(report.documents) if each.id in heard]
    silent = [each.id for each in in_order(report.documents) if each.id not in heard]
    rest = None
    if silent:
        names = ", ".join(silent[:MOST_SILENT])
        more = len(silent) - MOST_SILENT
        names += f" and {more} more" if more > 0 else ""
        rest = element("p", element("b", "Silent on every claim: "), names)
    if not documents:
        return rest
    size = max(FEWEST_ROWS, MOST_CELLS // len(documents))
    if len(report.claims) <= size + FEWEST_ROWS:
        size = len(report.claims)
    groups = [report.claims[at : at + size] for at in range(0, len(report.claims), size)]
    return [[_table(page, group, documents, divided=len(groups) > 1) for group in groups], rest]


def _table(
    page: Page, claims: Sequence[Claim], documents: Sequence[Document], *, divided: bool
) -> Markup:
    """The matrix, or some rows of it: in a box of its own, which a browser can put off."""
    head = element(
        "tr", element("th", "Claim", scope="col"), [_column(document) for document in documents]
    )
    rows = [
        joined(
            Markup("\n"),
            element(
                "tr",
                _row_head(page, claim),
                [_cell(page, claim, document.id) for document in documents],
            ),
        )
        for claim in claims
    ]
    caption = (
        "Each claim and what each document says of it, primary documents first. "
        "Silent: nothing was found there that speaks of the claim."
    )
    name = "Claims by document"
    if divided:
        name = f"Claims {claims[0].id} to {claims[-1].id}"
        caption = f"{name}. {caption}"
    table = element(
        "table",
        element("caption", element("span", caption)),
        element("thead", head),
        element("tbody", rows),
        class_="matrix",
    )
    return element("div", table, class_="scroll", role="region", aria_label=name, tabindex="0")


def _column(document: Document) -> Markup:
    facts = [document.date.isoformat() if document.date else None]
    facts.append(document.id if document.outlet and document.outlet != document.id else None)
    role = document.role
    label = None
    if role is Role.PRIMARY:
        label = element("span", "primary", class_="primary-mark")
    elif role is Role.DRAFT:
        label = element("span", "draft", class_="primary-mark")
    return element(
        "th",
        document.outlet or document.id,
        element("small", label, " " if label else None, ", ".join(f for f in facts if f)),
        scope="col",
    )


def _row_head(page: Page, claim: Claim) -> Markup:
    link = element("a", claim.id, href=f"#{page.claim_ids[claim.id]}")
    return element("th", link, " ", element("span", claim.claim), scope="row")


def _cell(page: Page, claim: Claim, document: str) -> Markup:
    cell = page.cells.get((claim.id, document))
    if cell is None or cell.verdict is Verdict.SILENT:
        asked = is_asked(claim, document)
        if not asked:
            return element("td", "not asked", class_="unasked")
        return element("td", WORDS[Verdict.SILENT], class_="silent")
    value = _short(cell)
    return element(
        "td",
        element("a", WORDS[cell.verdict], href=f"#{page.claim_ids[claim.id]}"),
        element("bdi", value) if value else None,
        class_=css_class(cell.verdict),
    )


_CUED: Final = frozenset({"modality", "quantifier", "cause", "direction", "superlative", "scope"})
"""Slots whose sides are cues, each with the value that it stands for."""


def _short(cell: Cell) -> str | None:
    """The document's own words for what the verdict turns on."""
    if cell.verdict is Verdict.AGREE:
        return None
    stated = [s for s in cell.slots if s.theirs and s.state is State.DIFFERENT]
    words = stated[0].theirs if stated else None
    if words and stated[0].name in _CUED:
        # A cue is kept with its value: "down:fell".
        words = words.partition(":")[2] or words
    if words is None or len(words) <= _LONGEST_VALUE:
        return words
    return f"{words[:_LONGEST_VALUE].rstrip()}…"


# --- timeline, corrections, cut ----------------------------------------------------------------


def _timeline(page: Page) -> Content:
    lines = list(timelines(page))
    if not lines:
        return None
    lead = "By the dates of the documents. Marked words are new against the document before."
    return [element("p", lead, class_="lead"), lines]


def _corrections(page: Page) -> Content:
    listed = [
        item
        for item in items(page.report)
        if item.verdict in {Verdict.CONFLICT, Verdict.DRIFT}
        and not (item.accepted or item.known)
        and item.evidence
    ]
    if not listed:
        return None
    lead = "What to look at again, ready to be copied into a message. Open findings only."
    rows = [_correction(page, item) for item in listed[:MOST_CORRECTIONS]]
    more = len(listed) - MOST_CORRECTIONS
    told = f"and {count(more, 'more finding')}; the JSON report has all of them."
    return [
        element("p", lead, class_="lead"),
        element("ol", rows, class_="corrections"),
        element("p", told, class_="muted") if more > 0 else None,
    ]


def _correction(page: Page, item: Item) -> Markup:
    sides = sides_of(item, page.places)
    settles = item.claim.source if item.claim else None
    # the source is right until somebody shows otherwise; then the claim is what is to be mended
    mend = min(sides, key=lambda side: _blame(side, settles))
    others = [side for side in sides if side is not mend][:2]
    ask = "These words are inside a quotation: ask the speaker, do not alter them."
    return element(
        "li",
        element("p", element("b", _called(mend)), f"“{mend.words}”"),
        element("p", chip(item.verdict), " ", item.reason),
        element("p", item.arithmetic, class_="sum") if item.arithmetic else None,
        [element("p", element("b", _called(other)), f"“{other.words}”") for other in others],
        element("p", ask, class_="muted") if mend.inside_quotation else None,
    )


def _called(side: Side) -> str:
    return f"{side.place}: " if side.document else f"The claim, {side.place}: "


def _blame(side: Side, settles: str | None) -> int:
    """How much a side is to be mended, the most first: a draft, an article, a claim, a source."""
    if side.document is None:
        return 2
    if side.document.id == settles or side.document.role is Role.PRIMARY:
        return 3
    return 0 if side.document.role is Role.DRAFT else 1


def _cut(page: Page) -> Content:
    blocks = [
        element(
            "details",
            element(
                "summary",
                f"{page.outlet(each.id)}: {count(len(each.cut), 'stretch', 'stretches')}",
            ),
            element("ul", [element("li", words) for words in each.cut]),
        )
        for each in in_order(page.report.documents)
        if each.cut
    ]
    if not blocks:
        return None
    lead = "Navigation, teasers and other words of a page that state nothing were not checked."
    return [element("p", lead, class_="lead"), blocks]


# --- the record --------------------------------------------------------------------------------


def _record(page: Page) -> Content:
    report = page.report
    claims = dict.fromkeys(path_of(claim.file) for claim in report.claims if claim.file)
    facts: list[tuple[str, str]] = [("Version", f"{NAME} {version()}")]
    if report.rules:
        facts.append(("Rules", ", ".join(rule.name for rule in report.rules)))
    if claims:
        facts.append(("Claims files", ", ".join(each for each in claims if each)))
    told = [row(name, value) for name, value in facts]
    return [told, _documents(report), _accepted(report)]


def _documents(report: Report) -> Markup | None:
    if not report.documents:
        return None
    names = ("Document", "Outlet", "Date", "Role", "File and its SHA-256", "Notes")
    rows = [
        element(
            "tr",
            element("th", each.id, scope="row"),
            element("td", each.outlet or NOTHING),
            element("td", each.date.isoformat() if each.date else NOTHING),
            element("td", each.role.value if each.role else NOTHING),
            element(
                "td",
                path_of(each.file),
                element("div", element("code", each.sha256, class_="hash")),
            ),
            element("td", [element("div", note) for note in each.notes] or NOTHING),
        )
        for each in in_order(report.documents)
    ]
    return element(
        "details",
        element("summary", f"The documents that were read ({len(rows)})"),
        element(
            "div",
            element(
                "table",
                element("thead", element("tr", [element("th", n, scope="col") for n in names])),
                element("tbody", rows),
                class_="plain",
            ),
            class_="wide",
        ),
    )


def _accepted(report: Report) -> Markup | None:
    found = [f for cell in report.cells for f in cell.findings] + list(report.discrepancies)
    stood = [each for each in found if each.accepted]
    if not stood:
        return None
    rows = [
        element("li", f"{each.rule} [{each.id}] {accepted_words(each.accepted)}")
        for each in stood
        if each.accepted
    ]
    title = f"Accepted findings ({len(rows)})"
    return element("details", element("summary", title), element("ul", rows))
