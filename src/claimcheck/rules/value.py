"""The rule value."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching import together
from claimcheck.matching.bases import of_each_alone
from claimcheck.matching.comparisons import mirrored
from claimcheck.matching.consequence import consequence
from claimcheck.matching.factors import by_factors
from claimcheck.matching.figures import digits, head, rareness, slip
from claimcheck.matching.key_slots import differing
from claimcheck.matching.quantified import all_of_another_thing
from claimcheck.matching.subjects import clause_of
from claimcheck.matching.terms import words_of
from claimcheck.matching.told_apart import counts_others, may_be_another
from claimcheck.matching.trust import competes, enough, of_other_place, same_fact, same_measure
from claimcheck.matching.worked_out import worked_out
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
from claimcheck.quantity import Bound, Kind, Quantity
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
    if all_of_another_thing(pairing):
        return True
    return pairing.theirs.role is FigureRole.BASE and any(
        f.quantity.value is not None and f.quantity.value == pairing.theirs.quantity.value
        for f in pairing.sighting.ours.figures
        if f.span != pairing.ours.span
    )


def _is_the_difference(pairing: Pairing) -> bool:
    """Whether the claim's figure is by how much two figures there differ: 27, and 304 to 277."""
    ours, theirs = pairing.ours.quantity, pairing.theirs.quantity
    if digits(ours) < _FEWEST_DIGITS or ours.canonical_value is None:
        return False
    return any(
        f.quantity.dimension == theirs.dimension
        and not f.arithmetic
        and f.quantity.canonical_value is not None
        and theirs.canonical_value is not None
        and abs(f.quantity.canonical_value - theirs.canonical_value) == ours.canonical_value
        for f in pairing.sighting.theirs.figures
        if f.span != pairing.theirs.span
    )


def _is_the_sum(pairing: Pairing) -> bool:
    """Whether the document's figure is what the claim's two come to: 12 killed or injured, 3 and 9.

    The document's sentence must have no figure besides, and join what it counts, too.
    """
    ours, theirs = pairing.sighting.ours, pairing.theirs.quantity
    parts = [
        f.quantity
        for f in ours.figures
        if not f.arithmetic and f.quantity.dimension == theirs.dimension
    ]
    values = [q.canonical_value for q in parts]
    counted = [f for f in pairing.sighting.theirs.figures if not f.arithmetic]
    joined = any(t.text in words_of("summed") for t in pairing.sighting.theirs.tokens)
    return (
        len(values) == _TWO
        and len(counted) == 1
        and joined
        and None not in values
        and sum(v for v in values if v is not None) == theirs.canonical_value
    )


_TWO = 2


def _is_of_all_parts(pairing: Pairing) -> bool:
    """Whether the claim counts parts of what the document counts: three men, two women, people."""
    whole = head(pairing.theirs.counted)
    parts = [
        head(f.counted)
        for f in pairing.sighting.ours.figures
        if not f.arithmetic and f.quantity.kind is pairing.theirs.quantity.kind
    ]
    return (
        whole is not None
        and len(parts) > 1
        and len({*parts}) > 1
        and all(part and part != whole and stands_for(part, whole) for part in parts)
    )


def _is_a_share_of(pairing: Pairing) -> bool:
    """Whether the claim's figure is the share that is told of theirs: 1,420, one in ten of 14,200.

    The whole is no other value of its part.
    """
    theirs, figures = pairing.theirs.quantity, pairing.sighting.theirs.figures
    if theirs.canonical_value is None or pairing.theirs not in figures:
        return False
    whole = figures.index(pairing.theirs)
    return any(
        f.quantity.kind is Kind.SHARE
        and f.base == whole
        and f.quantity.canonical_value is not None
        and pairing.ours.quantity.includes(f.quantity.canonical_value * theirs.canonical_value)
        for f in figures
    )


def _is_half_a_range(pairing: Pairing) -> bool:
    """Whether the claim gives a range, and the document's figure may begin one: "up 4% to 7%"."""
    if pairing.ours.quantity.range is None or pairing.theirs.quantity.range is not None:
        return False
    end = pairing.theirs.span.end
    return any(
        0 < f.span.start - end <= _BETWEEN
        and f.quantity.dimension == pairing.theirs.quantity.dimension
        for f in pairing.sighting.theirs.figures
        if not f.arithmetic
    )


_BETWEEN = 4
"""So many code points stand between the ends of a range: " to "."""


_CRITERIA = {FigureRole.THRESHOLD, FigureRole.AGE}


def _is_criterion(figure: Figure) -> bool:
    """Whether a figure says which are meant and not how many: "waited for less than 18 weeks"."""
    bounded = figure.quantity.kind is Kind.DURATION and figure.quantity.bound is not Bound.EXACT
    return figure.role in _CRITERIA or bounded


def _is_criterion_of_another(pairing: Pairing) -> bool:
    """Whether a criterion of the claim is held against one of another figure.

    "61% had waited for less than 18 weeks" is not contradicted by "4,000 waited for more than a
    year": what a criterion is of must be met in the same sentence.
    """
    if not _is_criterion(pairing.ours) or pairing.anchored:
        return False
    return any(not _is_criterion(f) for f in pairing.sighting.ours.figures)


def _by_another_criterion(pairing: Pairing) -> bool:
    """Whether the two figures are of those who meet different criteria, which makes two slots."""
    if _is_criterion(pairing.ours):
        return False
    ours, theirs = pairing.sighting.ours.figures, pairing.sighting.theirs.figures
    held = [
        m
        for m in pairing.sighting.matches
        if _is_criterion(ours[m.ours]) and _is_criterion(theirs[m.theirs])
    ]
    same = [
        ours[m.ours].quantity.canonical_value == theirs[m.theirs].quantity.canonical_value
        for m in held
    ]
    if not same:
        # Half are more than 30 years old; 86% arrived within five minutes.
        return _has_criterion(pairing.ours, pairing.sighting.ours) and _has_criterion(
            pairing.theirs, pairing.sighting.theirs
        )
    return not any(same)


def _has_criterion(figure: Figure, statement: Statement) -> bool:
    """Whether a share stands with a limit in its own clause."""
    clause = clause_of(figure, statement)
    return figure.quantity.kind is Kind.SHARE and any(
        f is not figure
        and f.role in _CRITERIA
        and clause is not None
        and clause.span.covers(f.span)
        for f in statement.figures
    )


def _also_says_ours(pairing: Pairing) -> bool:
    """Whether the sentence gives the claim's very figure, too: it is said of something there."""
    ours = pairing.ours.quantity
    return digits(ours) >= _FEWEST_DIGITS and any(
        f.quantity.dimension == ours.dimension
        and f.quantity.canonical_value == ours.canonical_value
        and not f.arithmetic
        for f in pairing.sighting.theirs.figures
        if f.span != pairing.theirs.span
    )


_FEWEST_DIGITS = 2
"""One digit is often equal by chance."""


def _may_be_otherwise(figure: Figure) -> bool:
    """Whether what was worked out need not be what the claim is about.

    A sum of two counts may leave others out; a difference may be one of two groups, and no change.
    """
    if not figure.arithmetic:
        return False
    difference = figure.role is FigureRole.CHANGE and figure.change is None
    return difference or figure.relation is Relation.TOTAL


def _is_sure(case: Case, pairing: Pairing) -> bool:
    """Whether the two figures are of one fact whatever else the sentence says.

    Another figure of the claim stands beside the document's, or many digits are the same. Who holds
    a claim against a single sentence has chosen the sentence for it.
    """
    if len(case.reading.statements) == 1:
        return True
    ours, theirs = pairing.ours.quantity, pairing.theirs.quantity
    if pairing.anchored or together(pairing.sighting, pairing.match):
        return True
    few = min(digits(ours), digits(theirs))
    match slip(ours, theirs):
        case "transposed-digits":
            return few > _FEWEST_DIGITS or pairing.match.score >= _LIKELY
        case "magnitude":
            if few == _FEWEST_DIGITS and pairing.match.state("direction") is State.SAME:
                # "Fell by 9,300", "fell by 93,000": the size is a third digit.
                few = min(rareness(ours), rareness(theirs))
            return few > _FEWEST_DIGITS or (few == _FEWEST_DIGITS and _far(ours, theirs))
    return False


_LIKELY = 0.6
_THOUSAND = 1000


def _far(a: Quantity, b: Quantity) -> bool:
    """Whether million stands for billion, and not ten for a hundred."""
    x, y = a.canonical_value, b.canonical_value
    return (
        x is not None and y is not None and max(abs(x), abs(y)) >= _THOUSAND * min(abs(x), abs(y))
    )


_WORKED_OUT = (_is_the_difference, _is_a_share_of, _is_the_sum, _is_of_all_parts)
"""Ways in which the document's figure follows from figures of one side, and is no other value."""


def other_values(  # noqa: C901 - one reason after the other
    case: Case,
) -> Iterator[tuple[Pairing, str | None]]:
    """The document's figures that cannot hold together with the claim's, each with its slip.

    The slip is the name of the slip of the pen that would turn one into the other, if one would;
    the rules transposed-digits and magnitude are named after it.
    """
    for pairing in case.pairings:
        match = pairing.match
        if match.state("value") is not State.DIFFERENT or differing(match):
            continue
        if not same_measure(pairing, asked=case.source is None) or competes(pairing):
            continue
        if any(s.how == "measure" for s in pairing.sighting.swaps) or _is_another(pairing):
            continue
        if (
            of_other_place(pairing)
            or _is_union(pairing, case.claim.language)
            or _of_other_criterion(pairing)
        ):
            continue
        if _is_criterion_of_another(pairing) or _by_another_criterion(pairing):
            continue
        if _also_says_ours(pairing) or _is_half_a_range(pairing):
            continue
        if any(worked(pairing) for worked in _WORKED_OUT):
            continue
        if counts_others(pairing) or of_each_alone(pairing):
            continue
        if not _is_sure(case, pairing) and may_be_another(case, pairing):
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


def _follows(case: Case, pairing: Pairing) -> bool:
    """Whether the claim's figure is what two figures of the document come to: 38 and 23 are 61."""
    return any(found.ours.span == pairing.ours.span for found in worked_out(case))


def _is_bound_turned(pairing: Pairing) -> bool:
    """Whether one number is the least on one side and the most on the other."""
    ours, theirs = pairing.ours.quantity, pairing.theirs.quantity
    bounds = {ours.bound, theirs.bound}
    return (
        pairing.match.state("value") is not State.DIFFERENT
        and bool(bounds & _LEAST)
        and bool(bounds & _MOST)
        and ours.canonical_value == theirs.canonical_value
        and not differing(pairing.match)
        and same_fact(pairing)
    )


_LEAST = {Bound.AT_LEAST, Bound.OVER}
_MOST = {Bound.AT_MOST, Bound.UNDER}


@case_rule("value", "value", Verdict.CONFLICT, Severity.ERROR)
def value(case: Case) -> Iterator[Found]:
    """A document gives another figure for the same thing.

    Two figures conflict when no value satisfies both: "more than 80" does not conflict with 90,
    "nearly half" does conflict with 55%, and "at least 20" with "at most 20". Everything else about
    them must be comparable: unit, whole, period, direction; and no other figure of the document may
    be the one that is meant.

    It is an error where it turns a majority round, changes the size or makes a tenth or more, and a
    warning where it does less.

    What to do: look up the source of the figure and correct the side that is wrong.
    """
    for pairing, slip_of_pen in other_values(case):
        if slip_of_pen is None and not _follows(case, pairing) and not mirrored(pairing.sighting):
            yield says_another(case, pairing)
    yield from (says_another(case, p) for p in case.pairings if _is_bound_turned(p))
    for told in by_factors(case):
        if not told.holds:
            yield Found(
                f"gives a change of {said(told.theirs)}; {case.who} says {said(told.ours)}",
                (sighted(case, told.sighting, told.theirs.span),),
                arithmetic=told.arithmetic,
                slots=told.sighting.slots,
                confidence=told.sighting.sure,
            )
