"""Where a run's record of care is written."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.clock import now

if TYPE_CHECKING:
    from claimcheck.model import Report


def write_record(
    path: Path,
    report: "Report",
    *,
    claims: Iterable[Path] = (),
    accepted: Path | None = None,
    baseline: Path | None = None,
) -> None:
    """Write the record of a run, whole.

    `claims` are the claims files of the run; `accepted` and `baseline` what was named as such.

    Raises:
        click.ClickException: the file cannot be written.
    """
    from claimcheck.acceptances import USUAL_NAME  # noqa: PLC0415 - heavy
    from claimcheck.cli.output_file import target_of, write_file  # noqa: PLC0415 - heavy
    from claimcheck.record import record_text  # noqa: PLC0415 - heavy

    usual = Path(USUAL_NAME)
    accepted = accepted or (usual if usual.exists() else None)
    inputs = [("claims", each) for each in claims]
    inputs += [("accepted", accepted)] if accepted else []
    inputs += [("baseline", baseline)] if baseline else []
    read = {each.resolve() for _, each in inputs} | {d.file.resolve() for d in report.documents}
    target = target_of(path, read.__contains__)
    text = record_text(report, made=now(), arguments=sys.argv[1:], inputs=inputs)
    write_file(target, text)
