"""Where a stretch of a document begins and ends, counted as a consumer counts.

claimcheck counts code points. Editors and browsers mostly count UTF-16 units, reviewdog counts
bytes of UTF-8. Lines end with a line feed for all of them, with or without a carriage return.
"""

from bisect import bisect_right
from enum import Enum

from attrs import frozen

from claimcheck.line_starts import line_starts


class Unit(Enum):
    """What a column, or an offset, counts."""

    CODE_POINT = "code point"
    UTF_16 = "UTF-16 unit"
    UTF_8 = "byte of UTF-8"

    def width(self, text: str) -> int:
        """How wide some text is."""
        if self is Unit.CODE_POINT or text.isascii():
            return len(text)
        if self is Unit.UTF_16:
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        return len(text.encode("utf-8", "surrogatepass"))


@frozen
class Region:
    """Lines and columns, from 1; the end is the place behind the last character."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


def region_of(text: str, start: int, end: int, unit: Unit) -> Region:
    """The region of `text[start:end]`, its columns counted in `unit`."""
    return Region(*_place(text, start, unit), *_place(text, max(start, end), unit))


def _place(text: str, offset: int, unit: Unit) -> tuple[int, int]:
    starts = line_starts(text)
    at = min(max(0, offset), len(text))
    line = bisect_right(starts, at)
    return line, unit.width(text[starts[line - 1] : at]) + 1
