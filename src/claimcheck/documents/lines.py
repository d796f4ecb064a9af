"""The lines of a text, without the white space around them."""

from typing import Final

from attrs import frozen

from claimcheck.model import Span

UNSEEN: Final = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"  # soft hyphen, zero width, direction
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that a reader does not see; a paragraph of nothing else is none."""


@frozen
class Line:
    """One line that holds something, without its white space."""

    span: Span
    text: str
    indent: int
    bullet: int
    """The length of the list mark at its beginning, 0 for none."""


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space and unseen characters at its ends (empty if nothing is left)."""
    while start < end and (text[start].isspace() or text[start] in UNSEEN):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in UNSEEN):
        end -= 1
    return Span(start, end)
