"""The rule condition-dropped."""

from collections.abc import Iterator, Sequence

from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.conditions import condition_of
from claimcheck.matching.terms import substance, text_of
from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Severity, Span, State, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_AHEAD = {"will", "would", "plans", "aims", "can"}
"""Rungs of what is still to come, or may be had at any time."""


@case_rule("condition-dropped", "hedge", Verdict.DRIFT, Severity.WARNING, steady=True)
def condition_dropped(case: Case) -> Iterator[Found]:
    """One side says that it will be, the other that it will be if something else comes first.

    "The strike will go ahead" against "the strike will go ahead unless talks succeed", "it will
    open in May" against "if approved, it will open in May". Of what was done nothing depends any
    more. A document that says it once without the condition says it.

    What to do: say on what it depends, or that it no longer does.
    """
    statement = case.statements[0]
    verbs = _ahead(statement)
    if not verbs:
        return
    ours = condition_of(statement, verbs)
    found: Found | None = None
    for sighting in about(case):
        if not enough(sighting.sure, "caveat") or sighting.state("negation") is State.DIFFERENT:
            continue
        theirs = condition_of(sighting.theirs, verbs)
        if (ours is None) == (theirs is None) or (theirs and _is_plain_elsewhere(case, verbs)):
            return
        if theirs is None and not _ahead(sighting.theirs):
            return
        if _is_said(statement, ours, case.reading.statements):
            return
        if _is_said(sighting.theirs, theirs, case.statements):
            return
        found = found or Found(
            f"makes it depend on something (“{text_of(sighting.theirs, theirs)}”) where {case.who} "
            "states it plainly"
            if theirs
            else f"states plainly what {case.who} makes depend on something "
            f"(“{text_of(statement, ours) if ours else ''}”)",
            (sighted(case, sighting, theirs),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )
    if found:
        yield found


def _is_plain_elsewhere(case: Case, verbs: set[str]) -> bool:
    """Whether another sentence of the document says it, and makes it depend on nothing."""
    return any(
        enough(s.sure, "caveat")
        and _ahead(s.theirs)
        and not condition_of(s.theirs, verbs)
        and not s.missing
        for s in case.sightings
    )


def _ahead(statement: Statement) -> set[str]:
    """The verbs of what a statement says will be done, or can."""
    return {
        word
        for c in statement.clauses
        if c.predicate and c.modality in _AHEAD
        for word in c.predicate.lemmas
    }


def _is_said(statement: Statement, span: Span | None, others: Sequence[Statement]) -> bool:
    """Whether another statement has half the words of a condition, as a condition or otherwise.

    "May claim for a delay" and "may claim if the train is delayed" say the same.
    """
    if span is None:
        return False
    words = substance(statement, span, ())
    return any(
        _HALF * sum(any(stands_for(w, t.lemma) for t in other.tokens) for w in words) >= len(words)
        for other in others
    )


_HALF = 2
