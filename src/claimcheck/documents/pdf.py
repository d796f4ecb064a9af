"""PDF files: paragraphs, headings and tables of pages, found by where their words stand.

A PDF knows no paragraphs, only words at places. They are read and put in order by a process of its
own (`claimcheck.apart`), because the files may be hostile; here they become a document.
"""

import datetime as dt
import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from attrs import evolve, frozen

from claimcheck.apart.runner import ApartError, run_apart
from claimcheck.documents.extracted import About, Draft, TableCell, document_of
from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.plain_text import BULLET
from claimcheck.documents.sizes import MOST_CHARACTERS, scaled
from claimcheck.lexicon import load
from claimcheck.lexicon.lemmas import is_known
from claimcheck.model import Boxes, Document, DocumentEntry, Place, Zone

PAGES: Final = 2_000
"""A file of more pages is refused."""

_HYPHENS: Final = "\x02-\u00ad\u2010"
_LARGER: Final = 1.12
"""A heading's letters are so many times as high as the text's, or more."""
_HEADING_WORDS: Final = 16
_HEADLINE_WORDS: Final = (3, 40)
_STOPS: Final = (".", "!", ":", ";", ",")
_PARTS: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LISTED: Final = 12
"""So many pages are named one by one in a note."""

_Word = tuple[int, int, Sequence[float]]
"""Where a word begins in its draft, its page, and its box there."""


def read_pdf(entry: DocumentEntry, data: bytes) -> Document:
    """Make a document of a PDF.

    The text is that of its paragraphs in reading order, columns one after the other; words that a
    line end divides are whole. Running heads and feet and page numbers are in `cut`. Each
    quotation leads back to its page and the boxes of its lines there (`boxes`).

    Raises:
        UnreadableError: the file is encrypted, broken, without text, or over a limit.
    """
    options = {
        "pages": PAGES,
        "characters": scaled(MOST_CHARACTERS),
        "page_words": list(load().table("furniture")["page_numbers"]),
    }
    try:
        answer = run_apart("pdf", data, options)
    except ApartError as error:
        raise UnreadableError(str(error)) from None
    return _document(entry, answer)


def _document(entry: DocumentEntry, answer: Mapping[str, Any]) -> Document:
    blocks: Sequence[Mapping[str, Any]] = answer["blocks"]
    if not any(b["kind"] != "running" for b in blocks):
        raise UnreadableError(_without_text(answer))
    known = _known_words(blocks)
    sizes = _sizes(blocks)
    headline = _headline(blocks, sizes, entry.title or answer["title"])
    drafts: list[Draft] = []
    words: list[list[list[_Word]]] = []
    cut: list[str] = []
    for number, block in enumerate(blocks):
        if block["kind"] == "running":
            cut.append(_joined(block["words"], known)[0])
            continue
        place = str(len(drafts))
        if block["kind"] == "table":
            cells = [[_joined(cell, known) for cell in row] for row in block["rows"]]
            table = tuple(tuple(TableCell(text) for text, _ in row) for row in cells)
            drafts.append(Draft("table", Zone.TABLE, table=table, place=place))
            words.append([_row(row) for row in cells])
            continue
        item = bool(block["item"])
        text, found = _joined(block["words"][1:] if item else block["words"], known)
        zone, level = _zone(block, text, sizes, headline=number == headline)
        if zone is None and (mark := BULLET.match(text)):
            text, zone = text[mark.end() :], Zone.LIST
            found = [(at - mark.end(), on, box) for at, on, box in found if at >= mark.end()]
        drafts.append(Draft(text, zone, level, place=place))
        words.append([found])
    created = _day(answer["created"])
    about = About(
        title=_title(answer["title"]),
        cut=tuple(cut),
        notes=_notes(answer),
    )
    document = document_of(entry, drafts, about)
    return evolve(_placed(document, words), created=created)


def _placed(document: Document, words: Sequence[Sequence[Sequence[_Word]]]) -> Document:
    """The document with the page of each paragraph, and the box of each word."""
    places: list[Place] = []
    starts, on = array("L"), array("H")
    edges = array("f")
    for place in document.places:
        number, _, row = place.name.partition(", row ")
        rows = words[int(number)]
        found = rows[int(row) - 1] if row else rows[0]
        if not found:
            continue
        # A row's place begins with its first cell that holds something, as `found` does.
        begin = place.span.start - (found[0][0] if row else 0)
        for at, page, box in found:
            starts.append(begin + at)
            on.append(page)
            edges.extend(box)
        pages = sorted({page for _, page, _ in found})
        name = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
        places.append(Place(place.span, name))
    return evolve(document, places=tuple(places), boxes=Boxes(starts, on, edges))


# --- the words -----------------------------------------------------------------------------


def _joined(words: Sequence[Sequence[Any]], known: Mapping[str, int]) -> tuple[str, list[_Word]]:
    """The text of some words, and where each of them begins in it."""
    parts: list[str] = []
    found: list[_Word] = []
    at = 0
    for raw, before, page, *box in words:
        text = raw.replace("\x02", "-") if raw.strip("\x02") else ""
        if before == "-" and parts:
            kept = _with_hyphen(parts[-1], text, known, soft=parts[-1][-1] in "\u00ad\u2010")
            at += len(kept) - len(parts[-1])
            parts[-1] = kept
        elif before == " " and parts and text:
            parts.append(" ")
            at += 1
        if not text:
            continue
        found.append((at, page + 1, box))
        parts.append(text)
        at += len(text)
    return "".join(parts), found


def _with_hyphen(last: str, after: str, known: Mapping[str, int], *, soft: bool) -> str:
    """The part of a word before a line end, with its hyphen only where the word has one.

    A word that the document also has in one piece, or with its hyphen, is written so; else a
    word of the dictionary is whole. Where neither half goes on with small letters (2009-10,
    Anglo-American), the hyphen stays.
    """
    stem = last.rstrip(_HYPHENS)
    first, second = _last_part(stem), _first_part(after)
    if not first or not second or not second[0].islower():
        return f"{stem}-"
    if soft:
        return stem
    joined, parted = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if known.get(joined, 0) != known.get(parted, 0):
        return stem if known.get(joined, 0) > known.get(parted, 0) else f"{stem}-"
    if is_known(joined.rpartition("-")[2]):
        return stem
    whole = is_known(first.lower().rpartition("-")[2]) and is_known(second.lower())
    return f"{stem}-" if whole or "-" in first else stem


def _last_part(text: str) -> str:
    found = _PARTS.findall(text)
    return found[-1] if found and text.endswith(found[-1]) else ""


def _first_part(text: str) -> str:
    found = _PARTS.search(text)
    return found[0] if found and found.start() == 0 else ""


def _known_words(blocks: Sequence[Mapping[str, Any]]) -> Mapping[str, int]:
    """How often each word stands whole in the pages; what line ends divide is left out."""
    counts: Counter[str] = Counter()
    for block in blocks:
        if block["kind"] != "text":
            continue
        words = block["words"]
        for i, word in enumerate(words):
            divided = word[1] == "-" or (i + 1 < len(words) and words[i + 1][1] == "-")
            if not divided:
                counts.update(part.lower() for part in _PARTS.findall(word[0]))
    return counts


def _row(cells: Sequence[tuple[str, list[_Word]]]) -> list[_Word]:
    """The words of a row, with their places in the line that the row is written as."""
    found: list[_Word] = []
    at = 0
    for text, words in cells:
        found += [(at + start, page, box) for start, page, box in words]
        at += len(text) + len(" | ")
    return found


# --- what the parts are --------------------------------------------------------------------


@frozen
class _Sizes:
    """How high the letters of the text are, and those of its headings, the highest first."""

    body: float
    headings: tuple[float, ...]

    def level(self, size: float) -> int:
        """The depth of a heading with letters of a size, from 2."""
        return 2 + sum(each > size * 1.05 for each in self.headings)


def _sizes(blocks: Sequence[Mapping[str, Any]]) -> _Sizes:
    weights: dict[float, int] = {}
    for block in blocks:
        if block["kind"] == "text":
            size = round(block["size"], 1)
            weights[size] = weights.get(size, 0) + sum(len(w[0]) for w in block["words"])
    if not weights:
        return _Sizes(0.0, ())
    body = max(weights, key=lambda size: (weights[size], -size))
    larger = sorted((s for s in weights if s >= _LARGER * body), reverse=True)
    return _Sizes(body, tuple(larger[1:6]))


def _headline(blocks: Sequence[Mapping[str, Any]], sizes: _Sizes, title: str | None) -> int | None:
    """Which block is the headline: that with the highest letters on the first pages.

    A masthead may have higher ones, so one or two words are a headline only if the file's own
    title says the same.
    """
    named = " ".join((title or "").casefold().split())
    best: tuple[float, int] | None = None
    for number, block in enumerate(blocks):
        if block["kind"] != "text" or not block["words"] or block["words"][0][2] > 1:
            continue
        words = block["words"]
        same = named and " ".join(w[0] for w in words).casefold() == named
        few, many = _HEADLINE_WORDS
        larger = block["size"] >= _LARGER * sizes.body
        if not (same or (few <= len(words) <= many and larger)):
            continue
        rank = block["size"] * (2.0 if same and larger else 1.0)
        if best is None or rank > best[0] * 1.02:
            best = (rank, number)
    return best[1] if best else None


def _zone(
    block: Mapping[str, Any], text: str, sizes: _Sizes, *, headline: bool
) -> tuple[Zone | None, int]:
    if headline:
        return Zone.HEADLINE, 1
    if block["item"]:
        return Zone.LIST, 0
    short = len(block["words"]) <= _HEADING_WORDS and not text.endswith(_STOPS)
    if short and (block["size"] >= _LARGER * sizes.body or block["bold"]):
        return Zone.HEADING, sizes.level(block["size"])
    return None, 0


# --- what the file says --------------------------------------------------------------------


@lru_cache(maxsize=64)
def _title(raw: str | None) -> str | None:
    """The file's title, where it is one: programs write a file name there, or nothing."""
    if not raw or raw.startswith(("Microsoft Word -", "(")) or len(raw) < 4:  # noqa: PLR2004 - no title
        return None
    lower = raw.lower()
    if lower.startswith("untitled") or re.fullmatch(r"\S+\.\w{2,5}", raw):
        return None
    return raw


def _day(raw: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(raw) if raw else None
    except ValueError:
        return None


def _notes(answer: Mapping[str, Any]) -> tuple[str, ...]:
    notes = []
    if pictures := answer["pictures"]:
        notes.append(
            f"{_listed(pictures)} {'has' if len(pictures) == 1 else 'have'} no text (a scan or a "
            "picture?), so nothing there was read"
        )
    if unread := answer["unread"]:
        notes.append(f"{_listed(unread)} cannot be opened, so nothing there was read")
    return tuple(notes)


def _without_text(answer: Mapping[str, Any]) -> str:
    count = answer["count"]
    pages = "its page has" if count == 1 else f"none of its {count} pages has"
    none = " no" if count == 1 else ""
    if answer["pictures"]:
        return (
            f"{pages}{none} text: it is a scan or a picture; "
            "save it with its text recognised (OCR), or as .txt"
        )
    return f"{pages}{none or ' any'} text; is it the right file?"


def _listed(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:_LISTED]))
    more = f" and {len(pages) - _LISTED} more" if len(pages) > _LISTED else ""
    return f"page{'' if len(pages) == 1 else 's'} {shown}{more}"
