"""One document in many formats: what a newsroom has in each, with what stands around a story."""

import html
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from claimcheck.model import Block, Document, Span, Zone
from documents import office_files as word
from documents.test_odt import odt

Rows = list[list[str]]
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*\d|\d")
ABOVE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{title} | The Example</title><style>p {{ margin: 90px }}</style></head><body>
<div class="cookie-banner"><p>We and our 842
partners store cookies. Accept all 41 of them?</p></div>
<header class="site-header"><a href="/">The Example</a><nav><ul><li><a href="/n">News</a></li><li>
<a href="/s">Sport</a></li></ul></nav></header><main><article>"""
INSIDE = """<div class="ad-slot">Advertisement</div><aside class="related"><h3>Related stories</h3>
<ul><li><a href="/1">Council spent £3.4m on 12 bridges</a></li><li><a href="/2">Nine in ten schools
short of teachers</a></li></ul></aside>"""
BELOW = """<div class="share"><a href="#">Share</a></div></article><div class="newsletter-signup">
<h3>Sign up</h3><p>Join 14,000 readers of our daily letter.</p></div><section class="most-read">
<h2>Most read</h2><ol><li><a href="/3">Man, 52, found in canal</a></li></ol></section>
<section id="comments"><h2>2 comments</h2><p>I counted 500 of them myself, and nobody asked me.</p>
</section></main><footer><p>© 2024 Example Media Ltd. All rights reserved.</p></footer></body>
</html>"""


def parts_of(document: Document) -> Iterator[tuple[Zone, str, Rows]]:
    """The parts of a document in order, each with its words; a table with its rows instead."""
    cells: list[Block] = []
    for block in document.blocks:
        if cells and (block.zone is not Zone.TABLE or _is_apart(document, cells[-1], block)):
            yield Zone.TABLE, "", _rows(document, cells)
            cells = []
        if block.zone is Zone.TABLE:
            cells.append(block)
        else:
            yield block.zone, " ".join(_shown(document, block.span).split()), []
    if cells:
        yield Zone.TABLE, "", _rows(document, cells)


def _shown(document: Document, span: Span) -> str:
    """The words of a span without punctuation of a markup language."""
    out, at = "", span.start
    for mark in document.markup:
        if span.start <= mark.start and mark.end <= span.end:
            out += document.text[at : mark.start]
            at = mark.end
    return out + document.text[at : span.end]


def _is_apart(document: Document, last: Block, block: Block) -> bool:
    return "\n\n" in document.text[last.span.end : block.span.start]


def _rows(document: Document, cells: Sequence[Block]) -> Rows:
    """The rows of a table as its lines have them; a line above it is none of its own."""
    others = [b.span for b in document.blocks if b.zone is not Zone.TABLE]
    heads = [h for c in cells for h in c.heads if not any(h.overlaps(o) for o in others)]
    first = min(s.start for s in (*heads, *(c.row or c.span for c in cells)))
    start = document.text.rfind("\n", 0, first) + 1
    end = document.text.find("\n", cells[-1].span.end)
    lines = document.text[start : len(document.text) if end < 0 else end].split("\n")
    kept = [line for line in lines if line.strip(" |-:+=")]
    columns = [_columns(line) for line in kept]
    most = max(map(len, columns))
    return [[""] * (most - len(row)) + row for row in columns]


def _columns(line: str) -> list[str]:
    if "|" in line:
        return [
            cell.strip(" *") for cell in line.strip().removeprefix("|").removesuffix("|").split("|")
        ]
    return re.split(r"\t+|\s{2,}", line.strip())


def as_text(document: Document) -> str:
    """Plain text: a blank line between paragraphs, bars between cells."""
    out = ""
    last: Zone | None = None
    for zone, text, rows in parts_of(document):
        out += "" if last is None else "\n" if last is zone is Zone.LIST else "\n\n"
        out += (
            "\n".join(" | ".join(row) for row in rows)
            or ("\u2022 " if zone is Zone.LIST else "") + text
        )
        last = zone
    return out + "\n"


def as_html(document: Document) -> str:
    """A page with the marks of a story, and furniture around and inside it."""
    out = [ABOVE.format(title=html.escape(document.title or "Story"))]
    count = 0
    listed = False
    for zone, text, rows in parts_of(document):
        if listed and zone is not Zone.LIST:
            out.append("</ul>")
            listed = False
        if zone is Zone.TABLE:
            out.append(
                "<table>"
                + "".join(
                    "<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>"
                    for row in rows
                )
                + "</table>"
            )
            continue
        shown = html.escape(text, quote=False)
        if zone is Zone.LIST:
            out.append(("" if listed else "<ul>") + f"<li>{shown}</li>")
            listed = True
            continue
        tag = {Zone.HEADLINE: "h1", Zone.HEADING: "h2", Zone.QUOTATION: "blockquote"}.get(zone, "p")
        mark = {Zone.STANDFIRST: ' class="standfirst"', Zone.CAPTION: ' class="caption"'}.get(
            zone, ""
        )
        out.append(f"<{tag}{mark}>{shown}</{tag}>")
        count += zone is Zone.BODY
        if count == 3 and zone is Zone.BODY:
            out.append(INSIDE)
    return "\n".join([*out, "</ul>" if listed else "", BELOW])


def as_bare_html(document: Document) -> str:
    """A page of nothing but paragraphs, as a careless export is."""
    out = []
    for zone, text, rows in parts_of(document):
        if zone is Zone.TABLE:
            out.append(
                "<table>"
                + "".join(
                    "<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>"
                    for row in rows
                )
                + "</table>"
            )
        else:
            bullet = "\u2022 " if zone is Zone.LIST else ""
            out.append(f"<p>{bullet}{html.escape(text, quote=False)}</p>")
    return "<html><body>" + "\n".join(out) + "</body></html>"


def _styled(zone: Zone) -> str:
    return {
        Zone.HEADLINE: "Titel",
        Zone.STANDFIRST: "Untertitel",
        Zone.HEADING: "H2",
        Zone.LIST: "Items",
        Zone.QUOTATION: "Zitat",
        Zone.CAPTION: "Cap",
    }.get(zone, "")


def as_docx(document: Document, paragraph: Callable[..., str] = word.p) -> bytes:
    """A Word file with styles, a header and a comment."""
    body = ""
    for zone, text, rows in parts_of(document):
        if zone is Zone.TABLE:
            body += word.table(*("|".join(html.escape(c) for c in row) for row in rows), head=False)
        else:
            body += paragraph(html.escape(text, quote=False), style=_styled(zone))
    return word.docx(
        body,
        header1=f"<w:hdr {word.NAMES}>{word.p('Example Media - draft 90')}</w:hdr>",
        comments=f"<w:comments {word.NAMES}><w:comment w:id='1'>{word.p('Is it 49?')}</w:comment>"
        "</w:comments>",
    )


def as_tracked_docx(document: Document) -> bytes:
    """The same with every figure inside a tracked change, another one struck out before it."""

    def paragraph(text: str, style: str) -> str:
        runs: list[str] = []
        at = 0
        for match in _FIGURE.finditer(text):
            if text[: match.start()].count("&") > text[: match.start()].count(";"):
                continue  # inside an entity
            runs.append(word.run(text[at : match.start()]))
            runs.append(word.changed("del", word.run("7" + match[0])))
            runs.append(word.changed("ins", word.run(match[0])))
            at = match.end()
        return word.p(*runs, word.run(text[at:]), style=style)

    return as_docx(document, paragraph)


def as_plain_docx(document: Document) -> bytes:
    """A Word file of paragraphs without any style."""
    return as_docx(
        document, lambda text, style: word.p(("\u2022 " if style == "Items" else "") + text)
    )


def as_odt(document: Document) -> bytes:
    """An OpenDocument text."""
    body = ""
    for zone, text, rows in parts_of(document):
        shown = html.escape(text, quote=False)
        if zone is Zone.TABLE:
            body += (
                "<table:table>"
                + "".join(
                    "<table:table-row>"
                    + "".join(
                        f"<table:table-cell><text:p>{html.escape(c)}</text:p></table:table-cell>"
                        for c in row
                    )
                    + "</table:table-row>"
                    for row in rows
                )
                + "</table:table>"
            )
        elif zone in {Zone.HEADLINE, Zone.HEADING}:
            body += (
                f"<text:h text:outline-level='{1 if zone is Zone.HEADLINE else 2}'>{shown}</text:h>"
            )
        elif zone is Zone.LIST:
            body += (
                f"<text:list><text:list-item><text:p>{shown}</text:p></text:list-item></text:list>"
            )
        else:
            style = {Zone.STANDFIRST: "Subtitle", Zone.QUOTATION: "Quotations"}.get(zone, "")
            body += f"<text:p text:style-name='{style}'>{shown}</text:p>"
    return odt(body)


def as_rtf(document: Document) -> bytes:
    """A rich text file."""
    body = ""
    for zone, text, rows in parts_of(document):
        if zone is Zone.TABLE:
            body += (
                "".join(
                    r"\trowd\intbl " + "".join(_in_rtf(c) + r"\cell " for c in row) + r"\row "
                    for row in rows
                )
                + r"\pard "
            )
        else:
            body += (r"{\listtext\'b7\tab}" if zone is Zone.LIST else "") + _in_rtf(text) + r"\par "
    return rf"{{\rtf1\ansi {body}}}".encode("ascii")


def _in_rtf(text: str) -> str:
    out = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    return "".join(
        c if ord(c) < 128 else rf"\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?" for c in out
    )


def as_mail(document: Document) -> bytes:
    """A letter with the story in its text, answering another."""
    return (
        "Subject: Story\r\nFrom: Example <news@example.org>\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + document.text
        + "\n\nOn 1 May, Jo wrote:\n> Was it 49 of 90?\n\n-- \nJo\n0300 555 0199\n"
    ).encode()


def as_wrapped(document: Document, width: int = 72) -> str:
    """Plain text whose lines are broken by hand."""
    out = []
    for line in document.text.split("\n"):
        if "|" in line or "\t" in line or "   " in line.strip():
            out.append(line)
        else:
            mark = re.match(r"\s*(?:[-*\u2022]|\d+[.)])\s+", line)
            indent = " " * len(mark[0]) if mark else ""
            out += textwrap.wrap(
                line,
                width,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            ) or [""]
    return "\n".join(out)


def as_pdf(document: Document, columns: int = 1) -> bytes:
    """Pages with a running head and numbers, as a layout program prints them."""
    from documents.printed import printed  # noqa: PLC0415 - needs reportlab

    kinds = {Zone.HEADLINE: "headline", Zone.HEADING: "heading", Zone.LIST: "item"}
    parts = [
        ("table", rows) if rows else (kinds.get(zone, "text"), html.escape(text))
        for zone, text, rows in parts_of(document)
        if rows or text
    ]
    return printed(
        parts,
        columns=columns,
        head="The Example, 14 November",
        foot="Page # of 12",
        title=document.title,
        justified=columns > 1,  # as newspapers set theirs
    )


FORMATS: dict[str, tuple[str, Callable[[Document], str | bytes]]] = {
    "HTML with furniture": (".html", as_html),
    "HTML of paragraphs": (".html", as_bare_html),
    "DOCX": (".docx", as_docx),
    "DOCX, figures in changes": (".docx", as_tracked_docx),
    "DOCX without styles": (".docx", as_plain_docx),
    "PDF": (".pdf", as_pdf),
    "PDF of two columns": (".pdf", lambda document: as_pdf(document, 2)),
    "ODT": (".odt", as_odt),
    "RTF": (".rtf", as_rtf),
    "e-mail": (".eml", as_mail),
    "text wrapped at 72": (".txt", as_wrapped),
    "text wrapped at 60": (".txt", lambda document: as_wrapped(document, 60)),
}


def write(document: Document, form: str, folder: Path) -> Path:
    """Write a document in a format; the path of the file."""
    suffix, render = FORMATS[form]
    content = render(document)
    path = folder / f"{document.id}{suffix}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
