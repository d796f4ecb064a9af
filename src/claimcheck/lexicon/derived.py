"""Which words one stem makes: confiscate and confiscation, parental and parent, China and Chinese.

The table (`<language>/derived.txt`) is made by `tools/derived_table.py` from WordNet; the names of
places that it lacks stand in `names.toml`. That two words have one stem says what a sentence speaks
of, and neither that they mean the same nor that they differ.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.lexicon import FOLDER, load

_NOTHING: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=65536)
def of_one_stem(lemma: str, language: str = "en") -> frozenset[str]:
    """The words made of a word, or that it is made of; both ways the same."""
    found = _of_places(language).get(lemma, _NOTHING)
    lines, word = _table(language), f"{lemma}\t"
    place = bisect_left(lines, word)
    if place < len(lines) and lines[place].startswith(word):
        return found.union(lines[place][len(word) :].split())
    return found


@lru_cache(maxsize=4)
def _of_places(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for place, words in load(language).table("names")["of_places"].items():
        for word in words:
            found.setdefault(place, set()).add(word)
            found.setdefault(word, set()).add(place)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=4)
def _table(language: str) -> Sequence[str]:
    """The lines of the table, sorted as the words they begin with; there may be none."""
    file = FOLDER / language / "derived.txt"
    if not file.is_file():
        return ()
    lines = file.read_text("utf-8").split("\n")
    return [line for line in lines if line and line[0] != "#"]
