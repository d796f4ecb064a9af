"""The values that flow from room to room. All are frozen; none does any work.

Every offset is a half-open code-point offset into the unaltered text of a document (or of a
claim), so that `text[start:end]` is the quotation, always.
"""

# Longer than 400 lines: the one vocabulary of all rooms, values only, in the order in which they
# are made.

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path

from attrs import field, frozen

from claimcheck.frozen_values import quickly_made
from claimcheck.quantity import Quantity


@quickly_made
@frozen(order=True)
class Span:
    """A stretch of text, half-open, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies inside."""
        return self.start <= other.start and other.end <= self.end


# --- documents ---------------------------------------------------------------------------


class Zone(Enum):
    """What part of a page a block of text is."""

    __hash__ = object.__hash__  # members are single: hashed by identity, not by name each time

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    """A crosshead inside the body."""
    BODY = "body"
    LIST = "list"
    TABLE = "table"
    QUOTATION = "quotation"
    """A block quotation; quotations inside sentences are found by reading."""
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Navigation, teasers, contact details, by-lines: asserts nothing."""


@frozen
class Block:
    """A paragraph, heading, list item, or one data cell of a table.

    `heads` are the spans whose words are understood with the block: for a cell its row head, its
    column heads and the table's title, for an item the line that leads to its list. `row` is the
    whole row of a cell, which is what a quotation shows. `level` is the heading's depth, 0
    elsewhere.
    """

    span: Span
    zone: Zone
    level: int = 0
    heads: tuple[Span, ...] = ()
    row: Span | None = None


class Role(Enum):
    """What a document is in the comparison."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DRAFT = "draft"


@frozen
class Place:
    """Where a stretch of an extracted text stands in its file ("paragraph 12", "page 3")."""

    span: Span
    name: str


@frozen
class Boxes:
    """Where the words of an extracted text stand on pages, in points (1/72 inch).

    `starts` are the offsets at which words begin, in order, `pages` (from 1) the pages they stand
    on; `edges` are left, top, right and bottom of each, from the top left corner of its page.
    """

    starts: Sequence[int] = field(repr=False, hash=False)
    pages: Sequence[int] = field(repr=False, hash=False)
    edges: Sequence[float] = field(repr=False, hash=False)


class Tracked(Enum):
    """How changes that a file keeps track of are read: as accepted, or as rejected."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@quickly_made
@frozen
class Document:
    """One text that one outlet published.

    `text` is the decoded text, unaltered, for formats that are text; for formats whose text is
    extracted (HTML) it is the extracted text, and `extracted` is true. `markup` are spans of
    `text` that are punctuation of a markup language and not words (Markdown's `**`). `cut` is the
    text left out of an extracted document as furniture. `notes` say what a person should know
    about how the file was read (an encoding that was assumed, a part that was not read). `places`
    lead from stretches of an extracted text back to the file; `linkable` is true for a web page, to
    which a text fragment leads back; `boxes` are the places of words on pages. `created` is the day
    on which the file says it was made, which need not be the day it was published.
    """

    id: str
    file: Path
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    outlet: str | None = None
    date: dt.date | None = None
    role: Role | None = None
    title: str | None = None
    url: str | None = None
    sha256: str = ""
    extracted: bool = False
    markup: tuple[Span, ...] = field(default=(), repr=False)
    cut: tuple[str, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
    author: str | None = None
    places: tuple[Place, ...] = field(default=(), repr=False)
    linkable: bool = False
    boxes: Boxes | None = field(default=None, repr=False)
    created: dt.date | None = None
    language: str = "en"
    """The language that it is read in: the name of a lexicon."""


@quickly_made
@frozen
class DocumentEntry:
    """A document as a claims file lists it, or as a path on the command line names it.

    `tracked` says how changes that its file keeps track of are read.
    """

    id: str
    file: Path
    outlet: str | None = None
    date: dt.date | None = None
    role: Role | None = None
    title: str | None = None
    url: str | None = None
    tracked: Tracked = Tracked.ACCEPTED
    language: str = "en"


# --- what is read ------------------------------------------------------------------------


@frozen
class Period:
    """A stretch of days as words give it, both days included.

    `start` or `end` is None where the words leave that side open ("since 2008"), and both are
    None for a relative period that no date anchors ("last year" without a date); `relative` is
    then a canonical name of what the words say ("last-year", "past-2-year"), compared only with
    another relative period. `unit` is the precision of the words: day, month, quarter, season,
    year, fiscal-year, academic-year, span, or decade.
    """

    span: Span
    text: str
    start: dt.date | None = None
    end: dt.date | None = None
    unit: str = "span"
    relative: str | None = None
    hedge: str | None = None


class FigureRole(Enum):
    """What a figure does in its clause; figures of different roles are never compared."""

    __hash__ = object.__hash__  # members are single: hashed by identity, not by name each time

    LEVEL = "level"
    CHANGE = "change"
    """A change by so much."""
    FROM = "from"
    TO = "to"
    SHARE = "share"
    BASE = "base"
    """The whole of which a part is taken: "of the 194 children"."""
    THRESHOLD = "threshold"
    """A criterion or target and not a result: "within ten days", "the 95% target"."""
    AGE = "age"
    RANK = "rank"
    CLOCK = "clock"
    TIMES = "times"
    """How often, or a factor."""


class Relation(Enum):
    """How a figure stands to an earlier one."""

    __hash__ = object.__hash__  # members are single: hashed by identity, not by name each time

    PART_OF = "part-of"
    CONTRAST = "contrast"
    FURTHER = "further"
    TOTAL = "total"


@quickly_made
@frozen
class Phrase:
    """Some words of a text, with the lemmas of their content words."""

    span: Span
    text: str
    lemmas: tuple[str, ...] = ()


@frozen
class Per:
    """The base of a rate: per 100,000 people is `Per(100000, "people")`."""

    value: "int | float"
    what: str


@quickly_made
@frozen
class Figure:
    """A quantity as a sentence uses it, with its slots.

    `counted` is the head noun phrase of what is counted ("children" in "90 children were CIN"),
    with lemmas, last lemma the head. `of` is the denominator's noun phrase ("the 194 children").
    `related` is the place, in the statement's tuple of figures, of the figure that `relation`
    points to; `base` that of the figure this one is a share or part of, if the text gives it.
    `change` is up, down, or None; `minimiser` is a loaded word standing on the figure ("just",
    "only", "as many as"); `inherited` names slots that were taken from another figure, the sentence
    before, or the heads.
    """

    span: Span
    text: str
    quantity: Quantity
    role: FigureRole = FigureRole.LEVEL
    counted: Phrase | None = None
    of: Phrase | None = None
    change: str | None = None
    period: Period | None = None
    relation: Relation | None = None
    related: int | None = None
    base: int | None = None
    per: Per | None = None
    loaded: Phrase | None = None
    inherited: tuple[str, ...] = ()
    arithmetic: str | None = None
    """The calculation, for an amount that no words state but that follows from words that do."""
    source: int | None = None
    """For such an amount, the place of the figure whose words it stands with."""
    complement: bool = False
    """Whether such an amount is what is left of a whole, so that it is what the words deny."""


@quickly_made
@frozen
class Name:
    """A proper name: a person, a body or a place, with the office a person is given.

    `kind` is person, organisation, place or other. `full` is the fullest form that the document
    gives for the same bearer ("Marian Oakeshott" for "Oakeshott"). `office` is the title or role
    that stands beside the name ("acting director of NIRO").
    """

    span: Span
    text: str
    kind: str
    full: str
    office: Phrase | None = None


@frozen
class Speech:
    """Words that are somebody's: a direct quotation or reported speech.

    `span` covers the words said, without the quotation marks; `speaker` is the name or noun
    phrase of who says them, if it is found; `verb` the lemma of the reporting verb.
    """

    span: Span
    direct: bool
    speaker: Phrase | None = None
    verb: str | None = None


@frozen
class Token:
    """A word, number or mark, with its lemma; `text` is lower-cased and typographically plain."""

    span: Span
    text: str
    lemma: str
    kind: str
    """word, number or mark."""


@quickly_made
@frozen
class Cue:
    """A word or phrase that changes how a statement is meant, and its class and strength.

    `family` is negation, modality, quantifier, cause, hedge, loaded or reporting; `value` the rung
    or sense within the family, as the lexicon gives it.
    """

    span: Span
    text: str
    family: str
    value: str


@quickly_made
@frozen
class Clause:
    """Who is said to do or be what: the parts of one clause as spans of lemmas.

    `signs` are the cues that gave its polarity, modality and quantifier.
    """

    span: Span
    subject: Phrase | None = None
    predicate: Phrase | None = None
    object: Phrase | None = None
    polarity: str = "positive"
    modality: str = "did"
    quantifier: str | None = None
    speaker: Phrase | None = None
    agent: Phrase | None = None
    signs: tuple[Cue, ...] = ()


@quickly_made
@frozen
class Statement:
    """A sentence (or list item, or table cell with its heads) as the reader understands it.

    `heads` are phrases that are understood with it: row and column heads, and the headings it
    stands under. `question` is true for a question, which asserts nothing.
    """

    span: Span
    text: str
    zone: Zone
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    figures: tuple[Figure, ...] = ()
    periods: tuple[Period, ...] = ()
    names: tuple[Name, ...] = ()
    speech: tuple[Speech, ...] = ()
    cues: tuple[Cue, ...] = ()
    clauses: tuple[Clause, ...] = ()
    heads: tuple[Phrase, ...] = ()
    block: int = 0
    question: bool = False
    row: Span | None = None


@frozen
class Reading:
    """A document and what was read in it, in reading order."""

    document: Document
    statements: tuple[Statement, ...] = field(repr=False)
    acronyms: Mapping[str, str] = field(factory=dict, repr=False)
    """Each acronym that the text explains, with its expansion in lower case."""


# --- claims ------------------------------------------------------------------------------


class Severity(Enum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Claim:
    """A sentence that someone stands behind, as the claims file states it."""

    id: str
    claim: str
    file: Path | None = None
    line: int | None = None
    column: int | None = None
    period: str | None = None
    place: str | None = None
    population: str | None = None
    unit: str | None = None
    speaker: str | None = None
    source: str | None = None
    where: tuple[str, ...] = ()
    severity: Severity | None = None
    confirmed: bool = True
    tags: tuple[str, ...] = ()
    note: str | None = None
    language: str = "en"


@frozen
class UnitDefinition:
    """What a claims file says of a unit of count: what it is a kind of, and what it is not."""

    name: str
    kind_of: str | None = None
    distinct_from: tuple[str, ...] = ()


@frozen
class ClaimSet:
    """One claims file, read: its claims, its documents, and the words of its trade."""

    file: Path
    title: str | None = None
    root: Path = Path()
    claims: tuple[Claim, ...] = ()
    documents: tuple[DocumentEntry, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(factory=dict)
    units: tuple[UnitDefinition, ...] = ()


# --- what is judged ----------------------------------------------------------------------


class Verdict(Enum):
    """What is concluded about a claim and a document."""

    CONFLICT = "conflict"
    DRIFT = "drift"
    AGREE = "agree"
    NOT_COMPARABLE = "not-comparable"
    SILENT = "silent"


class State(Enum):
    """How one slot of a claim stands to the same slot of a statement."""

    __hash__ = object.__hash__  # members are single: hashed by identity, not by name each time

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@frozen
class Slot:
    """One slot of an alignment: what each side has, and how they stand to each other.

    `ours` and `theirs` are the words of the claim and of the document, None where a side gives
    nothing for the slot. `span` is the place of `theirs` in the document.
    """

    name: str
    state: State
    ours: str | None = None
    theirs: str | None = None
    span: Span | None = None


@frozen
class Match:
    """Two figures that may state the same amount, slot by slot.

    `ours` is the claim's figure and `theirs` the document's, as places in their statements'
    tuples of figures; `score` is how much of what the claim's figure stands with is met, `own` the
    same without what the statement inherits; `topic` counts what only the rest of the document says
    nearly in full; `rank` adds what the slots say and is what the best figure is chosen by;
    `among` is how many figures of the document are measured as ours is.
    """

    ours: int
    theirs: int
    slots: tuple[Slot, ...]
    score: float
    own: float = 0.0
    rank: float = 0.0
    topic: float = 0.0
    among: int = 0

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, if it was compared."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        return None

    def state(self, name: str) -> State:
        """The state of a slot; unknown where it was not compared."""
        for slot in self.slots:
            if slot.name == name:
                return slot.state
        return State.UNKNOWN


@frozen
class Swap:
    """A word of the claim that the statement lacks, and what stands in its role there.

    `how` is opposite or sibling where the two mean opposite things or are different things of one
    family; object or replaced where they stand between the same words, object behind the same verb;
    lone or verb where they are all that the two statements do not share; measure where siblings say
    what was done with what is counted (commissioned, published).
    """

    ours: str
    theirs: str
    our_span: Span
    span: Span
    how: str


@frozen
class Outcome:
    """A question with two answers that both statements answer (`outcomes.toml`): alike or not.

    `doubtful` where one of the answers is somebody's denial.
    """

    question: str
    same: bool
    ours: str
    theirs: str
    our_span: Span
    span: Span
    doubtful: bool = False


@frozen
class Sighting:
    """A statement that speaks of a claim, aligned with it slot by slot.

    `coverage` is the share of what the claim speaks of (by weight of its words) that the statement
    speaks of, too, with what it inherits; `sure` is coverage without inheritance; `back` is how
    much of the statement the claim speaks of; `rest` is how much of both is the same when names and
    what is counted are left out, `bare` how much of the claim then is. `missing` are the claim's
    words that were not met, `swaps` those that something else stands for.
    """

    ours: Statement
    theirs: Statement
    coverage: float
    sure: float
    back: float = 0.0
    rest: float = 0.0
    bare: float = 0.0
    matches: tuple[Match, ...] = ()
    slots: tuple[Slot, ...] = ()
    swaps: tuple[Swap, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    before: Statement | None = None
    """The statement before, from which slots may be inherited."""
    excerpt: bool = False
    """Whether the document is a sentence or three without a headline, so that little competes."""
    outcomes: tuple[Outcome, ...] = ()
    beside: float = 0.0
    """How much of the claim is met but the words that answer questions the statement answers."""

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, if it was compared."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        return None

    def state(self, name: str) -> State:
        """The state of a slot; unknown where it was not compared."""
        for slot in self.slots:
            if slot.name == name:
                return slot.state
        return State.UNKNOWN


@frozen
class Pairing:
    """The figure of a document that takes a claim's figure, and those that also might.

    A figure that explains one figure of the claim is not held against another of its figures.
    `anchored` is true where another figure of the same two sentences has the same value.
    """

    sighting: Sighting
    match: Match
    rivals: tuple[tuple[Sighting, Match], ...] = ()
    anchored: bool = False
    by_digits: bool = False
    """Whether the digits of the two, in documents of one story, make them one fact."""

    @property
    def ours(self) -> Figure:
        """The claim's figure."""
        return self.sighting.ours.figures[self.match.ours]

    @property
    def theirs(self) -> Figure:
        """The document's figure."""
        return self.sighting.theirs.figures[self.match.theirs]


@frozen
class Case:
    """One claim before one document: the whole input of a rule.

    `statements` are the claim's own; `sightings` the document's statements that speak of it, best
    first; `pairings` the document's figures that take the claim's.
    """

    claim: Claim
    statements: tuple[Statement, ...]
    reading: Reading
    sightings: tuple[Sighting, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    source: Document | None = None
    """The document that the claim's words stand in, when documents are compared with each other."""
    inherited_from: tuple[Statement, ...] = ()
    """The statements of that document from which the claim's words take over their period."""

    @property
    def who(self) -> str:
        """What a reason calls the side of the claim."""
        if self.source is None:
            return "the claim"
        return self.source.outlet or self.source.id


@frozen
class Evidence:
    """A quotation and its place. Line and column count from 1, in code points."""

    document: str
    quote: str
    start: int
    end: int
    line: int
    column: int
    marks: tuple[Span, ...] = ()
    """The words inside the quotation that the reason speaks of (offsets of the document)."""
    inside_quotation: bool = False


@frozen
class Acceptance:
    """That somebody looked at a finding and lets the words stand, as the accepted file records it.

    `evidence` are the documents and quotations that were looked at: when one of them changes, the
    finding is back. `until` is the last day on which it holds.
    """

    finding: str
    rule: str
    evidence: tuple[tuple[str, str], ...]
    reason: str
    by: str
    claim: str | None = None
    date: dt.date | None = None
    until: dt.date | None = None
    file: Path | None = None
    line: int | None = None


@frozen
class Finding:
    """What one rule has to say, with both sides' words.

    `kind` is one of the kinds of the JSON contract. `confidence` is between 0 and 1. `arithmetic`
    is the calculation, where the reason rests on one ("90 / 194 = 46.4%"). `accepted` is who let
    it stand and why; `known` tells that an earlier run, the baseline, found it too.
    """

    rule: str
    kind: str
    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...]
    severity: Severity = Severity.ERROR
    arithmetic: str | None = None
    claim: str | None = None
    slots: tuple[Slot, ...] = ()
    confidence: float = 1.0
    id: str = ""
    fit: float = 1.0
    accepted: Acceptance | None = None
    known: bool = False
    consequence: str | None = None
    """What a reader takes otherwise for it: a majority, a direction, a rank; None for little."""

    @property
    def open(self) -> bool:
        """Whether somebody still has to look at it: nobody has accepted it, and it is new."""
        return self.accepted is None and not self.known


@frozen
class Cell:
    """The verdict on one claim and one document."""

    claim: str
    document: str
    verdict: Verdict
    kinds: tuple[str, ...] = ()
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    severity: Severity = Severity.NOTE
    slots: tuple[Slot, ...] = ()

    @property
    def open(self) -> bool:
        """Whether a finding for this verdict still has to be looked at."""
        said = [f for f in self.findings if f.verdict is self.verdict]
        return not said or any(f.open for f in said)


@frozen
class Problem:
    """Something that could not be done, and what it cost: a row of the report's `errors`."""

    what: str
    file: str | None = None
    document: str | None = None
    claim: str | None = None
    line: int | None = None


@frozen
class Coverage:
    """How much was looked at. `figures` are the figures read in the documents that assert.

    Of many documents, those that hold nothing of any claim are `documents_passed_over`: they were
    opened and looked through, and their figures are not counted.
    """

    figures: int = 0
    figures_checked: int = 0
    documents: int = 0
    documents_read: int = 0
    claims: int = 0
    claims_understood: int = 0
    documents_passed_over: int = 0


class Standing(Enum):
    """What the tellers of a fact are held against: named so, and never taken for the truth."""

    PRIMARY = "primary"
    MAJORITY = "majority"
    NONE = "none"
    """As many say the one as the other."""


@frozen
class Teller:
    """A document that tells a fact: its figure and sentence, and in what it differs, if it does.

    `differs` are the kinds of the findings against it; none where it says the same.
    """

    document: str
    words: str
    evidence: Evidence
    differs: tuple[str, ...] = ()


@frozen
class Fact:
    """One fact, and every place that tells it.

    `about` are words that say what is counted. `reference` is the document that the others are held
    against, the primary source or one of the majority (`standing` says which); None where neither
    is there. `outliers` are the documents that say otherwise, `findings` the ids of how.
    """

    about: str
    tellers: tuple[Teller, ...]
    reference: str | None
    standing: Standing
    outliers: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@frozen
class Lineage:
    """A document that repeats long stretches of another, word for word: no second witness.

    `share` is how much of its words stand in such stretches; `longest` is the longest of them, in
    the one and in the other.
    """

    document: str
    source: str
    share: float
    stretches: int
    longest: tuple[Evidence, Evidence]


class Part(Enum):
    """What in a draft can be checked."""

    FIGURE = "figure"
    NAME = "name"
    QUOTATION = "quotation"
    SENTENCE = "clause"
    """A sentence without a figure that states something."""


@frozen
class Checked:
    """One thing of a draft that can be checked, and what the sources say of it.

    `verdict` is silent where no source speaks of it, and not-comparable where what comes nearest is
    of something else: neither is checked. `source` is what it was held against; `others` are
    sources that say otherwise where a primary source, which settles it, agrees.
    """

    part: Part
    place: Evidence
    verdict: Verdict
    source: Evidence | None = None
    reason: str = ""
    others: tuple[Evidence, ...] = ()
    slots: tuple[Slot, ...] = ()

    @property
    def is_checked(self) -> bool:
        """Whether a source or a claim speaks of it."""
        return self.verdict in {Verdict.AGREE, Verdict.CONFLICT, Verdict.DRIFT}


@frozen
class Suggestion:
    """Words of a draft, and what a source has in their place: for a person to look at.

    There is never one for a quotation or for a source.
    """

    document: str
    span: Span
    words: str
    instead: str
    finding: str
    reason: str


@frozen
class RulePage:
    """What a report may say of a rule: its name, its kind, and its manual page."""

    name: str
    kind: str
    verdict: Verdict
    severity: Severity
    explanation: str = field(repr=False)


@frozen
class Report:
    """The outcome of a run, ready to be shown."""

    title: str | None = None
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    cells: tuple[Cell, ...] = ()
    """One for every claim and document that is not silent."""
    discrepancies: tuple[Finding, ...] = ()
    coverage: Coverage = Coverage()
    problems: tuple[Problem, ...] = ()
    rules: tuple[RulePage, ...] = field(default=(), repr=False)
    """The rules that were put to the documents."""
    facts: tuple[Fact, ...] = ()
    """What more than one document tells, with who says what; only of a run of `compare`."""
    facts_cut: int = 0
    """How many figures were not looked for, as too many have the same digits."""
    lineages: tuple[Lineage, ...] = ()
    pairs_left: int = 0
    """How many pairs of documents `compare` did not hold together: others share more with them."""
    explain: bool = False
    """Whether a person wants to see of every verdict what was aligned with what."""
    drafts: tuple[str, ...] = ()
    """The ids of the documents that are checked before they are published; none in other runs."""
    checked: tuple[Checked, ...] = ()
    """Everything in the drafts that can be checked, in reading order."""
    suggestions: tuple[Suggestion, ...] = ()


Severities = Mapping[str, Severity]
"""House severities by the name of a rule."""

Render = Callable[[Report], str]
"""A report format: a function from a Report to text."""

Read = Callable[[DocumentEntry, bytes], Document]
"""A document format: a function from bytes to a Document."""

Statements = Iterable[Statement]
