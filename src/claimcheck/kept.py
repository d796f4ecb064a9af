"""An archive's outcomes kept in a store: what was examined before is not examined again.

A document's entry is found by its text, by what the claims file and the program say of it, and by
what was learnt from the first documents; it tells which claims were asked, and what came of each.
A claim that is new is asked of every document, and no other claim is.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from attrs import define, evolve, field, frozen

from claimcheck.archive import LEARNT, Archive, Outcome, Share, Source, learn
from claimcheck.documents.plain_text import bare_text
from claimcheck.errors import DocumentError
from claimcheck.matching.alignment import Rarity
from claimcheck.model import Cell, Claim, ClaimSet, Document
from claimcheck.store import Store, digest, program, stamp_of
from claimcheck.written_values import as_plain, of_plain

__all__ = ["Keeper"]

_BATCH: Final = 2_000
"""So many documents are looked up at once."""

Place = tuple[str, int, int]


@frozen
class _Identity:
    """A document before it is opened: its entry's digest, and the text's, where it is known."""

    source: Source
    sha256: str | None = None
    notes: tuple[str, ...] = ()


@frozen
class _Row:
    """What is kept of a document: by the digest of a claim the verdict and the figures compared."""

    asked: str
    said: Mapping[str, tuple[Cell | None, tuple[Place, ...]]]
    figures: int


@define(eq=False)
class Keeper:
    """What stands between an archive and whoever examines its documents."""

    store: Store
    _asked: dict[str, frozenset[str]] = field(factory=dict, init=False)

    # --- what is learnt --------------------------------------------------------------------

    def learn(self, claim_set: ClaimSet, sources: Sequence[Source]) -> Archive:
        """As `archive.learn`; what was learnt from the same documents before is taken over."""
        names = [_sha256(each) for each in self._identities(sources[:LEARNT])]
        key = digest(
            program(),
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
                    Rarity({str(k): float(v) for k, v in weights.items()}, float(unseen)),
                )
            except (TypeError, ValueError, AttributeError):
                pass
            else:
                return archive
        archive = learn(claim_set, sources)
        weigh = archive.weigh
        self.store.put(key, [list(map(dict, archive.explained)), dict(weigh.weights), weigh.unseen])
        return archive

    def _identities(self, sources: Sequence[Source]) -> list[_Identity]:
        """What is known of documents without opening them."""
        paths = [_path(s) if s.document is None else "" for s in sources]
        known = self.store.files(filter(None, paths))
        found = []
        for source, path in zip(sources, paths, strict=True):
            if source.document is not None:
                found.append(_Identity(source, source.document.sha256, source.document.notes))
                continue
            stamp, value = known.get(path, (None, None))
            current = stamp_of(source.entry.file) if stamp and _inside(source) else None
            if current is not None and list(current) == _numbers(stamp):
                try:
                    sha256, notes = of_plain(tuple[str, tuple[str, ...]], value)
                except ValueError:
                    pass
                else:
                    found.append(_Identity(source, sha256, notes))
                    continue
            found.append(_Identity(source))
        return found

    # --- what is examined ------------------------------------------------------------------

    def share(self, inner: Share) -> Share:
        """Examines by `inner` only what is not known."""

        def kept(archive: Archive, sources: Iterable[Source]) -> Iterator[Outcome]:
            waiting = iter(sources)
            base = digest(
                program(),
                "said",
                archive.rules,
                [(k, list(v)) for k, v in archive.terms.items()],
                as_plain(archive.units),
                list(map(dict, archive.explained)),
                archive.weigh.unseen,
                sorted(archive.weigh.weights.items()),
            )
            claims = {_name(claim): at for at, claim in enumerate(archive.claims)}
            asked = self._put_asked(frozenset(claims))
            while batch := list(islice(waiting, _BATCH)):
                yield from self._batch(_Run(archive, base, claims, asked, inner), batch)

        return kept

    def _batch(self, run: "_Run", sources: Sequence[Source]) -> Iterator[Outcome]:
        identities = self._identities(sources)
        keys = [_key(run.base, each) for each in identities]
        rows = self._rows(filter(None, keys))
        # The claims that a document was not asked, for the documents that were asked some.
        missing = [
            run.missing(self._get_asked(rows[key].asked)) if key in rows else None for key in keys
        ]
        stamps = {
            at: stamp_of(sources[at].entry.file)
            for at, none in enumerate(missing)
            if none is None and sources[at].document is None
        }
        whole = iter(
            run.inner(run.archive, [s for s, m in zip(sources, missing, strict=True) if m is None])
        )
        parts: dict[frozenset[str], Iterator[Outcome]] = {}
        for names in {m for m in missing if m}:
            among = [s for s, m in zip(sources, missing, strict=True) if m == names]
            parts[names] = iter(run.inner(run.only(names), among))
        for at, (identity, key, lacks) in enumerate(zip(identities, keys, missing, strict=True)):
            if key is None or lacks is None:
                outcome = next(whole)
                self._keep(run, sources[at], outcome, stamps.get(at))
                yield outcome
                continue
            row = rows[key]
            if lacks:
                row = self._added(run, row, next(parts[lacks]), lacks)
                self.store.put(key, _written(row))
            known = run.outcome(identity, row)
            # The file may not be what it was a moment ago.
            yield known or next(iter(run.inner(run.archive, [sources[at]])))

    def _added(self, run: "_Run", row: _Row, outcome: Outcome, lacks: frozenset[str]) -> _Row:
        """A row with what came of the claims that it lacked."""
        if outcome.problem is not None:
            return evolve(row, asked="")
        said = {**row.said, **_said(run.only(lacks), outcome)}
        return _Row(run.asked, said, max(row.figures, outcome.figures))

    def _keep(self, run: "_Run", source: Source, outcome: Outcome, stamp: Any) -> None:  # noqa: ANN401 - a stamp
        document = outcome.document
        if document is None:
            return
        identity = _Identity(source, document.sha256, document.notes)
        key = _key(run.base, identity)
        if key is None:
            return
        row = _Row(run.asked, _said(run.archive, outcome), outcome.figures)
        self.store.put(key, _written(row))
        path = _path(source)
        if path and stamp is not None:
            self.store.put_file(path, stamp, [document.sha256, list(document.notes)])

    def _rows(self, keys: Iterable[bytes]) -> dict[bytes | None, _Row]:
        found: dict[bytes | None, _Row] = {}
        for key, plain in self.store.get_many(keys).items():
            try:
                asked, said, figures = plain
                found[key] = _Row(
                    of_plain(str, asked),
                    {str(k): of_plain(_SAID, v) for k, v in said.items()},
                    of_plain(int, figures),
                )
            except (ValueError, TypeError, AttributeError):
                continue
        return found

    def _put_asked(self, names: frozenset[str]) -> str:
        key = digest("asked", sorted(names))
        self._asked[key.hex()] = names
        self.store.put(key, sorted(names))
        return key.hex()

    def _get_asked(self, name: str) -> frozenset[str]:
        """The claims of a set; none where it is not known, so that all of them are asked again."""
        if name not in self._asked:
            try:
                known = self.store.get(bytes.fromhex(name))
            except ValueError:
                known = None
            self._asked[name] = (
                frozenset(map(str, known)) if isinstance(known, list) else frozenset()
            )
        return self._asked[name]


@frozen
class _Run:
    """An archive with the digests of what it is asked."""

    archive: Archive
    base: bytes
    claims: Mapping[str, int]
    asked: str
    inner: Share

    def missing(self, asked: frozenset[str]) -> frozenset[str]:
        """The claims that are not among those that were asked."""
        return frozenset(self.claims.keys() - asked)

    def only(self, names: frozenset[str]) -> Archive:
        """The archive with some of its claims."""
        claims = tuple(c for c in self.archive.claims if _name(c) in names)
        return evolve(self.archive, claims=claims)

    def outcome(self, identity: _Identity, row: _Row) -> Outcome | None:
        """What a row says on the claims of this run; None where the document has changed."""
        said = {self.claims[name]: what for name, what in row.said.items() if name in self.claims}
        cells = tuple((at, what[0]) for at, what in sorted(said.items()) if what[0] is not None)
        if not cells:
            return Outcome(_light(identity), passed=True)
        try:
            document = identity.source.whole(identity.source.bare())
        except DocumentError:
            return None
        if document.sha256 != identity.sha256:
            return None
        compared = tuple((at, frozenset(what[1])) for at, what in sorted(said.items()))
        return Outcome(document, None, cells, compared, row.figures)


_SAID: Final = tuple[Cell | None, tuple[Place, ...]]


def _said(archive: Archive, outcome: Outcome) -> dict[str, tuple[Cell | None, tuple[Place, ...]]]:
    """What a document said on each claim that it said anything on, or whose figures it has."""
    cells = dict(outcome.cells)
    by_claim = dict(outcome.compared)
    return {
        _name(archive.claims[at]): (cells.get(at), tuple(sorted(by_claim.get(at, ()))))
        for at in sorted(cells.keys() | by_claim.keys())
    }


def _written(row: _Row) -> list[Any]:
    return [row.asked, {name: as_plain(what) for name, what in row.said.items()}, row.figures]


def _key(base: bytes, identity: _Identity) -> bytes | None:
    if identity.sha256 is None:
        return None
    entry = identity.source.entry
    about = as_plain(evolve(entry, file=Path(entry.file.suffix.lower())))
    return digest(base, about, identity.sha256)


def _name(claim: Claim) -> str:
    """The digest of all of a claim that a verdict follows from."""
    return digest(as_plain(evolve(claim, file=None, line=None, column=None))).hex()


def _light(identity: _Identity) -> Document:
    return evolve(
        bare_text(identity.source.entry, ""), sha256=identity.sha256 or "", notes=identity.notes
    )


def _sha256(identity: _Identity) -> str:
    """The digest of a document's text, which is opened if need be; nothing if it cannot be."""
    if identity.sha256 is not None:
        return identity.sha256
    try:
        return identity.source.bare().sha256
    except DocumentError:
        return ""


def _path(source: Source) -> str:
    """The whole path of a file, as text; nothing where it has none."""
    path = os.path.abspath(source.entry.file)  # noqa: PTH100 - several times as fast
    try:
        path.encode()
    except UnicodeEncodeError:
        return ""
    return path


def _inside(source: Source) -> bool:
    """Whether a file lies in the folder that it must lie in."""
    root = source.root
    return root is None or source.entry.file.resolve().is_relative_to(root.resolve())


def _numbers(stamp: str | None) -> list[int]:
    return [int(n) for n in (stamp or "").strip("[]").split(",") if n.strip()]
