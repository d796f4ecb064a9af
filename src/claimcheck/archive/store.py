"""What is known from earlier runs: in one SQLite file, by the digest of all that it follows from.

Whatever is asked for is found only under a digest of everything it depends on (the text, the claim,
the words learnt, the version of the program). So an entry that is there is right, and anything
else, a damaged file, another version, a file that somebody else may write, is as if it were not
there: the work is done again. Entries carry a checksum of their own.
"""

import json
import os
import sqlite3
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, Self

from attrs import define, field, frozen

from claimcheck.errors import ClaimcheckError

__all__ = [
    "Stamp",
    "Store",
    "StoreError",
    "digest",
    "named",
    "place",
    "stamp_of",
]

FORMAT: Final = 1
"""The number of the layout; a file of another is left alone."""
_MARK: Final = 0x636C6D63
"""Says in the file's head whose it is."""
_PATIENCE: Final = 20.0
"""Seconds to wait for another run that writes."""
_SETTLED: Final = 2_000_000_000
"""A file changed less than so many nanoseconds ago may change again without a sign."""
_BATCH: Final = 500

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS known (key BLOB PRIMARY KEY, value BLOB, used INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, stamp TEXT, value BLOB) WITHOUT ROWID;
"""


class StoreError(ClaimcheckError):
    """A store cannot be used as somebody asked; the message says why and what to do."""


def place() -> Path:
    """Where the store is unless told otherwise: the user's folder for what can be made again."""
    told = os.environ.get("CLAIMCHECK_STORE")
    if told:
        return Path(told)
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "claimcheck" / "store.sqlite"


def digest(*parts: object) -> bytes:
    """One name for all the parts, which are written as JSON."""
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"), default=_plain)
    return blake2b(text.encode(), digest_size=20).digest()


def named(scope: str, what: str, parts: tuple[object, ...]) -> bytes:
    """One name for plain parts, in less time: many are asked for."""
    return blake2b(f"{scope}{what}{parts!r}".encode(), digest_size=20).digest()


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else str(value)


Stamp = tuple[int | str, ...]
"""What tells a file's state without opening it: device, number, size, and when it was changed."""


def stamp_of(path: str, archives: dict[str, Stamp | None]) -> Stamp | None:
    """The stamp of an ordinary file; None for all else, and for one changed a moment ago.

    A member of an archive has that of the archive; the stamps of `archives` are asked for once.
    """
    try:
        about = os.lstat(path)
    except NotADirectoryError:
        return _of_member(path, archives)
    except (OSError, ValueError):
        return None
    return _stamp(about)


def _of_member(path: str, archives: dict[str, Stamp | None]) -> Stamp | None:
    """The stamp of the nearest file that a path leads through."""
    above = os.path.dirname(path)  # noqa: PTH120 - as text: this is asked of every document
    if above not in archives:
        archives[above] = stamp_of(above, archives) if above != path else None
    return archives[above]


def _stamp(about: os.stat_result) -> Stamp | None:
    if not stat.S_ISREG(about.st_mode):
        return None
    # Within one tick of the clock a file may change twice and look the same.
    if time.time_ns() - max(about.st_mtime_ns, about.st_ctime_ns) < _SETTLED:
        return None
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


@frozen
class Contents:
    """What a store holds: entries, files, its size in bytes, and how many entries are damaged."""

    entries: int
    files: int
    size: int
    damaged: int = 0


@define(eq=False)
class Store:
    """An open store. Whatever goes wrong with it, a question is answered with nothing."""

    path: Path
    _base: sqlite3.Connection | None = field(default=None, init=False)
    _new: dict[bytes, bytes] = field(factory=dict, init=False)
    _files: dict[str, tuple[str, bytes]] = field(factory=dict, init=False)
    _used: set[bytes] = field(factory=set, init=False)
    trouble: str | None = field(default=None, init=False)
    """Why nothing is found or kept, if so."""

    def __enter__(self) -> Self:
        try:
            self._base = _opened(self.path)
        except StoreError as error:
            self.trouble = str(error)
        except (sqlite3.Error, OSError) as error:
            self.trouble = f"the store {self.path} cannot be used ({error})"
        return self

    def __exit__(self, *_: object) -> None:
        self.flush()
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None

    def get(self, key: bytes) -> Any:  # noqa: ANN401 - JSON
        """What is known under a digest; None where nothing is."""
        rows = self._rows("SELECT value FROM known WHERE key = ?", (key,))
        return _checked(key, rows[0][0]) if rows else None

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, Any]:
        """What is known under some digests."""
        found = ((key, _checked(key, value)) for key, value in self._values(keys))
        return {key: known for key, known in found if known is not None}

    def _values(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        wanted = list(keys)
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(part))
            yield from self._rows(f"SELECT key, value FROM known WHERE key IN ({marks})", part)  # noqa: S608 - only marks

    def get_bytes(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The bytes that are known under some digests."""
        return {k: v[_SEAL:] for k, v in self._values(keys) if _is_whole(k, v)}

    def put(self, key: bytes, value: object) -> None:
        """Keep something; written with others, and at the end."""
        self.put_bytes(key, _body(value))

    def put_bytes(self, key: bytes, body: bytes) -> None:
        """Keep some bytes."""
        self._new[key] = _seal(key, body) + body
        if len(self._new) >= 8 * _BATCH:
            self.flush()

    @property
    def holds_files(self) -> bool:
        """Whether any file is known."""
        return bool(self._rows("SELECT 1 FROM file LIMIT 1", ()))

    def files(self, paths: Iterable[str]) -> dict[str, tuple[Stamp, Any]]:
        """What is known of some files, with the stamps that they had."""
        wanted = list(paths)
        found: dict[str, tuple[Stamp, Any]] = {}
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(part))
            rows = self._rows(f"SELECT path, stamp, value FROM file WHERE path IN ({marks})", part)  # noqa: S608 - only marks
            for path, stamp, value in rows:
                known = _checked(f"{path}\\0{stamp}".encode("utf-8", "surrogatepass"), value)
                if known is not None:
                    found[path] = tuple(json.loads(stamp)), known
        return found

    def put_file(self, path: str, stamp: Stamp, value: object) -> None:
        """Keep what is known of a file in the state that its stamp tells."""
        text = json.dumps(stamp)
        try:
            key = f"{path}\\0{text}".encode()
        except UnicodeEncodeError:
            return
        body = _body(value)
        self._files[path] = text, _seal(key, body) + body

    def flush(self) -> None:
        """Write what is to be kept; a store that somebody else writes for too long is let be."""
        base = self._base
        if base is None or not (self._new or self._files):
            return
        now = int(time.time())
        try:
            with base:
                base.executemany(
                    "INSERT OR REPLACE INTO known VALUES (?, ?, ?)",
                    [(key, value, now) for key, value in self._new.items()],
                )
                base.executemany(
                    "INSERT OR REPLACE INTO file VALUES (?, ?, ?)",
                    [(path, *known) for path, known in self._files.items()],
                )
        except (sqlite3.Error, UnicodeError) as error:
            self._give_up(error)
        self._new.clear()
        self._files.clear()

    def _rows(self, question: str, values: Iterable[object]) -> list[Any]:
        if self._base is None:
            return []
        try:
            return self._base.execute(question, tuple(values)).fetchall()
        except (sqlite3.Error, UnicodeError, ValueError, OverflowError) as error:
            self._give_up(error)
            return []

    def _give_up(self, error: Exception) -> None:
        self.trouble = f"the store {self.path} cannot be used ({error})"
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to a store that is there, or is made.

    Raises:
        StoreError: it is no store of this user, or of another layout.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        about = path.lstat()
    except FileNotFoundError:
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        about = path.lstat()
    if not stat.S_ISREG(about.st_mode):
        raise StoreError(f"the store {path} is no ordinary file; name another with --store")
    if os.name != "nt" and (about.st_uid != os.geteuid() or about.st_mode & 0o077):
        raise StoreError(
            f"the store {path} may be read or written by others, so it is not used; "
            f"chmod 600 it, or name another with --store"
        )
    base = sqlite3.connect(path, timeout=_PATIENCE, isolation_level="DEFERRED")
    try:
        _ready(base, path)
    except BaseException:
        base.close()
        raise
    return base


def _ready(base: sqlite3.Connection, path: Path) -> None:
    mark = base.execute("PRAGMA application_id").fetchone()[0]
    layout = base.execute("PRAGMA user_version").fetchone()[0]
    if (mark, layout) != (_MARK, FORMAT):
        empty = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if not empty or (mark, layout) != (0, 0):
            whose = "of another version of claimcheck" if mark == _MARK else "not claimcheck's"
            raise StoreError(f"the file {path} is {whose}, so it is not used as a store")
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=NORMAL")
    if (mark, layout) != (_MARK, FORMAT):
        with base:
            base.executescript(
                f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA application_id={_MARK};"
                f"PRAGMA user_version={FORMAT}; COMMIT;"
            )


_SEAL: Final = 12
"""So many bytes of an entry are its checksum."""


def _body(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def _seal(key: bytes, body: bytes) -> bytes:
    return blake2b(key + body, digest_size=_SEAL).digest()


def _is_whole(key: bytes, value: object) -> bool:
    """Whether an entry is as it was written."""
    return isinstance(value, bytes) and value[:_SEAL] == _seal(key, value[_SEAL:])


def _checked(key: bytes, value: bytes) -> Any:  # noqa: ANN401 - JSON
    """What an entry says; None where it is damaged."""
    if not _is_whole(key, value):
        return None
    try:
        return json.loads(value[_SEAL:])
    except ValueError:
        return None


# --- what a person asks of it ------------------------------------------------------------


def contents(path: Path, *, check: bool = False) -> Contents | None:
    """What a store holds; None where there is none.

    Raises:
        StoreError: it cannot be read.
    """
    if not path.exists():
        return None
    try:
        with closing(_opened(path)) as base:
            entries = base.execute("SELECT count(*) FROM known").fetchone()[0]
            files = base.execute("SELECT count(*) FROM file").fetchone()[0]
            damaged = sum(1 for _ in _damaged(base)) if check else 0
            if check and base.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise StoreError(_broken(path))
            size = path.stat().st_size  # not later: it may be removed meanwhile
    except (sqlite3.Error, OSError) as error:
        raise StoreError(_broken(path)) from error
    return Contents(entries, files, size, damaged)


def _broken(path: Path) -> str:
    return f"the store {path} is damaged; nothing is lost: claimcheck store prune --all removes it"


def _damaged(base: sqlite3.Connection) -> Iterator[bytes]:
    for key, value in base.execute("SELECT key, value FROM known"):
        if not _is_whole(key, value):
            yield key


def prune(path: Path, *, days: int | None) -> int:
    """Remove entries that were not written for so many days, or all of it; how many there were.

    Raises:
        StoreError: it cannot be read and is not to be removed as a whole.
    """
    if days is None:
        count = 0
        with suppress(StoreError):
            found = contents(path)
            count = found.entries if found else 0
        for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            each.unlink(missing_ok=True)
        return count
    if not path.exists():
        return 0
    try:
        with closing(_opened(path)) as base:
            with base:
                limit = int(time.time()) - days * 86_400
                gone = base.execute("DELETE FROM known WHERE used < ?", (limit,)).rowcount
            base.execute("VACUUM")
    except (sqlite3.Error, OSError) as error:
        raise StoreError(_broken(path)) from error
    return gone


def encoded(value: Mapping[str, object]) -> str:
    """JSON of something, for a digest."""
    return json.dumps(value, sort_keys=True, default=str)
