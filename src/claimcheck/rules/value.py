"""The rule value."""

from collections.abc import Iterator

from claimcheck.matching.consequence import consequence
from claimcheck.matching.figures import slip
from claimcheck.matching.trust import competes, differing, enough, of_other_place, same_measure
from claimcheck.model import (
    Case,
    Figure,
    FigureRole,
    Pairing,
    Relation,
    Severity,
    State,
    Statement,
    Verdict,
)
from claimcheck.quantity import Kind
from claimcheck.reading.grammar import grammar
from claimcheck.rules.rule import Found, case_rule, said, sighted


def _is_union(pairing: Pairing, language: str) -> bool:
    """Whether the claim's share is of one thing or another: "84% were good or adequate"."""
    return pairing.ours.quantity.kind is Kind.SHARE and any(
        t.text in grammar(language).or_ for t in pairing.sighting.ours.tokens
    )


def _of_other_criterion(pairing: Pairing) -> bool:
    """Whether each is of those beyond another limit: "waited over a year", "over 18 months"."""
    return any(
        a.quantity.kind is b.quantity.kind is Kind.DURATION and not a.quantity.overlaps(b.quantity)
        for a in _beside(pairing.sighting.ours, pairing.ours)
        for b in _beside(pairing.sighting.theirs, pairing.theirs)
    )


def _beside(statement: Statement, figure: Figure) -> Iterator[Figure]:
    """The lengths of time behind a figure and before the next."""
    for other in statement.figures:
        if other.span.start >= figure.span.end and not other.arithmetic:
            if other.quantity.kind is Kind.DURATION:
                yield other
            return


def _is_another(pairing: Pairing) -> bool:
    """Whether the document's figure is a whole that the claim has, too: "of the 1,333, 164"."""
    return pairing.theirs.role is FigureRole.BASE and any(
        f.quantity.value is not None and f.quantity.value == pairing.theirs.quantity.value
        for f in pairing.sighting.ours.figures
        if f.span != pairing.ours.span
    )


def _may_be_otherwise(figure: Figure) -> bool:
    """Whether what was worked out need not be what the claim is about.

    A sum of two counts may leave others out; a difference may be one of two groups, and no change.
    """
    if not figure.arithmetic:
        return False
    difference = figure.role is FigureRole.CHANGE and figure.change is None
    return difference or figure.relation is Relation.TOTAL


def other_values(case: Case) -> Iterator[tuple[Pairing, str | None]]:
    """The document's figures that cannot hold together with the claim's, each with its slip.

    The slip is the name of the slip of the pen that would turn one into the other, if one would;
    the rules transposed-digits and magnitude are named after it.
    """
    for pairing in case.pairings:
        match = pairing.match
        if match.state("value") is not State.DIFFERENT or differing(match):
            continue
        if not same_measure(pairing) or competes(pairing):
            continue
        if any(s.how == "measure" for s in pairing.sighting.swaps) or _is_another(pairing):
            continue
        if (
            of_other_place(pairing)
            or _is_union(pairing, case.claim.language)
            or _of_other_criterion(pairing)
        ):
            continue
        both = min(pairing.sighting.back, pairing.sighting.sure)
        if case.source and not pairing.by_digits and not enough(both, "both_ways"):
            continue
        ours, theirs = pairing.ours, pairing.theirs
        if _may_be_otherwise(theirs):
            continue
        yield pairing, slip(ours.quantity, theirs.quantity)


def says_another(case: Case, pairing: Pairing, remark: str = "") -> Found:
    """What is found where a figure is another: both figures, and what the slip may have been."""
    ours, theirs = pairing.ours, pairing.theirs
    effect = consequence(ours, theirs)
    return Found(
        f"says {said(theirs)}; {case.who} says {said(ours)}{remark}",
        (sighted(case, pairing.sighting, theirs.span),),
        arithmetic=theirs.arithmetic or ours.arithmetic,
        slots=pairing.match.slots,
        severity=Severity.ERROR if effect else Severity.WARNING,
        confidence=min(1.0, pairing.match.score),
        consequence=effect,
    )


@case_rule("value", "value", Verdict.CONFLICT, Severity.ERROR)
def value(case: Case) -> Iterator[Found]:
    """A document gives another figure for the same thing.

    Two figures conflict when no value satisfies both: "more than 80" does not conflict with 90,
    "nearly half" does conflict with 55%. Everything else about them must be comparable: unit,
    whole, period, direction; and no other figure of the document may be the one that is meant.

    It is an error where it turns a majority round, changes the size or makes a tenth or more, and a
    warning where it does less.

    What to do: look up the source of the figure and correct the side that is wrong.
    """
    for pairing, slip_of_pen in other_values(case):
        if slip_of_pen is None:
            yield says_another(case, pairing)
