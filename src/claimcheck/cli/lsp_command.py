"""The command that an editor starts: the language server."""

import click

from claimcheck.cli.status import Status


@click.command()
def lsp() -> int:
    """Mark a draft in the editor while it is written (for editors; it speaks on standard input).

    Settings come from the editor: the folders of sources, claims files, the accepted file.
    """
    try:
        from claimcheck.lsp.server import create_server  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise click.ClickException(
            f"the language server needs {error.name}; install it with "
            'python3 -m pip install "claimcheck-news[lsp]"'
        ) from None
    create_server().start_io()
    return Status.DONE
