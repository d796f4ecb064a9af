"""What must hold of any file: its reader ends in time and refuses in words, and offsets are true.

A law reads bytes as a reader of its format does, holds claims against what came of it, and looks at
every offset and quotation; whatever is raised here is a fault of the program.
"""

import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

from claimcheck.checking import check_documents, load_documents
from claimcheck.claimfile import read_claim_file
from claimcheck.documents import document_from_text, find_documents, read_given
from claimcheck.errors import ClaimFileError, DocumentError, Fault
from claimcheck.model import Claim, Document, DocumentEntry, Report, Span
from claimcheck.reading.reader import read_text
from claimcheck.reports import renderer
from documents.test_zones import lawful

CLAIMS = (
    Claim("cin", "90 children were in need, of which 49 were on protection plans"),
    Claim("spent", 'Ann Lee said that "the council had spent £1.2m" in 2009/10'),
    Claim("fell", "The number of burglaries fell from 115 in 2009 to 69 in 2010"),
)
PROCESSOR = 10
"""So many seconds of work, and so many of waiting, no example may take."""
WAITING = 120


class TooLongError(BaseException):
    """Work went on for longer than the limit; nothing that suppresses errors catches it."""


def _too_long(number: int, _: object) -> None:
    raise TooLongError(signal.Signals(number).name)


@contextmanager
def limited() -> Iterator[None]:
    """End work that takes too long with an error."""
    timers = {signal.SIGVTALRM: (signal.ITIMER_VIRTUAL, PROCESSOR)}
    timers[signal.SIGALRM] = (signal.ITIMER_REAL, WAITING)
    before = {number: signal.signal(number, _too_long) for number in timers}
    for timer, seconds in timers.values():
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for timer, _ in timers.values():
            signal.setitimer(timer, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


def spans_in(value: object) -> Iterator[Span]:
    """Every span in a value, and in the values that it holds."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from spans_in(each)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from spans_in(getattr(value, field.name))


def told(faults: tuple[Fault, ...]) -> None:
    """What a refusal must be: words on one line, and a place that is in the file."""
    assert faults
    for fault in faults:
        assert fault.what.strip()
        assert "\n" not in fault.what
        assert fault.line is None or fault.line >= 1
        assert fault.column is None or fault.column >= 1


def read_well(text: str) -> None:
    """What holds of any text that is read: every span inside it."""
    for statement in read_text(text):
        for span in spans_in(statement):
            assert 0 <= span.start <= span.end <= len(text), (span, statement)


def judged_well(claims: tuple[Claim, ...], documents: list[Document]) -> None:
    """What holds of any report: every quotation stands where it says."""
    report = check_documents(claims, documents)
    quoted_well(report)
    assert renderer("json").render(report)


def quoted_well(report: Report) -> None:
    """Every quotation of a report stands where it says."""
    texts = {d.id: d.text for d in report.documents}
    for cell in report.cells:
        for evidence in cell.evidence:
            assert texts[evidence.document][evidence.start : evidence.end] == evidence.quote


def document_law(suffix: str, data: bytes) -> None:
    """Read bytes as a document, and hold claims against it."""
    try:
        document = read_given(DocumentEntry("d", Path(f"d{suffix}")), data)
    except DocumentError as error:
        told(error.faults)
        return
    lawful(document)
    judged_well(CLAIMS, [document])


def archive_law(suffix: str, data: bytes) -> None:
    """Find the documents of an archive, and hold claims against them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"a{suffix}")
        file.write_bytes(data)
        entries, problems = find_documents([file])
        loaded = load_documents(entries)
        for problem in (*problems, *loaded.problems):
            assert problem.what.strip()
        for document in loaded.documents:
            lawful(document)
        judged_well(CLAIMS, list(loaded.documents))


STORY = "Of the 194 children, 90 were in need, of which 49 were on plans. Ann Lee said so in 2009."


def claims_law(suffix: str, data: bytes) -> None:
    """Read bytes as a claims file, and hold what it claims against a document."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"claims{suffix}")
        file.write_bytes(data)
        try:
            found = read_claim_file(file)
        except ClaimFileError as error:
            told(error.faults)
            return
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for claim in found.claims:
        assert claim.line is None or suffix == ".xlsx" or 1 <= claim.line <= lines
    judged_well(found.claims, [document_from_text("d", STORY)])


def sentence_law(data: bytes) -> None:
    """Read bytes as sentences, and hold them against each other as claim and document."""
    text = data.decode("utf-8", "surrogatepass")
    read_well(text)
    if text.strip():
        judged_well((Claim("c", text.strip()),), [document_from_text("d", f"{STORY} {text}")])
