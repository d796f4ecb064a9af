"""Text that no spreadsheet takes for a formula, and the way back.

A cell that begins with =, +, -, @, or with a control that a spreadsheet skips, is run when the file
is opened (OWASP, "CSV injection"). An apostrophe in front makes it text. A text that already begins
with apostrophes and such a mark gets one more, so that taking one away always gives the original.
"""

import re
from typing import Final

_DANGEROUS: Final = re.compile(
    "'*(?:[\t\r\n\0]|[\\s\u200b\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20])"
)
_DEFUSED: Final = re.compile("'" + _DANGEROUS.pattern)


def defused(text: str) -> str:
    """The text as a cell may hold it."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(cell: str) -> str:
    """The text that a cell stands for: `restored(defused(text)) == text`, always."""
    return cell[1:] if _DEFUSED.match(cell) else cell
