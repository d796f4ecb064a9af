"""The lines that `read` reads, from an argument, a file or standard input."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click

LONGEST_LINE: Final = 1_000_000
"""The size limit of one line, in bytes."""


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text that was given as an argument."""
    if not text.strip():
        return iter(())
    return (line.removesuffix("\r") for line in text.removesuffix("\n").split("\n"))


def lines_of_file(path: Path) -> Iterator[str]:
    """The lines of a file, one after the other.

    Raises:
        click.ClickException: where the file is missing or unreadable, or a line is not UTF-8.
    """
    if path.is_dir():
        raise click.ClickException(f"{str(path)!r} is a folder; name a file in it")
    try:
        with path.open("rb") as file:
            yield from _decoded(file, str(path))
    except FileNotFoundError as error:
        raise click.ClickException(f"there is no file {str(path)!r}" + _hint(path)) from error


def lines_of_input() -> Iterator[str]:
    """The lines of standard input."""
    return _decoded(sys.stdin.buffer, "standard input")


def _decoded(lines: Iterable[bytes], name: str) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise click.ClickException(
                f"{name}:{number}: this line is longer than {LONGEST_LINE:,} bytes"
            )
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise click.ClickException(f"{name}:{number}: this line is not UTF-8") from error
        yield text.removesuffix("\n").removesuffix("\r")


def _hint(path: Path) -> str:
    from claimcheck.claimfile.nearest import nearest  # noqa: PLC0415 - only for a fault

    try:
        names = sorted(each.name for each in path.parent.iterdir())
    except OSError:
        return ""
    close = nearest(path.name, names)
    return "" if close is None else f"; did you mean {str(path.parent / close)!r}?"
