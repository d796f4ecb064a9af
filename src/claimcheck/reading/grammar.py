"""The small words and marks by which the readers of figures find their way in a language.

Each field is a row of `grammar.toml`, whose comments say what it is for; the readers know no word
of a language but through these rows and the other tables.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_origin

from attrs import fields, frozen

from claimcheck.lexicon import load

__all__ = ["Grammar", "grammar"]


@frozen(eq=False)
class Grammar:
    """The rows of a language's `grammar.toml`, ready for use; a key's hyphens are underscores."""

    # how numbers are printed
    decimal: str
    thousands: str
    comma_lists: frozenset[str]
    afternoon: frozenset[str]
    morning: frozenset[str]
    hours: frozenset[str]
    abbreviated: frozenset[str]
    million_letter: frozenset[str]
    numbered: frozenset[str]
    numbered_small: frozenset[str]
    listing: frozenset[str]
    # how words of number are put together
    one: frozenset[str]
    many: frozenset[str]
    nought: frozenset[str]
    dozen: frozenset[str]
    couple: frozenset[str]
    quarter: frozenset[str]
    plural: tuple[str, ...]
    ranking: frozenset[str]
    never_ranks: frozenset[str]
    first: frozenset[str]
    superlative: tuple[str, ...]
    ranked: frozenset[str]
    before_ordinal: frozenset[str]
    twice: frozenset[str]
    by_times: frozenset[str]
    # the small words between two numbers
    to: frozenset[str]
    range_to: frozenset[str]
    from_: frozenset[str]
    by: frozenset[str]
    to_of_change: frozenset[str]
    between: frozenset[str]
    and_: frozenset[str]
    or_: frozenset[str]
    and_or: frozenset[str]
    and_but: frozenset[str]
    series: frozenset[str]
    of: frozenset[str]
    out: frozenset[str]
    out_of: frozenset[str]
    in_: frozenset[str]
    odds: frozenset[str]
    over: frozenset[str]
    every: frozenset[str]
    every_nth: frozenset[str]
    whole: frozenset[str]
    # of whom
    of_among: frozenset[str]
    of_the: frozenset[str]
    of_these: frozenset[str]
    of_in: frozenset[str]
    in_of_for: frozenset[str]
    measured_by: frozenset[str]
    all_the: frozenset[str]
    which: frozenset[str]
    those: frozenset[str]
    of_which: frozenset[str]
    owning: frozenset[str]
    a: frozenset[str]
    of_a: frozenset[str]
    the: frozenset[str]
    articles: frozenset[str]
    participle: tuple[str, ...]
    # ages
    old: frozenset[str]
    age: frozenset[str]
    age_with_unit: bool
    age_limits: frozenset[str]
    under: frozenset[str]
    group: frozenset[str]
    between_ages: frozenset[tuple[str, ...]]
    # change
    than: frozenset[str]
    compared_from: frozenset[str]
    at: frozenset[str]
    up_down: frozenset[str]
    on_from: frozenset[str]
    more: frozenset[str]
    longer: frozenset[str]
    higher_lower: frozenset[str]
    degree_ends: frozenset[str]
    before_change: frozenset[str]
    particles: Mapping[str, str]
    verb_last: bool
    verb_second: bool
    itself: frozenset[str]
    gerund: tuple[str, ...]
    past: tuple[str, ...]
    # clauses and noun phrases
    be: frozenset[str]
    have_do: frozenset[str]
    auxiliary: frozenset[str]
    before_subject: frozenset[str]
    capital_nouns: bool
    adjectives: tuple[str, ...]
    verb_like: tuple[str, ...]
    not_plural: tuple[str, ...]
    behind_head: frozenset[str]
    # hedges and limits
    as_: frozenset[str]
    long: frozenset[str]
    some: frozenset[str]
    plus: frozenset[str]
    hedge_at_end: frozenset[str]
    up_to: frozenset[str]
    within: frozenset[str]
    before_target: frozenset[str]
    before_related: frozenset[str]
    # units
    points: frozenset[str]
    pounds: frozenset[str]
    degrees: tuple[str, ...]


@cache
def grammar(language: str = "en") -> Grammar:
    """The rows of a language, read once."""
    table = load(language).table("grammar")
    rows = {f.name: _row(table[key_of(f.name)], get_origin(f.type)) for f in fields(Grammar)}
    return Grammar(**rows)


def key_of(name: str) -> str:
    """The key in the table of a field: `from_` stands for "from"."""
    return name.rstrip("_").replace("_", "-")


def _row(value: Any, kind: object) -> Any:  # noqa: ANN401 - TOML's own types
    if kind is frozenset:
        return frozenset(tuple(v) if isinstance(v, list) else v for v in value)
    return tuple(value) if kind is tuple else value
