"""Two statements held against each other, slot by slot; it finds differences and judges none."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from attrs import evolve, field, frozen

from claimcheck.lexicon.meaning import relation
from claimcheck.matching import circumstance
from claimcheck.matching.figures import compare_figures
from claimcheck.matching.terms import Profile, Term
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import (
    Figure,
    FigureRole,
    Match,
    Sighting,
    Slot,
    Span,
    State,
    Statement,
    Swap,
)

Weigh = Callable[[str], float]
"""How much a key tells about which fact a statement speaks of (rarity)."""

_BOUNDARY: Final = frozenset(
    {
        ",",
        ";",
        ":",
        "(",
        ")",
        "and",
        "while",
        "versus",
        "against",
        "which",
        "whom",
        "compare",
        "but",
        "—",
    }
)


@frozen
class Context:
    """What a statement inherits: the profile before it, and the keys of the document's headline."""

    before: Profile | None = None
    headline: frozenset[str] = frozenset()
    document: frozenset[str] = field(default=frozenset(), repr=False)


@frozen
class Cover:
    """How one of our terms is met: by what, and how well."""

    term: Term
    share: float
    how: str
    by: Term | None = None


def rarity(profiles: Iterable[Profile]) -> Weigh:
    """The weight of a key: the rarer among the statements, the heavier."""
    counts: dict[str, int] = {}
    total = 0
    for profile in profiles:
        total += 1
        for key in profile.keys:
            counts[key] = counts.get(key, 0) + 1
    top = math.log(1 + total)

    def weigh(key: str) -> float:
        return 0.35 + math.log(1 + total / (1 + counts.get(key, 0))) / top if top else 1.0

    return weigh


def covers(ours: Profile, theirs: Profile, context: Context) -> tuple[Cover, ...]:
    """How each of our terms is met by a statement and by what it inherits."""
    share = WEIGHTS["cover"]
    by_key: dict[str, Term] = {}
    for term in theirs.terms:
        by_key.setdefault(term.key, term)
    our_keys = ours.keys
    free = [t for t in theirs.terms if t.key not in our_keys]
    before = context.before
    found: list[Cover] = []
    seen: set[str] = set()
    for term in ours.terms:
        if term.key in seen:
            continue
        seen.add(term.key)
        if same := by_key.get(term.key):
            found.append(Cover(term, share["same"], "same", same))
            continue
        near = _related(term, free)
        if near and near.how in {"same", "kind"}:
            found.append(near)
        elif before and term.key in before.keys:
            found.append(Cover(term, share["before"], "before"))
        elif near:
            found.append(near)
        elif term.key in context.headline:
            found.append(Cover(term, share["headline"], "headline"))
        elif term.key in context.document:
            found.append(Cover(term, share["elsewhere"], "elsewhere"))
        else:
            found.append(Cover(term, 0.0, "missing"))
    return tuple(found)


def _related(term: Term, free: Sequence[Term]) -> Cover | None:
    """The free term that means the most nearly the same, the opposite, or a sibling."""
    share = WEIGHTS["cover"]
    if term.name or term.key.startswith("="):
        return None
    best: Cover | None = None
    for other in free:
        if other.name or other.key.startswith("="):
            continue
        how = relation(term.lemma, other.lemma)
        if how is None:
            continue
        how = "kind" if how == "narrower" else how
        cover = Cover(term, share[how], how, other)
        if best is None or cover.share > best.share:
            best = cover
    return best


def coverage(found: Sequence[Cover], weigh: Weigh, *, inherited: bool = True) -> float:
    """The share of our terms, by weight, that is met."""
    total = sum(weigh(c.term.key) for c in found)
    if not total:
        return 0.0
    own = {"same", "kind", "opposite", "sibling"}
    met = sum(weigh(c.term.key) * c.share for c in found if inherited or c.how in own)
    return met / total


def align(
    ours: Profile,
    theirs: Profile,
    weigh: Weigh,
    context: Context,
    circumstances: circumstance.Circumstances,
) -> Sighting:
    """Hold a statement of a document against a statement of a claim (or of another document)."""
    found = covers(ours, theirs, context)
    a, b = ours.statement, theirs.statement
    swaps = tuple(
        Swap(c.term.lemma, c.by.lemma, c.term.span, c.by.span, c.how)
        for c in found
        if c.by and c.how in {"opposite", "sibling"}
    )
    matched = {c.by.key for c in found if c.by}
    return Sighting(
        ours=a,
        theirs=b,
        coverage=coverage(found, weigh),
        sure=coverage(found, weigh, inherited=False),
        matches=_matches(ours, theirs, weigh, context, circumstances),
        slots=circumstance.slots(a, b, found_spans(found), circumstances),
        swaps=swaps,
        missing=tuple(c.term.lemma for c in found if c.how in {"missing", "elsewhere"}),
        extra=tuple(dict.fromkeys(t.lemma for t in theirs.terms if t.key not in matched)),
        before=context.before.statement if context.before else None,
    )


def found_spans(found: Sequence[Cover]) -> tuple[Span, ...]:
    """Where, in the document's statement, our terms are met."""
    return tuple(c.by.span for c in found if c.by and not c.by.head)


# --- figures -----------------------------------------------------------------------------


def segments(statement: Statement) -> tuple[tuple[Span, ...], Span]:
    """The words that belong to each figure alone, and those before the first that all share.

    Between two figures the last comma or connecting word parts what belongs to either.
    """
    figures = [f for f in statement.figures if not f.arithmetic]
    if not figures:
        return (), statement.span
    starts = [statement.span.start]
    for left, right in zip(figures, figures[1:], strict=False):
        cut = right.span.start
        for token in statement.tokens:
            if left.span.end <= token.span.start < right.span.start and (
                token.text in _BOUNDARY or token.lemma in _BOUNDARY
            ):
                cut = token.span.start
        starts.append(max(cut, left.span.end))
    ends = [*starts[1:], statement.span.end]
    own = tuple(Span(min(s, e), e) for s, e in zip(starts, ends, strict=True))
    return own, Span(statement.span.start, figures[0].span.start)


def _matches(
    ours: Profile,
    theirs: Profile,
    weigh: Weigh,
    context: Context,
    circumstances: circumstance.Circumstances,
) -> tuple[Match, ...]:
    a, b = ours.statement, theirs.statement
    if not a.figures or not b.figures:
        return ()
    our_own, our_shared = segments(a)
    their_own, their_shared = segments(b)
    matches: list[Match] = []
    for i, mine in enumerate(a.figures):
        if mine.arithmetic:
            continue
        terms = _terms_of(ours, our_own, our_shared, i)
        for j, yours in enumerate(b.figures):
            slots = compare_figures(mine, yours, a, b, circumstances)
            if slots is None:
                continue
            if yours.arithmetic:
                local = theirs
            else:
                local = _local(theirs, their_own, their_shared, j)
            cover = covers(terms, local, evolve(context, document=context.document | theirs.keys))
            score = coverage(cover, weigh)
            matches.append(Match(i, j, slots, round(score, 4)))
    matches.sort(key=lambda m: (-m.score, m.ours, m.theirs))
    return tuple(matches)


def _terms_of(profile: Profile, own: Sequence[Span], shared: Span, at: int) -> Profile:
    """The terms that a figure stands with: its own words and those all figures share."""
    if len(own) <= 1:
        return profile
    others = [s for k, s in enumerate(own) if k != at]
    terms = tuple(
        t
        for t in profile.terms
        if t.head
        or shared.covers(t.span)
        or own[at].covers(t.span)
        or not any(o.covers(t.span) for o in others)
    )
    return Profile(profile.statement, terms, frozenset(t.key for t in terms))


def _local(profile: Profile, own: Sequence[Span], shared: Span, at: int) -> Profile:
    return _terms_of(profile, own, shared, at) if at < len(own) else profile
