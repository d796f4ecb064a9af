"""Quantities, and every way that English news writes each of them."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve, frozen
from hypothesis import strategies as st

from claimcheck.lexicon import load
from claimcheck.quantity import Bound, Kind, Quantity
from claimcheck.reading.bounds import Shape, bound_of, make_ends, rounded
from strategies import in_words as below_thousand

BOUNDS = load("en").table("bounds")
MEASURED = {"as long as", "as far as", "as old as", "as heavy as", "heavier than"}
"""Hedges of durations, ages and measures only."""
NO_NOUN = {"approximately", "roughly", "exactly", "precisely", "minimum", "maximum"}
"""Hedges that no noun follows."""

MAGNITUDES = {
    3: ("k", " thousand"),
    6: ("m", " million", "mn", " mn"),
    9: ("bn", " billion", "b"),
    12: ("tn", " trillion", "trn"),
}
CURRENCIES = {
    "GBP": ("£", "GBP ", " pounds"),
    "USD": ("$", "USD ", " dollars"),
    "EUR": ("€", "EUR ", " euros"),
}
PERCENT = ("%", " per cent", " percent", "pc", " pc")
DIMENSIONS = {"GBP": "GBP", "USD": "USD", "EUR": "EUR", "%": "share", None: "count"}


def in_words(number: int) -> str:
    """A whole number below a million in words."""
    if number < 1000:
        return below_thousand(number)
    thousands, rest = divmod(number, 1000)
    joined = f" and {in_words(rest)}" if rest < 100 else f" {in_words(rest)}"
    return f"{in_words(thousands)} thousand" + (joined if rest else "")


@frozen
class Meant:
    """A number as it is meant: digits times a power of ten, in a unit, with the class of a hedge.

    `digits` has as many decimals as are printed. `upper` is the other end of a range.
    """

    digits: Decimal
    power: int = 0
    unit: str | None = None
    limit: str | None = None
    upper: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The number that the words give."""
        return whole(self.digits.scaleb(self.power))

    def quantity(self) -> Quantity:
        """What the reader is to make of it, but for the words of the hedge."""
        kind = {"%": Kind.SHARE, None: Kind.COUNT}.get(self.unit, Kind.MONEY)
        shape = Shape.COUNT if kind is Kind.COUNT else Shape.PRINTED
        exponent = self.digits.as_tuple().exponent
        step = rounded(
            self.value, whole(Decimal(1).scaleb(exponent + self.power)), magnitude=self.power > 0
        )
        whole_unit = Quantity(
            low=self.value,
            high=self.value,
            kind=kind,
            value=self.value,
            unit=self.unit,
            bound=bound_of(self.limit),
            precision=step,
            dimension=DIMENSIONS[self.unit],
            scale=Decimal("0.01") if kind is Kind.SHARE else Decimal(1),
        )
        if self.upper is not None:
            upper = whole(self.upper.scaleb(self.power))
            return evolve(
                whole_unit, high=upper, value=None, range=(self.value, upper), bound=Bound.BETWEEN
            )
        ends = make_ends(self.value, step, shape, self.limit)
        return evolve(
            whole_unit,
            low=ends.low,
            high=ends.high,
            low_open=ends.low_open,
            high_open=ends.high_open,
        )


def whole(value: Decimal) -> Decimal:
    """A whole number without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def spellings(meant: Meant) -> Iterator[str]:
    """Every way to write it, without the noun that it counts."""
    for number in numbers(meant):
        yield from hedged(meant, number)


def numbers(meant: Meant) -> Iterator[str]:
    """The number with its unit, or the range."""
    if meant.upper is None:
        yield from with_unit(meant, list(printed(meant.digits, meant.power)))
        return
    lower, upper = f"{meant.digits:,}", f"{meant.upper:,}"
    for magnitude in MAGNITUDES[meant.power][:2] if meant.power else ("",):
        # "£5 to 10" may be two figures; "£5 to 10 million" is a range.
        money = meant.unit in CURRENCIES and not meant.power
        for mark in ("-", "\u2013", " to ")[: 2 if money else 3]:
            yield from with_unit(meant, [f"{lower}{mark}{upper}{magnitude}"])
        if meant.digits.as_tuple().exponent == 0 and meant.upper < 1000:
            words = f"{in_words(int(meant.digits))} to {in_words(int(meant.upper))}"
            long = MAGNITUDES[meant.power][1] if meant.power else ""
            yield from with_unit(meant, [f"{words}{long}"])
        both = [list(with_unit(meant, [f"{end}{magnitude}"])) for end in (lower, upper)]
        for one, two in zip(*both, strict=True):
            yield f"between {one} and {two}"
            yield f"{one} to {two}"


def printed(digits: Decimal, power: int) -> Iterator[str]:
    """A number in digits and in words."""
    if power:
        for magnitude in MAGNITUDES[power]:
            yield f"{digits:,}{magnitude}"
        if digits.as_tuple().exponent == 0:
            yield f"{in_words(int(digits))}{MAGNITUDES[power][1]}"
        return
    yield f"{digits:,}"
    if digits.as_tuple().exponent != 0:
        return
    if not 1800 <= digits < 2100:
        yield str(digits)
    if digits < 1_000_000:
        yield in_words(int(digits))


def with_unit(meant: Meant, written: list[str]) -> Iterator[str]:
    """The numbers with the sign, the code or the word of their unit."""
    if meant.unit is None:
        yield from written
        return
    for number in written:
        digits = number[0].isdigit()
        if meant.unit == "%":
            yield from (f"{number}{p}" for p in PERCENT if digits or p in {" per cent", " percent"})
            continue
        sign, code, word = CURRENCIES[meant.unit]
        if digits:
            yield f"{sign}{number}"
            yield f"{code}{number}"
        if not number.endswith(("k", "b")):
            yield f"{number}{word}"


def hedged(meant: Meant, number: str) -> Iterator[str]:
    """The number with each phrase that has its class in the table."""
    if meant.limit is None:
        yield number
        return
    for phrase in BOUNDS["before"].get(meant.limit, ()):
        if phrase not in MEASURED:
            glued = phrase in {"~", "≈", ">", "<", "≥", "≤", "c.", "±"}
            yield f"{phrase}{'' if glued else ' '}{number}"
    for phrase in BOUNDS["after"].get(meant.limit, ()):
        if phrase in BOUNDS["after"]["hyphened"] or phrase.startswith(("-", "+")):
            continue
        if meant.unit is not None or phrase not in NO_NOUN:
            yield f"{number} {phrase}"


LIMITS = [None, "near", "past", "around", "over", "under", "at-least", "at-most", "exact"]


@st.composite
def meant_numbers(draw) -> Meant:
    """Counts, percentages and amounts of money, plain, hedged, and as ranges."""
    unit = draw(st.sampled_from([None, None, "%", "GBP", "USD", "EUR"]))
    power = 0 if unit == "%" else draw(st.sampled_from([0, 0, 0, 6, 9, 12]))
    most = 100 if unit == "%" else 999 if power else 9_999_999
    places = draw(st.integers(0, 2)) if power or unit else 0
    if unit not in {None, "%"} and not power:
        places = draw(st.sampled_from([0, 2]))
    digits = Decimal(draw(st.integers(2 * 10**places, most * 10**places))).scaleb(-places)
    limit = draw(st.sampled_from(LIMITS))
    upper = None
    if draw(st.integers(0, 3)) == 0 and digits < most - 1:
        limit = None
        further = draw(st.integers(1, int((most - digits) * 10**places)))
        upper = digits + Decimal(further).scaleb(-places)
    return Meant(digits, power, unit, limit, upper)


def same(one: Quantity, two: Quantity) -> bool:
    """Whether two quantities mean the same, whatever words hedge them."""
    return evolve(one, hedge=None, precision=Decimal(1)) == evolve(
        two, hedge=None, precision=Decimal(1)
    )


__all__ = ["Meant", "meant_numbers", "same", "spellings"]
