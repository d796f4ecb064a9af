"""The draft back as a Word copy, with a comment at the exact words of each finding.

The original is never touched: a copy is made of its bytes. A Word draft keeps everything it holds,
tracked changes included; a draft of another format becomes plain paragraphs. The same findings give
the same bytes: comments carry no clock, and the entries of the file a fixed date.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from attrs import field, frozen

from claimcheck.documents.formats import UnreadableError
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Claim, Document, Evidence, Finding, Report, Span, Tracked, Verdict
from claimcheck.reports.shown import shown

__all__ = ["AUTHOR", "MissingLibraryError", "WordCopy", "word_copy"]

AUTHOR: Final = "claimcheck"
"""Whose comments they are."""

_INITIALS: Final = "cc"
_DROPPED: Final = re.compile(r"[\s|\u00ad\u200b\ufeff]+")
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ADDED: Final = frozenset({f"{_WORD}ins", f"{_WORD}moveTo"})
_TAKEN: Final = frozenset({f"{_WORD}del", f"{_WORD}moveFrom"})
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SINGLE: Final = {f"{_WORD}noBreakHyphen": "\u2011"}
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date that an entry of a zip file can have."""


class MissingLibraryError(ClaimcheckError):
    """What is asked for needs a library that is not installed."""


@frozen
class WordCopy:
    """The bytes of the copy, and how many of its comments stand at their words.

    `loose` counts those whose words are not in the main text (a footnote, a header); they stand at
    its beginning and quote what they are about.
    """

    data: bytes = field(repr=False)
    comments: int
    loose: int


def word_copy(
    document: Document,
    report: Report,
    original: bytes | None = None,
    tracked: Tracked | None = None,
) -> WordCopy:
    """A copy of a draft with the findings of a report that quote it as comments.

    `original` are the bytes of the draft where it is a Word file; `tracked` the view of its changes
    in which it was checked.

    Raises:
        MissingLibraryError: python-docx is not installed.
        UnreadableError: the bytes are no Word file.
    """
    docx = _library()
    if original is None:
        made = _plain(docx, document.text)
    else:
        try:
            made = docx.Document(BytesIO(original))
        except Exception:  # noqa: BLE001 - the library has no common error for what is no Word file
            raise UnreadableError("it cannot be opened as a Word file to be commented") from None
    comments = loose = 0
    for finding, evidence in _of(document, report):
        letters = _letters(made.element.body, tracked or Tracked.ACCEPTED)
        found = _find(letters, document.text, _meant(evidence))
        runs = _runs(made, letters, found) if found else _first_run(made)
        comment = made.add_comment(runs, author=AUTHOR, initials=_INITIALS)
        _write(comment, finding, evidence, report, loose=found is None)
        comments += 1
        loose += found is None
    packed = BytesIO()
    made.save(packed)
    return WordCopy(_pinned(packed.getvalue()), comments, loose)


def _library() -> Any:  # noqa: ANN401 - the library has no types
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingLibraryError(
            "a Word copy needs python-docx; install it with "
            'python3 -m pip install "claimcheck-news[word]"'
        ) from None
    return docx


# --- what is said -------------------------------------------------------------------------------


def _of(document: Document, report: Report) -> Iterator[tuple[Finding, Evidence]]:
    """The conflicts and drifts that quote a document, in the order of its words."""
    found = [f for c in report.cells if c.document == document.id for f in c.findings] + list(
        report.discrepancies
    )
    pairs: dict[str, tuple[Finding, Evidence]] = {}
    for finding in found:
        if finding.verdict not in {Verdict.CONFLICT, Verdict.DRIFT}:
            continue
        ours = next((e for e in finding.evidence if e.document == document.id), None)
        if ours is not None:
            pairs.setdefault(finding.id or str(len(pairs)), (finding, ours))
    yield from sorted(pairs.values(), key=lambda p: (_meant(p[1]).start, p[0].rule, p[0].id))


def _write(
    comment: Any,  # noqa: ANN401 - the library has no types
    finding: Finding,
    ours: Evidence,
    report: Report,
    *,
    loose: bool,
) -> None:
    """The words of a comment: what is wrong and why, then what the other side says and where."""
    named = f" ({finding.kind})" if finding.kind != finding.rule else ""
    lines = [f"{finding.verdict.value}: {finding.rule}{named}. {finding.reason}"]
    lines += [f"Arithmetic: {finding.arithmetic}"] if finding.arithmetic else []
    if loose:
        lines.append(f"About these words, which are not in the main text: “{ours.quote}”")
    if ours.inside_quotation:
        lines.append("These words are inside a quotation: report them, and do not correct them.")
    claim = next((c for c in report.claims if c.id == finding.claim), None)
    lines += [_claimed(claim)] if claim else []
    documents = {d.id: d for d in report.documents}
    for each in finding.evidence:
        if each is not ours:
            source = documents.get(each.document)
            outlet = f"{source.outlet}, " if source and source.outlet else ""
            file = source.file.name if source else each.document
            lines.append(f"{outlet}{file}:{each.line}:{each.column}: “{each.quote}”")
    if finding.accepted:
        lines.append(f"Accepted by {finding.accepted.by}: {finding.accepted.reason}")
    lines += [f"[{finding.id}]"] if finding.id else []
    comment.paragraphs[0].text = shown(lines[0], "utf-8")
    for line in lines[1:]:
        comment.add_paragraph(shown(" ".join(line.split()), "utf-8"))
    # Without a date a comment is as valid, and the copy is the same on every day.
    element = comment._comment_elm  # noqa: SLF001 - the library gives no other way to it
    element.attrib.pop(f"{_WORD}date", None)


def _claimed(claim: Claim) -> str:
    return f"The claim {claim.id}: “{claim.claim}”"


def _meant(evidence: Evidence) -> Span:
    """The words that a comment is about: from the first mark to the last, else the quotation."""
    if not evidence.marks:
        return Span(evidence.start, evidence.end)
    return Span(min(m.start for m in evidence.marks), max(m.end for m in evidence.marks))


# --- where it stands ----------------------------------------------------------------------------


@frozen
class _Letters:
    """The letters of the main text in the view that was checked, spaces left out.

    `places` gives for each letter the run's text element that holds it, and where in it.
    """

    text: str
    places: Sequence[tuple[Any, int]]


def _letters(body: Any, tracked: Tracked) -> _Letters:  # noqa: ANN401 - the library has no types
    gone = _ADDED if tracked is Tracked.REJECTED else _TAKEN
    letters: list[str] = []
    places: list[tuple[Any, int]] = []
    for element in _texts(body, gone):
        words = _SINGLE.get(element.tag) or element.text or ""
        for at, letter in enumerate(words):
            if not _DROPPED.match(letter):
                letters.append(letter)
                places.append((element, at))
    return _Letters("".join(letters), places)


def _texts(body: Any, gone: frozenset[str]) -> Iterator[Any]:  # noqa: ANN401 - likewise
    """The elements that hold text, in order; those of the other view of changes left out."""
    stack = [body]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in gone or element.tag == _FALLBACK:
            continue
        if element.tag in {f"{_WORD}t", f"{_WORD}delText"} or element.tag in _SINGLE:
            if element.getparent().tag == f"{_WORD}r":
                yield element
            continue
        stack.extend(reversed(list(element)))


def _find(letters: _Letters, text: str, meant: Span) -> Span | None:
    """Where the words of a text stand among the letters: the same one of those that are alike.

    The words are looked for with what stands around them, then with less and less of it.
    """
    for around in (80, 30, 0):
        start, end = max(0, meant.start - around), min(len(text), meant.end + around)
        before = _DROPPED.sub("", text[start : meant.start])
        words = _DROPPED.sub("", meant.of(text))
        after = _DROPPED.sub("", text[meant.end : end])
        if not words:
            return None
        wanted = before + words + after
        earlier = _DROPPED.sub("", text[:start]).count(wanted)
        at = -1
        for _ in range(earlier + 1):
            following = letters.text.find(wanted, at + 1)
            if following < 0:
                break
            at = following
        if at >= 0:
            return Span(at + len(before), at + len(before) + len(words))
    return None


def _runs(made: Any, letters: _Letters, found: Span) -> list[Any]:  # noqa: ANN401 - likewise
    """The runs that hold some letters and nothing else; runs are parted where they must be."""
    from docx.text.run import Run  # noqa: PLC0415 - an extra

    first, start = letters.places[found.start]
    last, end = letters.places[found.end - 1]
    # The end is parted first: the place of the start stays what it is.
    end_run = _part(last, end + 1, keep_before=True)
    parted = first.getparent()
    start_run = _part(first, start, keep_before=False)
    if end_run is parted:  # what is left of it stands before the words now
        end_run = start_run
    return [Run(start_run, made), Run(end_run, made)]


def _part(element: Any, at: int, *, keep_before: bool) -> Any:  # noqa: ANN401 - likewise
    """Part a run before a letter of one of its text elements; the half that is asked for.

    What stands before the text element in the run goes with the first half, what stands behind it
    with the second; both halves keep the run's properties.
    """
    from copy import deepcopy  # noqa: PLC0415 - few runs write a copy

    run = element.getparent()
    words = element.text or ""
    children = [c for c in run if c.tag != f"{_WORD}rPr"]
    index = children.index(element)
    single = element.tag in _SINGLE
    at_start = index == 0 and at == 0
    at_end = index == len(children) - 1 and (single or at >= len(words))
    if (keep_before and at_end) or (not keep_before and at_start):
        return run
    other = deepcopy(run)
    run.addnext(other)
    copies = [c for c in other if c.tag != f"{_WORD}rPr"]
    inside = not single and 0 < at < len(words)
    # With `at` at an end of the words, the whole element belongs to one half.
    stays = index + 1 if inside or (single and keep_before) or at >= max(1, len(words)) else index
    for child in children[stays:]:
        run.remove(child)
    for child in copies[: index if inside else stays]:
        other.remove(child)
    if inside:
        keep = "{http://www.w3.org/XML/1998/namespace}space"
        element.text, copies[index].text = words[:at], words[at:]
        element.set(keep, "preserve")
        copies[index].set(keep, "preserve")
    return run if keep_before else other


def _first_run(made: Any) -> list[Any]:  # noqa: ANN401 - likewise
    """The first run of the document; one is made where there is none."""
    for paragraph in made.paragraphs:
        if paragraph.runs:
            return [paragraph.runs[0]]
    paragraph = made.paragraphs[0] if made.paragraphs else made.add_paragraph()
    return [paragraph.add_run(" ")]


# --- the file -----------------------------------------------------------------------------------


def _plain(docx: Any, text: str) -> Any:  # noqa: ANN401 - likewise
    """A new Word document with the paragraphs of a text."""
    made = docx.Document()
    for line in _lines(text):
        made.add_paragraph(shown(line, "utf-8"))
    return made


def _lines(text: str) -> Iterable[str]:
    return (line for line in (" ".join(t.split()) for t in text.split("\n")) if line)


def _pinned(data: bytes) -> bytes:
    """The same package with one date for all its entries."""
    import zipfile  # noqa: PLC0415 - few runs write a copy

    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(info))
    return out.getvalue()
