"""What is kept comes back as it was, and what was not written by us is no value."""

import datetime as dt
from pathlib import Path

import pytest

from claimcheck.archive.written_values import as_plain, of_plain
from claimcheck.model import Cell, Evidence, Severity, Span, Verdict


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Span, Span(3, 9)),
        (Span | None, None),
        (Span | None, Span(0, 0)),
        (tuple[str, ...], ("a", "")),
        (tuple[str, int], ("a", 4)),
        (float, 0.25),
        (bool, True),
        (dt.date, dt.date(2010, 10, 27)),
        (Path, Path("a/b.txt")),
        (Severity, Severity.WARNING),
        (Cell, Cell("c", "d", Verdict.AGREE, reason="states the same")),
        (Evidence, Evidence("d", "90 children", 4, 15, 1, 5)),
    ],
    ids=str,
)
def test_what_is_kept_comes_back(kind, value):
    assert of_plain(kind, as_plain(value)) == value


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (str, 4),
        (int, True),
        (int, "4"),
        (float, "0.5"),
        (Span, [1]),
        (Span, [1, 2, 3]),
        (Span, {"start": 1, "end": 2}),
        (Span, None),
        (tuple[str, ...], "ab"),
        (tuple[str, int], ["a"]),
        (Severity, "eror"),
        (dt.date, "2010-13-45"),
        (set[str], []),
        (str | int, "a"),
    ],
    ids=str,
)
def test_what_is_no_such_value_is_refused(kind, plain):
    with pytest.raises(ValueError, match=r"\S"):
        of_plain(kind, plain)


def test_what_json_cannot_hold_is_not_kept():
    with pytest.raises(TypeError, match="set is not written to a store"):
        as_plain({"a"})
