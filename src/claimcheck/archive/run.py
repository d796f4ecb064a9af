"""Claims held against more documents than a desk has: each by itself, read if it speaks of one.

How rare a word is, and what an acronym stands for, is learnt from the first documents of a run.
What any document says on a claim then depends on nothing but the two: documents are shared out to
workers, come as a stream, and are passed over where `matching.reach` tells that they hold nothing
of any claim. Whether documents are passed over, who reads them and in what order changes nothing in
the report.
"""

# Longer than 400 lines: one run over documents, whoever does the work.

import datetime as dt
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field, frozen

from claimcheck.archive.outcomes import (
    LEARNT,
    Answer,
    Archive,
    Outcome,
    Sent,
    Share,
    Source,
    answered,
    opened,
    sent,
)
from claimcheck.documents import READERS, in_language, suffixes
from claimcheck.documents.records import read_records
from claimcheck.errors import DocumentError
from claimcheck.joined_reports import joined, qualified
from claimcheck.model import (
    Cell,
    Claim,
    ClaimSet,
    Coverage,
    Document,
    DocumentEntry,
    Problem,
    Report,
    RulePage,
)
from claimcheck.reading.house_bands import BANDS

if TYPE_CHECKING:
    from claimcheck.backends.shared_out import SharedOut
    from claimcheck.checking import Progress, Spread
    from claimcheck.rules import Rule

__all__ = [
    "DESK",
    "LEARNT",
    "Archive",
    "Learn",
    "Means",
    "Outcome",
    "Share",
    "Source",
    "by",
    "check_claims",
    "check_sources",
    "here",
    "is_usual",
    "learn",
    "pages",
    "stream_sources",
    "understand",
]

DESK: Final = 100
"""So many documents are held against one another's words whole; of more, each by itself."""


# --- a run -------------------------------------------------------------------------------

# What reads and judges is imported when the first document is to be read: where all is known from
# before, none is.


def here(archive: Archive, sources: Iterable[Source]) -> Iterator[Outcome]:
    """Examine documents one after another, in this process."""
    from claimcheck.archive.examining import examiner  # noqa: PLC0415 - the reason stands above

    return map(examiner(archive).examine, sources)


Learn = Callable[[ClaimSet, Sequence[Source]], Archive]
"""Makes a claims file ready for many documents, of which it is given the first."""


def learn(claim_set: ClaimSet, sources: Sequence[Source]) -> Archive:
    """Make a claims file ready for many documents, by what is learnt from the first of these."""
    from claimcheck.archive import learning  # noqa: PLC0415 - the reason stands above

    return learning.learn(claim_set, sources)


_learn_here: Final = learn


Understand = Callable[[Sequence[Claim], dt.date | None], tuple[int, tuple[Problem, ...]]]
"""How many claims are understood, some day given, and what is wrong with the others."""


def understand(
    claims: Sequence[Claim], some_date: dt.date | None
) -> tuple[int, tuple[Problem, ...]]:
    """Read claims by themselves."""
    from claimcheck.archive import learning  # noqa: PLC0415 - the reason stands above

    return learning.understand(claims, some_date)


Pages = Callable[[], tuple[RulePage, ...]]
"""What the rules are, for a report."""


def pages() -> tuple[RulePage, ...]:
    """What the rules of the program are."""
    from claimcheck.archive import learning  # noqa: PLC0415 - the reason stands above

    return learning.pages()


@frozen
class Means:
    """By whom an archive is gone through: all of these may be others, and the report the same."""

    share: Share = here
    learn: Learn = learn
    understand: Understand = understand
    pages: Pages = pages


def is_usual() -> bool:
    """Whether formats and bounds are the program's own, and none is somebody else's."""
    return not BANDS and len(suffixes()) == sum(len(each.suffixes) for each in READERS)


def _with_rules(archive: Archive, rules: "Sequence[Rule] | None") -> Archive:
    """The archive with the rules in force; only those that everybody has are sent to others."""
    if rules is None:
        return archive
    from claimcheck.rules import RULES  # noqa: PLC0415 - the reason stands above

    given = tuple(rules)
    known = {id(rule) for rule in RULES}
    if any(id(rule) not in known for rule in given):
        return evolve(archive, own=given)
    return evolve(archive, rules=tuple(rule.name for rule in given))


def by(workers: "SharedOut") -> Share:
    """Examines documents by the workers of a backend."""

    def share(archive: Archive, sources: Iterable[Source]) -> Iterator[Outcome]:
        from claimcheck.archive.examining import (  # noqa: PLC0415 - the reason stands above
            examine,
            make_ready,
        )

        made = pickle.dumps(archive)
        if workers.copies:
            make_ready(made)
        waiting: deque[Source] = deque()

        def given() -> Iterator[Sent]:
            for source in sources:
                waiting.append(source)
                yield sent(source)

        told: Iterator[Answer] = workers.map(partial(examine, made), given())
        for each in told:
            yield answered(each, waiting.popleft())

    return share


Told = Callable[[Report], None]
"""Takes what one document says, as a report of it alone."""


def check_sources(  # noqa: PLR0913 - all but the claims and documents are named
    claim_set: ClaimSet,
    sources: Iterable[Source],
    *,
    problems: Sequence[Problem] = (),
    share: Share = here,
    spread: "Spread | None" = None,
    learn: Learn = learn,
    understand: Understand = understand,
    skim: bool = True,
    rules: "Sequence[Rule] | None" = None,
    progress: Callable[[int], None] | None = None,
    told: Told | None = None,
) -> Report:
    """Hold every claim of a claims file against every document.

    Up to `DESK` documents are held against it as one body of text, as `check_documents` does; of
    more, each by itself. `share` says where they are examined, `learn` where what is learnt from
    the first ones comes from, `understand` where it is known from that claims are understood, and
    `spread` how the claims are shared out on a desk; none of them
    changes anything in the report, nor does `skim`. With `told`, what an archive's documents say is
    told as it is found and not kept, so that the report at the end has the coverage alone.
    """
    waiting = iter(sources)
    first = list(islice(waiting, DESK + 1))
    if len(first) <= DESK:
        return _on_desk(claim_set, first, problems, spread, rules)
    found = _Found(lost=list(problems), keep=told is None)
    means = Means(share, learn, understand)
    outcomes = _outcomes(claim_set, first, waiting, means, rules, skim=skim)
    for done, outcome in enumerate(outcomes, 1):
        part = found.take(outcome)
        if told and part is not None:
            told(part)
        if progress:
            progress(done)
    understood, wrong = understand(claim_set.claims, found.some_date)
    return found.report(claim_set, understood, wrong)


def stream_sources(
    claim_set: ClaimSet,
    sources: Iterable[Source],
    *,
    problems: Sequence[Problem] = (),
    means: Means | None = None,
    rules: "Sequence[Rule] | None" = None,
) -> Iterator[Report]:
    """What each document says that says something, as a report of it alone, while it is found.

    A document that cannot be read is a report of that; the last report has the coverage, and what
    is wrong with claims. Little is held: documents are asked for when there is room for them.
    """
    means = means or Means()
    waiting = iter(sources)
    first = list(islice(waiting, DESK + 1))
    if len(first) <= DESK:
        whole = _on_desk(claim_set, first, problems, None, rules)
        for document in whole.documents:
            cells = tuple(cell for cell in whole.cells if cell.document == document.id)
            if cells:
                yield Report(documents=(document,), cells=cells)
        yield evolve(whole, documents=(), cells=())
        return
    found = _Found(lost=list(problems), keep=False)
    for outcome in _outcomes(claim_set, first, waiting, means, rules):
        part = found.take(outcome)
        if part is not None:
            yield part
    understood, wrong = means.understand(claim_set.claims, found.some_date)
    yield found.report(claim_set, understood, wrong)


def _on_desk(
    claim_set: ClaimSet,
    sources: Sequence[Source],
    problems: Sequence[Problem],
    spread: "Spread | None",
    rules: "Sequence[Rule] | None",
) -> Report:
    """Hold claims against so few documents that these are one body of text."""
    from claimcheck.checking import check_documents, in_one  # noqa: PLC0415 - the reason stands above

    documents, lost = opened(sources)
    return check_documents(
        claim_set.claims,
        documents,
        terms=claim_set.terms,
        units=claim_set.units,
        title=claim_set.title,
        problems=(*problems, *lost),
        spread=spread or in_one,
        rules=rules,
    )


def _outcomes(  # noqa: PLR0913 - one option, named
    claim_set: ClaimSet,
    first: Sequence[Source],
    waiting: Iterable[Source],
    means: Means,
    rules: "Sequence[Rule] | None",
    *,
    skim: bool = True,
) -> Iterable[Outcome]:
    """What comes of each document of an archive, of which the `first` are at hand."""
    # What is known from before, and what other processes have, are the program's own parts alone.
    usual = is_usual()
    # Which documents may speak of a claim is told by words of English.
    skim = skim and all(claim.language == "en" for claim in claim_set.claims)
    made = means.learn if usual else _learn_here
    archive = _with_rules(evolve(made(claim_set, first), skim=skim), rules)
    share = means.share if usual and not archive.own else here
    return share(archive, chain(first, waiting))


@define
class _Found:
    """What came of an archive's documents so far."""

    lost: list[Problem]
    keep: bool = True
    """Whether what documents say is kept for the report at the end."""
    read: int = 0
    unread: int = 0
    some_date: dt.date | None = None
    documents: list[Document] = field(factory=list)
    cells: list[tuple[int, int, Cell]] = field(factory=list)
    checked: int = 0
    figures: int = 0
    passed: int = 0

    def take(self, outcome: Outcome) -> Report | None:
        """Add what came of the next document; as a report of it alone where it is not kept."""
        if outcome.problem is not None:
            self.unread += 1
            if not self.keep:
                return Report(problems=(outcome.problem,))
            self.lost.append(outcome.problem)
        if outcome.document is None:
            return None
        if not self.read:
            self.some_date = outcome.document.date
        self.read += 1
        self.checked += len(outcome.checked)
        self.figures += outcome.figures
        self.passed += outcome.passed
        if self.keep:
            at = len(self.documents)
            self.cells += ((number, at, cell) for number, cell in outcome.cells)
            self.documents.append(outcome.document)
        elif outcome.cells:
            cells = tuple(cell for _, cell in outcome.cells)
            return Report(documents=(outcome.document,), cells=cells)
        return None

    def report(self, claim_set: ClaimSet, understood: int, problems: tuple[Problem, ...]) -> Report:
        """The report of it all, claim after claim."""
        self.cells.sort(key=lambda each: each[:2])
        return Report(
            title=claim_set.title,
            documents=tuple(self.documents),
            claims=claim_set.claims,
            cells=tuple(cell for _, _, cell in self.cells),
            coverage=Coverage(
                figures=self.figures,
                figures_checked=self.checked,
                documents=self.read + max(self.unread, len(self.lost)),
                documents_read=self.read,
                claims=len(claim_set.claims),
                claims_understood=understood,
                documents_passed_over=self.passed,
            ),
            problems=(*self.lost, *problems),
        )


def of_records(files: Iterable[Path], language: str = "en") -> Iterator[Source]:
    """The documents of files of records, one by one; a file that cannot be read is a fault."""
    for file in files:
        try:
            for record in read_records(file):
                document = record.document and in_language(record.document, language)
                yield Source(record.entry, document=document, fault=record.fault)
        except DocumentError as error:
            yield Source(DocumentEntry(file.name, file), fault=error.faults[0])


def _tell(progress: "Progress", total: int, done: int) -> None:
    progress(done, total)


def check_claims(  # noqa: PLR0913 - all but the claims and documents are named
    claim_sets: Sequence[ClaimSet],
    documents: Sequence[DocumentEntry] = (),
    *,
    problems: Sequence[Problem] = (),
    progress: "Progress | None" = None,
    spread: "Spread | None" = None,
    means: Means | None = None,
    rules: "Sequence[Rule] | None" = None,
    records: Sequence[Path] = (),
    told: Told | None = None,
) -> Report:
    """Hold every claim of claims files against every document, however many.

    Each file's claims are held against its own documents and those given beside it, as files or as
    files of `records`.
    """
    reports = []
    means = means or Means()
    for claim_set in claim_sets:
        language = claim_set.claims[0].language if claim_set.claims else "en"
        sources = [Source(each, claim_set.root) for each in claim_set.documents]
        sources += map(Source, documents)
        reports.append(
            check_sources(
                claim_set,
                chain(sources, of_records(records, language)),
                share=means.share,
                spread=spread,
                learn=means.learn,
                understand=means.understand,
                rules=rules,
                told=told,
                progress=partial(_tell, progress, len(sources)) if progress else None,
            )
        )
    if len(reports) > 1:
        reports = [
            qualified(report, claim_set.file)
            for report, claim_set in zip(reports, claim_sets, strict=True)
        ]
    return joined(reports, problems, means.pages())
