"""Paragraphs that a reader found, written out as the text that a document's offsets point into."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.leads import with_leads
from claimcheck.documents.plain_text import BULLET
from claimcheck.documents.sizes import too_much
from claimcheck.documents.text_tables import header_of
from claimcheck.documents.zones import (
    Look,
    Piece,
    is_byline,
    is_dated_name,
    is_dateline,
    is_furniture,
    look_of,
    zone_pieces,
)
from claimcheck.model import Block, Document, DocumentEntry, Place, Span, Zone


@frozen
class TableCell:
    """A cell of a table; `above` says that the cell above it goes on over this row."""

    text: str
    head: bool = False
    above: bool = False


_ABOVE: Final = 2
"""Below more paragraphs than these stands no headline."""
_HEADLINE_WORDS: Final = 3

Table = tuple[tuple[TableCell, ...], ...]


@frozen
class Draft:
    """A paragraph, heading, item or table as a file gives it, before its zone is known.

    `depth` is how deep an item lies in lists, from 1; `place` where the draft stands in its file.
    `apart` marks what stands outside the run of the text (a note at the foot of a page), whose zone
    is not judged by what is around it.
    """

    text: str
    zone: Zone | None = None
    level: int = 0
    cut: bool = False
    linked: bool = False
    """It is nothing but links."""
    table: Table = ()
    depth: int = 0
    place: str = ""
    apart: bool = False


@frozen
class About:
    """What a file says of itself, and what a person should know of how it was read.

    `cut` is furniture that was left out already; `linkable` is true for a web page.
    """

    title: str | None = None
    date: dt.date | None = None
    outlet: str | None = None
    author: str | None = None
    cut: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    linkable: bool = False


def document_of(entry: DocumentEntry, drafts: Sequence[Draft], about: About) -> Document:
    """Make a document of drafts: furniture is left out of its text and listed in its `cut`.

    The text is paragraphs with a blank line between, list items and the rows of a table each on a
    line of their own, cells with bars between. What the file says of itself stands where the entry
    says nothing.

    Raises:
        UnreadableError: nothing but furniture was found, or more than the limits allow.
    """
    if fault := too_much(words for draft in drafts for words in _words_of(draft)):
        raise UnreadableError(fault)
    run = [part for draft in drafts if not draft.apart for part in _typed_items(draft)]
    zones = zone_pieces([Piece(Span(0, 0), d.text, d.zone, d.level) for d in run])
    further = [draft for draft in drafts if draft.apart]
    kinds = (*zones, *map(_zone_apart, further))
    text, blocks, places, left_out = _write([*run, *further], kinds)
    if not blocks:
        raise UnreadableError("no text was found in it; save its text as .txt")
    return Document(
        id=entry.id,
        file=entry.file,
        text=text,
        blocks=with_leads(text, blocks),
        outlet=entry.outlet or about.outlet,
        date=entry.date or about.date,
        role=entry.role,
        title=entry.title or about.title,
        url=entry.url,
        extracted=True,
        cut=(*about.cut, *left_out),
        notes=about.notes,
        author=about.author,
        places=tuple(places),
        linkable=about.linkable,
    )


def _typed_items(draft: Draft) -> list[Draft]:
    """A paragraph, or the items in it where somebody typed the marks of a list."""
    lines = draft.text.split("\n")
    if draft.zone is not None or draft.table or not any(map(BULLET.match, lines)):
        return [draft]
    found: list[Draft] = []
    for line in lines:
        mark = BULLET.match(line)
        if mark:
            found.append(evolve(draft, text=line[mark.end() :], zone=Zone.LIST))
        elif found and found[-1].zone is None:
            found[-1] = evolve(found[-1], text=f"{found[-1].text}\n{line}")
        else:
            found.append(evolve(draft, text=line))
    return found


def _words_of(draft: Draft) -> Iterator[str]:
    """What of a draft is text: its own, or that of its table's cells."""
    if not draft.table:
        yield draft.text
    for row in draft.table:
        yield from (cell.text for cell in row)


def _zone_apart(draft: Draft) -> Zone:
    return Zone.FURNITURE if is_furniture(_look(draft)) else draft.zone or Zone.BODY


def titled(drafts: Sequence[Draft]) -> list[Draft]:
    """Make a headline of what a file calls its title, else of its first heading.

    Only one that stands above the text is one. Where words that may be a headline themselves stand
    above the first heading, none is named, and the look of the lines decides.
    """
    found = list(drafts)
    named = [i for i, d in enumerate(drafts) if d.zone is Zone.HEADLINE]
    for i in named[1:] if named and _paragraphs(drafts[: named[0]]) <= _ABOVE else named:
        found[i] = evolve(found[i], zone=Zone.HEADING, level=1)
    if any(d.zone is Zone.HEADLINE for d in found):
        return found
    first = next((i for i, d in enumerate(found) if d.zone is Zone.HEADING), None)
    if first is not None and (not any(map(_may_head, found[:first])) or _is_only(found, first)):
        found[first] = evolve(found[first], zone=Zone.HEADLINE)
    return found


def _is_only(drafts: Sequence[Draft], first: int) -> bool:
    """Whether a heading is the one of the first level, long enough for what a story is called."""
    return (
        [d.level for d in drafts if d.zone is Zone.HEADING].count(1) == 1
        and drafts[first].level == 1
        and len(_look(drafts[first]).words) > _HEADLINE_WORDS
        and _paragraphs(drafts[:first]) <= _ABOVE
    )


def _paragraphs(drafts: Sequence[Draft]) -> int:
    return sum(_look(d).prose and not is_furniture(_look(d)) for d in drafts)


def _may_head(draft: Draft) -> bool:
    """Whether a draft above the first heading is text or a headline, and not a letterhead."""
    look = _look(draft)
    return bool(draft.table) or not (
        len(look.words) < _HEADLINE_WORDS
        or is_furniture(look)
        or is_dateline(look)
        or is_dated_name(look)
        or is_byline(look, head=True)
    )


def _look(draft: Draft) -> Look:
    return look_of(Piece(Span(0, 0), draft.text, draft.zone))


def _write(
    drafts: Sequence[Draft], zones: Sequence[Zone]
) -> tuple[str, list[Block], list[Place], list[str]]:
    """Write the drafts out; furniture is left out and listed."""
    parts: list[str] = []
    blocks: list[Block] = []
    places: list[Place] = []
    cut: list[str] = []
    at = 0
    last: Zone | None = None
    for draft, zone in zip(drafts, zones, strict=True):
        if zone is Zone.FURNITURE:
            cut.append(draft.text)
            continue
        gap = "" if last is None else "\n" if last is zone is Zone.LIST else "\n\n"
        if zone is Zone.LIST:
            gap += "  " * max(0, min(draft.depth, 20) - 1)
        parts.append(gap)
        at += len(gap)
        last = zone
        if draft.table:
            written, cells, rows = _write_table(draft.table, at)
            blocks += cells
            if draft.place:
                places += [
                    Place(row, f"{draft.place}, row {n}") for n, row in enumerate(rows, 1) if row
                ]
        else:
            written = draft.text
            level = draft.level if zone in {Zone.HEADLINE, Zone.HEADING} else 0
            span = Span(at, at + len(written))
            blocks.append(Block(span, zone, level))
            if draft.place:
                places.append(Place(span, draft.place))
        parts.append(written)
        at += len(written)
    return "".join(parts), blocks, places, cut


def _write_table(table: Table, at: int) -> tuple[str, list[Block], list[Span | None]]:
    """A table as lines of cells with bars between: a block for each data cell, and its rows."""
    lines: list[str] = []
    spans: list[list[Span]] = []
    place = at
    for row in table:
        cells: list[Span] = []
        for cell in row:
            cells.append(Span(place, place + len(cell.text)))
            place += len(cell.text) + 3
        lines.append(" | ".join(cell.text for cell in row))
        place = cells[-1].end + 1
        spans.append(cells)
    written = "\n".join(lines)
    headed = [all(cell.head for cell in row if cell.text or cell.above) for row in table]
    if not any(cell.head for row in table for cell in row):
        local = [[Span(c.start - at, c.end - at) for c in row] for row in spans]
        for i in range(header_of(written, local)):
            headed[i] = True
    columns: dict[int, tuple[Span, ...]] = {}
    blocks: list[Block] = []
    rows: list[Span | None] = []
    again = False
    before: dict[int, Span] = {}
    for row, cells, head, more in zip(table, spans, headed, [*headed[1:], False], strict=True):
        full = [c for c in cells if c.start < c.end]
        whole = Span(full[0].start, full[-1].end) if full else None
        rows.append(whole)
        if head:
            # A second row of heads stands below the first, whose cells may span several columns.
            columns = _columns(cells, columns if again else {}, spread=more)
            again = True
            continue
        again = False
        if whole is None:
            continue
        # A head that goes on over several rows is the head of each of them.
        shown = [before.get(i, c) if row[i].above else c for i, c in enumerate(cells)]
        before = dict(enumerate(shown))
        for i, (cell, span) in enumerate(zip(row, cells, strict=True)):
            if span.start == span.end or cell.head or (i == 0 and len(row) > 1):
                continue
            beside = [shown[j] for j in range(i) if j == 0 or row[j].head]
            named = (*beside, *columns.get(i, ()))
            heads = tuple(h for h in named if h.start < h.end)
            blocks.append(Block(span, Zone.TABLE, 0, heads, whole))
    return written, blocks, rows


def _columns(
    cells: Sequence[Span], above: dict[int, tuple[Span, ...]], *, spread: bool
) -> dict[int, tuple[Span, ...]]:
    """The heads of each column, the lowest first; with `spread`, a head stands for empty ones too.

    A cell that spans columns comes with empty ones behind it.
    """
    found: dict[int, tuple[Span, ...]] = {}
    last: Span | None = None
    for i, cell in enumerate(cells):
        if cell.start < cell.end:
            last = cell
        elif not spread or i == 0:
            last = None
        found[i] = (*(() if last is None else (last,)), *above.get(i, ()))
    return found
