"""The rule caveat-dropped."""

from collections.abc import Iterator

from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Cue, Severity, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("caveat-dropped", "hedge", Verdict.DRIFT, Severity.WARNING)
def caveat_dropped(case: Case) -> Iterator[Found]:
    """A caveat of the one side is nowhere in the other.

    "Provisional", "subject to revision", "not comparable with earlier years", "subject to
    approval": a document that gives the same as settled says more than its source.

    What to do: give the caveat where the figure or the news is first told.
    """
    for statement in case.statements:
        ours = _caveat(statement)
        if ours is None:
            continue
        if any(_caveat(s) for s in case.reading.statements):
            # Where a document warns at all, it need not do so in every sentence.
            return
        for sighting in about(case):
            if not enough(sighting.sure, "caveat"):
                continue
            yield Found(
                f"leaves out “{said(ours)}”, which {case.who} says",
                (sighted(case, sighting),),
                slots=sighting.slots,
                confidence=sighting.sure,
            )
            return


def _caveat(statement: Statement) -> Cue | None:
    return next((c for c in statement.cues if c.family == "caveat"), None)
