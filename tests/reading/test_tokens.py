"""Tokens: the same values and columns, whichever way they are made."""

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon.lemmas import lemma
from claimcheck.model import Span, Token
from claimcheck.reading.tokens import _TOKEN, kind_of, tokenize

WORDS = """
The A&E's long-term 24th 24TH 1,200 £3.26bn 2010/11 it's ½ x² İstanbul straße _ ' " ( ) - , .
children's 10:30 ٣٤ \n
"""
TEXTS = st.lists(st.sampled_from(WORDS.split(" "))).map(" ".join) | st.text(max_size=60)


def one_by_one(text, span):
    tokens = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        word, kind = match[0].lower(), kind_of(match[0].lower())
        tokens.append(
            Token(Span(*match.span()), word, lemma(word) if kind == "word" else word, kind)
        )
    return tuple(tokens)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_tokens_are_what_they_are_one_by_one(before, text, after):
    span = Span(len(before), len(before) + len(text))
    tokens = tokenize(before + text + after, span)

    assert tuple(tokens) == one_by_one(before + text + after, span)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_columns_say_what_the_tokens_say(text):
    tokens = tokenize(text, Span(0, len(text)))

    assert tokens.words == tuple(t.text for t in tokens)
    assert tokens.raw == tuple(t.span.of(text) for t in tokens)
    assert tokens.lemmas == tuple(t.lemma for t in tokens)
    assert tokens.kinds == tuple(t.kind for t in tokens)
    assert tokens.starts == tuple(t.span.start for t in tokens)
    assert tokens.ends == tuple(t.span.end for t in tokens)
    assert tokens.known == set(tokens.words)


@pytest.mark.parametrize("field", ["span", "text", "lemma", "kind"])
def test_tokens_are_frozen(field):
    (token,) = tokenize("rose", Span(0, 4))

    with pytest.raises(FrozenInstanceError):
        setattr(token, field, "fell")
    with pytest.raises(FrozenInstanceError):
        token.span.start = 2
    assert hash(token) == hash(Token(Span(0, 4), "rose", "rise", "word"))
