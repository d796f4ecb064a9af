"""The rule roles-reversed."""

from collections.abc import Iterator

from claimcheck.matching.other_ends import changed_places
from claimcheck.matching.subjects import other_doer
from claimcheck.matching.terms import text_of
from claimcheck.matching.trust import enough
from claimcheck.matching.turned_roles import doers_exchanged, roles_turned
from claimcheck.model import Case, Severity, Sighting, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("roles-reversed", "agent", Verdict.CONFLICT, Severity.ERROR)
def roles_reversed(case: Case) -> Iterator[Found]:
    """One side has done to the other what, in the claim, the other has done to it.

    "The firm sued the council" against "the council sued the firm", "was sued by". Both must be
    named on both sides. What two do to each other, as in meeting, has no such roles.

    What to do: look up who did it to whom.
    """
    for sighting in case.sightings[:1]:
        if not enough(sighting.sure, "agent") or sighting.missing or other_doer(sighting):
            continue
        if State.DIFFERENT in {sighting.state("negation"), sighting.state("period")}:
            continue
        roles = roles_turned(sighting)
        if roles is None or not (roles.both and roles.doer and roles.undergone):
            yield from _with_another(case, sighting)
            continue
        yield Found(
            f"has it done by “{roles.doer.text}” to “{roles.undergone.text}”; {case.who} has it "
            "the other way round",
            (sighted(case, sighting, roles.doer.span, roles.undergone.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )


def _with_another(case: Case, sighting: Sighting) -> Iterator[Found]:
    """Who does it, and to or from or before whom, have changed places: "lent £3m to the club".

    Or two have changed places who each do one of two things.
    """
    exchanged = doers_exchanged(sighting)
    if exchanged is not None:
        mine, yours = exchanged
        yield Found(
            f"says of “{yours.text}” what {case.who} says of “{mine.text}”, and the other way "
            "round",
            (sighted(case, sighting, yours.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
        return
    places = changed_places(sighting)
    if places is None:
        return
    subject, other = places
    words = text_of(sighting.theirs, other.span)
    yield Found(
        f"says it of “{subject.text}” and has “{words}”; {case.who} has it the other way round",
        (sighted(case, sighting, subject.span, other.span),),
        slots=sighting.slots,
        confidence=sighting.coverage,
    )
