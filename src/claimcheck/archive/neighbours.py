"""One of many documents read, prepared, and compared with those before it that share most with it.

It is the work of whichever process: what it needs is taken from files that the run has set aside.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from attrs import define, evolve, field, frozen

from claimcheck import checking
from claimcheck.archive.laid_out import laid_out, taken_up
from claimcheck.archive.outcomes import Source, light, problem_of
from claimcheck.archive.set_aside import Lately, Spot, bytes_at, packed, taken
from claimcheck.comparing.comparison import lineage
from claimcheck.comparing.people import people_of
from claimcheck.errors import DocumentError
from claimcheck.matching import Corpus, Library, Linked, names_of, prepared
from claimcheck.matching.alignment import Rarity
from claimcheck.matching.between import across
from claimcheck.matching.rankings import rankings_of
from claimcheck.matching.shortlist import Traces, traces
from claimcheck.matching.terms import Vocabulary
from claimcheck.matching.wording import Wording, wording
from claimcheck.model import Document, Lineage, Problem, Role, UnitDefinition
from claimcheck.reading.acronyms import find_acronyms
from claimcheck.reading.plain import make_plain
from claimcheck.reading.reader import read_document
from claimcheck.rules import RULES, Rule

__all__ = [
    "Asked",
    "Bench",
    "Opened",
    "Prepared",
    "Said",
    "Shared",
    "bench_of",
    "compare",
    "open_some",
    "prepare",
    "spoken",
]

_AT_HAND: Final = 32
"""So many prepared documents are in memory at a time."""
_REPEATED: Final = 0.1
"""Of so many statements the other has the like, where one of two documents repeats the other."""


@frozen
class Opened:
    """A document that was opened: what is set aside of it, and what is needed of it at once."""

    document: Document | None = None
    problem: Problem | None = None
    text: bytes = b""
    acronyms: Mapping[str, str] = field(factory=dict)


def open_some(sources: Sequence[Source]) -> list[Opened]:
    """Open some documents."""
    return list(map(_open_one, sources))


def _open_one(source: Source) -> Opened:
    try:
        document = source.whole(source.bare())
    except DocumentError as error:
        return Opened(problem=problem_of(source, error))
    return Opened(light(document), None, packed(document), _acronyms(document))


def _acronyms(document: Document) -> Mapping[str, str]:
    """Each acronym that a document explains, as its reading tells."""
    if document.language != "en":
        return {}
    return find_acronyms(make_plain(document.text, document.markup).text)


@frozen
class Prepared:
    """A prepared document: what is set aside of it, and what is needed of it at once."""

    library: bytes
    traces: Traces
    figures: int


def prepare(texts: Path, words: tuple[Path, Spot], spots: Sequence[Spot]) -> list[Prepared]:
    """Read some documents that were set aside, and prepare them by the words of the trade."""
    known: Vocabulary = _settings(*words)
    return [_prepare_one(taken(texts, each), known) for each in spots]


def _prepare_one(document: Document, words: Vocabulary) -> Prepared:
    library = prepared(read_document(document), words)
    # They are asked of every document that it is held against, and kept with it.
    people_of(library)
    rankings_of(library)
    names_of(library)
    figures = checking.figures_of(Corpus((library,), words, Rarity({}, 1.0)))
    return Prepared(laid_out(library), traces(library), figures)


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
        return taken_up(bytes_at(shared.libraries, shared.spots[number]))

    return Bench(shared, corpus, rules, Lately(library, _AT_HAND))


def spoken(shared: tuple[Path, Spot], asked: Sequence[Asked]) -> list[frozenset[tuple[str, int]]]:
    """What primary sources are known to speak of, of each of some documents."""
    return list(map(_bench(*shared).spoken, asked))


def compare(shared: tuple[Path, Spot], asked: Sequence[Asked]) -> list[Said]:
    """Compare some documents, each with those before it."""
    return list(map(_bench(*shared).compare, asked))
