"""Derive the table of verbs that ships with claimcheck from WordNet's index files.

    python tools/verb_table.py /usr/share/wordnet -o src/claimcheck/lexicon/en/verbs.txt

The folder is that of Debian's package wordnet-base (WordNet 3.0). A word may be a verb, a noun and
an adjective: the table says of every single word that can be a verb how often it is one, in tenths
of its uses in WordNet's tagged texts, where a sense that is not met there counts for a half. Its
last line holds the words that are adjectives in those texts and hardly ever nouns. The output is
sorted and depends on nothing but the input.
"""

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path

CLASSES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
KEY_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
OFTEN = 3
"""The uses from which on an adjective is listed."""
HARDLY = 0.1
"""The share of uses as a noun or verb that an adjective may have."""
UNSEEN = 0.5
"""The uses that a sense is given where the tagged texts have none."""

HEAD = """\
# Words that can be verbs, derived from WordNet 3.0 by tools/verb_table.py; do not edit.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# The licence is LICENCE-WORDNET.txt, beside this file.
# A line: in how many tenths of their uses its words are verbs, n where they are nouns, too.
"""


def uses(folder: Path) -> dict[str, dict[str, float]]:
    """How often each single word is used as a member of each class."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, letter in CLASSES.items():
        for line in (folder / f"index.{name}").read_text("latin-1").splitlines():
            word, *rest = line.split() if not line.startswith(" ") else ("",)
            if re.fullmatch(r"[a-z]+", word):
                found[word][letter] += UNSEEN * int(rest[1])
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        key, _, count = line.split()
        word, sense = key.split("%")
        if word in found:
            found[word][KEY_TYPES[sense[0]]] += int(count)
    return found


def make_table(found: dict[str, dict[str, float]]) -> str:
    """The table's text."""
    lines: dict[str, list[str]] = defaultdict(list)
    for word, classes in sorted(found.items()):
        if classes.get("v"):
            tenths = min(9, int(10 * classes["v"] / sum(classes.values())))
            lines[f"{tenths}{'n' if classes.get('n') else '-'}"].append(word)
    adjectives = [
        word
        for word, classes in sorted(found.items())
        if classes.get("a", 0) >= OFTEN
        and classes.get("n", 0) + classes.get("v", 0) < HARDLY * sum(classes.values())
    ]
    lines["a-"] = adjectives
    return HEAD + "".join(f"{key} {' '.join(words)}\n" for key, words in sorted(lines.items()))


def main() -> int:
    """Read the arguments and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of WordNet's database files")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the table to write")
    arguments = parser.parse_args()
    table = make_table(uses(arguments.folder))
    arguments.output.write_text(table, "utf-8")
    print(f"{arguments.output}: {len(table.split()):,} words, {len(table) / 1e3:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
