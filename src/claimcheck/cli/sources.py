"""What a run reads: the claims files and documents that the arguments mean."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from claimcheck.claimfile import LISTS, SHEETS, read_claim_files
from claimcheck.documents import find_documents
from claimcheck.documents.records import is_records
from claimcheck.errors import ClaimcheckError
from claimcheck.model import ClaimSet, DocumentEntry, Problem, Tracked

CLAIMS_FOLDER: Final = Path("claims")
SUFFIX: Final = ".toml"
USUAL_NAME: Final = "claims.toml"


class NothingToDoError(ClaimcheckError):
    """The arguments name nothing that could be checked; the message says what to do."""


@frozen
class Sources:
    """The claims files of a run, read, and its further documents, found."""

    claim_sets: tuple[ClaimSet, ...] = ()
    documents: tuple[DocumentEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    records: tuple[Path, ...] = ()
    """Files whose records are documents; `-` is standard input."""

    @property
    def has_claims(self) -> bool:
        """Whether any claims file has a claim."""
        return any(each.claims for each in self.claim_sets)

    @property
    def has_documents(self) -> bool:
        """Whether anything names a document."""
        return bool(self.documents or self.records) or any(
            each.documents for each in self.claim_sets
        )

    def includes(self, path: Path) -> bool:
        """Whether a resolved path is one of the files that the run reads."""
        entries = [
            *self.documents,
            *(each for group in self.claim_sets for each in group.documents),
        ]
        # A document is never a link, so its own name is that of what it resolves to.
        files = [each.file for each in entries if each.file.name == path.name]
        files += [each.file for each in self.claim_sets]
        return any(file.resolve() == path for file in files)


def sources_of_report(claims: Sequence[Path], documents: Sequence[Path]) -> Sources:
    """What `report` reads: claims files, else all that stand in `claims/`, and documents.

    Raises:
        NothingToDoError: without a claim or without a document.
        ClaimFileError: with all faults of all claims files.
    """
    # A claims file is never a document, so one that follows --documents is still a claims file.
    misplaced = [each for each in documents if each.suffix == SUFFIX]
    named = [*claims, *misplaced]
    for path in named:
        if path.exists() and not path.is_dir() and not _holds_claims(path):
            what = f"{str(path)!r} is not a claims file (its name would end in {SUFFIX})"
            if path.suffix.lower() in LISTS:
                what = f"{str(path)!r} is no list of claims (no item has an id: - … {{#id}})"
            raise NothingToDoError(f"{what}; documents follow --documents")
    files = _claim_files(named) if named else _usual_claim_files(CLAIMS_FOLDER)
    if not files:
        raise NothingToDoError(
            f"no claims: there is no claims file in the folder {str(CLAIMS_FOLDER)!r} here\n"
            "name one (claimcheck report my-claims.toml), or write claims/my-claims.toml with\n\n"
            '    [[claim]]\n    id = "one"\n    claim = "What the documents should say"\n'
        )
    records = once([each for each in documents if is_records(each)])
    others = [e for e in documents if e.suffix != SUFFIX and not is_records(e)]
    sources = evolve(_sources(files, others), records=tuple(records))
    if len(files) > 1 and Path("-") in records:
        raise NothingToDoError("standard input can be gone through once: name one claims file")
    if not sources.has_claims:
        listed = ", ".join(str(each.file) for each in sources.claim_sets)
        raise NothingToDoError(
            f"no claims: there is no [[claim]] in {listed}\n"
            "add one, or compare the documents with one another: claimcheck compare PATH…"
        )
    if not sources.has_documents:
        raise NothingToDoError(
            "no documents: the claims files list none\n"
            "add a [[document]] to a claims file, or name some: --documents PATH…"
            + _listed_problems(sources)
        )
    return sources


def _holds_claims(path: Path) -> bool:
    """Whether a file that is named for its claims can hold any: an article has no ids in it."""
    suffix = path.suffix.lower()
    if suffix in LISTS:
        from claimcheck.claimfile.listed import names_claims  # noqa: PLC0415 - few have any

        return names_claims(path)
    return suffix == SUFFIX or suffix in SHEETS


def sources_of_compare(paths: Sequence[Path]) -> Sources:
    """What `compare` reads: claims files for their documents, documents, and folders of either.

    Raises:
        NothingToDoError: without a document.
        ClaimFileError: with all faults of all claims files.
    """
    files: list[Path] = []
    documents: list[Path] = []
    for path in paths:
        if path.suffix == SUFFIX:
            files.append(path)
        elif (path / USUAL_NAME).is_file():
            files.append(path / USUAL_NAME)
        else:
            documents.append(path)
    sources = _sources(files, documents)
    if not sources.has_documents:
        named = ", ".join(map(str, paths))
        raise NothingToDoError(
            f"no documents: nothing that can be read was found in {named}"
            + _listed_problems(sources)
        )
    return sources


def with_changes(sources: Sources, tracked: str) -> Sources:
    """The same sources, the changes that their files keep track of read as accepted or rejected."""
    view = Tracked(tracked)

    def read_so(entries: Sequence[DocumentEntry]) -> tuple[DocumentEntry, ...]:
        return tuple(e if e.tracked is view else evolve(e, tracked=view) for e in entries)

    return evolve(
        sources,
        claim_sets=tuple(
            evolve(each, documents=read_so(each.documents)) for each in sources.claim_sets
        ),
        documents=read_so(sources.documents),
    )


def _sources(files: Sequence[Path], documents: Sequence[Path]) -> Sources:
    claim_sets = read_claim_files(once(files))
    if not documents:
        return Sources(claim_sets)
    # One entry for each document, although a claims file may list what a folder also holds.
    listed = {entry.file.resolve() for each in claim_sets for entry in each.documents}
    entries, problems = find_documents(once(documents))
    further = tuple(e for e in entries if not listed or e.file.resolve() not in listed)
    return Sources(claim_sets, further, problems)


def _claim_files(named: Sequence[Path]) -> list[Path]:
    """The claims files that some paths name; a folder stands for those in it."""
    files: list[Path] = []
    for path in named:
        if not path.is_dir():
            files.append(path)
            continue
        found = _usual_claim_files(path)
        if not found:
            raise NothingToDoError(f"no claims: there is no claims file in {str(path)!r}")
        files += found
    return files


def _usual_claim_files(folder: Path) -> list[Path]:
    """The claims files that lie in a folder, or as `claims.toml` in a folder of it, by name."""
    found = {*folder.glob(f"*{SUFFIX}"), *folder.glob(f"*/{USUAL_NAME}")}
    return sorted(each for each in found if each.is_file() and not each.name.startswith("."))


def once(paths: Sequence[Path]) -> list[Path]:
    """The paths without those that name a file again, in the order of their names.

    A report is the same in whichever order somebody, or a shell, names what it reads.
    """
    ones: dict[Path, Path] = {}
    for path in sorted(paths, key=lambda each: each.as_posix()):
        ones.setdefault(path.resolve(), path)
    return list(ones.values())


def _listed_problems(sources: Sources) -> str:
    """What was found out about the named documents, a line each."""
    return "".join(
        f"\n{each.file}: {each.what}" if each.file else f"\n{each.what}"
        for each in sources.problems
    )
