"""Who says what: the facts that several documents tell, and the documents that repeat another.

What the tellers of a fact are held against is a primary source, or else the majority of those that
do not repeat one another. Which it is, is said; neither is taken for the truth.
"""

# Longer than 400 lines: the one way from statements to groups, facts and outliers.

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import evolve, field, frozen

from claimcheck.matching import Corpus
from claimcheck.matching.circumstance import is_comparison_base
from claimcheck.matching.facts import Group, Place, Told, by_points, grouped, places
from claimcheck.matching.figures import digits
from claimcheck.matching.key_slots import differing
from claimcheck.matching.lineage import repeated
from claimcheck.matching.trust import same_print
from claimcheck.matching.wording import Wording, wording
from claimcheck.model import (
    Document,
    Evidence,
    Fact,
    Figure,
    Finding,
    Lineage,
    Period,
    Role,
    Span,
    Standing,
    State,
    Statement,
    Teller,
    Verdict,
    Zone,
)
from claimcheck.quantity import Kind
from claimcheck.rules import in_force
from claimcheck.rules.rule import Rule, quote

__all__ = ["Compared", "compared", "lineage", "lineages", "weighed"]

_SHINGLE: Final = 10
"""So many words in a row are looked up to find documents that may repeat one another."""
_SHARED_BY: Final = 20
"""A row of words that more documents than this have (a notice, a slogan) leads to none of them."""
_NEEDS_WORDS: Final = frozenset({"unit", "population", "place", "period"})
"""Kinds for which equal digits are not enough: another thing may be counted as often."""
_WORDS: Final = (1.0, 0.8, 0.6, 0.3, 0.15)
"""How much must be shared beside the digits for those, by how many digits there are."""
_DATED: Final = (1.0, 0.8, 0.4, 0.15, 0.05)
"""How much where each side says for which time it gives the figure."""
_NO_FACTS: Final = frozenset(
    {"swapped-figures", "headline-against-body", "ambiguous", "approximation-lost"}
)
"""Rules on more than one figure, on one document, or on rounding, which is no other figure."""


@frozen
class Compared:
    """The facts, what was found in telling them, and the figures that were held together."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    cut: int
    looked_at: frozenset[tuple[str, int, int]] = field(repr=False)


def compared(
    corpus: Corpus,
    lines: Sequence[Lineage],
    rules: Sequence[Rule] | None = None,
    further: Sequence[Finding] = (),
    only: frozenset[str] = frozenset(),
) -> Compared:
    """Gather the facts of all documents and hold their tellers against one another.

    `lines` say which documents repeat another: those are no witnesses of their own. `further` are
    findings that are known already; they count against the documents that tell a fact so. With
    `only`, it is only asked what some documents tell, by their ids, and what is said against these.
    """
    rules = in_force() if rules is None else rules
    order = sorted(range(len(corpus.libraries)), key=lambda n: not _is_primary(corpus, n))
    places_only = (n for n in order if corpus.libraries[n].reading.document.id in only)
    grouping = grouped(corpus, order, frozenset(places_only))
    repeating = {line.document: line.source for line in lines}
    known = _by_place(further)
    facts: list[Fact] = []
    findings: list[Finding] = []
    looked: set[tuple[str, int, int]] = set()
    for group in grouping.groups:
        asked = [t for t in group.pairs if not only or _is_of(t, only, corpus)]
        said = {t.theirs: tuple(_against(t, rules)) for t in asked}
        if len(asked) < len(group.pairs) and any(said.values()):
            # The others are quoted with what is found, if they agree.
            asked = list(group.pairs)
            said = {t.theirs: said.get(t.theirs) or tuple(_against(t, rules)) for t in asked}
        agreeing = [t.theirs for t in asked if not said[t.theirs] and _is_witness(t)]
        said = {
            place: tuple(_with_others(f, agreeing, corpus) for f in each)
            for place, each in said.items()
        }
        findings += (f for each in said.values() for f in each)
        pairs = tuple(t for t in asked if said[t.theirs] or _is_witness(t))
        if not pairs:
            continue
        sure = evolve(group, pairs=pairs)
        facts.append(_fact(sure, said, known, corpus))
        looked |= {_spot(p, corpus) for p in (sure.first, *(t.theirs for t in pairs))}
    for case in by_points(corpus, order):
        for rule in rules:
            if rule.kind == "unit":
                findings += rule.on_case(case)
    everything = _with_values(facts, (*further, *findings), corpus, repeating)
    return Compared(tuple(everything), tuple(findings), grouping.cut, frozenset(looked))


def _is_primary(corpus: Corpus, number: int) -> bool:
    return corpus.libraries[number].reading.document.role is Role.PRIMARY


def _is_of(told: Told, documents: frozenset[str], corpus: Corpus) -> bool:
    """Whether one of two figures is told by some documents."""
    return any(p.library(corpus).reading.document.id in documents for p in (told.ours, told.theirs))


def _spot(place: Place, corpus: Corpus) -> tuple[str, int, int]:
    span = place.told(corpus).span
    return place.library(corpus).reading.document.id, span.start, span.end


def _against(told: Told, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What the rules say of one teller against the first: of just that figure."""
    mark = told.pairing.theirs.span
    document = told.case.reading.document.id
    for rule in rules:
        if rule.name in _NO_FACTS or (rule.kind in _NEEDS_WORDS and not _is_sure(told, rule.kind)):
            continue
        if rule.kind == "value" and not _has_slipped(told):
            continue  # one number with and without "above" is a rounding
        if rule.kind == "period" and not _is_dated(told):
            continue
        for finding in _findings(rule, told):
            marked = any(
                m.overlaps(mark)
                for e in finding.evidence
                if e.document == document
                for m in e.marks
            )
            if marked:
                yield finding


def _is_sure(told: Told, kind: str) -> bool:
    """Whether enough is shared for the same number to be the same fact, under another label."""
    if told.pairing.match.state("measure") is State.DIFFERENT:
        # Acres and hectares: the digits and the measure are all there is to compare. A currency,
        # though, may be written in two ways ("$4m", "A$4m").
        # "An absolute reduction of 1.5%" is 1.5 points; "fell by 1.5%" is not.
        kinds = {told.pairing.ours.quantity.kind, told.pairing.theirs.quantity.kind}
        if Kind.POINTS in kinds:
            return told.pairing.match.state("direction") is State.SAME
        return Kind.MONEY not in kinds
    figures = min(digits(told.pairing.ours.quantity), digits(told.pairing.theirs.quantity))
    needed = _DATED if kind == "period" else _WORDS
    return not _is_elsewhere(told) and told.shared >= needed[min(len(needed) - 1, figures)]


def _is_witness(told: Told) -> bool:
    """Whether a teller surely says what the first says."""
    match = told.pairing.match
    figures = min(digits(told.pairing.ours.quantity), digits(told.pairing.theirs.quantity))
    return (
        (match.state("value") is State.SAME or same_print(told.pairing))
        and not differing(match)
        and not _is_elsewhere(told)
        and told.shared >= _WITNESS[min(len(_WITNESS) - 1, figures)]
    )


_WITNESS: Final = (1.0, 0.8, 0.5, 0.2, 0.1)
"""How much must be shared with a teller that says the same, by how many digits there are."""


def _has_slipped(told: Told) -> bool:
    a, b = told.pairing.ours.quantity, told.pairing.theirs.quantity
    return a.canonical_value != b.canonical_value


def _is_dated(told: Told) -> bool:
    """Whether it is told since when or for which time each side gives its figure."""
    return told.pairing.match.state("base") is State.DIFFERENT or _has_one_period_each(told)


def _has_one_period_each(told: Told) -> bool:
    """Whether it is known for which time each figure is given.

    The sentence gives one time and no other, or the time stands right behind the figure: "the peak
    of 10.6% in November 2022".
    """
    sighting = told.pairing.sighting
    return all(
        figure.period is not None
        and statement.span.covers(figure.period.span)
        and (len(_told_times(statement)) == 1 or _right_behind(figure, statement))
        for figure, statement in (
            (told.pairing.ours, sighting.ours),
            (told.pairing.theirs, sighting.theirs),
        )
    )


def _told_times(statement: Statement) -> list[Period]:
    """The periods of a sentence but those that only say what is compared with: "a year earlier"."""
    return [p for p in statement.periods if not is_comparison_base(p)]


def _right_behind(figure: Figure, statement: Statement) -> bool:
    """Whether no more than a word stands between a figure and its time."""
    if figure.period is None or figure.period.span.start < figure.span.end:
        return False
    between = (
        t for t in statement.tokens if figure.span.end <= t.span.start < figure.period.span.start
    )
    return sum(1 for _ in between) <= 1


def _is_elsewhere(told: Told) -> bool:
    """Whether a statement names a place that the other document never does: "in Scotland"."""
    text = told.case.source.text if told.case.source else ""
    return any(n.kind in _WHERE and n.text not in text for n in told.pairing.sighting.theirs.names)


_WHERE: Final = frozenset({"place", "other"})
"""Kinds of names that may say where; a place is not always known to be one."""


def _findings(rule: Rule, told: Told) -> Iterator[Finding]:
    yield from rule.on_case(told.case, _SAID)


_SAID: Final = frozenset({Verdict.CONFLICT, Verdict.DRIFT})


def _with_others(finding: Finding, agreeing: Sequence[Place], corpus: Corpus) -> Finding:
    """A finding with the words of further documents that say what the first one says."""
    quoted = {e.document for e in finding.evidence}
    further: dict[str, Evidence] = {}
    for place in agreeing:
        document = place.library(corpus).reading.document
        if document.id not in quoted and document.id not in further:
            further[document.id] = _teller(place, corpus, ()).evidence
    return evolve(finding, evidence=(*finding.evidence, *list(further.values())[:_MOST_WITNESSES]))


_MOST_WITNESSES: Final = 3
"""So many further documents are quoted with a finding; the fact lists them all."""


def _by_place(findings: Sequence[Finding]) -> Mapping[tuple[str, int], list[Finding]]:
    """Findings by the documents and offsets of the words that their two sides mark."""
    found: dict[tuple[str, int], list[Finding]] = {}
    for finding in findings:
        for e in finding.evidence[:_SIDES]:
            for mark in e.marks:
                found.setdefault((e.document, mark.start), []).append(finding)
    return found


def _fact(
    group: Group,
    said: Mapping[Place, tuple[Finding, ...]],
    known: Mapping[tuple[str, int], list[Finding]],
    corpus: Corpus,
) -> Fact:
    first = group.first
    tellers = [_teller(first, corpus, ())]
    ids: list[str] = []
    for told in group.pairs:
        document, start, _ = _spot(told.theirs, corpus)
        own = [*said[told.theirs], *known.get((document, start), ())]
        mine = [
            f
            for f in own
            if any(e.document == tellers[0].document for e in f.evidence[:_SIDES])
            and f.verdict in {Verdict.CONFLICT, Verdict.DRIFT}
        ]
        ids += [f.id for f in mine]
        tellers.append(_teller(told.theirs, corpus, tuple(dict.fromkeys(f.kind for f in mine))))
    fact = Fact(_about(first, corpus), tuple(tellers), None, Standing.NONE)
    return evolve(fact, findings=tuple(dict.fromkeys(ids)))


def weighed(fact: Fact, primaries: frozenset[str], repeating: Mapping[str, str]) -> Fact:
    """A fact with what its tellers are held against: the primary source, or else the majority."""
    otherwise = {t.document for t in fact.tellers if t.differs}
    agreeing = {t.document for t in fact.tellers} - otherwise
    in_order = tuple(dict.fromkeys(t.document for t in fact.tellers))
    first = in_order[0]
    primary = first in primaries
    for_it, against = (_witnesses(side, repeating) for side in (agreeing, otherwise))
    if primary or for_it > against:
        standing = Standing.PRIMARY if primary else Standing.MAJORITY
        outliers = tuple(d for d in in_order if d in otherwise)
        return evolve(fact, standing=standing, reference=first, outliers=outliers)
    ways = {(t.words, t.differs) for t in fact.tellers if t.differs}
    if against == for_it or len(ways) > 1:  # those that differ do not say one thing
        return evolve(fact, standing=Standing.NONE, reference=None, outliers=())
    return evolve(
        fact,
        standing=Standing.MAJORITY,
        reference=next(d for d in in_order if d in otherwise),
        outliers=tuple(d for d in in_order if d in agreeing),
    )


def _with_values(
    facts: Sequence[Fact],
    findings: Sequence[Finding],
    corpus: Corpus,
    repeating: Mapping[str, str],
) -> Iterator[Fact]:
    """The facts, with those who give another figure for one, and the facts that only they show."""
    known = {_spot(p, corpus): p for p in places(corpus)}
    held: dict[tuple[str, int, int], int] = {}
    made = list(facts)
    for number, fact in enumerate(made):
        for t in fact.tellers:
            mark = t.evidence.marks[0]
            held[t.document, mark.start, mark.end] = number
    for finding in findings:
        spots = [(e.document, m.start, m.end) for e in finding.evidence[:2] for m in e.marks]
        if finding.kind != "value" or len(spots) != _SIDES or not known.keys() >= {*spots}:
            continue
        theirs, ours = spots
        if theirs[0] == ours[0] or theirs in held:
            continue
        teller = _teller(known[theirs], corpus, (finding.kind,))
        if ours not in held:
            held[ours] = len(made)
            first = _teller(known[ours], corpus, ())
            made.append(Fact(_about(known[ours], corpus), (first,), None, Standing.NONE))
        number = held[theirs] = held[ours]
        old = made[number]
        made[number] = evolve(
            old,
            tellers=(*old.tellers, teller),
            findings=tuple(dict.fromkeys((*old.findings, finding.id))),
        )
    primaries = frozenset(
        b.reading.document.id for b in corpus.libraries if b.reading.document.role is Role.PRIMARY
    )
    for fact in made:
        yield weighed(fact, primaries, repeating)


_SIDES: Final = 2


def _witnesses(documents: set[str], repeating: Mapping[str, str]) -> int:
    """How many documents say so, those left out that repeat another of them."""
    return len({_origin(d, repeating) for d in documents})


def _origin(document: str, repeating: Mapping[str, str]) -> str:
    seen = {document}
    while document in repeating and repeating[document] not in seen:
        document = repeating[document]
        seen.add(document)
    return document


def _teller(place: Place, corpus: Corpus, differs: tuple[str, ...]) -> Teller:
    document = place.library(corpus).reading.document
    figure = place.told(corpus)
    statement = place.profile(corpus).statement
    return Teller(document.id, figure.text, quote(document, statement, (figure.span,)), differs)


def _about(place: Place, corpus: Corpus) -> str:
    """Words that say what a figure counts, for a heading: what is counted, and who does what."""
    figure, statement = place.told(corpus), place.profile(corpus).statement
    parts = [figure.counted.text if figure.counted else ""]
    if figure.of:
        parts.append(f"of {figure.of.text}")
    for clause in statement.clauses:
        if clause.span.covers(figure.span):
            parts += [p.text for p in (clause.subject, clause.predicate) if p]
            break
    told: list[str] = []
    for part in parts:
        if part and not any(part.lower() in t.lower() or t.lower() in part.lower() for t in told):
            told.append(part)
    return " ".join(", ".join(told).split()) or statement.text[:60]


# --- who repeats whom --------------------------------------------------------------------


def lineages(documents: Sequence[Document]) -> tuple[Lineage, ...]:
    """Which documents repeat long stretches of another: the one they repeat most, each."""
    dated = all(d.date for d in documents)
    ranked = sorted(
        documents,
        key=lambda d: (d.role is not Role.PRIMARY, d.date if dated and d.date else date.min),
    )
    words = [wording(d.text) for d in ranked]
    found = []
    for later, earlier in _candidates(words).items():
        lines = (
            lineage(ranked[later], words[later], ranked[source], words[source])
            for source in earlier
        )
        best = max((line for line in lines if line), key=lambda line: line.share, default=None)
        if best:
            found.append(best)
    order = {d.id: at for at, d in enumerate(documents)}
    return tuple(sorted(found, key=lambda line: order[line.document]))


def lineage(later: Document, ours: Wording, earlier: Document, theirs: Wording) -> Lineage | None:
    """What one document repeats of another, if it is enough to call it a repetition."""
    met = repeated(ours, theirs)
    if met is None:
        return None
    return Lineage(
        later.id,
        earlier.id,
        round(met.share, 4),
        met.stretches,
        (_words(later, met.ours), _words(earlier, met.theirs)),
    )


def _candidates(words: Sequence[Wording]) -> dict[int, list[int]]:
    """For each text the earlier ones that share a row of words with it, most shared first."""
    holders: dict[tuple[str, ...], list[int]] = {}
    shared: dict[int, Counter[int]] = {}
    for number, text in enumerate(words):
        rows = {text.words[at : at + _SHINGLE] for at in range(len(text.words) - _SHINGLE + 1)}
        for row in rows:
            known = holders.setdefault(row, [])
            if len(known) <= _SHARED_BY:
                for earlier in known:
                    shared.setdefault(number, Counter())[earlier] += 1
                known.append(number)
    return {
        number: [k for k, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:5]]
        for number, counts in sorted(shared.items())
    }


def _words(document: Document, span: Span) -> Evidence:
    return quote(document, Statement(span, span.of(document.text), Zone.BODY))
