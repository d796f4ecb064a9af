"""The rule unit-of-count."""

from collections.abc import Iterator

from claimcheck.lexicon import load
from claimcheck.lexicon.lemmas import lemma
from claimcheck.lexicon.meaning import category, stands_for
from claimcheck.matching.figures import digits, head
from claimcheck.matching.key_slots import differing
from claimcheck.matching.subjects import clause_of, verbs_of
from claimcheck.matching.terms import light_verbs, words_of
from claimcheck.matching.trust import (
    competes,
    only_the_unit,
    otherwise_equal,
    replaced_unit,
    same_fact,
    same_label,
    same_print,
)
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Case, Figure, Pairing, Severity, Slot, State, Verdict
from claimcheck.quantity import Kind
from claimcheck.reading.grammar import grammar
from claimcheck.rules.rule import Found, case_rule, is_own_title, said, shown, sighted


def other_units(case: Case) -> Iterator[tuple[Pairing, str]]:
    """The figures that print the claim's number and count or measure by another unit.

    Each with the slot that differs: unit (what is counted) or measure.
    """
    own = is_own_title(case)
    for pairing in case.pairings:
        match = pairing.match
        if not own and same_print(pairing) and not differing(match) and _is_crossed(pairing):
            yield pairing, "unit"
            continue
        wrong = [n for n in ("unit", "measure") if match.state(n) is State.DIFFERENT]
        counts = pairing.ours.quantity.kind is not Kind.MONEY
        if not wrong and counts and same_print(pairing) and not own and replaced_unit(pairing):
            if case.source and not (_is_counted(pairing.ours) and _is_counted(pairing.theirs)):
                continue
            if case.source and not only_the_unit(pairing):
                # Between two documents more must be the same: "makes 27 recommendations",
                # "demanded 27 changes".
                continue
            wrong = ["unit"]
        if not wrong or not same_print(pairing):
            continue
        told = same_label(pairing) or only_the_unit(pairing) or _is_measured(pairing)
        if not told or _is_measured_and_counted(pairing):
            continue
        if pairing.ours.quantity.kind is Kind.DURATION and not same_fact(pairing):
            # Four months and four days are often of two things.
            continue
        if set(differing(match)) - {"unit", "measure", "role"} or digits(pairing.ours.quantity) < 1:
            continue
        yield pairing, wrong[0]


def _is_crossed(pairing: Pairing) -> bool:
    """Whether each side counts those whom the other only names, behind one verb.

    "Two dogs attacked the boy" and "the dog attacked two boys".
    """
    a, b = head(pairing.ours.counted), head(pairing.theirs.counted)
    ours = clause_of(pairing.ours, pairing.sighting.ours)
    theirs = clause_of(pairing.theirs, pairing.sighting.theirs)
    if a is None or b is None or a == b or ours is None or theirs is None:
        return False
    done = {*verbs_of(ours)} - light_verbs()
    if not any(stands_for(x, y) for x in done for y in verbs_of(theirs)):
        return False
    mine, yours = (
        [c.subject and c.subject.lemmas[-1:], c.object and c.object.lemmas[-1:]]
        for c in (ours, theirs)
    )
    return mine in ([(a,), (b,)], [(b,), (a,)]) and mine == yours


def _is_measured_and_counted(pairing: Pairing) -> bool:
    """Whether one side measures what the other counts, and no verb of both tells that it is one.

    A ship of 180 metres may carry 180 people.
    """
    kinds = {pairing.ours.quantity.kind, pairing.theirs.quantity.kind}
    if kinds != {Kind.COUNT, Kind.MEASURE}:
        return False
    acts = [clause_of(pairing.ours, pairing.sighting.ours)]
    acts += [clause_of(pairing.theirs, pairing.sighting.theirs)]
    mine, yours = ({*verbs_of(act)} - grammar().auxiliary if act else set[str]() for act in acts)
    return not any(stands_for(a, b) for a in mine for b in yours)


def _is_measured(pairing: Pairing) -> bool:
    """Whether both are measures of one sort, as lengths are, of two digits or more.

    That 84 miles stand beside 84 kilometres by chance is as unlikely as two equal figures are.
    """
    ours, theirs = pairing.ours.quantity, pairing.theirs.quantity
    if ours.kind is not Kind.MEASURE or ours.dimension != theirs.dimension:
        return False
    words = pairing.match.own >= WEIGHTS["equal_other_label"]["measured"]
    return words and digits(ours) > 1 and not competes(pairing)


def _is_counted(figure: Figure) -> bool:
    """Whether what a figure stands with can be counted by it: several of it, in the plural."""
    if figure.counted is None or figure.quantity.kind is not Kind.COUNT:
        return False
    word = figure.counted.text.split()[-1].lower().strip(",.;:")
    return lemma(word) != word or word in load("en").table("counted")["plurals"]


def same_number(case: Case, pairing: Pairing, remark: str) -> Found:
    """What is found where a number is right and its unit is not."""
    slot = pairing.match.slot("measure")
    ours, theirs = _of_what(pairing.ours), _of_what(pairing.theirs)
    return Found(
        f"gives {theirs} where {case.who} gives {ours}: {remark}",
        (sighted(case, pairing.sighting, pairing.theirs.span, slot.span if slot else None),),
        arithmetic=shown(pairing.theirs, pairing.ours),
        slots=pairing.match.slots,
        confidence=min(1.0, pairing.match.score),
    )


def _of_what(figure: Figure) -> str:
    """A figure with what it counts, where that is no part of it."""
    if figure.quantity.kind is not Kind.COUNT or figure.counted is None:
        return said(figure)
    return f"{said(figure)} {figure.counted.text}"


def _has_room_for(pairing: Pairing) -> bool:
    """Whether one side counts places, and the other whom it has room for."""
    rooms = load("en").table("judging")["rooms"]
    sides = (
        (pairing.ours, pairing.sighting.ours, pairing.theirs),
        (pairing.theirs, pairing.sighting.theirs, pairing.ours),
    )
    for figure, statement, other in sides:
        before = [t.text for t in statement.tokens if t.span.end <= figure.span.start]
        led = " ".join(before[-_LEADING:])
        if head(other.counted) in rooms["places"] and led.endswith(tuple(rooms["for"])):
            return True
    return False


def _is_of_a_body(pairing: Pairing) -> bool:
    """Whether one side counts those whom the other has as a group: "the placebo group of 2,622"."""
    heads = head(pairing.ours.counted), head(pairing.theirs.counted)
    bodies = load("en").table("judging")["bodies"]
    return any(h in bodies for h in heads) and not all(h in bodies for h in heads)


def _is_of_voters(pairing: Pairing) -> bool:
    """Whether one side counts votes, and the other those who cast them: five members."""
    votes = words_of("cast")
    heads = head(pairing.ours.counted), head(pairing.theirs.counted)
    return any(h in votes for h in heads) and any(
        h is not None and h not in votes and category(h) == "person" for h in heads
    )


_LEADING = 3
_FEWEST_BETWEEN = 2
"""Between two documents one equal digit is often chance: "more than one list", "one doctor"."""


@case_rule("unit-of-count", "unit", Verdict.CONFLICT, Severity.ERROR, of_another=True)
def unit_of_count(case: Case) -> Iterator[Found]:
    """The same number counts another sort of thing.

    90 cases are not 90 children, 3,260 households are not 3,260 people. Units of count are siblings
    and not synonyms; `[units]` of a claims file adds to what the lexicon knows.

    What to do: look up what the source counts.
    """
    told = set()
    for pairing, wrong in other_units(case):
        if wrong != "unit":
            continue
        if _has_room_for(pairing) or _is_of_a_body(pairing) or _is_of_voters(pairing):
            continue
        if digits(pairing.ours.quantity) < _FEWEST_BETWEEN and (
            case.source or not otherwise_equal(pairing.sighting)
        ):
            # One digit is often chance: "four heads" and "four schools".
            continue
        slot = pairing.match.slot("unit") or Slot("unit", State.DIFFERENT)
        theirs, ours = slot.theirs or "another unit", slot.ours or "another unit"
        if (theirs, ours, pairing.sighting.theirs.span) in told:
            # Both ends of a change count alike: one finding says so.
            continue
        told.add((theirs, ours, pairing.sighting.theirs.span))
        yield Found(
            f"counts {theirs} where {case.who} counts {ours}",
            (sighted(case, pairing.sighting, pairing.theirs.span, slot.span),),
            arithmetic=shown(pairing.theirs, pairing.ours),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )
