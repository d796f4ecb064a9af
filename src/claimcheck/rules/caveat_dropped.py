"""The rule caveat-dropped."""

from collections.abc import Iterator

from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Cue, Severity, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("caveat-dropped", "hedge", Verdict.DRIFT, Severity.WARNING, steady=True)
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
        if any(_caveat(s) or _says_of(ours, s) for s in case.reading.statements):
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


def _says_of(caveat: Cue, statement: Statement) -> bool:
    """Whether a sentence has the telling word of a caveat: "a provisional figure"."""
    words = {w for w in caveat.text.lower().split() if len(w) >= _TELLING}
    return any(t.text in words for t in statement.tokens)


_TELLING = 7
"""A word of so many letters in a caveat ("provisional", "revision") is what it says."""


def _caveat(statement: Statement) -> Cue | None:
    return next((c for c in statement.cues if c.family == "caveat"), None)
