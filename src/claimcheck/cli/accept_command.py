"""The command that records that somebody lets a finding stand."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from claimcheck.cli.arguments import DAY, PATH
from claimcheck.cli.clock import today
from claimcheck.cli.status import Status
from claimcheck.cli.streams import write

if TYPE_CHECKING:
    from claimcheck.model import Finding

MOST_NAMED = 12
"""How many findings a message names."""


class Options(TypedDict):
    """What `accept` is told."""

    finding: tuple[str, ...]
    reason: str
    by: str
    until: dt.date | None
    report: Path | None
    claims: tuple[Path, ...]
    documents: tuple[Path, ...]
    accepted: Path | None


@click.command()
@click.argument("finding", nargs=-1, required=True, metavar="FINDING…")
@click.option("--reason", required=True, metavar="TEXT", help="Why the words stand.")
@click.option("--by", required=True, metavar="WHO", help="Who has looked.")
@click.option("--until", type=DAY, metavar="YYYY-MM-DD", help="The last day on which it holds.")
@click.option(
    "--from",
    "report",
    type=PATH,
    metavar="REPORT",
    help="The JSON report that has the finding (- for standard input); without it, report and "
    "compare run again.",
)
@click.option("--claims", multiple=True, type=PATH, metavar="CLAIMS", help="As report takes them.")
@click.option("--documents", multiple=True, type=PATH, metavar="PATH", help="As report takes them.")
@click.option(
    "--accepted",
    type=PATH,
    metavar="FILE",
    help="The file to write to (default: claimcheck-accepted.toml).",
)
def accept(**options: Unpack[Options]) -> int:
    """Let findings stand, with a reason.

    FINDING is the short name that a report shows in brackets, or its beginning. The entry goes to
    the end of the accepted file. Reports go on showing the finding, marked, and fail no more on
    it; when the words change it is back.

    \b
    claimcheck accept 3f9a12 --reason "He said Carlisle; kept in the quotation" --by rk
    claimcheck accept 3f9a12 0be77c --reason "Agreed with the desk" --by rk --until 2026-12-31
    claimcheck check draft.md --against sources/ --format json -o found.json
    claimcheck accept 3f9a12 --from found.json --reason "Rounded on purpose" --by rk
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck import acceptances  # noqa: PLC0415 - heavy
    from claimcheck.cli.output_file import target_of, write_file  # noqa: PLC0415 - heavy

    for name in ("reason", "by"):
        if not str(options[name]).strip():
            raise click.UsageError(
                f"--{name} is empty; say something that helps whoever asks later"
            )
    day = today()
    if options["until"] is not None and options["until"] < day:
        raise click.UsageError(f"--until {options['until']} is past")
    path = options["accepted"] or Path(acceptances.USUAL_NAME)
    target = target_of(path, lambda _: False)
    held = acceptances.read_acceptances(path) if target.exists() else ()
    known = _findings(options)
    chosen = [_named(each, known) for each in dict.fromkeys(options["finding"])]
    text = target.read_text("utf-8-sig") if target.exists() else acceptances.HEADER
    for finding in dict.fromkeys(chosen):
        entry = acceptances.accept(
            finding, reason=options["reason"], by=options["by"], date=day, until=options["until"]
        )
        for old in held:
            if (old.finding, old.evidence) == (entry.finding, entry.evidence) and (
                old.until is None or old.until >= day
            ):
                raise click.ClickException(
                    f"{finding.id} is already accepted by {old.by} ({path}:{old.line})"
                )
        text = f"{text.rstrip()}\n\n{acceptances.acceptance_text(entry)}"
    write_file(target, text)
    for finding in dict.fromkeys(chosen):
        write(f"accepted {finding.id} ({finding.rule}) in {path}\n")
    return Status.DONE


def _findings(options: Options) -> "Sequence[Finding]":
    """The findings that a name may mean: those of a report, or of the runs that have no options."""
    from claimcheck import checking  # noqa: PLC0415 - heavy
    from claimcheck.acceptances import findings_in  # noqa: PLC0415 - heavy
    from claimcheck.cli.sources import sources_of_report  # noqa: PLC0415 - heavy

    if options["report"] is not None:
        from_input = str(options["report"]) == "-"
        content = sys.stdin.buffer.read() if from_input else None
        return findings_in(Path("standard input") if from_input else options["report"], content)
    sources = sources_of_report(options["claims"], options["documents"])
    report = checking.check_claims(sources.claim_sets, sources.documents, problems=sources.problems)
    between = checking.compare_documents(sources.claim_sets, sources.documents)
    return [f for cell in report.cells for f in cell.findings] + list(between.discrepancies)


def _named(name: str, known: "Sequence[Finding]") -> "Finding":
    """The finding with a name, or with the one name that begins so."""
    from claimcheck.model import Verdict  # noqa: PLC0415 - heavy

    found = {f.id: f for f in known if f.id.startswith(name.strip("[]"))}
    if len(found) == 1:
        (only,) = found.values()
        return only
    if found:
        raise click.ClickException(f"{name!r} begins several names: {_listed(sorted(found))}")
    wanted = (Verdict.CONFLICT, Verdict.DRIFT)
    names = list(dict.fromkeys(f.id for f in known if f.verdict in wanted))
    there = f"there are {_listed(names)}" if names else "nothing was found that could be accepted"
    raise click.ClickException(
        f"no finding is called {name!r}; {there}\n"
        "name the report that shows it with --from REPORT.json"
    )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
