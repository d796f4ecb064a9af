"""The forms of one name: legal forms, abbreviations, numbers, order, transcription."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from claimcheck.lexicon import load

__all__ = [
    "in_order",
    "is_legal_form",
    "is_patronymic",
    "is_series",
    "plain_words",
    "transcribed_alike",
]

_FEWEST_SOUNDS: Final = 3
"""So many consonants must be the same for two words to be two transcriptions of one ..."""
_FEW_SOUNDS: Final = 2
"""... and so many where another word of the name is transcribed in two ways, too."""

_CLASSES: Final = (
    ("zh", "j"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "k"), ("ts", "s"),
    ("tz", "s"), ("ph", "f"), ("th", "t"), ("dj", "j"), ("dh", "d"), ("q", "k"), ("c", "k"),
    ("g", "k"), ("z", "s"), ("x", "s"), ("w", "v"), ("p", "b"),
)  # fmt: skip
"""Letters that transcriptions of one name exchange, the longer first."""

_SILENT: Final = re.compile(r"[aeiouyw'`-]|h$")
_ROMAN: Final = re.compile(r"[ivx]{1,5}")


@cache
def _table(language: str = "en") -> Mapping[str, Any]:
    forms: Mapping[str, Any] = load(language).table("names")["forms"]
    return forms


@cache
def _legal(language: str = "en") -> tuple[tuple[str, ...], ...]:
    """The legal forms of several words, as tuples, the longest first."""
    forms = (tuple(form.split()) for form in _table(language)["legal"])
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def in_order(text: str) -> str:
    """A name with the surname in front put in its usual order: "Orme, Ann" is Ann Orme."""
    first, comma, rest = text.partition(",")
    if not comma or "," in rest or not rest.strip():
        return text
    words = rest.split()
    if len(words) > 4 or len(first.split()) > 3:  # noqa: PLR2004 - a name, and no description
        return text
    last = re.sub(r"[^\w]", "", rest).lower()
    if last in _table()["behind_comma"]:
        return text
    return f"{rest.strip()} {first.strip()}"


def plain_words(words: Sequence[str]) -> list[str]:
    """The words of a name without legal forms, with abbreviations and numbers written one way.

    A legal form is left out only where something else is left.
    """
    spelt: Mapping[str, str] = _table()["spelt_out"]
    found: list[str] = []
    for word in words:
        found += spelt.get(word, word).split()
    found = _numbered(found)
    for form in _legal():
        at = _place(found, form)
        while at is not None and len(found) > len(form):
            del found[at : at + len(form)]
            at = _place(found, form)
    return found


def _place(words: Sequence[str], form: Sequence[str]) -> int | None:
    size = len(form)
    for at in range(len(words) - size + 1):
        if tuple(words[at : at + size]) == tuple(form):
            return at
    return None


def _numbered(words: Sequence[str]) -> list[str]:
    """The words with numbers in digits: "forty four" and "44", "first" and "1st" are one."""
    numbers: Mapping[str, int] = _table()["numbers"]
    found: list[str] = []
    for word in words:
        value = numbers.get(word)
        if value is None:
            match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
            found.append(match[1] if match else word)
        elif 0 < value < 10 and found and found[-1] in _TENS:  # noqa: PLR2004 - forty four
            found[-1] = str(int(found[-1]) + value)
        else:
            found.append(str(value))
    return found


_TENS: Final = frozenset(str(n) for n in range(20, 100, 10))


def is_series(word: str) -> bool:
    """Whether a word of a body's name numbers it in a series: II, XV."""
    return _ROMAN.fullmatch(word) is not None


def is_patronymic(word: str) -> bool:
    """Whether a word says whose child the name before it is, so that order tells: bin, ibn."""
    return word in _table()["patronymic"]


@lru_cache(maxsize=4096)
def _sounds(word: str) -> str:
    """What is left of a word when what transcriptions differ in is taken away."""
    for letters, one in _CLASSES:
        word = word.replace(letters, one)
    left = _SILENT.sub("", word)
    return re.sub(r"(.)\1+", r"\1", left)


def transcribed_alike(ours: str, theirs: str, *, beside: bool = False) -> bool:
    """Whether two words may be one foreign name in two transcriptions: Qaddafi, Gaddafi.

    Vowels, doubled letters and letters for one sound are exchanged; the consonants stay. `beside`
    says that another word of the same name is transcribed in two ways.
    """
    a, b = _sounds(ours), _sounds(theirs)
    return a == b and len(a) >= (_FEW_SOUNDS if beside else _FEWEST_SOUNDS)


def is_legal_form(word: str) -> bool:
    """Whether a word alone is a legal form of companies."""
    return (word,) in _legal()
