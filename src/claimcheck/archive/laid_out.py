"""A prepared document laid out so that only those of its statements are made that are asked for.

A document is held against others of which a statement or two are looked at. To make the values of
a whole document takes as long as to judge those.
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar, cast, overload

from attrs import evolve, frozen

from claimcheck.archive.set_aside import dumped, made
from claimcheck.matching import Library
from claimcheck.matching.alignment import Context
from claimcheck.matching.terms import Profile

__all__ = ["Leaves", "laid_out", "taken_up"]

_LEVEL: Final = 1
"""Little time for a quarter of the room."""

_Item = TypeVar("_Item")


class Leaves(Sequence[_Item]):
    """Values in order, of which each is made when it is first asked for."""

    __slots__ = ("_known", "_make")

    def __init__(self, count: int, make: Callable[[int], _Item]) -> None:
        self._make = make
        self._known: list[_Item | None] = [None] * count

    def __len__(self) -> int:
        return len(self._known)

    def __iter__(self) -> Iterator[_Item]:
        return (self[at] for at in range(len(self._known)))

    @overload
    def __getitem__(self, at: int) -> _Item: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[_Item, ...]: ...
    def __getitem__(self, at: int | slice) -> _Item | tuple[_Item, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        known = self._known[at]
        if known is None:
            known = self._known[at] = self._make(range(len(self._known))[at])
        return known


@frozen
class _Head:
    """What is known of a document as a whole, and of each statement what is no part of it."""

    library: Library
    context: Context | None
    """What all of its statements have in common, ..."""
    carried: tuple[tuple[bool, bool], ...]
    """... and what each has by itself."""
    ends: tuple[int, ...]
    """Where each statement ends among the bytes behind this."""


def laid_out(library: Library) -> bytes:
    """A document as bytes; `taken_up` makes it again."""
    leaves = [dumped(profile) for profile in library.profiles]
    ends: list[int] = []
    for leaf in leaves:
        ends.append((ends[-1] if ends else 0) + len(leaf))
    head = _Head(
        evolve(
            library,
            reading=evolve(library.reading, statements=()),
            profiles=(),
            contexts=(),
        ),
        library.contexts[0] if library.contexts else None,
        tuple((context.carried, context.untold) for context in library.contexts),
        tuple(ends),
    )
    body = dumped(head)
    return zlib.compress(b"".join((_SIZE.pack(len(body)), body, *leaves)), _LEVEL)


_SIZE: Final = struct.Struct("<Q")


def taken_up(data: bytes) -> Library:
    """The document that was laid out, whose statements are made when they are asked for."""
    body = memoryview(zlib.decompress(data))
    first = _SIZE.size + _SIZE.unpack_from(body)[0]
    head: _Head = made(body[_SIZE.size : first])
    leaves = body[first:]

    def profile(at: int) -> Profile:
        found: Profile = made(leaves[head.ends[at - 1] if at else 0 : head.ends[at]])
        return found

    count = len(head.ends)
    profiles = Leaves(count, profile)

    def context(at: int) -> Context:
        if head.context is None:
            raise IndexError(at)
        carried, untold = head.carried[at]
        before = profiles[at - 1] if at else None
        return evolve(head.context, before=before, carried=carried, untold=untold)

    statements = Leaves(count, lambda at: profiles[at].statement)
    # They are asked as tuples are, and whoever asks cannot tell.
    return evolve(
        head.library,
        reading=evolve(head.library.reading, statements=cast("Any", statements)),
        profiles=cast("Any", profiles),
        contexts=cast("Any", Leaves(count, context)),
    )
