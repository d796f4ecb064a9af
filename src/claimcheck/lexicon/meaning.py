"""Which words mean the same, the opposite, a sort of one another, or another thing of one family.

Two tables answer: the curated one (`<language>/meaning.toml`), whose word is final, and one that
`tools/wordnet_table.py` derives from WordNet (`<language>/wordnet.txt`), read only for words that
the first says nothing of. A wrong "same" makes a false agreement, a wrong "opposite" or "sibling" a
false conflict; None is always safe, and is the answer whenever a word is used in several senses.
"""

# Longer than 400 lines: two tables answer one question, and the curated one wins in the same place.

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, product
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from attrs import field, frozen

from claimcheck.errors import Fault, LexiconError
from claimcheck.lexicon import FOLDER, Lexicon, load
from claimcheck.lexicon.lemmas import lemma as lemma_of
from claimcheck.lexicon.lemmas import of_language, parted

_WORD: Final = re.compile(r"[^\W\d_]+(?:['&][^\W\d_]+)*(?:-[^\W\d_]+)*|\d+(?:st|nd|rd|th)?|[^\w\s]")
"""The words of an entry, as the reader cuts them."""

_CLASSES: Final = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb"}

_FAMILIES: Final = ("sibling", "unit")
_OF_SETS: Final = ("opposite", "sibling", "unit", "broader", "apart")
"""The tables that give a word a set of others."""

_ALONE: Final = "="
"""Before a word of `near.toml`: it stands there for itself, and not for what means the same."""

_MARK: Final = ":"
"""In a lemma of another language than English, behind the language: its own tables are asked."""

_HEAD: Final = 20
"""The derived table begins with fewer lines about itself."""

_NOTHING: Final[frozenset[str]] = frozenset()

_Pair = tuple[str, str, str]
"""A group of the file as it is written there, and two keys of it."""


@frozen
class _Curated:
    """The curated tables; all but `same` and `category` speak of keys."""

    same: Mapping[str, str] = field(repr=False)
    opposite: Mapping[str, frozenset[str]] = field(repr=False)
    sibling: Mapping[str, frozenset[str]] = field(repr=False)
    unit: Mapping[str, frozenset[str]] = field(repr=False)
    broader: Mapping[str, frozenset[str]] = field(repr=False)
    """Everything that a word is a sort of, all steps."""
    apart: Mapping[str, frozenset[str]] = field(repr=False)
    """Words of which nothing is concluded."""
    category: Mapping[str, str] = field(repr=False)
    phrases: Mapping[tuple[str, ...], str] = field(repr=False)
    words: frozenset[str] = field(repr=False)
    """Every key that the tables speak of."""
    known: frozenset[str] = field(repr=False)
    """The same with every word of the groups."""


@frozen
class _Near:
    """The table of words that may stand for each other."""

    groups: Mapping[str, str] = field(repr=False)
    """The numbers of the groups that a word stands in, with spaces between: quick to load."""
    akin: Mapping[str, str] = field(repr=False)
    """For each key, the numbers of the groups in which a word has it."""
    phrases: Mapping[tuple[str, ...], str] = field(repr=False)


@frozen
class _Entry:
    """What the derived table says of one word; synsets are opaque marks.

    `senses` are the synsets of the senses that dominate, `above` the synsets these are sorts of,
    `families` the synsets whose members exclude one another.
    """

    word_class: str
    category: str | None
    spelling: str | None
    """The usual spelling, where this is another."""
    key: str | None
    """The commonest word of those that mean the same and nothing else."""
    senses: frozenset[str]
    above: frozenset[str]
    families: frozenset[str]
    opposites: frozenset[str]
    derived: frozenset[str]


def _is_told(word: str) -> bool:
    """Whether a lemma says which language it is of; a lone colon, or a score of 3:0, says none."""
    return _MARK in word and parted(word)[1] != word


@lru_cache(maxsize=65536)
def relation(ours: str, theirs: str, language: str = "en") -> str | None:
    """How two words stand to each other in meaning.

    Args:
        ours: a lemma in lower case, or several, divided by single spaces.
        theirs: the like.
        language: the folder of the lexicon.

    Returns:
        "same"; "kind" where theirs is the broader word (ours is a kind of theirs) and "narrower"
        where it is the narrower; "opposite"; "sibling" where they are different things of one
        family; None where nothing can be said. All but kind and narrower, which change places,
        are the same in both directions.
    """
    if _is_told(ours) or _is_told(theirs):
        (one, ours), (other, theirs) = parted(ours), parted(theirs)
        return relation(ours, theirs, one) if one == other else None
    a, b = group_key(ours, language), group_key(theirs, language)
    if a == b:
        return "same"
    tables = _curated(language)
    if b in tables.apart.get(a, _NOTHING):
        return None
    return _curated_relation(a, b, tables) or _derived_relation(ours, theirs, language)


@lru_cache(maxsize=16384)
def unit_relation(ours: str, theirs: str, language: str = "en") -> str | None:
    """How two words stand to each other as heads of what two figures count.

    As `relation`, and "sibling" also for what is counted in one scene: 40 pupils are not 40
    schools, though a sentence that lacks pupils and speaks of schools says nothing else for that.
    """
    known = relation(ours, theirs, language)
    if known is not None:
        return known
    if _is_told(ours) or _is_told(theirs):
        (one, ours), (other, theirs) = parted(ours), parted(theirs)
        return unit_relation(ours, theirs, one) if one == other else None
    tables = _curated(language)
    a, b = group_key(ours, language), group_key(theirs, language)
    above_a, above_b = tables.broader.get(a, _NOTHING), tables.broader.get(b, _NOTHING)
    pairs = product((a, *sorted(above_a)), (b, *sorted(above_b)))
    return "sibling" if any(y in tables.unit.get(x, _NOTHING) for x, y in pairs) else None


KINDRED: Final = frozenset({"same", "kind", "narrower"})
"""The relations of words of which one is no other thing than the other."""


def stands_for(ours: str, theirs: str) -> bool:
    """Whether one word may stand where the other does: it, its like, a kind of it, or near it."""
    return ours == theirs or relation(ours, theirs) in KINDRED or near(ours, theirs)


@lru_cache(maxsize=65536)
def near(ours: str, theirs: str, language: str = "en") -> bool:
    """Whether two words may stand for each other in some of their senses.

    It tells that two sentences may speak of one thing; neither sameness nor difference follows.
    A word is near another whose group holds it, or holds what means the same; of two words that
    only mean the same as those of a group nothing is said: to axe is to end, to end is to
    complete, and to abolish is not to complete.
    """
    if _is_told(ours) or _is_told(theirs):
        (one, ours), (two, theirs) = parted(ours), parted(theirs)
        return one == two and near(ours, theirs, one)
    mine, mine_akin = _groups_near(ours, language)
    other, other_akin = _groups_near(theirs, language)
    return not (mine.isdisjoint(other_akin) and other.isdisjoint(mine_akin))


@lru_cache(maxsize=16384)
def _groups_near(word: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The groups that hold a word, and those that hold a word that means the same."""
    table = _near(language)
    held, akin = table.groups.get(word, ""), table.akin.get(group_key(word, language), "")
    return frozenset(held.split()), frozenset(akin.split())


@lru_cache(maxsize=65536)
def group_key(lemma: str, language: str = "en") -> str:
    """One word for all that mean the same: a key to index by.

    Words with one key are "same" to `relation`, and a key is its own key. Beside the curated
    groups only those of WordNet count in which each word is all but never meant otherwise.
    """
    if _is_told(lemma):
        language, bare = parted(lemma)
        return of_language(group_key(bare, language), language)
    tables = _curated(language)
    spelled = _spelled(lemma, tables.same, language)
    if spelled in tables.words:
        return spelled
    entry = _entry(spelled, language)
    synonym = entry.key if entry else None
    # What the curated tables say of a word is complete: WordNet adds no synonym to it.
    return spelled if synonym is None or synonym in tables.known else synonym


@lru_cache(maxsize=4)
def phrases(language: str = "en") -> Mapping[tuple[str, ...], str]:
    """Expressions of several words, as tuples of lemmas, with the key that `group_key` gives."""
    return MappingProxyType({**_near(language).phrases, **_curated(language).phrases})


def is_entry(lemma: str, language: str = "en") -> bool:
    """Whether the curated tables speak of a word, and not only WordNet."""
    if _is_told(lemma):
        language, lemma = parted(lemma)
    return lemma in _curated(language).known or lemma in _near(language).groups


@lru_cache(maxsize=16384)
def category(lemma: str, language: str = "en") -> str | None:
    """What a noun's thing is: a person, group, event, act, artifact, communication and the like.

    The names are those of WordNet's lexicographer files, with job, money and measure beside them.
    None for words that are no nouns, and for nouns that often mean things of several categories.
    """
    if _is_told(lemma):
        language, lemma = parted(lemma)
    found = _curated(language).category.get(lemma)
    if found:
        return found
    entry = _entry(lemma, language)
    return entry.category if entry else None


def word_class(lemma: str, language: str = "en") -> str | None:
    """The class a word mostly has: noun, verb, adjective or adverb; None for an unknown word."""
    if _is_told(lemma):
        language, lemma = parted(lemma)
    entry = _entry(lemma, language)
    return _CLASSES[entry.word_class] if entry else None


@lru_cache(maxsize=65536)
def kin(lemma: str, language: str = "en") -> frozenset[str]:
    """Marks of a word, of which any two words share one that `relation` or `near` says a thing of.

    Words that share one may still have nothing to do with each other: it is what an index needs.
    """
    if _is_told(lemma):
        language, bare = parted(lemma)
        return frozenset(of_language(each, language) for each in kin(bare, language))
    tables = _curated(language)
    key = group_key(lemma, language)
    above = {key, *tables.broader.get(key, _NOTHING)}
    marks = {f"k {each}" for each in above}
    for each in above:
        marks |= {f"k {other}" for other in tables.opposite.get(each, _NOTHING)}
        marks |= {f"k {other}" for other in tables.sibling.get(each, _NOTHING)}
    held, akin = _groups_near(lemma, language)
    marks |= {f"n {number}" for number in held | akin}
    entry = _entry(lemma, language)
    if entry is not None:
        marks |= {f"w {each}" for each in (lemma, *entry.opposites, *entry.derived)}
        marks |= {f"s {each}" for each in entry.senses | entry.above}
        marks |= {f"f {each}" for each in entry.families}
    return frozenset(marks)


# --- the curated tables --------------------------------------------------------------------


def _curated_relation(a: str, b: str, tables: _Curated) -> str | None:
    over_a, over_b = tables.broader.get(a, _NOTHING), tables.broader.get(b, _NOTHING)
    if b in tables.opposite.get(a, _NOTHING):
        return "opposite"
    if b in over_a:
        return "kind"
    if a in over_b:
        return "narrower"
    if b in tables.sibling.get(a, _NOTHING):
        return "sibling"
    # What holds of the broader word holds of its kinds: to surge is not to fall.
    pairs = list(product((a, *sorted(over_a)), (b, *sorted(over_b))))
    for how, table in (("opposite", tables.opposite), ("sibling", tables.sibling)):
        if any(y in table.get(x, _NOTHING) for x, y in pairs):
            return how
    return None


def _spelled(lemma: str, same: Mapping[str, str], language: str) -> str:
    """The key of a word that the curated groups have, or in its usual spelling the word itself."""
    if lemma in same:
        return same[lemma]
    entry = _entry(lemma, language)
    usual = entry.spelling if entry and entry.spelling else lemma
    return same.get(usual, usual)


@lru_cache(maxsize=4)
def _curated(language: str) -> _Curated:
    lexicon = load(language)
    ready = lexicon.worked_out.get("meaning")
    return _built(lexicon) if ready is None else _restored(ready)


def worked_out(lexicon: Lexicon) -> dict[str, Any]:
    """What the curated table comes to, in lists and strings, for `prepared.json` to hold.

    Raises:
        LexiconError: the table contradicts itself; all faults, each with its line.
    """
    tables = _built(lexicon)
    of_sets = {name: getattr(tables, name) for name in _OF_SETS}
    return {
        "same": dict(tables.same),
        "category": dict(tables.category),
        "phrases": {" ".join(words): key for words, key in tables.phrases.items()},
        "words": sorted(tables.words),
        **{n: {word: sorted(found) for word, found in t.items()} for n, t in of_sets.items()},
    }


def near_worked_out(lexicon: Lexicon) -> dict[str, Any]:
    """The like of the table of near words."""
    found = _near_built(lexicon)
    phrases_ = {" ".join(words): key for words, key in found.phrases.items()}
    return {"groups": dict(found.groups), "akin": dict(found.akin), "phrases": phrases_}


@lru_cache(maxsize=4)
def _near(language: str) -> _Near:
    lexicon = load(language)
    ready = lexicon.worked_out.get("near")
    return _near_built(lexicon) if ready is None else _near_restored(ready)


def _near_restored(ready: Mapping[str, Any]) -> _Near:
    return _Near(
        groups=MappingProxyType(ready["groups"]),
        akin=MappingProxyType(ready["akin"]),
        phrases=MappingProxyType({tuple(p.split()): key for p, key in ready["phrases"].items()}),
    )


def _near_built(lexicon: Lexicon) -> _Near:
    language = lexicon.language
    groups: dict[str, dict[str, None]] = {}
    akin: dict[str, dict[str, None]] = {}
    phrases_: dict[tuple[str, ...], str] = {}
    all_groups = (
        group for part in lexicon.tables.get("near", {}).values() for group in part["groups"]
    )
    for number, group in enumerate(all_groups):
        for word in group.split(", "):
            form = _form(word.removeprefix(_ALONE), language)
            key = group_key(form, language)
            groups.setdefault(form, {})[str(number)] = None
            if not word.startswith(_ALONE):
                akin.setdefault(key, {})[str(number)] = None
            if " " in form:
                phrases_[tuple(form.split())] = key
    return _Near(_joined(groups), _joined(akin), MappingProxyType(phrases_))


def _joined(table: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return MappingProxyType({word: " ".join(found) for word, found in table.items()})


def _restored(ready: Mapping[str, Any]) -> _Curated:
    of_sets = {name: {w: frozenset(t) for w, t in ready[name].items()} for name in _OF_SETS}
    words = frozenset(ready["words"])
    return _Curated(
        same=MappingProxyType(ready["same"]),
        category=MappingProxyType(ready["category"]),
        phrases=MappingProxyType({tuple(p.split()): key for p, key in ready["phrases"].items()}),
        words=words,
        known=words.union(ready["same"]),
        **{name: MappingProxyType(table) for name, table in of_sets.items()},
    )


def _built(lexicon: Lexicon) -> _Curated:
    table, language = lexicon.table("meaning"), lexicon.language
    file = FOLDER / language / "meaning.toml"
    faults: list[Fault] = []
    same = _same(table["same"], language, file, faults)

    def keys(words: str) -> list[str]:
        forms = (_form(w, language) for w in words.split(", "))
        return [_spelled(form, same, language) for form in forms]

    against = _pairs(table["opposite"], lambda g: product(*map(keys, g.split(" | "))))
    opposite = _both_ways(_checked(against, file, faults))
    within = (_pairs(table[name], lambda g: combinations(keys(g), 2)) for name in _FAMILIES)
    sibling, unit = (_both_ways(_checked(pairs, file, faults)) for pairs in within)
    apart = _both_ways(_pairs(table["apart"], lambda g: combinations(keys(g), 2)))
    below = _pairs(table["kind"], lambda g: product(*map(keys, g.split(" < "))))
    direct: dict[str, set[str]] = {}
    for _, narrow, broad in _checked(below, file, faults):
        direct.setdefault(narrow, set()).add(broad)
    categories = _categories(table["category"], language, file, faults)
    if faults:
        raise LexiconError(*faults)
    words = frozenset(same.values()).union(opposite, sibling, unit, apart, direct, *direct.values())
    compounds = {key: key for key in words.difference(unit, opposite, apart)} | same
    return _Curated(
        same=MappingProxyType(same),
        opposite=_frozen(opposite),
        sibling=_frozen(sibling),
        unit=_frozen(unit),
        broader=_frozen({word: _all_above(word, direct) for word in direct}),
        apart=_frozen(apart),
        category=MappingProxyType(categories),
        phrases=MappingProxyType(
            {tuple(form.split()): compounds[form] for form in sorted(compounds) if " " in form}
        ),
        words=words,
        known=words.union(same),
    )


def _groups(table: Mapping[str, list[str]]) -> Iterator[str]:
    for groups in table.values():
        yield from groups


def _same(
    table: Mapping[str, list[str]], language: str, file: Path, faults: list[Fault]
) -> dict[str, str]:
    same: dict[str, str] = {}
    natural: dict[str, str] = {}
    for group in _groups(table):
        words = group.split(", ")
        key = _form(words[0], language)
        if same.get(key) == key:
            what = f"{key!r} heads two groups; a phrase has one meaning"
            faults.append(_fault(file, group, what))
        for word in words:
            form = _form(word, language)
            if same.setdefault(form, key) != key:
                what = f"{word!r} means {same[form]!r} and {key!r}; a phrase has one meaning"
                faults.append(_fault(file, group, what))
            natural[word] = key
    # A caller may hold a word as it is printed and not as the lemmatiser leaves it.
    return natural | same


def _categories(
    table: Mapping[str, str], language: str, file: Path, faults: list[Fault]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words.split(", "):
            before = found.setdefault(_form(word, language), name)
            if before != name:
                what = f"{word!r} is of the category {before} and of {name}"
                faults.append(_fault(file, words, what))
    return found


def _pairs(
    table: Mapping[str, list[str]], pair: Callable[[str], Iterable[tuple[str, ...]]]
) -> Iterator[_Pair]:
    for group in _groups(table):
        for a, b in pair(group):
            yield group, a, b


def _checked(pairs: Iterable[_Pair], file: Path, faults: list[Fault]) -> Iterator[_Pair]:
    for group, a, b in pairs:
        if a == b:
            what = f"{group!r} sets {a!r} against a word that means the same"
            faults.append(_fault(file, group, what))
        yield group, a, b


def _both_ways(pairs: Iterable[_Pair]) -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for _, a, b in pairs:
        table.setdefault(a, set()).add(b)
        table.setdefault(b, set()).add(a)
    return table


def _fault(file: Path, group: str, what: str) -> Fault:
    text = file.read_text("utf-8")
    place = text.find(f'"{group}"')
    return Fault(file, what, text.count("\n", 0, place) + 1 if place >= 0 else None)


def _all_above(word: str, direct: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [word]
    while waiting:
        for above in direct.get(waiting.pop(), ()):
            if above not in found:
                found.add(above)
                waiting.append(above)
    return found


def _frozen(table: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({word: frozenset(others) for word, others in table.items()})


def _form(entry: str, language: str) -> str:
    """An entry as the reader's lemmatiser leaves its words: "waiting list" is "wait list"."""
    return " ".join(
        lemma_of(word, language) if word[0].isalpha() else word for word in _WORD.findall(entry)
    )


# --- the derived table ---------------------------------------------------------------------


def _derived_relation(ours: str, theirs: str, language: str) -> str | None:
    a, b = _entry(ours, language), _entry(theirs, language)
    if a is None or b is None:
        return None
    # What the curated tables say of a word is complete: WordNet adds its other classes, but no
    # synonym and nothing that it is a kind of, for it may have another sense in mind.
    tables = _curated(language)
    a_free = group_key(ours, language) not in tables.words
    b_free = group_key(theirs, language) not in tables.words
    shared = bool(a.senses & b.senses)
    derived = theirs in a.derived or ours in b.derived
    answers = (
        ("opposite", theirs in a.opposites or ours in b.opposites),
        ("same", (shared and a_free and b_free) or (derived and (a_free or b_free))),
        ("kind", ours not in tables.same and bool(a.above & b.senses)),
        ("narrower", theirs not in tables.same and bool(b.above & a.senses)),
        ("sibling", not shared and a.category == b.category and bool(a.families & b.families)),
    )
    return next((how for how, holds in answers if holds), None)


@lru_cache(maxsize=16384)
def _entry(lemma: str, language: str) -> _Entry | None:
    lines, word = _derived(language), f"{lemma}\t"
    place = bisect_left(lines, word)
    if place == len(lines) or not lines[place].startswith(word):
        return None
    _, word_class, category_, key, *sets = lines[place].split("\t")
    spelling = key.removeprefix("=") if key.startswith("=") else None
    senses, above, families, opposites, derived = (frozenset(words.split()) for words in sets)
    return _Entry(
        word_class,
        category_ or None,
        spelling,
        None if spelling else key or None,
        senses,
        above,
        families,
        opposites,
        derived,
    )


@lru_cache(maxsize=4)
def _derived(language: str) -> Sequence[str]:
    """The lines of the derived table, sorted as the words they begin with; there may be none."""
    file = FOLDER / language / "wordnet.txt"
    if not file.is_file():
        return ()
    lines = file.read_text("utf-8").split("\n")
    return lines[sum(line[:1] == "#" for line in lines[:_HEAD]) : -1]
