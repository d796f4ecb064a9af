"""Which version of the program it is: everything that is kept stands under it."""

import os
import sys
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from claimcheck.archive.store import FORMAT, Store, named, stamp_of

__all__ = ["known_program", "program"]


@lru_cache(maxsize=1)
def program() -> str:
    """The version of the program: a digest of its code and its lexicon."""
    found = blake2b(_made_by().encode(), digest_size=20)
    for path in _files_of_program():
        found.update(os.path.basename(path).encode())  # noqa: PTH119 - as text, of many files
        found.update(Path(path).read_bytes())
    return found.hexdigest()


def known_program(store: Store) -> str:
    """As `program`; from a store whose files of the program are in the state they were in then."""
    states = [(path, stamp_of(path, {})) for path in _files_of_program()]
    if any(stamp is None for _, stamp in states):
        return program()
    key = named(_made_by(), "program", tuple(states))
    known = store.get(key)
    if isinstance(known, str):
        return known
    found = program()
    store.put(key, found)
    return found


def _made_by() -> str:
    """What the program runs on: the layout of a store, and the versions beside its own."""
    from importlib.metadata import version  # noqa: PLC0415 - asked for once

    return f"{FORMAT} {sys.version_info[:2]} {version('rapidfuzz')}"


def _files_of_program() -> list[str]:
    """The files of the program's code and lexicon, in a fixed order."""
    found: list[str] = []
    for at, folders, files in os.walk(Path(__file__).parents[1]):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        found += (
            os.path.join(at, name)  # noqa: PTH118 - as text, of many files
            for name in sorted(files)
            if name.endswith((".py", ".toml", ".json", ".txt"))
        )
    return found
