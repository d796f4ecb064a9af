"""The words of a PDF with their boxes, by pypdfium2: what the process that works apart answers.

Boxes are in points (1/72 inch) from the top left corner of the page as it is shown.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import pypdfium2.raw as pdfium

from claimcheck.apart.page import RAISED, SMALLER, Word
from claimcheck.apart.page_layout import answer_of
from claimcheck.apart.refused import RefusedError

_WORD: Final = re.compile(r"[^\s\x00\x02]*\x02|[^\s\x00\x02]+")
"""The library writes U+0002 or U+FFFE for the hyphen of a line end, and no line end behind it."""
_DIVIDED: Final = "\x02"
_TURNED: Final = 0.1
"""Words that are turned by more than so many radians are no text to be read on."""
_PASSWORD: Final = 4
"""The library's number for a file that asks for a password."""
_TURN: Final = 6.2832
_HALF: Final = re.compile("[\ud800-\udfff]")
_DATE: Final = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_ready: list[bool] = []
"""Whether the library was made ready, which is done once."""


Box = tuple[float, float, float, float]
Boxes = Callable[[int], Box]


def pages_of(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The pages of a PDF as blocks of words, with its properties.

    `options` holds `pages` and `characters`, how many there may be, and `page_words`, what stands
    before a page's number.

    Raises:
        RefusedError: the file is encrypted, broken, or over a limit.
    """
    if not _ready:
        pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(2, None, None, 0))
        _ready.append(True)
    buffer = ctypes.create_string_buffer(data, len(data))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == _PASSWORD:
            raise RefusedError("it is encrypted; save a copy that opens without a password")
        raise RefusedError("it is no PDF that can be read: it is broken or cut short")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > options["pages"]:
            raise RefusedError(
                f"it has {count:,} pages and the limit is {options['pages']:,}; split it"
            )
        pages: list[tuple[float, float, list[Word]]] = []
        pictures: list[int] = []
        unread: list[int] = []
        left = options["characters"]
        for number in range(count):
            page = pdfium.FPDF_LoadPage(document, number)
            if not page:
                unread.append(number + 1)
                pages.append((0.0, 0.0, []))
                continue
            try:
                width, height = (
                    pdfium.FPDF_GetPageWidthF(page),
                    pdfium.FPDF_GetPageHeightF(page),
                )
                words, used = _words(page, left)
                left -= used
                if left < 0:
                    raise RefusedError(
                        f"its text has more than {options['characters']:,} characters, "
                        "which is the limit; split it"
                    )
                if not words and pdfium.FPDFPage_CountObjects(page):
                    pictures.append(number + 1)
                pages.append((width, height, words))
            finally:
                pdfium.FPDF_ClosePage(page)
        return {
            "title": _meta(document, b"Title"),
            "created": _day(_meta(document, b"CreationDate")),
            "count": count,
            "pictures": pictures,
            "unread": unread,
            **answer_of(pages, options),
        }
    finally:
        pdfium.FPDF_CloseDocument(document)


def _meta(document: object, key: bytes) -> str | None:
    """A property of the file, by its name."""
    size = pdfium.FPDF_GetMetaText(document, key, None, 0)
    if not 2 < size < 4096:  # noqa: PLR2004 - the empty text, and no title
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, key, buffer, size)
    text = buffer.raw[: size - 2].decode("utf-16-le", "replace")
    return " ".join(text.split()) or None


def _day(text: str | None) -> str | None:
    """The day of a date as PDF writes it, as `YYYY-MM-DD`."""
    found = _DATE.match(text or "")
    if not found or not found[2] or not found[3]:
        return None
    return f"{found[1]}-{found[2]}-{found[3]}"


def _words(page: object, most: int) -> tuple[list[Word], int]:
    """The words of a page in the order in which the file draws them, and how much text it has."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return [], 0
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count <= 0 or count > most:
            return [], max(0, count)
        return list(_found(page, text_page, _units(text_page, count))), count
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _units(text_page: object, count: int) -> str:
    """The text of a page, one character for each of its places (half a pair for some)."""
    buffer = (ctypes.c_ushort * (count + 1))()
    got = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    if got == count + 1:
        return "".join(map(chr, buffer[:count]))
    # Places without text are left out there, which would shift all that follows.
    return "".join(
        chr(unit) if 0 < unit < 0x10000 else "\ufffd" if unit else " "  # noqa: PLR2004 - one code unit
        for unit in (pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count))
    )


def _found(page: object, text_page: object, units: str) -> Iterator[Word]:
    """The words of a page, a line after another."""
    box = _boxes(page, text_page)
    upright = pdfium.FPDFPage_GetRotation(page) * _TURN / 4
    units = units.replace("\ufffe", _DIVIDED)
    halves = _HALF.search(units) is not None
    line: list[Word] = []
    begins: list[int] = []
    last = 0
    for match in _WORD.finditer(units):
        start = match.start()
        gap = units[last:start]
        if line and ("\n" in gap or "\r" in gap or line[-1].text[-1] == _DIVIDED):
            yield from _looked(text_page, line, begins, upright)
            line, begins = [], []
        last = match.end()
        text, place = _word(match[0], start, box)
        if halves:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        line.append(Word(text, *place, spaced=bool(gap.strip("\r\n"))))
        begins.append(start)
    yield from _looked(text_page, line, begins, upright)


def _looked(
    text_page: object, line: list[Word], begins: list[int], upright: float
) -> Iterator[Word]:
    """The words of a line, with what their letters look like: asked of the first and the last."""
    if not line:
        return
    bold = _is_bold(text_page, begins[0])
    bold_end = bold if len(line) == 1 else _is_bold(text_page, begins[-1])
    angle = (pdfium.FPDFText_GetCharAngle(text_page, begins[0]) + upright) % _TURN
    turned = _TURNED < angle < _TURN - _TURNED
    if not (bold or bold_end or turned):
        yield from line
        return
    for i, word in enumerate(line):
        yield word._replace(bold=bold if 2 * i < len(line) else bold_end, turned=turned)


def _is_bold(text_page: object, at: int) -> bool:
    name = ctypes.create_string_buffer(80)
    pdfium.FPDFText_GetFontInfo(text_page, at, name, 80, ctypes.c_int())
    lower = name.value.lower()
    return b"bold" in lower or b"black" in lower or b"heavy" in lower


def _word(text: str, start: int, box_of: Boxes) -> tuple[str, Box]:
    """A word and its box; small digits beside larger letters are written as raised ones."""
    box = box_of(start)
    if len(text) == 1:
        return text, box
    other = box_of(start + len(text) - 1)
    tall, tall_other = box[3] - box[1], other[3] - other[1]
    if tall_other < SMALLER * tall and other[3] < box[3] and text[-1].isdigit():
        text = _raised(text, start, tall, box_of)
    elif tall < SMALLER * tall_other and box[3] < other[3] and text[0].isdigit():
        text = _raised(text, start, tall_other, box_of)
    main = box if tall >= tall_other else other
    return text, (
        min(box[0], other[0]),
        main[1],
        max(box[2], other[2]),
        main[3],
    )


def _raised(text: str, start: int, tall: float, box_of: Boxes) -> str:
    """A word whose small digits are written as raised ones: numbers of notes, and squares."""
    out = []
    for i, c in enumerate(text):
        if c.isdigit() and c.isascii():
            box = box_of(start + i)
            out.append(c.translate(RAISED) if box[3] - box[1] < SMALLER * tall else c)
        else:
            out.append(c)
    return "".join(out)


def _boxes(page: object, text_page: object) -> Boxes:
    """Gives the box of a letter, in points from the top left corner of what is shown."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for at in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
        # The library answers in whole pixels: a hundred of them to the point are exact enough.
        size = (round(width * 100), round(height * 100))
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, *at, x, y)
        corners.append((x.value / 100, y.value / 100))
    (ox, oy), (ux, uy), (vx, vy) = corners
    ax, ay, bx, by = (ux - ox) / 1000, (uy - oy) / 1000, (vx - ox) / 1000, (vy - oy) / 1000
    rect = pdfium.FS_RECTF()
    ask = pdfium.FPDFText_GetLooseCharBox

    def box(at: int) -> Box:
        ask(text_page, at, rect)
        left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
        x0, y0 = ox + ax * left + bx * top, oy + ay * left + by * top
        x1, y1 = ox + ax * right + bx * bottom, oy + ay * right + by * bottom
        if x0 <= x1 and y0 <= y1:
            return x0, y0, x1, y1
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    return box
