"""The rule causal-strength."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import near, relation
from claimcheck.matching.causes import causal_sightings, cause_of
from claimcheck.matching.made_causes import made_causes
from claimcheck.model import Case, Cue, Severity, Sighting, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_LADDER = {"unknown": -1, "sequence": 0, "association": 1, "contribution": 2, "cause": 3}


@case_rule("causal-strength", "causal", Verdict.DRIFT, Severity.WARNING)
def causal_strength(case: Case) -> Iterator[Found]:
    """One side makes a cause of what the other gives as sequence, link or contribution.

    The ladder is: not known why, followed, linked to, contributed to, caused. Where one side denies
    the link that the other states, it is a conflict.

    What to do: use the verb of the source.
    """
    made = next(made_causes(case), None)
    if made is not None:
        yield Found(
            f"says what came first (“{made.word}”) where {case.who} says “{made.claimed}”: less of "
            "a cause",
            (sighted(case, made.sighting, made.joined),),
            slots=made.sighting.slots,
            confidence=made.sighting.coverage,
        )
        return
    said = tuple(causal_sightings(case))
    if any(_level(s.ours) == _level(s.theirs) for s in said):
        # What the document says once with the claim's strength, it says.
        return
    for sighting in said:
        ours, theirs = cause_of(sighting.ours), cause_of(sighting.theirs)
        if ours is None or theirs is None:
            continue
        if theirs.value == "unknown" and _is_hedged(sighting.ours):
            # Who says "may have contributed" does not say that anybody knows.
            continue
        denied = _denial(sighting.ours, ours), _denial(sighting.theirs, theirs)
        if all(denied) or ("unknown" in {ours.value, theirs.value} and any(denied)):
            continue
        if any(denied) and not _is_of_one_cause(sighting, ours, theirs):
            # Of the claim's own cause nothing is said there.
            continue
        if any(denied):
            # "Not connected with" is no weaker cause than "because of": it is none.
            yield Found(
                f"says “{_with(denied[1], theirs, sighting.theirs)}” where {case.who} says "
                f"“{_with(denied[0], ours, sighting.ours)}”",
                (sighted(case, sighting, theirs.span),),
                slots=sighting.slots,
                kind="negation",
                verdict=Verdict.CONFLICT,
                severity=Severity.ERROR,
                confidence=sighting.coverage,
            )
            return
        stronger = _LADDER[theirs.value] > _LADDER[ours.value]
        way = "more" if stronger else "less"
        yield Found(
            f"says “{theirs.text}” where {case.who} says “{ours.text}”: {way} of a cause",
            (sighted(case, sighting, theirs.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
        return


def _is_of_one_cause(sighting: Sighting, ours: Cue, theirs: Cue) -> bool:
    """Whether the clause that speaks of the link has a word of the subject of the other's.

    "Turnover caused the delays" is not denied by "no link between workloads and delays".
    """
    mine = [c for c in sighting.ours.clauses if c.span.overlaps(ours.span) and c.subject]
    words = {w for c in mine if c.subject for w in c.subject.lemmas}
    around = [c.span for c in sighting.theirs.clauses if c.span.overlaps(theirs.span)]
    there = {
        t.lemma
        for t in sighting.theirs.tokens
        if t.kind == "word" and (not around or any(s.covers(t.span) for s in around))
    }
    return not words or any(
        a == b or relation(a, b) == "same" or near(a, b) for a in words for b in there
    )


def _denial(statement: Statement, cause: Cue) -> Cue | None:
    """The denial right before what joins a cause and an effect: "not connected with"."""
    return next(
        (
            c
            for c in statement.cues
            if c.family == "negation" and 0 <= cause.span.start - c.span.end <= _NEAR
        ),
        None,
    )


_NEAR = 12
"""So many characters may stand between a denial and what it denies: "not directly because of"."""


def _with(denial: Cue | None, cause: Cue, statement: Statement) -> str:
    start = (denial or cause).span.start - statement.span.start
    return statement.text[start : cause.span.end - statement.span.start]


def _is_hedged(statement: Statement) -> bool:
    return any(c.family == "modality" for c in statement.cues)


def _level(statement: Statement) -> int:
    cue = cause_of(statement)
    return _LADDER[cue.value] if cue else 0
