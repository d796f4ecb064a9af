"""The rule population."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import stands_for, word_class
from claimcheck.matching.figures import digits
from claimcheck.matching.key_slots import differing
from claimcheck.matching.terms import function_words, general_qualifiers
from claimcheck.matching.trust import same_label, same_print
from claimcheck.model import Case, Pairing, Phrase, Severity, Slot, State, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("population", "population", Verdict.CONFLICT, Severity.ERROR, of_another=True)
def population(case: Case) -> Iterator[Found]:
    """The same figure is given for another group or measure of the same sort.

    3,400 foreign students are not 3,400 home students, and an inflation of food is not that of
    services: what is counted has one head and another qualifier on either side.

    What to do: look up which group the source counts.
    """
    for pairing in case.pairings:
        if not same_print(pairing) or pairing.match.state("value") is not State.SAME:
            continue
        if pairing.theirs.arithmetic or set(differing(pairing.match)) - {"subject"}:
            continue
        slot = _other_group(pairing)
        if slot is None:
            continue
        if not same_label(pairing) and not _only_the_group(pairing, pairing.match.slot("subject")):
            continue
        yield Found(
            f"gives {said(pairing.theirs)} for {slot.theirs}; {case.who} gives it for {slot.ours}",
            (sighted(case, pairing.sighting, slot.span, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )


def _other_group(pairing: Pairing) -> Slot | None:
    """The two phrases that say of whom, where they have one head and each its own qualifier."""
    ours, theirs = pairing.ours.counted, pairing.theirs.counted
    slot = pairing.match.slot("subject")
    many = digits(pairing.ours.quantity) >= _MANY_DIGITS or _only_the_group(pairing, slot)
    if slot is not None and slot.state is State.DIFFERENT and many:
        phrases = (
            _subject(slot.ours, pairing.sighting.ours),
            _subject(slot.theirs, pairing.sighting.theirs),
        )
        ours, theirs = phrases
    elif pairing.match.state("unit") is not State.SAME:
        return None
    if ours is None or theirs is None:
        return None
    mine = _own(ours, pairing.sighting.ours, pairing.sighting.theirs)
    yours = _own(theirs, pairing.sighting.theirs, pairing.sighting.ours)
    if not mine or not yours or len(mine) > _FEW or len(yours) > _FEW:
        return None
    return Slot("population", State.DIFFERENT, ours.text, theirs.text, theirs.span)


def _only_the_group(pairing: Pairing, slot: Slot | None) -> bool:
    """Whether every word of the claim is there but those that say of what it is."""
    ours = _subject(slot.ours, pairing.sighting.ours) if slot else None
    missing = {word for phrase in pairing.sighting.missing for word in phrase.split()}
    return ours is not None and missing <= {*ours.lemmas[:-1]}


def _subject(words: str | None, statement: Statement) -> Phrase | None:
    """The subject or counted phrase of a statement that has these words."""
    phrases = [c.subject for c in statement.clauses if c.subject]
    phrases += [f.counted for f in statement.figures if f.counted]
    return next((p for p in phrases if p.text == words), None)


_MANY_DIGITS = 3
"""So many equal digits are hardly chance, where no more than the head of a subject is the same."""

_FEW = 2
"""A phrase with more qualifiers says much that the other side may say in another sentence."""


def _own(phrase: Phrase, statement: Statement, other: Statement) -> list[str]:
    """The qualifiers of a phrase that the other sentence has in no word like them.

    A name is looked at by other rules, and a word such as "total" tells no group from another.
    """
    there = {t.lemma for t in other.tokens if t.kind == "word"}
    there |= {lemma for h in other.heads for lemma in h.lemmas}
    light = function_words() | general_qualifiers()
    named = {
        t.lemma for t in statement.tokens if any(n.span.covers(t.span) for n in statement.names)
    }
    return [
        w
        for w in phrase.lemmas[:-1]
        if w not in light
        and w not in named
        and word_class(w) in {"adjective", "noun"}
        and not any(_akin(w, v) for v in there)
    ]


def _akin(ours: str, theirs: str) -> bool:
    """Whether two words may be one: "bicyclist" and "bicycle" share their stem."""
    if stands_for(ours, theirs):
        return True
    return len(ours) > _STEM and ours[:_STEM] == theirs[:_STEM]


_STEM = 5
