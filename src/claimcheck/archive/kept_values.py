"""What a store keeps of documents, as plain values and back; what does not fit is as good as none.

Of a document: its gist with what its file says of itself, and a row of what came of each claim that
it was asked. Of a shelf of documents: what all of them say on the claims of one run.
"""

import datetime as dt
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import define, evolve, field, fields

from claimcheck.archive.outcomes import Outcome, Place, Source, unopened
from claimcheck.archive.store import Stamp, named
from claimcheck.archive.written_values import as_plain, of_plain
from claimcheck.model import Cell, Document, DocumentEntry, Role

if TYPE_CHECKING:
    from claimcheck.matching.gist import Gist

__all__ = [
    "Kept",
    "Said",
    "add_row",
    "gist_bytes",
    "gist_in",
    "gist_key",
    "gists_bytes",
    "gists_in",
    "light",
    "own_of",
    "row",
    "row_key",
    "said_of",
    "shelf_key",
    "shelf_row",
    "shelves",
    "take_shelf",
]

_SHELF: Final = 128
"""About so many documents lie on a shelf, ..."""
_LONGEST: Final = 512
"""... and at most so many."""

Said = tuple[Cell | None, tuple[Place, ...]]
"""What a document says on a claim, and the places of the figures that were compared with it."""

_OWN: Final = ("outlet", "date", "role", "title", "url", "author", "linkable", "created", "notes")
"""What a document's file may say of itself, beside its text."""
_OWN_OF: Final = attrgetter(*_OWN)
_OWN_TYPE: Final = tuple[
    str | None,
    dt.date | None,
    Role | None,
    str | None,
    str | None,
    str | None,
    bool,
    dt.date | None,
    tuple[str, ...],
]


@define(eq=False)
class Kept:
    """A document of a run, and what is known of it so far.

    `own` is what its file says of itself, `gist` what its words are, packed. `said` tells by the
    digest of each claim that was asked what came of it; None is nothing. `lacks` are the claims
    that it is still to be asked: None stands for all of them.
    """

    source: Source
    path: str = ""
    stamp: Stamp | None = None
    sha256: str | None = None
    own: tuple[Any, ...] | None = None
    said: dict[str, Said | None] = field(factory=dict)
    figures: int = 0
    lacks: frozenset[str] | None = None
    gist: bytes | None = None


# --- what a file says of itself ----------------------------------------------------------


def own_of(document: Document, source: Source) -> tuple[Any, ...] | None:
    """What a document's file says of itself; None where it is no more than its entry says."""
    told = _OWN_OF(document)
    return None if told == _of_entry(source) else told


def _of_entry(source: Source) -> tuple[Any, ...]:
    entry = source.entry
    given = (entry.outlet, entry.date, entry.role, entry.title, entry.url)
    return (*given, None, False, None, ())


def light(each: Kept) -> Document:
    """A document that says nothing of any claim: all but its text, as `outcomes.light`."""
    found = unopened(each.source.entry, each.sha256 or "")
    # Of most of many thousand files nothing is told but where they are.
    return evolve(found, **dict(zip(_OWN, each.own, strict=True))) if each.own else found


# --- gists -------------------------------------------------------------------------------


def gist_key(program: str, each: Kept) -> bytes | None:
    """What a gist stands under: all that it follows from; None while the bytes are not known."""
    if each.sha256 is None:
        return None
    return named(program, "gist", (*_about(each), each.sha256))


def gist_bytes(each: Kept, gist: bytes) -> bytes:
    """A gist with what the file says of itself."""
    return json.dumps(as_plain(each.own)).encode() + b"\n" + gist


def gist_in(each: Kept, data: bytes) -> "Gist | None":
    """The gist that bytes hold; what the file says of itself is added to the document."""
    from claimcheck.matching.gist import unpacked  # noqa: PLC0415 - what is known whole needs none

    head, _, rest = data.partition(b"\n")
    try:
        own = json.loads(head)
        each.own = None if own is None else of_plain(_OWN_TYPE, own)
        gist = unpacked(rest)
    except ValueError:
        return None
    each.gist = rest
    return gist


def gists_bytes(shelf: Sequence[Kept]) -> bytes | None:
    """The words of a shelf's documents together, and all that any of them explains."""
    from claimcheck.matching.gist import together  # noqa: PLC0415 - likewise

    gists = [each.gist for each in shelf if each.gist is not None]
    if len(gists) < len(shelf):
        return None
    joined, acronyms = together(gists)
    explained = {json.dumps(each, sort_keys=True) for each in acronyms}
    return f"[{','.join(sorted(explained))}]\n".encode() + joined


def gists_in(data: bytes) -> "list[Gist]":
    """Gists that lead to every claim to which a document of a shelf leads.

    Raises:
        ValueError: none are written there.
    """
    from claimcheck.matching.gist import Gist, unpacked  # noqa: PLC0415 - likewise

    head, _, rest = data.partition(b"\n")
    gist = unpacked(rest)
    explained = [{str(k): str(v) for k, v in each.items()} for each in json.loads(head)]
    return [gist, *(Gist(frozenset(), frozenset(), acronyms=each) for each in explained)]


_TOLD_OF: Final[Callable[[DocumentEntry], tuple[object, ...]]] = attrgetter(
    *(each.name for each in fields(DocumentEntry) if each.name not in {"id", "file"})
)
_NOTHING_TOLD: Final = _TOLD_OF(DocumentEntry("", Path()))


def _about(each: Kept) -> tuple[object, ...]:
    """What the claims file, or the program, says of a document, but for its id."""
    return (each.source.entry.file.suffix.lower(), *_TOLD_OF(each.source.entry))


# --- rows --------------------------------------------------------------------------------


def row_key(base: bytes, each: Kept) -> bytes:
    """What a row stands under: what a document is asked by, what it is and what it holds."""
    return named(base.hex(), "row", (each.source.entry.id, *_about(each), each.sha256))


def row(each: Kept) -> list[Any]:
    """What came of each claim that a document was asked."""
    return [each.figures, {name: as_plain(said) for name, said in each.said.items()}]


def add_row(each: Kept, plain: object) -> None:
    """Add a row, where there is one, to what is known of a document."""
    try:
        figures, said = cast("list[Any]", plain)
        count: int = of_plain(int, figures)
        told = {str(name): of_plain(Said | None, what) for name, what in said.items()}
    except (ValueError, TypeError, AttributeError):
        return
    each.figures, each.said = count, told


def said_of(names: Sequence[str], outcome: Outcome) -> dict[str, Said | None]:
    """What a document said on each claim that it was asked."""
    cells, compared = dict(outcome.cells), dict(outcome.compared)
    said: dict[str, Said | None] = dict.fromkeys(names[at] for at in outcome.asked)
    for at in cells.keys() | compared.keys():
        said[names[at]] = cells.get(at), tuple(sorted(compared.get(at, ())))
    return said


# --- shelves -----------------------------------------------------------------------------


def shelves(documents: Sequence[Kept]) -> Iterator[list[Kept]]:
    """Documents that lie beside one another, in parts that a new one among them changes little.

    Where a shelf ends follows from the document there, so that all shelves but one stay the same.
    """
    shelf: list[Kept] = []
    for each in documents:
        shelf.append(each)
        if len(shelf) == _LONGEST or zlib.crc32(each.path.encode()) % _SHELF == 0:
            yield shelf
            shelf = []
    if shelf:
        yield shelf


def shelf_key(base: bytes, shelf: Sequence[Kept]) -> bytes | None:
    """What a shelf stands under: how it is asked, and each file's place, state and description.

    None where the state of a file cannot be told without opening it.
    """
    if any(each.stamp is None for each in shelf):
        return None
    lines: list[object] = []
    for each in shelf:
        entry = each.source.entry
        lines += each.path, each.stamp, entry.id
        told = _TOLD_OF(entry)
        if told != _NOTHING_TOLD:
            lines.append(told)
    return named(base.hex(), "shelf", tuple(lines))


def shelf_row(asked: str, names: frozenset[str], shelf: Sequence[Kept]) -> list[Any]:
    """What the documents of a shelf say on some claims, of whose set `asked` is the name."""
    rows = [
        [
            each.sha256,
            as_plain(each.own) if each.own else 0,
            each.figures,
            {name: as_plain(told) for name, told in each.said.items() if told and name in names}
            or 0,
        ]
        for each in shelf
    ]
    return [asked, rows]


def take_shelf(shelf: Sequence[Kept], plain: object) -> str | None:
    """Add what is known of a shelf to its documents; the name of the set of claims it was asked."""
    known: list[tuple[str, tuple[Any, ...] | None, int, dict[str, Said | None]]] = []
    try:
        asked, rows = cast("list[Any]", plain)
        for sha256, own, figures, said in rows:
            if type(sha256) is not str or type(figures) is not int:
                return None
            known.append(
                (
                    sha256,
                    of_plain(_OWN_TYPE, own) if own else None,
                    figures,
                    {n: of_plain(Said | None, s) for n, s in said.items()} if said else {},
                )
            )
        name: str = of_plain(str, asked)
    except (ValueError, TypeError, AttributeError):
        return None
    if len(known) != len(shelf):
        return None
    for each, told in zip(shelf, known, strict=True):
        each.sha256, each.own, each.figures, each.said = told
    return name
