"""The command `check`: a draft before it is published."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Unpack

import click

from claimcheck.cli.arguments import PATH, RepeatingCommand, output_options
from claimcheck.cli.house import rules_in_force, with_house_words, with_plugin_problems
from claimcheck.cli.run import Options, hand_over, say_problems
from claimcheck.cli.settling import settled
from claimcheck.cli.status import status_of
from claimcheck.cli.streams import say, write
from claimcheck.cli.words import Word

if TYPE_CHECKING:
    from claimcheck.model import Report

SHOWN: Final = Word("list", ("findings", "uncovered", "all"), {"not-covered": "uncovered"})


class CheckOptions(Options):
    """What `check` is told, besides what it is told about its output."""

    drafts: tuple[str, ...]
    against: tuple[Path, ...]
    claims: tuple[Path, ...]
    roles: tuple[str, ...]
    stdin_filename: str | None
    show: str
    diff: bool
    word: Path | None


@click.command(cls=RepeatingCommand, repeating=("--against", "--claims"))
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT…")
@click.option(
    "--against",
    multiple=True,
    type=PATH,
    metavar="SOURCE…",
    help="What the draft rests on: documents, folders of them, or claims files for theirs.",
)
@click.option(
    "--claims",
    multiple=True,
    type=PATH,
    metavar="FILE…",
    help="Claims files: the draft is held against their claims and the documents they list.",
)
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="ID=primary",
    help="Say that a source settles the matter (primary) or does not (secondary).",
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help="What a draft from standard input (-) is called; its ending says what it is.",
)
@click.option(
    "--show",
    type=SHOWN,
    default="findings",
    help="Below the findings also list what no source covers (uncovered), or everything (all).",
)
@click.option(
    "--diff", is_flag=True, help="Write only what the sources have instead, as a diff to review."
)
@click.option(
    "--word",
    type=PATH,
    metavar="FILE",
    help="Write the draft back as a Word copy with comments (for several drafts, a folder).",
)
@partial(output_options, fail_on="conflict")
def check(**options: Unpack[CheckOptions]) -> int:
    """Check a draft against its sources before it is published.

    Every figure, name, quotation and sentence of DRAFT is looked for in the sources, the primary
    ones first, and in the claims; its headline is held against its text. A single - is a draft
    from standard input. Nothing is ever changed in a draft or a source.

    \b
    claimcheck check draft.md --against sources/
    claimcheck check draft.md --against report.txt paper.md --role report=primary
    claimcheck check draft.md --claims claims/floods.toml --show uncovered
    claimcheck check draft.md --against sources/ --diff
    claimcheck check draft.docx --against sources/ --word commented.docx
    pbpaste | claimcheck check - --stdin-filename draft.md --against sources/

    Exit status: 1 when there is a conflict, 2 when something could not be checked.
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck.cli.delivery import prepared  # noqa: PLC0415 - heavy
    from claimcheck.cli.draft_sources import draft_sources  # noqa: PLC0415 - heavy
    from claimcheck.cli.progress import ProgressBar  # noqa: PLC0415 - heavy
    from claimcheck.prepublication import check_draft_files  # noqa: PLC0415 - heavy

    if options["diff"] and (options["style"] is not None or options["show"] != "findings"):
        raise click.UsageError(
            "--diff writes a diff and nothing else; leave out --format and --show"
        )
    found_sources = draft_sources(
        options["drafts"],
        options["against"],
        options["claims"],
        roles=_roles(options["roles"]),
        stdin_filename=options["stdin_filename"],
        tracked=options["tracked"],
        language=options["language"],
    )
    delivery = prepared(
        options["output"],
        "terminal" if options["diff"] else options["style"],
        found_sources.includes,
    )
    with ProgressBar(quiet=options["quiet"]) as progress:
        found = check_draft_files(
            with_house_words(found_sources.claim_sets),
            found_sources.drafts,
            found_sources.sources,
            problems=found_sources.problems,
            roles=found_sources.roles,
            progress=progress,
            rules=rules_in_force(preview=options["preview"]),
        )
    found = with_plugin_problems(found)
    if options["diff"]:
        return _hand_over_diff(found, delivery.target, options)
    delivered = Options(
        style=options["style"],
        output=options["output"],
        fail_on=options["fail_on"],
        preview=options["preview"],
        explain=options["explain"],
        quiet=options["quiet"],
        no_color=options["no_color"],
        tracked=options["tracked"],
        language=options["language"],
        accepted=options["accepted"],
        baseline=options["baseline"],
        record=options["record"],
        allow_unreadable=options["allow_unreadable"],
    )
    if options["word"] is not None:
        from claimcheck.cli.word_copies import write_word_copies  # noqa: PLC0415 - few ask for it
        from claimcheck.model import Tracked  # noqa: PLC0415 - heavy

        write_word_copies(
            settled(found, accepted=options["accepted"], baseline=options["baseline"]),
            options["word"],
            tracked=Tracked(options["tracked"]),
            inputs=found_sources.includes,
            quiet=options["quiet"],
        )
    return hand_over(
        found,
        delivery,
        delivered,
        claims=[each.file for each in found_sources.claim_sets],
        more=partial(_more, show=options["show"]),
    )


def _more(found: "Report", *, show: str) -> str:
    """The list that is shown below the findings."""
    if show == "findings":
        return ""
    from claimcheck.reports.draft import listed  # noqa: PLC0415 - few ask for it

    return listed(found, everything=show == "all")


def _hand_over_diff(found: "Report", target: Path | None, options: CheckOptions) -> int:
    from claimcheck.cli.output_file import write_file  # noqa: PLC0415 - few ask for it
    from claimcheck.reports.suggestions import as_diff  # noqa: PLC0415 - few ask for it

    found = settled(found, accepted=options["accepted"], baseline=options["baseline"])
    made = as_diff(found)
    if target is not None:
        write_file(target, made.text)
    else:
        write(made.text)
    if not options["quiet"]:
        say(made.summary)
    say_problems(found)
    return status_of(found, options["fail_on"], allow_unreadable=options["allow_unreadable"])


def _roles(given: Sequence[str]) -> dict[str, str]:
    """The roles that options give to documents, by id."""
    roles: dict[str, str] = {}
    for each in given:
        name, sign, role = each.partition("=")
        if not sign or not name or role not in {"primary", "secondary"}:
            raise click.UsageError(
                f"--role takes ID=primary or ID=secondary, and not {each!r}; "
                "the id of a document is its file's name without the ending"
            )
        roles[name] = role
    return roles
