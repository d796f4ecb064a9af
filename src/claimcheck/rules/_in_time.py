"""Opposite acts that may both be so, each at its time: closed until Saturday, and then reopened."""

from claimcheck.lexicon.lemmas import is_known, lemma
from claimcheck.matching.terms import words_of
from claimcheck.model import Sighting, Span, State, Statement
from claimcheck.quantity import Kind


def is_undone(ours: str, theirs: str) -> bool:
    """Whether one of two words says that the other was so before: reopened after closed."""
    return any(
        word in words_of("again") or (len(base) > _SHORTEST and is_known(base))
        for side in (ours, theirs)
        for word in map(lemma, side.lower().split())
        for base in [word.removeprefix("re") if word.startswith("re") else ""]
    )


_SHORTEST = 3


def lasted_until(sighting: Sighting, ours: Span, theirs: Span, *, again: bool) -> bool:
    """Whether one side's outcome, `ours` or `theirs`, held until a time, and the other's since.

    "Stayed shut until 5pm" is no denial of "reopened at 5pm", whoever says which; "is open" is
    denied by "closed until May".
    """
    sides = ((sighting.ours, ours), (sighting.theirs, theirs))
    for (until, outcome), (since, _) in (sides, sides[::-1]):
        told = _ends(until)
        if _ends(since) or not any(end >= outcome.end for end in told):
            continue
        timed = any(f.quantity.kind is Kind.CLOCK for f in since.figures)
        return again or timed or bool(since.periods)
    return False


def told_at_another_time(sighting: Sighting, ours: Span, theirs: Span) -> bool:
    """Whether one side begins what the other ends, and they tell of it at other times.

    "The cap began in 2023" is no denial of "the cap will end in December"; that it began in
    December is.
    """
    sides = ((sighting.ours, ours), (sighting.theirs, theirs))
    if not all(_passes(statement, span) for statement, span in sides):
        return False
    if any(_ends(statement) for statement, _ in sides):
        # "Closed until May" is what it is now; `lasted_until` tells what that denies.
        return False
    ahead = [_is_to_come(statement, span) for statement, span in sides]
    told = [p for statement, _ in sides for p in statement.periods]
    if not told:
        return ahead[0] != ahead[1]
    state = sighting.state("period")
    # "By the end of October" leaves open what was done in March.
    bounded = any((p.start is None) != (p.end is None) for p in told)
    return state is not State.SAME and (
        state is not State.COMPATIBLE or bounded or ahead[0] != ahead[1]
    )


def came_before(sighting: Sighting, ours: Span, theirs: Span) -> bool:
    """Whether one side's outcome, `ours` or `theirs`, is told only as what came before.

    "After eleven days on the run he walked into a police station."
    """
    return _is_led_to(sighting.ours, ours) or _is_led_to(sighting.theirs, theirs)


def _is_led_to(statement: Statement, span: Span) -> bool:
    """Whether "after" leads to some words that no clause tells, and a clause follows."""
    if any(c.predicate and c.predicate.span.overlaps(span) for c in statement.clauses):
        return False
    before = [t.text for t in statement.tokens if t.span.end <= span.start][-_AFTER:]
    done = [c.predicate.span for c in statement.clauses if c.predicate]
    follows = bool(done) and all(verb.start >= span.end for verb in done)
    return follows and not words_of("leading_back").isdisjoint(before)


_AFTER = 4
"""So many words stand between "after" and what came before: "after eleven days on"."""


def _passes(statement: Statement, span: Span) -> bool:
    """Whether the words at a place are a verb that begins or ends something, as a thing done."""
    before = [t.text for t in statement.tokens if t.span.end <= span.start][-_BESIDE:]
    if not words_of("standing").isdisjoint(before):
        return False
    words = [t for t in statement.tokens if span.covers(t.span) and t.kind == "word"]
    told = {t.lemma for t in words} | {" ".join(t.lemma for t in words)}
    return not told.isdisjoint(words_of("passing"))


_BESIDE = 2


def _is_to_come(statement: Statement, span: Span) -> bool:
    """Whether the clause around some words says that it will be, or is planned."""
    around = [c for c in statement.clauses if c.span.overlaps(span)]
    inner = min(around, key=lambda c: c.span.end - c.span.start, default=None)
    return inner is not None and inner.modality in _TO_COME


_TO_COME = {"will", "plans"}


def _ends(statement: Statement) -> list[int]:
    """Where a statement says that something ends: "until"."""
    return [t.span.start for t in statement.tokens if t.text in words_of("ending")]
