"""Values set aside in a file of this run's own, so that only those that are asked for take room.

The file is private to its owner, lies in the folder for temporary files, and goes with the run.
What is read from it was written by this run, so pickle may read it.
"""

import os
import pickle
import tempfile
import zlib
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

from attrs import define, field, frozen

__all__ = ["Lately", "SetAside", "Spot", "packed", "taken"]

Spot = tuple[int, int]
"""Where a value lies in a file: where it begins, and how many bytes it takes."""

_LEVEL: Final = 1
"""Little time for a quarter of the room."""


def packed(value: object) -> bytes:
    """A value as bytes."""
    return zlib.compress(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL), _LEVEL)


def taken(file: Path, spot: Spot) -> Any:  # noqa: ANN401 - whatever was put there
    """The value that lies at some place of a file."""
    with file.open("rb") as opened:
        opened.seek(spot[0])
        return pickle.loads(zlib.decompress(opened.read(spot[1])))  # noqa: S301 - of this run's own


@define(eq=False)
class SetAside:
    """A file of values; use it in a `with` block, which removes it."""

    path: Path = field(init=False, factory=Path)
    _file: BinaryIO | None = field(init=False, default=None)
    _size: int = field(init=False, default=0)

    def __enter__(self) -> Self:
        number, name = tempfile.mkstemp(prefix="claimcheck-")
        self.path, self._file = Path(name), os.fdopen(number, "wb")
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        self.path.unlink(missing_ok=True)

    def put(self, body: bytes) -> Spot:
        """Set a packed value aside."""
        if self._file is None:
            raise ValueError("what is set aside has no file outside its block")
        self._file.write(body)
        spot = self._size, len(body)
        self._size += len(body)
        return spot

    def settle(self) -> None:
        """Write what is still on its way, so that others can take it."""
        if self._file is not None:
            self._file.flush()


@frozen
class Lately:
    """Values made when asked for, of which the last are remembered."""

    make: Callable[[int], Any]
    most: int
    _known: "OrderedDict[int, Any]" = field(factory=OrderedDict, init=False)

    def __getitem__(self, number: int) -> Any:  # noqa: ANN401 - whatever is made
        if number in self._known:
            self._known.move_to_end(number)
            return self._known[number]
        made = self._known[number] = self.make(number)
        if len(self._known) > self.most:
            self._known.popitem(last=False)
        return made
