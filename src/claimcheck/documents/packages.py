"""Office files: zip packages whose parts are XML, opened within limits and without any DTD.

Whatever a package says of itself may be false, so each part is unpacked into a limit and no further
than its own declared size; only the parts that hold text are ever unpacked.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Protocol

from claimcheck.documents.formats import UnreadableError

if TYPE_CHECKING:
    import zipfile

MOST_ENTRIES: Final = 2000
MOST_PART: Final = 10_000_000
"""A part of more bytes is refused: no story's text is so long."""
MOST_TOTAL: Final = 400_000_000
MOST_RATIO: Final = 100
"""A large part that is packed smaller than this is a bomb and no text."""
DEEPEST: Final = 500
_SMALL: Final = 1_000_000
"""Parts below this size may be packed as small as they like."""
_MARK: Final = b"PK\x01\x02"
_MOST_MARKS: Final = 20_000
_OLD: Final = b"\xd0\xcf\x11\xe0"

_PREFIXES: Final[Mapping[str, str]] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "app",
    "http://purl.oclc.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "http://www.w3.org/1999/xlink": "xlink",
}


class Package:
    """The parts of an office file."""

    def __init__(self, data: bytes) -> None:
        """Open the package.

        Raises:
            UnreadableError: it is no package, protected, or larger inside than the limits allow.
        """
        import zipfile  # noqa: PLC0415 - few documents are office files

        if data.startswith(_OLD):
            raise UnreadableError(
                "it is protected with a password, or is an old .doc under a new name; "
                "save it again without a password as .docx"
            )
        if data.count(_MARK) > _MOST_MARKS:
            raise UnreadableError(_too_many(data.count(_MARK)))
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
            raise UnreadableError(
                "it is damaged, or not what its name says; save it again, or as .txt"
            ) from None
        self._parts = {info.filename: info for info in self._zip.infolist()}
        if len(self._zip.infolist()) > MOST_ENTRIES:
            raise UnreadableError(_too_many(len(self._zip.infolist())))
        total = sum(info.file_size for info in self._zip.infolist())
        if total > MOST_TOTAL:
            raise UnreadableError(
                f"it unpacks to {total / 1e6:.0f} MB and the limit is {MOST_TOTAL // 1_000_000} MB"
            )

    def __contains__(self, name: str) -> bool:
        """Whether the package has a part of that name."""
        return name in self._parts

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in order."""
        return tuple(sorted(self._parts))

    def read(self, name: str) -> bytes:
        """The bytes of a part; none where there is no such part.

        Raises:
            UnreadableError: the part is damaged, protected, or over a limit, which is named.
        """
        import zlib  # noqa: PLC0415 - few documents are office files
        from zipfile import BadZipFile  # noqa: PLC0415 - likewise

        info = self._parts.get(name)
        if info is None:
            return b""
        self._judge(info)
        try:
            with self._zip.open(info) as file:
                data = file.read(MOST_PART + 1)
        except (BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError):
            raise UnreadableError(
                f"its part {name} is damaged; save it again, or as .txt"
            ) from None
        if len(data) > MOST_PART:
            raise UnreadableError(_too_large(name, len(data)))
        return data

    @staticmethod
    def _judge(info: "zipfile.ZipInfo") -> None:
        if info.flag_bits & 1:
            raise UnreadableError("it is protected with a password; save it again without one")
        if info.file_size > MOST_PART:
            raise UnreadableError(_too_large(info.filename, info.file_size))
        if info.file_size > _SMALL and info.file_size > MOST_RATIO * max(1, info.compress_size):
            raise UnreadableError(
                f"its part {info.filename} is packed to less than a {MOST_RATIO}th of its size, as "
                "a zip bomb is and text is not; save it again, or as .txt"
            )


def _too_many(count: int) -> str:
    return f"it has {count:,} parts and the limit is {MOST_ENTRIES:,}; save it again, or as .txt"


def _too_large(name: str, size: int) -> str:
    return (
        f"its part {name} has {size / 1e6:.1f} MB or more and the limit is "
        f"{MOST_PART // 1_000_000} MB; split it, or save its text as .txt"
    )


class Handler(Protocol):
    """What is told of the elements of an XML part, in order."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; names have a known prefix ("w:p")."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Some text."""


def parse_part(name: str, data: bytes, handler: Handler) -> None:
    """Read an XML part and tell the handler of its elements.

    Raises:
        UnreadableError: it has a document type (from which bombs and foreign files come), is nested
            too deeply, or is not XML.
    """
    from xml.parsers import expat  # noqa: PLC0415 - few documents are office files

    if not data:
        return
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def begin(tag: str, raw: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnreadableError(
                f"its part {name} is nested deeper than {DEEPEST}, which no story needs; "
                "save its text as .txt"
            )
        handler.start(_short(tag), {_short(key): value for key, value in raw.items()})

    def finish(tag: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(_short(tag))

    def refuse(*_: Any) -> None:  # noqa: ANN401 - expat gives what it likes
        raise UnreadableError(
            f"its part {name} declares a document type, which an office file never does and an "
            "attack may; save it again, or as .txt"
        )

    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the function takes it by place only
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(
            f"its part {name} is damaged ({error}); save it again, or as .txt"
        ) from None


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    """A name with its known prefix; a name of an unknown kind keeps none of its own meaning."""
    space, gap, local = name.rpartition(" ")
    return f"{_PREFIXES.get(space, '?')}:{local}" if gap else local


class Fields:
    """Collects the text of some simple elements ("dc:title"); the first of each kind stands."""

    def __init__(self, *names: str) -> None:
        self.found: dict[str, str] = {}
        self._names = names
        self._open: str | None = None
        self._parts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - the protocol
        """An element begins."""
        if name in self._names:
            self._open, self._parts = name, []

    def end(self, name: str) -> None:
        """An element ends."""
        if name == self._open:
            text = " ".join("".join(self._parts).split())
            if text:
                self.found.setdefault(name, text)
            self._open = None

    def data(self, text: str) -> None:
        """Some text."""
        if self._open:
            self._parts.append(text)


class Elements:
    """Calls a function for each element that begins."""

    def __init__(self, call: Callable[[str, Mapping[str, str]], None]) -> None:
        self.start = call

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Some text."""


def day_of(raw: str | None) -> dt.date | None:
    """The day of a date and time as packages write them."""
    try:
        return dt.date.fromisoformat((raw or "").strip()[:10])
    except ValueError:
        return None


def last_saved(*dates: dt.date | None) -> dt.date | None:
    """The day of the latest of the dates that a file gives: when this text of it was written.

    A file begun from an old template carries the template's day as its first.
    """
    return max((d for d in dates if d is not None and d not in _TEMPLATES), default=None)


_TEMPLATES: Final = frozenset({dt.date(2013, 12, 23), dt.date(1970, 1, 1), dt.date(1980, 1, 1)})
"""Days that programs write for want of a real one (of the template of a much used library, of the
beginning of clocks); they say nothing of the document."""
