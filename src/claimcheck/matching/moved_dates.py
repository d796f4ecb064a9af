"""The date that holds, where a thing is moved from one to another: "put back from May to June"."""

from functools import lru_cache

from attrs import evolve

from claimcheck.lexicon import load
from claimcheck.model import Period, Statement
from claimcheck.reading.periods import parse_period

__all__ = ["now_holding"]


def now_holding(statement: Statement, period: Period) -> Period:
    """A period that a verb of moving leads to, as the later-named of its two ends; else itself."""
    first, to, last = period.text.partition(" to ")
    if not to or not first.lower().startswith("from "):
        return period
    before = [t for t in statement.tokens if t.span.end <= period.span.start and t.kind == "word"]
    if not any(
        tuple(t.lemma for t in before[max(0, len(before) - len(v)) :]) == v for v in _verbs()
    ):
        return period
    end = parse_period(last, None)
    if end is None:
        return period
    return evolve(end, span=period.span, text=last)


@lru_cache(maxsize=1)
def _verbs() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(v.split()) for v in load("en").table("judging")["moved"]["verbs"])
