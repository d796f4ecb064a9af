"""Where the keys of a TOML text stand.

`tomllib` gives values and no places, so that a fault could only name its key. The scanner here
finds the places and nothing else: it reads headers, keys and the outer shape of values, and leaves
every judgement of the text to the parser. Where the text is broken it stops without a word, since
the parser will say so. A property test holds the two together: every key that the parser sees has
a place, and the words at that place are that key.

A path leads from the top of the text to a key by names and positions: `("claim", 0, "period")` is
the period of the first `[[claim]]`.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from attrs import field, frozen

Path = tuple["str | int", ...]
"""The way from the top of the text to a key or to an element of a list."""

DEEPEST: Final = 32
"""How many tables and lists may lie in one another, and how many parts a dotted key may have."""

_SPACE: Final = re.compile(r"[ \t]*+")
_BLANK: Final = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]++")
# Every repetition is possessive: an unclosed quotation mark costs one pass and no more.
_BASIC: Final = re.compile(r'"(?:[^"\\\n]++|\\.)*+"')
_LITERAL: Final = re.compile(r"'[^'\n]*+'")
_LONG_BASIC: Final = re.compile(r'"""(?:[^"\\]++|\\.|"(?!""))*+"""(?:"{0,2}+)', re.DOTALL)
_LONG_LITERAL: Final = re.compile(r"'''(?:[^']++|'(?!''))*+'''(?:'{0,2}+)")
_SCALAR: Final = re.compile(r"[^,\]}#\n]*+")


@frozen
class Place:
    """Where some words of a text stand: line and column count from 1, in code points.

    `width` is how many code points the words take on that line.
    """

    line: int
    column: int
    width: int


@frozen
class Places:
    """The places of the keys of a text, and of their values, by path."""

    text: str = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    """Where each line begins."""
    keys: Mapping[Path, tuple[int, int]]
    """For each path the half-open stretch of the text where its key, or its header's, stands."""
    values: Mapping[Path, tuple[int, int]]

    def key(self, path: Path) -> Place | None:
        """The place of a key, or of the nearest key around it that has one."""
        return self._nearest(self.keys, path)

    def value(self, path: Path) -> Place | None:
        """The place of a value; that of its key where the value has none of its own."""
        stretch = self.values.get(path)
        return self.key(path) if stretch is None else self.place(*stretch)

    def place(self, start: int, end: int) -> Place:
        """The place of a half-open stretch of the text; of its first line, if it has several."""
        number = bisect_right(self.starts, start)
        line_end = self.text.find("\n", start, end)
        width = (end if line_end < 0 else line_end) - start
        return Place(number, start - self.starts[number - 1] + 1, max(1, width))

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end]

    def _nearest(self, known: Mapping[Path, tuple[int, int]], path: Path) -> Place | None:
        while path:
            if path in known:
                return self.place(*known[path])
            path = path[:-1]
        return None


class TooDeepError(ValueError):
    """A text nests its tables and lists deeper than anything a person writes."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class _BrokenError(ValueError):
    """The text is not TOML here; the parser will say what is wrong."""


def find_places(text: str) -> Places:
    """Find the place of every key of a TOML text whose line ends are plain.

    Raises:
        TooDeepError: where the text nests deeper than `DEEPEST`.
    """
    scanner = _Scanner(text)
    with suppress(_BrokenError):  # the parser, which comes next, says what is wrong and where
        scanner.document()
    starts = (0, *(found.end() for found in re.finditer("\n", text)))
    return Places(text, starts, scanner.keys, scanner.values)


class _Scanner:
    """One walk over a text; what it has seen grows as it goes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.keys: dict[Path, tuple[int, int]] = {}
        self.values: dict[Path, tuple[int, int]] = {}
        self.lengths: dict[Path, int] = {}
        """How many `[[headers]]` each list of tables has had so far."""

    def document(self) -> None:
        table: Path = ()
        self.skip(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.assignment(table, depth=1)
            self.skip(_SPACE)
            if self.at < len(self.text) and self.text[self.at] not in "#\r\n":
                raise _BrokenError
            self.skip(_BLANK)

    def header(self) -> Path:
        """Read `[a.b]` or `[[a.b]]`; the path of the table that it opens."""
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        parts = self.key()
        self.skip(_SPACE)
        self.expect("]" * brackets)
        path: Path = ()
        for name, stretch in parts[:-1]:
            path = self.latest((*path, name), stretch)
        name, stretch = parts[-1]
        if brackets == 1:
            return self.latest((*path, name), stretch)
        path = (*path, name)
        self.keys.setdefault(path, stretch)
        length = self.lengths.get(path, 0)
        self.lengths[path] = length + 1
        self.keys[*path, length] = stretch
        return (*path, length)

    def latest(self, path: Path, stretch: tuple[int, int]) -> Path:
        """The path that a part of a header stands for: a list of tables means its latest."""
        self.keys.setdefault(path, stretch)
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def assignment(self, table: Path, depth: int) -> None:
        """Read `a.b = value` in a table."""
        path = table
        for name, stretch in self.key():
            path = (*path, name)
            self.keys.setdefault(path, stretch)
        self.skip(_SPACE)
        self.expect("=")
        self.skip(_SPACE)
        self.value(path, depth)

    def key(self) -> list[tuple[str, tuple[int, int]]]:
        """Read a dotted key: each part as the parser sees it, with its stretch of the text."""
        parts: list[tuple[str, tuple[int, int]]] = []
        while True:
            self.skip(_SPACE)
            begin = self.at
            for pattern in (_BARE_KEY, _BASIC, _LITERAL):
                if self.skip(pattern):
                    break
            else:
                raise _BrokenError
            parts.append((_name(self.text[begin : self.at]), (begin, self.at)))
            if len(parts) > DEEPEST:
                raise TooDeepError(begin)
            end = self.at
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                self.at = end
                return parts
            self.at += 1

    def value(self, path: Path, depth: int) -> None:
        """Read a value as far as its outer shape, which is all that places need."""
        if depth > DEEPEST:
            raise TooDeepError(self.at)
        begin = self.at
        if self.text.startswith("[", begin):
            self.elements(path, depth)
        elif self.text.startswith("{", begin):
            self.inline_table(path, depth)
        elif self.text.startswith(('"', "'"), begin):
            # The long forms come first: "" is also how a long one begins.
            long = self.text.startswith(('"""', "'''"), begin)
            patterns = (_LONG_BASIC, _LONG_LITERAL) if long else (_BASIC, _LITERAL)
            if not any(self.skip(pattern) for pattern in patterns):
                raise _BrokenError
        else:
            self.skip(_SCALAR)
            while self.at > begin and self.text[self.at - 1] in " \t\r":
                self.at -= 1
            if self.at == begin:
                raise _BrokenError
        self.values[path] = (begin, self.at)

    def elements(self, path: Path, depth: int) -> None:
        """Read a list; its elements have paths of their own."""
        self.at += 1
        index = 0
        while True:
            self.skip(_BLANK)
            if self.text.startswith("]", self.at):
                self.at += 1
                return
            begin = self.at
            self.value((*path, index), depth + 1)
            self.keys[*path, index] = (begin, self.at)
            index += 1
            self.skip(_BLANK)
            if self.text.startswith(",", self.at):
                self.at += 1
            elif not self.text.startswith("]", self.at):
                raise _BrokenError

    def inline_table(self, path: Path, depth: int) -> None:
        """Read `{ key = value }`; newer TOML lets it run over several lines."""
        self.at += 1
        while True:
            self.skip(_BLANK)
            if self.text.startswith("}", self.at):
                self.at += 1
                return
            self.assignment(path, depth + 1)
            self.skip(_BLANK)
            if self.text.startswith(",", self.at):
                self.at += 1
            elif not self.text.startswith("}", self.at):
                raise _BrokenError

    def skip(self, pattern: re.Pattern[str]) -> bool:
        """Go past what the pattern matches here, if anything."""
        found = pattern.match(self.text, self.at)
        if found is None:
            return False
        self.at = found.end()
        return True

    def expect(self, mark: str) -> None:
        if not self.text.startswith(mark, self.at):
            raise _BrokenError
        self.at += len(mark)


def _name(written: str) -> str:
    """The name of a key as the parser reads it: without quotation marks, escapes undone."""
    if written[0] not in "\"'":
        return written
    if "\\" not in written or written[0] == "'":
        return written[1:-1]
    try:
        return str(tomllib.loads(f"name = {written}")["name"])
    except ValueError as error:
        raise _BrokenError from error
