"""Whether a text is worth reading: one pass that finds figures' words and claims' anchors.

Most of what is published speaks neither in figures nor of what is claimed. This pass is hundreds of
times faster than reading, and where it says no, reading would find no figure and no word of a
claim. It may say yes in vain ("one's own").
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon.lemmas import lemma
from claimcheck.reading.figures import figure_words
from claimcheck.reading.plain import make_plain

_DIGITS: Final = "0123456789"
_MARKS: Final = {code: " " for code in range(128) if not chr(code).isalpha()}
"""Turns a text of ASCII letters into words between spaces."""
_CHUNK: Final = 1 << 16
"""So many code points are cut into words at once: few enough to stay near the processor."""
_MOST: Final = 200_000
"""So many different words are remembered before all are forgotten."""


@frozen
class _Figures:
    """The words of figures: those in ASCII letters, and a pattern of the other signs."""

    words: frozenset[str]
    signs: re.Pattern[str]


@cache
def _figures(language: str) -> _Figures:
    words = figure_words(language)
    plain = frozenset(w for w in words if w.isascii())
    # A word with a letter that ASCII lacks comes in pieces, so it is looked for by its letters.
    odd = {c for word in words - plain for c in word if not c.isascii()}
    signs = re.escape("".join(sorted(odd)))
    return _Figures(plain, re.compile(rf"[\d{signs}]"))


class _Sought:
    """The words met so far, and those of them that have the lemma of an anchor."""

    def __init__(self, anchors: frozenset[str], language: str) -> None:
        self.lemmas = frozenset(map(_part, anchors))
        self.language = language
        self.met: set[str] = set()
        self.forms: set[str] = set()

    def is_in(self, words: Sequence[str]) -> bool:
        """Whether one of some words has the lemma of an anchor."""
        if not self.met.issuperset(words):
            if len(self.met) > _MOST:
                self.met.clear()
            new = set(words) - self.met
            self.met |= new
            self.forms |= {w for w in new if lemma(w, self.language) in self.lemmas}
        return not self.forms.isdisjoint(words)


@lru_cache(maxsize=64)
def _sought(anchors: frozenset[str], language: str) -> _Sought:
    return _Sought(anchors, language)


def is_worth_reading(
    text: str, anchors: frozenset[str] = frozenset(), language: str = "en"
) -> bool:
    """Whether a text may have a figure, or a word whose lemma is one of the anchors."""
    if any(digit in text for digit in _DIGITS):
        return True
    figures = _figures(language)
    if not text.isascii():
        text = make_plain(text).text
        if figures.signs.search(text):
            return True
    sought = _sought(anchors, language) if anchors else None
    low = text.lower()
    # Letters that ASCII lacks part words here, as marks do.
    low = low.encode("ascii", "replace").decode("ascii").translate(_MARKS)
    start, end = 0, len(low)
    while start < end:
        # No word is cut: a chunk ends at a space.
        stop = low.find(" ", start + _CHUNK) if end - start > _CHUNK else end
        stop = stop if stop >= 0 else end
        words = low[start:stop].split()
        if not figures.words.isdisjoint(words) or (sought and sought.is_in(words)):
            return True
        start = stop
    return False


def _part(anchor: str) -> str:
    """The longest run of letters of an anchor: where the anchor is, that is, too."""
    return max(re.split(r"[^a-z]+", anchor.lower()), key=len)
