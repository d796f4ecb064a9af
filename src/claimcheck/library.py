"""The functions that a program calls: load, check, compare, read, and a table of verdicts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from attrs import evolve

from claimcheck.archive.outcomes import Source
from claimcheck.archive.run import DESK
from claimcheck.checking import check_documents, check_sets, compare_all, compare_each
from claimcheck.checking import load_documents as load_entries
from claimcheck.claimfile import read_claim_file
from claimcheck.documents import find_documents, read_document
from claimcheck.errors import DocumentError, Fault
from claimcheck.lexicon import load
from claimcheck.model import (
    Claim,
    ClaimSet,
    Document,
    DocumentEntry,
    Finding,
    Report,
    Role,
    Tracked,
    UnitDefinition,
)
from claimcheck.prepublication import check_drafts
from claimcheck.understood import read

if TYPE_CHECKING:
    from concurrent.futures import Executor


def load_claims(path: str | PathLike[str], *, language: str = "en") -> ClaimSet:
    """Read a claims file, whose claims and documents are in a language.

    Raises:
        ClaimFileError: the file has faults; all of them, each with its place.
        UnknownNameError: there is no lexicon of that language.
    """
    found = read_claim_file(Path(path))
    if language == "en":
        return found
    load(language)
    return evolve(
        found,
        claims=tuple(evolve(claim, language=language) for claim in found.claims),
        documents=tuple(evolve(entry, language=language) for entry in found.documents),
    )


def load_documents(
    *paths: str | PathLike[str], tracked: str = "accepted", language: str = "en"
) -> tuple[Document, ...]:
    """Read documents from files and folders.

    `tracked` says how the changes that a Word or ODT file keeps track of are read: "accepted" or
    "rejected"; `language` which language they are in.

    Raises:
        DocumentError: a file cannot be read; all that cannot, each with its reason.
        ValueError: `tracked` is neither word.
        UnknownNameError: there is no lexicon of that language.
    """
    view = Tracked(tracked)
    load(language)
    entries, problems = find_documents([Path(p) for p in paths])
    faults = [Fault(Path(p.file or "."), p.what) for p in problems]
    found = []
    for entry in entries:
        try:
            found.append(read_document(evolve(entry, tracked=view, language=language)))
        except DocumentError as error:
            faults += error.faults
    if faults:
        raise DocumentError(*faults)
    return tuple(found)


@overload
def check(
    claims: ClaimSet | Iterable[Claim],
    documents: Iterable[Document] | None = None,
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    executor: "Executor | None" = None,
    stream: Literal[False] = False,
) -> Report: ...


@overload
def check(
    claims: ClaimSet | Iterable[Claim],
    documents: Iterable[Document | str | PathLike[str]] | None = None,
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    executor: "Executor | None" = None,
    stream: Literal[True],
) -> Iterator[Report]: ...


def check(
    claims: ClaimSet | Iterable[Claim],
    documents: Iterable[Any] | None = None,
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    executor: "Executor | None" = None,
    stream: bool = False,
) -> Report | Iterator[Report]:
    """Hold every claim against every document.

    `executor` is where documents are read: any `concurrent.futures.Executor`; by default, here.

    A `ClaimSet` brings its own documents and terms; documents given beside it are checked instead
    of its own. A document of the set that cannot be read is a row of `report.problems`.

    With `stream`, an iterator: a report for each document that says something, while it is found,
    and one with the coverage at the end. Documents may then be files as well, and are asked for
    when there is room, so that any number of them needs little. More than 100 are held against the
    claims each by itself, as the command does.
    """
    if stream:
        return _streamed(claims, documents, terms or {}, executor)
    if isinstance(claims, ClaimSet):
        if documents is None:
            return check_sets([claims])
        return check_documents(
            claims.claims,
            tuple(documents),
            terms={**claims.terms, **(terms or {})},
            units=claims.units,
        )
    return check_documents(
        tuple(claims), tuple(documents or ()), terms=terms or {}, executor=executor
    )


def _streamed(
    claims: ClaimSet | Iterable[Claim],
    documents: Iterable[Any] | None,
    terms: Mapping[str, Sequence[str]],
    executor: "Executor | None",
) -> Iterator[Report]:
    """What each document says on claims, while it is found."""
    from claimcheck.archive.run import Means, by, stream_sources  # noqa: PLC0415 - few ask for it
    from claimcheck.backends.shared_out import lent  # noqa: PLC0415 - likewise

    if not isinstance(claims, ClaimSet):
        claims = ClaimSet(Path(), claims=tuple(claims))
    more = {key: tuple(wordings) for key, wordings in terms.items()}
    claims = evolve(claims, terms={**claims.terms, **more})
    if documents is None:
        sources: Iterable[Source] = (Source(each, claims.root) for each in claims.documents)
    else:
        sources = map(_source, documents)
    if executor is None:
        yield from stream_sources(claims, sources)
        return
    with lent(executor) as workers:
        yield from stream_sources(claims, sources, means=Means(share=by(workers)))


def _source(given: Document | str | PathLike[str]) -> Source:
    if isinstance(given, Document):
        return Source(DocumentEntry(given.id, given.file), document=given)
    path = Path(given)
    return Source(DocumentEntry(path.stem, path))


def check_draft(
    draft: Document | Iterable[Document],
    against: Iterable[Document] = (),
    *,
    claims: ClaimSet | None = None,
    terms: Mapping[str, Sequence[str]] | None = None,
    executor: "Executor | None" = None,
) -> Report:
    """Hold a draft against its sources before it is published, and against itself.

    Sources whose role is primary settle what others only report. `claims` brings its claims, its
    terms, and the documents it lists as further sources. `report.checked` holds every figure, name,
    quotation and plain sentence of the draft with what the sources say of it;
    `report.discrepancies` what differs; `report.suggestions` what the sources have instead.
    """
    drafts = (draft,) if isinstance(draft, Document) else tuple(draft)
    sources = tuple(against)
    if claims is None:
        return check_drafts(drafts, sources, terms=terms, executor=executor)
    mine = {d.file.resolve() for d in (*drafts, *sources)}
    listed = [
        e for e in claims.documents if e.role is not Role.DRAFT and e.file.resolve() not in mine
    ]
    loaded = load_entries(listed, root=claims.root)
    return check_drafts(
        drafts,
        (*sources, *loaded.documents),
        claims=claims.claims,
        terms={**claims.terms, **(terms or {})},
        units=claims.units,
        title=claims.title,
        problems=loaded.problems,
        executor=executor,
    )


@overload
def compare(
    documents: ClaimSet | Iterable[Document],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    executor: "Executor | None" = None,
    stream: Literal[False] = False,
) -> Report: ...


@overload
def compare(
    documents: ClaimSet | Iterable[Document],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    executor: "Executor | None" = None,
    stream: Literal[True],
) -> Iterator[Finding]: ...


def compare(
    documents: ClaimSet | Iterable[Document],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    executor: "Executor | None" = None,
    stream: bool = False,
) -> Report | Iterator[Finding]:
    """Find where documents disagree with each other and with themselves, without any claim.

    More than 100 documents are compared as the command does: each with those that share most with
    it, by the workers of the `executor` (any `concurrent.futures.Executor`) or, without one, here.

    With `stream`, an iterator over the discrepancies, while they are found: of few documents first
    between two, then what only all of them tell, then inside each; of many document by document.
    The documents are all read before.
    """
    known: dict[str, Sequence[str]] = {}
    units: tuple[UnitDefinition, ...] = ()
    if isinstance(documents, ClaimSet):
        known, units = dict(documents.terms), documents.units
        sources = [Source(entry, documents.root) for entry in documents.documents]
    else:
        sources = list(map(_source, documents))
    known |= terms or {}
    if len(sources) > DESK:
        return _compared(sources, known, units, executor, stream=stream)
    if isinstance(documents, ClaimSet):
        if not stream:
            return compare_all(documents)
        given = load_entries(documents.documents, root=documents.root).documents
    else:
        given = tuple(each.document for each in sources if each.document is not None)
    return compare_each(given, terms=known) if stream else compare_all(given, terms=known)


def _compared(
    sources: Sequence[Source],
    terms: Mapping[str, Sequence[str]],
    units: tuple[UnitDefinition, ...],
    executor: "Executor | None",
    *,
    stream: bool,
) -> Report | Iterator[Finding]:
    """What many documents say of one another."""
    from claimcheck.archive.comparison import (  # noqa: PLC0415 - few ask for it
        compare_sources,
        differences_of_sources,
        here,
    )
    from claimcheck.backends.shared_out import lent  # noqa: PLC0415 - likewise

    run = here if executor is None else lent(executor).map
    named = executor is not None
    if stream:
        return differences_of_sources(sources, terms=terms, units=units, run=run, named=named)
    return compare_sources(sources, terms=terms, units=units, run=run, named=named)


def verdict_table(
    reports: Report | Iterable[Report], kind: Literal["arrow", "pandas", "polars"] = "arrow"
) -> Any:  # noqa: ANN401 - a class of a library that need not be there
    """The verdicts of a report, or of a stream of them, as a table: a row for each.

    `kind` is "arrow" (a `pyarrow.Table`), "pandas" or "polars" (a `DataFrame`).

    Raises:
        MissingLibraryError: the library of that kind is not installed; the message says how to.
        UnknownNameError: there is no such kind.
    """
    from claimcheck.frames import table_of  # noqa: PLC0415 - few ask for it

    return table_of((reports,) if isinstance(reports, Report) else reports, kind)


__all__ = [
    "check",
    "check_draft",
    "compare",
    "load_claims",
    "load_documents",
    "read",
    "verdict_table",
]
