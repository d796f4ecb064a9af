"""The people that two documents name: how each spells them, and which office it gives them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from attrs import evolve, frozen

from claimcheck.matching import Corpus, Library
from claimcheck.matching.between import pairs_held
from claimcheck.matching.offices import bodies, same_office
from claimcheck.model import Finding, Name, Role, Span, Statement
from claimcheck.reading.names import compare_names
from claimcheck.rules.entity_swap import entity_swap
from claimcheck.rules.name_variant import name_variant
from claimcheck.rules.role import is_another, is_held, role
from claimcheck.rules.rule import Found, Place, Rule

__all__ = ["of_people"]

_LONGEST: Final = 60
"""A longer run of capitals is no name."""


People = Mapping[str, Sequence[tuple[int, int, bool]]]
"""By a person's full name, where a document has it: in which statement, which of its names that is,
and whether it stands with an office."""


@frozen
class _Named:
    """A person where a document names them."""

    name: Name
    statement: Statement


def of_people(corpus: Corpus, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What two documents say otherwise of the people that both name.

    Who somebody is, is said once in an article and in whatever sentence, so that no two sentences
    need be alike. Who differs from a primary source is not held against others, too. The rules
    are asked that a run asks.
    """
    asked = {rule.name: rule for rule in rules}
    known = [people_of(library) for library in corpus.libraries]
    holders = _holders(known)
    settled: set[tuple[int, str]] = set()
    for (ours, full), (theirs, other) in _pairs(corpus, known):
        mine, yours = corpus.libraries[ours], corpus.libraries[theirs]
        primary = mine.reading.document.role is Role.PRIMARY
        if not primary and ((ours, full) in settled or (theirs, other) in settled):
            continue
        rule, question = _QUESTIONS[compare_names(full, other)]
        if rule.name not in asked:
            continue
        if question is not _spelling and not (
            _in_office(known[ours][full]) and _in_office(known[theirs][other])
        ):
            continue
        here, there = _named(mine, known[ours][full]), _named(yours, known[theirs][other])
        for found in question(mine, here, yours, there):
            if primary:
                settled.add((theirs, other))
            others = (k for k in holders[_last(full)] if k not in {ours, theirs})
            witnesses = islice(_alike(found, known, others, corpus), _WITNESSES)
            whole = evolve(found, places=(*found.places, *witnesses))
            yield asked[rule.name].finding(whole)


def _pairs(
    corpus: Corpus, known: Sequence[People]
) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    """The people of two documents that are held together who may be one, by their names."""
    for ours, theirs in pairs_held(corpus):
        for full in known[ours]:
            for other in known[theirs]:
                if _may_be_one(full, other):
                    yield (ours, full), (theirs, other)


def _holders(known: Sequence[People]) -> Mapping[str, list[int]]:
    """By surname, the documents that name somebody so."""
    found: dict[str, list[int]] = {}
    for number, people in enumerate(known):
        for last in sorted({_last(full) for full in people}):
            found.setdefault(last, []).append(number)
    return found


def _last(full: str) -> str:
    return full.rsplit(maxsplit=1)[-1].casefold()


def _may_be_one(ours: str, theirs: str) -> bool:
    """Whether two names are worth comparing: one surname, or one given name and initial."""
    if ours == theirs or _last(ours) == _last(theirs):
        return True
    a, b = ours.casefold(), theirs.casefold()
    return a.split()[0] == b.split()[0] or a[:2] == b[:2]


def _alike(
    found: Found,
    known: Sequence[People],
    others: Iterable[int],
    corpus: Corpus,
) -> Iterator[Place]:
    """Where further documents name the person as the second side of a finding does."""
    _, (_, mine, marks) = found.places[:2]
    ours = next((n for n in mine.names if n.span in marks), None)
    for number in others if ours else ():
        library = corpus.libraries[number]
        people = (p for places in known[number].values() for p in _named(library, places))
        alike = next((p for p in people if _is_so_named(p, ours, mine, marks)), None)
        if alike is not None:
            office = (alike.name.office.span,) if alike.name.office else ()
            document = library.reading.document
            yield document, alike.statement, (*office, alike.name.span)


def _is_so_named(named: _Named, ours: Name | None, mine: Statement, marks: Sequence[Span]) -> bool:
    """Whether another document spells a name as ours does, or gives the office that ours gives."""
    if ours is None:
        return False
    if len(marks) == 1:  # the name alone: its spelling is what is asked
        return named.name.full == ours.full
    if compare_names(named.name.full, ours.full) != "same" or named.name.office is None:
        return False
    return is_held(ours, mine, named.name, named.statement)


_WITNESSES: Final = 3
"""So many further documents are quoted with a finding."""


def people_of(library: Library) -> People:
    """The people of a document by their full names, worked out once."""
    known: People | None = library.worked_out.get("people")  # type: ignore[assignment]
    if known is None:
        found: dict[str, list[tuple[int, int, bool]]] = {}
        for at, profile in enumerate(library.profiles):
            for place, name in enumerate(profile.statement.names):
                if name.kind == "person" and " " in name.full and len(name.full) <= _LONGEST:
                    told = (at, place, name.office is not None)
                    found.setdefault(name.full, []).append(told)
        known = library.worked_out["people"] = found
    return known


def _named(library: Library, places: Iterable[tuple[int, int, bool]]) -> list[_Named]:
    """A person, each time that a document names them."""
    statements = ((library.profiles[at].statement, place) for at, place, _ in places)
    return [_Named(statement.names[place], statement) for statement, place in statements]


def _in_office(places: Iterable[tuple[int, int, bool]]) -> bool:
    """Whether a document ever says which office somebody holds."""
    return any(held for _, _, held in places)


def _offices(
    mine: Library, ours: Sequence[_Named], yours: Library, theirs: Sequence[_Named]
) -> Iterator[Found]:
    """Where no office that the one document gives may be one that the other gives."""
    a = [p for p in ours if p.name.office]
    b = [p for p in theirs if p.name.office]
    if any(is_held(x.name, x.statement, y.name, y.statement) for x in a for y in b):
        outside = _of_another_house(mine, a, b)
    else:
        outside = next(
            ((x, y) for x in a for y in b if is_another(x.name, x.statement, y.name, y.statement)),
            None,
        )
    if outside is None:
        return
    here, there = outside
    if here.name.office is None or there.name.office is None:
        return
    source, judged = mine.reading.document, yours.reading.document
    yield Found(
        f"calls {there.name.text} {there.name.office.text}; {source.outlet or source.id} says "
        f"{here.name.office.text}",
        (
            (judged, there.statement, (there.name.office.span, there.name.span)),
            (source, here.statement, (here.name.office.span, here.name.span)),
        ),
        confidence=0.9,
    )


def _of_another_house(
    mine: Library, ours: Sequence[_Named], theirs: Sequence[_Named]
) -> tuple[_Named, _Named] | None:
    """An official of the primary source's own, whom another document makes one of another body.

    "Chief economist Ida Lund", in her office's release, is not "chief economist at the central
    bank" where the release names no such body.
    """
    document = mine.reading.document
    if document.role is not Role.PRIMARY or not document.outlet:
        return None
    if any(bodies(p.name, p.statement) for p in ours):
        return None
    for there in theirs:
        named = bodies(there.name, there.statement)
        if named and not any(
            compare_names(document.outlet, body) != "different" or body in document.text
            for body in named
        ):
            return ours[0], there
    return None


def _spelling(
    mine: Library, ours: Sequence[_Named], yours: Library, theirs: Sequence[_Named]
) -> Iterator[Found]:
    """Where each document has one spelling of a name and not the other's."""
    here, there = ours[0], theirs[0]
    source, judged = mine.reading.document, yours.reading.document
    if there.name.full in source.text or here.name.full in judged.text:
        return
    yield Found(
        f"spells the name {there.name.full}; {source.outlet or source.id} spells it "
        f"{here.name.full}",
        (
            (judged, there.statement, (there.name.span,)),
            (source, here.statement, (here.name.span,)),
        ),
        confidence=0.9,
    )


def _given(
    mine: Library, ours: Sequence[_Named], yours: Library, theirs: Sequence[_Named]
) -> Iterator[Found]:
    """Where one surname and one office stand with two given names: Mark for Martin."""
    here = next((p for p in ours if p.name.office), None)
    there = next((p for p in theirs if p.name.office), None)
    if here is None or there is None or _surname(here) != _surname(there):
        return
    if not _hold_one(here, there):
        return
    source, judged = mine.reading.document, yours.reading.document
    if there.name.full in source.text or here.name.full in judged.text:
        return
    yield Found(
        f"names {there.name.full} where {source.outlet or source.id} names {here.name.full}",
        (
            (judged, there.statement, (there.name.span,)),
            (source, here.statement, (here.name.span,)),
        ),
        confidence=0.9,
    )


def _surname(named: _Named) -> str:
    return _last(named.name.full)


def _hold_one(ours: _Named, theirs: _Named) -> bool:
    """Whether the two hold one office, as far as their documents say."""
    a, b = ours.name.office, theirs.name.office
    if a is None or b is None:
        return False
    return same_office(a, b) and is_held(ours.name, ours.statement, theirs.name, theirs.statement)


_Question = Callable[[Library, Sequence[_Named], Library, Sequence[_Named]], Iterator[Found]]
_QUESTIONS: Final[Mapping[str, tuple[Rule, _Question]]] = {
    "same": (role, _offices),
    "variant": (name_variant, _spelling),
    "different": (entity_swap, _given),
}
"""Which rule is asked of two names, by how they stand to each other, and what it asks."""
