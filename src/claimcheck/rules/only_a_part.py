"""The rule only-a-part."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.extent import Extent, parts_of_a_place, said_of_the_rest, said_of_the_whole
from claimcheck.matching.terms import function_words, light_verbs
from claimcheck.matching.trust import other_name, turned_round
from claimcheck.model import Case, Severity, Sighting, State, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_LOOKED_AT = 3
_BEHIND = 2


@case_rule("only-a-part", "scope", Verdict.CONFLICT, Severity.ERROR)
def only_a_part(case: Case) -> Iterator[Found]:
    """The document says it of a part of a place only, and the claim of all of it.

    "A ban throughout the county" against "in the eastern half of the county". A part that is named
    is a conflict where it is part of the very place the claim names, or where the document says
    beside it that it is not so elsewhere. A document that merely names a place is left alone.

    What to do: look up in the source how far it reaches.
    """
    if len(case.statements) != 1:
        return
    whole = said_of_the_whole(case.statements[0])
    if whole is None or any(said_of_the_whole(s.theirs) for s in case.sightings[:_LOOKED_AT]):
        return
    for sighting in case.sightings[:_LOOKED_AT]:
        if not _is_of_it(sighting, whole):
            continue
        beyond = said_of_the_rest(sighting.theirs)
        later = [(s, r) for s in _next(case, sighting.theirs) if (r := said_of_the_rest(s))][:1]
        for part in parts_of_a_place(sighting.theirs):
            if not (part.place and part.place == whole.place) and not beyond and not later:
                continue
            places = [sighted(case, sighting, part.span, beyond.span if beyond else None)]
            places += [(case.reading.document, s, (r.span,)) for s, r in later]
            yield Found(
                f"says it of “{part.text}”; {case.who} says “{whole.text}”",
                tuple(places),
                slots=sighting.slots,
                confidence=sighting.coverage,
            )
            return


def _is_of_it(sighting: Sighting, whole: Extent) -> bool:
    """Whether a statement has the claim's subject, and half of what the claim says beside it."""
    subject = next((c.subject for c in sighting.ours.clauses if c.subject), None)
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    if subject is None or not subject.lemmas or not _speaks_of(sighting.theirs, subject.lemmas[-1]):
        return False
    light = function_words() | light_verbs()
    words = {
        t.lemma
        for t in sighting.ours.tokens
        if t.kind == "word"
        and t.lemma not in light
        and t.text not in light
        and not whole.span.overlaps(t.span)
    } - {whole.place}
    apart = sighting.state("period") is State.DIFFERENT or other_name(sighting)
    return len(words - unmet) * 2 >= len(words) and not apart and not turned_round(sighting)


def _speaks_of(statement: Statement, word: str) -> bool:
    """Whether a sentence itself has a word, or one that may stand for it."""
    return any(stands_for(word, t.lemma) for t in statement.tokens if t.kind == "word")


def _next(case: Case, statement: Statement) -> list[Statement]:
    """The two statements that follow one in its document."""
    after = [s for s in case.reading.statements if s.span.start >= statement.span.end]
    return sorted(after, key=lambda s: s.span.start)[:_BEHIND]
