"""From the bytes of a file to a Document with zones; one file a format."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from attrs import evolve

from claimcheck.documents import archives, finding
from claimcheck.documents.bare_text import bare_text
from claimcheck.documents.decoding import declared_encoding
from claimcheck.documents.formats import Format, FromText, Later, Needs, UnreadableError
from claimcheck.documents.opening import (
    INPUT,
    bytes_of,
    fault_at,
    refuse_too_large,
    suffix_of_input,
)
from claimcheck.documents.sizes import LIMIT
from claimcheck.lexicon.packs import read_as
from claimcheck.model import Document, DocumentEntry, Problem, Role

__all__ = [
    "LIMIT",
    "READERS",
    "Format",
    "document_from_text",
    "find_documents",
    "format_of",
    "in_language",
    "join_formats",
    "read_bare_document",
    "read_bytes",
    "read_document",
    "read_given",
    "suffixes",
    "zoned",
]

READERS: Final[tuple[Format, ...]] = (
    Format(
        "a text file",
        (".txt", ".text"),
        FromText(bare_text),
        zoned=Later("plain_text", "zoned_text"),
    ),
    Format("a Markdown file", (".md", ".markdown"), FromText(Later("markdown", "read_markdown"))),
    Format(
        "a web page", (".html", ".htm"), FromText(Later("html", "read_html"), declared_encoding)
    ),
    Format("a Word document", (".docx", ".docm", ".dotx"), Later("docx", "read_docx")),
    Format("an OpenDocument text", (".odt", ".ott"), Later("odt", "read_odt")),
    Format("an e-mail", (".eml",), Later("mail", "read_mail")),
    Format("a rich text file", (".rtf",), Later("rtf", "read_rtf"), Needs("striprtf", "rtf")),
    Format("a PDF", (".pdf",), Later("pdf", "read_pdf"), Needs("pypdfium2", "pdf")),
)
"""The formats that are read; one file and one line here add one."""

_read_text: Final = Later("plain_text", "read_text")

_JOINED: list[Format] = []
"""Formats of plugins, which a run joins once."""


def join_formats(formats: Iterable[Format]) -> None:
    """Let files of further formats be read, for the rest of the process."""
    _JOINED.extend(f for f in formats if f not in _JOINED)


_OTHER_TEXTS: Final = (
    ".doc",
    ".epub",
    ".pages",
    ".xhtml",
    ".mhtml",
)
"""Files that surely hold a document that nobody reads here; leaving one out is said."""


def suffixes() -> tuple[str, ...]:
    """The suffixes of all files that can be read."""
    return tuple(s for each in (*READERS, *_JOINED) for s in each.suffixes)


def format_of(path: Path) -> Format | None:
    """The format of a file by its name; None for a kind that nobody reads here."""
    suffix = path.suffix.lower()
    return next((each for each in (*READERS, *_JOINED) if suffix in each.suffixes), None)


def read_document(entry: DocumentEntry, root: Path | None = None) -> Document:
    """Read the file of an entry.

    With `root`, the file must lie inside that folder after all links are followed. The document's
    offsets count from after a byte order mark.

    Raises:
        DocumentError: the file is missing, no ordinary file, outside `root`, too large, empty, of
            an unknown kind or one whose library is not installed, or not what its name says. The
            message says what to do.
    """
    return zoned(read_bare_document(entry, root))


def zoned(document: Document) -> Document:
    """A document of `read_bare_document` with all its blocks."""
    known = format_of(document.file)
    if known is None or known.zoned is None or document.blocks:
        return document
    return known.zoned(document)


def read_bare_document(entry: DocumentEntry, root: Path | None = None) -> Document:
    """As `read_document`, without the blocks where a format finds them in the text afterwards.

    Raises:
        DocumentError: as `read_document` does.
    """
    known = format_of(entry.file)
    wanted = known is not None or entry.file == INPUT
    return _bare(entry, bytes_of(entry.file, root, known=wanted))


def read_given(entry: DocumentEntry, data: bytes) -> Document:
    """Read a document whose bytes are at hand; the entry's file says by its name what they are.

    Raises:
        DocumentError: they are of an unknown kind or one whose library is not installed, too many,
            empty, or not what the name says.
    """
    return zoned(_bare(entry, data))


def _bare(entry: DocumentEntry, data: bytes) -> Document:
    path = entry.file
    known = format_of(path)
    if path == INPUT:
        known = format_of(Path(suffix_of_input(data)))
    if known is None:
        if archives.is_archive(path):
            raise fault_at(path, f"it is an archive; name a file in it: {path.name}/NAME")
        raise fault_at(
            path,
            f"files ending in {path.suffix.lower() or 'nothing'!r} cannot be read; "
            f"save it as one of {', '.join(suffixes())}",
        )
    if known.needs is not None and known.needs.missing:
        raise fault_at(
            path, f"{path.suffix.lower()} files are not read here yet; {known.needs.advice}"
        )
    refuse_too_large(path, len(data))
    try:
        document = known.read(entry, data)
        if path == INPUT and known.zoned is not None:
            document = known.zoned(document)
    except UnreadableError as error:
        raise fault_at(path, str(error)) from None
    return in_language(evolve(document, sha256=hashlib.sha256(data).hexdigest()), entry.language)


def in_language(document: Document, language: str) -> Document:
    """The document, to be read in a language; its notes say what is not read in that."""
    if language == "en":
        return document
    return evolve(document, language=language, notes=(*document.notes, read_as(language)))


read_bytes: Final = read_given
"""The same, by the name that servers call it."""


def find_documents(
    paths: Iterable[Path],
) -> tuple[tuple[DocumentEntry, ...], tuple[Problem, ...]]:
    """The documents that files, folders and archives name, each with an id of its own.

    Folders are searched to the bottom in the order of names; hidden files, what an ignore file
    names, and files of kinds that are no documents, are left out. Links, devices and documents of
    kinds that cannot be read are not opened and are listed as problems. An id is the file's name
    without suffix; where two are the same, the path from the folder that was named. The id of a
    file in an archive begins with the archive's name. A single `-` is standard input.
    """
    return finding.find(paths, suffixes(), _OTHER_TEXTS)


def document_from_text(
    id: str,  # noqa: A002 - the word of the claims file
    text: str,
    *,
    outlet: str | None = None,
    date: dt.date | None = None,
    role: Role | None = None,
) -> Document:
    """A document of a text that is at hand and in no file, read as plain text."""
    entry = DocumentEntry(id=id, file=Path(f"{id}.txt"), outlet=outlet, date=date, role=role)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return evolve(_read_text(entry, text), sha256=digest)
