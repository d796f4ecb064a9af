"""The rule headline-unsupported."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import dropwhile, pairwise, takewhile
from typing import Final

from claimcheck.lexicon.meaning import category, group_key, near, relation, stands_for
from claimcheck.matching.arithmetic import with_derived
from claimcheck.matching.circumstance import is_comparison_base
from claimcheck.matching.figures import comparable, head, slip
from claimcheck.matching.terms import function_words
from claimcheck.model import (
    Figure,
    Phrase,
    Reading,
    Relation,
    Severity,
    Span,
    Statement,
    Verdict,
    Zone,
)
from claimcheck.quantity import INFINITY, Kind
from claimcheck.rules.rule import Found, document_rule, said

_BODY: Final = frozenset({Zone.BODY, Zone.LIST, Zone.TABLE, Zone.STANDFIRST})
_AMOUNTS: Final = frozenset({Kind.COUNT, Kind.SHARE, Kind.MONEY, Kind.POINTS, Kind.MEASURE})
_LEAD: Final = 4
"""So many sentences say what a headline is about."""
_NEAR: Final = Decimal("1.05")
"""Headlines round; a figure so near is another matter."""
_FAR: Final = 3
_MOSTLY: Final = 0.4
"""So much of a headline's words must stand in a sentence for its opposite to be one."""

_Place = tuple[Statement, Figure]


@document_rule("headline-unsupported", "value", Verdict.CONFLICT, Severity.ERROR)
def headline_unsupported(reading: Reading) -> Iterator[Found]:
    """A headline gives a figure, or a direction, that its text contradicts.

    No figure of the text can be the headline's, and the one figure that is of the same sort is
    another; or it has the same digits in another order or size. Or the headline says that something
    rises where the sentence of the lead that is most like it says that it falls, or it has the
    opposite of a word that this sentence has. Press codes ask that a headline be supported by its
    text.

    What to do: make the headline say what the text says.
    """
    titles = [s for s in reading.statements if s.zone is Zone.HEADLINE and not s.question]
    body = [s for s in reading.statements if s.zone in _BODY]
    if not titles or not body:
        return
    stated = [with_derived(s, tuple(body[max(0, at - 2) : at][::-1])) for at, s in enumerate(body)]
    for title in titles[:1]:
        found = False
        for figure in title.figures:
            for other in _instead(figure, title, stated):
                found = True
                yield _figure(reading, title, figure, other)
        if not found:
            turned = list(_direction(reading, title, body))
            yield from turned or _opposite(reading, title, body)


# --- figures -----------------------------------------------------------------------------


def _instead(figure: Figure, title: Statement, body: Sequence[Statement]) -> list[_Place]:
    """What the text has where a headline's figure is not in it: one place, or none."""
    quantity = figure.quantity
    if quantity.kind not in _AMOUNTS or figure.arithmetic or not quantity.canonical_value:
        return []
    if any(figure.span.overlaps(n.span) for n in title.names):
        return []
    everything = [(s, f) for s in body for f in s.figures]
    alike = [(s, f) for s, f in everything if f.quantity.dimension == quantity.dimension]
    if any(_may_be(figure, f) for _, f in alike) or _is_worked_out(figure, everything):
        return []
    printed = [(s, f) for s, f in alike if not f.arithmetic and comparable(figure, f)]
    slips = [p for p in printed if slip(quantity, p[1].quantity) and not _other_unit(figure, p[1])]
    if slips:
        return slips[:1]
    same = [p for p in printed if _same_sort(figure, p[1])]
    same = _in_the_sentence_meant(title, same) or same
    values = {f.quantity.canonical_value for _, f in same}
    return same[:1] if len(values) == 1 and _apart(figure, same[0][1]) <= _FAR else []


def _in_the_sentence_meant(title: Statement, same: Sequence[_Place]) -> list[_Place]:
    """Of several figures of a sort, those of the sentence that has most words of the title."""
    about = _subjects(title, ())
    shared = {s.span: len(about & _subjects(s, ())) for s, _ in same}
    most = max(shared.values(), default=0)
    best = [span for span, n in shared.items() if n == most]
    if len(best) != 1 or most < max(_FEWEST, len(about) * _MOSTLY):
        return []
    return [p for p in same if p[0].span == best[0]]


_FEWEST: Final = 2
"""One word in common says little of what a sentence is about."""


def _may_be(figure: Figure, other: Figure) -> bool:
    """Whether a figure of the text is the headline's, or near enough to be rounded to it."""
    return figure.quantity.overlaps(other.quantity) or _apart(figure, other) <= _NEAR


def _apart(figure: Figure, other: Figure) -> Decimal:
    """How many times one value is the other; endless where a sign or a value is missing."""
    a, b = figure.quantity.canonical_value, other.quantity.canonical_value
    if not a or not b or a * b < 0:
        return INFINITY
    return max(a / b, b / a)


def _is_worked_out(figure: Figure, everything: Sequence[_Place]) -> bool:
    """Whether a headline's figure is the sum or the difference of two that the text gives."""
    values = sorted(
        {
            f.quantity.canonical_value
            for _, f in everything
            if f.quantity.dimension == figure.quantity.dimension and f.quantity.canonical_value
        }
    )
    return any(
        figure.quantity.includes(x)
        for at, a in enumerate(values)
        for b in values[at:]
        for x in (a + b, b - a)
    )


def _other_unit(figure: Figure, other: Figure) -> bool:
    a, b = head(figure.counted), head(other.counted)
    return a is not None and b is not None and relation(a, b) in {"sibling", "opposite"}


def _same_sort(figure: Figure, other: Figure) -> bool:
    """Whether both count the same thing, or are amounts of one currency, share or measure."""
    if figure.quantity.kind is not other.quantity.kind or figure.role is not other.role:
        return False
    a, b = head(figure.counted), head(other.counted)
    if figure.quantity.kind is Kind.COUNT:
        return a is not None and b is not None and (a == b or relation(a, b) == "same")
    return figure.quantity.kind is not Kind.MEASURE or figure.quantity.unit == other.quantity.unit


def _figure(reading: Reading, title: Statement, figure: Figure, other: _Place) -> Found:
    statement, theirs = other
    kind = slip(figure.quantity, theirs.quantity)
    told = {
        "transposed-digits": " (digits have changed places)",
        "magnitude": " (the same digits, of another size)",
        None: "",
    }[kind]
    return Found(
        f"says {said(theirs)}; its headline says {said(figure)}{told}",
        (
            (reading.document, statement, (theirs.span,)),
            (reading.document, title, (figure.span,)),
        ),
        confidence=0.9 if kind else 0.8,
    )


# --- direction ---------------------------------------------------------------------------


def _direction(reading: Reading, title: Statement, body: Sequence[Statement]) -> Iterator[Found]:
    """A headline that says rise over a lead that says fall of the same thing."""
    ours = _directions(title) or _ends(title)
    if len({way for way, _ in ours}) != 1 or _denies(title):
        return
    about = _subjects(title, ours)
    moving = _moving(title, ours)
    lead = [s for s in body if s.zone is not Zone.STANDFIRST][:_LEAD]
    shared = [(len(about & _subjects(s, _directions(s))), s) for s in lead if _directions(s)]
    most = max((n for n, _ in shared), default=0)
    # "Serious spills fall" is not turned round by "profits jumped".
    speaking = [s for n, s in shared if n == most > 0 and _may_move(s, title, moving)]
    ways = {way for s in speaking for way, _ in _directions(s)}
    if len(ways) != 1 or ways == {ours[0][0]} or any(map(_denies, speaking)):
        return
    way, span = _directions(speaking[0])[0]
    mine = ours[0][1]
    text = reading.document.text
    # "Three more than the year before" is marked by its figure, which alone tells no way.
    bare = any(f.span == span for f in speaking[0].figures)
    told = {"up": " (a rise)", "down": " (a fall)"}.get(way, "") if bare else ""
    yield Found(
        f"says “{span.of(text).lower()}”{told}; its headline says “{mine.of(text).lower()}”",
        (
            (reading.document, speaking[0], (span,)),
            (reading.document, title, (mine,)),
        ),
        kind="direction",
        confidence=0.8,
    )


def _opposite(reading: Reading, title: Statement, body: Sequence[Statement]) -> Iterator[Found]:
    """A headline with the opposite of a word that the sentence most like it has."""
    lead = [s for s in body if s.zone is not Zone.STANDFIRST][:_LEAD]
    about = _subjects(title, ())
    shared = [(len(about & _subjects(s, ())), -at) for at, s in enumerate(lead)]
    most, at = max(shared, default=(0, 0))
    if not most or most < len(about) * _MOSTLY or _denies(title):
        return
    # What rises and what falls may be two things: "Jobs cut as visits soar".
    moving = [c.span for s in (title, lead[-at]) for c in s.cues if c.family == "direction"]
    words = [
        t
        for t in title.tokens
        if t.kind == "word"
        and group_key(t.lemma) in about
        and not any(span.covers(t.span) for span in moving)
    ]
    here = {group_key(t.lemma) for t in title.tokens if t.kind == "word"}
    theirs = [
        t
        for t in lead[-at].tokens
        if t.kind == "word"
        and t.text not in function_words()
        and group_key(t.lemma) not in here
        and not _only_planned(lead[-at], t.span)
        and not any(span.covers(t.span) for span in moving)
    ]
    everywhere = {w for s in lead for t in s.tokens for w in (t.lemma, t.text)}
    for a in words:
        if {a.lemma, a.text} & everywhere or any(near(a.lemma, w) for w in everywhere):
            continue
        for b in theirs:
            if "opposite" not in {relation(a.lemma, b.lemma), relation(a.text, b.text)}:
                continue
            text = reading.document.text
            yield Found(
                f"says “{b.span.of(text)}”; its headline says “{a.span.of(text).lower()}”",
                ((reading.document, lead[-at], (b.span,)), (reading.document, title, (a.span,))),
                confidence=0.7,
            )
            return


def _only_planned(statement: Statement, words: Span) -> bool:
    """Whether words are planned, asked for or thought of, and perhaps given up: plans to close."""
    return any(
        c.family == "modality" and c.value != "will" and c.span.end <= words.start
        for c in statement.cues
    )


def _directions(statement: Statement) -> list[tuple[str, Span]]:
    """The ways that a statement says something goes, each with its words, in reading order."""
    cues = [(c.value, c.span) for c in statement.cues if c.family == "direction"]
    moved = [(f.change, f.span) for f in statement.figures if f.change]
    known = [c for c in cues if c[0] in {"up", "down"}]
    known += [m for m in moved if not any(m[1].overlaps(c[1]) for c in cues)]
    return sorted(known or _compared(statement), key=lambda pair: pair[1])


def _may_move(statement: Statement, title: Statement, moving: set[str]) -> bool:
    """Whether a statement may say of what a headline moves that it does."""
    ways = _directions(statement)
    if not moving:
        return True
    if mover := _moving(statement, ways) or _moving_before(statement, ways):
        return bool(moving & mover)
    if moving & _subjects(statement, ways):
        return True
    # "The average house sold for £158,300, 2.1% less" is of "House prices", "41,380 people came to
    # A&E, a rise of 6%" not of "A&E waits".
    counted = {head(f.counted) for f in statement.figures if f.quantity.kind is Kind.COUNT} - {None}
    known = any(stands_for(a, b) for a in counted if a for b in moving | _subjects(title, ()))
    return known or not counted


def _moving(statement: Statement, ways: Sequence[tuple[str, Span]]) -> set[str]:
    """The words for what it is that moves, where a clause says so: "waits" of "A&E waits fall"."""
    return {
        group_key(each)
        for clause in statement.clauses
        if clause.subject and clause.predicate
        if any(span.overlaps(clause.predicate.span) for _, span in ways)
        for each in _nouns(clause.subject, statement)
    }


def _moving_before(statement: Statement, ways: Sequence[tuple[str, Span]]) -> set[str]:
    """The noun that a word of movement qualifies: "margin" of "its shrinking margin"."""
    ends = {span.end for _, span in ways if not any(f.span == span for f in statement.figures)}
    return {
        group_key(after.lemma)
        for token, after in pairwise(statement.tokens)
        if token.span.end in ends
        and token.text != token.lemma
        and after.kind == "word"
        and after.text not in function_words()
        and category(after.lemma) not in {None, "time"}
    }


def _nouns(subject: Phrase, statement: Statement) -> list[str]:
    """The noun of a subject, which stands before the first small word behind it."""
    words = [t for t in statement.tokens if subject.span.covers(t.span) and t.kind == "word"]
    said = list(dropwhile(lambda t: t.text in function_words(), words))
    own = list(takewhile(lambda t: t.text not in function_words(), said))
    # Of "the number of spills" the spills are left.
    return [t.lemma for t in own[-1:] if t.lemma in subject.lemmas] or [*subject.lemmas[-1:]]


def _compared(statement: Statement) -> list[tuple[str, Span]]:
    """The way from what a figure is compared with, at an earlier time, to the figure."""
    found = []
    for figure in statement.figures:
        if figure.relation is not Relation.CONTRAST or figure.related is None:
            continue
        now = statement.figures[figure.related]
        before, after = figure.quantity.canonical_value, now.quantity.canonical_value
        earlier = figure.period is not None and is_comparison_base(figure.period)
        if earlier and before and after and before != after:
            found.append(("up" if after > before else "down", now.span))
    return found


_TOP: Final = {"highest": "up", "lowest": "down"}


def _ends(statement: Statement) -> list[tuple[str, Span]]:
    """A record high is no fall, and a record low no rise."""
    return [(_TOP[c.value], c.span) for c in statement.cues if c.value in _TOP]


def _denies(statement: Statement) -> bool:
    return any(c.family == "negation" for c in statement.cues)


def _subjects(statement: Statement, ways: Sequence[tuple[str, Span]]) -> set[str]:
    """The words of a statement that say what it is about; what moves is none of them."""
    return {
        group_key(t.lemma)
        for t in statement.tokens
        if t.kind == "word"
        and t.text not in function_words()
        and not any(span.overlaps(t.span) for _, span in ways)
    }
