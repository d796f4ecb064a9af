"""The parts of the HTML page that show words: claims, findings, who says what, and since when."""

# Longer than 400 lines: one function for each part of one page that shows words.

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from claimcheck.model import Cell, Claim, Document, Evidence, Report, Slot, State, Verdict
from claimcheck.reports.difference import differing
from claimcheck.reports.markup import NOTHING, Content, Markup, element, joined, marked
from claimcheck.reports.outline import (
    VERDICTS,
    Item,
    accepted_words,
    item_of_finding,
    items_of_cell,
)
from claimcheck.reports.places import of_claim
from claimcheck.reports.sides import Places, Side, places_of, sides_of
from claimcheck.reports.way_back import WayBack
from claimcheck.reports.wording import WORDS, count, failing, slot_sentence

MOST_QUOTED: Final = 40
"""How many documents of each kind a claim shows with their words; all are counted."""

LONGEST_QUOTATION: Final = 1_200
LONGEST_WORDS: Final = 80
"""How long the words are that stand for a document in the list of who says what."""

_PLAIN_KINDS: Final = frozenset(("", "value", "paraphrase"))
_STATES: Final = {
    State.SAME: "same",
    State.COMPATIBLE: "compatible",
    State.DIFFERENT: "different",
    State.UNKNOWN: "not stated",
}


@frozen
class Page:
    """A report with what its parts look up: documents and cells, by their places in it."""

    report: Report
    places: Places
    back: WayBack
    claim_ids: Mapping[str, str]
    """For each claim the id of its card; ids of a page are never made of a document's words."""
    document_ids: Mapping[str, str]
    cells: Mapping[tuple[str, str], Cell]
    by_claim: Mapping[str, Sequence[Cell]]

    def anchor(self, cell: Cell) -> str:
        """The id of a cell's entry."""
        return (
            f"{self.claim_ids.get(cell.claim, 'c0')}-{self.document_ids.get(cell.document, 'd0')}"
        )

    def outlet(self, document: str) -> str:
        """What a document is called: its outlet, with its id where the outlet has several."""
        known = self.places.documents.get(document)
        if known is None or not known.outlet:
            return document
        return known.outlet


def page_of(report: Report) -> Page:
    """The page of a report."""
    by_claim: dict[str, list[Cell]] = {}
    for cell in report.cells:
        by_claim.setdefault(cell.claim, []).append(cell)
    return Page(
        report,
        places_of(report),
        WayBack(report.documents),
        {claim.id: f"c{place}" for place, claim in enumerate(report.claims, start=1)},
        {each.id: f"d{place}" for place, each in enumerate(report.documents, start=1)},
        {(cell.claim, cell.document): cell for cell in report.cells},
        by_claim,
    )


def css_class(verdict: Verdict) -> str:
    """The class that gives a verdict its colours."""
    return verdict.value


def chip(verdict: Verdict) -> Markup:
    """A verdict as a word; its class gives it the sign before it."""
    return element("span", WORDS[verdict], class_=f"chip {css_class(verdict)}")


# --- a claim and all that is said of it --------------------------------------------------------


def claim_card(page: Page, claim: Claim) -> Markup:
    """One claim: its words, what its author stated, and each document's verdict with its words."""
    name = page.claim_ids[claim.id]
    cells = page.by_claim.get(claim.id, ())
    told = [cell for cell in cells if cell.verdict in {Verdict.CONFLICT, Verdict.DRIFT}]
    told.sort(key=lambda cell: VERDICTS.index(cell.verdict))
    about = _about(page, claim)
    shown = [(cell, list(items_of_cell(cell, claim))) for cell in told[:MOST_QUOTED]]
    slots: dict[str, list[Item]] = {}
    for cell, parts in shown:
        slots.setdefault(page.outlet(cell.document), []).extend(parts)
    return element(
        "article",
        element("h3", element("span", claim.id, class_="claim-id"), claim.claim, id=f"{name}-h"),
        element("p", about, class_="meta") if about else None,
        _tally(cells),
        [_verdict(page, cell, parts) for cell, parts in shown],
        _more(len(told) - MOST_QUOTED),
        _slots(slots, ("Document", "Slot", "Claim", "Its words", "They are")),
        _others(page, cells, claim, Verdict.NOT_COMPARABLE),
        _others(page, cells, claim, Verdict.AGREE),
        class_="claim",
        id=name,
        aria_labelledby=f"{name}-h",
    )


def _more(number: int) -> Markup | None:
    if number <= 0:
        return None
    told = f"and {count(number, 'more document')}; the JSON report quotes all of them."
    return element("p", told, class_="muted")


def _about(page: Page, claim: Claim) -> str:
    stated = [of_claim(claim, page.places.names) if claim.file else None]
    for name in ("period", "place", "population", "unit", "speaker", "source"):
        value = getattr(claim, name)
        stated.append(f"{'settled by' if name == 'source' else name} {value}" if value else None)
    stated.append(f"about {', '.join(claim.where)}" if claim.where else None)
    stated.append(None if claim.confirmed else "not confirmed yet")
    stated += [f"#{tag}" for tag in claim.tags]
    stated.append(claim.note)
    return " · ".join(each for each in stated if each)


def _tally(cells: Sequence[Cell]) -> Markup:
    if not cells:
        words = "Nothing was found in any document that speaks of this claim."
        return element("p", chip(Verdict.SILENT), " ", words)
    chips: list[Content] = []
    for verdict in VERDICTS:
        number = sum(cell.verdict is verdict for cell in cells)
        if number:
            words = f"{number} {WORDS[verdict]}"
            chips += [element("span", words, class_=f"chip {css_class(verdict)}"), " "]
    return element("p", chips)


def _verdict(page: Page, cell: Cell, parts: Sequence[Item]) -> Markup:
    """A conflict or drift: its findings one below the other."""
    blocks = [
        finding(page, item, heading=page.outlet(cell.document), anchor=page.anchor(cell))
        if place == 0
        else finding(page, item, heading=page.outlet(cell.document), anchor=None)
        for place, item in enumerate(parts)
    ]
    return joined(*blocks)


def finding(
    page: Page, item: Item, *, heading: str, anchor: str | None, level: str = "h4"
) -> Markup:
    """What one rule says, with both sides' words and the sum."""
    rule = item.rule or item.kind
    kind = f" ({item.kind})" if item.kind and item.kind != rule else ""
    name = f" [{item.id}]" if item.id else ""
    return element(
        "section",
        element(
            level,
            chip(item.verdict),
            f" {heading} ",
            element("small", f"{item.severity.value}: {rule}{kind}{name}"),
        ),
        element(
            "div",
            [_figure(side) for side in _sides(item, page)],
            class_="sides",
        ),
        row("Why", item.reason),
        row("Arithmetic", item.arithmetic, "row sum") if item.arithmetic else None,
        row("Accepted", accepted_words(item.accepted)) if item.accepted else None,
        row("Known", "an earlier run found this, too.") if item.known else None,
        [row("Not the same", slot) for slot in _failing(item)],
        class_=f"finding {css_class(item.verdict)}",
        id=anchor,
    )


def _sides(item: Item, page: Page) -> list[Side]:
    return sides_of(item, page.places)


def _failing(item: Item) -> Iterator[str]:
    if item.verdict is Verdict.NOT_COMPARABLE:
        for slot in failing(item.slots):
            yield slot_sentence(slot, against=item.against)


def _figure(side: Side) -> Markup:
    facts: list[Content] = [side.place if side.document else f"the claim, {side.place}"]
    if side.document and side.document.date:
        facts += [", ", _time(side.document)]
    return element(
        "figure",
        element("figcaption", facts),
        element("blockquote", quotation(side), dir="auto"),
    )


def quotation(side: Side) -> Markup:
    """The words of a side, those that differ marked, cut where nobody would read on."""
    more = len(side.words) - LONGEST_QUOTATION
    if more <= 0:
        return marked(side.words, side.marks)
    kept = tuple(mark for mark in side.marks if mark.end <= LONGEST_QUOTATION)
    cut = marked(side.words[:LONGEST_QUOTATION], kept)
    return joined(cut, element("small", f" … ({count(more, 'more character')})"))


def row(name: str, words: str, css: str = "row") -> Markup:
    """A line of a card: what it tells, and the words."""
    return element("div", element("b", name), words, class_=css)


def _slots(told: Mapping[str, Sequence[Item]], columns: Sequence[str]) -> Markup | None:
    """How the slots compare, to be opened: one table for a card, of each document its rows.

    The first column names the document; findings that stand by themselves have none, and no name.
    """
    groups: list[Content] = []
    for name, items in told.items():
        stated = (slot for item in items for slot in item.slots if slot.ours or slot.theirs)
        slots = list(dict.fromkeys(stated))
        of = element("th", name, scope="rowgroup", rowspan=str(len(slots))) if name else None
        rows = [_slot(slot, of if at == 0 else None) for at, slot in enumerate(slots)]
        if rows:
            groups.append(element("tbody", rows))
    if not groups:
        return None
    head = element("tr", [element("th", name, scope="col") for name in columns])
    return element(
        "details",
        element("summary", "How each slot compares"),
        element(
            "div",
            element("table", element("thead", head), groups, class_="plain"),
            class_="wide",
        ),
    )


def _slot(slot: Slot, of: Markup | None) -> Markup:
    return element(
        "tr",
        of,
        element("th", slot.name, scope="row"),
        element("td", slot.ours or NOTHING),
        element("td", slot.theirs or NOTHING),
        element("td", _STATES[slot.state]),
    )


def _others(page: Page, cells: Sequence[Cell], claim: Claim, verdict: Verdict) -> Markup | None:
    """The documents that agree, or that are about something else, to be opened."""
    chosen = [cell for cell in cells if cell.verdict is verdict]
    if not chosen:
        return None
    number = count(len(chosen), "document")
    if verdict is Verdict.AGREE:
        title = f"{number} {'agrees' if len(chosen) == 1 else 'agree'}"
    else:
        title = f"{number} not comparable: alike, but about something else"
    rows = [
        element("li", _brief(page, cell, claim), id=page.anchor(cell))
        for cell in chosen[:MOST_QUOTED]
    ]
    more = len(chosen) - MOST_QUOTED
    if more > 0:
        told = f"and {count(more, 'more document')}; the JSON report quotes all of them."
        rows.append(element("li", told, class_="muted"))
    return element("details", element("summary", title), element("ul", rows, class_="said"))


def _brief(page: Page, cell: Cell, claim: Claim) -> Content:
    item = next(items_of_cell(cell, claim), None)
    reason = cell.reason
    sums = item.arithmetic if item else None
    remark = cell.verdict is Verdict.NOT_COMPARABLE or sums or not set(cell.kinds) <= _PLAIN_KINDS
    evidence = cell.evidence[0] if cell.evidence else None
    return [
        element("b", page.outlet(cell.document)),
        element("small", " ", _place(page, evidence)) if evidence else None,
        element("div", _quoted(evidence), class_="quote", dir="auto") if evidence else None,
        element("div", reason) if remark else None,
        element("div", sums, class_="sum") if sums else None,
        [element("div", words, class_="muted") for words in (_failing(item) if item else ())],
    ]


def _place(page: Page, evidence: Evidence) -> str:
    quoted = " (inside a quotation)" if evidence.inside_quotation else ""
    place = page.back.place(evidence)
    return f"{page.places.line_of(evidence)}{f', {place}' if place else ''}{quoted}"


def _quoted(evidence: Evidence) -> str:
    words = evidence.quote
    return words if len(words) <= LONGEST_QUOTATION else f"{words[:LONGEST_QUOTATION]} …"


def _time(document: Document) -> Markup:
    day = document.date.isoformat() if document.date else ""
    return element("time", day, datetime=day)


# --- between outlets ---------------------------------------------------------------------------


def who_says_what(page: Page) -> Markup | None:
    """For each claim that several documents speak of: which words, and whose they are."""
    rows: list[Content] = []
    for claim in page.report.claims:
        cells = page.by_claim.get(claim.id, ())
        if len(cells) < 2:  # noqa: PLR2004 - one voice says nothing about several
            continue
        groups: dict[tuple[str, Verdict], list[str]] = {}
        for cell in sorted(cells, key=lambda each: VERDICTS.index(each.verdict)):
            groups.setdefault((_said(cell), cell.verdict), []).append(page.outlet(cell.document))
        for place, ((words, verdict), outlets) in enumerate(groups.items()):
            head = None
            if place == 0:
                link = element("a", claim.id, href=f"#{page.claim_ids[claim.id]}")
                head = element("th", link, scope="rowgroup", rowspan=str(len(groups)))
            rows.append(
                element(
                    "tr",
                    head,
                    element("td", chip(verdict)),
                    element("td", element("bdi", words or NOTHING)),
                    element("td", _listed(outlets)),
                )
            )
    if not rows:
        return None
    head = element(
        "tr",
        [element("th", name, scope="col") for name in ("Claim", "Verdict", "Words", "Who")],
    )
    caption = element(
        "caption", element("span", "What each outlet says of a claim, the same words together")
    )
    return element(
        "div",
        element("table", caption, element("thead", head), element("tbody", rows), class_="plain"),
        class_="wide",
    )


def _said(cell: Cell) -> str:
    """A document's words for what the verdict turns on: the slot that differs, or the value."""
    different = [s.theirs for s in cell.slots if s.theirs and s.state is State.DIFFERENT]
    if different and different[0]:
        return different[0]
    evidence = cell.evidence[0] if cell.evidence else None
    if evidence and evidence.marks:
        # what the reason speaks of, and what stands between: "90, compared with 49"
        first = min(mark.start for mark in evidence.marks) - evidence.start
        last = max(mark.end for mark in evidence.marks) - evidence.start
        words = evidence.quote[max(0, first) : last]
        if 0 < len(words) <= LONGEST_WORDS:
            return words
    return next((s.theirs for s in cell.slots if s.theirs and s.name == "value"), None) or ""


def _listed(outlets: Sequence[str]) -> str:
    names = list(dict.fromkeys(outlets))
    more = len(names) - MOST_QUOTED
    return ", ".join(names[:MOST_QUOTED]) + (f" and {more} more" if more > 0 else "")


def discrepancies(page: Page) -> Iterator[Markup]:
    """What documents say differently from each other, or from themselves."""
    for place, found in enumerate(page.report.discrepancies, start=1):
        item = item_of_finding(found, None)
        names = dict.fromkeys(page.outlet(each.document) for each in found.evidence)
        heading = " and ".join(list(names)[:2]) or "One document"
        yield element(
            "article",
            finding(page, item, heading=heading, anchor=f"x{place}", level="h3"),
            _slots({"": [item]}, ("Slot", "First", "Second", "They are")),
            class_="between",
            aria_label=f"{WORDS[found.verdict]}, {heading}",
        )


# --- timeline ----------------------------------------------------------------------------------


def timelines(page: Page) -> Iterator[Markup]:
    """For each claim with several dated documents: how its wording went from one to the next."""
    for claim in page.report.claims:
        dated = []
        for cell in page.by_claim.get(claim.id, ()):
            document = page.places.documents.get(cell.document)
            if document and document.date and cell.evidence:
                dated.append((document.date, document.id, cell, document))
        dated.sort(key=lambda each: each[:2])
        if len({day for day, *_ in dated}) < 2:  # noqa: PLR2004 - a line needs two points
            continue
        entries: list[Content] = []
        before: str | None = None
        for _, _, cell, document in dated[:MOST_QUOTED]:
            words = cell.evidence[0].quote
            entries.append(_entry(page, cell, document, before))
            before = words
        title = element("a", claim.id, href=f"#{page.claim_ids[claim.id]}")
        yield element(
            "div",
            element("h3", title, " ", element("span", claim.claim, class_="quote")),
            element("ol", entries, class_="timeline"),
            class_="between",
        )


def _entry(page: Page, cell: Cell, document: Document, before: str | None) -> Markup:
    words = _quoted(cell.evidence[0])
    if before == words:
        shown: Content = element("span", "the same words", class_="muted")
    else:
        changed = differing(before, words)[1] if before is not None else ()
        shown = marked(words, changed)
    return element(
        "li",
        _time(document),
        element(
            "div",
            element("b", page.outlet(cell.document)),
            " ",
            chip(cell.verdict),
            element("div", shown, class_="quote", dir="auto"),
        ),
    )
