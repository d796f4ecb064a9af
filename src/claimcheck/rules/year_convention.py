"""The rule year-convention."""

import re
from collections.abc import Iterator

from claimcheck.model import Case, Figure, Pairing, Severity, Statement, Verdict
from claimcheck.rules.period import (
    is_other_convention,
    is_told_as_new,
    of_another_time,
    other_periods,
)
from claimcheck.rules.rule import Found, case_rule

_SPLIT = re.compile(r"(?:19|20)\d\d\s*[-/\u2013]\s*(?:\d\d)?\d\d")
_NAMED_BY_END = {"fiscal", "financial", "fy", "tax", "to", "ended", "ending"}


def _may_be_one_year(pairing: Pairing) -> bool:
    """Whether the two are one business year, called in two ways: fiscal 2022, the year to March."""
    periods = (pairing.ours.period, pairing.theirs.period)
    texts = [p.text.lower() for p in periods if p is not None]
    if any(_SPLIT.search(text) for text in texts):
        return False
    return any(not _NAMED_BY_END.isdisjoint(text.split()) for text in texts)


_STATES = {"have", "hold", "employ", "run", "own", "keep"}
"""Verbs of what is so for years on end: a school may have as many pupils in two of them."""


def _is_of_the_act(pairing: Pairing) -> bool:
    """Whether, where nobody has made a claim, both years are surely those of the figure.

    They stand in its clause, behind its verb and no mark parts them; "published in 2011" dates
    something else.
    """
    sides = ((pairing.ours, pairing.sighting.ours), (pairing.theirs, pairing.sighting.theirs))
    return all(_is_dated(figure, statement) for figure, statement in sides)


def _is_dated(figure: Figure, statement: Statement) -> bool:
    year = figure.period
    if year is None or not statement.span.covers(year.span):
        return False
    left, right = sorted((figure.span, year.span))
    between = [t for t in statement.tokens if left.end <= t.span.start < right.start]
    if any(t.text in {"which", "who", "that"} for t in between):
        return False
    if any(t.text in {",", ";", "(", ")"} for t in between):
        # "In 2010/11, officers seized 4,820": a time may open the sentence.
        opens = year.span.start - statement.span.start <= _OPENING
        if not opens:
            return False
    before = [t for t in statement.tokens if t.span.end <= year.span.start][-2:]
    verbs = [c.predicate for c in statement.clauses if c.predicate and c.span.covers(figure.span)]
    if any(set(v.lemmas) & _STATES for v in verbs):
        return False
    # "Published in 2011": a participle that is no verb of the figure's clause.
    word = before[0] if len(before) > 1 else None
    return word is None or not (
        word.text.endswith("ed") and not any(v.span.overlaps(word.span) for v in verbs)
    )


_OPENING = 4


@case_rule("year-convention", "period", Verdict.CONFLICT, Severity.WARNING)
def year_convention(case: Case) -> Iterator[Found]:
    """The same figure is given for two years that only overlap: 2011 and 2010/11.

    A calendar year, a financial year and a school year share some of their months. A figure of the
    one is not the figure of the other, and the slip is so common that it has a name of its own.

    What to do: write the year as the source does, "in the year to March 2011".
    """
    if case.source is not None and not _tells_the_same(case):
        # Of two documents each may have its own year: only a claim says which one is asked about.
        return
    for pairing, slot in other_periods(case):
        if (
            is_other_convention(pairing)
            and not is_told_as_new(pairing)
            and not _may_be_one_year(pairing)
            and (case.source is None or _is_of_the_act(pairing))
        ):
            yield of_another_time(case, pairing, slot, ", a year that begins in another month")


def _tells_the_same(case: Case) -> bool:
    """Whether nearly all that one document says there the other says, too."""
    return bool(case.sightings) and min(case.sightings[0].sure, case.sightings[0].back) >= _NEARLY


_NEARLY = 0.8
