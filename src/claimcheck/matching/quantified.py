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
from claimcheck.model import Clause, Figure, FigureRole, Sighting, Span, Statement, Token
from claimcheck.quantity import Kind

__all__ = ["Quantified", "may_both_be", "outside", "quantified", "shares_of"]

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
    return found[0] if len(found) == 1 else None


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


def shares_of(ours: Quantified, sighting: Sighting) -> Iterator[tuple[Figure, Decimal]]:
    """The figures of a statement that say of how much of the claim's whole its words hold."""
    theirs = sighting.theirs
    if not _said_there(ours, sighting):
        return
    for figure in theirs.figures:
        source = figure if figure.source is None else theirs.figures[figure.source]
        if figure.quantity.kind is not Kind.SHARE or figure.role is not FigureRole.SHARE:
            continue
        if figure.complement or figure.change or figure.quantity.value is None:
            continue
        clause = clause_of(source, theirs)
        if clause is None or clause.subject is None:
            continue
        if not clause.subject.span.covers(source.span) and clause.subject.span != source.span:
            # A share of an object is another whole: "all of them lost a third of their land".
            continue
        if not _of_one_whole(ours, figure, sighting) or not _does_so(ours, clause):
            continue
        yield figure, figure.quantity.value


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


def _does_so(ours: Quantified, clause: Clause) -> bool:
    """Whether the clause of a share says of it what the claim's clause says, and denies nothing."""
    # What "none" or "no" denies is the whole clause.
    if clause.polarity != "positive" or (
        ours.clause.polarity != "positive" and ours.part.most != 0
    ):
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
