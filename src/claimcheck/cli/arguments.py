"""How arguments are understood beyond what click does: names nearly right, lists after options."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.house import house_options
from claimcheck.cli.status import Status
from claimcheck.cli.streams import say
from claimcheck.cli.words import FAIL_ON, FORMATS, TRACKED

if TYPE_CHECKING:
    import datetime as dt


class NamedGroup(click.Group):
    """A group of commands that says which one was probably meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without a command, show the help; nothing was checked, which is no success."""
        if not args:
            say(ctx.get_help())
            ctx.exit(Status.NOT_CHECKED)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from claimcheck.claimfile.nearest import suggestion  # noqa: PLC0415 - only for a fault

            hint = suggestion(args[0], self.list_commands(ctx), plural="commands")
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)


class RepeatingCommand(click.Command):
    """A command with options that take all the paths that follow them, as a shell expands them."""

    def __init__(self, *args: Any, repeating: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401 - what click's own takes
        super().__init__(*args, **kwargs)
        self.repeating = tuple(repeating)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Write `--documents a b` as click reads it: `--documents a --documents b`."""
        for option in self.repeating:
            args = repeated(option, args)
        return super().parse_args(ctx, args)


class ListingCommand(RepeatingCommand):
    """A command whose `--documents` takes all the paths that follow it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what click's own takes
        super().__init__(*args, repeating=("--documents",), **kwargs)


def repeated(option: str, arguments: Sequence[str]) -> list[str]:
    """Arguments in which an option stands before each of the values that follow it."""
    out: list[str] = []
    listing = False
    for index, each in enumerate(arguments):
        if each == "--":
            return [*out, *arguments[index:]]
        if each.startswith("-") and each != "-":
            listing = each == option
            if not listing or index + 1 == len(arguments):
                out.append(each)
            elif arguments[index + 1].startswith("-") and arguments[index + 1] != "-":
                out.append(each)  # click says that the option needs a value
        else:
            out += [option, each] if listing else [each]
    return out


class Day(click.ParamType["dt.date"]):
    """A day, as `2010-10-27`."""

    name = "day"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> "dt.date":
        """The day that is meant."""
        import datetime as dt  # noqa: PLC0415 - few runs name a day

        if isinstance(value, dt.date):
            return value
        try:
            return dt.datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail(f"{str(value)!r} is no day; write it as 2010-10-27", param, ctx)


DAY = Day()
PATH = click.Path(path_type=Path)


tracked_option = click.option(
    "--tracked",
    type=TRACKED,
    default="accepted",
    help="How changes that a Word or ODT file keeps track of are read (default: accepted).",
)
"""For every command that reads documents."""

language_option = click.option(
    "--language",
    default="en",
    metavar="CODE",
    help="The language of claims and documents: en, or de for figures in German (default: en).",
)
"""For the commands that read other languages than English."""


def output_options(command: Callable[..., Any], fail_on: str = "never") -> Callable[..., Any]:
    """The options that `report`, `compare` and `check` share; `fail_on` is the default of one."""
    options = (
        click.option(
            "--format",
            "style",
            type=FORMATS,
            help="How to show the report (default: as the name of FILE says, else terminal).",
        ),
        click.option(
            "-o",
            "--output",
            type=PATH,
            metavar="FILE",
            help="Write to FILE, whole: .html, .md, .csv, .sarif, .json, .xml … say the format.",
        ),
        click.option(
            "--fail-on",
            type=FAIL_ON,
            default=fail_on,
            help=f"Exit with 1 when something like this is found (default: {fail_on}).",
        ),
        click.option(
            "--accepted",
            type=PATH,
            metavar="FILE",
            help="Findings that somebody lets stand (default: claimcheck-accepted.toml, if there).",
        ),
        click.option(
            "--baseline",
            type=PATH,
            metavar="REPORT",
            help="An earlier run's JSON report: what it found is marked, and fails nothing.",
        ),
        tracked_option,
        language_option,
        click.option(
            "--record",
            type=PATH,
            metavar="FILE",
            help="Write the dated record of care, for claimcheck verify.",
        ),
        click.option(
            "--preview",
            is_flag=True,
            help="Put the rules in preview, too: off by default, for they are wrong too often.",
        ),
        click.option(
            "--allow-unreadable",
            is_flag=True,
            help="Documents that cannot be read are listed, but do not make the exit status 2.",
        ),
        click.option(
            "--explain",
            is_flag=True,
            help="Also say of every verdict what was aligned with what, slot by slot.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="No progress, no 'wrote FILE'."),
        click.option("--no-color", is_flag=True, help="No colour; NO_COLOR does the same."),
    )
    command = house_options(command)
    for option in reversed(options):
        command = option(command)
    return command
