"""What tells a document's figure from the claim's, so that both may be right."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import category
from claimcheck.matching import main_figures
from claimcheck.matching.figures import digits
from claimcheck.matching.governing import governed_from, words_beside
from claimcheck.matching.subjects import clause_of
from claimcheck.matching.terms import (
    general_qualifiers,
    light_verbs,
    telling_verbs,
    wishing_verbs,
    words_of,
)
from claimcheck.model import (
    Case,
    Clause,
    Figure,
    FigureRole,
    Pairing,
    Period,
    Phrase,
    Span,
    State,
    Statement,
    Token,
    Zone,
)
from claimcheck.quantity import Kind
from claimcheck.reading.numbers import number_words

__all__ = ["counts_others", "may_be_another"]


def may_be_another(case: Case, pairing: Pairing) -> bool:
    """Whether something tells the document's figure from the claim's, so that both may be right."""
    return (
        _of_another_label(pairing)
        or _only_foretold(pairing)
        or _of_earlier(case, pairing)
        or _given_elsewhere(case, pairing)
    )


def counts_others(pairing: Pairing) -> bool:
    """Whether the two count others: those who are left, or some only; or one what is to come."""
    return any(
        other(pairing)
        for other in (
            _still_to_come,
            _counts_who_is_left,
            _counts_some_of_them,
            _counts_the_others,
        )
    )


def _counts_the_others(pairing: Pairing) -> bool:
    """Whether the two count those with whom it went the one way, and the other.

    "Three passengers died" is no other figure for "five passengers survived".
    """
    sighting = pairing.sighting
    ours = clause_of(pairing.ours, sighting.ours)
    theirs = clause_of(pairing.theirs, sighting.theirs)
    if ours is None or theirs is None or pairing.ours.quantity.kind not in _OF_SOME:
        return False
    if ours.polarity != theirs.polarity:
        return False
    turned = [(s.our_span, s.span) for s in sighting.swaps if s.how == "opposite"]
    turned += [(o.our_span, o.span) for o in sighting.outcomes if not o.same]
    return any(_does(ours, mine) and _does(theirs, yours) for mine, yours in turned)


def _does(clause: Clause, span: Span) -> bool:
    """Whether some words are the verb of a clause, or stand behind it there."""
    return (
        clause.predicate is not None
        and clause.span.covers(span)
        and span.end > clause.predicate.span.start
    )


_OF_SOME: Final = frozenset({Kind.COUNT, Kind.SHARE})


def _counts_who_is_left(pairing: Pairing) -> bool:
    """Whether one side counts those who still are there, and the other more who were.

    "Two people remain in hospital" is told later than "nine people were in hospital".
    """
    ours, theirs = pairing.ours, pairing.theirs
    ours_left = _are_left(ours, pairing.sighting.ours)
    if ours_left is _are_left(theirs, pairing.sighting.theirs):
        return False
    left, before = (ours, theirs) if ours_left else (theirs, ours)
    return left.quantity.high < before.quantity.low


def _counts_some_of_them(pairing: Pairing) -> bool:
    """Whether the document counts only some of those whom the claim counts, and names the others.

    "Two women and a man were killed" is no other figure for three people killed.
    """
    ours, theirs = pairing.ours.counted, pairing.theirs.counted
    if ours is None or theirs is None or pairing.ours.quantity.kind is not Kind.COUNT:
        return False
    sort, some = ours.lemmas[-1], theirs.lemmas[-1]
    if sort == some or category(sort) != "person" or category(some) != "person":
        return False
    statement, span = pairing.sighting.theirs, pairing.theirs.span
    tokens = [t for t in statement.tokens if t.kind == "word"]
    behind = [t for t in tokens if t.span.start >= max(theirs.span.end, span.end)]
    if _adds_somebody(behind[:_ADDED]):
        return True
    ahead = [t for t in tokens if t.span.end <= span.start]
    clause = clause_of(pairing.theirs, statement)
    return (
        bool(ahead)
        and ahead[-1].text in words_of("adding")
        and any(
            _is_one_person(two) and clause is not None and clause.span.covers(two[0].span)
            for two in pairwise(ahead[-_ADDED:-1])
        )
    )


def _adds_somebody(tokens: Sequence[Token]) -> bool:
    """Whether "and" stands first, and then somebody: "and a man", "and two crew members"."""
    return (
        bool(tokens)
        and tokens[0].text in words_of("adding")
        and any(_is_one_person(two) for two in pairwise(tokens[1:]))
    )


def _is_one_person(two: tuple[Token, Token]) -> bool:
    """Whether the first of two words counts the second, which is a person or persons."""
    number, somebody = two
    counts = number.text in words_of("counting_one") or number.text in number_words().cardinal
    return counts and category(somebody.lemma) in {"person", "group"}


_ADDED: Final = 4
"""So many words are looked at for somebody else: "and two crew members"."""


def _are_left(figure: Figure, statement: Statement) -> bool:
    """Whether so many, as its subject, are said to remain."""
    clause = clause_of(figure, statement)
    if figure.quantity.kind is not Kind.COUNT or clause is None:
        return False
    if clause.subject is None or not clause.subject.span.covers(figure.span):
        return False
    return any(
        t.lemma in words_of("lasting") and t.span.start >= clause.subject.span.end
        for t in statement.tokens
        if clause.span.covers(t.span)
    )


def _of_another_label(pairing: Pairing) -> bool:
    """Whether the claim says of what its figure is, and the sentence has other words for its own.

    "The gender pay gap is 14%" against "the ethnicity pay gap narrowed to 8%": both may be right. A
    figure with its own label is another figure.
    """
    sighting = pairing.sighting
    if pairing.theirs.arithmetic:
        return False
    dated = pairing.match.state("period") is State.SAME
    said = dated or pairing.match.own >= _ALL
    if sighting.extra and sighting.back < _HARDLY and not said:
        # "In nine the outcome might have been different": none of its words is the claim's.
        return True
    if any(s.how in {"replaced", "sibling"} for s in sighting.swaps):
        return True
    unmet = {phrase.split()[-1] for phrase in sighting.missing}
    extra = {phrase.split()[-1] for phrase in sighting.extra}
    if not sighting.excerpt:
        # What another clause says of another figure is no label of this one. In an excerpt little
        # else tells what a figure is of.
        unmet &= _may_label(sighting.ours, pairing.ours)
        extra &= _may_label(sighting.theirs, pairing.theirs)
    # The serious case reviews of one are the reviews of the other.
    return bool(unmet - extra and extra) and sighting.sure < _MOSTLY


def _may_label(statement: Statement, figure: Figure) -> frozenset[str]:
    """The words that may tell what a figure is of: those of its clause, but for who says so."""
    words = words_beside(statement, figure) - _labels_nothing() - _of_who_says_so(statement)
    bodies = (c.subject for c in statement.clauses if c.subject and _stands_for_one(c.subject))
    return words - {body.lemmas[-1] for body in bodies}


@lru_cache(maxsize=1)
def _labels_nothing() -> frozenset[str]:
    """Words that tell no figure from another: who says it, that it is expected, that it is done."""
    return telling_verbs() | wishing_verbs() | light_verbs() | general_qualifiers()


def _of_who_says_so(statement: Statement) -> frozenset[str]:
    """The words that name the speakers of a sentence."""
    spans = [s.speaker.span for s in statement.speech if s.speaker]
    return frozenset(t.lemma for t in statement.tokens if any(p.covers(t.span) for p in spans))


def _stands_for_one(subject: Phrase) -> bool:
    """Whether a subject is a body that has a name elsewhere: "the company", "the council"."""
    words = subject.text.lower().split()
    return len(words) == _THE_BODY and words[0] == "the" and category(words[1]) == "group"


_THE_BODY: Final = 2
_ALL: Final = 0.95
_MOSTLY: Final = 0.9
_HARDLY: Final = 0.15


def _only_foretold(pairing: Pairing) -> bool:
    """Whether one side foretells, plans or wishes what the other side says has happened."""
    ours, theirs = (
        _is_ahead(statement, figure)
        for statement, figure in (
            (pairing.sighting.ours, pairing.ours),
            (pairing.sighting.theirs, pairing.theirs),
        )
    )
    return None not in {ours, theirs} and ours != theirs


def _still_to_come(pairing: Pairing) -> bool:
    """Whether one side tells what a thing will rise or fall to, and the other what it is.

    "Fares will rise to £14.50" and "fares are £12" are both right.
    """
    sides = (
        (pairing.sighting.ours, pairing.ours),
        (pairing.sighting.theirs, pairing.theirs),
    )
    return any(
        later.role is FigureRole.TO
        and level.role is FigureRole.LEVEL
        and _is_ahead(statement, later)
        and _is_ahead(other, level) is False
        for (statement, later), (other, level) in (sides, sides[::-1])
    )


def _is_ahead(statement: Statement, figure: Figure) -> bool | None:
    """Whether a figure is of what is to come, as the words that govern it say.

    Those of its own clause before it: "it will stay open after donors gave £1.75m" foretells no
    gift. Of a clause about what is to come that says it of something else, there is no telling:
    "its 62 turbines will feed the grid".
    """
    ahead = load("en").table("function")["ahead"]
    start = governed_from(statement, figure)
    governing = Span(start, max(start, figure.span.start))
    told = any(
        c.family == "modality" and c.value in _AHEAD and governing.covers(c.span)
        for c in statement.cues
    ) or any(
        t.lemma in ahead and governing.covers(t.span) for t in statement.tokens if t.kind == "word"
    )
    inner = clause_of(figure, statement)
    if told or inner is None or inner.modality not in _TO_COME:
        return told
    # "Voted to raise it by 3%" is of what will be, by no word that says so.
    done = inner.predicate
    return True if done is not None and governing.covers(done.span) else None


_TO_COME: Final = {"will", "plans"}
_AHEAD: Final = {"will", "planned", "projected", "considering", "recommended"}


def _of_earlier(case: Case, pairing: Pairing) -> bool:
    """Whether the document dates its figure to a year long past, and the claim dates none.

    "Floods in 1987 killed 52" is no other figure for a flood of which no year is given.
    """
    if pairing.ours.period is not None:
        return False
    if any(p.start is not None for p in pairing.sighting.ours.periods):
        return False
    own = pairing.theirs.period
    told = (own,) if own else pairing.sighting.theirs.periods
    return bool(told) and all(_is_long_past(p, case.reading.document.date) for p in told)


def _is_long_past(period: Period, date: dt.date | None) -> bool:
    """Whether a time lies years before the day of a document, as far as can be told."""
    if period.end is None:
        back = _YEARS_BACK.fullmatch(period.relative or "")
        return back is not None and (back[2] == "decade" or int(back[1]) >= _YEARS)
    if date is None:
        return _YEAR.search(period.text) is not None
    return (date - period.end).days > _LONG_PAST


_YEARS_BACK: Final = re.compile(r"(\d+)-(year|decade)-ago")
_YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_YEARS: Final = 3
_LONG_PAST: Final = _YEARS * 366
_FEWEST_DIGITS: Final = 2
"""One digit is often equal by chance."""


def _given_elsewhere(case: Case, pairing: Pairing) -> bool:
    """Whether another sentence gives the one figure of the claim, and this is of something else."""
    ours = pairing.ours.quantity
    if len(main_figures(pairing.sighting.ours)) > 1:
        # Of several figures two may have changed places.
        return False
    return digits(ours) >= _FEWEST_DIGITS and any(
        f.quantity.dimension == ours.dimension
        and f.quantity.canonical_value == ours.canonical_value
        and f.quantity.bound is ours.bound
        and f.role is not FigureRole.BASE
        and not f.arithmetic
        for s in case.reading.statements
        if s.span != pairing.sighting.theirs.span and s.zone is not Zone.HEADLINE
        for f in s.figures
    )
