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

from claimcheck.lexicon import FOLDER, load

__all__ = ["is_known", "lemma"]

_KEY: Final = 3
"""So many first letters say in which line of the table a word is."""
_CURLY: Final = str.maketrans("\u2019\u02bc", "''")
_MOST_CLITICS: Final = 2


@lru_cache(maxsize=65536)
def lemma(word: str, language: str = "en") -> str:
    """The dictionary form of a lower-case word; "children's" and "children" are "child"."""
    bare = word.removesuffix("'s").removesuffix("'")
    if not bare:
        return word
    if special := _overrides(language).get(bare):
        return special
    if "-" in bare:
        return "-".join(lemma(part, language) for part in bare.split("-"))
    if not bare.isascii():
        bare = unicodedata.normalize("NFC", bare)
    return _entry(bare, language) or _derived(bare, language) or bare.lower()


def is_known(word: str, language: str = "en") -> bool:
    """Whether a lower-case word is in the dictionary, in small letters or with a capital."""
    return _entry(unicodedata.normalize("NFC", word), language) is not None


@lru_cache(maxsize=4)
def _overrides(language: str) -> dict[str, str]:
    return dict(load(language).table("lemmas")["lemma"])


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
    return _without_clitics(word, language) or _joined(word, language) or _without_ending(word)


def _without_clitics(word: str, language: str) -> str | None:
    """The lemma of "they" for "they'd've"."""
    stem = word.translate(_CURLY)
    # Without "n't" these leave "ca", "wo" and "sha", which are other words.
    if "'" not in stem or stem in {"can't", "won't", "shan't"}:
        return None
    for _ in range(_MOST_CLITICS):
        clitic = next((c for c in _CLITICS if stem.endswith(c) and len(stem) > len(c)), None)
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


_CLITICS: Final = ("n't", "'re", "'ve", "'ll", "'m", "'s", "'d")


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


def _without_ending(word: str) -> str | None:
    if len(word) > len("currency") - 1 and word.endswith("cies"):
        return f"{word[:-3]}y"
    if word.endswith(("doms", "isms", "ists", "ments", "nces", "ships", "tions", "ums", "erves")):
        return word[:-1]
    return word[:-1] if word.endswith("ized") else None
