"""In which order the pieces of a page are read: columns are found by the white space between them.

A gutter is a place that no piece crosses, over several lines, with prose on both sides. What
crosses it (a headline, a picture's caption, a table over the whole page) parts the page into bands,
and each band is read by itself.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from claimcheck.apart.page import Segment

_LINES: Final = 4
"""So many lines on both sides show a gutter by themselves."""
_FEW: Final = 2
_CANDIDATES: Final = 12
_DEEPEST: Final = 8
_PROSE: Final = 14
"""A line of a column has so many characters on average, or more."""
_WIDE: Final = 24
_MOST: Final = 4000
"""A page of more pieces is read in the order of its file."""


def regions_of(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The pieces of a page in groups that are each read from top to bottom, in reading order."""
    if len(segments) > _MOST:
        return [list(segments)]
    return _split(list(segments), 0)


def _split(segments: list[Segment], depth: int) -> list[list[Segment]]:
    if len(segments) < 2 * _FEW or depth > _DEEPEST:
        return [segments] if segments else []
    found = _best(segments)
    if found is None:
        return [segments]
    gutter, top, bottom = found
    above: list[Segment] = []
    left: list[Segment] = []
    right: list[Segment] = []
    below: list[Segment] = []
    for s in segments:
        middle = (s.y0 + s.y1) / 2
        if middle < top:
            above.append(s)
        elif middle > bottom:
            below.append(s)
        elif s.x0 < gutter:
            left.append(s)
        else:
            right.append(s)
    return [region for part in (above, left, right, below) for region in _split(part, depth + 1)]


def _best(segments: Sequence[Segment]) -> tuple[float, float, float] | None:
    """The gutter with the most text beside it: where it is, and from where to where it goes."""
    edge = min(s.x0 for s in segments)
    starts = Counter(round(s.x0 / 3) for s in segments if s.x0 > edge + 3 * s.height)
    chosen = sorted(starts.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
    best: tuple[int, float, float, float] | None = None
    for bucket, _ in chosen:
        gutter = bucket * 3 - 2.5
        for size, top, bottom in _bands(segments, gutter):
            if best is None or size > best[0]:
                best = (size, gutter, top, bottom)
    return best[1:] if best else None


def _bands(segments: Sequence[Segment], gutter: float) -> list[tuple[int, float, float]]:
    """The stretches of a page in which nothing crosses a gutter and prose stands on both sides."""
    found: list[tuple[int, float, float]] = []
    left: list[Segment] = []
    right: list[Segment] = []

    def close() -> None:
        _end_with_the_columns(left, right)
        if _are_columns(left, right):
            both = left + right
            middles = [(s.y0 + s.y1) / 2 for s in both]
            found.append((len(both), min(middles) - 0.1, max(middles) + 0.1))
        left.clear()
        right.clear()

    for s in sorted(segments, key=lambda s: (s.y0 + s.y1, s.x0)):
        if s.x1 < gutter:
            left.append(s)
        elif s.x0 >= gutter:
            right.append(s)
        else:
            close()
    close()
    return found


def _end_with_the_columns(left: list[Segment], right: Sequence[Segment]) -> None:
    """Take from the left side what stands below both columns: it is drawn after the right one."""
    if not right:
        return
    lowest, latest = max(s.y0 for s in right), max(s.seq for s in right)
    below = [s.y0 for s in left if s.y0 > lowest and s.seq > latest]
    if below:
        left[:] = [s for s in left if s.y0 < min(below)]


def _are_columns(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    if len(left) < _FEW or not right:
        return False
    gap = min(s.x0 for s in right) - max(s.x1 for s in left)
    if gap < 0.5 * min(s.height for s in (*left, *right)):
        return False
    # The file draws one column after the other, where each is a column and not cells of rows.
    apart = max(s.seq for s in left) < min(s.seq for s in right) or max(s.seq for s in right) < min(
        s.seq for s in left
    )
    if min(len(left), len(right)) < _LINES and not apart:
        return False
    overlap = min(max(s.y1 for s in left), max(s.y1 for s in right)) - max(
        min(s.y0 for s in left), min(s.y0 for s in right)
    )
    if overlap <= 0:
        return False
    needed = _PROSE if apart else _WIDE
    return _is_prose(left, needed) and _is_prose(right, needed)


def _is_prose(side: Sequence[Segment], needed: int) -> bool:
    texts = [s.text for s in side]
    letters = sum(sum(map(str.isalpha, t)) for t in texts)
    total = sum(map(len, texts))
    figures = sum(not any(map(str.isalpha, t)) for t in texts)
    return total >= needed * len(texts) and letters > 0.5 * total and figures <= 0.3 * len(texts)


__all__ = ["regions_of"]
