"""The lines that `read` reads, from an argument, a file or standard input.

One after the other: of a file of any size one line at a time is held.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import click
from attrs import frozen

LONGEST_LINE: Final = 1_000_000
"""The size limit of one line, in bytes."""

_HEAD: Final = 8192
"""So much of a file tells whether it is text."""


@frozen
class InputLine:
    """A line without its end. `fault` says why it was not read; `text` is then what could be."""

    number: int
    text: str
    fault: str | None = None


def lines_of(text: str) -> Iterator[InputLine]:
    """The lines of a text that was given as an argument."""
    if not text.strip():
        return
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        yield InputLine(number, line.removesuffix("\r"))


def lines_of_file(path: Path) -> Iterator[InputLine]:
    """The lines of a file, one after the other.

    Raises:
        click.ClickException: where the file is missing, unreadable, or no text.
    """
    if path.is_dir():
        raise click.ClickException(f"{str(path)!r} is a folder; name a file in it")
    try:
        with path.open("rb") as file:
            head = file.peek(_HEAD)[:_HEAD]
            if b"\0" in head:
                what = "it is UTF-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "it is no text"
                raise click.ClickException(
                    f"{str(path)!r} cannot be read line by line: {what}; save it as UTF-8 text"
                )
            yield from _decoded(file)
    except FileNotFoundError as error:
        raise click.ClickException(f"there is no file {str(path)!r}" + _hint(path)) from error


def lines_of_input() -> Iterator[InputLine]:
    """The lines of standard input."""
    return _decoded(sys.stdin.buffer)


def _decoded(file: BinaryIO) -> Iterator[InputLine]:
    number = 0
    while line := file.readline(LONGEST_LINE + 2):
        number += 1
        long = len(line.rstrip(b"\r\n")) > LONGEST_LINE
        rest = line
        while long and rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE)
        # A byte order mark is no text.
        encoding = "utf-8-sig" if number == 1 else "utf-8"
        if long:
            cut = line[:LONGEST_LINE].decode(encoding, "replace")
            why = f"this line is longer than {LONGEST_LINE:,} bytes; break it at its sentences"
            yield InputLine(number, cut, why)
            continue
        fault: str | None = None
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError:
            text = line.decode(encoding, "replace")
            fault = "this line is not UTF-8; save the file as UTF-8"
        yield InputLine(number, text.removesuffix("\n").removesuffix("\r"), fault)


def _hint(path: Path) -> str:
    from claimcheck.claimfile.nearest import nearest  # noqa: PLC0415 - only for a fault

    try:
        names = sorted(each.name for each in path.parent.iterdir())
    except OSError:
        return f", and no folder {str(path.parent)!r}"
    close = nearest(path.name, names)
    if close is None:
        return "; check the name"
    return f"; did you mean {str(path.parent / close)!r}?"
