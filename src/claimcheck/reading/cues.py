"""Words and phrases that change how a statement is meant: negation, modality, strength, direction.

The phrases are data (`cues.toml`); one pass over the tokens takes the longest phrase at each place.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Final

from attrs import field, frozen, mutable

from claimcheck.lexicon import load
from claimcheck.model import Cue, Span, Token

__all__ = ["find_cues", "opposite"]

_NOTHING: Final = "nothing"
"""The family of phrases that only look like cues: "not only", "at all", "most recent"."""


@mutable
class _Node:
    """A place in the tree of phrases; built once for a language and never changed after."""

    following: dict[str, "_Node"] = field(factory=dict)
    meanings: tuple[tuple[str, str], ...] = ()


@frozen
class _Phrases:
    """The tree of all phrases, and the words that are names where they begin with a capital."""

    root: _Node
    names: frozenset[str]
    opposites: Mapping[str, str]
    standing: Mapping[str, str]


@lru_cache(maxsize=4)
def _phrases(language: str = "en") -> _Phrases:
    table = load(language).table("cues")
    root = _Node()
    for family, values in table["cue"].items():
        for value, rows in values.items():
            for row in rows:
                for words in _expanded(row):
                    node = root
                    for word in words:
                        following = node.following.get(word)
                        if following is None:
                            following = node.following[word] = _Node()
                        node = following
                    if (family, value) not in node.meanings:
                        node.meanings = (*node.meanings, (family, value))
    opposite = dict(table["opposite"])
    opposite |= {b: a for a, b in opposite.items() if b not in opposite}
    return _Phrases(root, frozenset(table["names"]), opposite, table["status_part"])


def opposite(value: str) -> str | None:
    """The value that says the opposite of a cue's value: "lowest" for "highest"."""
    return _phrases().opposites.get(value)


def _expanded(row: str) -> Iterator[tuple[str, ...]]:
    """Every phrase that a row with optional "(x)" and alternative "a|b" words stands for."""
    choices: list[tuple[str, ...]] = []
    for item in row.split():
        optional = item[0] == "(" and item[-1] == ")"
        words = tuple((item[1:-1] if optional else item).split("|"))
        choices.append((*words, "") if optional else words)
    for words in product(*choices):
        yield tuple(word for word in words if word)


def find_cues(text: str, sentence: Span, tokens: tuple[Token, ...]) -> tuple[Cue, ...]:
    """The cues of a sentence of plain text, in order; spans are half-open offsets into `text`.

    Where one phrase holds another, only the longer one is a cue. A phrase that belongs to several
    families gives one cue for each, at the same place.
    """
    phrases = _phrases()
    shouted = _is_shouted(text, tokens)
    found: list[Cue] = []
    at = 0
    while at < len(tokens):
        end, meanings = _longest(phrases.root, tokens, at)
        if end == at:
            end, meanings = at + 1, _standing(phrases, tokens[at])
        elif tokens[at].text in phrases.names and _is_name(text, tokens, at, shouted=shouted):
            end, meanings = at + 1, ()
        span = Span(tokens[at].span.start, tokens[end - 1].span.end)
        if sentence.covers(span):
            found += (
                Cue(span, span.of(text), family, value)
                for family, value in meanings
                if family != _NOTHING
            )
        at = end
    return tuple(found)


_WORDS_OF_A_TITLE: Final = 4
_LONG: Final = 3


def _is_shouted(text: str, tokens: tuple[Token, ...]) -> bool:
    """Whether words begin with capitals because it is a headline, not because they are names."""
    long = [t for t in tokens if t.kind == "word" and len(t.text) > _LONG]
    return len(long) >= _WORDS_OF_A_TITLE and all(text[t.span.start].isupper() for t in long)


def _is_name(text: str, tokens: tuple[Token, ...], at: int, *, shouted: bool) -> bool:
    """Whether a word that may be a name or a month is one here: "in May", "Will Carter said"."""
    if not text[tokens[at].span.start].isupper():
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.kind == "number":
        return True
    if shouted:
        return False
    if at and tokens[at - 1].kind != "mark":
        return True
    return following is not None and text[following.span.start].isupper()


def _standing(phrases: _Phrases, token: Token) -> tuple[tuple[str, str], ...]:
    """What the first or last part of a hyphenated word says of a person: "ex-mayor"."""
    if "-" not in token.text:
        return ()
    parts = token.text.split("-")
    value = phrases.standing.get(parts[0]) or phrases.standing.get(parts[-1])
    return (("status", value),) if value else ()


def _longest(
    root: _Node, tokens: tuple[Token, ...], at: int
) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Where the longest phrase from a token on ends, and what it means."""
    best: tuple[int, tuple[tuple[str, str], ...]] = (at, ())
    nodes = [root]
    for i in range(at, len(tokens)):
        nodes = list(_next(nodes, tokens[i]))
        if not nodes:
            break
        for node in nodes:
            if node.meanings and best[0] <= i:
                best = (i + 1, node.meanings)
    return best


def _next(nodes: Iterable[_Node], token: Token) -> Iterator[_Node]:
    """The places that a token leads to, by its word first and then by its kind or lemma."""
    for node in nodes:
        for key in _keys(token):
            if (following := node.following.get(key)) is not None:
                yield following


def _keys(token: Token) -> tuple[str, ...]:
    """The word as written, its lemma as "=rise", or "#" for a number."""
    if token.kind == "number":
        return token.text, "#"
    if len(token.text) == 1:
        return (token.text,)  # "m" for million is no "am"
    return token.text, f"={token.lemma}"
