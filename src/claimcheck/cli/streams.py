"""The standard streams, made fit for any text and any reader."""

import io
import json
import os
import re
import shutil
import sys
from contextlib import suppress
from typing import Final, TextIO

import click

WIDTH: Final = 100
"""How wide text is laid out that no terminal shows, in columns."""

# C0 but the newline, DEL, C1; marks that reorder or hide text; line ends that are not "\n".
_UNSEEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)


def prepare() -> None:
    """Make the standard streams take any text: what their encoding lacks is spelt out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def visible(text: str) -> str:
    """A message in which no control or bidirectional mark of a file or argument is obeyed."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def say(message: str) -> None:
    """Say something to the person at the terminal, on standard error."""
    with suppress(OSError):  # nobody listens any more; the exit status still speaks
        click.echo(visible(message), err=True)


def encoding_of(stream: TextIO) -> str:
    """What a stream writes text in."""
    return getattr(stream, "encoding", None) or "utf-8"


def width_of(stream: TextIO) -> int:
    """How many columns the reader of a stream has."""
    return max(40, shutil.get_terminal_size((WIDTH, 24)).columns) if stream.isatty() else WIDTH


def wants_color(stream: TextIO, *, refused: bool) -> bool:
    """Whether colour is welcome: at a terminal, unless an option or the environment says no."""
    if refused or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def as_json(value: object) -> str:
    """One JSON object on one line, without its line end."""
    return _ENCODER.encode(value)


def escaped(text: str, encoding: str) -> str:
    """JSON as it is for a stream that writes UTF-8, and escaped for any other."""
    if encoding.lower().replace("-", "").startswith("utf8"):
        return text
    return _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)


def write_json(text: str) -> None:
    """Write JSON to standard output; escaped where the stream does not write UTF-8."""
    write(escaped(text, encoding_of(sys.stdout)))


def write(text: str) -> None:
    """Write text to standard output, and nothing more once its reader has left."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        give_up_output()


def write_bytes(content: bytes) -> None:
    """Write to standard output what is not to be encoded again."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        give_up_output()


def give_up_output() -> None:
    """Send what standard output still holds nowhere: its reader has left (`| head`)."""
    with suppress(OSError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
