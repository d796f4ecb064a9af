"""What `claimcheck read` does: lines or a document in, objects or views out, one by one."""

import datetime as dt
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click
from attrs import frozen

from claimcheck.cli.lines import InputLine
from claimcheck.cli.reading_view import reading_view
from claimcheck.cli.status import Status
from claimcheck.cli.streams import (
    as_json,
    encoding_of,
    escaped,
    give_up_output,
    say,
    width_of,
)

MOST_FAULTS_SAID: Final = 20
"""How many lines that could not be read standard error lists."""


@frozen
class Reading:
    """How `read` is to read, and to whom it shows what it read."""

    date: dt.date | None = None
    explain: bool = False
    for_person: bool = False
    at_once: bool = False
    """Whether whoever writes the lines waits for each answer."""
    language: str = "en"


def read_lines(lines: Iterable[InputLine], name: str, how: Reading) -> Status:
    """Read each line and write what is understood, an object or a view for each.

    Raises:
        click.ClickException: where there is no line.
    """
    faults: list[str] = []
    count = 0

    def found() -> Iterator[Mapping[str, Any]]:
        nonlocal count
        from claimcheck import read  # noqa: PLC0415 - heavy, and replaced in tests

        for count, line in enumerate(lines, start=1):  # noqa: B007 - the count is read below
            if line.fault is None:
                yield read(line.text, date=how.date, explain=how.explain, language=how.language)
            else:
                faults.append(f"{name}:{line.number}: {line.fault}")
                empty = read("", explain=how.explain)
                yield {**empty, "text": line.text, "error": line.fault}

    _write(found(), how)
    if not count:
        raise click.ClickException(f"there is nothing to read: {name} is empty")
    for each in faults[:MOST_FAULTS_SAID]:
        say(each)
    if len(faults) > MOST_FAULTS_SAID:
        say(f"and {len(faults) - MOST_FAULTS_SAID} more lines; their objects have an error, too")
    return Status.NOT_CHECKED if faults else Status.DONE


def read_file(path: Path, how: Reading, tracked: str = "accepted") -> Status:
    """Read a document with its zones, and write what each of its statements says.

    `tracked` says how changes that its file keeps track of are read.

    Raises:
        DocumentError: where it cannot be read; the message says what to do.
        click.ClickException: where nothing in it asserts anything.
    """
    from claimcheck.documents import read_document  # noqa: PLC0415 - heavy
    from claimcheck.model import DocumentEntry, Tracked  # noqa: PLC0415 - heavy
    from claimcheck.reading.derivation import derive  # noqa: PLC0415 - heavy
    from claimcheck.reading.reader import read_document as read_statements  # noqa: PLC0415 - heavy
    from claimcheck.reports.read import explain_json, statement_json  # noqa: PLC0415 - heavy

    document = read_document(
        DocumentEntry(
            path.stem, path, date=how.date, tracked=Tracked(tracked), language=how.language
        )
    )
    statements = read_statements(document).statements
    breaks = [at for at, character in enumerate(document.text) if character == "\n"]

    def found() -> Iterator[Mapping[str, Any]]:
        for each in statements:
            line = bisect_left(breaks, each.span.start)
            column = each.span.start - (breaks[line - 1] if line else -1)
            shown = statement_json(document, each, (line + 1, column))
            if how.explain:
                shown["explain"] = explain_json(document.text, [each], [derive(document, each)])
            yield shown

    _write(found(), how)
    if not statements:
        raise click.ClickException(f"{str(path)!r} holds nothing that asserts anything")
    return Status.DONE


def _write(found: Iterable[Mapping[str, Any]], how: Reading) -> None:
    stream = sys.stdout
    encoding, width = encoding_of(stream), width_of(stream)
    for number, each in enumerate(found):
        if how.for_person:
            text = "\n" * bool(number) + reading_view(each, width=width, encoding=encoding)
        else:
            text = escaped(as_json(each), encoding) + "\n"
        try:
            stream.write(text)
            if how.at_once:
                stream.flush()
        except BrokenPipeError:
            # Whoever read the output has all they wanted; the other lines need no answer.
            give_up_output()
            return
    stream.flush()
