"""How far an alignment can be trusted to be about the same fact."""

from collections.abc import Iterator

from claimcheck.matching.figures import digits, slip
from claimcheck.matching import main_figures
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Case, Match, Pairing, Sighting, State

KEY_SLOTS = ("unit", "measure", "population", "role", "direction", "period")
"""The slots of two figures, beside their value, of which one may differ in a conflict."""

_TRUST = WEIGHTS["trust"]


def differing(match: Match) -> tuple[str, ...]:
    """The key slots in which two figures differ."""
    return tuple(name for name in KEY_SLOTS if match.state(name) is State.DIFFERENT)


def same_print(pairing: Pairing) -> bool:
    """Whether both figures print the same number, whatever its unit."""
    a, b = pairing.ours.quantity, pairing.theirs.quantity
    return a.value is not None and a.value == b.value


def same_fact(pairing: Pairing) -> bool:
    """Whether equal values may be taken to state the same fact."""
    figures = digits(pairing.ours.quantity)
    least = _TRUST["agree_distinct"] if figures >= 3 else _TRUST["agree"]  # noqa: PLR2004 - three digits are rare by chance
    return pairing.match.score >= least


def same_label(pairing: Pairing) -> bool:
    """Whether what the two figures stand with is alike enough to speak of another label."""
    return pairing.match.score >= _TRUST["label"]


def same_measure(pairing: Pairing) -> bool:
    """Whether different values may be held against each other."""
    near = slip(pairing.ours.quantity, pairing.theirs.quantity)
    return pairing.match.score >= (_TRUST["conflict_near"] if near else _TRUST["conflict"])


def competes(pairing: Pairing) -> bool:
    """Whether another figure of the document may be the one the claim means."""
    return any(
        match.state("value") in {State.SAME, State.COMPATIBLE}
        and match.score >= pairing.match.score - 0.15
        and "period" not in differing(match)
        for _, match in pairing.rivals
    )


def same_phrase(sighting: Sighting) -> bool:
    """Whether a statement says what a claim without figures speaks of."""
    return sighting.coverage >= _TRUST["phrase"]


def about(case: Case) -> Iterator[Sighting]:
    """The statements in which a document says what the claim says, as far as words tell.

    For a claim with figures these are the statements of its figures, where the values agree; for a
    claim without, the statement that covers it best.
    """
    if any(main_figures(s) for s in case.statements):
        seen: set[int] = set()
        for pairing in case.pairings:
            agrees = pairing.match.state("value") in {State.SAME, State.COMPATIBLE}
            if agrees and same_fact(pairing) and pairing.sighting.theirs.span.start not in seen:
                seen.add(pairing.sighting.theirs.span.start)
                yield pairing.sighting
        return
    yield from case.sightings[:1]
