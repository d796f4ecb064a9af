"""Where a report goes, and in which format: standard output, or a file whose name says it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
from attrs import frozen

from claimcheck.cli.output_file import target_of, write_file
from claimcheck.cli.streams import (
    WIDTH,
    encoding_of,
    say,
    wants_color,
    width_of,
    write,
    write_bytes,
)
from claimcheck.model import Report
from claimcheck.reports import RENDERERS, Renderer, renderer, renderer_of

_ELSEWHERE: Final = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".ods", ".png", ".toml")
"""Names of files that hold something, but never a report."""


@frozen
class Delivery:
    """A format, and the file to write, if any. `shown` is the file as the person named it."""

    format: Renderer
    target: Path | None = None
    shown: Path | None = None


def prepared(output: Path | None, style: str | None, inputs: Callable[[Path], bool]) -> Delivery:
    """What the options mean, checked before the work begins.

    Without a named format, the name of the file says it; a name that says nothing gets the text.

    Raises:
        click.ClickException: if the file cannot be written, or its name promises what it cannot be.
    """
    to_file = output is not None and str(output) != "-"
    named = renderer(style) if style else None
    if output is None or not to_file:
        return Delivery(named or RENDERERS[0])
    target = target_of(output, inputs)
    if named is None and output.suffix.lower() in _ELSEWHERE:
        known = ", ".join(suffix for each in RENDERERS for suffix in each.suffixes)
        raise click.ClickException(
            f"no report is written as {output.suffix}; name the file {known}, or say --format"
        )
    return Delivery(named or renderer_of(output) or RENDERERS[0], target, output)


def deliver(
    report: Report, delivery: Delivery, *, quiet: bool, no_color: bool, below: str = ""
) -> None:
    """Write the report where it is wanted; `below` stands under one that a terminal shows."""
    style = delivery.format
    below = below if style is RENDERERS[0] else ""
    if delivery.target is not None:
        write_file(delivery.target, style.render(report, width=WIDTH, color=False) + below)
        if not quiet:
            say(f"wrote {delivery.shown}")
    elif style.utf_8:
        write_bytes(style.render(report).encode("utf-8", "backslashreplace"))
    else:
        write(
            style.render(
                report,
                width=width_of(sys.stdout),
                color=wants_color(sys.stdout, refused=no_color),
                encoding=encoding_of(sys.stdout),
            )
            + below
        )
