"""Text of documents made safe to show: nothing in it is obeyed, and nothing in it is hidden."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SPACES: Final = frozenset("\t\n\r")
"""What ends or indents a line becomes a space: the report lays out its own lines."""

_INVISIBLE: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of controls, formats (bidirectional and zero-width ones), half pairs, separators."""

_IGNORABLE: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
) | frozenset(map(chr, (*range(0xFE00, 0xFE0E), *range(0xE0000, 0xE1000))))
"""Letters and marks that have no width. Not here: the two that only choose how an emoji looks."""

_PLAINER: Final = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u2026": "...",
    "\u00a0": " ",
    "\u00d7": "x",
}
"""What typographic marks look like where the encoding has none."""

_DIRECTIVE: Final = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*)::", re.MULTILINE)
_OLD_DIRECTIVE: Final = re.compile(r"(##(?:vso)?)\[")


def shown(text: str, encoding: str = "utf-8") -> str:
    """The text on one line, with every character that cannot be seen written as `<U+202E>`.

    Tabs and line ends become spaces. A character that `encoding` lacks is written as a plainer
    one or by its number, so that the result can always be encoded.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character, encoding) for character in text)


@lru_cache(maxsize=4096)
def _visible(character: str, encoding: str) -> str:
    if character in _SPACES:
        return " "
    if unicodedata.category(character) in _INVISIBLE or character in _IGNORABLE:
        return f"<U+{ord(character):04X}>"
    if encodable(character, encoding):
        return character
    return _PLAINER.get(character, f"<U+{ord(character):04X}>")


def encodable(text: str, encoding: str) -> bool:
    """Whether the text can be written in the encoding; an unknown one is taken for ASCII."""
    try:
        text.encode(encoding)
    except LookupError:
        return text.isascii()
    except UnicodeEncodeError:
        return False
    return True


def without_directives(text: str) -> str:
    r"""Lines that a build server would obey, disarmed with a backslash: `::error` is `\::error`.

    Build servers take commands from what a program prints: GitHub from lines that begin with
    `::`, after any spaces, and from `##[…]` anywhere; Azure from `##vso[…]`.
    """
    return _OLD_DIRECTIVE.sub(r"\1\\[", _DIRECTIVE.sub(r"\1\\::", text))
