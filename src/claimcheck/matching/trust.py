"""How far an alignment can be trusted to be about the same fact."""

# Longer than 400 lines: every threshold is asked about here, so that no rule has one of its own.

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import KINDRED, category, near, relation, stands_for, unit_relation
from claimcheck.matching import main_figures
from claimcheck.matching.contrary import contrariness
from claimcheck.matching.evidence import (
    is_linked,
    is_of_another_subject,
    is_unlike,
    likelihood,
    otherwise_counted,
)
from claimcheck.matching.figures import (
    at_its_bound,
    counts_people,
    digits,
    head,
    rareness,
    says_as_much,
    slip,
)
from claimcheck.matching.key_slots import differing
from claimcheck.matching.labels import of_each_other, segments
from claimcheck.matching.subjects import figure_of_another_act
from claimcheck.matching.terms import light_verbs, pronouns, substance, telling_verbs
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import (
    Case,
    Figure,
    FigureRole,
    Match,
    Pairing,
    Phrase,
    Relation,
    Sighting,
    Span,
    State,
    Statement,
    Swap,
)
from claimcheck.quantity import Bound, Kind, Quantity, plain

_TRUST = WEIGHTS["trust"]
_FAR_OFF = 2
_MANY = 3
"""From so many digits on, two equal figures in one sentence are hardly another fact's."""
_ELSEWHERE = 20
"""A figure without a noun that is so many times another counts something else."""
_NOT_FAR = Decimal("1.25")
_OPEN = {Bound.OVER, Bound.UNDER, Bound.AT_LEAST, Bound.AT_MOST}


def same_print(pairing: Pairing) -> bool:
    """Whether both figures print the same number, whatever its unit."""
    a, b = pairing.ours.quantity, pairing.theirs.quantity
    if a.range is not None or b.range is not None:
        return a.range == b.range and a.dimension == b.dimension and a.scale == b.scale
    return a.value is not None and a.value == b.value


def same_fact(pairing: Pairing) -> bool:
    """Whether equal values may be taken to state the same fact.

    By the words they stand with and their digits; or, where the sentence has few words of the
    claim, by all that speaks for it.
    """
    if same_by_digits(pairing):
        return True
    return _by_evidence(pairing)


def _by_evidence(pairing: Pairing) -> bool:
    """Whether all that speaks for two figures being of one fact is enough, and nothing against."""
    # What is left of a whole is the claim's only where one side denies it.
    if pairing.ours.arithmetic or pairing.theirs.complement:
        return False
    if _otherwise_labelled(pairing) or is_unlike(pairing) or not is_linked(pairing):
        return False
    return likelihood(pairing) >= _TRUST["likely"]


def done_otherwise(pairing: Pairing) -> bool:
    """Whether something else is done with the document's figure, for all that is known.

    All else may speak for it: "cut the power of 248,600 homes" and "248,600 homes went dark".
    """
    if not figure_of_another_act(pairing):
        return False
    return not _by_evidence(pairing) or likelihood(pairing) < _TRUST["likely_act"]


def same_by_digits(pairing: Pairing) -> bool:
    """Whether so many digits are equal that the words which are met are enough.

    The more digits are equal, the fewer words need to be; where the two count things that are not
    known to be the same sort, more.
    """
    unit = pairing.match.state("unit")
    # Some sort of people may be other people: "34 people were rescued", "34 firefighters came".
    known = pairing.sighting.excerpt and unit is not State.COMPATIBLE
    if known and pairing.match.score >= WEIGHTS["excerpt"]["equal"]:
        return True
    if pairing.match.state("value") is State.COMPATIBLE and is_of_another_subject(pairing):
        return False
    figures = min(4, digits(pairing.ours.quantity) + (pairing.ours.quantity.kind is Kind.POINTS))
    counts = pairing.ours.counted and pairing.theirs.counted
    if unit in {State.SAME, State.COMPATIBLE} or pairing.ours.quantity.kind is not Kind.COUNT:
        table = "equal_same_unit"
    else:
        other = bool(counts) and otherwise_counted(pairing)
        table = "equal_other_unit" if other else "equal_no_unit"
    if pairing.match.score >= WEIGHTS[table][f"digits_{figures}"]:
        return True
    return table != "equal_other_unit" and not _otherwise_labelled(pairing) and _rare(pairing)


def _rare(pairing: Pairing) -> bool:
    """Whether a value of many digits is the claim's by itself, for the document is of its topic."""
    least = WEIGHTS["rare"].get(f"digits_{rareness(pairing.ours.quantity)}")
    return least is not None and pairing.match.topic >= least


def _otherwise_labelled(pairing: Pairing) -> bool:
    """Whether two sums of money are said to be of two things, or only one is paid each year.

    A bonus of £1.1m is not the costs of £1.1m, however rare the sum.
    """
    ours, theirs = pairing.ours, pairing.theirs
    if ours.quantity.kind is not Kind.MONEY:
        return False
    if (ours.per is None) != (theirs.per is None):
        return True
    a, b = head(ours.counted), head(theirs.counted)
    if a is None or b is None or a == b:
        return False
    return relation(a, b) not in KINDRED and not near(a, b)


def _both_count_people(pairing: Pairing) -> bool:
    """Whether what is counted on either side is one person each: 42 deaths, 42 people."""
    heads = head(pairing.ours.counted), head(pairing.theirs.counted)
    return all(h and (counts_people(h) or category(h) == "person") for h in heads)


def allowed(pairing: Pairing) -> bool:
    """Whether the two values differ in print, and some value satisfies both.

    "More than 80" allows 300; that 300 is what is meant is known only where little competes.
    """
    state = pairing.match.state("value")
    if state is State.UNKNOWN and pairing.sighting.excerpt:
        return pairing.ours.quantity.overlaps(pairing.theirs.quantity) and counts_alike(pairing)
    return state is State.COMPATIBLE


def same_label(pairing: Pairing) -> bool:
    """Whether what the two figures stand with is alike enough to speak of another label."""
    if tied_by_print(pairing) or _ends_alike(pairing):
        return True
    figures = min(4, digits(pairing.ours.quantity))
    return pairing.match.score >= WEIGHTS["equal_other_label"][f"digits_{figures}"]


def tied_by_print(pairing: Pairing) -> bool:
    """Whether another figure of the claim stands in the sentence to the last of its many digits.

    Who counts 81,460 households on either side speaks of one thing, whatever words there are.
    """
    sighting = pairing.sighting
    return any(
        m.ours != pairing.match.ours
        and m.theirs != pairing.match.theirs
        and m.state("value") is State.SAME
        and m.state("unit") is State.SAME
        and m.state("period") is not State.DIFFERENT
        and digits(sighting.ours.figures[m.ours].quantity) >= _LONG
        for m in sighting.matches
    )


def _ends_alike(pairing: Pairing) -> bool:
    """Whether two changes of one number end at one figure: "up 0.6 to 27.3%" on either side."""
    change = FigureRole.CHANGE
    if pairing.ours.role is not change or pairing.theirs.role is not change:
        return False
    sighting = pairing.sighting
    return same_print(pairing) and any(
        m.state("value") is State.SAME
        and sighting.ours.figures[m.ours].role is FigureRole.TO
        and sighting.theirs.figures[m.theirs].role is FigureRole.TO
        and digits(sighting.ours.figures[m.ours].quantity) >= _FEWEST_DIGITS
        for m in sighting.matches
    )


_LONG: Final = 4
"""So many digits stand in two texts by no chance."""


def same_measure(pairing: Pairing, *, asked: bool = True) -> bool:
    """Whether different values may be held against each other.

    The evidence is weighed for a claim only, which somebody `asked` about: two documents may well
    tell of two things in nearly the same words.

    What slips in news is mostly near the true figure, or the same digits in another size or order;
    a figure far off is mostly another measure, unless all the words agree.
    """
    if _is_turned(pairing):
        return False
    if is_at_its_bound(pairing) and same_fact(pairing):
        # The very number leads to the claim as it would if the two agreed.
        return True
    if pairing.sighting.excerpt and _told_otherwise(pairing):
        return True
    if pairing.anchored and same_part(pairing):
        # "90, of which 49" against "90, of which 45": the first figure ties the second.
        # Of a claim that says several things only the figure's own words need to be met.
        return max(pairing.sighting.sure, pairing.match.own) >= _TRUST["tied"]
    if slip(pairing.ours.quantity, pairing.theirs.quantity):
        # Five digits of which two have changed places are hardly another fact's by chance.
        figures = min(4, digits(pairing.ours.quantity), digits(pairing.theirs.quantity))
        return _may_be_slipped(pairing) and (
            _sure(pairing) >= WEIGHTS["slip"][f"digits_{figures}"]
            or (
                asked
                and not pairing.theirs.arithmetic
                and (_by_evidence(pairing) or _hardly_by_chance(pairing))
            )
        )
    return in_words(pairing) or (asked and contradicts(pairing))


def _may_be_slipped(pairing: Pairing) -> bool:
    """Whether two figures that a slip would make one count one sort of thing, as far as is known.

    600 crews are not the 600,000 customers, though both are people: one digit is equal by chance.
    """
    if pairing.ours.quantity.kind is not Kind.COUNT or pairing.theirs.counted is None:
        return True
    # Some sort of people may be other people.
    known = pairing.match.state("unit") is State.SAME
    return known or _printed(pairing.ours.quantity) >= _FEWEST_DIGITS


def _printed(quantity: Quantity) -> int:
    """How many digits a value has without the noughts at its ends."""
    value = quantity.canonical_value
    return 0 if value is None else len(plain(abs(value)).replace(".", "").strip("0"))


def is_at_its_bound(pairing: Pairing) -> bool:
    """Whether one side has everything above (or below) the very number that the other gives.

    More than 176 is not 176; "more than half" may well be told as a half in other words.
    """
    a, b = pairing.ours.quantity, pairing.theirs.quantity
    return at_its_bound(a, b) and (a.kind is Kind.COUNT or min(digits(a), digits(b)) > 1)


def _hardly_by_chance(pairing: Pairing) -> bool:
    """Whether a slip of the pen explains another value, though few words lead to the claim.

    £182m stands in hardly any text on what the claim puts at £128m by chance.
    """
    if pairing.ours.arithmetic or is_unlike(pairing) or otherwise_counted(pairing):
        return False
    dated = State.SAME in {pairing.match.state("direction"), pairing.match.state("period")}
    if _printed(pairing.ours.quantity) >= _MANY:
        other = is_of_another_subject(pairing) and not dated
        return likelihood(pairing) >= _TRUST["slipped"] and not other
    return dated and likelihood(pairing) >= _TRUST["slipped_of_few"]


def _is_turned(pairing: Pairing) -> bool:
    """Whether one side denies it; or gives a share of the rest, as its words are the opposite."""
    if pairing.sighting.state("negation") is State.DIFFERENT:
        return True
    # Three in ten that are late leave seven in ten that are on time.
    return pairing.ours.quantity.kind is Kind.SHARE and turned_round(pairing.sighting)


def _sure(pairing: Pairing) -> float:
    """How much of what a figure stands with is met, with little of what is inherited.

    What a sentence inherits may make it speak of the claim, and is not enough to contradict it.
    """
    return min(pairing.match.score, pairing.match.own + _TRUST["inherited"])


def counts_one_sort(pairing: Pairing) -> bool:
    """Whether two counts may be of one sort of thing: it is known, or one side does not say.

    A figure without a noun of its own takes the one of its neighbour, or of the sentence.
    """
    unit = pairing.match.state("unit")
    if pairing.ours.quantity.kind is not Kind.COUNT or unit is State.SAME:
        return True
    if unit is State.COMPATIBLE:
        return not _far(pairing, _ELSEWHERE)
    return unit is not State.DIFFERENT and _is_elided(pairing) and not _far(pairing, _ELSEWHERE)


def _is_elided(pairing: Pairing) -> bool:
    """Whether one of two figures says by no word of its own what it counts."""
    return pairing.theirs.counted is None or pairing.ours.counted is None


def in_words(pairing: Pairing) -> bool:
    """Whether so many of the claim's words are met that another value is given for its thing."""
    score = _sure(pairing)
    if pairing.ours.quantity.kind is Kind.COUNT and pairing.match.state("unit") is not State.SAME:
        if not _is_elided(pairing) or not counts_one_sort(pairing):
            return False
        return score >= (_TRUST["conflict"] if pairing.anchored else _TRUST["conflict_far"])
    limit = _NOT_FAR if pairing.ours.quantity.bound in _OPEN else _FAR_OFF
    if _far(pairing, limit) and min(score, pairing.sighting.sure) < _TRUST["all"]:
        return score >= _TRUST["conflict_far"] and pairing.sighting.back >= _TRUST["back"]
    if _ties(pairing):
        return score >= _TRUST["conflict_tied"]
    return score >= _TRUST["conflict"]


def may_be_weighed(pairing: Pairing) -> bool:
    """Whether the evidence for another value of the claim's thing is asked at all."""
    if pairing.sighting.excerpt or pairing.ours.arithmetic or pairing.theirs.arithmetic:
        return False
    if slip(pairing.ours.quantity, pairing.theirs.quantity) or _is_turned(pairing):
        return False
    return counts_one_sort(pairing) and not _is_of_another_place(pairing.sighting)


def _is_of_another_place(sighting: Sighting) -> bool:
    """Whether a place of the claim that has no name is not met, and a place is named there.

    "Rents in the capital" are not what rents are "in the second city, Marrow Bay".
    """
    if not any(n.kind == "place" for n in sighting.theirs.names):
        return False
    unmet = {phrase.split()[-1] for phrase in sighting.missing}
    return not unmet.isdisjoint(load("en").table("function")["local_places"])


def contradicts(pairing: Pairing) -> bool:
    """Whether all that speaks for it makes another value the document's for the claim's thing."""
    return may_be_weighed(pairing) and contrariness(pairing) >= _TRUST["contrary"]


def _ties(pairing: Pairing) -> bool:
    """Whether another figure of the claim has its equal there, and nearly all its words are met."""
    return pairing.sighting.sure >= _TRUST["all_met"] and any(
        m.ours != pairing.match.ours
        and m.theirs != pairing.match.theirs
        and m.state("value") is State.SAME
        for m in pairing.sighting.matches
    )


def _told_otherwise(pairing: Pairing) -> bool:
    """Whether an excerpt, in which little competes, gives another value for what the claim counts.

    What the claim's figure is taken of must be spoken of; a figure far off must count
    just the same.
    """
    whole = head(pairing.ours.of)
    if pairing.match.score < WEIGHTS["excerpt"]["different"] or not counts_alike(pairing):
        return False
    if whole in pairing.sighting.missing or replaced_word(pairing.sighting):
        return False
    counted = pairing.ours.quantity.kind is Kind.COUNT
    return not counted or pairing.match.state("unit") is State.SAME or not _far(pairing, _FAR_OFF)


def _far(pairing: Pairing, limit: Decimal | int) -> bool:
    """Whether one value is more than so many times the other, or there is no telling."""
    a, b = pairing.ours.quantity.canonical_value, pairing.theirs.quantity.canonical_value
    return not a or not b or max(abs(a / b), abs(b / a)) > limit


def counts_alike(pairing: Pairing) -> bool:
    """Whether two figures are known to be of one sort: of one unit of count, or both measured."""
    if pairing.ours.quantity.kind is not Kind.COUNT:
        return True
    return pairing.match.state("unit") in {State.SAME, State.COMPATIBLE} or _both_count_people(
        pairing
    )


_MOVED = {FigureRole.CHANGE, FigureRole.FROM, FigureRole.TO}


def same_part(pairing: Pairing) -> bool:
    """Whether both figures do the same in their sentences, and in relation to another figure."""
    ours, theirs = pairing.ours, pairing.theirs
    if _is_part(ours) and _is_part(theirs):
        # "Of the 114, 13" and "114, of which 13".
        return True
    return (
        ours.role is theirs.role
        and ours.relation is theirs.relation
        and (ours.relation is not None or ours.role in {FigureRole.FROM, FigureRole.TO})
    )


def _is_part(figure: Figure) -> bool:
    return figure.relation is Relation.PART_OF or (
        figure.base is not None and figure.quantity.kind is Kind.COUNT
    )


def replaced_word(sighting: Sighting) -> bool:
    """Whether some word of the claim has another, unrelated one in its place."""
    return any(
        s.how in {"lone", "verb", "measure"}
        or (s.how in {"object", "replaced"} and otherwise_equal(sighting))
        for s in sighting.swaps
        if not _answers_alike(sighting, s)
    )


def _answers_alike(sighting: Sighting, swap: Swap) -> bool:
    """Whether the words that stand for others answer a question as these do.

    "May not act" and "is disqualified from acting" say one thing.
    """
    return any(o.same and o.span.overlaps(swap.span) for o in sighting.outcomes)


def competes(pairing: Pairing) -> bool:
    """Whether another figure of the document may be the one the claim means.

    None may where an equal figure beside it ties this one: "114, of which 71" is what "114, of
    which 13" is about, whatever else was 13.
    """
    if pairing.anchored and same_part(pairing):
        return False
    return any(
        match.state("value") in {State.SAME, State.COMPATIBLE}
        and not sighting.theirs.figures[match.theirs].complement
        and not _merely_above(pairing, sighting, match)
        and match.score >= pairing.match.score - 0.15
        and "period" not in differing(match)
        for sighting, match in pairing.rivals
    )


def _merely_above(pairing: Pairing, sighting: Sighting, match: Match) -> bool:
    """Whether a bound, which allows many values, allows one of other things: cases for people."""
    if pairing.ours.quantity.bound not in _OPEN or match.state("value") is State.SAME:
        return False
    summed = bool(sighting.theirs.figures[match.theirs].arithmetic)
    unit = match.state("unit")
    return unit is State.DIFFERENT or (summed and unit is not State.SAME)


def same_phrase(sighting: Sighting) -> bool:
    """Whether a statement says what a claim without figures speaks of."""
    return sighting.coverage >= _TRUST["phrase"]


def with_inherited(sighting: Sighting) -> float:
    """The share of a claim that a sentence meets, with little of what it inherits."""
    return min(sighting.coverage, sighting.sure + _TRUST["inherited"])


def turned_round(sighting: Sighting) -> bool:
    """Whether a sentence has the opposite of one of the claim's words."""
    return any(s.how == "opposite" for s in sighting.swaps)


def about(case: Case) -> tuple[Sighting, ...]:
    """The statements in which a document says what the claim says, as far as words tell.

    For a claim with figures these are the statements of its figures, where the values agree; for a
    claim without, the statement that covers it best.
    """
    # Every rule on words asks it of the same case, one rule behind the other.
    known, found = _LAST[0]
    if known is not case:
        found = tuple(_about(case))
        _LAST[0] = case, found
    return found


_LAST: Final[list[tuple[Case | None, tuple[Sighting, ...]]]] = [(None, ())]


def _about(case: Case) -> Iterator[Sighting]:
    if any(main_figures(s) for s in case.statements):
        seen: set[int] = set()
        for pairing in case.pairings:
            agrees = pairing.match.state("value") in {State.SAME, State.COMPATIBLE}
            if agrees and same_fact(pairing) and pairing.sighting.theirs.span.start not in seen:
                seen.add(pairing.sighting.theirs.span.start)
                yield pairing.sighting
        return
    yield from (s for s in case.sightings[:1] if says_what_was_said(s))


def otherwise_equal(sighting: Sighting) -> bool:
    """Whether two statements say the same but for names and what is counted."""
    return sighting.rest >= WEIGHTS["replaced"]["rest"]


def replaced_unit(pairing: Pairing) -> bool:  # noqa: PLR0911 - one return for each reason
    """Whether another thing is counted in the place of the claim's, everything else being equal.

    Neither word is met on the other side, and nothing is known of the two that makes them one.
    """
    a, b = head(pairing.ours.counted), head(pairing.theirs.counted)
    if not a or not b or pairing.match.state("unit") is not State.UNKNOWN:
        return False
    if pairing.ours.quantity.kind is Kind.DURATION and _counts_somebody(pairing):
        # A sentence of 88 months is how long Ann Vale is sent to prison.
        return False
    if pairing.ours.quantity.kind is not Kind.COUNT and pairing.ours.role in _MOVED:
        # Prices, charges or bills that rise by 11% are measured, and not counted.
        return False
    if pairing.ours.quantity.kind in _SHARES and not (pairing.ours.of and pairing.theirs.of):
        # A percentage that does not say of what it is counts nothing: "food inflation was 3%".
        return False
    if any("counted" in f.inherited for f in (pairing.ours, pairing.theirs)):
        # What another figure of the sentence counts need not be what this one does.
        return False
    if _may_be_one(pairing, a, b):
        return False
    if only_the_unit(pairing):
        return True
    return otherwise_equal(pairing.sighting) or pairing.match.own >= WEIGHTS["replaced"]["unit"]


def _may_be_one(pairing: Pairing, a: str, b: str) -> bool:
    """Whether two things that are counted may be one, by what is known of them and said there."""
    elided = pairing.theirs.counted
    if elided and not pairing.sighting.theirs.span.covers(elided.span):
        # What is counted was said in the sentence before, perhaps in a broader word.
        return True
    ours = {lemma for t in pairing.sighting.ours.tokens for lemma in (t.lemma, t.text)}
    theirs = {lemma for t in pairing.sighting.theirs.tokens for lemma in (t.lemma, t.text)}
    known = {relation(a, b), unit_relation(a, b)} - {None}
    measured = pairing.ours.quantity.kind is Kind.MEASURE
    if a in theirs or b in ours or (known and not (measured and known <= _OTHERS)):
        return True
    if category(a) == category(b) == "person":
        # Asylum seekers are no students, where all the rest is told in the same words.
        return not (_are_groups(a, b) and only_the_unit(pairing))
    if counts_people(a) or counts_people(b):
        sorts = {category(a), category(b)}
        return not (sorts == {"event"} and only_the_unit(pairing))
    if says_as_much(pairing.sighting.ours, b):
        return True
    return _is_the_act(a, pairing.sighting.theirs) or _is_the_act(b, pairing.sighting.ours)


def _are_groups(a: str, b: str) -> bool:
    """Whether two nouns each name a sort of people, and neither people of any sort."""
    anybody = load("en").table("judging")["anybody"]
    return not (counts_people(a) or counts_people(b) or {a, b} & {*anybody} or near(a, b))


def _counts_somebody(pairing: Pairing) -> bool:
    """Whether a time is said of somebody by name, on either side."""
    sides = (pairing.ours, pairing.sighting.ours), (pairing.theirs, pairing.sighting.theirs)
    return any(
        figure.counted is not None and name.span.overlaps(figure.counted.span)
        for figure, statement in sides
        for name in statement.names
    )


def _is_the_act(noun: str, statement: Statement) -> bool:
    """Whether a noun is what a statement's verb says: 94 deliveries, and 94 cars delivered."""
    verbs = {v for c in statement.clauses if c.predicate for v in c.predicate.lemmas}
    return any(relation(noun, verb) == "same" for verb in sorted(verbs))


def only_the_unit(pairing: Pairing) -> bool:
    """Whether a sentence has every word of the claim but what its figure counts.

    One digit is often equal by chance.
    """
    counted = pairing.ours.counted.lemmas if pairing.ours.counted else ()
    missing = {word for phrase in pairing.sighting.missing for word in phrase.split()}
    return (
        missing <= {*counted}
        and all_else(pairing.sighting)
        and digits(pairing.ours.quantity) >= _FEWEST_DIGITS
    )


_FEWEST_DIGITS = 2
_SHARES = {Kind.SHARE, Kind.POINTS}
_OTHERS = {"sibling", "opposite"}
"""Wheat and barley: tonnes of the one are none of the other."""


def all_else(sighting: Sighting) -> bool:
    """Whether a sentence has every word of the claim but names and what is counted."""
    return sighting.bare >= WEIGHTS["replaced"]["all_else"]


def other_name(sighting: Sighting) -> bool:
    """Whether a statement says it of another person or body than the claim."""
    if not any(s.name.startswith("name:") and s.state is State.DIFFERENT for s in sighting.slots):
        return False
    persons = any(s.name == "name:person" and s.state is State.DIFFERENT for s in sighting.slots)
    if persons and not sighting.matches:
        return True
    return sighting.bare >= WEIGHTS["replaced"]["person"]


def other_place(sighting: Sighting) -> bool:
    """Whether a statement names another place than the claim, and not the claim's."""
    return any(
        s.name in {"name:place", "name:other", "name:numbered"} and s.state is State.DIFFERENT
        for s in sighting.slots
    )


def told_locally(pairing: Pairing) -> bool:
    """Whether a sentence speaks of "our state" or "this county", and the claim of no such part."""
    return _local(pairing.sighting.theirs) and not _local(pairing.sighting.ours)


def _local(statement: Statement) -> bool:
    table = load("en").table("function")
    owners, places = table["local_owners"], table["local_places"]
    return any(a.text in owners and b.lemma in places for a, b in pairwise(statement.tokens))


def of_other_place(pairing: Pairing) -> bool:
    """Whether the place that differs is the figure's: it stands with it, or before all figures."""
    sighting = pairing.sighting
    for slot in sighting.slots:
        if slot.name not in {"name:place", "name:other"} or slot.state is not State.DIFFERENT:
            continue
        here = [n.span for n in sighting.ours.names if n.text == slot.ours]
        if not here or any(_stands_with(sighting.ours, span, pairing.match.ours) for span in here):
            return True
    return False


def _stands_with(statement: Statement, span: Span, at: int) -> bool:
    """Whether words stand with no other figure than this one."""
    own = segments(statement)
    return not any(i != at and other.covers(span) for i, other in own.items()) or at not in own


def swapped(case: Case, pairing: Pairing) -> Pairing | None:
    """The pairing whose figure ours has changed places with, if it has.

    The number is the same, but what stands with it there stands, in the claim, with another number
    that the sentence gives, too: "49 in need, 90 on plans" for "90 in need, 49 on plans".
    """
    if not same_print(pairing):
        return None
    matches = {(m.ours, m.theirs): m for m in pairing.sighting.matches}
    for other in case.pairings:
        if other is pairing or not same_print(other):
            continue
        if other.ours.quantity.overlaps(pairing.ours.quantity):
            continue
        crossed_over = (
            of_each_other(pairing, other) if _in_one_list(pairing.ours, other.ours) else None
        )
        if crossed_over:
            return other
        if crossed_over is False:
            continue
        if other.sighting.theirs.span != pairing.sighting.theirs.span:
            continue
        crossed = matches.get((pairing.match.ours, other.match.theirs))
        back = matches.get((other.match.ours, pairing.match.theirs))
        if crossed is None or back is None:
            continue
        straight = pairing.match.own + other.match.own
        few = min(digits(pairing.ours.quantity), digits(other.ours.quantity))
        needed = "swapped" if few < _MANY else "swapped_many"
        if crossed.own + back.own >= straight + WEIGHTS["replaced"][needed]:
            return other
    return None


def _in_one_list(a: Figure, b: Figure) -> bool:
    """Whether two figures may be of one list: "18,400 hectares of barley, 6,200 of oats"."""
    bare = any(f.quantity.kind is Kind.COUNT and f.counted is None for f in (a, b))
    return bare or a.quantity.dimension == b.quantity.dimension


def enough(share: float, question: str) -> bool:
    """Whether a share of the claim is enough for a rule to look at a statement."""
    return share >= WEIGHTS["said"][question]


def says_what_was_said(sighting: Sighting) -> bool:
    """Whether most of what a claim reports somebody as saying is met, and not only who said it.

    Who is quoted twice, each time on another matter, has the same name and office in both.
    """
    told = [s for s in sighting.ours.speech if s.speaker is not None]
    if not told or told[0].direct:
        return True
    ours, cues = sighting.ours, sighting.ours.cues
    unmet = {word for phrase in sighting.missing for word in phrase.split()}
    named = [n.span for n in ours.names]
    words = substance(ours, told[0].span, (*named, *(f.span for f in ours.figures)))
    # What is no word of the alignment, as its cues and small words are, must stand there itself.
    beside = {t.lemma for t in ours.tokens if any(c.span.covers(t.span) for c in cues)}
    there = {t.lemma for t in sighting.theirs.tokens if t.kind == "word"}
    met = [
        word
        for word in words
        if word not in unmet
        and (
            word not in beside
            or word in there
            or any(relation(word, other) == "same" or near(word, other) for other in there)
        )
    ]
    return (
        not words
        or len(met) * 2 > len(words)
        or (len(words) > _FEW_WORDS and len(met) * 2 == len(words))
    )


_FEW_WORDS: Final = 2


def does_otherwise(sighting: Sighting) -> bool:
    """Whether a verb of a claim is not met, by a statement that is mostly about something else.

    The verb of its first clause, which says what the claim is about, may be unmet by less.
    """
    light = light_verbs()
    if any(s.speaker for s in sighting.ours.speech):
        # "The judge found him reckless", "he was reckless, the judge said": a speaker tells it.
        light |= telling_verbs()
    # "Plead guilty" is one word to the alignment, and "plead" the verb of its clause.
    missing = {*sighting.missing}
    if len(sighting.ours.clauses) == 1:
        missing |= {p.split()[0] for p in missing - light if " " in p}
    for at, clause in enumerate(sighting.ours.clauses):
        limit = _TRUST["done"] if at else _TRUST["done_first"]
        done = clause.predicate.lemmas if clause.predicate else ()
        whole = " ".join(done)
        # Of "take over" neither word says by itself what is done.
        unmet = {*done, whole} & missing - light
        if sighting.back < limit and unmet:
            return True
    return False


def of_nobody(sighting: Sighting) -> bool:
    """Whether what a claim says something of is met nowhere, neither there nor close before.

    "It was ordered to pay costs" is not said of "customers", who "will have to pay".
    """
    first = sighting.ours.clauses[0] if sighting.ours.clauses else None
    if first is None or first.subject is None or not first.subject.lemmas:
        return False
    noun = first.subject.lemmas[-1]
    actors = [c.subject for c in sighting.theirs.clauses if c.subject and _is_an_actor(c.subject)]
    if not actors or any(stands_for(noun, a.lemmas[-1]) for a in actors):
        # "No evidence was found" leaves open who looked for it; "the Authority" is the regulator.
        return False
    unmet = noun in {p.split()[-1] for p in sighting.missing}
    return unmet and category(noun) in {"person", "group"}


def _is_an_actor(subject: Phrase) -> bool:
    """Whether a subject is somebody, or a pronoun for somebody or something."""
    if not subject.lemmas:
        return False
    first = subject.text.split(maxsplit=1)[0].lower()
    return first in pronouns() or category(subject.lemmas[-1]) in {"person", "group"}


def answered_alike(sighting: Sighting) -> bool:
    """Whether a statement answers a question of the claim as the claim does, of what it is about.

    Where it answers another question of the claim otherwise, too, nothing is alike.
    """
    return (
        bool(sighting.outcomes)
        and all(o.same for o in sighting.outcomes)
        and not of_nobody(sighting)
        and sighting.beside >= WEIGHTS["outcome"]["agrees"]
    )


def turned_outcome(sighting: Sighting) -> bool:
    """Whether a statement answers a question of the claim the other way."""
    return any(not o.same for o in sighting.outcomes)


_HEDGED: Final = frozenset(
    {"possible", "open", "considering", "planned", "recommended", "projected"}
)


def _answers_both_ways(sighting: Sighting) -> bool:
    """Whether one clause answers a question as the claim does, and another question otherwise.

    "It must be met by its owners and cannot be recovered from customers" obliges the owners, and
    denies in a clause of its own that the customers pay.
    """
    theirs = sighting.theirs.clauses

    def clauses(span: Span) -> set[int]:
        return {i for i, c in enumerate(theirs) if c.span.overlaps(span)}

    turned = {i for o in sighting.outcomes if not o.same for i in clauses(o.span)}
    return any(o.same and (not turned or clauses(o.span) & turned) for o in sighting.outcomes)


def answered_otherwise(case: Case) -> Iterator[Sighting]:
    """The statements about what the claim is about that answer a question of it the other way."""
    figures = any(main_figures(s) for s in case.statements)
    if figures:
        found = [
            p.sighting
            for p in case.pairings
            if p.match.state("value") is State.SAME and same_fact(p)
        ]
    else:
        found = list(case.sightings[:_MANY])
    for sighting in found:
        if not turned_outcome(sighting) or _answers_both_ways(sighting):
            continue
        if sighting.beside < WEIGHTS["outcome"]["tied" if figures else "beside"]:
            continue
        if sighting.state("period") is State.DIFFERENT or other_place(sighting):
            continue
        if other_name(sighting) or sighting.state("speaker") is State.DIFFERENT:
            continue
        if any(
            c.family == "modality" and c.value in _HEDGED
            for side in (sighting.ours, sighting.theirs)
            for c in side.cues
        ):
            continue
        yield sighting
