"""A change of a draft: which paragraphs it touches, and how what was found elsewhere moves.

The paragraphs that were changed are checked alone, in a text as long as the draft in which all
others are blank but the headline and the paragraph before; so their offsets are those of the draft.
"""

import re
from typing import Final

from attrs import evolve, frozen

from claimcheck.model import Checked, Document, Evidence, Finding, Report, Span
from claimcheck.rules.rule import place_of

__all__ = ["Change", "change_of", "merged"]

_BREAK: Final = re.compile(r"\n[ \t]*\n")
_LETTER: Final = re.compile(r"[^\n]")
_MOST: Final = 0.34
"""When more of the draft than this was changed, the whole of it is checked."""


@frozen
class Change:
    """The paragraphs that a change touches: their stretch before, and the one now.

    `context` are stretches of the text now that the paragraphs are understood with.
    """

    before: Span
    now: Span
    context: tuple[Span, ...] = ()

    @property
    def shift(self) -> int:
        """How far what stands behind the change has moved."""
        return self.now.end - self.before.end

    def alone(self, text: str) -> str:
        """The text now with the changed paragraphs and their context, all others blank."""
        parts: list[str] = []
        at = 0
        for span in sorted({*self.context, self.now}):
            start = max(at, span.start)
            if start < span.end:
                parts += [_LETTER.sub(" ", text[at:start]), text[start : span.end]]
                at = span.end
        parts.append(_LETTER.sub(" ", text[at:]))
        return "".join(parts)


def _paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, without the empty lines between them."""
    found: list[Span] = []
    at = 0
    for gap in _BREAK.finditer(text):
        if text[at : gap.start()].strip():
            found.append(Span(at, gap.start()))
        at = gap.end()
    if text[at:].strip():
        found.append(Span(at, len(text)))
    return found


def change_of(before: str, now: str) -> Change | None:
    """What has changed between two texts; None where the whole has to be checked.

    That is where the headline or much of the text was changed, or paragraphs were only removed.
    """
    old, new = _paragraphs(before), _paragraphs(now)
    same = 0
    while same < min(len(old), len(new)) and old[same].of(before) == new[same].of(now):
        same += 1
    behind = 0
    while behind < min(len(old), len(new)) - same and old[-1 - behind].of(before) == new[
        -1 - behind
    ].of(now):
        behind += 1
    changed = new[same : len(new) - behind]
    if not same or not changed:
        return None
    gone = old[same : len(old) - behind]
    stretch = Span(changed[0].start, changed[-1].end)
    if stretch.end - stretch.start > _MOST * len(now):
        return None
    # Where paragraphs were only added, the stretch before is empty, behind the last that stands.
    was = Span(gone[0].start, gone[-1].end) if gone else Span(old[same - 1].end, old[same - 1].end)
    return Change(was, stretch, (new[0], new[same - 1]))


def merged(last: Report, partial: Report, draft: Document, change: Change) -> Report:
    """The last report with what was found anew in the changed paragraphs.

    `draft` is the draft now; `partial` is the report on the changed paragraphs alone.
    """
    old, new = draft.id, next(iter(partial.drafts), draft.id)
    fresh = [f for f in partial.discrepancies if _inside(f, new, change.now)]
    kept = [
        moved
        for f in last.discrepancies
        if not _inside(f, old, change.before) and (moved := _moved(f, draft, change)) is not None
    ]
    checked = [c for c in partial.checked if change.now.covers(_span(c))]
    checked += [
        evolve(c, place=_at(c.place, draft, change))
        for c in last.checked
        if not change.before.overlaps(_span(c))
    ]
    checked.sort(key=lambda c: c.place.start)
    return evolve(
        last,
        documents=tuple(draft if d.id == old else d for d in last.documents),
        discrepancies=(*kept, *fresh),
        checked=tuple(checked),
        suggestions=tuple(s for s in partial.suggestions if change.now.covers(s.span)),
        problems=partial.problems,
    )


def _span(checked: Checked) -> Span:
    return Span(checked.place.start, checked.place.end)


def _inside(finding: Finding, draft: str, stretch: Span) -> bool:
    """Whether any words of the draft that a finding quotes stand in a stretch."""
    return any(
        stretch.overlaps(Span(e.start, e.end)) for e in finding.evidence if e.document == draft
    )


def _moved(finding: Finding, draft: Document, change: Change) -> Finding | None:
    """A finding at its new place; None where its words do not stand there."""
    evidence = tuple(
        _at(e, draft, change) if e.document == draft.id else e for e in finding.evidence
    )
    stands = all(draft.text[e.start : e.end] == e.quote for e in evidence if e.document == draft.id)
    return evolve(finding, evidence=evidence) if stands else None


def _at(evidence: Evidence, draft: Document, change: Change) -> Evidence:
    shift = change.shift if evidence.start >= change.before.end else 0
    start = evidence.start + shift
    line, column = place_of(draft.text, start)
    return evolve(
        evidence,
        start=start,
        end=evidence.end + shift,
        line=line,
        column=column,
        marks=tuple(Span(m.start + shift, m.end + shift) for m in evidence.marks),
    )
