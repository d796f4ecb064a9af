"""The rule excepted."""

from collections.abc import Iterator

from claimcheck.matching import main_figures
from claimcheck.matching.exceptions import LeftOut, left_out
from claimcheck.matching.figures import digits
from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import same_print
from claimcheck.model import Case, Severity, Sighting, Span, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted


@case_rule("excepted", "population", Verdict.CONFLICT, Severity.ERROR)
def excepted(case: Case) -> Iterator[Found]:
    """What the claim speaks of is what the document leaves out.

    "Schools in Leeds are closed" against "all schools are closed except those in Leeds", and a rise
    in London against a rise outside London. All else of the claim must be met there, and its figure
    be the same.

    What to do: look up whom the source leaves out.
    """
    if any(main_figures(s) for s in case.statements):
        for pairing in case.pairings:
            if not same_print(pairing) or differing(pairing.match):
                continue
            if digits(pairing.ours.quantity) >= _FEWEST_DIGITS:
                yield from _found(case, pairing.sighting, pairing.theirs.span)
                return
        return
    for sighting in case.sightings[:1]:
        missed = left_out(sighting)
        if missed is None or not missed.only_they:
            continue
        yield from _found(case, sighting)


_FEWEST_DIGITS = 2


def _found(case: Case, sighting: Sighting, *marks: Span) -> Iterator[Found]:
    missed = left_out(sighting)
    if missed is None or sighting.missing or sighting.state("negation") is State.DIFFERENT:
        return
    start = sighting.theirs.span.start
    there = sighting.theirs.text[missed.span.start - start : missed.span.end - start]
    yield Found(
        f"says “{there}”; {case.who} says it of “{_ours(sighting, missed)}”",
        (sighted(case, sighting, missed.span, *marks),),
        slots=sighting.slots,
        confidence=sighting.coverage,
    )


def _ours(sighting: Sighting, missed: LeftOut) -> str:
    """The claim's words, from the first of them to the last that follows it."""
    first, *others = missed.ours
    end = first.span.end
    for token in others:
        if token.span.start - end > 1:
            break
        end = token.span.end
    start = sighting.ours.span.start
    return sighting.ours.text[first.span.start - start : end - start]
