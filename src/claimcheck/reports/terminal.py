"""The report for a person at a terminal, the only format that needs rich.

Nothing here depends on colour: verdicts are words beside symbols, and differing words stand
between marks. Text of documents and claims reaches rich only as `rich.text.Text`, after
`shown`, so that rich reads no markup in it and the terminal obeys nothing in it.
"""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

from rich.text import Text

from claimcheck.model import Claim, Problem, Report, Verdict
from claimcheck.reports import draft
from claimcheck.reports.explained import write_explained
from claimcheck.reports.facts import write_facts, write_lineages
from claimcheck.reports.outline import Item, accepted_words, in_order, is_asked, items, tally
from claimcheck.reports.page import STYLES, Page
from claimcheck.reports.places import of_problem
from claimcheck.reports.sides import Places, Side, places_of, sides_of
from claimcheck.reports.wording import (
    WORDS,
    about_document,
    count,
    coverage_sentences,
    failing,
    slot_sentence,
    were,
)

MOST_FINDINGS: Final = 200
"""How many findings are listed; the others are counted."""

MOST_CLAIMS: Final = 200
"""How many rows the table of claims and documents has."""

MOST_DOCUMENTS: Final = 40
"""How many documents are listed, and how many columns the table has."""

LONGEST_QUOTATION: Final = 1200
"""How much of a quotation is shown, in code points."""

BESIDE: Final = 76
"""From this width on, two quotations stand side by side."""

_HEADINGS: Final = {
    Verdict.CONFLICT: "CONFLICT",
    Verdict.DRIFT: "DRIFT: the wording changes what a reader takes from it",
    Verdict.NOT_COMPARABLE: "NOT COMPARABLE: alike, but about something else",
    Verdict.AGREE: "AGREE, with a remark",
    Verdict.SILENT: "SILENT, with a remark",
}


def render(
    report: Report, *, width: int = 100, color: bool = False, encoding: str = "utf-8"
) -> str:
    """The report as text `width` columns wide, that `encoding` can write.

    What could not be done comes first; then what was checked and what was not, the table of
    claims and documents, and each finding with both sides' words.
    """
    if report.drafts:
        return draft.render(report, width=width, color=color, encoding=encoding)
    page = Page(width, encoding)
    page.block(page.text(_title(report), "bold"))
    _write_problems(page, report.problems)
    _write_coverage(page, report)
    _write_documents(page, report)
    _write_table(page, report)
    _write_findings(page, report)
    write_facts(page, report)
    write_lineages(page, report)
    write_explained(page, report)
    return page.write(color=color)


# --- the parts of the page, from its head to its foot ------------------------------------------


def _title(report: Report) -> str:
    return f"claimcheck: {report.title}" if report.title else "claimcheck"


def _write_problems(page: Page, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    page.heading(f"NOT EVERYTHING COULD BE CHECKED ({len(problems)})", "bold red")
    for problem in problems:
        page.block(page.text(f"{of_problem(problem)}{problem.what}"), "  ! ")


def _write_coverage(page: Page, report: Report) -> None:
    page.heading("WHAT WAS CHECKED")
    for sentence in coverage_sentences(report):
        page.block(page.text(sentence), "  ")


def _write_documents(page: Page, report: Report) -> None:
    documents = in_order(report.documents)
    if not documents:
        return
    page.heading("DOCUMENTS")
    listed = documents[:MOST_DOCUMENTS]
    widest = min(max(page.text(document.id).cell_len for document in listed), page.width // 4)
    labels = [_name(page, document.id, widest) for document in listed]
    for document, label in zip(listed, labels, strict=True):
        widths = (widest, page.width - widest - 4)
        page.columns((label, page.text(about_document(document))), widths, "  ", "  ")
        indent = " " * (widest + 4)
        for note in document.notes:
            page.block(page.text(note), f"{indent}note: ")
        if document.cut:
            cut = f"{count(len(document.cut), 'stretch', 'stretches')} of page furniture left out"
            page.block(page.text(cut), f"{indent}note: ")
    _write_rest(page, len(documents) - MOST_DOCUMENTS, "document", "  ")


def _write_table(page: Page, report: Report) -> None:
    if not report.claims or not report.documents:
        return
    page.heading("CLAIMS BY DOCUMENT")
    verdicts = {(cell.claim, cell.document): cell.verdict for cell in report.cells}
    heard = {document for (_, document), v in verdicts.items() if v is not Verdict.SILENT}
    documents = [d for d in in_order(report.documents) if d.id in heard]
    claims = report.claims[:MOST_CLAIMS]
    shown_documents = documents[:MOST_DOCUMENTS]
    narrow = 12
    per_group = max(1, (page.width - 2 - 24) // (narrow + 2))
    for start in range(0, len(shown_documents), per_group):
        group = shown_documents[start : start + per_group]
        if start:
            page.gap()
        wide = min(page.width - 2 - len(group) * (narrow + 2), 60)
        widths = (wide, *(narrow for _ in group))
        head = (page.text("claim", "dim"), *(_name(page, d.id, narrow) for d in group))
        page.columns(head, widths, "  ", "  ")
        for claim in claims:
            cells = (_verdict(page, verdicts, claim, document.id) for document in group)
            page.columns((_label(page, claim, wide), *cells), widths, "  ", "  ")
    _write_rest(page, len(documents) - MOST_DOCUMENTS, "document", "  ")
    _write_rest(page, len(report.claims) - MOST_CLAIMS, "claim", "  ")
    silent = [d.id for d in in_order(report.documents) if d.id not in heard]
    if silent:
        names = ", ".join(silent[:MOST_DOCUMENTS])
        more = len(silent) - MOST_DOCUMENTS
        names += f" and {more} more" if more > 0 else ""
        page.block(page.text(f"Silent on every claim: {names}"), "  ")
    if tally(report)[Verdict.SILENT]:
        page.block(page.text("Silent: nothing was found there that speaks of the claim."), "  ")


def _name(page: Page, document: str, width: int) -> Text:
    """A document's id in a column, broken at its hyphens where it has to be."""
    return page.text("\n".join(textwrap.wrap(document, max(1, width))) or document, "bold")


def _label(page: Page, claim: Claim, width: int) -> Text:
    """A claim's id, and as many of its words as go on two lines."""
    room = 2 * width
    words = claim.claim if len(claim.claim) <= room else claim.claim[:room]
    label = Text.assemble(page.text(claim.id, "bold"), "  ", page.text(words))
    lines = page.wrapped(label, width)
    if len(lines) <= 2 and words == claim.claim:  # noqa: PLR2004 - the two lines of the docstring
        return label
    last = lines[1] if len(lines) > 1 else lines[0]
    last.truncate(width - len(page.glyphs.more))
    last.rstrip()
    last.append(page.glyphs.more)
    return Text("\n").join(lines[:2])


def _verdict(
    page: Page, verdicts: Mapping[tuple[str, str], Verdict], claim: Claim, document: str
) -> Text:
    verdict = verdicts.get((claim.id, document))
    if verdict is None and not is_asked(claim, document):
        return page.text("- not asked", "dim")
    verdict = verdict or Verdict.SILENT
    return page.text(f"{page.glyphs.symbols[verdict]} {WORDS[verdict]}", STYLES[verdict])


def _write_findings(page: Page, report: Report) -> None:
    listed = items(report)
    places = places_of(report)
    section: Verdict | None = None
    for number, item in enumerate(listed[:MOST_FINDINGS], start=1):
        if item.verdict is not section:
            section = item.verdict
            page.heading(
                f"{page.glyphs.symbols[section]} {_HEADINGS[section]} "
                f"({sum(other.verdict is section for other in listed)})",
                STYLES[section],
            )
        if section in {Verdict.AGREE, Verdict.SILENT}:
            _write_remark(page, item, number, places)
        else:
            _write_item(page, item, number, places)
    more = len(listed) - MOST_FINDINGS
    if more > 0:
        page.gap()
        page.block(
            page.text(
                f"{count(more, 'more finding')} {were(more)} left out here; "
                "--format json gives all of them."
            )
        )


def _write_remark(page: Page, item: Item, number: int, places: Places) -> None:
    named = [f"claim {item.claim.id}"] if item.claim else []
    named += [places.of_evidence(evidence) for evidence in item.evidence[:2]]
    kind = item.kind or item.rule
    sums = f" ({item.arithmetic})" if item.arithmetic else ""
    where = f" [{'; '.join(named)}]" if named else ""
    page.block(page.text(f"{kind}: {item.reason}{sums}{where}"), f"  {number}. ")


def _write_item(page: Page, item: Item, number: int, places: Places) -> None:
    page.gap()
    name = item.rule or item.kind
    kind = f" ({item.kind})" if item.kind and item.kind != name else ""
    named = [f"claim {item.claim.id}"] if item.claim else []
    named += [f"document {item.document}"] if item.document else []
    head = ", ".join([f"{item.severity.value}: {name}{kind}".removesuffix(": "), *named])
    # The short name is what `claimcheck accept` takes.
    head += f" [{item.id}]" if item.id else ""
    page.block(page.text(head, "bold"), Text(f"  {number}. ", style=STYLES[item.verdict]))
    indent = "     "
    _write_sides(page, _sides(page, item, places), indent)
    page.block(page.text(item.reason), f"{indent}Why: ")
    if item.arithmetic:
        page.block(page.text(item.arithmetic), f"{indent}Arithmetic: ")
    if item.consequence:
        page.block(page.text(f"{item.consequence}."), f"{indent}For a reader: ")
    if item.accepted:
        page.block(page.text(accepted_words(item.accepted)), f"{indent}Accepted ")
    if item.known:
        page.block(page.text("an earlier run found this, too."), f"{indent}Known: ")
    if item.verdict is Verdict.NOT_COMPARABLE:
        for slot in failing(item.slots):
            page.block(
                page.text(slot_sentence(slot, against=item.against)), f"{indent}Not the same: "
            )


def _write_rest(page: Page, more: int, noun: str, indent: str) -> None:
    if more > 0:
        page.block(page.text(f"and {count(more, f'more {noun}')}"), indent)


# --- the two sides of a finding ----------------------------------------------------------------


def _sides(page: Page, item: Item, places: Places) -> list[tuple[Text, Text]]:
    """The place and the words of each side, differing words marked."""
    return [
        (page.text(side.place, "dim"), _quotation(page, side)) for side in sides_of(item, places)
    ]


def _quotation(page: Page, side: Side) -> Text:
    """The words with marks around those that differ, shortened where nobody would read on."""
    marks = side.marks
    start = 0
    if len(side.words) > LONGEST_QUOTATION and marks:
        start = max(0, marks[0].start - LONGEST_QUOTATION // 3)
    end = min(len(side.words), start + LONGEST_QUOTATION)
    text = Text(f"{page.glyphs.more} " if start else "")
    at = start
    for mark in marks:
        if mark.end > end:
            break
        text.append_text(page.text(side.words[at : mark.start]))
        text.append(page.glyphs.opening)
        text.append_text(page.text(side.words[mark.start : mark.end], "bold underline"))
        text.append(page.glyphs.closing)
        at = mark.end
    text.append_text(page.text(side.words[at:end]))
    left_out = len(side.words) - end
    if left_out:
        text.append(f" {page.glyphs.more} ({count(left_out, 'more character')})")
    return text


def _write_sides(page: Page, sides: Sequence[tuple[Text, Text]], indent: str) -> None:
    bar = f"{page.glyphs.bar} "
    paired = sides[:2] if len(sides) > 1 and page.width >= BESIDE else ()
    if paired:
        half = (page.width - len(indent) - 2 * len(bar) - 1) // 2
        for texts in zip(*paired, strict=True):
            page.columns(texts, (half, half), f"{indent}{bar}", f" {bar}")
    for number, (place, words) in enumerate(sides[len(paired) :]):
        if paired or number:
            page.line(f"{indent}{bar}")
        page.block(place, f"{indent}{bar}", f"{indent}{bar}")
        page.block(words, f"{indent}{bar}", f"{indent}{bar}")
