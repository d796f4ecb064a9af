"""The rule another-stage."""

from collections.abc import Iterator

from claimcheck.matching import main_figures
from claimcheck.matching.comparisons import mirrored
from claimcheck.matching.figures import digits
from claimcheck.matching.key_slots import differing
from claimcheck.matching.labels import members
from claimcheck.matching.quantified import may_both_be
from claimcheck.matching.stages import Stage, stages
from claimcheck.matching.trust import enough, same_fact
from claimcheck.model import Case, Severity, Sighting, Span, State, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, is_own_title, sighted


@case_rule("another-stage", "value", Verdict.CONFLICT, Severity.ERROR)
def another_stage(case: Case) -> Iterator[Found]:
    """The same thing is told of another stage of a process.

    Four councillors who are charged are not convicted; homes that are approved are not built; those
    who were offered a vaccine have not all had it. It is a drift where one side only says that a
    thing is looked into, which may still come to anything, or where the document is a step further
    and no count of two digits or more says that as many have got so far.

    What to do: look up how far the thing has got, and write the stage that the source gives.
    """
    if is_own_title(case):
        return
    for sighting, mine, yours, counted in _told(case):
        ours = tuple(stages(sighting.ours, mine))
        if not ours or any(
            c.family == "negation" for s in (sighting.ours, sighting.theirs) for c in s.cues
        ):
            continue
        there = tuple(stages(sighting.theirs))
        theirs = tuple(s for s in there if yours is None or yours.covers(s.span))
        found = _apart(ours, theirs, there)
        if (
            found is None
            or mirrored(sighting)
            or may_both_be(sighting)
            or _is_said_elsewhere(case, sighting, found[0])
        ):
            continue
        a, b = found
        further = b.number > a.number and not (a.ends or b.ends) and not counted
        drifts = a.open or b.open or further
        yield Found(
            f"says “{b.text}” where {case.who} says “{a.text}”",
            (sighted(case, sighting, b.span),),
            slots=sighting.slots,
            verdict=Verdict.DRIFT if drifts else None,
            severity=Severity.WARNING if drifts else None,
            confidence=sighting.coverage,
        )
        return


def _told(case: Case) -> Iterator[tuple[Sighting, Span | None, Span | None, bool]]:
    """The statements that speak of the claim, with the words that stand with the figure in each.

    And whether the figure is of two digits or more.
    """
    if any(main_figures(s) for s in case.statements):
        for pairing in case.pairings:
            match, sighting = pairing.match, pairing.sighting
            if pairing.theirs.arithmetic or pairing.ours.arithmetic:
                continue
            same = match.state("value") in _EQUAL
            if same and not differing(match) and same_fact(pairing):
                # Most sentences tell no stage, and then it does not matter where.
                if next(stages(sighting.ours), None) is None:
                    continue
                own, other = members(sighting.ours), members(sighting.theirs)
                many = digits(pairing.ours.quantity) > 1
                yield sighting, own.get(match.ours), other.get(match.theirs), many
        return
    for sighting in case.sightings[:1]:
        if enough(sighting.sure, "stage") and _all_else_is_met(sighting):
            yield sighting, None, None, False


_EQUAL = frozenset({State.SAME, State.COMPATIBLE})


def _all_else_is_met(sighting: Sighting) -> bool:
    """Whether the sentence has all the words of the claim but those that say its stage."""
    said = [s.span for s in stages(sighting.ours)]
    words = {t.lemma for t in sighting.ours.tokens if any(s.covers(t.span) for s in said)}
    missing = {word for phrase in sighting.missing for word in phrase.split()}
    return bool(said) and missing <= words


def _apart(
    ours: tuple[Stage, ...], theirs: tuple[Stage, ...], there: tuple[Stage, ...]
) -> tuple[Stage, Stage] | None:
    """Two stages of one process, one of either side, where each side says just one of it.

    Whoever says of the same thing what the claim says, beside a further stage, says both.
    """
    for a in ours:
        mine = {s.number for s in ours if s.process == a.process}
        yours = {s.number for s in theirs if s.process == a.process}
        beside = {s.number for s in there if s.process == a.process}
        if len(mine) == len(yours) == 1 and mine != yours and not mine & beside:
            return a, next(s for s in theirs if s.process == a.process)
    return None


_NEAREST = 4
"""So many of the statements that share most with a claim are looked at for its own stage."""


def _is_said_elsewhere(case: Case, sighting: Sighting, stage: Stage) -> bool:
    """Whether the document gives the claim's stage in another sentence that speaks of it."""
    others = (s.theirs for s in case.sightings[:_NEAREST] if s is not sighting)
    return any(_says(other, stage) for other in others)


def _says(statement: Statement, stage: Stage) -> bool:
    return any((s.process, s.number) == (stage.process, stage.number) for s in stages(statement))
