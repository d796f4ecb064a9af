"""On what basis a figure is given: the average or the median, before or after tax."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.matching.subjects import clause_of
from claimcheck.matching.terms import stands_at, text_of, words_of
from claimcheck.model import Figure, FigureRole, Pairing, Span, Statement, Token
from claimcheck.quantity import Bound, Kind

__all__ = [
    "OtherBasis",
    "is_difference",
    "of_each_alone",
    "on_another_basis",
    "on_extreme",
    "on_other_count",
    "on_other_end",
    "spread_over",
]


@frozen
class OtherBasis:
    """The words of two sides by which one figure is given on two bases."""

    ours: str
    theirs: str
    span: Span
    values: frozenset[str]


def on_another_basis(pairing: Pairing) -> OtherBasis | None:
    """The two bases on which a claim and a document give a figure; None where they may be one.

    Each side must have words of one basis alone in the figure's clause.
    """
    sighting = pairing.sighting
    sides = (
        _tokens_of(pairing.ours, sighting.ours),
        _tokens_of(pairing.theirs, sighting.theirs),
    )
    for table in _tables():
        told = [[*_told(table, tokens)] for tokens in sides]
        values = [{value for value, _ in each} for each in told]
        if len(values[0]) != 1 or len(values[1]) != 1 or values[0] == values[1]:
            continue
        (ours, theirs) = (each[0][1] for each in told)
        return OtherBasis(
            text_of(sighting.ours, ours),
            text_of(sighting.theirs, theirs),
            theirs,
            frozenset(values[0] | values[1]),
        )
    return None


def on_extreme(pairing: Pairing) -> bool:
    """Whether a figure is the highest or lowest there may be on one side alone: "maximum fine"."""
    sides = ((pairing.ours, pairing.sighting.ours), (pairing.theirs, pairing.sighting.theirs))
    told = [
        not words_of("extreme").isdisjoint(t.text for t in _tokens_of(figure, statement))
        for figure, statement in sides
    ]
    exact = all(f.quantity.bound is Bound.EXACT for f, _ in sides)
    return told[0] != told[1] and exact


def is_difference(figure: Figure, statement: Statement) -> bool:
    """Whether right behind a figure it says that it is a difference: "£3m under budget"."""
    behind = [t for t in statement.tokens if t.span.start >= figure.span.end]
    table = load("en").table("judging")["difference"]["behind"]
    return any(stands_at(behind, 0, tuple(words.split())) for words in table)


def spread_over(figure: Figure, statement: Statement) -> Figure | None:
    """The years over which an amount is spread: "£3m over three years"."""
    table = load("en").table("judging")["spread"]["over"]
    for other in statement.figures:
        if other.quantity.kind is not Kind.DURATION or other.span.start < figure.span.end:
            continue
        between = [
            t.text for t in statement.tokens if figure.span.end <= t.span.start < other.span.start
        ]
        if " ".join(between) in table:
            return other
    return None


def of_each_alone(pairing: Pairing) -> bool:
    """Whether one side gives what each of several has or does, and the other what all do."""
    sides = (
        (pairing.ours, pairing.sighting.ours),
        (pairing.theirs, pairing.sighting.theirs),
    )
    for (figure, statement), (other, beside) in (sides, sides[::-1]):
        told = {t.text for t in beside.tokens}
        averaged = _is_of_one(other) or not words_of("averaging").isdisjoint(told)
        if _is_each(figure, statement) and not _is_each(other, beside) and not averaged:
            return True
    return False


def _per_thing(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is said to be of each of some things: "£3 per crossing"."""
    behind = [t for t in statement.tokens if t.span.start >= figure.span.end][:_PER]
    words = [t.text for t in behind]
    led = words[:1] == ["per"] or (
        words[:1] == ["for"] and not words_of("one_by_one").isdisjoint(words[1:2])
    )
    months = load("en").table("judging")["months"]
    told = [t for t in behind[1:] if t.kind == "word"]
    return led and bool(told) and not any(t.lemma in months for t in told)


_PER: Final = 3
"""So many words tell of what an amount is one: "for each crossing"."""


def on_other_count(pairing: Pairing) -> bool:
    """Whether one side gives an amount for a time, and the other for each of some things."""
    sides = (
        (pairing.ours, pairing.sighting.ours),
        (pairing.theirs, pairing.sighting.theirs),
    )
    months = load("en").table("judging")["months"]
    return any(
        one.per is not None and one.per.what in months and _per_thing(other, statement)
        for (one, _), (other, statement) in (sides, sides[::-1])
    )


def _is_of_one(figure: Figure) -> bool:
    """Whether a figure is given for one of what it is of ("£30 a head"), and not for a time."""
    months = load("en").table("judging")["months"]
    return figure.per is not None and figure.per.what not in months


def _is_each(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is what one of several does or has: "25 litres apiece", "each makes 30"."""
    end = max(figure.span.end, figure.counted.span.end if figure.counted else 0)
    behind = [t.text for t in statement.tokens if t.span.start >= end][:1]
    if not words_of("apiece").isdisjoint(behind):
        return True
    clause = clause_of(figure, statement)
    if clause is None or clause.subject is None or clause.predicate is None:
        before = [t.text for t in statement.tokens if t.span.end <= figure.span.start][-_PER:]
        return not words_of("one_by_one").isdisjoint(before)
    doers = Span(clause.subject.span.start, clause.predicate.span.start)
    told = {t.text for t in statement.tokens if doers.covers(t.span)}
    return not figure.span.overlaps(doers) and not words_of("one_by_one").isdisjoint(told)


def on_other_end(pairing: Pairing) -> bool:
    """Whether a figure is what one side's change leads to, and what the other's begins with."""
    return {pairing.ours.role, pairing.theirs.role} == {FigureRole.FROM, FigureRole.TO}


def _tokens_of(figure: Figure, statement: Statement) -> Sequence[Token]:
    clause = clause_of(figure, statement)
    others = any(f is not figure and not f.arithmetic for f in statement.figures)
    # Where there is no other figure, the words of the sentence are this one's.
    span = clause.span if clause and others else statement.span
    return [t for t in statement.tokens if span.covers(t.span)]


def _told(table: dict[tuple[str, ...], str], tokens: Sequence[Token]) -> Sequence[tuple[str, Span]]:
    """The bases of a table that some words tell of, the longest words first."""
    found: list[tuple[str, Span]] = []
    for words, value in table.items():
        for at in range(len(tokens)):
            if not stands_at(tokens, at, words):
                continue
            span = Span(tokens[at].span.start, tokens[at + len(words) - 1].span.end)
            if not any(span.overlaps(taken) for _, taken in found):
                found.append((value, span))
    return found


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[tuple[str, ...], str], ...]:
    """Of each question, the words of its answers, the longest first."""
    return tuple(
        {
            tuple(words.split()): value
            for words, value in sorted(
                ((words, value) for value, rows in table.items() for words in rows),
                key=lambda row: (-len(row[0].split()), row),
            )
        }
        for table in load("en").table("judging")["basis"].values()
    )
