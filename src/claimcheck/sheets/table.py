"""One sheet of a spreadsheet as texts, each with the number of its row as a person sees it."""

from attrs import field, frozen

from claimcheck.sheets.formulas import restored


@frozen
class Row:
    """The cells of one row, as the file holds them; rows count from 1."""

    number: int
    cells: tuple[str, ...]

    def text(self, column: int) -> str:
        """What the cell in a column (from 0) stands for; "" where there is none."""
        return restored(self.cells[column]) if column < len(self.cells) else ""

    @property
    def empty(self) -> bool:
        """Whether no cell has anything in it."""
        return not any(cell.strip() for cell in self.cells)


@frozen
class Table:
    """The rows of one sheet, empty ones too; `notes` say how the file had to be read."""

    name: str
    rows: tuple[Row, ...] = field(repr=False)
    notes: tuple[str, ...] = ()


def column_letter(column: int) -> str:
    """The letters that a spreadsheet shows above a column (from 0): A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
