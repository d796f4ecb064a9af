"""Plain text files: lines and blank lines made into paragraphs, items, tables and titles."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from attrs import frozen

from claimcheck.documents.zones import Piece, zone_pieces
from claimcheck.lexicon import load
from claimcheck.model import Block, Document, DocumentEntry, Span, Zone

UNSEEN: Final = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"  # soft hyphen, zero width, direction
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that a reader does not see; a paragraph of nothing else is none."""

_BULLET: Final = re.compile(
    r"(?:[-*\u2022\u25cf\u25aa\u25e6\u2023\u2043\u00b7\u2013\u2014]|o|\d{1,2}[.)])"
    r"[ \t\u00a0]+(?=\S)"
)
_GAP: Final = re.compile(r"[ \t\u00a0]{2,}|[ \t\u00a0]*\|[ \t\u00a0]*|\t")
_WRAP_MOST: Final = 160
"""Lines longer than this were not wrapped by hand."""
_WRAP_LEAST: Final = 40
_ROWS: Final = 2
_CELL: Final = 60
"""The cell of a table has no more characters."""


@frozen
class Line:
    """One line that holds something, without its white space."""

    span: Span
    text: str
    indent: int
    bullet: int
    """The length of the list mark at its beginning, 0 for none."""


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space and unseen characters at its ends (empty if nothing is left)."""
    while start < end and (text[start].isspace() or text[start] in UNSEEN):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in UNSEEN):
        end -= 1
    return Span(start, end)


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[list[Line]]:
    """Groups of lines between blank lines."""
    group: list[Line] = []
    at = start
    for raw in text[start:end].splitlines(keepends=True):
        span = trim(text, at, at + len(raw))
        if span.start == span.end:
            if group:
                yield group
            group = []
        else:
            line = span.of(text)
            match = _BULLET.match(line)
            group.append(Line(span, line, span.start - at, match.end() if match else 0))
        at += len(raw)
    if group:
        yield group


def wrap_width(groups: Sequence[Sequence[Line]]) -> int:
    """The width at which the lines of a text were broken by hand; 0 if they were not.

    One line that was broken before a small letter tells that its paragraph was; all the lines of
    such paragraphs then have the width or less.
    """
    widest = 0
    for group in groups:
        widths = [len(line.text) + line.indent for line in group if not line.bullet]
        if max(widths, default=0) <= _WRAP_MOST and any(
            b.text[:1].islower()
            and not b.bullet
            and a.text[-1:] not in ".!?:;|"
            and len(a.text) + a.indent >= _WRAP_LEAST
            for a, b in pairwise(group)
        ):
            widest = max(widest, *widths)
    return widest


def paragraphs(group: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Join the lines of a group that were one line before it was broken at `width`."""
    run: list[Line] = []
    for line in group:
        if run and joins(run, line, width):
            run.append(line)
            continue
        if run:
            yield run
        run = [line]
    if run:
        yield run


def joins(run: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line goes on with the sentence, or the paragraph, of the lines before it."""
    last = run[-1]
    if line.bullet:
        return False
    if run[0].bullet and line.indent > run[0].indent:
        return True
    if line.text[0].islower() and last.text[-1] not in ".!?:;|":
        return len(last.text) >= _WRAP_LEAST or bool(run[0].bullet)
    word = line.text.split(maxsplit=1)[0]
    length = len(last.text) + last.indent
    if length >= _WRAP_LEAST and goes_on(last.text, line.text):
        return len(line.text) + line.indent < length + 1 + len(word)
    return 0 < length <= width < length + 1 + len(word)


def goes_on(line: str, after: str, language: str = "en") -> bool:
    """Whether no sentence ends with a line: it does in a comma, "the", or the month of a date."""
    word = line.rsplit(maxsplit=1)[-1]
    unfinished, months = open_words(language)
    return word[-1] == "," or word in unfinished or (after[0].isdigit() and word in months)


@lru_cache(maxsize=4)
def open_words(language: str = "en") -> tuple[frozenset[str], frozenset[str]]:
    """The words that no sentence ends with, and the months as they are printed."""
    lexicon = load(language)
    months = (m.capitalize() for m in lexicon.table("periods")["months"])
    return frozenset(lexicon.table("sentences")["unfinished"]), frozenset(months)


def cells_of(text: str, line: Line) -> list[Span]:
    """The stretches of a line that two spaces, a tab or a bar keep apart."""
    cells = []
    at = line.span.start
    for match in _GAP.finditer(text, line.span.start, line.span.end):
        cells.append(trim(text, at, match.start()))
        at = match.end()
    cells.append(trim(text, at, line.span.end))
    return [c for c in cells if c.start < c.end]


def table_of(text: str, group: Sequence[Line]) -> list[Piece] | None:
    """The cells of a group of lines that is clearly a table, or None.

    Clear is: two rows or more, the same number of columns in each, figures in most rows, and no
    sentence in any cell.
    """
    if len(group) < _ROWS:
        return None
    rows = [cells_of(text, line) for line in group if set(line.text) - set("-=+| :_")]
    if len(rows) < _ROWS or (len(rows[0]) < _ROWS and len(rows) == _ROWS):
        return None
    columns = len(rows[-1])
    if columns < _ROWS or any(len(row) != columns for row in rows[1:]):
        return None
    if len(rows[0]) not in {columns, columns - 1}:
        return None
    data = [any(c.isdigit() for cell in row[1:] for c in cell.of(text)) for row in rows]
    if sum(data) * 2 < len(rows) or any(
        cell.end - cell.start > _CELL or cell.of(text).endswith(".") for row in rows for cell in row
    ):
        return None
    headed = (
        len(rows[0]) < columns
        or (
            any(data[1:])
            and not any(c.of(text)[-1:].isdigit() and not is_year(c.of(text)) for c in rows[0][1:])
            and not data[0]
        )
        or all(is_year(c.of(text)) for c in rows[0][1:])
    )
    return cells(text, rows, headed=headed)


def is_year(text: str) -> bool:
    """Whether a column head is a year ("2019", "2018-19")."""
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:[-/\u2013](?:\d\d){1,2})?", text))


def cells(text: str, rows: Sequence[Sequence[Span]], *, headed: bool) -> list[Piece]:
    """One piece for each data cell; the first column and, if `headed`, the first row are heads."""
    heads = list(rows[0]) if headed else []
    if headed and len(rows) > 1 and len(heads) == len(rows[1]) - 1:
        heads = [Span(rows[0][0].start, rows[0][0].start), *heads]
    pieces = []
    for row in rows[1:] if headed else rows:
        full = [c for c in row if c.start < c.end]
        if not full:
            continue
        whole = Span(full[0].start, full[-1].end)
        for column, cell in enumerate(row):
            if cell.start == cell.end or (column == 0 and len(row) > 1):
                continue
            above = heads[column] if column < len(heads) else None
            named = tuple(
                h
                for h in ((row[0], above) if column else (above,))
                if h is not None and h.start < h.end
            )
            pieces.append(Piece(cell, cell.of(text), Zone.TABLE, heads=named, row=whole))
    return pieces


def pieces_of(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The paragraphs, items and cells of a stretch of plain text, in order."""
    groups = list(lines_of(text, start, end))
    width = wrap_width(groups)
    pieces: list[Piece] = []
    for group in groups:
        if table := table_of(text, group):
            pieces += table
            continue
        for run in paragraphs(group, width):
            begin = run[0].span.start + run[0].bullet
            span = trim(text, begin, run[-1].span.end)
            if span.start < span.end:
                zone = Zone.LIST if run[0].bullet else None
                pieces.append(Piece(span, span.of(text), zone))
    return pieces


def blocks_of(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The pieces with their zones, as the blocks of a document."""
    return tuple(
        Block(p.span, zone, p.level if zone in {Zone.HEADING, Zone.HEADLINE} else 0, p.heads, p.row)
        for p, zone in zip(pieces, zone_pieces(pieces), strict=True)
    )


def read_text(entry: DocumentEntry, text: str) -> Document:
    """Make a document of the decoded text of a plain text file."""
    return Document(
        id=entry.id,
        file=entry.file,
        text=text,
        blocks=blocks_of(pieces_of(text)),
        outlet=entry.outlet,
        date=entry.date,
        role=entry.role,
        title=entry.title,
        url=entry.url,
    )
