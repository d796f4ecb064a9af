"""The report on drafts, for a person at a terminal: a line for each place that must be looked at.

The lines begin as those of a compiler, `draft.md:7:22 conflict relation: …`, so that an editor can
jump to them; below stand the source's words with their place, and why.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen
from rich.text import Text

from claimcheck.model import (
    Checked,
    Document,
    Evidence,
    Finding,
    Part,
    Report,
    Severity,
    Slot,
    Span,
    State,
    Verdict,
)
from claimcheck.reports.explained import write_explained
from claimcheck.reports.outline import accepted_words
from claimcheck.reports.page import STYLES, Page
from claimcheck.reports.places import of_evidence, short_names, written
from claimcheck.reports.wording import WORDS

__all__ = ["listed", "render"]

MOST_NAMED: Final = 12
"""How many things that no source covers are named in the summary; `--show uncovered` has all."""

AROUND: Final = 48
"""How many code points of the draft stand before and behind the words that are meant."""

LONGEST: Final = 420
"""How much of a source's words is shown, in code points."""

_PARTS: Final = {
    Part.FIGURE: ("figure", "figures"),
    Part.NAME: ("name", "names"),
    Part.QUOTATION: ("quotation", "quotations"),
    Part.SENTENCE: ("sentence without a figure", "sentences without a figure"),
}
_SEVERITIES: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def render(
    report: Report, *, width: int = 100, color: bool = False, encoding: str = "utf-8"
) -> str:
    """What to look at in the drafts, in their order, then what was checked and what was not."""
    page = Page(width, encoding)
    if report.problems:
        page.block(
            page.text(f"NOT EVERYTHING COULD BE CHECKED ({len(report.problems)})", "bold red")
        )
        for problem in report.problems:
            named = [n for n in (written(problem.file), problem.document, problem.claim) if n]
            where = f"{', '.join(dict.fromkeys(named))}: " if named else ""
            page.block(page.text(f"{where}{problem.what}"), "  ! ")
        page.gap()
    view = _View.of(report)
    lines = sorted(_lines(report, view), key=lambda line: (line.draft, line.start, line.rank))
    for place, line in enumerate(lines):
        if place:
            page.gap()
        _write(page, line)
    if lines:
        page.gap()
    for sentence in _summary(report, view):
        page.block(page.text(sentence))
    write_explained(page, report)
    return page.write(color=color)


@frozen
class _View:
    """How documents are called, and where words of them stand."""

    documents: Mapping[str, Document]
    names: Mapping[Path, Path]
    drafts: frozenset[str]
    sources: Mapping[str, str]

    @classmethod
    def of(cls, report: Report) -> "_View":
        files = [d.file for d in report.documents]
        return cls(
            {d.id: d for d in report.documents},
            short_names(files),
            frozenset(report.drafts),
            {c.id: c.claim for c in report.claims},
        )

    def place(self, evidence: Evidence, at: int | None = None) -> str:
        """`file:line:column` of a quotation, or of an offset inside it."""
        document = self.documents.get(evidence.document)
        # The whole path of a draft, so that an editor finds it; a source is known by its name.
        file = document.file if document else None
        if file is not None and evidence.document not in self.drafts:
            file = self.names.get(file, file)
        if at is None or not evidence.start <= at < evidence.end:
            return of_evidence(evidence, file)
        before = evidence.quote[: at - evidence.start]
        line = evidence.line + before.count("\n")
        broken = before.rfind("\n")
        column = evidence.column + len(before) if broken < 0 else len(before) - broken
        return f"{written(file) or evidence.document}:{line}:{column}"


@frozen
class _Line:
    """One place of a draft, with what is said of it."""

    draft: str
    start: int
    rank: int
    verdict: Verdict
    head: str
    words: str
    sides: tuple[tuple[str, str], ...]
    why: str
    further: tuple[str, ...] = ()


def _lines(report: Report, view: _View) -> Iterator[_Line]:
    suggested = {s.finding: s for s in report.suggestions}
    for finding in report.discrepancies:
        suggestion = suggested.get(finding.id)
        further = (
            (f"instead: {suggestion.words} -> {suggestion.instead} (--diff)",) if suggestion else ()
        )
        yield _of_finding(finding, view, further)
    claims = {c.id: c for c in report.claims}
    for cell in report.cells:
        for finding in cell.findings:
            if finding.verdict in {Verdict.CONFLICT, Verdict.DRIFT}:
                claim = claims.get(cell.claim)
                unconfirmed = claim is not None and not claim.confirmed
                note = ("the claim is not confirmed by anybody yet",) if unconfirmed else ()
                yield _of_finding(finding, view, note)


def _of_finding(finding: Finding, view: _View, further: tuple[str, ...]) -> _Line:
    mine = [e for e in finding.evidence if e.document in view.drafts]
    others = [e for e in finding.evidence if e.document not in view.drafts]
    first, rest = mine[0], mine[1:]
    span = _meant(first, finding.slots)
    sides = [(view.place(e), _shown(e)) for e in (*others, *rest)]
    if finding.claim is not None:
        sides.append((f"claim {finding.claim}", f"“{view.sources.get(finding.claim, '')}”"))
    quoted = " (inside a quotation)" if first.inside_quotation else ""
    why = finding.reason + (f" ({finding.arithmetic})" if finding.arithmetic else "")
    why += f" [{finding.id}]" if finding.id else ""
    if finding.consequence:
        further = (f"for a reader: {finding.consequence}", *further)
    if finding.accepted is not None:
        further = (*further, f"accepted {accepted_words(finding.accepted)}")
    elif finding.known:
        further = (*further, "known from the baseline")
    severity = "" if finding.severity is Severity.ERROR else f" [{finding.severity.value}]"
    return _Line(
        draft=first.document,
        start=span.start if span else first.start,
        rank=_SEVERITIES[finding.severity],
        verdict=finding.verdict,
        head=f"{view.place(first, span.start if span else None)} "
        f"{WORDS[finding.verdict]} {finding.kind}{severity}:{quoted}",
        words=_around(first, span),
        sides=tuple(sides),
        why=why,
        further=further,
    )


def _meant(evidence: Evidence, slots: Sequence[Slot]) -> Span | None:
    """The words of a draft that a finding speaks of: those it marks, or those of its slots."""
    if evidence.marks:
        return Span(min(m.start for m in evidence.marks), max(m.end for m in evidence.marks))
    for slot in slots:
        words = (slot.ours or "").rpartition(":")[2]
        if slot.state is State.DIFFERENT and words and evidence.quote.count(words) == 1:
            at = evidence.start + evidence.quote.index(words)
            return Span(at, at + len(words))
    return None


def _around(evidence: Evidence, span: Span | None) -> str:
    """The draft's words around those that are meant, which stand between marks."""
    if span is None:
        return _cut(evidence.quote, 2 * AROUND)
    start, end = span.start - evidence.start, span.end - evidence.start
    quote = evidence.quote
    left, right = max(0, start - AROUND), min(len(quote), end + AROUND)
    while left > 0 and not quote[left - 1].isspace():
        left -= 1
    while right < len(quote) and not quote[right].isspace():
        right += 1
    before = ("… " if left else "") + quote[left:start]
    after = quote[end:right] + (" …" if right < len(quote) else "")
    return f"{before}«{quote[start:end]}»{after}"


def _shown(evidence: Evidence) -> str:
    quote = evidence.quote
    for mark in sorted(evidence.marks, reverse=True):
        start, end = mark.start - evidence.start, mark.end - evidence.start
        quote = f"{quote[:start]}«{quote[start:end]}»{quote[end:]}"
    quoted = " (inside a quotation)" if evidence.inside_quotation else ""
    return f"“{_cut(quote, LONGEST)}”{quoted}"


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[:most].rsplit(maxsplit=1)[0] + " …"


def _write(page: Page, line: _Line) -> None:
    head = page.text(line.head, STYLES[line.verdict])
    page.block(Text.assemble(head, " ", page.text(line.words)), rest="    ")
    for place, words in line.sides:
        page.block(
            Text.assemble(page.text(place, "dim"), "  ", page.text(words)), "    ", rest="        "
        )
    page.block(page.text(line.why), "    why: ")
    for each in line.further:
        page.block(page.text(each), "    ")


# --- what was checked, and what was not --------------------------------------------------


def _summary(report: Report, view: _View) -> Iterator[str]:
    everything = [*report.discrepancies, *(f for c in report.cells for f in c.findings)]
    found = [f.verdict for f in everything if f.open]
    conflicts, drifts = found.count(Verdict.CONFLICT), found.count(Verdict.DRIFT)
    drafts = [d for d in report.documents if d.id in view.drafts]
    sources = [d for d in report.documents if d.id not in view.drafts]
    primary = sum(d.role is not None and d.role.value == "primary" for d in sources)
    settled = f", {primary} of them primary" if sources else ""
    told = f"{_count(conflicts, 'conflict')}, {_count(drifts, 'drift')}"
    yield (
        f"{told} in {_count(len(drafts), 'draft')}, against {_count(len(sources), 'source')}"
        f"{settled}"
        + (f" and {_count(len(report.claims), 'claim')}" if report.claims else "")
        + "."
    )
    for part in Part:
        of_part = [c for c in report.checked if c.part is part]
        left = [c for c in of_part if not c.is_checked]
        if not of_part:
            continue
        noun = _PARTS[part][len(of_part) != 1]
        sentence = f"{len(of_part) - len(left)} of {len(of_part)} {noun} checked"
        if not left:
            yield f"{sentence}."
            continue
        named = [_named(c) for c in left[:MOST_NAMED]]
        more = len(left) - len(named)
        rest = f" and {more} more" if more else ""
        yield f"{sentence}; {len(left)} not: {', '.join(named)}{rest}."
    if any(not c.is_checked for c in report.checked):
        yield "What no source speaks of is not known to be right (--show uncovered lists it)."
    settled_otherwise = [c for c in report.checked if c.others]
    for each in settled_otherwise[:MOST_NAMED]:
        place = ", ".join(view.place(e) for e in each.others)
        yield (
            f"{view.place(each.place)}: a primary source agrees with {each.place.quote}; "
            f"another says otherwise: {place}."
        )


def _named(checked: Checked) -> str:
    words = _cut(" ".join(checked.place.quote.split()), 40)
    where = f"{checked.place.line}:{checked.place.column}"
    return f"{words} ({where})"


def listed(report: Report, *, everything: bool = False) -> str:
    """What in the drafts no source covers, a line each; or everything, with what covers it.

    Every line is safe to show: it is made of the words of documents after `shown`.
    """
    view = _View.of(report)
    page = Page(100_000, "utf-8")
    wanted = [c for c in report.checked if everything or not c.is_checked]
    page.gap()
    page.line("EVERYTHING THAT CAN BE CHECKED" if everything else "NOT COVERED BY ANY SOURCE")
    for each in wanted:
        words = _cut(" ".join(each.place.quote.split()), 160)
        told = _PARTS[each.part][0].split(maxsplit=1)[0]
        verdict = "not covered" if each.verdict is Verdict.SILENT else WORDS[each.verdict]
        where = f"  [{view.place(each.source)}]" if each.source else ""
        why = f"  {each.reason}" if each.reason and each.verdict is not Verdict.AGREE else ""
        line = f"  {view.place(each.place)} {verdict} {told}: {words}{where}{why}"
        page.line(page.text(line))
    if not wanted:
        page.line("  nothing")
    return page.write(color=False)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
