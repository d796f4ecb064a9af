"""Lines that lead to what follows: "Of the 194 children:" above a list, a title above a table."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from attrs import evolve

from claimcheck.lexicon import load
from claimcheck.model import Block, Span, Zone
from claimcheck.reading.sentences import split_sentences

_SAYING: Final = frozenset({Zone.BODY, Zone.HEADLINE, Zone.STANDFIRST, Zone.HEADING, Zone.CAPTION})
_LONGEST: Final = 300
_MARKS: Final = "*_ \t"


def with_leads(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, in which items and cells have the line that leads to them among their heads.

    A line leads to a list if it ends in a colon, and to a table also if it is its title ("Table 3:
    ..."). Items further in belong to the item above them, if that one ends so.
    """
    found = list(blocks)
    above: Span | None = None
    lists: list[tuple[int, Span | None]] = []
    last: Zone | None = None
    for number, block in enumerate(blocks):
        if block.zone is Zone.TABLE:
            if above is not None:
                found[number] = evolve(block, heads=(*block.heads, above))
        elif block.zone is Zone.LIST:
            column = _column(text, block.span.start)
            if last is not Zone.LIST:
                lists = [(-1, above)]
                above = None
            while len(lists) > 1 and lists[-1][0] >= column:
                lists.pop()
            lead = lists[-1][1]
            if lead is not None:
                found[number] = evolve(block, heads=(*block.heads, lead))
            lists.append((column, _lead(text, block.span)))
        elif block.zone in _SAYING:
            above = _lead(text, block.span)
            if above is None and _title().match(block.span.of(text)):
                above = block.span if block.span.end - block.span.start <= _LONGEST else None
        else:
            above = None
        last = block.zone
    return tuple(found)


@lru_cache(maxsize=4)
def _title(language: str = "en") -> re.Pattern[str]:
    """How the title of a table begins."""
    words = "|".join(map(re.escape, load(language).table("tables")["words"]["titles"]))
    return re.compile(rf"[*_]{{0,3}}(?:{words})\.? \d", re.IGNORECASE)


def _column(text: str, at: int) -> int:
    """How far into its line an offset is."""
    return at - 1 - text.rfind("\n", max(0, at - _LONGEST), at)


def _lead(text: str, span: Span) -> Span | None:
    """The last sentence of a block that ends in a colon."""
    if not span.of(text).rstrip(_MARKS).endswith(":"):
        return None
    sentence = split_sentences(text, span)[-1]
    return sentence if sentence.end - sentence.start <= _LONGEST else None
