"""Markdown files: the block structure says what is a heading, an item, a quotation or a table."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from attrs import evolve
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimcheck.documents.plain_text import blocks_of, cells, pieces_of, trim
from claimcheck.documents.zones import Piece
from claimcheck.model import Document, DocumentEntry, Span, Zone

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
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]{1,1000}>", re.S)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark blocks with tables; indented text is text, and inline marks are found here."""
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    parser.core.ruler.disable("inline")
    return parser


def read_markdown(entry: DocumentEntry, text: str) -> Document:
    """Make a document of the decoded text of a Markdown file.

    Block spans leave out the marks of headings, items and quotations; `Document.markup` holds the
    marks inside them (emphasis, links, backticks). Front matter gives title and date if the entry
    has none.
    """
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text)]
    front, fields = _front_matter(text, lines)
    pieces: list[Piece] = [Piece(front, front.of(text), Zone.FURNITURE)] if front else []
    begin = _line_after(lines, front.end) if front else 0
    start = lines[begin].start if begin < len(lines) else len(text)
    tokens = _parser().parse(text[start:])
    found = list(_pieces(text, tokens, lines[begin:]))
    marks = [mark for piece in found for mark in inline_marks(text, piece.span)]
    pieces += _seen(text, found, marks)
    document = Document(
        id=entry.id,
        file=entry.file,
        text=text,
        blocks=blocks_of(_titled(pieces)),
        outlet=entry.outlet or fields.get("outlet") or fields.get("publisher"),
        date=entry.date,
        role=entry.role,
        title=entry.title or fields.get("title"),
        url=entry.url or fields.get("url"),
        markup=tuple(sorted(marks)),
    )
    if document.date is None and "date" in fields:
        document = evolve(document, date=_day(fields["date"]))
    return document
