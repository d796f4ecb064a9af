"""Small words by which a sentence turns, and what stands behind them: after the report, to York."""

from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for, word_class
from claimcheck.matching.terms import function_words, undirected, words_of
from claimcheck.model import Clause, Phrase, Sighting, Span, Statement

__all__ = ["Complement", "OtherEnd", "changed_places", "other_end"]


@frozen
class Complement:
    """A preposition, and what stands behind it to the next small word."""

    word: str
    of: frozenset[str]
    span: Span


@frozen
class OtherEnd:
    """What the claim has behind one preposition and the document behind its opposite."""

    ours: Complement
    theirs: Complement


def other_end(sighting: Sighting) -> OtherEnd | None:
    """Where the document has the claim's words behind the opposite preposition.

    "Resigned after the report" for "resigned before the report". Neither side may have them behind
    both, and they must do the same. What lies between two places ("the line runs from Leeds to
    York") lies there either way round.
    """
    if not _does_the_same(sighting):
        return None
    ours = tuple(_complements(sighting.ours))
    theirs = tuple(_complements(sighting.theirs))
    for mine in ours:
        for yours in theirs:
            if yours.word not in _opposite().get(mine.word, ()) or mine.of != yours.of:
                continue
            alike = {yours.word, *_alike().get(yours.word, ())}
            same = {mine.word, *_alike().get(mine.word, ())}
            if any(c.of == mine.of and c.word in alike for c in ours):
                continue
            if any(c.of == yours.of and c.word in same for c in theirs):
                continue
            return OtherEnd(mine, yours)
    return None


def changed_places(sighting: Sighting) -> tuple[Phrase, Complement] | None:
    """The document's subject and what stands behind its preposition, where these are the claim's.

    "The club gave £5,000 to the council" has the two of "the council gave £5,000 to the club" the
    other way round, and so has "the ambulance arrived before police" those of "police arrived
    before the ambulance".
    """
    for mine in _mains(sighting.ours):
        for yours in _mains(sighting.theirs):
            if mine.predicate is None or yours.predicate is None:
                continue
            if mine.predicate.lemmas[0] != yours.predicate.lemmas[0]:
                continue
            if mine.agent or yours.agent or _meets(mine.subject, yours.subject):
                continue
            found = _crossed(sighting, mine, yours)
            if found is not None and yours.subject is not None:
                return yours.subject, found
    return None


def _crossed(sighting: Sighting, mine: Clause, yours: Clause) -> Complement | None:
    """What the document has behind a preposition, where it is the claim's subject."""
    for ours in _complements(sighting.ours):
        if not mine.span.covers(ours.span) or not _is_of(yours.subject, ours):
            continue
        for theirs in _complements(sighting.theirs):
            if theirs.word != ours.word or not yours.span.covers(theirs.span):
                continue
            if _is_of(mine.subject, theirs):
                return theirs
    return None


def _mains(statement: Statement) -> Iterator[Clause]:
    """The clauses that say that somebody does something."""
    for clause in statement.clauses:
        if (
            clause.predicate
            and clause.predicate.lemmas
            and clause.subject
            and (clause.polarity == "positive" and clause.predicate.lemmas[0] not in undirected())
        ):
            yield clause


def _meets(ours: Phrase | None, theirs: Phrase | None) -> bool:
    if ours is None or theirs is None or not ours.lemmas or not theirs.lemmas:
        return True
    a, b = ours.lemmas[-1], theirs.lemmas[-1]
    return a == b or stands_for(a, b)


def _is_of(subject: Phrase | None, complement: Complement) -> bool:
    """Whether a subject is what stands behind a preposition."""
    if subject is None or not subject.lemmas:
        return False
    return any(stands_for(subject.lemmas[-1], word) for word in complement.of)


def _does_the_same(sighting: Sighting) -> bool:
    """Whether some verb of the claim is met as it is."""
    verbs = [
        {c.predicate.lemmas[0] for c in side.clauses if c.predicate and c.predicate.lemmas}
        for side in (sighting.ours, sighting.theirs)
    ]
    moved = all(side & words_of("coming_and_going") for side in verbs)
    return moved or bool(verbs[0] & verbs[1] - words_of("either_way"))


def _complements(statement: Statement) -> Iterator[Complement]:
    """Each preposition of the table with the words behind it."""
    tokens = statement.tokens
    amounts = [f.span for f in statement.figures]
    told = [c.predicate.span for c in statement.clauses if c.predicate]
    prepositions = load("en").table("clauses")["prepositions"]
    for at, token in enumerate(tokens):
        if token.text not in _opposite() and token.text not in _places():
            continue
        end, words = at + 1, set[str]()
        while end < len(tokens):
            each = tokens[end]
            small = each.text in prepositions or each.kind == "mark"
            if small or any(s.overlaps(each.span) for s in (*amounts, *told)):
                break
            if words and (each.text in function_words() or word_class(each.lemma) == "adverb"):
                break
            if each.text not in function_words():
                words.add(each.lemma)
            end += 1
        if words:
            span = Span(token.span.start, tokens[end - 1].span.end)
            yield Complement(token.text, frozenset(words), span)


@lru_cache(maxsize=1)
def _opposite() -> dict[str, frozenset[str]]:
    """By a preposition, those that say the opposite of it."""
    found: dict[str, set[str]] = {}
    for row in load("en").table("judging")["ends"]["opposite"]:
        left, right = (side.split() for side in row.split("|"))
        for a in left:
            found.setdefault(a, set()).update(right)
        for b in right:
            found.setdefault(b, set()).update(left)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=1)
def _alike() -> dict[str, frozenset[str]]:
    """By a preposition, those on its side of a row."""
    found: dict[str, set[str]] = {}
    for row in load("en").table("judging")["ends"]["opposite"]:
        for side in row.split("|"):
            for word in side.split():
                found.setdefault(word, set()).update(side.split())
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Further prepositions behind which the other party of an act stands: "ran behind the club"."""
    return frozenset(load("en").table("judging")["ends"]["party"])
