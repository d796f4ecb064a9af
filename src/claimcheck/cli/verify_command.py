"""The command that says which quotations of a record still stand."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.arguments import PATH
from claimcheck.cli.status import Status
from claimcheck.cli.streams import write

if TYPE_CHECKING:
    from claimcheck.record import QuotationState, Verification

LONGEST_SHOWN = 100
"""How much of a quotation a line shows, in code points."""


@click.command()
@click.argument("record", type=PATH)
@click.argument("sources", nargs=-1, type=PATH)
def verify(record: Path, sources: tuple[Path, ...]) -> int:
    """Say which quotations of a record still stand.

    RECORD was written by --record. SOURCES are the documents as they are now, or folders of them;
    without any, the files that the record names. Exit status 0: all stand, no file has changed; 1:
    a file or quotation has; 2: a file could not be looked at.

    \b
    claimcheck report --record record.json
    claimcheck verify record.json sources/
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck import record as records  # noqa: PLC0415 - heavy
    from claimcheck.checking import load_documents  # noqa: PLC0415 - heavy
    from claimcheck.documents import find_documents  # noqa: PLC0415 - heavy

    told = records.read_record(record)
    entries, problems = find_documents(sources or records.recorded_files(told))
    loaded = load_documents(entries)
    unread = {p.file: p.what for p in (*problems, *loaded.problems) if p.file}
    found = records.verify(told, loaded.documents, unread)
    write("".join(f"{line}\n" for line in _lines(found)))
    if found.unread:
        return Status.NOT_CHECKED
    changed = found.standing < len(found.quotations) or found.unchanged < len(found.files)
    return Status.FOUND if changed else Status.DONE


def _lines(found: "Verification") -> Iterable[str]:
    from claimcheck.reports.shown import shown, without_directives  # noqa: PLC0415 - heavy

    def safe(text: str) -> str:
        return without_directives(shown(text, "utf-8"))

    yield f"recorded {found.made} by claimcheck {found.version}"
    for file, state in found.files.items():
        if state != "unchanged":
            yield safe(f"{file}: {state}")
    for each in found.quotations:
        if each.state in {"moved", "gone"}:
            yield safe(_line(each))
    yield (
        f"{found.standing} of {len(found.quotations)} quotations stand at the stated place; "
        f"{found.unchanged} of {len(found.files)} files unchanged"
    )
    if found.unread:
        lost = sum(q.state == "unread" for q in found.quotations)
        yield f"{found.unread} files could not be looked at, nor {lost} quotations in them"


def _line(each: "QuotationState") -> str:
    kept = each.kept
    quote = kept.quote if len(kept.quote) <= LONGEST_SHOWN else f"{kept.quote[:LONGEST_SHOWN]}…"
    where = f"{kept.file}:{kept.line}:{kept.column}"
    if each.state == "moved":
        return f"{where}: moved to {each.line}:{each.column}: {' '.join(quote.split())}"
    return f"{where}: stands there no more: {' '.join(quote.split())}"
