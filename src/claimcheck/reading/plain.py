"""A document's text made typographically plain, with the way back to its unaltered text."""

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from claimcheck.model import Span

_SAME_LENGTH: Final[dict[int, str]] = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007", " "),
        **dict.fromkeys("\u2008\u2009\u200a\u202f\u205f\u3000\t\u000b\u000c\u0085", " "),
        "\u2026": ".",
    }
)
"""Marks that mean the same; each replaced by one character, so that no offset moves."""

_DROPPED: Final = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that are not seen: soft hyphens, zero-width and direction marks."""


_ASCII: Final = bytes(range(128))
_IN_ASCII: Final = tuple((chr(code), mark) for code, mark in _SAME_LENGTH.items() if code < 128)  # noqa: PLR2004 - the first that is not ASCII
_BEYOND: Final = {chr(code): mark for code, mark in _SAME_LENGTH.items() if code >= 128}  # noqa: PLR2004 - likewise


def beyond_ascii(text: str) -> frozenset[str]:
    """The characters of a text that are not ASCII, each once."""
    if text.isascii():
        return frozenset()
    # Bytes are passed over far faster than characters are.
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return frozenset(others.decode("utf-8", "surrogatepass"))


@frozen
class Plain:
    """Plain text, and for each of its characters the offset in the unaltered text.

    `places` is None where nothing was dropped, so that offsets are the same.
    """

    text: str = field(repr=False)
    places: tuple[int, ...] | None = field(default=None, repr=False)

    def back(self, span: Span) -> Span:
        """The span of the unaltered text that a span of the plain text stands for."""
        if self.places is None or span.start >= span.end:
            return span
        return Span(self.places[span.start], self.places[span.end - 1] + 1)

    def there(self, span: Span) -> Span:
        """The span of the plain text that a span of the unaltered text becomes."""
        if self.places is None:
            return span
        from bisect import bisect_left  # noqa: PLC0415 - only texts with unseen characters need it

        return Span(bisect_left(self.places, span.start), bisect_left(self.places, span.end))


def make_plain(text: str, markup: Iterable[Span] = ()) -> Plain:
    """Make quotes, dashes and spaces plain, blank out markup, and drop what is not seen."""
    found = beyond_ascii(text)
    same = text if found else text.translate(_SAME_LENGTH)
    if found:
        for other, mark in _IN_ASCII:
            same = same.replace(other, mark)
        for other in found & _BEYOND.keys():
            same = same.replace(other, _BEYOND[other])
    blanks = sorted(markup)
    if blanks:
        parts, at = [], 0
        for span in blanks:
            if span.start < at:
                continue
            parts += [same[at : span.start], " " * (span.end - span.start)]
            at = span.end
        same = "".join([*parts, same[at:]])
    if found.isdisjoint(_DROPPED):
        return Plain(same)
    kept = tuple(i for i, c in enumerate(same) if c not in _DROPPED)
    return Plain("".join(same[i] for i in kept), kept)
