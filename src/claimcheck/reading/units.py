"""Units that stand with a number, and how each leads to its dimension's own unit."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final

from attrs import evolve, field, frozen

from claimcheck.lexicon import load
from claimcheck.quantity import Kind
from claimcheck.reading.grammar import grammar
from claimcheck.reading.numbers import Number, number_words
from claimcheck.reading.phrases import Phrases, Row, make_phrases

_PERCENT: Final = Decimal("0.01")
_NO_DIMENSION: Final = frozenset(
    {"percent", "points", "context", "cased", "temperature", "duration"}
)
"""Tables of `units.toml` that are no dimension, or one of its own kind."""
_MILLION: Final = 1_000_000
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
    hyphened: Mapping[str, Unit] = field(repr=False)
    signs: Phrases[Unit] = field(repr=False)
    bare_points: frozenset[str]
    not_points: frozenset[str]
    not_points_near: frozenset[str]
    percent: frozenset[str]
    glued: frozenset[str]
    apart: frozenset[str]
    seconds: Unit
    cased: Mapping[str, Unit | None] = field(repr=False)
    needs_of: frozenset[str]
    not_of: frozenset[str]
    inch_after: frozenset[str]
    of_money: frozenset[str]
    losing: frozenset[str]
    doubtful: frozenset[str]
    weighing: frozenset[str]
    metres: frozenset[str]
    metres_behind: frozenset[str]
    metres_of: frozenset[str]
    races: frozenset[int]
    lengths: frozenset[str]
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
    for unit, words in _measures(table):
        for word in words:
            yield word, unit
    for word, code in _currencies(money):
        yield word, Unit(Kind.MONEY, code, code)
    for word, (symbol, code) in money["minor"].items():
        yield word, Unit(Kind.MONEY, symbol, code, _PERCENT)


def _currencies(money: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The words for currencies, plain and with their nations, and their codes."""
    yield from money["words"].items()
    for name, nations in money["nations"].items():
        for nation, code in nations.items():
            for word in money["plurals"][name]:
                yield f"{nation} {word}", code


def _measures(table: Mapping[str, Any]) -> Iterator[tuple[Unit, list[str]]]:
    """The units of every dimension, and their words."""
    kinds = {
        name: Kind.MEASURE
        for name, units in table.items()
        if isinstance(units, Mapping) and name not in _NO_DIMENSION
    }
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
            yield unit, given["words"]


@cache
def unit_words(language: str = "en") -> _Units:
    """The words of `units.toml` and `money.toml`, ready for use."""
    table, money = load(language).table("units"), load(language).table("money")
    context = table["context"]
    by_symbol = {unit.symbol: unit for unit, _ in _measures(table)}
    return _Units(
        behind=make_phrases(_defined(table, money)),
        hyphened={word: unit for word, unit in _defined(table, money) if "-" in word},
        signs=make_phrases(
            (sign, Unit(Kind.MONEY, code, code)) for sign, code in money["signs"].items()
        ),
        bare_points=grammar(language).points,
        not_points=frozenset(table["points"]["not-points"]),
        not_points_near=frozenset(table["points"]["not-points-near"]),
        percent=frozenset(table["percent"]["words"]),
        glued=frozenset(context["glued"]) | {"p"},
        apart=frozenset(context["apart"]),
        seconds=by_symbol["second"],
        cased={printed: by_symbol.get(symbol) for printed, symbol in table["cased"].items()},
        needs_of=frozenset(context["needs-of"]),
        not_of=frozenset(context["not-of"]),
        inch_after=frozenset(context["inch-after"]),
        of_money=frozenset(money["doubtful"]["of-money"]),
        losing=frozenset(money["doubtful"]["losing"]),
        doubtful=frozenset(money["doubtful"]["words"]),
        weighing=frozenset(money["doubtful"]["weighing"]),
        metres=frozenset(context["metres-before"]),
        metres_behind=frozenset(context["metres-behind"]),
        metres_of=frozenset(context["metres-of"]),
        races=frozenset(context["races"]),
        lengths=frozenset(
            word for unit, words in _measures(table) if unit.dimension == "length" for word in words
        )
        - {"m", "in", "pm", "nm", "mi", "mile", "miles"},
        not_temperature=frozenset(context["not-temperature"]),
    )


@cache
def _by_words(language: str) -> Mapping[str, Unit]:
    table = load(language).table("units")
    return {word: unit for unit, words in _measures(table) for word in words}


def unit_named(words: str, language: str = "en") -> Unit | None:
    """The unit of measurement or of time that some words are, or end in: "vehicle miles"."""
    known = _by_words(language)
    words = words.lower()
    return known.get(words) or known.get(words.rpartition(" ")[2])


def currency_at(row: Row, at: int) -> tuple[int, Unit] | None:
    """The currency sign that begins at a word: how many words it has, and the currency."""
    found = unit_words(row.language).signs.at(row, at)
    if found and found[0] > 1 and not row.is_glued(at + 1):
        # "a $400 fine" is of no Australian dollars.
        return None if row.word(at) in number_words(row.language).articles else found
    return found


def currency_signs(language: str = "en") -> frozenset[str]:
    """The words that a currency sign may begin with."""
    return frozenset(unit_words(language).signs.by_first)


def is_metres(row: Row, number: Number) -> bool:
    """Whether the letter that multiplied a number ("5m high") says metres and not millions."""
    last = number.stop - 1
    if row.word(last) not in row.grammar.million_letter or not number.magnitude:
        return False
    units = unit_words(row.language)
    after = number.stop + 1 if row.hyphen(number.stop) else number.stop
    if row.word(after) in units.metres:
        return True
    if (
        row.word(number.start - 1) in units.metres_behind
        and number.value / _MILLION in units.races
        and not _is_plural(row, after)
    ):
        return True
    if _is_plural(row, after):
        return False
    return _near(row, last, units.lengths, far=2) or not units.metres_of.isdisjoint(
        row.lemmas[max(0, last - _NEAR) : last]
    )


def _is_plural(row: Row, at: int) -> bool:
    word = row.word(at)
    return (
        word.endswith(row.grammar.plural)
        and row.lemma(at) != word
        and row.is_word(at)
        and len(word) > 3  # noqa: PLR2004 - "is"
    )


def read_unit(row: Row, number: Number) -> tuple[int, Unit] | None:  # noqa: C901, PLR0911, PLR0912 - one branch for each construction
    """The unit behind a number: the word where it stops, and the unit; None for a plain count."""
    units = unit_words(row.language)
    at = number.stop
    word = row.word(at)
    if row.hyphen(at):
        at += 1
    elif number.fraction and word in row.grammar.of_a:
        at += 2 if word in row.grammar.of and row.word(at + 1) in row.grammar.a else 1
        if at == number.stop + 1 and word in row.grammar.of:
            return None
    elif word in _BRACKETS:
        return _in_brackets(row, at, units)
    elif word == '"':
        return _in_inches(row, at, units)
    found = units.behind.at(row, at)
    if found is None and "-" in row.word(at) and (whole := units.hyphened.get(row.word(at))):
        return at + 1, whole
    if found and found[0] > 1 and at + found[0] >= len(row) and row.words[-1] == ".":
        # A sentence's full stop is none of "5 lb.".
        found = units.behind.at(row, at, len(row) - 1)
    if found and found[0] > 1 and _is_torn(row, at, at + found[0]):
        # "5 km 2 days later" has no square kilometres.
        found = units.behind.at(row, at, at + 1)
    if found is None:
        return None
    stop, unit = at + found[0], found[1]
    if found[0] == 1:
        printed = row.text[row.starts[at] : row.ends[at]]
        cased = units.cased.get(printed, unit)
        if cased is None or not _is_unit(row, number, at, printed, units):
            return None
        unit = cased
    if (
        unit.symbol == "in"
        and row.word(at) in row.grammar.in_
        and not _is_inch(row, number, at, stop, units)
    ):
        return None
    if unit.symbol == "GBP" and _is_weight(row, at, stop, units):
        unit = units.behind.by_first["lb"][-1][1]
    return stop, unit


_BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "<": ">"}


def _in_brackets(row: Row, at: int, units: _Units) -> tuple[int, Unit] | None:
    """The unit of "20 (kg)"."""
    found = units.behind.at(row, at + 1)
    if found is None or row.word(at + 1) in units.glued:
        return None
    stop = at + 1 + found[0]
    return (stop + 1, found[1]) if row.word(stop) == _BRACKETS[row.word(at)] else None


def _in_inches(row: Row, at: int, units: _Units) -> tuple[int, Unit] | None:
    """The inches of '10" long', where the mark closes no quotation."""
    if row.word(at + 1) not in units.inch_after or row.words[:at].count('"') % 2:
        return None
    return at + 1, units.behind.by_first["inches"][0][1]


def _is_torn(row: Row, at: int, stop: int) -> bool:
    """Whether a digit of a unit stands apart from its letters."""
    return any(row.is_number(i) and not row.is_glued(i) for i in range(at, stop))


def _is_unit(row: Row, number: Number, at: int, printed: str, units: _Units) -> bool:  # noqa: PLR0911 - one branch for each construction
    """Whether a word that can be a unit is one behind this number."""
    word, stop = row.word(at), at + 1
    glued = row.is_glued(at)
    if word in units.glued and not glued and printed not in units.apart:
        return word in row.grammar.in_
    if glued and row.is_glued(stop) and (row.is_word(stop) or row.is_number(stop)):
        return False
    if word in units.bare_points and not _points(row, number, stop, units):
        return False
    if word in units.doubtful and not (number.magnitude or row.hyphen(at - 1)):
        return False
    if word in units.needs_of and not (number.fraction or row.word(stop) in row.grammar.of):
        return False
    if word in units.not_of and row.word(stop) in row.grammar.of:
        return False
    return not (
        word.startswith(row.grammar.degrees) and _near(row, at, units.not_temperature, behind=True)
    )


def _is_inch(row: Row, number: Number, at: int, stop: int, units: _Units) -> bool:
    """Whether "in" behind a number is inches: "2 in thick", "6ft 2in", "It measures 2 in."."""
    if row.is_glued(at):
        return not row.hyphen(at - 1)
    if number.spelled and not number.fraction:
        return False
    if row.word(stop) in units.inch_after:
        return True
    return stop >= len(row) - 1 and row.word(stop) in {"", ".", ")"} and row.kinds[-1] != "period"


def _is_weight(row: Row, at: int, stop: int, units: _Units) -> bool:
    """Whether pounds are a weight: "a 200-pound man", "50 pounds of fish", "weighed 12 pounds"."""
    if row.word(at) not in row.grammar.pounds:
        return False
    if _near(row, at, units.weighing):
        return True
    if not row.hyphen(at - 1) and not units.losing.isdisjoint(row.lemmas[max(0, at - 4) : at]):
        return True
    if row.word(stop) in row.grammar.of:
        return row.is_word(stop + 1) and row.lemma(stop + 1) not in units.of_money
    if row.hyphen(at - 1):
        return row.is_word(stop) and units.of_money.isdisjoint(row.lemmas[stop : stop + 3])
    return False


def _points(row: Row, number: Number, stop: int, units: _Units) -> bool:
    """Whether bare points are those of a percentage, and no score's or index's."""
    near = row.words[max(0, number.start - 2 * _NEAR) : stop + 2 * _NEAR]
    if not units.not_points_near.isdisjoint(near):
        return False
    around = (row.word(stop), row.word(stop + 1), row.word(number.start - 1))
    return units.not_points.isdisjoint(around) or not units.percent.isdisjoint(near)


def _near(row: Row, at: int, words: frozenset[str], *, behind: bool = False, far: int = 1) -> bool:
    first = at if behind else max(0, at - _NEAR * far)
    return not words.isdisjoint(row.words[first : at + _NEAR * far])
