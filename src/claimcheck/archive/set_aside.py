"""Values set aside in a file of this run's own, so that only those that are asked for take room.

The file is private to its owner and goes with the run. Where workers of this machine are all that
look into it, it has no name (on Linux): it ends with this process, however that ends. Else it lies
in the folder for temporary files, or the one that `CLAIMCHECK_SCRATCH` names; what a run that was
killed has left there, the next one removes. What is read from such a file was written by this run,
so pickle may read it.
"""

import io
import os
import pickle
import sys
import tempfile
import zlib
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

from attrs import define, field, fields, frozen, has

from claimcheck.errors import ClaimcheckError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has none
    fcntl = None  # type: ignore[assignment]

__all__ = [
    "Lately",
    "ScratchError",
    "SetAside",
    "Spot",
    "bytes_at",
    "dumped",
    "made",
    "packed",
    "taken",
]

Spot = tuple[int, int]
"""Where a value lies in a file: where it begins, and how many bytes it takes."""

_LEVEL: Final = 1
"""Little time for a quarter of the room."""


class ScratchError(ClaimcheckError):
    """What was set aside cannot be had; the message says where it lies and what to do."""


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How the values of a class are written: as the class and what it is called with.

    By themselves they would be written with the name of every field, which takes twice as long.
    """

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if not has(kind) or any(not f.init or f.kw_only for f in fields(kind)):
            raise KeyError(kind)
        names = [f.name for f in fields(kind)]
        if len(names) > 1:
            values = attrgetter(*names)
            reducer = self[kind] = lambda made: (kind, values(made))
        else:
            reducer = self[kind] = lambda made: (kind, tuple(getattr(made, n) for n in names))
        return reducer


_REDUCERS: Final = _Reducers()


def dumped(value: object) -> bytes:
    """A value as bytes, which `made` makes again."""
    file = io.BytesIO()
    pickler = pickle.Pickler(file, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return file.getvalue()


def made(data: bytes | memoryview) -> Any:  # noqa: ANN401 - whatever was dumped
    """The value of some bytes that this run has written."""
    return pickle.loads(data)  # noqa: S301 - of this run's own


def packed(value: object) -> bytes:
    """A value as few bytes."""
    return zlib.compress(dumped(value), _LEVEL)


def taken(file: Path, spot: Spot) -> Any:  # noqa: ANN401 - whatever was put there
    """The value that was packed and lies at some place of a file."""
    return made(zlib.decompress(bytes_at(file, spot)))


def bytes_at(file: Path, spot: Spot) -> bytes:
    """The bytes that lie at some place of a file.

    Raises:
        ScratchError: the file is not there, as on a machine that does not share the folder.
    """
    try:
        with file.open("rb") as opened:
            opened.seek(spot[0])
            return opened.read(spot[1])
    except OSError as error:
        raise ScratchError(
            f"a worker cannot read {file}, where this run keeps what it has read; name a folder "
            "that all workers share as CLAIMCHECK_SCRATCH"
        ) from error


_BEGINS: Final = "claimcheck-"
_ENDS: Final = ".aside"


@define(eq=False)
class SetAside:
    """A file of values; use it in a `with` block, which removes it.

    `named` is asked for where processes that this one did not start look into it.
    """

    named: bool = False
    path: Path = field(init=False, factory=Path)
    _file: BinaryIO | None = field(init=False, default=None)
    _size: int = field(init=False, default=0)

    def __enter__(self) -> Self:
        folder = Path(os.environ.get("CLAIMCHECK_SCRATCH") or tempfile.gettempdir())
        _sweep(folder)
        try:
            number, self.path = _held_file(folder)
        except OSError as error:
            raise ScratchError(
                f"nothing can be written in {folder}, where this run keeps what it has read "
                f"({error.strerror}); name another folder as CLAIMCHECK_SCRATCH"
            ) from error
        self._file = os.fdopen(number, "wb")
        if sys.platform == "linux" and not self.named:
            self.path.unlink()
            self.path = Path(f"/proc/{os.getpid()}/fd/{number}")
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        if self.path.suffix == _ENDS:
            self.path.unlink(missing_ok=True)

    def put(self, body: bytes) -> Spot:
        """Set packed values aside."""
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


def _held_file(folder: Path) -> tuple[int, Path]:
    """A new file of the owner's alone, locked as one that a process uses, and its name."""
    while True:
        number, name = tempfile.mkstemp(_ENDS, _BEGINS, folder)
        path = Path(name)
        if fcntl is None:
            return number, path
        with suppress(OSError):  # a file system that knows no locks
            fcntl.flock(number, fcntl.LOCK_EX)
        if path.exists():
            return number, path
        os.close(number)  # another run took it for one that was left


def _sweep(folder: Path) -> None:
    """Remove what runs have left that were killed: files that no process holds any more."""
    if fcntl is None:
        return
    for left in folder.glob(f"{_BEGINS}*{_ENDS}"):
        # Another run may remove it first, and what others own is theirs.
        with suppress(OSError), left.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


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
