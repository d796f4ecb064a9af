"""Which words of a sentence belong to which of its figures, and whether two have changed theirs.

In a pair or a list each figure has a member of its own: "men won 212 seats and women 138". What the
members leave out is said once, in the first of them, so that only words which some further member
has, too, tell two members apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import Final

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import relation
from claimcheck.matching.terms import function_words
from claimcheck.model import Figure, FigureRole, Pairing, Span, Statement, Token
from claimcheck.quantity import Kind

__all__ = ["members", "of_each_other", "segments"]

_ENDS: Final = frozenset({FigureRole.FROM, FigureRole.TO, FigureRole.BASE, FigureRole.CHANGE})
"""Roles of figures that are no members of a list: the ends of a change, a whole, a difference."""

_ASIDES: Final = frozenset({FigureRole.AGE, FigureRole.THRESHOLD})
"""Roles of figures that may be put in between a subject and what it does."""


@lru_cache(maxsize=1)
def _parting() -> tuple[frozenset[str], ...]:
    """Words and marks between two members, those that part more surely first."""
    table = load("en").table("judging")["members"]
    return tuple(frozenset(table[rank]) for rank in ("strong", "words", "marks"))


@lru_cache(maxsize=1)
def _apart() -> frozenset[str]:
    """Words and marks between two figures of which each has words of its own."""
    return frozenset(load("en").table("judging")["segments"]["apart"])


def members(statement: Statement) -> dict[int, Span]:
    """The words of a list's members by the places of their figures, where they can be told."""
    listed = _listed(statement)
    cuts: list[int | None] = [statement.span.start]
    for (_, left), (_, right) in pairwise(listed):
        cuts.append(_cut(statement, left.span.end, right.span.start))
    cuts.append(statement.span.end)
    return _stretches(listed, cuts[:-1], cuts[1:]) if listed else {}


def _listed(statement: Statement) -> list[tuple[int, Figure]]:
    """The figures with words of their own, by place.

    A whole stands with what is part of it; that of a name ("Covid-19") has none.
    """
    return [
        (at, figure)
        for at, figure in enumerate(statement.figures)
        if not figure.arithmetic
        and figure.role is not FigureRole.BASE
        and figure.quantity.kind is not Kind.IDENTIFIER
    ]


def _stretches(
    listed: Sequence[tuple[int, Figure]],
    starts: Sequence[int | None],
    ends: Sequence[int | None],
) -> dict[int, Span]:
    """From where to where the words of each figure go, by its place; None is not known."""
    return {
        at: Span(start, max(start, end))
        for (at, _), start, end in zip(listed, starts, ends, strict=True)
        if start is not None and end is not None
    }


def _cut(statement: Statement, start: int, stop: int) -> int | None:
    """Where one member ends and the next begins; None where nothing parts them.

    "Men, 212; women, 138": a mark right before a figure parts it from its own label, wherever
    something else parts the two.
    """
    between = [t for t in statement.tokens if start <= t.span.start and t.span.end <= stop]
    for parting in _parting():
        places = [t.span.start for t in between if t.text in parting]
        inner = [p for p in places if any(t.kind == "word" and t.span.start > p for t in between)]
        if inner:
            return inner[-1]
        if places:
            return places[-1]
    return _amount_of(between)


_NOUN: Final = 4
"""So many words may stand between an article and "of": "a one-off start-up cost of £2m"."""


def _amount_of(between: Sequence[Token]) -> int | None:
    """Where "the salary of" begins, right before a figure: those words are that figure's."""
    if len(between) < 2 or between[-1].text != "of":  # noqa: PLR2004 - a noun, and "of"
        return None
    ignored = function_words()
    start = None
    for token in between[-2 : -2 - _NOUN : -1]:
        if token.kind != "word":
            break
        if token.text in ignored:
            return start if start is None or token.text not in _articles() else token.span.start
        start = token.span.start
    return start


@lru_cache(maxsize=1)
def _articles() -> frozenset[str]:
    return frozenset(load("en").table("function")["determiners"])


def segments(statement: Statement) -> Mapping[int, Span]:
    """The words that belong to each figure alone, by the figure's place.

    Between two figures the last comma, connecting word or beginning of a clause parts what belongs
    to either; the verb of a subject with one figure and an object with another is both's ("raising
    it to 67 would save £3bn"). The whole that another figure is taken of ("31 of the 90") stands
    with that figure and has no words of its own, nor has an age that is put in ("Three people, all
    aged 20 or under, have died"); what precedes the first figure is shared by all, and so is what
    a subject with all the figures does ("one passenger and two guards were killed").
    """
    listed = [(at, f) for at, f in _listed(statement) if not _is_aside(f, statement)]
    if not listed:
        return {}
    starts, ends = [listed[0][1].span.start], []
    for (_, left), (_, right) in pairwise(listed):
        end, start = _parted(statement, left.span, right.span)
        ends.append(end)
        starts.append(start)
    ends.append(_end_of_subject(statement, [f.span for _, f in listed]))
    return _stretches(listed, starts, ends)


def _end_of_subject(statement: Statement, figures: Sequence[Span]) -> int:
    """Where the subject ends that all of several figures stand in, or else the statement."""
    ends = [
        clause.subject.span.end
        for clause in statement.clauses
        if len(figures) > 1
        and clause.subject is not None
        and clause.predicate is not None
        and clause.predicate.span.start >= clause.subject.span.end
        and all(clause.subject.span.covers(span) for span in figures)
    ]
    return min(ends, default=statement.span.end)


def _is_aside(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is put in between a subject that counts and what that does."""
    if figure.role not in _ASIDES:
        return False
    behind = next((t for t in statement.tokens if t.span.start >= figure.span.end), None)
    if behind is None or behind.text != ",":
        return False
    counted = [f.span for f in statement.figures if f.span.end <= figure.span.start]
    return any(
        c.subject is not None
        and c.predicate is not None
        and c.subject.span.end <= figure.span.start
        and c.predicate.span.start >= behind.span.end
        and any(c.subject.span.covers(span) for span in counted)
        for c in statement.clauses
    )


def _parted(statement: Statement, left: Span, right: Span) -> tuple[int, int]:
    """Where the words of one figure end, and where those of the next begin."""
    apart = _apart()
    cuts = [
        token.span.start
        for token in statement.tokens
        if left.end <= token.span.start < right.start
        and (token.text in apart or token.lemma in apart)
    ]
    cuts += [c.span.start for c in statement.clauses if left.end <= c.span.start < right.start]
    verbs = [
        c.predicate.span
        for c in statement.clauses
        if c.subject
        and c.predicate
        and c.subject.span.covers(left)
        and left.end <= c.predicate.span.start
        and c.predicate.span.end <= right.start
    ]
    if not cuts:
        between = [t for t in statement.tokens if left.end <= t.span.start < right.start]
        cuts = [start for start in [_amount_of(between)] if start is not None]
    cut = max(cuts, default=right.start)
    if verbs and (not cuts or cut <= verbs[0].start):
        return verbs[0].start, verbs[0].end
    return cut, cut


def of_each_other(pairing: Pairing, other: Pairing) -> bool | None:
    """Whether each of two equal figures stands, in the document, with the other's words.

    Some word must cross over in each direction, and of those that tell two members apart more must
    cross than stay where they were. None where words do not tell.
    """
    if pairing.sighting.ours.span != other.sighting.ours.span:
        return None
    figures = pairing.ours, other.ours, pairing.theirs, other.theirs
    if any(f.role in _ENDS or f.arithmetic for f in figures):
        return None
    if (counted := _of_what_is_counted(*figures)) is not None:
        return counted
    mine = _own_words(pairing.sighting.ours, pairing.match.ours, other.match.ours)
    if pairing.sighting.theirs.span == other.sighting.theirs.span:
        yours = _own_words(pairing.sighting.theirs, pairing.match.theirs, other.match.theirs)
    else:
        a, b = (
            _words(p.sighting.theirs, p.sighting.theirs.span, p.sighting.theirs.figures)
            for p in (pairing, other)
        )
        yours = a - b, b - a, a ^ b
    if mine is None or yours is None:
        return None
    (a, b, further), (x, y, theirs) = mine, yours
    telling = further | theirs | _same_as(further, x | y) | _same_as(theirs, a | b)
    both = bool(_shared(a, y) and _shared(b, x))
    a, b, x, y = a & telling, b & telling, x & telling, y & telling
    over, straight = _shared(a, y) + _shared(b, x), _shared(a, x) + _shared(b, y)
    if both and over > straight:
        return True
    return False if straight > over else None


def _of_what_is_counted(a: Figure, b: Figure, x: Figure, y: Figure) -> bool | None:
    """Whether two nouns that are counted have changed places; None where the nouns do not tell."""
    nouns = []
    for figure, other in ((a, b), (b, a), (x, y), (y, x)):
        if figure.counted is None or other.counted is None or "counted" in figure.inherited:
            return None
        nouns.append(frozenset(figure.counted.lemmas) - frozenset(other.counted.lemmas))
    one, two, three, four = nouns
    over, straight = (
        _shared(one, four) and _shared(two, three),
        _shared(one, three) or _shared(two, four),
    )
    if bool(over) is bool(straight):
        return None
    return bool(over)


_Words = frozenset[str]


def _own_words(statement: Statement, one: int, two: int) -> tuple[_Words, _Words, _Words] | None:
    """The words of each of two members that the other has not, and those of any further member."""
    spans = members(statement)
    if one not in spans or two not in spans:
        return None
    a, b = (_words(statement, spans[at], statement.figures) for at in (one, two))
    first = min(spans, key=lambda at: spans[at].start)
    later = [w for at, w in ((one, a), (two, b)) if at != first]
    further = frozenset[str]().union(*later)
    return a - b, b - a, further


def _words(statement: Statement, span: Span, figures: tuple[Figure, ...]) -> _Words:
    """The words of a stretch that say something: no grammar, no figures."""
    return frozenset(_telling(statement.tokens, span, [f.span for f in figures]))


def _telling(tokens: tuple[Token, ...], span: Span, figures: list[Span]) -> Iterator[str]:
    ignored = function_words()
    for token in tokens:
        if (
            token.kind == "word"
            and span.covers(token.span)
            and not (token.lemma in ignored or token.text in ignored)
            and not any(f.overlaps(token.span) for f in figures)
        ):
            yield token.lemma


def _shared(ours: AbstractSet[str], theirs: AbstractSet[str]) -> int:
    return sum(1 for word in ours if word in theirs or _same_as({word}, theirs))


def _same_as(words: AbstractSet[str], others: AbstractSet[str]) -> _Words:
    """The others that mean the same as one of some words."""
    return frozenset(o for o in others for w in words if w != o and relation(w, o) == "same")
