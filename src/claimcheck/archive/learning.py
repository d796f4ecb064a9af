"""What is known of an archive before its documents are examined, from its claims and the first."""

import datetime as dt
from collections.abc import Sequence

from claimcheck.archive.outcomes import LEARNT, Archive, Source, opened
from claimcheck.checking import PAGES, judge_claims
from claimcheck.matching import Corpus, weigh_words
from claimcheck.matching.alignment import Rarity
from claimcheck.matching.terms import Vocabulary
from claimcheck.model import Claim, ClaimSet, Problem, RulePage
from claimcheck.reading.reader import read_document

__all__ = ["learn", "pages", "understand"]


def learn(claim_set: ClaimSet, sources: Sequence[Source]) -> Archive:
    """Make a claims file ready for many documents, by what is learnt from the first of these."""
    documents, _ = opened(sources[:LEARNT])
    readings = tuple(map(read_document, documents))
    weigh = weigh_words(readings, claim_set.terms)
    return Archive(
        claim_set.claims,
        claim_set.terms,
        claim_set.units,
        tuple(r.acronyms for r in readings if r.acronyms),
        weigh.weights,
        weigh.unseen,
    )


def understand(
    claims: Sequence[Claim], some_date: dt.date | None
) -> tuple[int, tuple[Problem, ...]]:
    """Read claims by themselves."""
    judged = judge_claims(claims, Corpus((), Vocabulary({}), Rarity({}, 1.0)), some_date, ())
    return judged.understood, judged.problems


def pages() -> tuple[RulePage, ...]:
    """What the rules are, for a report."""
    return PAGES
