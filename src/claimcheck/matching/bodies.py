"""Whether "the council" that one sentence speaks of may be the body that another names."""

from typing import Final

from claimcheck.lexicon.meaning import category
from claimcheck.model import Name, Span, Statement

__all__ = ["is_a_body", "subject_bodies", "the_body"]

_BODIES: Final = frozenset({"organisation", "other"})
_WORDS: Final = 2


def the_body(statement: Statement) -> Span | None:
    """The subject of a statement's first clause, where it is no more than "the council"."""
    first = statement.clauses[0].subject if statement.clauses else None
    if first is None or not first.lemmas:
        return None
    words = first.text.lower().split()
    if len(words) != _WORDS or words[0] != "the" or category(first.lemmas[-1]) != "group":
        return None
    return first.span


def is_a_body(name: Name) -> bool:
    """Whether a name may be that of a body: it is known to be neither a person's nor a place's."""
    return name.kind in _BODIES


def subject_bodies(statement: Statement) -> bool:
    """Whether the whole subject of a clause is the name of a body."""
    subjects = {c.subject.span for c in statement.clauses if c.subject}
    return any(is_a_body(n) and n.span in subjects for n in statement.names)
