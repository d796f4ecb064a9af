"""Words, numbers and marks of plain text, with their lemmas."""

import re
from functools import lru_cache
from typing import Final

import simplemma

from claimcheck.lexicon import load
from claimcheck.model import Span, Token

_TOKEN: Final = re.compile(
    r"[^\W\d_]+(?:['&][^\W\d_]+)*(?:-[^\W\d_]+)*"  # words, it's, A&E, long-term
    r"|\d++(?:[.,:/]\d++)*+(?:(?:st|nd|rd|th)(?![^\W_]))?"  # 1,200, 2010/11, 24th; "bn" stands alone
    r"|[^\w\s]"
)


@lru_cache(maxsize=4)
def _overrides(language: str) -> dict[str, str]:
    return dict(load(language).table("lemmas")["lemma"])


@lru_cache(maxsize=65536)
def lemma(word: str, language: str = "en") -> str:
    """The dictionary form of a lower-case word; "children's" and "children" are "child"."""
    bare = word.removesuffix("'s").removesuffix("'")
    if not bare:
        return word
    if special := _overrides(language).get(bare):
        return special
    if "-" in bare:
        return "-".join(lemma(part, language) for part in bare.split("-"))
    return str(simplemma.lemmatize(bare, lang=language)).lower()


def tokenize(text: str, span: Span, language: str = "en") -> tuple[Token, ...]:
    """The tokens of a stretch of plain text, in order."""
    tokens = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        word = match[0].lower()
        first = word[0]
        if first.isalpha():
            tokens.append(Token(Span(*match.span()), word, lemma(word, language), "word"))
        elif first.isdigit():
            tokens.append(Token(Span(*match.span()), word, word, "number"))
        else:
            tokens.append(Token(Span(*match.span()), word, word, "mark"))
    return tuple(tokens)
