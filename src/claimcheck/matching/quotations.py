"""One quotation on two sides, of which one may have less of it."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen
from rapidfuzz.distance import LCSseq

from claimcheck.model import Sighting, Span, Statement, Token

_FEWEST: Final = 4
"""Shorter quotations are phrases that many people use."""

_ALIKE: Final = 0.7
"""So much of the shorter quotation must stand in the longer, in order."""


@frozen
class Quoted:
    """One quotation on two sides.

    `before` and `after` are what the longer of the two has beyond the shorter, `cut_by` the side
    that has less of it.
    """

    ours: tuple[Token, ...]
    theirs: tuple[Token, ...]
    before: tuple[Token, ...] = ()
    after: tuple[Token, ...] = ()
    cut_by: str | None = None


def quoted_alike(sighting: Sighting) -> Iterator[Quoted]:
    """The direct quotations of two sentences that are one, from the same mouth."""
    for ours in _quotations(sighting.ours):
        for theirs in _quotations(sighting.theirs):
            if (found := _held(ours, theirs)) is not None:
                yield found


def _quotations(statement: Statement) -> list[tuple[Token, ...]]:
    """The words of each direct quotation of a sentence."""
    found = []
    for speech in statement.speech:
        if speech.direct:
            words = tuple(
                t for t in statement.tokens if t.kind != "mark" and speech.span.covers(t.span)
            )
            if len(words) >= _FEWEST:
                found.append(words)
    return found


def _held(ours: Sequence[Token], theirs: Sequence[Token]) -> Quoted | None:
    a, b = [t.text for t in ours], [t.text for t in theirs]
    same = [
        (block.src_start, block.dest_start, block.src_end - block.src_start)
        for block in LCSseq.opcodes(a, b)
        if block.tag == "equal"
    ]
    met = sum(length for _, _, length in same)
    if not same or met < _FEWEST or met < _ALIKE * min(len(a), len(b)):
        return None
    first, last = same[0], same[-1]
    heads = tuple(ours[: first[0]]), tuple(theirs[: first[1]])
    tails = tuple(ours[last[0] + last[2] :]), tuple(theirs[last[1] + last[2] :])
    before, after = (_only(pair) for pair in (heads, tails))
    cut_by = None
    if before or after:
        longer = (before or after) in {heads[0], tails[0]}
        cut_by = "theirs" if longer else "ours"
    return Quoted(tuple(ours), tuple(theirs), before, after, cut_by)


def _only(pair: tuple[tuple[Token, ...], tuple[Token, ...]]) -> tuple[Token, ...]:
    return () if all(pair) else pair[0] or pair[1]


def place_of(words: Sequence[Token]) -> Span | None:
    """The span from the first of some words to the last."""
    return Span(words[0].span.start, words[-1].span.end) if words else None


__all__ = ["Quoted", "place_of", "quoted_alike"]
