"""How a sentence is understood, for a program or a person that asks for nothing else.

Apart from the rest of the library, whose functions take what judges claims: a single sentence is
read in half the time when none of that is loaded.
"""

import datetime as dt
from typing import Any

from claimcheck.reading import reader
from claimcheck.reports.read import explain_json, read_json

__all__ = ["read"]


def read(
    text: str, *, date: dt.date | None = None, explain: bool = False, language: str = "en"
) -> dict[str, Any]:
    """How a sentence is understood: its figures, clauses, periods and names.

    `date` anchors relative periods ("last year"). With `explain`, the result also holds, as
    `explain`, the steps that led to each figure and clause. Offsets are half-open code points of
    `text`. `language` is one that there is a lexicon of; of others than English only figures and
    periods are read.
    """
    document = reader.as_document(text, date, language)
    statements = reader.read_document(document).statements
    found = read_json(text, statements)
    if explain:
        from claimcheck.reading.derivation import derive  # noqa: PLC0415 - few ask for it

        steps = [derive(document, statement) for statement in statements]
        found["explain"] = explain_json(text, statements, steps)
    return found
