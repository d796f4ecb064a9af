"""How a figure stands to an earlier one: part of it, against it, besides it, or their total."""

from functools import cache

from attrs import field, frozen

from claimcheck.lexicon import load
from claimcheck.model import FigureRole
from claimcheck.quantity import Kind
from claimcheck.reading.drafts import Draft
from claimcheck.reading.grammar import grammar
from claimcheck.reading.phrases import Phrases, Row, make_phrases

_FAMILIES = ("part-of", "contrast", "further", "total")


@frozen(eq=False)
class _Words:
    before: Phrases[str] = field(repr=False)
    strong: Phrases[str] = field(repr=False)
    after: Phrases[str] = field(repr=False)
    of_which: Phrases[None] = field(repr=False)
    fronted: Phrases[None] = field(repr=False)
    restricting: frozenset[str]
    holding: frozenset[str]


@cache
def _words(language: str = "en") -> _Words:
    table = load(language).table("relations")
    every = [(phrase, family) for family in _FAMILIES for phrase in table[family]]
    weak, behind = frozenset(table["weak"]), grammar(language).of_which
    return _Words(
        before=make_phrases(every),
        strong=make_phrases((p, f) for p, f in every if p not in weak and f != "further"),
        after=make_phrases(
            [(p, "total") for p in table["total-after"]]
            + [(p, "further") for p in table["further-after"]]
        ),
        fronted=make_phrases((p, None) for p in table.get("fronted", ())),
        restricting=frozenset(table["restricting"]),
        holding=frozenset(table.get("holding", ())),
        of_which=make_phrases(
            (p, None) for p, f in every if f == "part-of" and p.partition(" ")[0] in behind
        ),
    )


_BACK = 12
"""How many figures back a relation may point; more are no sentence of prose."""
_RELATED = frozenset(
    {Kind.COUNT, Kind.SHARE, Kind.MONEY, Kind.RATE, Kind.MEASURE, Kind.POINTS, Kind.DURATION,
     Kind.TEMPERATURE, Kind.MULTIPLE}
)  # fmt: skip


def find_relations(row: Row, drafts: list[Draft]) -> None:  # noqa: C901 - one branch for each relation
    """Give each draft its relation to an earlier one, in place.

    A relation whose other figure must be in the sentence before ("Of these, 49 ...") has none.
    """
    words = _words(row.language)
    fronted: list[tuple[Draft, Draft]] = []
    for i, draft in enumerate(drafts):
        if draft.unit.kind not in _RELATED or not _stands(draft):
            continue
        earlier = [
            d for d in drafts[max(0, i - _BACK) : i] if d.unit.kind in _RELATED and _stands(d)
        ]
        family, draft.related_by = _family(row, draft, drafts[i - 1].last if i else 0, words)
        if family == "part-of" and draft.role is not FigureRole.CHANGE:
            whole = _whole(earlier, draft)
            draft.relation = (family, whole)
            # "Of the 194, 90 were in need, of whom 49 ...": the 49 are of the 90. A whole that
            # stands behind the figure is its own: "including 49 of the 90".
            if draft.base is None or (whole is not None and draft.base.last <= draft.first):
                draft.base = whole
        elif family == "contrast" and earlier:
            # "90 (46.4%), up from 71": counts are held against counts, and not against wholes.
            alike = [
                d
                for d in earlier
                if d.unit.dimension == draft.unit.dimension and d.role is not FigureRole.BASE
            ]
            draft.relation = (family, (alike or earlier)[-1])
        elif family in {"further", "total"} and draft.role is not FigureRole.CHANGE:
            same = [d for d in earlier if d.unit.dimension == draft.unit.dimension]
            if not same and _opens(row, draft, words) and (other := _next(drafts[i + 1 :], draft)):
                fronted.append((draft, other))
            elif same or not words.after.at(row, draft.last):
                draft.relation = (family, same[-1] if same else None)

    for first, other in fronted:
        # "In addition to the 90 pupils, 12 adults came": the second figure is the further one.
        if other.relation is None:
            other.relation, other.related_by = ("further", first), first.related_by


def _opens(row: Row, draft: Draft, words: _Words) -> bool:
    """Whether the words that make a figure a further one open the sentence in front of it."""
    if draft.related_by is None:
        return False
    start, stop = draft.related_by
    found = words.fronted.at(row, start)
    return bool(found) and start + (found[0] if found else 0) == stop and start == 0


def _next(later: list[Draft], draft: Draft) -> Draft | None:
    return next((d for d in later if d.unit.dimension == draft.unit.dimension and _stands(d)), None)


def _left(draft: Draft) -> int:
    return min(draft.first, draft.loaded[0]) if draft.loaded else draft.first


def _stands(draft: Draft) -> bool:
    return draft.role not in {FigureRole.AGE, FigureRole.CLOCK, FigureRole.RANK}


def _whole(earlier: list[Draft], draft: Draft) -> Draft | None:
    """The nearest earlier figure of which this one can be a part."""
    share = draft.unit.kind is Kind.SHARE
    for other in reversed(earlier):
        if share and other.unit.kind is Kind.COUNT:
            return other
        same = other.unit.dimension == draft.unit.dimension
        if same and not share and (other.value >= draft.value or other.pair is not None):
            return other
    return earlier[-1] if share and earlier else None


def _restricted(row: Row, at: int, words: _Words) -> bool:
    """Whether "those" in front of a word are new ones: "60% of those who replied"."""
    following = row.word(at)
    return row.word(at - 1) in row.grammar.those and (
        following in words.restricting or following.endswith(row.grammar.participle)
    )


_PHRASE = 6
"""So many words a noun phrase may have between "including" and "of": "a one-off start-up cost"."""


def _held(row: Row, left: int, floor: int, words: _Words) -> int | None:
    """Where "including" stands before the noun phrase of a figure: "including a cost of £1.2m"."""
    if not floor or row.word(left - 1) not in row.grammar.of:
        return None
    for place in range(left - 2, max(floor, left - 2 - _PHRASE) - 1, -1):
        if row.word(place) in words.holding:
            return place
        if not row.is_word(place):
            return None
    return None


def _family(  # noqa: C901, PLR0911 - one return for each construction
    row: Row, draft: Draft, floor: int, words: _Words
) -> tuple[str | None, tuple[int, int] | None]:
    """The relation that the words around a draft say, and which words do."""
    left = _left(draft)
    if behind := words.of_which.at(row, draft.last):
        if _restricted(row, draft.last + behind[0], words):
            return None, None
        return "part-of", (draft.last, draft.last + behind[0])
    if floor and (taken := words.of_which.at(row, floor)):
        # They belong to the figure before: "71 of which were published".
        floor += taken[0]
    place = left
    for _ in range(3):
        found = words.before.before(row, place)
        if found and place - found[0] >= floor:
            return found[1], (place - found[0], place)
        if row.word(place - 1) not in row.grammar.before_related:
            break
        place -= 1
    if (held := _held(row, left, floor, words)) is not None:
        return "part-of", (held, held + 1)
    if floor and not words.strong.by_first.keys().isdisjoint(row.words[floor:left]):
        for place in range(floor, left):
            found = words.strong.at(row, place, left)
            if found:
                return found[1], (place, place + found[0])
    found = words.after.at(row, draft.last)
    if found is None or (found[1] == "further" and draft.role is FigureRole.CHANGE):
        return None, None
    return found[1], (draft.last, draft.last + found[0])
