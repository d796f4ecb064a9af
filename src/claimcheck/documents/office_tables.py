"""Tables of office documents: data becomes a table, a table that only lays out a page its text."""

from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from claimcheck.documents.extracted import Draft, TableCell
from claimcheck.model import Zone

_LONGEST: Final = 300
"""A cell with more characters holds text, and its table only lays out the page."""
_WIDEST: Final = 200


@frozen
class RowCell:
    """A cell as a file gives it: its paragraphs; `above` where the cell above goes on."""

    drafts: tuple[Draft, ...] = ()
    above: bool = False

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(" ".join(draft.text.split()) for draft in self.drafts)


@frozen
class Row:
    """A row as a file gives it; `head` where the file says that it is one of heads."""

    cells: tuple[RowCell, ...]
    head: bool = False


def table_drafts(rows: Sequence[Row], place: str) -> list[Draft]:
    """The drafts that a table stands for: one table, or the paragraphs of its cells in order."""
    rows = [evolve(row, cells=row.cells[:_WIDEST]) for row in rows if row.cells]
    if _is_data(rows):
        table = tuple(
            tuple(TableCell("" if c.above else c.text, row.head, c.above) for c in row.cells)
            for row in rows
        )
        shown = " ".join(cell.text for row in table for cell in row if cell.text)
        return [Draft(shown, Zone.TABLE, table=table, place=place)] if shown else []
    return [
        evolve(draft, place=f"{place}, row {number}") if not draft.table else draft
        for number, row in enumerate(rows, 1)
        for cell in row.cells
        for draft in cell.drafts
    ]


def _is_data(rows: Sequence[Row]) -> bool:
    if not rows or max(len(row.cells) for row in rows) < 2:  # noqa: PLR2004 - a table has two columns
        return False
    return not any(
        any(draft.table for draft in cell.drafts) or len(cell.text) > _LONGEST
        for row in rows
        for cell in row.cells
    )
