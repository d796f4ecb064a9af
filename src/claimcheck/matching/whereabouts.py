"""Where something is said to be done, by a common noun behind the verb: "died in hospital"."""

from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.terms import function_words, words_of
from claimcheck.model import Clause, Sighting, Span, Statement, Token

__all__ = ["elsewhere"]


def elsewhere(sighting: Sighting) -> tuple[Span, Span] | None:
    """Where each side says that the same was done, if no word of either is on the other side.

    "Died in hospital" is not told by "died at the scene". Names and times are left to their slots.
    The spans, of code points of the claim and of the document, begin with the preposition.
    """
    ours, theirs = sighting.ours, sighting.theirs
    here = [t.lemma for t in ours.tokens if t.kind == "word"]
    there = [t.lemma for t in theirs.tokens if t.kind == "word"]
    for clause in ours.clauses:
        mine = _where(ours, clause)
        if not mine or any(stands_for(t.lemma, w) for t in mine[1:] for w in there):
            continue
        for other in theirs.clauses:
            if not _do_the_same(clause, other):
                continue
            yours = _where(theirs, other)
            if yours and not any(stands_for(w, t.lemma) for t in yours[1:] for w in here):
                return _around(mine), _around(yours)
    return None


def _around(tokens: list[Token]) -> Span:
    return Span(tokens[0].span.start, tokens[-1].span.end)


def _do_the_same(ours: Clause, theirs: Clause) -> bool:
    if ours.predicate is None or theirs.predicate is None:
        return False
    return ours.predicate.lemmas == theirs.predicate.lemmas


def _where(statement: Statement, clause: Clause) -> list[Token]:
    """The preposition right behind the verb, with the words that say where; none if none do."""
    if clause.predicate is None:
        return []
    behind = [
        t for t in statement.tokens if clause.predicate.span.end <= t.span.start < clause.span.end
    ]
    if not behind or behind[0].text not in words_of("whereabouts"):
        return []
    taken = [p.span for p in statement.periods]
    taken += [n.span for n in statement.names] + [f.span for f in statement.figures]
    light = function_words()
    found: list[Token] = []
    for token in behind[1:]:
        if any(span.overlaps(token.span) for span in taken):
            return []
        if token.kind != "word" or (found and token.text in light):
            break
        if token.text not in light:
            found.append(token)
    return [behind[0], *found] if found else []
