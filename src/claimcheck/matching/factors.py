"""A claim's "doubled" or "halved" held against a change that is told in per cent."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from attrs import frozen

from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.subjects import clause_of
from claimcheck.matching.trust import enough, other_name, other_place, replaced_word, turned_round
from claimcheck.model import Case, Figure, FigureRole, Sighting, State
from claimcheck.quantity import Kind, plain

__all__ = ["ByFactor", "by_factors"]

_LOOKED_AT: Final = 2
_ALL: Final = Decimal(100)
_CENT: Final = Decimal("0.01")


@frozen
class ByFactor:
    """A factor of a claim, and what a change in per cent comes to: 25% more is 1.25 times."""

    sighting: Sighting
    ours: Figure
    theirs: Figure
    factor: Decimal

    @property
    def holds(self) -> bool:
        """Whether the change may be told by the claim's factor."""
        return self.ours.quantity.includes(self.factor)

    @property
    def arithmetic(self) -> str:
        """How the factor comes about."""
        sign = "-" if self.theirs.change == "down" else "+"
        change = plain(self.theirs.quantity.value or Decimal(0))
        own = f"1 {sign} {change} / 100 = {plain(self.factor.quantize(_CENT))}"
        return f"{self.theirs.arithmetic}; {own}" if self.theirs.arithmetic else own


def by_factors(case: Case) -> Iterator[ByFactor]:
    """The changes in per cent that a document gives for what a claim says doubled or halved.

    The sentence must give one change, and of the same way: what is told of two things may be told
    of either.
    """
    if case.source is not None:
        return
    for sighting in case.sightings[:_LOOKED_AT]:
        if not enough(sighting.sure, "direction") or _is_doubtful(sighting):
            continue
        changes = _changes(sighting)
        for ours in sighting.ours.figures:
            told = ours.quantity.kind is Kind.MULTIPLE and ours.role is FigureRole.CHANGE
            if not told or len(changes) != 1 or changes[0].change != ours.change:
                continue
            by = changes[0].quantity.value or Decimal(0)
            part = by / _ALL if ours.change == "up" else -by / _ALL
            yield ByFactor(sighting, ours, changes[0], 1 + part)
            return


def _is_doubtful(sighting: Sighting) -> bool:
    """Whether a statement may be of another thing or time, or denies it."""
    apart = {sighting.state(name) for name in ("negation", "direction")}
    dated = bool(sighting.ours.periods or sighting.theirs.periods)
    timed = any(f.quantity.kind is Kind.DURATION for f in sighting.ours.figures)
    if timed or (dated and sighting.state("period") not in {State.SAME, State.COMPATIBLE}):
        # What doubled in ten years may well have risen by 9% last year.
        return True
    named = any(s.name.startswith("name:") and s.state is State.UNKNOWN for s in sighting.slots)
    other = other_name(sighting) or other_place(sighting) or replaced_word(sighting)
    return named or other or State.DIFFERENT in apart or turned_round(sighting)


def _changes(sighting: Sighting) -> list[Figure]:
    """The changes in per cent of a statement; none where it tells a factor, too."""
    figures = sighting.theirs.figures
    if any(f.quantity.kind is Kind.MULTIPLE for f in figures):
        return []
    found = [f for f in figures if f.quantity.kind is Kind.SHARE and f.role is FigureRole.CHANGE]
    printed = [f for f in found if not f.arithmetic]
    told = printed or found
    return told if all(_is_of_ours(f, sighting) for f in told) else []


def _is_of_ours(change: Figure, sighting: Sighting) -> bool:
    """Whether what changes there is what the claim says changed, and not its neighbour."""
    clause = clause_of(change, sighting.theirs)
    if clause is None or clause.subject is None:
        return False
    ours = [w for c in sighting.ours.clauses if c.subject for w in c.subject.lemmas]
    return any(stands_for(a, b) for a in ours for b in clause.subject.lemmas)
