"""Zip and tar archives: what documents they hold, and the bytes of one of them.

A member of an archive is named like a file in a folder: `releases.zip/2010/october.txt`. Nothing is
unpacked to disk. An archive may come from anybody: what it says of itself is held against limits,
and each member is counted while it is unpacked.
"""

import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from attrs import frozen

SUFFIXES: Final = (".zip", ".tar.gz", ".tgz", ".tar")
MOST_MEMBERS: Final = 2_000
"""An archive of more members is refused."""
LARGEST: Final = 200_000_000
"""So many bytes an archive may have, and so many may come out of it."""
MOST_TAR: Final = 100_000_000
"""Likewise for a tar archive, which has to be read from its beginning for each member."""
RATIO: Final = 100
"""No member may grow by more than this when it is unpacked (text grows by 3 to 10)."""
_SMALL: Final = 100_000
"""A member of fewer bytes may grow as it likes."""
DEEPEST: Final = 2
"""So many archives may lie in one another."""
_CHUNK: Final = 1 << 16
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class ArchiveError(ValueError):
    """An archive or a member of it is not read; the message says why."""


@frozen
class Listing:
    """The members of an archive that are files, and those left out, each with the reason."""

    names: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def is_archive(path: Path | PurePosixPath) -> bool:
    """Whether a file is an archive, by its name."""
    return path.name.lower().endswith(SUFFIXES)


def split(path: Path) -> tuple[Path, str] | None:
    """A path into an archive, as the archive and the member; None for any other path."""
    for archive in reversed(path.parents):
        if is_archive(archive):
            try:
                mode = archive.lstat().st_mode
            except (OSError, ValueError):
                continue
            if stat.S_ISREG(mode):
                return archive, path.relative_to(archive).as_posix()
    return None


def list_members(path: Path) -> Listing:
    """What an archive holds, in the order of names.

    Raises:
        ArchiveError: it is no archive, or over a limit.
    """
    about = path.lstat()
    if about.st_size > LARGEST:
        raise ArchiveError(
            f"the archive has {about.st_size / 1e6:.1f} MB and the limit is "
            f"{LARGEST // 1_000_000} MB; split it"
        )
    return _listed(path, about.st_mtime_ns, about.st_size)[0]


def read_member(path: Path, member: str, most: int) -> bytes:
    """The bytes of a member, `most` at most; `member` may lead into an archive in the archive.

    Raises:
        ArchiveError: there is none, it is damaged, or over a limit.
    """
    about = path.lstat()
    with path.open("rb") as file:
        return _read(file, path, (about.st_mtime_ns, about.st_size), member, most)


def _read(file: BinaryIO, path: Path, key: tuple[int, int], member: str, most: int) -> bytes:
    _, infos = _listed(path, *key)
    if member in infos:
        return _bytes_of(file, infos[member], most)
    for parent in reversed(PurePosixPath(member).parents):
        inner = parent.as_posix()
        if is_archive(parent) and inner in infos:
            data = _bytes_of(file, infos[inner], most)
            rest = PurePosixPath(member).relative_to(parent).as_posix()
            _, further = _inside(data, inner)
            if rest in further:
                return _bytes_of(BytesIO(data), further[rest], most)
            break
    raise ArchiveError("the archive has no such member; look at what it holds")


# --- what an archive holds -----------------------------------------------------------------

_Info = zipfile.ZipInfo | tarfile.TarInfo


@lru_cache(maxsize=8)
def _listed(path: Path, changed: int, size: int) -> tuple[Listing, dict[str, _Info]]:  # noqa: ARG001 - what is kept is of this state of the file
    with path.open("rb") as file:
        return _list(file, path.name, size, 1)


@lru_cache(maxsize=2)
def _inside(data: bytes, name: str) -> tuple[Listing, dict[str, _Info]]:
    return _list(BytesIO(data), name, len(data), DEEPEST)


def _list(file: BinaryIO, name: str, size: int, depth: int) -> tuple[Listing, dict[str, _Info]]:
    infos: dict[str, _Info] = {}
    names: list[str] = []
    left_out: list[tuple[str, str]] = []
    try:
        members = _members(file, name)
        total = 0
        for count, info in enumerate(members):
            total += _size(info)
            _stop_at_limits(count, total, size)
            inner = info.filename if isinstance(info, zipfile.ZipInfo) else info.name
            if not inner:
                left_out.append((inner, "a member of the archive has no name; it is not read"))
                continue
            if _is_folder(info) or _is_hidden(inner):
                continue
            if fault := _fault(info, inner) or (
                "the archive has another member of this name; only the first is read"
                if inner in infos
                else None
            ):
                left_out.append((inner, fault))
                continue
            infos[inner] = info
            names.append(inner)
    except ArchiveError:
        raise
    except (OSError, EOFError, ValueError, NotImplementedError, zlib.error, struct.error) as error:
        raise ArchiveError(f"it is no archive that can be read ({_first(error)})") from None
    except (zipfile.BadZipFile, tarfile.TarError) as error:
        raise ArchiveError(f"it is no archive that can be read ({_first(error)})") from None
    for inner in [each for each in names if is_archive(PurePosixPath(each))]:
        names.remove(inner)
        try:
            listing = _nested(file, infos[inner], inner, depth)
        except ArchiveError as error:
            left_out.append((inner, str(error)))
            continue
        names += [f"{inner}/{each}" for each in listing.names]
        left_out += [(f"{inner}/{each}", what) for each, what in listing.left_out]
    return Listing(tuple(sorted(names)), tuple(left_out)), infos


def _nested(file: BinaryIO, info: _Info, name: str, depth: int) -> Listing:
    if depth >= DEEPEST:
        raise ArchiveError(f"archives may lie {DEEPEST} deep in one another; unpack it")
    return _inside(_bytes_of(file, info, LARGEST // 10), name)[0]


def _stop_at_limits(count: int, total: int, size: int) -> None:
    if count >= MOST_MEMBERS:
        raise ArchiveError(
            f"the archive has more than {MOST_MEMBERS:,} members, which is the limit"
        )
    if total > LARGEST or total > RATIO * max(size, _SMALL):
        raise ArchiveError(
            f"what the archive holds has {total / 1e6:.0f} MB or more: the limits are "
            f"{LARGEST // 1_000_000} MB and {RATIO} times the archive's own size"
        )


def _first(error: Exception) -> str:
    """The first line of what a library says, in small letters."""
    return (str(error).splitlines() or [type(error).__name__])[0][:120].lower()


def _members(file: BinaryIO, name: str) -> Iterator[_Info]:
    return _zip_members(file) if name.lower().endswith(".zip") else _tar_members(file)


def _zip_members(file: BinaryIO) -> Iterator[_Info]:
    with zipfile.ZipFile(file) as opened:
        yield from opened.infolist()


class _Counted:
    """A compressed stream that stops when more comes out of it than may."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        import gzip  # noqa: PLC0415 - few runs read such an archive

        magic = file.read(2)
        file.seek(0)
        self.source: BinaryIO = gzip.GzipFile(fileobj=file) if magic == b"\x1f\x8b" else file  # type: ignore[assignment]
        self.left = min(MOST_TAR, RATIO * max(size, _SMALL))

    def read(self, count: int = -1) -> bytes:
        data = self.source.read(min(count, self.left + 1) if count >= 0 else self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise ArchiveError(
                f"more comes out of the archive than the limits of {MOST_TAR // 1_000_000} MB and "
                f"{RATIO} times its own size"
            )
        return data


def _tar_stream(file: BinaryIO) -> tarfile.TarFile:
    size = file.seek(0, 2)
    file.seek(0)
    return tarfile.open(fileobj=_Counted(file, size), mode="r|")  # type: ignore[call-overload, no-any-return]


def _tar_members(file: BinaryIO) -> Iterator[_Info]:
    with _tar_stream(file) as opened:
        yield from opened


def _size(info: _Info) -> int:
    return info.file_size if isinstance(info, zipfile.ZipInfo) else max(0, info.size)


def _is_folder(info: _Info) -> bool:
    return info.is_dir() if isinstance(info, zipfile.ZipInfo) else info.isdir()


def _is_hidden(name: str) -> bool:
    """Whether a member is one that no folder would show, or what a system adds to archives."""
    parts = PurePosixPath(name).parts
    return any(p.startswith(".") and p not in {".", ".."} for p in parts) or "__MACOSX" in parts


def _fault(  # noqa: PLR0911 - a list of decisions reads best whole
    info: _Info, name: str
) -> str | None:
    """Why a member is not read, by what the archive says of it."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or name[1:2] == ":" or not name:
        return "its name leads out of the archive, so it was not read"
    if isinstance(info, tarfile.TarInfo):
        return None if info.isreg() else "it is a link or a device and was not followed"
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode) or (stat.S_IFMT(mode) and not stat.S_ISREG(mode)):
        return "it is a link or a device and was not followed"
    if info.flag_bits & 1:
        return "it is encrypted; unpack it with its password"
    if info.compress_type not in _METHODS:
        return "it is packed in a way that is not read; pack it again as a common zip archive"
    if info.file_size > max(_SMALL, RATIO * info.compress_size):
        return (
            f"it would grow from {info.compress_size:,} to {info.file_size:,} bytes, and the limit "
            f"is {RATIO} times"
        )
    return None


# --- one member ------------------------------------------------------------------------------


def _bytes_of(file: BinaryIO, info: _Info, most: int) -> bytes:
    if _size(info) > most:
        raise ArchiveError(
            f"it has {_size(info) / 1e6:.1f} MB and the limit is {most // 1_000_000} MB; "
            "split it, or keep only the text"
        )
    try:
        if isinstance(info, tarfile.TarInfo):
            return _from_tar(file, info)
        return _from_zip(file, info)
    except ArchiveError:
        raise
    except (OSError, EOFError, ValueError, zlib.error, struct.error, tarfile.TarError):
        raise ArchiveError("it is damaged in the archive; pack it again") from None


def _from_tar(file: BinaryIO, info: tarfile.TarInfo) -> bytes:
    with _tar_stream(file) as opened:
        for each in opened:
            if each.name == info.name and each.isreg():
                source = opened.extractfile(each)
                return source.read() if source else b""
    raise ArchiveError("it is damaged in the archive; pack it again")


def _from_zip(file: BinaryIO, info: zipfile.ZipInfo) -> bytes:
    """Unpack a member, counting: what the archive says of its size is not believed."""
    file.seek(info.header_offset)
    head = file.read(_LOCAL.size)
    fields = _LOCAL.unpack(head)
    if fields[0] != b"PK\x03\x04":
        raise ArchiveError("it is damaged in the archive; pack it again")
    file.seek(fields[9] + fields[10], 1)
    left = info.compress_size
    if info.compress_type == zipfile.ZIP_STORED:
        data = file.read(min(left, info.file_size + 1))
    else:
        unpack = zlib.decompressobj(-15)
        parts: list[bytes] = []
        size = 0
        while left > 0 and not unpack.eof:
            packed = file.read(min(left, _CHUNK))
            if not packed:
                break
            left -= len(packed)
            while packed and size <= info.file_size:
                part = unpack.decompress(packed, _CHUNK)
                parts.append(part)
                size += len(part)
                packed = unpack.unconsumed_tail
            if size > info.file_size:
                raise ArchiveError("it holds more than the archive says, so it was not read")
        parts.append(unpack.flush(_CHUNK))
        data = b"".join(parts)
    if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
        raise ArchiveError(
            "it is damaged in the archive, or not what the archive says; pack it again"
        )
    return data


__all__ = [
    "SUFFIXES",
    "ArchiveError",
    "Listing",
    "is_archive",
    "list_members",
    "read_member",
    "split",
]
