"""The command that serves the local page."""

import click

from claimcheck.cli.status import Status
from claimcheck.cli.streams import say

PORT = 8437


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Where the page is; 0 takes a free one.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A name, besides this machine's own, under which a proxy asks for it.",
)
def serve(port: int, hosts: tuple[str, ...], *, show: bool) -> int:
    """Serve a page for checking drafts, to this machine only.

    Drop a draft and its sources, see the findings beside the text, accept, and download the report
    or the commented Word file. Documents stay in memory and go nowhere; Ctrl-C ends it. The same
    address answers programs: POST /check with JSON.

    \b
    claimcheck serve --open
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    import os  # noqa: PLC0415 - with the others
    import socket  # noqa: PLC0415 - heavy
    import webbrowser  # noqa: PLC0415 - heavy

    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from claimcheck.web.app import create_app  # noqa: PLC0415 - an extra
        from claimcheck.web.partner import partner_process  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise click.ClickException(
            f"the page needs {error.name}; install it with "
            'python3 -m pip install "claimcheck-news[serve]"'
        ) from None
    # A second process takes a share; it starts before there are threads, and holds no socket.
    partner, helper = partner_process() if (os.cpu_count() or 1) > 1 else (None, None)
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise click.ClickException(
            f"cannot serve on port {port}: {why}; name another with --port, or 0 for a free one"
        ) from None
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    say(f"claimcheck: {address} (this machine only; Ctrl-C ends it)")
    if show:
        webbrowser.open(address)
    settings = uvicorn.Config(
        create_app(hosts, partner),
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
    )
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    finally:
        if helper:
            helper.shutdown(cancel_futures=True)
    return Status.DONE
