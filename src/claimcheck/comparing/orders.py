"""What two documents say otherwise of the place of one thing in an order."""

from collections.abc import Iterator, Sequence

from claimcheck.matching import Corpus
from claimcheck.matching.rankings import Ranking, otherwise_ranked
from claimcheck.model import Finding
from claimcheck.rules.rank import rank
from claimcheck.rules.rule import Found, Rule

__all__ = ["of_orders"]


def of_orders(corpus: Corpus, rules: Sequence[Rule]) -> Iterator[Finding]:
    """Where one document says fourth-largest and another third-biggest, of one thing."""
    asked = next((rule for rule in rules if rule.name == rank.name), None)
    for found in otherwise_ranked(corpus) if asked else ():
        source, judged = found.source.reading.document, found.judged.reading.document
        who = source.outlet or source.id
        if found.ours.number == found.theirs.number and found.theirs.holder and found.ours.holder:
            reason = (
                f"says “{_said(found.theirs)}” of {found.theirs.holder.text}; {who} says it of "
                f"{found.ours.holder.text}"
            )
        else:
            reason = f"says “{_said(found.theirs)}”; {who} says “{_said(found.ours)}”"
        if asked is not None:
            yield asked.finding(
                Found(
                    reason,
                    (
                        (judged, found.theirs.statement, (found.theirs.span,)),
                        (source, found.ours.statement, (found.ours.span,)),
                    ),
                    confidence=0.7,
                )
            )


def _said(ranking: Ranking) -> str:
    """The words of a ranking and what they rank."""
    statement = ranking.statement
    start = ranking.span.start - statement.span.start
    behind = statement.text[start:].split(",")[0].split(". ")[0]
    return " ".join(behind.split()[:_WORDS]).rstrip(".;:")


_WORDS = 5
