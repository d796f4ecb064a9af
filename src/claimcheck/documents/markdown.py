"""Markdown files: the block structure says what is a heading, an item, a quotation or a table."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve

from claimcheck.documents.lines import trim
from claimcheck.documents.plain_text import blocks_of, pieces_of
from claimcheck.documents.text_tables import cells
from claimcheck.documents.zones import Piece, is_dateline, look_of
from claimcheck.model import Document, DocumentEntry, Role, Span, Zone

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_FRONT: Final = re.compile(r"[^\S\r\n]*(-{3}|\+{3})[^\S\r\n]*(?:\r\n|\r|\n|$)")
_FIELD: Final = re.compile(r"[ \t]*([A-Za-z_-]{1,30})[ \t]*[:=][ \t]*(\S.*)")
_PREFIX: Final = re.compile(r"(?:[ \t]*>)*[ \t]*")
_MARKER: Final = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?")
_HASHES: Final = re.compile(r"#{1,6}(?:[ \t]+|$)")
_CLOSING: Final = re.compile(r"[ \t]+#{1,50}[ \t]*$")
_INLINE: Final = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])(?P<escape>.)"
    r"|(?P<ticks>`{1,40})"
    r"|(?P<stars>\*{1,3}|_{1,3}|~~)"
    r"|(?P<image>!\[)|(?P<open>\[\^?)"
    r"|(?P<close>\](?:\((?:<[^<>\r\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?)"
    r"(?:[ \t]+(?:\"[^\"\r\n]{0,500}\"|'[^'\r\n]{0,500}'))?[ \t]*\)|\[[^\[\]\r\n]{0,200}\])?)"
    r"|(?P<auto><(?=(?:https?://|mailto:)[^<>\s]{1,500}>))"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,20}(?:[ \t][^<>\r\n]{0,500})?/?>)"
)
_TAG: Final = re.compile(r"<[^<>]{1,1000}>")


_TICKS: Final = re.compile(r"`{1,40}")
_SPACE: Final = re.compile(r"[ \t]*")
_FRONT_MOST: Final = 60
"""Front matter is not longer than so many lines."""
_LINE_WORDS: Final = 12
_ABOVE: Final = 2


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    """CommonMark blocks with tables; indented text is text, and inline marks are found here."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - heavy, and few documents are Markdown

    parser = MarkdownIt("commonmark").enable("table").disable("code")
    parser.core.ruler.disable("inline")
    return parser


def read_markdown(entry: DocumentEntry, text: str) -> Document:
    """Make a document of the decoded text of a Markdown file.

    Block spans leave out the marks of headings, items and quotations; `Document.markup` holds the
    marks inside them (emphasis, links, backticks). Front matter gives outlet, title, date and role
    where the entry has none.
    """
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text)]
    count, fields = _front_matter(text, lines)
    pieces: list[Piece] = []
    if count:
        front = trim(text, lines[0].start, lines[count - 1].end)
        pieces.append(Piece(front, front.of(text), Zone.FURNITURE))
    rest = lines[count:]
    start = rest[0].start if rest else len(text)
    marks: list[Span] = []
    for piece in _pieces(text, _parser().parse(text[start:]), rest, marks):
        inside = inline_marks(text, piece.span)
        marks += inside
        pieces.append(evolve(piece, text=_seen(text, piece.span, inside)) if inside else piece)
    return Document(
        id=entry.id,
        file=entry.file,
        text=text,
        blocks=blocks_of(text, _titled(pieces)),
        outlet=entry.outlet or fields.get("outlet"),
        date=entry.date or _day(fields.get("date", "")),
        role=entry.role or _role(fields.get("role", "")),
        title=entry.title or fields.get("title"),
        url=entry.url or fields.get("url"),
        markup=tuple(sorted(marks)),
    )


def _front_matter(text: str, lines: Sequence[Span]) -> tuple[int, dict[str, str]]:
    """How many lines of front matter a file begins with, and its simple fields."""
    if not lines or not (first := _FRONT.fullmatch(lines[0].of(text))):
        return 0, {}
    fields: dict[str, str] = {}
    for i, line in enumerate(lines[1:_FRONT_MOST], 1):
        raw = line.of(text)
        last = _FRONT.fullmatch(raw)
        if last and last[1] == first[1]:
            return (i + 1, fields) if fields or i == 1 else (0, {})
        if match := _FIELD.match(raw):
            fields[match[1].lower()] = match[2].strip().strip("\"'")
    return 0, {}


def _role(text: str) -> Role | None:
    try:
        return Role(text.lower())
    except ValueError:
        return None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _pieces(  # noqa: C901, PLR0912 - one branch for each kind of token
    text: str, tokens: "Sequence[Token]", lines: Sequence[Span], marks: list[Span]
) -> Iterator[Piece]:
    """The blocks that the parser found, in order; marks between their lines go into `marks`."""
    quotes = items = 0
    opened: dict[int, int] = {}
    level = 0
    rows: list[list[Span]] | None = None
    for token in tokens:
        kind = token.type
        if kind == "blockquote_open":
            quotes += 1
        elif kind == "blockquote_close":
            quotes -= 1
        elif kind == "list_item_open" and token.map:
            items += 1
            opened[token.map[0]] = opened.get(token.map[0], 0) + 1
        elif kind == "list_item_close":
            items -= 1
        elif kind == "heading_open":
            level = int(token.tag[1:])
        elif kind == "heading_close":
            level = 0
        elif kind == "table_open":
            rows = []
        elif kind == "tr_open" and token.map and rows is not None:
            rows.append(_row(text, lines[token.map[0]]))
        elif kind == "table_close" and rows:
            yield from cells(text, rows, header=1)
            rows = None
        elif kind == "inline" and token.map and rows is None:
            spans = [
                _bare(text, lines[n], quotes, opened.pop(n, 0), heading=level > 0)
                for n in range(*token.map)
            ]
            zone = Zone.QUOTATION if quotes else Zone.LIST if items else None
            yield from _block(text, spans, marks, zone, level)
        elif kind in {"fence", "html_block"} and token.map:
            span = trim(text, lines[token.map[0]].start, lines[token.map[1] - 1].end)
            if span.start == span.end:
                continue
            comment = kind == "fence" or text.startswith(("<!--", "<script", "<style"), span.start)
            shown = _TAG.sub(" ", span.of(text)).strip()
            yield Piece(span, shown, Zone.FURNITURE if comment or not shown else None)


def _bare(text: str, line: Span, quotes: int, markers: int, *, heading: bool) -> Span:
    """A line without the marks of quotations, items and headings."""
    at, end = line.start, line.end
    for _ in range(quotes + markers + 1):
        at = _PREFIX.match(text, at, end).end() if quotes else _SPACE.match(text, at, end).end()  # type: ignore[union-attr]  # both match the empty text
        if markers and (match := _MARKER.match(text, at, end)):
            at, markers = match.end(), markers - 1
    if heading:
        if match := _HASHES.match(text, at, end):
            at = match.end()
        stripped = trim(text, at, end)
        if closing := _CLOSING.search(stripped.of(text)):
            end = stripped.start + closing.start()
    return trim(text, at, end)


def _block(
    text: str, spans: Sequence[Span], marks: list[Span], zone: Zone | None, level: int
) -> Iterator[Piece]:
    """The pieces of one paragraph or heading, given as its bare lines."""
    spans = [s for s in spans if s.start < s.end]
    if not spans:
        return
    whole = Span(spans[0].start, spans[-1].end)
    if level:
        yield Piece(whole, " ".join(s.of(text) for s in spans), Zone.HEADING, level)
        return
    if zone is None:
        split = _lines_apart(text, spans)
        if split:
            yield from split
            return
    for before, after in pairwise(spans):
        gap = text[before.end : after.start]
        if ">" in gap:
            first = before.end + gap.index(">")
            marks.append(Span(first, before.end + gap.rindex(">") + 1))
    yield Piece(whole, " ".join(s.of(text) for s in spans), zone)


def _lines_apart(text: str, spans: Sequence[Span]) -> list[Piece]:
    """The lines of a paragraph that were meant as lines; none where it is running text."""
    if len(spans) == 1 and text[spans[0].start] not in "\u2022\u25cf\u25aa":
        return []
    looks = [look_of(Piece(s, s.of(text))) for s in spans]
    if any(text[s.start] in "\u2022\u25cf\u25aa" for s in spans):
        return pieces_of(text, spans[0].start, spans[-1].end)
    short = all(len(k.words) <= _LINE_WORDS and not k.stop for k in looks)
    capitals = all(not s.of(text).lstrip("*_")[:1].islower() for s in spans)
    if short and capitals:
        return [Piece(s, s.of(text)) for s in spans]
    top = 0
    while top < len(spans) - 1 and (is_dateline(looks[top]) or " \u00b7 " in looks[top].plain):
        top += 1
    if not top:
        return []
    last = Span(spans[top].start, spans[-1].end)
    return [*(Piece(s, s.of(text)) for s in spans[:top]), Piece(last, last.of(text))]


def _row(text: str, line: Span) -> list[Span]:
    """The cells of a table row; empty cells are kept, as empty spans."""
    bare = trim(text, line.start, line.end)
    start = bare.start + (text[bare.start] in ">|" and text[bare.start] == "|")
    bars = [i for i in range(start, bare.end) if text[i] == "|" and text[i - 1 : i] != "\\"]
    if not bars or bars[-1] != bare.end - 1:
        bars.append(bare.end)
    row = []
    for bar in bars:
        row.append(trim(text, start, bar))
        start = bar + 1
    return row


def _titled(pieces: Sequence[Piece]) -> list[Piece]:
    """Make a headline of the first heading of the first level, or of one above all text."""
    result = list(pieces)
    place = next((i for i, p in enumerate(pieces) if p.level == 1), None)
    above = [p for p in pieces[: place or 0] if p.zone is None and look_of(p).prose]
    if place is None or len(above) > _ABOVE:
        first = next((i for i, p in enumerate(pieces) if p.zone is Zone.HEADING), None)
        clear = first is not None and not any(
            look_of(p).prose or p.zone in {Zone.LIST, Zone.TABLE}
            for p in pieces[:first]
            if p.zone is not Zone.FURNITURE
        )
        place = first if clear else None
    if place is not None:
        result[place] = evolve(result[place], zone=Zone.HEADLINE)
    return result


def _seen(text: str, span: Span, marks: Sequence[Span]) -> str:
    """The words of a span without its marks, which are given in order."""
    parts, at = [], span.start
    for mark in marks:
        parts.append(text[at : mark.start])
        at = mark.end
    parts.append(text[at : span.end])
    return "".join(parts)


def inline_marks(  # noqa: C901 - one branch for each kind of mark
    text: str, span: Span
) -> list[Span]:
    """The marks of emphasis, code, links and tags inside a block, in order."""
    ticks: dict[int, list[int]] = {}
    for tick in _TICKS.finditer(text, span.start, span.end):
        ticks.setdefault(len(tick[0]), []).append(tick.start())
    marks: list[Span] = []
    emphasis: dict[str, Span] = {}
    links: list[Span] = []
    at = span.start
    while match := _INLINE.search(text, at, span.end):
        here = Span(*match.span())
        at = here.end
        kind = match.lastgroup
        if kind == "escape":
            marks.append(Span(here.start, here.start + 1))
            at = here.start + 2
        elif kind == "ticks":
            run = ticks.get(len(match[0]), [])
            closing = bisect_right(run, here.start)
            if closing < len(run):
                marks += [here, Span(run[closing], run[closing] + len(match[0]))]
                at = run[closing] + len(match[0])
        elif kind == "stars":
            _emphasis(text, span, here, emphasis, marks)
        elif kind in {"image", "open"}:
            links.append(here)
        elif kind == "close":
            opener = links.pop() if links else None
            if opener is not None and (len(match[0]) > 1 or opener.of(text) == "[^"):
                foot = opener.of(text) == "[^" and len(match[0]) == 1
                marks += [Span(opener.start, here.end)] if foot else [opener, here]
        elif kind == "auto":
            end = text.index(">", here.end)
            marks += [here, Span(end, end + 1)]
            at = end + 1
        else:
            marks.append(here)
    return _apart(marks)


def _emphasis(
    text: str, span: Span, here: Span, openers: dict[str, Span], marks: list[Span]
) -> None:
    """Pair a run of stars or underscores with the one that opened it, if it closes one."""
    before = text[here.start - 1] if here.start > span.start else " "
    after = text[here.end] if here.end < span.end else " "
    run = here.of(text)
    word = run[0] == "_"
    closes = not before.isspace() and not (word and after.isalnum())
    opens = not after.isspace() and not (word and before.isalnum())
    if closes and run in openers:
        marks += [openers.pop(run), here]
    elif closes and len(run) > 1 and all(run[0] * n in openers for n in (1, 2)):
        marks += [openers.pop(run[0]), openers.pop(run[0] * 2), here]
    elif opens:
        openers[run] = here


def _apart(marks: list[Span]) -> list[Span]:
    """The marks in order; one that lies in another is left out."""
    result: list[Span] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if not result or mark.start >= result[-1].end:
            result.append(mark)
    return result
