"""A read sentence as a person looks at it: its figures marked under the words, then told."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from attrs import frozen

from claimcheck.reports.shown import encodable, shown

_MARKS: Final = "\u2514\u2500\u2518\u00b7"
_PLAIN_MARKS: Final = "\\_/|"
_TIE: Final = "\u00a0"
_GAP: Final = 2
_WIDEST_TEXT: Final = 28
"""The words of a figure take no more columns than this in front of what is said of them."""
_ROLES: Final = {
    "change": "a change",
    "from": "where a change began",
    "to": "where a change came to",
    "threshold": "a criterion",
    "base": "a whole",
    "age": "an age",
    "rank": "a rank",
    "clock": "a time of day",
    "times": "how often, or how many times",
}
_RELATIONS: Final = {
    "part-of": "part of",
    "contrast": "against",
    "further": "on top of",
    "total": "total with",
}
_PARTS: Final = {"subject": "who", "predicate": "verb", "object": "what", "agent": "by"}
_NARROW: Final = 4


@frozen
class _Page:
    """How wide the page is, what it can show, and the marks that it is drawn with."""

    width: int
    encoding: str

    @property
    def marks(self) -> str:
        """Left end, line and right end of a bracket, and what parts two slots."""
        return _MARKS if encodable(_MARKS, self.encoding) else _PLAIN_MARKS

    def text(self, value: object) -> str:
        """Text of a document, on one line, made safe to show."""
        return shown(str(value), self.encoding)

    def joined(self, slots: Sequence[str]) -> str:
        """Slots with a mark between, which stays on the line of the slot before it."""
        return f"{_TIE}{self.marks[3]} ".join(slots)

    def block(self, text: str, before: str = "", indent: int | None = None) -> list[str]:
        """The lines of a text, `before` in front of the first, the others `indent` columns in."""
        left = _columns(before) if indent is None else indent
        if left > self.width // 2:
            left = _NARROW
        lines, line, used = [], before, _columns(before)
        fresh = True
        for word in text.split(" "):
            for part in _fitting(word, self.width - left):
                size = _columns(part)
                if not fresh and used + 1 + size > self.width:
                    lines.append(line.rstrip())
                    line, used, fresh = " " * left, left, True
                elif fresh and used + size > self.width and used > left:
                    lines.append(line.rstrip())
                    line, used = " " * left, left
                line, used = (
                    (line + part, used + size) if fresh else (f"{line} {part}", used + 1 + size)
                )
                fresh = False
        return [each.replace(_TIE, " ") for each in (*lines, line.rstrip())]


def reading_view(found: Mapping[str, Any], *, width: int, encoding: str = "utf-8") -> str:
    """The sentence with its figures marked, then a line or two for each figure and clause.

    `found` is what `claimcheck.read` returns, or a statement of a document. Figures are numbered
    from 1 in the order of the sentence.
    """
    page = _Page(width, encoding)
    figures: Sequence[Mapping[str, Any]] = found.get("figures", ())
    lines = [*_place(page, found), *_marked(page, found, figures)]
    if error := found.get("error"):
        return "\n".join([*lines, *page.block(f"not read: {page.text(error)}", "  ")]) + "\n"
    lines.append("" if figures else "  no figure is read in this sentence")
    texts = [page.text(each["text"]) for each in figures]
    widest = min(max(map(_columns, texts), default=0), _WIDEST_TEXT, width // 3)
    for number, (each, text) in enumerate(zip(figures, texts, strict=True)):
        label = f"{number + 1:>3}  {text}"
        label += " " * max(0, widest - _columns(text)) + " " * _GAP
        said = list(_slots(page, each, figures[: number + 1]))
        if len(said) > 1 and said[0] == text:
            del said[0]
        lines += page.block(page.joined(said), label, 5 + widest + _GAP)
        lines += _steps(page, found, "figure", number)
    for number, clause in enumerate(found.get("clauses", ())):
        if said := list(_clause(page, clause)):
            lines += page.block(page.joined(said), "  -  ")
        lines += _steps(page, found, "clause", number)
    return "\n".join(lines) + "\n"


# --- the sentence and the marks under it --------------------------------------------------


@lru_cache(maxsize=4096)
def _size(character: str) -> int:
    """How many columns a character takes that is shown as it is."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _columns(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else sum(map(_size, text))


def _fitting(word: str, room: int) -> Iterator[str]:
    """A word in parts that fit a line."""
    if _columns(word) <= room:
        yield word
        return
    part, used = "", 0
    for character in word:
        size = _size(character)
        if part and used + size > room:
            yield part
            part, used = "", 0
        part, used = part + character, used + size
    yield part


def _place(page: _Page, found: Mapping[str, Any]) -> list[str]:
    """Where a statement of a document stands, and under which heads."""
    if "line" not in found:
        return []
    where = f"{found['line']}:{found['column']} {found['zone']}"
    heads = " / ".join(page.text(head["text"]) for head in found.get("heads", ()))
    return page.block(f"{where}, under {heads}" if heads else where)


def _marked(
    page: _Page, found: Mapping[str, Any], figures: Sequence[Mapping[str, Any]]
) -> list[str]:
    """The sentence, broken to the width, with a bracket and a number under each figure."""
    text, first = str(found.get("text", "")), found.get("start", 0)
    spans = [
        (each["start"] - first, each["end"] - first)
        for each in figures
        if each.get("start") is not None
    ]
    lines = []
    cells = [page.text(character) for character in text]
    sizes = [_columns(cell) for cell in cells]
    for start, end in _broken(text, sizes, page.width):
        lines.append("".join(cells[start:end]).rstrip())
        rows: list[str] = []
        for number, (a, b) in enumerate(spans, start=1):
            if a < end and start < b:
                left = sum(sizes[start : max(a, start)])
                size = sum(sizes[max(a, start) : min(b, end)])
                mark = _bracket(page, number if a >= start else None, size, opens=a >= start,
                                closes=b <= end)  # fmt: skip
                _put(rows, left, mark)
        lines += [row.rstrip() for row in rows]
    return lines or [""]


def _broken(text: str, sizes: Sequence[int], width: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are a line each, broken at spaces where there are any."""
    start = 0
    while start < len(text):
        used, at, space = 0, start, None
        while at < len(text) and used + sizes[at] <= width:
            used += sizes[at]
            if text[at].isspace():
                space = at
            at += 1
        if at < len(text) and space is not None and not text[at].isspace():
            at = space + 1
        at = max(at, start + 1)
        yield start, at
        while at < len(text) and text[at] == " ":
            at += 1
        start = at


def _bracket(page: _Page, number: int | None, size: int, *, opens: bool, closes: bool) -> str:
    """The mark under a figure of some columns: its number between two corners."""
    left, line, right = (page.marks[at] for at in range(3))
    label = "" if number is None else str(number)
    inner = size - opens - closes
    if inner < len(label):
        # There is room for the number alone, or for one corner beside it.
        return label + right if size > len(label) else label
    before = (inner - len(label)) // 2
    body = line * before + label + line * (inner - len(label) - before)
    return f"{left if opens else ''}{body}{right if closes else ''}"


def _put(rows: list[str], column: int, mark: str) -> None:
    """Put a mark into the first row that has room for it."""
    for at, row in enumerate(rows):
        if len(row) < column or (not row.strip() and len(row) <= column):
            rows[at] = row.ljust(column) + mark
            return
    rows.append(" " * column + mark)


# --- what is said of figures and clauses -------------------------------------------------


def _slots(
    page: _Page, figure: Mapping[str, Any], figures: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """What the last of some figures says, each slot in a few words.

    The days of a period are told where it first occurs.
    """
    yield _amount(figure)
    role = _ROLES.get(str(figure.get("role")))
    change = figure.get("change")
    if role is not None:
        yield f"{role}, {change}" if change in {"up", "down"} else role
    elif change in {"up", "down"}:
        yield f"it went {change}"
    if figure.get("counted") is not None:
        yield f"counts {page.text(figure['counted'])}"
    if figure.get("of") is not None:
        yield f"of {page.text(figure['of'])}"
    period = figure.get("period")
    if period:
        told = any(other.get("period") == period for other in figures[:-1])
        yield f"time {page.text(period['text'])}{'' if told else _days(period)}"
    relation = figure.get("relation")
    if relation:
        other = relation["figure"]
        how = _RELATIONS.get(relation["how"], relation["how"])
        words = f" ({page.text(figures[other]['text'])})" if other < len(figures) else ""
        yield f"{how} {other + 1}{words}"


def _amount(figure: Mapping[str, Any]) -> str:
    """The number as it is printed and, where it is no single value, what it leaves open."""
    low, high, value = figure.get("low"), figure.get("high"), figure.get("value")
    unit, kind = figure.get("unit") or "", figure.get("kind")
    scale = 1
    if kind == "share" and not unit:
        unit, scale = "%", 100

    def told(number: float, symbol: str) -> str:
        return f"{_number(number * scale)}{' ' if symbol[:1].isalpha() else ''}{symbol}"

    if kind == "score" and figure.get("range"):
        return " to ".join(map(_number, figure["range"]))
    if low is not None and low == high:
        return told(low, unit)
    # Behind the number and its unit, the ends need no letters again.
    again = "" if value is not None and unit[:1].isalpha() else unit
    bottom, top = told(low or 0, again), told(high or 0, again)
    if high is None and low is not None:
        open_ = f"above {bottom}" if figure.get("low_open") else f"{bottom} or more"
    elif low is None or (low == 0 and value is not None and value == high):
        open_ = f"below {top}" if figure.get("high_open") else f"{top} or less"
    else:
        first = f"above {_number(low * scale)}" if figure.get("low_open") else _number(low * scale)
        open_ = f"{first} to {'below ' if figure.get('high_open') else ''}{top}"
    return f"{told(value, unit)} ({open_})" if value is not None else open_


def _number(value: float) -> str:
    """A number as people write it, to six digits behind the point."""
    written = f"{value:,.6f}"
    return written.rstrip("0").rstrip(".")


def _days(period: Mapping[str, Any]) -> str:
    start, end = period.get("start"), period.get("end")
    if not (start or end):
        return ""
    if start and end:
        return f" ({start})" if start == end else f" ({start} to {end})"
    return f" (from {start})" if start else f" (to {end})"


def _clause(page: _Page, clause: Mapping[str, Any]) -> Iterator[str]:
    """The parts of a clause, each with its name, and how it is meant."""
    for name, what in _PARTS.items():
        value = clause.get(name)
        if isinstance(value, Mapping) and value.get("text"):
            yield f"{what} {page.text(value['text'])}"
    if clause.get("polarity") == "negative":
        yield "denied"
    if clause.get("modality") not in {None, "did"}:
        yield f"modality {clause['modality']}"
    if clause.get("quantifier"):
        yield f"quantifier {clause['quantifier']}"
    speaker = clause.get("speaker")
    if isinstance(speaker, Mapping):
        yield f"said by {page.text(speaker['text'])}"


def _steps(page: _Page, found: Mapping[str, Any], what: str, number: int) -> Iterator[str]:
    """How a figure or clause came to be, a line for each step."""
    for step in found.get("explain", ()):
        if step.get(what) == number:
            yield from page.block(page.text(step["says"]), f"       {step['slot']:<11}", 18)
