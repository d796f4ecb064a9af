"""The rule entity-swap."""

from collections.abc import Iterator

from claimcheck.matching.figures import digits
from claimcheck.matching.subjects import named_otherwise, other_doer
from claimcheck.matching.trust import all_else, enough, otherwise_equal, same_print
from claimcheck.model import (
    Case,
    Figure,
    Name,
    Pairing,
    Reading,
    Severity,
    Sighting,
    Slot,
    Span,
    State,
    Statement,
    Verdict,
)
from claimcheck.reading.names import compare_names
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("entity-swap", "name", Verdict.CONFLICT, Severity.ERROR, of_another=True)
def entity_swap(case: Case) -> Iterator[Found]:
    """Another name stands in the place of the claim's.

    Everything else that the claim speaks of is met, its name is not in the sentence, and one other
    name of the same kind is. A name that is merely left out is no conflict. Between two documents
    it is enough that a telling figure stands with one name here and with another there, where both
    documents name both.

    What to do: look up who or what the source names.
    """
    yield from _of_another_bearer(case)
    yield from _done_by_another(case)
    found = list(_in_its_place(case))
    yield from found or _by_another_name(case)


def _in_its_place(case: Case) -> Iterator[Found]:
    """A name of the same kind in the place of the claim's, as the reader knows the two."""
    for sighting in case.sightings[:1]:
        named = [s for s in sighting.slots if s.name.startswith("name:")]
        different = [s for s in named if s.state is State.DIFFERENT]
        if case.pairings:
            different = [s for s in different if s.name != "name:place"]
        if len(different) != 1 or different[0].theirs is None:
            continue
        if case.pairings:
            met = {p.sighting.theirs.span: p.match.state("value") for p in case.pairings}
            if met.get(sighting.theirs.span) is not State.SAME:
                continue
            one_word = all_else(sighting) and _share_a_name(different[0])
            if not otherwise_equal(sighting) and not one_word:
                continue
        elif (
            not enough(sighting.bare, "name_alone")
            or not (
                enough(sighting.back, "name_back")
                or otherwise_equal(sighting)
                or (all_else(sighting) and _share_a_name(different[0]))
            )
            or _is_named(case.reading, different[0].ours)
        ):
            continue
        if State.DIFFERENT in {sighting.state(name) for name in _OF_TWO_FACTS}:
            continue
        slot = different[0]
        yield Found(
            f"names {slot.theirs} where {case.who} names {slot.ours}",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )


_OF_TWO_FACTS = ("period", "speaker", "direction", "negation")
"""Slots in which a difference beside another name makes two facts: fell here, rose there."""


def _done_by_another(case: Case) -> Iterator[Found]:
    """An act that one person by name does in the claim and another in the document.

    What two people may both have done is none, unless the sentence speaks of both of them.
    """
    for sighting in case.sightings[:_LOOKED_AT]:
        if not enough(sighting.bare, "doer") or not enough(sighting.back, "name_back"):
            continue
        doers = other_doer(sighting)
        if doers is None or State.DIFFERENT in {
            sighting.state("period"),
            sighting.state("speaker"),
        }:
            continue
        ours, theirs = doers
        if not any(compare_names(ours.full, n.full) == "same" for n in sighting.theirs.names):
            continue
        yield Found(
            f"says of {theirs.full} what {case.who} says of {ours.full}",
            (sighted(case, sighting, theirs.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )
        return


def _by_another_name(case: Case) -> Iterator[Found]:
    """An act that somebody by name does in the claim and somebody else by name in the document.

    All else that the claim says is met, its figures too, and the document nowhere has its name.
    """
    if case.source is not None or len(case.statements) != 1:
        return
    for sighting in case.sightings[:_LOOKED_AT]:
        if sighting.state("period") is State.DIFFERENT:
            continue
        if any(p.match.state("value") is not State.SAME for p in case.pairings):
            return
        found = named_otherwise(sighting, case.reading.document.text)
        if found is None or not (all_else(sighting) or _only_missing(sighting, found[0])):
            continue
        if (
            any(s.name.startswith("name:") and s.state is State.DIFFERENT for s in sighting.slots)
            and not case.pairings
        ):
            # What the other way of looking at names tells.
            continue
        ours, theirs = (
            side.text[span.start - side.span.start : span.end - side.span.start]
            for side, span in zip((sighting.ours, sighting.theirs), found, strict=True)
        )
        yield Found(
            f"says of {theirs} what {case.who} says of {ours}",
            (sighted(case, sighting, found[1]),),
            slots=sighting.slots,
            confidence=sighting.bare,
        )
        return


def _only_missing(sighting: Sighting, name: Span) -> bool:
    """Whether nothing of a claim is missing but a name."""
    words = {t.lemma for t in sighting.ours.tokens if name.covers(t.span)}
    return bool(sighting.missing) and {w for p in sighting.missing for w in p.split()} <= words


_LOOKED_AT = 3


def _share_a_name(slot: Slot) -> bool:
    """Whether two names have a word in common: Elsa Sturm and Elke Sturm."""
    return bool({*(slot.ours or "").lower().split()} & {*(slot.theirs or "").lower().split()})


def _is_named(reading: Reading, name: str | None) -> bool:
    """Whether the document names the claim's name elsewhere: it is not of another, then.

    A sentence about a derailment "in Ohio" is of East Palestine, which the story named before.
    """
    return name is not None and (
        (name[-1:].isdigit() and name in reading.document.text)
        or any(compare_names(name, n.full) == "same" for s in reading.statements for n in s.names)
    )


_TELLING = 3
"""From so many digits on, equal ones in documents of one story are hardly chance."""


def _of_another_bearer(case: Case) -> Iterator[Found]:
    """A figure of two documents stands with one name here and with another there.

    Both documents name both, so that neither is the other by another name.
    """
    if case.source is None:
        return
    for pairing in case.pairings:
        if not pairing.by_digits or not same_print(pairing):
            continue
        if min(digits(f.quantity) for f in (pairing.ours, pairing.theirs)) < _TELLING:
            continue
        theirs = _bearer(pairing.sighting.theirs, pairing.theirs)
        owner = _owner(pairing.sighting.ours, pairing.ours)
        if theirs is None or theirs.full in owner or theirs.full not in case.source.text:
            continue
        ours = _named_in(case.reading, owner)
        if ours is None or compare_names(ours, theirs.full) != "different":
            continue
        if ours in pairing.sighting.theirs.text[: _place(pairing)]:
            continue
        yield Found(
            f"gives {said(pairing.theirs)} for {theirs.full}; {case.who} gives it for {ours}",
            (sighted(case, pairing.sighting, theirs.span, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )


def _place(pairing: Pairing) -> int:
    """How far into its sentence their figure stands."""
    return pairing.theirs.span.end - pairing.sighting.theirs.span.start


def _bearer(statement: Statement, figure: Figure) -> Name | None:
    """The name that is the whole subject of the clause in which a figure stands."""
    for clause in statement.clauses:
        subject = clause.subject
        if subject is not None and clause.span.covers(figure.span):
            return next((n for n in statement.names if n.span == subject.span), None)
    return None


def _owner(statement: Statement, figure: Figure) -> str:
    """The words that say whose a figure is: the heads of its cell, or the subject of its clause."""
    subjects = [
        c.subject.text for c in statement.clauses if c.subject and c.span.covers(figure.span)
    ]
    return "; ".join((*(h.text for h in statement.heads), *subjects[:1]))


def _named_in(reading: Reading, owner: str) -> str | None:
    """The name that a document has for whose a figure is."""
    names = (n.full for s in reading.statements for n in s.names)
    return next((n for n in names if len(n) >= _TELLING and n in owner), None)
