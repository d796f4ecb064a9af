"""From the bytes of a file to a Document with zones; one file a format."""

import datetime as dt
import difflib
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve

from claimcheck.documents.decoding import declared_encoding
from claimcheck.documents.formats import Format, FromText, Later, Needs, UnreadableError
from claimcheck.documents.html import read_html
from claimcheck.documents.markdown import read_markdown
from claimcheck.documents.plain_text import read_text
from claimcheck.errors import DocumentError, Fault
from claimcheck.model import Document, DocumentEntry, Problem, Role

__all__ = [
    "LIMIT",
    "READERS",
    "document_from_text",
    "find_documents",
    "format_of",
    "read_bytes",
    "read_document",
    "read_given",
    "suffixes",
]

LIMIT: Final = 20_000_000
"""Files of more bytes are refused: no article is so long."""

READERS: Final[tuple[Format, ...]] = (
    Format("a text file", (".txt", ".text"), FromText(read_text)),
    Format("a Markdown file", (".md", ".markdown"), FromText(read_markdown)),
    Format("a web page", (".html", ".htm"), FromText(read_html, declared_encoding)),
    Format("a Word document", (".docx", ".docm", ".dotx"), Later("docx", "read_docx")),
    Format("an OpenDocument text", (".odt", ".ott"), Later("odt", "read_odt")),
    Format("an e-mail", (".eml",), Later("mail", "read_mail")),
    Format("a rich text file", (".rtf",), Later("rtf", "read_rtf"), Needs("striprtf", "rtf")),
)
"""The formats that are read; one file and one line here add one."""

_OTHER_TEXTS: Final = (
    ".pdf",
    ".doc",
    ".epub",
    ".pages",
    ".xhtml",
    ".mhtml",
)
"""Files that surely hold a document that nobody reads here; leaving one out is said."""
_NAMES: Final = 2000


def suffixes() -> tuple[str, ...]:
    """The suffixes of all files that can be read."""
    return tuple(s for each in READERS for s in each.suffixes)


def format_of(path: Path) -> Format | None:
    """The format of a file by its name; None for a kind that nobody reads here."""
    suffix = path.suffix.lower()
    return next((each for each in READERS if suffix in each.suffixes), None)


def read_document(entry: DocumentEntry, root: Path | None = None) -> Document:
    """Read the file of an entry.

    With `root`, the file must lie inside that folder after all links are followed. The document's
    offsets count from after a byte order mark.

    Raises:
        DocumentError: the file is missing, no ordinary file, outside `root`, too large, empty, of
            an unknown kind or one whose library is not installed, or not what its name says. The
            message says what to do.
    """
    known = format_of(entry.file)
    return read_given(entry, _bytes_of(entry.file, root, known=known is not None))


def read_given(entry: DocumentEntry, data: bytes) -> Document:
    """Read a document whose bytes are at hand; the entry's file says by its name what they are.

    Raises:
        DocumentError: they are of an unknown kind or one whose library is not installed, too many,
            empty, or not what the name says.
    """
    path = entry.file
    known = format_of(path)
    if known is None:
        raise _unknown(path)
    return _read(known, entry, data)


def read_bytes(entry: DocumentEntry, data: bytes) -> Document:
    """Read the bytes of a document that are at hand; the name of `entry.file` says what they are.

    Raises:
        DocumentError: they are too many, of an unknown kind or one whose library is not installed,
            or not what the name says.
    """
    path = entry.file
    known = format_of(path)
    if known is None:
        raise _unknown(path)
    if len(data) > LIMIT:
        raise _error(path, _too_large(len(data)))
    return _read(known, entry, data)


def _unknown(path: Path) -> DocumentError:
    return _error(
        path,
        f"files ending in {path.suffix.lower() or 'nothing'!r} cannot be read; "
        f"save it as one of {', '.join(suffixes())}",
    )


def _read(known: Format, entry: DocumentEntry, data: bytes) -> Document:
    path = entry.file
    if known.needs is not None and known.needs.missing:
        raise _error(
            path, f"{path.suffix.lower()} files are not read here yet; {known.needs.advice}"
        )
    try:
        document = known.read(entry, data)
    except UnreadableError as error:
        raise _error(path, str(error)) from None
    return evolve(document, sha256=hashlib.sha256(data).hexdigest())


def find_documents(
    paths: Iterable[Path],
) -> tuple[tuple[DocumentEntry, ...], tuple[Problem, ...]]:
    """The documents that files and folders name, each with an id of its own.

    Folders are searched to the bottom in the order of names; hidden files, and files of kinds that
    are no documents, are left out. Links, devices and documents of kinds that cannot be read are
    not opened and are listed as problems. An id is the file's name without suffix; where two are
    the same, the path from the folder that was named.
    """
    found: list[tuple[Path, tuple[str, ...]]] = []
    problems: list[Problem] = []
    seen: set[str] = set()

    def take(path: Path, folder: Path | None) -> None:
        key = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
        if key not in seen:
            seen.add(key)
            found.append((path, _ids(path, folder)))

    for path in paths:
        mode = _mode(path)
        if mode is None:
            problems.append(_problem(path, _missing(path)))
        elif stat.S_ISDIR(mode):
            _walk(path, take, problems)
        elif fault := _unordinary(mode):
            problems.append(_problem(path, fault))
        else:
            take(path, None)
    entries = tuple(
        DocumentEntry(name, path)
        for (path, _), name in zip(found, _unique([ids for _, ids in found]), strict=True)
    )
    return entries, tuple(problems)


def _walk(folder: Path, take: Callable[[Path, Path], None], problems: list[Problem]) -> None:
    """Take the documents below a folder, in the order of their names, without following links."""

    def failed(error: OSError) -> None:
        name = Path(error.filename) if isinstance(error.filename, str) else folder
        problems.append(_problem(name, f"the folder cannot be read ({error.strerror})"))

    for at, folders, files in os.walk(folder, onerror=failed):
        folders.sort()
        for name in list(folders):
            if name.startswith("."):
                folders.remove(name)
            elif (Path(at) / name).is_symlink():
                folders.remove(name)
                problems.append(_problem(Path(at) / name, _LINK))
        for name in sorted(files):
            path = Path(at) / name
            suffix = path.suffix.lower()
            if name.startswith(".") or suffix not in (*suffixes(), *_OTHER_TEXTS):
                continue
            mode = _mode(path)
            fault = _missing(path) if mode is None else _unordinary(mode)
            if fault:
                problems.append(_problem(path, fault))
            elif suffix not in suffixes():
                kinds = ", ".join(suffixes())
                problems.append(_problem(path, f"{suffix} files are not read; save it as {kinds}"))
            else:
                take(path, folder)


_LINK: Final = "it is a symbolic link and was not followed; name the file that it points to"


def _bytes_of(path: Path, root: Path | None, *, known: bool) -> bytes:
    mode = _mode(path)
    if mode is None:
        raise _error(path, _missing(path))
    fault = (
        "it is a folder, not a file; name the files in it" if stat.S_ISDIR(mode) else None
    ) or _unordinary(mode)
    if fault:
        raise _error(path, fault)
    if root is not None and not path.resolve().is_relative_to(root.resolve()):
        raise _error(path, f"it lies outside the folder {_shown(root)}; documents stay inside it")
    if not known:
        return b""
    # The file may have been exchanged since: what is opened is looked at again, and no link, and
    # no pipe that would wait for a writer, is opened.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise _error(path, "it is not an ordinary file")
            if about.st_size > LIMIT:
                raise _error(path, _too_large(about.st_size))
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise _error(path, f"it cannot be read ({error.strerror})") from None
    if len(data) > LIMIT:
        raise _error(path, _too_large(len(data)))
    return data


def _too_large(size: int) -> str:
    return (
        f"the file has {size / 1e6:.1f} MB and the limit is {LIMIT // 1_000_000} MB; "
        "split it, or keep only the text"
    )


def _mode(path: Path) -> int | None:
    """What kind of thing a path names, links not followed; None if there is nothing."""
    try:
        return path.lstat().st_mode
    except (OSError, ValueError):
        return None


def _unordinary(mode: int) -> str | None:
    """Why a path that is no folder is not read, if it is not an ordinary file."""
    if stat.S_ISLNK(mode):
        return _LINK
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    what = "a pipe" if stat.S_ISFIFO(mode) else "a device or socket"
    return f"it is {what}, not a file; name an ordinary file"


def _missing(path: Path) -> str:
    """What to say of a file that is not there: the nearest name that is."""
    folder = path.parent
    try:
        with os.scandir(folder) as entries:
            names = sorted(e.name for _, e in zip(range(_NAMES), entries, strict=False))
    except (OSError, ValueError):
        return f"there is no such file, and no folder {_shown(folder)}"
    lower = {name.lower(): name for name in reversed(names) if not name.startswith(".")}
    near = difflib.get_close_matches(path.name.lower(), lower, n=1)
    if not near:
        stems = {Path(name).stem: lower[name] for name in reversed(lower)}
        near = [stems[s].lower() for s in difflib.get_close_matches(path.stem.lower(), stems, n=1)]
    hint = f"; did you mean {_shown(Path(lower[near[0]]))!r}?" if near else "; check the name"
    return f"there is no such file{hint}"


def _ids(path: Path, folder: Path | None) -> tuple[str, ...]:
    """The ids a file may have, shortest first."""
    inside = path.relative_to(folder) if folder is not None else path
    return tuple(_shown(p) for p in (Path(path.stem), inside.with_suffix(""), inside, path))


def _unique(choices: Sequence[tuple[str, ...]]) -> list[str]:
    """For each file the shortest id that no other file has."""
    level = [0] * len(choices)
    for _ in range(4):
        taken: dict[str, list[int]] = {}
        for i, names in enumerate(choices):
            taken.setdefault(names[level[i]], []).append(i)
        clashes = [i for same in taken.values() if len(same) > 1 for i in same]
        if not clashes:
            break
        for i in clashes:
            level[i] = min(level[i] + 1, len(choices[i]) - 1)
    return [names[level[i]] for i, names in enumerate(choices)]


def _shown(path: Path) -> str:
    """A path as valid text with forward slashes; what cannot be shown is escaped."""
    text = path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _problem(path: Path, what: str) -> Problem:
    return Problem(what=what, file=_shown(path))


def _error(path: Path, what: str) -> DocumentError:
    return DocumentError(Fault(Path(_shown(path)), what))


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
    return evolve(read_text(entry, text), sha256=digest)
