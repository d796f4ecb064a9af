"""What reports for people call things, and how they say what was checked."""

from collections.abc import Iterator
from typing import Final

from claimcheck.model import Document, Finding, Report, Slot, State, Verdict
from claimcheck.reports.outline import VERDICTS, tally
from claimcheck.reports.places import written

WORDS: Final = {
    Verdict.CONFLICT: "conflict",
    Verdict.DRIFT: "drift",
    Verdict.NOT_COMPARABLE: "not comparable",
    Verdict.AGREE: "agree",
    Verdict.SILENT: "silent",
}
SYMBOLS: Final = {
    Verdict.CONFLICT: "≠",
    Verdict.DRIFT: "~",
    Verdict.NOT_COMPARABLE: "≉",
    Verdict.AGREE: "=",
    Verdict.SILENT: "·",
}
"""A sign for each verdict; it always stands beside the word."""


def coverage_sentences(report: Report) -> Iterator[str]:
    """What was checked and what was not, a sentence each."""
    coverage = report.coverage
    documents = coverage.documents or len(report.documents)
    if not documents:
        yield "Nothing: there were no documents."
        return
    yield f"{coverage.documents_read} of {count(documents, 'document')} could be read."
    if passed := coverage.documents_passed_over:
        be, it = ("was", "it") if passed == 1 else ("were", "them")
        yield (
            f"{count(passed, 'document')} of these {be} passed over, as nothing of any claim is in "
            f"{it}; figures are counted in the others."
        )
    claims = coverage.claims or len(report.claims)
    if claims:
        yield f"{coverage.claims_understood} of {count(claims, 'claim')} could be understood."
    if unconfirmed := sum(not claim.confirmed for claim in report.claims):
        yield (
            f"{unconfirmed} of {count(len(report.claims), 'claim')} no person has confirmed yet; "
            "they are never an error."
        )
    if coverage.figures:
        left = coverage.figures - coverage.figures_checked
        yield (
            f"{coverage.figures_checked} of {count(coverage.figures, 'figure')} in the documents "
            f"{were(coverage.figures_checked)} compared; {left} {were(left)} not."
        )
    else:
        yield "No figure was found in the documents."
    pairs = tally(report)
    if pairs.total():
        told = ", ".join(f"{pairs[verdict]} {WORDS[verdict]}" for verdict in VERDICTS)
        yield f"{count(pairs.total(), 'pair')} of a claim and a document: {told}."
    if report.discrepancies:
        found = [finding.verdict for finding in report.discrepancies]
        told = ", ".join(
            f"{found.count(verdict)} {WORDS[verdict]}" for verdict in VERDICTS if verdict in found
        )
        yield f"Between documents, or inside one: {told}."
    if settled := [f for f in _findings(report) if not f.open]:
        accepted = sum(f.accepted is not None for f in settled)
        known = len(settled) - accepted
        told = ", ".join(
            part
            for part, number in (
                (f"{accepted} {were(accepted)} accepted", accepted),
                (f"{known} {were(known)} known from the baseline", known),
            )
            if number
        )
        yield f"Of the findings, {told}; they are listed all the same."
    yield from _left_open(report)
    worst = {cell.verdict for cell in report.cells}
    worst.update(finding.verdict for finding in report.discrepancies)
    if not worst & {Verdict.CONFLICT, Verdict.DRIFT}:
        yield "No conflict and no drift was found in what was compared."


def _left_open(report: Report) -> Iterator[str]:
    """What was not concluded, and what was not even held together."""
    if undecided := sum("ambiguous" in cell.kinds for cell in report.cells):
        yield (
            f"Nothing was concluded of {count(undecided, 'pair')}: two figures fit the claim "
            "equally well, and a person has to decide."
        )
    if report.pairs_left:
        yield (
            f"{count(report.pairs_left, 'pair')} of documents {were(report.pairs_left)} not held "
            "together: each document is held against the primary sources and those most like it."
        )


def _findings(report: Report) -> Iterator[Finding]:
    for cell in report.cells:
        yield from (f for f in cell.findings if f.verdict in {Verdict.CONFLICT, Verdict.DRIFT})
    yield from report.discrepancies


def about_document(document: Document) -> str:
    """Who published a document, when, what it is in the comparison, and where it lies."""
    facts = (
        document.outlet,
        document.date.isoformat() if document.date else None,
        document.role.value if document.role else None,
        written(document.file),
    )
    return ", ".join(fact for fact in facts if fact)


def failing(slots: tuple[Slot, ...]) -> list[Slot]:
    """The slots that differ; where none does, those that one side does not give."""
    stated = [slot for slot in slots if slot.ours or slot.theirs]
    different = [slot for slot in stated if slot.state is State.DIFFERENT]
    return different or [slot for slot in stated if slot.state is State.UNKNOWN]


def slot_sentence(slot: Slot, *, against: bool) -> str:
    """What each side has for a slot; `against` is true where the claim is one of the sides."""
    first, second = ("the claim", "the document") if against else ("the first", "the second")
    ours = f"{slot.ours} in {first}" if slot.ours else f"not stated in {first}"
    theirs = f"{slot.theirs} in {second}" if slot.theirs else f"not stated in {second}"
    return f"{slot.name}: {ours}, {theirs}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def were(number: int) -> str:
    """The verb that goes with a number."""
    return "was" if number == 1 else "were"
