"""The rule attribution-lost."""

from collections.abc import Iterator

from claimcheck.lexicon import load
from claimcheck.lexicon.lemmas import lemma
from claimcheck.lexicon.meaning import category
from claimcheck.matching import main_figures
from claimcheck.matching.causes import causal_sightings, cause_of
from claimcheck.matching.terms import function_words, wishing_verbs
from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Role, Severity, Sighting, Speech, State, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_JUDGEMENT = {"cause", "modality", "superlative", "quantifier"}
"""Families of cues that make a statement a judgement, which needs its source."""


@case_rule("attribution-lost", "attribution", Verdict.DRIFT, Severity.WARNING)
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
        if _is_a_text(slot.ours) or _wishes(sighting):
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
    if case.source or any(main_figures(s) or s.speech for s in case.statements):
        return
    for sighting in about(case)[:1]:
        told = [(s, s.speaker) for s in sighting.theirs.speech if s.speaker and s.verb]
        if (
            len(told) != 1
            or not enough(sighting.sure, "attribution_lost")
            or not _all_said(sighting, told[0][0])
        ):
            continue
        speech, speaker = told[0]
        words = speaker.text.lower().split()
        sides = any(w.strip(",.'") in phrases["interested"] for w in words)
        if speech.verb not in verbs["distance"] and not sides:
            continue
        yield Found(
            f"gives as the words of {speaker.text} what {case.who} gives as fact",
            (sighted(case, sighting, speaker.span),),
            slots=sighting.slots,
            confidence=sighting.sure,
        )


def _all_said(sighting: Sighting, speech: Speech) -> bool:
    """Whether the claim's words stand among the words said, and none but who said them without."""
    ours = {t.lemma for t in sighting.ours.tokens if t.kind == "word"} - function_words()
    there = {t.lemma for t in sighting.theirs.tokens if speech.span.covers(t.span)}
    return len(ours & there) * 2 > len(ours)


def _judges(sighting: Sighting) -> bool:
    return any(c.family in _JUDGEMENT for c in sighting.theirs.cues)


def _is_a_text(speaker: str) -> bool:
    """Whether the one who says it is a report, a study or figures: what is said is its content."""
    return category(lemma(speaker.rsplit(maxsplit=1)[-1].lower())) == "communication"


def _wishes(sighting: Sighting) -> bool:
    """Whether somebody wants or believes it in the document: it is given as theirs."""
    verbs = wishing_verbs()
    return any(
        c.predicate and c.subject and any(w in verbs for w in c.predicate.lemmas)
        for c in sighting.theirs.clauses
    )
