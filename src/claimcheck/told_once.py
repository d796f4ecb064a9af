"""Findings that tell of one disagreement, made one: the words, and everyone who says otherwise."""

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve

from claimcheck.model import Evidence, Fact, Finding

__all__ = ["told_once"]

_MOST: Final = 6
"""So many quotations a finding shows; the facts list every teller."""

_Words = tuple[object, ...]


def told_once(
    findings: Sequence[Finding], facts: Sequence[Fact]
) -> tuple[tuple[Finding, ...], tuple[Fact, ...]]:
    """The findings, those that one rule has of the same words made one, and facts that name them.

    An outlet that gives a figure wrongly is wrong once, whether two documents have it right or
    three, and whether it is printed in the headline, too. The finding that came first keeps its
    reason; what the others quote is shown behind its own two sides.
    """
    kept = list(findings)
    renamed: dict[str, str] = {}
    for words_of in (_same_words, _same_figure):
        groups: dict[_Words, list[Finding]] = {}
        for finding in kept:
            groups.setdefault(words_of(finding), []).append(finding)
        kept = []
        for group in groups.values():
            first = next((f for f in group if _sides(f) > 1), group[0])
            kept.append(_with_evidence(first, group))
            renamed |= {f.id: first.id for f in group}
            renamed = {old: renamed.get(new, new) for old, new in renamed.items()}
    return tuple(kept), tuple(
        evolve(fact, findings=tuple(dict.fromkeys(renamed.get(i, i) for i in fact.findings)))
        for fact in facts
    )


def _sides(finding: Finding) -> int:
    return len({e.document for e in finding.evidence})


def _same_words(finding: Finding) -> _Words:
    """What a finding is of: the rule, and the words of the document that is judged."""
    judged = finding.evidence[0]
    first = min((m.start for m in judged.marks), default=None)
    return finding.rule, finding.verdict, judged.document, judged.start, first


def _same_figure(finding: Finding) -> _Words:
    """As `_same_words`, where another sentence of the document gives the same figure."""
    if len(finding.evidence) < 2 or not all(e.marks for e in finding.evidence[:2]):  # noqa: PLR2004 - the two sides
        return (finding.id,)
    judged, other = finding.evidence[:2]
    return finding.rule, judged.document, _digits(judged), other.document, other.start, other.marks


def _digits(evidence: Evidence) -> tuple[str, ...]:
    """The digits that are marked in a quotation, or the words where there are none."""
    start = evidence.start
    marked = [evidence.quote[m.start - start : m.end - start] for m in evidence.marks]
    digits = ("".join(c for c in words if c.isdigit()) for words in marked)
    found = tuple(d for d in digits if d)
    return found or tuple(words.casefold() for words in marked)


def _with_evidence(first: Finding, group: Iterable[Finding]) -> Finding:
    """The finding with what the others of its group quote, too."""
    shown = {(e.document, e.start): e for e in first.evidence}
    for finding in group:
        for e in finding.evidence:
            shown.setdefault((e.document, e.start), e)
    further = list(shown.values())[len(first.evidence) :]
    return evolve(first, evidence=(*first.evidence, *further)[:_MOST])
