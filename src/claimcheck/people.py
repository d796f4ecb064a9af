"""The people that two documents name: how their names are spelt, and which office each gives them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from claimcheck.matching import Corpus, Library
from claimcheck.matching.between import pairs_held
from claimcheck.matching.offices import bodies, same_office
from claimcheck.model import Finding, Name, Role, Statement
from claimcheck.reading.names import compare_names
from claimcheck.rules.entity_swap import entity_swap
from claimcheck.rules.name_variant import name_variant
from claimcheck.rules.role import is_another, is_held, role
from claimcheck.rules.rule import Found, Rule

__all__ = ["of_people"]

_LONGEST: Final = 60
"""A longer run of capitals is no name."""


@frozen
class _Named:
    """A person where a document names them."""

    name: Name
    statement: Statement


def of_people(corpus: Corpus, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What two documents say otherwise of the people that both name.

    Who somebody is, is said once in an article and in whatever sentence, so that no two sentences
    need be alike. Whom a primary source names is held against it alone. The rules are asked that a
    run asks.
    """
    asked = {rule.name: rule for rule in rules}
    known = [_people(library) for library in corpus.libraries]
    settled: set[tuple[int, str]] = set()
    for ours, theirs in pairs_held(corpus):
        mine, yours = corpus.libraries[ours], corpus.libraries[theirs]
        primary = mine.reading.document.role is Role.PRIMARY
        for full, places in known[ours].items():
            for other, there in known[theirs].items():
                if not primary and ((ours, full) in settled or (theirs, other) in settled):
                    continue
                how = compare_names(full, other)
                if how != "different" and primary:
                    settled.add((theirs, other))
                if how == "same" and role.name in asked:
                    yield from _offices(asked[role.name], mine, places, yours, there)
                elif how == "variant" and name_variant.name in asked:
                    yield from _spelling(asked[name_variant.name], mine, places, yours, there)
                elif how == "different" and entity_swap.name in asked:
                    yield from _given(asked[entity_swap.name], mine, places, yours, there)


def _people(library: Library) -> Mapping[str, list[_Named]]:
    """The people of a document by their full names, with each place where they are named."""
    found: dict[str, list[_Named]] = {}
    for known in library.profiles:
        for name in known.statement.names:
            if name.kind == "person" and " " in name.full and len(name.full) <= _LONGEST:
                found.setdefault(name.full, []).append(_Named(name, known.statement))
    return found


def _offices(
    rule: Rule, mine: Library, ours: Sequence[_Named], yours: Library, theirs: Sequence[_Named]
) -> Iterator[Finding]:
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
    found = Found(
        f"calls {there.name.text} {there.name.office.text}; {source.outlet or source.id} says "
        f"{here.name.office.text}",
        (
            (judged, there.statement, (there.name.office.span, there.name.span)),
            (source, here.statement, (here.name.office.span, here.name.span)),
        ),
        confidence=0.9,
    )
    yield rule.finding(found)


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
    rule: Rule, mine: Library, ours: Sequence[_Named], yours: Library, theirs: Sequence[_Named]
) -> Iterator[Finding]:
    """Where each document has one spelling of a name and not the other's."""
    here, there = ours[0], theirs[0]
    source, judged = mine.reading.document, yours.reading.document
    if there.name.full in source.text or here.name.full in judged.text:
        return
    found = Found(
        f"spells the name {there.name.full}; {source.outlet or source.id} spells it "
        f"{here.name.full}",
        (
            (judged, there.statement, (there.name.span,)),
            (source, here.statement, (here.name.span,)),
        ),
        confidence=0.9,
    )
    yield rule.finding(found)


def _given(
    rule: Rule, mine: Library, ours: Sequence[_Named], yours: Library, theirs: Sequence[_Named]
) -> Iterator[Finding]:
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
    found = Found(
        f"names {there.name.full} where {source.outlet or source.id} names {here.name.full}",
        (
            (judged, there.statement, (there.name.span,)),
            (source, here.statement, (here.name.span,)),
        ),
        confidence=0.9,
    )
    yield rule.finding(found)


def _surname(named: _Named) -> str:
    return named.name.full.split()[-1].casefold()


def _hold_one(ours: _Named, theirs: _Named) -> bool:
    """Whether the two hold one office, as far as their documents say."""
    a, b = ours.name.office, theirs.name.office
    if a is None or b is None:
        return False
    return same_office(a, b) and is_held(ours.name, ours.statement, theirs.name, theirs.statement)
