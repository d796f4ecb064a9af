"""Derive the table of lemmas that ships with claimcheck from simplemma's English dictionary.

    python tools/lemma_table.py -o src/claimcheck/lexicon/en/simplemma.txt

simplemma (MIT) must be installed; the words that claimcheck asks for are in small letters, and so
are the words of the table, whatever case simplemma finds them under. The output is sorted and
depends on nothing but the dictionary.
"""

import argparse
from importlib.metadata import version
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

KEY = 3
"""So many first letters of a word say in which line it stands."""

HEAD = """\
# Lemmas of English words, of simplemma {version}, by tools/lemma_table.py; do not edit.
# simplemma is Copyright 2021 Adrien Barbaresi. Its licence is LICENCE-SIMPLEMMA.txt, beside this.
# A line is the first three letters of its words, then the rest of each and what makes it a lemma:
# how many letters fall away at the end, in base 36, and what comes in their place.
"""

STRAIGHT = "'"
CURLY = ("\u2019", "\u02bc")


def entries(dictionary: dict[str, str]) -> dict[str, str]:
    """The lemma of each word in small letters that simplemma finds, by way of a capital too."""
    table = {word: found for word, found in dictionary.items() if word == word.lower()}
    for word, found in dictionary.items():
        if word.lower().capitalize() == word:
            table.setdefault(word.lower(), found)
    # A word with a straight apostrophe is found where the dictionary has a curly one.
    for glyph in CURLY:
        for word in sorted(table):
            straight = word.replace(glyph, STRAIGHT)
            if straight.replace(STRAIGHT, glyph) == word:
                table.setdefault(straight, table[word])
    return {word: found.lower() for word, found in table.items()}


def code(word: str, lemma: str) -> str:
    """What makes a word its lemma: "1" for cats, "3y" for berries, nothing for cat."""
    if word == lemma:
        return ""
    same = 0
    while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
        same += 1
    dropped = len(word) - same
    # Nothing in Python writes base 36; no ending is longer than a word of thirty-five letters.
    return "0123456789abcdefghijklmnopqrstuvwxyz"[dropped] + lemma[same:]


def make_table(words: dict[str, str]) -> str:
    """Write the table, one line for all words with the same first letters."""
    lines: dict[str, list[str]] = {}
    for word in sorted(words):
        rest = f"{word[KEY:]} {code(word, words[word])}\t"
        lines.setdefault(word[:KEY], []).append(rest)
    body = "".join(f"{key}\t{''.join(found)}\n" for key, found in lines.items())
    return HEAD.format(version=version("simplemma")) + body


def main() -> None:
    """Write the table to the file given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, required=True)
    output = parser.parse_args().output
    words = entries(dict(DEFAULT_DICTIONARY_FACTORY.get_dictionary("en").items()))
    output.write_text(make_table(words), encoding="utf-8", newline="\n")
    print(f"{len(words)} words in {output}")


if __name__ == "__main__":
    main()
