"""The command that writes down what a claims file would say of the documents of a folder."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from claimcheck.cli.arguments import PATH
from claimcheck.cli.status import Status
from claimcheck.cli.streams import say, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.corpus import Taken

_HEAD: Final = """\
# What claimcheck takes of these documents. Correct it, add [[claim]] tables, and keep the file.
"""
_MISSING: Final = ("outlet", "date", "role")


@click.command()
@click.argument("paths", nargs=-1, type=PATH, required=True, metavar="FOLDER…")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write a claims file, a new one.")
@click.option("-q", "--quiet", is_flag=True, help="No 'wrote FILE'.")
def corpus(paths: tuple[Path, ...], output: Path | None, *, quiet: bool) -> int:
    """Write down what is known of documents, for a person to correct.

    Outlet, date, role and title of each document are taken from documents.csv beside them, from
    front matter, from what a web page or a file says of itself, or from the names of its folders.
    What is printed are the [[document]] tables of a claims file.

    \b
    claimcheck corpus articles/
    claimcheck corpus articles/ releases.zip -o claims/floods.toml
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck.cli.output_file import target_of, write_file  # noqa: PLC0415 - heavy
    from claimcheck.corpus import take  # noqa: PLC0415 - heavy

    target = None
    if output is not None and str(output) != "-":
        target = target_of(output, lambda _: False)
        if target.exists():
            raise click.ClickException(
                f"will not write over {str(output)!r}: somebody may have corrected it; "
                "name a new file"
            )
    taken, problems = take(paths)
    if taken:
        folder = Path.cwd() if target is None else target.parent
        text = _text(taken, folder)
        if target is None:
            write(text)
        else:
            write_file(target, text)
            if not quiet:
                say(f"wrote {output}: {_counted(taken)}")
    for each in problems:
        place = ":".join(str(part) for part in (each.file, each.line) if part is not None)
        say(f"{place}: {each.what}" if place else each.what)
    if not taken:
        say("claimcheck: no document was found that can be read")
    return Status.NOT_CHECKED if problems or not taken else Status.DONE


def _text(taken: "Sequence[Taken]", folder: Path) -> str:
    """The text of a claims file with the documents."""
    from attrs import evolve  # noqa: PLC0415 - heavy

    from claimcheck.claimfile.writing import document_pairs, pairs  # noqa: PLC0415 - heavy

    files = [os.path.abspath(each.entry.file) for each in taken]  # noqa: PTH100 - resolve() would follow links
    above = Path(os.path.commonpath([*(str(Path(f).parent) for f in files), str(folder)]))
    parts = [_HEAD]
    if above != folder:
        root = Path(os.path.relpath(above, folder)).as_posix()
        parts.append(f"# Documents must lie in this folder.\n{pairs(root=root)}")
    for each, file in zip(taken, files, strict=True):
        entry = evolve(each.entry, file=Path(file))
        missing = [name for name in _MISSING if getattr(entry, name) is None]
        said = [f"{name} from {where}" for name, where in each.sources.items()]
        said += [f"no {name}" for name in missing]
        notes = "".join(f"# {note}\n" for note in each.notes)
        parts.append(f"[[document]]  # {'; '.join(said)}\n{notes}{document_pairs(entry, folder)}")
    return "\n".join(parts)


def _counted(taken: "Sequence[Taken]") -> str:
    """How many documents there are, and what is missing."""
    count = len(taken)
    said = [f"{count} document{'' if count == 1 else 's'}"]
    for name in _MISSING:
        without = sum(getattr(each.entry, name) is None for each in taken)
        if without:
            said.append(f"{without} without {'an' if name == 'outlet' else 'a'} {name}")
    return ", ".join(said)
