"""Which documents repeat another word for word: five prints of one release are one witness.

The measure is that of churnalism.com (Media Standards Trust): the share of a text's words that
stand in long stretches which another text has, too; at 20% it called an article recycled.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from claimcheck.matching.wording import Wording
from claimcheck.model import Span

__all__ = ["Repeated", "repeated"]

_LONG: Final = 10
"""So many words in a row are hardly written twice by chance."""
_SHARE: Final = 0.2
"""From this share of a document's words on it repeats the other."""
_COMMON: Final = 200
"""Three words that stand at more places than this lead nowhere."""


@frozen
class Repeated:
    """How much of one text stands, in long stretches, in another; the longest in both."""

    share: float
    stretches: int
    ours: Span
    theirs: Span


def repeated(ours: Wording, theirs: Wording) -> Repeated | None:
    """What the first text repeats of the second, if it is enough to call it a repetition."""
    found = tuple(_stretches(ours, theirs))
    words = sum(length for _, _, length in found)
    if not ours.words or words < _SHARE * len(ours.words):
        return None
    mine, yours, length = max(found, key=lambda f: (f[2], -f[0]))
    return Repeated(
        words / len(ours.words),
        len(found),
        Span(ours.spans[mine].start, ours.spans[mine + length - 1].end),
        Span(theirs.spans[yours].start, theirs.spans[yours + length - 1].end),
    )


def _stretches(ours: Wording, theirs: Wording) -> Iterator[tuple[int, int, int]]:
    """The long stretches that both have: where they begin, in words, and how long they are."""
    at = 0
    while at < len(ours.words):
        best = (0, 0)
        for place in _starts(ours.words, at, theirs.places):
            length = _equal(ours.words, at, theirs.words, place)
            best = max(best, (length, -place))
        if best[0] >= _LONG:
            yield at, -best[1], best[0]
            at += best[0]
        else:
            at += 1


def _starts(
    words: Sequence[str], at: int, places: Mapping[tuple[str, ...], tuple[int, ...]]
) -> Sequence[int]:
    found = places.get(tuple(words[at : at + 3]), ())
    return found if len(found) <= _COMMON else ()


def _equal(a: Sequence[str], i: int, b: Sequence[str], k: int) -> int:
    length = 0
    while i + length < len(a) and k + length < len(b) and a[i + length] == b[k + length]:
        length += 1
    return length
