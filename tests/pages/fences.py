"""The fenced blocks of a Markdown page, each with what the comment before it asks for.

<!-- file: gazette.txt -->       the block is saved under that name
<!-- not run: it installs -->    the block is only looked at: its commands and options exist
<!-- exit 1 -->                  the last command of the block ends with that status
<!-- prints -->                  the block is what the block before printed; … stands for anything
<!-- printed by likeness.py -->  the block is what that saved Python file prints
"""

import re

from attrs import frozen

_FENCE = re.compile(
    r"(?:^<!-- (?P<note>[^\n]*?) -->\n)?"
    r"^(?P<mark>`{3,})(?P<kind>[\w-]*)[^\n]*\n(?P<body>.*?)^(?P=mark)$",
    re.MULTILINE | re.DOTALL,
)


@frozen
class Block:
    """A fenced block: its kind, its text, the line it begins on, and what is asked for."""

    kind: str
    body: str
    line: int
    note: str = ""

    def asks(self, word):
        """What stands behind a word of the comment; None where the comment does not begin so."""
        found = re.fullmatch(rf"{word}:? ?(.*)", self.note)
        return found[1] if found else None


def blocks(page):
    """The blocks of a page, in order."""
    return [
        Block(
            found["kind"], found["body"], page.count("\n", 0, found.start("mark")) + 1,
            found["note"] or "",
        )
        for found in _FENCE.finditer(page)
    ]  # fmt: skip
