"""The rule unsupported-detail."""

import re
from collections.abc import Iterator
from itertools import combinations

from claimcheck.matching.figures import digits
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Figure, Role, Severity, Sighting, Statement, Verdict
from claimcheck.quantity import Kind
from claimcheck.reading.reader import read_text
from claimcheck.rules.rule import Found, case_rule, said, sighted

_COUNTED = {Kind.COUNT, Kind.MONEY, Kind.SHARE, Kind.POINTS}
_FEWEST_DIGITS = 2


@case_rule("unsupported-detail", "value", Verdict.DRIFT, Severity.NOTE, steady=True)
def unsupported_detail(case: Case) -> Iterator[Found]:
    """A sentence retells one of the primary source and adds a figure that the source has nowhere.

    The rest of the sentence is the source's; where the figure comes from is not said. It may be
    right, and then it needs a source of its own.

    What to do: find the source of the detail and name it.
    """
    if case.source is None or case.source.role is not Role.PRIMARY:
        return
    if case.reading.document.role is Role.PRIMARY:
        return
    for sighting in case.sightings:
        if not enough(sighting.sure, "detail") or not enough(sighting.back, "detail_back"):
            continue
        paired = {p.theirs.span for p in case.pairings}
        for figure in _added(sighting):
            if figure.span in paired or _stands_in(figure, case.source.text):
                continue
            if _follows(figure, sighting.ours):
                continue
            yield Found(
                f"adds {said(figure)}, which {case.who} gives nowhere",
                (sighted(case, sighting, figure.span),),
                slots=sighting.slots,
                confidence=sighting.sure,
            )


def _added(sighting: Sighting) -> Iterator[Figure]:
    for figure in sighting.theirs.figures:
        quantity = figure.quantity
        if figure.arithmetic or quantity.kind not in _COUNTED or quantity.value is None:
            continue
        if digits(quantity) >= _FEWEST_DIGITS and not any(
            f.quantity.dimension == quantity.dimension and f.quantity.overlaps(quantity)
            for f in sighting.ours.figures
        ):
            yield figure


def _follows(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is the difference of two that the source's sentence gives."""
    given = {
        f.quantity.value
        for f in statement.figures
        if f.quantity.value is not None and not f.arithmetic
    }
    return any(abs(a - b) == figure.quantity.value for a, b in combinations(given, 2))


def _stands_in(figure: Figure, text: str) -> bool:
    """Whether a text gives a figure's amount in any way."""
    value = figure.quantity.value
    printed = re.escape(figure.text)
    if re.search(rf"(?<![\d.,]){printed}(?![\d])", text):
        return True
    return any(
        f.quantity.dimension == figure.quantity.dimension
        and (f.quantity.value == value or f.quantity.overlaps(figure.quantity))
        for s in read_text(text)
        for f in s.figures
    )
