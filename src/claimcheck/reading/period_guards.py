"""Whether words that have the form of a period are one where they stand.

"May" is also a verb, 2010 also a count, 11/20 also odds: what stands around them decides.
"""

from collections.abc import Callable, Mapping
from typing import Final

from claimcheck.reading.period_forms import (
    Form,
    Found,
    Reader,
    is_counted,
    is_plural,
    word_at,
)

__all__ = ["allowed", "stands"]

_PAIR_MARK: Final = "/"
_MONTHS: Final = 12


def allowed(reader: Reader, form: Form, at: int, end: int) -> bool:
    """Whether a form with a guard may stand from one token up to and without another."""
    return _GUARDS[form["guard"]](reader, at, end)


def stands(reader: Reader, at: int, found: Found) -> bool:
    """Whether a form may be a period by itself: a bare year, month, weekday or season may not."""
    if not _is_written_so(reader, at, found.end):
        return False
    if found.form["slot"] == "bare-season":
        return word_at(reader, at - 1) in reader.data["month"]["before"]
    if found.end - at > 1 and not _is_abbreviated(reader, at, found):
        return True
    if reader.tokens[at].kind == "number":
        return found.form["reads"] not in _OF_YEARS or _is_year(reader, at)
    return _is_time_word(reader, at)


def _is_time_word(reader: Reader, at: int) -> bool:
    """Whether one word alone is a month, a day or a time, and no habit and no other word."""
    data, last = reader.data, word_at(reader, at).removesuffix("'s")
    if word_at(reader, at - 1) in data["not"]["habits"] or last in data["decades"]:
        return False
    if last in data["month"]["never"]:
        return False
    return last not in data["month"]["ambiguous"] or _is_month(reader, at)


_OF_YEARS: Final = frozenset({"year", "date", "fiscal"})


def _is_abbreviated(reader: Reader, at: int, found: Found) -> bool:
    """Whether a form is an abbreviated month or weekday with its full stop, and nothing else."""
    return found.end - at == 2 and word_at(reader, at + 1) == "."  # noqa: PLR2004 - the word and its stop


def _is_written_so(reader: Reader, at: int, end: int) -> bool:
    """Whether months and weekdays are capitalised, or can be nothing else in small letters."""
    data, text = reader.data, reader.text
    months, weekdays = data["months"], data["weekdays"]
    for i in range(at, end):
        token = reader.tokens[i]
        word = token.text.removesuffix("'s")
        if token.kind != "word" or not (word in months or word in weekdays):
            continue
        if text[token.span.start].isupper() or word in data["month"]["sure"]:
            continue
        near = [reader.tokens[j] for j in (i - 1, i + 1) if at <= j < end]
        if word in data["month"]["small"]:
            number = word in months and any(
                t.kind == "number" and (len(t.text) == 4 or not t.text.isdigit())  # noqa: PLR2004 - a year, or "4th"
                for t in near
            )
        else:
            number = any(t.kind == "number" or t.text in "/-" for t in near)
        if not number and word_at(reader, i - 1) not in data["month"]["small_before"]:
            return False
    return True


def _is_month(reader: Reader, at: int) -> bool:
    """Whether "May", "March" or "June" is a month here, and no other word or name."""
    before_it = word_at(reader, at - 1)
    if before_it in reader.data["month"]["joins"]:
        return _is_listed(reader, at)
    return before_it in reader.data["month"]["before"]


def _is_listed(reader: Reader, at: int) -> bool:
    """Whether the words right before "and" or a comma are a period that was found."""
    earlier = reader.earlier
    return bool(at > 1 and earlier) and earlier[-1].span.end == reader.tokens[at - 2].span.end


def _is_year(reader: Reader, at: int) -> bool:
    """Whether a number of four digits is a year and no count, sum or number of a thing."""
    no, token = reader.data["not"], reader.tokens[at]
    before_it, behind = word_at(reader, at - 1), word_at(reader, at + 1)
    if behind in ("%", "$") or before_it in no["signs"]:
        return False
    if not token.text.isdigit():
        return True
    following = reader.tokens[at + 1] if at + 1 < len(reader.tokens) else None
    year = reader.data["year"]
    if behind in no["measures"] or (following is not None and following.lemma in no["measures"]):
        return behind in year["verbs"]
    if before_it in year["surely"] or f"{word_at(reader, at - 2)} {before_it}" in year["surely"]:
        return True
    ours = len(token.text) > _YEAR_DIGITS or _FIRST_YEAR <= int(token.text) <= _LAST_YEAR
    partitive = behind in no["partitive"] and before_it not in reader.data["month"]["before"]
    if before_it in no["before"] or partitive or not ours:
        return False
    return following is None or not is_plural(reader, following)


_YEAR_DIGITS: Final = 4
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2060
"""Beyond these a number is only a year where the words say so."""


# --- guards ------------------------------------------------------------------------------


def _is_glued(reader: Reader, at: int, end: int) -> bool:
    """Whether no space stands inside: "05-Aug-2016"."""
    tokens = reader.tokens
    return all(tokens[i].span.end == tokens[i + 1].span.start for i in range(at, end - 1))


def _is_spaced_iso(reader: Reader, at: int, end: int) -> bool:
    """Whether "2016 10 16" is a date: behind "on", its numbers of two digits each."""
    two = all(len(reader.tokens[i].text) == 2 for i in range(at + 1, end))  # noqa: PLR2004 - "04"
    return two and word_at(reader, at - 1) == "on" and _ends(reader, at, end)


def _is_no_fraction(reader: Reader, at: int, _end: int) -> bool:
    return word_at(reader, at - 1) not in reader.data["ends"]["fractions"]


def _ends(reader: Reader, _at: int, end: int) -> bool:
    """Whether what follows is no word that is described: "the 18th hole", "Christmas trees"."""
    if end >= len(reader.tokens):
        return True
    token = reader.tokens[end]
    if token.kind == "mark":
        return (
            token.text not in ("-", "/", "%") or token.span.start > reader.tokens[end - 1].span.end
        )
    return token.text in reader.data["ends"]["words"]


def _is_introduced(reader: Reader, at: int, end: int) -> bool:
    """Whether "11/20" or "the 18th" is a day: "on 11/20, 11/22 or 11/25"."""
    data, before_it = reader.data["ends"], word_at(reader, at - 1)
    if not (
        before_it in data["introduced"] or (before_it in data["list"] and _is_listed(reader, at))
    ):
        return False
    return _ends(reader, at, end)


def _is_introduced_day(reader: Reader, at: int, end: int) -> bool:
    """Whether "the 18th" is a day; "the second" alone is one of two things."""
    return reader.tokens[end - 1].kind == "number" and _is_introduced(reader, at, end)


def _is_weekday_day(reader: Reader, at: int, end: int) -> bool:
    """Whether "Friday 13" is a day, and not as in "On Friday 13 were charged"."""
    stops = end >= len(reader.tokens) or reader.tokens[end].kind == "mark"
    plain = reader.tokens[end - 1].text.isdigit()
    return (stops or not plain) and _ends(reader, at, end)


def _is_year_first(reader: Reader, at: int, end: int) -> bool:
    """Whether "2017 April" is a month, and not as in "In 2017 May resigned"."""
    if word_at(reader, end - 1) in reader.data["month"]["ambiguous"]:
        return end >= len(reader.tokens) or reader.tokens[end].kind == "mark"
    return _ends(reader, at, end)


def _is_no_count(reader: Reader, _at: int, end: int) -> bool:
    """Whether the last number is a day, and not as in "In June 20 to 25 people came"."""
    return reader.tokens[end - 1].kind != "number" or not is_counted(reader, end)


def _is_feast(reader: Reader, at: int, end: int) -> bool:
    """Whether "Christmas" is the day: said of a time, and no part of a name."""
    if reader.tokens[end - 1].kind == "number" or end - at > 1:
        return _ends(reader, at, end)
    before = reader.data["ends"]["before"]
    before_it = word_at(reader, at - 1)
    led = before_it in before or f"{word_at(reader, at - 2)} {before_it}" in before
    return led and _ends(reader, at, end)


def _is_half(reader: Reader, at: int, end: int) -> bool:
    """Whether "H1" is a half of a year."""
    capital = reader.text[reader.tokens[at].span.start] == "H"
    return capital and _is_glued(reader, at, end) and word_at(reader, at - 1) in _INSIDE


_INSIDE: Final = frozenset({"in", "for", "during", "of"})


def _is_week_number(reader: Reader, at: int, end: int) -> bool:
    """Whether "week 31" is one of the calendar, and none of a trial, a season or a strike."""
    if reader.text[reader.tokens[at].span.start].isupper():
        return False
    before_it, behind = word_at(reader, at - 1), word_at(reader, end)
    led = before_it in ("", ",", "(", "in", "during") or (
        before_it == "the" and word_at(reader, at - 2) in _INSIDE
    )
    return led and (behind.isdigit() or _ends(reader, at, end) or ":" in behind or behind == "p")


def _is_to_come(reader: Reader, at: int, end: int) -> bool:
    """Whether "in two weeks" is a time to come: "will reopen in two weeks"."""
    if not reader.future or not _ends(reader, at, end):
        return False
    back = reader.data["not"]["looks_back"]
    return not any(word_at(reader, i) in back for i in range(max(0, at - _NEAR), at))


_NEAR: Final = 8
"""How many words back "the first" is that makes "in two weeks" look back."""


def _is_padded(reader: Reader, at: int, end: int) -> bool:
    """Whether two pairs of numbers are days, "10/25 to 01/25", and no odds, "from 7/2 to 9/4"."""
    pairs = [t.text for t in reader.tokens[at:end] if _PAIR_MARK in t.text]
    parts = [part for pair in pairs for part in pair.split(_PAIR_MARK)]
    ahead = any(int(pair.partition(_PAIR_MARK)[2]) > _MONTHS for pair in pairs)
    return ahead or any(part[0] == "0" for part in parts)


_GUARDS: Final[Mapping[str, Callable[[Reader, int, int], bool]]] = {
    "glued": _is_glued,
    "spaced-iso": _is_spaced_iso,
    "no-fraction": _is_no_fraction,
    "ends": _ends,
    "introduced": _is_introduced,
    "introduced-day": _is_introduced_day,
    "weekday-day": _is_weekday_day,
    "year-first": _is_year_first,
    "no-count": _is_no_count,
    "feast": _is_feast,
    "introduced-half": _is_half,
    "week-number": _is_week_number,
    "to-come": _is_to_come,
    "padded": _is_padded,
}
