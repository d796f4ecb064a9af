"""Of what thing, told by a noun, a statement says that it comes first or last, and of what sort.

"Rent was the commonest reason" and "the commonest reason was food" each say it of a noun. What is
said of a name is asked in `matching.ranks`.
"""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.lexicon.meaning import KINDRED, category, near, relation, stands_for
from claimcheck.matching.ranks import Rank, is_shared, opposite, ranks
from claimcheck.matching.terms import prepositions, pronouns, unnamed, words_of
from claimcheck.model import Clause, Phrase, Sighting, Span, Statement

__all__ = ["First", "otherwise_held", "said_of_another", "turned_end"]


@frozen
class First:
    """A superlative with the phrase that it is said of, and the noun of what is ranked.

    "Rent was the commonest reason": `held` is rent, `noun` its head, `sort` the lemma "reason";
    None where no noun follows ("turnout was the highest").
    """

    rank: Rank
    held: Phrase
    noun: str
    sort: str | None


def firsts(statement: Statement) -> Iterator[First]:
    """What a statement says to come first or last, by no name and a verb like "be" or "have"."""
    for rank in ranks(statement):
        around = [c for c in statement.clauses if c.span.covers(rank.span) and _links(c)]
        clause = min(around, key=lambda c: c.span.end - c.span.start, default=None)
        if clause is None or clause.subject is None or clause.polarity != "positive":
            continue
        sides = clause.subject, clause.object
        held, ranked = sides[::-1] if clause.subject.span.overlaps(rank.span) else sides
        if ranked is None or held is None or not held.lemmas or not ranked.span.covers(rank.span):
            continue
        noun = _head(statement, held.span)
        named = any(n.span.overlaps(held.span) for n in statement.names)
        if noun is None or named or is_shared(statement, rank.span):
            continue
        sort = _head(statement, Span(rank.span.end, ranked.span.end))
        yield First(rank, held, noun, sort)


def _links(clause: Clause) -> bool:
    return clause.predicate is not None and {*clause.predicate.lemmas} <= {*words_of("linking")}


def _head(statement: Statement, span: Span) -> str | None:
    """The head of a noun phrase: "reason" of "the reason for absence"."""
    head = None
    for token in statement.tokens:
        if not span.covers(token.span):
            continue
        if token.kind != "word" or (head and token.text in prepositions()):
            break
        head = token.lemma
    return head


def turned_end(sighting: Sighting) -> tuple[First, First] | None:
    """The two ends of one order of which claim and statement say one thing: highest, and lowest."""
    for mine in firsts(sighting.ours):
        for theirs in firsts(sighting.theirs):
            if not opposite(mine.rank, theirs.rank) or _is_of_some(theirs, sighting):
                continue
            if _one_order(mine, theirs) and _one(mine, theirs):
                return mine, theirs
    return None


def _is_of_some(theirs: First, sighting: Sighting) -> bool:
    """Whether the statement says of whom or where it is so, and the claim does not.

    "The commonest crime in the north was burglary" is not of all the country.
    """
    statement, span = sighting.theirs, theirs.rank.span
    others = [c.span for c in statement.clauses if not c.span.covers(span)]
    extra = {word for phrase in sighting.extra for word in phrase.split()}
    dated = [p.span for p in statement.periods if not sighting.ours.periods]
    return any(
        t.lemma in extra or any(s.covers(t.span) for s in dated)
        for t in statement.tokens
        if not any(s.covers(t.span) for s in (theirs.held.span, span, *others))
    )


def otherwise_held(sighting: Sighting) -> tuple[First, First] | None:
    """The first place that claim and statement give to two things: rent, and food."""
    return next(
        (
            (mine, theirs)
            for mine, theirs in _held_by_two(sighting)
            if mine.sort and theirs.sort and not _is_of_some(theirs, sighting)
        ),
        None,
    )


def said_of_another(sighting: Sighting) -> bool:
    """Whether what comes first there is another thing than the claim's, of whatever sort."""
    return next(_held_by_two(sighting), None) is not None


def _held_by_two(sighting: Sighting) -> Iterator[tuple[First, First]]:
    for mine in firsts(sighting.ours):
        for theirs in firsts(sighting.theirs):
            if (mine.rank.end, mine.rank.sort) != (theirs.rank.end, theirs.rank.sort):
                continue
            if not (_is_a_noun(mine, sighting.ours) and _is_a_noun(theirs, sighting.theirs)):
                continue
            if _apart(mine.noun, theirs.noun) and not _is_told_of(mine, theirs):
                yield mine, theirs


def _one_order(ours: First, theirs: First) -> bool:
    """Whether things of one sort are ranked, as far as both say."""
    if ours.sort is None or theirs.sort is None:
        return ours.sort == theirs.sort
    return stands_for(ours.sort, theirs.sort)


def _one(ours: First, theirs: First) -> bool:
    """Whether both speak of one thing, by its noun or both by none."""
    bare = [_first_word(f) in pronouns() and len(f.held.lemmas) == 1 for f in (ours, theirs)]
    return all(bare) or (not any(bare) and stands_for(ours.noun, theirs.noun))


def _is_a_noun(one: First, statement: Statement) -> bool:
    """Whether the thing is told by a common noun, and is no time."""
    span = one.held.span
    if any(p.span.overlaps(span) for p in statement.periods):
        return False
    if any(f.span.overlaps(span) for f in statement.figures):
        return False
    return _first_word(one) not in unnamed() - {"the"} and category(one.noun) != "time"


def _is_told_of(ours: First, theirs: First) -> bool:
    """Whether the one is told within the other: "rent" and "the cost of rent"."""
    return ours.noun in theirs.held.lemmas or theirs.noun in ours.held.lemmas


def _apart(a: str, b: str) -> bool:
    """Whether nothing is known by which two nouns may be one thing."""
    return relation(a, b) not in KINDRED and not near(a, b) and a != b


def _first_word(one: First) -> str:
    return one.held.text.split(maxsplit=1)[0].lower()
