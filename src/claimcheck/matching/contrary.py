"""How likely another value is of the very thing of which the claim gives one: what speaks for it.

The weights are those of a logistic regression, fitted by tools/fit_evidence.py on claims into which
another figure was planted, and kept as data in weights.toml. What speaks against it (another unit,
place, period or role) is asked elsewhere, slot by slot.
"""

from collections.abc import Iterable, Sequence
from math import log2
from typing import Final

from claimcheck.matching.evidence import chance, is_of_another_subject, names_met, together_digits
from claimcheck.matching.figures import digits
from claimcheck.matching.key_slots import differing
from claimcheck.matching.nearness import apart
from claimcheck.model import (
    FigureRole,
    Match,
    Pairing,
    Sighting,
    State,
    Statement,
)
from claimcheck.quantity import Kind

__all__ = ["CONTRARY", "contrariness", "contrary_features", "likeliest", "others_of"]

CONTRARY: Final = (
    "always",
    "inherited",
    "own",
    "sure",
    "covered",
    "back",
    "topic",
    "together",
    "names",
    "other_name",
    "other_word",
    "turned",
    "another_subject",
    "unit_same",
    "whole_same",
    "period_same",
    "direction_same",
    "role_same",
    "as_a_whole",
    "foretold",
    "apart",
    "digits",
    "ahead",
    "ahead_by_words",
    "among",
    "share",
    "count",
    "money",
    "measure",
)
"""What is weighed of two values that differ, in the order of `contrary_features`."""

_ALIKE: Final = frozenset({State.SAME, State.COMPATIBLE})
_OTHER_WORDS: Final = frozenset(
    {"verb", "measure", "object", "sibling", "lone", "replaced", "kind"}
)
_MOST: Final = 8
"""So many other figures are looked at that may be the one that is meant, the likeliest first."""


def contrariness(pairing: Pairing) -> float:
    """How likely the document's other figure is of the very thing of which the claim's is."""
    return chance("contrary", CONTRARY, contrary_features(pairing))


def contrary_features(pairing: Pairing) -> tuple[float, ...]:
    """What speaks for two values that differ being of one thing, in the order of `CONTRARY`."""
    match, sighting = pairing.match, pairing.sighting
    ours, theirs = pairing.ours.quantity, pairing.theirs.quantity
    others = [
        m
        for s, m in pairing.rivals[:_MOST]
        if not s.theirs.figures[m.theirs].arithmetic and not differing(m)
    ]
    hows = {s.how for s in sighting.swaps}
    return (
        1.0,
        match.score - match.own,
        match.own,
        sighting.sure,
        sighting.coverage,
        sighting.back,
        match.topic,
        together_digits(pairing, but_wholes=True),
        names_met(pairing),
        any(s.name.startswith("name:") and s.state is State.DIFFERENT for s in sighting.slots),
        not hows.isdisjoint(_OTHER_WORDS),
        "opposite" in hows,
        is_of_another_subject(pairing),
        match.state("unit") in _ALIKE,
        match.state("population") in _ALIKE,
        match.state("period") in _ALIKE,
        match.state("direction") is State.SAME,
        match.state("role") is State.SAME,
        (pairing.ours.role is FigureRole.BASE) != (pairing.theirs.role is FigureRole.BASE),
        _is_foretold(sighting.ours) != _is_foretold(sighting.theirs),
        apart(ours, theirs),
        min(4, digits(theirs)),
        match.score - max((m.score for m in others), default=0.0),
        match.own - max((m.own for m in others), default=0.0),
        log2(1 + len(others)),
        ours.kind is Kind.SHARE,
        ours.kind is Kind.COUNT,
        ours.kind is Kind.MONEY,
        ours.kind is Kind.MEASURE,
    )


def _is_foretold(statement: Statement) -> bool:
    """Whether a statement has a word for what is expected, planned or proposed."""
    return any(c.family == "modality" for c in statement.cues)


def likeliest(found: Iterable[tuple[Sighting, Match]]) -> tuple[Sighting, Match] | None:
    """Of some figures that may be the one that is meant, and are other values, the likeliest.

    None where none is likelier to be than not.
    """
    every = list(found)
    best: tuple[float, int] | None = None
    for at, (sighting, match) in enumerate(every):
        if match.state("value") is not State.DIFFERENT or differing(match):
            continue
        if sighting.theirs.figures[match.theirs].arithmetic:
            continue
        chance_ = contrariness(Pairing(sighting, match, others_of(every, at)))
        if chance_ >= _LIKELIER and (best is None or chance_ > best[0]):
            best = chance_, at
    return every[best[1]] if best else None


_LIKELIER: Final = 0.5


def others_of(
    every: Sequence[tuple[Sighting, Match]], at: int
) -> tuple[tuple[Sighting, Match], ...]:
    """The others that may be the one that is meant, the likeliest first."""
    return (*every[:at], *every[at + 1 :])[:_MOST]
