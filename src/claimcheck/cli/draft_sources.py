"""What `check` reads: the drafts, and what they are held against."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from claimcheck.claimfile import read_claim_files
from claimcheck.cli.languages import claims_in, entries_in
from claimcheck.cli.sources import SUFFIX, USUAL_NAME, NothingToDoError, Sources, once
from claimcheck.documents import find_documents, read_document, read_given
from claimcheck.errors import DocumentError, UnknownNameError
from claimcheck.model import ClaimSet, Document, DocumentEntry, Problem, Role, Tracked

__all__ = ["DraftSources", "draft_sources"]

_INPUT: Final = "-"
_UNNAMED: Final = "draft.txt"
"""What a draft from standard input is called when nobody says: a plain text."""


@frozen
class DraftSources:
    """The drafts of a run, read, and the claims files and documents that they are held against."""

    drafts: tuple[Document, ...]
    claim_sets: tuple[ClaimSet, ...]
    sources: tuple[DocumentEntry, ...]
    roles: Mapping[str, Role]
    problems: tuple[Problem, ...]

    def includes(self, path: Path) -> bool:
        """Whether a resolved path is one of the files that the run reads."""
        known = Sources(self.claim_sets, self.sources)
        return known.includes(path) or any(d.file.resolve() == path for d in self.drafts)


def draft_sources(  # noqa: PLR0913 - all but the paths are named
    drafts: Sequence[str],
    against: Sequence[Path],
    claims: Sequence[Path],
    *,
    roles: Mapping[str, str],
    stdin_filename: str | None,
    tracked: str = "accepted",
    language: str = "en",
) -> DraftSources:
    """Find and read what the arguments of `check` mean.

    Raises:
        NothingToDoError: there is no draft, or nothing to hold it against.
        ClaimFileError: with all faults of all claims files.
        UnknownNameError: a role is given to a document that there is not.
    """
    if not against and not claims:
        raise NothingToDoError(
            "nothing to check against: name the sources after --against, or a claims file after "
            "--claims\n    claimcheck check draft.md --against sources/"
        )
    files = [*map(_claims_file, claims)]
    folders: list[Path] = []
    for path in against:
        if path.suffix == SUFFIX:
            files.append(path)
        elif (path / USUAL_NAME).is_file():
            files.append(path / USUAL_NAME)
        else:
            folders.append(path)
    claim_sets = claims_in(read_claim_files(once(files)), language)
    listed = {e.file.resolve(): e for each in claim_sets for e in each.documents}
    named = [Path(each) for each in drafts if each != _INPUT]
    entries, problems = find_documents(once(named))
    mine = [listed.get(e.file.resolve(), e) for e in entries]
    resolved = {e.file.resolve() for e in mine}
    found, more = find_documents(once(folders))
    sources = [
        e for e in found if e.file.resolve() not in resolved and e.file.resolve() not in listed
    ]
    view = Tracked(tracked)
    mine = [evolve(e, tracked=view, language=language) for e in mine]
    piped = DocumentEntry("", Path(), language=language) if _INPUT in drafts else None
    read, lost = _read(mine, piped=piped, name=stdin_filename)
    if not read:
        told = "".join(f"\n{p.file}: {p.what}" for p in (*problems, *lost))
        raise NothingToDoError(f"no draft could be read{told}")
    others = [e for e in listed.values() if e.role is not Role.DRAFT]
    if not sources and not [e for e in others if e.file.resolve() not in resolved]:
        told = "".join(f"\n{p.file}: {p.what}" for p in more)
        if not any(each.claims for each in claim_sets):
            places = ", ".join(map(str, (*against, *claims)))
            raise NothingToDoError(
                f"nothing to check against: no document was found in {places}{told}"
            )
    taken = {d.id for d in read} | {e.id for e in listed.values()}
    sources = list(entries_in([_apart(e, taken) for e in sources], language))
    known = [e.id for e in (*sources, *others)]
    for name in roles:
        if name not in known:
            raise UnknownNameError("source", name, tuple(known))
    return DraftSources(
        tuple(read),
        claim_sets,
        tuple(sources),
        {name: Role(role) for name, role in roles.items()},
        (*problems, *lost, *more),
    )


def _claims_file(path: Path) -> Path:
    return path / USUAL_NAME if (path / USUAL_NAME).is_file() else path


def _apart(entry: DocumentEntry, taken: set[str]) -> DocumentEntry:
    """An entry under an id that no draft and no listed document has."""
    return evolve(entry, id=entry.file.as_posix()) if entry.id in taken else entry


def _read(
    entries: Sequence[DocumentEntry], *, piped: DocumentEntry | None, name: str | None
) -> tuple[list[Document], list[Problem]]:
    """The drafts that can be read, and rows for those that cannot."""
    read: list[Document] = []
    problems: list[Problem] = []
    for entry in entries:
        try:
            read.append(read_document(entry))
        except DocumentError as error:
            problems.append(_row(error, entry))
    if piped is not None:
        file = Path(name or _UNNAMED)
        entry = evolve(piped, id=file.stem if name else "draft", file=file)
        try:
            read.append(read_given(entry, sys.stdin.buffer.read()))
        except DocumentError as error:
            problems.append(_row(error, entry))
    return read, problems


def _row(error: DocumentError, entry: DocumentEntry) -> Problem:
    fault = error.faults[0]
    return Problem(fault.what, file=str(fault.file), document=entry.id, line=fault.line)
