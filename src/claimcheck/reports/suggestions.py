"""Suggestions for drafts as a unified diff that a person reviews, and that `patch` can apply."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from claimcheck.model import Document, Report, Suggestion
from claimcheck.reports.places import written

__all__ = ["Diff", "as_diff"]

_UNENDED: Final = "\\ No newline at end of file\n"
"""What a diff says of a last line without a line end, as GNU diff and POSIX have it."""


@frozen
class Diff:
    """A diff, and a sentence on what is in it and what is not."""

    text: str
    summary: str


def as_diff(report: Report) -> Diff:
    """The suggestions for all drafts whose files are text; those of other drafts are counted."""
    documents = {d.id: d for d in report.documents}
    parts: list[str] = []
    made = left = 0
    for name in report.drafts:
        document = documents[name]
        mine = [s for s in report.suggestions if s.document == name]
        if document.extracted:  # its text is not what the file holds
            left += len(mine)
            continue
        made += len(mine)
        if mine:
            parts += _lines(document, mine)
    summary = f"{made} {'suggestion' if made == 1 else 'suggestions'} to review"
    if left:
        summary += f"; {left} more for drafts that are no text files: see the report"
    return Diff("".join(parts), summary)


def _lines(document: Document, suggestions: Iterable[Suggestion]) -> Iterator[str]:
    text = changed = document.text
    for each in sorted(suggestions, key=lambda s: s.span, reverse=True):
        changed = changed[: each.span.start] + each.instead + changed[each.span.end :]
    name = written(document.file) or document.id
    # Lines end where an editor ends them: at a line feed alone.
    before, after = (_split(t) for t in (text, changed))
    for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n{_UNENDED}"


def _split(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
