"""Whether a claim makes a cause of what a document only tells came before.

"The lights cut burglaries by a third" is more than "burglaries fell by a third after the lights
were switched on": the verb says that the one did the other.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.meaning import category, stands_for
from claimcheck.matching.causal_cues import cause_of
from claimcheck.matching.terms import substance
from claimcheck.model import Case, Clause, Phrase, Sighting, Span, Statement, Token

__all__ = ["MadeCause", "made_causes"]

_LOOKED_AT: Final = 4
_BEHIND: Final = 9
"""So many words behind "after" are looked at for what the claim makes the cause."""
_HALF: Final = 0.5
_CAUSES: Final = frozenset({"cause", "contribution"})


@frozen
class MadeCause:
    """A statement that tells one thing after another: the word that joins them, and the claim's."""

    sighting: Sighting
    joined: Span
    word: str
    claimed: str


def made_causes(case: Case) -> Iterator[MadeCause]:
    """The statements that give the claim's effect after its cause, and say no more."""
    for statement in case.statements:
        for cause, head, effect, word in _causes(statement):
            for sighting in case.sightings[:_LOOKED_AT]:
                if sighting.ours.span != statement.span or _gives_cause(sighting.theirs, cause):
                    continue
                joined = _joined(sighting.theirs, cause, head, effect)
                if joined is not None:
                    yield MadeCause(sighting, joined.span, joined.text, word)


def _gives_cause(statement: Statement, cause: frozenset[str]) -> bool:
    """Whether a sentence says itself that one thing, or just this one, brought about another."""
    cue = cause_of(statement)
    if cue is not None and cue.value != "sequence":
        return True
    doers = (_doer(clause) for clause in statement.clauses)
    return any(d is not None and _share(cause, list(d.lemmas)) > 0 for d in doers)


def _causes(
    statement: Statement,
) -> Iterator[tuple[frozenset[str], str, frozenset[str], str]]:
    """What a claim makes a cause, its head, what it makes the effect, and the words that join."""
    cue = cause_of(statement)
    if cue is not None and cue.value in _CAUSES:
        subjects = (c.subject for c in statement.clauses if c.subject)
        before = next((s for s in subjects if s.span.end <= cue.span.start), None)
        if before is not None and before.lemmas and not _is_somebody(statement, before):
            yield from _sides(statement, before, Span(cue.span.end, statement.span.end), cue.text)
        return
    for clause in statement.clauses:
        done = _doer(clause)
        if done is None or clause.predicate is None or _is_somebody(statement, done):
            continue
        behind = Span(clause.predicate.span.end, clause.span.end)
        yield from _sides(statement, done, behind, clause.predicate.text)


def _sides(
    statement: Statement, cause: Phrase, behind: Span, word: str
) -> Iterator[tuple[frozenset[str], str, frozenset[str], str]]:
    mine = _words(statement, cause.span)
    effect = _words(statement, behind)
    if mine and effect and cause.lemmas:
        yield mine, cause.lemmas[-1], effect, word


def _doer(clause: Clause) -> Phrase | None:
    """The subject of a clause whose verb changes something: "the lights cut", "meals lifted"."""
    if clause.subject is None or clause.predicate is None or clause.object is None:
        return None
    verbs = clause.predicate.lemmas
    return clause.subject if verbs and verbs[-1] in _causing() else None


def _is_somebody(statement: Statement, phrase: Phrase) -> bool:
    """Whether a phrase is of people or a body, who do what they do: "the council cut the fee"."""
    if any(n.span.overlaps(phrase.span) and n.kind != "place" for n in statement.names):
        return True
    return category(phrase.lemmas[-1]) in {"person", "group"} if phrase.lemmas else True


def _joined(
    statement: Statement, cause: frozenset[str], head: str, effect: frozenset[str]
) -> Token | None:
    """The word that puts the claim's effect behind its cause in time, where both are met."""
    words = [t for t in statement.tokens if t.kind == "word" or t.text in _STOPS]
    for at, token in enumerate(words):
        if token.text not in _joining():
            continue
        behind: list[str] = []
        for each in words[at + 1 : at + 1 + _BEHIND]:
            if each.text in _STOPS:
                break
            behind.append(each.lemma)
        if not (_meets(head, behind) or _share(cause, behind) >= _HALF):
            continue
        if _share(effect, [t.lemma for t in words]) >= _HALF:
            return token
    return None


_STOPS: Final = frozenset({",", ";", ":"})


def _share(words: frozenset[str], there: list[str]) -> float:
    return sum(_meets(w, there) for w in words) / len(words)


def _meets(word: str, there: list[str]) -> bool:
    return any(stands_for(word, other) or other in of_one_stem(word) for other in there)


def _words(statement: Statement, span: Span) -> frozenset[str]:
    hidden = [*(p.span for p in statement.periods), *(f.span for f in statement.figures)]
    hidden += [c.span for c in statement.cues if c.family in _HIDDEN]
    return substance(statement, span, hidden)


_HIDDEN: Final = frozenset({"modality", "quantifier", "negation", "loaded", "hedge"})


@lru_cache(maxsize=1)
def _causing() -> frozenset[str]:
    table = load("en").table("change")["causing"]
    return frozenset(verb for each in table.values() for verb in each)


@lru_cache(maxsize=1)
def _joining() -> frozenset[str]:
    return frozenset(load("en").table("judging")["then"])
