"""The rule period."""

# Longer than 400 lines: each way in which a side may tell its time is asked for in its place.

import re
from collections.abc import Iterator

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching import main_figures
from claimcheck.matching.figures import digits
from claimcheck.matching.key_slots import differing
from claimcheck.matching.moments import moment_or_course
from claimcheck.matching.stretches import only_dates, other_stretch, same_stretch
from claimcheck.matching.terms import words_of
from claimcheck.matching.trust import (
    about,
    competes,
    enough,
    other_name,
    other_place,
    same_label,
    same_part,
    same_print,
)
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import (
    Case,
    Figure,
    Match,
    Pairing,
    Relation,
    Severity,
    Sighting,
    Slot,
    Span,
    State,
    Statement,
    Token,
    Verdict,
)
from claimcheck.reading.grammar import grammar
from claimcheck.reading.periods import overlap
from claimcheck.rules.rule import Found, case_rule, said, shown, sighted


def other_periods(case: Case) -> Iterator[tuple[Pairing, Slot]]:
    """The figures that print the claim's number for another time, each with its slot."""
    for pairing in case.pairings:
        match = pairing.match
        slot = match.slot("period")
        if slot is None or not _told_apart(slot):
            continue
        if not same_print(pairing) or not (
            digits(pairing.ours.quantity) >= _FEWEST_DIGITS or _all_but_when(pairing)
        ):
            continue
        tied = pairing.anchored and same_part(pairing)
        if _is_of_a_neighbour(pairing.ours, pairing.sighting.ours) or _is_of_a_neighbour(
            pairing.theirs, pairing.sighting.theirs
        ):
            continue
        if not (same_label(pairing) or tied) or set(differing(match)) - _of_time(match):
            continue
        if any(
            m.state("value") is State.SAME and m.state("period") is not State.DIFFERENT
            for _, m in pairing.rivals
        ):
            continue
        yield pairing, slot


def _all_but_when(pairing: Pairing) -> bool:
    """Whether a sentence says all that a claim says but the day, or the time of what is to come.

    Three games may be lost in each of two years; nine satellites are launched on one day.
    """
    sighting = pairing.sighting
    if sighting.missing or not enough(sighting.sure, "period_all"):
        return False
    days = [f.period is not None and f.period.unit == "day" for f in (pairing.ours, pairing.theirs)]
    ahead = any(c.modality == "will" for c in sighting.ours.clauses)
    return all(days) or ahead


def _is_of_a_neighbour(figure: Figure, statement: Statement) -> bool:
    """Whether the time stands with what a figure is compared with: "19, against 31 in 2012"."""
    if figure.period is None:
        return False
    return any(
        f.relation is Relation.CONTRAST
        and figure.span.start < f.span.start < figure.period.span.start
        for f in statement.figures
    )


def _of_time(match: Match) -> set[str]:
    """The slots that say when; the words that say since when a change goes on may be both."""
    base, when = match.slot("base"), match.slot("period")
    if base is None or when is None:
        return {"period"}
    same = (base.ours, base.theirs) == (when.ours, when.theirs)
    return {"period", "base"} if same else {"period"}


def of_another_time(case: Case, pairing: Pairing, slot: Slot, remark: str = "") -> Found:
    """What is found where a figure is given for another time."""
    return Found(
        f"gives {said(pairing.theirs)} for {slot.theirs}; {case.who} gives it for {slot.ours}"
        f"{remark}",
        (sighted(case, pairing.sighting, slot.span, pairing.theirs.span),),
        arithmetic=shown(pairing.theirs, pairing.ours),
        slots=pairing.match.slots,
        confidence=min(1.0, pairing.match.score),
    )


def is_told_as_new(pairing: Pairing) -> bool:
    """Whether the document's words are of the present, and the claim's time was over before it."""
    ours, theirs = pairing.ours.period, pairing.theirs.period
    if ours is None or theirs is None or ours.end is None or theirs.start is None:
        return False
    return theirs.relative is not None and ours.end < theirs.start


_YEARS = {"year", "fiscal-year", "academic-year"}


def is_other_convention(pairing: Pairing) -> bool:
    """Whether the two are years that overlap and begin in different months: 2011 and 2010/11."""
    ours, theirs = pairing.ours.period, pairing.theirs.period
    if ours is None or theirs is None or not {ours.unit, theirs.unit} <= _YEARS:
        return False
    return ours.unit != theirs.unit and overlap(ours, theirs) > 0


@case_rule("period", "period", Verdict.CONFLICT, Severity.ERROR)
def period(case: Case) -> Iterator[Found]:
    """The same figure is given for another time.

    A figure keeps its meaning only with its period: 48,364 in the year to June is not 48,364 in the
    year to March. Two different figures of two different periods are members of a series and no
    conflict; periods of which one lies inside the other do not conflict.

    What to do: look up which period the source gives.
    """
    for pairing, slot in other_periods(case):
        if not is_told_as_new(pairing) and not is_other_convention(pairing):
            yield of_another_time(case, pairing, slot)
    yield from _at_a_moment(case)
    yield from _measured_otherwise(case)
    yield from _another_length(case)
    if not any(main_figures(s) for s in case.statements):
        yield from _without_figures(case)
        yield from _already(case)
        yield from _to_another_end(case)


def _at_a_moment(case: Case) -> Iterator[Found]:
    """So many at one moment on one side, and as many in the course of a time on the other."""
    for pairing in case.pairings:
        if not same_print(pairing) or digits(pairing.ours.quantity) < _FEWEST_DIGITS:
            continue
        if not same_label(pairing) or set(differing(pairing.match)) - {"period"}:
            continue
        sighting, match = pairing.sighting, pairing.match
        ours, theirs = (
            moment_or_course(sighting.ours, match.ours),
            moment_or_course(sighting.theirs, match.theirs),
        )
        if ours is None or theirs is None or ours[0] == theirs[0]:
            continue
        mine, yours = ours[1], theirs[1]
        there, here = _text(sighting.theirs, yours), _text(sighting.ours, mine)
        yield Found(
            f"gives {said(pairing.theirs)} for {_HELD[theirs[0]]} (“{there}”); {case.who} gives it "
            f"for {_HELD[ours[0]]} (“{here}”)",
            (sighted(case, sighting, yours, pairing.theirs.span),),
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
        return


_HELD = {"moment": "one moment", "course": "all of a time"}


def _text(statement: Statement, span: Span) -> str:
    start = statement.span.start
    return statement.text[span.start - start : span.end - start]


_LENGTH = re.compile(r"(?:previous|past|last|next)-(\d+)-([a-z]+)(?:-point)?")


def _another_length(case: Case) -> Iterator[Found]:
    """So many weeks on one side and as many months on the other, before the same event."""
    for sighting in about(case):
        if not enough(sighting.sure, "length"):
            continue
        for mine in sighting.ours.periods:
            ours = _LENGTH.fullmatch(mine.relative or "")
            for yours in sighting.theirs.periods:
                theirs = _LENGTH.fullmatch(yours.relative or "")
                if not ours or not theirs or ours[1] != theirs[1] or ours[2] == theirs[2]:
                    continue
                yield Found(
                    f"says “{yours.text}”; {case.who} says “{mine.text}”",
                    (sighted(case, sighting, yours.span),),
                    slots=sighting.slots,
                    confidence=sighting.sure,
                )
                return
        other = _other_stretch(sighting)
        if other and {*sighting.missing} <= {other[0].lemma}:
            a, b = other
            yield Found(
                f"says “{b.text}” where {case.who} says “{a.text}”",
                (sighted(case, sighting, b.span),),
                slots=sighting.slots,
                confidence=sighting.sure,
            )
            return


def _other_stretch(sighting: Sighting) -> tuple[Token, Token] | None:
    """A week on one side and a month on the other, led to by the same words: "within a week".

    No word of the two stretches may be on the other side, too.
    """
    ours, theirs = sighting.ours.tokens, sighting.theirs.tokens
    months = load("en").table("judging")["months"]
    if not any(t.lemma in months for t in ours):
        return None
    there = {t.lemma for t in theirs}
    here = {t.lemma for t in ours}
    mine = [a for a, t in enumerate(ours) if t.lemma in months and t.lemma not in there]
    yours = [b for b, t in enumerate(theirs) if t.lemma in months and t.lemma not in here]
    for a in mine:
        for b in yours:
            if min(a, b) < _LEADING:
                continue
            led = [
                [t.text for t in side[at - _LEADING : at]] for side, at in ((ours, a), (theirs, b))
            ]
            if led[0] == led[1] and not any(
                p.span.overlaps(ours[a].span) for p in sighting.ours.periods
            ):
                return ours[a], theirs[b]
    return None


_LEADING = 2
"""So many words before a stretch of time must be the same on both sides."""


def _already(case: Case) -> Iterator[Found]:
    """What is still to come on one side has been done on the other."""
    for sighting in about(case):
        ours = _already_done(sighting.ours, sighting.theirs)
        theirs = _already_done(sighting.theirs, sighting.ours)
        slot = sighting.slot("modality")
        if slot is None or (ours is None) == (theirs is None):
            continue
        still = slot.theirs if ours else slot.ours
        if not still:
            continue
        both = all(
            any(c.family == "modality" and c.value == "will" for c in side.cues)
            for side in (sighting.ours, sighting.theirs)
        )
        if both or still.partition(":")[0] != "will" or not enough(sighting.sure, "dated_act"):
            continue
        word = (ours or theirs or sighting.ours.tokens[0]).text
        yield Found(
            f"says “{word}” of what {case.who} says is to come"
            if theirs
            else f"says it is to come; {case.who} says “{word}”",
            (sighted(case, sighting, theirs.span if theirs else slot.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )
        return


def _already_done(statement: Statement, other: Statement) -> Token | None:
    """The word that says a thing is over and done: "have already closed".

    What has been done must be what the other side speaks of, and no clause beside it.
    """
    tokens = statement.tokens
    there = {t.lemma for t in other.tokens}
    for at, token in enumerate(tokens):
        if token.text == "already" and any(t.lemma == "have" for t in tokens[max(0, at - 2) : at]):
            done = [t.lemma for t in tokens[at + 1 : at + 1 + _DONE] if t.kind == "word"]
            if any(stands_for(word, w) for word in done for w in there):
                return token
    return None


_DONE = 2
"""Behind "already" stands the verb, or an auxiliary and the verb."""


def _told_apart(slot: Slot) -> bool:
    """Whether the two sides give different times, in different words.

    The same words ("Thursday") may lead to other days from other dates; no reader can tell.
    """
    if slot.state is not State.DIFFERENT or not slot.ours or not slot.theirs:
        return False
    ours, theirs = slot.ours.casefold().split(), slot.theirs.casefold().split()
    return ours != theirs and not _is_longer_form(ours, theirs)


def _is_longer_form(ours: list[str], theirs: list[str]) -> bool:
    """Whether one adds no more than the year: "the end of May", "the end of May 2021"."""
    short, long = sorted((ours, theirs), key=len)
    return long[:-1] == short and long[-1].isdigit() and any(w.isalpha() for w in short)


def _measured_otherwise(case: Case) -> Iterator[Found]:
    """The same change is measured from another time: 58% since 2012 is not 58% in a year."""
    for pairing in case.pairings:
        slot = pairing.match.slot("base")
        if slot is None or differing(pairing.match) != ("base",) or not same_print(pairing):
            continue
        if not same_label(pairing) or competes(pairing):
            continue
        yield Found(
            f"gives {said(pairing.theirs)} “{slot.theirs}”; {case.who} gives it “{slot.ours}”",
            (sighted(case, pairing.sighting, slot.span, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )


def _without_figures(  # noqa: C901 - one reason after the other
    case: Case,
) -> Iterator[Found]:
    """An event that two sides date differently, to the day or month."""
    for sighting in about(case):
        slot = sighting.slot("period")
        if slot is None or not _told_apart(slot) or _one_bound(sighting, slot):
            continue
        if slot.span is None or not sighting.theirs.span.covers(slot.span):
            continue
        if _dates_a_noun(sighting, slot, case.claim.language):
            continue
        if any(s.how == "opposite" for s in sighting.swaps) or _is_dated_alike(case):
            # What opened in 1935 may close in 2025; and the document gives the claim's date, too.
            continue
        if State.DIFFERENT in {sighting.state("negation"), sighting.state("direction")}:
            # What rose in June may fall in July.
            continue
        moved = sighting.slot("direction")
        if moved and moved.ours and not moved.theirs:
            # How many there were in June does not date that it was unchanged in July.
            continue
        if sighting.excerpt and (other_name(sighting) or other_place(sighting)):
            continue
        if sighting.excerpt and any(s.how in _INSTEAD for s in sighting.swaps):
            # "Sold its looms in 2021" dates no buying: what is dated must be the claim's act.
            continue
        if (
            sighting.excerpt
            and _act_is_missing(sighting)
            and not enough(sighting.sure, "dated_act")
        ):
            continue
        fine = {p.unit for s in (sighting.ours, sighting.theirs) for p in s.periods} <= _FINE
        question = "dated" if sighting.excerpt else "period_fine" if fine else "period"
        short = fine and enough(sighting.back, "dated_back") and enough(sighting.sure, "dated_all")
        if not short and not enough(sighting.sure, question):
            continue
        yield Found(
            f"dates it {slot.theirs}; {case.who} dates it {slot.ours}",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )


def _is_dated_alike(case: Case) -> bool:
    """Whether another of the nearest statements says it of the claim's time."""
    return any(
        s.state("period") in {State.SAME, State.COMPATIBLE} and enough(s.coverage, "dated_act")
        for s in case.sightings[:_NEAREST]
    )


_NEAREST = 4


def _act_is_missing(sighting: Sighting) -> bool:
    """Whether no verb of the claim is met: a marriage of 1993 dates no death."""
    acts = [" ".join(c.predicate.lemmas) for c in sighting.ours.clauses if c.predicate is not None]
    return bool(acts) and all(act in sighting.missing for act in acts)


def _dates_a_noun(sighting: Sighting, slot: Slot, language: str) -> bool:
    """Whether their time is part of what something is called: "the review of 2010/11"."""
    start = slot.span.start if slot.span else 0
    before = [t.text for t in sighting.theirs.tokens if t.span.end <= start][-1:]
    of_or_for = grammar(language).in_of_for - grammar(language).in_
    spoken = any(
        [t.text for t in sighting.ours.tokens if t.span.end <= p.span.start][-1:] == before
        for p in sighting.ours.periods
    )
    return bool(before) and before[0] in of_or_for and not spoken


def _one_bound(sighting: Sighting, slot: Slot) -> bool:
    """Whether "until the spring" and "not before spring" name one day, which one side denies."""
    told = [
        [w for w in (side or "").lower().split() if w != "the"] for side in (slot.ours, slot.theirs)
    ]
    bounds = [words[1:] for words in told if words and words[0] in words_of("bounding")]
    denied = any(c.family == "negation" for s in (sighting.ours, sighting.theirs) for c in s.cues)
    return len(bounds) == len(told) and bounds[0] == bounds[1] and denied


def _to_another_end(case: Case) -> Iterator[Found]:
    """What a claim says no more of than when it was goes on to another month, or from another."""
    if not all(only_dates(s) for s in case.statements):
        return
    if any(same_stretch(s.ours, s.theirs) for s in case.sightings):
        return
    for sighting in case.sightings:
        found = other_stretch(sighting.ours, sighting.theirs)
        if found:
            ours, theirs = found
            yield Found(
                f"dates it {theirs.text}; {case.who} dates it {ours.text}",
                (sighted(case, sighting, theirs.span),),
                slots=sighting.slots,
                confidence=max(sighting.coverage, WEIGHTS["said"]["period"]),
            )
            return


_FINE = {"day", "month"}
_INSTEAD = {"replaced", "verb", "lone", "sibling"}
_FEWEST_DIGITS = 2
"""One digit is often equal by chance."""
