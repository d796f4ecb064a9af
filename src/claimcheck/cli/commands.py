"""The commands and what each of them does.

The heavy rooms are imported inside the commands, so that `--version` and `--help` are instant.
"""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from claimcheck import __version__
from claimcheck.cli.accept_command import accept
from claimcheck.cli.arguments import (
    DAY,
    PATH,
    ListingCommand,
    NamedGroup,
    language_option,
    output_options,
    tracked_option,
)
from claimcheck.cli.check_command import check
from claimcheck.cli.claims_command import claims
from claimcheck.cli.completion_command import completion
from claimcheck.cli.corpus_command import corpus
from claimcheck.cli.house import rules_in_force
from claimcheck.cli.lsp_command import lsp
from claimcheck.cli.many import (
    DESK,
    ManyOptions,
    compared_by,
    executor_option,
    gone_through,
    how_many,
    jobs_option,
    many_options,
)
from claimcheck.cli.propose_command import propose
from claimcheck.cli.rule_trials import new_rule, test_rules
from claimcheck.cli.run import Options, run
from claimcheck.cli.serve_command import serve
from claimcheck.cli.status import Status
from claimcheck.cli.store_command import store
from claimcheck.cli.streamed import run_lines, wants_lines
from claimcheck.cli.streams import width_of, write
from claimcheck.cli.verify_command import verify
from claimcheck.cli.words import READ_FORMATS

if TYPE_CHECKING:
    import datetime as dt


class ReportOptions(Options, ManyOptions):
    """What `report` is told about its output, and about going through many documents."""


class ReadOptions(TypedDict):
    """What `read` is told."""

    text: tuple[str, ...]
    file: Path | None
    document: Path | None
    date: "dt.date | None"
    explain: bool
    style: str | None
    tracked: str
    language: str


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
    claimcheck check draft.md --against notes/  a draft, before it is published
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
@many_options
@output_options
def report(
    claims: tuple[Path, ...], documents: tuple[Path, ...], **options: Unpack[ReportOptions]
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
    from claimcheck.archive import run as archive  # noqa: PLC0415 - heavy
    from claimcheck.cli.forked import in_two  # noqa: PLC0415 - heavy
    from claimcheck.cli.sources import sources_of_report  # noqa: PLC0415 - heavy

    sources = sources_of_report(claims, documents)
    with gone_through(options, sources) as means:
        hold = partial(
            archive.check_claims,
            spread=in_two,
            rules=rules_in_force(preview=options["preview"]),
            means=means,
            records=sources.records,
        )
        if wants_lines(sources, options):
            return run_lines(sources, hold, options)
        return run(sources, hold, options)


@claimcheck.command()
@click.argument("paths", nargs=-1, type=PATH, required=True, metavar="PATH…")
@jobs_option
@executor_option
@output_options
def compare(
    paths: tuple[Path, ...], jobs: int | None, executor: str | None, **options: Unpack[Options]
) -> int:
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

    sources = sources_of_compare(paths)
    rules = rules_in_force(preview=options["preview"])
    if how_many(sources) <= DESK:
        return run(sources, partial(checking.compare_documents, rules=rules), options)
    with compared_by(jobs, executor, sources) as hold:
        return run(sources, partial(hold, rules=rules), options)


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
@language_option
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
        language=options["language"],
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
    """Show what is looked for, and keep rules of your own.

    \b
    claimcheck rule list
    claimcheck rule show NAME
    claimcheck rule new "times fewer"
    claimcheck rule test rules/
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


claimcheck.add_command(accept)
claimcheck.add_command(check)
claimcheck.add_command(claims)
claimcheck.add_command(corpus)
claimcheck.add_command(completion)
claimcheck.add_command(lsp)
claimcheck.add_command(propose)
claimcheck.add_command(serve)
claimcheck.add_command(store)
claimcheck.add_command(verify)
rule.add_command(new_rule)
rule.add_command(test_rules)
