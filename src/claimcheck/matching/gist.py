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
from claimcheck.reading.plain import beyond_ascii, make_plain

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

_MARKS: Final = bytes(
    code if code >= 128 or chr(code).isalpha() or chr(code) in "'&-" else 32  # noqa: PLR2004 - ASCII ends there
    for code in range(256)
)
"""Turns bytes of text into words between spaces; the reader's own tokens are looked for in them."""
_NUMBER: Final = re.compile(r"[0-9][0-9.,]*(?: [0-9]{3}(?![0-9]))*")
"""A number, with those that a space parts from it: they may be its thousands, or others."""
_ROW: Final = (
    r"{0}[\w'&.]*+(?:[\s,-]++(?:[a-z]{{1,4}}+[\s-]++(?:[a-z]{{1,4}}+[\s-]++)?+)?+{0}[\w'&.]*+)++"
)
"""Nothing is tried twice: what stands behind each part is none of what the part is made of."""
_CAPITALS: Final = re.compile(_ROW.format(r"[^\W\d_a-z]"))
"""Words with capitals in a row, with up to two small words between them."""
_CAPITALS_ASCII: Final = re.compile(_ROW.format("[A-Z]"), re.ASCII)
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
    plain = text if text.isascii() else make_plain(text).text
    acronyms: Mapping[str, str] = {}
    if whole and "(" in plain:
        acronyms = find_acronyms(make_plain(text, markup).text)
    capitals = capitals_of(plain) if whole else frozenset[str]()
    return Gist(frozenset(_parted(plain)), _numbers(plain), capitals, short, acronyms)


def _parted(text: str) -> list[str]:
    """The words of a text; marks that no word holds are spaces."""
    for mark in beyond_ascii(text):
        if not mark.isalpha():
            text = text.replace(mark, " ")
    # What stands in UTF-8 beyond ASCII is left as it is; bytes are translated at once.
    parted = text.encode("utf-8", "surrogatepass").translate(_MARKS)
    return parted.decode("utf-8", "surrogatepass").split()


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
    # A pound sign is no part of any word, and of no row.
    worded = any(each.isalnum() or each.isspace() for each in beyond_ascii(text))
    return frozenset((_CAPITALS if worded else _CAPITALS_ASCII).findall(text))


@lru_cache(maxsize=65536)
def initials_of(run: str) -> str:
    """What words in a row begin with: with the small words between them, and without."""
    words = [word for word in _BETWEEN.split(run) if word]
    everything = "".join([word[0] for word in words])
    capitals = "".join([word[0] for word in words if not word.islower()])
    return f"{everything} {capitals}".upper()


# --- as bytes ----------------------------------------------------------------------------


def packed(gist: Gist) -> bytes:
    """A gist as bytes, for a store."""
    return _pressed(gist.short, gist.acronyms, gist.capitals, gist.numbers, gist.words)


def _pressed(
    short: bool,  # noqa: FBT001 - one value of five
    acronyms: Mapping[str, str],
    *words: Iterable[str],
) -> bytes:
    lines = [
        between.join(sorted(each)) for between, each in zip(_BETWEEN_WORDS, words, strict=True)
    ]
    lines = ["s" if short else "", json.dumps(acronyms) if acronyms else "", *lines]
    return zlib.compress(_BETWEEN_PARTS.join(lines).encode("utf-8", "surrogatepass"), 1)


_BETWEEN_WORDS: Final = (_BETWEEN_RUNS, " ", " ")
"""What stands between capitals, between numbers, and between words."""


def _lines(data: bytes) -> list[str]:
    return zlib.decompress(data).decode("utf-8", "surrogatepass").split(_BETWEEN_PARTS)


def together(gists: Iterable[bytes]) -> tuple[bytes, list[Mapping[str, str]]]:
    """Packed gists as one that leads to every claim to which any of them leads.

    It explains no acronyms: what each of them explains is given beside it.

    Raises:
        ValueError: one of them holds no gist.
    """
    try:
        shorts, acronyms, *words = zip(*map(_lines, gists), strict=True)
    except zlib.error as error:
        raise ValueError("no gist is written there") from error
    # The words of all are parted at once, and no set is made of those of each.
    joined = (
        set(between.join(each).split(between)) - {""}
        for between, each in zip(_BETWEEN_WORDS, words, strict=True)
    )
    return _pressed("s" in shorts, {}, *joined), [json.loads(each) for each in acronyms if each]


def unpacked(data: bytes) -> Gist:
    """The gist that some bytes hold.

    Raises:
        ValueError: they hold none.
    """
    try:
        short, acronyms, capitals, numbers, words = _lines(data)
        return Gist(
            frozenset(words.split(" ")) - {""},
            frozenset(numbers.split(" ")) - {""},
            frozenset(capitals.split(_BETWEEN_RUNS)) - {""},
            short == "s",
            json.loads(acronyms) if acronyms else {},
        )
    except zlib.error as error:
        raise ValueError("no gist is written there") from error
