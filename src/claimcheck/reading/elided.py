"""What a figure counts and when, where its own words leave that to be understood."""

from functools import lru_cache
from typing import Final

from attrs import evolve

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import word_class
from claimcheck.model import Figure, Period, Phrase, Relation, Span, Token
from claimcheck.quantity import Kind

_ENDS: Final = frozenset({",", ";"})
_LONGEST: Final = 4
"""So many words, with the preposition, may name what a second figure of a list is of."""


_SINCE: Final = 6
"""So many words before a period may be a clause that says since when."""


@lru_cache(maxsize=8)
def _table(name: str) -> frozenset[str]:
    return frozenset(load("en").table("function")[name])


def of_the_figures(periods: tuple[Period, ...], tokens: tuple[Token, ...]) -> tuple[Period, ...]:
    """The periods that figures may be of: none in a clause that says since when something is so.

    In "the most since records began in 1998" nothing is of 1998.
    """
    found = []
    for period in periods:
        before = [t.text for t in tokens if t.span.end <= period.span.start][-_SINCE:]
        start = max((at for at, word in enumerate(before) if word in _table("since")), default=-1)
        clause = before[start + 1 :] if start >= 0 else []
        if len(clause) < 2 or _ENDS & {*clause}:  # noqa: PLR2004 - a subject and a verb at least
            found.append(period)
    return tuple(found)


def counted_as_understood(
    figures: tuple[Figure, ...], periods: tuple[Period, ...], tokens: tuple[Token, ...]
) -> tuple[Figure, ...]:
    """The figures of a sentence, with what they count mended where grammar misleads.

    No figure counts a stretch of time that another figure or a period names ("waited for 12 months,
    came down to 18,240"; "to 56 next season"), nor a word that says which are meant ("of those
    referred"). "Compared with 52" counts what the figure does that it is compared with; in "sales
    came to 88,400, deliveries to 94,180" the second counts deliveries.
    """
    found = []
    for at, figure in enumerate(figures):
        made = _no_time(figure, figures, periods)
        made = _no_participle(made, tokens)
        made = _as_compared(made, figures)
        found.append(_of_a_list(made, figures[at - 1] if at else None, tokens))
    return tuple(found)


def _no_time(figure: Figure, figures: tuple[Figure, ...], periods: tuple[Period, ...]) -> Figure:
    taken = [f.span for f in figures if f is not figure] + [p.span for p in periods]
    if figure.counted is None:
        return figure
    when = figure.counted.text.partition(" ")[0].lower() in _table("when")
    if when or any(span.overlaps(figure.counted.span) for span in taken):
        return evolve(figure, counted=None)
    return figure


def _no_participle(figure: Figure, tokens: tuple[Token, ...]) -> Figure:
    """A share of "those referred" is of people or things that this sentence does not name."""

    def named(phrase: Phrase | None) -> Phrase | None:
        if phrase is None or not phrase.lemmas or word_class(phrase.lemmas[-1]) != "verb":
            return phrase
        before = [t.text for t in tokens if t.span.end <= phrase.span.start][-1:]
        inside = [t.text for t in tokens if phrase.span.covers(t.span)]
        return None if _table("pointing") & {*before, *inside[:1]} else phrase

    return evolve(figure, counted=named(figure.counted), of=named(figure.of))


def _as_compared(figure: Figure, figures: tuple[Figure, ...]) -> Figure:
    """What is compared with a count counts the same, if it does not say what it counts."""
    if figure.relation is not Relation.CONTRAST or figure.related is None:
        return figure
    other = figures[figure.related]
    both = figure.quantity.kind is other.quantity.kind is Kind.COUNT
    own = figure.counted and figure.counted.span.start >= figure.span.end
    told = other.counted and other.counted.span.start >= other.span.end
    return evolve(figure, counted=other.counted) if both and told and not own else figure


def _of_a_list(figure: Figure, before: Figure | None, tokens: tuple[Token, ...]) -> Figure:
    """The second of "A came to 88,400, B to 94,180" is of B."""
    if before is None or figure.counted is None or figure.quantity.kind is not Kind.COUNT:
        return figure
    if figure.counted.span.start >= before.span.start:
        return figure
    lead = [t for t in tokens if t.span.end <= before.span.start][-1:]
    between = [
        t for t in tokens if before.span.end <= t.span.start and t.span.end <= figure.span.start
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
