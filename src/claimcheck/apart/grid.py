"""Tables on a page: rows whose pieces stand below one another."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from claimcheck.apart.page import Segment, Word

_NUMBER: Final = re.compile(
    r"[^\w\s]{0,3}(?:[A-Z]{2,3} ?)?\d[\d,. \u00a0]{0,20}(?:%|[a-zA-Z]{1,3})?[^\w\s]{0,3}"
    r"(?: ?\(.{1,12}\))?"
)
_CELL: Final = 80
_ROWS: Final = 2
_INSIDE: Final = 2
"""So many lines of one piece may stand between two rows: a wrapped row head, a rubric."""

Rows = list[list[Segment]]


def tables_in(rows: Rows) -> list[tuple[int, int, list[list[list[Word]]]]]:
    """The tables among the lines of a region: first line, where it stops, and its rows of cells."""
    found = []
    at = 0
    while at < len(rows):
        if len(rows[at]) < _ROWS:
            at += 1
            continue
        stop = at + 1
        last = at
        while stop < len(rows) and stop - last <= _INSIDE + 1:
            if rows[stop][0].y0 - rows[stop - 1][0].y1 > 2.5 * rows[stop][0].height:
                break
            if len(rows[stop]) >= _ROWS:
                last = stop
            stop += 1
        stop = last + 1
        cells = _cells(rows[at:stop])
        if cells is not None:
            found.append((at, stop, cells))
        at = stop
    return found


def _cells(rows: Rows) -> list[list[list[Word]]] | None:
    """The cells of rows, as many in each; None for lines that are not clearly a table."""
    if sum(len(row) >= _ROWS for row in rows) < _ROWS:
        return None
    columns = max(map(len, rows))
    edges = _edges(rows, columns)
    if edges is None:
        return None
    placed: list[list[list[Word]]] = []
    above: list[Segment] | None = None
    for row in rows:
        cells: list[list[Word]] = [[] for _ in range(columns)]
        for segment in row:
            for at, words in _columns_of(segment, edges):
                cells[at] += words
        if above is not None and _continues(above, row, placed[-1], cells):
            placed[-1][0] += cells[0]
        else:
            placed.append(cells)
        above = row
    return placed if _is_clear(placed) else None


def _columns_of(
    segment: Segment, edges: Sequence[tuple[float, float]]
) -> list[tuple[int, list[Word]]]:
    """The columns that a piece stands in, with its words there.

    Heads that stand close to one another are parted at their widest gaps; one that stands above
    several columns is in the first of them.
    """
    touched = _touched(segment.x0, segment.x1, edges)
    if len(touched) == 1:
        return [(touched[0], segment.words)]
    words = segment.words
    gaps = sorted(
        range(1, len(words)), key=lambda i: words[i - 1].x1 - words[i].x0
    )  # the widest first
    cuts = sorted(gaps[: len(touched) - 1])
    parts = [words[a:b] for a, b in pairwise([0, *cuts, len(words)])]
    stand = [_touched(part[0].x0, part[-1].x1, edges) for part in parts if part]
    if stand == [[each] for each in touched]:
        return list(zip(touched, parts, strict=True))
    return [(touched[0], words)]


def _touched(x0: float, x1: float, edges: Sequence[tuple[float, float]]) -> list[int]:
    """The columns above or below which something stands; else the nearest."""
    over = [min(x1, right) - max(x0, left) for left, right in edges]
    return [i for i, amount in enumerate(over) if amount > 0] or [over.index(max(over))]


def _edges(rows: Rows, columns: int) -> list[tuple[float, float]] | None:
    """From where to where each column goes, by the rows that have a piece in each."""
    full = [row for row in rows if len(row) == columns]
    if 2 * len(full) < sum(len(row) >= _ROWS for row in rows):
        return None
    edges = [
        (min(row[i].x0 for row in full), max(row[i].x1 for row in full)) for i in range(columns)
    ]
    return None if any(a[1] > b[0] for a, b in pairwise(edges)) else edges


def _continues(
    above: Sequence[Segment],
    row: Sequence[Segment],
    before: Sequence[Sequence[Word]],
    cells: Sequence[Sequence[Word]],
) -> bool:
    """Whether a line goes on with the row head of the line above it."""
    alone = len(row) == 1 and bool(cells[0]) and bool(before[0]) and any(map(bool, before[1:]))
    if not alone:
        return False
    first = cells[0][0].text[:1]
    close = row[0].y0 - above[0].y0 < 1.25 * row[0].height
    return close and (first.islower() or first == "(")


def _is_clear(rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    written = [[" ".join(w.text for w in cell) for cell in row] for row in rows]
    if any(len(c) > _CELL for row in written for c in row):
        return False
    data = sum(any(_NUMBER.fullmatch(c) for c in row[1:]) for row in written)
    return 2 * data >= len(rows) - 1 and data > 0


__all__ = ["tables_in"]
