"""Where a run begins and ends: whatever happens in between, a person gets a message."""

import gc
import os
import sys
from collections.abc import Sequence

import click

from claimcheck.cli.commands import claimcheck
from claimcheck.cli.status import Status
from claimcheck.cli.streams import give_up_output, prepare, say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with some arguments (the process's own, unless given).

    The exit status: 0 the work was done, 1 something is at or above `--fail-on`, 2 something
    could not be checked, 130 interrupted. Never raises, unless `CLAIMCHECK_TRACEBACK` is set.
    """
    # What a run makes is frozen and refers to no circles; looking for them often is wasted time.
    gc.set_threshold(200_000, 50, 50)
    prepare()
    try:
        done = claimcheck.main(
            None if arguments is None else list(arguments),
            prog_name="claimcheck",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        say("claimcheck: interrupted")
        return Status.INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has all they wanted.
        give_up_output()
        return Status.DONE
    except Exception as error:
        if os.environ.get("CLAIMCHECK_TRACEBACK"):
            raise
        say(_message_of(error))
        return Status.NOT_CHECKED
    return done if isinstance(done, int) else Status.DONE


def _message_of(error: Exception) -> str:
    """What to tell a person: what is wrong and what to do."""
    from claimcheck.errors import ClaimcheckError, ClaimFileError  # noqa: PLC0415 - attrs is slow

    match error:
        case click.UsageError():
            command = "claimcheck" if error.ctx is None else error.ctx.command_path
            return f"claimcheck: {error.format_message()}\nsee {command} --help"
        case click.ClickException():
            return f"claimcheck: {error.format_message()}"
        case ClaimFileError():
            count = len(error.faults)
            faults = "1 fault" if count == 1 else f"{count} faults"
            return f"{error}\nclaimcheck: {faults} in what was written; nothing was checked"
        case ClaimcheckError():
            return f"claimcheck: {error}"
        case OSError():
            what = (error.strerror or str(error)).lower()
            return f"claimcheck: {error.filename or 'a file'}: {what}"
    return (
        f"claimcheck: a fault of its own stopped the run ({type(error).__name__}: {error})\n"
        "please report it; with CLAIMCHECK_TRACEBACK=1 set, the run shows where it happened"
    )
