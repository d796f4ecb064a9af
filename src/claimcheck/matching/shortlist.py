"""Which statements of an archive's documents are held together: those that share rare words.

Of a desk's documents every two are held together. Of many only those are of which a statement of
the one shares enough with a statement of the other, told by nothing but the keys of its words, its
telling figures and the people that it names. Each statement is looked up by the rarest of these;
under each stand the first statements that have it, at most `HEADS`, so that time and room grow with
the statements and not with their pairs. A document is held together with at most
`PARTNERS` before it.
"""

import math
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import define, field

from claimcheck.matching import Library, Linked
from claimcheck.matching.alignment import Rarity
from claimcheck.matching.figures import digits, imprint

__all__ = ["HEADS", "PARTNERS", "Shortlist", "Traces", "traces"]

HEADS: Final = 24
"""So many statements stand under one key: the first that have it."""
PARTNERS: Final = 12
"""With so many documents before it a document is held together at most."""
_ASKED: Final = 6
"""By so many of its keys, the rarest, a statement is looked up."""
_LOOKED_AT: Final = 48
"""Until so many statements are met: these are held against it by all of their keys."""
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

Traces = tuple[tuple[str, ...], ...]
"""For each statement of a document what may lead to it; nothing of one that is not held."""

_FIGURE: Final = "\0figure "
_PERSON: Final = "\0person "
_ANY: Final = "\0figures"
"""Stands for any figure at all; nothing is looked up by it."""


def traces(library: Library) -> Traces:
    """What may lead to each statement of a document: its keys, telling figures, and people."""
    return tuple(
        tuple(sorted({*known.keys, *_figures(library, at), *_people(library, at)}))
        if len(known.keys) >= _FEWEST and not known.statement.question
        else ()
        for at, known in enumerate(library.profiles)
    )


def _figures(library: Library, at: int) -> Iterator[str]:
    if library.profiles[at].statement.figures:
        yield _ANY
    for figure in library.profiles[at].statement.figures:
        printed = imprint(figure.quantity)
        if printed and not figure.arithmetic and digits(figure.quantity) >= _TELLING:
            yield _FIGURE + printed


def _people(library: Library, at: int) -> Iterator[str]:
    for name in library.profiles[at].statement.names:
        if name.kind == "person" and " " in name.full:
            yield _PERSON + name.full


@define(eq=False)
class Shortlist:
    """The statements of documents, added one document after another, and which share enough."""

    _numbers: dict[str, int] = field(factory=dict, init=False)
    _counts: "array[int]" = field(factory=lambda: array("I"), init=False)
    """By the number of a trace, how many statements have it."""
    _traces: "array[int]" = field(factory=lambda: array("I"), init=False)
    """The traces of all statements, ..."""
    _ends: "array[int]" = field(factory=lambda: array("Q"), init=False)
    """... where those of each end, ..."""
    _documents: "array[int]" = field(factory=lambda: array("Q"), init=False)
    """... and which statement of all is the first of each document."""

    def add(self, document: Traces) -> None:
        """Add the statements of the next document."""
        self._documents.append(len(self._ends))
        numbers, counts = self._numbers, self._counts
        for each in document:
            for trace in each:
                number = numbers.setdefault(trace, len(numbers))
                if number == len(counts):
                    counts.append(0)
                counts[number] += 1
                self._traces.append(number)
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
        weights = self._weights()
        figures = {n for trace, n in self._numbers.items() if trace.startswith(_FIGURE)}
        marks = {n for trace, n in self._numbers.items() if trace.startswith("\0")}
        figured = self._numbers.get(_ANY, -1)
        heads: dict[int, array[int]] = {}
        starts = [*self._documents, len(self._ends)]
        for number in range(len(self._documents)):
            met: dict[int, list[tuple[float, int, int]]] = {}
            own = range(starts[number], starts[number + 1])
            for at in own:
                for other, shared in self._alike(at, heads, weights, figures, marks):
                    # A document without statements begins where the next one does.
                    document = bisect_right(self._documents, other) - 1
                    met.setdefault(document, []).append((shared, other - starts[document], at))
            for at in own:
                for trace in self._of(at):
                    if self._counts[trace] > 1 and trace != figured:
                        under = heads.setdefault(trace, array("Q"))
                        if len(under) < HEADS:
                            under.append(at)
            best = sorted(met, key=lambda d: (*_most(met[d]), d))[:PARTNERS]
            yield {d: _linked(met[d], own.start) for d in sorted(best)}

    def _of(self, statement: int) -> "array[int]":
        return self._traces[self._ends[statement - 1] if statement else 0 : self._ends[statement]]

    def _alike(
        self,
        statement: int,
        heads: "Mapping[int, Sequence[int]]",
        weights: "Sequence[float]",
        figures: set[int],
        marks: set[int],
    ) -> Iterator[tuple[int, float]]:
        """The earlier statements that share enough with one, and how rare what they share is."""
        mine = self._of(statement)
        known = sorted((t for t in mine if t in heads), key=lambda t: (self._counts[t], t))
        led: dict[int, None] = {}
        for trace in known[:_ASKED]:
            if len(led) < _LOOKED_AT:
                led |= dict.fromkeys(heads[trace])
        if not led:
            return
        keys = set(mine)
        total = _sum(keys - marks, weights)
        found: list[tuple[float, int]] = []
        for other in led:
            theirs = set(self._of(other))
            common = keys & theirs
            words = _sum(common - marks, weights)
            if not words:
                continue
            share = words / total + words / _sum(theirs - marks, weights)
            needed = _FIGURED if self._numbers.get(_ANY) in common else _ENOUGH
            if not common.isdisjoint(figures):
                needed = _WITH_FIGURE
            if share >= needed:
                found.append((-_sum(common, weights), other))
        for _, other in sorted(found)[:_KEPT]:
            # What two statements of thousands share tells more than many words of a hundred.
            common = keys & set(self._of(other))
            yield other, sum(1 / self._counts[each] for each in sorted(common))


def _most(met: Collection[tuple[float, int, int]]) -> tuple[float, float]:
    """What puts a document first: its strongest statement, and then all of them."""
    shared = sorted(each for each, _, _ in met)
    return -shared[-1], -sum(shared)


def _linked(met: Iterable[tuple[float, int, int]], first: int) -> Linked:
    """By the statement of the earlier document, those of the later one, whose first is given."""
    found: dict[int, set[int]] = {}
    for _, ours, theirs in met:
        found.setdefault(ours, set()).add(theirs - first)
    return {ours: frozenset(found[ours]) for ours in sorted(found)}


def _sum(traces: set[int], weights: "Sequence[float]") -> float:
    """The weight of some traces, added in one order: sums of floats depend on it."""
    return sum(weights[each] for each in sorted(traces))


def _weight(count: int, total: int) -> float:
    top = math.log(1 + total)
    return 0.35 + math.log(1 + total / (1 + count)) / top if top else 1.0
