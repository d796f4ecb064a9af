"""A report as JSON Lines, written while it is found: every line holds, wherever the run ends."""

import sys
from typing import TYPE_CHECKING

from claimcheck.cli.run import MOST_PROBLEMS_SAID
from claimcheck.cli.settling import settled
from claimcheck.cli.status import FAILS_ON, Status
from claimcheck.cli.streams import encoding_of, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.cli.run import Options
    from claimcheck.cli.sources import Sources
    from claimcheck.model import Problem, Report


def wants_lines(sources: "Sources", options: "Options") -> bool:
    """Whether a run writes lines to standard output, of more documents than a desk has."""
    from claimcheck.archive.run import DESK  # noqa: PLC0415 - heavy

    output = options["output"]
    to_stdout = output is None or str(output) == "-"
    known = sum(len(each.documents) for each in sources.claim_sets) + len(sources.documents)
    return (
        options["style"] == "jsonl"
        and to_stdout
        and options["record"] is None
        and len(sources.claim_sets) == 1
        and (bool(sources.records) or known > DESK)
    )


def run_lines(sources: "Sources", check: "Callable[..., Report]", options: "Options") -> int:
    """Write claims, then what each document says as soon as it is known, and the coverage last."""
    from claimcheck.cli.languages import sources_in  # noqa: PLC0415 - heavy
    from claimcheck.cli.sources import with_changes  # noqa: PLC0415 - heavy
    from claimcheck.model import Report  # noqa: PLC0415 - heavy

    sources = sources_in(with_changes(sources, options["tracked"]), options["language"])
    claims = sources.claim_sets[0].claims
    _write(_rows(Report(claims=claims, problems=sources.problems))[1:])
    verdicts: set[str] = set()
    lost: list[Problem] = []
    count = done = 0

    def gone_through(so_far: int, _total: int) -> None:
        nonlocal done
        done = so_far

    def told(part: "Report") -> None:
        nonlocal count
        part = settled(part, accepted=options["accepted"], baseline=options["baseline"])
        verdicts.update(each.verdict.value for each in part.cells)
        count += 1
        lost.extend(part.problems)
        _write(_rows(part)[1:])

    try:
        found = check(
            sources.claim_sets,
            sources.documents,
            problems=sources.problems,
            told=told,
            progress=gone_through,
        )
    except KeyboardInterrupt:
        say(
            f"claimcheck: interrupted after {done:,} documents; the lines of those {count:,} "
            "that something is to be said of are written"
        )
        raise
    rows = _rows(found)
    if found.documents:
        # So few that they were held against the claims together.
        verdicts.update(each.verdict.value for each in found.cells)
        _write(rows[1:])
    _write(rows[:1])
    if lost or found.problems or not found.coverage.documents_read:
        for each in [*lost, *found.problems][:MOST_PROBLEMS_SAID]:
            say(f"{each.file}: {each.what}" if each.file else each.what)
        say("claimcheck: not everything could be checked")
        return Status.NOT_CHECKED
    return Status.FOUND if verdicts & FAILS_ON[options["fail_on"]] else Status.DONE


def _rows(report: "Report") -> list[str]:
    from claimcheck.reports.jsonl import render  # noqa: PLC0415 - heavy

    return render(report, encoding=encoding_of(sys.stdout)).splitlines(keepends=True)


def _write(lines: list[str]) -> None:
    # A reader that has left ends the run: there is nobody to find the rest for.
    sys.stdout.write("".join(lines))
    sys.stdout.flush()
