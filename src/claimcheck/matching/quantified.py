"""Whether a document's figures are within what a claim's "all", "most" or "none" leaves open."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import category, stands_for
from claimcheck.matching.figures import counts_people, head
from claimcheck.matching.subjects import clause_of, verbs_of
from claimcheck.matching.terms import function_words, light_verbs
from claimcheck.model import (
    Clause,
    Figure,
    FigureRole,
    Pairing,
    Relation,
    Sighting,
    Span,
    Statement,
    Token,
)
from claimcheck.quantity import Kind

__all__ = [
    "Quantified",
    "all_of_another_thing",
    "counted_whole",
    "may_both_be",
    "only_the_size",
    "outside",
    "printed",
    "quantified",
    "share_of_claim",
    "shares_of",
]

_BEFORE: Final = 2
"""So many words may stand before a quantifier that belongs to a subject: "the report says that"."""


@frozen
class _Part:
    """How much of a whole some words leave open, in percent; with `open` not its lower end."""

    least: Decimal
    most: Decimal
    open: bool

    def allows(self, share: Decimal) -> bool:
        """Whether a share may be told by the words."""
        return (self.least < share if self.open else self.least <= share) and share <= self.most


@frozen
class Quantified:
    """The words of a clause that say of how much of its subject it holds."""

    text: str
    span: Span
    clause: Clause
    part: _Part


@lru_cache(maxsize=1)
def _parts() -> dict[tuple[str, ...], _Part]:
    table = load("en").table("judging")["quantified"]
    return {
        tuple(words.split()): _Part(
            Decimal(row["least"]), Decimal(row["most"]), bool(row.get("open", False))
        )
        for row in table.values()
        for words in row["words"]
    }


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The quantifiers by the word that they begin with, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(_parts(), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(each) for first, each in found.items()}


def quantified(statement: Statement) -> Quantified | None:
    """The quantifier of a statement that one clause hangs on, if it has just one.

    It begins the clause's subject, or stands within two words of its verb ("narrowly rejected").
    Beside the one of a subject the others are of what is said of it: "all of them had no whistle".
    """
    found: list[Quantified] = []
    tokens = statement.tokens
    at = 0
    while at < len(tokens):
        size = _length(tokens, at)
        if not size:
            at += 1
            continue
        span = Span(tokens[at].span.start, tokens[at + size - 1].span.end)
        clause = _clause_with(statement, span)
        if clause is not None:
            start = statement.span.start
            text = statement.text[span.start - start : span.end - start]
            part = _parts()[tuple(t.text for t in tokens[at : at + size])]
            found.append(Quantified(text, span, clause, part))
        at += size
    of_subject = [q for q in found if q.clause.subject and q.clause.subject.span.covers(q.span)]
    told = of_subject or found
    return told[0] if len(told) == 1 else None


def _length(tokens: tuple[Token, ...], at: int) -> int:
    """How many words of the longest quantifier begin at a place; 0 where none does."""
    for words in _by_first_word().get(tokens[at].text, ()):
        if tuple(t.text for t in tokens[at : at + len(words)]) == words:
            return len(words)
    return 0


def _clause_with(statement: Statement, span: Span) -> Clause | None:
    """The clause whose subject begins with some words, or by whose verb they stand."""
    begun = [
        c
        for c in statement.clauses
        if c.subject and 0 <= c.subject.span.start - span.start <= span.end - span.start + 1
    ]
    if begun:
        # "All who took part voted": what all did is what the last verb says.
        return begun[-1]
    for clause in statement.clauses:
        if clause.predicate is None:
            continue
        left, right = sorted((span, clause.predicate.span), key=lambda s: s.start)
        between = [t for t in statement.tokens if left.end <= t.span.start < right.start]
        if clause.span.covers(span) and len(between) < _BEFORE:
            return clause
    return None


_MANY: Final = frozenset({Kind.COUNT, Kind.MEASURE, Kind.MONEY})


def counted_whole(ours: Quantified, figure: Figure, statement: Statement) -> bool:
    """Whether a figure is the size of the whole that a quantifier is of: "all 23 schools"."""
    if figure.quantity.kind not in _MANY or figure.role is FigureRole.AGE:
        return False
    if figure.span.start < ours.span.end:
        return False
    between = (t for t in statement.tokens if ours.span.end <= t.span.start < figure.span.start)
    return all(t.text in function_words() for t in between)


def only_the_size(pairing: Pairing) -> bool:
    """Whether a document gives the size of a claim's whole, and not what is said of all of it.

    "Of the 23 schools, 17 were judged good" does not say that all 23 failed, and neither does "17
    of the 23 will have failed by July".
    """
    statement = pairing.sighting.ours
    ours = quantified(statement)
    if ours is None or not counted_whole(ours, pairing.ours, statement):
        return False
    return not _said_there(ours, pairing.sighting) or outside(pairing.sighting)


def shares_of(ours: Quantified, sighting: Sighting) -> Iterator[tuple[Figure, Decimal]]:
    """The figures of a statement that say of how much of the claim's whole its words hold."""
    theirs = sighting.theirs
    if not _said_there(ours, sighting):
        return
    for figure in theirs.figures:
        if figure.quantity.kind is not Kind.SHARE or figure.quantity.value is None:
            continue
        clause = _clause_of_share(figure, theirs)
        if clause is None or not _of_one_whole(ours, figure, sighting):
            continue
        if not _do_alike(ours, clause, sighting):
            continue
        yield figure, figure.quantity.value


def share_of_claim(theirs: Quantified, sighting: Sighting) -> tuple[Figure, Decimal] | None:
    """The figure of a claim that says of how much of it holds what a document says of all or none.

    The figure of a claim that gives but one share, with the share.
    """
    ours = sighting.ours
    shares = [f for f in ours.figures if f.quantity.kind is Kind.SHARE]
    if len(shares) != 1 or shares[0].quantity.value is None:
        return None
    figure = shares[0]
    clause = _clause_of_share(figure, ours)
    mine, subject = head(figure.of) or head(figure.counted), theirs.clause.subject
    yours = subject.lemmas[-1] if subject and subject.lemmas else None
    if clause is None or mine is None or yours is None or not stands_for(mine, yours):
        return None
    if _narrows(clause, sighting) or not _do_alike(theirs, clause, sighting):
        return None
    return figure, shares[0].quantity.value


def printed(figure: Figure, statement: Statement) -> Figure:
    """The figure that is printed where a share is worked out of it."""
    return figure if figure.source is None else statement.figures[figure.source]


def _clause_of_share(figure: Figure, statement: Statement) -> Clause | None:
    """The clause that a share is the subject of: a share of an object is another whole."""
    if figure.role is not FigureRole.SHARE or figure.complement or figure.change:
        return None
    source = printed(figure, statement)
    clause = clause_of(source, statement)
    if clause is None or clause.subject is None:
        return None
    subject = clause.subject.span
    return clause if subject.covers(source.span) or subject == source.span else None


def all_of_another_thing(pairing: Pairing) -> bool:
    """Whether the document's figure is the claim's whole, of which more is said in the claim.

    "All 23 calls were answered" is nothing against "of the 23 calls, 17 were answered in an hour".
    """
    ours, statement = pairing.ours, pairing.sighting.ours
    whole = ours.related if ours.relation is Relation.PART_OF else ours.base
    if whole is None or statement.figures[whole].quantity.value != pairing.theirs.quantity.value:
        return False
    clause = clause_of(ours, statement)
    return clause is not None and _narrows(clause, pairing.sighting)


def _narrows(clause: Clause, sighting: Sighting) -> bool:
    """Whether a clause of the claim says more of its share than what is met: "within an hour"."""
    start = clause.predicate.span.end if clause.predicate else clause.span.start
    behind = Span(start, max(start, clause.span.end))
    there = {t.lemma for t in sighting.theirs.tokens}
    light = function_words()
    return any(behind.covers(f.span) for f in sighting.ours.figures if not f.arithmetic) or any(
        t.kind == "word"
        and t.lemma not in light
        and t.text not in light
        and t.lemma not in there
        and not any(stands_for(t.lemma, other) for other in there)
        for t in sighting.ours.tokens
        if behind.covers(t.span)
    )


_HUNDRED: Final = Decimal(100)


def may_both_be(sighting: Sighting) -> bool:
    """Whether what the two sides say of parts of a whole may both be so, opposite as it is.

    "Some passengers died" and "most survived", "most schools stay open" and "two of the 17 close";
    most cannot do both. A side that names no part is of all of it.
    """
    ours = quantified(sighting.ours)
    if ours is None:
        return False
    theirs = quantified(sighting.theirs)
    told = [theirs.part.least] if theirs else []
    told += [
        f.quantity.value
        for f in sighting.theirs.figures
        if f.quantity.kind is Kind.SHARE
        and f.role is FigureRole.SHARE
        and not f.change
        and f.quantity.value is not None
        and _of_one_whole(ours, f, sighting)
    ]
    if not told:
        return False
    left = _HUNDRED - max(told)
    strict = ours.part.open or (theirs is not None and theirs.part.open)
    return ours.part.least < left or (not strict and ours.part.least == left)


def outside(sighting: Sighting) -> bool:
    """Whether the shares that a statement gives of the claim's whole are none that its words allow.

    Whatever is said of the share: a document that gives one for whom the claim says "all" does not
    say what the claim says.
    """
    ours = quantified(sighting.ours)
    if ours is None:
        return False
    shares = [
        f.quantity.value
        for f in sighting.theirs.figures
        if f.quantity.kind is Kind.SHARE
        and f.role is FigureRole.SHARE
        and not f.complement
        and not f.change
        and f.quantity.value is not None
        and (f.of or f.counted)
        and _of_one_whole(ours, f, sighting)
    ]
    return bool(shares) and not any(ours.part.allows(share) for share in shares)


def _of_one_whole(ours: Quantified, figure: Figure, sighting: Sighting) -> bool:
    """Whether a share may be taken of what the claim's subject is."""
    subject = ours.clause.subject
    mine = subject.lemmas[-1] if subject and subject.lemmas else None
    yours = head(figure.of) or head(figure.counted)
    if mine is None or yours is None:
        return True
    if stands_for(mine, yours):
        return True
    if yours in {t.lemma for t in sighting.ours.tokens}:
        return True
    return all(counts_people(h) or category(h) == "person" for h in (mine, yours))


def _do_alike(ours: Quantified, clause: Clause, sighting: Sighting) -> bool:
    """Whether the clause of a share says of it what is said of the other side's whole.

    Both state it, or both deny it: "17 were not answered", "all went unanswered".
    """
    if sighting.outcomes:
        return ours.part.most != 0 and all(o.same for o in sighting.outcomes)
    # What "none" or "no" denies is the whole clause.
    if ours.part.most == 0:
        if clause.polarity != "positive":
            return False
    elif clause.polarity != ours.clause.polarity:
        return False
    light = light_verbs()
    done = [v for v in verbs_of(ours.clause) if v not in light]
    if not done:
        return True
    there = verbs_of(clause)
    return any(stands_for(a, b) for a in done for b in there)


def _said_there(ours: Quantified, sighting: Sighting) -> bool:
    """Whether what the claim's clause says of its subject is met: its verb, and most beside it."""
    subject = ours.clause.subject
    light = function_words() | light_verbs()
    hidden = [ours.span, *([subject.span] if subject else [])]
    words = [
        t.lemma
        for t in sighting.ours.tokens
        if t.kind == "word"
        and ours.clause.span.covers(t.span)
        and t.lemma not in light
        and t.text not in light
        and not any(h.covers(t.span) for h in hidden)
    ]
    unmet = {w for phrase in sighting.missing for w in phrase.split()}
    met = [w for w in words if w not in unmet]
    return bool(words) and len(met) * 3 >= len(words) * 2
