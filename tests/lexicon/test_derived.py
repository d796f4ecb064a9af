"""Words that one stem makes: they tell what a sentence speaks of."""

from pathlib import Path

import pytest

from claimcheck.lexicon import derived
from claimcheck.lexicon.derived import of_one_stem

FILE = Path(derived.__file__).parent / "en" / "derived.txt"
TABLE = dict(
    line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")
)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("confiscate", "confiscation"),
        ("submit", "submission"),
        ("parent", "parental"),
        ("guilt", "guilty"),
        ("china", "chinese"),
        ("wales", "welsh"),
        ("britain", "british"),
        ("netherlands", "dutch"),
    ],
)
def test_one_stem_makes_both(word, other):
    assert other in of_one_stem(word)
    assert word in of_one_stem(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("drive", "driver"),
        ("police", "policy"),
        ("general", "generate"),
        ("universe", "university"),
        ("new", "news"),
        ("house", "home"),
    ],
)
def test_other_words_are_left_alone(word, other):
    assert other not in of_one_stem(word)
    assert word not in of_one_stem(other)


def test_the_table_is_sorted_and_holds_every_pair_both_ways():
    words = list(TABLE)

    assert words == sorted(set(words))
    assert all(word in TABLE[other].split() for word in words for other in TABLE[word].split())


def test_the_table_names_its_source():
    head = FILE.read_text("utf-8").splitlines()[:4]

    assert "WordNet 3.0" in head[0]
    assert "LICENCE-WORDNET.txt" in head[2]
