"""What a rule is: a named question put to a case or to one document."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from inspect import cleandoc
from typing import Final

from attrs import evolve, field, frozen

from claimcheck.lexicon.packs import rules_of
from claimcheck.line_starts import line_starts
from claimcheck.matching.complements import other_complement
from claimcheck.matching.inherited import stated_in
from claimcheck.matching.possessors import told_of_another_one
from claimcheck.matching.subjects import other_sibling
from claimcheck.model import (
    Case,
    Cue,
    Document,
    Evidence,
    Figure,
    Finding,
    Period,
    Reading,
    Severity,
    Sighting,
    Slot,
    Span,
    Statement,
    Verdict,
    Zone,
)
from claimcheck.rules.confidence import calibrated

LONGEST_QUOTE: Final = 380
"""A quotation is the shortest that shows the point; longer sentences are cut around the marks."""


Place = tuple[Document, Statement, tuple[Span, ...]]
"""Where something was found: the document, its statement, the words that are meant."""


@frozen
class Found:
    """What a rule's question found: where, and one true sentence of why.

    `places` are (document, statement, marked spans); the first is the document that is judged.
    `reason` is a predicate: the outlet that is judged goes before it. `verdict` and `kind` override
    the rule's own where one rule knows two; `whole` tells that the places hold both sides.
    `confidence` is how well the words fit; the finding's own is fitted to what came of such ones.
    """

    reason: str
    places: tuple[Place, ...]
    arithmetic: str | None = None
    slots: tuple[Slot, ...] = ()
    kind: str | None = None
    verdict: Verdict | None = None
    severity: Severity | None = None
    confidence: float = 1.0
    whole: bool = False
    consequence: str | None = None


@frozen
class Rule:
    """A named question, with the verdict and kind that its findings carry.

    `explanation` is the rule's manual page: what it reports, why, and what to do. A rule of scope
    "case" is put to every claim before every document; one of scope "document" to each document by
    itself.
    """

    name: str
    kind: str
    verdict: Verdict
    severity: Severity
    explanation: str = field(repr=False)
    examine: "Callable[[Case], Iterable[Found]] | None" = field(default=None, repr=False)
    inspect: "Callable[[Reading], Iterable[Found]] | None" = field(default=None, repr=False)
    preview: bool = False
    """Whether it is off unless a run asks for such rules: it was wrong too often when measured."""
    house: Severity | None = None
    """The severity that a house gives it, whatever the case."""
    steady: bool = False
    """Whether all that it finds carries its own verdict; else what it finds may have another."""
    of_another: bool = False
    """Whether it tells that a document speaks of another thing; else nothing is found there."""

    @property
    def summary(self) -> str:
        """The first line of the explanation."""
        return self.explanation.partition("\n")[0]

    @property
    def scope(self) -> str:
        """What the rule is put to: case or document."""
        return "case" if self.examine else "document"

    def on_case(self, case: Case, wanted: frozenset[Verdict] | None = None) -> list[Finding]:
        """Put the question to a claim before a document.

        Where only some verdicts are `wanted`, findings of others are not made at all.
        """
        examine = self.question(case.reading.document.language, wanted)
        if examine is None:
            return []
        return [
            self.of_case(case, made)
            for made in examine(case)
            if wanted is None or (made.verdict or self.verdict) in wanted
            if self.of_another or not _is_of_another(case, made)
        ]

    def question(
        self, language: str, wanted: frozenset[Verdict] | None = None
    ) -> "Callable[[Case], Iterable[Found]] | None":
        """What is asked of a case, if it is asked in a language and may find what is `wanted`."""
        if wanted is not None and self.steady and self.verdict not in wanted:
            return None
        return self.examine if language == "en" or self.name in rules_of(language) else None

    def of_case(self, case: Case, made: Found) -> Finding:
        """What was found in a case, as a finding with the words of both sides."""
        found = evolve(made, places=_with_inherited(case, made))
        if case.source is None or found.whole:
            return self.finding(found, case.claim.id or None)
        meant = found.places[0][2]
        marks = tuple(
            p.ours.span for p in case.pairings if p.theirs.span in meant and not p.ours.arithmetic
        )
        ours = (case.source, case.statements[0], marks)
        places = (*found.places, ours, *_source_of_period(case, found))
        return self.finding(evolve(found, places=places), None)

    def on_document(self, reading: Reading) -> Iterator[Finding]:
        """Put the question to one document."""
        language = reading.document.language
        if language != "en" and self.name not in rules_of(language):
            return
        for found in self.inspect(reading) if self.inspect else ():
            yield self.finding(found, None)

    def finding(self, found: Found, claim: str | None = None) -> Finding:
        """What was found, as a finding of this rule."""
        evidence = tuple(quote(*place) for place in found.places)
        judged = found.places[0][0]
        verdict = found.verdict or self.verdict
        made = Finding(
            rule=self.name,
            kind=found.kind or self.kind,
            verdict=verdict,
            reason=f"{judged.outlet or judged.id} {found.reason}.",
            evidence=evidence,
            severity=self.house or found.severity or self.severity,
            arithmetic=found.arithmetic,
            claim=claim,
            slots=found.slots,
            confidence=calibrated(self.name, verdict, found.confidence),
            fit=found.confidence,
            consequence=found.consequence or _consequence(found.kind or self.kind, verdict),
        )
        return evolve(made, id=_fingerprint(made))


def _consequence(kind: str, verdict: Verdict) -> str | None:
    return _CONSEQUENCES.get(kind) if verdict is Verdict.CONFLICT else None


_CONSEQUENCES: Final = {
    "direction": "the direction is turned round",
    "rank": "the ranking is another",
    "relation": "a part, a whole or a change is told as another",
    "name": "somebody or something else is named",
    "role": "somebody has another office",
    "period": "it is told of another time",
    "place": "it is told of another place",
    "population": "it is told of another group",
    "negation": "what one side states the other denies",
    "attribution": "the words are somebody else's",
    "quotation": "somebody is quoted with what was not said",
}
"""What a conflict of a kind always does; for a value it depends on the figures."""


def _with_inherited(case: Case, found: Found) -> tuple[Place, ...]:
    """The places, and the sentences of the document from which one of them takes marked words."""
    document = case.reading.document
    quoted = [s.row or s.span for d, s, _ in found.places if d is document]
    further = [
        (document, holder, tuple(m for m in marks if holder.span.covers(m)))
        for d, statement, marks in found.places
        if d is document
        for holder in stated_in(statement, marks, case.reading.statements)
    ]
    return (*found.places, *(f for f in further if not any(q.covers(f[1].span) for q in quoted)))


def _source_of_period(case: Case, found: Found) -> tuple[Place, ...]:
    """The sentence from which the claim's side of two documents takes the period that is named."""
    said_there = [s.ours for s in found.slots if s.name == "period" and s.ours]
    document = case.source
    if document is None or not any(words in found.reason for words in said_there):
        return ()
    return tuple((document, statement, ()) for statement in case.inherited_from)


def _fingerprint(finding: Finding) -> str:
    """A short name for a finding that stays the same while its words do."""
    parts = [finding.rule, finding.claim or ""]
    for e in finding.evidence:
        marked = [e.quote[m.start - e.start : m.end - e.start] for m in e.marks]
        # Where the same words are marked twice in a sentence, how far in tells them apart.
        places = [str(m.start - e.start) for m in e.marks]
        parts.append("\x1f".join([e.document, e.quote, *marked, *places]))
    return sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, from 1, in code points."""
    starts = line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def quote(document: Document, statement: Statement, marks: Sequence[Span] = ()) -> Evidence:
    """The quotation of a statement: its sentence (its row, for a table), cut when very long."""
    span = statement.row or statement.span
    marks = tuple(m for m in marks if span.covers(m))
    if span.end - span.start > LONGEST_QUOTE:
        span = _cut(document.text, span, marks)
    line, column = place_of(document.text, span.start)
    inside = bool(statement.speech) and any(
        s.direct and (s.span.covers(span) or any(s.span.covers(m) for m in marks))
        for s in statement.speech
    )
    return Evidence(
        document.id, span.of(document.text), span.start, span.end, line, column, marks, inside
    )


def _cut(text: str, span: Span, marks: Sequence[Span]) -> Span:
    middle = (min(m.start for m in marks) + max(m.end for m in marks)) // 2 if marks else span.start
    start = max(span.start, min(middle - LONGEST_QUOTE // 2, span.end - LONGEST_QUOTE))
    end = min(span.end, start + LONGEST_QUOTE)
    while start > span.start and not text[start - 1].isspace():
        start -= 1
    while end < span.end and not text[end].isspace():
        end -= 1
    return Span(start, end) if end > start else span


def case_rule(  # noqa: PLR0913 - the last two are named
    name: str,
    kind: str,
    verdict: Verdict,
    severity: Severity,
    *,
    preview: bool = False,
    steady: bool = False,
    of_another: bool = False,
) -> Callable[[Callable[[Case], Iterable[Found]]], Rule]:
    """Turn a documented function into a rule on cases."""

    def make(examine: Callable[[Case], Iterable[Found]]) -> Rule:
        page = _page(examine)
        return Rule(
            name,
            kind,
            verdict,
            severity,
            page,
            examine=examine,
            preview=preview,
            steady=steady,
            of_another=of_another,
        )

    return make


def _is_of_another(case: Case, made: Found) -> bool:
    """Whether what was found is said of another thing of the claim's sort: the library, a school.

    Whatever it is said to be or do there says nothing of the claim's.
    """
    _, statement, marks = made.places[0]
    sighting = next((s for s in case.sightings if s.theirs.span == statement.span), None)
    if sighting is None:
        return False
    # Where one of the marked words is what stands for another, that is what was found.
    return other_complement(sighting, marks) or any(
        other_sibling(sighting, clause, marks) or told_of_another_one(sighting, clause)
        for clause in sighting.theirs.clauses
        if not marks or any(clause.span.covers(mark) for mark in marks)
    )


def document_rule(
    name: str, kind: str, verdict: Verdict, severity: Severity, *, preview: bool = False
) -> Callable[[Callable[[Reading], Iterable[Found]]], Rule]:
    """Turn a documented function into a rule on single documents."""

    def make(inspect: Callable[[Reading], Iterable[Found]]) -> Rule:
        return Rule(name, kind, verdict, severity, _page(inspect), inspect=inspect, preview=preview)

    return make


def _page(function: Callable[..., object]) -> str:

    return cleandoc(function.__doc__ or "")


def said(figure: Figure | Cue | Period | None) -> str:
    """The words of a figure or cue as a sentence holds them: "nearly half", not "Nearly half"."""
    text = figure.text if figure else ""
    if len(text) > 1 and text[0].isupper() and (text[1].islower() or text[1] == " "):
        return text[0].lower() + text[1:]
    return text


def shown(*figures: Figure) -> str | None:
    """The calculations by which figures come about that no sentence prints."""
    sums = dict.fromkeys(f.arithmetic for f in figures if f.arithmetic)
    return "; ".join(sums) or None


def is_own_text(case: Case) -> bool:
    """Whether a document is held against itself."""
    return case.source is not None and case.source.id == case.reading.document.id


def is_own_title(case: Case) -> bool:
    """Whether a document's headline or standfirst is held against its own text."""
    return is_own_text(case) and case.statements[0].zone in {Zone.HEADLINE, Zone.STANDFIRST}


def sighted(case: Case, sighting: Sighting, *marks: Span | None) -> Place:
    """A place: the document's statement, with the words that the reason speaks of."""
    return case.reading.document, sighting.theirs, tuple(m for m in marks if m)
