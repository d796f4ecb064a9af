"""The exit statuses: what a script learns from a run."""

from enum import IntEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from claimcheck.model import Report


class Status(IntEnum):
    """What a run came to; the higher wins."""

    DONE = 0
    FOUND = 1
    """Something is at or above what `--fail-on` names."""
    NOT_CHECKED = 2
    """Something could not be checked; what could be is still written."""
    INTERRUPTED = 130


FAILS_ON: Final = {
    "conflict": frozenset({"conflict"}),
    "drift": frozenset({"conflict", "drift"}),
    "never": frozenset[str](),
}
"""For each word that `--fail-on` takes, the verdicts that make the run fail."""


def status_of(report: "Report", fail_on: str, *, allow_unreadable: bool = False) -> Status:
    """What a report comes to for somebody who wants to fail on a verdict.

    What was accepted, what an earlier run knew, and what no person confirmed fails nothing. With
    `allow_unreadable`, documents that could not be read do not count, as long as one could.
    """
    lost = [p for p in report.problems if p.claim is not None or not allow_unreadable]
    if lost or not report.coverage.documents_read:
        return Status.NOT_CHECKED
    unconfirmed = {each.id for each in report.claims if not each.confirmed}
    found = {c.verdict.value for c in report.cells if c.open and c.claim not in unconfirmed}
    found |= {each.verdict.value for each in report.discrepancies if each.open}
    return Status.FOUND if found & FAILS_ON[fail_on] else Status.DONE
