"""How likely a figure that may be the claim's is the claim's: what speaks for it, weighed.

The weights are those of a logistic regression, fitted by tools/fit_evidence.py on annotated
clusters and kept as data in weights.toml. What speaks against it (another unit, place, period or
role) is asked elsewhere, slot by slot: here only the case is weighed in which nothing does.
"""

from math import exp
from typing import Final

from claimcheck.lexicon.meaning import category
from claimcheck.matching.figures import counts_people, has_members, head
from claimcheck.matching.nearness import nearness
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Pairing, State
from claimcheck.quantity import Kind

__all__ = ["FEATURES", "features", "is_linked", "likelihood", "otherwise_counted"]

FEATURES: Final = (
    "always",
    "digits",
    "own",
    "inherited",
    "topic",
    "together",
    "names",
    "unit_same",
    "unit_other",
    "whole_same",
    "whole_other",
    "period_same",
    "direction_same",
    "elided",
    "not_printed",
)
"""What is weighed, in the order of `features`; weights.toml says what each is."""

_ALIKE: Final = frozenset({State.SAME, State.COMPATIBLE})
_MOST: Final = 3.0
"""More digits of another equal figure are worth no more."""


def likelihood(pairing: Pairing) -> float:
    """How likely the document's figure is the claim's, from 0 to 1."""
    weights = WEIGHTS["evidence"]
    found = sum(
        weights[name] * value for name, value in zip(FEATURES, features(pairing), strict=True)
    )
    return 1 / (1 + exp(-found))


def features(pairing: Pairing) -> tuple[float, ...]:
    """What speaks for two figures being of one fact, in the order of `FEATURES`."""
    match, ours, theirs = pairing.match, pairing.ours, pairing.theirs
    whole = match.state("population")
    return (
        1.0,
        nearness(ours.quantity, theirs.quantity),
        match.own,
        match.score - match.own,
        match.topic,
        _together(pairing),
        _names(pairing),
        match.state("unit") in _ALIKE,
        otherwise_counted(pairing),
        whole in _ALIKE,
        whole is State.UNKNOWN and ours.of is not None and theirs.of is not None,
        match.state("period") in _ALIKE,
        match.state("direction") is State.SAME,
        _elided(pairing),
        match.state("value") is State.COMPATIBLE,
    )


def is_linked(pairing: Pairing) -> bool:
    """Whether the figure's own words, or a figure or name beside it, lead to the claim at all.

    Equal digits that stand under a label of their own, in a sentence that shares nothing with the
    claim, are of something else, however rare they are and whatever the document is about.
    """
    return bool(
        pairing.match.own > 0
        or _elided(pairing)
        or _together(pairing) > 0
        or _names(pairing)
        or pairing.match.state("unit") in _ALIKE
    )


def _together(pairing: Pairing) -> float:
    """In how many digits another figure of the claim has its equal in the same sentence."""
    sighting, match = pairing.sighting, pairing.match
    return max(
        (
            min(_MOST, nearness(sighting.ours.figures[m.ours].quantity, other.quantity))
            for m in sighting.matches
            if m.ours != match.ours and m.theirs != match.theirs
            if m.state("value") is State.SAME
            for other in (sighting.theirs.figures[m.theirs],)
        ),
        default=0.0,
    )


def _names(pairing: Pairing) -> bool:
    """Whether a name of the claim stands in the sentence."""
    return any(
        s.name.startswith("name:") and s.state is State.SAME for s in pairing.sighting.slots
    )


def _elided(pairing: Pairing) -> bool:
    """Whether the document's figure leaves out what it counts: "480 of them", "it used to be 52"."""
    theirs = pairing.theirs
    bare = theirs.counted is None or "counted" in theirs.inherited
    return bare and theirs.of is None and theirs.base is None


def otherwise_counted(pairing: Pairing) -> bool:
    """Whether both say what they count, and the two are not known to be one sort of thing."""
    ours, theirs = pairing.ours, pairing.theirs
    if ours.quantity.kind is not Kind.COUNT or pairing.match.state("unit") in _ALIKE:
        return False
    a, b = head(ours.counted), head(theirs.counted)
    if not a or not b:
        return False
    people = all(counts_people(h) or category(h) == "person" for h in (a, b))
    return not people and not (has_members(a) or has_members(b))
