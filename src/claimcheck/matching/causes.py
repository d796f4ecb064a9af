"""Whether two sentences speak of one cause and one effect, however surely they join the two."""

from collections.abc import Iterator
from typing import Final

from claimcheck.lexicon.meaning import near, relation
from claimcheck.matching.terms import substance
from claimcheck.model import Case, Cue, Sighting, Span, Statement

__all__ = ["causal_sightings", "cause_of"]

_FAMILY: Final = "cause"
_UNKNOWN: Final = "unknown"
_ONE: Final = frozenset({"same", "kind", "narrower"})
_BOTH: Final = 0.5
"""So much of either side, cause and effect, must be met."""
_ALONE: Final = 0.6
"""So much of the effect, where a document says that nobody knows its cause."""
_MOST: Final = 8


def cause_of(statement: Statement) -> Cue | None:
    """The first cue of a statement that joins a cause and an effect."""
    return next((c for c in statement.cues if c.family == _FAMILY), None)


def causal_sightings(case: Case) -> Iterator[Sighting]:
    """The sentences of a document that speak of the claim's cause and effect.

    What stands before the joining words and what stands behind them must both be met, whichever is
    which, as "the storm caused the delays" says what "the delays were due to the storm" says. Where
    a document says that the cause is not known, the effect alone must be.
    """
    for statement in case.statements:
        cue = cause_of(statement)
        if cue is None:
            continue
        sides = _sides(statement, cue)
        if not all(sides):
            continue
        for sighting in case.sightings[:_MOST]:
            if sighting.ours.span != statement.span or sighting.ours.text != statement.text:
                continue
            theirs = cause_of(sighting.theirs)
            if theirs is None:
                continue
            words = _words(sighting.theirs, sighting.theirs.span, theirs)
            met = [_met(side, words) for side in sides]
            if theirs.value == _UNKNOWN:
                if max(met) >= _ALONE:
                    yield sighting
            elif min(met) >= _BOTH:
                yield sighting


def _sides(statement: Statement, cue: Cue) -> tuple[frozenset[str], frozenset[str]]:
    before = Span(statement.span.start, cue.span.start)
    behind = Span(cue.span.end, max(cue.span.end, statement.span.end))
    return _words(statement, before, cue), _words(statement, behind, cue)


def _words(statement: Statement, span: Span, cue: Cue) -> frozenset[str]:
    """The words of substance at a place, the joining words left out."""
    hidden = [cue.span, *(p.span for p in statement.periods), *(f.span for f in statement.figures)]
    hidden += [c.span for c in statement.cues if c.family in {"modality", "quantifier", "negation"}]
    hidden += [s.speaker.span for s in statement.speech if s.speaker]
    return substance(statement, span, hidden)


def _met(side: frozenset[str], words: frozenset[str]) -> float:
    if not side:
        return 0.0
    return sum(any(_alike(a, b) for b in words) for a in side) / len(side)


def _alike(ours: str, theirs: str) -> bool:
    return ours == theirs or relation(ours, theirs) in _ONE or near(ours, theirs)
