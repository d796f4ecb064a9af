"""Many documents compared with one another, of which few are in memory at a time.

Up to `DESK` documents are compared as one body of text, every two of them. Of more, each is read
once and set aside in a file; from the words of all statements it is told which documents are held
together and by what (`matching.shortlist`); then each document is compared with those before it,
as the documents of a desk are. Time and room grow with the documents, not with their pairs. Who
does the work changes nothing in the report.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeVar

from attrs import define, evolve, field, frozen

from claimcheck import checking
from claimcheck.archive.outcomes import Source, light, problem_of
from claimcheck.archive.run import DESK, is_usual
from claimcheck.archive.set_aside import Lately, SetAside, Spot, packed, taken
from claimcheck.backends.shared_out import SharedOut
from claimcheck.comparing.comparison import lineage, weighed
from claimcheck.comparing.told_once import told_once
from claimcheck.errors import DocumentError
from claimcheck.matching import Corpus, Library, prepared
from claimcheck.matching.alignment import Rarity
from claimcheck.matching.between import across
from claimcheck.matching.shortlist import Shortlist, Traces, traces
from claimcheck.matching.terms import Vocabulary, vocabulary_of
from claimcheck.matching.wording import Wording, wording
from claimcheck.model import (
    ClaimSet,
    Coverage,
    Document,
    DocumentEntry,
    Fact,
    Finding,
    Lineage,
    Problem,
    Reading,
    Report,
    Role,
    UnitDefinition,
)
from claimcheck.reading.reader import read_document
from claimcheck.rules import RULES, Rule, in_force

__all__ = ["compare_documents", "compare_sources"]

_AT_HAND: Final = 64
"""So many prepared documents are in memory at a time."""
_REPEATED: Final = 5
"""Of so many documents that share most with it, it is asked whether one repeats another."""

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
Work = Callable[[Sequence[_Item]], list[_Made]]
Run = Callable[[Work[Any, Any], Iterable[Any]], Iterator[Any]]
"""Has a function work through items, in parts or one by one; gives its results in their order."""


def here(work: Work[_Item, _Made], items: Iterable[_Item]) -> Iterator[_Made]:
    """Do it one by one, in this process."""
    for each in items:
        yield from work([each])


def compare_documents(  # noqa: PLR0913 - all but the documents are named
    claim_sets: Sequence[ClaimSet],
    documents: Sequence[DocumentEntry] = (),
    *,
    problems: Sequence[Problem] = (),
    progress: checking.Progress | None = None,
    rules: Sequence[Rule] | None = None,
    workers: SharedOut | None = None,
) -> Report:
    """Find where the documents of claims files, and others, disagree, however many they are."""
    sources = [Source(e, s.root) for s in claim_sets for e in s.documents]
    sources += map(Source, documents)
    if len(sources) <= DESK:
        return checking.compare_documents(
            claim_sets, documents, problems=problems, progress=progress, rules=rules
        )
    report = compare_sources(
        sources,
        terms={k: v for s in claim_sets for k, v in s.terms.items()},
        units=tuple(u for s in claim_sets for u in s.units),
        rules=rules,
        progress=progress,
        run=workers.map if workers is not None else here,
    )
    titles = [s.title for s in claim_sets if s.title]
    return evolve(
        report,
        title=titles[0] if len(titles) == 1 else None,
        problems=(*problems, *report.problems),
    )


def compare_sources(  # noqa: PLR0913 - all but the documents are named
    sources: Sequence[Source],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    units: tuple[UnitDefinition, ...] = (),
    rules: Sequence[Rule] | None = None,
    progress: checking.Progress | None = None,
    run: Run = here,
) -> Report:
    """Find where many documents disagree, each compared with those that share most with it.

    `run` says where the work is done. What is a house's own, rules, formats and bounds, is known to
    this process alone: then all is done here.
    """
    asked = tuple(rules or in_force())
    usual = {id(rule) for rule in RULES}
    if any(id(rule) not in usual for rule in asked) or not is_usual():
        run = here
    with SetAside() as first, SetAside() as second, SetAside() as texts:
        many = _Many(first, second, texts, run, progress)
        many.read(sources)
        many.prepare(terms or {}, units, asked)
        return many.compared()


# --- what other processes do -------------------------------------------------------------


@frozen
class _Read:
    """A document that was read: what is set aside of it, and what is needed of it at once."""

    document: Document | None = None
    problem: Problem | None = None
    text: bytes = b""
    reading: bytes = b""
    acronyms: Mapping[str, str] = field(factory=dict)


def _read(sources: Sequence[Source]) -> list[_Read]:
    return list(map(_read_one, sources))


def _read_one(source: Source) -> _Read:
    try:
        document = source.whole(source.bare())
    except DocumentError as error:
        return _Read(problem=problem_of(source, error))
    reading = read_document(document)
    return _Read(light(document), None, packed(document), packed(reading), dict(reading.acronyms))


@frozen
class _Trade:
    """What documents are prepared by."""

    words: Vocabulary
    readings: Path


@frozen
class _Prepared:
    """A prepared document: what is set aside of it, and what is needed of it at once."""

    library: bytes
    traces: Traces
    figures: int


def _prepare(trade: tuple[Path, Spot], spots: Sequence[Spot]) -> list[_Prepared]:
    known: _Trade = _settings(*trade)
    return [_prepare_one(known, each) for each in spots]


def _prepare_one(trade: _Trade, spot: Spot) -> _Prepared:
    reading: Reading = taken(trade.readings, spot)
    library = prepared(reading, trade.words)
    figures = checking.figures_of(Corpus((library,), trade.words, Rarity({}, 1.0)))
    return _Prepared(packed(library), traces(library), figures)


@frozen
class _Shared:
    """What every document is compared by: where all of them lie, and what is known of words."""

    libraries: Path
    spots: tuple[Spot, ...]
    words: Vocabulary
    weigh: Rarity
    units: tuple[UnitDefinition, ...]
    rules: tuple[str, ...]
    own: tuple[Rule, ...] = ()


@frozen
class _Asked:
    """A document, by its number, and those before it that it is held against, by which places.

    `spoken` are the statements of all of these that a primary source is known to speak of.
    """

    number: int
    held: Mapping[int, frozenset[int]]
    spoken: frozenset[tuple[str, int]] = frozenset()


@frozen
class _Said:
    """What came of comparing a document with those before it."""

    told: checking.Differences
    lines: tuple[Lineage, ...] = ()


@define(eq=False)
class _Bench:
    """A process's own place to compare at: the last documents are at hand."""

    shared: _Shared
    corpus: Corpus
    rules: tuple[Rule, ...]
    libraries: Lately

    def local(self, asked: _Asked) -> Corpus:
        """A document and those that it is held against, as a corpus."""
        numbers = [*sorted(asked.held), asked.number]
        last = len(numbers) - 1
        return evolve(
            self.corpus,
            libraries=tuple(self.libraries[n] for n in numbers),
            held={(at, last): asked.held[n] for at, n in enumerate(numbers[:-1])},
            # What was aligned for another document is not asked again.
            aligned={},
        )

    def spoken(self, asked: _Asked) -> frozenset[tuple[str, int]]:
        """The statements of a document that primary sources before it speak of."""
        return frozenset(
            (case.reading.document.id, case.sightings[0].theirs.span.start)
            for case in across(self.local(asked))
        )

    def compare(self, asked: _Asked) -> _Said:
        """Compare a document with those before it, and with itself."""
        corpus = self.local(asked)
        lines = tuple(_lines(corpus))
        own = corpus.libraries[-1]
        told = checking.differences(
            corpus,
            self.rules,
            lines,
            itself=(own,),
            spoken=asked.spoken,
            only=frozenset({own.reading.document.id}),
        )
        return _Said(told, lines)


def _lines(corpus: Corpus) -> Iterator[Lineage]:
    """Which of a document and those before it repeat one another."""
    held = corpus.held or {}
    own = corpus.libraries[-1]
    most = sorted(held, key=lambda pair: (-len(held[pair]), pair))[:_REPEATED]
    for at, _ in sorted(most):
        other = corpus.libraries[at]
        earlier, later = (own, other) if _is_before(own, other) else (other, own)
        documents = later.reading.document, earlier.reading.document
        if line := lineage(documents[0], _wording(later), documents[1], _wording(earlier)):
            yield line


def _is_before(own: Library, other: Library) -> bool:
    """Whether a document is of an earlier day than one that was given before it."""
    mine, theirs = own.reading.document, other.reading.document
    if theirs.role is Role.PRIMARY or mine.date is None or theirs.date is None:
        return False
    return mine.date < theirs.date


def _wording(library: Library) -> Wording:
    known = library.worked_out.get("wording")
    if not isinstance(known, Wording):
        known = library.worked_out["wording"] = wording(library.reading.document.text)
    return known


@lru_cache(maxsize=2)
def _settings(file: Path, spot: Spot) -> Any:  # noqa: ANN401 - whatever was set aside
    return taken(file, spot)


@lru_cache(maxsize=1)
def _bench(file: Path, spot: Spot) -> _Bench:
    return _bench_of(_settings(file, spot))


def _bench_of(shared: _Shared) -> _Bench:
    known = {rule.name: rule for rule in RULES}
    rules = shared.own or tuple(known[name] for name in shared.rules)
    corpus = Corpus((), shared.words, shared.weigh, shared.units)

    def library(number: int) -> Library:
        found: Library = taken(shared.libraries, shared.spots[number])
        return found

    return _Bench(shared, corpus, rules, Lately(library, _AT_HAND))


def _spoken(shared: tuple[Path, Spot], asked: Sequence[_Asked]) -> list[Any]:
    return list(map(_bench(*shared).spoken, asked))


def _compare(shared: tuple[Path, Spot], asked: Sequence[_Asked]) -> list[_Said]:
    return list(map(_bench(*shared).compare, asked))


# --- what one process does ---------------------------------------------------------------


@define(eq=False)
class _Many:
    """An archive that is compared: what is known of its documents, in the order they came in."""

    first: SetAside
    second: SetAside
    texts: SetAside
    run: Run
    progress: checking.Progress | None
    documents: list[Document] = field(factory=list, init=False)
    """All that were read, without their texts."""
    problems: list[Problem] = field(factory=list, init=False)
    order: list[int] = field(factory=list, init=False)
    """The documents with primary sources first, as the side that others are held against."""
    figures: int = field(default=0, init=False)
    _texts: list[Spot] = field(factory=list, init=False)
    _readings: list[Spot] = field(factory=list, init=False)
    _acronyms: list[Mapping[str, str]] = field(factory=list, init=False)
    _shortlist: Shortlist = field(factory=Shortlist, init=False)
    _shared: _Shared | None = field(default=None, init=False)
    _own: tuple[Rule, ...] = field(default=(), init=False)
    """The rules in force where a house has its own, which stay in this process."""
    _total: int = field(default=0, init=False)

    def read(self, sources: Sequence[Source]) -> None:
        """Read all documents, and set them aside."""
        self._total = len(sources)
        for done, each in enumerate(self.run(_read, sources)):
            self._tell(done // 3)
            if each.problem is not None or each.document is None:
                self.problems += (each.problem,) if each.problem else ()
                continue
            self.documents.append(each.document)
            self._texts.append(self.texts.put(each.text))
            self._readings.append(self.first.put(each.reading))
            if each.acronyms:
                self._acronyms.append(each.acronyms)
        self.texts.settle()
        numbers = range(len(self.documents))
        self.order = sorted(numbers, key=lambda n: self.documents[n].role is not Role.PRIMARY)

    def prepare(
        self,
        terms: Mapping[str, Sequence[str]],
        units: tuple[UnitDefinition, ...],
        rules: tuple[Rule, ...],
    ) -> None:
        """Prepare all documents by the words of the trade, which are known now."""
        language = self.documents[0].language if self.documents else "en"
        words = vocabulary_of(terms, self._acronyms, language)
        spot = self.first.put(packed(_Trade(words, self.first.path)))
        self.first.settle()
        spots: list[Spot] = []
        work = partial(_prepare, (self.first.path, spot))
        for done, each in enumerate(self.run(work, (self._readings[n] for n in self.order))):
            self._tell((self._total + done) // 3)
            spots.append(self.second.put(each.library))
            self._shortlist.add(each.traces)
            self.figures += each.figures
        self._shared = _Shared(
            self.second.path,
            tuple(spots),
            words,
            self._shortlist.rarity(),
            units,
            tuple(rule.name for rule in rules),
        )
        usual = {id(rule) for rule in RULES}
        self._own = rules if any(id(rule) not in usual for rule in rules) else ()

    def compared(self) -> Report:
        """Compare each document with those before it, and put together what came of it."""
        if self._shared is None:
            raise ValueError("documents are prepared before they are compared")
        spot = self.second.put(packed(self._shared))
        self.second.settle()
        where = self.second.path, spot
        held = list(self._shortlist.partners())
        spoken = self._spoken(where, held)
        asked = (_Asked(n, each, _of_these(spoken, (*each, n))) for n, each in enumerate(held))
        found = _Found()
        work: Work[_Asked, _Said] = partial(_compare, where)
        if self._own:
            bench = _bench_of(evolve(self._shared, own=self._own))
            said: Iterator[_Said] = map(bench.compare, asked)
        else:
            said = self.run(work, asked)
        for done, each in enumerate(said):
            self._tell((2 * self._total + done) // 3)
            found.take(each)
        return self._report(found, sum(map(len, held)))

    def _spoken(
        self, where: tuple[Path, Spot], held: Sequence[Mapping[int, frozenset[int]]]
    ) -> Mapping[int, frozenset[tuple[str, int]]]:
        """By document, its statements of which primary sources speak."""
        primary = {n for n, at in enumerate(self.order) if self.documents[at].role is Role.PRIMARY}
        asked = [
            _Asked(n, {k: v for k, v in each.items() if k in primary})
            for n, each in enumerate(held)
            if n not in primary and not primary.isdisjoint(each)
        ]
        found = self.run(partial(_spoken, where), asked) if asked else iter(())
        return {each.number: told for each, told in zip(asked, found, strict=True)}

    def _report(self, found: "_Found", pairs: int) -> Report:
        primaries = frozenset(d.id for d in self.documents if d.role is Role.PRIMARY)
        lines = found.lines_in_order([d.id for d in self.documents])
        repeating = {line.document: line.source for line in lines}
        facts = [weighed(fact, primaries, repeating) for fact in found.facts]
        listed, told = told_once(checking.without_repeats(found.findings), facts, primaries)
        quoted = {e.document for f in listed for e in f.evidence}
        quoted |= {t.document for fact in told for t in fact.tellers}
        quoted |= {e.document for line in lines for e in line.longest}
        count = len(self.documents)
        return Report(
            documents=tuple(
                taken(self.texts.path, self._texts[n]) if d.id in quoted else d
                for n, d in enumerate(self.documents)
            ),
            discrepancies=listed,
            facts=told,
            facts_cut=found.cut,
            pairs_left=count * (count - 1) // 2 - pairs,
            lineages=lines,
            coverage=Coverage(
                figures=self.figures,
                figures_checked=len(found.checked),
                documents=self._total,
                documents_read=count,
            ),
            problems=tuple(self.problems),
            rules=checking.PAGES,
        )

    def _tell(self, done: int) -> None:
        if self.progress:
            self.progress(done, self._total)


def _of_these(
    spoken: Mapping[int, frozenset[tuple[str, int]]], numbers: Iterable[int]
) -> frozenset[tuple[str, int]]:
    return (
        frozenset(chain.from_iterable(spoken.get(n, ()) for n in numbers))
        if spoken
        else frozenset()
    )


@define(eq=False)
class _Found:
    """What came of an archive's documents so far."""

    findings: list[Finding] = field(factory=list, init=False)
    facts: list[Fact] = field(factory=list, init=False)
    checked: set[tuple[str, int, int]] = field(factory=set, init=False)
    cut: int = field(default=0, init=False)
    _lines: dict[str, Lineage] = field(factory=dict, init=False)
    _known: dict[tuple[str, int, int], int] = field(factory=dict, init=False)
    """In which fact a figure is told."""

    def take(self, said: _Said) -> None:
        """Add what came of the next document."""
        self.findings += said.told.findings
        self.checked |= said.told.checked
        self.cut += said.told.cut
        for fact in said.told.facts:
            self._add(fact)
        for line in said.lines:
            known = self._lines.get(line.document)
            if known is None or line.share > known.share:
                self._lines[line.document] = line

    def _add(self, fact: Fact) -> None:
        """Add a fact, to one that shares its first teller if there is one."""
        spots = [_spot_of(fact, at) for at in range(len(fact.tellers))]
        at = self._known.get(spots[0])
        if at is None:
            at = len(self.facts)
            self.facts.append(fact)
        else:
            old = self.facts[at]
            further = [
                t
                for t, spot in zip(fact.tellers, spots, strict=True)
                if self._known.get(spot) != at
            ]
            self.facts[at] = evolve(
                old,
                tellers=(*old.tellers, *further),
                findings=tuple(dict.fromkeys((*old.findings, *fact.findings))),
            )
        for spot in spots:
            self._known.setdefault(spot, at)

    def lines_in_order(self, ids: Sequence[str]) -> tuple[Lineage, ...]:
        """Which document repeats which, in the documents' order."""
        order = {name: at for at, name in enumerate(ids)}
        return tuple(self._lines[name] for name in sorted(self._lines, key=order.__getitem__))


def _spot_of(fact: Fact, at: int) -> tuple[str, int, int]:
    teller = fact.tellers[at]
    mark = teller.evidence.marks[0]
    return teller.document, mark.start, mark.end
