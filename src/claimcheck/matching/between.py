"""Statements of documents held against each other, without a claim."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from claimcheck.matching import Corpus, Library, Linked, assign, figures_met, ranked_sightings
from claimcheck.matching.alignment import TITLES, Least
from claimcheck.matching.circumstance import Circumstances
from claimcheck.matching.inherited import stated_in
from claimcheck.matching.parts import in_parts
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Case, Claim, Role, Sighting, Statement
from claimcheck.quantity import Kind

_FEWEST_TERMS: Final = 2
_CANDIDATES: Final = 6
_NAMES: Final = frozenset({Kind.IDENTIFIER, Kind.CLOCK})


def in_order(corpus: Corpus) -> tuple[Library, ...]:
    """The documents with primary sources first, as the side that others are held against."""
    return in_order_of(corpus.libraries)


def in_order_of(libraries: Sequence[Library]) -> tuple[Library, ...]:
    """Documents with primary sources first."""
    return tuple(sorted(libraries, key=lambda b: b.reading.document.role is not Role.PRIMARY))


def across(corpus: Corpus, spoken: frozenset[tuple[str, int]] = frozenset()) -> Iterator[Case]:
    """Every statement of each document before each later document, the primary sources first.

    What a primary source speaks of is held against it alone: that two others differ from one
    another there is no news once one of them differs from the source. `spoken` is what primary
    sources are known to speak of.
    """
    told = set(spoken)
    for mine, yours in pairs_held(corpus):
        ours, theirs = corpus.libraries[mine], corpus.libraries[yours]
        primary = ours.reading.document.role is Role.PRIMARY
        name = theirs.reading.document.id
        among = None if corpus.held is None else corpus.held[mine, yours]
        for case in before(ours, theirs, corpus, frozenset(told), among):
            if among is not None and not _is_linked(case, ours, theirs, among):
                continue
            if primary:
                told.add((name, case.sightings[0].theirs.span.start))
            yield case


def _is_linked(case: Case, ours: Library, theirs: Library, linked: Linked) -> bool:
    """Whether the two statements of a case are those that are to be held together."""
    mine, yours = case.statements[0].span, case.sightings[0].theirs.span
    return any(
        ours.profiles[a].statement.span == mine
        and any(theirs.profiles[b].statement.span == yours for b in others)
        for a, others in linked.items()
    )


def across_parts(corpus: Corpus, asked: Callable[[Statement], bool]) -> Iterator[Case]:
    """The clauses of documents before those of others, as `across` holds whole sentences.

    Only pairs of which one is a part of a longer sentence: the others are held whole. Of each
    document only the clauses that are `asked` are held against others.
    """
    primary = any(b.reading.document.role is Role.PRIMARY for b in corpus.libraries)
    for mine, yours in pairs_held(corpus):
        ours = corpus.libraries[mine]
        if primary and ours.reading.document.role is not Role.PRIMARY:
            continue
        if corpus.held is None:
            cut = _cut(ours, corpus)
        else:
            # What a clause says, its sentence says: of most there is nothing to be cut.
            linked = [at for at in corpus.held[mine, yours] if asked(ours.profiles[at].statement)]
            cut = in_parts(ours, corpus.words, linked)
        among = _places_asked(cut, asked)
        if not among:
            continue
        for case in before(cut, _cut(corpus.libraries[yours], corpus), corpus, among=among):
            if any(s.row for s in (case.statements[0], case.sightings[0].theirs)):
                yield case


def _cut(library: Library, corpus: Corpus) -> Library:
    """A document in parts."""
    known = library.worked_out.get("parts")
    if not isinstance(known, Library):
        known = library.worked_out["parts"] = in_parts(library, corpus.words)
    return known


def _places_asked(cut: Library, asked: Callable[[Statement], bool]) -> set[int]:
    return {at for at, known in enumerate(cut.profiles) if asked(known.statement)}


def pairs_held(corpus: Corpus) -> Iterator[tuple[int, int]]:
    """The documents that are held together, by their places; the primary source stands first."""
    if corpus.held is not None:
        yield from sorted(corpus.held)
        return
    order = sorted(
        range(len(corpus.libraries)),
        key=lambda n: corpus.libraries[n].reading.document.role is not Role.PRIMARY,
    )
    libraries = [corpus.libraries[n] for n in order]
    near = partners(libraries)
    for at, ours in enumerate(libraries):
        primary = ours.reading.document.role is Role.PRIMARY
        for place in range(at + 1, len(libraries)):
            if primary or place in near[at]:
                yield order[at], order[place]


MOST_PARTNERS: Final = 12
"""With so many later documents a document that is no primary source is held together, at most."""


def partners(libraries: Sequence[Library]) -> tuple[frozenset[int], ...]:
    """For each document the later ones that share most telling words with it.

    All of them while they are few. A word that more documents have than that tells nothing, so that
    the work grows with the documents and not with their pairs.
    """
    count = len(libraries)
    if count <= MOST_PARTNERS + 1:
        return tuple(frozenset(range(at + 1, count)) for at in range(count))
    holders: dict[str, list[int]] = {}
    for at, library in enumerate(libraries):
        for key in library.index:
            holders.setdefault(key, []).append(at)
    shared: list[Counter[int]] = [Counter() for _ in libraries]
    for places in holders.values():
        if len(places) <= 2 * MOST_PARTNERS:
            for i, first in enumerate(places):
                shared[first].update(places[i + 1 :])
    return tuple(
        frozenset(k for k, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:MOST_PARTNERS])
        for counts in shared
    )


def pairs_left(libraries: Sequence[Library]) -> int:
    """How many pairs of documents are not held together, as others share more with them."""
    near = partners(in_order_of(libraries))
    return sum(
        len(libraries) - 1 - at - len(near[at])
        for at, library in enumerate(in_order_of(libraries))
        if library.reading.document.role is not Role.PRIMARY
    )


def before(
    ours: Library,
    theirs: Library,
    corpus: Corpus,
    spoken: frozenset[tuple[str, int]] = frozenset(),
    among: Collection[int] | None = None,
) -> Iterator[Case]:
    """Every statement of one document before another document; not those that were `spoken` of.

    Or only those `among` some places, each against those that it is linked to where that is told.
    """
    mine, yours = ours.reading.document.id, theirs.reading.document.id
    for number in range(len(ours.profiles)) if among is None else sorted(among):
        known = ours.profiles[number]
        if (mine, known.statement.span.start) in spoken or _is_a_label(known.statement):
            continue
        others: Collection[int] = range(len(theirs.profiles))
        if isinstance(among, Mapping):
            # Those that give the same figure are asked, too: one of them may be what is meant.
            others = among[number] | figures_met(known, theirs)
        for case in _cases(ours, number, theirs, others, corpus):
            primary = ours.reading.document.role is Role.PRIMARY
            if primary or (yours, case.sightings[0].theirs.span.start) not in spoken:
                yield case


def _is_a_label(statement: Statement) -> bool:
    """Whether a title only names what a document is of: "Crime in the county: year to June"."""
    return statement.zone in TITLES and not (
        statement.figures or any(c.predicate for c in statement.clauses) or statement.cues
    )


def within(library: Library, corpus: Corpus) -> Iterator[Case]:
    """A document's headline before its body, and each statement before later ones."""
    for number in range(len(library.profiles)):
        later = range(number + 1, len(library.profiles))
        yield from _cases(library, number, library, later, corpus)


def _cases(
    ours: Library, number: int, theirs: Library, among: Collection[int], corpus: Corpus
) -> Iterator[Case]:
    """One case for each statement that may say the same; the figures of the others are rivals."""
    statement = ours.profiles[number].statement
    mine = corpus.masked(ours.profiles[number])
    if statement.question or len(mine.keys) < _FEWEST_TERMS:
        return
    document = ours.reading.document
    circumstances = Circumstances(
        period=ours.inherited.get(statement.span.start),
        inherited=theirs.inherited,
        units=corpus.units,
        heads=corpus.words.heads,
        asked=False,
        date=theirs.reading.document.date or document.date,
    )
    least = Least(**WEIGHTS["between"])
    sightings = [
        s
        for s in ranked_sightings(mine, theirs, corpus, circumstances, among, _CANDIDATES, least)
        if _about_the_same(s, least)
    ]
    if not sightings:
        return
    times = [circumstances.period, *(f.period for f in statement.figures)]
    elsewhere = [t.span for t in times if t]
    before = stated_in(statement, elsewhere, (p.statement for p in ours.profiles))
    claim = Claim(id="", claim=statement.span.of(document.text))
    counted = [i for i, f in enumerate(statement.figures) if f.quantity.kind not in _NAMES]
    for sighting in sightings:
        others = [s for s in sightings if s is not sighting]
        pairings = (
            evolve(p, rivals=(*p.rivals, *((s, m) for s in others for m in s.matches)))
            for p in assign(statement, [sighting], counted)
        )
        yield Case(
            claim,
            (statement,),
            theirs.reading,
            (sighting,),
            tuple(pairings),
            source=document,
            inherited_from=before,
        )


def _about_the_same(sighting: Sighting, least: Least) -> bool:
    """Whether each of the two statements covers enough of the other."""
    if sighting.ours.zone in TITLES and sighting.matches:
        # A headline is short; what it counts is looked for in sentences that say much more.
        return sighting.sure >= least.ours
    if any(s.how == "object" for s in sighting.swaps):
        return sighting.sure >= least.ours
    if sighting.sure < least.ours or sighting.back < least.theirs:
        return False
    return sighting.back + sighting.sure >= least.both or bool(sighting.matches)


__all__ = [
    "MOST_PARTNERS",
    "across",
    "across_parts",
    "before",
    "in_order",
    "pairs_held",
    "pairs_left",
    "partners",
    "within",
]
