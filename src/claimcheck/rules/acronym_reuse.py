"""The rule acronym-reuse."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.lexicon.meaning import relation
from claimcheck.model import Case, Reading, Severity, Span, Statement, Verdict
from claimcheck.reading.acronyms import find_acronyms
from claimcheck.rules.rule import Found, case_rule


@case_rule("acronym-reuse", "term", Verdict.CONFLICT, Severity.WARNING)
def acronym_reuse(case: Case) -> Iterator[Found]:
    """One acronym stands for two things.

    SCR is a serious case review in one text and a summary care record in the other; figures of the
    two must not be held against each other, and a reader of both is misled.

    What to do: write one of the two out.
    """
    text = case.source.text if case.source else case.claim.claim
    ours = _explained(text)
    for short in sorted(ours):
        mine, yours = ours[short], case.reading.acronyms.get(short)
        if yours is None or _alike(mine, yours):
            continue
        where = _first(case.reading, short)
        here = case.statements[0] if case.statements else None
        if where is None or here is None:
            continue
        if case.source is not None and _mention(here, short) is None:
            # Between two documents it is said once, where the sentence itself has the acronym.
            continue
        if case.source is not None and not any(
            s.theirs.span == where[0].span for s in case.sightings
        ):
            continue
        yield Found(
            f"explains {short.upper()} as “{yours}”; {case.who} explains it as “{mine}”",
            ((case.reading.document, where[0], (where[1],)),),
            confidence=0.95,
        )


@lru_cache(maxsize=256)
def _explained(text: str) -> dict[str, str]:
    return find_acronyms(text)


def _alike(ours: str, theirs: str) -> bool:
    """Whether two expansions are one, but for a word that means the same or is left out."""
    a, b = ours.split(), theirs.split()
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return len(a) == len(b) and all(
        x == y or relation(x, y) == "same" for x, y in zip(a, b, strict=True)
    )


def _first(reading: Reading, short: str) -> tuple[Statement, Span] | None:
    """The first sentence in which an acronym stands, and where."""
    for statement in reading.statements:
        if (span := _mention(statement, short)) is not None:
            return statement, span
    return None


def _mention(statement: Statement, short: str) -> Span | None:
    match = re.search(rf"\b{re.escape(short.upper())}s?\b", statement.text)
    if match is None:
        return None
    return Span(statement.span.start + match.start(), statement.span.start + match.end())
