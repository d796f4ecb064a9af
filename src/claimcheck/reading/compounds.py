"""Numbers that a language writes as one word: "einundzwanzig", "dreihundertfünf"."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final

_HUNDRED: Final = 100
_THOUSAND: Final = 1000


def compound_numbers(table: Mapping[str, Any]) -> dict[str, int]:
    """Every number below ten thousand, and every round thousand below a million, in one word.

    `table` is a language's `numbers.toml`: `[compound]` says by what words the parts are joined and
    in which order, `[cardinal]` which numbers are no compounds. A language that joins none has an
    empty `[compound]`.
    """
    how = table["compound"]
    if not how:
        return {}
    hundreds = dict(_below_a_thousand(table["cardinal"], how))
    found = dict(hundreds)
    for word, value in (("", 1), *hundreds.items()):
        # "eintausend": in front of another part one is said as a digit is.
        ahead = next((d for d, v in how["digits"].items() if v == value), word)
        found[f"{ahead if word else ''}{how['thousand']}"] = value * _THOUSAND
    digits = (("", 1), *how["digits"].items())
    for (first, thousands), (rest, value) in product(digits, hundreds.items()):
        found[f"{first}{how['thousand']}{rest}"] = thousands * _THOUSAND + value
    return found


def _below_a_thousand(
    cardinal: Mapping[str, Any], how: Mapping[str, Any]
) -> Iterator[tuple[str, int]]:
    small = dict(_below_a_hundred(cardinal, how))
    yield from small.items()
    for first, hundreds in (("", 1), *how["digits"].items()):
        whole = f"{first}{how['hundred']}"
        yield whole, hundreds * _HUNDRED
        for join, (rest, value) in product(how["may-join"], small.items()):
            yield f"{whole}{join}{rest}", hundreds * _HUNDRED + value


def _below_a_hundred(
    cardinal: Mapping[str, Any], how: Mapping[str, Any]
) -> Iterator[tuple[str, int]]:
    known = {w: v for w, v in cardinal.items() if isinstance(v, int) and 0 < v < _HUNDRED}
    yield from known.items()
    tens = {word: value for word, value in known.items() if value > 10 and value % 10 == 0}  # noqa: PLR2004 - ten takes no digit
    for (ten, ten_value), (digit, value) in product(tens.items(), how["digits"].items()):
        parts = (digit, ten) if how["ones-first"] else (ten, digit)
        yield how["join"].join(parts), ten_value + value
