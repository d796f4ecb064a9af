"""A page of text, laid out for a terminal; only this and what writes on it needs rich.

Text of documents and claims reaches rich only as `rich.text.Text`, after `shown`, so that rich
reads no markup in it and the terminal obeys nothing in it.
"""

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Final

from attrs import frozen
from rich.console import Console
from rich.text import Text

from claimcheck.model import Verdict
from claimcheck.reports.shown import encodable, shown, without_directives
from claimcheck.reports.wording import SYMBOLS

NARROWEST: Final = 40
"""A narrower page is laid out as if it had so many columns."""

STYLES: Final = {
    Verdict.CONFLICT: "bold red",
    Verdict.DRIFT: "yellow",
    Verdict.NOT_COMPARABLE: "cyan",
    Verdict.AGREE: "green",
    Verdict.SILENT: "dim",
}


@frozen
class Glyphs:
    """The characters of the layout that not every encoding has."""

    symbols: Mapping[Verdict, str]
    opening: str
    closing: str
    bar: str
    more: str


_FULL: Final = Glyphs(
    symbols=SYMBOLS,
    opening="«",
    closing="»",
    bar="│",
    more="…",
)
_ASCII: Final = Glyphs(
    symbols={
        Verdict.CONFLICT: "!",
        Verdict.DRIFT: "~",
        Verdict.NOT_COMPARABLE: "?",
        Verdict.AGREE: "=",
        Verdict.SILENT: ".",
    },
    opening=">>",
    closing="<<",
    bar="|",
    more="...",
)


class Page:
    """Lines as they come about, wrapped at the page's width."""

    def __init__(self, width: int, encoding: str) -> None:
        self.width = max(width, NARROWEST)
        self.encoding = encoding
        everything = "".join((*_FULL.symbols.values(), "«»│…"))
        self.glyphs = _FULL if encodable(everything, encoding) else _ASCII
        self._lines: list[Text] = []
        self._ruler = Console(
            file=StringIO(), width=width, color_system=None, force_terminal=False, emoji=False,
            markup=False, highlight=False, legacy_windows=False,
        )  # fmt: skip

    def text(self, words: str, style: str = "") -> Text:
        """Words as they may be shown."""
        return Text(shown(words, self.encoding), style=style)

    def wrapped(self, text: Text, width: int) -> list[Text]:
        """The lines of a text in a column."""
        if text.cell_len <= width and "\n" not in text.plain:
            return [text]  # most cells of a large table are so short, and wrapping is slow
        return list(text.wrap(self._ruler, width, overflow="fold")) or [Text()]

    def line(self, *parts: Text | str) -> None:
        """Add a line as it stands; it is known to fit."""
        line = Text.assemble(*parts)
        line.rstrip()
        self._lines.append(line)

    def gap(self) -> None:
        """Add an empty line."""
        self.line("")

    def block(self, text: Text, first: str | Text = "", rest: str | None = None) -> None:
        """Add a paragraph: `first` stands before its first line, `rest` before the others."""
        before = first if isinstance(first, Text) else Text(first)
        after = Text(" " * before.cell_len if rest is None else rest)
        room = self.width - max(before.cell_len, after.cell_len)
        for place, line in enumerate(self.wrapped(text, room)):
            self.line(after if place else before, line)

    def columns(
        self, texts: Sequence[Text], widths: Sequence[int], before: str, between: str
    ) -> None:
        """Add texts side by side, each wrapped in its column."""
        wrapped = [self.wrapped(t, w) for t, w in zip(texts, widths, strict=True)]
        for place in range(max(map(len, wrapped))):
            parts: list[Text | str] = []
            for lines, width in zip(wrapped, widths, strict=True):
                cell = lines[place] if place < len(lines) else Text()
                cell.rstrip()
                parts += [between if parts else before, cell, " " * max(0, width - cell.cell_len)]
            self.line(*parts)

    def heading(self, words: str, style: str = "bold") -> None:
        """Add a gap, then a heading."""
        self.gap()
        self.block(self.text(words, style))

    def write(self, *, color: bool) -> str:
        """The whole page."""
        if not color:  # what rich would write, at a third of the time
            return without_directives("".join(f"{line.plain}\n" for line in self._lines))
        paper = StringIO()
        console = Console(
            file=paper, width=self.width, color_system="standard", force_terminal=True,
            no_color=False, emoji=False, markup=False, highlight=False, legacy_windows=False,
            _environ={},
        )  # fmt: skip
        console.print(Text("\n").join(self._lines), soft_wrap=True)
        return without_directives(paper.getvalue())
