"""Which documents the paths of a command line mean: files, folders, archives, standard input."""

import os
import stat
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from attrs import field, frozen

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


@frozen
class _Found:
    """A document with the ids that it may have, shortest first; few are ever asked for more."""

    path: Path
    first: str
    further: Callable[[], tuple[str, ...]] = field(repr=False)

    def id(self, level: int) -> str:
        """The id of a level: at 0 the shortest, and the last for all that are higher."""
        if level == 0:
            return self.first
        ids = self.further()
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
            self.take(path, _Found(path, "standard-input", lambda: ("standard-input",)))
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

        def failed(error: OSError) -> None:
            name = Path(error.filename) if isinstance(error.filename, str) else top
            self.complain(name, f"the folder cannot be read ({error.strerror})")

        rules = {str(top): Ignored().below(top, self.complain)}
        for at, folders, files in os.walk(top, onerror=failed):
            here = Path(at)
            ignored = rules.pop(at)
            folders.sort()
            for name in list(folders):
                path = here / name
                if name.startswith(".") or ignored.covers(path, folder=True):
                    folders.remove(name)
                elif path.is_symlink():
                    folders.remove(name)
                    self.complain(path, LINK)
                else:
                    rules[os.path.join(at, name)] = ignored.below(path, self.complain)  # noqa: PTH118 - as os.walk says it
            whole = os.path.abspath(at)  # noqa: PTH100 - resolve() would follow links
            for name in sorted(files):
                # An archive may hold many files: most of them are none of ours, or all are.
                if name.startswith(".") or not self.may_be(name):
                    continue
                path = here / name
                if not ignored.covers(path):
                    self.look_at_file(path, top, os.path.join(whole, name))  # noqa: PTH118 - likewise

    def may_be(self, name: str) -> bool:
        """Whether a file of this name is a document, or an archive of some."""
        suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - of a name, many thousand times
        return suffix in self.known or name.lower().endswith(archives.SUFFIXES)

    def look_at_file(self, path: Path, top: Path, whole: str) -> None:
        """Take a file of a folder that may be a document; `whole` is its path from the root."""
        mode = mode_of(whole)
        fault = missing(path) if mode is None else unordinary(mode)
        if fault:
            self.complain(path, fault)
        elif archives.is_archive(path):
            self.unpack(path, top)
        elif (suffix := os.path.splitext(whole)[1]).lower() not in self.suffixes:  # noqa: PTH122 - of many thousand files
            self.complain(path, self.unread(suffix.lower()))
        else:
            stem = os.path.basename(whole)[: -len(suffix)]  # noqa: PTH119 - likewise
            self.take(path, _Found(path, shown_text(stem), partial(_ids, path, top)), whole)

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
                self.take(path / name, _Found(path / name, ids[0], lambda ids=ids: ids))  # type: ignore[misc]
            elif suffix in self.others:
                self.complain(path / name, self.unread(suffix))
        for name, what in listing.left_out:
            self.complain(Path(f"{path}/{name}"), what)
        if not taken and not listing.left_out:
            self.complain(path, "the archive holds no document that can be read")


def _named(path: Path, folder: Path | None) -> _Found:
    """A file with its ids: its bare name first, then its path from a folder."""
    return _Found(path, shown_text(path.stem), partial(_ids, path, folder))


def _ids(path: Path, folder: Path | None) -> tuple[str, ...]:
    """The ids a file may have, shortest first."""
    inside = path.relative_to(folder) if folder is not None else path
    return tuple(shown(p) for p in (Path(path.stem), inside.with_suffix(""), inside, path))


def _unique(found: Sequence[_Found]) -> list[str]:
    """For each file the shortest id that no other file has."""
    deepest = 4
    level = [0] * len(found)
    names = [each.first for each in found]
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
