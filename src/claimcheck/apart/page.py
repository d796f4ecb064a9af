"""The words of a page and the pieces of lines they stand in; y grows downwards, in points."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

RAISED: Final = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
SMALLER: Final = 0.85
"""Raised digits are set in less than this share of the size of what they stand on."""
_WORD_SPACE: Final = 0.45
_ALIKE: Final = 1.3
_NOTE: Final = 4
_SPACE: Final = 0.12
"""So wide, as a share of the height of the letters, is the narrowest space."""


class Word(NamedTuple):
    """A word with its box.

    `turned` is true where it is set upwards or upside down, `spaced` where a space stands before it
    in the file.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    bold: bool = False
    turned: bool = False
    spaced: bool = True

    @property
    def height(self) -> float:
        """How high the word's letters may be."""
        return self.y1 - self.y0


class Segment:
    """Words of one line that follow one another without a wide gap."""

    __slots__ = ("height", "seq", "words", "x0", "x1", "y0", "y1")

    def __init__(self, words: Sequence[Word], seq: int) -> None:
        self.words = list(words)
        self.seq = seq
        self.measure()

    def measure(self) -> None:
        """Set the box from the words; its height is that of most of the text."""
        first = tall = self.words[0]
        x0, x1 = first.x0, first.x1
        for word in self.words:
            x0, x1 = min(x0, word.x0), max(x1, word.x1)
            if len(word.text) > len(tall.text):
                tall = word
        self.x0, self.x1 = x0, x1
        self.y0, self.y1, self.height = tall.y0, tall.y1, max(1.0, tall.y1 - tall.y0)

    @property
    def text(self) -> str:
        """The words as a person reads them."""
        return joined(self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(w.bold for w in self.words)


def joined(words: Iterable[Word]) -> str:
    """Words of one line with the spaces between them."""
    text = ""
    for word in words:
        text += f" {word.text}" if word.spaced and text else word.text
    return text


def segments_of(words: Sequence[Word]) -> list[Segment]:
    """The pieces of lines that some words make, in the order in which the file draws them.

    A gap as wide as a letter is high ends a piece: it may part two columns, or the cells of a
    table.
    """
    found: list[Segment] = []
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            found.append(Segment(run, len(found)))
            run = []
        run.append(_joining(run[-1], word) if run else word)
    if run:
        found.append(Segment(run, len(found)))
    return _mended(found)


def _joining(last: Word, word: Word) -> Word:
    """A word of a line, with a space before it where the page shows one."""
    if _is_raised(last, word):
        return word._replace(text=word.text.translate(RAISED))
    if word.spaced or word.x0 - last.x1 < _SPACE * max(word.height, last.height):
        return word
    return word._replace(spaced=True)


def _is_raised(last: Word, word: Word) -> bool:
    """Whether small digits stand above the line: the number of a note, or a square."""
    return (
        word.text.isdecimal()
        and word.height < SMALLER * last.height
        and word.y1 < last.y1
        and word.x0 - last.x1 < _SPACE * last.height
    )


def _follows(last: Word, word: Word) -> bool:
    """Whether a word stands behind another on one line."""
    one, two = last.y1 - last.y0, word.y1 - word.y0
    tall, small = (one, two) if one >= two else (two, one)
    over = min(last.y1, word.y1) - max(last.y0, word.y0)
    return (
        over > 0.4 * small and -0.4 * tall <= word.x0 - last.x1 < 0.85 * tall and word.x1 > last.x0
    )


def _mended(segments: list[Segment]) -> list[Segment]:
    """Put pieces together that the file draws at different times but that touch one another."""
    rows = rows_of(segments)
    kept: list[Segment] = []
    for row in rows:
        last: Segment | None = None
        for segment in row:
            if last is not None and _touches(last, segment):
                first = segment.words[0]._replace(spaced=False)
                last.words += [_joining(last.words[-1], first), *segment.words[1:]]
                last.measure()
            else:
                kept.append(segment)
                last = segment
    kept.sort(key=lambda s: s.seq)
    return kept


def _touches(last: Segment, segment: Segment) -> bool:
    """Whether two pieces are one; what the file draws apart must stand as close as words do."""
    one, two = last.words[-1], segment.words[0]
    if not _follows(one, two):
        return False
    small, tall = sorted((last.height, segment.height))
    near = segment.x0 - last.x1 < _WORD_SPACE * small
    return near and (tall < _ALIKE * small or len(segment.text) < _NOTE)


def rows_of(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Pieces that stand on one line, from the top of the page down and from left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (s.y0 + s.y1, s.x0)):
        if rows:
            lead = rows[-1][0]
            over = min(lead.y1, segment.y1) - max(lead.y0, segment.y0)
            if over > 0.5 * min(lead.height, segment.height):
                rows[-1].append(segment)
                continue
        rows.append([segment])
    for row in rows:
        row.sort(key=lambda s: (s.x0, s.seq))
    return rows


__all__ = ["Segment", "Word", "joined", "rows_of", "segments_of"]
