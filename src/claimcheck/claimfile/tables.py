"""From the tables of a claims file to a claim set, or to all that is wrong with them."""

# Longer than 400 lines: every fault of a claims file is found in one pass, with its place.

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Final, TypeVar

from claimcheck.claimfile.iso_period import fault_of_period
from claimcheck.claimfile.nearest import nearest, suggestion
from claimcheck.claimfile.opening import OpenedFile
from claimcheck.errors import ClaimFileError, Fault
from claimcheck.model import Claim, ClaimSet, DocumentEntry, Role, Severity, UnitDefinition

MOST_CLAIMS: Final = 10_000
"""How many claims one file may hold."""

LONGEST_QUOTED: Final = 60
"""How much of a text a message quotes, in code points."""

TOP_KEYS: Final = ("title", "root", "document", "terms", "units", "claim")
CLAIM_KEYS: Final = (
    "id",
    "claim",
    "period",
    "place",
    "population",
    "unit",
    "speaker",
    "source",
    "where",
    "severity",
    "confirmed",
    "tags",
    "note",
)
DOCUMENT_KEYS: Final = ("id", "file", "outlet", "date", "role", "title", "url")
NEEDED_KEYS: Final = ("id", "claim", "file")
UNIT_KEYS: Final = ("is", "not")

Table = Mapping[str, Any]
Choice = TypeVar("Choice", bound=Enum)


def claim_set_of(opened: OpenedFile) -> ClaimSet:
    """The claim set that an opened file states.

    Raises:
        ClaimFileError: with every fault of the file, in the order of its lines.
    """
    reading = _Reading(opened)
    claim_set = reading.claim_set()
    if reading.faults:
        in_order = sorted(reading.faults, key=lambda each: (each.line or 0, each.column or 0))
        raise ClaimFileError(*in_order)
    return claim_set


class _Reading:
    """The reading of one file: each method takes some keys, and notes what is wrong with them.

    A path names a table or key in the file; `()` is its top. A method that finds a fault returns
    an empty value, so that the reading goes on to the next fault.
    """

    def __init__(self, opened: OpenedFile) -> None:
        self.opened = opened
        self.faults: list[Fault] = []
        self.misspelt: set[tuple[str | int, ...]] = set()
        """Keys that stand in the file under a name close to theirs; they are not missing too."""

    def fault(self, what: str, *path: str | int, at_value: bool = False) -> None:
        self.faults.append(self.opened.fault(what, *path, at_value=at_value))

    # --- the file -------------------------------------------------------------------------

    def claim_set(self) -> ClaimSet:
        tables = self.opened.tables
        self.known_keys(tables, TOP_KEYS, "at the top of the file")
        root = self.root(tables)
        documents = self.documents(tables, root)
        return ClaimSet(
            file=self.opened.file,
            title=self.text(tables, "title"),
            root=root,
            claims=self.claims(tables, dict.fromkeys(each.id for each in documents if each.id)),
            documents=documents,
            terms=self.terms(tables),
            units=self.units(tables),
        )

    def root(self, tables: Table) -> Path:
        """The folder that documents must stay inside."""
        folder = self.opened.file.parent
        root = self.text(tables, "root")
        if root is None:
            return folder
        what = _fault_of_path(root)
        if what is None and not (folder / root).is_dir():
            what = "is no folder beside this file"
        if what is not None:
            self.fault(f"'root' {what}: {_quoted(root)}", "root", at_value=True)
            return folder
        return folder / root

    def documents(self, tables: Table, root: Path) -> tuple[DocumentEntry, ...]:
        found = []
        for path, table in self.tables_of(tables, "document"):
            self.known_keys(table, DOCUMENT_KEYS, "in a [[document]]", *path)
            found.append(
                DocumentEntry(
                    id=self.required(table, "id", 'id = "…"', *path),
                    file=self.document_path(table, root, *path),
                    outlet=self.text(table, "outlet", *path),
                    date=self.date(table, "date", *path),
                    role=self.choice(table, "role", Role, *path),
                    title=self.text(table, "title", *path),
                    url=self.text(table, "url", *path),
                )
            )
        self.unique_ids(found, "document")
        return tuple(found)

    def claims(self, tables: Table, documents: Mapping[str, None]) -> tuple[Claim, ...]:
        found = []
        entries = self.tables_of(tables, "claim")
        if len(entries) > MOST_CLAIMS:
            what = f"{len(entries):,} claims are more than one file may hold ({MOST_CLAIMS:,})"
            self.fault(f"{what}; divide it", "claim", MOST_CLAIMS)
            return ()
        for path, table in entries:
            self.known_keys(table, CLAIM_KEYS, "in a [[claim]]", *path)
            place = self.opened.places.key((*path, "claim"))
            confirmed = self.flag(table, "confirmed", *path)
            found.append(
                Claim(
                    id=self.required(table, "id", 'id = "…"', *path),
                    claim=self.required(table, "claim", 'claim = "…"', *path),
                    file=self.opened.file,
                    line=None if place is None else place.line,
                    column=None if place is None else place.column,
                    period=self.period(table, "period", *path),
                    place=self.text(table, "place", *path),
                    population=self.text(table, "population", *path),
                    unit=self.text(table, "unit", *path),
                    speaker=self.text(table, "speaker", *path),
                    source=self.source(table, documents, *path),
                    where=self.where(table, documents, *path),
                    severity=self.choice(table, "severity", Severity, *path),
                    confirmed=True if confirmed is None else confirmed,
                    tags=tuple(each for each, _ in self.texts(table, "tags", *path)),
                    note=self.text(table, "note", *path),
                )
            )
        self.unique_ids(found, "claim")
        return tuple(found)

    def terms(self, tables: Table) -> dict[str, tuple[str, ...]]:
        """What the words of the trade stand for; no phrase may stand for two of them."""
        found: dict[str, tuple[str, ...]] = {}
        terms: dict[str, str] = {}
        meanings: dict[str, str] = {}
        table = self.table_of(tables, "terms")
        for term in table:
            same = terms.setdefault(term.casefold(), term)
            if not term.strip():
                self.fault("a term is empty", "terms", term)
            elif same != term:
                line = self.line_of("terms", same)
                self.fault(
                    f"{_quoted(term)} is already a term{line}: {_quoted(same)}", "terms", term
                )
            phrases = self.texts(table, term, "terms", alone=False)
            if not phrases and table[term] == []:
                self.fault(f"{_quoted(term)} stands for nothing; list its phrases", "terms", term)
            for phrase, path in phrases:
                first = meanings.setdefault(phrase.casefold(), term)
                if first != term:
                    what = f"{_quoted(phrase)} already stands for {_quoted(first)}"
                    self.fault(f"{what}; a phrase has one meaning", *path, at_value=True)
            found[term] = tuple(phrase for phrase, _ in phrases)
        return found

    def units(self, tables: Table) -> tuple[UnitDefinition, ...]:
        found = []
        table = self.table_of(tables, "units")
        for name in table:
            unit = self.table_of(table, name, "units")
            self.known_keys(unit, UNIT_KEYS, "of a unit", "units", name)
            kind = self.text(unit, "is", "units", name)
            others = tuple(each for each, _ in self.texts(unit, "not", "units", name))
            if not name.strip():
                self.fault("a unit is empty", "units", name)
            if kind is not None and kind in others:
                what = f"{_quoted(name)} cannot both be {_quoted(kind)} and not"
                self.fault(what, "units", name, "not", at_value=True)
            found.append(UnitDefinition(name, kind, others))
        return tuple(found)

    # --- values of one kind -----------------------------------------------------------------

    def known_keys(
        self, table: Table, known: tuple[str, ...], where: str, *path: str | int
    ) -> None:
        for key in table:
            if key in known:
                continue
            if not path and key in CLAIM_KEYS:
                hint = f"it belongs below a [[claim]]{' line' if key in DOCUMENT_KEYS else ''}"
            else:
                hint = suggestion(key, known, plural="keys")
                self.misspelt.add((*path, nearest(key, known) or ""))
            self.fault(f"unknown key {_quoted(key)} {where}; {hint}", *path, key)

    def tables_of(self, tables: Table, key: str) -> list[tuple[tuple[str, int], Table]]:
        """The tables that stand under `[[key]]`, each with its path."""
        value = tables.get(key, [])
        if isinstance(value, dict):
            self.fault(f"write [[{key}]] with two brackets on each side", key)
            return []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.fault(
                f"{_quoted(key)} is {_kind(value)}; write a [[{key}]] line and its keys below", key
            )
            return []
        return [((key, index), each) for index, each in enumerate(value)]

    def table_of(self, table: Table, key: str, *path: str | int) -> Table:
        value = table.get(key, {})
        if isinstance(value, dict):
            return value
        if path:
            example = f'write {key} = {{ is = "…", not = ["…"] }}'
        else:
            example = f"write a [{key}] line and its keys below"
        self.fault(f"{_quoted(key)} is {_kind(value)}; {example}", *path, key)
        return {}

    def text(self, table: Table, key: str, *path: str | int) -> str | None:
        value = table.get(key)
        if value is None:
            return None
        return self.as_text(value, key, *path, key)

    def as_text(self, value: object, key: str, *path: str | int) -> str | None:
        """A value that has to be text with something in it; `key` is what messages call it."""
        if not isinstance(value, str):
            what = f"{_quoted(key)} is {_kind(value)}, and must be text in quotation marks"
            if isinstance(value, int | float) and not isinstance(value, bool):
                what += f': "{value}"'
            self.fault(what, *path, at_value=True)
            return None
        if not value.strip():
            hint = "fill it in" if key in NEEDED_KEYS else "fill it in or leave the key out"
            self.fault(f"{_quoted(key)} is empty; {hint}", *path, at_value=True)
            return None
        return value

    def required(self, table: Table, key: str, example: str, *path: str | int) -> str:
        if key not in table:
            if (*path, key) not in self.misspelt:
                self.fault(f"this [[{path[0]}]] has no {key!r}; add {example}", *path)
            return ""
        return self.text(table, key, *path) or ""

    def texts(
        self, table: Table, key: str, *path: str | int, alone: bool = True
    ) -> list[tuple[str, tuple[str | int, ...]]]:
        """The texts of a list, each with its path; or one text that stands `alone` for a list."""
        value = table.get(key, [])
        if alone and isinstance(value, str):
            text = self.as_text(value, key, *path, key)
            return [] if text is None else [(text, (*path, key))]
        if not isinstance(value, list):
            what = f'{_quoted(key)} is {_kind(value)}, and must be a list of texts: ["…", "…"]'
            self.fault(what, *path, key, at_value=True)
            return []
        found: list[tuple[str, tuple[str | int, ...]]] = []
        seen: set[str] = set()
        for index, each in enumerate(value):
            place = (*path, key, index)
            text = self.as_text(each, key, *place)
            if text is not None and text.casefold() in seen:
                self.fault(f"{_quoted(text)} stands twice in {_quoted(key)}", *place, at_value=True)
            elif text is not None:
                seen.add(text.casefold())
                found.append((text, place))
        return found

    def flag(self, table: Table, key: str, *path: str | int) -> bool | None:
        value = table.get(key)
        if value is None or isinstance(value, bool):
            return value
        what = (
            f"{_quoted(key)} is {_kind(value)}, and must be true or false, without quotation marks"
        )
        self.fault(what, *path, key, at_value=True)
        return None

    def choice(
        self, table: Table, key: str, choices: type[Choice], *path: str | int
    ) -> Choice | None:
        text = self.text(table, key, *path)
        if text is None:
            return None
        known = [each.value for each in choices]
        if text in known:
            return choices(text)
        close = nearest(text, known)
        hint = f"did you mean {close!r}?" if close else f"it is one of {', '.join(known)}"
        self.fault(f"unknown {key} {_quoted(text)}; {hint}", *path, key, at_value=True)
        return None

    def date(self, table: Table, key: str, *path: str | int) -> dt.date | None:
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        if isinstance(value, str):
            try:
                # The longer ISO forms (20101027, 2010-W43-3) are nobody's way to write a date.
                if len(value) == len("2010-10-27"):
                    return dt.date.fromisoformat(value)
            except ValueError:
                pass
            what = f"{_quoted(key)} is not a date: {_quoted(value)}"
        else:
            what = f"{_quoted(key)} is {_kind(value)}"
        self.fault(f"{what}; write year-month-day, as in 2010-10-27", *path, key, at_value=True)
        return None

    def period(self, table: Table, key: str, *path: str | int) -> str | None:
        """A period as text: ISO forms are checked, phrases are left to the reader of sentences."""
        value = table.get(key)
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value.isoformat()
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        elif value is not None and not isinstance(value, str):
            what = (
                f'{_quoted(key)} is {_kind(value)}; write "2009-04-01/2010-03-31", 2009 or a phrase'
            )
            self.fault(what, *path, key, at_value=True)
            return None
        text = None if value is None else self.as_text(value, key, *path, key)
        if text is None:
            return None
        what_is_wrong = fault_of_period(text.strip())
        if what_is_wrong is not None:
            self.fault(f"{_quoted(key)} {what_is_wrong}", *path, key, at_value=True)
            return None
        return text.strip()

    def source(self, table: Table, documents: Mapping[str, None], *path: str | int) -> str | None:
        text = self.text(table, "source", *path)
        if text is not None:
            self.known_document(text, documents, *path, "source")
        return text

    def where(
        self, table: Table, documents: Mapping[str, None], *path: str | int
    ) -> tuple[str, ...]:
        texts = self.texts(table, "where", *path)
        for text, place in texts:
            self.known_document(text, documents, *place)
        return tuple(text for text, _ in texts)

    def known_document(self, name: str, documents: Mapping[str, None], *path: str | int) -> None:
        """Note a document that the file does not list; where it lists none, others may come."""
        if documents and name not in documents:
            hint = suggestion(name, documents, plural="documents")
            self.fault(f"no document has the id {_quoted(name)}; {hint}", *path, at_value=True)

    def document_path(self, table: Table, root: Path, *path: str | int) -> Path:
        text = self.required(table, "file", 'file = "documents/…"', *path)
        if not text:
            return Path()
        folder = self.opened.file.parent
        what = _fault_of_path(text)
        if what is None and not _inside(folder / text, root):
            what = f"leaves the folder {str(root)!r}; move the file, or set 'root' at the top"
        if what is not None:
            self.fault(f"'file' {what}: {_quoted(text)}", *path, "file", at_value=True)
            return Path()
        return folder / PurePosixPath(text)

    def unique_ids(self, found: Iterable[Claim | DocumentEntry], table: str) -> None:
        first: dict[str, int] = {}
        for index, each in enumerate(found):
            if not each.id:
                continue
            earlier = first.setdefault(each.id, index)
            if earlier != index:
                line = self.line_of(table, earlier, "id")
                what = f"the id {_quoted(each.id)} is already a {table}'s{line}"
                self.fault(what, table, index, "id", at_value=True)

    def line_of(self, *path: str | int) -> str:
        place = self.opened.places.key(path)
        return "" if place is None else f" on line {place.line}"


def _fault_of_path(text: str) -> str | None:
    """Why a path may not stand in a claims file, as the rest of a sentence; None if it may."""
    if "\0" in text:
        return "has a null character in it"
    windows = PureWindowsPath(text)
    if PurePosixPath(text).is_absolute() or windows.drive or windows.root:
        return "is an absolute path; write it relative to this file"
    if "\\" in text:
        return "has a backslash in it; write / between folders"
    return None


def _inside(path: Path, root: Path) -> bool:
    """Whether a path lies in a folder by its words; what links lead to is the reader's concern."""
    return Path(os.path.abspath(path)).is_relative_to(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow links


def _quoted(text: str) -> str:
    """A text as a message quotes it: its beginning, on one line, strange characters spelt out."""
    return repr(text if len(text) <= LONGEST_QUOTED else text[:LONGEST_QUOTED] + "…")


def _kind(value: object) -> str:
    """What a value is, in a person's words."""
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (str, "text"),
        (int, "a number"),
        (float, "a number"),
        (dt.datetime, "a date with a time"),
        (dt.date, "a date"),
        (dt.time, "a time"),
        (list, "a list"),
        (dict, "a table"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "something else")
