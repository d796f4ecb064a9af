"""The rule attribution-lost."""

import re
from collections.abc import Iterator

from claimcheck.lexicon import load
from claimcheck.lexicon.lemmas import lemma
from claimcheck.lexicon.meaning import category
from claimcheck.matching import main_figures
from claimcheck.matching.causes import causal_sightings, cause_of
from claimcheck.matching.denials import leaves_open
from claimcheck.matching.terms import function_words, telling_verbs, wishing_verbs
from claimcheck.matching.trust import about, enough
from claimcheck.model import (
    Case,
    Phrase,
    Role,
    Severity,
    Sighting,
    Speech,
    State,
    Statement,
    Verdict,
)
from claimcheck.rules.rule import Found, case_rule, sighted

_JUDGEMENT = {"cause", "modality", "superlative", "quantifier"}
"""Families of cues that make a statement a judgement, which needs its source."""


@case_rule("attribution-lost", "attribution", Verdict.DRIFT, Severity.WARNING, steady=True)
def attribution_lost(case: Case) -> Iterator[Found]:
    """One side gives as fact what the other gives as somebody's words.

    It is said of causes, forecasts and judgements only: a figure needs no source in every sentence.

    What to do: say who says it.
    """
    if case.reading.document.role is Role.PRIMARY:
        # The producer of a finding need not name itself.
        return
    yield from _only_told(case)
    for sighting in about(case):
        slot = sighting.slot("speaker")
        if slot is None or slot.state is not State.UNKNOWN or not slot.ours or slot.theirs:
            continue
        if _is_a_text(slot.ours) or _wishes(sighting) or _is_the_source(case, slot.ours):
            continue
        if leaves_open(sighting.ours) is not leaves_open(sighting.theirs):
            continue
        if (
            sighting.theirs.speech
            or not enough(sighting.sure, "attribution_lost")
            or not _judges(sighting)
            or (cause_of(sighting.ours) and sighting not in tuple(causal_sightings(case)))
        ):
            continue
        yield Found(
            f"gives as fact what {case.who} gives as the words of {slot.ours}",
            (sighted(case, sighting),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )


def _only_told(case: Case) -> Iterator[Found]:
    """What a claim gives as fact and the document only as the word of somebody with a side to take.

    So too where the verb lets the reader doubt: "claimed", "alleged". A figure is not asked about.
    """
    phrases, verbs = (load("en").table("speech")[name] for name in ("phrases", "verbs"))
    if case.source or any(s.speech or _counts_facts(s) for s in case.statements):
        return
    for sighting in about(case)[:1]:
        named = _named_so(sighting)
        if named is not None:
            yield Found(
                f"gives as the words of {named.text} what {case.who} gives as fact",
                (sighted(case, sighting, named.span),),
                slots=sighting.slots,
                confidence=sighting.sure,
            )
            return
        told = [(s, s.speaker) for s in sighting.theirs.speech if s.speaker and s.verb]
        if (
            len({speaker.text for _, speaker in told}) != 1
            or not enough(sighting.sure, "attribution_lost")
            or not any(_all_said(sighting, s) for s, _ in told)
            or _happened_before(sighting)
        ):
            continue
        speech, speaker = told[0]
        words = _called(sighting.theirs, speaker)
        sides = any(w in phrases["interested"] for w in words)
        if speech.verb not in verbs["distance"] and not sides:
            continue
        yield Found(
            f"gives as the words of {speaker.text} what {case.who} gives as fact",
            (sighted(case, sighting, speaker.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )


def _counts_facts(statement: Statement) -> bool:
    """Whether a statement gives a figure of what is so, and not of what it foretells."""
    ahead = any(c.modality == "will" for c in statement.clauses)
    return bool(main_figures(statement)) and not ahead


def _happened_before(sighting: Sighting) -> bool:
    """Whether the claim is what happened before what is said: "they will sue after the vote".

    Nothing but that stands behind the "after" of the sentence, and all of the claim does.
    """
    ends = [c.span.end for c in sighting.theirs.cues if c.value == "sequence"]
    if len(ends) != 1:
        return False
    ours = {t.lemma for t in sighting.ours.tokens if t.kind == "word"} - function_words()
    before, behind = (
        {t.lemma for t in sighting.theirs.tokens if (t.span.start >= ends[0]) is later}
        for later in (False, True)
    )
    return bool(ours & behind) and not ours & before


_CALLED = 3
"""So many words before a name may say what somebody is: "defeated candidate Ann Vale"."""


def _called(statement: Statement, speaker: Phrase) -> list[str]:
    """The words of a speaker, with those right before that say what he is."""
    before = [t for t in statement.tokens if t.span.end <= speaker.span.start][-_CALLED:]
    marks = [at for at, t in enumerate(before) if t.kind == "mark"]
    near = before[marks[-1] + 1 :] if marks else before
    own = [t for t in statement.tokens if speaker.span.covers(t.span)]
    return [t.text for t in (*near, *own)]


def _named_so(sighting: Sighting) -> Phrase | None:
    """Who calls a thing in the document what the claim says it is: "called it a fire trap"."""
    if not enough(sighting.coverage, "attribution") or sighting.theirs.question:
        return None
    judging = load("en").table("judging")
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    for ours in sighting.ours.clauses[:1]:
        if ours.predicate is None or ours.object is None or "be" not in ours.predicate.lemmas:
            continue
        light = function_words()
        said = {w for w in ours.object.lemmas if w not in light}
        subject = ours.subject.lemmas[-1:] if ours.subject else ()
        if (
            not subject
            or {*subject} & unmet
            or ours.object.span.start - ours.predicate.span.end > 1
        ):
            # "Is on the bridge" says where somebody is, and not what.
            continue
        there = sighting.theirs.tokens
        for theirs in sighting.theirs.clauses:
            done = theirs.predicate.lemmas if theirs.predicate else ()
            if theirs.subject is None or theirs.predicate is None:
                continue
            first = theirs.subject.span.start
            if any(t.span.start == first and t.lemma in telling_verbs() for t in there):
                # "Ann Vale said many of them were old and called it a fire trap"
                continue
            end = theirs.predicate.span.end
            behind = {t.lemma for t in sighting.theirs.tokens if t.span.start >= end}
            verbs = [*judging["naming"], *(judging["naming_as"] if "as" in behind else [])]
            if not any(verb in verbs for verb in done):
                continue
            if said and not said & unmet and said <= behind:
                return theirs.subject
    return None


def _all_said(sighting: Sighting, speech: Speech) -> bool:
    """Whether the claim's words stand among the words said, and none but who said them without."""
    ours = {t.lemma for t in sighting.ours.tokens if t.kind == "word"} - function_words()
    tokens = sighting.theirs.tokens
    there = {t.lemma for t in tokens if speech.span.covers(t.span)}
    if speech.speaker is not None and speech.span.start >= speech.speaker.span.end:
        # "The phone was hacked, her barrister alleged on the first day": it stands before.
        before = [t for t in tokens if t.span.end <= speech.speaker.span.start]
        if before and before[-1].text == ",":
            there |= {t.lemma for t in before}
    return len(ours & there) * 2 > len(ours)


def _judges(sighting: Sighting) -> bool:
    return any(c.family in _JUDGEMENT for c in sighting.theirs.cues)


def _is_a_text(speaker: str) -> bool:
    """Whether the one who says it is a report, a study or figures: what is said is its content."""
    return category(lemma(speaker.rsplit(maxsplit=1)[-1].lower())) == "communication"


def _wishes(sighting: Sighting) -> bool:
    """Whether somebody wants or believes it, which the rule on plans and hedges speaks of."""
    verbs = wishing_verbs()
    return any(
        c.predicate and c.subject and any(w in verbs for w in c.predicate.lemmas)
        for c in (*sighting.theirs.clauses, *sighting.ours.clauses[:1])
    )


def _is_the_source(case: Case, speaker: str) -> bool:
    """Whether a document is called as the speaker is: what a council itself says is the council's.

    A name that says only what sort of text it is ("report") names nobody.
    """
    document = case.reading.document
    called = set(re.findall(r"\w+", f"{document.id} {document.outlet or ''}".lower()))
    words = [w for w in re.findall(r"\w+", speaker.lower()) if w not in function_words()]
    return bool(words) and {*words} <= called
