"""The rule period."""

from collections.abc import Iterator

from claimcheck.matching import main_figures
from claimcheck.matching.figures import digits
from claimcheck.matching.trust import (
    about,
    competes,
    differing,
    enough,
    same_label,
    same_part,
    same_print,
)
from claimcheck.model import Case, Severity, Slot, State, Verdict
from claimcheck.rules.rule import Found, case_rule, said, shown, sighted


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
        if slot is None or not _told_apart(slot):
            continue
        if not same_print(pairing) or digits(pairing.ours.quantity) < _FEWEST_DIGITS:
            continue
        tied = pairing.anchored and same_part(pairing)
        if not (same_label(pairing) or tied) or set(differing(match)) - {"period"}:
            continue
        if any(
            m.state("value") is State.SAME and m.state("period") is not State.DIFFERENT
            for _, m in pairing.rivals
        ):
            continue
        yield Found(
            f"gives {said(pairing.theirs)} for {slot.theirs}; {case.who} gives it for {slot.ours}",
            (sighted(case, pairing.sighting, slot.span, pairing.theirs.span),),
            arithmetic=shown(pairing.theirs, pairing.ours),
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
    yield from _measured_otherwise(case)
    if not any(main_figures(s) for s in case.statements):
        yield from _without_figures(case)


def _told_apart(slot: Slot) -> bool:
    """Whether the two sides give different times, in different words.

    The same words ("Thursday") may lead to other days from other dates; no reader can tell.
    """
    if slot.state is not State.DIFFERENT or not slot.ours or not slot.theirs:
        return False
    return slot.ours.casefold() != slot.theirs.casefold()


def _measured_otherwise(case: Case) -> Iterator[Found]:
    """The same change is measured from another time: 58% since 2012 is not 58% in a year."""
    for pairing in case.pairings:
        slot = pairing.match.slot("base")
        if slot is None or differing(pairing.match) != ("base",) or not same_print(pairing):
            continue
        if not same_label(pairing) or competes(pairing):
            continue
        yield Found(
            f"gives {said(pairing.theirs)} “{slot.theirs}”; {case.who} gives it “{slot.ours}”",
            (sighted(case, pairing.sighting, slot.span, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )


def _without_figures(case: Case) -> Iterator[Found]:
    """An event that two sides date differently, to the day or month."""
    for sighting in about(case):
        slot = sighting.slot("period")
        if slot is None or not _told_apart(slot):
            continue
        if slot.span is None or not sighting.theirs.span.covers(slot.span):
            continue
        fine = {p.unit for s in (sighting.ours, sighting.theirs) for p in s.periods} <= _FINE
        question = "dated" if sighting.excerpt else "period_fine" if fine else "period"
        if not enough(sighting.sure, question):
            continue
        yield Found(
            f"dates it {slot.theirs}; {case.who} dates it {slot.ours}",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )


_FINE = {"day", "month"}
_FEWEST_DIGITS = 2
"""One digit is often equal by chance."""
