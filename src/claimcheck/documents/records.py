"""Documents that come as the records of one file: JSON Lines, or Parquet.

A record is read when it is asked for, so that a file of any length needs little room.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from claimcheck.documents import LIMIT, document_from_text, remote
from claimcheck.documents.opening import INPUT
from claimcheck.errors import DocumentError, Fault
from claimcheck.model import Document, DocumentEntry, Role

__all__ = ["Record", "is_records", "read_records"]

_LINES: Final = (".jsonl", ".ndjson")
_PARQUET: Final = (".parquet",)
_NAMES: Final = ("outlet", "title", "url")


@frozen
class Record:
    """One record: the document, or what is wrong with it."""

    entry: DocumentEntry
    document: Document | None = None
    fault: Fault | None = None


def is_records(path: Path) -> bool:
    """Whether a path names records and not one document.

    By its name, or as standard input (`-`) that begins as JSON Lines do.
    """
    if path != INPUT:
        return path.suffix.lower() in {*_LINES, *_PARQUET}
    peek = getattr(sys.stdin.buffer, "peek", None)
    return peek is not None and peek(1)[:1] == b"{"


def read_records(path: Path) -> Iterator[Record]:
    """The documents of a file of records, or of JSON Lines on standard input, one by one.

    A record has `text`, and may have `id`, `date` (2010-10-27), `outlet`, `role`, `title` and
    `url`. One that cannot be read is given with its fault; ids that come again are told apart by
    their number.

    Raises:
        DocumentError: the file itself cannot be read.
    """
    name = path.name.lower()
    try:
        if path == INPUT:
            yield from _once(_lines(path, sys.stdin.buffer))
        elif name.endswith(_PARQUET):
            yield from _once(_parquet(path))
        elif remote.is_remote(path):
            with remote.open_file(path) as file:
                yield from _once(_lines(path, file))
        else:
            with path.open("rb") as file:
                yield from _once(_lines(path, file))
    except remote.RemoteError as error:
        raise DocumentError(Fault(path, str(error))) from None
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise DocumentError(Fault(path, f"it cannot be read ({what})")) from None


def _once(records: Iterator[Record]) -> Iterator[Record]:
    """The records, each with an id that none before it had."""
    seen: set[int] = set()
    for number, record in enumerate(records, 1):
        name = record.entry.id
        if hash(name) in seen:
            name = f"{name}#{number}"
        seen.add(hash(name))
        if name == record.entry.id:
            yield record
            continue
        document = evolve(record.document, id=name) if record.document else None
        yield evolve(record, entry=evolve(record.entry, id=name), document=document)


def _lines(path: Path, file: Any) -> Iterator[Record]:  # noqa: ANN401 - a binary file
    number = 0
    while line := file.readline(LIMIT + 1):
        number += 1
        if not line.strip():
            continue
        try:
            fields = _fields(line)
        except (ValueError, RecursionError) as error:
            what = f"the record cannot be read: {error}"
            yield _faulty(path, f"{path.stem}-{number}", what, number)
            continue
        yield _record(path, number, fields)


def _fields(line: bytes) -> dict[str, Any]:
    if len(line) > LIMIT:
        raise ValueError(f"it is longer than {LIMIT // 1_000_000} MB")
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 - the fault of a file
    return fields


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError('it has no text; a record is {"id": …, "text": …}')
    return value


def _record(path: Path, number: int, fields: Mapping[str, Any]) -> Record:
    stem = "input" if path == INPUT else path.stem
    known = fields.get("id")
    name = str(known) if known not in {None, ""} else f"{stem}-{number}"
    try:
        text = _text(fields.get("text"))
        date = _day(fields.get("date"))
        role = Role(fields["role"]) if fields.get("role") else None
    except ValueError as error:
        return _faulty(path, name, f"the record {name!r} cannot be read: {error}", number)
    outlet, title, url = (str(fields[key]) if fields.get(key) else None for key in _NAMES)
    entry = DocumentEntry(name, path, outlet=outlet, date=date, role=role, title=title, url=url)
    document = document_from_text(name, text, outlet=outlet, date=date, role=role)
    return Record(entry, evolve(document, file=path, title=title, url=url))


def _day(value: object) -> dt.date | None:
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ValueError(f"its date {value!r} is no day; write it as 2010-10-27") from None


def _faulty(path: Path, name: str, what: str, line: int | None = None) -> Record:
    return Record(DocumentEntry(name, path), fault=Fault(path, what, line))


def _parquet(path: Path) -> Iterator[Record]:
    if find_spec("pyarrow") is None:
        what = "Parquet is not read here yet; install what reads it: "
        raise DocumentError(Fault(path, what + 'python3 -m pip install "claimcheck-news[frames]"'))
    parquet: Any = import_module("pyarrow.parquet")
    errors: Any = import_module("pyarrow").ArrowException
    try:
        table = parquet.ParquetFile(remote.open_file(path) if remote.is_remote(path) else path)
        wanted = [
            n for n in ("id", "text", "date", "role", *_NAMES) if n in table.schema_arrow.names
        ]
        number = 0
        for batch in table.iter_batches(batch_size=256, columns=wanted):
            for fields in batch.to_pylist():
                number += 1
                yield _record(path, number, fields)
    except errors as error:
        raise DocumentError(
            Fault(path, f"it is no Parquet file that can be read ({error})")
        ) from None
