"""The words in which two quotations differ."""

import re
from typing import Final

from rapidfuzz.distance import Levenshtein

from claimcheck.model import Span

_WORD: Final = re.compile(r"[£$€]?\w+(?:[.,:'\u2019/-]\w+)*%?")

MOST_WORDS: Final = 400
"""Longer texts are not compared: nobody reads word marks in them, and the work is n times m."""

LEAST_ALIKE: Final = 0.5
"""Below this share of common words two texts are different sentences; only their figures can
be told apart usefully."""


def differing(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where two texts differ: stretches of words of the left one, and of the right one.

    Case and punctuation between words do not count. Where less than half of the words are
    common, only figures that the other text lacks are told.
    """
    ours, theirs = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    if not ours or not theirs or max(len(ours), len(theirs)) > MOST_WORDS:
        return (), ()
    a = [word.group().casefold() for word in ours]
    b = [word.group().casefold() for word in theirs]
    odd_a, odd_b = set[int](), set[int]()
    for step in Levenshtein.opcodes(a, b):
        if step.tag != "equal":
            odd_a.update(range(step.src_start, step.src_end))
            odd_b.update(range(step.dest_start, step.dest_end))
    if 2 * (len(a) - len(odd_a)) < LEAST_ALIKE * (len(a) + len(b)):
        odd_a, odd_b = _lone_figures(a, b), _lone_figures(b, a)
    return _stretches(left, ours, odd_a), _stretches(right, theirs, odd_b)


def _lone_figures(words: list[str], others: list[str]) -> set[int]:
    known = frozenset(others)
    return {
        place
        for place, word in enumerate(words)
        if word not in known and any(character.isdigit() for character in word)
    }


def _stretches(text: str, words: list[re.Match[str]], odd: set[int]) -> tuple[Span, ...]:
    """The odd words, those with nothing but spaces between them as one stretch."""
    spans: list[Span] = []
    for place in sorted(odd):
        word = Span(*words[place].span())
        if spans and place - 1 in odd and text[spans[-1].end : word.start].isspace():
            word = Span(spans.pop().start, word.end)
        spans.append(word)
    return tuple(spans)
