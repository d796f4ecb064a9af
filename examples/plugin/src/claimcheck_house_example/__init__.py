"""A rule, a document format and a report format, each as small as it may be."""

from collections.abc import Iterator

from claimcheck.documents import Format
from claimcheck.documents.formats import FromText
from claimcheck.documents.plain_text import read_text
from claimcheck.model import Reading, Report, Role, Severity, Verdict
from claimcheck.reports import Renderer
from claimcheck.rules.rule import Found, document_rule


@document_rule("shouting", "term", Verdict.DRIFT, Severity.NOTE)
def shouting(reading: Reading) -> Iterator[Found]:
    """A sentence of a draft that ends with two exclamation marks.

    One is enough, and none is better.
    """
    if reading.document.role is Role.DRAFT:
        for statement in reading.statements:
            if statement.text.rstrip().endswith("!!"):
                yield Found("ends a sentence with “!!”", ((reading.document, statement, ()),))


wire = Format("a text of the wire", (".wire",), FromText(read_text))


def _tally(report: Report, **_how: object) -> str:
    return f"{len(report.discrepancies)} discrepancies in {len(report.documents)} documents\n"


tally = Renderer("tally", _tally, (".tally",))
