"""Where sentences end: spans of sentences inside a block of plain text."""

import re
from functools import cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.model import Span

# A pattern that begins with one of a few characters is searched for much faster than two patterns.
_END: Final = re.compile(r"[.!?][.!?]*+[\"')\]]*+")
_END_OR_BREAK: Final = re.compile(r"[.!?][.!?]*+[\"')\]]*+|\n[ \t]*+\n")
_NEXT: Final = re.compile(r"[\s\"'(\[]*")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]*")
_WORD_BEFORE: Final = re.compile(r"[\w.]{0,24}\Z")


_LONGEST: Final = 4_000
"""No sentence has more code points; what has is a list or a table, and is cut at a space."""


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = load(language).table("sentences")
    ranked = frozenset(table["behind-ordinals"])
    return frozenset(table["abbreviations"]), frozenset(table["ambiguous"]), ranked


def split_sentences(text: str, span: Span, language: str = "en") -> tuple[Span, ...]:
    """Split a block of plain text into sentences, white space at their ends left out.

    A full stop ends no sentence after a title or an initial, inside a number, or before a word in
    lower case; a quotation of several sentences is several sentences.
    """
    sure, ambiguous, ranked = _abbreviations(language)
    found, start = [], span.start
    broken = text.find("\n", span.start, span.end) >= 0
    for end in (_END_OR_BREAK if broken else _END).finditer(text, span.start, span.end):
        stop = end.end()
        if stop < span.end and end[0][0] != "\n" and not text[stop].isspace():
            continue
        if end[0][0] == "." and end.end() < span.end:
            before = _WORD_BEFORE.search(text, max(start, end.start() - 24), end.start())
            word = before[0].lower().strip(".") if before else ""
            following = _NEXT.match(text, stop, span.end)
            next_at = following.end() if following else stop
            next_char = text[next_at : next_at + 1]
            quoted = len(end[0]) > 1 and end[0][-1] in "\"'"
            if next_char.islower() and not quoted and not text[start : end.start()].isspace():
                continue
            if word in sure or (len(word) == 1 and word.isalpha() and word != "i"):
                continue
            if ranked and word.isdecimal() and _word_at(text, next_at) in ranked:
                continue  # "am 3. Oktober": the stop makes an ordinal of the number
            if word in ambiguous and not next_char.isupper() and not next_char.isdigit():
                continue
        if end[0][0] in "!?" and len(end[0]) > 1:
            # "Why?" he asked: the sentence goes on after the closing quotation mark.
            following = _NEXT.match(text, stop, span.end)
            next_at = following.end() if following else stop
            if text[next_at : next_at + 1].islower():
                continue
        found += _trimmed(text, start, stop)
        start = stop
    found += _trimmed(text, start, span.end)
    return tuple(found)


def _word_at(text: str, at: int) -> str:
    found = _FIRST_WORD.match(text, at)
    return found[0].lower() if found else ""


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """A sentence without the white space at its ends; none where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces: list[Span] = []
    while end - start > _LONGEST:
        limit = start + _LONGEST
        space = max(text.rfind("\n", start, limit), text.rfind("; ", start, limit))
        cut = space if space > start else text.rfind(" ", start, limit)
        cut = cut + 1 if cut > start else limit
        pieces += _trimmed(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    return [*pieces, Span(start, end)] if start < end else pieces
