"""Documents on shared or object storage (`s3://archive/2010`), through fsspec.

Only storage that somebody named is asked, and web pages are not fetched. What is listed and read is
held to the limits of files.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from claimcheck.addresses import address_of, scheme_of

__all__ = ["RemoteError", "is_remote", "list_files", "open_file", "read_file", "state_of"]

_WEB: Final = frozenset({"http", "https", "ftp", "sftp", "ssh", "git", "github"})
_SIGNS: Final = ("ETag", "etag", "mtime", "LastModified", "last_modified", "updated", "generation")
"""What storage may say of a file that tells whether it changed."""


class RemoteError(ValueError):
    """Storage cannot be asked; the message says why and what to do."""


def is_remote(path: Path) -> bool:
    """Whether a path stands for an address, and not for a file that lies here under such a name."""
    return scheme_of(path) is not None and not path.exists()


def list_files(path: Path) -> Iterator[Path]:
    """The files at an address or below it, in the order of their names; no hidden ones.

    Raises:
        RemoteError: the storage cannot be asked, or there is nothing.
    """
    storage, place = _opened(path)
    try:
        names = storage.find(place)
    except (OSError, ValueError, RuntimeError) as error:
        raise RemoteError(_said(error)) from None
    if not names:
        raise RemoteError("there is no such file and no folder with files; check the address")
    for name in sorted(names):
        inside = name.removeprefix(place)
        if not any(part.startswith(".") for part in inside.split("/")):
            yield Path(storage.unstrip_protocol(name))


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file, no more than one over `most`.

    Raises:
        RemoteError: it cannot be read.
    """
    try:
        with open_file(path) as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise RemoteError("there is no such file; check the address") from None
    except (OSError, ValueError, RuntimeError) as error:
        raise error if isinstance(error, RemoteError) else RemoteError(_said(error)) from None


def open_file(path: Path) -> BinaryIO:
    """A file to be read.

    Raises:
        OSError: it cannot be opened.
        RemoteError: the storage cannot be asked.
    """
    storage, place = _opened(path)
    return cast("BinaryIO", storage.open(place, "rb"))


def state_of(path: Path) -> str | None:
    """What tells that a file has not changed, without reading it; None where nothing does."""
    try:
        storage, place = _opened(path)
        about = storage.info(place)
    except (RemoteError, OSError, ValueError, RuntimeError):
        return None
    signs = [(sign, str(about[sign])) for sign in _SIGNS if about.get(sign)]
    if not signs or scheme_of(path) in {"memory", "file", "local"}:
        return None
    text = repr((address_of(path), about.get("size"), signs))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _opened(path: Path) -> tuple[Any, str]:
    """The storage of an address, and the place in it.

    Raises:
        RemoteError: there is none of that name, or its library is not installed.
    """
    address, scheme = address_of(path) or "", scheme_of(path) or ""
    if scheme in _WEB:
        raise RemoteError("nothing is fetched from the web; save the documents, and name the files")
    if find_spec("fsspec") is None:
        raise RemoteError(
            f"{scheme}:// is read by a library that is not installed: "
            'python3 -m pip install "claimcheck-news[dask]"'
        )
    try:
        storage = _storage(scheme)
    except ValueError:
        raise RemoteError(f"no storage is called {scheme}://; check the address") from None
    except ImportError as error:
        raise RemoteError(f"{scheme}:// needs a library of its own ({error})") from None
    return storage, storage._strip_protocol(address)  # noqa: SLF001 - how fsspec's own users do it


@lru_cache(maxsize=8)
def _storage(scheme: str) -> Any:  # noqa: ANN401 - of a library without types
    return import_module("fsspec").filesystem(scheme)


def _said(error: Exception) -> str:
    first = (str(error).splitlines() or [type(error).__name__])[0][:160]
    return f"the storage cannot be read ({first})"
