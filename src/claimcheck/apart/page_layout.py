"""From the words of pages to paragraphs and tables in reading order."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, Final

from claimcheck.apart.columns import regions_of
from claimcheck.apart.grid import tables_in
from claimcheck.apart.page import Segment, Word, rows_of, segments_of
from claimcheck.apart.running import running_of

_BULLET: Final = re.compile(
    r"(?:[-*\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u00b7\u2013\u2014\uf0b7]|\d{1,2}[.)]|\([a-z]\))$"
)
_STOPS: Final = '.!?:;"\u201d\u2019)'
_HYPHENS: Final = "\x02-\u00ad\u2010"
_SIZE: Final = 0.1
"""Letters that differ by more than this share are another size."""
_LARGE: Final = 1.15
_SPACED: Final = 1.3
"""A paragraph begins where lines stand so many times further apart than usual."""
_INDENT: Final = 0.7
_FAR: Final = 3.0

Paragraph = dict[str, Any]


class _Line:
    """A whole line of one column."""

    __slots__ = ("bold", "height", "page", "words", "x0", "x1", "y0", "y1")

    def __init__(self, words: list[Word], page: int) -> None:
        whole = Segment(words, 0)
        self.words, self.page = words, page
        self.x0, self.x1, self.y0, self.y1 = whole.x0, whole.x1, whole.y0, whole.y1
        self.height, self.bold = whole.height, whole.bold


def answer_of(
    pages: Sequence[tuple[float, float, Sequence[Word]]], options: dict[str, Any]
) -> dict[str, Any]:
    """The blocks of all pages, in reading order, ready to be written as JSON.

    A block is `text` (with the height of its letters, whether it is bold, and its words), `table`
    (rows of cells of words) or `running` (left out of the text). A word is its text, what stands
    before it (a space, nothing, or the hyphen of a line end), its page from 0, and its box.
    """
    drawn = [
        (w, h, segments_of([word for word in words if not word.turned])) for w, h, words in pages
    ]
    running = running_of(drawn, options.get("page_words", ()))
    blocks: list[Paragraph] = []
    for number, (width, height, segments) in enumerate(drawn):
        turned = [word for word in pages[number][2] if word.turned]
        left_out = [s for s in segments if id(s) in running]
        blocks += [_running([s.words], number) for s in left_out]
        if turned:
            blocks.append(_running([turned], number))
        inside = [s for s in segments if id(s) not in running]
        for order, region in enumerate(regions_of(inside)):
            made = _blocks(region, number)
            if made:
                made[0]["first"] = order
            blocks += made
        del width, height
    return {
        "sizes": [[round(w, 2), round(h, 2)] for w, h, _ in pages],
        "blocks": [_plain(block) for block in _continued(blocks)],
    }


def _running(groups: Iterable[Sequence[Word]], page: int) -> Paragraph:
    return {"kind": "running", "page": page, "words": [w for group in groups for w in group]}


def _blocks(region: Sequence[Segment], page: int) -> list[Paragraph]:
    """The tables and paragraphs of a region, from top to bottom."""
    rows = rows_of(region)
    blocks: list[Paragraph] = []
    at = 0
    for start, stop, cells in tables_in(rows):
        blocks += _paragraphs(_lines(rows[at:start], page))
        blocks.append({"kind": "table", "page": page, "rows": cells})
        at = stop
    return blocks + _paragraphs(_lines(rows[at:], page))


def _lines(rows: Sequence[Sequence[Segment]], page: int) -> list[_Line]:
    """The lines of rows; pieces that stand far from one another are lines of their own."""
    lines: list[_Line] = []
    for row in rows:
        words: list[Word] = []
        last: Segment | None = None
        for segment in row:
            near = last is not None and (
                segment.x0 - last.x1 < _FAR * segment.height and segment.seq == last.seq + 1
            )
            if last is not None and not near:
                lines.append(_Line(words, page))
                words = []
            words += segment.words
            last = segment
        lines.append(_Line(words, page))
    return lines


def _paragraphs(lines: Sequence[_Line]) -> list[Paragraph]:
    if not lines:
        return []
    steps = [
        (b.y0 - a.y0) / a.height
        for a, b in pairwise(lines)
        if _same_size(a, b) and a.height * 0.5 < b.y0 - a.y0 < a.height * 2
    ]
    # Where most lines are paragraphs of their own, the closest ones tell how far lines stand apart.
    step = sorted(steps)[len(steps) // 4] if steps else 1.2
    found: list[list[_Line]] = []
    for line in lines:
        if found and not _begins(found[-1], line, lines, step):
            found[-1].append(line)
        else:
            found.append([line])
    return [_paragraph(run) for run in found]


def _same_size(a: _Line, b: _Line) -> bool:
    return abs(a.height - b.height) <= _SIZE * max(a.height, b.height)


def _begins(  # noqa: PLR0911 - a list of decisions reads best whole
    run: Sequence[_Line], line: _Line, lines: Sequence[_Line], step: float
) -> bool:
    """Whether a paragraph begins with a line."""
    last = run[-1]
    if not _same_size(last, line) or last.bold != line.bold:
        return True
    if not 0 < line.y0 - last.y0 <= _SPACED * step * last.height:
        return True
    if _is_item(line):
        return True
    unit = line.height
    centred = abs((line.x0 + line.x1) - (last.x0 + last.x1)) < 0.6 * unit
    left = min(each.x0 for each in run)
    hangs = _is_item(run[0])
    if not centred and not hangs and line.x0 - last.x0 > _INDENT * unit:
        return True
    if (
        hangs
        and len(run) > 0
        and line.x0 <= run[0].x0 + 0.2 * unit
        and last.words[-1].text[-1] in _STOPS
    ):
        return True
    ends = last.words[-1].text[-1]
    if ends in _HYPHENS or (line.words[0].text[0].islower() and ends not in ".!?"):
        return False
    right = max(each.x1 for each in lines if _same_size(each, line) and each.x0 < line.x1 + unit)
    if centred and abs(line.x0 - left) > 0.6 * unit:
        return False
    fits = last.x1 + 0.25 * unit + (line.words[0].x1 - line.words[0].x0) < right - 0.4 * unit
    # The last line of a set paragraph is short, and so is any line of one that is not set out.
    return fits and (ends in _STOPS or last.x1 < left + 0.75 * (right - left))


def _is_item(line: _Line) -> bool:
    return len(line.words) > 1 and bool(_BULLET.match(line.words[0].text))


def _paragraph(run: Sequence[_Line]) -> Paragraph:
    return {
        "kind": "text",
        "page": run[0].page,
        "size": round(median(line.height for line in run), 2),
        "bold": all(line.bold for line in run),
        "item": _is_item(run[0]),
        "runs": [line.words for line in run],
        "pages": [line.page for line in run],
    }


def _continued(blocks: Sequence[Paragraph]) -> list[Paragraph]:
    """Put paragraphs together that go on in the next column or on the next page."""
    body = _body_size(blocks)
    found: list[Paragraph] = []
    for block in blocks:
        if block["kind"] == "text" and "first" in block and _is_body(block, body):
            last = next(
                (b for b in reversed(found[-12:]) if b["kind"] == "text" and _is_body(b, body)),
                None,
            )
            if last is not None and _goes_on(last, block):
                last["runs"] = [*last["runs"], *block["runs"]]
                last["pages"] = [*last["pages"], *block["pages"]]
                continue
        found.append(block)
    return found


def _body_size(blocks: Iterable[Paragraph]) -> float:
    """How high the letters of most of the text are."""
    weights: dict[float, int] = {}
    for block in blocks:
        if block["kind"] == "text":
            size = round(block["size"], 1)
            weights[size] = weights.get(size, 0) + sum(
                len(w.text) for r in block["runs"] for w in r
            )
    return max(weights, key=lambda s: (weights[s], -s)) if weights else 0.0


def _is_body(block: Paragraph, body: float) -> bool:
    return bool(abs(block["size"] - body) <= _SIZE * body)


def _goes_on(last: Paragraph, block: Paragraph) -> bool:
    end: str = last["runs"][-1][-1].text[-1]
    begin: str = block["runs"][0][0].text[0]
    if block["item"] or last["bold"] != block["bold"]:
        return False
    if end in _HYPHENS and end != "-":
        return True
    return end not in _STOPS and bool(begin.islower() or begin.isdigit() or end in ",-")


def _plain(block: Paragraph) -> dict[str, Any]:
    """A block as JSON has it."""
    if block["kind"] == "table":
        page = block["page"]
        return {
            "kind": "table",
            "rows": [[_written([cell], [page]) for cell in row] for row in block["rows"]],
        }
    if block["kind"] == "running":
        words = sorted(block["words"], key=lambda w: (round(w.y0), w.x0))
        return {"kind": "running", "words": _written([words], [block["page"]])}
    return {
        "kind": "text",
        "size": block["size"],
        "bold": block["bold"],
        "item": block["item"],
        "words": _written(block["runs"], block["pages"]),
    }


def _written(runs: Sequence[Sequence[Word]], pages: Sequence[int]) -> list[list[Any]]:
    """Words with what stands before each: a space, nothing, or the hyphen of a line end."""
    out: list[list[Any]] = []
    for run, page in zip(runs, pages, strict=True):
        for i, word in enumerate(run):
            before = " " if word.spaced or i == 0 else ""
            if i == 0 and out and len(out[-1][0]) > 1 and out[-1][0][-1] in _HYPHENS:
                before = "-"
            box = [round(v, 1) for v in (word.x0, word.y0, word.x1, word.y1)]
            out.append([word.text, before if out else "", page, *box])
    return out


__all__ = ["answer_of"]
