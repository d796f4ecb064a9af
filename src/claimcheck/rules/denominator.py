"""The rule denominator."""

from collections.abc import Iterator

from claimcheck.matching.criteria import criterion
from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import enough, same_label, same_print
from claimcheck.model import Case, Figure, Pairing, Severity, State, Statement, Verdict
from claimcheck.quantity import Kind
from claimcheck.reading.grammar import grammar
from claimcheck.rules.rule import Found, case_rule, is_own_title, said, sighted


def _takes(pairing: Pairing) -> str:
    verb = "gives figures that make" if pairing.theirs.arithmetic else "takes"
    return f"{verb} {said(pairing.theirs)}"


def _opens(figure: Figure) -> bool:
    """Whether a figure's whole stands before it: "of the 90 children 31"."""
    return figure.of is not None and figure.of.span.end <= figure.span.start


def _among(figure: Figure, statement: Statement) -> bool:
    """Whether a whole is told as results are: "among those on the drug, 4%"."""
    if figure.of is None:
        return False
    words = grammar("en")
    before = [t.text for t in statement.tokens if t.span.end <= figure.of.span.start]
    return any(word in words.of_among - words.of for word in before[-_NEAR:])


_NEAR = 3
"""So many words back from a whole stands what leads to it: "among the 3,000 patients"."""


@case_rule("denominator", "population", Verdict.CONFLICT, Severity.ERROR)
def denominator(case: Case) -> Iterator[Found]:
    """The same figure is taken of another whole.

    31% of those killed is not 31% of all crashes; 31 of the 90 who died is not 31 of the 194.

    What to do: look up what the source takes the share of.
    """
    for pairing in case.pairings:
        match = pairing.match
        slot = match.slot("population")
        if slot is None or slot.state is not State.DIFFERENT or not slot.ours or not slot.theirs:
            continue
        if pairing.ours.relation or pairing.theirs.relation or is_own_title(case):
            # How two figures of one sentence stand to each other, and what a headline counts, are
            # questions of other rules.
            continue
        alike = same_print(pairing) or (
            match.state("value") in {State.SAME, State.COMPATIBLE}
            and pairing.ours.quantity.kind is Kind.SHARE
        )
        timed = criterion(pairing.theirs, pairing.sighting.theirs)
        if timed and timed.span == slot.span and not same_print(pairing):
            # A round share of those who waited another time is another share.
            continue
        if not alike or not same_label(pairing):
            continue
        sides = (
            (pairing.ours, pairing.sighting.ours),
            (pairing.theirs, pairing.sighting.theirs),
        )
        if all(_opens(f) for f, _ in sides) and any(_among(*side) for side in sides):
            # "Among women 4%" and "among the over-60s 4%" are two results of one study.
            continue
        if set(differing(match)) - {"population"}:
            continue
        if pairing.theirs.arithmetic and not enough(pairing.match.score, "calculated"):
            continue
        told = "it" if same_print(pairing) else said(pairing.ours)
        yield Found(
            f"gives {said(pairing.theirs)} for “{slot.theirs}”; {case.who} gives it for "
            f"“{slot.ours}”"
            if timed and timed.span == slot.span
            else f"{_takes(pairing)} of {slot.theirs}; {case.who} takes {told} of {slot.ours}",
            (sighted(case, pairing.sighting, slot.span, pairing.theirs.span),),
            arithmetic=pairing.theirs.arithmetic,
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
