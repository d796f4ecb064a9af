"""Where the commented Word copies of drafts are written."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from claimcheck.cli.streams import say

if TYPE_CHECKING:
    from claimcheck.model import Document, Report, Tracked

WORD: Final = (".docx", ".docm", ".dotx")


def write_word_copies(
    found: "Report",
    out: Path,
    *,
    tracked: "Tracked",
    inputs: Callable[[Path], bool],
    quiet: bool,
) -> None:
    """Write each draft back as a Word copy with comments: to a file, or into a folder.

    A draft that is a Word file is copied as it is, with its tracked changes; the original is never
    written to.

    Raises:
        click.ClickException: it cannot be written, or there are several drafts and one file.
        MissingLibraryError: python-docx is not installed.
    """
    from claimcheck.cli.output_file import target_of, write_file_bytes  # noqa: PLC0415 - heavy
    from claimcheck.documents.formats import UnreadableError  # noqa: PLC0415 - heavy
    from claimcheck.word_copy import word_copy  # noqa: PLC0415 - heavy

    drafts = [d for d in found.documents if d.id in found.drafts]
    if len(drafts) > 1 and not out.is_dir():
        raise click.ClickException(
            f"{len(drafts)} drafts do not go into the one file {str(out)!r}; name a folder"
        )
    for draft in drafts:
        path = out / f"{draft.file.stem}.claimcheck.docx" if out.is_dir() else out
        target = target_of(path, inputs)
        try:
            copy = word_copy(draft, found, _original(draft), tracked)
        except UnreadableError as error:
            raise click.ClickException(f"{draft.file}: {error}") from None
        write_file_bytes(target, copy.data)
        if not quiet:
            comments = "1 comment" if copy.comments == 1 else f"{copy.comments} comments"
            loose = f", {copy.loose} of them outside the main text" if copy.loose else ""
            say(f"wrote {path}: {comments}{loose} (the draft itself was not touched)")


def _original(draft: "Document") -> bytes | None:
    """The bytes of a draft that is a Word file; None for other formats."""
    if draft.file.suffix.lower() not in WORD or not draft.file.is_file():
        return None
    return draft.file.read_bytes()
