"""What of a report somebody has already settled: accepted findings, and those of a baseline."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.clock import today

if TYPE_CHECKING:
    from claimcheck.model import Report


def settled(report: "Report", *, accepted: Path | None, baseline: Path | None) -> "Report":
    """The report with the findings marked that are accepted or that the baseline has.

    `accepted` is the accepted file; without one, `claimcheck-accepted.toml` where it is there.

    Raises:
        ClaimFileError: the accepted file has faults.
        ReportFileError: the baseline is no report of claimcheck's.
    """
    from claimcheck import acceptances  # noqa: PLC0415 - heavy

    if baseline is not None:
        report = acceptances.mark_known(report, acceptances.read_baseline(baseline))
    usual = Path(acceptances.USUAL_NAME)
    path = accepted or (usual if usual.exists() else None)
    if path is None:
        return report
    return acceptances.mark_accepted(report, acceptances.read_acceptances(path), today())
