"""Claims held against more documents than a desk has: each by itself, read if it speaks of one.

How rare a word is, and what an acronym stands for, is learnt from the first documents of a run.
What any document says on a claim then depends on nothing but the two: documents are shared out to
workers, come as a stream, and are passed over where `matching.reach` tells that they hold nothing
of any claim. Whether documents are passed over, who reads them and in what order changes nothing in
the report.
"""

import datetime as dt
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import Final

from attrs import define, evolve, field, frozen

from claimcheck.backends.shared_out import SharedOut
from claimcheck.checking import (
    Progress,
    Spread,
    check_documents,
    figures_of,
    in_one,
    joined,
    judge,
    judge_claims,
    looked_at,
    qualified,
    read_claim,
    says_something,
)
from claimcheck.documents import READERS, read_bare_document, suffixes, zoned
from claimcheck.documents.records import read_records
from claimcheck.errors import DocumentError, Fault
from claimcheck.matching import Corpus, build_case, gather, gather_one, prepare
from claimcheck.matching.alignment import Rarity
from claimcheck.matching.reach import Reach, reach_of
from claimcheck.matching.terms import Profile, Vocabulary, vocabulary_of
from claimcheck.model import (
    Cell,
    Claim,
    ClaimSet,
    Coverage,
    Document,
    DocumentEntry,
    Problem,
    Report,
    UnitDefinition,
)
from claimcheck.reading.acronyms import find_acronyms
from claimcheck.reading.plain import make_plain
from claimcheck.reading.reader import read_document
from claimcheck.rules import RULES, Rule, in_force

__all__ = [
    "DESK",
    "LEARNT",
    "Archive",
    "Learn",
    "Outcome",
    "Share",
    "Source",
    "by",
    "check_claims",
    "check_sources",
    "examine",
    "examiner",
    "here",
    "learn",
]

DESK: Final = 100
"""So many documents are held against one another's words whole; of more, each by itself."""
LEARNT: Final = 50
"""From so many documents of an archive is learnt how rare words are."""


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


@frozen
class Outcome:
    """What came of one document: the document, or why it could not be read, and the verdicts.

    `cells` are given with the places of their claims in the run, and so are the figures that were
    `compared`. A document that says nothing of any claim is `passed` over; its text is not kept.
    """

    document: Document | None = None
    problem: Problem | None = None
    cells: tuple[tuple[int, Cell], ...] = ()
    compared: tuple[tuple[int, frozenset[Place]], ...] = ()
    figures: int = 0
    passed: bool = False

    @property
    def checked(self) -> frozenset[Place]:
        """The figures that any claim was compared with."""
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
    weigh: Rarity = field(repr=False)
    rules: tuple[str, ...] = ()
    """The names of the rules in force, ..."""
    own: tuple[Rule, ...] = ()
    """... or the rules themselves where a house has its own: these stay in this process."""
    skim: bool = True


# --- one document ------------------------------------------------------------------------


@define(eq=False)
class _Examiner:
    """An archive's claims made ready, to be held against one document after another."""

    archive: Archive
    words: Vocabulary
    understood: tuple[int, ...]
    profiles: Mapping[int, tuple[Profile, ...]]
    spoken: Mapping[int, frozenset[str]]
    """By claim, every word that an acronym may give another meaning."""
    reach: Reach | None

    def examine(self, source: Source) -> Outcome:
        """What one document says on the claims."""
        try:
            document = source.bare()
            likely = frozenset(self.understood)
            if self.reach is not None:
                own = self._own(document)
                found = self.reach.of_text(document.text)
                if not (own or found):
                    return _passed(document)
                document = source.whole(document)
                found = self.reach.of_document(document, found)
                likely = own.union(self.understood[at] for at in found)
            else:
                document = source.whole(document)
        except DocumentError as error:
            return Outcome(problem=_problem(source, error))
        return self._judged(document, likely) if likely else _passed(document)

    def _own(self, document: Document) -> frozenset[int]:
        """The claims of which a word means another thing by what the document explains."""
        if "(" not in document.text:
            return frozenset()
        acronyms = find_acronyms(make_plain(document.text, document.markup).text)
        changed = self._changed(self._words_of(acronyms)) if acronyms else frozenset()
        return self._touched(changed)

    def _touched(self, changed: frozenset[str]) -> frozenset[int]:
        if not changed:
            return frozenset()
        return frozenset(at for at, words in self.spoken.items() if not words.isdisjoint(changed))

    def _words_of(self, acronyms: Mapping[str, str]) -> Vocabulary:
        """The words of the trade, with what one document explains."""
        archive = self.archive
        if not acronyms:
            return self.words
        return vocabulary_of(archive.terms, (*archive.explained, acronyms))

    def _changed(self, words: Vocabulary) -> frozenset[str]:
        """The words of expressions that mean another thing than they do elsewhere."""
        if words is self.words:
            return frozenset()
        ours, theirs = self.words.phrases, words.phrases
        return frozenset(
            word
            for form in ours.keys() | theirs.keys()
            if ours.get(form) != theirs.get(form)
            for word in form
        )

    def _judged(self, document: Document, likely: frozenset[int]) -> Outcome:
        """Read a document and hold claims against it."""
        archive = self.archive
        reading = read_document(document)
        words = self._words_of(reading.acronyms)
        corpus = gather_one(reading, words, archive.weigh, archive.units)
        touched = self._touched(self._changed(words))
        cells: list[tuple[int, Cell]] = []
        compared: list[tuple[int, frozenset[Place]]] = []
        rules = _rules_of(archive)
        for number in sorted(likely):
            claim = archive.claims[number]
            if claim.where and document.id not in claim.where:
                continue
            ready = self.profiles[number]
            undated = read_claim(claim.claim, document.date) is read_claim(claim.claim, None)
            if number in touched or not undated:
                ready = _profiles(claim, document.date, words, archive.weigh)
            case = build_case(claim, ready, corpus.libraries[0], corpus)
            if places := looked_at(case):
                compared.append((number, frozenset(places)))
            if cell := judge(case, rules):
                cells.append((number, cell))
        if not cells:
            return _passed(document, tuple(compared))
        return Outcome(document, None, tuple(cells), tuple(compared), figures_of(corpus))


def _rules_of(archive: Archive) -> tuple[Rule, ...]:
    known = {rule.name: rule for rule in RULES}
    return archive.own or tuple(known[name] for name in archive.rules)


def _with_rules(archive: Archive, rules: Sequence[Rule] | None) -> Archive:
    """The archive with the rules in force; only those that everybody has are sent to others."""
    given = tuple(rules or in_force())
    known = {id(rule) for rule in RULES}
    if any(id(rule) not in known for rule in given):
        return evolve(archive, own=given)
    return evolve(archive, rules=tuple(rule.name for rule in given))


def _profiles(
    claim: Claim, day: dt.date | None, words: Vocabulary, weigh: Rarity
) -> tuple[Profile, ...]:
    return prepare(claim, read_claim(claim.claim, day), Corpus((), words, weigh))


def _passed(document: Document, compared: tuple[tuple[int, frozenset[Place]], ...] = ()) -> Outcome:
    """A document that says nothing of any claim; its text would only take room."""
    light = evolve(document, text="", blocks=(), markup=(), cut=(), extracted=False)
    return Outcome(light, compared=compared, passed=True)


def examiner(archive: Archive) -> Callable[[Source], Outcome]:
    """The function that examines one document."""
    words = vocabulary_of(archive.terms, archive.explained)
    understood = tuple(
        at for at, c in enumerate(archive.claims) if says_something(read_claim(c.claim, None))
    )
    profiles = {at: _profiles(archive.claims[at], None, words, archive.weigh) for at in understood}
    spoken = {
        at: frozenset(
            form
            for ready in each
            for token in ready.statement.tokens
            for form in (token.lemma, token.text, token.text.removesuffix("s"))
        )
        for at, each in profiles.items()
    }
    reach = None
    if archive.skim:
        reach = reach_of([profiles[at] for at in understood], archive.weigh, words)
    return _Examiner(archive, words, understood, profiles, spoken, reach).examine


# --- a run -------------------------------------------------------------------------------


Share = Callable[[Archive, Iterable[Source]], Iterable[Outcome]]
"""Examines documents somewhere, and gives what came of them in their order."""


def here(archive: Archive, sources: Iterable[Source]) -> Iterator[Outcome]:
    """Examine documents one after another, in this process."""
    return map(examiner(archive), sources)


Learn = Callable[[ClaimSet, Sequence[Source]], Archive]
"""Makes a claims file ready for many documents, of which it is given the first."""


def learn(claim_set: ClaimSet, sources: Sequence[Source]) -> Archive:
    """Make a claims file ready for many documents, by what is learnt from the first of these."""
    documents = _First()
    documents.take(sources[:LEARNT])
    readings = tuple(map(read_document, documents.documents))
    corpus = gather(readings, claim_set.terms, claim_set.units)
    return Archive(
        claim_set.claims,
        claim_set.terms,
        claim_set.units,
        tuple(r.acronyms for r in readings if r.acronyms),
        corpus.weigh,
    )


_learn_here: Final = learn


def _is_usual() -> bool:
    """Whether all formats are the program's own, and none was joined by somebody else."""
    return len(suffixes()) == sum(len(each.suffixes) for each in READERS)


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> Callable[[Source], Outcome]:
    # The bytes come from the process that this one works for.
    return examiner(pickle.loads(packed))  # noqa: S301


def examine(packed: bytes, sources: Sequence[Source]) -> list[Outcome]:
    """What some documents say: the work of another process, which is sent the archive as bytes."""
    return list(map(_unpacked(packed), sources))


def by(workers: SharedOut) -> Share:
    """Examines documents by the workers of a backend."""

    def share(archive: Archive, sources: Iterable[Source]) -> Iterator[Outcome]:
        return workers.map(partial(examine, pickle.dumps(archive)), sources)

    return share


Told = Callable[[Report], None]
"""Takes what one document says, as a report of it alone."""


def check_sources(  # noqa: PLR0913 - all but the claims and documents are named
    claim_set: ClaimSet,
    sources: Iterable[Source],
    *,
    problems: Sequence[Problem] = (),
    share: Share = here,
    spread: Spread = in_one,
    learn: Learn = learn,
    skim: bool = True,
    rules: Sequence[Rule] | None = None,
    progress: Callable[[int], None] | None = None,
    told: Told | None = None,
) -> Report:
    """Hold every claim of a claims file against every document.

    Up to `DESK` documents are held against it as one body of text, as `check_documents` does; of
    more, each by itself. `share` says where they are examined, `learn` where what is learnt from
    the first ones comes from, and `spread` how the claims are shared out on a desk; none of them
    changes anything in the report, nor does `skim`. With `told`, what an archive's documents say is
    told as it is found and not kept, so that the report at the end has the coverage alone.
    """
    waiting = iter(sources)
    first = list(islice(waiting, DESK + 1))
    if len(first) <= DESK:
        desk = _First(problems=list(problems))
        desk.take(first)
        return check_documents(
            claim_set.claims,
            desk.documents,
            terms=claim_set.terms,
            units=claim_set.units,
            title=claim_set.title,
            problems=desk.problems,
            spread=spread,
            rules=rules,
        )
    made = learn if _is_usual() else _learn_here
    archive = _with_rules(evolve(made(claim_set, first), skim=skim), rules)
    # What is known from before, and what other processes have, are the program's own parts alone.
    share = share if _is_usual() and not archive.own else here
    found = _Found(lost=list(problems), told=told)
    for done, outcome in enumerate(share(archive, chain(first, waiting)), 1):
        found.take(outcome)
        if progress:
            progress(done)
    return found.report(claim_set, archive)


@define
class _First:
    """The first documents of a run."""

    problems: list[Problem] = field(factory=list)
    documents: list[Document] = field(factory=list)

    def take(self, sources: Iterable[Source]) -> None:
        """Read some documents."""
        for source in sources:
            try:
                self.documents.append(source.whole(source.bare()))
            except DocumentError as error:
                self.problems.append(_problem(source, error))


@define
class _Found:
    """What came of an archive's documents so far."""

    lost: list[Problem]
    told: Told | None = None
    read: int = 0
    unread: int = 0
    some_date: dt.date | None = None
    documents: list[Document] = field(factory=list)
    cells: list[tuple[int, int, Cell]] = field(factory=list)
    checked: int = 0
    figures: int = 0
    passed: int = 0

    def take(self, outcome: Outcome) -> None:
        """Add what came of the next document."""
        if outcome.problem is not None:
            self.unread += 1
            if self.told:
                self.told(Report(problems=(outcome.problem,)))
            else:
                self.lost.append(outcome.problem)
        if outcome.document is None:
            return
        if not self.read:
            self.some_date = outcome.document.date
        self.read += 1
        self.checked += len(outcome.checked)
        self.figures += outcome.figures
        self.passed += outcome.passed
        if self.told is None:
            at = len(self.documents)
            self.cells += ((number, at, cell) for number, cell in outcome.cells)
            self.documents.append(outcome.document)
        elif outcome.cells:
            cells = tuple(cell for _, cell in outcome.cells)
            self.told(Report(documents=(outcome.document,), cells=cells))

    def report(self, claim_set: ClaimSet, archive: Archive) -> Report:
        """The report of it all, claim after claim."""
        nothing = Corpus((), Vocabulary({}), archive.weigh)
        claims = judge_claims(claim_set.claims, nothing, self.some_date, ())
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
                claims_understood=claims.understood,
                documents_passed_over=self.passed,
            ),
            problems=(*self.lost, *claims.problems),
        )


def _problem(source: Source, error: DocumentError) -> Problem:
    fault = error.faults[0]
    return Problem(fault.what, file=str(fault.file), document=source.entry.id, line=fault.line)


def of_records(files: Iterable[Path]) -> Iterator[Source]:
    """The documents of files of records, one by one; a file that cannot be read is a fault."""
    for file in files:
        try:
            for record in read_records(file):
                yield Source(record.entry, document=record.document, fault=record.fault)
        except DocumentError as error:
            yield Source(DocumentEntry(file.name, file), fault=error.faults[0])


def _tell(progress: Progress, total: int, done: int) -> None:
    progress(done, total)


def check_claims(  # noqa: PLR0913 - all but the claims and documents are named
    claim_sets: Sequence[ClaimSet],
    documents: Sequence[DocumentEntry] = (),
    *,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    spread: Spread = in_one,
    share: Share = here,
    learn: Learn = learn,
    rules: Sequence[Rule] | None = None,
    records: Sequence[Path] = (),
    told: Told | None = None,
) -> Report:
    """Hold every claim of claims files against every document, however many.

    Each file's claims are held against its own documents and those given beside it, as files or as
    files of `records`.
    """
    reports = []
    for claim_set in claim_sets:
        sources = [Source(each, claim_set.root) for each in claim_set.documents]
        sources += map(Source, documents)
        reports.append(
            check_sources(
                claim_set,
                chain(sources, of_records(records)),
                share=share,
                spread=spread,
                learn=learn,
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
    return joined(reports, problems)
