"""The rule negation."""

# Longer than 400 lines: each way in which a denial is of something else is asked for in its place.

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.lexicon.lemmas import lemma
from claimcheck.lexicon.meaning import KINDRED, category, relation, stands_for, word_class
from claimcheck.matching.bounded_denials import done_besides, has_no_more, holds_until
from claimcheck.matching.causes import causal_sightings, cause_of, denied_cause
from claimcheck.matching.denials import denied_alike, denied_otherwise, leaves_open
from claimcheck.matching.no_cause import caused_otherwise
from claimcheck.matching.none_at_all import none_at_all
from claimcheck.matching.terms import (
    function_words,
    light_verbs,
    pronouns,
    substance,
    telling_verbs,
    text_of,
    unnamed,
    words_of,
)
from claimcheck.matching.trust import about, enough, same_phrase, with_inherited
from claimcheck.matching.unfulfilled import undone
from claimcheck.model import (
    Case,
    Clause,
    Cue,
    FigureRole,
    Phrase,
    Severity,
    Sighting,
    Slot,
    Span,
    State,
    Statement,
    Verdict,
)
from claimcheck.rules.rule import Found, case_rule, said, sighted


def _of_another_turn(sighting: Sighting) -> bool:
    """Whether the two are of two turns of one thing: "this season" and "next season"."""
    which = words_of("when")
    ours, theirs = (
        {after.lemma: t.text for t, after in pairwise(side.tokens) if t.text in which}
        for side in (sighting.ours, sighting.theirs)
    )
    return any(theirs.get(thing, one) != one for thing, one in ours.items())


def _only_fears(sighting: Sighting) -> bool:
    """Whether one side denies that a thing is planned, and the other says only that it could be."""
    slot = sighting.slot("modality")
    sides = {(side or "").partition(":")[0] for side in (slot.ours, slot.theirs)} if slot else set()
    return {"planned", "possible"} <= sides


def _is_of_others(sighting: Sighting, slot: Slot) -> bool:
    """Whether what is denied is denied of some only, of whom the other side does not speak.

    "It is not approved for under-60s" does not deny that it is approved for care homes.
    """
    if slot.span is None:
        return False
    some = {FigureRole.AGE, FigureRole.THRESHOLD}
    around = [c.span for c in sighting.theirs.clauses if c.span.covers(slot.span)]
    clause = min(around, key=lambda s: s.end - s.start, default=sighting.theirs.span)
    ages = [f for f in sighting.theirs.figures if f.role in some and clause.covers(f.span)]
    return bool(ages) and not any(f.role in some for f in sighting.ours.figures)


def _is_left_open(sighting: Sighting) -> bool:
    """Whether a thing is only not ruled out, which neither states nor denies it."""
    return leaves_open(sighting.theirs) and not any(_denial(c) for c in sighting.ours.cues)


def _is_remainder(case: Case) -> bool:
    """Whether the claim's figure is what is left of a whole: of 90 with 49 on plans, 41 not."""
    return any(p.theirs.complement for p in case.pairings)


def _of_something_else(sighting: Sighting, slot: Slot) -> bool:
    """Whether what is denied is another verb than what the two sides share.

    "Officers no longer dare to search" does not deny that searches became fewer; a sentence that
    says nothing of injuries does not contradict that no one was injured.
    """
    denied = _denied(sighting.ours)
    if slot.theirs is None:
        return bool(denied) and denied <= set(sighting.missing)
    if slot.ours is None and denied:
        # The claim denies, too, if not in so many words of the same clause.
        return True
    if any(_denial(c) and c.span == slot.span for c in sighting.theirs.cues):
        # "Rejected Alder Town's plan for a stadium": what is rejected stands somewhere behind.
        return bool(sighting.missing)
    word = _next_word(sighting.theirs, slot.span)
    if word is not None and _is_another_verb(sighting, word):
        return True
    return any(extra.split()[0] == word for extra in sighting.extra if word)


def _is_another_verb(sighting: Sighting, word: str) -> bool:
    """Whether what is denied is a verb of few words, as "own" is, and none that the claim has.

    "No longer owns any shares" does not deny that they were sold.
    """
    if word not in function_words() or word in light_verbs() | _LINKING:
        return False
    ours, theirs = (
        {w for c in side.clauses if c.predicate for w in c.predicate.lemmas}
        for side in (sighting.ours, sighting.theirs)
    )
    done = ours - light_verbs() - _LINKING
    return word in theirs and bool(done) and not any(stands_for(w, word) for w in done)


def _adds_what_it_denies(sighting: Sighting, slot: Slot) -> bool:
    """Whether the clause that is denied says something of which the other side does not speak.

    "No member of staff will be made redundant: all 12 will be offered other posts" does not deny
    that they are moved.
    """
    if slot.span is None:
        return False
    around = [c.span for c in sighting.theirs.clauses if c.span.covers(slot.span)]
    clause = min(around, key=lambda s: s.end - s.start, default=None)
    extra = {word for phrase in sighting.extra for word in phrase.split()}
    return clause is not None and any(
        t.lemma in extra
        for t in sighting.theirs.tokens
        if clause.covers(t.span) and t.span.start >= slot.span.end
    )


def _denied(statement: Statement) -> set[str]:
    """The verbs of the clauses in which a statement denies."""
    return {
        word
        for cue in statement.cues
        if cue.family == "negation"
        for clause in statement.clauses
        if clause.predicate and clause.span.covers(cue.span)
        for word in clause.predicate.lemmas
    }


def _next_word(statement: Statement, span: Span | None) -> str | None:
    after = (t.lemma for t in statement.tokens if span and t.span.start >= span.end)
    return next(after, None)


@case_rule("negation", "negation", Verdict.CONFLICT, Severity.ERROR)
def negation(case: Case) -> Iterator[Found]:
    """One side says what the other denies.

    Counted is an odd difference of negations about the words that both sides share, "no" and
    "failed to" included. A claim that the document repeats and denies elsewhere is left alone.

    What to do: read the sentence in full, and its source.
    """
    link = (
        next(_denied_link(case), None)
        or next(_no_cause(case), None)
        or _undone(case)
        or _none_for_some(case)
    )
    if link:
        yield link
        return
    best = next(iter(about(case)), None)
    if (
        best is None
        or not same_phrase(best)
        or not _says_enough(best)
        or not (enough(best.back, "negation_back") or _says_none(best))
        or best.state("negation") is not State.DIFFERENT
        or best.outcomes
    ):
        return
    if any(s.how == "opposite" for s in best.swaps) or _is_remainder(case) or _says_few(best):
        return
    slot = best.slot("negation")
    if (
        slot is None
        or _of_something_else(best, slot)
        or (case.source and _adds_what_it_denies(best, slot))
        or denied_otherwise(best)
        or denied_alike(best)
        or _is_left_open(best)
        or holds_until(best, slot)
        or done_besides(best, slot)
        or has_no_more(best, slot)
        or State.DIFFERENT in {best.state("period"), best.state("direction")}
        or _only_fears(best)
        or _of_another_turn(best)
        or (case.source and _is_of_others(best, slot))
    ):
        return
    apart = _begins_with_none(best) and _is_set_apart(best)
    if apart or _denies_another(best, slot) or _denies_of_another(best, slot):
        return
    if _done_by_another(best) or _denied_by_another(best, slot) or _both_deny(best, slot):
        return
    if _told_by_another(best):
        yield from _only_denied(case, best, slot)
    elif slot.theirs is not None or _states_what_is_denied(best, slot):
        yield Found(
            f"denies it (“{slot.theirs}”); {case.who} states it"
            if slot.theirs
            else f"states it; {case.who} denies it (“{slot.ours}”)",
            (sighted(case, best, slot.span),),
            slots=best.slots,
            confidence=best.coverage,
        )


def _none_for_some(case: Case) -> Found | None:
    """The claim counts some, and the document says that there were none."""
    told = none_at_all(case)
    if told is None:
        return None
    words = text_of(told.sighting.theirs, told.span)
    return Found(
        f"says “{words}”; {case.who} says {said(told.figure)}",
        (sighted(case, told.sighting, told.span),),
        slots=told.sighting.slots,
        confidence=told.sighting.coverage,
    )


def _undone(case: Case) -> Found | None:
    """One side states what the other says did not come about: "won", and "nearly won"."""
    sighting = next(iter(about(case)), None)
    found = undone(sighting) if sighting else None
    if sighting is None or found is None:
        return None
    words, span = found
    told = {lemma(word) for word in words.lower().split()}
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    if sighting.outcomes or not (unmet <= told or enough(sighting.sure, "dated_act")):
        return None
    if State.DIFFERENT in {sighting.state("negation"), sighting.state("period")}:
        return None
    return Found(
        f"denies it (“{words}”); {case.who} states it"
        if span
        else f"states it; {case.who} denies it (“{words}”)",
        (sighted(case, sighting, span),),
        slots=sighting.slots,
        confidence=sighting.coverage,
    )


def _only_denied(case: Case, sighting: Sighting, slot: Slot) -> Iterator[Found]:
    """The document says no more than that somebody denies what the claim states."""
    if slot.theirs and not sighting.missing:
        yield Found(
            f"tells of a denial (“{slot.theirs}”) where {case.who} states it as a fact",
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            verdict=Verdict.DRIFT,
            severity=Severity.WARNING,
            confidence=sighting.coverage,
        )


def _says_few(sighting: Sighting) -> bool:
    """Whether one side says that few did, which is to say that most did not."""
    return any(
        c.family == "quantifier" and c.value == "few"
        for side in (sighting.ours, sighting.theirs)
        for c in side.cues
    )


def _says_none(sighting: Sighting) -> bool:
    """Whether a claim says that there was none at all: any that there was contradicts it.

    "No arrests have been made over the crash" is contradicted by "the driver was arrested over the
    crash", whatever else that says. "No one has died" alone does not say of what.
    """
    terms = {w for w in substance(sighting.ours, sighting.ours.span, ()) if w not in light_verbs()}
    told = len(terms - words_of("nobody") - words_of("none")) >= _FEWEST_WORDS
    return told and _begins_with_none(sighting) and not sighting.missing


_FEWEST_WORDS = 2
"""So many words of substance tell what there was none of."""


def _begins_with_none(sighting: Sighting) -> bool:
    slot = sighting.slot("negation")
    if slot is None or slot.ours is None or slot.theirs is not None:
        return False
    first = slot.ours.lower().split()[0]
    words = (t.text for t in sighting.ours.tokens if t.kind == "word")
    return first in words_of("none") and next(words, None) == first


def _is_set_apart(sighting: Sighting) -> bool:
    """Whether what a document has where a claim has none is of another time or matter, or no fact.

    "A man was arrested last year over another fire", "it was feared that people could be hurt".
    """
    words = {t.text for t in sighting.theirs.tokens}
    there = words & words_of("otherwise")
    if not enough(sighting.back, "negation_back"):
        there |= words & words_of("before_now")
    foretold = any(c.family == "modality" for c in sighting.ours.cues)
    return bool(there - words_of("foretelling") if foretold else there)


def _denies_of_another(sighting: Sighting, slot: Slot) -> bool:
    """Whether the act is denied of another thing than the claim's: fund a tram, fund no tunnel.

    Persons and bodies are called by many names.
    """
    around = [c for c in sighting.theirs.clauses if slot.span and c.span.covers(slot.span)]
    clause = min(around, key=lambda c: c.span.end - c.span.start, default=None)
    if clause is None or clause.object is None or not clause.object.lemmas:
        return False
    unmet = {phrase.split()[-1] for phrase in sighting.missing}
    own = {phrase.split()[-1] for phrase in sighting.extra}
    mine = [c.object.lemmas[-1] for c in sighting.ours.clauses if c.object and c.object.lemmas]
    told = clause.object.lemmas[-1]
    if any(category(word) in {"person", "group"} for word in (told, *mine)):
        return False
    return told in own and bool(mine) and {*mine} <= unmet


def _done_by_another(sighting: Sighting) -> bool:
    """Whether what one side denies of a thing the other says of another.

    "The library stays open, but the school is to close" does not deny that the library will not.
    """
    sides = ((sighting.ours, sighting.theirs), (sighting.theirs, sighting.ours))
    return any(_is_of_one_beside(denied, other) for side, other in sides for denied in side.clauses)


def _denied_by_another(sighting: Sighting, slot: Slot) -> bool:
    """Whether it is another who denies it there, and who the claim is of says it there, too.

    "The defence did not accept a link, but the court held it likely" against "the court held".
    """
    denied = next(
        (c for c in sighting.theirs.clauses if slot.span and c.span.covers(slot.span)), None
    )
    if denied is None or not _subject(denied):
        return False
    beside = [_subject(c) for c in sighting.theirs.clauses if c.polarity == "positive"]
    return any(
        mine.agent is None
        and _shares(mine.predicate, denied.predicate)
        and not _meet(_subject(mine), _subject(denied))
        and any(_meet(_subject(mine), nouns) for nouns in beside)
        for mine in sighting.ours.clauses
    )


def _meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(stands_for(a, b) for a in ours for b in theirs)


def _both_deny(sighting: Sighting, slot: Slot) -> bool:
    """Whether each denies something of one thing: "it was not measured", "no volume was given"."""
    if not slot.ours or not slot.theirs or slot.span is None:
        return False
    ours = [c for c in sighting.ours.clauses if c.polarity == "negative"]
    theirs = [c for c in sighting.theirs.clauses if c.span.covers(slot.span)]
    return any(_meet(_subject(a), _subject(b)) for a in ours for b in theirs)


def _is_of_one_beside(denied: Clause, other: Statement) -> bool:
    nouns = _subject(denied)
    if denied.polarity != "negative" or not nouns:
        return False
    told = [
        c
        for c in other.clauses
        if c.predicate and _subject(c) and telling_verbs().isdisjoint(c.predicate.lemmas)
    ]
    alike = [c for c in told if _shares(c.predicate, denied.predicate)]
    beside = [c for c in told if c not in alike]

    def meets(clause: Clause) -> bool:
        return any(stands_for(a, b) for a in nouns for b in _subject(clause))

    return bool(alike) and not any(map(meets, alike)) and any(map(meets, beside))


def _shares(one: Phrase | None, two: Phrase | None) -> bool:
    """Whether two verbs are one, or one in meaning."""
    ours, theirs = ({*p.lemmas} - _LINKING if p else set[str]() for p in (one, two))
    return any(relation(a, b) in KINDRED for a in ours for b in theirs)


def _subject(clause: Clause) -> frozenset[str]:
    """The nouns of a clause's subject; none of a pronoun."""
    lemmas = {*clause.subject.lemmas} - pronouns() - unnamed() if clause.subject else ()
    return frozenset(w for w in lemmas if word_class(w) not in {"adjective", "adverb"})


def _denies_another(sighting: Sighting, slot: Slot) -> bool:
    """Whether the document denies a clause of which the claim has neither verb nor object.

    "Ann Vale, the mayor, said: 'Parks are not car parks'" does not deny that she is the mayor.
    """
    if slot.span is None:
        return False
    clause = min(
        (c for c in sighting.theirs.clauses if c.span.covers(slot.span)),
        key=lambda c: c.span.end - c.span.start,
        default=None,
    )
    if clause is None or clause.predicate is None:
        return False
    foreign = {word for phrase in sighting.extra for word in phrase.split()}
    denying = {t.lemma for t in sighting.theirs.tokens if slot.span.covers(t.span)}
    said = {*clause.predicate.lemmas} - _LINKING - denying
    light = function_words()
    behind = (
        t.lemma
        for t in sighting.theirs.tokens
        if t.span.start >= slot.span.end and t.kind == "word" and t.lemma not in light
    )
    if next(behind, None) not in foreign:
        # "Was flying without a licence": the licence is the claim's.
        return False
    if said:
        return said <= foreign
    told = {*clause.object.lemmas} if clause.object else set()
    return told <= foreign


def _states_what_is_denied(sighting: Sighting, slot: Slot) -> bool:
    """Whether the document has the very verb or noun that the claim denies.

    "No course was harder to enter than medicine" ranks, and denies nothing; a sentence without the
    claim's denied words states nothing of them.
    """
    cue = next(
        (c for c in sighting.ours.cues if c.family == "negation" and c.text == slot.ours), None
    )
    if cue is None:
        return True
    behind = [t for t in sighting.ours.tokens if t.span.start >= cue.span.end]
    if any(t.text == "than" for t in behind):
        return False
    if not words_of("of_the_sort").isdisjoint(t.text for t in behind[:1]):
        # "There is no such scheme" is said of one that was named before.
        return False
    if not sighting.missing and enough(sighting.sure, "period_all"):
        # "Eliminated as a cause" has every word of "not ruled out as a cause".
        return True
    light = function_words() | _LINKING
    words = [t.lemma for t in behind if t.kind == "word" and t.lemma not in light]
    # What is denied by a verb, as in "denied that it was unsafe", stands behind it.
    verbs = {*words} if cue.value == "deny" else _denied(sighting.ours) - light
    nouns = {*words[:_BESIDE]}
    there = {t.lemma for t in sighting.theirs.tokens if t.kind == "word"}
    return any(
        word in there or any(relation(word, other) in KINDRED for other in there)
        for word in (verbs | nouns if cue.text.lower() == "no" else verbs or nouns)
    )


_BESIDE = 2
_LINKING = {"be", "have", "do"}


def _says_enough(sighting: Sighting) -> bool:
    """Whether enough of the claim is there, with what is inherited where the verb is the same."""
    if enough(sighting.sure, "negation"):
        return True
    done, does = (
        {word for c in side.clauses if c.predicate for word in c.predicate.lemmas}
        for side in (sighting.ours, sighting.theirs)
    )
    return bool(done & does) and enough(with_inherited(sighting), "negation")


def _told_by_another(sighting: Sighting) -> bool:
    """Whether it is somebody's denial, and not the same somebody who states it on the other side.

    That a minister denied it does not contradict a report that it happened.
    """
    reported = any(
        s.verb is not None and any(c.span.end <= s.span.start for c in side.cues if _denial(c))
        for side in (sighting.ours, sighting.theirs)
        for s in side.speech
    )
    same = sighting.state("speaker") in {State.SAME, State.COMPATIBLE}
    return reported and not same


def _denial(cue: Cue) -> bool:
    return cue.family == "negation" and cue.value == "deny"


def _no_cause(case: Case) -> Iterator[Found]:
    """The claim gives a cause, and the document says that it was none, or without effect."""
    for sighting, denied in caused_otherwise(case):
        start = sighting.theirs.span.start
        words = sighting.theirs.text[denied.start - start : denied.end - start]
        yield Found(
            f"denies it (“{words}”); {case.who} states it",
            (sighted(case, sighting, denied),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )


def _denied_link(case: Case) -> Iterator[Found]:
    """The claim gives a cause or a link, and the document says that there is none."""
    for sighting in causal_sightings(case):
        theirs = denied_cause(sighting.theirs)
        if theirs is None or denied_cause(sighting.ours) is not None:
            continue
        cue = cause_of(sighting.theirs)
        several = sum(c.family == "cause" for c in sighting.theirs.cues) > 1
        if cue is None or several or any(c.family == "negation" for c in sighting.ours.cues):
            # "No link to the frost, but the thaw may lie behind it" gives a cause, too.
            continue
        span = Span(theirs.span.start, cue.span.end)
        words = sighting.theirs.text[
            span.start - sighting.theirs.span.start : span.end - sighting.theirs.span.start
        ]
        yield Found(
            f"denies it (“{words}”); {case.who} states it",
            (sighted(case, sighting, span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
