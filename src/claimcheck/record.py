"""The dated record of care: what was checked, by which rules, what was found, who let it stand.

A record holds the whole report, the hash of every file that was read, and the version of every
rule, so that somebody who is asked later can show what was known. `verify` says which of its
quotations still stand where they stood.
"""

import datetime as dt
import hashlib
import inspect
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from claimcheck.errors import Fault, InputError
from claimcheck.model import Document, Report
from claimcheck.reports import renderer
from claimcheck.reports.places import written
from claimcheck.rules import RULES

__all__ = [
    "SCHEMA",
    "Kept",
    "QuotationState",
    "RecordError",
    "Verification",
    "read_record",
    "record_text",
    "verify",
]

SCHEMA: Final = "claimcheck-record/1"
"""The contract's name and version."""

Object = dict[str, Any]


class RecordError(InputError):
    """A file that should be a record is none."""


# --- writing ------------------------------------------------------------------------------------


def record_text(
    report: Report,
    *,
    made: dt.datetime,
    arguments: Sequence[str] = (),
    inputs: Iterable[tuple[str, Path]] = (),
) -> str:
    """The record of a run as JSON.

    `made` is when; `arguments` the command's, as typed; `inputs` the files besides the documents,
    each with what it is for ("claims", "accepted", "baseline").
    """
    told: Object = json.loads(renderer("json").render(report))
    rows = [{"what": what, "file": written(path), "sha256": _hash(path)} for what, path in inputs]
    rows += [
        {"what": "document", "file": row["file"], "sha256": row["sha256"]}
        for row in told["documents"]
    ]
    outcome = {
        "schema": SCHEMA,
        "version": told["version"],
        "made": made.isoformat(timespec="seconds"),
        "arguments": list(arguments),
        "files": rows,
        "rules": [
            {"name": rule.name, "kind": rule.kind, "version": _version_of(rule)} for rule in RULES
        ],
        "lexicon": _lexicon_version(),
        "report": told,
    }
    return json.dumps(outcome, ensure_ascii=False, indent=2) + "\n"


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _version_of(rule: Any) -> str:  # noqa: ANN401 - a rule's function may be anywhere
    """The beginning of the hash of the module that holds the rule."""
    function = rule.examine or rule.inspect
    module = sys.modules[function.__module__]
    try:
        source = inspect.getsource(module)
    except OSError:
        return "unknown"
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def _lexicon_version() -> str:
    table = files("claimcheck.lexicon").joinpath("en/prepared.json")
    return hashlib.sha256(table.read_bytes()).hexdigest()[:12]


# --- verifying ----------------------------------------------------------------------------------


@frozen
class Kept:
    """A quotation of a record: its document's id and file, its words, and their place."""

    document: str
    file: str
    quote: str
    start: int
    line: int
    column: int


@frozen
class QuotationState:
    """What became of a quotation: `state` is "stands", "moved", "gone" or "unread".

    `line` and `column` are where the words stand now, if they were found.
    """

    kept: Kept
    state: str
    line: int | None = None
    column: int | None = None


@frozen
class Verification:
    """What became of a record: its quotations, and its documents by file.

    `files` says of each file "unchanged", "changed" or why it could not be read.
    """

    made: str
    version: str
    quotations: tuple[QuotationState, ...]
    files: Mapping[str, str]

    @property
    def standing(self) -> int:
        """How many quotations stand at the stated place."""
        return sum(q.state == "stands" for q in self.quotations)

    @property
    def unchanged(self) -> int:
        """How many files are what they were, byte for byte."""
        return sum(state == "unchanged" for state in self.files.values())

    @property
    def unread(self) -> int:
        """How many files could not be looked at."""
        return sum(state not in {"unchanged", "changed"} for state in self.files.values())


def read_record(path: Path) -> Object:
    """A record as it was written.

    Raises:
        RecordError: the file cannot be read or is no record.
    """
    try:
        told = json.loads(path.read_bytes())
        if told["schema"] != SCHEMA:
            what = f"is a record of another version ({told['schema']!r}, not {SCHEMA!r})"
            raise RecordError(Fault(path, what))
        tuple(_quotations(told))
    except OSError as error:
        what = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise RecordError(Fault(path, what)) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        what = "is no record; `claimcheck report --record FILE` writes one"
        raise RecordError(Fault(path, what)) from None
    assert isinstance(told, dict)  # noqa: S101 - it has a schema
    return told


def recorded_files(record: Object) -> tuple[Path, ...]:
    """The files of the documents that a record names, as they were named."""
    return tuple(Path(row["file"]) for row in record["report"]["documents"] if row["file"])


def verify(
    record: Object, documents: Sequence[Document], unread: Mapping[str, str] | None = None
) -> Verification:
    """Which quotations of a record still stand, in the documents as they are now.

    A document is found by its content, else by its path, else by its file's name. `unread` gives,
    by path, why a file could not be read.
    """
    now = {row["id"]: _found(row, documents) for row in record["report"]["documents"]}
    states: dict[str, str] = {}
    for row in record["report"]["documents"]:
        document = now[row["id"]]
        if document is None:
            told = (unread or {}).get(row["file"], "it was not found; name the folder it is in")
        else:
            told = "unchanged" if document.sha256 == row["sha256"] else "changed"
        states[row["file"]] = told
    quotations = tuple(_state(kept, now[kept.document]) for kept in _quotations(record))
    return Verification(record["made"], record["version"], quotations, states)


def _found(row: Object, documents: Sequence[Document]) -> Document | None:
    name = Path(row["file"]).name
    tests: tuple[Callable[[Document], bool], ...] = (
        lambda d: d.sha256 == row["sha256"],
        lambda d: written(d.file) == row["file"],
        lambda d: d.file.name == name,
    )
    return next((d for same in tests for d in documents if same(d)), None)


def _state(kept: Kept, document: Document | None) -> QuotationState:
    if document is None:
        return QuotationState(kept, "unread")
    text, end = document.text, kept.start + len(kept.quote)
    if text[kept.start : end] == kept.quote:
        return QuotationState(kept, "stands", kept.line, kept.column)
    # The nearest place where the same words stand; ties go to the earlier one.
    before, after = text.rfind(kept.quote, 0, end), text.find(kept.quote, kept.start)
    places = [at for at in (before, after) if at >= 0]
    if not places:
        return QuotationState(kept, "gone")
    at = min(places, key=lambda place: (abs(place - kept.start), place))
    line = text.count("\n", 0, at) + 1
    return QuotationState(kept, "moved", line, at - text.rfind("\n", 0, at))


def _quotations(record: Object) -> Iterator[Kept]:
    """Each quotation of a record once, in the record's order."""
    report = record["report"]
    named = {row["id"]: row["file"] for row in report["documents"]}
    rows = [e for cell in report["verdicts"] for e in cell["evidence"]]
    rows += [e for cell in report["verdicts"] for f in cell["findings"] for e in f["evidence"]]
    rows += [e for f in report["discrepancies"] for e in f["evidence"]]
    seen: set[tuple[str, int, int]] = set()
    for row in rows:
        key = (row["document"], row["start"], row["end"])
        if key not in seen and row["document"] in named:
            seen.add(key)
            yield Kept(
                row["document"],
                named[row["document"]],
                row["quote"],
                row["start"],
                row["line"],
                row["column"],
            )
