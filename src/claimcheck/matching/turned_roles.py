"""Who does it to whom, where two sides have it the other way round: "the dog bit the man"."""

from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.comparisons import comparison
from claimcheck.matching.terms import pronouns, undirected
from claimcheck.model import Clause, Phrase, Sighting, Span, Statement, Token

__all__ = ["Roles", "doers_exchanged", "roles_turned"]


@frozen
class Roles:
    """Who does it, and who or what it is done to; None where a clause does not say."""

    verb: str
    doer: Phrase | None
    undergone: Phrase | None
    span: Span
    """Where the verb stands."""
    passive: bool
    both: bool = False
    """Whether the other side names both, too."""


def roles_turned(sighting: Sighting) -> Roles | None:
    """The document's act in which the claim's doer is the one it is done to, or the other way.

    Where one side leaves out the other party, it must be told by "was" on one side alone: "was
    attacked" and "attacked a man". A sentence that also has the act the claim's way round turns
    nothing, and nor does what two do to each other, as in meeting.
    """
    if comparison(sighting.ours) or comparison(sighting.theirs):
        return None
    for mine in _acts(sighting.ours):
        alike = [a for a in _acts(sighting.theirs) if a.verb == mine.verb]
        if any(_one(mine.doer, a.doer) or _one(mine.undergone, a.undergone) for a in alike):
            continue
        for yours in alike:
            crossed = _one(mine.doer, yours.undergone), _one(mine.undergone, yours.doer)
            if all(crossed) or (any(crossed) and mine.passive != yours.passive):
                return evolve(yours, both=all(crossed))
    return None


def doers_exchanged(sighting: Sighting) -> tuple[Phrase, Phrase] | None:
    """Two doers of the claim's two acts where the document has each do the other's act.

    "Backed by staff but opposed by the union" for "backed by the union but opposed by staff". Who
    says a thing, and of whom, may change places, too: "the police said the mayor was to blame".
    """
    ours, theirs = tuple(_done_by(sighting.ours)), tuple(_done_by(sighting.theirs))
    for verb, doer in ours:
        for other_verb, other in ours:
            if verb == other_verb or _one(doer, other):
                continue
            there = [d for v, d in theirs if v == verb]
            besides = [d for v, d in theirs if v == other_verb]
            if len(there) != 1 or len(besides) != 1:
                continue
            if _one(other, there[0]) and _one(doer, besides[0]):
                return doer, there[0]
    return None


def _done_by(statement: Statement) -> Iterator[tuple[str, Phrase]]:
    """The verbs of a statement with who does them, or of whom they are said."""
    for clause in statement.clauses:
        doer = clause.agent or (None if _is_passive(clause, statement) else clause.subject)
        if clause.predicate and clause.predicate.lemmas and doer:
            yield clause.predicate.lemmas[0], doer


def _acts(statement: Statement) -> Iterator[Roles]:
    """The acts of a statement that are done to somebody or something."""
    for clause in statement.clauses:
        if clause.predicate is None or not clause.predicate.lemmas:
            continue
        verb = clause.predicate.lemmas[0]
        if verb in undirected() or clause.polarity != "positive":
            continue
        if clause.agent is not None or _is_passive(clause, statement):
            yield Roles(verb, clause.agent, clause.subject, clause.predicate.span, passive=True)
        elif clause.object is not None and clause.object.lemmas:
            if _may_be_passive(clause, clause.object, statement):
                continue
            yield Roles(verb, clause.subject, clause.object, clause.predicate.span, passive=False)


_BEFORE: Final = 3


def _is_passive(clause: Clause, statement: Statement) -> bool:
    """Whether a clause says what is done to its subject: "was attacked"."""
    verb = _verb(clause, statement)
    if verb is None:
        return False
    before = [t for t in statement.tokens if t.span.end <= verb.span.start][-_BEFORE:]
    before = [t for t in before if t.span.start >= clause.span.start]
    return (
        verb.text != verb.lemma
        and not verb.text.endswith("ing")
        and any(t.lemma == "be" for t in before)
    )


def _may_be_passive(clause: Clause, thing: Phrase, statement: Statement) -> bool:
    """Whether "was" may be left out, and an amount stand behind: "Ashe Water fined £8m"."""
    verb = _verb(clause, statement)
    measured = any(f.span.overlaps(thing.span) for f in statement.figures)
    return measured and verb is not None and verb.text not in {verb.lemma, f"{verb.lemma}s"}


def _verb(clause: Clause, statement: Statement) -> Token | None:
    """The first word of a clause's predicate."""
    start = clause.predicate.span.start if clause.predicate else clause.span.start
    return next((t for t in statement.tokens if t.span.start >= start), None)


def _one(ours: Phrase | None, theirs: Phrase | None) -> bool:
    """Whether two phrases may be of one person or thing, by their heads."""
    if ours is None or theirs is None or not ours.lemmas or not theirs.lemmas:
        return False
    a, b = ours.lemmas[-1], theirs.lemmas[-1]
    if {a, b} & pronouns():
        return False
    return a == b or stands_for(a, b)
