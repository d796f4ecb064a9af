"""The rule comparison-reversed."""

from collections.abc import Iterator

from claimcheck.matching import main_figures
from claimcheck.matching.comparisons import mirrored, turned
from claimcheck.matching.terms import text_of
from claimcheck.matching.trust import does_otherwise, enough, same_print
from claimcheck.model import Case, Severity, Sighting, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("comparison-reversed", "relation", Verdict.CONFLICT, Severity.ERROR)
def comparison_reversed(case: Case) -> Iterator[Found]:
    """Two things are held against each other the other way round.

    "More women than men voted" against "more men than women voted", "women are twice as likely as
    men" against "men are twice as likely as women", "the police, not the council" against "the
    council, not the police". Where the word for it is turned as well, as in "Hull is smaller than
    Leeds" for "Leeds is bigger than Hull", one thing is said.

    What to do: look up which of the two is ahead.
    """
    for sighting in _speaking(case):
        there = turned(sighting)
        if there is None or mirrored(sighting) or not enough(sighting.sure, "agent"):
            continue
        if State.DIFFERENT in {sighting.state("negation"), sighting.state("period")}:
            continue
        if does_otherwise(sighting):
            # Men earn more than women, and women live longer than men.
            continue
        words = text_of(sighting.theirs, there.span)
        yield Found(
            f"has the two the other way round (“{words}”)",
            (sighted(case, sighting, there.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
            consequence="what is said of the one is told of the other",
        )
        return


def _speaking(case: Case) -> Iterator[Sighting]:
    """The statements that say it: with the claim's figure, where it has one."""
    if any(main_figures(s) for s in case.statements):
        yield from (p.sighting for p in case.pairings if same_print(p))
        return
    yield from case.sightings[:1]
