"""How likely a figure that may be the claim's is the claim's: what speaks for it, weighed.

The weights are those of a logistic regression, fitted by tools/fit_evidence.py on annotated
clusters and kept as data in weights.toml. What speaks against it (another unit, place, period or
role) is asked elsewhere, slot by slot: here only the case is weighed in which nothing does.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import exp, log2
from typing import Final

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import category
from claimcheck.matching.figures import counts_people, has_members, head, rareness, slip
from claimcheck.matching.nearness import nearness
from claimcheck.matching.subjects import figure_of_another_act
from claimcheck.matching.terms import pronouns, unnamed
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import FigureRole, Match, Pairing, Sighting, State
from claimcheck.quantity import Kind, Quantity

__all__ = [
    "FEATURES",
    "chance",
    "features",
    "is_linked",
    "is_of_another_subject",
    "is_unlike",
    "likelihood",
    "names_met",
    "otherwise_counted",
    "together_digits",
]

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
    "among",
    "near",
    "near_among",
    "linked",
    "unlike",
    "other_act",
    "worked_out",
)
"""What is weighed, in the order of `features`; weights.toml says what each is."""

_ALIKE: Final = frozenset({State.SAME, State.COMPATIBLE})
_MOST: Final = 3.0
"""More digits of another equal figure are worth no more."""


def likelihood(pairing: Pairing) -> float:
    """How likely the document's figure is the claim's, from 0 to 1."""
    return chance("evidence", FEATURES, features(pairing))


def chance(table: str, names: Sequence[str], values: Sequence[float]) -> float:
    """What is weighed, as a chance from 0 to 1, by the weights of a table."""
    weights = WEIGHTS[table]
    found = sum(weights[name] * value for name, value in zip(names, values, strict=True))
    return 1 / (1 + exp(-found))


def _of_wholes(pairing: Pairing) -> bool:
    """Whether both say of what they are taken, and the two are not known to be one."""
    whole = pairing.match.state("population")
    return whole is State.UNKNOWN and bool(pairing.ours.of and pairing.theirs.of)


def features(pairing: Pairing) -> tuple[float, ...]:
    """What speaks for two figures being of one fact, in the order of `FEATURES`."""
    match, ours, theirs = pairing.match, pairing.ours, pairing.theirs
    whole = match.state("population")
    digits, among = _digits(ours.quantity, theirs.quantity), log2(1 + match.among)
    not_printed = match.state("value") is State.COMPATIBLE
    return (
        1.0,
        digits,
        match.own,
        match.score - match.own,
        match.topic,
        together_digits(pairing),
        names_met(pairing),
        match.state("unit") in _ALIKE,
        otherwise_counted(pairing),
        whole in _ALIKE,
        _of_wholes(pairing),
        match.state("period") in _ALIKE,
        match.state("direction") is State.SAME,
        _elided(pairing),
        not_printed,
        among,
        min(1.0, digits),
        among * not_printed,
        is_linked(pairing),
        is_unlike(pairing),
        figure_of_another_act(pairing),
        theirs.arithmetic is not None,
    )


def _digits(a: Quantity, b: Quantity) -> float:
    """In how many digits two amounts agree; a slip of the pen may be any of about ten."""
    if slip(a, b):
        return min(rareness(a), rareness(b)) - 1.0
    return nearness(a, b)


def is_linked(pairing: Pairing) -> bool:
    """Whether the figure's own words, or a figure or name beside it, lead to the claim at all.

    Equal digits that stand under a label of their own, in a sentence that shares nothing with the
    claim, are of something else, however rare they are and whatever the document is about.
    """
    match = pairing.match
    dated = match.state("period") is State.SAME or match.state("direction") is State.SAME
    led = dated or match.own > 0 or _elided(pairing) or match.state("unit") in _ALIKE
    if is_of_another_subject(pairing):
        led = False
    spoken = dated or max(match.score, match.topic) >= WEIGHTS["trust"]["spoken_of"]
    return (led and spoken) or together_digits(pairing) > 0 or names_met(pairing)


def is_unlike(pairing: Pairing) -> bool:
    """Whether something beside an equal figure makes it doubtful, though none of its slots differs.

    It counts another sort of thing, so far as is known; somebody or somewhere else is named; or
    what is doubtful is the figure beside it, which is another, or of another sort of thing.
    """
    sighting = pairing.sighting
    if _counts_in_its_place(pairing) or any(
        s.name.startswith("name:") and s.state is State.DIFFERENT for s in sighting.slots
    ):
        return True
    beside = list(_beside(pairing))
    met = {m.ours for m in beside if m.state("value") in _ALIKE}
    return any(
        _is_of_another(sighting, m)
        if m.ours in met
        else (m.own > 0 or _is_same_end(sighting, m))
        and m.state("value") is State.DIFFERENT
        and not _differs(m)
        for m in beside
    )


def _is_same_end(sighting: Sighting, match: Match) -> bool:
    """Whether either figure is where something rose or fell to, or from."""
    roles = {sighting.ours.figures[match.ours].role, sighting.theirs.figures[match.theirs].role}
    return roles in ({FigureRole.TO}, {FigureRole.FROM})


def _counts_in_its_place(pairing: Pairing) -> bool:
    """Whether another sort of thing is counted where the claim has its own.

    As many garages as flats are of one category, and as many calls as complaints stand with the
    same words; as many repossessions as households may well be told of one matter.
    """
    if not otherwise_counted(pairing):
        return False
    a, b = head(pairing.ours.counted), head(pairing.theirs.counted)
    alike = bool(a and b and category(a) is not None and category(a) == category(b))
    met = pairing.match.own >= WEIGHTS["trust"]["in_its_place"]
    return alike or met or together_digits(pairing) > 0


def _beside(pairing: Pairing) -> Iterator[Match]:
    """How the other figures of the claim are met by the other figures of the sentence."""
    mine = pairing.match
    for match in pairing.sighting.matches:
        if match.ours != mine.ours and match.theirs != mine.theirs:
            yield match


def _is_of_another(sighting: Sighting, match: Match) -> bool:
    """Whether an equal figure is of something else than the claim's."""
    if match.state("value") is not State.SAME:
        return False
    return _differs(match) or otherwise_counted(Pairing(sighting, match))


def _differs(match: Match) -> bool:
    return any(s.state is State.DIFFERENT for s in match.slots if s.name != "value")


def is_of_another_subject(pairing: Pairing) -> bool:
    """Whether none of a figure's own words is the claim's, and it is said of a subject of its own.

    What "the number" or "it" has gone up by is told by the sentence before; by how much "a pot of
    tea" costs more is not, and only stands in the same article.
    """
    if pairing.match.own > 0:
        return False
    span = pairing.theirs.span
    around = [c for c in pairing.sighting.theirs.clauses if c.span.covers(span) and c.subject]
    inner = min(around, key=lambda c: c.span.end - c.span.start, default=None)
    if inner is None or inner.subject is None or inner.subject.span.covers(span):
        return False
    pronoun = inner.subject.text.lower() in pronouns() | unnamed()
    return not pronoun and _measures().isdisjoint(inner.subject.text.lower().split())


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    return frozenset(load("en").table("counted")["measures"])


def together_digits(pairing: Pairing, *, but_wholes: bool = False) -> float:
    """In how many digits another figure of the claim has its equal in the same sentence.

    That two figures are parts of one whole (left out by `but_wholes`) does not make them one part.
    """
    sighting = pairing.sighting
    mine, yours = ({f.base, f.related} for f in (pairing.ours, pairing.theirs))
    return max(
        (
            min(_MOST, nearness(a.quantity, b.quantity))
            for m in _beside(pairing)
            if m.state("value") is State.SAME and not _differs(m)
            if not (but_wholes and (m.ours in mine or m.theirs in yours))
            for a, b in ((sighting.ours.figures[m.ours], sighting.theirs.figures[m.theirs]),)
        ),
        default=0.0,
    )


def names_met(pairing: Pairing) -> bool:
    """Whether a name of the claim stands in the sentence."""
    return any(s.name.startswith("name:") and s.state is State.SAME for s in pairing.sighting.slots)


def _elided(pairing: Pairing) -> bool:
    """Whether the document's figure leaves out what it counts: "480 of them", "it was once 52"."""
    theirs = pairing.theirs
    bare = theirs.counted is None or "counted" in theirs.inherited
    return bare and theirs.of is None and theirs.base is None


def otherwise_counted(pairing: Pairing) -> bool:
    """Whether both say what they count, and the two are not known to be one sort of thing."""
    ours, theirs = pairing.ours, pairing.theirs
    if ours.quantity.kind is not Kind.COUNT or pairing.match.state("unit") in _ALIKE:
        return False
    if "counted" in theirs.inherited:
        # What "480 of them" counts stands elsewhere, perhaps in a broader word.
        return False
    a, b = head(ours.counted), head(theirs.counted)
    if not a or not b:
        return False
    people = all(counts_people(h) or category(h) == "person" for h in (a, b))
    return not people and not (has_members(a) or has_members(b))
