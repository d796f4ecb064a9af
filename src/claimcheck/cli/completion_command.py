"""The command that prints what a shell needs to complete ours."""

import click

from claimcheck.cli.status import Status
from claimcheck.cli.streams import write


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> int:
    """Print the script that lets a shell complete commands and options.

    \b
    claimcheck completion bash > ~/.local/share/bash-completion/completions/claimcheck
    claimcheck completion zsh > "${fpath[1]}/_claimcheck"
    claimcheck completion fish > ~/.config/fish/completions/claimcheck.fish
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - few ask for it

    made = get_completion_class(shell)
    context = click.get_current_context().find_root()
    assert made is not None  # noqa: S101 - click knows these three
    script = made(context.command, {}, "claimcheck", "_CLAIMCHECK_COMPLETE")
    write(f"{type(script).source_template % script.source_vars()}\n")
    return Status.DONE
