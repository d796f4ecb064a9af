# ruff: noqa: RUF001 - marks that look alike are the point
"""Plain text: marks made the same, nothing moved, as a slow reading of each character does it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.gist import capitals_of, gist_of, packed, together, unpacked
from claimcheck.reading.plain import beyond_ascii, make_plain

TEXTS = st.text(
    st.sampled_from("aZ bÉß'’“”«»—–\u00a0\u2009\t\x0c`´£€…\u00ad\u200b\ufeff\u200f\ud800Ж१,.()-")
)
QUOTES = dict.fromkeys("‘’‚‛ʼ´`", "'") | dict.fromkeys("“”„‟«»", '"')
DROPPED = {"Cf"}


def slowly(text):
    """Each character by itself."""
    said, places = [], []
    for at, character in enumerate(text):
        if unicodedata.category(character) in DROPPED:
            continue
        if character in QUOTES:
            mark = QUOTES[character]
        elif unicodedata.category(character) == "Pd" and character != "—":
            mark = "-"
        elif character == "…":
            mark = "."
        elif character != "\n" and character.isspace():
            mark = " "
        else:
            mark = character
        said.append(mark)
        places.append(at)
    return "".join(said), places


@given(TEXTS)
def test_marks_are_made_the_same_as_each_character_by_itself_is(text):
    said, places = slowly(text)
    plain = make_plain(text)

    assert plain.text == said
    assert plain.places in {None, tuple(places)}
    assert plain.places is not None or len(said) == len(text)


@given(TEXTS)
def test_what_is_beyond_ascii_is_each_such_character_once(text):
    assert beyond_ascii(text) == {each for each in text if ord(each) > 127}


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_gists_joined_as_bytes_have_the_words_of_each(texts):
    gists = [gist_of(text) for text in texts]
    joined, acronyms = together(map(packed, gists))
    found = unpacked(joined)

    for what in ("words", "numbers", "capitals"):
        assert getattr(found, what) == frozenset().union(*(getattr(g, what) for g in gists))
    assert found.short == any(g.short for g in gists)
    assert acronyms == [g.acronyms for g in gists if g.acronyms]


def test_words_with_capitals_in_a_row():
    rows = {
        "The National Health Service said": {"The National Health Service"},
        "the Bank of the West of England": {"Bank of the West of England"},
        "Ann went up to London": set(),
        "Rose and the Élan Vital Group": {"Rose and the Élan Vital Group"},
        "St. Mary's A&E": {"St. Mary's A&E"},
        "£5m from Acme Ltd": {"Acme Ltd"},
    }
    assert {text: capitals_of(text) for text in rows} == rows
