"""Where the words stand that a statement takes over from elsewhere in its document."""

from collections.abc import Iterable

from attrs import evolve

from claimcheck.model import Span, Statement


def stated_in(
    statement: Statement, words: Iterable[Span], statements: Iterable[Statement]
) -> tuple[Statement, ...]:
    """The sentences, or the heads as statements of their own, that hold words outside a statement.

    What is quoted of a statement is its row, for a table; a column's head stands outside of it.
    """
    own = statement.row or statement.span
    outside = [w for w in dict.fromkeys(words) if not own.covers(w)]
    if not outside:
        return ()
    heads = [evolve(statement, span=h.span, row=None, figures=()) for h in statement.heads]
    found: dict[Span, Statement] = {}
    for span in outside:
        holders = [s for s in (*statements, *heads) if s.span.covers(span)]
        if holders:
            least = min(holders, key=lambda s: s.span.end - s.span.start)
            found[least.span] = least
    return tuple(found.values())
