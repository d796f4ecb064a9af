"""The rule role."""

from collections.abc import Iterator

from claimcheck.matching.offices import another_body, exclusive, same_office, status
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Name, Reading, Severity, Statement, Verdict
from claimcheck.reading.names import compare_names
from claimcheck.rules.rule import Found, case_rule


@case_rule("role", "role", Verdict.CONFLICT, Severity.ERROR)
def role(case: Case) -> Iterator[Found]:
    """A person is given another office, or the office without its "acting", "deputy" or "former".

    A chief executive is no finance director, and a health minister no transport minister. A rank is
    another where a word is lost: an inspector is no chief inspector. A broader title that still
    holds ("official", "director" for "finance director") is no conflict.

    What to do: look up the office; a lost "acting" makes another office-holder.
    """
    for statement in case.statements:
        for name in statement.names:
            if name.kind != "person" or name.office is None:
                continue
            for there, where in _held(name, case.reading):
                if there.office is None:
                    continue
                if is_held(name, statement, there, where):
                    break
                if not is_another(name, statement, there, where):
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


def is_held(ours: Name, mine: Statement, theirs: Name, yours: Statement) -> bool:
    """Whether two offices may well be one, of one body."""
    if ours.office is None or theirs.office is None:
        return False
    return (
        status(ours.office) == status(theirs.office)
        and another_body(ours, mine, theirs, yours) is None
        and not exclusive(ours.office, theirs.office)
    )


def is_another(ours: Name, mine: Statement, theirs: Name, yours: Statement) -> bool:
    """Whether two offices cannot be one: of another rank, of another body, or two of one house."""
    if ours.office is None or theirs.office is None:
        return False
    if status(ours.office) == status(theirs.office):
        return another_body(ours, mine, theirs, yours) is not None or exclusive(
            ours.office, theirs.office
        )
    return same_office(ours.office, theirs.office)


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
