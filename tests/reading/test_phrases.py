"""Phrases in a row: the longest one is found, as a search through all of them would find it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Span
from claimcheck.reading.phrases import make_phrases, make_row
from claimcheck.reading.tokens import tokenize

WORDS = st.sampled_from(["at", "all", "no", "more", "than", "of", "the"])
SOME = st.lists(WORDS, min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.lists(SOME, max_size=12), st.lists(WORDS, min_size=1, max_size=9), st.integers(0, 9))
def test_the_longest_phrase_is_found(rows, words, stop):
    entries = [(" ".join(row), at) for at, row in enumerate(rows)]
    meanings: dict[tuple[str, ...], int] = {}
    for row, (_, at) in zip(rows, entries, strict=True):
        meanings.setdefault(tuple(row), at)
    longest = sorted(meanings, key=len, reverse=True)
    phrases, text = make_phrases(entries), " ".join(words)
    row = make_row(text, tokenize(text, Span(0, len(text))), frozenset())
    for place in range(-1, len(words) + 2):
        begins = [p for p in longest if place >= 0 and tuple(words[place : place + len(p)]) == p]
        within = [p for p in begins if place + len(p) <= stop]
        ends = [p for p in longest if tuple(words[max(0, place - len(p)) : max(0, place)]) == p]

        assert phrases.at(row, place) == ((len(begins[0]), meanings[begins[0]]) if begins else None)
        assert phrases.at(row, place, stop) == (
            (len(within[0]), meanings[within[0]]) if within else None
        )
        assert phrases.before(row, place) == (
            (len(ends[0]), meanings[ends[0]]) if ends and place <= len(words) else None
        )
