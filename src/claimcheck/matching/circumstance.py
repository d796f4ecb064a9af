"""The circumstances of a statement against those of another: when, whether, how surely, by whom."""

# Longer than 400 lines: one function for each slot of two statements that is not a figure's.

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import Final

from attrs import evolve, field, frozen

from claimcheck.lexicon.lemmas import lemma, of_language, parted
from claimcheck.lexicon.meaning import KINDRED, near, relation
from claimcheck.matching.moved_dates import now_holding
from claimcheck.matching.numbered import numbered_apart
from claimcheck.matching.ranks import same_end
from claimcheck.matching.standing import may_replace, standings
from claimcheck.matching.terms import words_of
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import (
    Cue,
    Figure,
    FigureRole,
    Name,
    Period,
    Phrase,
    Slot,
    Span,
    Speech,
    State,
    Statement,
    Token,
    UnitDefinition,
)
from claimcheck.reading.names import compare_names
from claimcheck.reading.periods import compare_periods

_WINDOW: Final = 28
"""How far beside the words that were met a cue may stand to be about them, in code points."""

_COMPARISON_BASES: Final = ("previous", "year-earlier", "same-period", "year-ago")


@frozen
class Circumstances:
    """What is known beside the two statements.

    `period` is the claim's own, where its file states one; `inherited` leads from the start of a
    document's statement to the period that it inherits; `units` are the claims file's units.
    """

    period: Period | None = None
    inherited: Mapping[int, Period] = field(factory=dict, repr=False)
    units: tuple[UnitDefinition, ...] = ()
    heads: Mapping[str, str] = field(factory=dict, repr=False)
    """The noun that an acronym's expansion ends in: "scr" is a "review"."""

    date: dt.date | None = None
    """The day of the document, from which "since 2012" reaches back."""
    asked: bool = True
    """Whether a person holds a claim against the document, and did so because it may be of it."""

    def distinct(self, a: str, b: str) -> bool:
        """Whether the claims file says that two units, given as lemmas, are not the same."""
        return any(
            {a, b} == {_unit_noun(u.name, parted(a)[0]), _unit_noun(other, parted(b)[0])}
            for u in self.units
            for other in u.distinct_from
        )


@lru_cache(maxsize=256)
def _unit_noun(words: str, language: str) -> str:
    """The lemma of the noun that a unit of the claims file ends in: it may be a plural."""
    if not words.strip():
        return words
    return of_language(lemma(words.rsplit(maxsplit=1)[-1].lower(), language), language)


# --- when --------------------------------------------------------------------------------


def is_comparison_base(period: Period) -> bool:
    """Whether a period only says what is compared with: "a year earlier"."""
    return bool(period.relative) and (period.relative or "").startswith(_COMPARISON_BASES)


def _is_compared_with(period: Period, statement: Statement) -> bool:
    """Whether a period is that of what is compared with.

    "Back to where it was in 2019", "cheaper than in May", "a smaller rise than the 3% recorded in
    May", "up from 17,950 in May".
    """
    if is_comparison_base(period) or _is_of_the_start(period, statement):
        return True
    before = [t for t in statement.tokens if t.span.end <= period.span.start][-_BASE_LEAD:]
    if _is_behind_than(before, statement):
        return True
    # "Was in 2019", "stood at last year".
    verbs = [at for at, t in enumerate(before) if t.lemma in {"be", "stand"}][-1:]
    if not verbs or len(before) - verbs[0] > 2:  # noqa: PLR2004 - with one word between
        return False
    return any(t.text.lower() in words_of("comparing") for t in before[: verbs[0]])


def _is_of_the_start(period: Period, statement: Statement) -> bool:
    """Whether a period is that of the figure from which another rose or fell."""
    return any(
        f.role is FigureRole.FROM and f.period is not None and f.period.span == period.span
        for f in statement.figures
    )


def _is_behind_than(before: Sequence[Token], statement: Statement) -> bool:
    """Whether a "than" with which a comparison begins, and no mark behind it, leads to a period.

    That of "more than 80 in May" belongs to its number.
    """
    for token in reversed(before):
        if token.text in _PARTS:
            return False
        if token.text in words_of("against_which"):
            return not any(f.span.covers(token.span) for f in statement.figures)
    return False


_BASE_LEAD: Final = 6


def period_slot(ours: Figure, theirs: Figure, circumstances: Circumstances) -> Slot:
    """Whether two figures are of the same time."""
    mine = _own_period(ours) or circumstances.period
    yours = _own_period(theirs)
    slot = periods_slot(mine, yours)
    if slot.state is State.COMPATIBLE and mine and yours:
        sides = (ours.quantity, mine), (theirs.quantity, yours)
        for (late, deadline), (early, period) in (sides, sides[::-1]):
            if _is_before_the_end(period, deadline) and late.low > early.high:
                # 13,400 cases on 7 April do not deny more than 15,000 by 10 April.
                return evolve(slot, state=State.DIFFERENT)
    return slot


def _is_before_the_end(period: Period, deadline: Period) -> bool:
    """Whether a period ends before the day up to which the other counts: "by 10 April"."""
    return (
        deadline.start is None
        and deadline.end is not None
        and period.start is not None
        and period.end is not None
        and period.end < deadline.end
    )


def inherited_slot(
    ours: Figure, theirs: Figure, yours: Statement, circumstances: Circumstances
) -> Slot:
    """Whether a figure that names no time inherits the time of ours from the sentences before.

    What is inherited may agree; it is never sure enough to differ.
    """
    slot = period_slot(ours, theirs, circumstances)
    inherited = circumstances.inherited.get(yours.span.start)
    if slot.theirs is not None or inherited is None or theirs.period is not None:
        return slot
    taken = periods_slot(_own_period(ours) or circumstances.period, inherited)
    return slot if taken.state is State.DIFFERENT else taken


def periods_slot(a: Period | None, b: Period | None, *, told: bool = True) -> Slot:
    """Whether two periods are the same time; `told` where the day may be that of the telling."""
    plain = not told and bool(a and b) and all(map(_is_of_a_month, (a, b)))
    state = compare_periods(a, b) if a and b else State.UNKNOWN
    if a and b and state is State.DIFFERENT and (a.unit == "day") != (b.unit == "day"):
        # "said on Thursday" dates the saying, and not the year that is spoken of; "before 1987" is
        # said of an event, which has a day.
        full = not told and any(p.unit == "day" and _has_year(p) for p in (a, b))
        known = _is_open(a) or _is_open(b) or plain or full
        state = State.DIFFERENT if known else State.UNKNOWN
    return Slot(
        "period", state, a.text if a else None, b.text if b else None, b.span if b else None
    )


def _has_year(period: Period) -> bool:
    """Whether a day is given with its year, as a day of the telling seldom is."""
    return _YEAR.search(period.text) is not None


_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def _is_of_a_month(period: Period | None) -> bool:
    """Whether a period is a month by name, or a day of one, of no known year."""
    return (
        period is not None
        and period.start is None
        and bool(_OF_A_MONTH.match(period.relative or ""))
    )


_OF_A_MONTH: Final = re.compile(r"(?:month|day)-\d\d(?:-\d\d)?\Z")


def _is_open(period: Period) -> bool:
    """Whether a period is all that is before or after some day."""
    return period.relative is None and (period.start is None) != (period.end is None)


_BETTER: Final = (State.SAME, State.COMPATIBLE, State.UNKNOWN, State.DIFFERENT)


def _of_the_clauses(
    statement: Statement, periods: Sequence[Period], linked: Sequence[Span]
) -> list[Period]:
    """The periods of the clauses whose verbs are met: when it was done, and not what came of it."""
    clauses = [
        c
        for c in statement.clauses
        if c.predicate and any(c.predicate.span.overlaps(span) for span in linked)
    ]
    return [p for p in periods if any(_innermost(statement, p.span) == c.span for c in clauses)]


def _innermost(statement: Statement, span: Span) -> Span | None:
    """The span of the smallest clause that holds some words."""
    around = [c.span for c in statement.clauses if c.span.covers(span)]
    return min(around, key=lambda s: s.end - s.start, default=None)


def _best_period(
    ours: Statement, theirs: Statement, circumstances: Circumstances, linked: Sequence[Span]
) -> Slot:
    """The two periods of two statements that fit best."""
    mine = [p for p in ours.periods if not _is_compared_with(p, ours)]
    if not mine and circumstances.period:
        mine = [circumstances.period]
    given = [p for p in theirs.periods if not _is_compared_with(p, theirs)]
    yours = [now_holding(theirs, p) for p in given]
    # Beside a date that a thing was moved to, no other of the sentence is the thing's.
    yours = [p for p in yours if p not in given] or yours
    if len(mine) == 1 and len(yours) > 1:
        # Of a killing 30 years ago no other time of the sentence is said so.
        yours = [p for p in yours if _is_counted_back(p) and _is_counted_back(mine[0])] or yours
    if len(mine) == 1 and len(yours) > 1:
        yours = _of_the_clauses(theirs, yours, linked) or yours
    if len(mine) == 1 and len(yours) > 1:
        yours = _but_of_the_telling(mine[0], yours) or yours
    if len(mine) == 1 and len(yours) > 1:
        yours = _of_its_sort(mine[0], yours) or yours
    if not yours and theirs.span.start in circumstances.inherited:
        yours = [circumstances.inherited[theirs.span.start]]
    ours_or_none: list[Period | None] = [*mine] or [None]
    theirs_or_none: list[Period | None] = [*yours] or [None]
    told = bool(theirs.speech or ours.speech)
    slots_ = [periods_slot(a, b, told=told) for a in ours_or_none for b in theirs_or_none]
    return min(slots_, key=lambda s: _BETTER.index(s.state))


def _of_its_sort(mine: Period, yours: Sequence[Period]) -> list[Period]:
    """The days among periods, for a day: "on 11 July, signing a contract until June 2023"."""
    if mine.unit != "day" or _is_open(mine):
        return []
    return [p for p in yours if p.unit == "day" or not _is_open(p)]


def _but_of_the_telling(mine: Period, yours: Sequence[Period]) -> list[Period]:
    """The one period that is of ours's sort, where all others are days without a year.

    "Pleaded guilty on Thursday to a killing 35 years ago" dates the killing once.
    """
    alike = [p for p in yours if p.unit == mine.unit]
    others = [p for p in yours if p not in alike]
    told = all(p.unit == "day" and not _has_year(p) for p in others)
    return alike if len(alike) == 1 and told and mine.unit != "day" else []


def _is_counted_back(period: Period) -> bool:
    """Whether a time is told by how long it is gone: "30 years ago"."""
    return (period.relative or "").endswith("-ago")


def _own_period(figure: Figure) -> Period | None:
    if figure.period is None or is_comparison_base(figure.period):
        # "up from 45,200 a year earlier": the figure is of another, unnamed year.
        return None
    return figure.period


# --- cues, and the words that they are about ---------------------------------------------


Links = Sequence[tuple[Span, Span]]
"""Where words of ours stand, and where they are met in the other statement."""

_FAMILIES: Final = ("modality", "quantifier", "cause", "direction", "superlative", "scope")


def slots(
    ours: Statement,
    theirs: Statement,
    links: Links,
    circumstances: Circumstances,
    *,
    alike: tuple[float, float] = (0.0, 0.0),
) -> tuple[Slot, ...]:
    """The slots of two statements that are not their figures'.

    `alike` is how much of the two is the same, names and what is counted left out, and how much of
    ours is met.
    """
    present = {c.family for c in (*ours.cues, *theirs.cues)}
    return (
        _best_period(ours, theirs, circumstances, [their for _, their in links]),
        _negation(ours, theirs, links),
        *(
            _family(name, ours, theirs, links) if name in present else _NEITHER[name]
            for name in _FAMILIES
        ),
        _speaker(ours, theirs, [their for _, their in links]),
        *_names(ours, theirs, alike=alike),
    )


_NEITHER: Final = {name: Slot(name, State.SAME, None, None) for name in _FAMILIES}
"""The slots of families that neither side has a cue of."""

_LENIENT: Final = frozenset({"modality", "cause", "scope"})
"""Families of which one cue of the same value anywhere in the sentence is enough."""


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


_PARTS: Final = frozenset(
    {
        ",",
        ";",
        ":",
        "—",
        "(",
        ")",
        '"',
        "which",
        "who",
        "that",
        "because",
        "although",
        "but",
        "while",
    }
)
"""Marks and words between which two words stand in different clauses."""


_FURTHER: Final = _PARTS - {"that"}


_REACHING: Final = frozenset({"deny", "unproven", "undone"})
"""Denials of what follows "that": "denied that", "no evidence that"."""


def _near(
    cues: Sequence[Cue], family: str, spans: Sequence[Span], statement: Statement
) -> list[Cue]:
    """The cues of a family that stand by some words in the same clause, nearest first."""
    cues = [c for c in cues if c.family == family]
    if not cues:
        return []
    if not spans:
        return sorted(cues, key=lambda c: c.span)
    parts = [t.span.start for t in statement.tokens if t.text in _PARTS]
    further = [t.span.start for t in statement.tokens if t.text in _FURTHER]
    found = []
    for cue in cues:
        # "Suspected that", "no evidence that" are of what follows "that", others of their clause.
        ends = further if family == "modality" or cue.value in _REACHING else parts
        gaps = [
            0
            if cue.value in _OF_WHAT_FOLLOWS or _is_told_of(cue, s, statement)
            else _gap(cue.span, s)
            for s in spans
            if _is_told_of(cue, s, statement)
            or (_same_clause(cue.span, s, ends) and _may_be_about(cue, s, statement))
        ]
        if gaps and min(gaps) <= _WINDOW:
            found.append((min(gaps), cue))
    return [c for _, c in sorted(found, key=lambda x: (x[0], x[1].span))]


_OF_WHAT_FOLLOWS: Final = frozenset({"unproven", "undone"})


def _is_told_of(cue: Cue, words: Span, statement: Statement) -> bool:
    """Whether a verb of rise or fall has some words in its subject, however long that is.

    "The tally of patients who have waited for a year came down".
    """
    return cue.family == "direction" and any(
        c.predicate is not None
        and c.subject is not None
        and c.predicate.span.overlaps(cue.span)
        and c.subject.span.overlaps(words)
        for c in statement.clauses
    )


def _may_be_about(cue: Cue, words: Span, statement: Statement) -> bool:
    """Whether some words may be what a cue is about.

    "Without" is about what follows it; what is planned or allowed is so in its own clause or in one
    that follows ("considers closing it"), not in one before ("has spent £27m and plans to spend")
    nor in one that says when or why ("may rise after the bank cut its rate").
    A list of counts may end with what there is none of: "207 recoveries and no deaths".
    """
    if cue.text.lower() == "without" or (cue.family == "negation" and _ends_counts(cue, statement)):
        return words.start >= cue.span.end
    if cue.family != "modality":
        return True
    here, there = _innermost(statement, cue.span), _innermost(statement, words)
    if here is None or there is None:
        return True
    return there.end > here.start and not (here != there and _says_when(there, statement))


def _says_when(clause: Span, statement: Statement) -> bool:
    """Whether a clause only says when something else is, or why: "after the bank cut its rate"."""
    leading = words_of("saying_when")
    ahead = [t.text for t in statement.tokens if t.span.end <= clause.start][-1:]
    first = [t.text for t in statement.tokens if clause.covers(t.span)][:1]
    return not leading.isdisjoint((*ahead, *first))


def _ends_counts(cue: Cue, statement: Statement) -> bool:
    """Whether a "no" stands behind something counted, as the next of a list."""
    at = next((n for n, t in enumerate(statement.tokens) if t.span == cue.span), 0)
    behind = list(statement.tokens[max(0, at - _JOINED) : at])
    while behind and behind[-1].text in words_of("listing"):
        end = behind.pop().span.start
        if any(f.counted and end - 1 <= f.counted.span.end <= end for f in statement.figures):
            return True
    return False


_JOINED: Final = 2
"""So many marks and words may stand before the last of a list: ", and"."""


def _same_clause(a: Span, b: Span, parts: Sequence[int]) -> bool:
    left, right = sorted((a.start, b.start))
    return not any(left < part < right for part in parts)


def _negation(ours: Statement, theirs: Statement, links: Links) -> Slot:
    a = _near(_unshared(ours, theirs), "negation", [mine for mine, _ in links], ours)
    b = _near(_unshared(theirs, ours), "negation", [their for _, their in links], theirs)
    a, b = _of_the_act(a, ours, theirs), _of_the_act(b, theirs, ours)
    state = State.SAME if _denials(a) % 2 == _denials(b) % 2 else State.DIFFERENT
    if state is State.DIFFERENT and (
        _clauses_of_one_polarity(ours, theirs, a or b)
        or (not (a and b) and {*_denied_words(ours)} & {*_denied_words(theirs)})
    ):
        state = State.SAME
    span = b[0].span if b else None
    return Slot("negation", state, a[0].text if a else None, b[0].text if b else None, span)


def _of_the_act(cues: list[Cue], statement: Statement, other: Statement) -> list[Cue]:
    """Of several denials in several clauses, those of the clause with a verb of the other side.

    "Nothing pointed to it, and no geologist had foreseen it" denies once that it was foreseen.
    """
    if len(cues) == 1:
        return cues
    verbs = {v for c in other.clauses if c.predicate for v in c.predicate.lemmas} - _LINKING
    told = [c for c in statement.clauses if c.predicate and {*c.predicate.lemmas} & verbs]
    if len(told) != 1:
        return cues
    here = [cue for cue in cues if told[0].span.covers(cue.span)]
    return here or cues


def _denials(cues: Sequence[Cue]) -> int:
    """How many times a statement denies: "neither … nor" is one denial."""
    words = [c.text.lower() for c in cues]
    return len(words) - (words.count("nor") if "neither" in words else 0)


def _denied_words(statement: Statement) -> Iterator[str]:
    """The words that denials stand right before: "no link", whatever else the sentence says."""
    ends = {c.span.end for c in statement.cues if c.family == "negation"}
    for before, token in pairwise(statement.tokens):
        if before.span.end in ends and token.kind == "word":
            yield token.lemma


def _clauses_of_one_polarity(ours: Statement, theirs: Statement, cues: Sequence[Cue]) -> bool:
    """Whether the clause that is denied has the same verb on the other side, denied there, too.

    Some wording of a denial is a phrase of its own and no cue: "it is not known whether" against
    "we do not know yet whether".
    """
    pairs = [
        (one, two)
        for one in ours.clauses
        for two in theirs.clauses
        if one.predicate
        and two.predicate
        and {*one.predicate.lemmas} - _LINKING & {*two.predicate.lemmas} - _LINKING
        and any(c.span.overlaps(clause.span) for c in cues for clause in (one, two))
    ]
    return bool(pairs) and all(one.polarity == two.polarity == "negative" for one, two in pairs)


_LINKING: Final = frozenset({"be", "have", "do"})


def _unshared(statement: Statement, other: Statement) -> list[Cue]:
    """The cues of a statement but for verbs of denial that the other has in some word.

    "Has not been ruled out" against "has been eliminated": what is ruled out is eliminated, and
    only the "not" tells the two apart.
    """
    denials = [cue for cue in statement.cues if cue.value == "deny"]
    if not denials:
        return list(statement.cues)
    there = {t.lemma for t in other.tokens if t.kind == "word"}
    shared = set()
    for cue in denials:
        verb = " ".join(t.lemma for t in statement.tokens if cue.span.covers(t.span))
        if any(relation(verb, lemma_) == "same" or near(verb, lemma_) for lemma_ in there):
            shared.add(cue)
    return [cue for cue in statement.cues if cue not in shared]


def _is_denied(cue: Cue, statement: Statement) -> bool:
    """Whether a cue stands close behind a "no": "has no power to require it"."""
    return cue.family == "modality" and any(
        c.family == "negation" and 0 < cue.span.start - c.span.end <= _CLOSE for c in statement.cues
    )


_CLOSE: Final = 12


_LEFT_OPEN: Final = frozenset({"open", "possible", "considering", "projected", "alleged"})
"""Rungs on which nothing is stated."""


def _family(name: str, ours: Statement, theirs: Statement, links: Links) -> Slot:
    """Hold cues against each other that are about the same word.

    "More reviews good and fewer inadequate" and "fewer good and more inadequate" hold the same
    cues; what each is about tells them apart.
    """
    mine = [c for c in ours.cues if c.family == name]
    yours = _near(theirs.cues, name, [their for _, their in links], theirs)
    pairs: list[tuple[Cue, Cue]] = []
    parts = [t.span.start for t in ours.tokens if t.text in _PARTS] if mine and yours else []
    for cue in mine if yours else ():
        near = [
            (_gap(cue.span, own), their, cue.span < own)
            for own, their in links
            if _same_clause(cue.span, own, parts)
        ]
        if not near:
            continue
        gap, their, ahead = min(near)
        if gap > _WINDOW:
            continue
        facing = [(_gap(c.span, their), c.span, c) for c in yours]
        facing = [f for f in facing if f[0] <= _WINDOW] or [
            (0, c.span, c)
            for own, other in links
            if _is_told_of(cue, own, ours)
            for c in yours
            if _is_told_of(c, other, theirs)
        ]
        # What stands before its word in one sentence mostly does so in the other.
        facing = [f for f in facing if (f[1] < their) == ahead] or facing
        if facing:
            pairs.append((cue, min(facing, key=lambda f: f[:2])[2]))
    state = State.UNKNOWN
    said = {c.value for c in theirs.cues if c.family == name and not _is_denied(c, theirs)}
    everywhere = name in _LENIENT or (mine and mine[0].value == "partly")
    asked = next((c for c in yours if c.value == "open"), None)
    if asked and mine and not any(c.value in _LEFT_OPEN for c in mine):
        # "Refused to say whether it will close" does not say that it will.
        first = mine[0]
        return Slot(
            name,
            State.DIFFERENT,
            f"{first.value}:{first.text}",
            f"{asked.value}:{asked.text}",
            asked.span,
        )
    if everywhere and mine and any(c.value in said for c in mine):
        # The strength is the sentence's: it may stand anywhere in it ("may reflect, in part, ...").
        return Slot(name, State.SAME, f"{mine[0].value}:{mine[0].text}", None)
    if pairs:
        state = State.SAME
        same = same_end if name == "superlative" else eq
        other = next((p for p in pairs if not same(p[0].value, p[1].value)), None)
        if other:
            state = State.DIFFERENT
            pairs = [other]
    elif not mine and not yours:
        state = State.SAME
    left = pairs[0][0] if pairs else mine[0] if mine else None
    right = pairs[0][1] if pairs else yours[0] if yours else None
    return Slot(
        name,
        state,
        f"{left.value}:{left.text}" if left else None,
        f"{right.value}:{right.text}" if right else None,
        right.span if right else None,
    )


# --- by whom -----------------------------------------------------------------------------


def _said(statement: Statement, met: Sequence[Span]) -> Speech | None:
    """The speech that holds most of the words met."""
    best, most = None, 0
    for speech in statement.speech:
        inside = sum(1 for m in met if speech.span.overlaps(m)) if met else 1
        if inside > most and (speech.speaker or best is None):
            best, most = speech, inside
    return best


def _speaker(ours: Statement, theirs: Statement, met: Sequence[Span]) -> Slot:
    a, b = _said(ours, ()), _said(theirs, met)
    mine, yours = (a.speaker if a else None), (b.speaker if b else None)
    state = State.UNKNOWN
    if mine and yours and _is_named(mine, ours) and _is_named(yours, theirs):
        state = {"same": State.SAME, "variant": State.COMPATIBLE}.get(
            compare_names(_bearer(mine, ours), _bearer(yours, theirs)), State.DIFFERENT
        )
        # "The council" and "a council spokesman" may be one; two persons of two surnames not.
        surnames = {_surname(mine, ours), _surname(yours, theirs)}
        persons = None not in surnames and len(surnames) > 1
        if state is State.DIFFERENT and (
            (_shares_word(mine, yours) and not persons) or _is_pronoun(yours) or _is_pronoun(mine)
        ):
            state = State.UNKNOWN
    return Slot(
        "speaker",
        state,
        _bearer(mine, ours) if mine else None,
        _bearer(yours, theirs) if yours else None,
        yours.span if yours else None,
    )


def _bearer(speaker: Phrase, statement: Statement) -> str:
    """The full name of a speaker, where the phrase holds a name or is a person's office."""
    for name in statement.names:
        if name.kind == "person" and name.span.overlaps(speaker.span):
            return name.full
    for name in statement.names:
        if name.kind == "person" and name.office and name.office.span.overlaps(speaker.span):
            return name.full
    for name in statement.names:
        if name.span.overlaps(speaker.span):
            return name.full
    return speaker.text


def _surname(speaker: Phrase, statement: Statement) -> str | None:
    """The surname of a speaker who is a person with a whole name."""
    return next(
        (
            n.full.rsplit(maxsplit=1)[-1]
            for n in statement.names
            if n.kind == "person" and n.span.overlaps(speaker.span) and len(n.full.split()) > 1
        ),
        None,
    )


def _is_named(speaker: Phrase, statement: Statement) -> bool:
    """Whether a speaker is given by name; "the spokesman" may be anybody."""
    return any(
        n.span.overlaps(speaker.span) or (n.office and n.office.span.overlaps(speaker.span))
        for n in statement.names
    ) or any(w[:1].isupper() for w in speaker.text.split()[1:])


def _shares_word(a: Phrase, b: Phrase) -> bool:
    return any(relation(x, y) in KINDRED for x in a.lemmas for y in b.lemmas)


def _is_pronoun(phrase: Phrase) -> bool:
    return phrase.text.lower() in {"he", "she", "they", "it", "we", "i"}


def _numbered(ours: Statement, theirs: Statement) -> list[Slot]:
    """A slot for things that only their number tells apart, where the two sides name others."""
    apart = numbered_apart(ours, theirs)
    if apart is None:
        return []
    mine, yours = apart
    return [Slot("name:numbered", State.DIFFERENT, mine.text, yours.text, yours.span)]


def _names(ours: Statement, theirs: Statement, *, alike: tuple[float, float]) -> list[Slot]:
    """A slot for each of our names: same, a variant (compatible), another, or not there."""
    found = _numbered(ours, theirs)
    taken: set[int] = set()
    by_number = {slot.ours for slot in found}
    for name in ours.names:
        if len(name.text) < _SHORTEST_NAME or name.text in by_number:
            continue
        best: tuple[int, int, Name] | None = None
        for at, other in enumerate(theirs.names):
            rank = {"same": 2, "variant": 1}.get(compare_names(name.full, other.full), 0)
            if rank and (best is None or rank > best[0]):
                best = (rank, at, other)
        if best is None:
            found.append(Slot(f"name:{name.kind}", State.UNKNOWN, name.text, None, None))
            continue
        rank, at, other = best
        taken.add(at)
        state = State.SAME if rank == 2 else State.COMPATIBLE  # noqa: PLR2004 - the rank given above
        found.append(Slot(f"name:{name.kind}", state, name.text, other.text, other.span))
        if name.office and other.office:
            found.append(_office(name.office, other.office))
    free = [
        n for at, n in enumerate(theirs.names) if at not in taken and len(n.text) >= _SHORTEST_NAME
    ]
    if not free:
        return found
    unmet = [s for s in found if s.name != "office" and s.state is State.UNKNOWN]
    by_text = {n.text: n for n in ours.names}
    limits = WEIGHTS["replaced"]
    named = [by_text[s.ours or ""] for s in unmet]

    def alone(name: Name) -> bool:
        """Whether just one name is not met and one stands free, of its kind or of all kinds."""
        if alike[0] >= limits["alike"] and len(unmet) == len(free) == 1:
            return True
        kinds = [sum(n.kind == name.kind for n in names) for names in (named, free)]
        return name.kind in _TELLING and kinds == [1, 1] and alike[1] >= limits["named"]

    return [
        _instead(s, by_text[s.ours or ""], free, (ours, theirs), alone=alone(by_text[s.ours or ""]))
        if s in unmet
        else s
        for s in found
    ]


def _instead(
    slot: Slot,
    name: Name,
    free: Sequence[Name],
    both: tuple[Statement, Statement],
    *,
    alone: bool,
) -> Slot:
    """The slot of a name that is not met, with the name that stands in its role.

    Where the two are all that differs (`alone`), they stand in one role whatever the grammar.
    """
    ours, theirs = both
    mine = standings(ours, name)
    for other in free:
        if {name.kind, other.kind} == _APART:
            continue
        places = name.kind == other.kind == "place"
        if (alone and _may_be(name, other)) or may_replace(
            mine, standings(theirs, other), places=places
        ):
            return Slot(slot.name, State.DIFFERENT, slot.ours, other.text, other.span)
    # Another name of the kind may be meant instead: no reason to differ, but one to doubt.
    rival = next((n for n in free if _may_be(name, n)), None)
    return Slot(slot.name, slot.state, slot.ours, rival.text, rival.span) if rival else slot


def _may_be(ours: Name, theirs: Name) -> bool:
    """Whether two names may be of one kind; what is not known may be either body or place."""
    kinds = {ours.kind, theirs.kind}
    return len(kinds) == 1 or ("other" in kinds and "person" not in kinds)


_TELLING: Final = frozenset({"person", "place"})
"""Kinds of names that are known with some certainty."""
_SHORTEST_NAME: Final = 2
_APART: Final = {"person", "place"}
"""A place never stands for a person."""


def _office(ours: Phrase, theirs: Phrase) -> Slot:
    """Whether two offices of one person may be one: they share a word, cut short or not."""
    alike = any(
        a.startswith(b) or b.startswith(a) or relation(a, b) in KINDRED
        for a in ours.lemmas
        for b in theirs.lemmas
    ) or (
        # "The chief executive" is the boss, and "the finance director" the chief financial officer.
        relation(" ".join(ours.lemmas), " ".join(theirs.lemmas)) in KINDRED
    )
    state = State.COMPATIBLE if alike else State.DIFFERENT
    return Slot("office", state, ours.text, theirs.text, theirs.span)


__all__ = ["Circumstances", "is_comparison_base", "period_slot", "periods_slot", "slots"]
