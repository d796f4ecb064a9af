"""A sentence's words in a row, in which phrases of the lexicon are looked up.

A row is what the readers of figures walk along. It differs from a sentence's tokens in one thing:
compounds that hold a number ("third-largest", "two-year-old") are taken apart.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import compress
from operator import eq
from typing import Any, Final, Generic, TypeVar

from attrs import field, frozen

from claimcheck.frozen_values import quickly_made
from claimcheck.model import Phrase, Span, Token
from claimcheck.reading.grammar import Grammar
from claimcheck.reading.grammar import grammar as grammar_of
from claimcheck.reading.tokens import Tokens, lemma

V = TypeVar("V")

_PIECE: Final = re.compile(r"[^\W\d_]+(?:['&][^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[^\w\s]")


class _AnyPlace(dict[int, str]):
    """What stands at a place; nothing outside the row."""

    def __missing__(self, at: int) -> str:
        return ""


@quickly_made
@frozen(eq=False)
class Row:
    """The words of a sentence, one place each; `starts` and `ends` are offsets of the text.

    Readers ask a row hundreds of questions, so those that are asked most are look-ups in a
    dictionary or a set, for any place, and not functions.
    """

    text: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    kinds: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    word: Callable[[int], str] = field(repr=False)
    """The word at a place, or nothing outside the row."""
    lemma: Callable[[int], str] = field(repr=False)
    """The lemma at a place, or nothing outside the row."""
    is_word: Callable[[int], bool] = field(repr=False)
    """Whether a word and no number or mark is there."""
    is_number: Callable[[int], bool] = field(repr=False)
    """Whether digits are there."""
    is_glued: Callable[[int], bool] = field(repr=False)
    """Whether the word there stands against the one before."""
    hyphen: Callable[[int], bool] = field(repr=False)
    """Whether a hyphen is there that joins the two words beside it."""
    language: str
    grammar: Grammar = field(repr=False)
    """The small words of the language."""
    numbers: dict[tuple[int, bool], Any] = field(repr=False)
    """The numbers read so far, by their first word: several readers ask for the same one."""
    nouns: dict[int, tuple[int, int] | None] = field(repr=False)
    """The noun phrases read so far, by the place they were asked for."""

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, at: int) -> bool:
        """Whether the word there begins with a capital letter."""
        return 0 <= at < len(self.words) and self.text[self.starts[at]].isupper()

    def hyphen_hangs(self, at: int) -> bool:
        """Whether a hyphen is there that waits for its second half: "8- to 16-metre"."""
        return self.word(at) == "-" and self.is_glued(at) and not self.is_glued(at + 1)

    def span(self, first: int, stop: int) -> Span:
        """The span of the words from `first` up to and without `stop`."""
        return Span(self.starts[first], self.ends[stop - 1])

    def phrase(self, first: int, stop: int) -> Phrase:
        """The words from `first` up to and without `stop`, with the lemmas of its words."""
        span = self.span(first, stop)
        lemmas = tuple(self.lemmas[i] for i in range(first, stop) if self.kinds[i] == "word")
        return Phrase(span, span.of(self.text), lemmas)


def make_row(
    text: str,
    tokens: Tokens,
    numeric: Container[str],
    hidden: tuple[Span, ...] = (),
    language: str = "en",
) -> Row:
    """Put the tokens in a row; compounds with a part in `numeric`, or after digits, taken apart.

    Tokens inside a `hidden` span (in order) keep their places, but have no word to be found by.
    """
    if _is_plain(tokens):
        return _plain_row(text, tokens, hidden, language)
    words: list[tuple[str, str, str, int, int]] = []
    at = 0
    for token in tokens:
        start, end = token.span.start, token.span.end
        while at < len(hidden) and hidden[at].end <= start:
            at += 1
        if at < len(hidden) and hidden[at].start <= start and end <= hidden[at].end:
            words.append(("", "", "period", start, end))
        elif _splits_number(words, token):
            # "3.26bn" comes as 3, point, 26.
            (one, _, _, begin, _), (mark, *_) = words[-2:]
            words[-2:] = []
            words.append((f"{one}{mark}{token.text}",) * 2 + ("number", begin, end))
        elif _point_first(words, token):
            # ".08" comes as point, 08.
            start = words.pop()[3]
            words.append((f"0.{token.text}",) * 2 + ("number", start, end))
        elif (
            token.kind == "word"
            and "-" in token.text
            and (
                any(part in numeric for part in token.text.split("-"))
                or (len(words) > 1 and words[-1][0] == "-" and words[-2][2] == "number")
                or (words and words[-1][2] == "number" and words[-1][4] == start)
            )
        ):
            for piece in _PIECE.finditer(text, start, end):
                low = piece[0].lower()
                hyphen = low == "-"
                words.append(
                    (
                        low,
                        low if hyphen else lemma(low, language),
                        "mark" if hyphen else "word",
                        *piece.span(),
                    )
                )
        else:
            words.append((token.text, token.lemma, token.kind, start, end))
    if not words:
        return _row(text, (), (), (), (), (), language)
    texts, lemmas, kinds, starts, ends = zip(*words, strict=True)
    return _row(text, texts, lemmas, kinds, starts, ends, language)


def _is_plain(tokens: Tokens) -> bool:
    """Whether each token has a place of its own: no compounds, and no numbers cut at a mark."""
    starts, ends = tokens.starts, tokens.ends
    hyphen = bool(starts) and tokens.text.find("-", starts[0], ends[-1]) >= 0
    if hyphen and any(len(word) > 1 for word in tokens.known if "-" in word):
        return False
    if tokens.known.isdisjoint(_CUTTING):
        return True
    words = tokens.words
    for at in compress(range(len(words)), map("number".__eq__, tokens.kinds)):
        if at and words[at - 1] in _CUTTING and ends[at - 1] == starts[at]:
            return False
    return True


_CUTTING: Final = frozenset({".", ",", ":"})
"""Marks at which a number may have been cut."""


def _plain_row(text: str, tokens: Tokens, hidden: tuple[Span, ...], language: str) -> Row:
    words, lemmas, kinds = tokens.words, tokens.lemmas, tokens.kinds
    starts, ends = tokens.starts, tokens.ends
    if hidden:
        shown, bare, sorts = list(words), list(lemmas), list(kinds)
        for span in hidden:
            at = bisect_left(starts, span.start)
            while at < len(ends) and ends[at] <= span.end:
                shown[at], bare[at], sorts[at] = "", "", "period"
                at += 1
        words, lemmas, kinds = tuple(shown), tuple(bare), tuple(sorts)
    return _row(text, words, lemmas, kinds, starts, ends, language)


def _row(  # noqa: PLR0913, PLR0917 - the columns
    text: str,
    words: tuple[str, ...],
    lemmas: tuple[str, ...],
    kinds: tuple[str, ...],
    starts: tuple[int, ...],
    ends: tuple[int, ...],
    language: str,
) -> Row:
    places = range(len(words))
    glued = frozenset(compress(places[1:], map(eq, starts[1:], ends)))
    hyphens: frozenset[int] = frozenset()
    if "-" in words:
        hyphens = frozenset(i for i in glued if words[i] == "-" and i + 1 in glued)
    return Row(
        text, words, lemmas, kinds, starts, ends,
        _AnyPlace(zip(places, words, strict=True)).__getitem__,
        _AnyPlace(zip(places, lemmas, strict=True)).__getitem__,
        frozenset(compress(places, map("word".__eq__, kinds))).__contains__,
        frozenset(compress(places, map("number".__eq__, kinds))).__contains__,
        glued.__contains__,
        hyphens.__contains__,
        language,
        grammar_of(language),
        {},
        {},
    )  # fmt: skip


def _splits_number(words: list[tuple[str, str, str, int, int]], token: Token) -> bool:
    """Whether a token is the rest of a number that was cut at its point or comma."""
    if token.kind != "number" or len(words) < 2 or words[-2][2] != "number":  # noqa: PLR2004 - both
        return False
    mark = words[-1]
    return mark[0] in {".", ",", ":"} and words[-2][4] == mark[3] and mark[4] == token.span.start


def _point_first(words: list[tuple[str, str, str, int, int]], token: Token) -> bool:
    """Whether a token is the rest of a number that begins with its point."""
    if token.kind != "number" or not words or not token.text.isdecimal():
        return False
    mark = words[-1]
    free = len(words) == 1 or words[-2][4] < mark[3]
    return mark[0] == "." and mark[4] == token.span.start and free


@frozen(eq=False)
class Phrases(Generic[V]):
    """Phrases with a meaning each, found where they begin or where they end; the longest wins."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], V], ...]] = field(repr=False)
    """By their first word, the longest first."""
    beginning: Mapping[str, tuple[tuple[int, Mapping[tuple[str, ...], V]], ...]] = field(repr=False)
    """By their first word and then by how many words they have, most first."""
    ending: Mapping[str, tuple[tuple[int, Mapping[tuple[str, ...], V]], ...]] = field(repr=False)
    """Likewise by their last word."""

    def at(self, row: Row, place: int, stop: int | None = None) -> tuple[int, V] | None:
        """The longest phrase that begins at `place`: how many words it has, and its meaning."""
        for length, phrases in self.beginning.get(row.word(place), ()):
            end = place + length
            words = row.words[place:end]
            if words in phrases and (stop is None or end <= stop):
                return length, phrases[words]
        return None

    def before(self, row: Row, place: int) -> tuple[int, V] | None:
        """The longest phrase that ends right before `place`."""
        for length, phrases in self.ending.get(row.word(place - 1), ()):
            start = place - length
            words = row.words[start:place]
            if start >= 0 and words in phrases:
                return length, phrases[words]
        return None


def make_phrases(entries: Iterable[tuple[str, V]]) -> Phrases[V]:
    """Index phrases by their first and last words; the first meaning of a phrase holds."""
    known: dict[tuple[str, ...], V] = {}
    for phrase, meaning in entries:
        known.setdefault(tuple(_PIECE.findall(phrase.lower())), meaning)
    ordered = sorted(known.items(), key=lambda item: (-len(item[0]), item[0]))
    first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
    beginning: dict[str, dict[int, dict[tuple[str, ...], V]]] = {}
    ending: dict[str, dict[int, dict[tuple[str, ...], V]]] = {}
    for words, meaning in ordered:
        if words:
            first.setdefault(words[0], []).append((words, meaning))
            for ends, word in ((beginning, words[0]), (ending, words[-1])):
                ends.setdefault(word, {}).setdefault(len(words), {})[words] = meaning
    return Phrases(
        {word: tuple(found) for word, found in first.items()},
        {word: tuple(found.items()) for word, found in beginning.items()},
        {word: tuple(found.items()) for word, found in ending.items()},
    )
