"""The circumstances of a statement against those of another: when, whether, how surely, by whom."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import field, frozen

from claimcheck.lexicon.meaning import relation
from claimcheck.model import (
    Cue,
    Figure,
    Name,
    Period,
    Phrase,
    Slot,
    Span,
    Speech,
    State,
    Statement,
    UnitDefinition,
)
from claimcheck.reading.names import compare_names
from claimcheck.reading.periods import compare_periods

_WINDOW: Final = 28
"""How far beside the words that were met a cue may stand to be about them, in code points."""

_COMPARISON_BASES: Final = ("previous", "year-earlier", "same-period", "year-ago")


@frozen
class Circumstances:
    """What is known beside the two statements.

    `period` is the claim's own, where its file states one; `inherited` leads from the start of a
    document's statement to the period that it inherits; `units` are the claims file's units.
    """

    period: Period | None = None
    place: str | None = None
    inherited: Mapping[int, Period] = field(factory=dict, repr=False)
    units: tuple[UnitDefinition, ...] = ()

    def distinct(self, a: str, b: str) -> bool:
        """Whether the claims file says that two units are not the same."""
        return any(
            (a == u.name and b in u.distinct_from) or (b == u.name and a in u.distinct_from)
            for u in self.units
        )


# --- when --------------------------------------------------------------------------------


def is_comparison_base(period: Period) -> bool:
    """Whether a period only says what is compared with: "a year earlier"."""
    return bool(period.relative) and (period.relative or "").startswith(_COMPARISON_BASES)


def period_slot(
    ours: Figure, theirs: Figure, mine: Statement, yours: Statement, circumstances: Circumstances
) -> Slot:
    """Whether two figures are of the same time."""
    return periods_slot(
        _period_of(ours, mine) or circumstances.period, _their_period(theirs, yours, circumstances)
    )


def periods_slot(a: Period | None, b: Period | None) -> Slot:
    """Whether two periods are the same time."""
    state = compare_periods(a, b) if a and b else State.UNKNOWN
    return Slot(
        "period", state, a.text if a else None, b.text if b else None, b.span if b else None
    )


def _period_of(figure: Figure, statement: Statement) -> Period | None:
    if figure.period:
        return None if is_comparison_base(figure.period) else figure.period
    return next((p for p in statement.periods if not is_comparison_base(p)), None)


def _their_period(
    figure: Figure, statement: Statement, circumstances: Circumstances
) -> Period | None:
    if figure.period and is_comparison_base(figure.period):
        # "up from 45,200 a year earlier": the figure is of another, unnamed year.
        return None
    return _period_of(figure, statement) or circumstances.inherited.get(statement.span.start)


# --- the words met, and the cues about them ----------------------------------------------


def _near(cues: Sequence[Cue], family: str, met: Sequence[Span], within: Span) -> list[Cue]:
    """The cues of a family that stand among the words that were met, nearest first."""
    if met:
        start = min(s.start for s in met) - _WINDOW
        end = max(s.end for s in met) + _WINDOW
    else:
        start, end = within.start, within.end
    found = [c for c in cues if c.family == family and start <= c.span.start and c.span.end <= end]
    return sorted(found, key=lambda c: (_distance(c.span, met), c.span.start))


def _distance(span: Span, met: Sequence[Span]) -> int:
    return min((max(m.start - span.end, span.start - m.end, 0) for m in met), default=0)


def slots(
    ours: Statement, theirs: Statement, met: Sequence[Span], circumstances: Circumstances
) -> tuple[Slot, ...]:
    """The slots of two statements that are not their figures'."""
    own: tuple[Span, ...] = ()
    found = [
        periods_slot(
            next((p for p in ours.periods if not is_comparison_base(p)), circumstances.period),
            next(
                (p for p in theirs.periods if not is_comparison_base(p)),
                circumstances.inherited.get(theirs.span.start),
            ),
        ),
        _negation(ours, theirs, met),
        *(
            _family(name, ours, theirs, own, met)
            for name in ("modality", "quantifier", "cause", "direction", "superlative", "scope")
        ),
        _speaker(ours, theirs, met),
        *_names(ours, theirs),
    ]
    return tuple(found)


def _negation(ours: Statement, theirs: Statement, met: Sequence[Span]) -> Slot:
    a = [c for c in ours.cues if c.family == "negation"]
    b = _near(theirs.cues, "negation", met, theirs.span)
    state = State.SAME if len(a) % 2 == len(b) % 2 else State.DIFFERENT
    span = b[0].span if b else None
    return Slot("negation", state, a[0].text if a else None, b[0].text if b else None, span)


def _family(
    name: str, ours: Statement, theirs: Statement, own: Sequence[Span], met: Sequence[Span]
) -> Slot:
    a = _near(ours.cues, name, own, ours.span)
    b = _near(theirs.cues, name, met, theirs.span)
    mine, yours = (a[0] if a else None), (b[0] if b else None)
    if mine and yours:
        agreeing = next((c for c in b if c.value == mine.value), None)
        yours = agreeing or yours
        state = State.SAME if agreeing else State.DIFFERENT
    elif mine is None and yours is None:
        state = State.SAME
    else:
        state = State.UNKNOWN
    return Slot(
        name,
        state,
        f"{mine.value}:{mine.text}" if mine else None,
        f"{yours.value}:{yours.text}" if yours else None,
        yours.span if yours else None,
    )


# --- by whom -----------------------------------------------------------------------------


def _said(statement: Statement, met: Sequence[Span]) -> Speech | None:
    """The speech that holds most of the words met."""
    best, most = None, 0
    for speech in statement.speech:
        inside = sum(1 for m in met if speech.span.overlaps(m)) if met else 1
        if inside > most and (speech.speaker or best is None):
            best, most = speech, inside
    return best


def _speaker(ours: Statement, theirs: Statement, met: Sequence[Span]) -> Slot:
    a, b = _said(ours, ()), _said(theirs, met)
    mine, yours = (a.speaker if a else None), (b.speaker if b else None)
    state = State.UNKNOWN
    if mine and yours:
        state = {"same": State.SAME, "variant": State.COMPATIBLE}.get(
            compare_names(_bearer(mine, ours), _bearer(yours, theirs)), State.DIFFERENT
        )
        if state is State.DIFFERENT and (
            _shares_word(mine, yours) or _is_pronoun(yours) or _is_pronoun(mine)
        ):
            state = State.UNKNOWN
    return Slot(
        "speaker",
        state,
        mine.text if mine else None,
        yours.text if yours else None,
        yours.span if yours else None,
    )


def _bearer(speaker: Phrase, statement: Statement) -> str:
    """The full name of a speaker, where the phrase holds a name."""
    for name in statement.names:
        if name.span.overlaps(speaker.span) and name.kind == "person":
            return name.full
    return speaker.text


def _shares_word(a: Phrase, b: Phrase) -> bool:
    return any(relation(x, y) in {"same", "kind", "narrower"} for x in a.lemmas for y in b.lemmas)


def _is_pronoun(phrase: Phrase) -> bool:
    return phrase.text.lower() in {"he", "she", "they", "it", "we", "i"}


def _names(ours: Statement, theirs: Statement) -> list[Slot]:
    """A slot for each of our names: same, a variant (compatible), another, or not there."""
    found = []
    taken: set[int] = set()
    for name in ours.names:
        best: tuple[int, int, Name] | None = None
        for at, other in enumerate(theirs.names):
            rank = {"same": 2, "variant": 1}.get(compare_names(name.full, other.full), 0)
            if rank and (best is None or rank > best[0]):
                best = (rank, at, other)
        if best is None:
            found.append(Slot(f"name:{name.kind}", State.UNKNOWN, name.text, None, None))
            continue
        rank, at, other = best
        taken.add(at)
        state = State.SAME if rank == 2 else State.COMPATIBLE  # noqa: PLR2004 - the rank given above
        found.append(Slot(f"name:{name.kind}", state, name.text, other.text, other.span))
        if name.office and other.office:
            found.append(_office(name.office, other.office))
    free = [n for at, n in enumerate(theirs.names) if at not in taken]
    return [
        Slot(s.name, State.DIFFERENT, s.ours, other.text, other.span)
        if s.state is State.UNKNOWN
        and (other := next((n for n in free if f"name:{n.kind}" == s.name), None))
        else s
        for s in found
    ]


def _office(ours: Phrase, theirs: Phrase) -> Slot:
    return Slot("office", State.UNKNOWN, ours.text, theirs.text, theirs.span)


__all__ = ["Circumstances", "is_comparison_base", "period_slot", "periods_slot", "slots"]
