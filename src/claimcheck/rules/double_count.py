"""The rule double-count."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve, frozen

from claimcheck.matching.figures import head
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Figure, Reading, Relation, Severity, Statement, Verdict
from claimcheck.quantity import Bound, plain
from claimcheck.rules.rule import Found, case_rule, said, sighted

_NEXT = 3
"""In so many sentences from the one that names the part a total is still of the same thing."""


@frozen
class _Sum:
    """A whole and its part, and what they would come to if the part were counted twice."""

    whole: Figure
    part: Figure
    value: Decimal

    @property
    def calculation(self) -> str:
        """The sum, as it is shown."""
        terms = (plain(f.quantity.value or Decimal(0)) for f in (self.whole, self.part))
        return f"{' + '.join(terms)} = {plain(self.value)}"


@case_rule("double-count", "arithmetic", Verdict.CONFLICT, Severity.ERROR)
def _between_two(case: Case) -> Iterator[Found]:
    """A part is added to the whole that it is a part of.

    "90 children, of which 49 on plans" makes 90 and not 139. It is reported where a document gives
    the sum for the same things, also where it states the whole and the part itself.

    What to do: take the part out of the total.
    """
    for statement in case.statements:
        for twice in _sums(statement):
            for sighting in case.sightings:
                if not enough(sighting.sure, "double_count"):
                    continue
                for figure in sighting.theirs.figures:
                    if _is_sum(figure, twice):
                        yield Found(
                            f"gives {said(figure)}, which counts twice the part that "
                            f"{case.who} takes out of the whole",
                            (sighted(case, sighting, figure.span),),
                            arithmetic=twice.calculation,
                            slots=sighting.slots,
                            confidence=sighting.sure,
                        )
                        return


def _inside_one(reading: Reading) -> Iterator[Found]:
    """A total in the sentence, or one of the next, that adds a part to its own whole."""
    for at, statement in enumerate(reading.statements):
        for twice in _sums(statement):
            for later in reading.statements[at : at + _NEXT]:
                total = next(
                    (f for f in later.figures if _is_sum(f, twice) and _totals(f)),
                    None,
                )
                if total is not None:
                    yield Found(
                        f"gives {said(total)} in all, which counts {said(twice.part)} twice",
                        (
                            (reading.document, later, (total.span,)),
                            (reading.document, statement, (twice.whole.span, twice.part.span)),
                        ),
                        arithmetic=twice.calculation,
                        confidence=0.9,
                    )
                    break


def _totals(figure: Figure) -> bool:
    return figure.relation is Relation.TOTAL or figure.relation is None


def _sums(statement: Statement) -> Iterator[_Sum]:
    """What each part of the statement and its whole would come to together."""
    for part in statement.figures:
        at = part.related if part.relation is Relation.PART_OF else part.base
        if at is None or at >= len(statement.figures) or part.arithmetic:
            continue
        whole = statement.figures[at]
        x, y = whole.quantity.value, part.quantity.value
        exact = whole.quantity.bound is part.quantity.bound is Bound.EXACT
        if not exact or not x or not y or y >= x:
            continue
        if whole.quantity.dimension == part.quantity.dimension and head(whole.counted):
            yield _Sum(whole, part, x + y)


def _is_sum(figure: Figure, twice: _Sum) -> bool:
    return (
        not figure.arithmetic
        and figure.quantity.value == twice.value
        and figure.quantity.dimension == twice.whole.quantity.dimension
        and head(figure.counted) in {head(twice.whole.counted), None}
    )


double_count = evolve(_between_two, inspect=_inside_one)
