"""Where a report goes, and in which format: standard output, or a file whose name says it."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import click
from attrs import frozen

from claimcheck.cli.output_file import as_bytes, target_of, write_file
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


def deliver(  # noqa: PLR0913 - all but the report and where it goes are named
    report: Report,
    delivery: Delivery,
    *,
    quiet: bool,
    no_color: bool,
    below: str = "",
    claims: Sequence[Path] = (),
) -> None:
    """Write the report where it is wanted; `below` stands under one that a terminal shows.

    `claims` are the files that the claims come from: a spreadsheet is handed back as one.
    """
    style = delivery.format
    below = below if style is RENDERERS[0] else ""
    if delivery.target is not None:
        content = _handed_back(report, delivery, claims)
        if content is None:
            content = as_bytes(style.render(report, width=WIDTH, color=False)) + below.encode()
        write_file(delivery.target, content)
        if not quiet:
            say(f"wrote {delivery.shown}")
    elif style.utf_8:
        content = as_bytes(style.render(report))
        if style.name == "xlsx" and sys.stdout.isatty():
            raise click.ClickException("a workbook is no text for a terminal; name a file: -o FILE")
        write_bytes(content)
    else:
        shown = style.render(
            report,
            width=width_of(sys.stdout),
            color=wants_color(sys.stdout, refused=no_color),
            encoding=encoding_of(sys.stdout),
        )
        write(f"{shown}{below}" if isinstance(shown, str) else "")


def _handed_back(report: Report, delivery: Delivery, claims: Sequence[Path]) -> bytes | None:
    """The sheet that the claims stand in with its verdicts, where a sheet is wanted of one."""
    style = delivery.format.name
    if len(claims) != 1 or style not in {"csv", "xlsx"}:
        return None
    from claimcheck.cli.claim_sheets import handed_back, is_sheet  # noqa: PLC0415 - few runs do

    return handed_back(report, claims[0], f".{style}") if is_sheet(claims[0]) else None
