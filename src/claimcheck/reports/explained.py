"""How each verdict was reached: what was aligned with what, slot by slot."""

from collections.abc import Sequence
from typing import Final

from rich.text import Text

from claimcheck.model import Cell, Checked, Finding, Report, Slot, State
from claimcheck.reports.page import Page
from claimcheck.reports.sides import Places, places_of
from claimcheck.reports.wording import WORDS

__all__ = ["write_explained"]

_STATES: Final = {
    State.SAME: "same",
    State.COMPATIBLE: "compatible",
    State.DIFFERENT: "DIFFERENT",
    State.UNKNOWN: "not known",
}
_NAME: Final = 14
_STATE: Final = 12


def write_explained(page: Page, report: Report) -> None:
    """Every verdict with its slots: of claims, of what differs, and of what was checked in drafts.

    A slot that neither side gives is left out: nothing was compared there.
    """
    if not report.explain:
        return
    page.heading("HOW EACH VERDICT WAS REACHED, slot by slot")
    places = places_of(report)
    for cell in report.cells:
        _write_cell(page, cell, places)
    for finding in report.discrepancies:
        _write_finding(page, finding, places)
    for checked in report.checked:
        _write_checked(page, checked, places)
    if not (report.cells or report.discrepancies or report.checked):
        page.block(page.text("No two things were aligned."), "  ")


def _write_cell(page: Page, cell: Cell, places: Places) -> None:
    page.gap()
    head = f"claim {cell.claim}, document {cell.document}: {WORDS[cell.verdict]}"
    page.block(page.text(head, "bold"), "  ")
    page.block(page.text(cell.reason), "    ")
    for evidence in cell.evidence[:1]:
        page.block(page.text(f"aligned with {places.of_evidence(evidence)}", "dim"), "    ")
    _write_slots(page, cell.slots, "claim", cell.document)


def _write_finding(page: Page, finding: Finding, places: Places) -> None:
    page.gap()
    head = f"{finding.rule} [{finding.id}]: {WORDS[finding.verdict]}"
    page.block(page.text(head, "bold"), "  ")
    page.block(page.text(finding.reason), "    ")
    sides = finding.evidence[:2]
    aligned = " with ".join(places.line_of(e) for e in sides)
    page.block(page.text(f"aligned {aligned}", "dim"), "    ")
    names = [e.document for e in sides]
    theirs, ours = names if len(names) > 1 else (names[0], names[0])
    if theirs == ours:
        theirs, ours = "the one", "the other"
    _write_slots(page, finding.slots, ours, theirs)


def _write_checked(page: Page, checked: Checked, places: Places) -> None:
    if not checked.slots or checked.source is None:
        return
    page.gap()
    words = " ".join(checked.place.quote.split())[:60]
    head = f"{places.line_of(checked.place)} {words}: {WORDS[checked.verdict]}"
    page.block(page.text(head, "bold"), "  ")
    if checked.reason:
        page.block(page.text(checked.reason), "    ")
    aligned = places.line_of(checked.source)
    page.block(page.text(f"aligned with {aligned}", "dim"), "    ")
    _write_slots(page, checked.slots, checked.place.document, checked.source.document)


def _write_slots(page: Page, slots: Sequence[Slot], ours: str, theirs: str) -> None:
    for slot in slots:
        if not slot.ours and not slot.theirs:
            continue
        name = slot.name.removeprefix("name:").ljust(_NAME)
        state = _STATES[slot.state].ljust(_STATE)
        said = f"{ours}: {slot.ours or 'not stated'} | {theirs}: {slot.theirs or 'not stated'}"
        page.block(
            Text.assemble(page.text(f"{name}{state}"), page.text(said)),
            "    ",
            " " * (4 + _NAME + _STATE),
        )
