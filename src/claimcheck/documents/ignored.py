"""What a folder says is not to be read: its `.gitignore` and `.claimcheckignore` files.

The rules are those of git: each file speaks of its own folder and those below, the last pattern
that fits decides, and what a folder further in says wins.
"""

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

NAMES: Final = (".gitignore", ".claimcheckignore")
_LARGEST: Final = 200_000
_STARS: Final = re.compile(r"(?:\*(?!\*/|\*$)[^*/]*){9,}")
"""So many stars in one name of a pattern could keep a matcher busy for ever."""
ADVICE: Final = (
    'it was not followed; install what reads it: python3 -m pip install "claimcheck-news[folders]"'
)


@frozen
class Ignored:
    """The patterns of a folder and of those above it, the nearest first."""

    folders: tuple[tuple[Path, Any], ...] = field(default=(), repr=False)

    def below(self, folder: Path, complain: Callable[[Path, str], None]) -> "Ignored":
        """With what a folder's own files say; `complain` hears of those that cannot be followed."""
        lines: list[str] = []
        for name in NAMES:
            path = folder / name
            try:
                if path.is_symlink() or not path.is_file():
                    continue
                data = path.read_bytes()[: _LARGEST + 1]
            except OSError as error:
                complain(path, f"it cannot be read ({error.strerror}), so it was not followed")
                continue
            if find_spec("pathspec") is None:
                complain(path, ADVICE)
                continue
            if len(data) > _LARGEST:
                complain(path, f"it has more than {_LARGEST:,} bytes, so it was not followed")
                continue
            for line in data.decode("utf-8", "replace").splitlines():
                if _STARS.search(line):
                    complain(path, f"the pattern {line[:40]!r} has too many stars; it was left out")
                else:
                    lines.append(line)
        if not lines:
            return self
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - an extra, and few folders need it

        try:
            spec = GitIgnoreSpec.from_lines(lines)
        except ValueError as error:
            complain(folder / NAMES[0], f"it is not understood ({error}), so it was not followed")
            return self
        return Ignored(((folder, spec), *self.folders))

    def covers(self, path: Path, *, folder: bool = False) -> bool:
        """Whether a file or folder is not to be read."""
        for base, spec in self.folders:
            name = path.relative_to(base).as_posix() + ("/" if folder else "")
            found = spec.check_file(name).include
            if found is not None:
                return bool(found)
        return False


__all__ = ["NAMES", "Ignored"]
