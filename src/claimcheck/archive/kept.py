"""An archive's outcomes kept in a store: what was examined before is not examined again.

Of every document its gist is kept: all its words, by which it is told which claims the document may
speak of, so that a claim that is new is asked of most documents without opening them. Of those that
may speak of a claim, a row tells what came of each claim that was asked. Of documents that lie
beside one another (a shelf) it is kept what all of them say on the claims of one run; while nothing
on the shelf changes, neither rows nor gists are looked at.
"""

# Longer than 400 lines: what is kept and what is asked of it have to agree, key for key.

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field

from claimcheck.archive.kept_values import (
    Kept,
    add_row,
    gist_bytes,
    gist_in,
    gist_key,
    gists_bytes,
    gists_in,
    light,
    own_of,
    row,
    row_key,
    said_of,
    shelf_key,
    shelf_row,
    shelves,
    take_shelf,
)
from claimcheck.archive.outcomes import LEARNT, Archive, Outcome, Share, Source
from claimcheck.archive.program import known_program
from claimcheck.archive.run import learn, pages, understand
from claimcheck.archive.store import Stamp, Store, digest, stamp_of
from claimcheck.archive.written_values import as_plain, of_plain
from claimcheck.documents import format_of
from claimcheck.documents.opening import bytes_of
from claimcheck.documents.remote import is_remote, state_of
from claimcheck.documents.sizes import LimitError, byte_limit
from claimcheck.errors import DocumentError
from claimcheck.model import Claim, ClaimSet, Problem, RulePage

if TYPE_CHECKING:
    from claimcheck.archive.examining import Examiner
    from claimcheck.matching.gist import Gist

__all__ = ["Keeper"]

_BATCH: Final = 8_192
"""So many documents are looked up at once, ..."""
_MOST_CLAIMS: Final = 10_000
"""So many claims of other runs are known of a shelf, too."""
_BATCH_SIZE: Final = 16_000_000
"""... or fewer, where their texts are at hand and have so many code points."""


_UNDERSTOOD: Final = tuple[int, tuple[Problem, ...]]
_PAGES: Final = tuple[RulePage, ...]


@define(eq=False)
class Keeper:
    """What stands between an archive and whoever examines its documents."""

    store: Store
    _inside: dict[tuple[str, Path], bool] = field(factory=dict, init=False)
    _sets: dict[str, frozenset[str]] = field(factory=dict, init=False)
    """The sets of claims that shelves were asked, by their names."""
    _program: str | None = field(default=None, init=False)

    @property
    def program(self) -> str:
        """The version of the program, looked up once."""
        if self._program is None:
            self._program = known_program(self.store)
        return self._program

    # --- what is learnt --------------------------------------------------------------------

    def learn(self, claim_set: ClaimSet, sources: Sequence[Source]) -> Archive:
        """As `archive.learn`; what was learnt from the same documents before is taken over."""
        first = self._placed(sources[:LEARNT])
        self._add_digests(first)
        names = [each.sha256 or _hashed(each.source) or "" for each in first]
        key = digest(
            self.program,
            "learnt",
            [(k, list(v)) for k, v in claim_set.terms.items()],
            as_plain(claim_set.units),
            names,
        )
        known = self.store.get(key)
        if known is not None:
            try:
                explained, weights, unseen = known
                archive = Archive(
                    claim_set.claims,
                    claim_set.terms,
                    claim_set.units,
                    tuple({str(k): str(v) for k, v in each.items()} for each in explained),
                    {str(k): float(v) for k, v in weights.items()},
                    float(unseen),
                )
            except (TypeError, ValueError, AttributeError):
                pass
            else:
                return archive
        archive = learn(claim_set, sources)
        kept = [list(map(dict, archive.explained)), dict(archive.weights), archive.unseen]
        self.store.put(key, kept)
        return archive

    def understand(
        self, claims: Sequence[Claim], some_date: dt.date | None
    ) -> tuple[int, tuple[Problem, ...]]:
        """As `archive.understand`; each claim that was understood before is taken over."""
        day = as_plain(some_date)
        keys = [digest(self.program, "understood", day, as_plain(each)) for each in claims]
        known = self.store.get_many(keys)
        total = 0
        problems: list[Problem] = []
        for claim, key in zip(claims, keys, strict=True):
            count, wrong = self._understood(known.get(key)) or self._understand(
                claim, some_date, key
            )
            total += count
            problems += wrong
        return total, tuple(problems)

    def _understood(self, known: object) -> tuple[int, tuple[Problem, ...]] | None:
        """What is known of a claim, if that is what it should be."""
        try:
            return of_plain(_UNDERSTOOD, known)  # type: ignore[no-any-return]
        except ValueError:
            return None

    def _understand(
        self, claim: Claim, some_date: dt.date | None, key: bytes
    ) -> tuple[int, tuple[Problem, ...]]:
        found = understand([claim], some_date)
        self.store.put(key, as_plain(found))
        return found

    def pages(self) -> tuple[RulePage, ...]:
        """As `archive.pages`; what the rules are follows from the program."""
        key = digest(self.program, "pages")
        known = self.store.get(key)
        if known is not None:
            try:
                return of_plain(_PAGES, known)  # type: ignore[no-any-return]
            except ValueError:
                pass
        found = pages()
        self.store.put(key, as_plain(found))
        return found

    # --- what a document is ----------------------------------------------------------------

    def _placed(self, sources: Sequence[Source]) -> list[Kept]:
        """Some documents, with the states of their files."""
        here = f"{Path.cwd()}{os.sep}"
        stamps: dict[str, Stamp | None] = {}
        return [self._place(each, here, stamps) for each in sources]

    def _add_digests(self, documents: Sequence[Kept]) -> None:
        """Add the digests of files that are in a state in which they were read before."""
        asked = [each for each in documents if each.stamp is not None and each.sha256 is None]
        known = self.store.files(each.path for each in asked)
        for each in asked:
            stamp, sha256 = known.get(each.path, (None, None))
            if stamp == each.stamp and isinstance(sha256, str):
                each.sha256 = sha256

    def _place(self, source: Source, here: str, stamps: dict[str, Stamp | None]) -> Kept:
        if source.document is not None:
            document = source.document
            return Kept(source, sha256=document.sha256, own=own_of(document, source))
        if source.fault is not None:
            return Kept(source)
        path = str(source.entry.file)
        try:
            path.encode()
        except UnicodeEncodeError:
            return Kept(source)
        stamp = stamp_of(path, stamps)
        if (
            stamp is None
            and is_remote(source.entry.file)
            and (state := state_of(source.entry.file))
        ):
            stamp = (state,)
        if stamp is not None and source.root is not None and not self._is_inside(source):
            stamp = None
        return Kept(source, path if path.startswith(os.sep) else here + path, stamp)

    def _is_inside(self, source: Source) -> bool:
        """Whether a file, which is no link, lies in the folder that it must lie in."""
        folder, root = source.entry.file.parent, source.root or Path()
        key = (str(folder), root)
        if key not in self._inside:
            self._inside[key] = folder.resolve().is_relative_to(root.resolve())
        return self._inside[key]

    # --- what is examined ------------------------------------------------------------------

    def share(self, inner: Share) -> Share:
        """Examines by `inner` only what is not known."""

        def kept(archive: Archive, sources: Iterable[Source]) -> Iterator[Outcome]:
            run = _run_of(evolve(archive, gists=True), inner, self.program)
            for batch in _batches(sources):
                yield from self._batch(run, batch)

        return kept

    def _batch(self, run: "_Run", sources: Sequence[Source]) -> Iterator[Outcome]:
        documents = self._placed(sources)
        laid = [_Shelf(shelf_key(run.base, each), each) for each in shelves(documents)]
        self._take_shelves(run, laid)
        self._look_up(run, [each for each in documents if each.lacks != frozenset()])
        answers = {
            lacks: iter(run.examined(lacks, [d.source for d in documents if d.lacks == lacks]))
            for lacks in {d.lacks for d in documents} - {frozenset()}
        }
        for shelf in laid:
            for each in shelf.documents:
                if each.lacks == frozenset():
                    yield run.outcome(each) or self._anew(run, each)
                else:
                    yield self._keep(run, each, next(answers[each.lacks]))
            self._keep_shelf(run, shelf)

    def _take_shelves(self, run: "_Run", laid: Sequence["_Shelf"]) -> None:
        """Take what is known of whole shelves; what their words lead to is still to be asked."""
        told = self.store.get_many(shelf.key for shelf in laid if shelf.key)
        for shelf in laid:
            asked = take_shelf(shelf.documents, told[shelf.key]) if shelf.key in told else None
            if asked is None:
                continue
            shelf.asked = self._asked_in(asked)
            shelf.lacks = frozenset(run.claims - shelf.asked)
        wanting = {shelf.gist_key: shelf for shelf in laid if shelf.asked and shelf.lacks}
        gists = self.store.get_bytes(wanting)
        for key, shelf in wanting.items():
            try:
                together = gists_in(gists[key])
            except (KeyError, ValueError, AttributeError):
                continue
            lacks = shelf.lacks
            shelf.lacks = frozenset[str]().union(*(run.asked(each, lacks) for each in together))
        for shelf in laid:
            for each in shelf.documents:
                each.lacks = shelf.lacks

    def _asked_in(self, name: str) -> frozenset[str]:
        """The claims of a set that was kept; none where it is not known."""
        if name not in self._sets:
            try:
                known = self.store.get(bytes.fromhex(name))
            except ValueError:
                known = None
            names = map(str, known) if isinstance(known, list) else ()
            self._sets[name] = frozenset(names)
        return self._sets[name]

    def _keep_shelf(self, run: "_Run", shelf: "_Shelf") -> None:
        """Keep what is now known of a shelf, where more is known than was."""
        if shelf.key is None or run.claims <= shelf.asked:
            return
        if not all(each.stamp and each.sha256 for each in shelf.documents):
            return
        names = shelf.asked | run.claims
        if len(names) > _MOST_CLAIMS:
            names = run.claims
        name = digest("asked", sorted(names))
        if name.hex() not in self._sets:
            self._sets[name.hex()] = names
            self.store.put(name, sorted(names))
        self.store.put(shelf.key, shelf_row(name.hex(), names, shelf.documents))
        if not shelf.asked and (words := gists_bytes(shelf.documents)):
            self.store.put_bytes(shelf.gist_key, words)

    def _look_up(self, run: "_Run", documents: Sequence[Kept]) -> None:
        """Find out what each document is still to be asked."""
        self._add_digests(documents)
        if self.store.holds_files:
            for each in documents:
                if each.sha256 is None:
                    each.sha256 = _hashed(each.source)
        keys = [gist_key(run.program, each) for each in documents]
        gists = self.store.get_bytes(filter(None, keys))
        asked: dict[bytes, tuple[Kept, frozenset[str]]] = {}
        for each, key in zip(documents, keys, strict=True):
            gist = gist_in(each, gists[key]) if key in gists else None
            if gist is None:
                each.lacks = None
                continue
            each.lacks = run.asked(gist, each.lacks)
            if each.lacks:
                asked[row_key(run.base, each)] = each, each.lacks
        rows = self.store.get_many(asked)
        for key, (each, names) in asked.items():
            add_row(each, rows.get(key))
            each.lacks = frozenset(names - each.said.keys())
        # All of them are asked whatever any of them lacks: one share.
        lacked = frozenset[str]().union(*(each.lacks or () for each in documents))
        for each in documents:
            if each.lacks:
                each.lacks = lacked

    def _keep(self, run: "_Run", each: Kept, outcome: Outcome) -> Outcome:
        """Keep what came of a document, and give what it says on all claims of the run."""
        document, lacks = outcome.document, each.lacks
        if document is None:
            each.sha256 = None
            return outcome
        if lacks is not None and document.sha256 != each.sha256:
            return self._anew(run, each)
        if lacks is None:
            each.sha256, each.said, each.figures = document.sha256, {}, 0
            each.own = own_of(document, each.source)
        each.said |= said_of(run.named(lacks), outcome)
        each.figures = max(each.figures, outcome.figures)
        each.lacks, each.gist = frozenset(), outcome.gist
        key = gist_key(run.program, each)
        if key and outcome.gist is not None:
            self.store.put_bytes(key, gist_bytes(each, outcome.gist))
        if each.said:
            self.store.put(row_key(run.base, each), row(each))
        if each.stamp is not None:
            self.store.put_file(each.path, each.stamp, each.sha256)
        if lacks is not None:
            return run.outcome(each) or self._anew(run, each)
        return evolve(outcome, gist=None)

    def _anew(self, run: "_Run", each: Kept) -> Outcome:
        """Examine a document that is not what it was a moment ago."""
        each.lacks, each.stamp = None, None
        return self._keep(run, each, next(iter(run.examined(None, [each.source]))))


@define(eq=False)
class _Shelf:
    """Documents that lie beside one another: which claims they were asked, and which they lack."""

    key: bytes | None
    documents: Sequence[Kept]
    asked: frozenset[str] = frozenset()
    lacks: frozenset[str] | None = None

    @property
    def gist_key(self) -> bytes:
        """What the words of all the documents stand under."""
        return digest("words", self.key)


@define(eq=False)
class _Run:
    """An archive with the digests of what it is asked."""

    archive: Archive
    inner: Share
    program: str
    base: bytes
    names: tuple[str, ...]
    claims: frozenset[str]
    _examiners: "dict[frozenset[str] | None, tuple[Examiner, tuple[str, ...]]]" = field(
        factory=dict, init=False
    )
    _only: dict[frozenset[str], Archive] = field(factory=dict, init=False)

    def asked(self, gist: "Gist", among: frozenset[str] | None) -> frozenset[str]:
        """The claims, all or `among` some, that a document of this gist may speak of."""
        if among not in self._examiners:
            from claimcheck.archive.examining import examiner  # noqa: PLC0415 - heavy

            self._examiners[among] = examiner(self.only(among)), self.named(among)
        known, names = self._examiners[among]
        return frozenset(names[at] for at in known.asked(gist))

    def named(self, names: frozenset[str] | None) -> tuple[str, ...]:
        """Some of the claims' digests, in the order of the claims."""
        return self.names if names is None else tuple(n for n in self.names if n in names)

    def only(self, names: frozenset[str] | None) -> Archive:
        """The archive with some of its claims."""
        if names is None:
            return self.archive
        if names not in self._only:
            pairs = zip(self.names, self.archive.claims, strict=True)
            claims = tuple(claim for name, claim in pairs if name in names)
            self._only[names] = evolve(self.archive, claims=claims)
        return self._only[names]

    def examined(
        self, names: frozenset[str] | None, sources: Sequence[Source]
    ) -> Iterable[Outcome]:
        """What comes of some documents, asked some claims."""
        return self.inner(self.only(names), sources)

    def outcome(self, each: Kept) -> Outcome | None:
        """What a document is known to say on the claims of this run; None where it has changed."""
        if not each.said:
            return Outcome(light(each), passed=True)
        said = [(at, told) for at, n in enumerate(self.names) if (told := each.said.get(n))]
        compared = tuple((at, frozenset(places)) for at, (_, places) in said if places)
        cells = tuple((at, cell) for at, (cell, _) in said if cell is not None)
        if not cells:
            return Outcome(light(each), compared=compared, passed=True)
        try:
            document = each.source.bare()
        except DocumentError:
            return None
        if document.sha256 != each.sha256:
            return None
        return Outcome(document, cells=cells, compared=compared, figures=each.figures)


def _run_of(archive: Archive, inner: Share, program: str) -> _Run:
    try:
        largest = byte_limit()
    except LimitError:
        largest = 0
    base = digest(
        program,
        "said",
        largest,
        archive.rules,
        [(k, list(v)) for k, v in archive.terms.items()],
        as_plain(archive.units),
        list(map(dict, archive.explained)),
        archive.unseen,
        sorted(archive.weights.items()),
    )
    names = tuple(map(_name, archive.claims))
    return _Run(archive, inner, program, base, names, frozenset(names))


def _name(claim: Claim) -> str:
    """The digest of all of a claim that a verdict follows from."""
    return digest(as_plain(evolve(claim, file=None, line=None, column=None))).hex()


def _batches(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """The documents, so many at a time that they need little room."""
    batch: list[Source] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += len(source.document.text) if source.document is not None else 0
        if len(batch) >= _BATCH or size >= _BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _hashed(source: Source) -> str | None:
    """The digest of a file's bytes; None where it cannot be read."""
    entry = source.entry
    if source.fault is not None or format_of(entry.file) is None:
        return None
    try:
        return hashlib.sha256(bytes_of(entry.file, source.root, known=True)).hexdigest()
    except DocumentError:
        return None
