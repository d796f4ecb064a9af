"""Many documents compared with one another, of which few are in memory at a time.

Up to `DESK` documents are compared as one body of text, every two of them. Of more, each is opened
and read once and set aside in a file; from the words of all statements it is told which documents
are held together and by what (`matching.shortlist`); then each document is compared with those
before it, as the documents of a desk are. Time and room grow with the documents, not with their
pairs. Who does the work changes nothing in the report.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from attrs import define, evolve, field

from claimcheck import checking
from claimcheck.archive.neighbours import (
    Asked,
    Said,
    Shared,
    bench_of,
    compare,
    open_some,
    prepare,
    spoken,
)
from claimcheck.archive.outcomes import Source
from claimcheck.archive.run import DESK, is_usual
from claimcheck.archive.set_aside import SetAside, Spot, packed, taken
from claimcheck.backends.shared_out import SharedOut
from claimcheck.comparing.comparison import weighed
from claimcheck.comparing.told_once import told_once
from claimcheck.matching import Linked
from claimcheck.matching.shortlist import Shortlist
from claimcheck.matching.terms import vocabulary_of
from claimcheck.model import (
    ClaimSet,
    Coverage,
    Document,
    DocumentEntry,
    Fact,
    Finding,
    Lineage,
    Problem,
    Report,
    Role,
    UnitDefinition,
)
from claimcheck.rules import RULES, Rule, in_force

__all__ = ["compare_documents", "compare_sources", "differences_of_sources"]


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
        named=workers is not None and not workers.near,
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
    named: bool = False,
) -> Report:
    """Find where many documents disagree, each compared with those that share most with it.

    `run` says where the work is done; what it needs lies in files, which are `named` where other
    processes than copies of this one look into them. What is a house's own, rules, formats and
    bounds, is known to this process alone: then all is done here.
    """
    asked = in_force() if rules is None else tuple(rules)
    usual = {id(rule) for rule in RULES}
    if any(id(rule) not in usual for rule in asked) or not is_usual():
        run = here
    with _prepared_all(sources, terms or {}, units, asked, progress, run, named=named) as many:
        return many.compared()


def differences_of_sources(
    sources: Sequence[Source],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    units: tuple[UnitDefinition, ...] = (),
    run: Run = here,
    named: bool = False,
) -> Iterator[Finding]:
    """What `compare_sources` finds, while it is found; what tells of one thing may come twice.

    All documents are read before the first is given.
    """
    seen: set[tuple[str, frozenset[tuple[str, int]]]] = set()
    with _prepared_all(sources, terms or {}, units, in_force(), None, run, named=named) as many:
        for said, _ in many.said():
            for finding in said.told.findings:
                key = finding.rule, frozenset((e.document, e.start) for e in finding.evidence[:2])
                if key not in seen:
                    seen.add(key)
                    yield finding


@contextmanager
def _prepared_all(  # noqa: PLR0913, PLR0917 - as `compare_sources` is told
    sources: Sequence[Source],
    terms: Mapping[str, Sequence[str]],
    units: tuple[UnitDefinition, ...],
    rules: Sequence[Rule],
    progress: checking.Progress | None,
    run: Run,
    *,
    named: bool,
) -> Iterator["_Many"]:
    """All documents read and set aside, as long as they are asked for."""
    with SetAside(named) as texts, SetAside(named) as libraries:
        many = _Many(texts, libraries, run, progress)
        many.open(sources)
        many.prepare(terms, units, tuple(rules))
        yield many


# --- what one process does ---------------------------------------------------------------


@define(eq=False)
class _Many:
    """An archive that is compared: what is known of its documents, in the order they came in."""

    texts: SetAside
    libraries: SetAside
    run: Run
    progress: checking.Progress | None
    documents: list[Document] = field(factory=list, init=False)
    """All that were read, without their texts."""
    problems: list[Problem] = field(factory=list, init=False)
    order: list[int] = field(factory=list, init=False)
    """The documents with primary sources first, as the side that others are held against."""
    figures: int = field(default=0, init=False)
    _texts: list[Spot] = field(factory=list, init=False)
    _acronyms: list[Mapping[str, str]] = field(factory=list, init=False)
    _shortlist: Shortlist = field(factory=Shortlist, init=False)
    _shared: Shared | None = field(default=None, init=False)
    _own: tuple[Rule, ...] = field(default=(), init=False)
    """The rules in force where a house has its own, which stay in this process."""
    _total: int = field(default=0, init=False)

    def open(self, sources: Sequence[Source]) -> None:
        """Open all documents, set them aside, and learn what acronyms stand for."""
        self._total = len(sources)
        for each in self.run(open_some, sources):
            if each.problem is not None or each.document is None:
                self.problems += (each.problem,) if each.problem else ()
                continue
            self.documents.append(each.document)
            self._texts.append(self.texts.put(each.text))
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
        """Read all documents, and prepare them by the words of the trade, which are known now."""
        language = self.documents[0].language if self.documents else "en"
        words = vocabulary_of(terms, self._acronyms, language)
        spots: list[Spot] = []
        spot = self.libraries.put(packed(words))
        self.libraries.settle()
        work = partial(prepare, self.texts.path, (self.libraries.path, spot))
        for done, each in enumerate(self.run(work, (self._texts[n] for n in self.order))):
            self._tell(done // 2)
            spots.append(self.libraries.put(each.library))
            self._shortlist.add(each.traces)
            self.figures += each.figures
        self._shared = Shared(
            self.libraries.path,
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
        found = _Found()
        pairs = 0
        for said, held in self.said():
            found.take(said)
            pairs += held
        return self._report(found, pairs)

    def said(self) -> Iterator[tuple[Said, int]]:
        """What comes of comparing each document with those before it, and how many those are."""
        if self._shared is None:
            raise ValueError("documents are prepared before they are compared")
        spot = self.libraries.put(packed(self._shared))
        self.libraries.settle()
        where = self.libraries.path, spot
        held = list(self._shortlist.partners())
        # What it knows of all statements is asked no more, and takes room.
        self._shortlist = Shortlist()
        told = self.settled(where, held)
        asked = (Asked(n, each, _of_these(told, (*each, n))) for n, each in enumerate(held))
        work: Work[Asked, Said] = partial(compare, where)
        if self._own:
            bench = bench_of(evolve(self._shared, own=self._own))
            said: Iterator[Said] = map(bench.compare, asked)
        else:
            said = self.run(work, asked)
        for done, (each, those) in enumerate(zip(said, held, strict=True)):
            self._tell((self._total + done) // 2)
            yield each, len(those)

    def settled(
        self, where: tuple[Path, Spot], held: Sequence[Mapping[int, Linked]]
    ) -> Mapping[int, frozenset[tuple[str, int]]]:
        """By document, its statements of which primary sources speak."""
        primary = {n for n, at in enumerate(self.order) if self.documents[at].role is Role.PRIMARY}
        asked = [
            Asked(n, {k: v for k, v in each.items() if k in primary})
            for n, each in enumerate(held)
            if n not in primary and not primary.isdisjoint(each)
        ]
        found = self.run(partial(spoken, where), asked) if asked else iter(())
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

    def take(self, said: Said) -> None:
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
