"""Which documents the paths of a command line mean: files, folders, archives, standard input."""

import os
import stat
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Final

from attrs import frozen

from claimcheck.documents import archives, remote
from claimcheck.documents.ignored import Ignored
from claimcheck.documents.opening import (
    INPUT,
    LINK,
    missing,
    mode_of,
    problem_of,
    shown,
    shown_text,
    unordinary,
)
from claimcheck.frozen_values import quickly_made
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
    names = _unique(finder.found)
    entries = tuple(
        DocumentEntry(name, each.path) for each, name in zip(finder.found, names, strict=True)
    )
    return entries, tuple(finder.problems)


@quickly_made
@frozen
class _Found:
    """A document with the ids that it may have, shortest first; few are ever asked for more."""

    path: Path
    first: str
    folder: Path | None = None
    """The folder from which the further ids are told, ..."""
    ids: tuple[str, ...] = ()
    """... unless they are told here."""

    def id(self, level: int) -> str:
        """The id of a level: at 0 the shortest, and the last for all that are higher."""
        if level == 0:
            return self.first
        ids = self.ids or _ids(self.path, self.folder)
        return ids[min(level, len(ids) - 1)]


class _Finder:
    """What was found so far; lives for one call."""

    def __init__(self, suffixes: tuple[str, ...], others: tuple[str, ...]) -> None:
        self.suffixes, self.others = suffixes, others
        self.known = frozenset((*suffixes, *others))
        self.found: list[_Found] = []
        self.problems: list[Problem] = []
        self.seen: set[str] = set()

    def look_at(self, path: Path) -> None:
        """Take what a path names."""
        mode = None if path == INPUT else mode_of(path)
        if path == INPUT:
            self.take(path, _Found(path, "standard-input", ids=("standard-input",)))
        elif mode is None and archives.split(path):
            self.take(path, _named(path, None))
        elif mode is None and remote.is_remote(path):
            self.ask(path)
        elif mode is None:
            self.complain(path, missing(path))
        elif stat.S_ISDIR(mode):
            self.walk(path)
        elif fault := unordinary(mode):
            self.complain(path, fault)
        elif archives.is_archive(path):
            self.unpack(path, path.parent)
        else:
            self.take(path, _named(path, None))

    def take(self, path: Path, found: _Found, key: str | None = None) -> None:
        """Note a document, once; `key` is its whole path, where that is known."""
        key = key or os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
        if key not in self.seen:
            self.seen.add(key)
            self.found.append(found)

    def ask(self, path: Path) -> None:
        """Take the documents at an address of storage."""
        try:
            for each in remote.list_files(path):
                suffix = each.suffix.lower()
                if archives.is_archive(each):
                    self.complain(each, "no archive is opened on remote storage; unpack it there")
                elif suffix in self.suffixes:
                    self.take(each, _named(each, path if each != path else None), str(each))
                elif suffix in self.others:
                    self.complain(each, self.unread(suffix))
        except remote.RemoteError as error:
            self.complain(path, str(error))

    def complain(self, path: Path, what: str) -> None:
        """Note something that was not opened."""
        self.problems.append(problem_of(path, what))

    def walk(self, top: Path) -> None:
        """Take the documents below a folder, in the order of their names; no link is followed."""
        waiting = [(top, Ignored().below(top, self.complain))]
        while waiting:
            here, ignored = waiting.pop()
            try:
                with os.scandir(here) as listed:
                    entries = sorted(listed, key=_NAME)
            except OSError as error:
                self.complain(here, f"the folder cannot be read ({error.strerror})")
                continue
            entries = [each for each in entries if not each.name.startswith(".")]
            parted: tuple[list[os.DirEntry[str]], ...] = ([], [])
            for each in entries:
                parted[_is_folder(each)].append(each)
            waiting += reversed(self.folders_in(here, parted[True], ignored))
            self.look_at_files(here, parted[False], top, ignored)

    def folders_in(
        self, here: Path, entries: Iterable[os.DirEntry[str]], ignored: Ignored
    ) -> list[tuple[Path, Ignored]]:
        """Which of the folders in a folder are to be searched, and what is left out there."""
        found: list[tuple[Path, Ignored]] = []
        for each in entries:
            path = here / each.name
            if ignored.covers(path, folder=True):
                continue
            if each.is_symlink():
                self.complain(path, LINK)
            else:
                found.append((path, ignored.below(path, self.complain)))
        return found

    def look_at_files(
        self, here: Path, files: Iterable[os.DirEntry[str]], top: Path, ignored: Ignored
    ) -> None:
        """Take the files of a folder that are documents, or hold some."""
        whole = os.path.abspath(here)  # noqa: PTH100 - resolve() would follow links
        for each in files:
            # A folder may hold many files: most of them are none of ours, or all are.
            name = each.name
            stem, dot, ending = name.rpartition(".")
            suffix = f"{dot}{ending.lower()}"
            archive = suffix in _OF_ARCHIVES and name.lower().endswith(archives.SUFFIXES)
            if not archive and suffix not in self.known:
                continue
            path = here / name
            if ignored.folders and ignored.covers(path):
                continue
            if fault := _unordinary(each, path):
                self.complain(path, fault)
            elif archive:
                self.unpack(path, top)
            elif suffix not in self.suffixes:
                self.complain(path, self.unread(suffix))
            else:
                found = _Found(path, shown_text(stem), top)
                self.take(path, found, f"{whole}{os.sep}{name}")

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
                ids = tuple(map(shown, (at.with_suffix(""), at, path / name)))
                self.take(path / name, _Found(path / name, ids[0], ids=ids))
            elif suffix in self.others:
                self.complain(path / name, self.unread(suffix))
        for name, what in listing.left_out:
            self.complain(Path(f"{path}/{name}"), what)
        if not taken and not listing.left_out:
            self.complain(path, "the archive holds no document that can be read")


_NAME: Final = attrgetter("name")
_OF_ARCHIVES: Final = frozenset(each[each.rindex(".") :] for each in archives.SUFFIXES)
"""What the names of archives end in, after their last dot."""


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _unordinary(entry: os.DirEntry[str], path: Path) -> str | None:
    """Why an entry that is no folder is not read; what its folder lists is asked of no file."""
    try:
        if entry.is_file(follow_symlinks=False):
            return None
    except OSError:
        pass
    mode = mode_of(path)
    return missing(path) if mode is None else unordinary(mode)


def _named(path: Path, folder: Path | None) -> _Found:
    """A file with its ids: its bare name first, then its path from a folder."""
    return _Found(path, shown_text(path.stem), folder)


def _ids(path: Path, folder: Path | None) -> tuple[str, ...]:
    """The ids a file may have, shortest first."""
    inside = path.relative_to(folder) if folder is not None else path
    return tuple(shown(p) for p in (Path(path.stem), inside.with_suffix(""), inside, path))


def _unique(found: Sequence[_Found]) -> list[str]:
    """For each file the shortest id that no other file has."""
    deepest = 4
    level = [0] * len(found)
    names = [each.first for each in found]
    if len(set(names)) == len(names):
        return names
    for _ in range(deepest):
        taken: dict[str, list[int]] = {}
        for i, name in enumerate(names):
            taken.setdefault(name, []).append(i)
        clashes = [i for same in taken.values() if len(same) > 1 for i in same]
        if not clashes:
            break
        for i in clashes:
            level[i] += 1
            names[i] = found[i].id(level[i])
    return names
