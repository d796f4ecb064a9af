"""Places in a text as the language server protocol counts them.

Lines count from 0 and end with a line feed, a carriage return, or both; characters count from 0 in
the unit that client and server have agreed on (Language Server Protocol 3.17, "Position").
"""

import re
from bisect import bisect_right
from typing import Final

from lsprotocol import types

from claimcheck.model import Span

__all__ = ["Positions"]

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


class Positions:
    """The lines of a text, to turn offsets in code points into positions and back."""

    def __init__(self, text: str, encoding: types.PositionEncodingKind | str | None) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _LINE_END.finditer(text))]
        kind = types.PositionEncodingKind
        self._width = {
            kind.Utf8: lambda words: len(words.encode("utf-8", "surrogatepass")),
            kind.Utf32: len,
        }.get(kind(encoding or kind.Utf16), lambda words: len(words.encode("utf-16-le")) // 2)

    def of(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return types.Position(line, self._width(self._text[start:offset]))

    def range_of(self, span: Span) -> types.Range:
        """The range of a half-open stretch."""
        return types.Range(self.of(span.start), self.of(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one beyond its line is the line's end."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        following = self._starts[position.line + 1 : position.line + 2]
        end = following[0] if following else len(self._text)
        left = position.character
        for at in range(start, end):
            if left <= 0 or self._text[at] in "\r\n":
                return at
            left -= self._width(self._text[at])
        return end
