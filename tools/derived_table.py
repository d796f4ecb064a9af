"""Derive the table of words that one stem makes from WordNet's database files.

    python tools/derived_table.py /usr/share/wordnet -o src/claimcheck/lexicon/en/derived.txt

The folder is that of Debian's package wordnet-base (WordNet 3.0). Kept are the pairs that WordNet
calls derived from each other (confiscate, confiscation) or of which one is "of" the other
(parental, parent; Chinese, China), where both begin alike and one is in `wordnet.txt`. A place is
kept with its adjective however either begins. Who does a thing is left out: a driver is no drive.
The output is sorted and depends on nothing but the input.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

FILES = ("noun", "verb", "adj", "adv")
LETTERS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
OF = "\\"
DERIVED = frozenset({"+", OF})
ALIKE = 3
"""So many letters two words must share at their beginning, and ..."""
MOST = 0.5
"""... so much of the longer."""
PLACE = 15
"""The lexicographer file of places."""
PERSON = 18
DOERS = frozenset({5, 6, 8, 13, 18, 20, 27})
"""Those of animals, things, bodies, food, persons, plants and stuff."""

HEAD = """\
# Words that one stem makes, derived from WordNet 3.0 by tools/derived_table.py; do not edit.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# The licence is LICENCE-WORDNET.txt, beside this file.
# A word, and the words made of it or that it is made of; divided by tabs and spaces.
"""


def synsets(folder: Path) -> dict[tuple[str, str], tuple[list[str], list[list[str]], int]]:
    """Of each synset the words, the pointers and the number of its lexicographer file."""
    found = {}
    for name in FILES:
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            parts = line.partition(" | ")[0].split()
            count = int(parts[3], 16)
            words = [w.partition("(")[0] for w in parts[4 : 4 + 2 * count : 2]]
            at = 4 + 2 * count
            pointers = [parts[i : i + 4] for i in range(at + 1, at + 1 + 4 * int(parts[at]), 4)]
            found[name, parts[0]] = words, pointers, int(parts[1])
    return found


def pairs(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Two words that one stem makes, and whether one of them names a place."""
    known = synsets(folder)
    persons = {w for words, _, file in known.values() if file == PERSON for w in words}
    doing = {w for w in persons if w.endswith(("er", "or", "ee", "ist"))}
    for words, pointers, own in known.values():
        for symbol, offset, letter, ends in pointers:
            source, target = bytes.fromhex(ends)
            if symbol not in DERIVED or not source:
                continue
            others, _, file = known[LETTERS[letter], offset]
            if not doing.isdisjoint({words[source - 1], others[target - 1]}):
                continue
            if symbol == OF or DOERS.isdisjoint({own, file}):
                yield words[source - 1], others[target - 1], symbol == OF and file == PLACE


RARE = ("ness", "able", "ible", "ly", "ative", "itive", "atory", "ism")
"""Endings of words that no sentence of news is put in another way with."""


def alike(a: str, b: str) -> bool:
    """Whether two words begin alike."""
    shared = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(a, b, strict=False)))
    return shared >= ALIKE and shared >= MOST * max(len(a), len(b))


def table(folder: Path, vocabulary: frozenset[str]) -> str:
    """The text of the table."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other, place in pairs(folder):
        a, b = one.lower(), other.lower()
        if a == b or "_" in a + b or a.endswith(RARE) or b.endswith(RARE):
            continue
        if not place and not (alike(a, b) and (a in vocabulary or b in vocabulary)):
            continue
        found[a].add(b)
        found[b].add(a)
    lines = (f"{word}\t{' '.join(sorted(found[word]))}" for word in sorted(found))
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    lines = given.output.with_name("wordnet.txt").read_text("utf-8").splitlines()
    words = frozenset(line.partition("\t")[0] for line in lines if not line.startswith("#"))
    given.output.write_text(table(given.folder, words), "utf-8")


if __name__ == "__main__":
    main()
