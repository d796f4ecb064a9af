"""What can go wrong, and where.

A finding about documents is never an exception: rules yield findings. An exception
means that claimcheck could not do its work on some input, and says which file, line
and column to open, and what to do.
"""

from pathlib import Path

from attrs import frozen


class ClaimcheckError(Exception):
    """The base of every error that claimcheck raises on purpose."""


@frozen
class Fault:
    """One thing wrong with a file that a person wrote.

    `line` and `column` count from 1 in code points; `source` is the line's own text, for
    the caret; `width` is how many code points the caret line underlines.
    """

    file: Path
    what: str
    line: int | None = None
    column: int | None = None
    source: str | None = None
    width: int = 1

    def __str__(self) -> str:
        place = ":".join(str(p) for p in (self.file, self.line, self.column) if p is not None)
        text = f"{place}: {self.what}"
        if self.source is not None and self.column is not None:
            shown = self.source.expandtabs(1).rstrip("\r\n")
            text += f"\n    {shown}\n    {' ' * (self.column - 1)}{'^' * max(1, self.width)}"
        return text


class InputError(ClaimcheckError):
    """Files that a person wrote cannot be used as they stand; all their faults at once."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class ClaimFileError(InputError):
    """A claims file has faults."""


class LexiconError(InputError):
    """A lexicon gives one phrase two meanings, or cannot be read."""


class DocumentError(InputError):
    """A document cannot be read; the others still are."""


class UnknownNameError(ClaimcheckError):
    """A rule, report format or document was asked for by a name nobody has."""

    def __init__(self, kind: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(kind, name, known)
        self.kind, self.name, self.known = kind, name, known

    def __str__(self) -> str:
        return f"no {self.kind} is called {self.name!r}; there are {', '.join(self.known)}"
