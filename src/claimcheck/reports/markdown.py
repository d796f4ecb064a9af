"""The report as Markdown, for a comment on a change, a step's summary, or a wiki.

Text of documents is escaped so that it stays text where it is shown: no markup, no link, no image,
and none of what GitHub makes of plain text (mentions, references to issues, emoji, formulas).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimcheck.model import Claim, Report, Span, Verdict
from claimcheck.reports.outline import Item, accepted_words, in_order, is_asked, items, tally
from claimcheck.reports.places import of_problem
from claimcheck.reports.shown import shown, without_directives
from claimcheck.reports.sides import Places, places_of, sides_of
from claimcheck.reports.wording import (
    SYMBOLS,
    WORDS,
    about_document,
    count,
    coverage_sentences,
    failing,
    slot_sentence,
    were,
)

MOST_FINDINGS: Final = 200
"""How many findings are listed; the others are counted. A comment holds 65,536 characters."""

MOST_CLAIMS: Final = 200
MOST_DOCUMENTS: Final = 20
LONGEST_QUOTATION: Final = 1_200

_HEADINGS: Final = {
    Verdict.CONFLICT: "Conflict",
    Verdict.DRIFT: "Drift: the wording changes what a reader takes from it",
    Verdict.NOT_COMPARABLE: "Not comparable: alike, but about something else",
    Verdict.AGREE: "Agree, with a remark",
    Verdict.SILENT: "Silent, with a remark",
}

_SPECIAL: Final = re.compile(r"[\\`*_\[\]()!|~$]")
_LEADING: Final = re.compile(r"^(\s*)([-+=#:]|\d+(?=[.)]))")
"""What begins a list, a heading or a rule where it begins a line."""

_SPACES: Final = re.compile(" {2,}")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_LINKING: Final = (
    # mentions and addresses; issues; schemes; hosts; emoji
    re.compile(r"@(?=\w)"),
    re.compile(r"#(?=\w)"),
    re.compile(r":(?=//)"),
    re.compile(r"(?i)\bwww(?=\.)"),
    re.compile(r":(?=[\w+-]*[A-Za-z][\w+-]*:|100:|1234:|[+-]1:)"),
    re.compile(r"(?i)(?:mailto|xmpp|\bGH)(?=[:-])"),
)
_BREAK: Final = "\0"
_BREAK_WRITTEN: Final = "&#8203;"
"""A space of no width, as GitHub's own bots break mentions with."""


def escaped(text: str, encoding: str = "utf-8") -> str:
    """The text on one line, as Markdown that shows just that text."""
    plain = _SPACES.sub(" ", shown(text))  # four of them at the beginning would be code
    for pattern in _LINKING:
        plain = pattern.sub(lambda found: found[0] + _BREAK, plain)
    plain = "".join(_ENTITIES.get(character, character) for character in plain)
    plain = _LEADING.sub(_escaped_lead, _SPECIAL.sub(r"\\\g<0>", plain))
    written = plain.replace(_BREAK, _BREAK_WRITTEN)
    try:
        written.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return written.encode("ascii", "xmlcharrefreplace").decode()
    return written


def _escaped_lead(found: re.Match[str]) -> str:
    # of a number it is the mark behind it that makes a list
    return f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and Markdown is filled by its reader
    color: bool = False,  # noqa: ARG001 - every format takes it, and Markdown has no colour
    encoding: str = "utf-8",
) -> str:
    """The report as a Markdown text with headings, one table, and quotations."""
    page = _Page(encoding)
    blocks = [
        f"# {page.text(report.title) if report.title else 'claimcheck'}",
        *_problems(page, report),
        "## What was checked",
        "\n".join(f"- {page.text(each)}" for each in coverage_sentences(report)),
        *_documents(page, report),
        *_table(page, report),
        *_findings(page, report),
    ]
    return without_directives("\n\n".join(blocks) + "\n")


class _Page:
    """How text and signs are written in the encoding of the page."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding

    def text(self, words: str) -> str:
        return escaped(words, self.encoding)

    def verdict(self, verdict: Verdict) -> str:
        return f"{self.sign(verdict)} {WORDS[verdict]}"

    def sign(self, verdict: Verdict) -> str:
        return self.text(SYMBOLS[verdict])

    def marked(self, words: str, marks: Sequence[Span]) -> str:
        """Words in which those that differ are bold."""
        parts: list[str] = []
        at = 0
        for mark in marks:
            kept = _trimmed(words, mark)
            if kept is None:
                continue
            parts += [self.text(words[at : kept.start]), self.bold(words[kept.start : kept.end])]
            at = kept.end
        return "".join([*parts, self.text(words[at:])])

    def bold(self, words: str) -> str:
        # the tag is safe beside any character, and two asterisks are not
        return f"<strong>{self.text(words)}</strong>"


def _trimmed(words: str, mark: Span) -> Span | None:
    """A mark without the spaces at its ends."""
    inner = words[mark.start : mark.end]
    start = mark.start + len(inner) - len(inner.lstrip())
    end = mark.end - (len(inner) - len(inner.rstrip()))
    return Span(start, end) if start < end else None


# --- the parts of the page ---------------------------------------------------------------------


def _problems(page: _Page, report: Report) -> Iterator[str]:
    if report.problems:
        yield f"## Not everything could be checked ({len(report.problems)})"
        yield "\n".join(
            f"- {page.text(of_problem(problem) + problem.what)}" for problem in report.problems
        )


def _documents(page: _Page, report: Report) -> Iterator[str]:
    documents = in_order(report.documents)
    if not documents:
        return
    yield "## Documents"
    rows = []
    for document in documents[:MOST_DOCUMENTS]:
        rows.append(f"- **{page.text(document.id)}**: {page.text(about_document(document))}")
        rows += [f"  - note: {page.text(note)}" for note in document.notes]
        if document.cut:
            cut = count(len(document.cut), "stretch", "stretches")
            rows.append(f"  - note: {cut} of page furniture left out")
    more = len(documents) - MOST_DOCUMENTS
    if more > 0:
        rows.append(f"- and {count(more, 'more document')}")
    yield "\n".join(rows)


def _table(page: _Page, report: Report) -> Iterator[str]:
    if not report.claims or not report.documents:
        return
    verdicts = {(cell.claim, cell.document): cell.verdict for cell in report.cells}
    heard = {document for (_, document), v in verdicts.items() if v is not Verdict.SILENT}
    documents = [d for d in in_order(report.documents) if d.id in heard][:MOST_DOCUMENTS]
    yield "## Claims by document"
    head = ["claim", *(page.text(document.id) for document in documents)]
    rows = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for claim in report.claims[:MOST_CLAIMS]:
        label = f"**{page.text(claim.id)}** {page.text(claim.claim)}"
        cells = [_cell(page, verdicts, claim, document.id) for document in documents]
        rows.append(f"| {' | '.join([label, *cells])} |")
    yield "\n".join(rows)
    more = len(report.claims) - MOST_CLAIMS
    if more > 0:
        yield f"and {count(more, 'more claim')}"
    rest = len(heard & {d.id for d in report.documents}) - len(documents)
    if rest > 0:
        yield f"and {count(rest, 'more document')}"
    silent = [page.text(d.id) for d in in_order(report.documents) if d.id not in heard]
    if silent:
        names = ", ".join(silent[:MOST_DOCUMENTS])
        further = len(silent) - MOST_DOCUMENTS
        names += f" and {further} more" if further > 0 else ""
        yield f"Silent on every claim: {names}"
    if tally(report)[Verdict.SILENT]:
        yield "Silent: nothing was found there that speaks of the claim."


def _cell(
    page: _Page, verdicts: Mapping[tuple[str, str], Verdict], claim: Claim, document: str
) -> str:
    verdict = verdicts.get((claim.id, document))
    if verdict is None and not is_asked(claim, document):
        return "not asked"
    return page.verdict(verdict or Verdict.SILENT)


def _findings(page: _Page, report: Report) -> Iterator[str]:
    listed = items(report)
    places = places_of(report)
    section: Verdict | None = None
    for number, item in enumerate(listed[:MOST_FINDINGS], start=1):
        if item.verdict is not section:
            section = item.verdict
            total = sum(other.verdict is section for other in listed)
            yield f"## {page.sign(section)} {_HEADINGS[section]} ({total})"
        yield from _item(page, item, number, places)
    more = len(listed) - MOST_FINDINGS
    if more > 0:
        told = f"{count(more, 'more finding')} {were(more)} left out here"
        yield f"{told}; `--format json` gives all of them."


def _item(page: _Page, item: Item, number: int, places: Places) -> Iterator[str]:
    name = item.rule or item.kind
    kind = f" ({page.text(item.kind)})" if item.kind and item.kind != name else ""
    named = [f"claim {item.claim.id}"] if item.claim else []
    named += [f"document {item.document}"] if item.document else []
    head = ", ".join([f"{item.severity.value}: {page.text(name)}{kind}", *map(page.text, named)])
    # the short name is what `claimcheck accept` takes
    head += f" \\[{page.text(item.id)}\\]" if item.id else ""
    yield f"### {number}\\. {head}"
    for side in sides_of(item, places):
        words, marks = side.words, side.marks
        more = len(words) - LONGEST_QUOTATION
        if more > 0:
            words = words[:LONGEST_QUOTATION]
            marks = tuple(mark for mark in marks if mark.end <= LONGEST_QUOTATION)
        told = page.marked(words, marks)
        told += f" … ({count(more, 'more character')})" if more > 0 else ""
        yield f"> {page.text(side.place)}\n>\n> {told or '&nbsp;'}"
    yield f"Why: {page.text(item.reason)}"
    if item.arithmetic:
        yield f"Arithmetic: {page.text(item.arithmetic)}"
    if item.accepted:
        yield f"Accepted {page.text(accepted_words(item.accepted))}"
    if item.known:
        yield "Known: an earlier run found this, too."
    if item.verdict is Verdict.NOT_COMPARABLE:
        rows = [slot_sentence(slot, against=item.against) for slot in failing(item.slots)]
        if rows:
            yield "\n".join(f"- Not the same: {page.text(row)}" for row in rows)
