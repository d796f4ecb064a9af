"""Claims that a primary document suggests, for a person to confirm.

A claim is a sentence, so what is proposed is the document's own sentence, with the slots that it
takes from its surroundings stated as keys: a period that only the document's date explains, a group
that stands in the sentence before. Each is `confirmed = false` until somebody has looked.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, frozen

from claimcheck.checking import check_documents
from claimcheck.model import (
    Claim,
    Document,
    DocumentEntry,
    Figure,
    Period,
    Role,
    Statement,
    Verdict,
    Zone,
)
from claimcheck.quantity import Kind
from claimcheck.reading.reader import read_document, read_text

__all__ = ["Proposal", "propose"]

_ZONES: Final = frozenset(
    (Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY, Zone.LIST, Zone.TABLE, Zone.QUOTATION)
)
_SPACE: Final = re.compile(r"\s+")
_NO_WORD: Final = re.compile(r"[^a-z0-9]+")
LONGEST_ID: Final = 40
"""How long the id of a proposed claim is at most, in code points."""


@frozen
class Proposal:
    """What a document suggests: its entry, the claims, and how many sentences gave none.

    `figures` counts the figures of the document that assert something, `covered` those that stand
    in a proposed claim. `doubtful` are the ids of claims that, read alone, do not agree with the
    sentence they come from; their notes say so.
    """

    document: DocumentEntry
    claims: tuple[Claim, ...]
    figures: int
    covered: int
    doubtful: tuple[str, ...] = ()


def propose(document: Document, *, everything: bool = False) -> Proposal:
    """The claims that a document suggests: one for each sentence or table cell with a figure.

    With `everything`, one also for each sentence that has no figure and says of a name what it did
    or does. Questions assert nothing and are left out, as is page furniture.
    """
    statements = read_document(document).statements
    taken: dict[str, Claim] = {}
    covered = figures = 0
    said: set[str] = set()
    for statement in statements:
        counted = [f for f in statement.figures if _counts(f)]
        figures += len(counted)
        if statement.zone not in _ZONES or statement.question:
            continue
        if not counted and not (everything and _tells(statement)):
            continue
        text = _claim_text(statement)
        if text in said or not text:
            covered += len(counted)
            continue
        said.add(text)
        covered += len(counted)
        claim_id = _free(_slug(statement, counted), taken)
        taken[claim_id] = _claim(claim_id, text, statement, document)
    claims = tuple(taken.values())
    doubtful = _doubtful(claims, document)
    return Proposal(
        document=DocumentEntry(
            id=document.id,
            file=document.file,
            outlet=document.outlet,
            date=document.date,
            role=document.role or Role.PRIMARY,
            title=document.title,
            url=document.url,
        ),
        claims=tuple(
            evolve(c, note=f"{_ALONE}{c.note}") if c.id in doubtful else c for c in claims
        ),
        figures=figures,
        covered=covered,
        doubtful=doubtful,
    )


_ALONE: Final = "Read alone, this is understood otherwise than in its place; reword it. "


def _counts(figure: Figure) -> bool:
    return not figure.arithmetic and figure.quantity.kind not in {Kind.IDENTIFIER, Kind.CLOCK}


def _tells(statement: Statement) -> bool:
    """Whether a sentence without a figure says of a name what it did or does."""
    return any(
        clause.subject
        and clause.predicate
        and any(clause.subject.span.covers(n.span) for n in names)
        for names in (statement.names,)
        for clause in statement.clauses
    )


def _claim_text(statement: Statement) -> str:
    """The sentence on one line; a table cell with its heads, as one would read it aloud."""
    text = _SPACE.sub(" ", statement.text).strip()
    if statement.zone is Zone.TABLE and statement.heads:
        heads = [_SPACE.sub(" ", h.text).strip() for h in statement.heads]
        return f"{', '.join(h for h in reversed(heads) if h)}: {text}"
    return text


def _claim(claim_id: str, text: str, statement: Statement, document: Document) -> Claim:
    """The claim of a statement, with what its words alone do not say stated as keys."""
    alone = [f for s in read_text(text) for f in s.figures if _counts(f)]
    inside = [f for f in statement.figures if _counts(f)]
    period = population = unit = None
    for ours, theirs in zip(alone, inside, strict=False):
        if period is None and theirs.period and _dates(theirs.period) != _dates(ours.period):
            period = _iso(theirs.period)
        if population is None and theirs.of and not ours.of:
            population = theirs.of.text
        if unit is None and theirs.counted and not ours.counted:
            unit = theirs.counted.text
    line = document.text.count("\n", 0, statement.span.start) + 1
    return Claim(
        id=claim_id,
        claim=text,
        period=period,
        population=population,
        unit=unit,
        source=document.id,
        confirmed=False,
        note=f"{document.id}:{line}: {_SPACE.sub(' ', statement.text).strip()}",
    )


def _dates(period: Period | None) -> object:
    return (period.start, period.end) if period else None


def _iso(period: Period) -> str | None:
    """A period as the claims file writes it; None where a side is open."""
    if period.start is None or period.end is None:
        return None
    return f"{period.start.isoformat()}/{period.end.isoformat()}"


def _slug(statement: Statement, counted: Sequence[Figure]) -> str:
    """A short id that people recognise: the first figure and what it counts, else the subject."""
    words: Iterable[str]
    if counted:
        first = counted[0]
        words = (first.text, first.counted.text if first.counted else "")
    else:
        clause = next(c for c in statement.clauses if c.subject)
        words = (
            clause.subject.text if clause.subject else "",
            clause.predicate.text if clause.predicate else "",
        )
    slug = _NO_WORD.sub("-", " ".join(words).casefold()).strip("-")
    return slug[:LONGEST_ID].rstrip("-") or "claim"


def _free(slug: str, taken: Iterable[str]) -> str:
    """The slug, with a number behind it where it is taken."""
    used = set(taken)
    if slug not in used:
        return slug
    number = 2
    while f"{slug}-{number}" in used:
        number += 1
    return f"{slug}-{number}"


def _doubtful(claims: Sequence[Claim], document: Document) -> tuple[str, ...]:
    """The claims that do not agree with the document that they come from."""
    if not claims:
        return ()
    agreed = {
        c.claim
        for c in check_documents(claims, (document,)).cells
        if c.verdict in {Verdict.AGREE, Verdict.DRIFT}
    }
    return tuple(c.id for c in claims if c.id not in agreed)
