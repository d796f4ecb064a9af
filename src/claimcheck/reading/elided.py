"""What a figure counts and when, where its own words leave that to be understood."""

from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final

from attrs import evolve

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import word_class
from claimcheck.model import Figure, Period, Phrase, Relation, Span
from claimcheck.quantity import Kind
from claimcheck.reading.tokens import Tokens

_ENDS: Final = frozenset({",", ";"})
_LONGEST: Final = 4
"""So many words, with the preposition, may name what a second figure of a list is of."""


_SINCE: Final = 6
"""So many words before a period may be a clause that says since when."""


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load("en").table("function")[name])


def of_the_figures(periods: tuple[Period, ...], tokens: Tokens) -> tuple[Period, ...]:
    """The periods that figures may be of: none in a clause that says since when something is so.

    In "the most since records began in 1998" nothing is of 1998.
    """
    since = _table("since")
    if tokens.known.isdisjoint(since):
        return periods
    found = []
    for period in periods:
        at = bisect_right(tokens.ends, period.span.start)
        before = tokens.words[max(0, at - _SINCE) : at]
        start = max((at for at, word in enumerate(before) if word in since), default=-1)
        clause = before[start + 1 :] if start >= 0 else ()
        if len(clause) < 2 or not _ENDS.isdisjoint(clause):  # noqa: PLR2004 - a subject and a verb at least
            found.append(period)
    return tuple(found)


def counted_as_understood(
    figures: tuple[Figure, ...], periods: tuple[Period, ...], tokens: Tokens
) -> tuple[Figure, ...]:
    """The figures of a sentence, with what they count mended where grammar misleads.

    No figure counts a stretch of time that another figure or a period names ("waited for 12 months,
    came down to 18,240"; "to 56 next season"), nor a word that says which are meant ("of those
    referred"). "Compared with 52" counts what the figure does that it is compared with; in "sales
    came to 88,400, deliveries to 94,180" the second counts deliveries.
    """
    if not figures:
        return ()
    found = []
    for at, figure in enumerate(figures):
        made = _no_time(figure, figures, periods)
        made = _no_participle(made, tokens)
        made = _as_compared(made, figures)
        found.append(_of_a_list(made, figures[at - 1] if at else None, tokens))
    return tuple(found)


def _no_time(figure: Figure, figures: tuple[Figure, ...], periods: tuple[Period, ...]) -> Figure:
    counted = figure.counted
    if counted is None:
        return figure
    start, end = counted.span.start, counted.span.end
    if counted.text.partition(" ")[0].lower() in _table("when"):
        return evolve(figure, counted=None)
    for other in figures:
        if other.span.start < end and start < other.span.end and other is not figure:
            return evolve(figure, counted=None)
    for period in periods:
        if period.span.start < end and start < period.span.end:
            return evolve(figure, counted=None)
    return figure


def _no_participle(figure: Figure, tokens: Tokens) -> Figure:
    """A share of "those referred" is of people or things that this sentence does not name."""
    counted, of = figure.counted, figure.of
    if counted is not None and _is_pointed_at(counted, tokens):
        figure = evolve(figure, counted=None)
    if of is not None and _is_pointed_at(of, tokens):
        figure = evolve(figure, of=None)
    return figure


def _is_pointed_at(phrase: Phrase, tokens: Tokens) -> bool:
    """Whether a phrase is a word that only says which are meant: "those referred"."""
    if not phrase.lemmas or word_class(phrase.lemmas[-1]) != "verb":
        return False
    at = bisect_right(tokens.ends, phrase.span.start)
    inside = bisect_left(tokens.starts, phrase.span.start)
    near = {*tokens.words[max(0, at - 1) : at]}
    if inside < len(tokens.ends) and tokens.ends[inside] <= phrase.span.end:
        near.add(tokens.words[inside])
    return not _table("pointing").isdisjoint(near)


def _as_compared(figure: Figure, figures: tuple[Figure, ...]) -> Figure:
    """What is compared with a count counts the same, if it does not say what it counts."""
    if figure.relation is not Relation.CONTRAST or figure.related is None:
        return figure
    other = figures[figure.related]
    if _is_bare_money(figure, other):
        quantity = evolve(
            figure.quantity,
            kind=Kind.MONEY,
            unit=other.quantity.unit,
            dimension=other.quantity.dimension,
        )
        return evolve(figure, quantity=quantity, counted=other.counted, per=other.per)
    both = figure.quantity.kind is other.quantity.kind is Kind.COUNT
    own = figure.counted and figure.counted.span.start >= figure.span.end
    told = other.counted and other.counted.span.start >= other.span.end
    return evolve(figure, counted=other.counted) if both and told and not own else figure


def _is_bare_money(figure: Figure, other: Figure) -> bool:
    """Whether a number is a sum whose currency was said just before: "£9,100, against 10,400"."""
    a, b = figure.quantity.canonical_value, other.quantity.canonical_value
    if figure.quantity.kind is not Kind.COUNT or other.quantity.kind is not Kind.MONEY:
        return False
    own = figure.counted and figure.counted.span.start >= figure.span.end
    return not own and bool(a and b and max(a / b, b / a) < _OF_ONE_SIZE)


_OF_ONE_SIZE: Final = 10


def _of_a_list(figure: Figure, before: Figure | None, tokens: Tokens) -> Figure:
    """The second of "A came to 88,400, B to 94,180" is of B."""
    if before is None or figure.counted is None or figure.quantity.kind is not Kind.COUNT:
        return figure
    if figure.counted.span.start >= before.span.start:
        return figure
    first = bisect_right(tokens.ends, before.span.start)
    lead = tokens[max(0, first - 1) : first]
    between = tokens[
        bisect_left(tokens.starts, before.span.end) : bisect_right(tokens.ends, figure.span.start)
    ]
    if len(between) < 3 or between[0].text not in _ENDS or len(between) > _LONGEST + 1:  # noqa: PLR2004 - a mark, a noun, a preposition
        return figure
    named, preposition = between[1:-1], between[-1]
    same = lead and lead[0].text == preposition.text and preposition.text in _table("amount_leads")
    if not same or any(t.kind != "word" or word_class(t.lemma) == "verb" for t in named):
        return figure
    span = Span(named[0].span.start, named[-1].span.end)
    text = " ".join(t.text for t in named)
    return evolve(figure, counted=Phrase(span, text, tuple(t.lemma for t in named)))
