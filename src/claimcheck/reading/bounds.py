"""How words limit a number: the interval that its printed digits and its hedge leave open.

The bands are in `bounds.toml`, and nowhere else.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Final

from attrs import field, frozen

from claimcheck.errors import UnknownNameError
from claimcheck.lexicon import load
from claimcheck.lexicon.lemmas import lemma
from claimcheck.quantity import INFINITY, Bound
from claimcheck.reading.phrases import Phrases, Row, make_phrases

_LAKH: Final = Decimal(100_000)
_THOUSAND: Final = Decimal(1000)
_TENTH: Final = Decimal("0.1")
_HALF: Final = Decimal("0.5")
_ZEROS: Final = 2
"""From so many trailing zeros on, a number of a thousand or more is taken to be rounded."""


class Shape(Enum):
    """How exact a number is by the way it is written."""

    __hash__ = object.__hash__  # members are single: hashed by identity, not by name each time

    COUNT = "count"
    """Exact below 1,000; from there trailing zeros are rounding."""
    PRINTED = "printed"
    """Half a step of the last printed digit, either way."""
    EXACT = "exact"
    FRACTION = "fraction"
    ODDS = "odds"
    MULTIPLE = "multiple"
    DURATION = "duration"


@frozen
class Ends:
    """The two ends of an interval, in the printed unit."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False


@frozen(eq=False)
class _Bounds:
    before: Phrases[str] = field(repr=False)
    after: Phrases[str] = field(repr=False)
    hyphened: frozenset[str]
    apart: frozenset[tuple[str, ...]]
    apart_first: frozenset[str]
    loaded: Phrases[str] = field(repr=False)
    own_over: frozenset[str]
    bands: Mapping[str, tuple[Decimal, Decimal]]


_HOUSE: dict[str, Mapping[str, float]] = {}
"""Bands of the house, which go before those of the table."""


def use_bands(bands: Mapping[str, Mapping[str, float]]) -> None:
    """Let a house's bands go before those of the table, for the rest of the process.

    Each says how far it goes `below` and `above`, as a part of the number. What was read before
    stays as it was read, so a run does this first.

    Raises:
        UnknownNameError: the table has no band of that name.
    """
    known = tuple(load().table("bounds")["bands"])
    for name in bands:
        if name not in known:
            raise UnknownNameError("band of bounds", name, known)
    _HOUSE.update(bands)
    bound_words.cache_clear()


def house_bands() -> Mapping[str, Mapping[str, float]]:
    """The bands of the house that are in force."""
    return dict(_HOUSE)


@cache
def bound_words(language: str = "en") -> _Bounds:
    """The phrases and bands of `bounds.toml`, ready for use."""
    table = load(language).table("bounds")
    bands = {
        name: (Decimal(str(band.get("below", 0))), Decimal(str(band.get("above", 0))))
        for name, band in {**table["bands"], **_HOUSE}.items()
    }

    def classed(part: str) -> Phrases[str]:
        return make_phrases(
            (phrase, name)
            for name, phrases in table[part].items()
            if name not in {"hyphened", "apart", "own_over"}
            for phrase in phrases
        )

    apart = frozenset(tuple(phrase.split()) for phrase in table["after"]["apart"])
    return _Bounds(
        before=classed("before"),
        after=classed("after"),
        hyphened=frozenset(table["after"]["hyphened"]),
        apart=apart,
        apart_first=frozenset(phrase[0] for phrase in apart),
        loaded=classed("loaded"),
        own_over=frozenset(table["before"]["own_over"]),
        bands=bands,
    )


_OPEN: Final = frozenset({"over", "under", "at-least", "at-most"})
_BOUNDS: Final = {
    "near": Bound.UNDER,
    "past": Bound.OVER,
    "around": Bound.ABOUT,
    "over": Bound.OVER,
    "under": Bound.UNDER,
    "at-least": Bound.AT_LEAST,
    "at-most": Bound.AT_MOST,
    "exact": Bound.EXACT,
    "status": Bound.ABOUT,
}


def bound_of(limit: str | None) -> Bound:
    """The bound that a class of `bounds.toml` sets; exact without one."""
    return _BOUNDS[limit] if limit else Bound.EXACT


def rounded(value: Decimal, step: Decimal, *, magnitude: bool) -> Decimal:
    """The step that a printed number of a thousand or more stands for.

    Two or more trailing zeros are rounding, but at least two digits count: 48,000 stands for
    thousands, and so does 50,000. "5 million" stands for its printed digit.
    """
    whole = value == value.to_integral_value()
    if not whole or value < _THOUSAND or (step < 1 and not magnitude):
        return step
    digits = f"{value:f}".partition(".")[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros < _ZEROS:
        return Decimal(1) if step < 1 else step
    if magnitude and step > 1 and value >= _LAKH:
        mantissa = value / step
        if mantissa < 100 or mantissa % 100:  # noqa: PLR2004 - two trailing zeros
            return step
    zeros = min(zeros, max(len(digits) - 2, 0))
    return max(Decimal(1).scaleb(zeros), min(step, Decimal(1)))


def make_ends(  # noqa: PLR0911, PLR0913 - one branch for each class of the table
    value: Decimal,
    step: Decimal,
    shape: Shape,
    limit: str | None = None,
    language: str = "en",
    *,
    signed: bool = False,
) -> Ends:
    """The ends that a number leaves open, by its shape and by the class of its hedge.

    `step` is the value of the last digit that counts; `signed` lets "below" reach under zero.
    """
    bands = bound_words(language).bands
    plain = _plain_ends(value, step, shape, bands, signed=signed)
    floor = -INFINITY if signed else Decimal(0)
    match limit:
        case "near" if value > 0:
            return Ends(value * (1 - bands["near"][0]), value, high_open=True)
        case "past" if value > 0:
            return Ends(value, value * (1 + bands["past"][1]), low_open=True)
        case "around":
            ratio = shape in {Shape.FRACTION, Shape.ODDS}
            below, above = bands["around-ratio" if ratio else "around"]
            low, high = value - abs(value) * below, value + abs(value) * above
            return Ends(min(low, plain.low), max(high, plain.high), high_open=high < plain.high)
        case "over":
            return Ends(value, INFINITY, low_open=True)
        case "at-least":
            return Ends(value, INFINITY)
        case "under" if value > floor:
            return Ends(floor, value, high_open=True)
        case "at-most" if value >= floor:
            return Ends(floor, value)
        case _:
            return plain


def _plain_ends(
    value: Decimal,
    step: Decimal,
    shape: Shape,
    bands: Mapping[str, tuple[Decimal, Decimal]],
    *,
    signed: bool,
) -> Ends:
    match shape:
        case Shape.COUNT if step <= 1 and value == value.to_integral_value():
            return Ends(value, value)
        case Shape.COUNT | Shape.PRINTED:
            half = step * _HALF
            if value >= _THOUSAND:
                half = min(half, value * _TENTH)
            low = value - half if signed else max(Decimal(0), value - half)
            return Ends(low, value + half, high_open=True)
        case Shape.EXACT:
            return Ends(value, value)
        case Shape.DURATION:
            if step < 1:
                return Ends(max(Decimal(0), value - step / 2), value + step / 2, high_open=True)
            # Months and weeks are converted by their mean lengths; this much is theirs.
            slack = min(value * Decimal("0.02"), Decimal("0.25"))
            return Ends(value - slack, value + slack)
        case Shape.FRACTION | Shape.ODDS | Shape.MULTIPLE:
            below, above = bands[shape.value]
            return Ends(value * (1 - below), value * (1 + above))


def hedge_before(row: Row, at: int) -> tuple[int, str] | None:
    """The hedge that ends right before a word: how many words it has, and its class.

    Of two, as in "at least some 90" and "up to around 90", the one that leaves a side open holds.
    """
    words = bound_words(row.language)
    before = words.before
    found = before.before(row, at)
    alone = found is not None and found[0] == 1 and row.word(at - 1) == "over" and at > 1
    if alone and lemma(row.word(at - 2), row.language) in words.own_over:
        # "Handed over 40 files" hands them over, and leaves nothing open.
        return None
    if found and found[1] == "around":
        outer = before.before(row, at - found[0])
        if outer and outer[1] in _OPEN:
            return found[0] + outer[0], outer[1]
    return found


def hedge_after(row: Row, at: int) -> tuple[int, str] | None:
    """The hedge that begins at a word behind a number: how many words, and its class."""
    words = bound_words(row.language)
    found = words.after.at(row, at)
    if found is None:
        return None
    first = row.word(at)
    if first == "-" and not row.hyphen(at):
        return None
    if first in words.hyphened and first != "-":
        return None
    return found


def hedge_apart(row: Row, at: int) -> tuple[int, str] | None:
    """The hedge that begins at a word behind what is counted: "50 people or more"."""
    words = bound_words(row.language)
    at += row.word(at) == ","
    found = words.after.at(row, at) if row.word(at) in words.apart_first else None
    return found if found and row.words[at : at + found[0]] in words.apart else None


def may_be_apart(row: Row, first: int, stop: int) -> bool:
    """Whether any of some words can begin such a hedge."""
    return not bound_words(row.language).apart_first.isdisjoint(row.words[first:stop])


def loaded_before(row: Row, at: int) -> int:
    """How many words a loaded word or phrase right before a word has; 0 for none."""
    found = bound_words(row.language).loaded.before(row, at)
    return found[0] if found else 0
