"""Numbers as they are written, in digits and in words, without their units.

"1,200", "31.6 million", "ninety", "two and a half thousand", "half a dozen", "tens of thousands".
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.reading.phrases import Phrases, Row, make_phrases
from claimcheck.reading.tokens import Remembered

_DIGITS: Final = 18
"""Longer runs of digits are codes and no numbers."""

_TEN: Final = Decimal(10)
_HUNDRED: Final = Decimal(100)
_MILLION: Final = Decimal(1_000_000)


@frozen
class Number:
    """A number as written, from word `start` up to and without word `stop` of a row.

    `step` is the value of its last printed digit. `spelled` says that it is in words throughout;
    `magnitude` that a word or letter ("million", "bn") multiplies it. `low` and `high` are set
    where the words leave the number open ("dozens", "several hundred"); `high` None is no end.
    """

    start: int
    stop: int
    value: Decimal
    step: Decimal = Decimal(1)
    spelled: bool = False
    magnitude: bool = False
    fraction: bool = False
    """Whether it is below one in words: a part, and no count."""
    vague: tuple[Decimal, Decimal | None] | None = None


@frozen(eq=False)
class _Words:
    cardinal: Mapping[str, Decimal]
    magnitude: Mapping[str, Decimal]
    letter: Mapping[str, Decimal]
    collective: Mapping[str, Decimal]
    ordinal: Mapping[str, int]
    fraction: Mapping[str, int]
    vulgar: Mapping[str, Decimal]
    multiple: Mapping[str, Any]
    vague: Phrases[Decimal]
    several: Phrases[tuple[int, int]]
    articles: frozenset[str]
    joins: frozenset[str]
    point: frozenset[str]


@lru_cache(maxsize=4)
def number_words(language: str = "en") -> _Words:
    """The words of `numbers.toml`, ready for use."""
    table = load(language).table("numbers")

    def decimals(name: str) -> dict[str, Decimal]:
        return {word: Decimal(value) for word, value in table[name].items()}

    return _Words(
        cardinal=decimals("cardinal"),
        magnitude=decimals("magnitude"),
        letter=decimals("magnitude-letter"),
        collective=decimals("collective"),
        ordinal=dict(table["ordinal"]),
        fraction=dict(table["fraction"]),
        vulgar={c: Decimal(a) / Decimal(b) for c, (a, b) in table["vulgar"].items()},
        multiple=dict(table["multiple"]),
        vague=make_phrases((word, Decimal(v)) for word, v in table["vague"].items()),
        several=make_phrases((word, (a, b)) for word, (a, b) in table["several"].items()),
        articles=frozenset(table["articles"]),
        joins=frozenset(table["joins"]),
        point=frozenset(table["point"]),
    )


def digits(text: str) -> tuple[Decimal, Decimal] | None:
    """The value and the step of a number in digits, or None if it is no plain number.

    Commas must part thousands (or lakhs); "1.2.3", "10:30" and "24/7" are no numbers.
    """
    return _DIGITS_READ[text]


def _digits(text: str) -> tuple[Decimal, Decimal] | None:
    if len(text) > _DIGITS + _DIGITS // 3 or ":" in text or "/" in text:
        return None
    whole, point, rest = text.partition(".")
    if point and not rest.isdecimal():
        return None
    groups = whole.split(",")
    if not all(group.isdecimal() for group in groups):
        return None
    if (
        len(groups) > 1
        and not (
            1 <= len(groups[0]) <= 3  # noqa: PLR2004 - thousands have three digits
            and len(groups[-1]) == 3  # noqa: PLR2004 - likewise
            and (all(len(g) == 3 for g in groups[1:]) or all(len(g) == 2 for g in groups[1:-1]))  # noqa: PLR2004 - likewise, or two for lakhs
        )
    ):
        return None
    return Decimal("".join(groups) + point + rest), Decimal(1).scaleb(-len(rest))


_DIGITS_READ: Final = Remembered(_digits)


def read_number(row: Row, at: int, *, money: bool = False, language: str = "en") -> Number | None:
    """The number that begins at a word, or None.

    `money` allows a letter for the magnitude to stand a space away ("£3.26 bn").
    """
    key = (at, money)
    if key not in row.numbers:
        row.numbers[key] = _read_number(row, at, number_words(language), money=money)
    found: Number | None = row.numbers[key]
    return found


def _read_number(row: Row, at: int, words: _Words, *, money: bool) -> Number | None:
    if row.is_number(at):
        return _in_digits(row, at, words, money=money)
    if row.word(at) in words.vulgar:
        value = words.vulgar[row.word(at)]
        return Number(at, at + 1, value, Decimal("0.01"), spelled=True, fraction=True)
    return _in_words(row, at, words)


def _in_digits(row: Row, at: int, words: _Words, *, money: bool) -> Number | None:
    read = digits(row.word(at))
    if read is None:
        return None
    value, step = read
    stop = at + 1
    if row.word(stop) in words.vulgar and row.is_glued(stop):
        value += words.vulgar[row.word(stop)]
        step = Decimal("0.1")
        stop += 1
    elif value == value.to_integral_value() and (mixed := _mixed(row, stop)) is not None:
        value += mixed
        step = Decimal("0.1")
        stop += 1
    elif (half := _and_part(row, stop, words)) is not None:
        value += half[0]
        step = Decimal("0.1")
        stop = half[1]
    return _magnified(row, Number(at, stop, value, step), words, money=money)


def _mixed(row: Row, at: int) -> Decimal | None:
    """The fraction of "2 1/2"."""
    above, slash, below = row.word(at).partition("/")
    if slash and len(above) == len(below) == 1 and above.isdecimal() and below.isdecimal():
        a, b = int(above), int(below)
        if 0 < a < b:
            return Decimal(a) / Decimal(b)
    return None


def _magnified(row: Row, number: Number, words: _Words, *, money: bool) -> Number:
    """Apply the magnitudes that follow: "million", "bn", "thousand million", "dozen"."""
    value, step, stop, magnitude = number.value, number.step, number.stop, number.magnitude
    while True:
        after = stop + 1 if row.hyphen(stop) else stop
        word = row.word(after)
        factor = words.magnitude.get(word)
        if factor is None and word == "dozen":
            factor = words.collective[word]
        if (
            factor is None
            and word in words.letter
            and not magnitude
            and (row.is_glued(after) or (money and len(word) > 1))
        ):
            factor = words.letter[word]
        if factor is None:
            break
        value *= factor
        step *= factor
        magnitude = True
        stop = after + 1
    return Number(number.start, stop, value, step, spelled=number.spelled, magnitude=magnitude)


def _and_part(row: Row, at: int, words: _Words) -> tuple[Decimal, int] | None:
    """The part of "and a half", "and three quarters": its value and where it stops."""
    place = at + 1 if row.hyphen(at) else at
    if row.word(place) not in words.joins:
        return None
    place += 1
    if row.hyphen(place):
        place += 1
    part = _part(row, place, words)
    return part if part and part[0] < 1 else None


def _part(row: Row, at: int, words: _Words) -> tuple[Decimal, int] | None:
    """A fraction in words, "half", "a third", "two-thirds": its value and where it stops."""
    word = row.word(at)
    above = Decimal(1) if word in words.articles else words.cardinal.get(word)
    place = at
    if above is not None:
        place = at + 1
        if row.hyphen(place):
            place += 1
    below = words.fraction.get(row.word(place))
    if below is None or (above is None and below != 2):  # noqa: PLR2004 - a bare "half"
        return None
    if above is None:
        above = Decimal(1)
    one = above == 1
    plural = row.word(place).endswith("s") or row.word(place) == "halves"
    if one == plural:
        return None
    return above / Decimal(below), place + 1


def read_part(row: Row, at: int, language: str = "en") -> Number | None:
    """A fraction in words that begins at a word: "half", "a third", "three-quarters"."""
    part = _part(row, at, number_words(language))
    if part is None:
        return None
    return Number(at, part[1], part[0], Decimal("0.01"), spelled=True, fraction=True)


def _of_magnitude(row: Row, part: tuple[Decimal, int], words: _Words) -> tuple[Decimal, int] | None:
    """The whole of "half a million", "a quarter of a million", "half a dozen"."""
    place = part[1]
    if row.hyphen(place):
        place += 1
    if row.word(place) == "of":
        place += 1
    if row.word(place) in words.articles:
        place += 1
        if row.hyphen(place):
            place += 1
    elif place == part[1] and row.word(place) not in words.magnitude:
        return None
    factor = words.magnitude.get(row.word(place))
    if factor is None and row.word(place) == "dozen":
        factor = words.collective["dozen"]
    return (factor, place + 1) if factor else None


def _in_words(row: Row, at: int, words: _Words) -> Number | None:
    if vague := words.vague.at(row, at):
        least = vague[1]
        return Number(at, at + vague[0], least, Decimal(1), spelled=True, vague=(least, None))
    if several := words.several.at(row, at):
        place = at + several[0]
        factor = words.magnitude.get(row.word(place))
        if factor is None and row.word(place) == "dozen":
            factor = words.collective["dozen"]
        if factor is None:
            return None
        low, high = (Decimal(end) * factor for end in several[1])
        return Number(at, place + 1, low, factor, spelled=True, vague=(low, high))
    if (part := _part(row, at, words)) and (whole := _of_magnitude(row, part, words)):
        value = part[0] * whole[0]
        if value == value.to_integral_value():
            step = Decimal(1) if whole[0] <= _HUNDRED else whole[0] / 10
            return Number(at, whole[1], value, step, spelled=True, magnitude=whole[0] > _HUNDRED)
    place, article = at, row.word(at) in words.articles
    if article:
        place += 1
        if row.word(place) not in words.magnitude and row.word(place) not in words.collective:
            return None
    return _cardinal(row, at, place, words, article=article)


def _cardinal(  # noqa: C901, PLR0912, PLR0915 - one loop over one small grammar, clearer whole
    row: Row, start: int, place: int, words: _Words, *, article: bool
) -> Number | None:
    total = Decimal(0)
    current = Decimal(1) if article else None
    last = Decimal("Infinity")
    stop = start
    magnitude, collective = False, False
    while True:
        after = place
        if stop > start and row.hyphen(after):
            after += 1
        joined = row.word(after) in words.joins and (
            (current or total) >= _HUNDRED or (total > 0 and not current)
        )
        if joined:
            after += 1
            if row.hyphen(after):
                after += 1
        word = row.word(after)
        if (value := words.cardinal.get(word)) is not None and not collective:
            if current is None or current == 0:
                if current == 0 and total == 0:
                    break
                if total and value >= last:
                    break
                current = value
            elif (not joined and _takes_one(current) and 0 < value < _TEN) or (
                current >= _HUNDRED and current % 100 == 0 and 0 < value < _HUNDRED
            ):
                current += value
            else:
                break
        elif word in words.ordinal and row.hyphen(after - 1) and stop > start:
            # "twenty-fifth" is no twenty.
            return None
        elif joined:
            break
        elif (factor := words.magnitude.get(word)) is not None and current:
            if factor == _HUNDRED:
                if current >= _HUNDRED:
                    break
                current *= factor
            elif factor < last:
                total += current * factor
                current, last, magnitude = None, factor, True
            else:
                break
        elif word in words.collective and (current or stop == start) and not collective:
            if word != "dozen" and not article:
                break
            current = (current or Decimal(1)) * words.collective[word]
            collective = True
            if (
                word == "couple"
                and row.word(after + 1) == "of"
                and _multiplier(row, after + 2, words)
            ):
                after += 1
                collective = False
        else:
            break
        place = stop = after + 1
    if stop == start:
        return None
    value = total + (current or 0)
    # "two million" is printed in millions, as "2 million" is.
    step = last if magnitude and current is None and last >= _MILLION else Decimal(1)
    number = Number(start, stop, value, step, spelled=True, magnitude=magnitude)
    number = _with_point(row, number, words)
    if not collective and (half := _and_part(row, number.stop, words)):
        mixed = _magnified(
            row,
            Number(start, half[1], number.value + half[0], Decimal("0.1"), spelled=True),
            words,
            money=False,
        )
        # "two million and a half of them": after a magnitude the part is not of the number.
        if not magnitude:
            return mixed
    return number


def _takes_one(current: Decimal) -> bool:
    """Whether a digit may follow in words: "twenty" takes "one", "ten" does not."""
    return current % _HUNDRED >= 2 * _TEN and current % _TEN == 0


def _multiplier(row: Row, at: int, words: _Words) -> bool:
    return row.word(at) in words.magnitude or row.word(at) == "dozen"


def _with_point(row: Row, number: Number, words: _Words) -> Number:
    """Read on over "point five"."""
    if row.word(number.stop) not in words.point:
        return number
    place, found = number.stop + 1, ""
    while (value := words.cardinal.get(row.word(place))) is not None and value < 10:  # noqa: PLR2004 - a digit
        found += str(value)
        place += 1
    if not found:
        return number
    step = Decimal(1).scaleb(-len(found))
    value = number.value + Decimal(f"0.{found}")
    return _magnified(
        row, Number(number.start, place, value, step, spelled=True), words, money=False
    )
