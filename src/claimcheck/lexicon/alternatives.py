"""The phrases that one row of a table stands for: "(x)" may be left out, "a|b" is either."""

from collections.abc import Iterable, Iterator
from itertools import product

__all__ = ["phrases_of"]


def phrases_of(items: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Every phrase, as its words, that a row of items stands for, in the order of its words."""
    choices: list[tuple[str, ...]] = []
    for item in items:
        optional = len(item) > 2 and item[0] == "(" and item[-1] == ")"  # noqa: PLR2004 - "(x)"
        words = tuple((item[1:-1] if optional else item).split("|"))
        choices.append((*words, "") if optional else words)
    for words in product(*choices):
        yield tuple(word for word in words if word)
