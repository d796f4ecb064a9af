"""What a figure counts by the sentence before: "Of these, 49 …", "The figure was 61".

Only what is sure is carried over: from the sentence right before, and where its figures leave one
answer. What is carried is named in `Figure.inherited`.
"""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final

from attrs import evolve, field, frozen

from claimcheck.lexicon import load
from claimcheck.model import Figure, FigureRole, Phrase, Relation, Span, Statement, Zone
from claimcheck.quantity import Kind
from claimcheck.reading.grammar import grammar

__all__ = ["with_earlier"]

_ZONES: Final = frozenset({Zone.BODY, Zone.STANDFIRST, Zone.QUOTATION})
_OPENING: Final = 4
"""So many words of a sentence may lead to the words that point back."""
_COUNTED: Final = frozenset({Kind.COUNT, Kind.SHARE})
_MAIN: Final = frozenset({FigureRole.LEVEL, FigureRole.TO, FigureRole.SHARE, FigureRole.FROM})


@frozen(eq=False)
class _Words:
    figure: frozenset[tuple[str, ...]] = field(repr=False)
    rest: frozenset[tuple[str, ...]] = field(repr=False)


@cache
def _words(language: str = "en") -> _Words:
    table = load(language).table("relations")
    return _Words(
        figure=frozenset(tuple(phrase.split()) for phrase in table["earlier-figure"]),
        rest=frozenset(tuple(phrase.split()) for phrase in table["earlier-rest"]),
    )


def with_earlier(statements: tuple[Statement, ...], language: str = "en") -> tuple[Statement, ...]:
    """The statements, with what their figures take from the sentence before."""
    if not statements:
        return ()
    found = [statements[0]]
    for before, statement in pairwise(statements):
        near = statement.block - before.block in {0, 1}
        asks = any(f.counted is None and f.quantity.kind in _COUNTED for f in statement.figures)
        if asks and near and statement.zone in _ZONES and before.zone in _ZONES:
            found.append(_carried(found[-1], statement, language))
        else:
            found.append(statement)
    return tuple(found)


def _carried(before: Statement, statement: Statement, language: str) -> Statement:
    """A statement that may point back to the one before."""
    partly = any(
        f.relation is Relation.PART_OF and f.related is None and f.base is None
        for f in statement.figures
    )
    opening = tuple(t.text for t in statement.tokens[:_OPENING])
    pairs = {opening[i : i + n] for i in range(len(opening)) for n in (2, 3)} | {opening[:1]}
    words = _words(language)
    of_figure = not pairs.isdisjoint(words.figure) and grammar(language).of_which.isdisjoint(
        opening
    )
    if not (partly or of_figure or not pairs.isdisjoint(words.rest)):
        return statement
    given: list[Figure] = []
    for figure in statement.figures:
        # A figure that says what it counts ends what the sentence before is asked for.
        own = any(f.counted is not None and "counted" not in f.inherited for f in given)
        alone = partly or of_figure or not given
        given.append(
            figure if own or not alone else _given(figure, before, partly=partly, same=of_figure)
        )
    changed = tuple(given)
    return evolve(statement, figures=changed) if changed != statement.figures else statement


def _given(figure: Figure, before: Statement, *, partly: bool, same: bool) -> Figure:
    """A figure with what the sentence before says that it counts."""
    if (
        figure.counted is not None
        or figure.quantity.kind not in _COUNTED
        or figure.base is not None
    ):
        return figure
    kinds = {figure.quantity.kind} if same else {Kind.COUNT}
    wholes = [
        f
        for f in before.figures
        if f.quantity.kind in kinds and f.counted is not None and f.role in _MAIN
    ]
    if partly:
        wholes = [f for f in wholes if _may_hold(f, figure)]
    if not wholes or len({head for f in wholes if (head := _head(f.counted))}) != 1:
        return figure
    whole = wholes[0]
    if not partly:
        return evolve(figure, counted=whole.counted, inherited=(*figure.inherited, "counted"))
    return evolve(
        figure,
        counted=whole.counted,
        of=figure.of or _whole(whole, before),
        inherited=(*figure.inherited, "counted", "of"),
    )


def _head(counted: Phrase | None) -> str | None:
    return counted.lemmas[-1] if counted and counted.lemmas else None


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether a count can be the whole of a part."""
    if part.quantity.kind is Kind.SHARE:
        return whole.quantity.kind is Kind.COUNT
    return whole.quantity.high >= part.quantity.low


def _whole(whole: Figure, statement: Statement) -> Phrase | None:
    """The denominator with its number, where they stand together: "1,200 fires"."""
    counted = whole.counted
    if counted is None or counted.span.start < whole.span.end:
        return counted
    span = Span(whole.span.start, counted.span.end)
    between = _between(statement, whole.span.end, counted.span.start)
    if any(between):
        return counted
    start = statement.span.start
    text = statement.text[span.start - start : span.end - start]
    return Phrase(span, text, counted.lemmas)


def _between(statement: Statement, start: int, end: int) -> Iterable[bool]:
    return (start <= t.span.start and t.span.end <= end for t in statement.tokens)
