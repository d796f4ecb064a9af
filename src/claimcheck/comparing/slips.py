"""Figures and dates of one document that are slips of the pen for those of another.

In documents of one story few words need to agree: where the one prints £2.46m and nowhere £2.64m,
and the other the other way round, one of them has slipped.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from claimcheck.matching import Corpus, names_of
from claimcheck.matching.between import pairs_held
from claimcheck.matching.consequence import consequence
from claimcheck.matching.facts import Place, buckets, may_count_one, places
from claimcheck.matching.figures import comparable, digits, slip
from claimcheck.matching.stretches import other_end, stretches
from claimcheck.model import Figure, Finding, Role, Severity, Statement
from claimcheck.quantity import Kind, Quantity
from claimcheck.rules.magnitude import magnitude
from claimcheck.rules.period import period
from claimcheck.rules.rule import Found, Rule, said
from claimcheck.rules.transposed_digits import transposed_digits

__all__ = ["of_slips"]

_TELLING: Final = 3
"""So many digits are hardly equal, or in another order, by chance."""
_SHARED: Final = 4
"""Two documents that share so many numbers and names of several words tell one story."""
_FEWEST_DIGITS: Final = 2
"""A number of one digit stands in two texts by chance."""
_MEASURED: Final = frozenset({Kind.MONEY, Kind.MEASURE})
"""Kinds of which a story has few. Its shares are many, and one is often another turned round."""
_THOUSAND: Final = 1000
_MOST: Final = 24
"""So many figures of the same digits are held against one another."""
_CONFIDENCE: Final = 0.7

_REMARKS: Final = {
    transposed_digits.name: " (digits have changed places)",
    magnitude.name: " (the same digits, of another size)",
}


def of_slips(corpus: Corpus, rules: Sequence[Rule]) -> Iterator[Finding]:
    """Where a figure of one document of a story has slipped, or one end of a stretch of months."""
    told = _Told(corpus)
    asked = {rule.name: rule for rule in rules}
    for mine, yours in _pairs(corpus):
        if told.tell_one_story(mine, yours):
            yield from _slipped_figures(mine, yours, told, asked)
            if period.name in asked:
                yield from _other_stretches(mine, yours, corpus, asked[period.name])


class _Told:
    """What figures the documents print."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._numbers: dict[int, set[Decimal]] = {}
        self._of: dict[int, dict[str, list[Place]]] = {}
        for place in places(corpus):
            quantity = place.told(corpus).quantity
            if quantity.value is not None and digits(quantity) >= _FEWEST_DIGITS:
                self._numbers.setdefault(place.document, set()).add(quantity.value)
        for name, bucket in buckets(corpus).items():
            for place in bucket:
                self._of.setdefault(place.document, {}).setdefault(name, []).append(place)

    def tell_one_story(self, mine: int, yours: int) -> bool:
        """Whether two documents share a number, and with it enough further numbers and names."""
        numbers = self._numbers.get(mine, set()) & self._numbers.get(yours, set())
        if not numbers:
            return False
        libraries = self.corpus.libraries
        names = names_of(libraries[mine]) & names_of(libraries[yours])
        return len(numbers) + sum(" " in n for n in names) >= _SHARED

    def alike(self, mine: int, yours: int) -> Iterator[tuple[Place, Place]]:
        """Figures of two documents with the same digits, in whatever order and size."""
        theirs = self._of.get(yours, {})
        for name, ours in sorted(self._of.get(mine, {}).items()):
            yield from product(ours[:_MOST], theirs.get(name, ())[:_MOST])


def _pairs(corpus: Corpus) -> Iterator[tuple[int, int]]:
    """The documents that are held together: against the primary sources alone, if there are any."""
    roles = [b.reading.document.role for b in corpus.libraries]
    for mine, yours in pairs_held(corpus):
        if Role.PRIMARY not in roles or (
            roles[mine] is Role.PRIMARY and roles[yours] is not Role.PRIMARY
        ):
            yield mine, yours


def _slipped_figures(
    mine: int, yours: int, told: _Told, asked: Mapping[str, Rule]
) -> Iterator[Finding]:
    corpus = told.corpus
    found = [
        (ours, theirs, how)
        for ours, theirs in told.alike(mine, yours)
        if (how := _slip(ours, theirs, corpus)) in asked
    ]
    for ours, theirs, how in found:
        if how is None or _is_one_of_several(ours, found, corpus):
            continue
        a, b = ours.told(corpus), theirs.told(corpus)
        source, judged = (p.library(corpus).reading.document for p in (ours, theirs))
        effect = consequence(a, b)
        yield asked[how].finding(
            Found(
                f"says {said(b)}; {source.outlet or source.id} says {said(a)}{_REMARKS[how]}",
                (
                    (judged, theirs.profile(corpus).statement, (b.span,)),
                    (source, ours.profile(corpus).statement, (a.span,)),
                ),
                severity=Severity.ERROR if effect else Severity.WARNING,
                confidence=_CONFIDENCE,
                consequence=effect,
            )
        )


def _is_one_of_several(
    ours: Place, found: Sequence[tuple[Place, Place, object]], corpus: Corpus
) -> bool:
    """Whether several figures of the other document may be what one of ours has slipped to."""
    value = ours.told(corpus).quantity.canonical_value
    slips = {
        theirs.told(corpus).quantity.canonical_value
        for mine, theirs, _ in found
        if mine.told(corpus).quantity.canonical_value == value
    }
    return len(slips) > 1


def _slip(ours: Place, theirs: Place, corpus: Corpus) -> str | None:
    """Which slip turns the one figure into the other, where neither document prints both."""
    mine, yours = ours.told(corpus), theirs.told(corpus)
    a, b = mine.quantity, yours.quantity
    if a.dimension != b.dimension or a.unit != b.unit or not comparable(mine, yours):
        return None
    how = slip(a, b)
    if how is None or a.overlaps(b) or not _is_telling(a, b, how):
        return None
    few = min(digits(a), digits(b)) < _TELLING
    if few and how == magnitude.name and _sized(mine) != _sized(yours):
        # £45m may be slipped to £45bn; £45,000 is of something else.
        return None
    if a.canonical_value in theirs.library(corpus).by_value:
        return None
    if b.canonical_value in ours.library(corpus).by_value:
        return None
    return how if a.kind in _MEASURED or may_count_one(ours, theirs, corpus) else None


def _is_telling(a: Quantity, b: Quantity, how: str) -> bool:
    """Whether so many digits are no chance: three, or two of sums a thousand times apart."""
    if a.kind is not b.kind or a.kind not in _MEASURED | {Kind.COUNT}:
        return False
    few = min(digits(a), digits(b))
    x, y = a.canonical_value, b.canonical_value
    if x is None or y is None:
        return False
    far = how == magnitude.name and max(x, y) >= _THOUSAND * min(x, y)
    return few >= _TELLING - (far and a.kind is Kind.MONEY)


def _sized(figure: Figure) -> bool:
    """Whether a figure prints its size in a word or letter: £45m, 45 billion."""
    return figure.text[-1:].isalpha()


def _other_stretches(mine: int, yours: int, corpus: Corpus, rule: Rule) -> Iterator[Finding]:
    """Where two documents date something by stretches of months that share just one end."""
    source, judged = (corpus.libraries[n].reading.document for n in (mine, yours))
    ours, theirs = ([p.statement for p in corpus.libraries[n].profiles] for n in (mine, yours))
    a, b = _ends(ours), _ends(theirs)
    for one, other in product(filter(_has_stretch, ours), filter(_has_stretch, theirs)):
        found = other_end(one, other)
        if found is None:
            continue
        p, q = found
        if (p.start, p.end) in b or (q.start, q.end) in a:
            continue
        yield rule.finding(
            Found(
                f"dates it {said(q)}; {source.outlet or source.id} dates it {said(p)}",
                ((judged, other, (q.span,)), (source, one, (p.span,))),
                confidence=_CONFIDENCE,
            )
        )


def _has_stretch(statement: Statement) -> bool:
    return not statement.question and next(stretches(statement), None) is not None


def _ends(statements: Sequence[Statement]) -> set[tuple[object, object]]:
    return {(p.start, p.end) for s in statements for p in s.periods}
