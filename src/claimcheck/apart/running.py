"""What stands at the edges of pages and not in the text: running heads and feet, page numbers."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.apart.page import Segment, rows_of

_EDGE: Final = 3
"""So many lines at the top of a page, and at its foot, may run through the pages."""
_SAME: Final = 8.0
"""What runs stands at the same height on each page, give or take so many points."""
_SMALL: Final = 0.85
_MARGIN: Final = 0.05
_LONGEST: Final = 120
_DIGITS: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"[ivxl]{1,6}", re.IGNORECASE)
_MARKS: Final = " -\u2013\u2014|[]().\u00b7"

Page = tuple[float, float, list[Segment]]


def running_of(pages: Sequence[Page], page_words: Sequence[str]) -> set[int]:
    """The pieces (by `id`) that run through the pages, or that number them.

    `page_words` are the words that stand before a page's number, in lower case.
    """
    known: dict[str, list[tuple[int, float]]] = {}
    edges: list[list[tuple[list[Segment], bool]]] = []
    for number, (_, height, segments) in enumerate(pages):
        rows = rows_of(segments)
        at_edge = [(row, True) for row in rows[:_EDGE]]
        at_edge += [(row, False) for row in rows[max(_EDGE, len(rows) - _EDGE) :]]
        at_edge = [
            (row, top)
            for row, top in at_edge
            if (row[0].y1 < 0.2 * height if top else row[0].y0 > 0.8 * height)
        ]
        edges.append(at_edge)
        for row, _ in at_edge:
            for segment in row:
                known.setdefault(_key(segment), []).append((number, segment.y0))
    numbering = re.compile(
        rf"(?:(?:{'|'.join(map(re.escape, page_words)) or 'p'})\s*)?"
        r"(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?",
        re.IGNORECASE,
    )
    found: set[int] = set()
    usual = _usual(pages)
    for (_, height, segments), at_edge in zip(pages, edges, strict=True):
        rows = rows_of(segments)
        for row, top in at_edge:
            heads_table = len(row) > 2 and top and len(rows) > 1 and _is_above(row, rows)  # noqa: PLR2004 - row head and two columns
            outer = row[0].y0 == (rows[0] if top else rows[-1])[0].y0
            for segment in row:
                runs = not heads_table and _runs(known[_key(segment)], segment.y0, len(pages))
                text = segment.text.strip(_MARKS)
                small = segment.height < _SMALL * usual and _is_outermost(segment, height)
                if (
                    runs
                    or small
                    or (
                        outer and numbering.fullmatch(text) and _is_apart(segment, segments, height)
                    )
                ):
                    found.add(id(segment))
    return found


def _usual(pages: Sequence[Page]) -> float:
    """How high the letters of most lines are."""
    heights = sorted(s.height for _, _, segments in pages for s in segments)
    return heights[len(heights) // 2] if heights else 0.0


def _is_outermost(segment: Segment, height: float) -> bool:
    """Whether a line stands where programs print the date and the address of what they print."""
    return segment.y1 < _MARGIN * height or segment.y0 > (1 - _MARGIN) * height


def _key(segment: Segment) -> str:
    text = segment.text.casefold()
    if len(text) > _LONGEST:
        return text
    return _DIGITS.sub("#", text) if not _ROMAN.fullmatch(text.strip(_MARKS)) else "#"


def _runs(places: Sequence[tuple[int, float]], at: float, count: int) -> bool:
    """Whether the same words stand at the same height of enough pages."""
    if count < 2:  # noqa: PLR2004 - on a single page nothing runs
        return False
    same = {number for number, y in places if abs(y - at) <= _SAME}
    return len(same) >= 2 and 4 * len(same) >= count  # noqa: PLR2004 - left and right pages, less the first ones


def _is_above(row: Sequence[Segment], rows: Sequence[Sequence[Segment]]) -> bool:
    """Whether a line stands over the rows of a table, as the heads of its columns do."""
    below = next((r for r in rows if r[0].y0 > row[0].y0), None)
    return (
        below is not None
        and len(below) == len(row)
        and below[0].y0 - row[0].y1 < 1.5 * row[0].height
    )


def _is_apart(segment: Segment, others: Sequence[Segment], height: float) -> bool:
    """Whether a number stands by itself at an edge of the page, away from the text."""
    if segment.y1 < 0.08 * height or segment.y0 > 0.92 * height:
        return True
    return all(
        s is segment or max(s.y0 - segment.y1, segment.y0 - s.y1) > 1.2 * segment.height
        for s in others
    )


__all__ = ["running_of"]
