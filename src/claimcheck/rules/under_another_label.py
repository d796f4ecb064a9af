"""The rule under-another-label."""

from collections.abc import Iterator

from claimcheck.lexicon import load
from claimcheck.matching.figures import digits
from claimcheck.matching.labels import segments
from claimcheck.matching.trust import enough, same_print
from claimcheck.model import (
    Case,
    Figure,
    FigureRole,
    Match,
    Pairing,
    Relation,
    Severity,
    State,
    Verdict,
)
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("under-another-label", "relation", Verdict.CONFLICT, Severity.ERROR, of_another=True)
def under_another_label(case: Case) -> Iterator[Found]:
    """A figure is told of what the same sentence of the other document gives its neighbour for.

    "412 buildings burned, of which 187 were homes" makes 412 homes of nothing: the words that stand
    with the whole are those of its part. So do "a final payment of 5p, making 8p in all" and "a
    final payment of 8p". The neighbour's own figure is nowhere in the other sentence, nor in what
    the document says of it elsewhere.

    What to do: look up which of the two figures the words belong to.
    """
    for pairing in case.pairings:
        if not same_print(pairing):
            continue
        if pairing.theirs.arithmetic or pairing.ours.arithmetic:
            continue
        neighbour = next((m for m in pairing.sighting.matches if _takes(pairing, m)), None)
        if neighbour is None:
            continue
        other = pairing.sighting.ours.figures[neighbour.ours]
        if any(p.ours == other and p.match.state("value") in _ALLOWED for p in case.pairings):
            # The neighbour's own figure stands elsewhere in the document.
            continue
        label = pairing.theirs.counted or pairing.theirs.of
        of_what = f" for “{label.text}”" if label else ""
        yield Found(
            f"gives {said(pairing.theirs)}{of_what} where {case.who} gives {said(other)} "
            f"beside {said(pairing.ours)}",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            slots=pairing.match.slots,
            kind="relation" if _are_part_and_whole(pairing, neighbour) else "value",
            confidence=min(1.0, neighbour.own),
        )


_ALLOWED = {State.SAME, State.COMPATIBLE}


def _takes(pairing: Pairing, match: Match) -> bool:  # noqa: C901, PLR0911 - one return for each case
    """Whether the words that stand with their figure are those of a neighbour of ours."""
    if match.theirs != pairing.match.theirs or match.ours == pairing.match.ours:
        return False
    sighting = pairing.sighting
    other, theirs = sighting.ours.figures[match.ours], pairing.theirs
    if other.arithmetic or other.role in _ASIDE or match.state("value") is not State.DIFFERENT:
        return False
    if other.quantity.dimension != theirs.quantity.dimension:
        return False
    if any(match.state(slot) is State.DIFFERENT for slot in ("role", "direction", "period")):
        return False
    if any(f.quantity.value == other.quantity.value for f in sighting.theirs.figures):
        return False
    if _is_total_of(pairing.ours, match.ours) and _counts_the_same(other, theirs):
        return theirs.relation is not Relation.TOTAL
    if _says_more(pairing) or _is_qualified_alike(pairing, match):
        return False
    if _are_part_and_whole(pairing, match):
        if _names_the_part(pairing, match):
            return True
    elif pairing.match.state("unit") is State.SAME:
        # Both numbers count the same thing, of two years, say.
        return False
    elif (
        match.state("unit") is State.SAME
        and _counts_more(pairing)
        and _names_the_part(pairing, match)
    ):
        # "214 people: 187 passengers and 27 crew" makes 214 passengers of nothing.
        return True
    if _counts_anybody(theirs):
        # "14,200 people" may be those of any label.
        return False
    return enough(match.own, "label") and match.own >= _in_words(pairing) + _CLEARER


def _counts_anybody(figure: Figure) -> bool:
    words = figure.counted.lemmas if figure.counted else ()
    return bool(words) and {*words} <= {*load("en").table("judging")["anybody"]}


def _in_words(pairing: Pairing) -> float:
    """How well the words that stand with the two figures fit, whatever their digits."""
    at = pairing.match.ours, pairing.match.theirs
    return next((m.own for m in pairing.sighting.matches if (m.ours, m.theirs) == at), 0.0)


def _counts_more(pairing: Pairing) -> bool:
    """Whether ours counts a broader sort of thing: people, where theirs are passengers."""
    return (
        pairing.match.state("unit") is State.COMPATIBLE
        and digits(pairing.ours.quantity) >= _FEWEST_DIGITS
    )


_FEWEST_DIGITS = 2
"""One digit is often equal by chance."""


def _names_the_part(pairing: Pairing, match: Match) -> bool:
    """Whether what they count is what the part is said to be, and the whole is not."""
    counted = pairing.theirs.counted
    if counted is None or not counted.lemmas:
        return False
    ours = pairing.sighting.ours
    own = segments(ours)
    word = counted.lemmas[-1]

    def says(at: int) -> bool:
        span = own.get(at)
        label = ours.figures[at].counted
        return (label is not None and word in label.lemmas) or any(
            t.lemma == word and span is not None and span.covers(t.span) for t in ours.tokens
        )

    return says(match.ours) and not says(pairing.match.ours)


def _is_qualified_alike(pairing: Pairing, match: Match) -> bool:
    """Whether what qualifies their noun stands with our figure, and not with its neighbour.

    "Of 2,317 incidents 41 were serious" has 41 serious incidents.
    """
    counted = pairing.theirs.counted
    if counted is None:
        return False
    ours = pairing.sighting.ours
    own = segments(ours)

    def qualifies(word: str, at: int) -> bool:
        span = own.get(at)
        return any(
            t.lemma == word and span is not None and span.covers(t.span) for t in ours.tokens
        )

    return any(
        qualifies(word, pairing.match.ours) and not qualifies(word, match.ours)
        for word in counted.lemmas[:-1]
    )


def _says_more(pairing: Pairing) -> bool:
    """Whether their figure counts things that the other sentence has no word of."""
    counted = pairing.theirs.counted
    return counted is not None and any(w in pairing.sighting.extra for w in counted.lemmas)


_ASIDE = {FigureRole.BASE, FigureRole.AGE, FigureRole.CLOCK, FigureRole.RANK, FigureRole.TIMES}
_CLEARER = 0.3
"""So much better must their words fit the neighbour than the figure of the same number."""


def _is_total_of(figure: Figure, at: int) -> bool:
    return figure.relation is Relation.TOTAL and figure.related == at


def _counts_the_same(ours: Figure, theirs: Figure) -> bool:
    """Whether both name what they count in the same words, and in more than one."""
    if ours.counted is None or theirs.counted is None:
        return False
    return len(ours.counted.lemmas) > 1 and ours.counted.lemmas == theirs.counted.lemmas


def _are_part_and_whole(pairing: Pairing, match: Match) -> bool:
    figures = pairing.sighting.ours.figures
    mine, other = figures[pairing.match.ours], figures[match.ours]
    parts = {Relation.PART_OF, Relation.TOTAL}
    return (
        other.base == pairing.match.ours
        or (other.relation in parts and other.related == pairing.match.ours)
        or (mine.relation in parts and mine.related == match.ours)
    )
