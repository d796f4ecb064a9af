"""Which figures of which documents state one fact: told by their digits first, then by their words.

Documents that are compared are of one story, so that a figure of three digits or more that two of
them print is hardly two facts; nor are the same digits with two of them changed round, or with the
point elsewhere, where the words agree. Figures are gathered by their digits, so that the work
grows with the documents and not with their pairs; a bucket of more than `MOST` is cut, and says so.
"""

# Longer than 400 lines: one grouping of statements, with the questions that join and part them.

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from attrs import evolve, field, frozen

from claimcheck.matching import Corpus, Library
from claimcheck.matching.alignment import align, beside_figures, coverage, met_by
from claimcheck.matching.circumstance import Circumstances
from claimcheck.matching.figures import (
    comparable,
    digits,
    direction_slot,
    slip,
    unit_slot,
    unit_state,
)
from claimcheck.matching.figures import head as noun
from claimcheck.matching.points import Gap, changes, gaps, told_in_per_cent
from claimcheck.matching.terms import Profile
from claimcheck.matching.unread import is_understood
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import (
    Case,
    Claim,
    Figure,
    FigureRole,
    Match,
    Pairing,
    Sighting,
    State,
    Zone,
)
from claimcheck.quantity import Kind, Quantity, plain

MOST: Final = 24
"""So many figures with the same digits are held against one another."""

_TELLING: Final = 3
"""From so many digits on, equal ones are hardly chance in documents of one story."""
_TITLES: Final = frozenset({Zone.HEADLINE, Zone.STANDFIRST})
_ASIDE: Final = frozenset({Kind.IDENTIFIER, Kind.CLOCK})
_ROLES_ASIDE: Final = frozenset(
    {FigureRole.AGE, FigureRole.CLOCK, FigureRole.RANK, FigureRole.THRESHOLD}
)


@frozen
class Place:
    """A figure of a statement of a document of the corpus, by their places."""

    document: int
    statement: int
    figure: int

    def library(self, corpus: Corpus) -> Library:
        """The document, prepared."""
        return corpus.libraries[self.document]

    def profile(self, corpus: Corpus) -> Profile:
        """The statement, with its terms."""
        return self.library(corpus).profiles[self.statement]

    def told(self, corpus: Corpus) -> Figure:
        """The figure."""
        return self.profile(corpus).statement.figures[self.figure]


@frozen
class Told:
    """Two places that may tell one fact, with the case that their statements make."""

    ours: Place
    theirs: Place
    case: Case = field(repr=False)
    pairing: Pairing = field(repr=False)
    shared: float = 0.0
    """How much of the words of either is met by the other."""


def places(corpus: Corpus) -> Iterator[Place]:
    """Every figure that a document states where it is held against others, in reading order."""
    for number, library in enumerate(corpus.libraries):
        for at in statements_held(corpus, number):
            known = library.profiles[at]
            if known.statement.question:
                continue
            for i, figure in enumerate(known.statement.figures):
                if figure.arithmetic or figure.quantity.kind in _ASIDE:
                    continue
                if figure.role not in _ROLES_ASIDE and figure.quantity.value is not None:
                    yield Place(number, at, i)


def statements_held(corpus: Corpus, number: int) -> Sequence[int]:
    """The statements of a document that may be held against others: all of a desk's.

    Of an archive's documents these are all of the one that is asked, which stands last, and of the
    others those that are linked to it.
    """
    library = corpus.libraries[number]
    if corpus.held is None or number == len(corpus.libraries) - 1:
        return range(len(library.profiles))
    linked = (each for (ours, _), each in corpus.held.items() if ours == number)
    return sorted(frozenset[int]().union(*linked))


def buckets(corpus: Corpus) -> Mapping[str, Sequence[Place]]:
    """The figures by their digits, in whatever order and size: 31.6, 316 and 361 stand together.

    Noughts are left out, as they come and go with the size.
    """
    found: dict[str, list[Place]] = {}
    for place in places(corpus):
        figure = place.told(corpus)
        value = figure.quantity.value
        printed = plain(abs(value)).replace(".", "").replace("0", "") if value is not None else ""
        if printed:
            found.setdefault("".join(sorted(printed)), []).append(place)
    return found


def case_of(ours: Place, theirs: Place, corpus: Corpus, needed: float = 0.0) -> Told | None:
    """The two statements as a case in which the one figure is held against the other.

    None, too, where it can be told beforehand that they share less than is `needed`.
    """
    if needed > 0 and _most_shared(ours, theirs, corpus) < needed - _SLACK:
        return None
    sighting = _aligned(ours, theirs, corpus)
    language = theirs.library(corpus).reading.document.language
    if sighting is None or not is_understood(sighting, language):
        return None
    match = next(
        (m for m in sighting.matches if (m.ours, m.theirs) == (ours.figure, theirs.figure)), None
    )
    if match is None:
        return None
    return _told(ours, theirs, corpus, sighting, match)


_SLACK: Final = 1e-4
"""A match's shares are rounded to four places."""


def _most_shared(ours: Place, theirs: Place, corpus: Corpus) -> float:
    """What two figures share at most, told without what else their statements say.

    It is never less than `Told.shared`, and 1 where the statements share so many words that there
    is no telling.
    """
    known, other = corpus.masked(ours.profile(corpus)), theirs.profile(corpus)
    context = theirs.library(corpus).contexts[theirs.statement]
    total, own = coverage(met_by(known, other, corpus.weigh, context)[0], corpus.weigh)
    if context.excerpt or total >= WEIGHTS["trust"]["aligned"]:
        return 1.0
    places = ours.figure, theirs.figure
    beside = coverage(beside_figures(places, known, other, context), corpus.weigh)
    a, b = ours.told(corpus), theirs.told(corpus)
    hints = int(unit_slot(a, b, _circumstances(ours, theirs, corpus)).state is State.SAME)
    hints += bool(known.statement.names and other.statement.names)
    hints += 3 * _may_stand_beside(ours, theirs, corpus)
    if a.role is b.role:
        way = direction_slot(a, b, known.statement, other.statement)
        # One for itself, and two where both are of the story.
        hints += 3 * (way.state is State.SAME)
    return max(*beside, own / 2) + _HINT * hints


def _may_stand_beside(ours: Place, theirs: Place, corpus: Corpus) -> bool:
    """Whether the two statements print another number alike."""
    mine, yours = (
        {
            value
            for at, f in enumerate(place.profile(corpus).statement.figures)
            if at != place.figure and not f.arithmetic
            for value in (f.quantity.value, f.quantity.canonical_value)
        }
        for place in (ours, theirs)
    )
    return not (mine - {None}).isdisjoint(yours)


def _circumstances(ours: Place, theirs: Place, corpus: Corpus) -> Circumstances:
    mine, yours = ours.library(corpus), theirs.library(corpus)
    return Circumstances(
        period=mine.inherited.get(ours.profile(corpus).statement.span.start),
        inherited=yours.inherited,
        units=corpus.units,
        heads=corpus.words.heads,
        date=yours.reading.document.date or mine.reading.document.date,
    )


def _aligned(ours: Place, theirs: Place, corpus: Corpus) -> Sighting | None:
    """The statement of the one place held against that of the other, slot by slot."""
    known, other = corpus.masked(ours.profile(corpus)), theirs.profile(corpus)
    sighting = corpus.recalled(known, other)
    if sighting is None:
        context = theirs.library(corpus).contexts[theirs.statement]
        circumstances = _circumstances(ours, theirs, corpus)
        sighting = align(known, other, corpus.weigh, context, circumstances, by_figure=True)
        if sighting is not None:
            corpus.remember(known, other, sighting)
    return sighting


def _told(ours: Place, theirs: Place, corpus: Corpus, sighting: Sighting, match: Match) -> Told:
    document = ours.library(corpus).reading.document
    shared = _shared(match, sighting)
    if _of_the_story(ours, theirs, corpus) and _of_the_story(theirs, ours, corpus):
        shared = _with_the_story(match, shared)
    trust = _trust(match, sighting, shared)
    sure = evolve(match, score=max(match.score, trust), own=max(match.own, trust))
    pairing = Pairing(sighting, sure, by_digits=True)
    others = (
        Pairing(sighting, m)
        for m in sighting.matches
        if m.ours != match.ours and m.theirs != match.theirs and m.state("value") is State.SAME
    )
    case = Case(
        Claim(id="", claim=sighting.ours.span.of(document.text)),
        (sighting.ours,),
        theirs.library(corpus).reading,
        (sighting,),
        (pairing, *_once(others)),
        source=document,
    )
    return Told(ours, theirs, case, pairing, shared)


def _once(pairings: Iterable[Pairing]) -> Iterator[Pairing]:
    taken: set[int] = set()
    given: set[int] = set()
    for each in pairings:
        if each.match.ours not in given and each.match.theirs not in taken:
            given.add(each.match.ours)
            taken.add(each.match.theirs)
            yield each


def _shared(match: Match, sighting: Sighting) -> float:
    """How much speaks for one fact beside the digits: words, what is counted, names, the move."""
    shared = max(match.score, match.own, (sighting.sure + sighting.back) / 2)
    if match.state("unit") is State.SAME:
        shared += _HINT
    if match.state("role") is State.SAME and match.state("direction") is State.SAME:
        shared += _HINT
    if any(s.name.startswith("name:") and s.state is State.SAME for s in sighting.slots):
        shared += _HINT
    if _beside(match, sighting):
        shared += 3 * _HINT
    return min(1.0, shared)


_HINT: Final = 0.15


def _beside(match: Match, sighting: Sighting) -> bool:
    """Whether the two sentences share another telling figure: "£31.6m, on 1.2 million claims"."""
    return any(
        m.ours != match.ours
        and m.theirs != match.theirs
        and m.state("value") is State.SAME
        and not sighting.ours.figures[m.ours].arithmetic
        and not sighting.theirs.figures[m.theirs].arithmetic
        and digits(sighting.ours.figures[m.ours].quantity) >= _FEW
        for m in sighting.matches
    )


def _with_the_story(match: Match, shared: float) -> float:
    """How much is shared by two figures that are both of what their documents are about."""
    if match.state("role") is State.SAME and match.state("direction") is State.SAME:
        return min(1.0, shared + 2 * _HINT)
    return shared


def _of_the_story(place: Place, other: Place, corpus: Corpus) -> bool:
    """Whether a figure is of what one of two documents' headlines speaks of, or of "it", "this"."""
    known = place.profile(corpus)
    if known.statement.zone in _TITLES:
        return True
    span = place.told(corpus).span
    clause = next((c for c in known.statement.clauses if c.span.covers(span) and c.subject), None)
    if clause is None or clause.subject is None:
        return False
    words = [t.key for t in known.terms if clause.subject.span.covers(t.span) and not t.name]
    headlines = [p.library(corpus).contexts[p.statement].headline for p in (place, other)]
    return not words or any(key in headline for key in words for headline in headlines)


def _trust(match: Match, sighting: Sighting, shared: float) -> float:
    """How far the digits alone, and what else is shared, make two figures one fact."""
    a = sighting.ours.figures[match.ours].quantity
    b = sighting.theirs.figures[match.theirs].quantity
    base = _BY_DIGITS[min(len(_BY_DIGITS) - 1, digits(a), digits(b))]
    return 1 - (1 - base) * (1 - shared)


_BY_DIGITS: Final = (0.0, 0.0, 0.25, 0.5, 0.7)
"""What equal digits are worth, by how many there are."""


def by_points(corpus: Corpus, order: Sequence[int]) -> Iterator[Case]:
    """Two shares of one thing before each change of another document that prints their difference.

    Where the change is of what the document is about, or its sentence gives one of the shares too.
    """
    gapped: dict[Decimal, list[tuple[int, int, Gap]]] = {}
    for number in order:
        for at in statements_held(corpus, number):
            known = corpus.libraries[number].profiles[at]
            if known.statement.question:
                continue
            for gap in gaps(known.statement):
                gapped.setdefault(gap.value, []).append((number, at, gap))
    for number in order:
        library = corpus.libraries[number]
        for at in statements_held(corpus, number):
            known = library.profiles[at]
            for change in () if known.statement.question else changes(known.statement):
                value = change.quantity.value or Decimal(0)
                place = Place(number, at, known.statement.figures.index(change))
                for other, where, gap in gapped.get(value, [])[:MOST]:
                    source = Place(other, where, 0)
                    if _is_of_gap(gap, change, place, source, corpus):
                        yield from _case_of_statements(source, place, corpus)
                        break


def _may_meet(ours: int, theirs: int, corpus: Corpus) -> bool:
    """Whether two documents are held together, whichever stands first."""
    held = corpus.held
    if ours == theirs:
        return False
    return held is None or (ours, theirs) in held or (theirs, ours) in held


def _is_of_gap(gap: Gap, change: Figure, place: Place, source: Place, corpus: Corpus) -> bool:
    """Whether a change in per cent is told of two shares: it gives one, or is of the story."""
    if not _may_meet(source.document, place.document, corpus) or not told_in_per_cent(gap, change):
        return False
    shares = {gap.earlier.quantity.value, gap.later.quantity.value}
    figures = place.profile(corpus).statement.figures
    return any(f.quantity.value in shares for f in figures) or _of_the_story(place, source, corpus)


def _case_of_statements(ours: Place, theirs: Place, corpus: Corpus) -> Iterator[Case]:
    """The two statements as a case, without any figure held against another."""
    sighting = _aligned(ours, theirs, corpus)
    if sighting is not None:
        document = ours.library(corpus).reading.document
        yield Case(
            Claim(id="", claim=sighting.ours.span.of(document.text)),
            (sighting.ours,),
            theirs.library(corpus).reading,
            (sighting,),
            source=document,
        )


# --- groups ------------------------------------------------------------------------------


@frozen
class Group:
    """The places that tell one fact; the first is what the others are held against.

    `pairs` are the others before it, in order.
    """

    first: Place
    pairs: tuple[Told, ...] = ()


@frozen
class Grouping:
    """All facts that more than one figure tells; `cut` counts figures that were not looked at."""

    groups: tuple[Group, ...]
    cut: int = 0


def grouped(corpus: Corpus, order: Sequence[int], only: frozenset[int] = frozenset()) -> Grouping:
    """Gather the figures of all documents by fact; `order` says which documents come first.

    A figure joins the group of its digits with whose first figure it shares most, if that is
    enough; each document is only held against those before it. With `only`, facts are left out
    that none of some documents, by their places, can tell.
    """
    rank = {number: at for at, number in enumerate(order)}
    groups: dict[Place, list[Told]] = {}
    cut = 0
    for _, bucket in sorted(buckets(corpus).items()):
        if only and not any(place.document in only for place in bucket):
            continue
        found = sorted(bucket, key=lambda p: (rank[p.document], p.statement, p.figure))
        left = found[MOST:]
        # Of an archive's documents each is asked by itself, and counts what is its own.
        cut += len(left) if corpus.held is None else sum(p.document in only for p in left)
        heads: list[Place] = []
        for place in found[:MOST]:
            best: Told | None = None
            for head in heads:
                if head.document == place.document or not _are_held(head, place, corpus):
                    continue
                if not _may_be_one(head, place, corpus):
                    continue
                needed = _needed(head.told(corpus).quantity, place.told(corpus).quantity)
                told = case_of(head, place, corpus, needed)
                if (
                    told
                    and is_one_fact(told, corpus)
                    and (best is None or _fits(told) > _fits(best))
                ):
                    best = told
            if best is None:
                heads.append(place)
                groups[place] = []
            else:
                groups[best.ours].append(best)
    ordered = sorted(
        (Group(first, tuple(pairs)) for first, pairs in groups.items() if pairs),
        key=lambda g: (rank[g.first.document], g.first.statement, g.first.figure),
    )
    return Grouping(tuple(ordered), cut)


def _are_held(head: Place, place: Place, corpus: Corpus) -> bool:
    """Whether two statements are held together; those of a desk all are."""
    if corpus.held is None:
        return True
    linked = corpus.held.get((head.document, place.document), {})
    return place.statement in linked.get(head.statement, ())


def _may_be_one(head: Place, place: Place, corpus: Corpus) -> bool:
    """Whether two figures may tell one fact, whatever the words: else no words are looked at."""
    ours, theirs = head.told(corpus), place.told(corpus)
    a, b = ours.quantity, theirs.quantity
    if not comparable(ours, theirs):
        return False
    if a.value == b.value:
        return True
    if a.dimension != b.dimension or min(digits(a), digits(b)) < _FEW or not slip(a, b):
        return False
    if not may_count_one(head, place, corpus):
        return False
    return not _stated(place, a, corpus) and not _stated(head, b, corpus)


def may_count_one(ours: Place, theirs: Place, corpus: Corpus) -> bool:
    """Whether two figures may be counts of one thing.

    What they count is the same, or unsaid, or no two sorts of thing are known to be meant and the
    figures are long.
    """
    mine, yours = ours.told(corpus), theirs.told(corpus)
    if mine.quantity.kind is not Kind.COUNT:
        return True
    a, b = noun(mine.counted), noun(yours.counted)
    if a is None or b is None:
        return True
    state = unit_state(a, b, _circumstances(ours, theirs, corpus))
    long = min(digits(mine.quantity), digits(yours.quantity)) > _TELLING
    return state in {State.SAME, State.COMPATIBLE} or (long and state is not State.DIFFERENT)


def _fits(told: Told) -> tuple[bool, float]:
    return told.pairing.match.state("value") is State.SAME, told.shared


def is_one_fact(told: Told, corpus: Corpus) -> bool:
    """Whether two figures with the same digits may be taken to tell one fact."""
    a, b = told.pairing.ours.quantity, told.pairing.theirs.quantity
    telling = min(digits(a), digits(b))
    if a.value == b.value:
        sure = _of_one_sort(told) and telling >= _TELLING
        return sure or told.shared >= _beside_equal(a, b)
    how = slip(a, b)
    if how is None or telling < _FEW or a.dimension != b.dimension:
        return False
    return (
        told.shared >= _beside_slip(a, b)
        and not _stated(told.theirs, a, corpus)
        and not _stated(told.ours, b, corpus)
    )


def _needed(a: Quantity, b: Quantity) -> float:
    """How much two figures must share to be one fact; nothing, where their slots may settle it."""
    if a.value != b.value:
        return _beside_slip(a, b)
    settled = a.kind is b.kind is Kind.MEASURE and min(digits(a), digits(b)) >= _TELLING
    return 0.0 if settled else _beside_equal(a, b)


def _beside_equal(a: Quantity, b: Quantity) -> float:
    """How much must be shared beside two equal numbers."""
    telling = min(digits(a), digits(b))
    if a.dimension == b.dimension or telling >= _TELLING:
        return _SHARED[min(len(_SHARED) - 1, telling)]
    return _SHARED_BESIDE


def _beside_slip(a: Quantity, b: Quantity) -> float:
    """How much must be shared beside two numbers of which one may be a slip for the other."""
    telling = min(digits(a), digits(b))
    if slip(a, b) == "magnitude" and telling >= _TELLING and a.kind is not Kind.COUNT:
        return 0.0  # £1.71m and £1.71bn in one story
    return _SHARED_SLIP if telling >= _TELLING else _SHARED_BESIDE


def _of_one_sort(told: Told) -> bool:
    """Whether both figures measure, in different units, what may be one thing: acres, hectares."""
    a, b = told.pairing.ours.quantity, told.pairing.theirs.quantity
    return (
        a.kind is b.kind is Kind.MEASURE
        and told.pairing.match.state("measure") is State.DIFFERENT
        and told.pairing.match.state("role") is State.SAME
    )


_FEW: Final = 2
_SHARED: Final = (1.0, 0.6, 0.35, 0.05, 0.0)
"""How much must be shared beside equal digits, by how many there are."""
_SHARED_BESIDE: Final = 0.35
"""How much, where a share stands against points, or few digits have slipped."""
_SHARED_SLIP: Final = 0.15


def _stated(place: Place, quantity: Quantity, corpus: Corpus) -> bool:
    """Whether a document states an amount somewhere, too: then no slip stands for it."""
    return quantity.canonical_value in place.library(corpus).by_value


__all__ = [
    "MOST",
    "Group",
    "Grouping",
    "Place",
    "Told",
    "buckets",
    "by_points",
    "grouped",
    "is_one_fact",
    "may_count_one",
    "places",
]
