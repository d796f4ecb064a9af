"""How surely two sides say a thing: the question that the rules on hedges and plans share."""

# Longer than 400 lines: each way in which a hedge is of something else is asked for in its place.

from collections.abc import Callable, Iterator
from itertools import pairwise

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import KINDRED, category, near, relation, word_class
from claimcheck.matching.causes import causal_sightings, cause_of
from claimcheck.matching.denials import leaves_open
from claimcheck.matching.subjects import clause_of, verbs_of
from claimcheck.matching.terms import (
    function_words,
    light_verbs,
    substance,
    telling_verbs,
    words_of,
)
from claimcheck.matching.trust import about, enough, same_fact
from claimcheck.model import Case, Clause, Cue, Sighting, Slot, Span, State, Statement
from claimcheck.reading.grammar import grammar
from claimcheck.rules.rule import Found, sighted

STATED = "stated"
"""The rung of a sentence that says the thing without qualification."""

_SETTLED = {STATED, "will", "ability"}
_UNSURE = {"possible", "open", "considering", "alleged", "projected", "estimated"}
_EXPECTED = {"planned", "projected"}
_HEDGES = {"possible", "open", "projected", "considering", "alleged", "planned", "recommended"}


def rung(side: str | None) -> str:
    """The rung that one side of a slot stands on."""
    return side.partition(":")[0] if side else STATED


def _word(side: str | None) -> str:
    return f"“{side.partition(':')[2]}”" if side else "nothing of the kind"


def differs(slot: Slot) -> bool:
    """Whether one side hedges what the other states, or hedges it in another degree."""
    ours, theirs = rung(slot.ours), rung(slot.theirs)
    if ours == theirs:
        return False
    if any({ours, theirs} <= alike for alike in (_SETTLED, _UNSURE, _EXPECTED)):
        return False
    if "projected" in {ours, theirs} and any(map(_foretells, (slot.ours, slot.theirs))):
        # What "should be done by June" is expected to be.
        return False
    return bool({ours, theirs} & _HEDGES)


def _foretells(side: str | None) -> bool:
    """Whether a side's word may say what is to come: "should"."""
    return (side or "").partition(":")[2].lower() in load("en").table("judging")["foretelling"]


def is_settled(side: str) -> bool:
    """Whether a rung says that the thing is so, or will be."""
    return side in _SETTLED


def weighed(
    case: Case,
    wanted: Callable[[str, str], bool],
    question: str = "modality",
    *,
    unless: Callable[[Sighting], bool] = lambda _: False,
) -> Iterator[Found]:
    """The first sentence that says it on another rung, where the two rungs are those wanted."""
    if any(_says_as_much(s) for s in case.sightings):
        # What the document says once with the claim's strength, it says.
        return
    causal = tuple(s for s in causal_sightings(case) if _knows(s))
    counted = tuple(_with_the_figure(case))
    for sighting in (*about(case), *causal):
        if (
            sighting not in causal
            and sighting not in counted
            and not (enough(sighting.coverage, question) and enough(sighting.back, "modality_back"))
        ):
            continue
        slot = sighting.slot("modality")
        if slot is None or slot.state is State.SAME or not differs(slot):
            continue
        if sighting not in causal and _act_is_missing(sighting, slot):
            continue
        if _plans_nothing(case, sighting, slot):
            continue
        if slot.theirs is None and _states_another(sighting):
            continue
        if any(other(sighting, slot) for other in _OTHERWISE):
            continue
        if wanted(rung(slot.ours), rung(slot.theirs)) and not unless(sighting):
            yield Found(
                f"says {_word(slot.theirs)} where {case.who} says {_word(slot.ours)}"
                if slot.theirs
                else f"states plainly what {case.who} qualifies with {_word(slot.ours)}",
                (sighted(case, sighting, slot.span),),
                slots=sighting.slots,
                confidence=sighting.coverage,
            )
        return


def _with_the_figure(case: Case) -> Iterator[Sighting]:
    """The statements with the claim's figure that hedge its own verb, whatever else they share.

    "May prevent illness for two years or more" hedges "prevents severe illness for two years".
    """
    for pairing in case.pairings:
        sighting = pairing.sighting
        slot = sighting.slot("modality")
        if slot is None or slot.ours or slot.span is None or not same_fact(pairing):
            continue
        if pairing.match.state("value") not in {State.SAME, State.COMPATIBLE}:
            continue
        ours = clause_of(pairing.ours, sighting.ours)
        theirs = clause_of(pairing.theirs, sighting.theirs)
        if ours is None or theirs is None or not theirs.span.covers(slot.span):
            continue
        done = {*verbs_of(ours)} - light_verbs() - telling_verbs()
        if any(relation(a, b) in KINDRED for a in done for b in verbs_of(theirs)):
            yield sighting


def _states_another(sighting: Sighting) -> bool:
    """Whether what is stated plainly is the opposite, or of another time, or only not ruled out."""
    if any(s.how == "opposite" for s in sighting.swaps) or _is_kept(sighting):
        return True
    apart = {sighting.state("negation"), sighting.state("period")}
    return State.DIFFERENT in apart or leaves_open(sighting.theirs) or _needs_not(sighting)


def _is_kept(sighting: Sighting) -> bool:
    """Whether the claim's hedge is there in a word of its kin, or in "due", where it is expected.

    "Inquiries into it are under way" and "it is being investigated"; "expected in May", "due in
    May".
    """
    slot = sighting.slot("modality")
    kind, _, text = (slot.ours or "").partition(":") if slot else ("", "", "")
    own = next((c for c in sighting.ours.cues if c.family == "modality" and c.text == text), None)
    if own is None:
        return False
    there = [t for t in sighting.theirs.tokens if t.kind == "word"]
    if kind == "considering":
        light = function_words()
        words = {t.lemma for t in sighting.ours.tokens if own.span.covers(t.span)} - light
        return any(relation(word, t.lemma) in KINDRED for word in words for t in there)
    return kind in _EXPECTED and any(
        t.text in words_of("timed") and after.text != "to" for t, after in pairwise(there)
    )


def _needs_not(sighting: Sighting) -> bool:
    """Whether the claim's only hedge is denied: "does not need to raise capital"."""
    hedges = [c for c in sighting.ours.cues if c.family == "modality"]
    denials = [c for c in sighting.ours.cues if c.family == "negation"]
    return (
        len(hedges) == 1
        and hedges[0].value == "recommended"
        and any(0 < hedges[0].span.start - d.span.end <= 1 for d in denials)
    )


def _is_of_the_opposite(sighting: Sighting, slot: Slot) -> bool:
    """Whether what is hedged is the opposite act: "is expected to close" hedges no opening."""
    if slot.span is None or not slot.theirs:
        return False
    behind = [t.span for t in sighting.theirs.tokens if t.span.start >= slot.span.end][:_LED_TO]
    turned = [s.span for s in sighting.swaps if s.how == "opposite"]
    turned += [o.span for o in sighting.outcomes if not o.same]
    return any(a.overlaps(b) for a in turned for b in behind)


_LED_TO = 2


def _answers_alike(sighting: Sighting, _: Slot) -> bool:
    """Whether the word is no hedge there: what "may not" be done is "forbidden"."""
    hedges = [c.span for c in sighting.ours.cues if c.family == "modality"]
    return any(o.same and h.overlaps(o.our_span) for o in sighting.outcomes for h in hedges)


def _done_as_said(sighting: Sighting, slot: Slot) -> bool:
    """Whether the clause with the claim's verb says it with its strength, and another follows.

    "Has spent 27 and plans to spend six" says that 27 were spent.
    """
    later = slot.span.start if slot.span else 0
    for mine in sighting.ours.clauses:
        alike = [
            c
            for c in sighting.theirs.clauses
            if c.predicate and mine.predicate and c.predicate.lemmas == mine.predicate.lemmas
        ]
        if any(_plain(c) == _plain(mine) and c.span.end <= later for c in alike):
            return True
    return False


def _is_asked_besides(sighting: Sighting, slot: Slot) -> bool:
    """Whether what is left open stands behind the act that both sides tell of, and is another.

    "Resigned after being asked whether he knew" says that somebody resigned.
    """
    sides = ((sighting.ours, slot.ours), (sighting.theirs, slot.theirs))
    begins = [_open_from(statement, side) for statement, side in sides]
    if all(begin is None for begin in begins):
        return False
    return any(
        mine.predicate.lemmas == theirs.predicate.lemmas
        and all(
            begin is None or clause.predicate.span.end <= begin
            for begin, clause in zip(begins, (mine, theirs), strict=True)
            if clause.predicate
        )
        for mine in sighting.ours.clauses
        for theirs in sighting.theirs.clauses
        if mine.predicate and theirs.predicate
    )


def _open_from(statement: Statement, side: str | None) -> int | None:
    """Where the words begin that leave something open, if these are what a side hedges with."""
    kind, _, text = (side or "").partition(":")
    if kind != "open":
        return None
    cues = (c.span.start for c in statement.cues if c.family == "modality" and c.text == text)
    return next(cues, None)


def _is_of_another_act(sighting: Sighting, slot: Slot) -> bool:
    """Whether what the document hedges is an act of which the claim does not speak.

    The claim's verb is met, or says no more than what somebody is: "chief executive Ann Vale said
    that she was considering selling" leaves no doubt that she is chief executive.
    """
    if slot.span and not sighting.bare and sighting.missing:
        # Nothing of the claim is there but whom it is of.
        return True
    feared = {rung(slot.ours), rung(slot.theirs)} == {"planned", "possible"}
    if feared and sighting.state("negation") is State.DIFFERENT:
        # "There are no plans to sell it", "it could be sold".
        return True
    if slot.ours or not slot.span:
        return False
    act = _led_to(sighting.theirs, slot.span, rung(slot.theirs))
    foreign = {phrase.split()[0] for phrase in sighting.extra} | _joining(sighting)
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    done = {w for c in sighting.ours.clauses[:1] if c.predicate for w in c.predicate.lemmas}
    return act in foreign and not done & unmet and not _is_asked(sighting, act)


def _joining(sighting: Sighting) -> set[str]:
    """The words by which the document gives a cause, where the claim gives none."""
    if cause_of(sighting.ours) is not None:
        return set()
    spans = [c.span for c in sighting.theirs.cues if c.family == "cause"]
    return {t.lemma for t in sighting.theirs.tokens if any(s.covers(t.span) for s in spans)}


def _led_to(statement: Statement, cue: Span, kind: str) -> str | None:
    """The verb that a hedge leads to: "sell" of "considering selling", "urge the firm to sell"."""
    after = [t for t in statement.tokens if t.span.start >= cue.end]
    behind = [t for t in after if t.lemma not in grammar().auxiliary][:_BEHIND_A_HEDGE]
    leads = any(t.span.end == cue.end and t.text == "to" for t in statement.tokens)
    if leads or (after and after[0].text.endswith("ing")):
        return behind[0].lemma if behind else None
    if kind != "recommended":
        return None
    return next((after.lemma for t, after in pairwise(behind) if t.text == "to"), None)


_BEHIND_A_HEDGE = 6


def _is_asked(sighting: Sighting, act: str) -> bool:
    """Whether a verb of the claim may be the document's in another word."""
    done = {w for c in sighting.ours.clauses if c.predicate for w in c.predicate.lemmas}
    return any(relation(w, act) is not None or near(w, act) for w in done - light_verbs())


def _plain(clause: Clause) -> tuple[str, bool]:
    return clause.polarity, not any(c.family == "modality" for c in clause.signs)


def _both_dissuade(sighting: Sighting, slot: Slot) -> bool:
    """Whether one side says that it should not be, and the other warns against it."""
    return (
        {rung(slot.ours), rung(slot.theirs)} == {STATED, "recommended"}
        and sighting.state("negation") is State.SAME
        and any(
            c.family == "negation" and c.value == "deny"
            for c in (*sighting.ours.cues, *sighting.theirs.cues)
        )
    )


def _is_of_a_clause_beside(sighting: Sighting, slot: Slot) -> bool:
    """Whether the claim's verb stands behind the clause that is hedged, and not in it.

    "Could have become rich with it but did not patent it" leaves no doubt of the patent.
    """
    if slot.ours or slot.span is None:
        return False
    around = [c for c in sighting.theirs.clauses if c.span.covers(slot.span)]
    clause = min(around, key=lambda c: c.span.end - c.span.start, default=None)
    done = {w for c in sighting.ours.clauses if c.predicate for w in c.predicate.lemmas}
    done -= light_verbs() | telling_verbs()
    if clause is None or not done:
        return False
    met = [
        t.span
        for t in sighting.theirs.tokens
        if t.kind == "word" and any(relation(w, t.lemma) in KINDRED for w in done)
    ]
    beside = [
        c.span
        for c in sighting.theirs.clauses
        if any(
            t.text in words_of("listing")
            and clause.span.end <= t.span.end <= c.span.start + _JOINED
            for t in sighting.theirs.tokens
        )
    ]
    return (
        bool(met)
        and not any(clause.span.covers(span) for span in met)
        and any(c.covers(span) and c.start >= clause.span.end for c in beside for span in met)
    )


_JOINED = 3
"""So long is a word that joins two clauses, where the second begins with it."""

_OTHERWISE = (
    _is_of_a_clause_beside,
    _answers_alike,
    _is_of_the_opposite,
    _both_dissuade,
    _done_as_said,
    _is_asked_besides,
    _is_of_another_act,
)
"""Why a hedge may be no hedge of what the claim says."""


def _knows(sighting: Sighting) -> bool:
    cue = cause_of(sighting.theirs)
    return cue is not None and cue.value != "unknown"


def _says_as_much(sighting: Sighting) -> bool:
    """Whether a sentence that speaks of the claim hedges as the claim hedges."""
    slot = sighting.slot("modality")
    if slot is None or not slot.ours or not enough(sighting.sure, "modality"):
        return False
    return slot.state is State.SAME


def _plans_nothing(case: Case, sighting: Sighting, slot: Slot) -> bool:
    """Whether the "planned" of a side tells of no plan, but which trains or track is meant."""
    return (
        _stands_by_a_figure(sighting.ours, slot.ours)
        or (case.source is not None and _is_only_dress(sighting.ours, slot.ours))
        or (not slot.ours and _dresses_a_thing(sighting.theirs, slot))
    )


def _planned_of(statement: Statement, side: str | None) -> Cue | None:
    """The "planned" or "scheduled" of one side, if it hedges with such a word."""
    kind, _, text = (side or "").partition(":")
    if kind != "planned" or " " in text or not text.lower().endswith("ed"):
        return None
    cues = (c for c in statement.cues if c.family == "modality" and c.text == text)
    return next(cues, None)


def _stands_by_a_figure(statement: Statement, side: str | None) -> bool:
    """Whether "planned" only says what a figure counts: "4% of the 1.8 million planned"."""
    cue = _planned_of(statement, side)
    return cue is not None and any(
        f.span.end <= cue.span.start <= f.span.end + 1 for f in statement.figures
    )


def _is_only_dress(statement: Statement, side: str | None) -> bool:
    """Whether "planned" or "scheduled" stands with a noun, and plans nothing: "planned repairs"."""
    cue = _planned_of(statement, side)
    if cue is None:
        return False
    if any(c.predicate and c.predicate.span.overlaps(cue.span) for c in statement.clauses):
        return False
    before = [t for t in statement.tokens if t.span.end <= cue.span.start][-1:]
    return not any(t.lemma in {"be", "have"} for t in before)


def _dresses_a_thing(statement: Statement, slot: Slot) -> bool:
    """Whether the document's "planned" stands before a thing or place: "her planned track"."""
    cue = _planned_of(statement, slot.theirs)
    if cue is None or not _is_only_dress(statement, slot.theirs):
        return False
    behind = next((t for t in statement.tokens if t.span.start >= cue.span.end), None)
    return behind is not None and category(behind.lemma) in _THINGS


_THINGS = {"object", "location", "artifact"}
"""Sorts of what is there, and does not happen."""

_BEHIND = 3
_INTENDED = {"considering", "planned", "recommended"}


def _act_is_missing(sighting: Sighting, slot: Slot) -> bool:
    """Whether what the claim hedges or plans is not what the document states plainly.

    "Hopes to redeploy the staff" is nothing that "the staff are to go" drops the hope of.
    """
    text = (slot.ours or "").partition(":")[2]
    cue = next((c for c in sighting.ours.cues if c.family == "modality" and c.text == text), None)
    if cue is not None and not slot.theirs and rung(slot.ours) == "alleged":
        return _is_all_missing(sighting, cue)
    if cue is None:
        return False
    if _does_other(sighting, cue):
        return True
    if slot.theirs or rung(slot.ours) not in _INTENDED:
        return False
    behind = [t for t in sighting.ours.tokens if t.span.start >= cue.span.end][:_BEHIND]
    leads = cue.text.endswith(" to")
    verb = next((t.lemma for t in behind if leads or word_class(t.lemma) == "verb"), None)
    return verb is not None and verb in sighting.missing


def _does_other(sighting: Sighting, cue: Cue) -> bool:
    """Whether what the claim hedges is not met, and all that is done there is not the claim's.

    "The castle may be sold" is not what "the castle school will be replaced" says plainly.
    """
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    foreign = {word for phrase in sighting.extra for word in phrase.split()}
    ours = [c.predicate for c in sighting.ours.clauses if c.predicate and c.span.covers(cue.span)]
    theirs = [c.predicate for c in sighting.theirs.clauses if c.predicate]
    return (
        len(ours) == 1
        and bool(theirs)
        and {*ours[0].lemmas} <= unmet
        and all({*done.lemmas} <= foreign for done in theirs)
        and not sighting.outcomes
    )


def _is_all_missing(sighting: Sighting, cue: Cue) -> bool:
    """Whether nothing that stands behind an allegation is met: it is of what is not spoken of."""
    hidden = [c.span for c in sighting.ours.cues]
    told = substance(sighting.ours, Span(cue.span.end, sighting.ours.span.end), hidden)
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    return bool(told) and told <= unmet
