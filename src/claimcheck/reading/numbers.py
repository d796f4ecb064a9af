"""Numbers as they are written, in digits and in words, without their units.

"1,200", "31.6 million", "ninety", "two and a half thousand", "half a dozen", "tens of thousands".
"""

# Longer than 400 lines: digits and words are one number to the reader and take over from each
# other.

from collections.abc import Container, Mapping
from decimal import Decimal
from functools import cache, partial
from typing import Any, Final

from attrs import evolve, frozen

from claimcheck.frozen_values import quickly_made
from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import word_class
from claimcheck.reading.compounds import compound_numbers
from claimcheck.reading.grammar import grammar
from claimcheck.reading.phrases import Phrases, Row, make_phrases
from claimcheck.reading.tokens import Remembered

_DIGITS: Final = 18
"""Longer runs of digits are codes and no numbers."""
_GROUP: Final = 3
"""How many digits of a thousand stand together."""
_LARGEST_POWER: Final = 30
_SUPERSCRIPT: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

_TEN: Final = Decimal(10)
_HUNDRED: Final = Decimal(100)
_THOUSAND: Final = Decimal(1000)
_LAKH: Final = Decimal(100_000)
_CRORE: Final = Decimal(10_000_000)
_TENTH: Final = Decimal("0.1")
_TWELVE: Final = Decimal(12)
_CENT: Final = Decimal("0.01")
_MILLION: Final = Decimal(1_000_000)


@quickly_made
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
    times: Decimal = Decimal(1)
    """What the words for a magnitude behind its digits multiplied it by."""


@frozen(eq=False)
class _Words:
    cardinal: Mapping[str, Decimal]
    magnitude: Mapping[str, Decimal]
    letter: Mapping[str, Decimal]
    letter_money: Mapping[str, Decimal]
    apart: frozenset[str]
    collective: Mapping[str, Decimal]
    dozens: Mapping[str, Decimal]
    ordinal: Mapping[str, int]
    fraction: Mapping[str, int]
    fraction_behind: Mapping[str, int]
    vulgar: Mapping[str, Decimal]
    multiple: Mapping[str, Any]
    vague: Phrases[Decimal]
    results: frozenset[str]
    tested: frozenset[str]
    several: Phrases[tuple[int, int]]
    articles: frozenset[str]
    joins: frozenset[str]
    point: frozenset[str]
    dozen: Decimal


@cache
def number_words(language: str = "en") -> _Words:
    """The words of `numbers.toml`, ready for use."""
    table = load(language).table("numbers")

    compounds = {word: Decimal(value) for word, value in compound_numbers(table).items()}

    def decimals(name: str) -> dict[str, Decimal]:
        return {word: Decimal(value) for word, value in table[name].items()}

    return _Words(
        cardinal={**compounds, **decimals("cardinal")},
        magnitude=decimals("magnitude"),
        letter=decimals("magnitude-letter"),
        letter_money=decimals("magnitude-letter-of-money"),
        apart=frozenset(table["context"]["magnitude-apart"]),
        collective=decimals("collective"),
        dozens=decimals("collective-behind"),
        ordinal=dict(table["ordinal"]),
        fraction=dict(table["fraction"]),
        fraction_behind={**table["fraction"], **table["fraction-behind"]},
        vulgar={c: Decimal(a) / Decimal(b) for c, (a, b) in table["vulgar"].items()},
        multiple=dict(table["multiple"]),
        results=frozenset(table.get("results", {}).get("words", ())),
        tested=frozenset(table.get("results", {}).get("behind", ())),
        vague=make_phrases((word, Decimal(v)) for word, v in table["vague"].items()),
        several=make_phrases((word, (a, b)) for word, (a, b) in table["several"].items()),
        articles=frozenset(table["articles"]),
        joins=frozenset(table["joins"]),
        point=frozenset(table["point"]),
        dozen=_TWELVE,
    )


def digits(text: str, language: str = "en") -> tuple[Decimal, Decimal] | None:
    """The value and the step of a number in digits, or None if it is no plain number.

    The language's marks must part thousands (or lakhs) and decimals; "1.2.3", "10:30" and "24/7"
    are no numbers.
    """
    return _digits_read(language)[text]


@cache
def _digits_read(language: str) -> Remembered[tuple[Decimal, Decimal] | None]:
    words = grammar(language)
    return Remembered(partial(_digits, decimal=words.decimal, thousands=words.thousands))


def _digits(text: str, decimal: str, thousands: str) -> tuple[Decimal, Decimal] | None:
    if len(text) > _DIGITS + _DIGITS // 3 or ":" in text or "/" in text:
        return None
    whole, point, rest = text.partition(decimal)
    if point and not rest.isdecimal():
        return None
    groups = whole.split(thousands)
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
    value = Decimal(f"{''.join(groups)}.{rest}" if rest else "".join(groups))
    return value, Decimal(1).scaleb(-len(rest))


def read_number(row: Row, at: int, *, money: bool = False) -> Number | None:
    """The number that begins at a word, or None.

    `money` allows a letter for the magnitude to stand a space away ("£3.26 bn").
    """
    key = (at, money)
    if key not in row.numbers:
        row.numbers[key] = _read_number(row, at, number_words(row.language), money=money)
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
    read = digits(row.word(at), row.language) or _decimal_comma(row, at)
    if read is None:
        return None
    (value, step), stop = read, at + 1
    if grouped := _grouped(row, at):
        value, step, stop = grouped
    if row.word(stop) in words.vulgar and row.is_glued(stop):
        value += words.vulgar[row.word(stop)]
        step = _TENTH
        stop += 1
    elif (mixed := _mixed(row, stop + row.hyphen(stop))) is not None and step >= _CENT:
        # "2 1/2", and "3-1/4 cents", "$9.21-1/2" of the exchanges
        value += mixed * step
        stop += 1 + row.hyphen(stop)
        step *= _TENTH
    elif power := _powered(row, stop, value):
        factor, stop = power
        return Number(at, stop, value * factor, step * abs(factor))
    elif (half := _and_part(row, stop, words)) is not None:
        value += half[0]
        step = _TENTH
        stop = half[1]
    number = _magnified(row, Number(at, stop, value, step), words, money=money)
    if number.magnitude:
        return _with_part(row, _continued(row, number, words), words)
    return number


def _decimal_comma(row: Row, at: int) -> tuple[Decimal, Decimal] | None:
    """A number whose decimals follow a comma, as on the continent: "3,5"; no list of two."""
    whole, comma, rest = row.word(at).partition(",")
    if not (comma and whole.isdecimal() and rest.isdecimal() and len(rest) < _GROUP):
        return None
    if row.word(at + 1) in row.grammar.comma_lists or len(whole) > _DIGITS:
        return None
    return Decimal(f"{whole}.{rest}"), Decimal(1).scaleb(-len(rest))


def _grouped(row: Row, at: int) -> tuple[Decimal, Decimal, int] | None:
    """A number whose thousands stand apart: "40 000", "1 234 567.89"."""
    first, place = row.word(at), at + 1
    if len(first) > _GROUP or not first.isdecimal() or not row.is_number(place):
        return None
    if first[0] == "0" or row.is_number(at - 1):
        return None
    whole, rest = first, ""
    while row.is_number(place) and not rest and row.ends[place - 1] + 1 == row.starts[place]:
        group, point, rest = row.word(place).partition(row.grammar.decimal)
        if len(group) != _GROUP or not group.isdecimal() or (point and not rest.isdecimal()):
            return None
        whole += group
        place += 1
    sure = place - at > 2 or whole.endswith("00")  # noqa: PLR2004 - one group may be another number
    if place == at + 1 or row.is_number(place) or not sure or len(whole) > _DIGITS:
        return None
    return Decimal(f"{whole}.{rest or 0}"), Decimal(1).scaleb(-len(rest)), place


def _powered(row: Row, at: int, base: Decimal) -> tuple[Decimal, int] | None:
    """What "e6", "x10^-5" and "^3" behind a number multiply it by, and where they stop."""
    word = row.word(at)
    if word == "e" and row.is_glued(at):
        power = _exponent(row, at + 1)
        return (Decimal(1).scaleb(power[0]), power[1]) if power else None
    if word == "^" and row.is_glued(at):
        power = _exponent(row, at + 1)
        return (base ** (power[0] - 1), power[1]) if power and base else None
    if word not in {"\u00d7", "x"} or not row.is_number(at + 1):
        return None
    ten = row.word(at + 1)
    place = at + 2
    if row.word(place) == "^":
        power = _exponent(row, place + 1)
    elif ten == "10" and row.is_glued(place):
        power = _exponent(row, place)
    else:
        power = None
    if power is None or not ten.isdecimal() or len(ten) > _GROUP or ten == "0":
        return None
    return Decimal(ten) ** power[0], power[1]


def _exponent(row: Row, at: int) -> tuple[int, int] | None:
    """A whole number with its sign, written against what is before it: "-5", "+14", "⁻⁵"."""
    sign = 1
    while row.word(at) in {"-", "+", "⁻"} and row.is_glued(at):
        sign *= 1 if row.word(at) == "+" else -1
        at += 1
    printed = row.word(at).translate(_SUPERSCRIPT)
    if not (row.is_glued(at) and printed.isdecimal() and int(printed[:9]) <= _LARGEST_POWER):
        return None
    return sign * int(printed), at + 1


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
    times = number.times
    while True:
        after = stop + 1 if row.hyphen(stop) else stop
        word = row.word(after)
        factor = words.magnitude.get(word)
        if factor is None and (word in row.grammar.dozen or word in words.dozens):
            factor = words.dozen
            step /= factor  # three dozen are 36, and not about so many
        if factor is None and not magnitude:
            factor = _letter(row, after, words, money=money)
        if factor is None:
            break
        value *= factor
        step *= factor
        times *= factor
        magnitude = True
        stop = after + 1
        if word in row.grammar.abbreviated and row.word(stop) == "." and row.is_word(stop + 1):
            stop += 1
    if stop == number.stop:
        return number
    return Number(
        number.start, stop, value, step, spelled=number.spelled, magnitude=magnitude, times=times
    )


def _letter(row: Row, at: int, words: _Words, *, money: bool) -> Decimal | None:
    """What letters behind digits multiply them by: "1.2m", "£3.26 bn", "$2T"."""
    word = row.word(at)
    factor = words.letter.get(word)
    if factor is None:
        return words.letter_money.get(word) if money and row.is_glued(at) else None
    if row.is_glued(at):
        # "24703m2" is of square metres.
        return None if row.is_number(at + 1) and row.is_glued(at + 1) else factor
    if word in words.apart:
        return factor
    if (money and len(word) > 1) or (word == "k" and not row.is_word(at + 1)):
        return factor
    return None


def _continued(row: Row, number: Number, words: _Words) -> Number:  # noqa: PLR0911 - one branch for each construction
    """Read on over lower magnitudes: "3 hundred and 21", "6 crore and two hundred"."""
    step = number.step
    if step not in {_HUNDRED, _THOUSAND, _LAKH, _CRORE}:
        return number
    place = number.stop
    joined = row.word(place) in words.joins
    if joined and step != _THOUSAND:
        place += 1
    elif joined:
        return number
    if not (row.is_number(place) or row.word(place) in words.cardinal):
        return number
    rest = read_number(row, place)
    if rest is None or rest.value >= step or rest.fraction or rest.vague or rest.step < 1:
        return number
    if not (joined or rest.magnitude or rest.value >= _HUNDRED):
        return number
    if not joined and row.is_number(place) and not rest.magnitude:
        return number
    return Number(
        number.start, rest.stop, number.value + rest.value, min(step, rest.step), magnitude=True
    )


def _with_part(row: Row, number: Number, words: _Words) -> Number:
    """Read on over the part of a magnitude: "3 million and a half", "a billion and a half"."""
    part = _and_part(row, number.stop, words)
    if part is None or row.word(part[1]) in row.grammar.of:
        return number
    whole = number.step if number.step >= _HUNDRED else Decimal(1)
    stop = part[1]
    if (lower := words.magnitude.get(row.word(stop))) is not None and lower < whole:
        whole, stop = lower, stop + 1
    return Number(
        number.start, stop, number.value + part[0] * whole, max(whole / 10, _TENTH),
        spelled=number.spelled, magnitude=True,
    )  # fmt: skip


def _and_part(row: Row, at: int, words: _Words) -> tuple[Decimal, int] | None:
    """The part of "and a half", "and three quarters": its value and where it stops."""
    place = at + 1 if row.hyphen(at) else at
    if row.word(place) not in words.joins:
        return None
    place += 1
    if row.hyphen(place):
        place += 1
    if not any(
        row.word(i) in words.fraction or row.word(i) in words.fraction_behind
        for i in range(place, place + _PART)
    ):
        return None
    part = _part(row, place, words)
    return part if part and part[0] < 1 else None


_PART: Final = 12
"""Within so many words behind "and" the last word of a part stands, however many are joined."""


def _part(row: Row, at: int, words: _Words) -> tuple[Decimal, int] | None:
    """A fraction in words, "half", "a third", "two-thirds": its value and where it stops."""
    word = row.word(at)
    above = Decimal(1) if word in words.articles else words.cardinal.get(word)
    place = at
    if above is not None:
        place = _past_hyphen(row, at + 1, words.fraction)
    below = words.fraction.get(row.word(place))
    if below is None and above is not None:
        place += row.word(place) == "-"
        return _long_part(row, at, words) if _is_numeral(row, place, words) else None
    if below is None or (above is None and below != 2):  # noqa: PLR2004 - a bare "half"
        return None
    if above is None:
        above = Decimal(1)
    if above > 1 and above % _TEN == 0 and below < 10 and not row.hyphen(place - 1):  # noqa: PLR2004 - "twenty fifths"
        return above / Decimal(below), place + 1
    one = above == 1
    if row.grammar.plural and one == _is_plural(row, place):
        return None
    return above / Decimal(below), place + 1


def _is_plural(row: Row, at: int) -> bool:
    return row.word(at).endswith(row.grammar.plural)


def _is_numeral(row: Row, at: int, words: _Words) -> bool:
    word = row.word(at)
    return word in words.cardinal or word in words.magnitude


def _past_hyphen(row: Row, at: int, follow: Container[str]) -> int:
    """The place behind a hyphen; one with spaces about it must lead to one of `follow`."""
    if row.word(at) == "-" and (row.hyphen(at) or row.word(at + 1) in follow):
        return at + 1
    return at


def _long_part(row: Row, at: int, words: _Words) -> tuple[Decimal, int] | None:
    """A fraction of longer numbers: "twenty-three fifths", "a hundredth", "three twenty-firsts"."""
    article = row.word(at) in words.articles
    if article and row.word(at + 1) not in words.magnitude:
        above, stop = Decimal(1), at + 1
    else:
        number = _cardinal(row, at, at + article, words, article=article, whole=True)
        if number is None:
            return None
        above, stop = number.value, number.stop
    place = _past_hyphen(row, stop, words.fraction)
    if (below := words.fraction.get(row.word(place))) is not None:
        if not _is_plural(row, place) or stop - at == 1:
            return None
        last = words.cardinal.get(row.word(stop - 1), Decimal(0))
        tens = last >= 2 * _TEN and below < 10 and row.word(stop - 2) not in words.joins  # noqa: PLR2004 - a digit
        if tens and above > last and stop - at > 1:
            # "one hundred thirty-fifths": the tens belong to the part.
            above, below = above - last, below + int(last)
        return above / below, place + 1
    return _over_long(row, above, stop, words)


def _over_long(row: Row, above: Decimal, at: int, words: _Words) -> tuple[Decimal, int] | None:
    """The fraction of a number by one of several words: "twenty-firsts", "one hundred fifth"."""
    lower = _cardinal(row, at, at, words, article=False, whole=True)
    if lower is None:
        return None
    place = _past_hyphen(row, lower.stop, words.fraction)
    if row.word(place) in words.joins:
        place += 1
    below = words.fraction_behind.get(row.word(place))
    if below is None or _is_plural(row, place) == (above == 1):
        return None
    if below >= _THOUSAND and lower.value in {_TEN, _HUNDRED} and row.hyphen(place - 1):
        return above / (lower.value * below), place + 1
    room = _takes_one(lower.value) or lower.value % _HUNDRED == 0
    if not room or below >= (_HUNDRED if lower.value % _HUNDRED == 0 else _TEN):
        return None
    return above / (lower.value + below), place + 1


def read_part(row: Row, at: int) -> Number | None:
    """A fraction in words that begins at a word: "half", "a third", "three-quarters"."""
    part = _part(row, at, number_words(row.language))
    if part is None:
        return None
    return Number(at, part[1], part[0], Decimal("0.01"), spelled=True, fraction=True)


def _of_magnitude(row: Row, part: tuple[Decimal, int], words: _Words) -> tuple[Decimal, int] | None:
    """The whole of "half a million", "a quarter of a million", "half a dozen"."""
    place = part[1]
    if row.hyphen(place):
        place += 1
    if row.word(place) in row.grammar.of:
        place += 1
    if row.word(place) in words.articles:
        place += 1
        if row.hyphen(place):
            place += 1
    elif place == part[1] and row.word(place) not in words.magnitude:
        return None
    factor = words.magnitude.get(row.word(place))
    if factor is None and row.word(place) in row.grammar.dozen:
        factor = words.dozen
    return (factor, place + 1) if factor else None


def _is_of_results(row: Row, at: int) -> bool:
    """Whether "scores" are results, and no number: "test scores", "her scores"."""
    before = row.word(at - 1) if at else ""
    if not before or not row.is_word(at - 1):
        return False
    if before in row.grammar.articles or before in number_words(row.language).tested:
        return True
    return word_class(row.lemma(at - 1)) in {"noun", "adjective"}


def _in_words(row: Row, at: int, words: _Words) -> Number | None:  # noqa: PLR0911 - one branch for each construction
    vague = words.vague.at(row, at)
    if vague and not (row.word(at) in words.results and _is_of_results(row, at)):
        least = vague[1]
        return Number(at, at + vague[0], least, Decimal(1), spelled=True, vague=(least, None))
    if several := words.several.at(row, at):
        place = at + several[0]
        factor = words.magnitude.get(row.word(place))
        if factor is None and row.word(place) in row.grammar.dozen:
            factor = words.dozen
        if factor is None:
            return None
        low, high = (Decimal(end) * factor for end in several[1])
        return Number(at, place + 1, low, factor, spelled=True, vague=(low, high))
    if (part := _part(row, at, words)) and (whole := _of_magnitude(row, part, words)):
        value = part[0] * whole[0]
        if value == value.to_integral_value() or whole[0] > _HUNDRED:
            step = Decimal(1) if whole[0] <= _HUNDRED else whole[0] / 10
            return Number(at, whole[1], value, step, spelled=True, magnitude=whole[0] > _HUNDRED)
    if (
        row.word(at) in row.grammar.quarter
        and (factor := words.magnitude.get(row.word(at + 1))) is not None
    ):
        return Number(at, at + 2, factor / 4, factor / 10, spelled=True, magnitude=True)
    place, article = at, row.word(at) in words.articles
    if article:
        place += 1
        if row.word(place) not in words.magnitude and row.word(place) not in words.collective:
            return None
    return _cardinal(row, at, place, words, article=article)


def _cardinal(  # noqa: C901, PLR0911, PLR0912, PLR0913, PLR0915 - one loop over one small grammar, clearer whole
    row: Row, start: int, place: int, words: _Words, *, article: bool, whole: bool = False
) -> Number | None:
    total = Decimal(0)
    current = Decimal(1) if article else None
    last = Decimal("Infinity")
    stop = start
    magnitude, collective = False, False
    while True:
        after = place
        if stop > start and row.word(after) == "-":
            if row.hyphen(after):
                after += 1
            elif current and _takes_one(current) and words.cardinal.get(row.word(after + 1)):
                # "fifty - two", as text is written whose marks stand apart.
                after += 1
        joined = row.word(after) in words.joins and (
            (current or total) >= _HUNDRED or (total > 0 and not current)
        )
        if joined:
            if _and_part(row, after, words) is not None:
                break
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
            if not whole:
                return None
            break
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
        elif factor is not None and total and current is None and factor >= last:
            # "three lakh crore", "a thousand million"
            total *= factor
            last = factor
        elif word in words.dozens and current and not collective:
            # "a hundred and two dozens" is 124.
            over = current % _HUNDRED
            current += (over or current) * (words.dozens[word] - 1)
            collective = True
        elif word in words.collective and (current or stop == start) and not collective:
            if word not in row.grammar.dozen and not article:
                break
            current = (current or Decimal(1)) * words.collective[word]
            collective = True
            if (
                word in row.grammar.couple
                and row.word(after + 1) in row.grammar.of
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
    times = last if magnitude and current is None else Decimal(1)
    number = Number(start, stop, value, step, spelled=True, magnitude=magnitude, times=times)
    if whole:
        return number
    number = _with_point(row, number, words)
    if collective:
        return number
    if magnitude and current is None:
        return (
            _with_part(row, evolve(number, step=last), words)
            if _joins(row, number, words)
            else number
        )
    if half := _and_part(row, number.stop, words):
        part = Number(start, half[1], number.value + half[0], _TENTH, spelled=True)
        return _magnified(row, part, words, money=False)
    return number


def _joins(row: Row, number: Number, words: _Words) -> bool:
    return row.word(number.stop) in words.joins


def _takes_one(current: Decimal) -> bool:
    """Whether a digit may follow in words: "twenty" takes "one", "ten" does not."""
    return current % _HUNDRED >= 2 * _TEN and current % _TEN == 0


def _multiplier(row: Row, at: int, words: _Words) -> bool:
    return row.word(at) in words.magnitude or row.word(at) in row.grammar.dozen


def _with_point(row: Row, number: Number, words: _Words) -> Number:
    """Read on over "point five"."""
    if row.word(number.stop) not in words.point:
        return number
    place, found = number.stop + 1, ""
    while (value := words.cardinal.get(row.word(place))) is not None and value < 10:  # noqa: PLR2004 - a digit
        found += str(value)
        place += 1
    if not found and (two := _cardinal(row, place, place, words, article=False, whole=True)):
        # "point seventy-one"
        if two.value >= _HUNDRED:
            return number
        found, place = str(two.value), two.stop
    if not found:
        return number
    step = Decimal(1).scaleb(-len(found))
    value = number.value + Decimal(f"0.{found}")
    return _magnified(
        row, Number(number.start, place, value, step, spelled=True), words, money=False
    )
