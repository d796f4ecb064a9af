import time
import tomllib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings, target
from hypothesis import strategies as st

from claimcheck.claimfile.places import DEEPEST, Place, TooDeepError, find_places
from claimfile.toml_texts import texts


def parsed(text):
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def paths_of(value, path=()):
    """Every path of what the parser gives: to each key, and to each element of a list."""
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    else:
        return
    for key, inner in pairs:
        yield (*path, key), inner
        yield from paths_of(inner, (*path, key))


def words_at(text, place):
    return text.split("\n")[place.line - 1][place.column - 1 :][: place.width]


def key_of(written):
    """The key that some words are to the parser."""
    return next(iter(tomllib.loads(f"{written} = 1")))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(texts())
def test_every_key_that_the_parser_sees_has_a_place_where_that_key_stands(text):
    text = text.replace("\r\n", "\n")
    value = parsed(text)
    places = find_places(text)
    if value is None:
        return
    found = list(paths_of(value))
    target(float(len(found)))
    for path, _ in found:
        assert path in places.keys, path
        if isinstance(path[-1], str):
            assert key_of(words_at(text, places.key(path))) == path[-1]


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(texts())
def test_the_place_of_a_value_holds_what_the_parser_reads_there(text):
    text = text.replace("\r\n", "\n")
    value = parsed(text)
    places = find_places(text)
    for path, inner in paths_of(value):
        if path in places.values:
            start, end = places.values[path]
            again = tomllib.loads(f"value = {text[start:end]}")["value"]
            assert repr(again) == repr(inner)


def test_the_generated_texts_are_mostly_toml():
    """Without this the two laws above could hold because nothing is ever parsed."""
    parsing = []

    @settings(
        max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None, database=None
    )
    @given(texts())
    def look(text):
        parsing.append(len(list(paths_of(parsed(text)))))

    look()
    assert sum(count > 2 for count in parsing) > len(parsing) / 5


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="[]{}=\"'\\#.,\n\r a1-", max_size=40))
def test_no_text_stops_the_scanner(text):
    find_places(text)


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("a = 1", ("a",), Place(1, 1, 1)),
        ("\n\n  title = 1", ("title",), Place(3, 3, 5)),
        ("[[claim]]\nid = 1\n[[claim]]\nid = 2", ("claim", 1, "id"), Place(4, 1, 2)),
        ("[[claim]]\n[[claim]]", ("claim", 1), Place(2, 3, 5)),
        ("[units]\nx = { is = 1, not = [2] }", ("units", "x", "not"), Place(2, 15, 3)),
        ("[units.x]\nis = 1", ("units", "x", "is"), Place(2, 1, 2)),
        ("[[a]]\n[a.b]\nc = 1", ("a", 0, "b", "c"), Place(3, 1, 1)),
        ("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\nc = 1", ("a", 1, "b", 0, "c"), Place(5, 1, 1)),
        ("a.b = 1", ("a", "b"), Place(1, 3, 1)),
        ("'a.b' = 1", ("a.b",), Place(1, 1, 5)),
        ('"\\u0061" = 1', ("a",), Place(1, 1, 8)),
        ("a = '''\n[b]\nc = 1\n'''\nd = 1", ("d",), Place(5, 1, 1)),
        ('a = { "é" = "😀", b = 1 }', ("a", "b"), Place(1, 18, 1)),
    ],
)
def test_place_of_a_key(text, path, place):
    assert find_places(text).key(path) == place


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("a = 'b'", ("a",), Place(1, 5, 3)),
        ("a = [ 'b',\n  'cd' ] # e", ("a", 1), Place(2, 3, 4)),
        ("a = 2010-10-27 07:32:00 # b", ("a",), Place(1, 5, 19)),
        ("a = { b = [1, { c = 'd' }] }", ("a", "b", 1, "c"), Place(1, 21, 3)),
        ("a = '''b\nc'''", ("a",), Place(1, 5, 4)),
    ],
)
def test_place_of_a_value(text, path, place):
    assert find_places(text).value(path) == place


def test_a_key_without_a_place_of_its_own_stands_where_the_nearest_around_it_does():
    assert find_places("[[claim]]\nid = 1").key(("claim", 0, "claim")) == Place(1, 3, 5)


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * (DEEPEST + 1), "a = " + "{a = " * (DEEPEST + 1), "a" + ".a" * (DEEPEST + 1)],
)
def test_what_is_nested_too_deeply_is_refused(text):
    with pytest.raises(TooDeepError):
        find_places(text)


def test_what_is_nested_as_deeply_as_allowed_has_places():
    text = "a = " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)

    assert len(find_places(text).keys) == DEEPEST - 1


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "'",
        '"""',
        "'''",
        '"\\',
        "[",
        "a.",
        "#",
        "a = '''",
        "\\",
        "= ",
        "a=1\n",
        "[[a]]\n",
        '""""',
    ],
)
def test_the_time_grows_with_the_length_and_not_faster(unit):
    def seconds(size):
        text = "a = " + unit * (size // len(unit))
        begun = time.perf_counter()
        with suppress(TooDeepError):
            find_places(text)
        return time.perf_counter() - begun

    assert seconds(400_000) < 8 * seconds(100_000) + 0.2
