"""Words and phrases that change how a statement is meant: negation, modality, strength, direction.

The phrases are data (`cues.toml`); one pass over the tokens takes the longest phrase at each place.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress
from typing import Final

from attrs import frozen, mutable

from claimcheck.lexicon import load
from claimcheck.lexicon.alternatives import phrases_of
from claimcheck.model import Cue, Span
from claimcheck.reading.tokens import Remembered, Tokens, kind_of, lemma

__all__ = ["find_cues", "opposite"]

_NOTHING: Final = "nothing"
"""The family of phrases that only look like cues: "not only", "at all", "most recent"."""


@mutable
class _Node:
    """A place in the tree of phrases; built once for a language and never changed after."""

    following: dict[str, "_Node"]
    meanings: tuple[tuple[str, str], ...] = ()


@frozen
class _Opening:
    """What may begin with a word: the places of the tree that it leads to.

    `standing` is what the first or last part of a hyphenated word says of a person: "ex-mayor".
    """

    nodes: tuple[_Node, ...]
    meanings: tuple[tuple[str, str], ...] = ()
    """What the word means by itself."""
    following: frozenset[str] = frozenset()
    """What may go on with: most words that open phrases stand by themselves."""
    standing: tuple[tuple[str, str], ...] = ()
    alone: bool = False
    """Whether the word says anything without those behind it."""


@frozen
class _Phrases:
    """The tree of all phrases, by the words that lead into it and on in it.

    `names` are the words that are names where they begin with a capital.
    """

    openings: Remembered[_Opening | None]
    keys: Remembered[tuple[str, ...]]
    names: frozenset[str]
    opposites: Mapping[str, str]


@cache
def _phrases(language: str = "en") -> _Phrases:
    table = load(language).table("cues")
    root = _Node({})
    for family, values in table["cue"].items():
        for value, rows in values.items():
            for row in rows:
                for words in phrases_of(row.split()):
                    node = root
                    for word in words:
                        following = node.following.get(word)
                        if following is None:
                            following = node.following[word] = _Node({})
                        node = following
                    if (family, value) not in node.meanings:
                        node.meanings = (*node.meanings, (family, value))
    opposite = dict(table["opposite"])
    opposite |= {b: a for a, b in opposite.items() if b not in opposite}
    standing = dict(table["status_part"])
    return _Phrases(
        Remembered(lambda word: _opening(word, root, standing)),
        Remembered(_keys),
        frozenset(table["names"]),
        opposite,
    )


def opposite(value: str) -> str | None:
    """The value that says the opposite of a cue's value: "lowest" for "highest"."""
    return _phrases().opposites.get(value)


def find_cues(text: str, sentence: Span, tokens: Tokens) -> tuple[Cue, ...]:
    """The cues of a sentence of plain text, in order; spans are half-open offsets into `text`.

    Where one phrase holds another, only the longer one is a cue. A phrase that belongs to several
    families gives one cue for each, at the same place.
    """
    phrases = _phrases()
    words = tokens.words
    openings = [*map(phrases.openings.__getitem__, words)]
    found: list[Cue] = []
    free = 0
    for at in compress(range(len(words)), openings):
        opening = openings[at]
        if opening is None or at < free:
            continue
        goes_on = opening.following and at + 1 < len(words)
        if goes_on and not opening.following.isdisjoint(phrases.keys[words[at + 1]]):
            end, meanings = _longest(opening.nodes, phrases.keys, words, at)
        elif opening.alone:
            end, meanings = at + bool(opening.meanings), opening.meanings
        else:
            continue
        if end == at:
            end, meanings = at + 1, opening.standing
        elif words[at] in phrases.names and _is_name(tokens, at):
            end, meanings = at + 1, ()
        free = end
        start, stop = tokens.starts[at], tokens.ends[end - 1]
        if meanings and sentence.start <= start and stop <= sentence.end:
            span, shown = Span(start, stop), text[start:stop]
            for family, value in meanings:
                if family != _NOTHING:
                    found.append(Cue(span, shown, family, value))
    return tuple(found)


_WORDS_OF_A_TITLE: Final = 4
_LONG: Final = 3


def _is_shouted(tokens: Tokens) -> bool:
    """Whether words begin with capitals because it is a headline, not because they are names."""
    long = [raw for raw in tokens.raw if len(raw) > _LONG and raw[0].isalpha()]
    return len(long) >= _WORDS_OF_A_TITLE and all(raw[0].isupper() for raw in long)


def _is_name(tokens: Tokens, at: int) -> bool:
    """Whether a word that may be a name or a month is one here: "in May", "Will Carter said"."""
    raw, kinds = tokens.raw, tokens.kinds
    if not raw[at][0].isupper():
        return False
    following = at + 1
    if following < len(kinds) and kinds[following] == "number":
        return True
    if _is_shouted(tokens):
        return False
    if at and kinds[at - 1] != "mark":
        return True
    return following < len(raw) and raw[following][0].isupper()


def _longest(
    nodes: Sequence[_Node],
    keys: Mapping[str, tuple[str, ...]],
    words: tuple[str, ...],
    at: int,
) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Where the longest phrase from a word on ends, and what it means.

    `nodes` are the places of the tree that the word itself leads to, `keys` what leads on by word.
    """
    best: tuple[int, tuple[tuple[str, str], ...]] = (at, ())
    last = len(words)
    while nodes:
        at += 1
        for node in nodes:
            if node.meanings:
                best = (at, node.meanings)
                break
        if at == last:
            break
        by = keys[words[at]]
        nodes = [n for node in nodes for key in by if (n := node.following.get(key)) is not None]
    return best


def _keys(word: str) -> tuple[str, ...]:
    """The word as written, its lemma as "=rise", or "#" for a number."""
    if kind_of(word) == "number":
        return word, "#"
    if len(word) == 1:
        return (word,)  # "m" for million is no "am"
    return word, f"={lemma(word)}"


def _opening(word: str, root: _Node, standing: Mapping[str, str]) -> _Opening | None:
    """What may begin with a word; None for nothing, as with most words."""
    places = map(root.following.get, _keys(word))
    nodes = tuple(node for node in places if node is not None)
    value = None
    if "-" in word:
        parts = word.split("-")
        value = standing.get(parts[0]) or standing.get(parts[-1])
    if not nodes and value is None:
        return None
    meanings = next((node.meanings for node in nodes if node.meanings), ())
    return _Opening(
        nodes,
        meanings,
        frozenset(key for node in nodes for key in node.following),
        (("status", value),) if value else (),
        alone=bool(meanings or value),
    )
