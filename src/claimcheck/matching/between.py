"""Statements of documents held against each other, without a claim."""

from collections.abc import Iterator
from typing import Final


from claimcheck.matching import Corpus, Library, assign, ranked_sightings
from claimcheck.matching.alignment import Context, covers, coverage
from claimcheck.matching.circumstance import Circumstances
from claimcheck.matching.terms import Profile
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Case, Claim, Role, Sighting

_FEWEST_TERMS: Final = 2


def in_order(corpus: Corpus) -> tuple[Library, ...]:
    """The documents with primary sources first, as the side that others are held against."""
    return tuple(
        sorted(corpus.libraries, key=lambda b: b.reading.document.role is not Role.PRIMARY)
    )


def across(corpus: Corpus) -> Iterator[Case]:
    """Every statement of each document before each later document."""
    libraries = in_order(corpus)
    for at, ours in enumerate(libraries):
        for theirs in libraries[at + 1 :]:
            for number in range(len(ours.profiles)):
                if case := _case(ours, number, theirs, range(len(theirs.profiles)), corpus):
                    yield case


def within(library: Library, corpus: Corpus) -> Iterator[Case]:
    """A document's headline and standfirst before its body, and each statement before later ones."""
    for number in range(len(library.profiles)):
        later = range(number + 1, len(library.profiles))
        if case := _case(library, number, library, later, corpus):
            yield case


def _case(ours: Library, number: int, theirs: Library, among: range, corpus: Corpus) -> Case | None:
    mine = ours.profiles[number]
    statement = mine.statement
    if statement.question or len(mine.keys) < _FEWEST_TERMS:
        return None
    own_period = ours.inherited.get(statement.span.start)
    circumstances = Circumstances(period=own_period, inherited=theirs.inherited, units=corpus.units)
    sightings = [
        s
        for s in ranked_sightings(mine, theirs, corpus, circumstances, among, 6)
        if _about_the_same(s, mine, theirs, corpus)
    ]
    if not sightings:
        return None
    document = ours.reading.document
    claim = Claim(id="", claim=statement.span.of(document.text))
    return Case(
        claim,
        (statement,),
        theirs.reading,
        tuple(sightings),
        tuple(assign(statement, sightings)),
        source=document,
    )


def _about_the_same(sighting: Sighting, mine: Profile, theirs: Library, corpus: Corpus) -> bool:
    """Whether each of the two statements covers enough of the other."""
    weights = WEIGHTS["between"]
    if sighting.sure < weights["ours"]:
        return False
    at = next(p for p in theirs.profiles if p.statement.span == sighting.theirs.span)
    back = coverage(covers(at, mine, Context()), corpus.weigh, inherited=False)
    return back >= weights["theirs"] and (
        back + sighting.sure >= weights["both"] or bool(sighting.matches)
    )


__all__ = ["across", "in_order", "within"]
