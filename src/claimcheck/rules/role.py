"""The rule role."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import relation
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Name, Phrase, Reading, Severity, Statement, Verdict
from claimcheck.reading.names import compare_names
from claimcheck.rules.rule import Found, case_rule

_RANKED = {
    "acting", "interim", "former", "ex", "deputy", "vice", "assistant", "outgoing", "shadow",
    "associate", "co", "elect", "incoming",
}  # fmt: skip
"""Words that change what an office is; "senior" and "chief" only dress it."""


@case_rule("role", "role", Verdict.CONFLICT, Severity.ERROR)
def role(case: Case) -> Iterator[Found]:
    """A person is given another office, or the office without its "acting", "deputy" or "former".

    A broader title that still holds ("official", "inspector" for "chief inspector") is no conflict.

    What to do: look up the office; a lost "acting" makes another office-holder.
    """
    for statement in case.statements:
        for name in statement.names:
            if name.kind != "person" or name.office is None:
                continue
            for there, where in _held(name, case.reading):
                if there.office is None:
                    continue
                ours, theirs = _status(name.office), _status(there.office)
                said = _another_body(name, statement, there, where)
                if ours == theirs and said is None:
                    break
                if ours != theirs and not _same_office(name.office, there.office):
                    continue
                reason = (
                    f"calls {there.text} {there.office.text}; {case.who} says {name.office.text}"
                )
                sighting = next((s for s in case.sightings if s.theirs.span == where.span), None)
                if sighting is None and not _speaks_of(case):
                    continue
                yield Found(
                    reason,
                    ((case.reading.document, where, (there.office.span, there.span)),),
                    slots=sighting.slots if sighting else (),
                    confidence=0.9,
                )
                return


def _speaks_of(case: Case) -> bool:
    """Whether the document says what the claim says of the person, in whatever sentence.

    Who somebody is, is often said where the name is first given, and what was said elsewhere.
    """
    return case.source is None and any(enough(s.sure, "role") for s in case.sightings[:1])


def _held(name: Name, reading: Reading) -> list[tuple[Name, Statement]]:
    return [
        (n, s)
        for s in reading.statements
        for n in s.names
        if n.kind == "person" and n.office and compare_names(name.full, n.full) == "same"
    ]


def _status(office: Phrase) -> frozenset[str]:
    words = {part for w in office.text.lower().split() for part in w.split("-")}
    return frozenset(words & _RANKED)


def _same_office(ours: Phrase, theirs: Phrase) -> bool:
    """Whether the two offices share their head: director and acting director."""
    return any(
        a == b or relation(a, b) in {"same", "kind", "narrower"}
        for a in ours.lemmas
        for b in theirs.lemmas
        if a not in _RANKED and b not in _RANKED
    )


def _another_body(ours: Name, mine: Statement, theirs: Name, yours: Statement) -> str | None:
    """The body of their office, where each side names one and they are not the same."""
    a = _bodies(ours, mine)
    b = _bodies(theirs, yours)
    if not a or not b:
        return None
    if any(compare_names(x, y) != "different" for x in a for y in b):
        return None
    return b[0]


def _bodies(name: Name, statement: Statement) -> list[str]:
    if name.office is None:
        return []
    return [
        n.full
        for n in statement.names
        if n.kind in {"organisation", "other"} and name.office.span.covers(n.span)
    ]
