"""HTML built so that text can only be text: every string is escaped unless it is built here."""

import html
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.model import Span
from claimcheck.reports.shown import shown

_DIRECTIVE: Final = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
_OLD_DIRECTIVE: Final = re.compile(r"(##(?:vso)?)\[")
_VOID: Final = frozenset(("meta", "br"))


NOTHING: Final = "\u2013"
"""What a cell of a table shows that has nothing to show."""


class Markup(str):
    """HTML that may stand in a page as it is."""

    __slots__ = ()


Content = str | Sequence["Content"] | None
"""What an element holds: text, markup, several of either, or nothing."""


@lru_cache(maxsize=8192)
def text(words: str) -> Markup:
    """Words as HTML that shows them, on one line, with what cannot be seen written out."""
    return Markup(html.escape(shown(words)))


def joined(*contents: Content) -> Markup:
    """Contents one behind the other."""
    return Markup("".join(_parts(contents)))


def _parts(contents: Iterable[Content]) -> Iterable[str]:
    for each in contents:
        if each is None:
            continue
        if isinstance(each, str):
            yield each if isinstance(each, Markup) else text(each)
        else:
            yield from _parts(each)


def element(tag: str, /, *contents: Content, **attributes: str | None) -> Markup:
    """An element; `_` at the end of an attribute's name goes, and `_` inside it becomes `-`."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Markup(f"<{tag}{told}>")
    return Markup(f"<{tag}{told}>{joined(*contents)}</{tag}>")


def marked(words: str, marks: Iterable[Span]) -> Markup:
    """Words in which some stand out; the marks are in order.

    For those who hear the page the style sheet says before and behind a mark what it is.
    """
    parts: list[Content] = []
    at = 0
    for mark in marks:
        parts += [words[at : mark.start], element("mark", words[mark.start : mark.end])]
        at = mark.end
    return joined(*parts, words[at:])


def written(page: str, encoding: str) -> str:
    """The page as an encoding can hold it, with nothing in it that a build server obeys."""
    page = _OLD_DIRECTIVE.sub(r"\1&#91;", _DIRECTIVE.sub(r"\1&#58;", page))
    if encoding.lower().replace("-", "").replace("_", "") == "utf8":
        return page
    return page.encode("ascii", "xmlcharrefreplace").decode()
