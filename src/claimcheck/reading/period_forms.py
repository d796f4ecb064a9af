"""The forms of words in which English names a period, found among the tokens of a sentence.

Forms are rows of words and slots (`periods.toml`), kept in one tree for each slot. `Reader` tries
them at a place; what a form means is said elsewhere (`read`), so that this room knows no calendar.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from attrs import field, frozen, mutable

from claimcheck.lexicon import load
from claimcheck.model import Period, Token
from claimcheck.reading.dates import Stretch

__all__ = ["Args", "Form", "Forms", "Found", "Reader", "is_plural", "load_forms", "word_at"]

_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_FISCAL: Final = re.compile(r"((?:19|20)\d\d)/(\d\d|(?:19|20)\d\d)\Z")
_SLASHED: Final = re.compile(r"(\d\d?)/(\d\d?)/((?:19|20)\d\d)\Z")
_DAY: Final = re.compile(r"(\d\d?)(?:st|nd|rd|th)?\Z")
_RANKED: Final = re.compile(r"(\d\d?)(?:st|nd|rd|th)\Z")
_YEAR_DIGITS: Final = 4
_DEPTH: Final = 10
"""How deep slots stand in slots: "the first half of the first half of" a year goes on for ever."""
Form = Mapping[str, Any]
"""One entry of `form` in the data: its slot, how it reads, and its rows of words."""

# --- forms -------------------------------------------------------------------------------


@mutable
class Node:
    """A place in the tree of forms; built once for a language and never changed after."""

    words: dict[str, "Node"] = field(factory=dict)
    slots: dict[str, "Node"] = field(factory=dict)
    forms: list[Mapping[str, Any]] = field(factory=list)


@frozen
class Forms:
    """The forms of a language: a tree for every slot, and the gatherings of slots."""

    trees: Mapping[str, Node]
    join: Mapping[str, tuple[str, ...]]
    data: Mapping[str, Any]
    starts: frozenset[str]
    """The words that a period may begin with, other than numbers."""
    signs: frozenset[str]
    """The words of which every period has one, unless it has a number."""
    names: Mapping[str, frozenset[str]]
    """The names that are no periods, by their first word."""


@lru_cache(maxsize=4)
def load_forms(language: str = "en") -> Forms:
    """The forms of a language, read once."""
    data = load(language).table("periods")
    trees: dict[str, Node] = {}
    for form in data["form"]:
        root = trees.setdefault(form["slot"], Node())
        for row in form["words"]:
            for words in _expanded(row.split()):
                _plant(root, words, form)
    join = {k: tuple(v) for k, v in data["join"].items()}
    tables = ("months", "weekdays", "seasons", "decades", "units", "counts", "ordinals", "years")
    named = {word for table in tables for word in data[table]} | set(data["vague"]["words"])
    starts = named | {word for tree in trees.values() for word in tree.words}
    signs = {w for t in ("months", "weekdays", "seasons", "decades", "units") for w in data[t]}
    signs |= set(data["day_words"])
    names: dict[str, frozenset[str]] = {}
    for name in data["not"]["names"]:
        first = name.split()[0]
        names[first] = names.get(first, frozenset()) | {name}
    return Forms(trees, join, data, frozenset(starts), frozenset(signs), names)


def _expanded(items: list[str]) -> Iterator[tuple[str, ...]]:
    """Every row of words that a form with optional and alternative words stands for."""
    if not items:
        yield ()
        return
    first, rest = items[0], items[1:]
    optional = len(first) > 2 and first[0] == "(" and first[-1] == ")"  # noqa: PLR2004 - "(x)"
    choices = (first[1:-1] if optional else first).split("|")
    for tail in _expanded(rest):
        for choice in choices:
            yield (choice, *tail)
        if optional:
            yield tail


def _plant(root: Node, words: tuple[str, ...], form: Mapping[str, Any]) -> None:
    node = root
    for word in words:
        edges = node.slots if word[0] == "{" else node.words
        name = word.strip("{}")
        following = edges.get(name)
        if following is None:
            following = edges[name] = Node()
        node = following
    if words and form not in node.forms:
        node.forms.append(form)


# --- reading -----------------------------------------------------------------------------


@frozen
class Found:
    """A slot or form that fits: the token it ends before, and what it means."""

    end: int
    value: Any


Values = tuple[tuple[str, Any], ...]


@frozen
class Args:
    """What stood in the slots of a form, in order."""

    values: Values

    def all(self, name: str) -> list[Any]:
        """What stood in every slot of a name."""
        return [value for key, value in self.values if key == name]

    def get(self, name: str) -> Any:  # noqa: ANN401 - every slot has a type of its own
        """What stood in the first slot of a name, or None."""
        found = self.all(name)
        return found[0] if found else None

    def stretches(self) -> list[Stretch]:
        """The stretches that stood in slots."""
        return [value for _, value in self.values if isinstance(value, Stretch)]


@mutable
class Reader:
    """One sentence being read: its tokens, hyphenated dates split, and what was tried where."""

    text: str
    tokens: tuple[Token, ...]
    anchor: dt.date | None
    forms: Forms
    read: "Callable[[Reader, Form, Args], Stretch | None]"
    future: bool = False
    depth: int = 0
    tried: dict[tuple[str, int], tuple[Found, ...]] = field(factory=dict)
    earlier: list[Period] = field(factory=list)

    @property
    def data(self) -> Mapping[str, Any]:
        """The tables of the language."""
        return self.forms.data

    def slot(self, name: str, at: int) -> tuple[Found, ...]:
        """Everything that fills a slot from a token on; remembered."""
        if at >= len(self.tokens):
            return ()
        key = (name, at)
        if key not in self.tried:
            self.tried[key] = ()  # a slot that begins with itself finds nothing new
            if self.depth < _DEPTH:
                self.depth += 1
                self.tried[key] = tuple(self._slot(name, at))
                self.depth -= 1
        return self.tried[key]

    def _slot(self, name: str, at: int) -> Iterator[Found]:
        if simple := _SIMPLE.get(name):
            found = simple(self, at)
            if found is not None:
                yield found
            return
        for part_name in self.forms.join.get(name, ()):
            yield from self.slot(part_name, at)
        if tree := self.forms.trees.get(name):
            best: dict[int, Found] = {}
            for end, form, values in self._walk(tree, at, ()):
                if end not in best:
                    value = self.read(self, form, Args(values))
                    if value is not None:
                        best[end] = Found(end, value)
            yield from best.values()

    def _walk(
        self, node: Node, at: int, values: Values
    ) -> Iterator[tuple[int, Mapping[str, Any], Values]]:
        for form in node.forms:
            yield at, form, values
        if at >= len(self.tokens):
            return
        token = self.tokens[at]
        if following := node.words.get(token.text):
            yield from self._walk(following, at + 1, (*values, ("", token.text)))
        for name, following in node.slots.items():
            for found in self.slot(name, at):
                yield from self._walk(following, found.end, (*values, (name, found.value)))


def word_at(reader: Reader, at: int) -> str:
    """The word at a token, in lower case; empty outside the sentence."""
    return reader.tokens[at].text if 0 <= at < len(reader.tokens) else ""


def _mday(reader: Reader, at: int) -> Found | None:
    if word_at(reader, at - 1) in reader.data["months"] and _is_counted(reader, at + 1):
        return None  # "in June 20 people died"
    if (match := _DAY.match(reader.tokens[at].text)) and 1 <= int(match[1]) <= 31:  # noqa: PLR2004 - days of a month
        return Found(at + 1, int(match[1]))
    return None


def _is_counted(reader: Reader, at: int) -> bool:
    """Whether the word after a number says that it counts or measures."""
    if at >= len(reader.tokens):
        return False
    token, no = reader.tokens[at], reader.data["not"]
    return (
        token.text in no["after"]
        or token.text in no["measures"]
        or token.lemma in no["measures"]
        or is_plural(reader, token)
    )


def _number(reader: Reader, at: int) -> Found | None:
    text = reader.tokens[at].text
    return Found(at + 1, int(text)) if text.isascii() and text.isdigit() and len(text) < 3 else None  # noqa: PLR2004 - two digits


def _month(reader: Reader, at: int) -> Found | None:
    token = reader.tokens[at]
    word = token.text.removesuffix("'s")
    number = reader.data["months"].get(word)
    if number is None or not reader.text[token.span.start].isupper():
        return None
    return Found(at + 1 + _has_stop(reader, "months", at), number)


def _year(reader: Reader, at: int) -> Found | None:
    text = reader.tokens[at].text
    return Found(at + 1, int(text)) if _YEAR.match(text) else None


def _fiscal(reader: Reader, at: int) -> Found | None:
    token = reader.tokens[at]
    end = at + 1
    match = _FISCAL.match(token.text)
    if match is None:
        if not (
            _YEAR.match(token.text)
            and word_at(reader, at + 1) == "-"
            and at + 2 < len(reader.tokens)
        ):
            return None
        second = reader.tokens[at + 2]
        if (
            second.span.start != token.span.end + 1
            and reader.tokens[at + 1].span.start == token.span.end
        ):
            return None
        match = _FISCAL.match(f"{token.text}/{second.text}")
        end = at + 3
        if match is None or word_at(reader, end) == "-":  # 2024-12-01 is a day
            return None
    first, last = int(match[1]), int(match[2])
    if last < 100:  # noqa: PLR2004 - "10" in 2009/10
        last += first // 100 * 100
        if last < first:
            last += 100
    if last <= first or last - first > 100:  # noqa: PLR2004 - no period of anybody's document
        return None
    return Found(end, (first, last))


def _slashed(reader: Reader, at: int) -> Found | None:
    """A date in figures, where only one order of day and month is possible."""
    match = _SLASHED.match(reader.tokens[at].text)
    if match is None:
        return None
    a, b, year = map(int, match.groups())
    if a > 12 or a == b:  # noqa: PLR2004 - no month
        return Found(at + 1, (year, b, a))
    return Found(at + 1, (year, a, b)) if b > 12 else None  # noqa: PLR2004 - no month


def _named(table: str) -> "Callable[[Reader, int], Found | None]":
    def find(reader: Reader, at: int) -> Found | None:
        token = reader.tokens[at]
        value = reader.data[table].get(token.text.removesuffix("'s"))
        return None if value is None else Found(at + 1, value)

    return find


def _weekday(reader: Reader, at: int) -> Found | None:
    """The number of a weekday, from 0; "Mondays" is every Monday and none."""
    token = reader.tokens[at]
    word = token.text.removesuffix("'s")
    number = reader.data["weekdays"].get(word)
    if number is None or not reader.text[token.span.start].isupper():
        return None
    return Found(at + 1 + _has_stop(reader, "weekdays", at), number)


def _has_stop(reader: Reader, table: str, at: int) -> bool:
    """Whether a full stop follows that belongs to an abbreviation: every name but the first."""
    names = reader.data[table]
    word = reader.tokens[at].text
    if word not in names or word_at(reader, at + 1) != ".":
        return False
    return bool(word != next(k for k, v in names.items() if v == names[word]))


def _season(reader: Reader, at: int) -> Found | None:
    word = reader.tokens[at].text.removesuffix("'s")
    months = reader.data["seasons"].get(word)
    return Found(at + 1, (word, *months)) if months else None


def _unit(reader: Reader, at: int) -> Found | None:
    """A unit of length as (how many, of what, whether the word is a plural)."""
    token = reader.tokens[at]
    entry = reader.data["units"].get(token.lemma)
    if entry is None or token.kind != "word":
        return None
    return Found(at + 1, (*entry, token.text.endswith("s") and not token.text.endswith("'s")))


def _count(reader: Reader, at: int) -> Found | None:
    text = reader.tokens[at].text
    if text in reader.data["vague"]["words"]:
        return Found(at + 1, text)
    if text.isascii() and text.isdigit() and len(text) < _YEAR_DIGITS:
        return Found(at + 1, int(text))
    value = reader.data["counts"].get(text)
    return None if value is None else Found(at + 1, value)


def _ordinal(reader: Reader, at: int) -> Found | None:
    text = reader.tokens[at].text
    if text in ("1", "2", "3", "4", "1st", "2nd", "3rd", "4th"):
        return Found(at + 1, int(text[0]))
    return _named("ordinals")(reader, at)


def _ranked(reader: Reader, at: int) -> Found | None:
    match = _RANKED.match(reader.tokens[at].text)
    return Found(at + 1, int(match[1])) if match and 1 <= int(match[1]) <= 22 else None  # noqa: PLR2004 - centuries


def _decade(reader: Reader, at: int) -> Found | None:
    token = reader.tokens[at]
    if (first := reader.data["decades"].get(token.text)) is not None:
        return Found(at + 1, first)
    if (
        _YEAR.match(token.text)
        and token.text.endswith("0")
        and word_at(reader, at + 1) in ("s", "'s")
        and reader.tokens[at + 1].span.start == token.span.end
    ):
        return Found(at + 2, int(token.text))
    return None


_SIMPLE: Final[Mapping[str, Callable[[Reader, int], Found | None]]] = {
    "mday": _mday,
    "number": _number,
    "month": _month,
    "year": _year,
    "fiscal": _fiscal,
    "slashed": _slashed,
    "weekday": _weekday,
    "season": _season,
    "unit": _unit,
    "count": _count,
    "ordinal": _ordinal,
    "ranked": _ranked,
    "decade": _decade,
    "kind": _named("years"),
}


def is_plural(reader: Reader, token: Token) -> bool:
    """Whether a word looks like the plural of what a number before it counts."""
    year = reader.data["year"]
    if token.lemma in reader.data["not"]["counted"]:
        return True
    return (
        token.kind == "word"
        and token.text.endswith("s")
        and not token.text.endswith(("ss", "'s"))
        and token.lemma != token.text
        and token.text not in year["nouns"]
        and token.text not in year["verbs"]
        and not reader.text[token.span.start].isupper()
    )
