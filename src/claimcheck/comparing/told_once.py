"""Findings that tell of one disagreement, made one: the words, and everyone who says otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from claimcheck.model import Evidence, Fact, Finding

__all__ = ["told_once"]

_MOST: Final = 6
"""So many quotations a finding shows; the facts list every teller."""

_Words = tuple[object, ...]


def told_once(
    findings: Sequence[Finding], facts: Sequence[Fact], primary: frozenset[str] = frozenset()
) -> tuple[tuple[Finding, ...], tuple[Fact, ...]]:
    """The findings, those that one rule has of the same words made one, and facts that name them.

    An outlet that gives a figure wrongly is wrong once, whether two documents have it right or
    three, and whether it is printed in the headline, too. The finding that came first keeps its
    reason; what the others quote is shown behind its own two sides. Where no primary document
    (`primary`: their ids) says who is held against whom, the order of the documents tells nothing.
    """
    groups: list[list[Finding]] = []
    keys_of: list[list[_Words]] = []
    where: dict[_Words, int] = {}
    for finding in findings:
        keys = tuple(_keys(finding, primary))
        found = sorted({where[k] for k in keys if k in where})
        at = found[0] if found else len(groups)
        if not found:
            groups.append([])
            keys_of.append([])
        groups[at].append(finding)
        for other in found[1:]:
            groups[at] += groups[other]
            groups[other] = []
            where |= dict.fromkeys(keys_of[other], at)
            keys_of[at] += keys_of[other]
            keys_of[other] = []
        where |= dict.fromkeys(keys, at)
        keys_of[at] += keys
    kept: list[Finding] = []
    renamed: dict[str, str] = {}
    for group in filter(None, groups):
        first = next((f for f in group if _sides(f) > 1), group[0])
        kept.append(_with_evidence(first, group))
        renamed |= {f.id: first.id for f in group}
    return tuple(kept), tuple(
        evolve(fact, findings=tuple(dict.fromkeys(renamed.get(i, i) for i in fact.findings)))
        for fact in facts
    )


def _sides(finding: Finding) -> int:
    return len({e.document for e in finding.evidence})


def _keys(finding: Finding, primary: frozenset[str]) -> Iterator[_Words]:
    """What a finding is of: two findings that share one of these tell of one disagreement."""
    one, *others = finding.evidence
    rule = finding.rule, finding.verdict
    other = others[0] if others else None
    if other is not None:
        # The same two sentences, held together from the other side.
        both = frozenset(((one.document, one.start), (other.document, other.start)))
        yield from ((*rule, both, words) for side in (one, other) for words in _marked(side))
    if other is None or {one.document, other.document} & primary:
        yield *rule, _place(one)
        if other and one.marks and other.marks:
            # Another sentence of the document gives the same figure.
            yield *rule, one.document, _digits(one), _place(other)
    else:
        sides = (one, other), (other, one)
        for side, against in sides:
            yield *rule, side.document, side.start, against.quote
            if one.marks and other.marks:
                yield *rule, side.document, side.start, _digits(against)


def _place(evidence: Evidence) -> _Words:
    first = min((m.start for m in evidence.marks), default=None)
    return evidence.document, evidence.start, first


def _digits(evidence: Evidence) -> tuple[str, ...]:
    """The digits that are marked in a quotation, or the words where there are none."""
    marked = _marked(evidence)
    digits = ("".join(c for c in words if c.isdigit()) for words in marked)
    return tuple(d for d in digits if d) or marked


def _marked(evidence: Evidence) -> tuple[str, ...]:
    """The words that are marked in a quotation, in lower case."""
    start = evidence.start
    return tuple(evidence.quote[m.start - start : m.end - start].casefold() for m in evidence.marks)


def _with_evidence(first: Finding, group: Iterable[Finding]) -> Finding:
    """The finding with what the others of its group quote, too."""
    shown = {(e.document, e.start): e for e in first.evidence}
    for finding in group:
        for e in finding.evidence:
            shown.setdefault((e.document, e.start), e)
    further = list(shown.values())[len(first.evidence) :]
    return evolve(first, evidence=(*first.evidence, *further)[:_MOST])
