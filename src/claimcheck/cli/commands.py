"""The commands and what each of them does.

The heavy rooms are imported inside the commands, so that `--version` and `--help` are instant.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from claimcheck import __version__
from claimcheck.cli.accept_command import accept
from claimcheck.cli.arguments import (
    DAY,
    PATH,
    READ_FORMATS,
    ListingCommand,
    NamedGroup,
    output_options,
    tracked_option,
)
from claimcheck.cli.propose_command import propose
from claimcheck.cli.recording import write_record
from claimcheck.cli.settling import settled
from claimcheck.cli.status import Status, status_of
from claimcheck.cli.streams import (
    say,
    width_of,
    write,
)
from claimcheck.cli.verify_command import verify

if TYPE_CHECKING:
    import datetime as dt

    from claimcheck.cli.sources import Sources
    from claimcheck.model import Report

MOST_PROBLEMS_SAID = 20
"""How many problems standard error lists; the report lists them all."""


class Options(TypedDict):
    """What `report` and `compare` are told about their output."""

    style: str | None
    output: Path | None
    fail_on: str
    quiet: bool
    no_color: bool
    tracked: str
    accepted: Path | None
    baseline: Path | None
    record: Path | None


class ReadOptions(TypedDict):
    """What `read` is told."""

    text: tuple[str, ...]
    file: Path | None
    document: Path | None
    date: "dt.date | None"
    explain: bool
    style: str | None
    tracked: str


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click passes the flag so
    if asked:
        write(f"claimcheck {__version__}\n")
        ctx.exit(Status.DONE)


@click.group(cls=NamedGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def claimcheck() -> None:
    """Check what documents say against what is claimed, and against one another.

    \b
    claimcheck report                           every claims file in claims/
    claimcheck report mine.toml -o report.txt   one claims file, into a file
    claimcheck compare release.txt article.md   documents with one another
    claimcheck read "90 of the 194 children"    how a sentence is understood
    claimcheck rule list                        what is looked for

    Exit status: 0 the work was done, 1 something is at or above --fail-on, 2 something could not
    be checked.
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped


@claimcheck.command(cls=ListingCommand)
@click.argument("claims", nargs=-1, type=PATH)
@click.option(
    "--documents",
    multiple=True,
    type=PATH,
    metavar="PATH…",
    help="Documents or folders to read besides those that the claims files list.",
)
@output_options
def report(
    claims: tuple[Path, ...], documents: tuple[Path, ...], **options: Unpack[Options]
) -> int:
    """Say of each claim what each document says about it.

    CLAIMS are claims files, or folders of them; without any, those in claims/
    (claims/*.toml and claims/*/claims.toml).

    \b
    claimcheck report
    claimcheck report claims/floods.toml --documents articles/
    claimcheck report mine.toml --format json -o report.json
    claimcheck report --fail-on conflict
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck import checking  # noqa: PLC0415 - heavy
    from claimcheck.cli.forked import in_two  # noqa: PLC0415 - heavy
    from claimcheck.cli.sources import sources_of_report  # noqa: PLC0415 - heavy

    check = partial(checking.check_claims, spread=in_two)
    return _check(sources_of_report(claims, documents), check, options)


@claimcheck.command()
@click.argument("paths", nargs=-1, type=PATH, required=True, metavar="PATH…")
@output_options
def compare(paths: tuple[Path, ...], **options: Unpack[Options]) -> int:
    """Say where documents disagree with one another.

    A document that disagrees with itself is named too. No claim is needed. PATH is a document, a
    folder of documents, or a claims file, for the documents that it lists.

    \b
    claimcheck compare release.txt article.md
    claimcheck compare articles/ --format json
    claimcheck compare claims/floods.toml --fail-on drift
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck import checking  # noqa: PLC0415 - heavy
    from claimcheck.cli.sources import sources_of_compare  # noqa: PLC0415 - heavy

    return _check(sources_of_compare(paths), checking.compare_documents, options)


@claimcheck.command()
@click.argument("text", nargs=-1)
@click.option("--file", "file", type=PATH, metavar="FILE", help="Read the lines of FILE.")
@click.option(
    "--document",
    type=PATH,
    metavar="FILE",
    help="Read a whole document with its headings, tables and lists, a statement at a time.",
)
@click.option(
    "--date",
    type=DAY,
    metavar="YYYY-MM-DD",
    help='The day that "last year" counts from.',
)
@tracked_option
@click.option(
    "--explain", is_flag=True, help="Say how each figure and clause came to be, step by step."
)
@click.option(
    "--format",
    "style",
    type=READ_FORMATS,
    help="text for a person, jsonl for a program: one object a line "
    "(default: text at a terminal, jsonl elsewhere).",
)
def read(**options: Unpack[ReadOptions]) -> int:
    """Show how a sentence is understood.

    That is: its figures, what each of them counts, and how they stand to one another. Every line
    is one sentence to read, and gives one answer. A single - stands for standard input.

    \b
    claimcheck read "90 children were CIN, of which 49 on CP plans"
    claimcheck read --date 2010-10-27 --explain "up 12% on last year"
    claimcheck read --file sentences.txt --format jsonl
    claimcheck read --document release.md
    echo "up 12% on 2022" | claimcheck read -
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck.cli.lines import lines_of, lines_of_file, lines_of_input  # noqa: PLC0415 - heavy
    from claimcheck.cli.read_run import Reading, read_file, read_lines  # noqa: PLC0415 - heavy

    text, file, document = options["text"], options["file"], options["document"]
    if sum((bool(text), file is not None, document is not None)) != 1:
        raise click.UsageError(
            "give a sentence in quotation marks, or --file FILE, or --document FILE, or - alone"
        )
    style, from_input = options["style"], text == ("-",) or str(file) == "-"
    how = Reading(
        date=options["date"],
        explain=options["explain"],
        for_person=sys.stdout.isatty() if style is None else style == "text",
        at_once=from_input,
    )
    if document is not None:
        return read_file(document, how, options["tracked"])
    if from_input:
        return read_lines(lines_of_input(), "standard input", how)
    if file is not None:
        return read_lines(lines_of_file(file), str(file), how)
    return read_lines(lines_of(" ".join(text)), "the text", how)


@claimcheck.group(cls=NamedGroup)
def rule() -> None:
    """Show what is looked for.

    \b
    claimcheck rule list
    claimcheck rule show NAME
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped


@rule.command("list")
def list_rules() -> int:
    """List the rules, each with its kind, its severity and one sentence.

    \b
    claimcheck rule list
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck.cli.rule_pages import rule_table  # noqa: PLC0415 - heavy
    from claimcheck.rules import RULES  # noqa: PLC0415 - heavy

    write(rule_table(RULES, width=width_of(sys.stdout)))
    return Status.DONE


@rule.command("show")
@click.argument("name")
def show_rule(name: str) -> int:
    """Show the manual page of a rule.

    \b
    claimcheck rule show NAME
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck.claimfile.nearest import suggestion  # noqa: PLC0415 - heavy
    from claimcheck.cli.rule_pages import rule_page  # noqa: PLC0415 - heavy
    from claimcheck.rules import RULES  # noqa: PLC0415 - heavy

    for each in RULES:
        if each.name == name:
            write(rule_page(each, width=width_of(sys.stdout)))
            return Status.DONE
    hint = suggestion(name, [each.name for each in RULES], plural="rules")
    raise click.UsageError(f"no rule is called {name!r}; {hint}")


def _check(sources: "Sources", check: "Callable[..., Report]", options: Options) -> int:
    """Run a check over what the arguments mean, and deliver its report."""
    from claimcheck.cli.delivery import deliver, prepared  # noqa: PLC0415 - heavy
    from claimcheck.cli.progress import ProgressBar  # noqa: PLC0415 - heavy
    from claimcheck.cli.sources import with_changes  # noqa: PLC0415 - heavy

    sources = with_changes(sources, options["tracked"])
    delivery = prepared(options["output"], options["style"], sources.includes)
    with ProgressBar(quiet=options["quiet"]) as progress:
        found = check(
            sources.claim_sets, sources.documents, problems=sources.problems, progress=progress
        )
    found = settled(found, accepted=options["accepted"], baseline=options["baseline"])
    if options["record"] is not None:
        write_record(
            options["record"],
            found,
            claims=[each.file for each in sources.claim_sets],
            accepted=options["accepted"],
            baseline=options["baseline"],
        )
        if not options["quiet"]:
            say(f"wrote {options['record']}")
    deliver(found, delivery, quiet=options["quiet"], no_color=options["no_color"])
    _say_problems(found)
    return status_of(found, options["fail_on"])


def _say_problems(found: "Report") -> None:
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


claimcheck.add_command(accept)
claimcheck.add_command(propose)
claimcheck.add_command(verify)
