"""By how much somebody won, and the two results of a document from which it follows.

"She won by 640 votes" is said by "11,904 votes to 11,264", and is not by "she had 640 votes".
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.meaning import near, relation
from claimcheck.matching.figures import head, rareness
from claimcheck.matching.terms import function_words
from claimcheck.matching.worked_out import WorkedOut
from claimcheck.model import Case, Figure, FigureRole, Pairing, Relation, Sighting, Span, Statement
from claimcheck.quantity import Kind, plain

__all__ = ["is_margin", "margin_between", "margins"]


@frozen
class _Margin:
    """The words by which a margin is known, and those of casting what it counts."""

    by: frozenset[str]
    of: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]
    against: frozenset[str]
    cast: Mapping[str, frozenset[str]]


_TELLING: Final = 2
"""So many digits of a margin are seldom equal by chance; fewer need a word of the claim beside."""
_BEFORE: Final = 3
_BEHIND: Final = 3


def margins(case: Case, but: frozenset[Span] = frozenset()) -> Iterator[WorkedOut]:
    """The margins of a claim that follow from two results of a sentence, or of two in a row."""
    for statement in case.statements:
        for figure in statement.figures:
            if figure.span in but or not is_margin(statement, figure):
                continue
            found = next(_told(case, statement, figure), None)
            if found:
                yield found


def _told(case: Case, ours: Statement, figure: Figure) -> Iterator[WorkedOut]:
    for theirs, (a, b) in _results(case, figure):
        if abs(_count(a) - _count(b)) != _count(figure):
            continue
        if rareness(figure.quantity) < _TELLING and not _shares(ours, theirs, figure):
            continue
        more, less = sorted((_count(a), _count(b)), reverse=True)
        shown = f"{plain(more)} - {plain(less)} = {plain(more - less)}"
        yield WorkedOut(Sighting(ours, theirs, 0.0, 0.0), figure, (a.span, b.span), shown)


def margin_between(case: Case, pairing: Pairing) -> str | None:
    """The margin that a document's two results make, where a claim takes one of them for it."""
    ours, sighting = pairing.ours, pairing.sighting
    if not is_margin(sighting.ours, ours) or is_margin(sighting.theirs, pairing.theirs):
        return None
    pairs = [each for _, each in _results(case, ours) if pairing.theirs in each]
    if len(pairs) != 1:
        return None
    more, less = sorted(map(_count, pairs[0]), reverse=True)
    if more - less == _count(ours):
        return None
    return f"{plain(more)} - {plain(less)} = {plain(more - less)}"


def _results(case: Case, margin: Figure) -> Iterator[tuple[Statement, tuple[Figure, Figure]]]:
    """Two results of one contest: counts of what the margin counts, in one sentence or two."""
    statements = case.reading.statements
    for statement in statements:
        if _is_of(statement, margin):
            given = _counts(statement, margin)
            # Of three results nobody says which two the margin lies between.
            if len(given) == len(("one", "other")):
                yield statement, (given[0], given[1])
    for first, second in pairwise(statements):
        one, two = _counts(first, margin), _counts(second, margin)
        if len(one) == len(two) == 1 and _is_of(first, margin) and _is_of(second, margin):
            yield first, (one[0], two[0])


def is_margin(statement: Statement, figure: Figure) -> bool:
    """Whether a count says by how much somebody won or lost: "by 640 votes", "a majority of 22".

    "By 27 votes to 19" gives the two results themselves.
    """
    if figure.quantity.kind is not Kind.COUNT or not figure.quantity.is_point or figure.arithmetic:
        return False
    table = _table()
    before = [t for t in statement.tokens if t.span.end <= figure.span.start]
    behind = [t.text for t in statement.tokens if t.span.start >= figure.span.end][:_BEHIND]
    last = [t.text for t in before[-_BEFORE:]]
    if not last or any(t in table.against for t in behind):
        return False
    if last[-1] in table.by:
        done = {t.lemma for t in before} | {t.text for t in before}
        return not done.isdisjoint(table.verbs) or not done.isdisjoint(table.nouns)
    return last[-1] in table.of and len(last) > 1 and last[-2] in table.nouns


def _counts(statement: Statement, margin: Figure) -> list[Figure]:
    """The figures of a sentence that may be results: counts of what the margin is of, or bare."""
    unit = head(margin.counted)
    return [
        f
        for f in statement.figures
        if f.quantity.kind is Kind.COUNT
        and f.quantity.is_point
        and not f.arithmetic
        and f.role in _GIVEN
        and f.relation is not Relation.PART_OF
        and (
            f.counted is None
            or "counted" in f.inherited
            or head(f.counted) == unit
            # "Won by 27" leaves out of what.
            or (unit is None and head(f.counted) in _table().cast)
        )
    ]


_GIVEN: Final = frozenset({FigureRole.LEVEL, FigureRole.CHANGE, FigureRole.TO})
"""Of "voted down by 27 to 19" the reader makes a change."""


def _is_of(statement: Statement, margin: Figure) -> bool:
    """Whether a sentence speaks of what the margin counts: votes, or who voted or polled."""
    unit = head(margin.counted)
    cast = _table().cast
    words = {*cast} if unit is None else {unit, *of_one_stem(unit), *cast.get(unit, ())}
    return any(t.lemma in words or t.text in words for t in statement.tokens)


def _shares(ours: Statement, theirs: Statement, figure: Figure) -> bool:
    """Whether a sentence has a word of the claim beside the contest's own."""
    table = _table()
    light = function_words() | {*table.verbs, *table.nouns, head(figure.counted) or ""}
    mine = {t.lemma for t in ours.tokens if t.kind == "word" and t.lemma not in light}
    there = {t.lemma for t in theirs.tokens if t.kind == "word"}
    return any(
        a in there or any(relation(a, b) == "same" or near(a, b) for b in there) for a in mine
    )


def _count(figure: Figure) -> Decimal:
    return figure.quantity.low


@lru_cache(maxsize=1)
def _table() -> _Margin:
    table = load("en").table("judging")["margin"]
    by, of, nouns, verbs, against = (
        frozenset[str](table[name]) for name in ("by", "of", "nouns", "verbs", "against")
    )
    cast = {noun: frozenset(words) for noun, words in table["cast"].items()}
    return _Margin(by, of, nouns, verbs, against, cast)
