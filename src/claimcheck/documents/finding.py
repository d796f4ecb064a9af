"""Which documents the paths of a command line mean: files, folders, archives, standard input."""

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from claimcheck.documents import archives
from claimcheck.documents.ignored import Ignored
from claimcheck.documents.opening import (
    INPUT,
    LINK,
    missing,
    mode_of,
    problem_of,
    shown,
    unordinary,
)
from claimcheck.model import DocumentEntry, Problem


def find(
    paths: Iterable[Path], suffixes: Sequence[str], others: Sequence[str]
) -> tuple[tuple[DocumentEntry, ...], tuple[Problem, ...]]:
    """The documents that some paths mean, in a fixed order, and what was not opened.

    `suffixes` are those of the files that are read, `others` those of documents that nobody reads
    here.
    """
    finder = _Finder(tuple(suffixes), tuple(others))
    for path in paths:
        finder.look_at(path)
    names = _unique([ids for _, ids in finder.found])
    entries = tuple(
        DocumentEntry(name, path) for (path, _), name in zip(finder.found, names, strict=True)
    )
    return entries, tuple(finder.problems)


class _Finder:
    """What was found so far; lives for one call."""

    def __init__(self, suffixes: tuple[str, ...], others: tuple[str, ...]) -> None:
        self.suffixes, self.others = suffixes, others
        self.found: list[tuple[Path, tuple[str, ...]]] = []
        self.problems: list[Problem] = []
        self.seen: set[str] = set()

    def look_at(self, path: Path) -> None:
        """Take what a path names."""
        mode = None if path == INPUT else mode_of(path)
        if path == INPUT:
            self.take(path, ("standard-input",))
        elif mode is None and archives.split(path):
            self.take(path, _ids(path, None))
        elif mode is None:
            self.complain(path, missing(path))
        elif stat.S_ISDIR(mode):
            self.walk(path)
        elif fault := unordinary(mode):
            self.complain(path, fault)
        elif archives.is_archive(path):
            self.unpack(path, path.parent)
        else:
            self.take(path, _ids(path, None))

    def take(self, path: Path, ids: tuple[str, ...]) -> None:
        """Note a document, once."""
        key = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
        if key not in self.seen:
            self.seen.add(key)
            self.found.append((path, ids))

    def complain(self, path: Path, what: str) -> None:
        """Note something that was not opened."""
        self.problems.append(problem_of(path, what))

    def walk(self, top: Path) -> None:
        """Take the documents below a folder, in the order of their names; no link is followed."""

        def failed(error: OSError) -> None:
            name = Path(error.filename) if isinstance(error.filename, str) else top
            self.complain(name, f"the folder cannot be read ({error.strerror})")

        rules = {top: Ignored().below(top, self.complain)}
        for at, folders, files in os.walk(top, onerror=failed):
            here = Path(at)
            ignored = rules.pop(here)
            folders.sort()
            for name in list(folders):
                path = here / name
                if name.startswith(".") or ignored.covers(path, folder=True):
                    folders.remove(name)
                elif path.is_symlink():
                    folders.remove(name)
                    self.complain(path, LINK)
                else:
                    rules[path] = ignored.below(path, self.complain)
            for name in sorted(files):
                if not name.startswith(".") and not ignored.covers(here / name):
                    self.look_at_file(here / name, top)

    def look_at_file(self, path: Path, top: Path) -> None:
        """Take a file of a folder, if it is a document."""
        suffix = path.suffix.lower()
        archive = archives.is_archive(path)
        if not archive and suffix not in (*self.suffixes, *self.others):
            return
        mode = mode_of(path)
        fault = missing(path) if mode is None else unordinary(mode)
        if fault:
            self.complain(path, fault)
        elif archive:
            self.unpack(path, top)
        elif suffix not in self.suffixes:
            self.complain(path, self.unread(suffix))
        else:
            self.take(path, _ids(path, top))

    def unread(self, suffix: str) -> str:
        """What to say of a document of a kind that nobody reads here."""
        return f"{suffix} files are not read; save it as {', '.join(self.suffixes)}"

    def unpack(self, path: Path, top: Path) -> None:
        """Take the documents of an archive."""
        try:
            listing = archives.list_members(path)
        except (archives.ArchiveError, OSError) as error:
            self.complain(path, str(error))
            return
        taken = 0
        for name in listing.names:
            inner = PurePosixPath(name)
            suffix = inner.suffix.lower()
            if suffix in self.suffixes:
                taken += 1
                at = (path.relative_to(top) / name) if top != path else Path(path.name) / name
                self.take(path / name, tuple(map(shown, (at.with_suffix(""), at, path / name))))
            elif suffix in self.others:
                self.complain(path / name, self.unread(suffix))
        for name, what in listing.left_out:
            self.complain(Path(f"{path}/{name}"), what)
        if not taken and not listing.left_out:
            self.complain(path, "the archive holds no document that can be read")


def _ids(path: Path, folder: Path | None) -> tuple[str, ...]:
    """The ids a file may have, shortest first."""
    inside = path.relative_to(folder) if folder is not None else path
    return tuple(shown(p) for p in (Path(path.stem), inside.with_suffix(""), inside, path))


def _unique(choices: Sequence[tuple[str, ...]]) -> list[str]:
    """For each file the shortest id that no other file has."""
    deepest = 4
    level = [0] * len(choices)
    for _ in range(deepest):
        taken: dict[str, list[int]] = {}
        for i, names in enumerate(choices):
            taken.setdefault(names[level[i]], []).append(i)
        clashes = [i for same in taken.values() if len(same) > 1 for i in same]
        if not clashes:
            break
        for i in clashes:
            level[i] = min(level[i] + 1, len(choices[i]) - 1)
    return [names[level[i]] for i, names in enumerate(choices)]
