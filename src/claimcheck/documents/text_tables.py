"""Tables in plain text: rows of cells that bars, tabs or spaces keep apart, with their heads."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from claimcheck.documents.lines import Line, trim
from claimcheck.documents.zones import Piece
from claimcheck.model import Span, Zone
from claimcheck.reading.periods import find_periods
from claimcheck.reading.tokens import tokenize

_GAP: Final = re.compile(r"[ \t\u00a0]{2,}|[ \t\u00a0]*\|[ \t\u00a0]*|\t")
_BAR: Final = re.compile(r"\|")
_TAB: Final = re.compile(r"\t+")
_ROWS: Final = 2
_CELL: Final = 60
"""The cell of a table has no more characters."""
_AROUND: Final = 2
"""So many lines above the rows, and below them, may be a title, a source or a note."""
_RULE: Final = frozenset("-=+| :_\u2500\u2502\u253c\t")
"""What a line that only parts rows is made of."""
_NUMBER: Final = re.compile(
    r"[^\w\s]{0,3}(?:[A-Z]{2,3} ?)?\d[\d,. \u00a0]{0,20}(?:%|[a-zA-Z]{1,3})?[^\w\s]{0,3}"
    r"(?: ?\(.{1,12}\))?"
)


def table_of(text: str, group: Sequence[Line]) -> tuple[int, int, list[Piece]] | None:
    """The table in a group of lines: its first line, where it stops, and its data cells.

    None for lines that are not clearly a table. Clear is: two rows or more, the same columns in
    each, numbers in most rows, and no sentence in any cell. A line or two above and below may be
    a title or a note.
    """
    if len(group) < _ROWS:
        return None
    single = [len(_loose(text, line)) == 1 for line in group]
    first, stop = 0, len(group)
    while first < stop and first < _AROUND and single[first] and not _is_rule(group[first]):
        first += 1
    while stop > first and len(group) - stop < _AROUND and single[stop - 1]:
        if _is_rule(group[stop - 1]):
            break
        stop -= 1
    lines = [line for line in group[first:stop] if not _is_rule(line)]
    rows = _rows(text, lines) if len(lines) >= _ROWS else None
    if rows is None or not _is_clear(text, rows):
        return None
    return first, stop, cells(text, rows, header=header_of(text, rows))


def _is_rule(line: Line) -> bool:
    return _RULE.issuperset(line.text)


def _loose(text: str, line: Line) -> list[Span]:
    """The stretches of a line that two spaces, a tab or a bar keep apart."""
    found = []
    at = line.span.start
    for match in _GAP.finditer(text, line.span.start, line.span.end):
        found.append(trim(text, at, match.start()))
        at = match.end()
    found.append(trim(text, at, line.span.end))
    return [cell for cell in found if cell.start < cell.end]


def _rows(text: str, lines: Sequence[Line]) -> list[list[Span]] | None:
    """The cells of the lines, as many in each row; empty spans where a row has none."""
    if all("|" in line.text for line in lines):
        return _even([_parted(text, line, _BAR) for line in lines])
    if all("\t" in line.text for line in lines[1:]):
        single = [_parted(text, line, _TAB) for line in lines]
        rows = _even(single)
        return rows or _even([_each_tab(text, line) for line in lines])
    return _aligned(text, lines)


def _parted(text: str, line: Line, mark: re.Pattern[str]) -> list[Span]:
    """The cells between marks; a mark at an end of the line only frames it."""
    start, end = line.span.start, line.span.end
    if mark is _BAR:
        start += text[start] == "|"
        end -= end > start and text[end - 1] == "|"
    else:
        start -= line.indent
    found, at = [], start
    for match in mark.finditer(text, start, end):
        found.append(trim(text, at, match.start()))
        at = match.end()
    found.append(trim(text, at, end))
    return found


def _each_tab(text: str, line: Line) -> list[Span]:
    """The cells between single tabs, so that two tabs leave an empty cell."""
    start = line.span.start - line.indent
    found, at = [], start
    for place in range(start, line.span.end):
        if text[place] == "\t":
            found.append(trim(text, at, place))
            at = place + 1
    found.append(trim(text, at, line.span.end))
    return found


def _even(rows: list[list[Span]]) -> list[list[Span]] | None:
    """The rows, if all have as many cells; a first row may lack the corner above the row heads."""
    columns = len(rows[-1])
    if len(rows[0]) == columns - 1 and len(rows) > 1:
        rows = [[Span(rows[0][0].start, rows[0][0].start), *rows[0]], *rows[1:]]
    return rows if all(len(row) == columns for row in rows) else None


def _aligned(text: str, lines: Sequence[Line]) -> list[list[Span]] | None:
    """The cells of lines whose columns stand below one another."""
    loose = [_loose(text, line) for line in lines]
    even = _even(list(loose))
    if even is not None:
        return even
    columns = max(map(len, loose))
    starts = [line.span.start - line.indent for line in lines]
    full = [
        [(cell.start - begin, cell.end - begin) for cell in row]
        for row, begin in zip(loose, starts, strict=True)
        if len(row) == columns
    ]
    if columns < _ROWS or len(full) * 2 < len(lines):
        return None
    edges = [(min(r[i][0] for r in full), max(r[i][1] for r in full)) for i in range(columns)]
    if any(one[1] > two[0] for one, two in pairwise(edges)):
        return None
    rows = []
    for row, begin in zip(loose, starts, strict=True):
        placed = [Span(begin, begin)] * columns
        for cell in row:
            over = [_overlap((cell.start - begin, cell.end - begin), edge) for edge in edges]
            at = over.index(max(over))
            if over[at] <= 0 or placed[at].start < placed[at].end:
                return None
            placed[at] = cell
        rows.append(placed)
    return rows


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> int:
    return min(one[1], two[1]) - max(one[0], two[0])


def _is_clear(text: str, rows: Sequence[Sequence[Span]]) -> bool:
    columns = len(rows[-1])
    if columns < _ROWS or len(rows) < _ROWS:
        return False
    if len(rows) == _ROWS and sum(c.start < c.end for c in rows[0]) < _ROWS:
        return False
    written = [[cell.of(text) for cell in row] for row in rows]
    if any(len(c) > _CELL or (c.endswith(".") and " " in c) for row in written for c in row):
        return False
    data = [any(_NUMBER.fullmatch(c) for c in row[1:]) for row in written]
    return sum(data) * 2 >= len(rows)


def is_year(text: str) -> bool:
    """Whether a column head is a year ("2019", "2018-19")."""
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:[-/\u2013](?:\d\d){1,2})?", text))


def _is_head(cell: str) -> bool:
    """Whether a cell can be a column's head: words, or a time."""
    if not _NUMBER.fullmatch(cell) or is_year(cell):
        return True
    whole = Span(0, len(cell))
    tokens = tokenize(cell, whole)
    found = find_periods(cell, whole, tokens)
    return bool(found) and found[0].span.start == 0 and found[-1].span.end == len(cell)


def header_of(text: str, rows: Sequence[Sequence[Span]]) -> int:
    """How many of the first rows are heads: two at most, and never all."""
    count = 0
    for row in rows[:2]:
        written = [c.of(text) for c in row[1:] if c.start < c.end]
        if count + 1 >= len(rows) or not written or not all(map(_is_head, written)):
            break
        below = [c.of(text) for later in rows[count + 1 :] for c in later[1:] if c.start < c.end]
        if not any(_NUMBER.fullmatch(c) for c in below):
            break
        if count and all(map(is_year, written)) and not _is_gapped(rows[0]):
            break  # years under a full row of heads are data: "Founded"
        count += 1
    return count


def _is_gapped(row: Sequence[Span]) -> bool:
    return any(cell.start == cell.end for cell in row[2:])


def cells(text: str, rows: Sequence[Sequence[Span]], *, header: int) -> list[Piece]:
    """One piece for each data cell; the first column and the first `header` rows are heads.

    Heads of a cell are its row's, then its column's from the lowest up. A head of a higher row
    stands for the columns to its right that have none there.
    """
    named: list[list[Span]] = [[] for _ in range(max(map(len, rows), default=0))]
    for order in range(header - 1, -1, -1):
        last: Span | None = None
        for column, cell in enumerate(rows[order]):
            if cell.start < cell.end:
                last = cell
            elif order == header - 1 or column == 0:
                last = None
            if last is not None and column < len(named):
                named[column].append(last)
    pieces = []
    for row in rows[header:]:
        full = [c for c in row if c.start < c.end]
        if not full:
            continue
        whole = Span(full[0].start, full[-1].end)
        for column, cell in enumerate(row):
            if cell.start == cell.end or (column == 0 and len(row) > 1):
                continue
            above = named[column] if column < len(named) else []
            heads = [row[0], *above] if column else above
            heads = [h for h in heads if h.start < h.end]
            pieces.append(Piece(cell, cell.of(text), Zone.TABLE, heads=tuple(heads), row=whole))
    return pieces
