"""Two figures held against each other, slot by slot."""

# Longer than 400 lines: one function for each slot in which two figures are held against each
# other.

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from attrs import evolve

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import (
    category,
    is_entry,
    near,
    relation,
    stands_for,
    unit_relation,
    word_class,
)
from claimcheck.matching.change_base import base_slot, is_of_base, stretch
from claimcheck.matching.circumstance import Circumstances, inherited_slot
from claimcheck.matching.criteria import narrowed
from claimcheck.matching.dated_acts import dated_as_done
from claimcheck.model import Figure, FigureRole, Per, Phrase, Relation, Slot, State, Statement
from claimcheck.quantity import INFINITY, Bound, Kind, Quantity, plain
from claimcheck.reading.units import unit_named

_AMOUNT: Final = frozenset(
    {FigureRole.LEVEL, FigureRole.TO, FigureRole.FROM, FigureRole.SHARE, FigureRole.BASE}
)
"""Roles in which a figure states how much there is, at some time."""

_BOTH_ENDS: Final = frozenset({FigureRole.FROM, FigureRole.TO})
_NEVER: Final = frozenset({Kind.IDENTIFIER, Kind.CLOCK})
_OPEN: Final = frozenset({Bound.OVER, Bound.UNDER, Bound.AT_LEAST, Bound.AT_MOST})
_FAR: Final = Decimal("1.6")
"""From this ratio on an open-ended figure ("more than 80") says nothing about another."""

_ASIDE: Final = frozenset(
    {FigureRole.AGE, FigureRole.CLOCK, FigureRole.TIMES, FigureRole.THRESHOLD}
)


def _is_of_change(figure: Figure, statement: Statement, way: str | None) -> bool:
    """Whether a figure is said to be the amount of a change, up or down: "the fall is 8%"."""
    if figure.quantity.kind is not Kind.SHARE or figure.role not in _STATED:
        return False
    if figure.change not in {None, way}:
        # Inflation that "slowed to 5.6%" is still a rise of prices, and said to go down.
        return False
    nouns = {head(figure.counted), head(_subject(figure, statement))}
    return any(nouns & _table(f"moving_{w}") for w in ("up", "down") if way in {w, None})


_STATED: Final = frozenset({FigureRole.LEVEL, FigureRole.SHARE, FigureRole.TO})


def comparable(ours: Figure, theirs: Figure) -> bool:  # noqa: PLR0911 - one return for each reason
    """Whether the two may state the same amount at all: dimension and role."""
    a, b = ours.quantity, theirs.quantity
    if a.kind in _NEVER or b.kind in _NEVER:
        return False
    if ours.role in _ASIDE or theirs.role in _ASIDE:
        return ours.role is theirs.role and a.dimension == b.dimension
    if (ours.role is FigureRole.RANK) != (theirs.role is FigureRole.RANK):
        return False
    if a.dimension != b.dimension:
        return _same_print(a, b) and (
            {a.kind, b.kind} == {Kind.SHARE, Kind.POINTS}
            or a.kind is b.kind is Kind.MONEY
            or a.kind is b.kind is Kind.MEASURE
            or ({a.kind, b.kind} == {Kind.COUNT, Kind.RATE} and not (_whole(a) and _whole(b)))
            or ({a.kind, b.kind} == {Kind.COUNT, Kind.MEASURE} and rareness(a) >= _TELLING)
        )
    if a.kind is b.kind is Kind.COUNT and (_whole(a) != _whole(b) or _one_of_many(ours, theirs)):
        return False
    if {ours.role, theirs.role} == _BOTH_ENDS and (ours.arithmetic or theirs.arithmetic):
        # Where a rise began, as was worked out, is not where another ended.
        return False
    if FigureRole.CHANGE in {ours.role, theirs.role} and ours.role is not theirs.role:
        ends = {ours.role, theirs.role} & {FigureRole.FROM, FigureRole.TO}
        return (a.kind is not Kind.COUNT or bool(ends)) and _same_print(a, b)
    return True


_TELLING: Final = 3
"""So many digits are hardly equal by chance: 24,300 fish and 24,300 tonnes."""

_IN_NAMES: Final = frozenset({Kind.COUNT, Kind.DURATION, Kind.SHARE, Kind.MEASURE})
_NUMBERED: Final = frozenset({"other", "organisation"})


def names_something(figure: Figure, statement: Statement) -> bool:
    """Whether a number is part of a name: the 3 of "Runaway 3", the 600 of "Trivo 600 phones".

    It stands inside a name, or in digits directly behind one that is neither a person's nor a
    place's ("in Leeds 12 people").
    """
    if figure.quantity.kind not in _IN_NAMES or figure.arithmetic:
        return False
    for name in statement.names:
        if name.span.overlaps(figure.span) and name.kind != "place":
            return True
        bare = figure.quantity.kind is Kind.COUNT and figure.text.replace(".", "").isdigit()
        beside = bare and figure.span.start - name.span.end == 1
        if beside and name.kind in _NUMBERED and figure.relation is None and figure.base is None:
            return True
    return False


_FEW: Final = 3


def _one_of_many(ours: Figure, theirs: Figure) -> bool:
    """Whether a document's "one" stands against many: "one report" is no rival of 147."""
    return theirs.text.lower() == "one" and (ours.quantity.value or 0) > _FEW


def _whole(quantity: Quantity) -> bool:
    """Whether a figure counts whole things: 1.34 is a rate or a score, and no count."""
    return quantity.value is None or quantity.value == quantity.value.to_integral_value()


def _same_print(a: Quantity, b: Quantity) -> bool:
    return a.value is not None and a.value == b.value


def compare_figures(
    ours: Figure, theirs: Figure, mine: Statement, yours: Statement, circumstances: Circumstances
) -> tuple[Slot, ...] | None:
    """The slots of two figures, or None where they cannot state the same amount."""
    if not comparable(ours, theirs) or _is_whole_of_both(ours, theirs, mine):
        return None
    if names_something(ours, mine) or names_something(theirs, yours):
        return None
    ours, theirs = (
        dated_as_done(theirs, ours, yours, mine),
        dated_as_done(ours, theirs, mine, yours),
    )
    if is_of_base(ours, mine):
        ours = evolve(ours, period=None)
    if is_of_base(theirs, yours):
        theirs = evolve(theirs, period=None)
    return (
        value_slot(ours, theirs),
        _with_holders(unit_slot(ours, theirs, circumstances), (ours, mine), (theirs, yours)),
        measure_slot(ours, theirs),
        narrowed(
            population_slot(ours, theirs, mine, yours, circumstances), ours, theirs, mine, yours
        ),
        role_slot(ours, theirs, mine, yours),
        direction_slot(ours, theirs, mine, yours),
        _stretched(inherited_slot(ours, theirs, yours, circumstances), ours, theirs, mine, yours),
        subject_slot(ours, theirs, mine, yours),
        base_slot(ours, theirs, mine, yours, circumstances.date),
    )


def _is_whole_of_both(ours: Figure, theirs: Figure, mine: Statement) -> bool:
    """Whether theirs is the whole that ours is a part of: the nine of "two of the nine"."""
    whole = _base(ours, mine)
    return (
        whole is not None
        and theirs.role is FigureRole.BASE
        and _same_print(whole, theirs.quantity)
        and not _same_print(ours.quantity, theirs.quantity)
    )


def value_slot(ours: Figure, theirs: Figure) -> Slot:
    """Whether some value satisfies both figures."""
    a, b = ours.quantity, theirs.quantity
    if a.dimension != b.dimension:
        # A rate of 1.34 may be given with what it is per, or without.
        rates = {a.kind, b.kind} == {Kind.COUNT, Kind.RATE} and _same_print(a, b)
        state = State.SAME if rates else State.UNKNOWN
    elif at_its_bound(a, b) or _claims_more(a, b) or _worded_otherwise(a, b) or _are_prices(a, b):
        state = State.DIFFERENT
    elif a.overlaps(b) or _beside(a, b):
        state = State.COMPATIBLE
        if a.canonical_value == b.canonical_value and a.canonical_value is not None:
            state = State.SAME
        elif _bounded_alike(a, b) and (_far(a, b) or slip(a, b) == "transposed-digits"):
            # Who says "at least 23" of 41 would say so; of 32 it is a slip of the pen.
            state = State.DIFFERENT
        elif (a.bound in _OPEN or b.bound in _OPEN) and _far(a, b):
            state = State.UNKNOWN
    else:
        state = State.DIFFERENT
    return Slot("value", state, ours.text, theirs.text, theirs.span)


def _are_prices(a: Quantity, b: Quantity) -> bool:
    """Whether both are a few pounds or dollars, one of them whole: nobody rounds £3.50 to £3.

    A rate of $1.27 may well be one of $1.3.
    """
    if not (a.kind is b.kind is Kind.MONEY and a.bound is b.bound is Bound.EXACT):
        return False
    small = all(q.value is not None and abs(q.value) < _PETTY and q.scale == 1 for q in (a, b))
    return small and 1 in {a.precision, b.precision} and a.value != b.value


_PETTY: Final = 10


def at_its_bound(a: Quantity, b: Quantity) -> bool:
    """Whether one side has everything above (or below) the very number the other gives.

    Nine is not more than nine, and 58% not under 58%, though a round 700 may be more than 700.
    """
    return (
        a.canonical_value is not None
        and a.canonical_value == b.canonical_value
        and {a.bound, b.bound} in _STRICT_AND_EXACT
        and not any(map(_is_loose, (a, b)))
        and any(_one_sided(q) for q in (a, b))
    )


def _is_loose(quantity: Quantity) -> bool:
    """Whether a share is told as a ratio: "eight in ten" may well be said of a little more."""
    value = quantity.value
    if quantity.kind is not Kind.SHARE or quantity.unit is not None or not value:
        return False
    if (10 * value) % 1:
        # "58 out of 100" is no more than that.
        return False
    return INFINITY > (quantity.high - quantity.low) / value > _LOOSE


_LOOSE: Final = Decimal("0.15")
_STRICT_AND_EXACT: Final = ({Bound.OVER, Bound.EXACT}, {Bound.UNDER, Bound.EXACT})


def _claims_more(ours: Quantity, theirs: Quantity) -> bool:
    """Whether both leave one side open and the claim's bound is the stronger.

    Who says "more than 70 million" does not say "more than 85 million", and would if it were so.
    """
    a, b = ours.canonical_value, theirs.canonical_value
    if a is None or b is None:
        return False
    if {ours.bound, theirs.bound} <= _ABOVE:
        return a > b
    return {ours.bound, theirs.bound} <= _BELOW and a < b


def _bounded_alike(a: Quantity, b: Quantity) -> bool:
    """Whether both leave the same side open; "almost 500" leaves none, as "under 1,000" does."""
    bounds = {a.bound, b.bound}
    if not (bounds <= _ABOVE or bounds <= _BELOW):
        return False
    return not any(q.is_bounded and q.low > 0 for q in (a, b))


_ABOVE: Final = {Bound.OVER, Bound.AT_LEAST}
_BELOW: Final = {Bound.UNDER, Bound.AT_MOST}


def _worded_otherwise(a: Quantity, b: Quantity) -> bool:
    """Whether both are hedged alike and print other numbers, of which none rounds the other.

    "About 7.5 million" is "about 7.48 million" in rounder words; it is not "about 7.6 million", nor
    are "90 to 100 million" the "80 to 100 million" of the source. "More than 80" holds of "more
    than 100".
    """
    if a.range is not None and b.range is not None:
        exact = a.precision * a.scale == b.precision * b.scale < 1
        ends = [(x * a.scale, y * b.scale) for x, y in zip(a.range, b.range, strict=True)]
        return any(x != y if exact else not _rounds(x, y) for x, y in ends)
    x, y = a.canonical_value, b.canonical_value
    if x is None or y is None or x == y or a.range or b.range:
        return False
    # "Around one in eight" is about 12.6%: odds are no digits to round.
    return a.bound is b.bound is Bound.ABOUT and a.scale == b.scale and not _rounds(x, y)


def _rounds(x: Decimal, y: Decimal) -> bool:
    """Whether one number is the other with fewer digits."""
    if x == y:
        return True
    if not x or not y or (x > 0) != (y > 0):
        return False
    round_, fine = sorted((abs(x), abs(y)), key=_printed)
    if _printed(round_) == _printed(fine):
        return False
    step = Decimal(1).scaleb(round_.adjusted() - _printed(round_) + 1)
    return any((fine / step).to_integral_value(mode) * step == round_ for mode in _MODES)


_MODES: Final = (ROUND_HALF_UP, ROUND_HALF_EVEN)


def _printed(value: Decimal) -> int:
    """How many digits a number has before the zeros that only give its size."""
    return len(plain(value).replace(".", "").strip("0")) or 1


def _beside(a: Quantity, b: Quantity) -> bool:
    """Whether one side only adds "almost" or "just over" to the other's number."""
    hedged = {Bound.UNDER, Bound.OVER}
    return (
        _same_print(a, b)
        and a.dimension == b.dimension
        and a.scale == b.scale
        and {a.bound, b.bound} & hedged != set()
        and {a.bound, b.bound} & {Bound.EXACT, Bound.ABOUT} != set()
    )


def _one_sided(quantity: Quantity) -> bool:
    """Whether a figure leaves everything on one side of no round number open: "more than 41"."""
    value = quantity.value
    return (quantity.high == INFINITY or quantity.low in {-INFINITY, 0}) and (
        value is None or bool(value % _ROUND)
    )


_ROUND: Final = 100


def _far(a: Quantity, b: Quantity) -> bool:
    x, y = a.canonical_value, b.canonical_value
    if not x or not y:
        return True
    return max(abs(x / y), abs(y / x)) > _FAR


def head(phrase: Phrase | None) -> str | None:
    """The lemma of what is counted."""
    return phrase.lemmas[-1] if phrase and phrase.lemmas else None


def unit_noun(phrase: Phrase | None) -> str | None:
    """What is counted, by two words where they are one in the lexicon: an asylum seeker."""
    if phrase and len(phrase.lemmas) > 1 and is_entry(two := " ".join(phrase.lemmas[-2:])):
        return two
    return head(phrase)


def unit_slot(ours: Figure, theirs: Figure, circumstances: Circumstances) -> Slot:
    """Whether both count the same sort of thing."""
    a, b = head(ours.counted), head(theirs.counted)
    words = (
        ours.counted.text if ours.counted else None,
        theirs.counted.text if theirs.counted else None,
    )
    place = theirs.counted.span if theirs.counted else theirs.span
    if a is None or b is None or ours.quantity.kind is not Kind.COUNT:
        return Slot("unit", State.UNKNOWN, *words, place)
    state = unit_state(a, b, circumstances)
    if state is State.UNKNOWN:
        x, y = unit_noun(ours.counted) or a, unit_noun(theirs.counted) or b
        known = unit_state(x, y, circumstances)
        # What the two words say of both may join them; it is their heads that keep them apart.
        state = known if known is not State.DIFFERENT else state
    if state is State.DIFFERENT and (_names_a_tally(ours) or _names_a_tally(theirs)):
        state = State.UNKNOWN
    return Slot("unit", state, *words, place)


def _names_a_tally(figure: Figure) -> bool:
    """Whether what a figure stands with is one thing and not counted: "the census rose to 48".

    A survey, a list or a snapshot that comes to so many does not say of what.
    """
    counted, value = figure.counted, figure.quantity.value
    if counted is None or value is None or value <= 1 or counted.span.end > figure.span.start:
        return False
    word = counted.text.split()[-1].lower().strip(",.;:")
    plural = word in load("en").table("counted")["plurals"] or counted.lemmas[-1] != word
    return not plural and figure.role in _MOVED


_MOVED: Final = frozenset({FigureRole.CHANGE, FigureRole.FROM, FigureRole.TO})


def _with_holders(
    slot: Slot, ours: tuple[Figure, Statement], theirs: tuple[Figure, Statement]
) -> Slot:
    """The slot, different where one side counts what holds several of the other's: pairs of gulls.

    A pair, a team or a box is not what it holds; a head of cattle or a member of staff is.
    """
    part = ours[0].base is not None or ours[0].relation is Relation.PART_OF
    if slot.state is State.DIFFERENT and part:
        told = says_as_much(ours[1], head(theirs[0].counted))
        return evolve(slot, state=State.UNKNOWN) if told else slot
    if slot.state is not State.UNKNOWN or ours[0].quantity.kind is not Kind.COUNT:
        return slot
    if _holds(ours, theirs[0]) or _holds(theirs, ours[0]):
        return evolve(slot, state=State.DIFFERENT)
    if _befell(ours, theirs[0]) or _befell(theirs, ours[0]):
        return evolve(slot, state=State.SAME)
    return slot


def _befell(side: tuple[Figure, Statement], other: Figure) -> bool:
    """Whether one side counts people by what became of them, the other counts that: 25 deaths.

    "Thirty people died" counts what "25 deaths" counts; "30 people were arrested" does not, nor
    does it what "25 cyclist deaths" count.
    """
    figure, statement = side
    if other.counted is None or figure.counted is None:
        return False
    *qualifying, event = other.counted.lemmas or ("",)
    if not counts_people(event) or category(figure.counted.lemmas[-1]) != "person":
        return False
    if not {t.lemma for t in statement.tokens}.issuperset(qualifying):
        return False
    place = figure.counted.span
    return any(
        any(stands_for(word, event) for word in clause.predicate.lemmas)
        for clause in statement.clauses
        if clause.predicate is not None
        and any(p and p.span.covers(place) for p in (clause.subject, clause.object))
    )


def says_as_much(statement: Statement, noun: str | None) -> bool:
    """Whether a statement says of what it counts that it is so: "of 30 buildings, 9 were homes"."""
    words = {t.lemma for t in statement.tokens if t.kind == "word"}
    return noun is not None and any(stands_for(word, noun) for word in words)


def _holds(side: tuple[Figure, Statement], other: Figure) -> bool:
    figure, statement = side
    held = head(other.counted)
    if figure.counted is None or held is None or head(figure.counted) not in _table("several_each"):
        return False
    behind = [t for t in statement.tokens if t.span.start >= figure.counted.span.end]
    words = [t.lemma for t in behind[:_HELD]]
    return words[:1] == ["of"] and held in words


_HELD: Final = 4
"""So many words may stand behind "pairs": "of nesting sea birds"."""


@lru_cache(maxsize=1)
def _one_for_each_person() -> frozenset[str]:
    return frozenset(load("en").table("people")["one_for_each_person"])


@lru_cache(maxsize=1)
def _of_members() -> frozenset[str]:
    return frozenset(load("en").table("people")["of_members"])


def has_members(noun: str) -> bool:
    """Whether a noun is of a whole that is counted by its members: a queue, a workforce."""
    return noun in _of_members()


def counts_people(noun: str) -> bool:
    """Whether a noun of events counts one person each: deaths, arrests."""
    return noun in _one_for_each_person()


def unit_state(  # noqa: PLR0911 - one return for each thing that may be known of two nouns
    a: str, b: str, circumstances: Circumstances
) -> State:
    """How two nouns stand to each other as units of count."""
    a, b = circumstances.heads.get(a, a), circumstances.heads.get(b, b)
    if a == b:
        return State.SAME
    if circumstances.distinct(a, b):
        return State.DIFFERENT
    match unit_relation(a, b):
        case "same":
            return State.SAME
        case "kind" | "narrower":
            return State.COMPATIBLE
        case "opposite" | "sibling":
            return State.DIFFERENT
        case _:
            pass
    if near(a, b):
        return State.COMPATIBLE
    if {a, b} & _of_members():
        return State.UNKNOWN
    kinds = category(a), category(b)
    if {a, b} & _one_for_each_person():
        return State.UNKNOWN
    if None not in kinds and kinds[0] != kinds[1] and {"person", "time"} & {*kinds}:
        return State.DIFFERENT
    return State.UNKNOWN


def measure_slot(ours: Figure, theirs: Figure) -> Slot:
    """Whether both are measured in the same unit of measurement, on the same base."""
    a, b = ours.quantity, theirs.quantity
    words = (a.unit, b.unit)
    state = State.SAME if words[0] == words[1] else State.COMPATIBLE
    if a.dimension != b.dimension:
        rates = {a.kind, b.kind} == {Kind.COUNT, Kind.RATE}
        state = State.COMPATIBLE if rates else State.DIFFERENT
    elif _same_print(a, b) and a.unit != b.unit and not a.overlaps(b):
        # The same digits, another unit: 61,300 hectares for 61,300 acres.
        state = State.DIFFERENT
    if ours.per and theirs.per:
        bases = (
            f"per {ours.per.value:,} {ours.per.what}",
            f"per {theirs.per.value:,} {theirs.per.what}",
        )
        if other_base(ours.per, theirs.per):
            words, state = bases, State.DIFFERENT
        elif state is not State.DIFFERENT:
            # "€2.4bn a year" and "£2.4bn a year" are of one base, and not of one currency.
            words, state = bases, State.SAME
    return Slot("measure", state, *words, theirs.span)


def other_base(ours: Per, theirs: Per) -> bool:
    """Whether two rates are of other bases: per 1,000 and per 10,000, a week and a month.

    Of two words of which one is no unit nothing is known: a home may be a household. Nor are a
    ton and a tonne told apart, which writers do not.
    """
    if ours.value != theirs.value:
        return True
    a, b = unit_named(ours.what), unit_named(theirs.what)
    if a is None or b is None or a == b:
        return False
    return a.dimension != b.dimension or max(a.scale, b.scale) > _NEARLY * min(a.scale, b.scale)


_NEARLY: Final = Decimal("1.2")


def subject_slot(ours: Figure, theirs: Figure, mine: Statement, yours: Statement) -> Slot:
    """Whether the measure that a figure is given for is qualified in the same way.

    "Core inflation" and "food inflation" have one head and are two measures; so are statutory and
    underlying profit. A qualifier that only one side has leaves it open.
    """
    a, b = _subject(ours, mine), _subject(theirs, yours)
    state = State.UNKNOWN
    if a and b and _is_person(a, mine) and _is_person(b, yours):
        # "Chief executive Ruth Hallam" is no other measure than "Ms Hallam".
        state = State.SAME if a.lemmas[-1] == b.lemmas[-1] else State.UNKNOWN
    elif a and b and a.lemmas and b.lemmas and stands_for(a.lemmas[-1], b.lemmas[-1]):
        x = [w for w in _qualifiers(a, mine) if not any(stands_for(w, v) for v in b.lemmas)]
        y = [w for w in _qualifiers(b, yours) if not any(stands_for(w, v) for v in a.lemmas)]
        if x and y and len(a.lemmas) <= _SHORT and len(b.lemmas) <= _SHORT:
            state = State.DIFFERENT
        elif not x and not y:
            state = State.SAME
    return Slot(
        "subject", state, a.text if a else None, b.text if b else None, b.span if b else None
    )


def _is_person(phrase: Phrase, statement: Statement) -> bool:
    """Whether a phrase ends in somebody's name."""
    return bool(phrase.lemmas) and any(
        n.kind == "person" and n.span.end == phrase.span.end for n in statement.names
    )


def _qualifiers(phrase: Phrase, statement: Statement) -> list[str]:
    """The words before a head that say which measure it is: no owner's name, and not "total"."""
    owners = {
        t.lemma
        for t in statement.tokens
        if phrase.span.covers(t.span)
        and (t.text in {"'s", "'"} or any(n.span.overlaps(t.span) for n in statement.names))
    }
    return [w for w in phrase.lemmas[:-1] if w not in owners and w not in _table("neutral")]


@lru_cache(maxsize=4)
def _table(name: str) -> frozenset[str]:
    return frozenset(load("en").table("judging")[name])


_SHORT: Final = 4
"""Longer noun phrases hold more than a measure and its qualifier."""


def _subject(figure: Figure, statement: Statement) -> Phrase | None:
    """What a figure is the measure of: its own noun phrase, or the subject of its clause."""
    if figure.counted and figure.role in {FigureRole.CHANGE, FigureRole.FROM, FigureRole.TO}:
        return figure.counted
    for clause in statement.clauses:
        if clause.span.covers(figure.span) and clause.subject:
            if clause.subject.span.covers(figure.span):
                return figure.counted
            return clause.subject
    return figure.counted


def population_slot(
    ours: Figure, theirs: Figure, mine: Statement, yours: Statement, circumstances: Circumstances
) -> Slot:
    """Whether both are taken of the same whole."""
    mine_of, yours_of = _of(ours, mine), _of(theirs, yours)
    a, b = head(mine_of), head(yours_of)
    words = (mine_of.text if mine_of else None, yours_of.text if yours_of else None)
    place = yours_of.span if yours_of else theirs.span
    state = State.UNKNOWN
    x, y = _base(ours, mine), _base(theirs, yours)
    if x and y and x.dimension == y.dimension and not x.overlaps(y):
        # 31 of the 194 is not 31 of the 90.
        state = State.DIFFERENT
    elif x and y and _same_print(x, y) and digits(x) >= _TOLD_BY:
        # 164 of the 1,333 people ill are 164 of the 1,333 cases.
        state = State.COMPATIBLE
    elif a and b:
        state = unit_state(a, b, circumstances)
        counted_alike = bool(x and y and _same_print(x, y))
        if (
            state is State.SAME
            and ours.base is not None
            and not counted_alike
            and _restricted(yours_of, yours, mine)
        ):
            # 31 of the 194 is not 31 of those who died; "of the nine routes that were to end" are
            # the nine routes.
            state = State.DIFFERENT
        if state is State.SAME and mine_of and yours_of and _other_sort(mine_of, yours_of):
            # A third of primary schools is not a third of secondary schools.
            state = State.DIFFERENT
    return Slot("population", state, *words, place)


def _other_sort(ours: Phrase, theirs: Phrase) -> bool:
    """Whether two phrases with one head tell two sorts: primary and secondary schools."""
    a, b = ours.lemmas, theirs.lemmas
    if len(a) == 1 or len(b) == 1:
        return False
    apart = {relation(a[-2], b[-2]), relation(" ".join(a[-2:]), " ".join(b[-2:]))}
    return not apart.isdisjoint(_APART)


_APART: Final = frozenset({"sibling", "opposite"})


def _stretched(slot: Slot, ours: Figure, theirs: Figure, mine: Statement, yours: Statement) -> Slot:
    """A period slot, where only "the year" and "the second half" tell what two amounts are of."""
    if slot.state is not State.UNKNOWN or (slot.ours and slot.theirs):
        return slot
    a, b = stretch(ours, mine), stretch(theirs, yours)
    if a and b and a != b:
        return Slot("period", State.DIFFERENT, f"the {a}", f"the {b}", theirs.span)
    return slot


_TOLD_BY: Final = 3
"""So many equal digits of two wholes tell that they are one, whatever each calls it."""

_RELATIVE: Final = frozenset({"who", "whose", "that", "which"})
_WINDOW: Final = 6


def _restricted(whole: Phrase | None, statement: Statement, other: Statement) -> bool:
    """Whether a relative clause narrows a whole by something the other side does not speak of."""
    if whole is None:
        return False
    behind = [t for t in statement.tokens if t.span.start >= whole.span.end][:_WINDOW]
    if not behind or behind[0].text not in _RELATIVE:
        return False
    spoken = {t.lemma for t in other.tokens}
    words = [t.lemma for t in behind[1:] if t.kind == "word"]
    verb = next((w for w in words if w not in _AUXILIARIES and word_class(w) != "adverb"), None)
    if verb is None or category(verb) is not None:
        return False
    return verb not in spoken and not _spoken_of(verb, spoken)


_AUXILIARIES: Final = frozenset({"be", "have", "do", "will", "would", "had", "were"})


def _spoken_of(lemma: str, spoken: set[str]) -> bool:
    return any(relation(lemma, s) == "same" for s in sorted(spoken))


_WHOLES: Final = frozenset({"total", "number", "figure", "all", "overall"})
"""Words that stand for a whole that was counted just before."""


def _of(figure: Figure, statement: Statement) -> Phrase | None:
    """What a figure is taken of; "the total" is what the figure before it counts."""
    if figure.of and head(figure.of) in _WHOLES:
        before = [
            f.counted
            for f in statement.figures
            if f.span.end <= figure.span.start and f.counted and f.quantity.kind is Kind.COUNT
        ]
        return before[-1] if before else None
    return figure.of


def _base(figure: Figure, statement: Statement) -> Quantity | None:
    """The stated size of the whole that a figure is taken of."""
    if figure.base is None or figure.base >= len(statement.figures):
        return None
    return statement.figures[figure.base].quantity


def role_slot(ours: Figure, theirs: Figure, mine: Statement, yours: Statement) -> Slot:
    """Whether both figures do the same in their clause."""
    a, b = ours.role, theirs.role
    if a is b:
        state = State.SAME
    elif a in _AMOUNT and b in _AMOUNT:
        state = State.COMPATIBLE
    elif (a is FigureRole.CHANGE and _is_of_change(theirs, yours, ours.change)) or (
        b is FigureRole.CHANGE and _is_of_change(ours, mine, theirs.change)
    ):
        # "Prices rose by 3.4%" and "inflation was 3.4%".
        state = State.COMPATIBLE
    else:
        state = State.DIFFERENT
    return Slot("role", state, a.value, b.value, theirs.span)


def direction_slot(ours: Figure, theirs: Figure, mine: Statement, yours: Statement) -> Slot:
    """Whether both say that the amount went the same way."""
    a, b = _way(ours, mine), _way(theirs, yours)
    state = State.UNKNOWN
    if a in {"up", "down"} and b in {"up", "down"}:
        state = State.SAME if a == b else State.DIFFERENT
    return Slot("direction", state, a, b, theirs.span)


_ENDS: Final = {FigureRole.FROM: FigureRole.TO, FigureRole.TO: FigureRole.FROM}


def _way(figure: Figure, statement: Statement) -> str | None:
    """Up or down: by the words, else by the two ends where both are given."""
    if figure.change or figure.arithmetic:
        return figure.change
    other = next(
        (
            f
            for f in statement.figures
            if f.role is _ENDS.get(figure.role)
            and f.quantity.dimension == figure.quantity.dimension
        ),
        None,
    )
    if other is None:
        return _said_beside(figure, statement)
    start, end = (other, figure) if figure.role is FigureRole.TO else (figure, other)
    x, y = start.quantity.canonical_value, end.quantity.canonical_value
    if x is None or y is None or x == y:
        return None
    return "up" if y > x else "down"


_BESIDE: Final = 26
"""How near a word of direction must stand to a figure to be about it, in code points."""


def _said_beside(figure: Figure, statement: Statement) -> str | None:
    """The direction of what is counted: "rose in 31 states", "22 states where rates went up"."""
    if figure.quantity.kind is not Kind.COUNT or figure.role is not FigureRole.LEVEL:
        return None
    starts = [f.span.start for f in statement.figures if f.span.start > figure.span.start]
    limit = min(starts, default=statement.span.end)
    stops = [t.span.start for t in statement.tokens if t.text in {",", ";", "and", "but"}]
    best: tuple[int, str] | None = None
    for cue in statement.cues:
        if cue.family != "direction" or cue.value not in {"up", "down"}:
            continue
        before = figure.span.start - cue.span.end
        after = cue.span.start - figure.span.end
        gap = before if before >= 0 else after
        left, right = sorted((cue.span.start, figure.span.start))
        if not 0 <= gap <= _BESIDE or (after >= 0 and cue.span.start >= limit):
            continue
        if any(left < stop < right for stop in stops):
            continue
        if best is None or gap < best[0]:
            best = (gap, cue.value)
    return best[1] if best else None


def digits(quantity: Quantity) -> int:
    """How many digits a figure prints that mean something: what equal values are worth as a cue."""
    return quantity.digits


def rareness(quantity: Quantity) -> int:
    """How many digits would have to be equal by chance, its size counted: 9,300 has three.

    A sum of money is equal by chance more seldom than a count or a share.
    """
    found = digits(quantity)
    value = quantity.canonical_value
    if value is not None and found == _ROUNDED and value >= _SIZED:
        found += 1
    return min(4, found + (quantity.kind is Kind.MONEY and found > _ROUNDED))


_ROUNDED: Final = 2
_SIZED: Final = 1000


def imprint(quantity: Quantity) -> str | None:
    """The digits of a figure that prints many, in one order: 38,472 and 38,742 share theirs."""
    return quantity.imprint


def slip(ours: Quantity, theirs: Quantity) -> str | None:
    """Which slip of the pen would turn one value into the other, if one would.

    `transposed-digits`: two neighbouring digits changed places. `magnitude`: the same digits, some
    thousands or tens apart.
    """
    # What is printed slips: 14.6 knots for 16.4, and not so many metres a second.
    printed = ours.kind is Kind.MEASURE and ours.unit == theirs.unit
    a, b = (q.value if printed else q.canonical_value for q in (ours, theirs))
    if a is None or b is None or a == b or a <= 0 or b <= 0:
        return None
    ratio = a / b if a > b else b / a
    if ratio in {Decimal(10), Decimal(100), Decimal(1000), Decimal(10) ** 6}:
        return "magnitude"
    x, y = (plain(v).replace(".", "") for v in (a, b))
    # 1,280 and 1,208 as they stand, 0.45 and 0.54 without what is in front.
    if _transposed(x, y) or _transposed(x.strip("0"), y.strip("0")):
        return "transposed-digits"
    return None


def _transposed(x: str, y: str) -> bool:
    """Whether two neighbouring digits of one number stand in the other order in another."""
    if len(x) != len(y):
        return False
    at = [i for i in range(len(x)) if x[i] != y[i]]
    return (
        len(at) == 2  # noqa: PLR2004 - two digits change places
        and at[1] == at[0] + 1
        and (x[at[0]], x[at[1]]) == (y[at[1]], y[at[0]])
    )


__all__ = [
    "comparable",
    "compare_figures",
    "digits",
    "head",
    "imprint",
    "names_something",
    "other_base",
    "slip",
    "unit_state",
]
