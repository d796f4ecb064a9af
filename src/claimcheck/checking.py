"""The one pipeline: claims and documents in, a report out."""

# Longer than 400 lines: the one pipeline from claims and documents to a report, from top to bottom.

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from claimcheck.comparing.comparison import compared, lineages
from claimcheck.comparing.half_sentences import of_parts
from claimcheck.comparing.orders import of_orders
from claimcheck.comparing.people import of_people
from claimcheck.comparing.slips import of_slips
from claimcheck.comparing.told_once import told_once
from claimcheck.documents import read_document as read_file
from claimcheck.errors import DocumentError, UnknownNameError
from claimcheck.joined_reports import joined, qualified
from claimcheck.lexicon.packs import name_of
from claimcheck.matching import Corpus, Library, build_case, gather, prepare
from claimcheck.matching.between import across, pairs_left, within
from claimcheck.matching.terms import Profile
from claimcheck.matching.trust import contradicts
from claimcheck.model import (
    Case,
    Cell,
    Claim,
    ClaimSet,
    Coverage,
    Document,
    DocumentEntry,
    Evidence,
    Fact,
    Finding,
    Lineage,
    Pairing,
    Problem,
    Report,
    Role,
    RulePage,
    Severity,
    State,
    Statement,
    UnitDefinition,
    Verdict,
    Zone,
)
from claimcheck.quantity import Kind
from claimcheck.reading.periods import parse_period
from claimcheck.reading.reader import read_document, read_text
from claimcheck.rules import RULES, Rule, in_force
from claimcheck.rules.agreement import agreement
from claimcheck.rules.role import role
from claimcheck.rules.rule import Found

if TYPE_CHECKING:
    # Importing it for real costs every run a fiftieth of a second.
    from concurrent.futures import Executor

Progress = Callable[[int, int], None]
"""Called with how much is done, and how much there is to do."""

_ORDER: Final = (Verdict.CONFLICT, Verdict.DRIFT, Verdict.AGREE, Verdict.NOT_COMPARABLE)
"""Which verdict stands when rules differ."""

PAGES: Final = tuple(RulePage(r.name, r.kind, r.verdict, r.severity, r.explanation) for r in RULES)

_Place = tuple[str, int, int]


@frozen
class Judged:
    """What came of some claims: verdicts, rows of what was lost, the figures that were compared."""

    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]
    checked: frozenset[_Place]
    understood: int


Spread = Callable[[Callable[[Sequence[Claim]], Judged], Sequence[Claim]], Iterable[Judged]]
"""Gives claims to the function in one part or several, and its results in the claims' order."""


def in_one(work: Callable[[Sequence[Claim]], Judged], claims: Sequence[Claim]) -> list[Judged]:
    """Do it all at once."""
    return [work(claims)]


@frozen
class Loaded:
    """Documents that were read, with what could not be."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def check_claims(  # noqa: PLR0913 - all but the claims and documents are named
    claim_sets: Sequence[ClaimSet],
    documents: Sequence[DocumentEntry] = (),
    *,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    spread: Spread = in_one,
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Hold every claim of claims files against every document.

    Each file's claims are held against its own documents and those given beside it. `spread` says
    how the claims are shared out, and changes nothing in the result. `rules` are those that are
    asked, by default all that are not in preview.
    """
    given = load_documents(documents, progress=progress)
    reports = []
    for claim_set in claim_sets:
        own = load_documents(claim_set.documents, root=claim_set.root, progress=progress)
        reports.append(
            check_documents(
                claim_set.claims,
                (*own.documents, *given.documents),
                terms=claim_set.terms,
                units=claim_set.units,
                title=claim_set.title,
                problems=(*own.problems, *given.problems),
                spread=spread,
                rules=rules,
            )
        )
    if len(reports) > 1:
        reports = [
            qualified(report, claim_set.file)
            for report, claim_set in zip(reports, claim_sets, strict=True)
        ]
    return joined(reports, problems, PAGES)


def check_sets(claim_sets: Sequence[ClaimSet]) -> Report:
    """Hold every claim of claims files against the files' own documents."""
    return check_claims(claim_sets)


def check_documents(  # noqa: PLR0913 - all but the claims and documents are named
    claims: Sequence[Claim],
    documents: Sequence[Document],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    units: tuple[UnitDefinition, ...] = (),
    title: str | None = None,
    problems: Sequence[Problem] = (),
    executor: "Executor | None" = None,
    spread: Spread = in_one,
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Hold every claim against every document.

    `problems` are those of reading the documents' files. `executor` says where the documents are
    read (in this thread by default) and `spread` how the claims are shared out; neither changes
    anything in the result.
    """
    run = executor.map if executor else map
    readings = tuple(run(read_document, documents))
    corpus = gather(readings, terms or {}, units)
    some_date = documents[0].date if documents else None

    def work(part: Sequence[Claim]) -> Judged:
        return judge_claims(part, corpus, some_date, in_force() if rules is None else rules)

    parts = tuple(spread(work, claims))
    checked = frozenset[_Place]().union(*(p.checked for p in parts))
    coverage = Coverage(
        figures=figures_of(corpus),
        figures_checked=len(checked),
        documents=len(documents) + len(problems),
        documents_read=len(documents),
        claims=len(claims),
        claims_understood=sum(p.understood for p in parts),
    )
    return Report(
        title=title,
        documents=tuple(documents),
        claims=tuple(claims),
        cells=tuple(c for p in parts for c in p.cells),
        coverage=coverage,
        problems=(*problems, *(row for p in parts for row in p.problems)),
        rules=PAGES,
    )


def judge_claims(
    claims: Sequence[Claim], corpus: Corpus, some_date: dt.date | None, rules: Sequence[Rule]
) -> Judged:
    """Hold claims against all documents; `some_date` is one to understand stated periods by."""
    cells: list[Cell] = []
    found: list[Problem] = []
    checked: set[_Place] = set()
    understood = 0
    for claim in claims:
        undated = read_claim(claim.claim, None, claim.language)
        if not says_something(undated, claim.language):
            found.append(
                Problem(
                    unchecked(claim),
                    file=str(claim.file) if claim.file else None,
                    claim=claim.id,
                    line=claim.line,
                )
            )
            continue
        understood += 1
        if claim.period and parse_period(claim.period, some_date, claim.language) is None:
            found.append(
                Problem(
                    f"its period {claim.period!r} is not understood, so it was checked without; "
                    "write dates (2009-04-01/2010-03-31), a year, or a phrase such as "
                    "'the year to March 2010'",
                    file=str(claim.file) if claim.file else None,
                    claim=claim.id,
                    line=claim.line,
                )
            )
        last: tuple[Statement, ...] | None = None
        profiles: tuple[Profile, ...] = ()
        for library in corpus.libraries:
            document = library.reading.document
            if claim.where and document.id not in claim.where:
                continue
            statements = read_claim(claim.claim, document.date, claim.language)
            if statements is not last:
                # Documents of one day understand a claim alike: its terms are gathered once.
                last, profiles = statements, prepare(claim, statements, corpus)
            case = build_case(claim, profiles, library, corpus)
            if cell := judge(case, rules):
                cells.append(cell)
            checked |= looked_at(case)
    return Judged(tuple(cells), tuple(found), frozenset(checked), understood)


@lru_cache(maxsize=4096)
def read_claim(text: str, anchor: dt.date | None, language: str = "en") -> tuple[Statement, ...]:
    """A claim as it is understood on a document's date; few dates serve many documents."""
    if anchor is None:
        return read_text(text, None, language)
    undated = read_claim(text, None, language)
    # Only words such as "last year" mean another thing on another day.
    relative = any(p.relative for s in undated for p in s.periods)
    return read_text(text, anchor, language) if relative else undated


def says_something(statements: Sequence[Statement], language: str = "en") -> bool:
    """Whether a claim holds more than a word, so that it can be checked; or a figure, at least."""
    if language != "en":
        return any(s.figures for s in statements)
    return any(sum(t.kind == "word" for t in s.tokens) > 1 for s in statements)


def unchecked(claim: Claim) -> str:
    """Why a claim that holds nothing to be checked is not checked."""
    if claim.language != "en":
        return (
            f"this claim holds no figure, and in {name_of(claim.language)} only figures are "
            "checked: write a sentence with one"
        )
    return "this claim holds nothing that can be checked: write a sentence that states something"


def load_documents(
    entries: Sequence[DocumentEntry],
    *,
    root: Path | None = None,
    progress: Progress | None = None,
) -> Loaded:
    """Read documents; one that cannot be read or lies outside `root` is listed instead."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for done, entry in enumerate(entries):
        if progress:
            progress(done, len(entries))
        try:
            documents.append(read_file(entry, root))
        except DocumentError as error:
            fault = error.faults[0]
            problems.append(
                Problem(fault.what, file=str(fault.file), document=entry.id, line=fault.line)
            )
    return Loaded(tuple(documents), tuple(problems))


def inspect_rule(
    name: str,
    claim: Claim | None,
    documents: Sequence[Document],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    units: tuple[UnitDefinition, ...] = (),
) -> tuple[Finding, ...]:
    """Put one rule to documents and, where there is one, a claim: what a rule's corpus runs.

    Raises:
        UnknownNameError: no rule has that name.
    """
    rule = next((r for r in RULES if r.name == name), None)
    if rule is None:
        raise UnknownNameError("rule", name, tuple(r.name for r in RULES))
    corpus = gather(tuple(read_document(d) for d in documents), terms or {}, units)
    found: list[Finding] = []
    if claim is None:
        for case in chain(across(corpus), *(within(b, corpus) for b in corpus.libraries)):
            found += rule.on_case(case)
    for library in corpus.libraries:
        if claim is None:
            found += rule.on_document(library.reading)
        else:
            statements = read_text(claim.claim, library.reading.document.date, claim.language)
            profiles = prepare(claim, statements, corpus)
            found += rule.on_case(build_case(claim, profiles, library, corpus))
    if claim is None:
        known = {(f.evidence[0].document, f.evidence[0].marks) for f in found}
        whole = compare_all(documents, terms=terms, units=units, rules=(rule,))
        for finding in whole.discrepancies:
            if (finding.evidence[0].document, finding.evidence[0].marks) not in known:
                found.append(finding)
    return tuple(found)


# --- without claims ----------------------------------------------------------------------


def compare_documents(
    claim_sets: Sequence[ClaimSet],
    documents: Sequence[DocumentEntry] = (),
    *,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Find where the documents of claims files, and others, disagree; no claim is read."""
    entries = [e for s in claim_sets for e in s.documents] + list(documents)
    loaded = load_documents(entries, progress=progress)
    terms = {k: v for s in claim_sets for k, v in s.terms.items()}
    units = tuple(u for s in claim_sets for u in s.units)
    report = compare_all(loaded.documents, terms=terms, units=units, rules=rules)
    titles = [s.title for s in claim_sets if s.title]
    coverage = evolve(report.coverage, documents=len(entries))
    return evolve(
        report,
        title=titles[0] if len(titles) == 1 else None,
        coverage=coverage,
        problems=(*problems, *loaded.problems, *report.problems),
    )


def compare_all(
    documents: ClaimSet | Iterable[Document],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    units: tuple[UnitDefinition, ...] = (),
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Find where documents disagree with each other and each with itself."""
    if isinstance(documents, ClaimSet):
        return compare_documents([documents], rules=rules)
    given = tuple(documents)
    corpus = gather(tuple(read_document(d) for d in given), terms or {}, units)
    lines = lineages(given)
    told = differences(
        corpus, in_force() if rules is None else rules, lines, itself=corpus.libraries
    )
    listed, facts = told_once(
        without_repeats(told.findings),
        told.facts,
        frozenset(d.id for d in given if d.role is Role.PRIMARY),
    )
    return Report(
        documents=given,
        discrepancies=listed,
        facts=facts,
        facts_cut=told.cut,
        pairs_left=pairs_left(corpus.libraries),
        lineages=lines,
        coverage=Coverage(
            figures=figures_of(corpus),
            figures_checked=len(told.checked),
            documents=len(given),
            documents_read=len(given),
        ),
        rules=PAGES,
    )


@frozen
class Differences:
    """What documents say otherwise, the facts they tell, and the figures that were held together.

    `cut` counts figures that were not looked at.
    """

    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]
    checked: frozenset[_Place]
    cut: int


def differences(  # noqa: PLR0913 - all but the documents and rules are named
    corpus: Corpus,
    rules: Sequence[Rule],
    lines: Sequence[Lineage],
    *,
    itself: Sequence[Library],
    spoken: frozenset[tuple[str, int]] = frozenset(),
    only: frozenset[str] = frozenset(),
) -> Differences:
    """Where documents disagree with one another, and those of `itself` with themselves.

    `spoken` is what primary sources are known to speak of. With `only`, facts are left out that
    none of some documents, by their ids, tells.
    """
    found: list[Finding] = []
    checked: set[_Place] = set()
    agreeing: dict[_Place, list[Evidence]] = {}
    for case in across(corpus, spoken):
        said = _said(case, rules)
        # Offices are asked of people, wherever they are named.
        weighed = [f for f in _strongest(said) if f.rule != role.name]
        found += weighed
        primary = case.source is not None and case.source.role is Role.PRIMARY
        if primary and not weighed and (agreed := next(iter(agreement.on_case(case)), None)):
            agreeing.setdefault(_held(case), []).append(agreed.evidence[0])
        checked |= looked_at(case) | _looked_from(case)
    found = [_with_agreeing(f, agreeing) for f in found]
    found += of_people(corpus, rules)
    found += of_orders(corpus, rules)
    found += of_parts(corpus, rules)
    found += of_slips(corpus, rules)
    told = compared(corpus, lines, rules, found, only)
    found += told.findings
    checked |= told.looked_at
    for library in itself:
        for case in within(library, corpus):
            found += against_itself(case, rules)
            checked |= looked_at(case) | _looked_from(case)
        found += (f for rule in rules for f in rule.on_document(library.reading))
    return Differences(tuple(found), told.facts, frozenset(checked), told.cut)


def compare_each(
    documents: Iterable[Document],
    *,
    terms: Mapping[str, Sequence[str]] | None = None,
    rules: Sequence[Rule] | None = None,
) -> Iterator[Finding]:
    """What `compare_all` finds, while it is found: first pair by pair, then what only all tell.

    All documents are read before the first is given. Where the same two places are met again, what
    was given first stands, though a report would show the one with more evidence.
    """
    given = tuple(documents)
    corpus = gather(tuple(read_document(d) for d in given), terms or {}, ())
    rules = in_force() if rules is None else rules
    seen: set[tuple[str, frozenset[tuple[str, int]]]] = set()
    between: list[Finding] = []

    def new(findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            key = finding.rule, frozenset((e.document, e.start) for e in finding.evidence[:2])
            if key not in seen:
                seen.add(key)
                yield finding

    for case in across(corpus):
        found = [f for f in strongest(case, rules) if f.rule != role.name]
        between += found
        yield from new(found)
    further = [
        *of_people(corpus, rules),
        *of_orders(corpus, rules),
        *of_parts(corpus, rules),
        *of_slips(corpus, rules),
    ]
    between += further
    yield from new(further)
    yield from new(compared(corpus, lineages(given), rules, between).findings)
    for library in corpus.libraries:
        for case in within(library, corpus):
            yield from new(against_itself(case, rules))
        yield from new(f for rule in rules for f in rule.on_document(library.reading))


def _held(case: Case) -> _Place:
    """The sentence that others are held against."""
    span = case.statements[0].row or case.statements[0].span
    return (case.source.id if case.source else "", span.start, span.end)


_MOST_AGREEING: Final = 3
"""So many further documents are quoted with a finding, beside its two sides."""


def _with_agreeing(finding: Finding, agreeing: Mapping[_Place, Sequence[Evidence]]) -> Finding:
    """A finding with the words of documents that say what its second side says."""
    if len(finding.evidence) < 2:  # noqa: PLR2004 - the two sides
        return finding
    ours = finding.evidence[1]
    quoted = {e.document for e in finding.evidence}
    further: dict[str, Evidence] = {}
    for e in agreeing.get((ours.document, ours.start, ours.end), ()):
        if e.document not in quoted:
            further.setdefault(e.document, e)
    chosen = list(further.values())[:_MOST_AGREEING]
    return evolve(finding, evidence=(*finding.evidence, *chosen))


_TOLD: Final = frozenset({Verdict.CONFLICT, Verdict.DRIFT})
"""What documents are told of one another."""


def strongest(case: Case, rules: Sequence[Rule] | None = None) -> list[Finding]:
    """What the rules say of two documents' statements: conflicts, or else drift."""
    return _strongest(_said(case, in_force() if rules is None else rules))


def _said(case: Case, rules: Sequence[Rule], wanted: frozenset[Verdict] = _TOLD) -> list[Finding]:
    """What the rules say of two documents' statements: conflicts and drifts."""
    states = _asserts(case.statements[0]) and all(_asserts(s.theirs) for s in case.sightings)
    language = case.reading.document.language
    return [
        rule.of_case(case, made)
        for rule, examine in _asked(rules, language, wanted, states=states)
        for made in examine(case)
        if (made.verdict or rule.verdict) in wanted
    ]


_Question = Callable[[Case], Iterable[Found]]


def _asked(
    rules: Sequence[Rule], language: str, wanted: frozenset[Verdict], *, states: bool
) -> Sequence[tuple[Rule, _Question]]:
    """Those of some rules that may say what is wanted, with their questions, worked out once.

    Of a line that `states` nothing not all are asked.
    """
    key = id(rules), language, wanted, states
    known = _ASKED.get(key)
    if known is None or known[0] is not rules:
        questions = (
            (rule, rule.question(language, wanted))
            for rule in rules
            if states or rule.name not in _OF_ASSERTION
        )
        if len(_ASKED) >= _MOST_ASKED:
            _ASKED.clear()
        known = _ASKED[key] = rules, [(rule, each) for rule, each in questions if each]
    return known[1]


_ASKED: Final[
    dict[
        tuple[int, str, frozenset[Verdict], bool],
        tuple[Sequence[Rule], Sequence[tuple[Rule, _Question]]],
    ]
] = {}
_MOST_ASKED: Final = 64


def _strongest(findings: Sequence[Finding]) -> list[Finding]:
    for verdict in (Verdict.CONFLICT, Verdict.DRIFT):
        if said := [f for f in findings if f.verdict is verdict]:
            altered = any(f.rule == "quotation-altered" for f in said)
            return [f for f in said if not altered or f.rule not in _OF_WORDS]
    return []


def _asserts(statement: Statement) -> bool:
    """Whether a line says something of something; "Planned repairs: July" is a label."""
    return any(c.subject and c.predicate for c in statement.clauses)


_OF_ASSERTION: Final = frozenset(
    {"negation", "modality", "hedge-added", "hedge-dropped", "allegation-as-fact", "quantifier"}
)
"""Rules on how a thing is said, which ask nothing of a line that says none."""

_OF_WORDS: Final = frozenset({"negation", "opposite-term", "other-word", "quantifier", "modality"})
"""Rules on words, which say nothing more of a quotation that is known to be altered."""


_TITLES: Final = frozenset({Zone.HEADLINE, Zone.STANDFIRST})


_TITLE_MET: Final = 0.6
"""So much of a headline must a sentence say for its hedges to be the headline's."""


def against_itself(case: Case, rules: Sequence[Rule] | None = None) -> list[Finding]:
    """What the rules say of two statements of one document.

    That one sentence of an article is hedged and another is not is how articles are written; only a
    headline or standfirst has to say it as the text does.
    """
    if case.statements[0].zone in _TITLES and case.sightings[0].sure >= _TITLE_MET:
        return strongest(case, rules)
    return _strongest(
        _said(case, in_force() if rules is None else rules, frozenset({Verdict.CONFLICT}))
    )


def without_repeats(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding for each rule and pair of places, conflicts first, in reading order."""
    kept: dict[tuple[str, frozenset[tuple[str, int]]], Finding] = {}
    for finding in findings:
        # The two sides come first; what further documents say does not make it another finding.
        places = frozenset((e.document, e.start) for e in finding.evidence[:2])
        known = kept.get((finding.rule, places))
        if known is None or (len(known.evidence), known.confidence) < (
            len(finding.evidence),
            finding.confidence,
        ):
            kept[finding.rule, places] = finding
    return tuple(
        sorted(
            kept.values(),
            key=lambda f: (
                _ORDER.index(f.verdict),
                [(e.document, e.start) for e in f.evidence],
                f.rule,
            ),
        )
    )


def _looked_from(case: Case) -> set[_Place]:
    document = case.source.id if case.source else ""
    return {
        (document, p.ours.span.start, p.ours.span.end)
        for p in case.pairings
        if not p.ours.arithmetic and _were_compared(p)
    }


# --- judging -----------------------------------------------------------------------------


def judge(case: Case, rules: Sequence[Rule] | None = None) -> Cell | None:
    """The verdict on one claim and one document, or None where the document is silent.

    `rules` are those in force, by default all that are not in preview.
    """
    if not case.sightings:
        return None
    findings = [f for rule in (in_force() if rules is None else rules) for f in rule.on_case(case)]
    verdict = next((v for v in _ORDER if any(f.verdict is v for f in findings)), None)
    if verdict is None:
        return None
    if verdict is not Verdict.NOT_COMPARABLE:
        # What is judged is not also called incomparable.
        findings = [f for f in findings if f.verdict is not Verdict.NOT_COMPARABLE]
    if not case.claim.confirmed:
        # What no person has looked at is never an error.
        findings = [
            evolve(f, severity=Severity.WARNING) if f.severity is Severity.ERROR else f
            for f in findings
        ]
    said = [f for f in findings if f.verdict is verdict]
    first = said[0]
    return Cell(
        claim=case.claim.id,
        document=case.reading.document.id,
        verdict=verdict,
        kinds=tuple(dict.fromkeys(f.kind for f in said)),
        reason=first.reason,
        evidence=_distinct(e for f in said for e in f.evidence),
        findings=tuple(findings),
        severity=_severity(case.claim, first),
        slots=first.slots,
    )


def _distinct(evidence: Iterator[Evidence]) -> tuple[Evidence, ...]:
    found: dict[tuple[str, int, int], Evidence] = {}
    for e in evidence:
        found.setdefault((e.document, e.start, e.end), e)
    return tuple(found.values())


def _severity(claim: Claim, finding: Finding) -> Severity:
    if finding.verdict in {Verdict.AGREE, Verdict.NOT_COMPARABLE}:
        return Severity.NOTE
    if not claim.confirmed and (claim.severity or finding.severity) is Severity.ERROR:
        return Severity.WARNING
    return claim.severity or finding.severity


# --- coverage ----------------------------------------------------------------------------


def _counts(statement: Statement) -> list[int]:
    return [
        i
        for i, f in enumerate(statement.figures)
        if not f.arithmetic and f.quantity.kind not in {Kind.IDENTIFIER, Kind.CLOCK}
    ]


def looked_at(case: Case) -> set[_Place]:
    """Where the figures stand that a claim was held against."""
    document = case.reading.document.id
    return {
        (document, p.theirs.span.start, p.theirs.span.end)
        for p in case.pairings
        if not p.theirs.arithmetic and _were_compared(p)
    }


def _were_compared(pairing: Pairing) -> bool:
    """Whether two figures are of one thing so far that a rule has judged their values."""
    return pairing.match.score > _COMPARED or (
        pairing.match.state("value") is State.DIFFERENT and contradicts(pairing)
    )


_COMPARED: Final = 0.4
"""Of a figure's words: where fewer are met, nothing was compared."""


def figures_of(corpus: Corpus) -> int:
    """How many figures the documents assert."""
    return sum(len(_counts(s)) for library in corpus.libraries for s in library.reading.statements)


__all__ = [
    "against_itself",
    "check_claims",
    "check_documents",
    "check_sets",
    "compare_all",
    "compare_documents",
    "compare_each",
    "inspect_rule",
    "judge",
    "load_documents",
    "strongest",
    "without_repeats",
]
