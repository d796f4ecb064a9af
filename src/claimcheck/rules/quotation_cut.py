"""The rule quotation-cut."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimcheck.lexicon import load
from claimcheck.matching.quotations import place_of, quoted_alike
from claimcheck.model import Case, Severity, Statement, Token, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_TURNING = {"negation", "modality", "hedge"}
_SETTLED = {"will", "required", "ability"}
"""What has to be, can or will be: it adds something, and takes nothing back."""


@case_rule("quotation-cut", "quotation", Verdict.DRIFT, Severity.WARNING, steady=True)
def quotation_cut(case: Case) -> Iterator[Found]:
    """A document's quotation ends, or begins, where its sense would have turned.

    "We will build the road" for "we will build the road, but only if the county pays half": what
    was left out of the same sentence denies it, hedges it or sets a condition. A quotation that is
    merely shorter is no discrepancy.

    What to do: quote the sentence to its end, or say the condition in your own words.
    """
    for sighting in case.sightings:
        for quoted in quoted_alike(sighting):
            longer = sighting.ours if quoted.cut_by == "theirs" else sighting.theirs
            if quoted.cut_by is None or (quoted.cut_by == "ours" and case.source is None):
                # What a claim leaves out is what its writer does not ask about.
                continue
            left = next((p for p in (quoted.after, quoted.before) if _turns(p, longer)), None)
            if left is None:
                continue
            words = " ".join(t.text for t in left)
            marks = left if quoted.cut_by == "ours" else quoted.theirs
            yield Found(
                f"leaves “{words}” out of the quotation, which {case.who} gives"
                if quoted.cut_by == "theirs"
                else f"quotes on: “{words}”, which {case.who} leaves out",
                (sighted(case, sighting, place_of(marks)),),
                slots=sighting.slots,
                confidence=0.8,
            )
            return


@lru_cache(maxsize=1)
def _turning_words() -> frozenset[str]:
    return frozenset(load("en").table("function")["turning"])


def _turns(words: Sequence[Token], statement: Statement) -> bool:
    """Whether some words deny, hedge or condition what they stand with."""
    if not words:
        return False
    span = place_of(words)
    if span is None:
        return False
    if any(t.text in _turning_words() for t in words):
        return True
    return any(
        c.family in _TURNING and c.value not in _SETTLED and span.covers(c.span)
        for c in statement.cues
    )
