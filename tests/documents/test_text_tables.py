"""Tables that plain text sets with tabs and spaces."""

import pytest

from claimcheck.documents import document_from_text
from claimcheck.model import Zone


def rows(text):
    """The cells of the document's tables, row by row, with the heads of each."""
    document = document_from_text("table", text)
    found = {}
    for block in document.blocks:
        if block.zone is Zone.TABLE and block.row is not None:
            heads = " / ".join(head.of(document.text) for head in block.heads)
            found.setdefault(block.row.start, []).append((block.span.of(document.text), heads))
    return list(found.values())


@pytest.mark.parametrize("gap", ["\t", "     "])
def test_a_cell_stands_under_the_head_of_its_column(gap):
    lines = [("Town", "Homes ", "Trees "), ("Vale", "1,204", "96"), ("Hull", "987", "1,310")]
    lines += [("Ashby", "655", "404"), ("Marlow", "720", "388")]
    text = "".join(gap.join(cell.ljust(8) for cell in line).rstrip() + "\n" for line in lines)

    found = rows(text)

    assert [cell for row in found for cell, _ in row if cell == "987"] == ["987"]
    assert all("Homes" in heads for row in found for cell, heads in row if cell == "987")


def test_two_tabs_leave_an_empty_cell():
    text = "Town\tHomes\tTrees\nVale\t1,204\t96\nHull\t\t1,310\nAshby\t655\t404\nMarlow\t720\t388\n"

    (heads,) = {heads for row in rows(text) for cell, heads in row if cell == "1,310"}

    assert "Trees" in heads
    assert "Homes" not in heads


def test_years_under_a_full_row_of_heads_are_what_the_table_holds():
    text = "Club\tFounded\tClosed\nVale\t1904\t1996\nHull\t1987\t2010\nAshby\t1955\t2004\n"

    assert [cell for row in rows(text) for cell, _ in row if cell in {"1904", "1996"}] == [
        "1904",
        "1996",
    ]
