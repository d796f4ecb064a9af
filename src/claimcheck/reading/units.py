"""Units that stand with a number, and how each leads to its dimension's own unit."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from attrs import evolve, field, frozen

from claimcheck.lexicon import load
from claimcheck.quantity import Kind
from claimcheck.reading.numbers import Number
from claimcheck.reading.phrases import Phrases, Row, make_phrases

_PERCENT: Final = Decimal("0.01")
_MEASURES: Final = (
    "length", "area", "mass", "speed", "volume", "power", "energy", "data", "sound",
)  # fmt: skip
_NEAR: Final = 6
"""How many words away a word may stand that settles a doubtful unit."""


@frozen
class Unit:
    """A unit: its symbol, what it measures, and canonical = printed * scale + offset."""

    kind: Kind
    symbol: str | None
    dimension: str
    scale: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)


COUNT: Final = Unit(Kind.COUNT, None, "count")
SHARE: Final = Unit(Kind.SHARE, None, "share")
MULTIPLE: Final = Unit(Kind.MULTIPLE, None, "multiple")
AGE: Final = Unit(Kind.AGE, "year", "age")
ORDINAL: Final = Unit(Kind.ORDINAL, None, "ordinal")
_PP: Final = Unit(Kind.POINTS, "pp", "points")


@frozen(eq=False)
class _Units:
    behind: Phrases[Unit] = field(repr=False)
    signs: Phrases[Unit] = field(repr=False)
    bare_points: frozenset[str]
    not_points: frozenset[str]
    not_points_near: frozenset[str]
    percent: frozenset[str]
    glued: frozenset[str]
    doubtful: frozenset[str]
    weighing: frozenset[str]
    metres: frozenset[str]
    not_temperature: frozenset[str]


def _exact(value: Any) -> Decimal:  # noqa: ANN401 - TOML gives text or a number
    if isinstance(value, str):
        fraction = Fraction(value)
        return Decimal(fraction.numerator) / Decimal(fraction.denominator)
    return Decimal(str(value))


def _defined(table: Mapping[str, Any], money: Mapping[str, Any]) -> Iterator[tuple[str, Unit]]:
    for word in table["percent"]["words"]:
        yield word, Unit(Kind.SHARE, "%", "share", _PERCENT)
    for word in table["points"]["words"]:
        yield word, _PP
    for word in table["points"]["basis"]:
        yield word, evolve(_PP, symbol="bp", scale=_PERCENT)
    kinds = dict.fromkeys(_MEASURES, Kind.MEASURE)
    kinds["temperature"] = Kind.TEMPERATURE
    kinds["duration"] = Kind.DURATION
    for dimension, kind in kinds.items():
        for symbol, given in table[dimension].items():
            unit = Unit(
                kind, symbol, dimension, _exact(given["scale"]), _exact(given.get("offset", 0))
            )
            # Bare degrees may be of either scale; they are compared with bare degrees alone.
            if symbol == "°":
                unit = evolve(unit, dimension="degrees")
            for word in given["words"]:
                yield word, unit
    for word, code in money["words"].items():
        yield word, Unit(Kind.MONEY, code, code)
    for word, (symbol, code) in money["minor"].items():
        yield word, Unit(Kind.MONEY, symbol, code, _PERCENT)


@lru_cache(maxsize=4)
def unit_words(language: str = "en") -> _Units:
    """The words of `units.toml` and `money.toml`, ready for use."""
    table, money = load(language).table("units"), load(language).table("money")
    context = table["context"]
    return _Units(
        behind=make_phrases(_defined(table, money)),
        signs=make_phrases(
            (sign, Unit(Kind.MONEY, code, code)) for sign, code in money["signs"].items()
        ),
        bare_points=frozenset({"point", "points", "pt", "pts"}),
        not_points=frozenset(table["points"]["not-points"]),
        not_points_near=frozenset(table["points"]["not-points-near"]),
        percent=frozenset(table["percent"]["words"]),
        glued=frozenset(context["glued"]) | {"p"},
        doubtful=frozenset(money["doubtful"]["words"]),
        weighing=frozenset(money["doubtful"]["weighing"]),
        metres=frozenset(context["metres-before"]),
        not_temperature=frozenset(context["not-temperature"]),
    )


def currency_at(row: Row, at: int, language: str = "en") -> tuple[int, Unit] | None:
    """The currency sign that begins at a word: how many words it has, and the currency."""
    return unit_words(language).signs.at(row, at)


def currency_signs(language: str = "en") -> frozenset[str]:
    """The words that a currency sign may begin with."""
    return frozenset(unit_words(language).signs.by_first)


def is_metres(row: Row, number: Number, language: str = "en") -> bool:
    """Whether the letter that multiplied a number ("5m high") says metres and not millions."""
    last = number.stop - 1
    if row.word(last) != "m" or not number.magnitude:
        return False
    after = number.stop + 1 if row.hyphen(number.stop) else number.stop
    return row.word(after) in unit_words(language).metres


def read_unit(row: Row, number: Number, language: str = "en") -> tuple[int, Unit] | None:  # noqa: C901, PLR0911 - one branch for each construction
    """The unit behind a number: the word where it stops, and the unit; None for a plain count."""
    units = unit_words(language)
    at = number.stop
    if row.hyphen(at):
        at += 1
    elif number.fraction and row.word(at) in {"a", "an", "of"}:
        at += 2 if row.word(at) == "of" and row.word(at + 1) in {"a", "an"} else 1
        if at == number.stop + 1 and row.word(number.stop) == "of":
            return None
    found = units.behind.at(row, at)
    if found is None:
        return None
    stop, unit = at + found[0], found[1]
    if found[0] == 1:
        word = row.word(at)
        if word in units.glued and not row.is_glued(at):
            return None
        if row.is_glued(at) and row.is_glued(at + 1) and row.is_word(at + 1):
            return None
        if word in units.bare_points and not _points(row, number, stop, units):
            return None
        if word in units.doubtful and not (number.magnitude or row.hyphen(at - 1)):
            return None
        if word.startswith("degree") and _near(row, at, units.not_temperature, behind=True):
            return None
    if unit.symbol == "GBP" and _near(row, at, units.weighing):
        unit = units.behind.by_first["lb"][0][1]
    return stop, unit


def _points(row: Row, number: Number, stop: int, units: _Units) -> bool:
    """Whether bare points are those of a percentage, and no score's or index's."""
    near = row.words[max(0, number.start - 2 * _NEAR) : stop + 2 * _NEAR]
    if not units.not_points_near.isdisjoint(near):
        return False
    around = (row.word(stop), row.word(stop + 1), row.word(number.start - 1))
    return units.not_points.isdisjoint(around) or not units.percent.isdisjoint(near)


def _near(row: Row, at: int, words: frozenset[str], *, behind: bool = False) -> bool:
    first = at if behind else max(0, at - _NEAR)
    return not words.isdisjoint(row.words[first : at + _NEAR])
