"""The values of a run over an archive: documents to be had, what they are asked, what came of them.

Nothing heavy is imported here: a run that finds everything in the store reads no text.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from attrs import field, frozen

from claimcheck.documents import read_bare_document, zoned
from claimcheck.documents.bare_text import bare_text
from claimcheck.errors import DocumentError, Fault
from claimcheck.frozen_values import quickly_made
from claimcheck.model import Cell, Claim, Document, DocumentEntry, Problem, UnitDefinition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from claimcheck.rules import Rule

__all__ = [
    "LEARNT",
    "Answer",
    "Archive",
    "Outcome",
    "Place",
    "Sent",
    "Share",
    "Source",
    "answer",
    "answered",
    "light",
    "opened",
    "problem_of",
    "received",
    "sent",
]


LEARNT: Final = 50
"""From so many documents of an archive is learnt how rare words are."""


@quickly_made
@frozen
class Source:
    """A document to be had: the entry of its file, or the document itself.

    `root` is the folder that its file must lie in.
    """

    entry: DocumentEntry
    root: Path | None = None
    document: Document | None = None
    fault: Fault | None = None
    """Why there is no document, where that is known already."""

    def bare(self) -> Document:
        """The document, whose blocks may be missing yet.

        Raises:
            DocumentError: its file cannot be read.
        """
        if self.fault is not None:
            raise DocumentError(self.fault)
        return self.document or read_bare_document(self.entry, self.root)

    def whole(self, document: Document) -> Document:
        """The document with its blocks."""
        return document if self.document is not None else zoned(document)


Place = tuple[str, int, int]
"""A document's id, and where a figure begins and ends in it."""


@quickly_made
@frozen
class Outcome:
    """What came of one document: the document, or why it could not be read, and the verdicts.

    `cells` are given with the places of their claims in the run, and so are the figures that were
    `compared`; `asked` are the claims that its words may speak of, whether they do or not. A
    document that says nothing of any claim is `passed` over; its text is not kept. `gist` is that
    of the text, where it is wanted.
    """

    document: Document | None = None
    problem: Problem | None = None
    cells: tuple[tuple[int, Cell], ...] = ()
    compared: tuple[tuple[int, frozenset[Place]], ...] = ()
    figures: int = 0
    passed: bool = False
    asked: tuple[int, ...] = ()
    gist: bytes | None = field(default=None, repr=False)

    @property
    def checked(self) -> frozenset[Place]:
        """The figures that any claim was compared with."""
        if not self.compared:
            return frozenset()
        return frozenset[Place]().union(*(places for _, places in self.compared))


@frozen
class Archive:
    """All that a document is examined by: the claims, and what was learnt from the first documents.

    With `skim` false every document is read from end to end: slow, and the same.
    """

    claims: tuple[Claim, ...]
    terms: Mapping[str, tuple[str, ...]]
    units: tuple[UnitDefinition, ...]
    explained: tuple[Mapping[str, str], ...] = field(repr=False)
    weights: Mapping[str, float] = field(repr=False)
    """How heavy each key weighs, ..."""
    unseen: float
    """... and one that was not met."""
    rules: tuple[str, ...] | None = None
    """The names of the rules in force, where they are not those that are usual; ..."""
    own: "tuple[Rule, ...]" = ()
    """... or the rules themselves where a house has its own: these stay in this process."""
    skim: bool = True
    gists: bool = False
    """Whether the gists of texts are wanted."""


Share = Callable[[Archive, Iterable[Source]], Iterable[Outcome]]
"""Examines documents somewhere, and gives what came of them in their order."""


def light(document: Document) -> Document:
    """A document that says nothing of any claim: its text would only take room."""
    return Document(
        id=document.id,
        file=document.file,
        text="",
        blocks=(),
        outlet=document.outlet,
        date=document.date,
        role=document.role,
        title=document.title,
        url=document.url,
        sha256=document.sha256,
        notes=document.notes,
        language=document.language,
        author=document.author,
        linkable=document.linkable,
        created=document.created,
    )


# --- what is sent between processes ------------------------------------------------------

Sent = Source | tuple[str, str, str | None]
"""A source; or of a file, of which no more is told, its id, its path and the folder it lies in."""
Answer = Outcome | tuple[str, tuple[int, ...], bytes | None]
"""An outcome, or of a document that is passed over its digest, what it was asked, and its gist."""


def sent(source: Source) -> Sent:
    """A source as it is sent to another process: text takes a tenth of the time of a value."""
    entry = source.entry
    if source.document is None and source.fault is None:
        file = str(entry.file)
        if DocumentEntry(entry.id, entry.file) == entry and type(entry.file) is type(Path(file)):
            return entry.id, file, None if source.root is None else str(source.root)
    return source


def received(told: Sent) -> Source:
    """What `sent` was given."""
    if isinstance(told, Source):
        return told
    name, file, root = told
    return Source(DocumentEntry(name, Path(file)), None if root is None else Path(root))


def answer(outcome: Outcome, source: Source) -> Answer:
    """An outcome as it is sent back."""
    document = outcome.document
    if outcome.passed and document is not None and not outcome.compared and not outcome.cells:
        told = outcome.asked, outcome.gist
        if outcome == _passed_over(source, document.sha256, *told):
            return document.sha256, *told
    return outcome


def answered(told: Answer, source: Source) -> Outcome:
    """What `answer` was given."""
    return told if isinstance(told, Outcome) else _passed_over(source, *told)


def unopened(entry: DocumentEntry, sha256: str) -> Document:
    """A document of which no more is told than its entry says, and that has no text."""
    return bare_text(entry, "", sha256=sha256, language=entry.language)


def _passed_over(
    source: Source, sha256: str, asked: tuple[int, ...], gist: bytes | None
) -> Outcome:
    document = unopened(source.entry, sha256)
    return Outcome(document, passed=True, asked=asked, gist=gist)


def opened(sources: Iterable[Source]) -> tuple[list[Document], list[Problem]]:
    """Some documents, and the rows of those that could not be read."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            documents.append(source.whole(source.bare()))
        except DocumentError as error:
            problems.append(problem_of(source, error))
    return documents, problems


def problem_of(source: Source, error: DocumentError) -> Problem:
    """The row of a document that could not be read."""
    fault = error.faults[0]
    return Problem(fault.what, file=str(fault.file), document=source.entry.id, line=fault.line)
