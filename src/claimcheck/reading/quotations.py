"""Quotation marks: where the direct quotations of a document begin and end."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from claimcheck.model import Span

_OPEN_SINGLE: Final = re.compile(r"(?<![^\s(\[\"-])'(?=[^\s\d'])")
_CLOSE_SINGLE: Final = re.compile(r"(?<=[^\s'])'(?![\w'])")
_ELIDED: Final = re.compile(r"'(?:em|tis|twas|n|til|cause|round|bout)\b", re.IGNORECASE)
_PLURAL_OWNER: Final = re.compile(r"s' [a-z]")
_SKIPPED_OWNERS: Final = 4
"""How many plural possessives a quotation in single marks may hold."""


@frozen
class Quote:
    """The words between quotation marks; `carried` where they go on from the block before."""

    span: Span
    block: int
    carried: bool = False
    unclosed: bool = False


def find_quotes(text: str, blocks: Sequence[Span]) -> list[Quote]:
    """All direct quotations, in order; a mark left open ends with its block."""
    found: list[Quote] = []
    for number, block in enumerate(blocks):
        inside = block.of(text)
        if '"' in inside:
            found += _double(text, block, number, found[-1] if found else None)
        elif "'" in inside:
            found += _single(text, block, number, found[-1] if found else None)
    return found


def _double(text: str, block: Span, number: int, before: Quote | None) -> list[Quote]:
    found: list[Quote] = []
    at: int | None = None
    place = text.find('"', block.start, block.end)
    while place >= 0:
        opens = (place == block.start or text[place - 1] in " \n(['-—") and (
            place + 1 < block.end and not text[place + 1].isspace()
        )
        if at is None:
            at = place + 1
        elif opens and place > at:
            # The mark before was never closed: its words end with the sentence before this one.
            found += _quote(text, at, place, number, unclosed=True)
            at = place + 1
        else:
            found += _quote(text, at, place, number)
            at = None
        place = text.find('"', place + 1, block.end)
    if at is not None:
        found += _quote(text, at, block.end, number, unclosed=True)
    return _carried(text, block, number, found, before)


def _carried(
    text: str, block: Span, number: int, found: list[Quote], before: Quote | None
) -> list[Quote]:
    """The same quotations; the first goes on from the block before where that was left open."""
    carries = before is not None and before.unclosed and before.block == number - 1
    if carries and found and text[block.start : found[0].span.start].strip() in {'"', "'"}:
        found[0] = evolve(found[0], carried=True)
    return found


def _single(text: str, block: Span, number: int, before: Quote | None) -> list[Quote]:
    closers = [m.start() for m in _CLOSE_SINGLE.finditer(text, block.start, block.end)]
    found: list[Quote] = []
    done = block.start
    for match in _OPEN_SINGLE.finditer(text, block.start, block.end):
        opened = match.start()
        if opened < done or _ELIDED.match(text, opened, block.end):
            continue
        first = bisect_left(closers, opened + 2)
        if first == len(closers):
            if opened == block.start or text.endswith((": ", ", "), 0, opened):
                found += _quote(text, opened + 1, block.end, number, unclosed=True)
            break
        chosen = first
        while (
            chosen + 1 < len(closers)
            and chosen - first < _SKIPPED_OWNERS
            and _PLURAL_OWNER.match(text, closers[chosen] - 1)
        ):
            chosen += 1
        found += _quote(text, opened + 1, closers[chosen], number)
        done = closers[chosen] + 1
    return _carried(text, block, number, found, before)


def _quote(text: str, start: int, end: int, block: int, *, unclosed: bool = False) -> list[Quote]:
    """The quotation between two places, white space left out; none where nothing is said."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Quote(Span(start, end), block, unclosed=unclosed)] if start < end else []
