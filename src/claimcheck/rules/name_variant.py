"""The rule name-variant."""

from collections.abc import Iterator

from attrs import evolve

from claimcheck.matching.trust import enough
from claimcheck.model import (
    Case,
    Name,
    Reading,
    Severity,
    Sighting,
    Slot,
    State,
    Statement,
    Verdict,
)
from claimcheck.reading.names import compare_names
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("name-variant", "name", Verdict.CONFLICT, Severity.ERROR)
def _between_two(case: Case) -> Iterator[Found]:
    """The same bearer's name is spelt in two ways.

    Carlile and Carlisle, Lindqvist and Lindquist. Short forms, initials, titles and case are no
    variants.

    What to do: look the spelling up; a quotation's own spelling is not yours to change.
    """
    for sighting in case.sightings[:3]:
        if not enough(sighting.coverage, "name"):
            continue
        for slot in sighting.slots:
            if (
                slot.name.startswith("name:")
                and _is_spelling(slot)
                and not _is_another(slot, sighting)
            ):
                yield Found(
                    f"spells the name {slot.theirs}; {case.who} spells it {slot.ours}",
                    (sighted(case, sighting, slot.span),),
                    slots=sighting.slots,
                    confidence=0.9,
                )
                return


def _is_spelling(slot: Slot) -> bool:
    """Whether two names may be spellings of one; "Russia" is none of "London's Russian embassy".

    A person's may leave a word out besides.
    """
    if slot.state is not State.COMPATIBLE:
        return False
    lengths = {len((side or "").split()) for side in (slot.ours, slot.theirs)}
    return slot.name == "name:person" or len(lengths) == 1


def _is_another(slot: Slot, sighting: Sighting) -> bool:
    """Whether it is another place with a name like it: its figures and its time differ, too."""
    if slot.name == "name:person" or sighting.state("period") is not State.DIFFERENT:
        return False
    values = {m.state("value") for m in sighting.matches}
    return State.DIFFERENT in values and values.isdisjoint({State.SAME, State.COMPATIBLE})


def _inside_one(reading: Reading) -> Iterator[Found]:
    """Two spellings of one name in one document, each pair once."""
    first: dict[str, tuple[Name, Statement]] = {}
    for statement in reading.statements:
        for name in statement.names:
            first.setdefault(name.text, (name, statement))
    seen = sorted(first.values(), key=lambda found: found[0].span)
    for at, (name, statement) in enumerate(seen):
        for other, elsewhere in seen[at + 1 :]:
            if compare_names(name.text, other.text) == "variant":
                yield Found(
                    f"spells the name {name.text} and {other.text}",
                    (
                        (reading.document, elsewhere, (other.span,)),
                        (reading.document, statement, (name.span,)),
                    ),
                    confidence=0.9,
                )


name_variant = evolve(_between_two, inspect=_inside_one)
