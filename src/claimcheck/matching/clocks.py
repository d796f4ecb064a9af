"""Times of day held against each other: what began before 8am did not begin at 9am."""

from decimal import Decimal
from typing import Final

from claimcheck.matching.subjects import clause_of, verbs_of
from claimcheck.matching.terms import words_of
from claimcheck.model import Figure, FigureRole, Statement
from claimcheck.quantity import Bound, Kind

__all__ = ["hour_of", "hours_apart", "of_two_acts", "tells_hour", "with_side"]

_DAY: Final = 24
_HALF_DAY: Final = 12
_SLACK: Final = Decimal("0.5")
"""Hours by which a time may be off that is told as "about 8pm" or "shortly after 8pm"."""
_BEFORE: Final = 2
"""So many words before a time may say on which side of it something was."""


def hour_of(statement: Statement) -> Figure | None:
    """The one time of day that a statement gives; None where it gives none, or more than one."""
    found = _hours(statement)
    if any(
        t.text in words_of("spoken_hours") and not any(f.span.covers(t.span) for f in found)
        for t in statement.tokens
    ):
        # "At ten past twelve and the southbound at 7pm": of the one nothing is known.
        return None
    return found[0] if len(found) == 1 and found[0].role is FigureRole.CLOCK else None


def hours_apart(ours: Statement, theirs: Statement) -> tuple[Figure, Figure] | None:
    """The times of day that two statements give, where both cannot be so.

    A time without "am" or "pm" may be of either half of the day. "Before 8am" holds of 7.30am;
    "about 8am" and "shortly before 8am" hold of what is half an hour off.
    """
    mine, yours = hour_of(ours), hour_of(theirs)
    if mine is None or yours is None:
        return _ends_apart(_hours(ours), _hours(theirs))
    a, b = mine.quantity.value, yours.quantity.value
    if a is None or b is None:
        return None
    sides = _side(mine, ours), _side(yours, theirs)
    open_sides = [s for s in sides if s]
    if len(open_sides) == len(sides) or not (_has_half(mine) or not open_sides):
        return None
    if not (_has_half(mine) and _has_half(yours)):
        if open_sides:
            return None
        a, b = a % _HALF_DAY, b % _HALF_DAY
    if open_sides:
        # What is told with a side is its limit, the other must lie on that side.
        limit, other = (a, b) if sides[0] else (b, a)
        if open_sides[0] == "before" and not limit:
            # The day ends at midnight, too.
            limit = Decimal(_DAY)
        holds = other <= limit if open_sides[0] == "before" else other >= limit
        return None if holds else (mine, yours)
    slack = _SLACK if _is_vague(mine, ours) or _is_vague(yours, theirs) else 0
    apart = abs(a - b)
    return (mine, yours) if min(apart, _DAY - apart) > slack else None


def _hours(statement: Statement) -> list[Figure]:
    return [f for f in statement.figures if f.quantity.kind is Kind.CLOCK]


def _ends_apart(ours: list[Figure], theirs: list[Figure]) -> tuple[Figure, Figure] | None:
    """The first ends that differ of two stretches of the day: "from 9am to 5pm"."""
    for pair in zip(ours, theirs, strict=False):
        if [f.role for f in ours] != _STRETCH or [f.role for f in theirs] != _STRETCH:
            return None
        if pair[0].quantity.value != pair[1].quantity.value and all(map(_has_half, pair)):
            return pair
    return None


_STRETCH: Final = [FigureRole.FROM, FigureRole.TO]


def tells_hour(ours: Statement, theirs: Statement) -> bool:
    """Whether theirs gives the times of day that ours gives, where ours gives any."""
    mine, yours = _hours(ours), _hours(theirs)
    if not mine:
        return True
    if hours_apart(ours, theirs) is not None or of_two_acts(ours, theirs):
        return False
    if hour_of(ours) and hour_of(theirs):
        # Two limits are the same where their hours are: "by 6am" is not "by 6.15am".
        same = mine[0].quantity.value == yours[0].quantity.value
        return same or not (_side(mine[0], ours) and _side(yours[0], theirs))
    return {f.quantity.value for f in mine} <= {f.quantity.value for f in yours}


def of_two_acts(ours: Statement, theirs: Statement) -> bool:
    """Whether the hour of theirs is of something else: "polls were still open at noon".

    Our verb may stand in another clause than the hour: "the strike, which starts on Friday, may be
    called off by midnight". How long a thing lasted is not when it was done.
    """
    mine, yours = hour_of(ours), hour_of(theirs)
    if mine is None or yours is None:
        return False
    lasting = words_of("lasting")
    until = not _side(mine, ours) and not words_of("ending").isdisjoint(_lead(yours, theirs))
    if until or (
        any(t.lemma in lasting for t in theirs.tokens)
        and not any(t.lemma in lasting for t in ours.tokens)
    ):
        return True
    one, two = clause_of(mine, ours), clause_of(yours, theirs)
    done = {*verbs_of(one)} if one else set[str]()
    if two is None or not done or done & {*verbs_of(two)}:
        return False
    return any(done & {*verbs_of(c)} for c in theirs.clauses if c is not two)


def with_side(figure: Figure, statement: Statement) -> str:
    """A time of day as it is printed, with the word before it that says on which side of it."""
    before = [t for t in statement.tokens if t.span.end <= figure.span.start][-1:]
    sides = words_of("before") | words_of("after")
    if before and before[0].text in sides:
        start = statement.span.start
        return statement.text[before[0].span.start - start : figure.span.end - start]
    return figure.text


def _has_half(figure: Figure) -> bool:
    """Whether a time says of which half of the day it is: "3pm", "15:00", "midnight"."""
    value = figure.quantity.value or 0
    letters = {c for c in figure.text.lower() if c.isalpha()}
    named = figure.text.lower() in words_of("spoken_hours")
    return value >= _HALF_DAY or named or {"a", "m"} <= letters or figure.text[:1] == "0"


def _lead(figure: Figure, statement: Statement) -> list[str]:
    words = [t.text for t in statement.tokens if t.span.end <= figure.span.start]
    inside = [t.text for t in statement.tokens if figure.span.covers(t.span)]
    return [*words[-_BEFORE:], *inside]


def _side(figure: Figure, statement: Statement) -> str | None:
    """On which side of a time something was: "before", "after", or neither."""
    lead = _lead(figure, statement)
    if not words_of("hardly").isdisjoint(lead):
        return None
    return next((side for side in ("before", "after") if words_of(side).intersection(lead)), None)


def _is_vague(figure: Figure, statement: Statement) -> bool:
    """Whether a time is told as near: "about 8pm", "just before 8pm"."""
    return figure.quantity.bound is not Bound.EXACT or not words_of("hardly").isdisjoint(
        _lead(figure, statement)
    )
