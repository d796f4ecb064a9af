"""Derive the table of word relations that ships with claimcheck from WordNet's database files.

    python tools/wordnet_table.py /usr/share/wordnet -o src/claimcheck/lexicon/en/wordnet.txt

The folder is that of Debian's package wordnet-base (WordNet 3.0) or of any release with the same
files. Of some 150,000 words the table keeps those that the tagged texts of WordNet use and those of
the curated lexicon, and of their senses only the dominant one of each word class that a word
often has: a relation between rare senses would make false findings. The output is sorted and
depends on nothing but the input.
"""

import argparse
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from attrs import field, frozen

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adverb"}
SUFFIX = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
KEY_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}

CATEGORIES = [
    *("all", "pert", "adverb", "Tops", "act", "animal", "artifact", "attribute", "body"),
    *("cognition", "communication", "event", "feeling", "food", "group", "location", "motive"),
    *("object", "person", "phenomenon", "plant", "possession", "process", "quantity", "relation"),
    *("shape", "state", "substance", "time"),
]
"""The lexicographer files 0 to 28, nouns being 3 to 28."""

TOPS = frozenset(CATEGORIES[4:])
"""A word of the file Tops that names a category is of that category."""

EVENTS = frozenset({"act", "event", "process", "communication", "phenomenon", "cognition", "state"})
"""What a noun derived from a verb must be to say what the verb says; an agent or a body is not."""

CONCRETE = frozenset({"person", "act", "event", "artifact", "animal", "food", "substance", "plant"})
"""Categories whose words are followed several steps up."""

SPELLINGS = (
    ("our", "or"),
    ("is(?=e|i|at)", "iz"),
    ("ys(?=e|i)", "yz"),
    ("(?<=[bcdt])re$", "er"),
    ("[ao]e", "e"),
    ("ll", "l"),
    ("ogue$", "og"),
    ("ence$", "ense"),
    ("mme$", "m"),
)
"""British spellings and their American forms."""

OFTEN = 0.35
"""The share of a word's uses that a word class must have for its sense to count."""

DOMINANT = 0.6
"""The share of a word class's uses that its first sense must have to count."""

ALONE = 0.8
"""The share of all uses that a sense must have for the word to be keyed by it."""

ATTESTED = 3
"""Uses in the tagged texts below which a share says little."""

THINGS = frozenset({"artifact", "animal", "food", "substance"})
"""Categories of which a thing has but one narrowest kind. Persons have several parts to play, and
words for acts shade into one another: an attacker may be a culprit, an abolition a closure."""

CALLINGS = ("professional", "worker", "scientist")
"""Persons under these words are told apart by their calling."""

OFFENSIVE = ("ethnic_slur", "disparagement", "obscenity")
"""Words that WordNet marks as used in these ways are left out."""

WIDEST = 25
"""Hyponyms that a family may have: below a wider word stand things that exclude nothing."""

STEPS = 3
"""How many steps up a kind is followed for concrete nouns; other words go one."""

STEM = 3
"""Letters that a derived word must share with the other's beginning."""

HEAD = """\
# Relations of English words, derived from WordNet 3.0 by tools/wordnet_table.py; do not edit.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# The licence is LICENCE-WORDNET.txt, beside this file.
# A key that begins with = is another spelling of the word, any other a synonym.
# word, class, category, key, senses, above, families, opposites, derived; fields divided by tabs
"""


@frozen
class Synset:
    """A set of words with one meaning, as a line of a data file gives it."""

    pos: str
    offset: int
    category: str
    satellite: bool
    words: tuple[str, ...]
    proper: bool
    pointers: tuple[tuple[str, tuple[str, int], int, int], ...] = field(repr=False)
    """Symbol, target, and the places of the two words meant, from 1; 0 stands for all."""


def read_synsets(folder: Path) -> dict[tuple[str, int], Synset]:
    """Read the four data files."""
    found = {}
    for pos, suffix in SUFFIX.items():
        for line in (folder / f"data.{suffix}").read_text("latin-1").splitlines():
            if not line.startswith(" "):
                synset = read_synset(pos, line)
                found[pos, synset.offset] = synset
    return found


def read_synset(pos: str, line: str) -> Synset:
    """Read one line of a data file; see wndb(5WN)."""
    parts = line.split("|", 1)[0].split()
    count = int(parts[3], 16)
    words = [re.sub(r"\(\w+\)$", "", w) for w in parts[4 : 4 + 2 * count : 2]]
    rest = parts[4 + 2 * count :]
    pointers = []
    for i in range(int(rest[0])):
        symbol, offset, target, places = rest[1 + 4 * i : 5 + 4 * i]
        target_pos = "a" if target == "s" else target
        ours, theirs = divmod(int(places, 16), 256)
        pointers.append((symbol, (target_pos, int(offset)), ours, theirs))
    number = int(parts[1])
    return Synset(
        pos,
        int(parts[0]),
        CATEGORIES[number] if number < len(CATEGORIES) else "",
        parts[2] == "s",
        tuple(w.lower() for w in words),
        all(w[0].isupper() for w in words),
        tuple(pointers),
    )


def read_senses(folder: Path) -> dict[tuple[str, str], list[int]]:
    """The synsets of each word and class, most frequent sense first."""
    found = {}
    for pos, suffix in SUFFIX.items():
        for line in (folder / f"index.{suffix}").read_text("latin-1").splitlines():
            if not line.startswith(" "):
                parts = line.split()
                found[parts[0], pos] = [int(o) for o in parts[-int(parts[2]) :]]
    return found


def read_counts(folder: Path) -> dict[tuple[str, str], Counter[int]]:
    """How often each sense, counted from 1, is used in the tagged texts."""
    found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        key, sense, count = line.split()
        word, rest = key.split("%")
        found[word, KEY_TYPES[rest[0]]][int(sense)] = int(count)
    return found


def curated_words(file: Path) -> set[str]:
    """The single words of the curated lexicon."""
    table = tomllib.loads(file.read_text("utf-8"))
    words: set[str] = set()
    for name in ("same", "opposite", "sibling", "kind"):
        for groups in table[name].values():
            for group in groups:
                words.update(re.split(r", | \| | < ", group))
    return {w for w in words if " " not in w}


class WordNet:
    """The database, with what the table needs to ask of it."""

    def __init__(self, folder: Path) -> None:
        self.synsets = read_synsets(folder)
        self.senses = read_senses(folder)
        self.counts = read_counts(folder)
        self.meanings: dict[str, frozenset[tuple[str, int]]] = self._meanings()
        self.spellings = self._spellings()
        self.callings = {("n", self.senses[word, "n"][0]) for word in CALLINGS}
        self.offensive = {("n", self.senses[word, "n"][0]) for word in OFFENSIVE}
        self.hyponyms: Counter[tuple[str, int]] = Counter()
        for synset in self.synsets.values():
            self.hyponyms.update(t for s, t, _, _ in synset.pointers if s == "@")

    def _meanings(self) -> dict[str, frozenset[tuple[str, int]]]:
        found: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for (word, pos), offsets in self.senses.items():
            found[word].update((pos, offset) for offset in offsets)
        return {word: frozenset(senses) for word, senses in found.items()}

    def _spellings(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for word in sorted(self.meanings):
            if plain(word):
                found[american(word)].append(word)
        return found

    def spelled(self, word: str) -> list[str]:
        """A word with its other spellings, as theatre and theater, most used first."""
        if word not in self.meanings:
            return []
        group = {
            other
            for other in self.spellings[american(word)]
            if self.meanings[word] <= self.meanings[other]
            or self.meanings[other] <= self.meanings[word]
        }
        return sorted(group, key=lambda w: (-sum(self.uses(w, p) for p in self.classes(w)), w))

    def is_offensive(self, word: str) -> bool:
        """Whether WordNet marks a sense of a word as a slur or as obscene."""
        return any(
            symbol == ";u"
            and target in self.offensive
            and (not place or synset.words[place - 1] == word)
            for pos in self.classes(word)
            for synset in (self.synsets[pos, o] for o in self.senses[word, pos])
            for symbol, target, place, _ in synset.pointers
        )

    def uses(self, word: str, pos: str) -> int:
        """How often the tagged texts use a word as that class."""
        return sum(self.counts.get((word, pos), Counter()).values())

    def classes(self, word: str) -> list[str]:
        """The classes of a word, most used first."""
        known = [p for p in FILES if (word, p) in self.senses]
        return sorted(known, key=lambda p: -self.uses(word, p))

    def share(self, word: str, pos: str, sense: int = 1) -> float:
        """The share of a word's uses in a class that one sense has; 1 for an only sense."""
        senses = self.senses[word, pos]
        if len(senses) == 1:
            return 1.0
        total = self.uses(word, pos)
        return self.counts[word, pos][sense] / total if total >= ATTESTED else 0.0

    def often(self, word: str, pos: str) -> bool:
        """Whether a word is used as that class often enough."""
        total = sum(self.uses(word, p) for p in self.classes(word))
        if total == 0:
            return self.classes(word) == [pos]
        return self.uses(word, pos) / total >= OFTEN

    def dominant(self, word: str) -> list[Synset]:
        """The first senses of a word that may stand for it."""
        return [
            synset
            for pos in self.classes(word)
            if self.often(word, pos)
            and self.share(word, pos) >= DOMINANT
            and is_fit(word, synset := self.synsets[pos, self.senses[word, pos][0]])
        ]

    def alone(self, word: str) -> Synset | None:
        """The one sense that a word nearly always has."""
        classes = self.classes(word)
        total = sum(self.uses(word, p) for p in classes)
        if not classes:
            return None
        first = self.synsets[classes[0], self.senses[word, classes[0]][0]]
        if not is_fit(word, first):
            return None
        if total < ATTESTED:
            return None
        share = self.counts[word, classes[0]][1] / total
        return first if share >= ALONE else None

    def category(self, word: str) -> str | None:
        """What a noun's thing is, where most of its uses agree."""
        if (word, "n") not in self.senses or not self.often(word, "n"):
            return None
        tally: Counter[str] = Counter()
        for number, offset in enumerate(self.senses[word, "n"], 1):
            synset = self.synsets["n", offset]
            name = word if synset.category == "Tops" and word in TOPS else synset.category
            tally[name] += self.counts.get((word, "n"), Counter())[number]
        if not sum(tally.values()):
            return next(iter(tally)) if len(tally) == 1 and "Tops" not in tally else None
        name, uses = tally.most_common(1)[0]
        return name if name != "Tops" and uses >= 2 / 3 * sum(tally.values()) else None

    def above(self, synset: Synset) -> list[Synset]:
        """The synsets that a synset is a kind of: several steps where the members are concrete."""
        found: list[Synset] = []
        level = [synset]
        for _ in range(STEPS if synset.category in CONCRETE else 1):
            level = [
                self.synsets[target]
                for s in level
                for symbol, target, _, _ in s.pointers
                if symbol == "@"
            ]
            level = [
                s
                for s in level
                if s.category == synset.category
                or (s.category == "Tops" and s.words[0] in CONCRETE)
            ]
            if synset.pos == "v":
                level = [s for s in level if self.hyponyms[s.pos, s.offset] <= 2 * WIDEST]
            found += level
        return found

    def families(self, synset: Synset) -> list[Synset]:
        """The narrow families of concrete things that a synset is a member of."""
        if synset.category not in THINGS and not self._is_calling(synset):
            return []
        parents = [self.synsets[t] for s, t, _, _ in synset.pointers if s == "@"]
        return [
            p
            for p in parents
            if p.category == synset.category and self.hyponyms[p.pos, p.offset] <= WIDEST
        ]

    def _is_calling(self, synset: Synset) -> bool:
        level = [synset]
        while level:
            above = [t for s in level for symbol, t, _, _ in s.pointers if symbol == "@"]
            if self.callings & set(above):
                return True
            level = [self.synsets[t] for t in above]
        return False

    def opposites(self, word: str) -> set[str]:
        """The words that mean the opposite of a word's dominant senses."""
        found: set[str] = set()
        for synset in self.dominant(word):
            place = synset.words.index(word) + 1
            found |= self._antonyms(synset, place)
            # A rare word at the edge of a cluster is hardly the opposite of the other head.
            if synset.satellite and self.alone(word) is synset:
                heads = [self.synsets[t] for s, t, _, _ in synset.pointers if s == "&"]
                found |= {w for head in heads for w in self._antonyms(head, 1)}
        return {w for w in found if w != word}

    def _antonyms(self, synset: Synset, place: int) -> set[str]:
        return {
            self.synsets[target].words[theirs - 1]
            for symbol, target, ours, theirs in synset.pointers
            if symbol == "!"
            and ours == place
            and self.synsets[target] in self.dominant(self.synsets[target].words[theirs - 1])
        }

    def derived(self, word: str) -> set[str]:
        """The words of another class that say the same: rise of to rise, decision of to decide."""
        found = set()
        for synset in self.dominant(word):
            place = synset.words.index(word) + 1
            for symbol, target, ours, theirs in synset.pointers:
                other = self.synsets[target]
                if symbol not in {"+", "\\"} or ours != place or not theirs:
                    continue
                name = other.words[theirs - 1]
                if (
                    says_the_same(synset, other)
                    and name[:STEM] == word[:STEM]
                    and (other in self.dominant(name))
                ):
                    found.add(name)
        return found - {word}


def is_fit(word: str, synset: Synset) -> bool:
    """Whether a sense may stand for a word.

    Names may not; and WordNet throws compounds into one satellite that are merely of one sort, as
    ankle-deep and knee-deep.
    """
    return not synset.proper and not (synset.satellite and "-" in word)


def says_the_same(one: Synset, other: Synset) -> bool:
    """Whether derived words of two classes speak of the same thing."""
    pair = {one.pos: one, other.pos: other}
    if set(pair) == {"n", "v"}:
        return pair["n"].category in EVENTS
    if set(pair) == {"n", "a"}:
        return pair["n"].category in {"attribute", "state"}
    return set(pair) == {"a", "r"}


def make_table(net: WordNet, wanted: Iterable[str], silent: set[str]) -> str:
    """Write the table for the wanted words; silent ones are grammar, and have no opposite."""
    wanted = {other for word in wanted for other in net.spelled(word)}
    words = sorted(w for w in wanted if not net.is_offensive(w))
    first = {word: net.spelled(word)[0] for word in words}
    keys = find_keys(net, sorted(set(first.values()) & wanted))
    for word in words:
        if first[word] != word:
            keys[word] = f"={first[word]}"
    marks = number_synsets(net, words)
    known = set(words)
    opposites = {w: set() if w in silent else net.opposites(w) & known - silent for w in words}
    lines = []
    for name in words:
        # A spelling that the tagged texts hardly use is described by the one they use.
        word = first[name]
        dominant = net.dominant(word)

        def marked(synsets: Iterable[Synset]) -> str:
            found = {marks[s.pos, s.offset] for s in synsets if (s.pos, s.offset) in marks}
            return " ".join(sorted(found))

        fields = [
            name,
            net.classes(word)[0],
            net.category(word) or "",
            keys.get(name, ""),
            marked(dominant),
            marked(a for s in dominant for a in net.above(s)),
            marked(f for s in dominant for f in net.families(s) if net.uses(word, "n") >= ATTESTED),
            " ".join(sorted(opposites[word])),
            " ".join(sorted(net.derived(word) & known)),
        ]
        lines.append("\t".join(fields))
    return HEAD + "\n".join(lines) + "\n"


def find_keys(net: WordNet, words: list[str]) -> dict[str, str]:
    """For each word with one meaning, the commonest word with the same: its key if another."""
    members: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words:
        if synset := net.alone(word):
            members[synset.pos, synset.offset].append(word)
    keys = {}
    for (pos, _), group in sorted(members.items()):
        key = min(group, key=lambda w: (-net.uses(w, pos), w))
        keys.update({word: key for word in group if word != key})
    return keys


def number_synsets(net: WordNet, words: list[str]) -> dict[tuple[str, int], str]:
    """A short mark for each synset that two words of the table speak of; others relate nothing."""
    spoken: Counter[tuple[str, int]] = Counter()
    for word in words:
        near = {
            (s.pos, s.offset)
            for d in net.dominant(word)
            for s in (d, *net.above(d), *net.families(d))
        }
        spoken.update(near)
    kept = sorted(s for s, times in spoken.items() if times > 1)
    return {synset: base36(number) for number, synset in enumerate(kept)}


def american(word: str) -> str:
    """A word as American spelling has it, roughly: two words that it makes one may be one."""
    for british, other in SPELLINGS:
        word = re.sub(british, other, word)
    return word


def base36(number: int) -> str:
    """A number in as few letters and digits as there are."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = digits[number % 36]
    while number := number // 36:
        text = digits[number % 36] + text
    return text


def plain(word: str) -> bool:
    """Whether a word is one that the reader can meet as one lemma."""
    return re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word) is not None


def main() -> int:
    """Read the arguments and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of WordNet's database files")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the table to write")
    arguments = parser.parse_args()
    output: Path = arguments.output
    net = WordNet(arguments.folder)
    used = {word for word, _ in net.counts if plain(word)}
    grammar = tomllib.loads((output.parent / "function.toml").read_text("utf-8"))
    wanted = used | curated_words(output.parent / "meaning.toml")
    table = make_table(net, wanted, set(grammar["words"]))
    output.write_text(table, "utf-8")
    print(f"{output}: {table.count(chr(10)) - 3:,} words, {len(table) / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
