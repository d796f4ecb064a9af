"""Words that share no mark of kinship have nothing to do with one another."""

from itertools import combinations
from pathlib import Path

from claimcheck.lexicon.meaning import kin, near, relation
from claimcheck.model import Span
from claimcheck.reading.tokens import tokenize

STORIES = Path(__file__).parents[2] / "bench" / "corruption" / "stories-1.md"


def words():
    text = STORIES.read_text("utf-8")
    found = {t.lemma for t in tokenize(text, Span(0, len(text))) if t.kind == "word"}
    return sorted(found)[::3]


def test_what_relation_or_near_says_anything_of_shares_a_mark():
    pairs = list(combinations(words(), 2))
    told = [(a, b) for a, b in pairs if relation(a, b) or near(a, b)]

    assert len(told) > 10
    assert [pair for pair in told if kin(pair[0]).isdisjoint(kin(pair[1]))] == []
