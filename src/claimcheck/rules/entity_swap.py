"""The rule entity-swap."""

from collections.abc import Iterator

from claimcheck.matching.trust import all_else, enough, otherwise_equal
from claimcheck.model import Case, Reading, Severity, Slot, State, Verdict
from claimcheck.reading.names import compare_names
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("entity-swap", "name", Verdict.CONFLICT, Severity.ERROR)
def entity_swap(case: Case) -> Iterator[Found]:
    """Another name stands in the place of the claim's.

    Everything else that the claim speaks of is met, its name is not in the sentence, and one other
    name of the same kind is. A name that is merely left out is no conflict.

    What to do: look up who or what the source names.
    """
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
        if State.DIFFERENT in {sighting.state("period"), sighting.state("speaker")}:
            continue
        slot = different[0]
        yield Found(
            f"names {slot.theirs} where {case.who} names {slot.ours}",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )


def _share_a_name(slot: Slot) -> bool:
    """Whether two names have a word in common: Elsa Sturm and Elke Sturm."""
    return bool({*(slot.ours or "").lower().split()} & {*(slot.theirs or "").lower().split()})


def _is_named(reading: Reading, name: str | None) -> bool:
    """Whether the document names the claim's name elsewhere: it is not of another, then.

    A sentence about a derailment "in Ohio" is of East Palestine, which the story named before.
    """
    return name is not None and any(
        compare_names(name, n.full) == "same" for s in reading.statements for n in s.names
    )
