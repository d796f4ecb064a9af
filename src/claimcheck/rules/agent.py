"""The rule agent."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import category, relation, stands_for
from claimcheck.matching.terms import pronouns, sits_in, unnamed
from claimcheck.matching.trust import enough
from claimcheck.model import Case, Clause, Phrase, Severity, Sighting, Statement, Verdict
from claimcheck.reading.names import compare_names
from claimcheck.rules.rule import Found, case_rule, sighted

_DOERS = {"person", "group"}


@case_rule("agent", "agent", Verdict.CONFLICT, Severity.ERROR, of_another=True)
def agent(case: Case) -> Iterator[Found]:
    """Another is said to have done it.

    "The governors dismissed the teacher" against "the teacher was dismissed by the council": the
    same act, done to the same, by two doers of which neither is named on the other side. An agent
    that one side leaves out is no conflict.

    What to do: look up who did it.
    """
    for sighting in case.sightings[:3]:
        if not enough(sighting.sure, "agent"):
            continue
        for ours, theirs in _doers(sighting):
            yield Found(
                f"says that {theirs.text} did it; {case.who} says {ours.text}",
                (sighted(case, sighting, theirs.span),),
                slots=sighting.slots,
                confidence=sighting.sure,
            )
            return


def _doers(sighting: Sighting) -> Iterator[tuple[Phrase, Phrase]]:
    """The doers of one act done to one thing, where the two cannot be one."""
    for mine in sighting.ours.clauses:
        for yours in sighting.theirs.clauses:
            if not (mine.predicate and yours.predicate) or mine.polarity != yours.polarity:
                continue
            if not _one(mine.predicate, yours.predicate):
                continue
            (doer, done), (other, other_done) = _roles(mine), _roles(yours)
            if not (doer and done and other and other_done) or not _one(done, other_done):
                continue
            if not (_tells(doer) and _tells(other)):
                continue
            if not _spoken_of(doer, sighting.theirs) and not _spoken_of(other, sighting.ours):
                yield doer, other


def _roles(clause: Clause) -> tuple[Phrase | None, Phrase | None]:
    """Who does it and to whom; the subject of a passive is whom."""
    if clause.agent:
        return clause.agent, clause.subject
    return clause.subject, clause.object


def _one(ours: Phrase, theirs: Phrase) -> bool:
    if not ours.lemmas or not theirs.lemmas:
        return False
    a, b = ours.lemmas[-1], theirs.lemmas[-1]
    return a == b or relation(a, b) == "same"


def _tells(phrase: Phrase) -> bool:
    """Whether a phrase says who is meant: no pronoun, and a person or body by its noun."""
    if not phrase.lemmas or phrase.text.lower() in pronouns() | unnamed():
        return False
    return category(phrase.lemmas[-1]) in _DOERS


def _spoken_of(doer: Phrase, statement: Statement) -> bool:
    head = doer.lemmas[-1]
    if any(compare_names(n.full, doer.text) != "different" for n in statement.names):
        return True
    return any(
        t.kind == "word"
        and (
            stands_for(t.lemma, head)
            or t.lemma[:_STEM] == head[:_STEM]
            or head in sits_in(t.lemma)
            or t.lemma in sits_in(head)
        )
        for t in statement.tokens
    )


_STEM = 6
"""Words that begin with so many equal letters are of one stem: council, councillors."""
