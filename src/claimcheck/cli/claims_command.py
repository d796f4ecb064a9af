"""The commands on claims themselves: from a spreadsheet or list, into one, and their schema."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.arguments import PATH, NamedGroup
from claimcheck.cli.status import Status
from claimcheck.cli.streams import say, write, write_bytes

if TYPE_CHECKING:
    from claimcheck.model import ClaimSet

_TARGETS = (".toml", ".csv", ".xlsx", ".md")


@click.group(cls=NamedGroup)
def claims() -> None:
    """Take claims from a spreadsheet or a list, and hand them back as one.

    \b
    claimcheck claims import checks.csv -o claims/checks.toml
    claimcheck claims export claims/checks.toml -o checks.xlsx
    claimcheck claims schema > claims.schema.json
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped


@claims.command("import")
@click.argument("source", type=PATH)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write to FILE, whole.")
def import_claims(source: Path, output: Path | None) -> int:
    """Make a claims file of a spreadsheet (.csv, .xlsx) or a Markdown list.

    The spreadsheet has a column `claim` (or `fact`) and any other keys of a claim as columns; a
    claim without an `id` gets one. Other columns are named, and stay where they are.

    \b
    claimcheck claims import checks.csv -o claims/checks.toml
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    return _convert(source, output, ".toml")


@claims.command("export")
@click.argument("source", type=PATH)
@click.option(
    "-o", "--output", type=PATH, metavar="FILE", help="Write to FILE: .xlsx, .csv, .md or .toml."
)
def export_claims(source: Path, output: Path | None) -> int:
    """Make a spreadsheet (.xlsx, .csv) or a Markdown list of a claims file.

    A workbook holds all that the claims file says; the others hold its claims. Without -o the
    claims go to standard output as CSV.

    \b
    claimcheck claims export claims/checks.toml -o checks.xlsx
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    return _convert(source, output, ".csv")


@claims.command("schema")
def schema() -> int:
    """Print the JSON Schema of a claims file, for editors that complete and check TOML.

    \b
    claimcheck claims schema > claims.schema.json
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from importlib.resources import files  # noqa: PLC0415 - few ask for it

    write((files("claimcheck.claimfile") / "claims.schema.json").read_text(encoding="utf-8"))
    return Status.DONE


def _convert(source: Path, output: Path | None, usual: str) -> int:
    from attrs import evolve  # noqa: PLC0415 - heavy

    from claimcheck.claimfile import SHEETS, read_claim_file  # noqa: PLC0415 - heavy
    from claimcheck.cli.output_file import target_of, write_file  # noqa: PLC0415 - heavy

    to_file = output is not None and str(output) != "-"
    suffix = output.suffix.lower() if output is not None and to_file else usual
    if suffix not in _TARGETS:
        known = ", ".join(_TARGETS)
        raise click.ClickException(f"claims are not written as {suffix or 'such a file'}; {known}")
    target = None
    if output is not None and to_file:
        target = target_of(output, lambda path: path == source.resolve())
    found = read_claim_file(source)
    if source.suffix.lower() in SHEETS:
        _say_of_sheet(source)
    folder = target.parent if target else Path()
    moved = evolve(found, file=folder / "claims.toml")
    content = _written(moved, suffix)
    count = len(found.claims)
    if target is None:
        write_bytes(content)
    else:
        write_file(target, content)
        say(f"wrote {output}: {count} {'claim' if count == 1 else 'claims'}")
    kept = suffix in {".toml", ".xlsx"}
    left = [name for name in ("documents", "terms", "units") if getattr(found, name)]
    if left and not kept:
        say(f"left out: {', '.join(left)}; .xlsx and .toml keep them")
    return Status.DONE


def _written(found: "ClaimSet", suffix: str) -> bytes:
    from claimcheck.claimfile.listed import list_text  # noqa: PLC0415 - heavy
    from claimcheck.claimfile.sheet import sheets_of  # noqa: PLC0415 - heavy
    from claimcheck.claimfile.writing import claims_text  # noqa: PLC0415 - heavy
    from claimcheck.sheets.csv_table import write_csv  # noqa: PLC0415 - heavy
    from claimcheck.sheets.workbook import write_workbook  # noqa: PLC0415 - heavy

    if suffix == ".xlsx":
        return write_workbook(sheets_of(found))
    if suffix == ".csv":
        sheet = sheets_of(found)[0]
        return write_csv((sheet.head, *sheet.rows)).encode("utf-8", "backslashreplace")
    text = list_text(found) if suffix == ".md" else claims_text(found)
    return text.encode("utf-8", "backslashreplace")


def _say_of_sheet(source: Path) -> None:
    """Say what of a sheet is no claim, and where an id was made."""
    from claimcheck.claimfile.sheet import claim_sheet, tables_of  # noqa: PLC0415 - heavy

    tables = tables_of(source)
    sheet = claim_sheet(source, tables)
    for note in sheet.table.notes:
        say(f"{source}: {note}")
    if sheet.others:
        names = ", ".join(map(repr, sheet.others))
        say(f"{source}: no keys of a claim, and left out: {names}")
    column = sheet.columns.get("id")
    made = [r.number for r in sheet.rows if column is None or not r.text(column).strip()]
    if made and column is not None:
        say(f"{source}: ids were made for rows {', '.join(map(str, made))}")
    for key, place in sheet.columns.items():
        if key in {"id", "claim", "confirmed", "note", "tags", "where", "severity", "source"}:
            continue
        empty = [row.number for row in sheet.rows if not row.text(place).strip()]
        if empty and len(empty) < len(sheet.rows):
            rows = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")  # noqa: PLR2004 - as many as a line takes
            say(f"{source}: {key!r} is empty in row {rows}, kept as unknown")
