"""Verdicts as a table for those who count: Arrow, pandas or Polars, a row for each verdict."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from claimcheck.errors import ClaimcheckError, UnknownNameError
from claimcheck.model import Report
from claimcheck.reports.places import written

__all__ = ["COLUMNS", "MissingLibraryError", "table_of"]

KINDS: Final = {"arrow": "pyarrow", "pandas": "pandas", "polars": "polars"}
"""The kinds of tables, each with its library."""

COLUMNS: Final = (
    ("claim", "string"),
    ("document", "string"),
    ("verdict", "string"),
    ("severity", "string"),
    ("kinds", "list"),
    ("reason", "string"),
    ("quote", "string"),
    ("start", "int64"),
    ("end", "int64"),
    ("line", "int64"),
    ("column", "int64"),
    ("inside_quotation", "bool"),
    ("file", "string"),
    ("outlet", "string"),
    ("date", "date32"),
    ("sha256", "string"),
)
"""The columns with their types; the place is that of the first quotation of the document."""
_ROWS: Final = 10_000
"""So many rows are gathered before they are put into the table."""


class MissingLibraryError(ClaimcheckError):
    """A library that is asked for is not installed; the message says how to."""


def table_of(reports: Iterable[Report], kind: str) -> Any:  # noqa: ANN401 - of a library without types
    """The verdicts of some reports as a table of a kind.

    Raises:
        MissingLibraryError: its library, or pyarrow, is not installed.
        UnknownNameError: there is no such kind.
    """
    if kind not in KINDS:
        raise UnknownNameError("kind of table", kind, tuple(KINDS))
    for library in dict.fromkeys(("pyarrow", KINDS[kind])):
        if find_spec(library) is None:
            named = '"claimcheck-news[frames]"' if library == "pyarrow" else library
            raise MissingLibraryError(f"a table needs {library}: python3 -m pip install {named}")
    arrow: Any = import_module("pyarrow")
    types = {"list": arrow.list_(arrow.string()), "bool": arrow.bool_()}
    schema = arrow.schema(
        [(name, types.get(what) or getattr(arrow, what)()) for name, what in COLUMNS]
    )
    batches = [arrow.RecordBatch.from_pylist(rows, schema=schema) for rows in _parts(reports)]
    table = arrow.Table.from_batches(batches, schema=schema)
    if kind == "pandas":
        return table.to_pandas()
    return import_module("polars").from_arrow(table) if kind == "polars" else table


def _parts(reports: Iterable[Report]) -> Iterator[list[dict[str, Any]]]:
    """The rows, so many at a time that a stream of reports needs no second copy of them."""
    rows: list[dict[str, Any]] = []
    for report in reports:
        rows += _rows(report)
        if len(rows) >= _ROWS:
            yield rows
            rows = []
    yield rows


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    documents = {document.id: document for document in report.documents}
    for cell in report.cells:
        document = documents.get(cell.document)
        place = next((e for e in cell.evidence if e.document == cell.document), None)
        yield {
            "claim": cell.claim,
            "document": cell.document,
            "verdict": cell.verdict.value,
            "severity": cell.severity.value,
            "kinds": list(cell.kinds),
            "reason": cell.reason,
            "quote": place.quote if place else None,
            "start": place.start if place else None,
            "end": place.end if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "inside_quotation": place.inside_quotation if place else None,
            "file": written(document.file) if document else None,
            "outlet": document.outlet if document else None,
            "date": document.date if document else None,
            "sha256": document.sha256 if document else None,
        }
