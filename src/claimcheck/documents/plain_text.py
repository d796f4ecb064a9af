"""Plain text files: lines and blank lines made into paragraphs, items, tables and titles."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from attrs import evolve

from claimcheck.documents.bare_text import bare_text
from claimcheck.documents.leads import with_leads
from claimcheck.documents.lines import Line, trim
from claimcheck.documents.text_tables import table_of
from claimcheck.documents.zones import Piece, zone_pieces
from claimcheck.lexicon import load
from claimcheck.model import Block, Document, DocumentEntry, Zone

BULLET: Final = re.compile(
    r"(?:[-*\u2022\u25cf\u25aa\u25e6\u2023\u2043\u00b7\u2013\u2014]|o|\d{1,2}[.)])"
    r"[ \t\u00a0]+(?=\S)"
)
"""The mark that somebody typed at the beginning of an item."""
_WRAP_MOST: Final = 160
"""Lines longer than this were not wrapped by hand."""
_WRAP_LEAST: Final = 40


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
            match = BULLET.match(line)
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
    if length >= _WRAP_LEAST and (goes_on(last.text, line.text) or _breaks_off(last.text)):
        return len(line.text) + line.indent < length + 1 + len(word)
    return 0 < length <= width < length + 1 + len(word)


def _breaks_off(line: str) -> bool:
    """Whether one sentence ends inside a long line, and the next does not: prose, and no title."""
    return len(line) >= _LONG and line[-1] not in _STOPS and _SENTENCE_END.search(line) is not None


_LONG: Final = 60
_STOPS: Final = ".!?:;|\"')\u2019\u201d"
_SENTENCE_END: Final = re.compile(r"[a-z]{4}[.!?][\"')\u2019\u201d]? [A-Z]")


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


def pieces_of(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The paragraphs, items and cells of a stretch of plain text, in order."""
    groups = list(lines_of(text, start, end))
    width = wrap_width(groups)
    pieces: list[Piece] = []
    for group in groups:
        if table := table_of(text, group):
            first, stop, cells = table
            pieces += [*_prose(text, group[:first], width), *cells]
            pieces += _prose(text, group[stop:], width)
        else:
            pieces += _prose(text, group, width)
    return pieces


def _prose(text: str, group: Sequence[Line], width: int) -> Iterator[Piece]:
    """The paragraphs and items of a group of lines."""
    for run in paragraphs(group, width):
        begin = run[0].span.start + run[0].bullet
        span = trim(text, begin, run[-1].span.end)
        if span.start < span.end:
            yield Piece(span, span.of(text), Zone.LIST if run[0].bullet else None)


def blocks_of(text: str, pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The pieces with their zones, as the blocks of a document."""
    return with_leads(
        text,
        [
            Block(
                p.span,
                zone,
                p.level if zone in {Zone.HEADING, Zone.HEADLINE} else 0,
                p.heads,
                p.row,
            )
            for p, zone in zip(pieces, zone_pieces(pieces), strict=True)
        ],
    )


def zoned_text(document: Document) -> Document:
    """The document of a plain text with its blocks."""
    return evolve(document, blocks=blocks_of(document.text, pieces_of(document.text)))


def read_text(entry: DocumentEntry, text: str) -> Document:
    """Make a document of the decoded text of a plain text file."""
    return zoned_text(bare_text(entry, text))
