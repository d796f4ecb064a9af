"""A claims file as the parser gives it, with the places of its keys."""

import re
import stat
import tomllib
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from claimcheck.claimfile.nearest import nearest
from claimcheck.claimfile.places import DEEPEST, Place, Places, TooDeepError, find_places
from claimcheck.errors import ClaimFileError, Fault

SHEETS: Final = (".csv", ".tsv", ".xlsx")
"""What the names of files end in that keep claims in the rows of a sheet."""

LISTS: Final = (".md", ".markdown")
"""... and in the items of a Markdown list."""

LARGEST: Final = 5_000_000
"""The size limit of a claims file, in bytes."""

LONGEST_SHOWN_LINE: Final = 300
"""A line longer than this, in code points, is named in a message and not shown."""

_PLACE: Final = re.compile(r" \((?:at line ([0-9]+), column ([0-9]+)|at end of document)\)$")

_PLAINER: Final = {
    "Cannot overwrite a value": "the key on this line is already given",
    "Illegal character '\\n'": "a text is not closed on the line that it begins on",
    "Invalid date or datetime": "there is no such date",
}
"""What the parser says in words of its own, in plainer ones."""


@frozen
class OpenedFile:
    """The tables of one claims file, and where its keys stand."""

    file: Path
    tables: dict[str, Any] = field(repr=False)
    places: Places = field(repr=False)

    def fault(self, what: str, *path: str | int, at_value: bool = False) -> Fault:
        """A fault at the key that a path leads to, or at its value."""
        place = self.places.value(path) if at_value else self.places.key(path)
        if place is None:
            return Fault(self.file, what)
        return _fault(self.file, self.places, what, place)


def open_claim_file(path: Path) -> OpenedFile:
    """Read and parse a claims file.

    Raises:
        ClaimFileError: where it is missing, unreadable, too large, not UTF-8 or not TOML.
    """
    return open_claim_bytes(path, content_of(path))


def open_claim_bytes(path: Path, content: bytes) -> OpenedFile:
    """Parse the bytes of a claims file; `path` is what messages call it.

    Raises:
        ClaimFileError: where it is too large, not UTF-8 or not TOML.
    """
    # The parser reads any line end as a plain one, so the places are those of the file.
    text = _text(path, content).replace("\r\n", "\n")
    try:
        places = find_places(text)
    except TooDeepError as error:
        places = find_places("")
        lines = text[: error.offset].split("\n")
        what = (
            f"tables and lists lie more than {DEEPEST} deep in one another; a claims file needs 3"
        )
        raise ClaimFileError(Fault(path, what, len(lines), len(lines[-1]) + 1)) from error
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ClaimFileError(_syntax_fault(path, places, str(error))) from error
    return OpenedFile(path, tables, places)


def content_of(path: Path) -> bytes:
    """The bytes of a file of claims.

    Raises:
        ClaimFileError: where it is missing, unreadable, no regular file, or too large.
    """
    try:
        about = path.stat()
    except FileNotFoundError:
        raise ClaimFileError(Fault(path, _missing(path))) from None
    except (OSError, ValueError) as error:
        raise ClaimFileError(Fault(path, f"cannot be read: {_reason(error)}")) from error
    if stat.S_ISDIR(about.st_mode):
        raise ClaimFileError(Fault(path, "is a folder; name the claims file in it"))
    if not stat.S_ISREG(about.st_mode):
        raise ClaimFileError(Fault(path, "is not a regular file, and is not read"))
    try:
        with path.open("rb") as file:
            return _fitting(path, file.read(LARGEST + 1))
    except OSError as error:
        raise ClaimFileError(Fault(path, f"cannot be read: {_reason(error)}")) from error


def _fitting(path: Path, content: bytes) -> bytes:
    if len(content) > LARGEST:
        what = f"is larger than {LARGEST // 1_000_000} MB, the limit for a claims file; divide it"
        raise ClaimFileError(Fault(path, what))
    return content


def text_of(path: Path) -> str:
    """The text of a file of claims, without a byte order mark.

    Raises:
        ClaimFileError: where it cannot be read, or is not UTF-8.
    """
    return _text(path, content_of(path))


def _text(path: Path, content: bytes) -> str:
    content = _fitting(path, content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = (
            f"is not UTF-8 (byte {content[error.start]:#04x} on this line); "
            "save it again with the encoding UTF-8"
        )
        raise ClaimFileError(Fault(path, what, line)) from error


def _missing(path: Path) -> str:
    """What to say of a file that is not there."""
    folder = path.parent
    try:
        names = sorted(each.name for each in folder.iterdir() if each.suffix == ".toml")
    except OSError:
        return f"does not exist, nor does the folder {str(folder)!r}"
    close = nearest(path.name, names)
    if close is not None:
        return f"does not exist; did you mean {str(folder / close)!r}?"
    return "does not exist"


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error).lower()


def _syntax_fault(path: Path, places: Places, message: str) -> Fault:
    """The parser's message as a fault: its place is taken out of its words."""
    found = _PLACE.search(message)
    if found is None:
        return Fault(path, f"is not TOML: {message}")
    words = message[: found.start()]
    what = f"not TOML: {_PLAINER.get(words, words[:1].lower() + words[1:])}"
    if found[1] is None:
        line = len(places.starts)
        return _fault(path, places, what, Place(line, len(places.line(line)) + 1, 1))
    return _fault(path, places, what, Place(int(found[1]), int(found[2]), 1))


def _fault(file: Path, places: Places, what: str, place: Place) -> Fault:
    source = places.line(place.line) if place.line <= len(places.starts) else ""
    if len(source) > LONGEST_SHOWN_LINE:
        return Fault(file, what, place.line, place.column)
    return Fault(file, what, place.line, place.column, source, place.width)
