"""What a document says is not why something is so, where a claim says that it is."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.matching.causes import cause_of, is_met, sides_of
from claimcheck.matching.terms import function_words
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Case, Sighting, Span, Statement, Token

__all__ = ["caused_otherwise"]

_UNKNOWN: Final = "unknown"
_LOOKED_AT: Final = 8


def caused_otherwise(case: Case) -> Iterator[tuple[Sighting, Span]]:
    """The sentences that deny what a claim gives as a cause, each with the words that deny it.

    "Ruled out fatigue as a factor" denies that fatigue caused it, whatever else the sentence says;
    of what it was no factor the document must have spoken.
    """
    for statement in case.statements:
        cue = cause_of(statement)
        if cue is None or cue.value == _UNKNOWN or _denies(statement):
            continue
        sides = sides_of(statement, cue)
        if not all(sides):
            continue
        for sighting in case.sightings[:_LOOKED_AT]:
            if sighting.ours.text != statement.text:
                continue
            if sighting.coverage < WEIGHTS["said"]["no_cause"]:
                continue
            for denied, words in _denials(sighting.theirs):
                if any(is_met(side, words) or (words and words <= side) for side in sides):
                    yield sighting, denied


def _denies(statement: Statement) -> bool:
    return any(c.family in {"negation", "modality"} for c in statement.cues)


def _denials(statement: Statement) -> Iterator[tuple[Span, frozenset[str]]]:
    """Where a statement says that something is no cause, with the words for what is none."""
    tokens = [t for t in statement.tokens if t.kind == "word"]
    table = _table()
    for at, token in enumerate(tokens):
        found = _ruled_out(tokens, at, table) or _without_effect(tokens, at, table)
        if found is None or _is_denied(statement, token):
            continue
        (start, end), words = found
        told = frozenset(words) - function_words()
        yield Span(tokens[start].span.start, tokens[end].span.end), told


def _ruled_out(
    tokens: Sequence[Token], at: int, table: Mapping[str, Sequence[str]]
) -> tuple[tuple[int, int], list[str]] | None:
    """The places and the object of "ruled out fatigue as a factor"."""
    pair = f"{tokens[at].lemma} {tokens[at + 1].text}" if at + 1 < len(tokens) else ""
    first = at + 2 if pair in table["ruled_out"] else at + 1
    if pair not in table["ruled_out"] and tokens[at].lemma not in table["ruled_out"]:
        return None
    for led in range(first, min(first + _OBJECT, len(tokens))):
        if tokens[led].text != "as":
            continue
        behind = range(led + 1, min(led + 1 + _NEAR, len(tokens)))
        end = next((i for i in behind if tokens[i].lemma in table["as"]), None)
        if end is not None:
            return (at, end), [t.lemma for t in tokens[first:led]]
    return None


def _without_effect(
    tokens: Sequence[Token], at: int, table: Mapping[str, Sequence[str]]
) -> tuple[tuple[int, int], list[str]] | None:
    """The places and the subject of "tariffs had no material effect on sales"."""
    if tokens[at].lemma in table["have"]:
        reach = range(at + 1, min(at + 1 + _NEAR, len(tokens)))
        no = next((i for i in reach if tokens[i].text in table["no"]), None)
        nouns = table["effect"]
    elif tokens[at].text == "not" and at and tokens[at - 1].lemma == "be":
        no, nouns = at, table["factor"]
    else:
        return None
    if no is None:
        return None
    end = next(
        (i for i in range(no + 1, min(no + 1 + _NEAR, len(tokens))) if tokens[i].lemma in nouns),
        None,
    )
    if end is None:
        return None
    return (at, end), [t.lemma for t in tokens[max(0, at - _OBJECT) : at]]


_OBJECT: Final = 8
_NEAR: Final = 4


def _is_denied(statement: Statement, token: Token) -> bool:
    """Whether a denial stands before the words: "has not been ruled out as a cause"."""
    return any(
        c.family in {"negation", "modality"}
        and c.span.end <= token.span.start
        and token.span.start - c.span.end <= _BESIDE
        for c in statement.cues
    )


_BESIDE: Final = 16


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Sequence[str]]:
    table: Mapping[str, Sequence[str]] = load("en").table("judging")["no_cause"]
    return table
