"""The bytes of a document: of a file, of a member of an archive, or of standard input."""

import difflib
import os
import re
import stat
import sys
from pathlib import Path
from typing import Final

from claimcheck.documents import archives, remote
from claimcheck.documents.sizes import LIMIT_VARIABLE, LimitError, byte_limit
from claimcheck.errors import DocumentError, Fault
from claimcheck.model import Problem

INPUT: Final = Path("-")
"""What stands for standard input."""
_NAMES: Final = 2000
_PAGE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
LINK: Final = "it is a symbolic link and was not followed; name the file that it points to"


def bytes_of(path: Path, root: Path | None, *, known: bool) -> bytes:
    """The bytes of the file, or of the member of an archive, that a path names.

    Nothing is read of a file of a kind that is not `known`.

    Raises:
        DocumentError: it is missing, no ordinary file, outside `root`, or too large.
    """
    if path == INPUT:
        return _of_input()
    mode = mode_of(path)
    if mode is None and (inside := archives.split(path)):
        return _of_member(path, *inside, root=root, known=known)
    if mode is None and remote.is_remote(path):
        return _of_storage(path, root, known=known)
    if mode is None:
        raise fault_at(path, missing(path))
    fault = (
        "it is a folder, not a file; name the files in it" if stat.S_ISDIR(mode) else None
    ) or unordinary(mode)
    if fault:
        raise fault_at(path, fault)
    if root is not None and not path.resolve().is_relative_to(root.resolve()):
        raise fault_at(path, f"it lies outside the folder {shown(root)}; documents stay inside it")
    return _of_file(path) if known else b""


def _of_file(path: Path) -> bytes:
    limit = limit_of(path)
    # The file may have been exchanged since: what is opened is looked at again, and no link, and
    # no pipe that would wait for a writer, is opened.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise fault_at(path, "it is not an ordinary file")
            refuse_too_large(path, about.st_size)
            data = file.read(limit + 1)
    except OSError as error:
        raise fault_at(path, f"it cannot be read ({error.strerror})") from None
    refuse_too_large(path, len(data))
    return data


def _of_storage(path: Path, root: Path | None, *, known: bool) -> bytes:
    if root is not None:
        raise fault_at(path, f"it lies outside the folder {shown(root)}; documents stay inside it")
    try:
        data = remote.read_file(path, limit_of(path)) if known else b""
    except remote.RemoteError as error:
        raise fault_at(path, str(error)) from None
    refuse_too_large(path, len(data))
    return data


def _of_input() -> bytes:
    limit = limit_of(INPUT)
    data = sys.stdin.buffer.read(limit + 1)
    refuse_too_large(Path("standard input"), len(data))
    return data


def suffix_of_input(data: bytes) -> str:
    """The suffix that a file with such bytes would have, for input that has no name."""
    if data.startswith(b"%PDF-"):
        return "input.pdf"
    if data.startswith(b"PK\x03\x04"):
        return "input.docx" if b"word/" in data else "input.odt"
    if data.startswith(b"{\\rtf"):
        return "input.rtf"
    if _PAGE.match(data):
        return "input.html"
    return "input.txt"


def _of_member(path: Path, archive: Path, member: str, *, root: Path | None, known: bool) -> bytes:
    if root is not None and not archive.resolve().is_relative_to(root.resolve()):
        raise fault_at(path, f"it lies outside the folder {shown(root)}; documents stay inside it")
    if not known:
        return b""
    try:
        return archives.read_member(archive, member, limit_of(path))
    except archives.ArchiveError as error:
        raise fault_at(path, str(error)) from None
    except OSError as error:
        raise fault_at(path, f"it cannot be read ({error.strerror})") from None


def limit_of(path: Path) -> int:
    """How many bytes a file may have.

    Raises:
        DocumentError: the variable that sets it holds no number.
    """
    try:
        return byte_limit()
    except LimitError as error:
        raise fault_at(path, str(error)) from None


def refuse_too_large(path: Path, size: int) -> None:
    """Let a document of so many bytes pass, or not.

    Raises:
        DocumentError: there are more than the limit.
    """
    limit = limit_of(path)
    if size > limit:
        raise fault_at(
            path,
            f"the file has {size / 1e6:.1f} MB and the limit is {limit / 1e6:g} MB; "
            f"split it, keep only the text, or set {LIMIT_VARIABLE}",
        )


def mode_of(path: Path | str) -> int | None:
    """What kind of thing a path names, links not followed; None if there is nothing."""
    try:
        return os.lstat(path).st_mode
    except (OSError, ValueError):
        return None


def unordinary(mode: int) -> str | None:
    """Why a path that is no folder is not read, if it is not an ordinary file."""
    if stat.S_ISLNK(mode):
        return LINK
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    what = "a pipe" if stat.S_ISFIFO(mode) else "a device or socket"
    return f"it is {what}, not a file; name an ordinary file"


def missing(path: Path) -> str:
    """What to say of a file that is not there: the nearest name that is."""
    folder = path.parent
    try:
        with os.scandir(folder) as entries:
            names = sorted(e.name for _, e in zip(range(_NAMES), entries, strict=False))
    except (OSError, ValueError):
        return f"there is no such file, and no folder {shown(folder)}"
    lower = {name.lower(): name for name in reversed(names) if not name.startswith(".")}
    near = difflib.get_close_matches(path.name.lower(), lower, n=1)
    if not near:
        stems = {Path(name).stem: lower[name] for name in reversed(lower)}
        near = [stems[s].lower() for s in difflib.get_close_matches(path.stem.lower(), stems, n=1)]
    hint = f"; did you mean {shown(Path(lower[near[0]]))!r}?" if near else "; check the name"
    return f"there is no such file{hint}"


def shown(path: Path) -> str:
    """A path as valid text with forward slashes; what cannot be shown is escaped."""
    return shown_text(path.as_posix())


def shown_text(text: str) -> str:
    """A path's text with what cannot be shown escaped."""
    if text.isascii() and text.isprintable():
        return text
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def problem_of(path: Path, what: str) -> Problem:
    """A row for something that was not read."""
    return Problem(what=what, file=shown(path))


def fault_at(path: Path, what: str) -> DocumentError:
    """Why a document cannot be read, as an error to raise."""
    return DocumentError(Fault(Path(shown(path)), what))
