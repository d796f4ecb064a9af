"""The command that proposes claims from a primary document."""

import os
from pathlib import Path

import click

from claimcheck.cli.arguments import PATH, tracked_option
from claimcheck.cli.status import Status
from claimcheck.cli.streams import say, write

HEADER = (
    "# Claims that `claimcheck propose` took from {file}. None counts as an error before a person\n"
    "# has looked: shorten it, correct it, and delete the line `confirmed = false`.\n\n"
)


@click.command()
@click.argument("release", type=PATH)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write to FILE, whole.")
@tracked_option
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also sentences without a figure that say what somebody did.",
)
def propose(release: Path, output: Path | None, *, everything: bool, tracked: str) -> int:
    """Propose claims from a primary document, for a person to confirm.

    Each sentence or table cell with a figure becomes a claim, with the sentence it comes from and
    the keys that its words alone do not say. All are unconfirmed until somebody deletes
    `confirmed = false`, and an unconfirmed claim never causes an error.

    \b
    claimcheck propose release.txt -o claims/floods.toml
    claimcheck propose report.md --all
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from attrs import evolve  # noqa: PLC0415 - heavy

    from claimcheck.claimfile.writing import claims_text  # noqa: PLC0415 - heavy
    from claimcheck.cli.output_file import target_of, write_file  # noqa: PLC0415 - heavy
    from claimcheck.documents import find_documents, read_document  # noqa: PLC0415 - heavy
    from claimcheck.errors import DocumentError, Fault  # noqa: PLC0415 - heavy
    from claimcheck.model import ClaimSet, Tracked  # noqa: PLC0415 - heavy
    from claimcheck.proposals import propose as proposals_of  # noqa: PLC0415 - heavy

    entries, problems = find_documents([release])
    if problems or len(entries) != 1:
        what = problems[0].what if problems else "name one document, not a folder of them"
        raise DocumentError(Fault(release, what))
    entry = evolve(entries[0], tracked=Tracked(tracked))
    found = proposals_of(read_document(entry), everything=everything)
    if not found.claims:
        say(f"claimcheck: no claim can be proposed: no sentence of {release} states a figure")
        return Status.NOT_CHECKED
    to_file = output is not None and str(output) != "-"
    folder = Path()
    root = folder
    if output is not None and to_file:
        target = target_of(output, lambda path: path == release.resolve())
        folder = target.parent
        inside = release.resolve().is_relative_to(folder)
        # A claims file beside the document's folder has to say how far up its documents lie.
        root = folder if inside else Path(os.path.commonpath((folder, release.resolve().parent)))
    entry = evolve(found.document, file=release.resolve() if to_file else release)
    stated = ClaimSet(folder / "claims.toml", root=root, claims=found.claims, documents=(entry,))
    text = HEADER.format(file=release.name) + claims_text(stated)
    if to_file:
        write_file(target, text)
        say(f"wrote {output}")
    else:
        write(text)
    say(
        f"{len(found.claims)} claims proposed, none confirmed; they hold {found.covered} of "
        f"{found.figures} figures of {release}"
    )
    if found.doubtful:
        say(f"to be reworded, as their notes say: {', '.join(found.doubtful)}")
    return Status.DONE
