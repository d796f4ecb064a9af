"""The rule direction."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import word_class
from claimcheck.matching import main_figures
from claimcheck.matching.comparisons import mirrored
from claimcheck.matching.trust import (
    enough,
    of_other_place,
    same_fact,
    same_label,
    told_locally,
)
from claimcheck.matching.two_times import asks_of_time, course_of, following
from claimcheck.model import (
    Case,
    FigureRole,
    Pairing,
    Severity,
    Sighting,
    Slot,
    Span,
    State,
    Statement,
    Verdict,
)
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule, said, sighted

_WAY = {"up": "a rise", "down": "a fall"}
_ENDS = {FigureRole.FROM, FigureRole.TO}


@case_rule("direction", "direction", Verdict.CONFLICT, Severity.ERROR)
def direction(case: Case) -> Iterator[Found]:
    """One side says rise and the other fall.

    The level may even be right: "slipped to 9.4 per cent" contradicts "rose from 9.4%".

    What to do: look up both ends of the change in the source.
    """
    reported: set[Span] = set()
    for pairing in case.pairings:
        slot = pairing.match.slot("direction")
        where = pairing.sighting.theirs.span
        if slot is None or where in reported or not _turned(pairing):
            continue
        if of_other_place(pairing) or told_locally(pairing):
            continue
        reported.add(where)
        yield Found(
            f"speaks of {_way(slot.theirs)}; {case.who} speaks of {_way(slot.ours)}",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )
    if reported:
        return
    moves = any(f.change for s in case.statements for f in s.figures)
    if not moves or not any(same_fact(p) for p in case.pairings):
        found = list(_in_words(case, plain=moves))
        yield from found or _by_two_figures(case)


def _way(side: str | None) -> str:
    return _WAY[side or "up"]


def _turned(pairing: Pairing) -> bool:
    """Whether the same change, or the same two ends, go the other way."""
    match = pairing.match
    if match.state("direction") is not State.DIFFERENT or not same_label(pairing):
        return False
    if mirrored(pairing.sighting):
        return False
    if pairing.theirs.arithmetic and pairing.theirs.quantity.kind is Kind.POINTS:
        # The difference of two levels may be another measure's.
        return False
    if match.state("value") not in {State.SAME, State.COMPATIBLE} and not _whatever_the_value(
        pairing
    ):
        return False
    if State.DIFFERENT in {match.state("role"), match.state("unit")}:
        return False
    swapped = {pairing.ours.role, pairing.theirs.role} == _ENDS
    return swapped or match.state("period") is not State.DIFFERENT


def _whatever_the_value(pairing: Pairing) -> bool:
    """Whether the way differs by itself: halved and doubled, up and down from one year's figure.

    "Exports to Japan rose by 12%" is contradicted by "exports to Japan fell by 7%".
    """
    ours, theirs = pairing.ours, pairing.theirs
    if _all_but_the_change(pairing):
        return True
    if ours.quantity.kind is theirs.quantity.kind is Kind.MULTIPLE:
        return ours.text.isalpha() and theirs.text.isalpha()
    same = ours.role is theirs.role is FigureRole.FROM
    return same and pairing.match.state("period") is State.SAME


def _all_but_the_change(pairing: Pairing) -> bool:
    """Whether the two sentences say the same of the same time, but for one change each."""
    sighting = pairing.sighting
    if sighting.missing or sighting.extra or pairing.ours.role is not pairing.theirs.role:
        return False
    if pairing.ours.role is not FigureRole.CHANGE or not _of_the_same_nouns(sighting):
        return False
    alone = all(
        sum(not f.arithmetic for f in side.figures) == 1
        for side in (sighting.ours, sighting.theirs)
    )
    slot = sighting.slot("period")
    timed = slot is not None and bool(slot.ours or slot.theirs)
    return alone and (not timed or sighting.state("period") is State.SAME)


def _of_the_same_nouns(sighting: Sighting) -> bool:
    """Whether each noun of the claim stands there: a company may be another than "the owner"."""
    there = {t.lemma for t in sighting.theirs.tokens}
    told = (t.lemma for t in sighting.ours.tokens if t.kind == "word")
    return all(word in there for word in told if word_class(word) == "noun")


def _in_words(case: Case, *, plain: bool) -> Iterator[Found]:
    """Claims whose figures, if any, are no change: "more reviews were judged good".

    A claim that gives the amount of a change is held against statements without figures (`plain`).
    """
    if any(p.match.state("direction") is State.SAME for p in case.pairings):
        return
    for sighting in case.sightings[:2]:
        slot = _only_ways(sighting) if plain else sighting.slot("direction")
        if slot is None or slot.state is not State.DIFFERENT or not _opposed(slot):
            continue
        if mirrored(sighting) or _is_denied(sighting.ours) != _is_denied(sighting.theirs):
            # Prices that fell did not rise.
            continue
        if not enough(sighting.coverage, "direction") or (
            sighting.state("period") is State.DIFFERENT
        ):
            continue
        ours, _, our_word = (slot.ours or "").partition(":")
        theirs, _, their_word = (slot.theirs or "").partition(":")
        yield Found(
            f"speaks of {_WAY[theirs]} (“{_shown(their_word)}”); {case.who} speaks of "
            f"{_WAY[ours]} (“{_shown(our_word)}”)",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
        return


def _is_denied(statement: Statement) -> bool:
    """Whether what a statement says of a rise or fall is that there was none."""
    return any(
        way.family == "direction"
        and cue.family == "negation"
        and clause.span.covers(cue.span)
        and clause.span.covers(way.span)
        and cue.span.end <= way.span.start
        for clause in statement.clauses
        for cue in statement.cues
        for way in statement.cues
    )


def _shown(cue: str) -> str:
    """The word of a cue that says which way, without what leads to what it is compared with."""
    return cue.lower().partition(" than ")[0]


_LOOKED_AT = 2


def _by_two_figures(case: Case) -> Iterator[Found]:
    """A claim without figures says rise, and the document's figures for two times show a fall."""
    if len(case.statements) != 1 or main_figures(case.statements[0]):
        return
    claim = case.statements[0]
    ways = {c.value for c in claim.cues if c.family == "direction"}
    denied = any(c.family in {"negation", "superlative"} for c in claim.cues)
    if len(ways) != 1 or not ways <= _WAY.keys() or denied or not asks_of_time(claim):
        return
    for sighting in case.sightings[:_LOOKED_AT]:
        if not enough(sighting.sure, "two_times") or sighting.state("period") is State.DIFFERENT:
            continue
        if any(s.state is State.DIFFERENT for s in sighting.slots if s.name.startswith("name:")):
            continue
        course = course_of(sighting.theirs, following(case.reading, sighting.theirs))
        if course is None or course.way in ways:
            continue
        places = [sighted(case, sighting, course.now.span, course.then.span)]
        if course.before is not course.where:
            places.append((case.reading.document, course.before, (course.then.span,)))
        yield Found(
            f"gives {said(course.now)} after {said(course.then)}, {_WAY[course.way]}; {case.who} "
            f"speaks of {_WAY[next(iter(ways))]}",
            tuple(places),
            slots=sighting.slots,
            confidence=sighting.sure,
        )
        return


def _only_ways(sighting: Sighting) -> Slot | None:
    """The one way that each side says things went, where the other gives no figure of it."""
    ours = [c for c in sighting.ours.cues if c.family == "direction"]
    theirs = [c for c in sighting.theirs.cues if c.family == "direction"]
    if len({c.value for c in ours}) != 1 or len({c.value for c in theirs}) != 1:
        return None
    if sighting.theirs.figures or not enough(sighting.back, "direction_back"):
        return None
    if sighting.state("period") is State.COMPATIBLE:
        # What has been falling since 2008 may have doubled in two of those years.
        return None
    state = State.SAME if ours[0].value == theirs[0].value else State.DIFFERENT
    a, b = (f"{c.value}:{c.text}" for c in (ours[0], theirs[0]))
    return Slot("direction", state, a, b, theirs[0].span)


def _opposed(slot: Slot) -> bool:
    sides = {(side or "").partition(":")[0] for side in (slot.ours, slot.theirs)}
    return sides == {"up", "down"}
