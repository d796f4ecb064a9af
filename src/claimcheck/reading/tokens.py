"""Words, numbers and marks of plain text, with their lemmas.

A sentence's tokens are made once and read by every reader. Beside the tokens stand their words,
lemmas, kinds and places in columns, and the set of the words: a reader that looks for something
asks the set first, and then walks along a column.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, Generic, TypeVar

from claimcheck.frozen_values import opened
from claimcheck.lexicon.lemmas import lemma
from claimcheck.model import Span, Token

__all__ = ["Remembered", "Tokens", "kind_of", "lemma", "lemma_of", "tokenize"]

V = TypeVar("V")

_TOKEN: Final = re.compile(
    r"([^\W\d_]+(?:['&][^\W\d_]+)*(?:-[^\W\d_]+)*"  # words, it's, A&E, long-term
    r"|\d++(?:[.,:/]\d++)*+(?:(?:st|nd|rd|th)(?![^\W_]))?"  # 1,200, 2010/11, 24th; not "bn"
    r"|[^\w\s])"
)
_ASCII_TOKEN: Final = re.compile(_TOKEN.pattern.replace(r"[^\W\d_]", "[A-Za-z]"))
"""The same of text that is ASCII, in which a letter is told at once."""
_MOST: Final = 100_000
"""So many different words and numbers are remembered before all are forgotten."""


class Tokens(tuple[Token, ...]):  # noqa: SLOT001 - a tuple's class can have no slots of its own
    """The tokens of a stretch of plain text, and what all readers need of them in columns.

    Who looks up many of its places takes `tuple(tokens)`, whose places are found in half the time.
    """

    text: str
    """The whole text that the places are offsets into."""
    words: tuple[str, ...]
    """Every token in lower case."""
    raw: tuple[str, ...]
    """Every token as it is printed."""
    lemmas: tuple[str, ...]
    kinds: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    known: frozenset[str]
    """All words, each once."""


class Remembered(dict[str, V], Generic[V]):
    """What is worked out of each word met so far, found without a call the next time."""

    def __init__(self, work: Callable[[str], V]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> V:
        found = self._work(word)
        if len(self) >= _MOST:
            self.clear()
        self[word] = found
        return found


def kind_of(word: str) -> str:
    """The kind of a word: word, number or mark."""
    first = word[0]
    return "word" if first.isalpha() else "number" if first.isdecimal() else "mark"


def lemma_of(word: str, language: str = "en") -> str:
    """The lemma of a word; numbers and marks are their own."""
    return lemma(word, language) if word[0].isalpha() else word


@cache
def _read_words(language: str) -> Remembered[tuple[str, str, str]]:
    """A word, number or mark as printed: in lower case, its lemma, and its kind."""

    def read(raw: str) -> tuple[str, str, str]:
        word = raw.lower()
        return word, lemma_of(word, language), kind_of(word)

    return Remembered(read)


def tokenize(text: str, span: Span, language: str = "en") -> Tokens:
    """The tokens of a stretch of plain text, in order."""
    stretch = text[span.start : span.end]
    pattern = _ASCII_TOKEN if stretch.isascii() else _TOKEN
    # What stands between tokens, and the tokens, by turns: their lengths tell where each begins.
    pieces = pattern.split(stretch)
    places = tuple(accumulate(map(len, pieces), initial=span.start))
    raw = tuple(pieces[1::2])
    if not raw:
        return _columns(text, (), (), (), (), (), ())
    words, lemmas, kinds = zip(*map(_read_words(language).__getitem__, raw), strict=True)
    return _columns(text, words, raw, lemmas, kinds, places[1:-1:2], places[2::2])


def _columns(  # noqa: PLR0913, PLR0917 - the columns
    text: str,
    words: tuple[str, ...],
    raw: tuple[str, ...],
    lemmas: tuple[str, ...],
    kinds: tuple[str, ...],
    starts: tuple[int, ...],
    ends: tuple[int, ...],
) -> Tokens:
    made = Tokens(_tokens(words, lemmas, kinds, starts, ends))
    made.text, made.words, made.raw, made.lemmas, made.kinds = text, words, raw, lemmas, kinds
    made.starts, made.ends, made.known = starts, ends, frozenset(words)
    return made


# --- many values at once -----------------------------------------------------------------
#
# For every token of every sentence two values are made, which is much of all work: here they are
# filled open. The tests hold them to the values that are made one by one.


_OpenSpan: Final = opened(Span)
_OpenToken: Final = opened(Token)


def _tokens(
    words: Sequence[str],
    lemmas: Sequence[str],
    kinds: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
) -> list[Token]:
    made = []
    for word, word_lemma, kind, start, end in zip(words, lemmas, kinds, starts, ends, strict=True):
        span = _OpenSpan()
        span.start = start
        span.end = end
        span.__class__ = Span
        token = _OpenToken()
        token.span = span
        token.text = word
        token.lemma = word_lemma
        token.kind = kind
        token.__class__ = Token
        made.append(token)
    return made
