"""The words of a quotation looked for, one by one, in a longer text.

Case, accents of quotation marks, punctuation and white space do not count; an ellipsis or a
bracketed word of the quotation may stand for any words. What differs is told word by word, with its
place on both sides. The work is linear in the text, and in the quotation times its own length.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import field, frozen
from rapidfuzz.distance import Levenshtein, Opcode

from claimcheck.model import Span

__all__ = ["Met", "Wording", "look_for", "wording"]

_WORD: Final = re.compile(r"[£$€]?\w+(?:[.,:'\u2019/-]\w+)*%?")
_GAP: Final = re.compile(r"\u2026|\.\.\.+|\. \. \.|\[[^\][]{0,200}\]")
"""What an editor puts in the place of words: an ellipsis, or words of his own in brackets."""

_CLOSED: Final = re.compile(r"[\"\u201d\u201c\n]|[\u2019'](?=\W)")
"""What ends a quotation, or a paragraph."""

_GRAM: Final = 3
"""So many words in a row lead to a place of the text."""
_FEWEST: Final = 5
"""A shorter quotation is met word for word, or not at all: two words are alike by chance."""
_ALIKE: Final = 0.7
"""From this share of equal words on, in order, a passage is what is quoted."""
_LONGEST: Final = 400
"""A longer quotation is compared by so many of its first words."""
_APART: Final = 300
"""How many words of the text the parts of a quotation with an ellipsis may stand apart."""
_TRIES: Final = 3
"""How many places are looked at closely."""


@frozen
class Wording:
    """The words of a text, plain and in lower case, each with its place."""

    words: tuple[str, ...] = field(repr=False)
    spans: tuple[Span, ...] = field(repr=False)
    places: Mapping[tuple[str, ...], tuple[int, ...]] = field(repr=False)
    """Where each three words in a row begin."""
    ends: frozenset[int] = field(default=frozenset(), repr=False)
    """The words behind which a quotation or a paragraph ends."""


@frozen
class Met:
    """Where the words of a quotation stand in a text.

    `span` covers them there. `ours` and `theirs` are the stretches that differ (places in the
    quotation's own text and in the other); both are empty where the words are the same. `whole` is
    false where the quotation begins earlier or goes on longer than the passage.
    """

    span: Span
    ours: tuple[Span, ...] = ()
    theirs: tuple[Span, ...] = ()
    whole: bool = True

    @property
    def verbatim(self) -> bool:
        """Whether no word differs."""
        return not self.ours and not self.theirs


def wording(text: str, within: Span | None = None) -> Wording:
    """The words of a text, or of a stretch of it, with an index of where they stand."""
    start, end = (within.start, within.end) if within else (0, len(text))
    found = list(_WORD.finditer(text, start, end))
    words = tuple(m.group().replace("\u2019", "'").casefold() for m in found)
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - _GRAM + 1):
        places.setdefault(words[at : at + _GRAM], []).append(at)
    gaps = ((a.end(), b.start()) for a, b in pairwise(found))
    return Wording(
        words,
        tuple(Span(*m.span()) for m in found),
        {k: tuple(v) for k, v in places.items()},
        frozenset(at for at, gap in enumerate(gaps) if _CLOSED.search(text, *gap)),
    )


def look_for(text: str, span: Span, other: Wording) -> Met | None:
    """Where the words of a span of a text stand in another, changed or not; None for nowhere."""
    met: list[Met] = []
    for part in _parts(text, span):
        ours = wording(text, part)
        if not ours.words:
            continue
        after = met[-1].span.end if met else 0
        found = _verbatim(ours, other, after) or _altered(ours, other)
        if found is None:
            return None
        met.append(found)
    if not met or any(_far(a, b, other) for a, b in pairwise(met)):
        return None
    return Met(
        Span(met[0].span.start, met[-1].span.end),
        tuple(s for m in met for s in m.ours),
        tuple(s for m in met for s in m.theirs),
        all(m.whole for m in met),
    )


def _parts(text: str, span: Span) -> list[Span]:
    """The stretches of a quotation between what its editor left out or put in."""
    parts, start = [], span.start
    for gap in _GAP.finditer(text, span.start, span.end):
        parts.append(Span(start, gap.start()))
        start = gap.end()
    return [*parts, Span(start, span.end)]


def _far(a: Met, b: Met, other: Wording) -> bool:
    """Whether two parts of one quotation stand too far apart, or the wrong way round."""
    if b.span.start < a.span.end:
        return True
    between = sum(a.span.end <= s.start < b.span.start for s in other.spans)
    return between > _APART


def _verbatim(ours: Wording, other: Wording, after: int) -> Met | None:
    words = ours.words
    if len(words) >= _GRAM:
        starts: Sequence[int] = other.places.get(words[:_GRAM], ())
    else:
        starts = [i for i, word in enumerate(other.words) if word == words[0]]
    for at in starts:
        if other.words[at : at + len(words)] == words and other.spans[at].start >= after:
            return Met(Span(other.spans[at].start, other.spans[at + len(words) - 1].end))
    return None


def _altered(ours: Wording, other: Wording) -> Met | None:
    """The passage that has most of the words, in their order."""
    words = ours.words[:_LONGEST]
    if len(words) < _FEWEST:
        return None
    votes: Counter[int] = Counter()
    for at in range(len(words) - _GRAM + 1):
        for place in other.places.get(words[at : at + _GRAM], ())[:50]:
            votes[place - at] += 1
    best: tuple[int, Met] | None = None
    for diagonal, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:_TRIES]:
        slack = max(2, len(words) // 4)
        start, end = max(0, diagonal - slack), diagonal + len(words) + slack
        found = _aligned(ours, words, other, start, end)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _aligned(
    ours: Wording, words: Sequence[str], other: Wording, start: int, end: int
) -> tuple[int, Met] | None:
    theirs = other.words[start:end]
    steps = list(Levenshtein.opcodes(words, theirs))
    # What stands before and behind the passage is not quoted.
    while steps and steps[0].tag == "insert":
        steps.pop(0)
    while steps and steps[-1].tag == "insert":
        steps.pop()
    met = [i for i, s in enumerate(steps) if s.tag == "equal"]
    if not met:
        return None
    # What the passage does not have at either end may stand in another.
    head, tail = steps[: met[0]], steps[met[-1] + 1 :]
    cut = []
    if _goes_on(tail, start + steps[met[-1]].dest_end - 1, other):
        cut += tail
    if _goes_on(head, start + steps[met[0]].dest_start - 1, other):
        cut += head
    steps = [s for s in steps if s not in cut]
    equal = sum(s.src_end - s.src_start for s in steps if s.tag == "equal")
    if not steps or equal < _ALIKE * len(words):
        return None
    first, last = steps[0].dest_start, steps[-1].dest_end
    if last <= first:
        return None
    odd = [s for s in steps if s.tag != "equal"]
    return equal, Met(
        Span(other.spans[start + first].start, other.spans[start + last - 1].end),
        tuple(_stretch(ours.spans, s.src_start, s.src_end) for s in odd if s.src_end > s.src_start),
        tuple(
            _stretch(other.spans, start + s.dest_start, start + s.dest_end)
            for s in odd
            if s.dest_end > s.dest_start
        ),
        not cut,
    )


def _goes_on(odd: Sequence[Opcode], end: int, other: Wording) -> bool:
    """Whether words at an end of a quotation stand where the passage has ended, or not begun."""
    return bool(odd) and (end in other.ends or all(s.tag == "delete" for s in odd))


def _stretch(spans: Sequence[Span], first: int, last: int) -> Span:
    return Span(spans[first].start, spans[last - 1].end)
