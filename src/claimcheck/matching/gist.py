"""All of a text's words by which it is told what the text may speak of, taken once and kept.

Neither the order of the words nor how often each of them stands there: less than the text, and
enough for any claim that may be asked later, so that a text need not be opened again for it.
"""

import json
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from attrs import field, frozen

from claimcheck.model import Span
from claimcheck.reading.acronyms import find_acronyms
from claimcheck.reading.plain import make_plain

__all__ = [
    "EXCERPT",
    "TELLING",
    "Gist",
    "capitals_of",
    "digits_of",
    "gist_of",
    "initials_of",
    "packed",
    "together",
    "unpacked",
]

EXCERPT: Final = 2_000
"""A text of no more code points may never say whom it is about; a longer one is taken to."""
TELLING: Final = 3
"""From so many digits on, an equal figure leads to a sentence that has few of a claim's words."""

_MARKS: Final = {
    code: " " for code in range(128) if not (chr(code).isalpha() or chr(code) in "'&-")
}
"""Turns ASCII text into words between spaces; the reader's own tokens are looked for in these."""
_NUMBER: Final = re.compile(r"[0-9][0-9.,]*(?: [0-9]{3}(?![0-9]))*")
"""A number, with those that a space parts from it: they may be its thousands, or others."""
_ODD: Final = re.compile(r"[^\x00-\x7f]")
_CAPITALS: Final = re.compile(
    r"[^\W\d_a-z][\w'&.]*(?:[\s,-]+(?:[a-z]{1,4}[\s-]+){0,2}[^\W\d_a-z][\w'&.]*)+"
)
"""Words with capitals in a row, with the small words between them."""
_CAPITALS_ASCII: Final = re.compile(
    r"[A-Z][\w'&.]*(?:[\s,-]+(?:[a-z]{1,4}[\s-]+){0,2}[A-Z][\w'&.]*)+", re.ASCII
)
"""The same for a text of ASCII, in half the time."""
_BETWEEN_PARTS: Final = "\x1e"
_BETWEEN_RUNS: Final = "\x1f"
_BETWEEN: Final = re.compile(r"[\s,-]+")
_NO_DIGIT: Final = re.compile(r"[^0-9]")


@frozen
class Gist:
    """The words of a text between spaces, and the digits of its numbers of `TELLING` or more.

    `capitals` are the words with capitals that stand in a row; `acronyms` what the text explains.
    `short` is true for an excerpt.
    """

    words: frozenset[str] = field(repr=False)
    numbers: frozenset[str]
    capitals: frozenset[str] = frozenset()
    short: bool = False
    acronyms: Mapping[str, str] = field(factory=dict)


def gist_of(text: str, markup: Iterable[Span] = (), *, whole: bool = True) -> Gist:
    """The gist of a text; of a part of one (not `whole`) neither capitals nor acronyms."""
    short = len(text) <= EXCERPT
    acronyms = find_acronyms(make_plain(text, markup).text) if whole and "(" in text else {}
    if not text.isascii():
        text = make_plain(text).text
    capitals = capitals_of(text) if whole else frozenset[str]()
    return Gist(frozenset(_parted(text)), _numbers(text), capitals, short, acronyms)


def _parted(text: str) -> list[str]:
    """The words of a text; marks that no word holds are spaces."""
    if not text.isascii():
        for mark in set(_ODD.findall(text)):
            if not mark.isalpha():
                text = text.replace(mark, " ")
    # What is ASCII throughout is translated ten times as fast.
    return text.translate(_MARKS).split()


def _numbers(text: str) -> frozenset[str]:
    printed = set(_NUMBER.findall(text))
    printed.update(*(p.split(" ") for p in printed if " " in p))
    return frozenset(d for d in map(digits_of, printed) if len(d) >= TELLING)


@lru_cache(maxsize=65536)
def digits_of(text: str) -> str:
    """The digits that a number prints, without zeros at its ends."""
    return _NO_DIGIT.sub("", text).strip("0")


def capitals_of(text: str) -> frozenset[str]:
    """The words with capitals that stand in a row, each row once."""
    return frozenset((_CAPITALS_ASCII if text.isascii() else _CAPITALS).findall(text))


@lru_cache(maxsize=65536)
def initials_of(run: str) -> str:
    """What words in a row begin with: with the small words between them, and without."""
    words = [word for word in _BETWEEN.split(run) if word]
    everything = "".join([word[0] for word in words])
    capitals = "".join([word[0] for word in words if not word.islower()])
    return f"{everything} {capitals}".upper()


def together(gists: Iterable[Gist]) -> Gist:
    """A gist that leads to every claim to which any of some gists leads; acronyms left out."""
    each = list(gists)
    return Gist(
        frozenset[str]().union(*(g.words for g in each)),
        frozenset[str]().union(*(g.numbers for g in each)),
        frozenset[str]().union(*(g.capitals for g in each)),
        any(g.short for g in each),
    )


# --- as bytes ----------------------------------------------------------------------------


def packed(gist: Gist) -> bytes:
    """A gist as bytes, for a store."""
    lines = (
        "s" if gist.short else "",
        json.dumps(gist.acronyms) if gist.acronyms else "",
        _BETWEEN_RUNS.join(sorted(gist.capitals)),
        " ".join(sorted(gist.numbers)),
        " ".join(sorted(gist.words)),
    )
    return zlib.compress(_BETWEEN_PARTS.join(lines).encode("utf-8", "surrogatepass"), 1)


def unpacked(data: bytes) -> Gist:
    """The gist that some bytes hold.

    Raises:
        ValueError: they hold none.
    """
    try:
        lines = zlib.decompress(data).decode("utf-8", "surrogatepass").split(_BETWEEN_PARTS)
        short, acronyms, capitals, numbers, words = lines
        return Gist(
            frozenset(words.split(" ")) - {""},
            frozenset(numbers.split(" ")) - {""},
            frozenset(capitals.split(_BETWEEN_RUNS)) - {""},
            short == "s",
            json.loads(acronyms) if acronyms else {},
        )
    except zlib.error as error:
        raise ValueError("no gist is written there") from error
