"""The rule modality."""

from collections.abc import Iterator

from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Clause, Severity, Statement, Verdict
from claimcheck.rules._strength import is_settled, weighed
from claimcheck.rules.rule import Found, case_rule, sighted

_STANDING = {"considering", "open", "planned", "recommended"}
"""Rungs on which a thing is thought of, planned or asked for, and not yet done."""


@case_rule("modality", "modality", Verdict.DRIFT, Severity.WARNING, steady=True)
def modality(case: Case) -> Iterator[Found]:
    """One side says that it is done or will be, the other that it is considered, planned or asked.

    Considering is not deciding, a plan is not a deed, "should" is not "does". May and might are
    looked at by hedge-added and hedge-dropped, what is alleged by allegation-as-fact.

    What to do: say how far the thing has got, as the source does.
    """
    told = False
    for found in weighed(case, _of_another_standing, "standing"):
        told = True
        yield found
    if not told:
        yield from _still_to_come(case)


def _still_to_come(case: Case) -> Iterator[Found]:
    """The claim tells as done what the document says will be: "has closed", "will close"."""
    clause = case.statements[0].clauses[0] if case.statements[0].clauses else None
    if clause is None or not _is_told_as_done(clause, case.statements[0]) or _is_later(case):
        return
    found: Found | None = None
    for sighting in about(case):
        acts = _acts_of(clause, sighting.theirs)
        if any(each.modality not in _AHEAD for each in acts):
            return
        if found or not acts or not enough(sighting.coverage, "standing"):
            continue
        act = next((each for each in acts if _is_of_the_same(clause, each, sighting.theirs)), None)
        if act is None:
            continue
        if act.modality == "would" and not sighting.theirs.speech:
            # "He would later resign" tells what he did.
            return
        cues = [c for c in sighting.theirs.cues if c.family == "modality"]
        cue = next((c for c in cues if act.span.overlaps(c.span)), None)
        if cue is None or act.polarity != clause.polarity:
            continue
        found = Found(
            f"says “{cue.text}” of what {case.who} tells as done",
            (sighted(case, sighting, cue.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
    if found:
        yield found


def _is_later(case: Case) -> bool:
    """Whether the document that tells it as done is of a later day than the one it is held to."""
    told, foretold = (d.date if d else None for d in (case.source, case.reading.document))
    return told is not None and foretold is not None and told > foretold


_AHEAD = {"will", "would", "plans", "aims"}


def _is_told_as_done(clause: Clause, statement: Statement) -> bool:
    """Whether a clause says in the past that something was done."""
    if clause.modality != "did" or clause.predicate is None or clause.polarity != "positive":
        return False
    before = [t for t in statement.tokens if t.span.end <= clause.predicate.span.start][-1:]
    if any(t.lemma == "have" for t in before):
        return True
    verb = next(
        (t for t in statement.tokens if clause.predicate.span.covers(t.span) and t.kind == "word"),
        None,
    )
    if verb is None or verb.text.lower() == verb.lemma or verb.text.endswith(("s", "ing")):
        return False
    # "Is closed" is how it stands.
    return not any(t.lemma == "be" and t.text in {"is", "are"} for t in before)


def _is_of_the_same(clause: Clause, act: Clause, statement: Statement) -> bool:
    """Whether what does it, or what it is done to, stands in the document's clause, too."""
    parts = (each for each in (clause.subject, clause.object) if each)
    words = {word for part in parts for word in part.lemmas}
    there = {t.lemma for t in statement.tokens if act.span.covers(t.span)}
    return any(stands_for(a, b) for a in words for b in there)


def _acts_of(clause: Clause, statement: Statement) -> list[Clause]:
    """The clauses of a statement that tell of the act of a clause, by its verb or a noun of it."""
    verb = clause.predicate.lemmas[0] if clause.predicate else ""
    alike = {verb, *of_one_stem(verb)}
    found = []
    for token in statement.tokens:
        if token.lemma not in alike:
            continue
        around = [c for c in statement.clauses if c.span.covers(token.span)]
        if around:
            found.append(min(around, key=lambda c: c.span.end - c.span.start))
    return found


def _of_another_standing(ours: str, theirs: str) -> bool:
    return "alleged" not in {ours, theirs} and (
        bool(_STANDING & {ours, theirs}) or not (is_settled(ours) or is_settled(theirs))
    )
