"""Which statements of which documents speak of a claim: found and aligned, never judged."""

# Longer than 400 lines: the one way from a claim to a case, in the order in which it is taken.

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

from attrs import evolve, field, frozen
from rapidfuzz import fuzz

from claimcheck.lexicon.meaning import category
from claimcheck.matching.alignment import Context, Least, Rarity, align, rarity
from claimcheck.matching.arithmetic import with_derived, with_shares
from claimcheck.matching.causal_cues import gives_cause, knows_no_cause
from claimcheck.matching.circumstance import Circumstances, is_comparison_base
from claimcheck.matching.contrary import likeliest
from claimcheck.matching.criteria import is_criterion
from claimcheck.matching.figures import comparable, digits, imprint, names_something, rareness, slip
from claimcheck.matching.nearness import BySize, by_size, nearness
from claimcheck.matching.outcomes import kind_of
from claimcheck.matching.reach import (
    EXCERPT,
    enough_of,
    name_keys,
    names_one,
    printed_in,
    speaks,
)
from claimcheck.matching.stated import with_stated
from claimcheck.matching.stretches import stretch_marks
from claimcheck.matching.terms import (
    Profile,
    Vocabulary,
    owners,
    pointers,
    profile,
    pronouns,
    tells_speaker,
    unnamed,
    vocabulary,
    words_of,
)
from claimcheck.matching.unread import is_understood
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import (
    Case,
    Claim,
    Figure,
    FigureRole,
    Match,
    Pairing,
    Period,
    Reading,
    Relation,
    Sighting,
    State,
    Statement,
    UnitDefinition,
    Zone,
)
from claimcheck.quantity import Bound, Kind
from claimcheck.reading.grammar import grammar
from claimcheck.reading.periods import parse_period

__all__ = [
    "Corpus",
    "Held",
    "Kept",
    "Library",
    "Linked",
    "assign",
    "build_case",
    "figures_held",
    "figures_met",
    "gather",
    "gather_one",
    "main_figures",
    "names_of",
    "prepare",
    "prepared",
    "ranked_sightings",
    "traces_in",
    "traces_of",
    "weigh_words",
]

_CANDIDATES: Final = 16
"""How many statements of a document are aligned with a claim."""

_TELLING: Final = 3
"""A statement that gives so many digits of a claim's figure is looked at, whatever its words."""

_NEAR_QUOTE: Final = 85.0
"""From this rapidfuzz ratio a statement is aligned even if it shares few words."""

_REMEMBERED: Final = 4096
"""So many pairs of statements that were held together are remembered; then all are forgotten."""

_MASKED: Final = 4_096
"""So many statements are remembered as claims are profiled."""

_INHERITS_FOR: Final = 2
"""For how many statements a period, once given, is understood."""


Holders = Mapping[object, Sequence[tuple[int, int, int]]]
"""Where a value is given: the place of the statement, that of its figure, and how telling it is."""


@frozen
class Library:
    """One document, prepared: its statements' terms, what each inherits, an index of keys."""

    reading: Reading
    profiles: tuple[Profile, ...] = field(repr=False)
    contexts: tuple[Context, ...] = field(repr=False)
    index: Mapping[str, tuple[int, ...]] = field(repr=False)
    inherited: Mapping[int, Period] = field(repr=False)
    by_value: Holders = field(repr=False)
    by_imprint: Holders = field(repr=False)
    sizes: BySize = field(repr=False)
    learnt: bool = True
    """Whether what is known of words was learnt from this document, too; else it must speak up."""

    @cached_property
    def printed(self) -> frozenset[str]:
        """The digits of its figures that print many."""
        return frozenset[str]().union(*(printed_in(p.statement) for p in self.profiles))

    held: Counter[str] = field(factory=Counter, repr=False)
    """How many figures it has of each dimension."""

    answering: Mapping[str, tuple[int, ...]] = field(factory=dict, repr=False)
    """The statements that answer a question with two answers, by the question."""

    worked_out: dict[str, object] = field(factory=dict, eq=False, repr=False)
    """What was worked out of it once, by the name of the question."""


def names_of(library: Library) -> frozenset[str]:
    """The names that stand in a document, in full; worked out once."""
    known = library.worked_out.get("names")
    if not isinstance(known, frozenset):
        known = frozenset(n.full for p in library.profiles for n in p.statement.names)
        library.worked_out["names"] = known
    return known


Linked = Mapping[int, frozenset[int]]
"""By a statement of one document, those of another that share enough with it to be held with it."""
Held = Mapping[tuple[int, int], Linked]
"""By the places of two documents, which of their statements are held together."""


@frozen
class Corpus:
    """All documents, prepared, with the words of the trade and the rarity of each key.

    `held` says of some of an archive's documents which are held together, and by which statements;
    of the documents of a desk all may be.
    """

    libraries: tuple[Library, ...]
    words: Vocabulary = field(repr=False)
    weigh: Rarity = field(repr=False)
    units: tuple[UnitDefinition, ...] = ()
    held: Held | None = field(default=None, repr=False)
    _masked: dict[int, Profile] = field(factory=dict, eq=False, repr=False)
    _aligned: "dict[tuple[int, int], tuple[Profile, Profile, Sighting]]" = field(
        factory=dict, eq=False, repr=False
    )

    def masked(self, own: Profile) -> Profile:
        """A statement of one of the documents as a claim is profiled, worked out once."""
        statement = own.statement
        known = self._masked.get(id(statement))
        if known is None or known.statement is not statement:
            # Where nobody is said to speak there is nothing to mask.
            known = profile(statement, self.words, masked=True) if tells_speaker(statement) else own
            if len(self._masked) >= _MASKED:
                self._masked.clear()
            self._masked[id(statement)] = known
        return known

    def recalled(self, ours: Profile, theirs: Profile) -> Sighting | None:
        """What came of two statements of the documents when they were held together before."""
        known = self._aligned.get((id(ours), id(theirs)))
        if known is None or known[0] is not ours or known[1] is not theirs:
            return None
        return known[2]

    def remember(self, ours: Profile, theirs: Profile, sighting: Sighting) -> None:
        """Keep what came of two statements, if it is the same whoever asks, and no claim is held.

        What is worked out of figures, and excerpts, count only where a claim is.
        """
        if sighting.excerpt or any(f.arithmetic for f in ours.statement.figures):
            return
        if len(self._aligned) >= _REMEMBERED:
            self._aligned.clear()
        self._aligned[id(ours), id(theirs)] = ours, theirs, sighting


class Kept:
    """Documents that one run has prepared, for the next run over the same readings.

    They serve only while the words of the trade stay the same. What is kept changes no result.
    """

    def __init__(self) -> None:
        self._words: Vocabulary | None = None
        self._libraries: dict[int, Library] = {}
        self._readings: dict[int, Reading] = {}

    def prepare(self, readings: Sequence[Reading], words: Vocabulary) -> tuple[Library, ...]:
        """The readings prepared, those that were before not again."""
        # Another thread may prepare documents at the same time; both have what they ask for.
        known = self._libraries if words == self._words else {}
        readings_before = self._readings
        libraries = {}
        for reading in readings:
            name = id(reading)
            same = name in known and readings_before.get(name) is reading
            libraries[name] = known[name] if same else _library(reading, words)
        self._words, self._libraries = words, libraries
        self._readings = {id(reading): reading for reading in readings}
        return tuple(libraries[id(reading)] for reading in readings)


def gather(
    readings: Sequence[Reading],
    terms: Mapping[str, Sequence[str]],
    units: tuple[UnitDefinition, ...] = (),
    kept: Kept | None = None,
) -> Corpus:
    """Prepare documents for matching; `kept` remembers them for the next run."""
    words = vocabulary(terms, readings)
    if kept is not None:
        libraries = kept.prepare(readings, words)
    else:
        libraries = tuple(_library(reading, words) for reading in readings)
    weigh = rarity(p for library in libraries for p in library.profiles)
    return Corpus(libraries, words, weigh, units)


def prepared(reading: Reading, words: Vocabulary) -> Library:
    """Prepare one of many documents by the words of the trade of all of them."""
    return _library(reading, words)


def gather_one(
    reading: Reading, words: Vocabulary, weigh: Rarity, units: tuple[UnitDefinition, ...] = ()
) -> Corpus:
    """Prepare a document for matching by what was learnt of words from others."""
    return Corpus((_library(reading, words, learnt=False),), words, weigh, units)


def weigh_words(readings: Sequence[Reading], terms: Mapping[str, Sequence[str]]) -> Rarity:
    """How heavy each word weighs by how many statements of some documents have it."""
    words = vocabulary(terms, readings)
    return rarity(profile(s, words) for reading in readings for s in _derived(reading))


def _derived(reading: Reading) -> list[Statement]:
    """The statements of a document, with what follows from their figures."""
    given = reading.statements
    return [with_derived(s, given[max(0, at - 2) : at][::-1]) for at, s in enumerate(given)]


def _library(reading: Reading, words: Vocabulary, *, learnt: bool = True) -> Library:
    statements = _derived(reading)
    profiles = tuple(profile(s, words) for s in statements)
    headline = frozenset(
        k for p in profiles if p.statement.zone in {Zone.HEADLINE, Zone.STANDFIRST} for k in p.keys
    )
    everything = frozenset(k for p in profiles for k in p.keys)
    # An excerpt may speak throughout of "the company" without a word of which.
    untold = (learnt or len(reading.document.text) <= EXCERPT) and not any(map(_told, statements))
    # In an archive documents are whole, however short.
    excerpt = learnt and _is_excerpt(statements)
    nameless = excerpt and not any(_told(s, but_speakers=True) for s in statements)
    figures = Counter(
        f.quantity.dimension for s in statements for f in s.figures if not f.arithmetic
    )
    contexts = tuple(
        Context(
            profiles[at - 1] if at else None,
            headline,
            everything,
            carried=at > 0 and _carries(profiles[at]),
            untold=untold and _untold(profiles[at].statement),
            excerpt=excerpt,
            nameless=nameless,
            answers=learnt,
            figures=figures,
        )
        for at in range(len(profiles))
    )
    index: dict[str, list[int]] = {}
    for at, p in enumerate(profiles):
        for key in sorted(p.keys):
            index.setdefault(key, []).append(at)
    return Library(
        evolve(reading, statements=tuple(statements)),
        profiles,
        contexts,
        {k: tuple(v) for k, v in index.items()},
        _inherited(statements, reading.document.language),
        *figures_held(profiles),
        by_size(statements),
        learnt,
        figures,
        _answering(profiles) if learnt else {},
    )


_CAUSE: Final = "?cause"
"""What a statement answers that says that a cause is not known."""


def _answering(profiles: Sequence[Profile]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for at, p in enumerate(profiles):
        asked = {a.question for a in p.answers}
        if knows_no_cause(p.statement):
            asked.add(_CAUSE)
        asked.update(stretch_marks(p.statement))
        for question in asked:
            found.setdefault(question, []).append(at)
    return {question: tuple(places) for question, places in found.items()}


_EXCERPT: Final = 3
"""So many sentences without a headline are an excerpt."""
_TITLES: Final = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.HEADING})


def _is_excerpt(statements: Sequence[Statement]) -> bool:
    """Whether a document is a sentence or three, cut out of what says whom they speak of."""
    return len(statements) <= _EXCERPT and not any(s.zone in _TITLES for s in statements)


_OPENING: Final = 5
"""Among so many first words a pronoun is the subject of its sentence."""


def _carries(own: Profile) -> bool:
    """Whether a sentence's subject is a pronoun for what the sentence before spoke of.

    "The total" and "the number" point back as pronouns do.
    """
    statement = own.statement
    if statement.figures and not statement.names:
        words = [t for t in statement.tokens if t.kind == "word"]
        first = {
            t.text
            for t, after in pairwise(words[: _OPENING + 1])
            # "This year" says when.
            if category(after.lemma) != "time"
        }
        # "Its 78 turbines" are those of the wind farm that the sentence before spoke of.
        if pronouns() & first or (words and words[0].text in owners()):
            return True
    if not any(c.subject and c.subject.text.lower() in pointers() for c in statement.clauses):
        return False
    return any(kind_of(a.question) == "rank" for a in own.answers)


def _told(statement: Statement, *, but_speakers: bool = False) -> bool:
    """Whether a sentence names what it says something of, speakers left out if asked."""
    spoken = [s.speaker.span for s in statement.speech if s.speaker and but_speakers]
    subjects = [
        c.subject.span
        for c in statement.clauses
        if c.subject and not any(c.subject.span.overlaps(s) for s in spoken)
    ]
    return any(n.span.overlaps(s) for n in statement.names for s in subjects)


def _untold(statement: Statement) -> bool:
    """Whether a sentence is of something that it does not name: "it", "the company", "his fee"."""
    subjects = [c.subject for c in statement.clauses if c.subject]
    if not subjects:
        return False
    first = subjects[0].text.split(maxsplit=1)[0].lower()
    return first in unnamed() and not any(
        n.span.overlaps(subjects[0].span) for n in statement.names
    )


def _inherited(statements: Sequence[Statement], language: str) -> dict[int, Period]:
    """The period that each statement without one of its own takes over from those before.

    A paragraph goes on from how the one before it began: what stands at its end may be an aside
    ("In the winter before, the figure was 63.1%").
    """
    found: dict[int, Period] = {}
    last: Period | None = None
    opened: Period | None = None
    since, block = 0, -1
    for statement in statements:
        begins = statement.block != block
        if begins:
            block, last = statement.block, opened or last
        own = [
            p
            for p in statement.periods
            # "The most since 1998" dates no sentence behind it, nor does "worse than last year".
            if not (is_comparison_base(p) or p.unit == "day" or (p.start and p.end is None))
            and not _is_compared_with(p, statement, language)
            and not _is_of_an_aside(p, statement)
        ]
        if own:
            last, since = own[0], 0
        elif last and since < _INHERITS_FOR:
            since += 1
            found[statement.span.start] = last
        if begins:
            opened = last
    return found


def _is_compared_with(period: Period, statement: Statement, language: str) -> bool:
    """Whether a period only says what is compared with: "worse than last year"."""
    before = [t.text for t in statement.tokens if t.span.end <= period.span.start]
    return not grammar(language).than.isdisjoint(before[-_BEHIND_THAN:])


def _is_of_an_aside(period: Period, statement: Statement) -> bool:
    """Whether a period only dates what is said by the way: "the pool, which opened in 1935"."""
    before = [t.text for t in statement.tokens if t.span.end <= period.span.start]
    which = words_of("asides")
    aside = [at for at, pair in enumerate(pairwise(before)) if pair[0] == "," and pair[1] in which]
    return bool(aside) and "," not in before[aside[-1] + 1 :]


_BEHIND_THAN: Final = 4
"""So many words before a period may "than" stand: "than it was in 2019"."""


# --- a claim before a document -----------------------------------------------------------


def prepare(claim: Claim, statements: Sequence[Statement], corpus: Corpus) -> tuple[Profile, ...]:
    """A claim's statements, completed by what its file states, with the terms they speak of."""
    stated = (with_shares(with_stated(s, claim)) for s in statements)
    return tuple(profile(s, corpus.words, masked=True) for s in stated)


def build_case(claim: Claim, profiles: Sequence[Profile], library: Library, corpus: Corpus) -> Case:
    """Find and align what a document says on a claim; the best figure takes each claim's figure."""
    circumstances = Circumstances(
        period=parse_period(claim.period, library.reading.document.date, claim.language)
        if claim.period
        else None,
        inherited=library.inherited,
        date=library.reading.document.date,
        units=corpus.units,
        heads=corpus.words.heads,
    )
    sightings: list[Sighting] = []
    pairings: list[Pairing] = []
    everywhere = range(len(library.profiles))
    for ours in profiles if library.learnt or _may_speak(profiles, library) else ():
        found = ranked_sightings(ours, library, corpus, circumstances, everywhere, _CANDIDATES)
        sightings += found
        pairings += assign(ours.statement, found, asked=True)
    if sightings and not library.learnt and not _speaks_up(profiles, sightings, library, corpus):
        sightings, pairings = [], []
    return Case(
        claim,
        tuple(p.statement for p in profiles),
        library.reading,
        tuple(sightings),
        tuple(pairings),
    )


def _may_speak(profiles: Sequence[Profile], library: Library) -> bool:
    """Whether a document has a name or a figure of a claim, without which it says nothing of it."""
    keys = library.contexts[0].document if library.contexts else frozenset[str]()
    return any(
        not printed_in(p.statement).isdisjoint(library.printed)
        or names_one(name_keys(p), keys, p.statement, names_of(library))
        for p in profiles
    )


def _speaks_up(
    profiles: Sequence[Profile], sightings: Sequence[Sighting], library: Library, corpus: Corpus
) -> bool:
    """Whether a document that nothing was learnt from meets enough of a claim."""
    keys = library.contexts[0].document
    enough = {p.statement.span: enough_of(p, corpus.weigh) for p in profiles}
    named = any(names_one(name_keys(p), keys, p.statement, names_of(library)) for p in profiles)
    return any(speaks(s, enough[s.ours.span], named=named) for s in sightings)


def ranked_sightings(  # noqa: PLR0913, PLR0917 - what is held against what, and how much of it
    ours: Profile,
    library: Library,
    corpus: Corpus,
    circumstances: Circumstances,
    among: Collection[int],
    most: int,
    least: Least | None = None,
) -> list[Sighting]:
    """The statements of a document that share most with ours, aligned, best first.

    With `least`, not those that share less than that.
    """
    chosen = candidates(ours, library, corpus, among, most)
    near = near_its_figures(ours, library, corpus, among)
    others: set[int] = set()
    if circumstances.asked and library.learnt:
        others = {*with_other_values(ours, library, corpus)} - {*chosen, *near}
    aligned = (
        (None if circumstances.asked else corpus.recalled(ours, library.profiles[at]))
        or align(
            ours,
            library.profiles[at],
            corpus.weigh,
            library.contexts[at],
            circumstances,
            by_figure=at in near or at in others,
            least=least,
        )
        for at in (*dict.fromkeys((*chosen, *near)), *sorted(others))
    )
    apart = {library.profiles[at].statement.span for at in others}
    language = library.reading.document.language
    found = [
        _ranked(_of_other_values_only(s) if s.theirs.span in apart else s)
        for s in aligned
        if s and is_understood(s, language)
    ]
    # Of a title nearly all is always met, as it is short.
    found.sort(
        key=lambda s: (-round(s.coverage + 0.3 * s.back * (not _is_title(s)), 4), s.theirs.span)
    )
    return found


def _of_other_values_only(sighting: Sighting) -> Sighting:
    """A statement that is looked at for another value alone: what agrees does so by chance."""
    return evolve(
        sighting,
        matches=tuple(m for m in sighting.matches if m.state("value") is State.DIFFERENT),
    )


def candidates(
    ours: Profile, library: Library, corpus: Corpus, among: Collection[int], most: int
) -> list[int]:
    """The statements worth aligning: they share words or figures with ours."""
    shared = _of_excerpts(ours, library, among)
    equal = _with_its_figures(ours, library, among)
    for at, worth in equal.items():
        shared[at] = shared.get(at, 0.0) + 0.3 * worth
    for at in _answering_too(ours, library, among):
        shared[at] = shared.get(at, 0.0) + corpus.weigh.unseen
    contexts, last, total = library.contexts, len(library.contexts) - 1, 0.0
    for key in sorted(ours.keys):
        weight = corpus.weigh(key)
        total += weight
        for at in library.index.get(key, ()):
            if at not in among:
                continue
            shared[at] = shared.get(at, 0.0) + weight
            # "It fell from 115 to 69": what it is stands in the sentence before.
            if at < last and contexts[at + 1].carried and at + 1 in among:
                shared[at + 1] = shared.get(at + 1, 0.0) + weight
    if len(shared) > most:
        text = ours.statement.text
        for at in sorted(shared, key=lambda a: (-shared[a], a))[: 2 * most]:
            if fuzz.token_set_ratio(text, library.profiles[at].statement.text) >= _NEAR_QUOTE:
                shared[at] += total
    best = sorted(shared, key=lambda a: (-shared[a], a))[:most]
    return [
        at
        for at in best
        if not library.profiles[at].statement.question
        and (
            equal.get(at, 0) >= _TELLING
            or library.contexts[at].excerpt
            or shared[at] >= WEIGHTS["trust"]["candidate"] * total
        )
    ]


_FEW: Final = 8
"""Among so many figures that are measured as the claim's, one that is equal is hardly by chance."""
_NEARBY: Final = 4
"""So many statements are aligned for nothing but a figure that is near one of the claim's."""


def near_its_figures(
    ours: Profile, library: Library, corpus: Corpus, among: Collection[int]
) -> tuple[int, ...]:
    """The statements whose figures print another number than ours, and may mean the same.

    "More than a third" is looked for where the claim says 36%, whatever its other words, in a
    document that speaks of what the claim speaks of, or has few figures that could be meant.
    """
    statement = ours.statement
    if not statement.figures:
        return ()
    spoken = spoken_of(ours, library, corpus) >= WEIGHTS["trust"]["spoken_of"]
    found: dict[int, float] = {}
    for i in main_figures(statement):
        figure = statement.figures[i]
        few = library.learnt and library.held[figure.quantity.dimension] <= _FEW
        if not (spoken or few):
            continue
        for at, place in library.sizes.around(figure.quantity):
            profile_ = library.profiles[at]
            theirs = profile_.statement.figures[place]
            if at not in among or profile_.statement.question:
                continue
            if theirs.arithmetic and not few:
                continue
            if comparable(figure, theirs) and figure.quantity.overlaps(theirs.quantity):
                found[at] = max(found.get(at, 0.0), nearness(figure.quantity, theirs.quantity))
        for at, _ in library.sizes.slips_of(figure.quantity):
            profile_ = library.profiles[at]
            if at in among and not profile_.statement.question:
                found.setdefault(at, float(_TELLING))
    return tuple(sorted(found, key=lambda at: (-found[at], at))[:_NEARBY])


_UNLIKE: Final = 6
"""So many statements are aligned for nothing but a figure that is measured as the claim's."""


def with_other_values(ours: Profile, library: Library, corpus: Corpus) -> tuple[int, ...]:
    """The statements that may give another value for a figure of ours, which is given nowhere.

    "About 96 square miles" stands under a heading, and shares no word with "61,300 acres burned".
    Only a document that speaks of what ours speaks of is looked through.
    """
    statement = ours.statement
    figures = [statement.figures[i] for i in main_figures(statement)]
    unmet = [
        f
        for f in figures
        if not f.arithmetic
        and f.quantity.canonical_value is not None
        and not _is_given(f, library)
        and f.quantity.dimension in library.sizes.of
    ]
    if not unmet or spoken_of(ours, library, corpus) < WEIGHTS["trust"]["spoken"]:
        return ()
    found: dict[int, float] = {}
    for figure in unmet:
        for at, place in library.sizes.of[figure.quantity.dimension][1]:
            theirs = library.profiles[at]
            if at in found or theirs.statement.question:
                continue
            if comparable(figure, theirs.statement.figures[place]):
                own = ours.keys & theirs.keys
                found[at] = sum(map(corpus.weigh, sorted(own)))
    return tuple(sorted(found, key=lambda at: (-found[at], at))[:_UNLIKE])


def _is_given(figure: Figure, library: Library) -> bool:
    """Whether a document gives a figure's very value for something measured alike."""
    return any(
        comparable(figure, library.profiles[at].statement.figures[place])
        for at, place, _ in library.by_value.get(figure.quantity.canonical_value, ())
    )


def spoken_of(ours: Profile, library: Library, corpus: Corpus) -> float:
    """How much of a statement's words a document has, wherever they stand in it."""
    keys = sorted(ours.keys)
    total = sum(map(corpus.weigh, keys))
    return sum(corpus.weigh(k) for k in keys if k in library.index) / total if total else 0.0


def _answering_too(ours: Profile, library: Library, among: Collection[int]) -> Iterator[int]:
    """The statements that answer a question which ours answers, once for each such question."""
    if library.answering:
        asked = {a.question for a in ours.answers}
        if gives_cause(ours.statement):
            asked.add(_CAUSE)
        asked.update(stretch_marks(ours.statement))
        for question in sorted(asked):
            yield from (at for at in library.answering.get(question, ()) if at in among)


def _with_its_figures(ours: Profile, library: Library, among: Collection[int]) -> dict[int, int]:
    """The statements that give a figure of ours, or its digits in another order, by how many."""
    values = {f.quantity.canonical_value for f in ours.statement.figures}
    imprints = {imprint(f.quantity) for f in ours.statement.figures} - {None}
    equal = {
        (at, figure): worth
        for holders, wanted in ((library.by_value, values), (library.by_imprint, imprints))
        for each in wanted
        for at, figure, worth in holders.get(each, ())
        if at in among
    }
    found: dict[int, int] = {}
    for (at, _), worth in equal.items():
        found[at] = found.get(at, 0) + worth
    return found


def figures_met(ours: Profile, library: Library) -> frozenset[int]:
    """The statements of a document that give a figure of ours, or its digits in another order."""
    return frozenset(_with_its_figures(ours, library, range(len(library.profiles))))


def traces_of(ours: Profile) -> Iterator[object]:
    """What of a statement may lead to a document: a document that holds none has no candidate."""
    yield from ours.keys
    yield from (("question", answer.question) for answer in ours.answers)
    for figure in ours.statement.figures:
        yield "value", figure.quantity.canonical_value
        yield "imprint", imprint(figure.quantity)
        yield "excerpt", True


def traces_in(library: Library) -> Iterator[object]:
    """What may lead a statement to a document, as `traces_of` names it."""
    yield from library.index
    yield from (("question", question) for question in library.answering)
    yield from (("value", value) for value in library.by_value)
    yield from (("imprint", digits) for digits in library.by_imprint if digits is not None)
    if any(context.excerpt for context in library.contexts):
        yield "excerpt", True


def figures_held(profiles: Sequence[Profile]) -> tuple[Holders, Holders]:
    """The figures of a document by their value, and by their digits in any order."""
    return (
        _holders(profiles, lambda f: f.quantity.canonical_value),
        _holders(profiles, lambda f: imprint(f.quantity)),
    )


def _holders(profiles: Sequence[Profile], of: Callable[[Figure], object]) -> Holders:
    """The figures of a document by their value, or by their digits in any order."""
    found: dict[object, list[tuple[int, int, int]]] = {}
    for at, p in enumerate(profiles):
        for i, figure in enumerate(p.statement.figures):
            found.setdefault(of(figure), []).append((at, i, digits(figure.quantity)))
    return found


def _of_excerpts(ours: Profile, library: Library, among: Collection[int]) -> dict[int, float]:
    """The statements with figures of a document that is too short to be chosen from."""
    contexts = library.contexts
    if not (ours.statement.figures and contexts and contexts[0].excerpt):
        # A document is an excerpt as a whole.
        return {}
    excerpts = (at for at in among if library.contexts[at].excerpt)
    return {at: 0.0 for at in excerpts if library.profiles[at].statement.figures}


def _ranked(sighting: Sighting) -> Sighting:
    if not sighting.matches:
        return sighting
    matches = tuple(evolve(m, rank=round(_rank(sighting, m), 4)) for m in sighting.matches)
    return evolve(
        sighting, matches=tuple(sorted(matches, key=lambda m: (-m.rank, m.ours, m.theirs)))
    )


def _rank(sighting: Sighting, match: Match) -> float:
    weights = WEIGHTS["match"]
    ours, theirs = sighting.ours.figures[match.ours], sighting.theirs.figures[match.theirs]
    rank = match.score
    rank += {
        State.SAME: weights["unit_same"],
        State.COMPATIBLE: weights["unit_kind"],
        State.DIFFERENT: weights["unit_different"],
    }.get(match.state("unit"), 0.0)
    worth = min(1.0, digits(ours.quantity) / 3)
    if match.state("value") is State.SAME or _same_print(ours, theirs):
        rank += weights["identical"] * worth
    elif (
        match.state("value") is State.COMPATIBLE
        if ours.quantity.bound not in _OPEN
        # "More than 18" allows 268; what is meant is rather the 18.1 beside it.
        else (_near_print(ours, theirs))
    ):
        near = weights["near"] * min(1.0, nearness(ours.quantity, theirs.quantity) / 3)
        rank += max(weights["overlapping"] * worth, near)
    elif slip(ours.quantity, theirs.quantity):
        rare = min(rareness(ours.quantity), rareness(theirs.quantity))
        rank += weights["near"] * max(0.0, min(1.0, (rare - 1) / 3))
    if match.state("role") is State.SAME:
        rank += weights["role_same"]
    if match.state("direction") is State.DIFFERENT and not _same_print(ours, theirs):
        rank += weights["direction_different"]
    if match.state("subject") is State.DIFFERENT:
        rank += weights["subject_different"]
    if match.state("population") is State.DIFFERENT and not _same_print(ours, theirs):
        rank += weights["population_different"]
    if theirs.complement:
        # What is left of a whole is what one side denies, or it is nothing the claim means.
        denied = _denies(sighting.ours) and not _denies(sighting.theirs)
        rank += weights["unit_same"] if denied else weights["not_denied"]
    rank += {
        State.SAME: weights["period_same"],
        State.COMPATIBLE: weights["period_same"] / 2,
        State.DIFFERENT: weights["period_different"],
    }.get(match.state("period"), 0.0)
    return rank


def _denies(statement: Statement) -> bool:
    return any(c.family == "negation" for c in statement.cues)


def _same_print(a: Figure, b: Figure) -> bool:
    return a.quantity.value is not None and a.quantity.value == b.quantity.value


_OPEN: Final = frozenset({Bound.OVER, Bound.UNDER, Bound.AT_LEAST, Bound.AT_MOST})
_NEAR: Final = Decimal("1.25")


def _near_print(a: Figure, b: Figure) -> bool:
    """Whether two figures print nearly the same number, or one of them is a range."""
    x, y = a.quantity.canonical_value, b.quantity.canonical_value
    if x is None or y is None:
        return True
    return bool(x) and bool(y) and x * y > 0 and max(abs(x / y), abs(y / x)) <= _NEAR


_SIDE: Final = frozenset({FigureRole.BASE, FigureRole.CLOCK, FigureRole.TIMES})


_NO_AMOUNT: Final = frozenset({Kind.IDENTIFIER, Kind.CLOCK})


def main_figures(statement: Statement) -> tuple[int, ...]:
    """The places of the figures that a claim is about: no identifiers, no bases of others.

    A time of day is no amount: a claim that gives one and no other figure is told in words.
    """
    telling = [
        (i, f)
        for i, f in enumerate(statement.figures)
        if f.quantity.kind not in _NO_AMOUNT
        and not names_something(f, statement)
        and not f.arithmetic
    ]
    found = tuple(i for i, f in telling if f.role not in _SIDE and not is_criterion(f))
    return found or tuple(i for i, _ in telling)


def together(sighting: Sighting, match: Match) -> bool:
    """Whether another figure of the claim has its equal in the same statement, too."""
    if match.state("value") is not State.SAME:
        return False
    return any(
        m.ours != match.ours and m.theirs != match.theirs and m.state("value") is State.SAME
        for m in sighting.matches
    )


def slipped(sighting: Sighting, match: Match) -> bool:
    """Whether a figure is a slip away from the claim's, beside another that is equal.

    "London had 1,208 people (28%)" is what "1,280 people in London, 28%" is about.
    """
    ours, theirs = sighting.ours.figures[match.ours], sighting.theirs.figures[match.theirs]
    return (
        not (ours.arithmetic or theirs.arithmetic)
        and match.state("unit") in {State.SAME, State.COMPATIBLE}
        and min(digits(ours.quantity), digits(theirs.quantity)) >= _TELLING
        and slip(ours.quantity, theirs.quantity) is not None
        and any(
            m.ours != match.ours and m.theirs != match.theirs and m.state("value") is State.SAME
            for m in sighting.matches
        )
    )


def of_the_same(sighting: Sighting, match: Match) -> bool:
    """Whether both figures are parts of one whole: "114, of which 13", "114, of which 71"."""
    ours, theirs = sighting.ours.figures[match.ours], sighting.theirs.figures[match.theirs]
    whole = _whole_of(ours), _whole_of(theirs)
    if None in whole or theirs.arithmetic or ours.relation is not Relation.PART_OF:
        return False
    return any(
        (m.ours, m.theirs) == whole
        and m.state("value") is State.SAME
        and digits(sighting.ours.figures[m.ours].quantity) >= _TELLING - 1
        for m in sighting.matches
    )


def _whole_of(figure: Figure) -> int | None:
    """The place of the figure that a figure is a part of."""
    if figure.base is not None:
        return figure.base
    return figure.related if figure.relation is Relation.PART_OF else None


def _is_title(sighting: Sighting) -> bool:
    return sighting.theirs.zone in _TITLES


def _of_other_values(
    statement: Statement,
    chosen: Sequence[tuple[Sighting, Match]],
    everything: Sequence[tuple[Sighting, Match]],
    said: Container[int],
) -> Iterator[tuple[Sighting, Match]]:
    """The figures that were chosen, the likeliest instead where the document has another value."""
    place = {(s.theirs.span.start, m.theirs) for s, m in chosen if m.ours in said}
    for sighting, match in chosen:
        ours, theirs = statement.figures[match.ours], sighting.theirs.figures[match.theirs]
        # 29 weeks is what 29 days were made of, as 182 is of 128.
        printed = ours.quantity.value is not None and ours.quantity.value == theirs.quantity.value
        if match.ours in said or ours.arithmetic or printed or slipped(sighting, match):
            yield sighting, match
            continue
        free = [
            (s, m)
            for s, m in everything
            if m.ours == match.ours and (s.theirs.span.start, m.theirs) not in place
        ]
        best = likeliest(free) or (sighting, match)
        place.add((best[0].theirs.span.start, best[1].theirs))
        yield best


def _text_overrules(at: int, found: Sequence[tuple[Sighting, Match]]) -> bool:
    """Whether a document's text contradicts a figure of ours that at most its title repeats.

    A title is made from the text. Where the text says all that ours says and differs in just one
    thing, and says nowhere what ours says, a title with our figure is as wrong as ours.
    """
    text = [(s, m, _differences(s, m)) for s, m in found if m.ours == at and not _is_title(s)]
    titles = [m.own for s, m in found if m.ours == at and _is_title(s)]
    # Where the text says much of it, and more than the title does, it need not say all.
    trust = WEIGHTS["trust"]
    least = max(trust["overruled"], *titles) if titles else trust["all"]
    repeated = any(
        m.state("value") in {State.SAME, State.COMPATIBLE} and not differences
        for _, m, differences in text
    )
    return not repeated and any(
        differences == 1 and (not s.missing if _is_turned(s) else m.own >= least)
        for s, m, differences in text
    )


def _differences(sighting: Sighting, match: Match) -> int:
    """In how many slots two figures differ; a word turned round is one."""
    return sum(s.state is State.DIFFERENT for s in match.slots) + _is_turned(sighting)


def _is_turned(sighting: Sighting) -> bool:
    return any(s.how == "opposite" for s in sighting.swaps)


def assign(
    statement: Statement,
    sightings: Iterable[Sighting],
    wanted: Sequence[int] | None = None,
    *,
    asked: bool = False,
) -> Iterator[Pairing]:
    """Give each figure of a claim the document's figure that fits best, one to one.

    `wanted` are the places of the figures that are looked for; the claim's main ones by default.
    Where it is `asked` what the document says of a claim, a figure whose value it does not have
    takes the one that is likeliest to be another value of the same thing.
    """
    everything = [
        (
            m.rank
            + WEIGHTS["match"]["together"] * (together(s, m) or of_the_same(s, m) or slipped(s, m)),
            s,
            m,
        )
        for s in sightings
        for m in s.matches
    ]
    # Of two that fit alike it is the one of the same whole: "all five left the rails, two of them
    # overturned".
    everything.sort(
        key=lambda x: (
            -x[0],
            x[1].theirs.span,
            x[2].ours,
            x[2].state("population") is not State.SAME,
            x[2].theirs,
        )
    )
    overruled = {
        i for i in range(len(statement.figures)) if _text_overrules(i, [e[1:] for e in everything])
    }
    everything = [e for e in everything if e[2].ours not in overruled or not _is_title(e[1])]
    if wanted is None:
        # What follows from a claim is looked for where its own figure is not met.
        worked_out = (i for i, f in enumerate(statement.figures) if f.arithmetic)
        wanted = (*main_figures(statement), *worked_out)
    chosen: list[tuple[Sighting, Match]] = []
    given: set[int] = set()
    taken: set[tuple[int, int]] = set()
    for _, sighting, match in everything:
        place = (sighting.theirs.span.start, match.theirs)
        if match.ours in given or match.ours not in wanted or place in taken:
            continue
        given.add(match.ours)
        taken.add(place)
        chosen.append((sighting, match))
    said = {m.ours for _, m in chosen if m.state("value") in {State.SAME, State.COMPATIBLE}}
    if asked:
        chosen = list(_of_other_values(statement, chosen, [e[1:] for e in everything], said))
    chosen = [
        (s, m)
        for s, m in chosen
        if not statement.figures[m.ours].arithmetic or statement.figures[m.ours].source not in said
    ]
    met = {
        (s.theirs.span, m.ours)
        for s, m in chosen
        if m.state("value") is State.SAME and m.score >= WEIGHTS["trust"]["anchor"]
    }
    for sighting, match in chosen:
        rivals = tuple(
            (s, m) for _, s, m in everything if m.ours == match.ours and (s, m) != (sighting, match)
        )
        anchored = (sighting.theirs.span, match.ours) not in met and any(
            span == sighting.theirs.span for span, _ in met
        )
        yield Pairing(sighting, match, rivals[:8], anchored)
