"""Which statements of an archive's documents are held together: those that share something rare.

Of a desk's documents every two are held together. Of many only those are of which a statement of
the one shares enough with a statement of the other, told by nothing but the keys of its words, its
telling figures and the names that it has. A statement is looked up by each of these that stands in
few statements of the archive, at most `HEADS`, and by two together where each by itself stands in
more. What stands in more leads to the first `HEADS` that have it, if it names something or is a
telling figure, and to none otherwise: half the archive says it, of no one thing. So time and room
grow with the statements and not with their pairs. A document is held together with at most
`PARTNERS` before it, with each of which it shares something that tells: a name, a telling figure,
or a word that few have.
"""

import math
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from attrs import define, field

from claimcheck.matching import Library, Linked
from claimcheck.matching.alignment import Rarity
from claimcheck.matching.figures import digits, imprint

__all__ = ["HEADS", "PARTNERS", "Shortlist", "Traces", "traces"]

HEADS: Final = 24
"""So many statements stand under one key: the first that have it."""
PARTNERS: Final = 8
"""With so many documents before it a document is held together at most."""
_PAIRED: Final = 5
"""So many of a statement's traces, the rarest of those that many have, are looked up two by two."""
_WEIGHED: Final = 12
"""So many of the statements that are met, those led to by the rarest, are looked at closely."""
_KEPT: Final = 3
"""So many of them are kept, those that share most."""
_ENOUGH: Final = 0.75
"""So much of two statements, the shares of both together, must be shared, ..."""
_FIGURED: Final = 0.45
"""... so much where both give figures, ..."""
_WITH_FIGURE: Final = 0.2
"""... and so much where they share a telling one. What is looked at closely is asked more."""
_TELLING: Final = 3
"""A figure of so many digits leads to others that print these."""
_FEWEST: Final = 2
"""A statement of fewer keys says too little to be held against another."""
_LEAST_BITS: Final = 16
_MOST: Final = 255
"""So many are counted of two traces together, at most; ..."""
_SPREAD: Final = 0x9E3779B97F4A7C15
_WORD: Final = (1 << 64) - 1
"""... each two make a number of so many bits, of which the first are told apart."""

Traces = tuple[tuple[str, ...], ...]
"""For each statement of a document what may lead to it; nothing of one that is not held."""

_FIGURE: Final = "\0figure "
_PERSON: Final = "\0person "
_NAMED: Final = "\0named "
"""Stands before a key that is part of a name there."""
_ANY: Final = "\0figures"
"""Stands for any figure at all; nothing is looked up by it."""


def traces(library: Library) -> Traces:
    """What may lead to each statement of a document: its keys, telling figures, and names."""
    return tuple(
        tuple(sorted((*_keys(library, at), *_figures(library, at), *_people(library, at))))
        if len(known.keys) >= _FEWEST and not known.statement.question
        else ()
        for at, known in enumerate(library.profiles)
    )


def _keys(library: Library, at: int) -> Iterator[str]:
    known = library.profiles[at]
    # Many are called Ann, and many Lee: a full name tells, and none of its words by itself.
    full = [n.span for n in known.statement.names if n.kind == "person" and " " in n.full]
    named = {t.key for t in known.terms if t.name and not any(s.covers(t.span) for s in full)}
    for key in known.keys:
        yield _NAMED + key if key in named else key


def _figures(library: Library, at: int) -> set[str]:
    figures = library.profiles[at].statement.figures
    printed = (
        imprint(each.quantity)
        for each in figures
        if not each.arithmetic and digits(each.quantity) >= _TELLING
    )
    return {*(_FIGURE + each for each in printed if each), *((_ANY,) if figures else ())}


def _people(library: Library, at: int) -> set[str]:
    return {
        _PERSON + name.full
        for name in library.profiles[at].statement.names
        if name.kind == "person" and " " in name.full
    }


@define(eq=False)
class Shortlist:
    """The statements of documents, added one document after another, and which share enough."""

    _numbers: dict[str, int] = field(factory=dict, init=False)
    _counts: "array[int]" = field(factory=lambda: array("I"), init=False)
    """By the number of a trace, how many statements have it."""
    _traces: "array[int]" = field(factory=lambda: array("I"), init=False)
    """The traces of all statements, ..."""
    _telling: bytearray = field(factory=bytearray, init=False)
    """... whether each names something there or is a telling figure, ..."""
    _ends: "array[int]" = field(factory=lambda: array("Q"), init=False)
    """... where those of each statement end, ..."""
    _documents: "array[int]" = field(factory=lambda: array("Q"), init=False)
    """... and which statement of all is the first of each document."""

    def add(self, document: Traces) -> None:
        """Add the statements of the next document."""
        self._documents.append(len(self._ends))
        numbers, counts = self._numbers, self._counts
        for each in document:
            for trace in each:
                named = trace.startswith(_NAMED)
                known = trace.removeprefix(_NAMED)
                number = numbers.setdefault(known, len(numbers))
                if number == len(counts):
                    counts.append(0)
                counts[number] += 1
                self._traces.append(number)
                self._telling.append(named or known.startswith((_FIGURE, _PERSON)))
            self._ends.append(len(self._traces))

    def rarity(self) -> Rarity:
        """How heavy each key weighs, as `alignment.rarity` says of all that may be held."""
        weights = self._weights()
        words = {k: weights[n] for k, n in self._numbers.items() if not k.startswith("\0")}
        return Rarity(words, _weight(0, len(self._ends)))

    def _weights(self) -> "array[float]":
        total = len(self._ends)
        return array("d", (_weight(count, total) for count in self._counts))

    def partners(self) -> Iterator[Mapping[int, Linked]]:
        """For each document the earlier ones it is held together with, and by which statements.

        A statement is told by its place in its document. Documents stand in the order in which they
        were added.
        """
        seen = _Seen(self._counts, self._weights(), *self._kinds(), len(self._traces))
        for at in range(len(self._ends)):
            seen.count(*self._of(at))
        starts = [*self._documents, len(self._ends)]
        for number in range(len(self._documents)):
            found: dict[int, list[tuple[float, int, int]]] = {}
            own = range(starts[number], starts[number + 1])
            sure: set[int] = set()
            for at in own:
                for other, shared, tells in self._alike(at, seen):
                    # A document without statements begins where the next one does.
                    document = bisect_right(self._documents, other) - 1
                    found.setdefault(document, []).append((shared, other - starts[document], at))
                    if tells:
                        sure.add(document)
            for at in own:
                seen.add(at, *self._of(at))
            best = sorted(sure, key=lambda d: (*_most(found[d]), d))[:PARTNERS]
            yield {d: _linked(found[d], own.start) for d in sorted(best)}

    def _kinds(self) -> tuple[frozenset[int], frozenset[int], int]:
        """The traces that are telling figures, those that are no words, and that of any figure."""
        return (
            frozenset(n for trace, n in self._numbers.items() if trace.startswith(_FIGURE)),
            frozenset(n for trace, n in self._numbers.items() if trace.startswith("\0")),
            self._numbers.get(_ANY, -1),
        )

    def _of(self, statement: int) -> "tuple[array[int], bytearray]":
        """The traces of a statement, and which of them are telling there."""
        first = self._ends[statement - 1] if statement else 0
        place = slice(first, self._ends[statement])
        return self._traces[place], self._telling[place]

    def _alike(self, statement: int, seen: "_Seen") -> Iterator[tuple[int, float, bool]]:
        """The earlier statements that share enough with one, how rare that is, and if it tells."""
        mine, telling = self._of(statement)
        led, sure = seen.led_by(mine, telling)
        if not led:
            return
        keys = set(mine)
        total = seen.weight(keys)
        found: list[tuple[float, int, set[int]]] = []
        for other in sorted(led, key=lambda n: (-led[n], n))[:_WEIGHED]:
            theirs = set(self._of(other)[0])
            common = keys & theirs
            words = seen.weight(common)
            if not words:
                continue
            share = words / total + words / seen.weight(theirs)
            if share >= seen.needed(common):
                found.append((-seen.weight(common, marks=True), other, common))
        for _, other, common in sorted(found, key=lambda each: each[:2])[:_KEPT]:
            # What two statements of thousands share tells more than many words of a hundred.
            shared = led[other] + math.fsum(1 / self._counts[each] for each in common)
            yield other, shared, other in sure


@define(eq=False)
class _Seen:
    """The statements that were met, by one trace or by two together."""

    counts: "array[int]"
    """By a trace, how many statements of all have it."""
    weights: "array[float]"
    figures: frozenset[int]
    marks: frozenset[int]
    any_figure: int
    size: int
    """How many traces all statements have."""
    _pairs: bytearray = field(init=False)
    """By the number that two traces make, how many statements have both, or so many make it."""
    _shift: int = field(init=False)
    _last: dict[int, int] = field(factory=dict, init=False)
    """By one trace or two, where their last holder stands among `_holders`, ..."""
    _before: "array[int]" = field(factory=lambda: array("I", [0]), init=False)
    """... where the one before each stands, ..."""
    _holders: "array[int]" = field(factory=lambda: array("I", [0]), init=False)
    """... and which statement each is."""
    _taken: dict[int, int] = field(factory=dict, init=False)
    """How many holders stand under what more statements have than may stand there."""

    def __attrs_post_init__(self) -> None:
        """Make room for so many pairs that few of them share a number."""
        bits = max(_LEAST_BITS, self.size.bit_length())
        self._pairs, self._shift = bytearray(1 << bits), 64 - bits

    def weight(self, traces_: Collection[int], *, marks: bool = False) -> float:
        """How heavy some traces weigh, by default those that are words."""
        weights = self.weights
        left_out = frozenset[int]() if marks else self.marks
        # Whatever the order of a set, the sum is the same.
        return math.fsum(weights[each] for each in traces_ if each not in left_out)

    def needed(self, common: set[int]) -> float:
        """How much must be shared by two statements that have some traces in common."""
        if not common.isdisjoint(self.figures):
            return _WITH_FIGURE
        return _FIGURED if self.any_figure in common else _ENOUGH

    def count(self, mine: "array[int]", telling: bytearray) -> None:
        """Count two by two what many statements have."""
        pairs, shift = self._pairs, self._shift
        for _, key in self._two_by_two(mine, telling):
            slot = (key * _SPREAD & _WORD) >> shift
            if pairs[slot] < _MOST:
                pairs[slot] += 1

    def add(self, statement: int, mine: "array[int]", telling: bytearray) -> None:
        """Let a statement be led to from now on."""
        for key, count, _ in self._keys(mine, telling):
            if count > HEADS:
                taken = self._taken.get(key, 0)
                if taken >= HEADS:
                    continue
                self._taken[key] = taken + 1
            self._before.append(self._last.get(key, 0))
            self._last[key] = len(self._holders)
            self._holders.append(statement)

    def led_by(self, mine: "array[int]", telling: bytearray) -> tuple[dict[int, float], set[int]]:
        """The statements that what one has leads to, and how surely: by what is rare more.

        And those of them to which something leads that tells: a name, a figure, a rare word.
        """
        found: dict[int, float] = {}
        sure: set[int] = set()
        for key, count, tells in self._keys(mine, telling):
            at = self._last.get(key, 0)
            while at:
                holder = self._holders[at]
                found[holder] = found.get(holder, 0.0) + 1 / count
                if tells:
                    sure.add(holder)
                at = self._before[at]
        return found, sure

    def _keys(self, mine: "array[int]", telling: bytearray) -> Iterator[tuple[int, int, bool]]:
        """By what a statement is looked up, how many have that, and whether it tells."""
        counts = self.counts
        for trace in mine:
            if 1 < counts[trace] <= HEADS and trace != self.any_figure:
                yield trace, counts[trace], True
        for tells, key in self._two_by_two(mine, telling):
            count = self._pairs[(key * _SPREAD & _WORD) >> self._shift]
            if 1 < count <= HEADS or (count > HEADS and tells):
                yield key, count, tells

    def _two_by_two(self, mine: "array[int]", telling: bytearray) -> Iterator[tuple[bool, int]]:
        """The rarest of what more than `HEADS` statements have, two together; do they tell?"""
        counts = self.counts
        many = sorted(
            (counts[trace], trace, tells)
            for trace, tells in zip(mine, telling, strict=True)
            if counts[trace] > HEADS and trace != self.any_figure
        )
        for (_, a, here), (_, b, there) in combinations(many[:_PAIRED], 2):
            yield bool(here or there), (a + 1 << 32) | b


def _most(met: Collection[tuple[float, int, int]]) -> tuple[float, float]:
    """What puts a document first: its strongest statement, and then all of them."""
    shared = [each for each, _, _ in met]
    return -max(shared), -math.fsum(shared)


def _linked(met: Iterable[tuple[float, int, int]], first: int) -> Linked:
    """By the statement of the earlier document, those of the later one, whose first is given."""
    found: dict[int, set[int]] = {}
    for _, ours, theirs in met:
        found.setdefault(ours, set()).add(theirs - first)
    return {ours: frozenset(found[ours]) for ours in sorted(found)}


def _weight(count: int, total: int) -> float:
    top = math.log(1 + total)
    return 0.35 + math.log(1 + total / (1 + count)) / top if top else 1.0
