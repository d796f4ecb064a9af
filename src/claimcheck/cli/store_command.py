"""The command `store`: what is kept from earlier runs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.arguments import PATH, NamedGroup
from claimcheck.cli.status import Status
from claimcheck.cli.streams import say, write

if TYPE_CHECKING:
    from collections.abc import Callable

_WHERE = "The store (default: the one in the user's cache folder, or $CLAIMCHECK_STORE)."


def _store_option(command: "Callable[..., int]") -> "Callable[..., int]":
    return click.option("--store", type=PATH, metavar="FILE", help=_WHERE)(command)


@click.group(cls=NamedGroup)
def store() -> None:
    """Show, check or remove what earlier runs have kept.

    \b
    claimcheck store show
    claimcheck store check
    claimcheck store prune --older-than 30
    claimcheck store prune --all
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped


@store.command("show")
@_store_option
def show(store: Path | None) -> int:
    """Say where the store is and what it holds.

    \b
    claimcheck store show
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    return _told(store, check=False)


@store.command("check")
@_store_option
def check(store: Path | None) -> int:
    """Look through the store for damage; the exit status is 2 if there is any.

    \b
    claimcheck store check
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    return _told(store, check=True)


@store.command("prune")
@_store_option
@click.option(
    "--older-than", "days", type=click.IntRange(0), metavar="DAYS", help="Written so long ago."
)
@click.option("--all", "everything", is_flag=True, help="All of it: the file is removed.")
def prune(store: Path | None, days: int | None, *, everything: bool) -> int:
    """Remove what was kept, or what was written long ago.

    \b
    claimcheck store prune --older-than 30
    claimcheck store prune --all
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck.archive.store import place  # noqa: PLC0415 - heavy
    from claimcheck.archive.store import prune as removed  # noqa: PLC0415 - heavy

    if everything == (days is not None):
        raise click.UsageError("say what goes: --older-than DAYS, or --all")
    path = store or place()
    count = removed(path, days=days)
    say(f"removed {count} {'entry' if count == 1 else 'entries'} from {path}")
    return Status.DONE


def _told(store: Path | None, *, check: bool) -> int:
    from claimcheck.archive.store import contents, place  # noqa: PLC0415 - heavy

    path = store or place()
    found = contents(path, check=check)
    if found is None:
        write(f"no store: {path} is not there\n")
        return Status.DONE
    lines = [
        f"{path}",
        f"  {found.entries} entries, {found.files} files known, {found.size / 1e6:.1f} MB",
    ]
    if check:
        lines.append(
            f"  {found.damaged} damaged" + ("; they are not used" if found.damaged else "")
        )
    write("\n".join(lines) + "\n")
    return Status.NOT_CHECKED if found.damaged else Status.DONE
