"""The rule agreement."""

# Longer than 400 lines: why words that are met may not say it is asked here, and nowhere else.

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from attrs import evolve

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import KINDRED, category, near, relation, stands_for
from claimcheck.matching import main_figures
from claimcheck.matching.alignment import same_day
from claimcheck.matching.bases import (
    is_difference,
    of_each_alone,
    on_another_basis,
    on_extreme,
    on_other_count,
    on_other_end,
    spread_over,
)
from claimcheck.matching.causes import cause_of, sides_of
from claimcheck.matching.clocks import tells_hour
from claimcheck.matching.comparisons import mirrored, turned
from claimcheck.matching.denials import denied_alike
from claimcheck.matching.exceptions import left_out
from claimcheck.matching.figures import counts_people, digits, head
from claimcheck.matching.firsts import said_of_another, turned_end
from claimcheck.matching.frequencies import often_otherwise
from claimcheck.matching.holdings import held_otherwise
from claimcheck.matching.key_slots import differing
from claimcheck.matching.margins import margin_between
from claimcheck.matching.other_ends import changed_places, other_end
from claimcheck.matching.outcomes import kind_of
from claimcheck.matching.possessors import done_by_its_own
from claimcheck.matching.quantified import only_the_size, outside
from claimcheck.matching.ranks import is_since, only_shared, ranks, since_differs
from claimcheck.matching.stretches import only_dates, same_stretch
from claimcheck.matching.subjects import clause_of, other_doer, other_subject, verbs_of
from claimcheck.matching.terms import (
    clearing_words,
    function_words,
    light_verbs,
    pronouns,
    substance,
    telling_verbs,
    words_of,
)
from claimcheck.matching.trust import (
    answered_alike,
    does_otherwise,
    done_otherwise,
    enough,
    of_nobody,
    of_other_place,
    other_name,
    other_place,
    replaced_word,
    same_fact,
    same_phrase,
    says_what_was_said,
    swapped,
    turned_outcome,
    turned_round,
)
from claimcheck.matching.turned_roles import doers_exchanged, roles_turned
from claimcheck.matching.two_times import (
    Course,
    asks_of_time,
    course_of,
    following,
    only_a_start,
    overtaken,
)
from claimcheck.matching.unfulfilled import is_unfulfilled
from claimcheck.matching.weights import WEIGHTS
from claimcheck.matching.whereabouts import elsewhere
from claimcheck.model import (
    Case,
    Cue,
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
from claimcheck.rules.inverse_proportion import may_be_inverse
from claimcheck.rules.rule import Found, case_rule, said, sighted

_NEAREST = 4
"""So many of the statements that share most with a claim may say who comes first."""

_TOLD = 3
"""Among so many of them one may say in full what a claim without figures says."""

_DECISIVE = {"period", "negation", "direction", "superlative", "scope", "speaker", "office"}
"""Slots in which a difference means that another thing is said."""


@case_rule("agreement", "paraphrase", Verdict.AGREE, Severity.NOTE, steady=True)
def agreement(case: Case) -> Iterator[Found]:
    """A document says what the claim says.

    With figures: the same value, for the same thing. Without: the words that carry the claim are
    met, none of them turned round or replaced.

    What to do: nothing; the quotation is there to be looked at.
    """
    for pairing in case.pairings:
        match = pairing.match
        if match.state("value") is not State.SAME or pairing.theirs.arithmetic:
            continue
        if differing(match) or not same_fact(pairing):
            continue
        if margin_between(case, pairing):
            continue
        if digits(pairing.ours.quantity) <= _BY_CHANCE and done_otherwise(pairing):
            continue
        if only_the_size(pairing) or _is_beside_the_point(case, pairing):
            continue
        if not swapped(case, pairing) and not is_of_something_else(pairing):
            yield Found(
                f"says {said(pairing.theirs)}, as {case.who} does",
                (sighted(case, pairing.sighting, pairing.theirs.span),),
                arithmetic=pairing.ours.arithmetic,
                slots=match.slots,
                kind="value",
                confidence=min(1.0, match.score),
            )
    if not any(main_figures(s) for s in case.statements):
        yield from _in_words(case)


def _in_words(case: Case) -> Iterator[Found]:
    """The statement that says, in whatever words, what a claim without figures says."""
    told = case.sightings
    if any(other_doer(s) for s in told[:_TOLD]):
        return
    if any(ranks(s) for s in case.statements):
        # Who comes first is said where somebody is said to.
        told = tuple(s for s in case.sightings[:_NEAREST] if ranks(s.theirs))
    sure = [s for at, s in enumerate(told[:_TOLD]) if not at or enough(s.sure, "told_after")]
    sure = [s for s in told if _of_the_very_months(s)] or sure
    for sighting in sure:
        course = _course(case, sighting)
        if not _says_it(sighting, course):
            continue
        yield _told_in_words(case, sighting, course)
        return


def _told_in_words(case: Case, sighting: Sighting, course: Course | None) -> Found:
    places = [sighted(case, sighting)]
    reason = f"says the same as {case.who}"
    if course is not None and _moves_otherwise(sighting, None):
        reason = (
            f"gives {said(course.now)} after {said(course.then)}, {_WAY[course.way]}, "
            f"as {case.who} says"
        )
        places = [sighted(case, sighting, course.now.span)]
        if course.before is not course.where:
            places.append((case.reading.document, course.before, (course.then.span,)))
    return Found(reason, tuple(places), slots=sighting.slots, confidence=sighting.coverage)


_WAY = {"up": "a rise", "down": "a fall"}


def _course(case: Case, sighting: Sighting) -> Course | None:
    """Which way the document's figures show that what the claim speaks of went."""
    if not any(c.family == "direction" for c in sighting.ours.cues):
        return None
    if not asks_of_time(sighting.ours):
        return None
    return course_of(sighting.theirs, following(case.reading, sighting.theirs))


def _is_beside_the_point(case: Case, pairing: Pairing) -> bool:
    """Whether a claim's small number is met, and none of its telling ones: "the two schools"."""
    if digits(pairing.ours.quantity) > _BY_CHANCE or pairing.ours.quantity.kind not in _COUNTED:
        return False
    if enough(pairing.sighting.sure, "opposite"):
        return False
    figures = pairing.sighting.ours.figures
    telling = [
        figures[at].span
        for at in main_figures(pairing.sighting.ours)
        if digits(figures[at].quantity) > _BY_CHANCE
    ]
    met = {p.ours.span for p in case.pairings if p.match.state("value") in _ALLOWED}
    return bool(telling) and not any(span in met for span in telling)


_COUNTED = {Kind.COUNT, Kind.DURATION}
_ALLOWED = {State.SAME, State.COMPATIBLE}


def is_of_something_else(pairing: Pairing) -> bool:
    """Whether an equal figure need not be the claim's: of another place or name, or denied."""
    sighting = pairing.sighting
    other = of_other_place(pairing) or other_name(sighting) or replaced_word(sighting)
    # Two others may well have played to the same score.
    met = 0.0 if pairing.ours.quantity.kind is Kind.SCORE else pairing.match.score
    doubtful = _doubtful(sighting, met) or only_a_start(pairing)
    doubtful = doubtful or overtaken(pairing) is not None or _is_one_of_several(pairing)
    doubtful = doubtful or _stays_there(pairing) or _is_left_out(sighting)
    doubtful = doubtful or is_unfulfilled(sighting)
    doubtful = doubtful or _turned_about(sighting) or _does_another_job(pairing)
    doubtful = doubtful or _is_otherwise_described(pairing)
    doubtful = doubtful or _of_another_whole(pairing) or _is_told_by_the_way(pairing)
    doubtful = doubtful or _is_another_sort(pairing) or may_be_inverse(pairing)
    denied = _denied_by_us_alone(sighting) or _denied_there(pairing)
    return other or doubtful or denied or turned_round(sighting) or turned_outcome(sighting)


def _is_ago(pairing: Pairing) -> bool:
    """Whether one side says how long ago it was, and the other how long it took."""
    sides = ((pairing.ours, pairing.sighting.ours), (pairing.theirs, pairing.sighting.theirs))
    if any(figure.quantity.kind is not Kind.DURATION for figure, _ in sides):
        return False
    told = []
    for figure, side in sides:
        behind = next((t.text for t in side.tokens if t.span.start >= figure.span.end), "")
        before = [t.text for t in side.tokens if t.span.end <= figure.span.start][-1:]
        told.append((behind in words_of("back_in_time"), before == ["for"]))
    return (True, False) in told and (False, True) in told


def _does_another_job(pairing: Pairing) -> bool:
    """Whether an equal figure is of another basis, a difference, or the other end of a change."""
    if on_another_basis(pairing) is not None or on_other_end(pairing):
        return True
    if of_each_alone(pairing) or on_other_count(pairing) or _is_of_room(pairing):
        return True
    if held_otherwise(pairing) is not None or _is_ago(pairing) or on_extreme(pairing):
        return True
    sighting = pairing.sighting
    if is_difference(pairing.ours, sighting.ours) != is_difference(pairing.theirs, sighting.theirs):
        return True
    sides = ((pairing.ours, sighting.ours), (pairing.theirs, sighting.theirs))
    yearly = [figure.per is not None for figure, _ in sides]
    spread = [spread_over(figure, statement) is not None for figure, statement in sides]
    return (yearly[0] and spread[1]) or (yearly[1] and spread[0])


def _is_of_room(pairing: Pairing) -> bool:
    """Whether one side says for how many there is room, and the other how many there are."""
    rooms = load("en").table("judging")["rooms"]
    sides = (
        (pairing.ours, pairing.sighting.ours),
        (pairing.theirs, pairing.sighting.theirs),
    )
    told = []
    for figure, statement in sides:
        before = [t.lemma for t in statement.tokens if t.span.end <= figure.span.start]
        led = " ".join(before[-_LED:]).endswith(tuple(rooms["for"]))
        told.append(led or head(figure.counted) in rooms["places"])
    return told[0] is not told[1]


_LED = 3


def _of_another_decade(sighting: Sighting) -> bool:
    """Whether two decades are told that are not one: "in his 20s" and "in his 40s"."""
    ours, theirs = ({*_DECADE.findall(s.text)} for s in (sighting.ours, sighting.theirs))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


_DECADE: Final = re.compile(r"(?<![\d\w])(?:1[89]|20)?[1-9]0s(?!\w)")


def _turned_about(sighting: Sighting) -> bool:
    """Whether who did it to whom, or what is held against what, is the other way round there."""
    turns = (roles_turned, changed_places, doers_exchanged, other_end, _of_another_decade)
    if any(turn(sighting) for turn in turns):
        return True
    if any(done_by_its_own(sighting, clause) for clause in sighting.theirs.clauses):
        return True
    return turned(sighting) is not None and not mirrored(sighting)


def _stays_there(pairing: Pairing) -> bool:
    """Whether one side says that it comes to so much, and the other that it stays there."""
    sides = (
        (pairing.ours, pairing.theirs, pairing.sighting.theirs),
        (pairing.theirs, pairing.ours, pairing.sighting.ours),
    )
    for moved, other, statement in sides:
        clause = clause_of(other, statement)
        if moved.role is not FigureRole.TO or moved.change is None or clause is None:
            continue
        staying = words_of("lasting") | {*load("en").table("judging")["kept"]}
        if other.change is None and not staying.isdisjoint(verbs_of(clause)):
            return True
    return False


def _is_otherwise_described(pairing: Pairing) -> bool:
    """Whether so many are one thing in the claim, and another there: half are empty, half taken.

    Of a share of few digits, which may be equal by chance.
    """
    share = pairing.ours.quantity.kind is Kind.SHARE
    if not share or digits(pairing.ours.quantity) > _FEW or pairing.sighting.outcomes:
        return False
    sighting = pairing.sighting
    ours = clause_of(pairing.ours, sighting.ours)
    theirs = clause_of(pairing.theirs, sighting.theirs)
    if ours is None or theirs is None or not {*verbs_of(ours)} <= _LINKING:
        return False
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    said = {*(ours.object.lemmas if ours.object else ())}
    there = substance(sighting.theirs, theirs.span, [f.span for f in sighting.theirs.figures])
    there |= {*verbs_of(theirs)} - _LINKING
    known = substance(sighting.ours, sighting.ours.span, ())
    return bool(said) and said <= unmet and bool(there - known)


_LINKING = {"be"}
_FEW = 2


def _of_another_whole(pairing: Pairing) -> bool:
    """Whether both shares say of what they are, and the two are not known to be one.

    Half of the trains and half of the carriages; 62% of pensioners, and of people in their fifties.
    """
    state = pairing.match.state("population")
    ours, theirs = head(pairing.ours.of), head(pairing.theirs.of)
    if pairing.ours.quantity.kind is not Kind.SHARE or not ours or not theirs:
        return False
    there = {t.lemma for t in pairing.sighting.theirs.tokens}
    if state is not State.UNKNOWN:
        broader = state is State.COMPATIBLE and ours not in there and stands_for(theirs, ours)
        return broader and _is_narrowed(pairing)
    if stands_for(ours, theirs) or stands_for(theirs, ours) or near(ours, theirs):
        return False
    if category(ours) == category(theirs) == "person" and any(
        stands_for(ours, word) for word in there
    ):
        # "63% of residents like it, but only 38% of drivers": the claim's motorists.
        return True
    anybody = {*load("en").table("judging")["anybody"], *function_words()}
    if category(ours) == category(theirs) == "person" and not {ours, theirs} & anybody:
        return True
    return not (ours in there or ours in anybody or theirs in anybody)


def _is_narrowed(pairing: Pairing) -> bool:
    """Whether words right behind the document's whole narrow it: "people in their fifties"."""
    whole = pairing.theirs.of or pairing.theirs.counted
    if whole is None:
        return False
    behind = [t.text for t in pairing.sighting.theirs.tokens if t.span.start >= whole.span.end]
    return not words_of("narrowing").isdisjoint(behind[:1])


def _is_told_by_the_way(pairing: Pairing) -> bool:
    """Whether a claim's figure stands in a clause that hangs on another, and that is not met.

    "The unions were consulted before it was said that people would work until 67" is not told by
    "people will work until 67".
    """
    sighting = pairing.sighting
    ours = clause_of(pairing.ours, sighting.ours)
    if ours is None or len(sighting.ours.clauses) < _TWO:
        return False
    main = sighting.ours.clauses[0]
    if main.subject is not None and main.subject.text.lower() in words_of("asides"):
        return False
    own = {*(ours.subject.lemmas if ours.subject else ())}
    told = {*(main.subject.lemmas if main.subject else ())}
    if own & told:
        # "A man who targeted pensioners was jailed for six years" is of one man.
        return False
    if main is ours or main.span.covers(pairing.ours.span) or not main.span.end <= ours.span.start:
        return False
    light = light_verbs() | telling_verbs()
    done = {*verbs_of(main)} - light
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    return bool(done) and done <= unmet and bool(told) and told <= unmet


_TWO = 2


def _is_another_sort(pairing: Pairing) -> bool:
    """Whether the claim says of what sort so many persons are, and the document counts another.

    "Of those rescued, 63 were children" is not told by "63 women were rescued".
    """
    if pairing.ours.counted is not None or pairing.ours.quantity.kind is not Kind.COUNT:
        return False
    clause = clause_of(pairing.ours, pairing.sighting.ours)
    sort, theirs = clause and clause.object, head(pairing.theirs.counted)
    if clause is None or not sort or not sort.lemmas or not {*verbs_of(clause)} <= _LINKING:
        return False
    if theirs is None or category(theirs) != "person" or category(sort.lemmas[-1]) != "person":
        return False
    return not counts_people(theirs) and not stands_for(sort.lemmas[-1], theirs)


def _is_one_of_several(pairing: Pairing) -> bool:
    """Whether the figure counts a part of those who do it: "the driver and three friends died"."""
    statement, figure = pairing.sighting.theirs, pairing.theirs
    if pairing.match.state("unit") is State.SAME or pairing.ours.quantity.kind is not Kind.COUNT:
        return False
    before = [t for t in statement.tokens if t.span.end <= figure.span.start]
    if not before or before[-1].text not in words_of("adding"):
        return False
    return any(
        c.subject and c.subject.span.covers(figure.span) and c.subject.span.covers(before[-1].span)
        for c in statement.clauses
    )


_BY_CHANCE = 1
"""So few digits are often equal by chance."""


def _denied_there(pairing: Pairing) -> bool:
    """Whether the document denies the clause of the figure: "had denied the 14 charges"."""
    sighting = pairing.sighting
    slot = sighting.slot("negation")
    if slot is None or slot.state is not State.DIFFERENT or slot.ours or slot.span is None:
        return False
    around = [c.span for c in sighting.theirs.clauses if c.span.covers(pairing.theirs.span)]
    inner = min(around, key=lambda s: s.end - s.start, default=None)
    denial = next((c for c in sighting.theirs.cues if c.span == slot.span), None)
    if denial is None or denial.value != "deny" or inner is None:
        return False
    if any(c.span == inner and denial in c.signs for c in sighting.theirs.clauses):
        # "Denies that he took £5,000".
        return True
    return inner.covers(slot.span) and denial.span.end <= pairing.theirs.span.start


def _denied_by_us_alone(sighting: Sighting) -> bool:
    """Whether the claim denies, and the statement with its figure denies nothing."""
    slot = sighting.slot("negation")
    if slot is None or slot.state is not State.DIFFERENT or answered_alike(sighting):
        # "May not act for 12 years", "is disqualified from acting for 12 years".
        return False
    return slot.ours is not None and slot.theirs is None


def _says_it(sighting: Sighting, course: Course | None) -> bool:
    """Whether a statement says, in whatever words, what a claim without figures says."""
    alike = _alike_slots(sighting)
    words = enough(_raised(sighting.sure, alike), "paraphrase") and same_phrase(
        evolve(sighting, coverage=_raised(sighting.coverage, alike))
    )
    if not words and not _dated_alike(sighting):
        return False
    if not says_what_was_said(sighting):
        return False
    against = (
        of_nobody,
        _only_of_whom,
        _caused_otherwise,
        _says_not_how_many,
        _of_a_part,
        _does_not_stay,
        _is_still_to_come,
        _turned,
        turned_outcome,
        _undated,
        _goes_on,
        _begins_at_another_time,
        _untimed,
        _elsewhere,
        _more_often,
        _is_left_out,
        is_unfulfilled,
        _turned_about,
        _of_one_of_them,
        _unranked,
        _ranks_otherwise,
        _of_something_else,
        _differs,
        _says_less,
        _does_otherwise,
        _of_another_standing,
        outside,
    )
    if any(speaks(sighting) for speaks in against) or _moves_otherwise(sighting, course):
        return False
    return not _doubtful(sighting, sighting.sure)


_SAID_BY_CUES = ("direction", "superlative", "period", "cause")


def _alike_slots(sighting: Sighting) -> int:
    """How many of what the words of a claim leave out both sides say: which way, since when."""
    slots = [sighting.slot(name) for name in _SAID_BY_CUES]
    return sum(1 for s in slots if s and s.state is State.SAME and s.ours and s.theirs)


def _raised(share: float, alike: int) -> float:
    """A share of a claim's words, where it says some things by no word that counts."""
    return share + WEIGHTS["said"]["by_cues"] * alike if share else share


def _unranked(sighting: Sighting) -> bool:
    """Whether a claim says who comes first or last and the statement says nothing of the kind."""
    return bool(ranks(sighting.ours)) and not ranks(sighting.theirs) and not _of_record(sighting)


def _ranks_otherwise(sighting: Sighting) -> bool:
    """Whether a claim says who comes first since a day that lies before the statement's.

    Or of another thing, or at the other end.
    """
    return (
        bool(turned_end(sighting))
        or said_of_another(sighting)
        or any(
            mine.end == theirs.end and since_differs(mine, theirs)
            for mine in ranks(sighting.ours)
            for theirs in ranks(sighting.theirs)
        )
    )


def _of_record(sighting: Sighting) -> bool:
    """Whether both sides say of the same that it is, or is not, the highest or lowest ever."""
    return any(o.same and kind_of(o.question) == "rank" for o in sighting.outcomes)


def _dated_alike(sighting: Sighting) -> bool:
    """Whether a statement gives the very day, or an excerpt the time, that a claim is about."""
    if _of_the_very_months(sighting):
        return True
    same = sighting.state("period") in {State.SAME, State.COMPATIBLE}
    if same_day(sighting.ours, sighting.theirs):
        return enough(sighting.sure, "day")
    return same and sighting.excerpt and enough(sighting.sure, "dated")


def _of_the_very_months(sighting: Sighting) -> bool:
    """Whether a claim says no more than from which month to which, and a statement gives both."""
    return only_dates(sighting.ours) and same_stretch(sighting.ours, sighting.theirs)


def _of_one_of_them(sighting: Sighting) -> bool:
    """Whether a claim says it of both or all, and the statement of one: "the driver was taken"."""
    words = [t.text for t in sighting.theirs.tokens]
    both = any(c.text.lower() == "both" for c in sighting.ours.cues if c.family == "quantifier")
    if both and any(pair == ("one", "of") for pair in pairwise(words)):
        return True
    if any(c.family == "quantifier" for c in sighting.theirs.cues):
        return False
    spans = [c.span for c in sighting.ours.cues if c.family == "quantifier" and c.value == "all"]
    many = {
        t.lemma
        for before, t in pairwise(sighting.ours.tokens)
        if t.text != t.lemma and any(s.end == before.span.end for s in spans)
    }
    there = [t for t in sighting.theirs.tokens if t.lemma in many]
    return bool(there) and all(t.text == t.lemma for t in there)


def _only_of_whom(sighting: Sighting) -> bool:
    """Whether nothing of a claim is met but whom it is of: "Ann Vale resigned", "Ann Vale said".

    What is inherited ("the incident") may be of all that is told there.
    """
    if _dated_alike(sighting) or _alike_slots(sighting) or sighting.outcomes:
        return False
    if len(sighting.ours.clauses) != 1:
        return False
    clause = sighting.ours.clauses[0]
    done = {*clause.predicate.lemmas} if clause.predicate else set[str]()
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    if done & unmet and not sighting.bare:
        return True
    if clause.predicate and done <= _LINKING:
        # "Entry to the museum is free" is not told by whatever else is said of entry to it.
        rest = Span(clause.predicate.span.end, sighting.ours.span.end)
        what = substance(sighting.ours, rest, ())
        if what and what <= unmet:
            return True
    inherited = sighting.coverage > sighting.sure
    if clause.subject is None or not (inherited or done & unmet):
        return False
    span = Span(clause.subject.span.end, sighting.ours.span.end)
    told = substance(sighting.ours, span, ())
    there = substance(sighting.theirs, sighting.theirs.span, ())
    return bool(told) and not any(stands_for(a, b) or near(a, b) for a in told for b in there)


def _caused_otherwise(sighting: Sighting) -> bool:
    """Whether both sides give a cause, and one of ours, cause or effect, is not met there.

    "It was the result of the strike" has its effect from the sentence before.
    """
    cue = cause_of(sighting.ours)
    if cue is None or cause_of(sighting.theirs) is None:
        return False
    if any(t.text in pronouns() for t in sighting.theirs.tokens):
        return False
    there = substance(sighting.theirs, sighting.theirs.span, ())
    return any(
        side and not any(stands_for(a, b) for a in side for b in there)
        for side in sides_of(sighting.ours, cue)
    )


def _of_a_part(sighting: Sighting) -> bool:
    """Whether a claim says it of a whole, and the statement gives a part of one: 74.9% of it."""
    wholly = load("en").table("judging")["wholly"]
    if not any(t.text in wholly for t in sighting.ours.tokens):
        return False
    return any(
        f.quantity.kind is Kind.SHARE
        and f.role is FigureRole.SHARE
        and f.quantity.value is not None
        and f.quantity.value < _HUNDRED
        for f in sighting.theirs.figures
    )


_HUNDRED = 100


def _is_still_to_come(sighting: Sighting) -> bool:
    """Whether what a claim says was done is waited for: "approved", "subject to approval"."""
    pending = load("en").table("judging")["pending"]
    if any(c.family == "modality" for c in sighting.ours.cues):
        return False
    done = {w for c in sighting.ours.clauses if c.predicate for w in c.predicate.lemmas}
    words = [t.lemma for t in sighting.theirs.tokens if t.kind == "word"]
    return any(
        word in pending
        and any(relation(v, w) in KINDRED for v in done for w in words[at + 1 : at + _AWAITED])
        for at, word in enumerate(words)
    )


_AWAITED = 5
"""So many words behind "subject" or "needs" may what is waited for be named."""


def _does_not_stay(sighting: Sighting) -> bool:
    """Whether a claim says that something goes on, and the statement has no such word.

    "Will remain as manager" is not told by "the manager's future is in doubt".
    """
    judging = load("en").table("judging")
    done = {w for c in sighting.ours.clauses if c.predicate for w in c.predicate.lemmas}
    stays = done & {*judging["staying"]}
    if sighting.outcomes:
        return False
    if not stays:
        return _stays_instead(sighting)
    there = [t.lemma for t in sighting.theirs.tokens if t.kind == "word"]
    lasting = words_of("lasting") | {*judging["kept"]}
    return not any(w in lasting or stands_for(d, w) for w in there for d in stays)


def _stays_instead(sighting: Sighting) -> bool:
    """Whether of the claim's subject, which does something, it is said there that it stays."""
    staying = {*load("en").table("judging")["staying"]}
    lasting = words_of("lasting") | {*load("en").table("judging")["kept"]} | words_of("linking")
    if not staying.isdisjoint(t.lemma for t in sighting.ours.tokens):
        return False
    return any(
        ours.subject
        and theirs.subject
        and {*ours.subject.lemmas[-1:]} & {*theirs.subject.lemmas[-1:]}
        and {*verbs_of(theirs)} & staying
        and {*verbs_of(ours)} - lasting
        and not {*verbs_of(ours)} & lasting
        for ours in sighting.ours.clauses[:1]
        for theirs in sighting.theirs.clauses
    )


def _says_not_how_many(sighting: Sighting) -> bool:
    """Whether a claim says that most did, and the statement only that there were more or fewer."""
    most = any(c.family == "quantifier" and c.value == "most" for c in sighting.ours.cues)
    told = any(c.family == "quantifier" for c in sighting.theirs.cues) or any(
        f.quantity.kind is Kind.SHARE for f in sighting.theirs.figures
    )
    compared = any(c.family == "direction" for c in sighting.theirs.cues)
    ours = any(c.family == "direction" for c in sighting.ours.cues)
    return most and compared and not told and not ours


def _untimed(sighting: Sighting) -> bool:
    """Whether a claim gives a time of day that the statement does not give."""
    return not tells_hour(sighting.ours, sighting.theirs)


def _is_left_out(sighting: Sighting) -> bool:
    """Whether the statement leaves out what the claim speaks of: "all but those in Leeds"."""
    return left_out(sighting) is not None


def _more_often(sighting: Sighting) -> bool:
    """Whether the two sides say that it is done more or less often: every month, each quarter."""
    return often_otherwise(sighting.ours, sighting.theirs) is not None


def _elsewhere(sighting: Sighting) -> bool:
    """Whether a claim says where it was done, and the statement that it was done elsewhere."""
    return elsewhere(sighting) is not None


def _undated(sighting: Sighting) -> bool:
    """Whether a claim says no more than when, and a statement does not say it."""
    dated = sighting.state("period") in {State.SAME, State.COMPATIBLE}
    return bool(sighting.ours.periods) and only_dates(sighting.ours) and not dated


def _goes_on(sighting: Sighting) -> bool:
    """Whether a claim says when it came about, and a statement only that it goes on.

    "Remains in place" says nothing of when it was introduced.
    """
    if not sighting.ours.periods or sighting.state("period") is State.SAME:
        return False
    sides = (sighting.ours, sighting.theirs)
    return any(
        [_lasts(side, span) for side, span in zip(sides, (o.our_span, o.span), strict=True)]
        == [False, True]
        for o in sighting.outcomes
        if o.same
    )


def _begins_at_another_time(sighting: Sighting) -> bool:
    """Whether one side says since when it is so, and the other that it began at another time.

    "In the post since 2015" is not told by "took up the post in 2017".
    """
    sides = ((sighting.ours, sighting.theirs), (sighting.theirs, sighting.ours))
    for lasting, other in sides:
        since = [p.start.year for p in lasting.periods if p.start and is_since(p)]
        passing = [
            c.span
            for c in other.clauses
            if c.predicate
            and not words_of("passing").isdisjoint((*verbs_of(c), " ".join(verbs_of(c))))
        ]
        dated = [
            year
            for p in other.periods
            if p.start and p.end and any(span.covers(p.span) for span in passing)
            for year in (p.start.year, p.end.year)
        ]
        if since and dated and {*since}.isdisjoint(dated):
            return True
    return False


def _lasts(statement: Statement, span: Span) -> bool:
    """Whether some words, or the one before them, say that a thing goes on."""
    words = [t for t in statement.tokens if t.kind == "word" and t.span.start < span.end]
    first = next((at for at, t in enumerate(words) if t.span.end > span.start), len(words))
    return any(t.lemma in words_of("lasting") for t in words[max(0, first - 1) :])


def _does_otherwise(sighting: Sighting) -> bool:
    """Whether a verb of the claim is not met, but for one that denies what "no" denies there."""
    if not does_otherwise(sighting):
        return False
    clears = {*sighting.missing} & clearing_words()
    return not clears or not denied_alike(sighting)


def _of_another_standing(sighting: Sighting) -> bool:
    """Whether an office of the claim stands there behind "deputy" or "acting", which it lacks.

    Or the claim's stands behind one that the document lacks: a deputy leader, and who leads it.
    """
    ours = {c.value for c in sighting.ours.cues if c.family == "status"}
    lost = {
        c.text.lower() for c in sighting.ours.cues if c.family == "status" and c.value in _LESS_THAN
    }
    if lost & {word for phrase in sighting.missing for word in phrase.split()}:
        return True
    words = {t.lemma for t in sighting.ours.tokens if t.kind == "word"}
    for cue in sighting.theirs.cues:
        if cue.family != "status" or cue.value in ours or cue.value not in _LESS_THAN:
            continue
        behind = [t.lemma for t in sighting.theirs.tokens if t.span.start >= cue.span.end][:_OFFICE]
        if any(word in words and category(word) == "person" for word in behind):
            return True
    return False


_LESS_THAN = {"acting", "interim", "deputy", "vice", "assistant", "associate"}
_OFFICE = 2


def _turned(sighting: Sighting) -> bool:
    """Whether a word of the claim is turned round or replaced."""
    return any(s.how in {"opposite", "sibling"} for s in sighting.swaps)


def _differs(sighting: Sighting) -> bool:
    # "Denied that it was late" is not told by "was late", whatever the two answer.
    denied = any(c.value == "deny" for side in (sighting.ours, sighting.theirs) for c in side.cues)
    said = bool(sighting.outcomes) or denied_alike(sighting)
    settled = {"negation"} if said and not denied else set()
    return any(
        s.state is State.DIFFERENT and not _alike(s)
        for s in sighting.slots
        if s.name in _DECISIVE - settled
    )


def _alike(slot: Slot) -> bool:
    """Whether two superlatives may stand for each other: the highest and the largest share."""
    values = {(side or "").partition(":")[0] for side in (slot.ours, slot.theirs)}
    groups = load("en").table("cues")["alike"].get(slot.name, [])
    return any(values <= {*group} for group in groups)


def _says_less(sighting: Sighting) -> bool:
    """Whether what makes the claim is not there: its rank or its cause, or what came before it."""
    if (
        not _of_record(sighting)
        and any(_ranks(c) for c in sighting.ours.cues)
        and not (
            any(c.family == "superlative" for c in sighting.theirs.cues)
            or any(f.role is FigureRole.RANK for f in sighting.theirs.figures)
        )
    ):
        return True
    if only_shared(sighting):
        return True
    # Where a sentence is all there is, what it leaves out is often understood.
    whole = not sighting.excerpt
    causes = [c for c in sighting.ours.cues if c.family == "cause"]
    if not causes or any(c.family == "cause" for c in sighting.theirs.cues):
        return False
    return any(c.value in _CAUSED or (whole and _is_unmet(sighting, c)) for c in causes)


_CAUSED = {"contribution", "cause"}


def _is_unmet(sighting: Sighting, cue: Cue) -> bool:
    """Whether nothing of what came first, or was the cause, is met: "closed after a fire"."""
    behind = Span(cue.span.end, sighting.ours.span.end)
    said = substance(sighting.ours, behind, ())
    there = substance(sighting.theirs, sighting.theirs.span, ())
    return bool(said) and not any(stands_for(a, b) for a in said for b in there)


def _ranks(cue: Cue) -> bool:
    groups = load("en").table("cues")["alike"]["superlative"]
    return cue.family == "superlative" and any(cue.value in group for group in groups[:2])


def _moves_otherwise(sighting: Sighting, course: Course | None) -> bool:
    """Whether the claim says rise or fall and the statement does not say the same."""
    says = {c.value for c in sighting.ours.cues if c.family == "direction"}
    said = {c.value for c in sighting.theirs.cues if c.family == "direction"}
    # "Prices dropped by 2.6%": the figure's own word says which way.
    said |= {f.change for f in sighting.theirs.figures if f.change in {"up", "down"}}
    if course is not None:
        said = {course.way}
    if not said and says <= {"flat"}:
        # "It will leave the rate at 4%" need not say that it is unchanged.
        return False
    return bool(says) and not says & said


def _doubtful(sighting: Sighting, met: float) -> bool:
    """Whether another name is there that may be meant in the place of one of the claim's."""
    rivals = [
        s.name
        for s in sighting.slots
        if s.name.startswith("name:") and s.state is State.UNKNOWN and s.theirs
    ]
    return "name:person" in rivals or (bool(rivals) and not enough(met, "beside_a_name"))


def _of_something_else(sighting: Sighting) -> bool:
    """Whether another place, person or word stands where the claim has its own."""
    other = other_place(sighting) or other_name(sighting) or other_subject(sighting)
    return other or replaced_word(sighting)
