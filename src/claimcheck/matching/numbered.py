"""Things told apart by a number: junction 10 and junction 12, the second world war and a third."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from claimcheck.model import Name, Span, Statement
from claimcheck.quantity import Kind
from claimcheck.reading.name_forms import is_series

__all__ = ["Numbered", "numbered_apart"]


@frozen
class Numbered:
    """A thing of a numbered kind: what it is called, and where the text names it."""

    kind: str
    number: str
    text: str
    span: Span


def numbered_apart(ours: Statement, theirs: Statement) -> tuple[Numbered, Numbered] | None:
    """The first thing of ours where theirs names another of its kind, and never ours.

    Where one side names several of a kind nothing is told: "junctions 10 to 12".
    """
    there = _by_kind(theirs)
    for kind, mine in _by_kind(ours).items():
        yours = there.get(kind, {})
        if len(mine) == len(yours) == 1 and mine.keys() != yours.keys():
            return next(iter(mine.values())), next(iter(yours.values()))
    return None


def _by_kind(statement: Statement) -> dict[str, dict[str, Numbered]]:
    found: dict[str, dict[str, Numbered]] = {}
    for each in _numbered(statement):
        found.setdefault(each.kind, {}).setdefault(each.number, each)
    return found


def _numbered(statement: Statement) -> Iterator[Numbered]:
    """What a statement numbers, by figures that count nothing and by names that end in numerals."""
    ends = {t.span.end: t for t in statement.tokens if t.kind == "word"}
    start = statement.span.start
    for figure in statement.figures:
        if figure.quantity.kind is not Kind.IDENTIFIER or not figure.text.isdecimal():
            continue
        for gap in (0, 1):
            word = ends.get(figure.span.start - gap)
            if word is not None:
                span = Span(word.span.start, figure.span.end)
                text = statement.text[span.start - start : span.end - start]
                yield Numbered(_GLUE[gap] + word.lemma.lower(), figure.text, text, span)
                break
    for name in statement.names:
        numeral = _numeral(name)
        if numeral:
            kind = name.text[: -len(numeral)].strip().lower()
            yield Numbered(kind, numeral, name.text, name.span)


_GLUE: Final[Mapping[int, str]] = {0: "=", 1: ""}
"""The road A34 is of another kind than group A, 34."""


def _numeral(name: Name) -> str:
    """The Roman numeral that a name ends in; none of it is an initial: "World War II"."""
    *words, last = name.text.split() or [""]
    return last if words and last.isupper() and is_series(last.lower()) else ""
