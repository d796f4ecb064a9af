"""The two sides of a finding: their words, where they stand, and which of them differ."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import frozen

from claimcheck.model import Document, Evidence, Report, Span, State
from claimcheck.reports.difference import differing
from claimcheck.reports.outline import Item
from claimcheck.reports.places import of_claim, of_evidence, short_names


@frozen
class Side:
    """Words and their place; `marks` are offsets of `words`, in order and disjoint.

    `document` is None for a claim.
    """

    place: str
    words: str
    marks: tuple[Span, ...] = ()
    document: Document | None = None
    inside_quotation: bool = False


@frozen
class Places:
    """How the findings of a report name the places of their quotations."""

    documents: Mapping[str, Document]
    names: Mapping[Path, Path]
    """What each file is called; the list of documents has its whole path."""

    def of_evidence(self, evidence: Evidence) -> str:
        """The outlet, and `file:line:column`."""
        document = self.documents.get(evidence.document)
        outlet = f"{document.outlet}, " if document and document.outlet else ""
        quoted = " (inside a quotation)" if evidence.inside_quotation else ""
        return f"{outlet}{self.line_of(evidence)}{quoted}"

    def line_of(self, evidence: Evidence) -> str:
        """`file:line:column`."""
        document = self.documents.get(evidence.document)
        file = self.names.get(document.file, document.file) if document else None
        return of_evidence(evidence, file)


def places_of(report: Report) -> Places:
    """The names that places have in a report."""
    files = [document.file for document in report.documents]
    files += [claim.file for claim in report.claims if claim.file]
    return Places({d.id: d for d in report.documents}, short_names(files))


def sides_of(item: Item, places: Places) -> list[Side]:
    """The sides of a finding: the claim first, where it is one of them, then the documents."""
    sides = [
        Side(
            places.of_evidence(evidence),
            evidence.quote,
            _theirs(item, evidence),
            places.documents.get(evidence.document),
            evidence.inside_quotation,
        )
        for evidence in item.evidence
    ]
    if item.against and item.claim is not None:
        claimed = Side(of_claim(item.claim, places.names), item.claim.claim, _ours(item))
        sides.insert(0, claimed)
    if len(sides) > 1:
        left, right = sides[0], sides[1]
        ours, theirs = differing(left.words, right.words)
        # a rule knows better than a comparison of words what it speaks of
        if item.against or not (left.marks or right.marks):
            sides[0] = _marked(left, left.marks or ours)
            sides[1] = _marked(right, right.marks or theirs)
    return [_marked(side, side.marks) for side in sides]


def _marked(side: Side, marks: Iterable[Span]) -> Side:
    return Side(
        side.place,
        side.words,
        disjoint(marks, len(side.words)),
        side.document,
        side.inside_quotation,
    )


def _theirs(item: Item, evidence: Evidence) -> tuple[Span, ...]:
    """The words that the evidence marks, or else those of the slots that differ.

    The places of slots are those of the document that is judged, which stands first.
    """
    quoted = Span(evidence.start, evidence.end)
    judged = evidence.document == item.evidence[0].document
    marks = evidence.marks or tuple(
        slot.span
        for slot in item.slots
        if judged and slot.state is State.DIFFERENT and slot.span and quoted.covers(slot.span)
    )
    return tuple(Span(m.start - evidence.start, m.end - evidence.start) for m in marks)


def _ours(item: Item) -> tuple[Span, ...]:
    """Where the claim's own words for the slots that differ stand in the claim."""
    assert item.claim is not None  # noqa: S101 - the caller has looked, and mypy is told
    text = item.claim.claim
    found = (
        # whole words only: the 13 of the claim does not stand in its 2013
        re.search(rf"(?<!\w){re.escape(slot.ours)}(?!\w)", text)
        for slot in item.slots
        if slot.state is State.DIFFERENT and slot.ours
    )
    return tuple(Span(*match.span()) for match in found if match)


def disjoint(marks: Iterable[Span], length: int) -> tuple[Span, ...]:
    """The marks in order, inside the text, overlapping ones made one."""
    merged: list[Span] = []
    for mark in sorted(marks):
        kept = Span(max(0, mark.start), min(mark.end, length))
        if kept.start >= kept.end:
            continue
        if merged and kept.start <= merged[-1].end:
            kept = Span(merged[-1].start, max(merged.pop().end, kept.end))
        merged.append(kept)
    return tuple(merged)
