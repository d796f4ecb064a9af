"""One of many documents read, prepared, and compared with those before it that share most with it.

It is the work of whichever process: what it needs is taken from files that the run has set aside.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from attrs import define, evolve, field, frozen

from claimcheck import checking
from claimcheck.archive.outcomes import Source, light, problem_of
from claimcheck.archive.set_aside import Lately, Spot, packed, taken
from claimcheck.comparing.comparison import lineage
from claimcheck.errors import DocumentError
from claimcheck.matching import Corpus, Library, Linked, prepared
from claimcheck.matching.alignment import Rarity
from claimcheck.matching.between import across
from claimcheck.matching.shortlist import Traces, traces
from claimcheck.matching.terms import Vocabulary
from claimcheck.matching.wording import Wording, wording
from claimcheck.model import Document, Lineage, Problem, Reading, Role, UnitDefinition
from claimcheck.reading.reader import read_document
from claimcheck.rules import RULES, Rule

__all__ = [
    "Asked",
    "Bench",
    "Prepared",
    "Read",
    "Said",
    "Shared",
    "Trade",
    "bench_of",
    "compare",
    "prepare",
    "read",
    "spoken",
]

_AT_HAND: Final = 64
"""So many prepared documents are in memory at a time."""
_REPEATED: Final = 0.1
"""Of so many statements the other has the like, where one of two documents repeats the other."""


@frozen
class Read:
    """A document that was read: what is set aside of it, and what is needed of it at once."""

    document: Document | None = None
    problem: Problem | None = None
    text: bytes = b""
    reading: bytes = b""
    acronyms: Mapping[str, str] = field(factory=dict)


def read(sources: Sequence[Source]) -> list[Read]:
    """Read some documents."""
    return list(map(_read_one, sources))


def _read_one(source: Source) -> Read:
    try:
        document = source.whole(source.bare())
    except DocumentError as error:
        return Read(problem=problem_of(source, error))
    reading = read_document(document)
    return Read(light(document), None, packed(document), packed(reading), dict(reading.acronyms))


@frozen
class Trade:
    """What documents are prepared by."""

    words: Vocabulary
    readings: Path


@frozen
class Prepared:
    """A prepared document: what is set aside of it, and what is needed of it at once."""

    library: bytes
    traces: Traces
    figures: int


def prepare(trade: tuple[Path, Spot], spots: Sequence[Spot]) -> list[Prepared]:
    """Prepare some readings that were set aside, by the words of the trade that were."""
    known: Trade = _settings(*trade)
    return [_prepare_one(known, each) for each in spots]


def _prepare_one(trade: Trade, spot: Spot) -> Prepared:
    reading: Reading = taken(trade.readings, spot)
    library = prepared(reading, trade.words)
    figures = checking.figures_of(Corpus((library,), trade.words, Rarity({}, 1.0)))
    return Prepared(packed(library), traces(library), figures)


@frozen
class Shared:
    """What every document is compared by: where all of them lie, and what is known of words."""

    libraries: Path
    spots: tuple[Spot, ...]
    words: Vocabulary
    weigh: Rarity
    units: tuple[UnitDefinition, ...]
    rules: tuple[str, ...]
    own: tuple[Rule, ...] = ()


@frozen
class Asked:
    """A document, by its number, and those before it that it is held against, by which places.

    `spoken` are the statements of all of these that a primary source is known to speak of.
    """

    number: int
    held: Mapping[int, Linked]
    spoken: frozenset[tuple[str, int]] = frozenset()


@frozen
class Said:
    """What came of comparing a document with those before it."""

    told: checking.Differences
    lines: tuple[Lineage, ...] = ()


@define(eq=False)
class Bench:
    """A process's own place to compare at: the last documents are at hand."""

    shared: Shared
    corpus: Corpus
    rules: tuple[Rule, ...]
    libraries: Lately

    def local(self, asked: Asked) -> Corpus:
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

    def spoken(self, asked: Asked) -> frozenset[tuple[str, int]]:
        """The statements of a document that primary sources before it speak of."""
        return frozenset(
            (case.reading.document.id, case.sightings[0].theirs.span.start)
            for case in across(self.local(asked))
        )

    def compare(self, asked: Asked) -> Said:
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
        return Said(told, lines)


def _lines(corpus: Corpus) -> Iterator[Lineage]:
    """Which of a document and those before it repeat one another."""
    held = corpus.held or {}
    own = corpus.libraries[-1]
    for at, _ in sorted(held):
        other = corpus.libraries[at]
        alike = frozenset[int]().union(*held[at, len(corpus.libraries) - 1].values())
        if len(alike) < _REPEATED * min(len(own.profiles), len(other.profiles)):
            continue
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
def _bench(file: Path, spot: Spot) -> Bench:
    return bench_of(_settings(file, spot))


def bench_of(shared: Shared) -> Bench:
    """A place to compare at."""
    known = {rule.name: rule for rule in RULES}
    rules = shared.own or tuple(known[name] for name in shared.rules)
    corpus = Corpus((), shared.words, shared.weigh, shared.units)

    def library(number: int) -> Library:
        found: Library = taken(shared.libraries, shared.spots[number])
        return found

    return Bench(shared, corpus, rules, Lately(library, _AT_HAND))


def spoken(shared: tuple[Path, Spot], asked: Sequence[Asked]) -> list[frozenset[tuple[str, int]]]:
    """What primary sources are known to speak of, of each of some documents."""
    return list(map(_bench(*shared).spoken, asked))


def compare(shared: tuple[Path, Spot], asked: Sequence[Asked]) -> list[Said]:
    """Compare some documents, each with those before it."""
    return list(map(_bench(*shared).compare, asked))
