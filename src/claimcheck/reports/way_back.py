"""From a quotation of an extracted text back to the file: a paragraph, or a text fragment.

A text fragment is the part of a web address behind `#:~:text=`, as the WICG's "URL Fragment Text
Directives" describe it; browsers scroll to the words and mark them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from claimcheck.model import Block, Boxes, Document, Evidence, Place

_WORD: Final = re.compile(r"\S+")
_LONGEST: Final = 120
"""A longer quotation is given by its first and last words."""
_ENDS: Final = 4
"""So many words stand for each end of a long one, where they lie in one block."""
_BAR: Final = " | "
_BEFORE: Final = 3
"""So many words before a quotation tell which of several it is."""


class WayBack:
    """Leads from evidence back to the files of some documents; lives for one report."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {d.id: d for d in documents}
        self.starts: dict[str, list[int]] = {}

    def place(self, evidence: Evidence) -> str | None:
        """Where the quotation begins in its file; None for a format that is text."""
        document = self.documents.get(evidence.document)
        if document is None or not document.places:
            return None
        starts = self.starts.get(document.id)
        if starts is None:
            starts = self.starts[document.id] = [p.span.start for p in document.places]
        number = bisect_right(starts, evidence.start) - 1
        found: Place | None = document.places[number] if number >= 0 else None
        return found.name if found and evidence.start < found.span.end else None

    def boxes(self, evidence: Evidence) -> list[dict[str, float]]:
        """The boxes of the quotation's lines on their pages; none for a format without pages."""
        document = self.documents.get(evidence.document)
        if document is None or document.boxes is None:
            return []
        return boxes_of(document.boxes, evidence.start, evidence.end)

    def fragment(self, evidence: Evidence) -> str | None:
        """The fragment of a web address that leads to the quotation; None where none can."""
        document = self.documents.get(evidence.document)
        if document is None or not document.linkable or evidence.start >= evidence.end:
            return None
        return text_fragment(document, evidence.start, evidence.end)


def boxes_of(boxes: Boxes, start: int, end: int) -> list[dict[str, float]]:
    """One box for each line that a stretch of text stands on, with its page."""
    found: list[dict[str, float]] = []
    first = max(0, bisect_right(boxes.starts, start) - 1)
    for i in range(first, bisect_left(boxes.starts, end)):
        left, top, right, bottom = (round(v, 1) for v in boxes.edges[4 * i : 4 * i + 4])
        last = found[-1] if found else None
        middle = (top + bottom) / 2
        if (
            last
            and last["page"] == boxes.pages[i]
            and last["top"] <= middle <= last["bottom"]
            and left >= last["left"]
        ):
            last["right"] = max(last["right"], right)
            last["top"], last["bottom"] = min(last["top"], top), max(last["bottom"], bottom)
        else:
            found.append(
                {
                    "page": boxes.pages[i],
                    "left": left,
                    "top": top,
                    "right": right,
                    "bottom": bottom,
                }
            )
    return found


def text_fragment(document: Document, start: int, end: int) -> str | None:
    """The text fragment of a stretch of a page's text.

    A quotation inside one block is given whole, else by its first and last words, for browsers
    look for each part inside one block only. Words before it are added where it occurs earlier.
    """
    text = document.text
    first = _part_end(document, start)
    if first is None:
        return None
    begin = _words(text, start, min(end, first))
    if not begin:
        return None
    if end <= first and end - start <= _LONGEST and "\n" not in text[start:end]:
        parts = [_plain(text[start:end])]
    else:
        finish = _words(text, _part_start(document, end), end)
        parts = [" ".join(begin[:_ENDS]), " ".join(finish[-_ENDS:])]
    found = [_escaped(part) for part in parts]
    if 0 <= text.find(parts[0]) < start:
        before = _words(text, _part_start(document, start), start)[-_BEFORE:]
        if before:
            found.insert(0, f"{_escaped(' '.join(before))}-")
    return "#:~:text=" + ",".join(found)


def _words(text: str, start: int, end: int) -> list[str]:
    return [m[0] for m in _WORD.finditer(text, start, end)]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    """Percent-encoded; a hyphen, comma or ampersand would be read as a part of the directive."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")


def _block_at(document: Document, at: int) -> Block | None:
    """The block, or the row of a table, that an offset lies in."""
    number = bisect_right(document.blocks, at, key=lambda block: block.span.start)
    # The head of a row stands before the first of its cells that is a block.
    for block in document.blocks[max(0, number - 1) : number + 1]:
        span = block.row or block.span
        if span.start <= at < span.end:
            return block
    return None


def _part_end(document: Document, at: int) -> int | None:
    """Where the line or cell ends that an offset lies in; None outside all blocks."""
    block = _block_at(document, at)
    if block is None:
        return None
    span, mark = (block.row, _BAR) if block.row else (block.span, "\n")
    found = document.text.find(mark, at, span.end)
    return span.end if found < 0 else found


def _part_start(document: Document, end: int) -> int:
    """Where the line or cell begins whose words end at an offset."""
    block = _block_at(document, end - 1)
    if block is None:
        return end - 1
    span, mark = (block.row, _BAR) if block.row else (block.span, "\n")
    found = document.text.rfind(mark, span.start, end)
    return span.start if found < 0 else found + len(mark)
