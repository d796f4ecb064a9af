"""A file that is written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import click


def target_of(path: Path, inputs: Callable[[Path], bool]) -> Path:
    """The file that `-o` means, checked before the work begins.

    `inputs` says whether a resolved path is one of the files that the run reads.

    Raises:
        click.ClickException: if it cannot be written, or writing it would lose a source.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise click.ClickException(f"{str(path)!r} is a folder; give the name of a file in it")
    if not target.parent.is_dir():
        raise click.ClickException(
            f"cannot write {str(path)!r}: there is no folder {str(path.parent)!r}"
        )
    if target.exists() and not target.is_file():
        raise click.ClickException(f"cannot write {str(path)!r}: it is not a regular file")
    if inputs(target):
        raise click.ClickException(
            f"will not write over {str(path)!r}: it is one of the files that are read"
        )
    return target


def write_file(target: Path, content: str | bytes) -> None:
    """Write a file whole: whoever opens it finds the old one or the new, never a part.

    Raises:
        click.ClickException: if it cannot be written; the old file is then untouched.
    """
    write_file_bytes(target, as_bytes(content))


def write_file_bytes(target: Path, data: bytes) -> None:
    """Write bytes whole, as `write_file` does a text.

    Raises:
        click.ClickException: if they cannot be written; the old file is then untouched.
    """
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode_for(target))
        Path(temporary).replace(target)
        temporary = None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"cannot write {str(target)!r}: {reason}") from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def as_bytes(content: str | bytes) -> bytes:
    """Text in UTF-8, with what UTF-8 cannot hold spelt out; bytes as they are."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def _mode_for(target: Path) -> int:
    """The permissions of the file that stands there, or those of any new file."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
