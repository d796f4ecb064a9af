"""The places that a sentence names, in a language of which other names are not read."""

from collections.abc import Mapping
from functools import cache

from claimcheck.lexicon import load
from claimcheck.model import Name, Span
from claimcheck.reading.tokens import Tokens

__all__ = ["find_places"]

_LONGEST = 4
"""No place of a table has more words."""


def find_places(tokens: Tokens, language: str) -> tuple[Name, ...]:
    """The places of the language's table (`places.toml`) that stand in a sentence, in order.

    Spans are half-open code-point offsets into the text of the tokens.
    """
    known = _places(language)
    found: list[Name] = []
    at = 0
    while at < len(tokens.words):
        length = next((n for n in range(_LONGEST, 0, -1) if tokens.words[at : at + n] in known), 0)
        if length and tokens.raw[at][0].isupper():
            span = Span(tokens.starts[at], tokens.ends[at + length - 1])
            found.append(
                Name(span, span.of(tokens.text), "place", known[tokens.words[at : at + length]])
            )
        at += length or 1
    return tuple(found)


@cache
def _places(language: str) -> Mapping[tuple[str, ...], str]:
    """Every form of a place, in words, with the name that all its forms have."""
    table = load(language).table("places")
    forms: dict[tuple[str, ...], str] = {}
    for name in table["names"]:
        words = tuple(name.split())
        for ending in ("", *table["endings"]):
            forms[*words[:-1], f"{words[-1]}{ending}"] = name
    return forms
