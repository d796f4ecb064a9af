"""What a claims file would say of documents, as far as the documents and their folders tell.

For each document its outlet, date, role and title are taken from the first of these that has one: a
table (`documents.csv` beside the documents), the document itself (front matter, a page's metadata,
the properties of a file), the names of its folders and of the file. Each value says where it is
from, so that a person can correct it.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from claimcheck.claimfile.nearest import suggestion
from claimcheck.documents import find_documents, read_document
from claimcheck.documents.opening import shown
from claimcheck.errors import DocumentError
from claimcheck.lexicon import load
from claimcheck.model import Document, DocumentEntry, Problem, Role, Zone

TABLE: Final = "documents.csv"
COLUMNS: Final = ("file", "id", "outlet", "date", "role", "title", "url")
_LARGEST: Final = 5_000_000
_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)(?!\d)")
_SEPARATORS: Final = re.compile(r"[-_ ]+")
_FIELDS: Final = ("outlet", "date", "role", "title", "url")

_Values = Mapping[str, Any]


@frozen
class Taken:
    """A document, with where each thing that is said of it comes from."""

    entry: DocumentEntry
    sources: Mapping[str, str]
    notes: tuple[str, ...] = ()


def take(paths: Sequence[Path]) -> tuple[tuple[Taken, ...], tuple[Problem, ...]]:
    """What would be said of the documents that some paths mean, and what could not be read."""
    entries, problems = find_documents(paths)
    faults = list(problems)
    tables = _Tables(faults)
    tops = [path for path in paths if path.is_dir()]
    taken: list[Taken] = []
    for entry in entries:
        row = tables.row_of(entry.file)
        try:
            document = read_document(evolve(entry, outlet=None))
        except DocumentError as error:
            faults += [Problem(f.what, file=str(f.file), document=entry.id) for f in error.faults]
            continue
        own = {name: getattr(document, name) for name in _FIELDS}
        headline = next((b for b in document.blocks if b.zone is Zone.HEADLINE), None)
        if headline and not own["title"]:
            own["title"] = " ".join(headline.span.of(document.text).split())
        told: list[tuple[_Values, str]] = [
            (row, TABLE),
            (own, "the document"),
            (_by_name(entry.file, tops), "the folder or file name"),
        ]
        values: dict[str, Any] = {}
        sources: dict[str, str] = {}
        for name in _FIELDS:
            for found, where in told:
                if found.get(name):
                    values[name], sources[name] = found[name], where
                    break
        notes = _doubts(document) if "date" not in values else ()
        identifier = row.get("id") or entry.id
        taken.append(Taken(evolve(entry, id=identifier, **values), sources, notes))
    faults += tables.unused()
    return _with_own_ids(taken, faults), tuple(faults)


def _doubts(document: Document) -> tuple[str, ...]:
    """What a person should look at."""
    if document.created is not None:
        return (f"the file says that it was made on {document.created}; is that its date?",)
    return ()


def _with_own_ids(taken: Sequence[Taken], faults: list[Problem]) -> tuple[Taken, ...]:
    """The documents, each id once: a table may give one twice."""
    seen: set[str] = set()
    found = []
    for each in taken:
        if each.entry.id in seen:
            faults.append(
                Problem(
                    f"two documents have the id {each.entry.id!r}; give each one of its own",
                    file=shown(each.entry.file),
                    document=each.entry.id,
                )
            )
            continue
        seen.add(each.entry.id)
        found.append(each)
    return tuple(found)


# --- folders and names -----------------------------------------------------------------------


@lru_cache(maxsize=4)
def _names(
    language: str = "en",
) -> tuple[Mapping[str, Role], frozenset[str], frozenset[str]]:
    """Folders by the role they tell, those that tell nothing, and what a draft's name holds."""
    table = load(language).table("folders")
    roles = {word: Role(role) for role, words in table["roles"].items() for word in words}
    return roles, frozenset(table["plain"]["names"]), frozenset(table["files"]["draft"])


def _by_name(path: Path, tops: Iterable[Path]) -> _Values:
    """What the folders below the named one, and the name of the file, say."""
    top = next((t for t in tops if path.is_relative_to(t)), path.parent)
    inside = path.relative_to(top)
    roles, plain, drafts = _names()
    found: dict[str, Any] = {}
    for part in (*reversed(inside.parts[:-1]), *([top.name] if top != path.parent else [])):
        words = " ".join(_SEPARATORS.split(part.strip()))
        lower = words.lower()
        if lower in roles:
            found.setdefault("role", roles[lower])
        elif day := _day_in(part):
            found.setdefault("date", day)
        elif (
            part
            and part != top.name
            and lower not in plain
            and not lower.isdigit()
            and "." not in part
        ):
            found.setdefault("outlet", words if words != lower else _titled(words))
    if day := _day_in(path.stem):
        found["date"] = day
    if top == path.parent and (role := roles.get(top.name.lower())):
        found.setdefault("role", role)
    if not drafts.isdisjoint(_SEPARATORS.split(path.stem.lower())):
        found.setdefault("role", Role.DRAFT)
    return found


def _titled(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())


def _day_in(name: str) -> dt.date | None:
    """The day that a name holds, written from the year down."""
    for match in _DATE.finditer(name):
        try:
            return dt.date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
    return None


# --- the table -------------------------------------------------------------------------------


class _Tables:
    """The tables that lie beside documents, each read once; lives for one call."""

    def __init__(self, faults: list[Problem]) -> None:
        self.faults = faults
        self.tables: dict[Path, dict[Path, tuple[int, _Values]]] = {}
        self.used: set[Path] = set()

    def row_of(self, path: Path) -> _Values:
        """What the nearest table says of a file: that of its folder, or of one above."""
        for folder in path.parents:
            table = self.tables.get(folder)
            if table is None:
                table = self.tables[folder] = self.read(folder)
            if path in table:
                self.used.add(path)
                return table[path][1]
            if folder == Path():
                break
        return {}

    def unused(self) -> list[Problem]:
        """A row for each line that speaks of a file that is none of the documents."""
        return [
            Problem(
                f"row {number} speaks of {shown(path)}, which is none of the documents; "
                "check the name",
                file=shown(folder / TABLE),
                line=number,
            )
            for folder, table in self.tables.items()
            for path, (number, _) in table.items()
            if path not in self.used
        ]

    def read(self, folder: Path) -> dict[Path, tuple[int, _Values]]:
        """The rows of the table in a folder; none where there is no table."""
        path = folder / TABLE
        try:
            if path.is_symlink() or not path.is_file():
                return {}
            data = path.read_bytes()[: _LARGEST + 1]
        except OSError as error:
            self.complain(path, None, f"it cannot be read ({error.strerror})")
            return {}
        if len(data) > _LARGEST:
            self.complain(path, None, f"it has more than {_LARGEST // 1_000_000} MB; divide it")
            return {}
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.complain(path, None, "it is not UTF-8; save it again with that encoding")
            return {}
        return self.rows(path, text)

    def rows(self, path: Path, text: str) -> dict[Path, tuple[int, _Values]]:
        """The rows of a table's text, by the files that they speak of."""
        # The limit is the whole program's: another reader may have set its own before.
        csv.field_size_limit(_LONGEST_CELL)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        found: dict[Path, tuple[int, _Values]] = {}
        try:
            heads = [head.strip().lower() for head in next(rows, [])]
            for head in heads:
                if head and head not in COLUMNS:
                    hint = suggestion(head, COLUMNS, plural="columns")
                    self.complain(path, 1, f"no column is called {head!r}; {hint}")
            if "file" not in heads:
                self.complain(path, 1, "it has no column 'file', which names the documents")
                return {}
            for cells in rows:
                number = rows.line_num
                told = {h: c.strip() for h, c in zip(heads, cells, strict=False) if c.strip()}
                if not told:
                    continue
                if name := told.pop("file", None):
                    found[path.parent / name] = (number, self.values(path, number, told))
                else:
                    self.complain(path, number, "the row names no file")
        except csv.Error as error:
            self.complain(path, rows.line_num, f"it is not a CSV table: {error}")
        return found

    def values(self, path: Path, number: int, told: Mapping[str, str]) -> _Values:
        """The cells of a row as values; a cell that is not understood is left out, and said."""
        found: dict[str, Any] = {k: v for k, v in told.items() if k in COLUMNS}
        if raw := found.pop("date", None):
            try:
                found["date"] = dt.date.fromisoformat(raw)
            except ValueError:
                self.complain(path, number, f"{raw!r} is no date; write it as 2010-10-27")
        if raw := found.pop("role", None):
            try:
                found["role"] = Role(raw.lower())
            except ValueError:
                hint = suggestion(raw.lower(), [r.value for r in Role], plural="roles")
                self.complain(path, number, f"no role is called {raw!r}; {hint}")
        return found

    def complain(self, path: Path, number: int | None, what: str) -> None:
        """Note what is wrong with a table, and where."""
        self.faults.append(Problem(what, file=shown(path), line=number))


_LONGEST_CELL: Final = 131_072
"""So many characters may stand in a cell of a table of documents."""


def _delimiter(text: str) -> str:
    """The mark between cells: spreadsheets write commas or semicolons, by the country."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=lambda mark: (first.count(mark), mark == ","))


__all__ = ["COLUMNS", "TABLE", "Taken", "take"]
