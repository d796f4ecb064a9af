"""A run from its arguments to its exit status: check, mark what is settled, deliver, tell."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from claimcheck.cli.house import with_house_words, with_plugin_problems
from claimcheck.cli.recording import write_record
from claimcheck.cli.settling import settled
from claimcheck.cli.status import status_of
from claimcheck.cli.streams import say

if TYPE_CHECKING:
    from claimcheck.cli.delivery import Delivery
    from claimcheck.cli.sources import Sources
    from claimcheck.model import Report

MOST_PROBLEMS_SAID: Final = 20
"""How many problems standard error lists; the report lists them all."""


class Options(TypedDict):
    """What `report`, `compare` and `check` are told about their output."""

    style: str | None
    output: Path | None
    fail_on: str
    preview: bool
    explain: bool
    quiet: bool
    no_color: bool
    tracked: str
    language: str
    accepted: Path | None
    baseline: Path | None
    record: Path | None
    allow_unreadable: bool


def run(sources: "Sources", check: "Callable[..., Report]", options: Options) -> int:
    """Run a check over what the arguments mean, and deliver its report."""
    from claimcheck.cli.delivery import prepared  # noqa: PLC0415 - heavy
    from claimcheck.cli.languages import sources_in  # noqa: PLC0415 - heavy
    from claimcheck.cli.progress import ProgressBar  # noqa: PLC0415 - heavy
    from claimcheck.cli.sources import with_changes  # noqa: PLC0415 - heavy

    sources = sources_in(with_changes(sources, options["tracked"]), options["language"])
    delivery = prepared(options["output"], options["style"], sources.includes)
    with ProgressBar(quiet=options["quiet"]) as progress:
        found = check(
            with_house_words(sources.claim_sets),
            sources.documents,
            problems=sources.problems,
            progress=progress,
        )
    found = with_plugin_problems(found)
    return hand_over(found, delivery, options, claims=[each.file for each in sources.claim_sets])


def hand_over(
    found: "Report",
    delivery: "Delivery",
    options: Options,
    *,
    claims: Sequence[Path] = (),
    more: "Callable[[Report], str] | None" = None,
) -> int:
    """Deliver a report, what is settled marked, and for a person what `more` makes of it."""
    from attrs import evolve  # noqa: PLC0415 - heavy

    from claimcheck.cli.delivery import deliver  # noqa: PLC0415 - heavy

    found = settled(found, accepted=options["accepted"], baseline=options["baseline"])
    found = evolve(found, explain=options["explain"])
    if options["record"] is not None:
        write_record(
            options["record"],
            found,
            claims=claims,
            accepted=options["accepted"],
            baseline=options["baseline"],
        )
        if not options["quiet"]:
            say(f"wrote {options['record']}")
    below = more(found) if more else ""
    deliver(
        found,
        delivery,
        quiet=options["quiet"],
        no_color=options["no_color"],
        below=below,
        claims=claims,
    )
    say_problems(found)
    return status_of(found, options["fail_on"], allow_unreadable=options["allow_unreadable"])


def say_problems(found: "Report") -> None:
    """Say what could not be checked, so that nobody takes a part for the whole."""
    for each in found.problems[:MOST_PROBLEMS_SAID]:
        place = ":".join(str(part) for part in (each.file, each.line) if part is not None)
        say(f"{place}: {each.what}" if place else each.what)
    further = len(found.problems) - MOST_PROBLEMS_SAID
    if further > 0:
        say(f"and {further} more; the report lists them all")
    if not found.coverage.documents_read:
        say("claimcheck: no document was read, so nothing was checked")
    elif found.problems:
        say("claimcheck: not everything could be checked")
