"""The rule roles-reversed."""

from collections.abc import Iterator

from claimcheck.matching.subjects import other_doer
from claimcheck.matching.trust import enough
from claimcheck.matching.turned_roles import roles_turned
from claimcheck.model import Case, Severity, State, Verdict
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
            continue
        yield Found(
            f"has it done by “{roles.doer.text}” to “{roles.undergone.text}”; {case.who} has it "
            "the other way round",
            (sighted(case, sighting, roles.doer.span, roles.undergone.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
