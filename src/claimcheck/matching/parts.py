"""The clauses of long sentences, each as a statement of its own: what one of them says, by itself.

Half of a sentence often says what a short one of another document says, and the other half
something else; held together whole, the two share too little.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from claimcheck.matching import Library, figures_held
from claimcheck.matching.nearness import by_size
from claimcheck.matching.terms import Vocabulary, profile
from claimcheck.model import Clause, Document, Figure, Span, Statement

_FEWEST_WORDS: Final = 4
"""A clause of fewer words says too little by itself."""


def in_parts(library: Library, words: Vocabulary, among: Iterable[int] | None = None) -> Library:
    """A document in which each clause of a compound sentence is a statement.

    A part quotes its whole sentence, as its `row`. With `among`, the parts of
    some statements alone.
    """
    statements: list[Statement] = []
    contexts = []
    inherited = {}
    for at in range(len(library.profiles)) if among is None else sorted(among):
        known, context = library.profiles[at], library.contexts[at]
        whole = known.statement
        taken = library.inherited.get(whole.span.start)
        for part in parts(whole, library.reading.document):
            statements.append(part)
            contexts.append(context)
            period = taken or (whole.periods[0] if whole.periods else None)
            if period is not None and not part.periods:
                inherited[part.span.start] = period
    profiles = tuple(profile(s, words) for s in statements)
    index: dict[str, list[int]] = {}
    for at, each in enumerate(profiles):
        for key in sorted(each.keys):
            index.setdefault(key, []).append(at)
    return Library(
        evolve(library.reading, statements=tuple(statements)),
        profiles,
        tuple(contexts),
        {k: tuple(v) for k, v in index.items()},
        inherited,
        *figures_held(profiles),
        by_size(statements),
        library.learnt,
        library.held,
    )


def parts(statement: Statement, document: Document) -> Iterator[Statement]:
    """The clauses of a statement that say something by themselves; else the statement."""
    if statement.row is not None or len(statement.clauses) <= 1:
        yield statement
        return
    words = [t for t in statement.tokens if t.kind != "mark"]
    found = [
        clause
        for clause in statement.clauses
        if clause.subject
        and clause.predicate
        and sum(clause.span.covers(t.span) for t in words) >= _FEWEST_WORDS
    ]
    if not found:
        yield statement
    for clause in found:
        yield _part(statement, clause, document)


def _part(statement: Statement, clause: Clause, document: Document) -> Statement:
    """One clause with its subject, wherever in the sentence that stands."""
    subject = clause.subject.span if clause.subject else clause.span
    first = subject.start if subject.start >= statement.span.start else clause.span.start
    span = Span(min(clause.span.start, first), clause.span.end)

    def kept(words: Span) -> bool:
        return clause.span.covers(words) or subject.covers(words)

    return evolve(
        statement,
        span=span,
        text=span.of(document.text),
        tokens=tuple(t for t in statement.tokens if kept(t.span)),
        figures=tuple(_figures(statement, kept_by=clause.span, subject=subject)),
        periods=tuple(p for p in statement.periods if kept(p.span)),
        names=tuple(n for n in statement.names if kept(n.span)),
        cues=tuple(c for c in statement.cues if kept(c.span)),
        speech=tuple(s for s in statement.speech if s.span.overlaps(clause.span)),
        clauses=(clause,),
        row=statement.span,
    )


def _figures(statement: Statement, kept_by: Span, subject: Span) -> Iterator[Figure]:
    """The figures of a clause, each pointing to those that are kept with it."""
    kept = [
        i
        for i, f in enumerate(statement.figures)
        if kept_by.covers(f.span) or subject.covers(f.span)
    ]
    place = {old: new for new, old in enumerate(kept)}
    for i in kept:
        figure = statement.figures[i]
        yield evolve(
            figure,
            related=place.get(figure.related) if figure.related is not None else None,
            base=place.get(figure.base) if figure.base is not None else None,
            source=place.get(figure.source) if figure.source is not None else None,
        )


__all__ = ["in_parts", "parts"]
