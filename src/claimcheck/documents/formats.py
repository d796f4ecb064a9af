"""What a document format is: the suffixes of its files, and how their bytes are read."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from attrs import evolve, frozen

from claimcheck.documents.decoding import UndecodableError, decode
from claimcheck.documents.lines import UNSEEN
from claimcheck.documents.sizes import too_much
from claimcheck.model import Document, DocumentEntry


class UnreadableError(ValueError):
    """A document cannot be read; the message says why and what to do."""


@frozen
class Needs:
    """A library that a format is read with: the module to import, and the extra that brings it."""

    module: str
    extra: str

    @property
    def missing(self) -> bool:
        """Whether the library is not installed."""
        return find_spec(self.module) is None

    @property
    def advice(self) -> str:
        """What to do when it is missing."""
        return f'install what reads them: python3 -m pip install "claimcheck-news[{self.extra}]"'


@frozen
class Format:
    """One kind of file.

    `read` makes a Document of an entry and the bytes of its file, and raises `UnreadableError`
    where it cannot; the digest of the bytes is added by whoever calls it. `name` says what such a
    file is, with its article ("a Word document"). Heavy libraries are imported when `read` runs.
    Where `zoned` is given, `read` leaves out the blocks, which `zoned` adds to the document: most
    documents of an archive are passed over for their words alone.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[DocumentEntry, bytes], Document]
    needs: Needs | None = None
    zoned: Callable[[Document], Document] | None = None


@frozen
class Later:
    """A reader whose module is imported when the first file of its format is read.

    `name` is the function of `claimcheck.documents.MODULE`; what it is given is handed on.
    """

    module: str
    name: str

    def __call__(self, *given: DocumentEntry | Document | bytes | str) -> Document:
        """What the reader makes of a file's bytes or text, or of a document so far."""
        document = getattr(import_module(f"claimcheck.documents.{self.module}"), self.name)(*given)
        assert isinstance(document, Document)  # noqa: S101 - for whoever writes the next format
        return document


@frozen
class FromText:
    """Reads the bytes of a format that is text: decodes them, and hands the text on.

    `declared` finds the encoding that the bytes themselves name, for formats that can.
    """

    read: Callable[[DocumentEntry, str], Document]
    declared: Callable[[bytes], str | None] | None = None

    def __call__(self, entry: DocumentEntry, data: bytes) -> Document:
        """The document of the bytes, with a note of what was assumed to decode them.

        Raises:
            UnreadableError: the bytes are not text, or hold nothing.
        """
        try:
            decoded = decode(data, self.declared(data) if self.declared else None)
        except UndecodableError as error:
            raise UnreadableError(str(error)) from None
        if not decoded.text.strip().strip(UNSEEN).strip():
            raise UnreadableError("the file is empty; is it the right one?")
        # Where the text is extracted (a web page), what is extracted is counted instead.
        if self.declared is None and (fault := too_much([decoded.text])):
            raise UnreadableError(fault)
        document = self.read(entry, decoded.text)
        if not decoded.notes:
            return document
        return evolve(document, notes=(*decoded.notes, *document.notes))
