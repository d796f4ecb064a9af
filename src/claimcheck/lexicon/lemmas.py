"""The dictionary form of a word, looked up in a table that ships with the language.

The table (`<language>/simplemma.txt`) is simplemma's dictionary, put by `tools/lemma_table.py` into
a form that is read in two milliseconds; what is done with a word that it lacks is what simplemma
does. Only forms that the dictionary gets wrong stand in `<language>/lemmas.toml`, whose word is
final.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from attrs import frozen

from claimcheck.lexicon import FOLDER, load

__all__ = ["is_known", "lemma", "of_language", "parted"]

_KEY: Final = 3
"""So many first letters say in which line of the table a word is."""
_CURLY: Final = str.maketrans("\u2019\u02bc", "''")
_MOST_CLITICS: Final = 2


@lru_cache(maxsize=65536)
def lemma(word: str, language: str = "en") -> str:
    """The dictionary form of a lower-case word; "children's" and "children" are "child"."""
    shapes = _shapes(language)
    bare = word.removesuffix(shapes.possessive).removesuffix("'")
    if not bare:
        return word
    if special := shapes.overrides.get(bare):
        return special
    if "-" in bare:
        return "-".join(lemma(part, language) for part in bare.split("-"))
    if not bare.isascii():
        bare = unicodedata.normalize("NFC", bare)
    return _entry(bare, language) or _derived(bare, language) or bare.lower()


def of_language(word: str, language: str) -> str:
    """A lemma that says which language it is of; English ones say nothing."""
    return word if language == "en" else f"{language}:{word}"


def parted(word: str) -> tuple[str, str]:
    """The language of a lemma, and the lemma as its tables have it."""
    language, mark, bare = word.partition(":")
    return (language, bare) if mark and bare and language.isalpha() else ("en", word)


def is_known(word: str, language: str = "en") -> bool:
    """Whether a lower-case word is in the dictionary, in small letters or with a capital."""
    return _entry(unicodedata.normalize("NFC", word), language) is not None


@frozen
class _Shapes:
    """What `lemmas.toml` says of a language's words."""

    overrides: Mapping[str, str]
    possessive: str
    clitics: tuple[str, ...]
    whole: frozenset[str]
    endings: tuple[tuple[str, str, int], ...]


@lru_cache(maxsize=4)
def _shapes(language: str) -> _Shapes:
    table = load(language).table("lemmas")
    return _Shapes(
        overrides=dict(table["lemma"]),
        possessive=table["possessive"],
        clitics=tuple(table["clitics"]),
        whole=frozenset(table["whole"]),
        endings=tuple((ending, instead, least) for ending, instead, least in table["endings"]),
    )


def _entry(word: str, language: str) -> str | None:
    """What the table says of a word, or None."""
    table = _table(language)
    found = _line_entry(word, table)
    if found is None and not word.isascii():
        straight = word.translate(_CURLY)
        return None if straight == word else _line_entry(straight, table)
    return found


def _line_entry(word: str, table: Mapping[bytes, bytes]) -> str | None:
    line = table.get(word[:_KEY].encode("utf-8", "replace"))
    if line is None:
        return None
    sought = b"\t%b " % word[_KEY:].encode("utf-8", "replace")
    start = line.find(sought)
    if start < 0:
        return None
    start += len(sought)
    stop = line.find(b"\t", start)
    code = line[start:stop].decode("utf-8")
    # "3y" is the word without its last three letters, and then "y"; nothing is the word itself.
    return word[: -int(code[0], 36) or None] + code[1:] if code else word


@lru_cache(maxsize=4)
def _table(language: str) -> Mapping[bytes, bytes]:
    """The lines of the table by the first letters of their words; a language may have none."""
    file = FOLDER / language / "simplemma.txt"
    if not file.is_file():
        return MappingProxyType({})
    lines = file.read_bytes().split(b"\n")
    return {line[: line.find(b"\t")]: line for line in lines if line and line[:1] != b"#"}


# --- words that the dictionary lacks --------------------------------------------------------


def _derived(word: str, language: str) -> str | None:
    if word.isnumeric():
        return None
    return (
        _without_clitics(word, language)
        or _joined(word, language)
        or _without_ending(word, language)
    )


def _without_clitics(word: str, language: str) -> str | None:
    """The lemma of "they" for "they'd've"."""
    stem = word.translate(_CURLY)
    shapes = _shapes(language)
    if "'" not in stem or stem in shapes.whole:
        return None
    for _ in range(_MOST_CLITICS):
        clitic = next((c for c in shapes.clitics if stem.endswith(c) and len(stem) > len(c)), None)
        if clitic is None:
            return None
        stem = stem.removesuffix(clitic)
        found = _entry(stem, language)
        if found is None and not stem.isascii():
            marked = unicodedata.normalize("NFD", stem)
            plain = "".join(c for c in marked if not unicodedata.combining(c))
            found = _entry(unicodedata.normalize("NFC", plain), language)
        if found is not None:
            return found
    return None


def _joined(word: str, language: str) -> str | None:
    """The lemma of a word with lines between its parts, as in the names of accounts."""
    head, line, tail = word.rpartition("_")
    if not tail or not line:
        return None
    whole = _entry(word.replace("_", "").lower(), language)
    if whole is not None:
        return whole
    last = _entry(tail, language)
    return None if last is None else f"{head}_{last}"


def _without_ending(word: str, language: str) -> str | None:
    shapes = _shapes(language)
    for ending, instead, least in shapes.endings:
        if word.endswith(ending) and len(word) >= least:
            stem = f"{word[: -len(ending)]}{instead}"
            return shapes.overrides.get(stem, stem)
    return None
