"""The rule attribution-swapped."""

from collections.abc import Iterator

from claimcheck.lexicon import load
from claimcheck.matching import main_figures
from claimcheck.matching.quotations import quoted_alike
from claimcheck.matching.speakers_apart import only_speaker, surely_apart
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Severity, Sighting, Slot, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("attribution-swapped", "attribution", Verdict.CONFLICT, Severity.ERROR)
def attribution_swapped(case: Case) -> Iterator[Found]:
    """The same words are given to another speaker.

    What to do: look up who said it; give the words back to their speaker.
    """
    near = [
        s
        for at, s in enumerate(case.sightings[:_NEAREST])
        if enough(s.sure, "attribution_whole" if at else "attribution") or _has_the_quotation(s)
    ]
    if any(s.state("speaker") in {State.SAME, State.COMPATIBLE} for s in near):
        # Given once to its speaker, the words may be repeated by another.
        return
    for sighting in near:
        slot = sighting.slot("speaker")
        if slot is None or not (slot.state is State.DIFFERENT or _by_office(case, sighting)):
            continue
        if _written(slot.ours) or _written(slot.theirs):
            continue
        if _speaks_for(case, slot) or not _has_the_figures(case, sighting):
            continue
        whole = enough(sighting.sure, "attribution_whole") or _has_the_quotation(sighting)
        if not whole and not enough(sighting.back, "attribution_back"):
            continue
        yield Found(
            f"gives the words to {slot.theirs}; {case.who} gives them to {slot.ours}",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
        return


def _by_office(case: Case, sighting: Sighting) -> bool:
    """Whether a quotation is somebody's who is called by an office, and cannot be the other."""
    ours, theirs = only_speaker(sighting.ours), only_speaker(sighting.theirs)
    if ours is None or theirs is None:
        return False
    if not enough(sighting.sure, "attribution_whole") and not _has_the_quotation(sighting):
        return False
    if not all(any(s.direct for s in side.speech) for side in (sighting.ours, sighting.theirs)):
        return False
    return surely_apart(ours, sighting.ours, theirs, sighting.theirs, case.reading.statements)


def _has_the_quotation(sighting: Sighting) -> bool:
    """Whether both quote the very same words, however much else the claim tells of its speaker."""
    return any(
        [t.text for t in quoted.ours] == [t.text for t in quoted.theirs]
        for quoted in quoted_alike(sighting)
    )


_NEAREST = 3


def _speaks_for(case: Case, slot: Slot) -> bool:
    """Whether one of the two speakers is a body and the other somebody who speaks for it."""
    pair = {slot.ours or "", slot.theirs or ""}
    named = [n for s in (*case.reading.statements, *case.statements) for n in s.names]
    return any(
        n.kind == "person"
        and n.office is not None
        and n.full in pair
        and any(body in n.office.text for body in pair - {n.full} if body)
        for n in named
    )


def _written(speaker: str | None) -> bool:
    """Whether what "speaks" is a thing that somebody wrote: "according to statistics"."""
    records = load("en").table("speech")["phrases"]["records"]
    return any(word in records for word in (speaker or "").lower().split())


def _has_the_figures(case: Case, sighting: Sighting) -> bool:
    """Whether a sentence holds the claim's figures, where the claim has any."""
    pairs = [p for p in case.pairings if p.match.state("value") in {State.SAME, State.COMPATIBLE}]
    if not any(main_figures(s) for s in case.statements):
        return True
    return any(p.sighting.theirs.span == sighting.theirs.span for p in pairs)
