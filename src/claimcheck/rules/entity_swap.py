"""The rule entity-swap."""

from collections.abc import Iterator

from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("entity-swap", "name", Verdict.CONFLICT, Severity.ERROR)
def entity_swap(case: Case) -> Iterator[Found]:
    """Another name stands in the place of the claim's.

    Everything else that the claim speaks of is met, its name is not in the sentence, and one other
    name of the same kind is. A name that is merely left out is no conflict.

    What to do: look up who or what the source names.
    """
    for sighting in case.sightings[:1]:
        different = [
            s for s in sighting.slots if s.name.startswith("name:") and s.state is State.DIFFERENT
        ]
        if len(different) != 1 or sighting.sure < 0.6 or sighting.back < 0.35:
            continue
        if case.pairings or sighting.state("period") is State.DIFFERENT:
            continue
        slot = different[0]
        if slot.theirs is None:
            continue
        yield Found(
            f"names {slot.theirs} where {case.who} names {slot.ours}",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )
