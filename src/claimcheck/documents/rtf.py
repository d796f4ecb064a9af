"""Rich text files (.rtf), read with striprtf after what would mislead or stall it was taken out.

The control words are those of Microsoft's RTF specification 1.9.1. striprtf makes text of a run of
words; which runs are the document's text, and in which view of tracked changes, is decided here.
"""

import codecs
import contextlib
import datetime as dt
import re
from collections import Counter
from functools import lru_cache
from typing import Final

from attrs import define, field

from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.packages import last_saved
from claimcheck.documents.plain_text import blocks_of, pieces_of
from claimcheck.documents.unread import Unread, changes_note, day_note
from claimcheck.documents.zones import Piece, look_of
from claimcheck.model import Document, DocumentEntry, Span, Tracked

DEEPEST: Final = 500
MOST_TEXT: Final = 10_000_000
"""A file with more bytes of text, pictures left out, is refused: no story is so long."""

_TOKEN: Final = re.compile(
    r"(?P<run>[^\\{}\r\n]+)|(?P<open>\{)|(?P<close>\})"
    r"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])|[\r\n]+|\\"
)
_LEFT_OUT: Final = {
    "pict": "picture",
    "objdata": "embedded file",
    "annotation": "",
    "fldinst": "",
    "listtext": "",
    "pntext": "",
    "stylesheet": "",
    "colortbl": "",
    "nonshppict": "",
    "nonesttables": "",
    "xe": "",
    "tc": "",
    "listtable": "",
    "listoverridetable": "",
    "rsidtbl": "",
    "themedata": "",
    "colorschememapping": "",
    "datastore": "",
    "latentstyles": "",
    "revtbl": "",
    "generator": "",
    "userprops": "",
    "xmlnstbl": "",
    "atnid": "",
    "atnauthor": "",
    "atndate": "",
    "atnref": "",
    "atrfstart": "",
    "atrfend": "",
    "bkmkstart": "",
    "bkmkend": "",
}
"""Destinations that hold no text of the document; a name says what is said not to be read."""
_APART: Final = {
    "footnote": "note",
    "shptxt": "box",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "margin"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "margin"),
}
"""Destinations whose text is read apart from the text around it."""
_FIELDS: Final = frozenset({"title", "author", "operator", "company"})
_DAYS: Final = frozenset({"creatim", "revtim"})
_TABLE_END: Final = re.compile(r"(?<=\|)\n(?=[^|\n]*(?:\n|$))")
_SPACES: Final = re.compile(r" {2,}")
_WHITE: Final = re.compile(r"[ \t]*\n[ \t\n]*\n")


@define
class _Group:
    """What holds inside a pair of braces."""

    into: str = "text"
    dropped: bool = False
    deleted: bool = False
    added: bool = False
    begins: int = 0
    """How many runs stood before its opening brace where that was kept."""
    bare: bool = False
    """Its braces are not kept: it is left out, or read apart."""


@define
class _Sorted:
    """The runs of a file, sorted by where they belong."""

    text: dict[str, list[str]] = field(factory=lambda: {"text": []})
    fields: dict[str, str] = field(factory=dict)
    days: dict[str, dict[str, int]] = field(factory=dict)
    fonts: dict[str, str] = field(factory=dict)
    page: str = "1252"
    unread: Counter[str] = field(factory=Counter)
    comments: int = 0
    changes: int = 0


def read_rtf(entry: DocumentEntry, data: bytes) -> Document:
    """Make a document of the bytes of a rich text file.

    Its text is the body with text boxes and notes behind it, then such headers and footers as are
    full sentences; other headers and footers are cut. Changes
    that the file keeps track of are read as `entry.tracked` says.

    Raises:
        UnreadableError: it is no rich text, damaged, nested too deeply, or without text.
    """
    if not data.lstrip()[:5] == b"{\\rtf":
        raise UnreadableError("it does not begin as a rich text file; save it again, or as .txt")
    found = _sort(data.decode("cp1252", "replace"), entry.tracked)
    size = sum(len(part) for parts in found.text.values() for part in parts)
    if size > MOST_TEXT:
        raise UnreadableError(
            f"it has {size / 1e6:.1f} MB of text and the limit is {MOST_TEXT // 1_000_000} MB; "
            "split it, or save its text as .txt"
        )
    stories = {name: _plain(found, parts) for name, parts in found.text.items()}
    margins = dict.fromkeys(
        " ".join(story.split()) for name, story in stories.items() if name.startswith("margin")
    )
    sentences = [m for m in margins if look_of(Piece(Span(0, 0), m)).prose]
    parts = [story for name, story in stories.items() if not name.startswith("margin")]
    text = "\n\n".join(part for part in (*parts, *sentences) if part)
    if not text.strip():
        raise UnreadableError("no text was found in it; save its text as .txt")
    notes = [*changes_note(found.changes, entry.tracked)]
    if unread := Unread.note(Counter({Unread(what): n for what, n in found.unread.items()})):
        notes.append(unread)
    if found.comments:
        notes.append(f"left out: {Unread('comment').counted(found.comments)}")
    notes += day_note(entry.date, _day(found))
    return Document(
        id=entry.id,
        file=entry.file,
        text=text,
        blocks=blocks_of(text, pieces_of(text)),
        outlet=entry.outlet or found.fields.get("company"),
        date=entry.date or _day(found),
        role=entry.role,
        title=entry.title or found.fields.get("title"),
        url=entry.url,
        extracted=True,
        cut=tuple(m for m in margins if m and m not in sentences),
        notes=tuple(notes),
        author=found.fields.get("author") or found.fields.get("operator"),
    )


def _sort(raw: str, tracked: Tracked) -> _Sorted:  # noqa: C901, PLR0912, PLR0915 - one branch for each kind of token
    """Go through the tokens once, and keep each run where it belongs."""
    found = _Sorted()
    groups = [_Group()]
    gone = "added" if tracked is Tracked.REJECTED else "deleted"
    at, end, apart = 0, len(raw), 0
    font, in_row = "", False
    while at < end:
        match = _TOKEN.match(raw, at)
        if match is None:  # a backslash at the very end
            break
        at = match.end()
        here = groups[-1]
        kind, word = match.lastgroup, match["word"]
        if kind == "open":
            if len(groups) > DEEPEST:
                raise UnreadableError(
                    f"its groups are nested deeper than {DEEPEST}, which no story needs; "
                    "save its text as .txt"
                )
            begins = len(found.text.get(here.into, ()))
            groups.append(_Group(here.into, here.dropped, here.deleted, here.added, begins))
            _keep(found, here, "{")
            continue
        if kind == "close":
            if not here.bare:
                _keep(found, here, "}")
            if len(groups) > 1:
                groups.pop()
            if len(groups) == 1:
                break  # what stands behind the outermost group is no part of the document
            continue
        if word == "bin":
            at += max(0, int(match["number"] or 0))
            continue
        if word is not None:
            number = match["number"]
            if word in _LEFT_OUT:
                _take_out(found, here)
                here.dropped = True
                if what := _LEFT_OUT[word]:
                    found.unread[what] += 1
                found.comments += word == "annotation"
                if word in {"listtext", "pntext"} and len(groups) > 1:
                    _keep(found, groups[-2], "\\bullet  ")
                continue
            if word in _APART:
                apart += 1
                _take_out(found, here)
                here.into = f"{_APART[word]} {apart}"
                found.text[here.into] = []
                continue
            if word in _FIELDS or word in _DAYS or word == "fonttbl":
                _take_out(found, here)
                here.into = word
                continue
            if word in {"deleted", "revised"}:
                on = number != "0"
                setattr(here, "deleted" if word == "deleted" else "added", on)
                found.changes += on
                continue
            if word == "plain":
                here.deleted = here.added = False
            if here.into == "fonttbl":
                font = number or "0" if word == "f" else font
                if word == "fcharset":
                    found.fonts[font] = number or "0"
                continue
            if here.into in _DAYS:
                found.days.setdefault(here.into, {})[word] = int(number or 0)
                continue
            if word == "ansicpg":
                found.page = number or "1252"
                continue
            if (word == "u" and not _is_character(number)) or (word == "uc" and number is None):
                continue
        elif here.into in _FIELDS:
            if kind == "run":
                found.fields[here.into] = (found.fields.get(here.into, "") + match[0]).strip()[:500]
            continue
        if not getattr(here, gone):
            shown = match[0]
            if word in {"intbl", "pard"}:
                in_row = word == "intbl"
            if word in {"par", "sect", "page"}:
                shown = " " if in_row else "\\par\\par "
            _keep(found, here, shown)
    return found


def _take_out(found: _Sorted, here: _Group) -> None:
    """Take back what was kept of a group before it turned out to be no text of its own."""
    if not here.bare and not here.dropped and here.into in found.text:
        del found.text[here.into][here.begins :]
    here.bare = True


def _keep(found: _Sorted, here: _Group, raw: str) -> None:
    if not here.dropped and here.into in found.text:
        found.text[here.into].append(raw)


def _is_character(number: str | None) -> bool:
    return number is not None and -0x8000 <= int(number) <= 0xFFFF  # noqa: PLR2004 - a code unit


def _plain(found: _Sorted, parts: list[str]) -> str:
    """The text of some runs."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - an extra, and few files need it

    fonts = "".join(
        f"{{\\f{n}\\fcharset{c} x;}}" for n, c in list(found.fonts.items())[:500] if _is_known(c)
    )
    page = found.page if _is_codec(f"cp{found.page}") else "1252"
    body = "".join(parts)
    whole = f"{{\\rtf1\\ansi\\ansicpg{page}{{\\fonttbl{fonts}}}{body}}}"
    try:
        text = str(rtf_to_text(whole, errors="replace"))  # type: ignore[no-untyped-call]  # untyped
    except (ValueError, TypeError, LookupError, OverflowError):
        raise UnreadableError("it is damaged; save it again, or as .txt") from None
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = text.replace("\r", "").replace("\x00", "")
    text = _SPACES.sub(" ", text)
    return _WHITE.sub("\n\n", _TABLE_END.sub("\n\n", text)).strip()


@lru_cache(maxsize=64)
def _is_codec(name: str) -> bool:
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False


def _is_known(charset: str) -> bool:
    from striprtf.striprtf import charset_map  # noqa: PLC0415 - as above

    return _is_codec(charset_map.get(int(charset), "cp1252"))


def _day(found: _Sorted) -> dt.date | None:
    """The day on which the file was last saved."""
    days = []
    for parts in found.days.values():
        with contextlib.suppress(KeyError, ValueError, OverflowError):
            days.append(dt.date(parts["yr"], parts["mo"], parts["dy"]))
    return last_saved(*days)
