"""The rule rank."""

from collections.abc import Iterator

from claimcheck.matching.trust import enough
from claimcheck.model import Case, Cue, FigureRole, Name, Severity, Span, Statement, Verdict
from claimcheck.reading.names import compare_names
from claimcheck.rules.rule import Found, case_rule, said, sighted

_BEARERS = {"place", "organisation", "person", "other"}


def _cue(statement: Statement) -> Cue | None:
    return next((c for c in statement.cues if c.family == "superlative"), None)


def _nearest(statement: Statement, cue: Cue) -> Name | None:
    """Who or what is said to be first: the name nearest to the superlative.

    The name right behind it is of what is measured ("the lowest MMR coverage"), where there is
    another.
    """
    named = [n for n in statement.names if n.kind in _BEARERS]
    others = [n for n in named if not 0 <= n.span.start - cue.span.end <= 1]
    return min(others or named, key=lambda n: (_gap(n.span, cue.span), n.span), default=None)


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


@case_rule("rank", "rank", Verdict.CONFLICT, Severity.ERROR)
def rank(case: Case) -> Iterator[Found]:
    """Another name holds the rank, or the name holds the opposite rank.

    "London had the highest rate" against "the highest rate was in the West Midlands"; "Vermont was
    lowest" against "it was highest in Vermont".

    What to do: look up the order in the source.
    """
    yield from _lower(case)
    ours = _cue(case.statements[0])
    mine = _nearest(case.statements[0], ours) if ours else None
    if ours is None or mine is None:
        return
    for sighting in case.sightings[:3]:
        if not enough(sighting.coverage, "rank"):
            continue
        cues = [c for c in sighting.theirs.cues if c.family == "superlative"]
        held = [(c, n) for c in cues if (n := _nearest(sighting.theirs, c))]
        here = [(c, n) for c, n in held if compare_names(mine.full, n.full) == "same"]
        if here:
            cue, name = here[0]
            if all(c.value != ours.value for c, _ in here) and _opposite(ours.value, cue.value):
                yield Found(
                    f"says “{said(cue)}” of {name.text}; {case.who} says “{said(ours)}”",
                    (sighted(case, sighting, cue.span, name.span),),
                    slots=sighting.slots,
                    confidence=sighting.coverage,
                )
            return
        other = [(c, n) for c, n in held if c.value == ours.value and n.kind == mine.kind]
        if other:
            cue, name = other[0]
            yield Found(
                f"says “{said(cue)}” of {name.text}; {case.who} says it of {mine.text}",
                (sighted(case, sighting, name.span, cue.span),),
                slots=sighting.slots,
                confidence=sighting.coverage,
            )
            return


def _lower(case: Case) -> Iterator[Found]:
    """The claim says largest, the document third-largest."""
    if _cue(case.statements[0]) is None or any(
        f.role is FigureRole.RANK for f in case.statements[0].figures
    ):
        return
    for sighting in case.sightings[:1]:
        lower = [
            f
            for f in sighting.theirs.figures
            if f.role is FigureRole.RANK and (f.quantity.value or 0) > 1
        ]
        if lower and enough(sighting.coverage, "rank"):
            first = _cue(case.statements[0])
            yield Found(
                f"says {said(lower[0])}; {case.who} says {first.text if first else 'first'}",
                (sighted(case, sighting, lower[0].span),),
                slots=sighting.slots,
                confidence=sighting.coverage,
            )


_OPPOSITES = {
    ("highest", "lowest"), ("largest", "smallest"), ("best", "worst"), ("most", "least"),
    ("first", "last"), ("top", "bottom"), ("fastest", "slowest"), ("longest", "shortest"),
    ("strongest", "weakest"), ("oldest", "youngest"),
}  # fmt: skip


def _opposite(a: str, b: str) -> bool:
    return (a, b) in _OPPOSITES or (b, a) in _OPPOSITES
