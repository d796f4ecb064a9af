"""The rule period."""

from collections.abc import Iterator

from claimcheck.matching.trust import differing, same_label, same_print
from claimcheck.matching.figures import digits
from claimcheck.model import Case, Severity, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("period", "period", Verdict.CONFLICT, Severity.ERROR)
def period(case: Case) -> Iterator[Found]:
    """The same figure is given for another time.

    A figure keeps its meaning only with its period: 48,364 in the year to June is not 48,364 in the
    year to March. Two different figures of two different periods are members of a series and no
    conflict; periods of which one lies inside the other do not conflict.

    What to do: look up which period the source gives.
    """
    for pairing in case.pairings:
        match = pairing.match
        slot = match.slot("period")
        if slot is None or slot.state is not State.DIFFERENT or not slot.theirs or not slot.ours:
            continue
        if not same_print(pairing) or digits(pairing.ours.quantity) < 2:  # noqa: PLR2004 - one digit is often equal by chance
            continue
        if not same_label(pairing) or set(differing(match)) - {"period"}:
            continue
        if any(
            m.state("value") is State.SAME and m.state("period") is not State.DIFFERENT
            for _, m in pairing.rivals
        ):
            continue
        yield Found(
            f"gives {pairing.theirs.text} for {slot.theirs}; {case.who} gives it for {slot.ours}",
            (sighted(case, pairing.sighting, slot.span, pairing.theirs.span),),
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
    if not case.pairings and (found := _without_figures(case)):
        yield found


def _without_figures(case: Case) -> Found | None:
    best = case.sightings[0] if case.sightings else None
    if best is None or best.coverage < 0.75 or case.statements[0].figures:
        return None
    slot = best.slot("period")
    if slot is None or slot.state is not State.DIFFERENT or not slot.ours or not slot.theirs:
        return None
    if slot.span is None or not best.theirs.span.covers(slot.span):
        return None
    return Found(
        f"dates it {slot.theirs}; {case.who} dates it {slot.ours}",
        (sighted(case, best, slot.span),),
        slots=best.slots,
        confidence=best.coverage,
    )
