"""Which way an amount went that a document gives for two times: "118; a year earlier, 164"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.figures import head
from claimcheck.model import Figure, FigureRole, Pairing, Reading, Relation, State, Statement
from claimcheck.quantity import Kind

__all__ = ["Course", "asks_of_time", "course_of", "following", "only_a_start", "overtaken"]

_AMOUNTS: Final = frozenset({FigureRole.LEVEL, FigureRole.SHARE, FigureRole.TO, FigureRole.FROM})
_KINDS: Final = frozenset({Kind.COUNT, Kind.SHARE, Kind.MONEY, Kind.MEASURE, Kind.DURATION})


@frozen
class Course:
    """An amount now and at an earlier time, each with the statement that gives it."""

    now: Figure
    then: Figure
    where: Statement
    before: Statement

    @property
    def way(self) -> str:
        """Up or down."""
        a, b = self.now.quantity.canonical_value, self.then.quantity.canonical_value
        return "up" if (a or 0) > (b or 0) else "down"


def asks_of_time(claim: Statement) -> bool:
    """Whether a claim says how a thing went in time, and not how it stands beside another."""
    texts = [t.text for t in claim.tokens]
    if "than" not in texts:
        return True
    behind = set(texts[texts.index("than") + 1 :])
    return bool(behind & _earlier())


def following(reading: Reading, statement: Statement) -> Statement | None:
    """The statement that follows one in its document."""
    after = (s for s in reading.statements if s.span.start >= statement.span.end)
    return min(after, key=lambda s: s.span.start, default=None)


def course_of(statement: Statement, following: Statement | None) -> Course | None:
    """The one amount that a statement gives with its value at an earlier time, here or behind it.

    None where it gives several, so that it cannot be told which the earlier one belongs to.
    """
    found = list(_inside(statement))
    if not found and following is not None:
        found = list(_behind(statement, following))
    return found[0] if len(found) == 1 else None


def only_a_start(pairing: Pairing) -> bool:
    """Whether what the claim says something rose or fell from is no start in the document."""
    ends = {f.role for f in pairing.sighting.ours.figures}
    start = pairing.ours.role is FigureRole.FROM and FigureRole.TO in ends
    known = pairing.anchored or pairing.match.state("period") is State.SAME
    # "It was 9.7 per cent, against 9.4 per cent a year before": that is where it rose from.
    known = known or pairing.theirs.relation is Relation.CONTRAST
    return start and pairing.theirs.role is not FigureRole.FROM and not known


def overtaken(pairing: Pairing) -> Course | None:
    """What a document gives beside an older amount that its other side tells with no time at all.

    "It employs 900" and "It employs 740, against 900 a year ago": 900 is what it was.
    """
    ours, theirs = pairing.sighting.ours, pairing.sighting.theirs
    if pairing.match.state("value") not in _EQUAL or pairing.theirs.complement:
        return None
    if pairing.ours.arithmetic or pairing.theirs.arithmetic or _is_timed(pairing):
        return None
    for course in _inside(theirs):
        told = any(f.quantity.overlaps(course.now.quantity) for f in ours.figures)
        if course.then.span == pairing.theirs.span and not told:
            return course
    return None


_EQUAL: Final = frozenset({State.SAME, State.COMPATIBLE})


def _is_timed(pairing: Pairing) -> bool:
    """Whether our side tells of when its figure was, or that it was so before something else."""
    ours, mine, slot = pairing.sighting.ours, pairing.ours, pairing.match.slot("period")
    if ours.periods or mine.period is not None or (slot is not None and slot.ours is not None):
        return True
    if mine.role is FigureRole.FROM or mine.relation is not None:
        return True
    return not _past().isdisjoint(t.text for t in ours.tokens)


def _inside(statement: Statement) -> Iterator[Course]:
    """A pair that one sentence joins: "up from 6,900", "against 164 a year earlier"."""
    given = _amounts(statement)
    for then in given:
        if not _is_then(then, statement):
            continue
        others = [
            f
            for f in given
            if f is not then and f.role is not FigureRole.FROM and _of_one_sort(f, then)
        ]
        if len(others) == 1 and not _is_then(others[0], statement):
            yield Course(others[0], then, statement, statement)


def _is_then(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is of a time before the other's, as its role or the words behind it say."""
    if figure.role is FigureRole.FROM:
        return True
    if figure.relation is not Relation.CONTRAST:
        return False
    behind = [t.text for t in statement.tokens if t.span.start >= figure.span.end][:_NEAR]
    return bool(_earlier() & {*behind})


_NEAR: Final = 4


def _behind(statement: Statement, following: Statement) -> Iterator[Course]:
    """A pair of two sentences, of which the second says that it is of an earlier time."""
    words = {t.text for t in following.tokens if t.kind == "word"}
    given = _amounts(following)
    if not words & _earlier() or len(given) != 1 or given[0].role is FigureRole.FROM:
        return
    then = given[0]
    if any(c.family == "direction" for c in following.cues):
        # "The year before it had risen by 40" is of a change.
        return
    now = [f for f in _amounts(statement) if _of_one_sort(f, then)]
    said = {t.text for t in statement.tokens}
    if len(now) == 1 and not (said & _earlier()):
        yield Course(now[0], then, statement, following)


def _amounts(statement: Statement) -> Sequence[Figure]:
    return [
        f
        for f in statement.figures
        if not f.arithmetic
        and f.role in _AMOUNTS
        and f.quantity.kind in _KINDS
        and f.quantity.canonical_value is not None
        and f.relation is not Relation.PART_OF
    ]


def _of_one_sort(a: Figure, b: Figure) -> bool:
    """Whether two amounts may be of one thing: of one unit, and not known to count two things."""
    if a.quantity.dimension != b.quantity.dimension:
        return False
    if a.quantity.canonical_value == b.quantity.canonical_value:
        return False
    x, y = head(a.counted), head(b.counted)
    if x is None or y is None or "counted" in b.inherited:
        return True
    return stands_for(x, y)


@lru_cache(maxsize=1)
def _earlier() -> frozenset[str]:
    return frozenset(load("en").table("judging")["earlier"])


@lru_cache(maxsize=1)
def _past() -> frozenset[str]:
    """Words that tell of how a thing was before something else."""
    return _earlier() | frozenset(load("en").table("judging")["formerly"])
