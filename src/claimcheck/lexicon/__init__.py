"""The words of a language, read from data files and never written in code.

A language is a folder of TOML files (`lexicon/en/`), each a table of phrases in lower case. Rooms
above build their patterns from these tables, once. What a file says also stands in
`prepared.json`, which is read in a tenth of the time; the TOML file itself is read where it has
changed since, so that an edit always counts.
"""

import json
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from attrs import field, frozen

from claimcheck.errors import UnknownNameError
from claimcheck.lexicon.packs import filled_up, hold_to_required

FOLDER: Final = Path(__file__).parent
"""Where the languages are, a folder each."""

PREPARED: Final = "prepared.json"
"""The file of a language that `tools/prepared_tables.py` writes."""


@frozen
class Lexicon:
    """The tables of one language, by the name of their file."""

    language: str
    tables: Mapping[str, Mapping[str, Any]] = field(repr=False)
    worked_out: Mapping[str, Any] = field(factory=dict, repr=False)
    """What was worked out from the tables beforehand, by the module that asks for it."""

    def table(self, name: str) -> Mapping[str, Any]:
        """The table read from `<name>.toml`.

        Raises:
            UnknownNameError: the language has no such file.
        """
        try:
            return self.tables[name]
        except KeyError:
            raise UnknownNameError("lexicon table", name, tuple(sorted(self.tables))) from None


@lru_cache(maxsize=4)
def load(language: str = "en") -> Lexicon:
    """Read a language's tables.

    Raises:
        UnknownNameError: there is no folder for that language.
        LexiconError: a language lacks tables that every language must hold.
    """
    folder = FOLDER / language
    if not (language.replace("-", "").isalnum() and folder.is_dir()):
        raise UnknownNameError("language", language, languages())
    found = read_tables(folder, prepared_of(folder))
    if language != "en":
        hold_to_required(folder, found.tables)
        tables = filled_up(found.tables, load("en").tables, folder)
        return Lexicon(language, tables, found.worked_out)
    return found


def languages() -> tuple[str, ...]:
    """The languages that there is a folder for, in the order of their names."""
    return tuple(sorted(f.name for f in FOLDER.iterdir() if f.is_dir() and f.name[0] != "_"))


def prepared_of(folder: Path) -> Mapping[str, Any]:
    """What was prepared of a language's files; a language may have nothing prepared."""
    file = folder / PREPARED
    found: Mapping[str, Any] = json.loads(file.read_bytes()) if file.is_file() else {}
    return found


def read_tables(folder: Path, prepared: Mapping[str, Any]) -> Lexicon:
    """The tables of a folder, from what was prepared where that is still what the files say."""
    known, ready = prepared.get("marks", {}), prepared.get("tables", {})
    tables: dict[str, Mapping[str, Any]] = {}
    same: set[str] = set()
    for file in sorted(folder.iterdir()):
        if file.suffix not in {".toml", ".txt"}:
            continue
        data = file.read_bytes()
        if known.get(file.name) == crc32(data):
            same.add(file.name)
        if file.suffix == ".toml":
            as_before = file.name in same and file.stem in ready
            tables[file.stem] = ready[file.stem] if as_before else tomllib.loads(data.decode())
    worked_out = {
        name: each["value"]
        for name, each in prepared.get("worked_out", {}).items()
        if same.issuperset(each["files"])
    }
    return Lexicon(folder.name, tables, worked_out)
