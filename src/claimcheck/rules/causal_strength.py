"""The rule causal-strength."""

from collections.abc import Iterator

from claimcheck.matching.causes import causal_sightings, cause_of
from claimcheck.matching.made_causes import made_causes
from claimcheck.model import Case, Severity, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_LADDER = {"unknown": -1, "sequence": 0, "association": 1, "contribution": 2, "cause": 3}


@case_rule("causal-strength", "causal", Verdict.DRIFT, Severity.WARNING)
def causal_strength(case: Case) -> Iterator[Found]:
    """One side makes a cause of what the other gives as sequence, link or contribution.

    The ladder is: not known why, followed, linked to, contributed to, caused.

    What to do: use the verb of the source.
    """
    made = next(made_causes(case), None)
    if made is not None:
        yield Found(
            f"says what came first (“{made.word}”) where {case.who} says “{made.claimed}”: less of "
            "a cause",
            (sighted(case, made.sighting, made.joined),),
            slots=made.sighting.slots,
            confidence=made.sighting.coverage,
        )
        return
    said = tuple(causal_sightings(case))
    if any(_level(s.ours) == _level(s.theirs) for s in said):
        # What the document says once with the claim's strength, it says.
        return
    for sighting in said:
        ours, theirs = cause_of(sighting.ours), cause_of(sighting.theirs)
        if ours is None or theirs is None:
            continue
        if theirs.value == "unknown" and _is_hedged(sighting.ours):
            # Who says "may have contributed" does not say that anybody knows.
            continue
        stronger = _LADDER[theirs.value] > _LADDER[ours.value]
        way = "more" if stronger else "less"
        yield Found(
            f"says “{theirs.text}” where {case.who} says “{ours.text}”: {way} of a cause",
            (sighted(case, sighting, theirs.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
        return


def _is_hedged(statement: Statement) -> bool:
    return any(c.family == "modality" for c in statement.cues)


def _level(statement: Statement) -> int:
    cue = cause_of(statement)
    return _LADDER[cue.value] if cue else 0
