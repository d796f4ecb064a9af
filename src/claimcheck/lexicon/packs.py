"""What a language beside English says of itself, and which tables it must hold.

English is read whole. Of another language the pack says, in `pack.toml`, which rules may be asked
of texts in it: those that need nothing but figures, for its names, speech and clauses are not read.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from claimcheck.errors import Fault, LexiconError

REQUIRED: Final = "required.toml"
"""The file beside the languages that lists which tables each of them must hold."""


def name_of(language: str) -> str:
    """What English calls a language."""
    return "English" if language == "en" else str(_pack(language)["name"])


@lru_cache(maxsize=4)
def rules_of(language: str) -> frozenset[str]:
    """The names of the rules that may be asked of a text in a language beside English."""
    return frozenset(_pack(language)["rules"])


@lru_cache(maxsize=4)
def denying_words(language: str) -> frozenset[str]:
    """Words that deny what a sentence would state without them."""
    return frozenset(_pack(language)["denying"])


def read_as(language: str) -> str:
    """What a person should know of a text that is read in a language beside English."""
    pack = _pack(language)
    return (
        f"read as {pack['name']}: only figures are checked, with {_listed(pack['read'])}; "
        f"{_listed(pack['not-read'])} are not"
    )


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _pack(language: str) -> Mapping[str, Any]:
    from claimcheck.lexicon import load  # noqa: PLC0415 - it asks this module what is required

    return load(language).table("pack")


def hold_to_required(folder: Path, tables: Mapping[str, Mapping[str, Any]]) -> None:
    """See to it that a language has every table without which no figure can be read.

    Raises:
        LexiconError: it lacks some; each with its file.
    """
    listed = tomllib.loads((folder.parent / REQUIRED).read_text("utf-8"))
    faults = list(_lacking(folder, listed, tables))
    if faults:
        raise LexiconError(*faults)


def filled_up(
    tables: Mapping[str, Mapping[str, Any]], english: Mapping[str, Mapping[str, Any]], folder: Path
) -> dict[str, Mapping[str, Any]]:
    """The tables, with what English has beside the required rows left empty.

    A row that English gains later is not missed by a language that has no words for it.
    """
    listed = tomllib.loads((folder.parent / REQUIRED).read_text("utf-8"))
    found = dict(tables)
    for name, keys in listed.items():
        own, theirs = dict(found[name]), english.get(name, {})
        for key, value in theirs.items():
            own.setdefault(key, type(value)())
        for table in {key.partition(".")[0] for key in keys if "." in key}:
            rows = {row: type(value)() for row, value in theirs.get(table, {}).items()}
            own[table] = {**rows, **own[table]}
        found[name] = own
    return found


def _lacking(
    folder: Path, listed: Mapping[str, list[str]], tables: Mapping[str, Mapping[str, Any]]
) -> Iterator[Fault]:
    for name, keys in listed.items():
        file = folder / f"{name}.toml"
        if name not in tables:
            yield Fault(file, f"there is no such file; write its tables: {', '.join(keys)}")
            continue
        for key in keys:
            table, _, row = key.partition(".")
            if table not in tables[name]:
                yield Fault(file, f"the table or row {table!r} is missing; it may be empty")
            elif row and row not in tables[name][table]:
                yield Fault(file, f"the table [{table}] has no {row!r}; it may be empty")
