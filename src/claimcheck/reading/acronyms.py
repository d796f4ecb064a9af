"""Acronyms that a text explains: "serious case reviews (SCRs)"."""

import re
from functools import cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.reading.tokens import lemma

_BRACKET: Final = re.compile(r"\(([^()\n]{2,160})\)")
_ACRONYM: Final = re.compile(r"(?:the )?([A-Z][A-Za-z]?(?:[A-Z&][A-Za-z&]{0,8}|\.[A-Z.]{1,12}))\Z")
_BEFORE: Final = re.compile(r"([A-Z][\w&.]{1,12}) \Z")
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_STOP: Final = re.compile(r"[.;:!?()\n\"]")
_WINDOW: Final = 160
"""How far before a bracket its expansion may begin, in code points."""


@cache
def _small(language: str = "en") -> frozenset[str]:
    """Words that an acronym may pass over."""
    return frozenset(load(language).table("function")["words"])


def find_acronyms(text: str) -> dict[str, str]:
    """Each acronym that plain text explains, lower case and singular, with its expansion.

    The expansion is lower case, its head in the singular: "serious case reviews (SCRs)" gives
    {"scr": "serious case review"}. Both orders are read: "NIRO (the National Inspection and
    Review Office)". The first explanation of an acronym counts.
    """
    found: dict[str, str] = {}
    for match in _BRACKET.finditer(text):
        inside = match[1].strip().strip("\"'")
        # The acronym may be the first of several: RPA, or the Authority.
        short = _acronym(inside) or _acronym(re.split(r",| or |; ", inside)[0])
        if short:
            window = text[max(0, match.start() - _WINDOW) : match.start()]
            words = _words_after(window, _STOP)
            if expansion := _ending(short, words):
                found.setdefault(short, expansion)
            continue
        before = _BEFORE.search(text, max(0, match.start() - 16), match.start())
        if before and (short := _acronym(before[1])):
            words = _WORD.findall(inside)
            if expansion := _beginning(short, words):
                found.setdefault(short, expansion)
    return found


def _acronym(word: str) -> str | None:
    """The bare letters of an acronym, lower case, plural s and stops left out."""
    match = _ACRONYM.match(word.strip().removesuffix("'s"))
    if not match:
        return None
    letters = match[1].replace(".", "")
    if letters.endswith("s") and letters[:-1].isupper():
        letters = letters[:-1]
    capitals = sum(c.isupper() for c in letters)
    if capitals < 2 or len(letters) - capitals > capitals:  # noqa: PLR2004 - at least two letters
        return None
    return letters.lower()


def _words_after(window: str, stop: re.Pattern[str]) -> list[str]:
    """The words after the last mark that ends a phrase."""
    start = 0
    for match in stop.finditer(window.rstrip().rstrip("\"'")):
        start = match.end()
    return _WORD.findall(window[start:])


def _ending(short: str, words: list[str]) -> str | None:
    """The shortest run of words at the end whose initials spell the acronym."""
    letters = list(short)
    at, left = len(words) - 1, len(letters) - 1
    passed = 0
    while at >= 0 and left >= 0 and passed <= len(letters) + 2:
        word = words[at].lower()
        if _starts(word, letters[left]):
            left -= 1
        elif word not in _small() and not word.endswith("'s"):
            return None
        else:
            passed += 1
        at -= 1
    if left >= 0:
        return None
    return _spelled(words[at + 1 :])


def _beginning(short: str, words: list[str]) -> str | None:
    """The words, if their initials spell the acronym."""
    letters = list(short)
    at = start = 0
    if words and words[0].lower() in _small():
        start = at = 1
    left = 0
    while at < len(words) and left < len(letters):
        word = words[at].lower()
        if _starts(word, letters[left]):
            left += 1
        elif word not in _small() and not word.endswith("'s"):
            return None
        at += 1
    return _spelled(words[start:at]) if left == len(letters) else None


def _starts(word: str, letter: str) -> bool:
    """Whether a word stands behind a letter; "&" is "and"."""
    return word == "and" if letter == "&" else word[0] == letter


def _spelled(words: list[str]) -> str:
    """Words in lower case, the last in the singular unless it is part of a proper name."""
    lower = [w.lower() for w in words]
    if words[-1][0].isupper():
        return " ".join(lower)
    return " ".join([*lower[:-1], lemma(lower[-1])])
