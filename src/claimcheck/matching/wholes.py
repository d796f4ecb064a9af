"""Whether words put an amount inside a whole or beside it, where the whole need have no figure.

"£42,000 in costs on top of the fine" puts the costs beside the fine; "a fine of £310,000, including
£42,000 in costs" puts them inside it. What the whole is, is known by its figure or by its noun.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.meaning import category, relation
from claimcheck.matching.labels import members
from claimcheck.matching.terms import function_words
from claimcheck.model import Figure, Relation, Span, Statement, Token

__all__ = ["Whole", "beside", "inside", "one_whole"]

_MANY: Final = 3
"""So many digits stand in one text twice by no chance."""
_PHRASE: Final = 5
"""So many words of the phrase behind "on top of" are looked at for its noun."""


@frozen
class Whole:
    """What an amount is inside or beside: the place of its figure, or its noun, or both."""

    figure: int | None
    nouns: frozenset[str]
    span: Span
    text: str


def inside(statement: Statement, at: int) -> Whole | None:
    """The whole that a figure is said to be a part of."""
    figure = statement.figures[at]
    whole = figure.related if figure.relation is Relation.PART_OF else figure.base
    if whole is not None and whole != at:
        return _counted(statement, whole, ())
    if figure.of is not None and figure.of.lemmas:
        return Whole(None, frozenset(figure.of.lemmas[-1:]), figure.of.span, figure.of.text)
    if at + 1 < len(statement.figures) and _says_within(statement, at):
        return _counted(statement, at + 1, ())
    return _taken_out(statement, figure)


def _says_within(statement: Statement, at: int) -> bool:
    """Whether the words between two figures put the first inside the second."""
    one, two = statement.figures[at].span, statement.figures[at + 1].span
    between = [t.text for t in statement.tokens if one.end <= t.span.start < two.start]
    return not two.overlaps(one) and any(
        tuple(between[i : i + len(p)]) == p for i in range(len(between)) for p in _within()
    )


@lru_cache(maxsize=1)
def _within() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(p.split()) for p in load("en").table("relations")["within"])


def _taken_out(statement: Statement, figure: Figure) -> Whole | None:
    """The whole that opens a sentence: "Of the pupils, 2,150 came from abroad"."""
    tokens = statement.tokens
    if [t.text for t in tokens[:2]] != ["of", "the"] or figure.span.start <= tokens[0].span.start:
        return None
    phrase = _phrase(statement, tokens[2 : 2 + _PHRASE])
    if not phrase or any(f.span.overlaps(phrase[-1].span) for f in statement.figures):
        return None
    span = Span(tokens[1].span.start, phrase[-1].span.end)
    start = statement.span.start
    return Whole(
        None,
        frozenset([phrase[-1].lemma]),
        span,
        statement.text[span.start - start : span.end - start],
    )
    return None


def beside(statement: Statement, at: int, around: Iterable[Statement] = ()) -> Whole | None:
    """What a figure is said to come on top of.

    `around` are the sentences of its text: one of them may say of what "the 94,180" are.
    """
    figure = statement.figures[at]
    if figure.relation is Relation.FURTHER and figure.related is not None:
        return _counted(statement, figure.related, around)
    for place, other in enumerate(statement.figures):
        if other.relation is Relation.FURTHER and other.related == at:
            return _counted(statement, place, around)
    return next((w for w in _in_words(statement) if _is_of(statement, figure, w.span)), None)


def one_whole(ours: Statement, one: Whole, theirs: Statement, other: Whole) -> bool:
    """Whether two wholes, one of either side, are surely the same.

    They have one value to the last digit, or a noun of the one names the other.
    """
    if one.figure is not None and other.figure is not None:
        a, b = (s.figures[w.figure or 0].quantity for s, w in ((ours, one), (theirs, other)))
        return a.value is not None and a.value == b.value
    return any(
        a == b or b in of_one_stem(a) or relation(a, b) == "same"
        for a in one.nouns
        for b in other.nouns
    )


def _counted(statement: Statement, at: int, around: Iterable[Statement]) -> Whole:
    """A whole that has a figure; one without a noun has that of the same figure elsewhere."""
    figure = statement.figures[at]
    nouns = _label(statement, at)
    if figure.counted is None or "counted" in figure.inherited:
        nouns = nouns.union(
            *(
                _label(other, place)
                for other in around
                for place, f in enumerate(other.figures)
                if f.quantity.value == figure.quantity.value and f.quantity.digits >= _MANY
            )
        )
    return Whole(at, nouns, figure.span, figure.text)


def _label(statement: Statement, at: int) -> frozenset[str]:
    """The words that say what a figure is the amount of: "was fined £310,000" is a fine."""
    figure = statement.figures[at]
    named = frozenset(figure.counted.lemmas[-1:]) if figure.counted else frozenset[str]()
    span = members(statement).get(at)
    verbs = (
        lemma
        for c in statement.clauses
        if c.predicate and span is not None and span.covers(c.predicate.span)
        for lemma in c.predicate.lemmas
    )
    return named | frozenset(verbs)


@lru_cache(maxsize=1)
def _leading() -> tuple[dict[str, tuple[tuple[str, ...], ...]], frozenset[str]]:
    table = load("en").table("relations")
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in table["beside"]:
        first, *rest = phrase.split()
        phrases[first] = (*phrases.get(first, ()), (first, *rest))
    return phrases, frozenset(table["beside-nothing"])


def _in_words(statement: Statement) -> Iterator[Whole]:
    """The phrases behind "on top of" that hold no figure, with their nouns."""
    phrases, nothing = _leading()
    texts = [t.text for t in statement.tokens]
    for at, first in enumerate(texts):
        if first not in phrases:
            continue
        led = phrases[first]
        length = max((len(p) for p in led if tuple(texts[at : at + len(p)]) == p), default=0)
        if not length:
            continue
        behind = _phrase(statement, statement.tokens[at + length : at + length + _PHRASE])
        nouns = [t.lemma for t in behind]
        if not behind or texts[at + length] in nothing:
            continue
        span = Span(statement.tokens[at].span.start, behind[-1].span.end)
        if not any(f.span.overlaps(span) for f in statement.figures):
            start = statement.tokens[at + length].span.start - statement.span.start
            text = statement.text[start : span.end - statement.span.start]
            yield Whole(None, frozenset(nouns[-1:]), span, text)


def _phrase(statement: Statement, tokens: Sequence[Token]) -> list[Token]:
    """The words of substance of a noun phrase, up to its head."""
    starts = {c.subject.span.start for c in statement.clauses if c.subject}
    found: list[Token] = []
    for token in tokens:
        ignored = token.lemma in function_words() or token.text in function_words()
        if token.kind != "word" or (found and (ignored or token.span.start in starts)):
            break
        if not ignored and category(token.lemma) != "time":
            found.append(token)
    return found


def _is_of(statement: Statement, figure: Figure, phrase: Span) -> bool:
    """Whether the words "on top of the fine" are of a figure: the last before them, or the first.

    They open the sentence, or stand behind the figure with no other between.
    """
    amounts = [f for f in statement.figures if not f.arithmetic]
    before = [f for f in amounts if f.span.end <= phrase.start]
    if before:
        return before[-1].span == figure.span
    behind = [f for f in amounts if f.span.start >= phrase.end]
    return bool(behind) and behind[0].span == figure.span
