"""Whether two sentences speak of one cause and one effect, however surely they join the two."""

from collections.abc import Iterator
from typing import Final

from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.causal_cues import cause_of
from claimcheck.matching.terms import substance
from claimcheck.model import Case, Cue, Sighting, Span, Statement

__all__ = ["causal_sightings", "cause_of", "denied_cause", "is_met", "sides_of"]

_UNKNOWN: Final = "unknown"
_BOTH: Final = 0.5
"""So much of either side, cause and effect, must be met."""
_ALONE: Final = 0.6
"""So much of the effect, where a document says that nobody knows its cause."""
_MOST: Final = 8


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
        sides = sides_of(statement, cue)
        if not all(sides):
            continue
        for sighting in case.sightings[:_MOST]:
            if sighting.ours.span != statement.span or sighting.ours.text != statement.text:
                continue
            theirs = cause_of(sighting.theirs)
            if theirs is None:
                continue
            if theirs.value == _UNKNOWN:
                words = _words(sighting.theirs, sighting.theirs.span, theirs)
                if max(_met(side, words) for side in sides) >= _ALONE:
                    yield sighting
            elif _joined(sides, sighting.theirs, theirs) >= _BOTH:
                yield sighting


def denied_cause(statement: Statement) -> Cue | None:
    """The denial of a statement's cause or link: "no" in "no clear link", "not caused by"."""
    cue = cause_of(statement)
    if cue is None:
        return None
    stops = [t.span.end for t in statement.tokens if t.text in _STOPS]
    start = max((s for s in stops if s <= cue.span.start), default=statement.span.start)
    denials = [
        c
        for c in statement.cues
        if c.family == "negation" and start <= c.span.start and c.span.end <= cue.span.start
    ]
    near = bool(denials) and cue.span.start - denials[-1].span.end <= _BESIDE
    # What cannot be ruled out is not denied.
    return denials[-1] if near and len(denials) % 2 else None


_BESIDE: Final = 16
"""So near before a cue, in code points, a denial is of it: "no clear link"."""
_STOPS: Final = frozenset({",", ";", ":"})


def _joined(sides: tuple[frozenset[str], frozenset[str]], statement: Statement, cue: Cue) -> float:
    """How much of each side of a claim is met on a side of its own, whichever comes first."""
    before, behind = sides_of(statement, cue)
    one, other = sides
    if not _met(one, before) and not _met(other, before):
        # "Because of the storm, trains ran late", "a link between the storm and the delays".
        return min(_met(one, behind), _met(other, behind))
    return max(
        min(_met(one, before), _met(other, behind)), min(_met(one, behind), _met(other, before))
    )


def is_met(side: frozenset[str], words: frozenset[str]) -> bool:
    """Whether enough of a cause or an effect is among some words."""
    return _met(side, words) >= _BOTH


def sides_of(statement: Statement, cue: Cue) -> tuple[frozenset[str], frozenset[str]]:
    """The words of substance before and behind the words that join a cause and an effect."""
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
    return sum(any(stands_for(a, b) for b in words) for a in side) / len(side)
