"""The words of a language, read from data files and never written in code.

A language is a folder of TOML files (`lexicon/en/`), each a table of phrases in lower case. Rooms
above build their patterns from these tables, once.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from claimcheck.errors import UnknownNameError


@frozen
class Lexicon:
    """The tables of one language, by the name of their file."""

    language: str
    tables: Mapping[str, Mapping[str, Any]] = field(repr=False)

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
    """
    folder = files(__name__) / language
    if not folder.is_dir():
        known = sorted(f.name for f in files(__name__).iterdir() if f.is_dir() and f.name[0] != "_")
        raise UnknownNameError("language", language, tuple(known))
    return Lexicon(
        language,
        {
            file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
            for file in sorted(folder.iterdir(), key=lambda f: f.name)
            if file.name.endswith(".toml")
        },
    )
