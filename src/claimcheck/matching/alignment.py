"""Two statements held against each other, slot by slot; it finds differences and judges none."""

# Longer than 400 lines: one alignment of two statements: what is met, what stands for what, and its
# weight.

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import evolve, field, frozen
from rapidfuzz.distance import Indel

from claimcheck.lexicon import load
from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.meaning import category, kin, near, relation, stands_for, word_class
from claimcheck.matching import circumstance
from claimcheck.matching.bodies import subject_bodies, the_body
from claimcheck.matching.causal_cues import gives_cause, knows_no_cause
from claimcheck.matching.figures import compare_figures, imprint, rareness
from claimcheck.matching.labels import segments
from claimcheck.matching.outcomes import outcomes
from claimcheck.matching.stretches import only_dates, stretch_marks
from claimcheck.matching.terms import Profile, Term, light_verbs, prepositions
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import (
    Clause,
    Figure,
    FigureRole,
    Match,
    Outcome,
    Sighting,
    Span,
    State,
    Statement,
    Swap,
    Zone,
)
from claimcheck.reading.names import compare_names

Weigh = Callable[[str], float]
"""How much a key tells about which fact a statement speaks of (rarity)."""


@frozen
class Context:
    """What a statement inherits: the profile before it, and the keys of the document's headline.

    `beside` are keys of the same sentence that belong to another figure; `carried` is true where a
    pronoun stands for what the sentence before spoke of; `untold` where a pronoun or "the company"
    is the subject and the document has not said who or what that is. An `excerpt` is a sentence or
    three without a headline: whom it speaks of may have been said before it begins, and `nameless`
    where no subject in it is named. `answers` tells whether it is asked which questions it answers.
    `figures` says how many the document has of each dimension.
    """

    before: Profile | None = None
    headline: frozenset[str] = frozenset()
    document: frozenset[str] = field(default=frozenset(), repr=False)
    beside: frozenset[str] = frozenset()
    carried: bool = False
    untold: bool = False
    excerpt: bool = False
    nameless: bool = False
    answers: bool = True
    figures: Mapping[str, int] = field(factory=dict, repr=False)


@frozen
class Least:
    """How much two statements must meet of one another for an alignment to be looked at.

    `ours` is of ours in the other's own words, `theirs` the other way round, and `both` the two
    together where the statements share no figure. Whoever gives one drops what has less, so that
    such an alignment need not be made.
    """

    ours: float
    theirs: float
    both: float

    def leaves(self, ours: Profile, theirs: Profile, sure: float, back: float) -> bool:
        """Whether shares of two statements are too little, whatever their figures and slots say."""
        figures = bool(ours.statement.figures and theirs.statement.figures)
        if sure < self.ours or (figures and ours.statement.zone in TITLES):
            return sure < self.ours
        few = back < self.theirs or (back + sure < self.both and not figures)
        return few and not any(s.how == "object" for s in replaced(ours, theirs))


TITLES: Final = frozenset({Zone.HEADLINE, Zone.STANDFIRST})
"""Zones that say in few words what the text says."""


class Cover(NamedTuple):
    """How one of our terms is met: by what, and how well.

    A tuple, since a run makes some hundred thousand of them and keeps none.
    """

    term: Term
    share: float
    how: str
    by: Term | None = None


@frozen
class Rarity:
    """How heavy each key weighs; one that was not met weighs most."""

    weights: Mapping[str, float] = field(repr=False)
    unseen: float

    def __call__(self, key: str) -> float:
        """The weight of one key."""
        return self.weights.get(key, self.unseen)


def rarity(profiles: Iterable[Profile]) -> Rarity:
    """The weight of a key: the rarer among the statements, the heavier."""
    counts: dict[str, int] = {}
    total = 0
    for profile in profiles:
        total += 1
        for key in profile.keys:
            counts[key] = counts.get(key, 0) + 1
    top = math.log(1 + total)

    def weight(count: int) -> float:
        return 0.35 + math.log(1 + total / (1 + count)) / top if top else 1.0

    return Rarity({key: weight(count) for key, count in counts.items()}, weight(0))


def covers(ours: Profile, theirs: Profile, context: Context) -> tuple[Cover, ...]:
    """How each of our terms is met by a statement and by what it inherits."""
    share = WEIGHTS["cover"]
    by_key, our_keys = theirs.by_key, ours.keys
    free = [t for t in theirs.words if t.key not in our_keys]
    found: list[Cover] = []
    taken: set[str] = set()
    named = _named(ours.statement, theirs.statement)
    if context.untold:
        named += subject_names(ours.statement)
    for term in ours.by_key.values():
        if same := by_key.get(term.key):
            found.append(Cover(term, share["same"], "same", same))
        elif named and any(span.covers(term.span) for span in named):
            # "Sergeant Tom Aldridge" is met by "Aldridge".
            found.append(Cover(term, share["same"], "same"))
        elif term.key in context.beside:
            found.append(Cover(term, share["beside"], "beside"))
        elif stem := _of_one_stem(term, theirs):
            found.append(Cover(term, share["kind"], "kind", stem))
        else:
            akin = None
            if not kin(term.lemma).isdisjoint(theirs.marks):
                left = [t for t in free if t.key not in taken] if taken else free
                akin = _akin(term, left, theirs.acts)
            cover = _otherwise_met(term, akin, context)
            if cover.how in _UNMET and _is_the_body(term, ours.statement, theirs.statement):
                # "The company" is met by the name of one that does it there.
                cover = Cover(term, share["carried"], "carried")
            if cover.how == "near" and cover.by:
                # One word that may stand for several stands for one of them: "costs" is not both
                # the fine and the bill.
                taken.add(cover.by.key)
            found.append(cover)
    return tuple(found)


_UNMET: Final = frozenset({"missing", "elsewhere", "headline", "before"})


def _is_the_body(term: Term, ours: Statement, theirs: Statement) -> bool:
    """Whether a term is "the council" that a statement speaks of, and the other names a body.

    A text names the council, the company or the school, and a claim calls it what it is.
    """
    if not theirs.names or term.name or category(term.lemma) != "group":
        return False
    body = the_body(ours)
    return body is not None and body.covers(term.span) and subject_bodies(theirs)


def _of_one_stem(term: Term, theirs: Profile) -> Term | None:
    """The term of theirs that has the stem of ours: confiscate and confiscation."""
    stems = _stems(term.lemma)
    if not stems:
        return None
    made = (theirs.by_lemma.get(word) for word in stems)
    return next((t for t in made if t and relation(term.lemma, t.lemma) not in _AGAINST), None)


@lru_cache(maxsize=65536)
def _stems(lemma: str) -> tuple[str, ...]:
    """The words of the same stem, in order."""
    return tuple(sorted(of_one_stem(lemma)))


_AGAINST: Final = frozenset({"opposite", "sibling"})


def _akin(term: Term, free: Sequence[Term], acts: Sequence[Term]) -> Cover | None:
    """How a term is met, or turned round, by other words of the statement itself."""
    akin = _related(term, free)
    if akin is None or akin.how not in _MET:
        akin = next(_turned_round(term, acts), akin)
    return akin


def _otherwise_met(term: Term, akin: Cover | None, context: Context) -> Cover:
    """How a term is met by a related word, if there is one, or by what the statement inherits."""
    share = WEIGHTS["cover"]
    if akin and (akin.how in _MET or akin.how == "opposite"):
        # What the sentence says itself counts before what it takes over.
        return akin
    if context.before and term.key in context.before.keys:
        how = "carried" if context.carried else "before"
        return Cover(term, share[how], how)
    if akin:
        return akin
    if term.key in context.headline:
        return Cover(term, share["headline"], "headline")
    if term.key in context.document:
        return Cover(term, share["elsewhere"], "elsewhere")
    return Cover(term, 0.0, "implied" if context.excerpt and term.name else "missing")


def _named(ours: Statement, theirs: Statement) -> list[Span]:
    """The names of ours, with their titles, whose bearers the other statement names too."""
    found: list[Span] = []
    for name in ours.names if theirs.names else ():
        if any(compare_names(name.full, other.full) == "same" for other in theirs.names):
            found.append(name.span)
            if name.office and name.office.span.end <= name.span.start:
                found.append(name.office.span)
    return found


def subject_names(statement: Statement) -> list[Span]:
    """The names that a statement says something of: those its subjects begin with or are."""
    subjects = [c.subject.span for c in statement.clauses if c.subject]
    return [
        n.span
        for n in statement.names
        if any(n.span.overlaps(s) and not _led_to(statement, s, n.span) for s in subjects)
    ]


def _led_to(statement: Statement, phrase: Span, name: Span) -> bool:
    """Whether a preposition of the phrase leads to a name inside it: "the line to Leith"."""
    leading = prepositions()
    return any(
        t.text in leading
        for t in statement.tokens
        if phrase.start <= t.span.start and t.span.end <= name.start
    )


def _related(term: Term, free: Sequence[Term]) -> Cover | None:
    """The free term that means the most nearly the same, the opposite, or a sibling."""
    if term.name or term.key.startswith("="):
        return None
    share = WEIGHTS["cover"]
    lemma = term.lemma
    best: tuple[float, str, Term] | None = None
    for other in free:
        how = _kinship(lemma, other.lemma)
        if how is not None and (best is None or share[how] > best[0]):
            best = share[how], how, other
    return Cover(term, *best) if best else None


@lru_cache(maxsize=1 << 17)
def _kinship(ours: str, theirs: str) -> str | None:
    """How one word may be met by another, if it may."""
    if kin(ours).isdisjoint(kin(theirs)):
        return None
    how = relation(ours, theirs)
    if how is None:
        return "near" if near(ours, theirs) else None
    return "kind" if how == "narrower" else how


def _turned_round(term: Term, others: Iterable[Term]) -> Iterator[Cover]:
    """The words among others that are the opposite of a term."""
    for other in others:
        if not term.name and relation(term.lemma, other.lemma) == "opposite":
            yield Cover(term, WEIGHTS["cover"]["opposite"], "opposite", other)


_OWN: Final = frozenset(
    {"same", "kind", "near", "opposite", "sibling", "beside", "carried", "answered"}
)
"""How a term is met that the statement itself meets."""


def coverage(found: Sequence[Cover], weigh: Rarity) -> tuple[float, float]:
    """The share of our terms, by weight, that is met; and without what is inherited."""
    weights, unseen = weigh.weights, weigh.unseen
    total = met = own = 0.0
    for cover in found:
        how = cover.how
        if how == "implied":
            continue
        weight = weights.get(cover.term.key, unseen)
        total += weight
        met += weight * cover.share
        if how in _OWN:
            own += weight * cover.share
    return (met / total, own / total) if total else (0.0, 0.0)


def align(  # noqa: PLR0913 - what is held against what, and how
    ours: Profile,
    theirs: Profile,
    weigh: Rarity,
    context: Context,
    circumstances: circumstance.Circumstances,
    *,
    by_figure: bool = False,
    least: Least | None = None,
) -> Sighting | None:
    """Hold a statement of a document against a statement of a claim (or of another document).

    None where so little of the claim is met, and no figure, that no rule would look at it. With
    `by_figure` the two are held together whatever their words: something about their figures says
    that they may be of one fact. With `least`, None where they share too little for that, too.
    """
    if context.excerpt and not (circumstances.asked and _may_be_of(ours, theirs, context)):
        context = evolve(context, excerpt=False)
    found, answered, beside = met_by(ours, theirs, weigh, context)
    total, own = coverage(found, weigh)
    if least and own < least.ours:
        return None
    low = total < WEIGHTS["trust"]["aligned"] and not context.excerpt
    if (
        low
        and not by_figure
        and not _share_figures(ours.statement, theirs.statement)
        and not (ours.keys & theirs.keys and same_day(ours.statement, theirs.statement))
        and not (
            ours.keys & theirs.keys
            and gives_cause(ours.statement)
            and knows_no_cause(theirs.statement)
        )
        and not (total and _of_one_stretch(ours.statement, theirs.statement))
    ):
        return None
    returned: tuple[Cover, ...] = ()
    if not low:
        returned = _answered(covers(theirs, ours, Context()), _the_other_way(answered), ours)
    back = coverage(returned, weigh)[0]
    if least and not low and least.leaves(ours, theirs, own, back):
        return None
    matches = _matches(ours, theirs, weigh, context, circumstances)
    before = context.before.statement if context.before else None
    missing = tuple(c.term.lemma for c in found if c.how in {"missing", "elsewhere"})
    linked = links(found, ours, theirs)
    if low:
        # Only its figures may speak of the claim: what stands for what is not looked at.
        return Sighting(
            ours.statement,
            theirs.statement,
            total,
            own,
            matches=matches,
            slots=circumstance.slots(ours.statement, theirs.statement, linked, circumstances),
            missing=missing,
            outcomes=answered,
            beside=beside,
        )
    rest = _rest(found, returned, weigh)
    _, bare = coverage(_bare(found), weigh)
    matched = {c.by.key for c in found if c.by}
    return Sighting(
        ours=ours.statement,
        theirs=theirs.statement,
        coverage=total,
        sure=own,
        back=back,
        rest=rest,
        bare=bare,
        matches=matches,
        slots=circumstance.slots(
            ours.statement, theirs.statement, linked, circumstances, alike=(rest, bare)
        ),
        swaps=tuple(
            s
            for s in _swaps(ours, theirs, found, returned)
            if s.how == "opposite" or not any(o.our_span.overlaps(s.our_span) for o in answered)
        ),
        missing=missing,
        extra=tuple(dict.fromkeys(t.lemma for t in theirs.terms if t.key not in matched)),
        before=before,
        excerpt=context.excerpt,
        outcomes=answered,
        beside=beside if answered else 0.0,
    )


def met_by(
    ours: Profile, theirs: Profile, weigh: Rarity, context: Context
) -> tuple[tuple[Cover, ...], tuple[Outcome, ...], float]:
    """How our terms are met, the questions that both answer, and what is met beside these."""
    found = covers(ours, theirs, context)
    answered = _outcomes(ours, theirs, context)
    beside = 0.0
    if answered:
        beside = coverage([c for c in found if not _answers(c.term, answered)], weigh)[1]
    tied = bool(answered) and _share_figures(ours.statement, theirs.statement)
    if beside < WEIGHTS["outcome"]["tied" if tied else "agrees"]:
        answered = ()
    return _answered(found, answered, theirs), answered, beside


def _outcomes(ours: Profile, theirs: Profile, context: Context) -> tuple[Outcome, ...]:
    """The questions that both statements answer."""
    if not context.answers or not ours.answers:
        return ()
    return outcomes(ours.answers, theirs.answers, ours.statement, theirs.statement)


def _the_other_way(answered: Sequence[Outcome]) -> tuple[Outcome, ...]:
    return tuple(
        evolve(o, ours=o.theirs, theirs=o.ours, our_span=o.span, span=o.our_span) for o in answered
    )


def _answers(term: Term, answered: Sequence[Outcome]) -> bool:
    """Whether a term is one of the words that answer a question."""
    return not term.head and any(o.our_span.covers(term.span) for o in answered)


def _answered(
    found: tuple[Cover, ...], answered: Sequence[Outcome], theirs: Profile
) -> tuple[Cover, ...]:
    """What is met, the words that answer a question met by those that answer it there."""
    if not answered:
        return found
    share = WEIGHTS["cover"]["answered"]
    made = []
    for cover in found:
        outcome = next((o for o in answered if _answers(cover.term, (o,))), None)
        met = cover.how in _MET or (cover.how == "opposite" and outcome and not outcome.same)
        if outcome is None or met:
            made.append(cover)
            continue
        by = next((t for t in theirs.terms if not t.head and outcome.span.covers(t.span)), None)
        made.append(Cover(cover.term, share, "answered", by))
    return tuple(made)


def _may_be_of(ours: Profile, theirs: Profile, context: Context) -> bool:
    """Whether an excerpt may be of what ours names: it names its subject, or no subject at all.

    One that names places, and none of ours, is of another place.
    """
    places = {n.full for n in ours.statement.names if n.kind == "place"}
    others = {n.full for n in theirs.statement.names if n.kind == "place"}
    names = {t.key for t in ours.terms if t.name}
    if places and others and not names & context.document:
        return False
    subjects = subject_names(ours.statement)
    wanted = {t.key for t in ours.terms if t.name and any(s.covers(t.span) for s in subjects)}
    return not names or bool((wanted or names) & context.document) or context.nameless


def _swaps(
    ours: Profile, theirs: Profile, found: Sequence[Cover], returned: Sequence[Cover]
) -> tuple[Swap, ...]:
    """The words of ours that something else stands for."""
    a, b = ours.statement, theirs.statement
    related = tuple(
        Swap(
            _words(a, c.term.span),
            _words(b, c.by.span),
            c.term.span,
            c.by.span,
            "measure"
            if c.how == "sibling" and _is_predicate(a, c.term) and _is_predicate(b, c.by)
            else c.how,
        )
        for c in (*found, *_acted_otherwise(ours, theirs))
        if c.by and c.how in {"opposite", "sibling"} and not c.term.head and not c.by.head
    )
    return related + (replaced(ours, theirs) or lone(ours, theirs, found, returned))


def _acted_otherwise(ours: Profile, theirs: Profile) -> Iterator[Cover]:
    """Verbs of ours that say how it is meant ("allowed"), with what is the opposite there."""
    done = {t.key for t in theirs.acts}
    for term in ours.acts:
        if term.key not in theirs.keys and term.key not in done:
            yield from _turned_round(term, (*theirs.words, *theirs.acts))


def _of_one_stretch(ours: Statement, theirs: Statement) -> bool:
    return only_dates(ours) and bool({*stretch_marks(ours)} & {*stretch_marks(theirs)})


def same_day(ours: Statement, theirs: Statement) -> bool:
    """Whether both give one day, which few statements of a document do: "on 3 November"."""
    days = {p.start for p in ours.periods if p.unit == "day" and p.start}
    return any(p.unit == "day" and p.start in days for p in theirs.periods)


def _share_figures(ours: Statement, theirs: Statement) -> bool:
    """Whether both give a figure that could be one."""
    values = {f.quantity.value for f in ours.figures} - {None}
    imprints = {imprint(f.quantity) for f in ours.figures} - {None}
    return any(
        f.quantity.value in values or imprint(f.quantity) in imprints for f in theirs.figures
    )


def _bare(found: Sequence[Cover]) -> list[Cover]:
    """The terms that are neither names nor counted."""
    return [c for c in found if not c.term.name and not c.term.counted]


def _rest(found: Sequence[Cover], returned: Sequence[Cover], weigh: Rarity) -> float:
    """How much of the two statements is the same, names and what is counted left out.

    The lower of the two shares: near 1 where nothing but a name or a unit of count differs.
    """
    mine, yours = _bare(found), _bare(returned)
    if not mine or not yours:
        return 0.0
    return min(coverage(mine, weigh)[1], coverage(yours, weigh)[1])


def _words(statement: Statement, span: Span) -> str:
    """The words of a statement at a span."""
    start = span.start - statement.span.start
    return statement.text[start : start + span.end - span.start] or statement.text


_LONGEST_REPLACED: Final = 4


def replaced(ours: Profile, theirs: Profile) -> tuple[Swap, ...]:
    """Words that stand in the place of others, between words that are the same on both sides.

    "Force [local authorities] to carry out reviews" and "force [safeguarding boards] to carry out
    reviews": what stands before and after is met, in order, and neither of the two is met anywhere
    on the other side.
    """
    mine = [t for t in ours.terms if not t.head]
    yours = [t for t in theirs.terms if not t.head]
    a, b = [t.key for t in mine], [t.key for t in yours]
    found = []
    for i, j, k, m in _unequal(a, b):
        if not i or not k or j == len(a) or m == len(b) or i == j or k == m:
            continue
        if j - i > _LONGEST_REPLACED or m - k > _LONGEST_REPLACED:
            continue
        if a[i - 1] != b[k - 1] or a[j] != b[m]:
            continue
        left, right = mine[i:j], yours[k:m]
        if {t.key for t in left} & {*b} or {t.key for t in right} & {*a}:
            continue
        if any(_alike(x, y) for x in left for y in right) or _is_light(left) or _is_light(right):
            continue
        own = Span(left[0].span.start, left[-1].span.end)
        other = Span(right[0].span.start, right[-1].span.end)
        if not _led_alike(ours.statement, own, theirs.statement, other):
            continue
        how = "replaced"
        if (
            _is_verb(ours.statement, mine[i - 1])
            and _is_verb(theirs.statement, yours[k - 1])
            and _follows(mine[i - 1].span, own)
            and _follows(yours[k - 1].span, other)
            and _acts(left[-1])
            and _acts(right[-1])
        ):
            how = "object"
        elif _is_predicate(ours.statement, left[-1]) and _is_predicate(theirs.statement, right[-1]):
            how = "verb"
        found.append(
            Swap(_words(ours.statement, own), _words(theirs.statement, other), own, other, how)
        )
    return tuple(found)


def _is_light(terms: Sequence[Term]) -> bool:
    """Whether words only link others: "made up the largest group"."""
    return all(t.lemma in light_verbs() for t in terms)


def _led_alike(ours: Statement, own: Span, theirs: Statement, other: Span) -> bool:
    """Whether two phrases may stand in one place: not if one is led to by "from", one by "in"."""
    a, b = _leading(ours, own), _leading(theirs, other)
    return a is None or b is None or a == b


def _leading(statement: Statement, span: Span) -> str | None:
    """The preposition that leads to a phrase, if one does, past the words that belong to it."""
    leading = prepositions()
    before = [t for t in statement.tokens if t.span.end <= span.start][-_LEADING:]
    for token in reversed(before):
        if token.text in leading:
            return token.text
        if token.kind != "word" or word_class(token.lemma) == "verb":
            return None
    return None


_LEADING: Final = 3
_MET: Final = frozenset({"same", "kind", "near", "answered"})
_FEWEST_SHARED: Final = 2
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their"})
_BEFORE: Final = 2


def lone(
    ours: Profile, theirs: Profile, found: Sequence[Cover], returned: Sequence[Cover]
) -> tuple[Swap, ...]:
    """The one word of ours that is not met, and the one of theirs that may stand for it.

    Everything else is met on both sides, wherever it stands, so that word order does not matter.
    """
    mine = [c.term for c in found if c.how not in _MET]
    yours = [c.term for c in returned if c.how not in _MET]
    if len(mine) != 1 or len(yours) != 1 or len(found) < _FEWEST_SHARED:
        return ()
    term, other = mine[0], yours[0]
    if term.name or other.name or term.head or other.head:
        return ()
    if term.lemma.endswith(f" {other.lemma}") or other.lemma.endswith(f" {term.lemma}"):
        # Fire engines are engines.
        return ()
    done = {_is_predicate(ours.statement, term), _is_predicate(theirs.statement, other)}
    if done == {True}:
        how = "verb"
    elif done == {True, False}:
        # "The stoppage begins on Friday", "the first stoppage is on Friday": no word for a verb.
        return ()
    elif (
        _same_position(ours.statement, term, theirs.statement, other)
        or _other_sort(term, other)
        or _are_subjects_of_a_sort(ours.statement, term, theirs.statement, other)
    ):
        how = "lone"
    else:
        return ()
    own, their = _words(ours.statement, term.span), _words(theirs.statement, other.span)
    return (Swap(own, their, term.span, other.span, how),)


def _is_predicate(statement: Statement, term: Term) -> bool:
    """Whether a word is what a clause says its subject does."""
    return any(c.predicate and c.predicate.span.overlaps(term.span) for c in statement.clauses)


def _other_sort(ours: Term, theirs: Term) -> bool:
    """Whether one is a person and the other is none, or both are callings."""
    sorts = category(ours.lemma), category(theirs.lemma)
    return None not in sorts and "person" in sorts


def _are_subjects_of_a_sort(ours: Statement, term: Term, theirs: Statement, other: Term) -> bool:
    """Whether both are what their clauses are about, and of one sort: bumblebees, honeybees.

    People and bodies are called by many names.
    """
    sorts = category(term.lemma), category(other.lemma)
    if sorts[0] is None or sorts[0] != sorts[1] or sorts[0] in _CALLED_OTHERWISE:
        return False
    return all(
        any(c.subject and c.subject.span.end == t.span.end for c in s.clauses)
        for s, t in ((ours, term), (theirs, other))
    )


_CALLED_OTHERWISE: Final = frozenset({"person", "group"})


def _same_position(ours: Statement, term: Term, theirs: Statement, other: Term) -> bool:
    """Whether two words stand behind the same two words, or each behind its figure."""

    def before(statement: Statement, span: Span) -> tuple[str, ...]:
        words = [t for t in statement.tokens if t.span.end <= span.start]
        return tuple(t.text for t in words if t.text not in _ARTICLES)[-_BEFORE:]

    a, b = before(ours, term.span), before(theirs, other.span)
    return (len(a) == _BEFORE and a == b) or (term.counted and other.counted)


def _unequal(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches between what is equal on both sides, as (from, to) in each."""
    i = k = 0
    for step in Indel.opcodes(a, b):
        if step.tag != "equal":
            continue
        start, end, begin, stop = step.src_start, step.src_end, step.dest_start, step.dest_end
        if (i, k) != (start, begin):
            yield i, start, k, begin
        i, k = end, stop
    if (i, k) != (len(a), len(b)):
        yield i, len(a), k, len(b)


_BEHIND: Final = 8
"""How many code points may part a verb from its object: an article, no more."""


def _is_verb(statement: Statement, term: Term) -> bool:
    """Whether a word is a verb: always, or here, behind "to" or "would"."""
    if word_class(term.lemma) == "verb":
        return True
    before = [t.text for t in statement.tokens if t.span.end <= term.span.start][-1:]
    return bool(before) and (before[0] == "to" or before[0] in _modals())


@lru_cache(maxsize=1)
def _modals() -> frozenset[str]:
    return frozenset(load("en").table("clauses")["modals"])


def _follows(verb: Span, phrase: Span) -> bool:
    return 0 <= phrase.start - verb.end <= _BEHIND


def _acts(term: Term) -> bool:
    """Whether a word names somebody or a body: who can be made to do something."""
    return term.name or category(term.lemma.split()[-1]) in {"person", "group"}


def _alike(a: Term, b: Term) -> bool:
    if a.name or b.name:
        return a.name != b.name
    return stands_for(a.lemma, b.lemma)


def links(found: Sequence[Cover], ours: Profile, theirs: Profile) -> tuple[tuple[Span, Span], ...]:
    """Where our terms stand, and where in the document's statement they are met.

    A word that either side says twice links nothing: which of the two is met cannot be told.
    """
    return tuple(
        (c.term.span, c.by.span)
        for c in found
        if c.by
        and not c.by.head
        and c.term.name == c.by.name
        and c.term.key in ours.once
        and c.by.key in theirs.once
    )


# --- figures -----------------------------------------------------------------------------


def _matches(
    ours: Profile,
    theirs: Profile,
    weigh: Rarity,
    context: Context,
    circumstances: circumstance.Circumstances,
) -> tuple[Match, ...]:
    made = (
        match_of((i, j), ours, theirs, weigh, context, circumstances)
        for i in range(len(ours.statement.figures))
        for j in range(len(theirs.statement.figures))
    )
    return tuple(sorted(filter(None, made), key=lambda m: (-m.score, m.ours, m.theirs)))


def match_of(  # noqa: PLR0913, PLR0917 - what is held against what, and how
    places: tuple[int, int],
    ours: Profile,
    theirs: Profile,
    weigh: Rarity,
    context: Context,
    circumstances: circumstance.Circumstances,
) -> Match | None:
    """Two figures of two statements, by their places, held against each other.

    None where they cannot state the same amount.
    """
    i, j = places
    a, b = ours.statement, theirs.statement
    mine, yours = a.figures[i], b.figures[j]
    if mine.arithmetic and (not circumstances.asked or yours.arithmetic):
        # 90 of 194 and 31 of 66: what is said is held against what is worked out, no more.
        return None
    slots = compare_figures(mine, yours, a, b, circumstances)
    if slots is None:
        return None
    if mine.arithmetic and slots[0].state not in {State.SAME, State.COMPATIBLE}:
        # What follows from a claim may be met; what differs from it may be of another part.
        return None
    cover = beside_figures(places, ours, theirs, context)
    score, own = coverage(cover, weigh)
    topic = 0.0
    alike = slots[0].state in {State.SAME, State.COMPATIBLE}
    if not mine.arithmetic and (alike or circumstances.asked):
        akin = _is_rare(mine) and slots[0].state is State.SAME
        topic, _ = coverage([_of_topic(c, context, akin=akin) for c in cover], weigh)
    return Match(
        i,
        j,
        slots,
        round(score, 4),
        round(own, 4),
        topic=round(topic, 4),
        among=context.figures.get(yours.quantity.dimension, 0),
    )


def beside_figures(
    places: tuple[int, int], ours: Profile, theirs: Profile, context: Context
) -> tuple[Cover, ...]:
    """How what one figure of ours stands with is met beside one of theirs."""
    i, j = places
    mine, yours = ours.statement.figures[i], theirs.statement.figures[j]
    terms = _of_figure(ours, mine.source if mine.arithmetic else i)
    local = _of_figure(theirs, yours.source if yours.arithmetic else j)
    # What stands with another figure of the sentence counts for half.
    elsewhere = theirs.keys - local.keys
    cover = covers(
        terms,
        local,
        Context(
            context.before,
            context.headline,
            context.document,
            elsewhere,
            carried=context.carried,
            untold=context.untold,
            excerpt=context.excerpt,
        ),
    )
    # An opposite or sibling is another label: "42% adequate" is not "42% inadequate".
    return tuple(Cover(c.term, 0.0, c.how, c.by) if c.how in _OTHER_LABEL else c for c in cover)


_RARE: Final = 3
"""So many digits are hardly equal by chance."""


def _is_rare(figure: Figure) -> bool:
    return not figure.arithmetic and rareness(figure.quantity) >= _RARE


def _of_topic(cover: Cover, context: Context, *, akin: bool) -> Cover:
    """A term as the whole document meets it; a name that only stands somewhere in it tells nothing.

    Of whom or where a figure is must be told beside it, or by the headline. With `akin` a word that
    may stand for the term meets it, too.
    """
    if cover.term.name:
        return cover._replace(share=0.0) if cover.how == "elsewhere" else cover
    weights = WEIGHTS["topic"]
    if cover.how == "missing":
        met = akin and _akin_to_one(cover.term.lemma, context.document)
        return cover._replace(share=weights["akin"] if met else 0.0)
    return cover._replace(share=max(weights.get(cover.how, 0.0), cover.share))


@lru_cache(maxsize=4096)
def _akin_to_one(lemma: str, keys: frozenset[str]) -> bool:
    """Whether a document has a word that means the same as another, or may stand for it."""
    return any(stands_for(lemma, key) for key in keys)


def _of_figure(profile: Profile, at: int | None) -> Profile:
    """The terms that a figure stands with, worked out once for a statement."""
    known = profile.of_figures.get(at)
    if known is None:
        known = terms_of(profile, segments(profile.statement), at)
        profile.of_figures[at] = known
    return known


def _clauses_beside(
    statement: Statement, own: Mapping[int, Span], at: int
) -> tuple[list[Span], list[Span]]:
    """The clauses of a figure, and those of other figures, where each says of what it speaks."""
    span = statement.figures[at].span
    here = [c for c in statement.clauses if c.span.covers(span)]
    if not any(_has_subject(statement, c) for c in here):
        return [], []
    others = [statement.figures[i].span for i in own if i != at]
    there = [
        c.span
        for c in statement.clauses
        if not c.span.covers(span)
        and _has_subject(statement, c)
        and any(c.span.covers(o) for o in others)
    ]
    return [c.span for c in here], there


def _has_subject(statement: Statement, clause: Clause) -> bool:
    """Whether a clause names what it speaks of: no pronoun, not "the figure", and no figure.

    "The fire destroyed 12 lorries and damaged 30 cars" has one subject.
    """
    subject = clause.subject
    if subject is None or not subject.lemmas or not clause.span.covers(subject.span):
        return False
    if any(f.span.overlaps(subject.span) for f in statement.figures):
        return False
    return subject.lemmas[-1] not in _STANDING_IN and len(subject.text) > 1


_STANDING_IN: Final = frozenset(
    {"it", "he", "she", "they", "we", "you", "this", "that", "these", "those", "which", "who",
     "total", "number", "figure", "rest", "other", "one", "some", "all", "both"}
)  # fmt: skip
"""Words that stand for what was spoken of before."""
_OTHER_LABEL: Final = frozenset({"opposite", "sibling"})
_CHANGES: Final = frozenset({FigureRole.CHANGE, FigureRole.FROM, FigureRole.TO})


def terms_of(profile: Profile, own: Mapping[int, Span], at: int | None) -> Profile:
    """The terms that a figure stands with: its own words and those all figures share.

    A change is of what the sentence spoke of before it: "48,364 offences, an increase of 7%". A
    clause with a subject of its own says nothing of a figure in another such clause.
    """
    if at is None or len(own) <= 1 or at not in own:
        return profile
    changes = profile.statement.figures[at].role in _CHANGES
    others = [
        span for i, span in own.items() if i != at and not (changes and span.start < own[at].start)
    ]
    here, there = _clauses_beside(profile.statement, own, at)
    terms = tuple(
        t
        for t in profile.terms
        if t.head
        or not (
            any(other.covers(t.span) for other in others)
            or (any(c.covers(t.span) for c in there) and not any(c.covers(t.span) for c in here))
        )
    )
    return Profile(profile.statement, terms, frozenset(t.key for t in terms))
