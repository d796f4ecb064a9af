"""The rule modality."""

from collections.abc import Iterator

from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Severity, Slot, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_UNSURE = {"possible", "considering", "alleged", "projected", "estimated"}
_HEDGES = {"possible", "projected", "considering", "alleged", "planned", "recommended"}


def _rung(side: str | None) -> str:
    return side.partition(":")[0] if side else "stated"


def _word(side: str | None) -> str:
    return f"“{side.partition(':')[2]}”" if side else "nothing of the kind"


def differs(slot: Slot) -> bool:
    """Whether one side hedges what the other states, or hedges it in another degree."""
    ours, theirs = _rung(slot.ours), _rung(slot.theirs)
    if ours == theirs:
        return False
    settled = {"stated", "will", "ability"}
    if ours in settled and theirs in settled:
        return False
    if {ours, theirs} <= _UNSURE:
        return False
    return bool({ours, theirs} & _HEDGES)


@case_rule("modality", "hedge", Verdict.DRIFT, Severity.WARNING)
def modality(case: Case) -> Iterator[Found]:
    """One side is surer than the other that the thing is so, or will be.

    May, might, likely, suspected, considering, planning, should, against a plain statement; the
    ladder stands in the lexicon. "An estimated 58,000" by the producer of the figure is no hedge.

    What to do: give the statement the strength that its source gives it.
    """
    for sighting in about(case):
        if not enough(sighting.coverage, "modality") or not enough(sighting.back, "modality_back"):
            continue
        slot = sighting.slot("modality")
        if slot is None or slot.state is State.SAME or not differs(slot):
            continue
        yield Found(
            f"says {_word(slot.theirs)} where {case.who} says {_word(slot.ours)}"
            if slot.theirs
            else f"states plainly what {case.who} qualifies with {_word(slot.ours)}",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
        return
