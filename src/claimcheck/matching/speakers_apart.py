"""Whether two speakers, one of them without a name, are surely two: "the judge", and an officer."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.matching.offices import exclusive, of_house, same_office
from claimcheck.model import Name, Phrase, Statement
from claimcheck.reading.names import compare_names

__all__ = ["only_speaker", "surely_apart"]

_OFFICIAL: Final = frozenset({"court", "police", "fire"})


def only_speaker(statement: Statement) -> Phrase | None:
    """The one speaker of a sentence, as it calls him or her."""
    found = {s.speaker.text: s.speaker for s in statement.speech if s.speaker}
    return next(iter(found.values())) if len(found) == 1 else None


def surely_apart(
    ours: Phrase, mine: Statement, theirs: Phrase, yours: Statement, around: Iterable[Statement]
) -> bool:
    """Whether nobody can be both of two speakers.

    `around` are the sentences of the document: they may say what office somebody holds, and who
    "the judge" is.
    """
    text = tuple(around)
    a, b = _person(ours, mine), _person(theirs, yours)
    if a is not None and b is not None:
        return False
    if a is None and b is None:
        return _apart(ours, theirs)
    name, role = (a, theirs) if a is not None else (b, ours)
    if name is None:
        return False
    holders = [n for s in (mine, yours, *text) for n in s.names if _holds(n, role)]
    if any(_same(name, n) for n in holders):
        return False
    offices = _offices(name, (mine, yours, *text))
    told = [office for office in offices if office is not None]
    return bool(told) and all(_apart(office, role) for office in told)


def _person(speaker: Phrase, statement: Statement) -> Name | None:
    return next(
        (n for n in statement.names if n.kind == "person" and n.span.overlaps(speaker.span)), None
    )


def _same(a: Name, b: Name) -> bool:
    return compare_names(a.full, b.full) == "same"


def _holds(name: Name, role: Phrase) -> bool:
    return name.kind == "person" and name.office is not None and same_office(name.office, role)


def _offices(name: Name, statements: Iterable[Statement]) -> Iterator[Phrase | None]:
    for statement in statements:
        for other in statement.names:
            if other.kind == "person" and other.office and _same(name, other):
                yield other.office


def _apart(a: Phrase, b: Phrase) -> bool:
    """Whether two offices are of one house and two, or one is of a relative and one official."""
    if exclusive(a, b):
        return True
    pairs = ((a, b), (b, a))
    return any(_is_relative(x) and of_house(y) in _OFFICIAL for x, y in pairs) or (
        # A judge of a case is no officer of the force that brought it.
        {of_house(a), of_house(b)} == {"court", "police"}
    )


def _is_relative(phrase: Phrase) -> bool:
    return bool(phrase.lemmas) and phrase.lemmas[-1] in _relatives()


@lru_cache(maxsize=1)
def _relatives() -> frozenset[str]:
    return frozenset(load("en").table("judging")["relatives"])
