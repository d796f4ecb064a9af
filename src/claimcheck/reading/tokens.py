"""Words, numbers and marks of plain text, with their lemmas."""

import re
from typing import Final

from claimcheck.lexicon.lemmas import lemma
from claimcheck.model import Span, Token

__all__ = ["lemma", "tokenize"]

_TOKEN: Final = re.compile(
    r"[^\W\d_]+(?:['&][^\W\d_]+)*(?:-[^\W\d_]+)*"  # words, it's, A&E, long-term
    r"|\d++(?:[.,:/]\d++)*+(?:(?:st|nd|rd|th)(?![^\W_]))?"  # 1,200, 2010/11, 24th; not "bn"
    r"|[^\w\s]"
)


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
