"""A figure dated by the clause that goes on about it: "and it was lifted in June"."""

from attrs import evolve

from claimcheck.matching.subjects import clause_of
from claimcheck.matching.terms import pronouns
from claimcheck.model import Figure, Statement

__all__ = ["dated_as_done"]


def dated_as_done(ours: Figure, theirs: Figure, mine: Statement, yours: Statement) -> Figure:
    """`theirs`, dated by the clause that says of "it" what the clause of `ours` says of ours.

    What is said of it in its own clause may have been at another time.
    """
    act, beside = clause_of(ours, mine), clause_of(theirs, yours)
    if act is None or act.predicate is None or beside is None:
        return theirs
    if beside.predicate is not None and beside.predicate.lemmas == act.predicate.lemmas:
        return theirs
    for clause in yours.clauses:
        if clause.span.start < beside.span.end or clause.subject is None:
            continue
        if clause.predicate is None or clause.predicate.lemmas != act.predicate.lemmas:
            continue
        told = [p for p in yours.periods if clause.span.covers(p.span)]
        if len(told) == 1 and clause.subject.text.lower() in pronouns():
            return evolve(theirs, period=told[0])
    return theirs
