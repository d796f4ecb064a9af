"""Drafts before they are published: everything in them that can be checked, held against sources.

Every figure, name, quotation and plain sentence of a draft is looked for in its sources and in the
claims, the primary sources first; the draft is held against itself, too. What no source speaks of
is told as such: it is not known to be right.
"""

# Longer than 400 lines: one passage of a draft after another goes through one set of questions.

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from claimcheck.checking import (
    Progress,
    against_itself,
    check_documents,
    load_documents,
    without_repeats,
)
from claimcheck.comparing.comparison import Compared, compared
from claimcheck.matching import Corpus, Kept, Library
from claimcheck.matching.between import within
from claimcheck.matching.wording import Met, Wording, look_for, wording
from claimcheck.model import (
    Cell,
    Checked,
    Claim,
    ClaimSet,
    Coverage,
    Document,
    DocumentEntry,
    Evidence,
    Figure,
    Finding,
    Name,
    Part,
    Problem,
    Report,
    Role,
    Span,
    Speech,
    State,
    Statement,
    Suggestion,
    UnitDefinition,
    Verdict,
    Zone,
)
from claimcheck.quantity import Kind
from claimcheck.reading.names import compare_names
from claimcheck.reading.reader import read_text
from claimcheck.rules import Rule, in_force
from claimcheck.rules.name_variant import name_variant
from claimcheck.rules.quotation_altered import changed, quotation_altered
from claimcheck.rules.rule import Found, quote
from claimcheck.source_shares import Desk, Partner, Share, Told, gathered, told_of, told_together

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["check_draft_files", "check_drafts"]

_FEWEST_SHARED: Final = 4
"""Fewer sources are asked sooner than they are handed to another process."""

_OWN_SHARE: Final = 0.3
"""The sources that are asked here; what is said in several documents is gathered here, too."""

_FEWEST_WORDS: Final = 4
"""A shorter sentence without a figure states nothing that could be looked for."""

_TOLD: Final = (Verdict.CONFLICT, Verdict.DRIFT, Verdict.AGREE, Verdict.NOT_COMPARABLE)
"""What a source says of a part of the draft, the most urgent first."""

_NO_WORDS: Final = frozenset({Zone.TABLE, Zone.CAPTION})


def check_draft_files(  # noqa: PLR0913 - all but what is held against what is named
    claim_sets: Sequence[ClaimSet],
    drafts: Sequence[Document],
    sources: Sequence[DocumentEntry],
    *,
    roles: Mapping[str, Role] | None = None,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Hold drafts against the documents that entries and claims files name, and their claims.

    A document that a claims file lists as a draft, or that is itself one of the drafts, is no
    source. `roles` gives sources, by id, a role that their entries do not have. `problems` are
    those of finding the files. `rules` are those that are asked, by
    default all that are not in preview.
    """
    mine = {d.file.resolve() for d in drafts}
    loaded = [load_documents(sources, progress=progress)]
    loaded += [
        load_documents(
            [
                e
                for e in known.documents
                if e.role is not Role.DRAFT and e.file.resolve() not in mine
            ],
            root=known.root,
            progress=progress,
        )
        for known in claim_sets
    ]
    given = roles or {}
    titles = [known.title for known in claim_sets if known.title]
    return check_drafts(
        drafts,
        tuple(evolve(d, role=given.get(d.id, d.role)) for each in loaded for d in each.documents),
        claims=tuple(c for known in claim_sets for c in known.claims),
        terms={k: v for known in claim_sets for k, v in known.terms.items()},
        units=tuple(u for known in claim_sets for u in known.units),
        title=titles[0] if len(titles) == 1 else None,
        problems=(*problems, *(p for each in loaded for p in each.problems)),
        rules=rules,
    )


def check_drafts(  # noqa: PLR0913 - all but the drafts and sources are named
    drafts: Sequence[Document],
    sources: Sequence[Document],
    *,
    claims: Sequence[Claim] = (),
    terms: Mapping[str, Sequence[str]] | None = None,
    units: tuple[UnitDefinition, ...] = (),
    title: str | None = None,
    problems: Sequence[Problem] = (),
    executor: "Executor | None" = None,
    rules: Sequence[Rule] | None = None,
    kept: Kept | None = None,
    stretch: Span | None = None,
    partner: Partner | None = None,
) -> Report:
    """Hold drafts against sources, the primary ones first, against claims, and against themselves.

    The report's cells are the claims' verdicts on the drafts, its discrepancies what the drafts say
    otherwise than their sources or themselves, and `checked` everything that could be checked. Its
    coverage counts the figures of the drafts. `kept` remembers the prepared sources for the next
    run, and a `partner` takes a share of the sources; neither changes anything in the result. With
    `stretch`, only that part of the drafts is held against the sources, and nothing is gathered
    over all documents: for a change while it is made.
    """
    desk = Desk.of(drafts, sources, terms, units)
    mine, theirs = desk.drafts, desk.sources
    own, others = range(len(theirs)), None
    if partner and not rules and not stretch and len(theirs) >= _FEWEST_SHARED:
        own = range(round(len(theirs) * _OWN_SHARE))
        others = partner(desk, range(len(own), len(theirs)))
    corpus = gathered(desk, executor, kept)
    rules = in_force() if rules is None else rules
    held = Report()
    if claims:
        held = check_documents(claims, mine, terms=terms, units=units, rules=rules)
    libraries = corpus.libraries[len(mine) :]
    indexes = {b.reading.document.id: _wording(b.reading.document.text) for b in libraries}
    known = _Sources(libraries, indexes)
    found: list[Finding] = []
    checked: list[Checked] = []
    # The sources first, so that each of the drafts' figures is held against theirs.
    together = evolve(corpus, libraries=(*libraries, *corpus.libraries[: len(mine)]))
    told = None if stretch else compared(together, (), rules, only=frozenset(d.id for d in mine))
    shares = [[told_of(n, desk, corpus, own, rules, stretch)] for n in range(len(mine))]
    if others:
        left = others()
        for number, share in enumerate(shares):
            rest = range(len(own), len(theirs))
            share.append(left[number] if left else told_of(number, desk, corpus, rest, rules))
    for draft, share in zip(corpus.libraries, shares, strict=False):
        outcome = _Outcome(draft, known)
        outcome.take(told_together(share))
        outcome.take_cells(held.cells)
        if told is not None:
            outcome.take_facts(told)
        checked += outcome.checked()
        found += outcome.findings()
        found += _of_itself(draft, corpus, rules)
    listed = without_repeats(found)
    figures = [c for c in checked if c.part is Part.FIGURE]
    lost = len(tuple(p for p in problems if p.claim is None))
    return Report(
        title=title,
        documents=(*mine, *theirs),
        claims=tuple(claims),
        cells=held.cells,
        discrepancies=listed,
        coverage=Coverage(
            figures=len(figures),
            figures_checked=sum(c.is_checked for c in figures),
            documents=len(mine) + len(theirs) + lost,
            documents_read=len(mine) + len(theirs),
            claims=len(claims),
            claims_understood=held.coverage.claims_understood,
        ),
        problems=(*problems, *held.problems),
        drafts=tuple(d.id for d in mine),
        checked=tuple(checked),
        suggestions=_suggestions(listed, {d.id: d for d in (*mine, *theirs)}),
    )


@lru_cache(maxsize=64)
def _wording(text: str) -> Wording:
    """The words of a source, kept for the next draft that is held against it."""
    return wording(text)


def _of_itself(draft: Library, corpus: Corpus, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What a draft says otherwise than it says itself: headline and text, sums, names."""
    for case in within(draft, corpus):
        yield from against_itself(case, rules)
    for rule in rules:
        yield from rule.on_document(draft.reading)


# --- what the sources say of each part ---------------------------------------------------


@frozen
class _Sources:
    libraries: tuple[Library, ...]
    indexes: Mapping[str, Wording] = field(repr=False)


@frozen
class _Hit:
    """What one source, or a claim, says of some words of the draft."""

    finding: Finding
    primary: bool

    def source(self, draft: str) -> Evidence | None:
        """The words of the other side, if it is a document."""
        return next((e for e in self.finding.evidence if e.document != draft), None)


class _Outcome:
    """What comes of one draft, gathered case by case."""

    def __init__(self, draft: Library, sources: _Sources) -> None:
        self.draft = draft
        self.document = draft.reading.document
        self.sources = sources
        self.hits: dict[Span, list[_Hit]] = {}
        """By the span of a figure, or of a statement for what is said of no figure of it."""
        self._met: dict[Span, Evidence] = {}
        """Figures that a source gives, too, in other words, and where."""
        self._said: set[tuple[frozenset[tuple[str, int]], str]] = set()
        self._quotations = tuple(_quotations(draft))
        self._names = tuple(_names(draft))
        self._further: list[Finding] = []

    def take(self, told: Share) -> None:
        """Take what the rules say of the draft's statements, and of the sources' before it."""
        statements = self.draft.reading.statements
        for each in told.forth:
            for finding in each.findings:
                places = frozenset((e.document, e.start) for e in finding.evidence)
                self._said.add((places, finding.kind))
                self._note(_Hit(finding, self._is_first(each)), statements[each.statement])
        for each in told.back:
            for finding in each.findings:
                places = frozenset((e.document, e.start) for e in finding.evidence)
                if (places, finding.kind) not in self._said:
                    self._note(_Hit(finding, self._is_first(each)), statements[each.statement])

    def _is_first(self, told: Told) -> bool:
        document = self.sources.libraries[told.source].reading.document
        return document.role is Role.PRIMARY

    def take_cells(self, cells: Iterable[Cell]) -> None:
        """Take what the claims say of the draft: somebody has confirmed them."""
        by_start = {s.span.start: s for s in self.draft.reading.statements}
        for cell in cells:
            for finding in cell.findings:
                for e in finding.evidence:
                    if e.document == self.document.id and e.start in by_start:
                        self._note(_Hit(finding, primary=True), by_start[e.start])

    def take_facts(self, told: Compared) -> None:
        """Take what the digits lead to: the same figure in a source, or one that has slipped."""
        name = self.document.id
        by_start = {s.span.start: s for s in self.draft.reading.statements}
        for finding in told.findings:
            sides = [e for e in finding.evidence[:2] if e.document == name]
            others = [e for e in finding.evidence[:2] if e.document != name]
            places = frozenset((e.document, e.start) for e in finding.evidence[:2])
            known = (places, finding.kind) in self._said
            if len(sides) == len(others) == 1 and not known and sides[0].start in by_start:
                self._note(_Hit(finding, self._is_primary(others[0])), by_start[sides[0].start])
        for fact in told.facts:
            first = fact.tellers[0].evidence
            if first.document in self.sources.indexes:
                for teller in fact.tellers[1:]:
                    if teller.document == name and not teller.differs:
                        self._met.setdefault(teller.evidence.marks[0], first)

    def _is_primary(self, evidence: Evidence) -> bool:
        return any(
            b.reading.document.id == evidence.document and b.reading.document.role is Role.PRIMARY
            for b in self.sources.libraries
        )

    def _note(self, hit: _Hit, statement: Statement) -> None:
        marks = [m for e in hit.finding.evidence if e.document == self.document.id for m in e.marks]
        met = [
            f.span
            for f in statement.figures
            if not f.arithmetic and any(m.overlaps(f.span) for m in marks)
        ]
        for span in met or [statement.span]:
            self.hits.setdefault(span, []).append(hit)

    def findings(self) -> Iterator[Finding]:
        """The conflicts and drifts; not those of a lesser source where a primary one agrees."""
        settled = {span: _settled(hits) for span, hits in self.hits.items()}
        spans: dict[str, list[Span]] = {}
        by_id: dict[str, Finding] = {}
        for span, hits in self.hits.items():
            for hit in hits:
                if hit.finding.verdict in {Verdict.CONFLICT, Verdict.DRIFT}:
                    by_id[hit.finding.id] = hit.finding
                    if hit in settled[span]:
                        spans.setdefault(hit.finding.id, []).append(span)
        for name in spans:
            # The claims' findings stand in their verdicts.
            if by_id[name].claim is None and not self._told_better(by_id[name]):
                yield by_id[name]
        yield from self._further

    def _told_better(self, finding: Finding) -> bool:
        """Whether the same is told with its place by what was found of a name or a quotation."""
        same = [
            f
            for f in self._further
            if {(e.document, e.start) for e in f.evidence}
            == {(e.document, e.start) for e in finding.evidence}
        ]
        if any(f.rule == finding.rule for f in same):
            return True
        quoted = any(e.inside_quotation for e in finding.evidence)
        return quoted and any(f.rule == quotation_altered.name for f in same)

    def checked(self) -> Iterator[Checked]:
        """Everything in the draft that can be checked, in reading order."""
        found: list[Checked] = []
        for statement in self.draft.reading.statements:
            if statement.question:
                continue
            figures = _figures(statement)
            places = [f.span for f in figures]
            found += (self._of_hits(Part.FIGURE, span) for span in places)
            if not places and _states(statement):
                found.append(self._of_hits(Part.SENTENCE, statement.span))
        found += (self._quotation(s, speech) for s, speech in self._quotations)
        found += (self._name(s, name) for s, name in self._names)
        found += self._furniture()
        yield from sorted(found, key=lambda c: (c.place.start, c.place.end, c.part.value))

    def _of_hits(self, part: Part, span: Span) -> Checked:
        hits = self.hits.get(span, [])
        told = _settled(hits)
        place = _words(self.document, span)
        spoken = any(h.finding.verdict is not Verdict.NOT_COMPARABLE for h in told)
        if not spoken and span in self._met:
            why = f"{self._met[span].document} gives the same figure, in other words."
            return Checked(part, place, Verdict.AGREE, self._met[span], why)
        if not told:
            return Checked(part, place, Verdict.SILENT)
        verdict = next(v for v in _TOLD if any(h.finding.verdict is v for h in told))
        first = next(h for h in told if h.finding.verdict is verdict)
        others = tuple(
            source
            for h in hits
            if h not in told and h.finding.verdict is Verdict.CONFLICT
            if (source := h.source(self.document.id))
        )
        return Checked(
            part,
            place,
            verdict,
            first.source(self.document.id),
            first.finding.reason,
            others,
            first.finding.slots,
        )

    # --- quotations ----------------------------------------------------------------------

    def _quotation(self, statement: Statement, speech: Speech) -> Checked:
        place = _words(self.document, speech.span)
        best: tuple[Library, Met] | None = None
        for library in self.sources.libraries:
            document = library.reading.document
            met = look_for(self.document.text, speech.span, self.sources.indexes[document.id])
            if met is None:
                continue
            if best is None or (met.verbatim and not best[1].verbatim):
                best = library, met
            if met.verbatim:
                break
        if best is None:
            return Checked(Part.QUOTATION, place, Verdict.SILENT)
        library, met = best
        source = _passage(library, met.span)
        ours = (self.document, statement, tuple(met.ours) or (speech.span,))
        theirs = (library.reading.document, source, tuple(met.theirs) or (met.span,))
        who = self.document.outlet or self.document.id
        told = changed(ours, theirs, speech.span, met, self.document.text, who)
        if told is None and not met.whole:
            why = "Only a part of it is there."
            return Checked(Part.QUOTATION, place, Verdict.NOT_COMPARABLE, quote(*theirs), why)
        if told is None:
            return Checked(Part.QUOTATION, place, Verdict.AGREE, quote(*theirs))
        finding = quotation_altered.finding(told)
        self._further.append(finding)
        return Checked(Part.QUOTATION, place, finding.verdict, quote(*theirs), finding.reason)

    # --- names ---------------------------------------------------------------------------

    def _name(self, statement: Statement, name: Name) -> Checked:
        place = _words(self.document, name.span)
        variant: tuple[Library, Statement, Name] | None = None
        for library in self.sources.libraries:
            for other, theirs in _bearers(library):
                how = compare_names(name.full, theirs.full)
                if how == "same":
                    source = quote(library.reading.document, other, (theirs.span,))
                    return Checked(Part.NAME, place, Verdict.AGREE, source)
                if how == "variant" and variant is None:
                    variant = library, other, theirs
        if variant is None:
            return Checked(Part.NAME, place, Verdict.SILENT)
        library, other, theirs = variant
        document = library.reading.document
        finding = name_variant.finding(
            Found(
                f"spells the name {theirs.text}; "
                f"{self.document.outlet or self.document.id} spells it {name.text}",
                ((document, other, (theirs.span,)), (self.document, statement, (name.span,))),
                confidence=0.9,
            )
        )
        self._further.append(finding)
        source = quote(document, other, (theirs.span,))
        return Checked(Part.NAME, place, Verdict.CONFLICT, source, finding.reason)

    # --- what was taken for page furniture -----------------------------------------------

    def _furniture(self) -> Iterator[Checked]:
        """The figures of what states nothing: in a draft it may have been taken so wrongly."""
        for block in self.document.blocks:
            if block.zone is not Zone.FURNITURE:
                continue
            for statement in read_text(block.span.of(self.document.text)):
                for figure in _figures(statement):
                    at = block.span.start
                    yield Checked(
                        Part.FIGURE,
                        _words(self.document, Span(figure.span.start + at, figure.span.end + at)),
                        Verdict.SILENT,
                        reason="It stands in what was taken for page furniture, and was not read.",
                    )


def _settled(hits: Sequence[_Hit]) -> list[_Hit]:
    """What counts: where a primary source speaks of it, no other source does."""
    spoken = [h for h in hits if h.finding.verdict is not Verdict.NOT_COMPARABLE]
    return [h for h in spoken if h.primary] or spoken or list(hits)


def _figures(statement: Statement) -> tuple[Figure, ...]:
    return tuple(
        f for f in statement.figures if not f.arithmetic and f.quantity.kind is not Kind.IDENTIFIER
    )


def _states(statement: Statement) -> bool:
    """Whether a sentence says of somebody or something that it does or is something."""
    if statement.zone in _NO_WORDS:
        return False
    words = sum(t.kind == "word" for t in statement.tokens)
    return words >= _FEWEST_WORDS and any(c.subject and c.predicate for c in statement.clauses)


def _quotations(draft: Library) -> Iterator[tuple[Statement, Speech]]:
    """Every direct quotation once, with the sentence that it begins in."""
    seen: set[Span] = set()
    for statement in draft.reading.statements:
        for speech in statement.speech:
            if speech.direct and speech.span not in seen:
                seen.add(speech.span)
                yield statement, speech


def _names(draft: Library) -> Iterator[tuple[Statement, Name]]:
    """Every name once, where it first stands."""
    seen: set[str] = set()
    for statement in draft.reading.statements:
        for name in statement.names:
            if name.full not in seen:
                seen.add(name.full)
                yield statement, name


def _bearers(library: Library) -> tuple[tuple[Statement, Name], ...]:
    return tuple(_names(library))


def _passage(library: Library, span: Span) -> Statement:
    """The statement of a source in which some words begin."""
    found = [s for s in library.reading.statements if s.span.overlaps(span)]
    if found:
        return found[0]
    text = library.reading.document.text
    return Statement(span, span.of(text), Zone.BODY)


def _words(document: Document, span: Span) -> Evidence:
    """Some words of a document with their place, and nothing around them."""
    return quote(document, Statement(span, span.of(document.text), Zone.BODY))


# --- suggestions -------------------------------------------------------------------------


def _suggestions(
    findings: Sequence[Finding], documents: Mapping[str, Document]
) -> tuple[Suggestion, ...]:
    """For a draft's plain slips, what a source has in their place; none that would overlap."""
    made: list[Suggestion] = []
    for finding in findings:
        made += _suggestion(finding, documents)
    made.sort(key=lambda s: (s.document, s.span, s.instead))
    kept: list[Suggestion] = []
    for each in made:
        if not any(k.document == each.document and k.span.overlaps(each.span) for k in kept):
            rivals = {
                o.instead for o in made if o.document == each.document and o.span == each.span
            }
            if len(rivals) == 1:  # sources that differ leave the choice to a person
                kept.append(each)
    return tuple(kept)


_EXCHANGED: Final = frozenset(
    {"value", "transposed-digits", "magnitude", "name-variant", "entity-swap", "period"}
)
"""Rules whose findings are mended by putting the source's words in the place of the draft's."""


def _suggestion(finding: Finding, documents: Mapping[str, Document]) -> Iterator[Suggestion]:
    if finding.rule not in _EXCHANGED or finding.verdict is not Verdict.CONFLICT:
        return
    drafts = [e for e in finding.evidence if documents[e.document].role is Role.DRAFT]
    sources = [e for e in finding.evidence if documents[e.document].role is not Role.DRAFT]
    if len(drafts) != 1 or not sources or drafts[0].inside_quotation:
        return
    draft, source = drafts[0], sources[0]
    if finding.rule not in {"entity-swap", "period"}:
        if len(draft.marks) != 1 or len(source.marks) != 1 or finding.arithmetic:
            return
        span = draft.marks[0]
        instead = source.quote[
            source.marks[0].start - source.start : source.marks[0].end - source.start
        ]
    else:
        different = [s for s in finding.slots if s.state is State.DIFFERENT and s.ours and s.theirs]
        if len(different) != 1:
            return
        ours, instead = different[0].ours or "", different[0].theirs or ""
        if draft.quote.count(ours) != 1:
            return
        at = draft.start + draft.quote.index(ours)
        span = Span(at, at + len(ours))
    words = span.of(documents[draft.document].text)
    if words != instead and words and instead:
        yield Suggestion(draft.document, span, words, instead, finding.id, finding.reason)
