"""The pages that a person sees: what to check, and the findings beside the text.

Every word that comes from a document, a claim or a form passes through `escape`; the pages hold no
script and no address but their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final

from attrs import frozen

from claimcheck.model import Document, Evidence, Finding, Report, Span, Verdict
from claimcheck.reports.outline import accepted_words
from claimcheck.reports.shown import shown
from claimcheck.web.answer import meant

__all__ = ["Numbered", "fault_page", "findings_of", "result_page", "start_page"]

_SAID: Final = (Verdict.CONFLICT, Verdict.DRIFT)
_SYMBOLS: Final = {Verdict.CONFLICT: "≠", Verdict.DRIFT: "~"}


@frozen
class Numbered:
    """A finding about a draft, with its number on the page and the draft's words."""

    number: int
    finding: Finding
    place: Evidence


def findings_of(report: Report, draft: Document) -> tuple[Numbered, ...]:
    """The conflicts and drifts that quote a draft, in the order of its words."""
    found = [f for c in report.cells if c.document == draft.id for f in c.findings]
    once: dict[str, tuple[Finding, Evidence]] = {}
    for finding in (*found, *report.discrepancies):
        place = next((e for e in finding.evidence if e.document == draft.id), None)
        if finding.verdict in _SAID and place is not None:
            once.setdefault(finding.id or finding.reason, (finding, place))
    ordered = sorted(once.values(), key=lambda pair: (meant(pair[1]).start, pair[0].rule))
    return tuple(Numbered(n, f, e) for n, (f, e) in enumerate(ordered, 1))


def _page(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_safe(title)}</title>\n"
        '<link rel="stylesheet" href="/style.css">\n</head>\n<body>\n'
        '<a class="skip" href="#main">Skip to the content</a>\n'
        '<header class="top"><a href="/">claimcheck</a> '
        "<span>Nothing leaves this machine.</span></header>\n"
        f'<main id="main">\n{body}</main>\n</body>\n</html>\n'
    )


def _safe(text: str) -> str:
    return escape(shown(text))


def start_page(kinds: Sequence[str], fault: str = "") -> str:
    """The page with the form; `kinds` are the suffixes of files that can be read."""
    accept = escape(",".join(kinds))
    told = f'<p class="fault" role="alert">{_safe(fault)}</p>\n' if fault else ""

    def files(name: str, label: str, more: str, *, several: bool, needed: bool = False) -> str:
        flags = (" multiple" if several else "") + (" required" if needed else "")
        return (
            f'<div class="drop"><label for="{name}">{label}</label>'
            f'<p id="{name}-more">{more}</p>'
            f'<input type="file" id="{name}" name="{name}" accept="{accept}"'
            f' aria-describedby="{name}-more"{flags}></div>\n'
        )

    body = (
        "<h1>Check a draft before publication</h1>\n"
        "<p>Every figure, name, quotation and plain sentence of the draft is looked for in the "
        "sources. What no source speaks of is listed as not checked.</p>\n"
        f"{told}"
        '<form method="post" action="/" enctype="multipart/form-data">\n'
        + files(
            "draft",
            "The draft",
            "Drop one file here, or choose it. The file is not changed.",
            several=False,
            needed=True,
        )
        + files(
            "primary",
            "Primary sources",
            "The release, the report, the judgment: what settles a question. Several files.",
            several=True,
        )
        + files(
            "sources",
            "Other sources",
            "Other outlets, earlier stories. Several files.",
            several=True,
        )
        + '<div class="drop"><label for="claims">A claims file</label>'
        '<p id="claims-more">Optional: claims that the draft has to agree with (.toml).</p>'
        '<input type="file" id="claims" name="claims" accept=".toml" '
        'aria-describedby="claims-more"></div>\n'
        '<p><button type="submit">Check the draft</button></p>\n</form>\n'
        f'<p class="quiet">Files that can be read: {escape(", ".join(kinds))}.</p>\n'
    )
    return _page("claimcheck: check a draft", body)


def fault_page(what: str) -> str:
    """The page for what cannot be done."""
    body = f'<h1>That could not be done</h1>\n<p class="fault" role="alert">{_safe(what)}</p>\n'
    return _page("claimcheck", f'{body}<p><a href="/">Start again</a></p>\n')


def result_page(name: str, draft: Document, report: Report, *, word: bool) -> str:
    """The draft with the findings beside it; `name` is the result's own, `word` offers the copy."""
    numbered = findings_of(report, draft)
    links = [
        (f"/result/{name}/report.html", "The report, to keep or print"),
        (f"/result/{name}/report.json", "The report for programs (JSON)"),
    ]
    if word:
        links.append((f"/result/{name}/draft.docx", "The draft in Word, with comments"))
    if any(n.finding.accepted for n in numbered):
        links.append((f"/result/{name}/claimcheck-accepted.toml", "What was accepted, to keep"))
    listed = "".join(f'<li><a href="{h}" download>{escape(w)}</a></li>' for h, w in links)
    body = (
        f"<h1>{_safe(draft.title or draft.file.name)}</h1>\n"
        f"{_summary(draft, report, numbered)}"
        f'<nav aria-label="Downloads"><ul class="links">{listed}'
        '<li><a href="/">Check another draft</a></li></ul></nav>\n'
        '<div class="desk">\n'
        f'<section aria-labelledby="text"><h2 id="text">The draft</h2>\n'
        f'<div class="text">{_marked(draft.text, numbered)}</div></section>\n'
        f'<section aria-labelledby="found"><h2 id="found">Findings</h2>\n'
        f"{_cards(name, numbered, report)}{_unchecked(report, draft)}</section>\n</div>\n"
    )
    return _page(f"claimcheck: {draft.file.name}", body)


def _summary(draft: Document, report: Report, numbered: Sequence[Numbered]) -> str:
    lines = []
    open_ = [n.finding for n in numbered if n.finding.open]
    told = [
        f"{sum(f.verdict is v for f in open_)} {v.value}"
        for v in _SAID
        if any(f.verdict is v for f in open_)
    ]
    settled = len(numbered) - len(open_)
    told += [f"{settled} accepted"] if settled else []
    lines.append(
        f"Found: {', '.join(told)}." if told else "No conflict and no drift in what was checked."
    )
    mine = [c for c in report.checked if c.place.document == draft.id]
    for part in dict.fromkeys(c.part for c in mine):
        of = [c for c in mine if c.part is part]
        lines.append(f"{sum(c.is_checked for c in of)} of {len(of)} {part.value}s checked.")
    read = report.coverage
    lines.append(f"{read.documents_read} of {read.documents} documents read.")
    problems = "".join(
        f"<li>{_safe(f'{p.file}: {p.what}' if p.file else p.what)}</li>" for p in report.problems
    )
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    lost = (
        f'<div class="fault" role="alert"><p>Not everything could be checked:</p>'
        f"<ul>{problems}</ul></div>\n"
        if problems
        else ""
    )
    return f'{lost}<ul class="summary">{rows}</ul>\n'


def _marked(text: str, numbered: Sequence[Numbered]) -> str:
    """The text, the words of each finding marked; marks that overlap are cut where others begin."""
    spans = [(meant(n.place), n) for n in numbered]
    edges = sorted({0, len(text), *(p for s, _ in spans for p in (s.start, s.end))})
    parts: list[str] = []
    named: set[int] = set()
    for start, end in pairwise(edges):
        words = "".join(c if c in "\n\t" else shown(c) for c in text[start:end])
        inside = [n for span, n in spans if span.start <= start and end <= span.end]
        if not inside:
            parts.append(escape(words))
            continue
        worst = min(inside, key=lambda n: (_SAID.index(n.finding.verdict), n.number))
        ids = [n for n in inside if n.number not in named]
        named.update(n.number for n in ids)
        links = "".join(
            f'<a class="number" id="w{n.number}" href="#f{n.number}" '
            f'aria-label="finding {n.number}">{n.number}</a>'
            for n in ids
        )
        look = worst.finding.verdict.value if worst.finding.open else "accepted"
        parts.append(f'<mark class="{look}">{escape(words)}{links}</mark>')
    return "".join(parts)


def _cards(name: str, numbered: Sequence[Numbered], report: Report) -> str:
    if not numbered:
        return "<p>No conflict and no drift was found in what was checked.</p>\n"
    return "".join(_card(name, each, report) for each in numbered)


def _card(name: str, each: Numbered, report: Report) -> str:
    finding = each.finding
    verdict = finding.verdict
    look = verdict.value if finding.open else "accepted"
    sum_ = f'<p class="sum">{_safe(finding.arithmetic)}</p>' if finding.arithmetic else ""
    inside = (
        "<p>These words are inside a quotation: report them, and do not correct them.</p>"
        if each.place.inside_quotation
        else ""
    )
    return (
        f'<article class="card {look}" id="f{each.number}" aria-labelledby="h{each.number}">\n'
        f'<h3 id="h{each.number}"><a href="#w{each.number}" class="number" '
        f'aria-label="to the words of finding {each.number}">{each.number}</a> '
        f"{_SYMBOLS[verdict]} {verdict.value}: {_safe(finding.rule)}</h3>\n"
        f"<p>{_safe(finding.reason)}</p>{sum_}{inside}\n"
        f"{''.join(_quotations(each, report))}{_settling(name, finding)}</article>\n"
    )


def _quotations(each: Numbered, report: Report) -> Iterator[str]:
    documents = {d.id: d for d in report.documents}
    yield _quotation("The draft", each.place)
    claim = next((c for c in report.claims if c.id == each.finding.claim), None)
    if claim is not None:
        where = f"Claim {claim.id}"
        yield f"<figure><blockquote>{_safe(claim.claim)}</blockquote>"
        yield f"<figcaption>{_safe(where)}</figcaption></figure>\n"
    for evidence in each.finding.evidence:
        if evidence is not each.place:
            document = documents.get(evidence.document)
            outlet = (document.outlet if document else None) or evidence.document
            yield _quotation(outlet, evidence)


def _quotation(who: str, evidence: Evidence) -> str:
    quote = evidence.quote
    marks = [Span(m.start - evidence.start, m.end - evidence.start) for m in evidence.marks]
    parts: list[str] = []
    at = 0
    for mark in sorted(marks):
        if at <= mark.start < mark.end <= len(quote):
            parts += [_safe(quote[at : mark.start]), f"<b>{_safe(mark.of(quote))}</b>"]
            at = mark.end
    parts.append(_safe(quote[at:]))
    place = f"{evidence.line}:{evidence.column}"
    return (
        f"<figure><blockquote>{''.join(parts)}</blockquote>"
        f"<figcaption>{_safe(who)}, {place}</figcaption></figure>\n"
    )


def _settling(name: str, finding: Finding) -> str:
    if finding.accepted:
        return f"<p>Accepted {_safe(accepted_words(finding.accepted))}</p>\n"
    if not finding.id:
        return ""
    key = escape(finding.id)
    return (
        f"<details><summary>Let it stand</summary>"
        f'<form method="post" action="/result/{name}/accept">'
        f'<input type="hidden" name="finding" value="{key}">'
        f'<label for="r-{key}">Why the words stand</label>'
        f'<input id="r-{key}" name="reason" required autocomplete="off">'
        f'<label for="b-{key}">Who has looked</label>'
        f'<input id="b-{key}" name="by" required autocomplete="name">'
        '<button type="submit">Accept</button></form></details>\n'
    )


def _unchecked(report: Report, draft: Document) -> str:
    left = [c for c in report.checked if c.place.document == draft.id and not c.is_checked]
    if not left:
        return ""
    rows: Iterable[str] = (
        f"<li>{escape(c.part.value)}, line {c.place.line}: {_safe(c.place.quote)}</li>"
        for c in left
    )
    return (
        f'<section aria-labelledby="left"><h2 id="left">Not checked ({len(left)})</h2>'
        "<p>No source speaks of these; that does not make them wrong, or right.</p>"
        f'<ul class="left">{"".join(rows)}</ul></section>\n'
    )
