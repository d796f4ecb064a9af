"""Figures of a sentence: each quantity with its bounds, its unit and its slots."""

# Longer than 400 lines: every form of a figure is tried at one word, in an order that its
# neighbours here settle.

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import compress
from typing import Any, Final

from attrs import evolve, field, frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.lemmas import lemma
from claimcheck.lexicon.meaning import word_class
from claimcheck.model import Figure, FigureRole, Per, Period, Relation, Span
from claimcheck.quantity import INFINITY, Bound, Kind, Quantity
from claimcheck.reading.bounds import (
    Shape,
    bound_of,
    hedge_after,
    hedge_apart,
    hedge_before,
    loaded_before,
    make_ends,
    may_be_apart,
    rounded,
)
from claimcheck.reading.drafts import Draft
from claimcheck.reading.grammar import grammar
from claimcheck.reading.numbers import Number, digits, number_words, read_number, read_part
from claimcheck.reading.phrases import Phrases, Row, make_phrases, make_row
from claimcheck.reading.slots import fill_slots, is_changing, is_ranging, noun_phrase
from claimcheck.reading.tokens import Remembered, Tokens, kind_of, tokenize
from claimcheck.reading.units import (
    AGE,
    COUNT,
    MULTIPLE,
    ORDINAL,
    SHARE,
    Unit,
    currency_at,
    currency_signs,
    is_metres,
    read_unit,
    unit_named,
    unit_words,
)

_ODDS_BASES: Final = frozenset(map(Decimal, (20, 25, 30, 40, 50, 100, 1000, 10000)))
_LONGEST_RUN: Final = 5
"""How many words may stand between a number and the "per" of its rate."""
_OLDEST: Final = 115
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
"""Four bare digits from the one to the other are taken to be a year, where nothing is counted."""
_PRESSURE: Final = 70
"""Of two numbers with "over" between them, the first of a blood pressure is not below it."""
_ITEM: Final = 3
"""The number of a list's item is shorter, and stands behind fewer marks."""
_QUANTIZED: Final = Decimal(10) ** 27
"""Beyond the precision of decimal arithmetic numbers keep their exponent."""


@frozen(eq=False)
class _Context:
    """The words of the lexicon that settle what a number is."""

    triggers: frozenset[str]
    figures: frozenset[str]
    telling: Remembered[bool] = field(repr=False)
    """Whether a word, or a part of it, says that a sentence has a figure."""
    articles: frozenset[str]
    after_article: frozenset[str]
    opening: Remembered[bool] = field(repr=False)
    """Whether a figure may begin with a word."""
    per: Phrases[None] = field(repr=False)
    every: frozenset[str]
    every_what: Phrases[None] = field(repr=False)
    not_each: frozenset[str]
    age_before: frozenset[str]
    age_behind: Phrases[None] = field(repr=False)
    age_people: frozenset[str]
    age_of_people: frozenset[str]
    articles_of_people: frozenset[str]
    not_before_people: frozenset[str]
    goes_on: frozenset[str]
    factor_of: frozenset[str]
    age_phrases: Phrases[None] = field(repr=False)
    age_over: Phrases[str] = field(repr=False)
    identifier: frozenset[str]
    identifier_capital: frozenset[str]
    score: frozenset[str]
    clock_after: Phrases[None] = field(repr=False)
    clock_before: frozenset[str]
    clock_nouns: frozenset[str]
    clock_named: Mapping[str, int]
    clock_named_before: frozenset[str]
    clock_parts: Mapping[str, float]
    clock_past: Mapping[str, int]
    clock_halves: Phrases[int] = field(repr=False)
    before_verb: frozenset[str]
    once_not_after: frozenset[str]
    pronoun_after: frozenset[str]
    pronoun_before: frozenset[str]
    limited: frozenset[str]
    limited_before: frozenset[str]
    vague_time: frozenset[str]
    each: frozenset[str]
    zero: frozenset[str]
    half: frozenset[str]
    half_after: frozenset[str]
    as_much: Phrases[None] = field(repr=False)
    prefixes: frozenset[str]
    factor: frozenset[str]
    often: frozenset[str]
    fold: frozenset[str]
    fraction_follow: frozenset[str]
    fraction_before: frozenset[str]
    minus: frozenset[str]
    small: frozenset[str]
    before_loss: frozenset[str]
    superlative: frozenset[str]
    rank_nouns: frozenset[str]
    rank_verbs: frozenset[str]


def _phrases(words: Sequence[str]) -> Phrases[None]:
    return make_phrases((word, None) for word in words)


@cache
def _context(language: str = "en") -> _Context:
    tables = load(language)
    numbers, units, change = (tables.table(n) for n in ("numbers", "units", "change"))
    near: dict[str, Any] = numbers["context"]
    ages = units["context"]
    words = number_words(language)
    triggers = frozenset(words.cardinal) | frozenset(words.ordinal) | frozenset(words.fraction)
    triggers |= frozenset(words.multiple) | frozenset(words.vulgar) | frozenset(words.magnitude)
    triggers |= frozenset(words.collective) | frozenset(words.vague.by_first)
    triggers |= frozenset(words.several.by_first) - frozenset(words.articles)
    triggers |= {*near.get("clock-named", ()), *near.get("clock-parts", ())}
    triggers -= grammar(language).many
    openers = (
        triggers
        | words.articles
        | grammar(language).every_nth
        | set(words.several.by_first)
        | currency_signs(language)
    )
    after_article = triggers | {
        phrase[1]
        for phrases in (words.vague.by_first, words.several.by_first)
        for first in words.articles
        for phrase, _ in phrases.get(first, ())
        if len(phrase) > 1
    }
    over = dict.fromkeys(ages["age-or-over"], "at-least")
    over |= {w: "at-most" for w in ages["age-or-over"] if "under" in w or "younger" in w}
    return _Context(
        triggers=triggers,
        figures=triggers | grammar(language).many,
        telling=Remembered(lambda word: _is_telling(word, triggers)),
        articles=words.articles,
        after_article=after_article,
        opening=Remembered(
            lambda word: word != "" and (kind_of(word) == "number" or word in openers)
        ),
        per=_phrases(units["per"]),
        every=frozenset(units["every"]),
        every_what=_phrases(units["every-what"]),
        not_each=frozenset(units["not-each"]),
        age_before=frozenset(ages["age-before"]),
        age_phrases=_phrases(ages["age-phrases"]),
        age_behind=_phrases(ages["age-behind"]),
        age_people=frozenset(ages["age-people"]),
        age_of_people=frozenset(ages["age-of-people"]),
        articles_of_people=frozenset(ages["articles-of-people"]),
        not_before_people=frozenset(ages["not-before-people"]),
        goes_on=frozenset(ages["goes-on"]),
        factor_of=frozenset(ages["factor-of"]),
        age_over=make_phrases(over.items()),
        identifier=frozenset(numbers["context"]["identifier-before"]),
        identifier_capital=frozenset(near["identifier-capital"]),
        score=frozenset(near["score-near"]),
        clock_after=_phrases(near["clock-after"]),
        clock_before=frozenset(near["clock-before"]),
        clock_nouns=frozenset(near["clock-nouns"]),
        clock_named=near.get("clock-named", {}),
        clock_named_before=frozenset(near.get("clock-named-before", ())),
        clock_parts=near.get("clock-parts", {}),
        clock_past=near.get("clock-past", {}),
        clock_halves=make_phrases(near.get("clock-halves", {}).items()),
        before_verb=frozenset(near.get("before-verb", ())),
        once_not_after=frozenset(near.get("once-not-after", ())),
        pronoun_after=frozenset(near["one-pronoun-after"]),
        pronoun_before=frozenset(near["one-pronoun-before"]),
        limited=frozenset(near.get("one-limited", ())),
        limited_before=frozenset(near.get("one-limited-before", ())),
        vague_time=frozenset(near["one-vague-time"]),
        each=frozenset(near["one-of-each"]),
        zero=frozenset(near["zero-expression"]),
        half=frozenset(near["half-expression"]),
        half_after=frozenset(near["half-after"]),
        as_much=_phrases(near["as-much"]),
        prefixes=frozenset(near["prefixes"]),
        factor=frozenset(near["factor"]),
        often=frozenset(near["often"]),
        fold=frozenset(near["fold"]),
        fraction_follow=frozenset(near["fraction-follow"]),
        fraction_before=frozenset(near["fraction-before"]),
        minus=frozenset(near["minus"]),
        small=frozenset(near["small-in-headlines"]),
        before_loss=frozenset(near["before-loss"]),
        superlative=frozenset(change["rank"]["superlative"]),
        rank_nouns=frozenset(change["rank"]["nouns"]),
        rank_verbs=frozenset(change["rank"]["verbs"]),
    )


def figure_words(language: str = "en") -> frozenset[str]:
    """Words and signs in lower case without which, and without digits, there is no figure."""
    return _context(language).figures


def _is_telling(word: str, triggers: frozenset[str]) -> bool:
    if kind_of(word) == "number" or word in triggers:
        return True
    return "-" in word and not triggers.isdisjoint(word.split("-"))


def find_figures(  # noqa: PLR0913 - what a sentence is, and where to keep what was seen
    text: str,
    sentence: Span,
    tokens: Tokens,
    periods: tuple[Period, ...] = (),
    language: str = "en",
    *,
    keep: list[tuple[Row, Draft]] | None = None,
) -> tuple[Figure, ...]:
    """The figures of a sentence of plain text, in order and never overlapping.

    `tokens` are the sentence's; `periods` are the stretches of time found in it, whose numbers are
    no figures. All spans are half-open code-point offsets into `text`. What each figure was made of
    is put into `keep`, if that is given: a derivation is told from it.
    """
    return figures_of(text, ((sentence, tokens, periods),), language, keep=keep)[0]


def figures_of(
    text: str,
    sentences: Sequence[tuple[Span, Tokens, tuple[Period, ...]]],
    language: str = "en",
    *,
    keep: list[tuple[Row, Draft]] | None = None,
) -> list[tuple[Figure, ...]]:
    """The figures of each of some sentences of a plain text, as `find_figures` gives them.

    Each step is taken for all sentences before the next, which its code, still at hand, then takes
    in less time.
    """
    context = _context(language)
    found: list[tuple[Figure, ...]] = [()] * len(sentences)
    rows: list[tuple[int, Row]] = []
    for at, (sentence, tokens, periods) in enumerate(sentences):
        if not any(map(context.telling.__getitem__, tokens.known)):
            continue
        own = tokens
        if tokens.starts[0] < sentence.start or tokens.ends[-1] > sentence.end:
            own = tokenize(text, sentence, language)
        hidden = tuple(sorted(p.span for p in periods))
        rows.append((at, make_row(text, own, context.triggers, hidden, language)))
    read = [(at, row, drafts) for at, row in rows if (drafts := _drafts(row, context))]
    for _, row, drafts in read:
        fill_slots(row, drafts)
        if keep is not None:
            keep += ((row, draft) for draft in drafts)
    for at, row, drafts in read:
        found[at] = _finished(row, drafts)
    return found


# --- reading quantities ------------------------------------------------------------------


def _drafts(row: Row, context: _Context) -> list[Draft]:
    """Every quantity of a row, with its hedge, from left to right."""
    found: list[Draft] = []
    behind, free = 0, 0
    words = row.words
    for at in compress(range(len(words)), map(context.opening.__getitem__, words)):
        if at < behind:
            continue
        word = words[at]
        after = row.word(at + 1) if word in context.articles and row.is_word(at + 1) else ""
        if after and after not in context.after_article:
            # "a hundred" and "a handful of" are figures; most articles have another noun.
            continue
        drafts = _read_at(row, at, context)
        if not drafts:
            continue
        for draft in drafts:
            _sign(row, draft, free)
            _bounded(row, draft, free, context)
            free = draft.last
            found.append(draft)
        behind = max(d.last for d in drafts)
    return found


def _read_at(row: Row, at: int, context: _Context) -> list[Draft]:
    """The quantities that begin at a word: none, one, or two ("31 of 194")."""
    word = row.word(at)
    if row.kinds[at] == "number":
        if named := _identifier(row, at, context):
            return [named]
        if (
            special := _clock(row, at, context)
            or _printed_fraction(row, at)
            or _score(row, at, context)
        ):
            return [special]
        if word[-1].isalpha():
            return _in_list(_ordinal(row, at, context))
    if word in row.grammar.every_nth:
        return _in_list(_every_nth(row, at))
    if told := _named_hour(row, at, context) or _hour_in_words(row, at, context):
        return [told]
    return (
        _in_list(_ratio(row, at))
        or _odds(row, at)
        or _money(row, at)
        or _multiple(row, at, context)
        or _in_list(_fraction(row, at, context))
        or _counted(row, at, context)
        or _in_list(_ordinal(row, at, context))
    )


def _in_list(draft: Draft | None) -> list[Draft]:
    return [draft] if draft else []


def _identifier(row: Row, at: int, context: _Context) -> Draft | None:  # noqa: C901, PLR0912 - one branch for each construction
    """Digits that name: "A37", "COVID-19", "Route 9", "020 7946 0018"."""
    word = row.word(at)
    before = row.word(at - 1)
    stop = at + 1
    named = False
    if row.is_glued(at) and row.is_word(at - 1):
        named = currency_at(row, at - 1) is None
    elif row.is_glued(at) and before in {"#", "_"}:
        named = True
    elif row.hyphen(at - 1) and row.is_word(at - 2) and row.capital(at - 2):
        named = row.word(at - 2) not in context.prefixes
    elif row.hyphen(at - 1) and row.hyphen(at - 3) and row.is_number(at - 4):
        # "case 18-cv-2345"
        named = row.is_word(at - 2) and row.word(at - 2) not in row.grammar.listing
    elif before in context.identifier or (
        before == "." and row.is_glued(at - 1) and row.word(at - 2) in row.grammar.numbered
    ):
        named = before not in context.identifier_capital or row.capital(at - 1)
        named = named and not (before in row.grammar.numbered_small and not row.capital(at - 1))
        if named and "," in word:
            named = False
    if not named and word[0] == "0" and len(word) > 2 and word.isdecimal():  # noqa: PLR2004 - 007
        named = True
        while row.is_number(stop) and len(row.word(stop)) > 2:  # noqa: PLR2004 - groups of a phone
            stop += 1
    if not named and row.word(at - 1) == "+" and row.is_glued(at) and _is_phone(row, at):
        named = True
        while row.is_number(stop) or (
            row.word(stop) in {"-", "(", ")"} and row.is_number(stop + 1)
        ):
            stop += 1
    if not named and _is_chain(row, at):
        named = True
        while row.hyphen(stop) and row.is_number(stop + 1):
            stop += 2
    if not named and word.count(".") > 1 and digits(word, row.language) is None:
        named = True
    if not named and word.count("/") and word != "1/2" and _slashed(word):
        named = True
    if not named:
        return None
    read = digits(word, row.language)
    value = read[0] if read else Decimal(0)
    return Draft(
        at, stop, value, unit=Unit(Kind.IDENTIFIER, None, "identifier"), shape=Shape.EXACT,
        identifier=True,
    )  # fmt: skip


def _is_phone(row: Row, at: int) -> bool:
    """Whether digits with a plus go on as a telephone number does: "+44 20 7946 0018"."""
    return row.word(at).isdecimal() and (
        row.is_number(at + 1) or (row.word(at + 1) in {"-", "("} and row.is_number(at + 2))
    )


def _is_chain(row: Row, at: int) -> bool:
    """Whether three or more numbers are joined by hyphens: "555-0123-44", "4-4-2"."""
    return all(row.hyphen(at + i) and row.is_number(at + i + 1) for i in (1, 3))


def _slashed(word: str) -> bool:
    """Whether a stroke stands between numbers that make no fraction and no mark: "2009/10"."""
    above, _, below = word.partition("/")
    if _MARK.fullmatch(word):
        return float(above) >= int(below)
    if not (above.isdecimal() and below.isdecimal()):
        return True
    return len(above) > 2 or len(below) > 2 or int(above) >= int(below)  # noqa: PLR2004 - 2009/10


_MARK: Final = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}/(?:5|10|20|100)")
"""A mark with decimals, out of what marks are given out of: "6.3/10"."""


def _printed_fraction(row: Row, at: int) -> Draft | None:
    """A fraction in digits: "2/3 of voters"."""
    word = row.word(at)
    if "/" not in word or _slashed(word):
        return None
    above, _, below = word.partition("/")
    # The digits of a mark are exact: "6.3/10" is not "about two thirds".
    step = Decimal("0.1") ** len(above.partition(".")[2]) / Decimal(below) if "." in above else None
    value = Decimal(above) / Decimal(below)
    number = Number(at, at + 1, value, step or Decimal("0.01"), fraction=True)
    unit = read_unit(row, number)
    draft = _drafted(number, unit[1] if unit else SHARE)
    if unit:
        draft.stop = unit[0]
    if step is not None:
        draft.shape = Shape.PRINTED
    return draft


def _clock(row: Row, at: int, context: _Context) -> Draft | None:  # noqa: PLR0911 - one branch for each construction
    """A time of day: "9am", "7.42pm", "10:30"."""
    word = row.word(at)
    hour, mark, minute = word.partition(":" if ":" in word else ".")
    behind = context.clock_after.at(row, at + 1)
    if behind and row.word(at + 1) in row.grammar.hours and word.isdecimal():
        # "0900 hours" tells the time, "11 hours" how long it takes.
        return None
    if not hour.isdecimal() or len(hour) > 2 or (mark and not minute[:2].isdecimal()):  # noqa: PLR2004 - hours
        return None
    if int(hour) > 24 or (mark and (len(minute) < 2 or int(minute[:2]) > 59)):  # noqa: PLR2004 - a clock's
        return None
    train = mark == "." and len(minute) == 2 and row.word(at - 1) in row.grammar.the  # noqa: PLR2004 - minutes
    train = train and (
        row.word(at + 1) in context.clock_nouns
        or not row.is_word(at + 1)
        or row.word(at + 1) in row.grammar.to
    )
    if mark != ":" and not behind and not train:
        return None
    if mark == "." and len(minute) > 2 and minute.isdecimal():  # noqa: PLR2004 - "2.123 pm" is a length
        return None
    stop = at + 1 + (behind[0] if behind else 0)
    hours = Decimal(int(hour))
    after = row.words[at + 1] if behind else ""
    if after in row.grammar.afternoon and hours < 12:  # noqa: PLR2004 - noon
        hours += 12
    elif after in row.grammar.morning and hours == 12:  # noqa: PLR2004 - midnight
        hours = Decimal(0)
    if mark == ":" and minute[2:3] == "." and minute[3:].isdecimal() and not behind:
        # "a best of 2:14.04": minutes, seconds and their parts
        seconds = hours * 60 + Decimal(minute)
        return _drafted(
            Number(at, stop, seconds, Decimal("0.01")), unit_words(row.language).seconds
        )
    value = hours + (Decimal(int(minute[:2])) / 60 if mark else 0)
    return _hour(at, stop, value)


def _named_hour(row: Row, at: int, context: _Context) -> Draft | None:
    """A time of day by its name: "at noon", "until midnight"."""
    hour = context.clock_named.get(row.word(at))
    if hour is None or row.word(at - 1) not in context.clock_named_before:
        return None
    if row.is_word(at + 1) and word_class(row.lemma(at + 1)) == "noun":
        # "After midnight mass"
        return None
    return _hour(at, at + 1, Decimal(hour))


def _hour_in_words(row: Row, at: int, context: _Context) -> Draft | None:
    """A time of day in words: "half past six", "a quarter to nine in the evening"."""
    first = at + (row.word(at) in row.grammar.a)
    part = context.clock_parts.get(row.word(first))
    way = context.clock_past.get(row.word(first + 1))
    if part is None or way is None:
        return None
    number = read_number(row, first + 2)
    if number is None or number.value != int(number.value) or not 1 <= number.value <= _HALF_DAY:
        return None
    value = number.value % _HALF_DAY + way * Decimal(str(part))
    half = context.clock_halves.at(row, number.stop)
    if half is None:
        return _hour(at, number.stop, value % _HALF_DAY or Decimal(_HALF_DAY))
    return _hour(at, number.stop + half[0], (value + half[1]) % (2 * _HALF_DAY))


_HALF_DAY: Final = 12


def _hour(first: int, stop: int, value: Decimal) -> Draft:
    unit = Unit(Kind.CLOCK, "h", "clock")
    return Draft(first, stop, value, unit=unit, shape=Shape.EXACT, role=FigureRole.CLOCK)


def _is_amount(row: Row, at: int, context: _Context) -> bool:
    """Whether the second of two numbers has a unit or counts: "30-40% of crops are lost"."""
    number = read_number(row, at)
    if number is None or number.magnitude or read_unit(row, number) is not None:
        return True
    noun = noun_phrase(row, number.stop)
    return noun is not None and context.score.isdisjoint(row.lemmas[noun[0] : noun[1]])


def _ratio(row: Row, at: int) -> Draft | None:
    """So many to one: "1.35-to-1", "three-to-one"."""
    if row.word(at + 2) not in row.grammar.range_to or not (
        row.hyphen(at + 1) and row.hyphen(at + 3)
    ):
        return None
    first, second = read_number(row, at), read_number(row, at + 4)
    if first is None or second is None or second.value != 1:
        return None
    unit = Unit(Kind.SCORE, None, "score")
    return Draft(at, at + 5, first.value, pair=Decimal(1), unit=unit, shape=Shape.EXACT)


def _score(row: Row, at: int, context: _Context) -> Draft | None:
    """A result of two sides: "3-1"."""
    if not (row.hyphen(at + 1) and row.is_number(at + 2)) or row.hyphen(at + 3):
        return None
    one, two = row.word(at), row.word(at + 2)
    if not (one.isdecimal() and two.isdecimal()) or max(len(one), len(two)) > 3:  # noqa: PLR2004 - a score's
        return None
    if _is_below(row, at):
        return None
    a, b = Decimal(one), Decimal(two)
    if a < b and (
        context.score.isdisjoint(row.words[max(0, at - 8) : at + 9])
        or _is_amount(row, at + 2, context)
    ):
        return None
    unit = Unit(Kind.SCORE, None, "score")
    return Draft(at, at + 3, a, pair=b, unit=unit, shape=Shape.EXACT)


def _every_nth(row: Row, at: int) -> Draft | None:
    """A share as a rank: "every sixth" is one in six, where a language says so."""
    nth = number_words(row.language).ordinal.get(row.word(at + 1))
    if row.word(at) not in row.grammar.every_nth or nth is None or nth < 2:  # noqa: PLR2004 - a part
        return None
    return _share(Number(at, at + 1, Decimal(1)), Number(at + 1, at + 2, Decimal(nth)), at + 2)


def _odds(row: Row, at: int) -> list[Draft]:  # noqa: C901, PLR0911, PLR0912 - one branch for each construction
    """Shares as odds ("one in six", "9 out of 10"), and counts of a base ("31 of the 194")."""
    number = read_number(row, at)
    if number is None or number.magnitude or number.fraction or number.vague:
        return []
    place = number.stop
    hyphen = row.hyphen(place)
    if hyphen:
        place += 1
    word = row.word(place)
    if word in _context(row.language).often and row.word(place + 1) in row.grammar.out:
        # "9 times out of 10"
        place, word = place + 1, "out"
    if word not in row.grammar.odds and not hyphen and (noun := noun_phrase(row, place)):
        # "one train in three", "nine patients in ten".
        base = read_number(row, noun[1] + 1 + (row.word(noun[1] + 1) in row.grammar.every))
        if (
            row.word(noun[1]) in row.grammar.in_
            and noun[1] - noun[0] <= 2  # noqa: PLR2004 - "head teacher"
            and base
            and base.value > number.value > 0
            and (number.value == 1 or _is_usual(number, base))
        ):
            bare = read_unit(row, base) is None and not _counts_behind(row, base.stop)
            if bare and not base.fraction and not _year_like(row, base):
                draft = _share(number, base, base.stop)
                draft.noun = noun
                return [draft]
    if word in row.grammar.in_:
        place += 1
        every = row.word(place) in row.grammar.every
        place += every or row.hyphen(place)
        base = read_number(row, place)
        if base is None or base.fraction or base.vague or base.value <= number.value:
            return []
        if (
            row.word(place)[:1].isdecimal()
            and _FIRST_YEAR <= base.value <= _LAST_YEAR
            and "," not in row.word(place)
        ):
            return []
        if read_unit(row, base) is not None and not every:
            return []
        likely = number.value == 1 or base.value <= 12 or base.value in _ODDS_BASES  # noqa: PLR2004 - dozen
        if number.value <= 0 or not (likely or every):
            return []
        return [_share(number, base, base.stop)]
    if word in row.grammar.over and not hyphen:
        base = read_number(row, place + 1)
        return [_share(number, base, base.stop)] if base and _is_over(row, number, base) else []
    if of := _out_of(row, place):
        place += of
        every = row.word(place) in row.grammar.every
        place += every
        base = read_number(row, place)
        if base is None or base.value < number.value or base.fraction:
            return []
        small = base.value <= 10 or base.value in {20, 100, 1000}  # noqa: PLR2004 - usual bases
        if base.value > 0 and (every or (small and not base.magnitude)):
            return [_share(number, base, base.stop)]
    return []


def _is_usual(number: Number, base: Number) -> bool:
    """Whether two numbers in words are odds as they are said: "nine in ten"."""
    return number.spelled and base.spelled and base.value in _USUAL


_USUAL: Final = frozenset(map(Decimal, (3, 4, 5, 10)))


def _counts_behind(row: Row, at: int) -> bool:
    """Whether a noun stands where a number ends: "one in three cars", not "one in three says"."""
    noun = noun_phrase(row, at)
    return noun is not None and word_class(lemma(row.word(noun[1] - 1))) != "verb"


def _out_of(row: Row, at: int) -> int:
    """How many words "out of" has at a place; 0 where it is not there."""
    if row.word(at) in row.grammar.out and row.word(at + 1) in row.grammar.of:
        return 2
    return int(row.word(at) in row.grammar.out_of)


def _is_over(row: Row, number: Number, base: Number) -> bool:
    """Whether "one over three" is a fraction: nothing follows, and it is no blood pressure."""
    if row.is_word(base.stop) or row.is_number(base.stop) or base.value <= 0 or base.fraction:
        return False
    pressure = number.value >= _PRESSURE and base.value >= _PRESSURE / 2
    return not pressure and read_unit(row, base) is None


def _share(number: Number, base: Number, stop: int) -> Draft:
    value = number.value / base.value
    shape = Shape.ODDS if value < 1 else Shape.EXACT
    return Draft(number.start, stop, value, Decimal("0.01"), unit=SHARE, shape=shape, spelled=True)


def _money(row: Row, at: int) -> list[Draft]:
    """An amount behind a currency sign: "£97m", "$1-2bn", "£420m to £440m"."""
    sign = currency_at(row, at)
    if sign is None:
        return []
    below = row.word(at + sign[0]) == "-" and row.is_glued(at + sign[0] + 1)
    number = read_number(row, at + sign[0] + below, money=True)
    if number is None or (number.spelled and not row.is_glued(number.start)):
        return []
    unit, stop = sign[1], number.stop
    draft = _drafted(number, unit)
    draft.start = at
    if below:
        draft.value, draft.signed = -draft.value, True
        return [draft]
    # "£1-2bn": the magnitude behind belongs to both ends.
    to = _joined(row, stop)
    between = row.word(at - 1) in row.grammar.between
    if row.word(stop) in row.grammar.and_ and between:
        to = stop + 1
        draft.between = True
    if to and (
        between or row.hyphen(stop) or not _two_figures(row, at, Kind.MONEY, spelled_out=True)
    ):
        again = currency_at(row, to)
        if again is None or again[1] == unit:
            upper = read_number(row, to + (again[0] if again else 0), money=True)
            if upper and (again or upper.magnitude or between or row.word(stop) == "-"):
                _ranged(draft, number, upper)
    draft.stop = _plus_words(row, draft.stop, unit)
    _per(row, draft)
    return [draft]


def _plus_words(row: Row, stop: int, unit: Unit) -> int:
    """Where "$5 million dollars" or "£97m-a-year" says the currency again."""
    again = read_unit(row, Number(stop - 1, stop, Decimal(0), magnitude=True))
    if again and again[1].dimension == unit.dimension and again[1].symbol == unit.symbol:
        return again[0]
    return stop


def _joined(row: Row, at: int) -> int:
    """The word behind "-" or "to", where the upper end of a range would stand; 0 for none."""
    if row.hyphen(at) or row.word(at) in row.grammar.range_to:
        return at + 1
    return 0


def _is_below(row: Row, at: int) -> bool:
    """Whether a minus stands against the number at a word, and not between two numbers."""
    return row.word(at - 1) == "-" and row.is_glued(at) and not row.is_glued(at - 1)


def _two_figures(row: Row, at: int, kind: Kind, *, spelled_out: bool) -> bool:
    """Whether "A to B" from a word on is two figures of a change: "from A to B", "rose A to B"."""
    before = hedge_before(row, at)
    left = at - (before[0] if before else 0)
    left -= loaded_before(row, left)
    if row.word(left - 1) in row.grammar.from_:
        if is_ranging(row, left - 1):
            return False
        return kind not in {Kind.DURATION, Kind.AGE, Kind.CLOCK} or is_changing(row, left, kind)
    return spelled_out and is_changing(row, left, kind)


def _ranged(draft: Draft, lower: Number, upper: Number) -> None:
    """Make a range of a draft, if the two numbers are ends of one."""
    low, high, step = lower.value, upper.value, lower.step
    factor = upper.times if upper.times > 1 else _factor(upper)
    # "5 to 10 million" and "two to three hundred" share what multiplies them, "fifty to one
    # hundred" does not.
    shared = upper.magnitude and not lower.magnitude and lower.spelled <= upper.spelled
    if shared and lower.value < 1000 and low * factor < high:  # noqa: PLR2004 - a multiplied one
        low, step = low * factor, step * factor
    if low < high:
        draft.value, draft.pair, draft.stop = low, high, upper.stop
        draft.step, draft.magnitude = min(step, upper.step), upper.magnitude


def _factor(number: Number) -> Decimal:
    """What the magnitude of a number multiplied it by."""
    factor = number.step
    if number.spelled or factor == 0:
        factor = Decimal(1)
        for power in (12, 9, 6, 3):
            if number.value >= Decimal(1).scaleb(power):
                return Decimal(1).scaleb(power)
    for power in (12, 9, 7, 6, 5, 3, 2):
        if factor >= Decimal(1).scaleb(power):
            return Decimal(1).scaleb(power)
    # "5 to 10.25 million": the step has lost its decimals.
    for power in (12, 9, 6, 3):
        if number.value >= Decimal(1).scaleb(power):
            return Decimal(1).scaleb(power)
    return Decimal(1)


def _drafted(number: Number, unit: Unit) -> Draft:
    """A draft of a number with a unit, with the shape that its interval has."""
    shape = {
        Kind.COUNT: Shape.COUNT,
        Kind.DURATION: Shape.DURATION,
        Kind.AGE: Shape.EXACT,
        Kind.ORDINAL: Shape.EXACT,
    }.get(unit.kind, Shape.PRINTED)
    if number.fraction:
        shape = Shape.FRACTION
    return Draft(
        number.start,
        number.stop,
        number.value,
        number.step,
        unit=unit,
        shape=shape,
        vague=number.vague,
        spelled=number.spelled,
        magnitude=number.magnitude,
    )


def _multiple(row: Row, at: int, context: _Context) -> list[Draft]:  # noqa: C901, PLR0911 - one branch for each construction
    """A factor: "doubled", "twice as many", "three times the level", "a tenfold rise"."""
    words = number_words(row.language)
    given = words.multiple.get(row.word(at))
    if given is not None:
        factor, change = Decimal(str(given[0])), given[1]
        if not change and row.word(at - 1) in context.before_verb:
            # "Is to double", "would halve".
            change = next(iter(given[2:]), "")
        often = row.word(at) in row.grammar.twice
        if not change:
            nearby = row.word(at + 1)
            if nearby not in context.factor:
                if not often or (factor == 1 and not _is_once(row, at, context)):
                    return []
                return [_times(row, Draft(at, at + 1, factor, shape=Shape.EXACT))]
            return [
                Draft(at, at + 1, factor, unit=MULTIPLE, shape=Shape.MULTIPLE, spelled=True,
                      role=FigureRole.TIMES)
            ]  # fmt: skip
        if row.word(at) in words.fraction and not row.is_word(at + 1):
            return []
        role = FigureRole.CHANGE
        return [
            Draft(at, at + 1, factor, unit=MULTIPLE, shape=Shape.MULTIPLE, spelled=True, role=role,
                  change=change)
        ]  # fmt: skip
    number = read_number(row, at)
    if number is None or number.fraction:
        return []
    place = number.stop + 1 if row.hyphen(number.stop) else number.stop
    word = row.word(place)
    if word in row.grammar.by_times and row.is_glued(place) and not row.is_number(place + 1):
        # "a multiple of 1.2x"
        draft = _drafted(number, MULTIPLE)
        draft.shape, draft.role, draft.stop = Shape.PRINTED, FigureRole.TIMES, place + 1
        return [draft]
    if word in context.fold:
        return [
            Draft(at, place + 1, number.value, number.step, unit=MULTIPLE, shape=Shape.MULTIPLE,
                  role=FigureRole.CHANGE, change="up", spelled=number.spelled)
        ]  # fmt: skip
    if word in context.often and row.is_word(place):
        if row.word(place + 1) in context.factor:
            return [
                Draft(at, place + 1, number.value, number.step, unit=MULTIPLE,
                      shape=Shape.MULTIPLE, role=FigureRole.TIMES, spelled=number.spelled)
            ]  # fmt: skip
        draft = _drafted(number, COUNT)
        draft.stop = place + 1
        return [_times(row, draft)]
    return []


def _is_once(row: Row, at: int, context: _Context) -> bool:
    """Whether "once" says how often: at the end of a clause, and not when it was."""
    before = row.word(at - 1)
    return row.is_word(at - 1) and not row.is_word(at + 1) and before not in context.once_not_after


def _times(row: Row, draft: Draft) -> Draft:
    """How often: "twice a week", "three times"."""
    draft.role = FigureRole.TIMES
    draft.unit = evolve(COUNT, dimension="times")
    _per(row, draft)
    return draft


def _fraction(row: Row, at: int, context: _Context) -> Draft | None:  # noqa: C901, PLR0911 - one branch for each construction
    """A fraction in words, with a unit ("half a mile") or as a share ("two-thirds of them")."""
    part = read_part(row, at)
    number = read_number(row, at)
    if part is None or (number is not None and number.stop > part.stop):
        return None
    last = row.word(part.stop - 1)
    before, after = row.word(at - 1), row.word(part.stop)
    if row.hyphen(part.stop):
        after = row.word(part.stop + 1)
    if after in context.half or (part.stop - part.start == 1 and before in context.half_after):
        return None
    ranked = row.word(at) in row.grammar.ranking and last not in row.grammar.never_ranks
    if unit := read_unit(row, part):
        if ranked and unit[1].kind is Kind.DURATION:
            # "for a sixth month running"
            return None
        draft = _drafted(part, unit[1])
        draft.stop = unit[0]
        if unit[1].kind is Kind.SHARE or unit[1].kind is Kind.POINTS:
            draft.shape, draft.step = Shape.PRINTED, Decimal("0.1")
        return draft
    if ranked:
        # "a third man", "a fifth year" rank; "a third of them" is a part.
        ranks = after not in context.fraction_follow and row.is_word(part.stop)
        if ranks and before in context.fraction_before:
            # "cut deaths by a third and", while "added a third in stoppage time"
            ranks = noun_phrase(row, part.stop) is not None
        if ranks:
            return None
    if after in row.grammar.owning and not context.factor_of.isdisjoint(
        row.words[part.stop + 1 : part.stop + 6]
    ):
        draft = _drafted(part, MULTIPLE)
        draft.role = FigureRole.TIMES
        return draft
    if context.as_much.at(row, part.stop):
        # "Half as many as in May" is no part of anything.
        draft = _drafted(part, MULTIPLE)
        draft.role = FigureRole.TIMES
        return draft
    return _drafted(part, SHARE)


def _counted(row: Row, at: int, context: _Context) -> list[Draft]:  # noqa: C901, PLR0911, PLR0912 - one branch for each construction
    """A number in digits or words, with its unit, range, age, rate, or base."""
    number = read_number(row, at)
    if number is None or (number.fraction and row.kinds[at] != "mark"):
        return []
    if is_metres(row, number):
        digit = digits(row.word(at), row.language)
        if digit is None:
            return []
        number = Number(at, at + 1, digit[0], digit[1])
    if not _is_number(row, number, context):
        return []
    unit = read_unit(row, number)
    draft = _drafted(number, unit[1] if unit else (SHARE if number.fraction else COUNT))
    if unit:
        draft.stop = unit[0]
        _and_part_of_unit(row, draft)
    elif tolerance := _tolerance(row, number):
        draft = _drafted(number, tolerance[1] or COUNT)
        draft.stop = tolerance[0]
    elif row.word(at - 1) not in context.age_before:
        _shared_unit(row, draft, number)
    _range(row, draft, number, unit)
    if context.per.before(row, at) and draft.unit.kind is not Kind.SHARE:
        # "the rate per 100 million miles": the base of a rate, and no amount.
        return []
    if draft.unit == COUNT and _is_item(row, draft):
        return []
    if age := _age(row, draft, context):
        return [age]
    if draft.unit.kind is Kind.COUNT and draft.pair is None and _year_like(row, number):
        return []
    if draft.unit.kind in {Kind.COUNT, Kind.MONEY, Kind.DURATION, Kind.SHARE, Kind.MEASURE}:
        if draft.pair is None and draft.unit.kind is Kind.COUNT and (two := _of_base(row, draft)):
            return two
        _per(row, draft)
    return [draft]


def _and_part_of_unit(row: Row, draft: Draft) -> None:
    """Read on over "an hour and a half", "three dollars 50 cents"."""
    kind = draft.unit.kind
    joined = row.word(draft.stop) in row.grammar.and_
    if kind is Kind.MONEY:
        place = draft.stop + joined
        hundredths = read_number(row, place) if draft.step == 1 and not draft.magnitude else None
        if hundredths is None or hundredths.value >= 100 or hundredths.fraction:  # noqa: PLR2004 - of a whole
            return
        minor = read_unit(row, hundredths)
        stop = minor[0] if minor else hundredths.stop
        if minor:
            fits = minor[1].kind is Kind.MONEY and minor[1].scale < draft.unit.scale
        else:
            # "thirteen dollars forty-five", with nothing that could be counted behind.
            bare = not (joined or row.is_word(stop) or row.is_number(stop) or row.hyphen(stop))
            fits = bare and hundredths.spelled and hundredths.value >= 10  # noqa: PLR2004 - two digits
        if fits:
            draft.value += hundredths.value / 100
            draft.step, draft.stop = Decimal("0.01"), stop
    elif kind in {Kind.DURATION, Kind.MEASURE} and _and_smaller(row, draft, draft.stop + joined):
        return
    elif joined and kind in {Kind.DURATION, Kind.MEASURE}:
        part = read_part(row, draft.stop + 1)
        if part and part.value < 1 and row.word(part.stop) not in row.grammar.of_the:
            draft.value += part.value
            draft.step, draft.stop = Decimal("0.1"), part.stop


def _and_smaller(row: Row, draft: Draft, at: int) -> bool:
    """Read on over "seven years and four months", "two hours 15 minutes"."""
    number = read_number(row, at)
    if number is None or number.fraction or number.magnitude or draft.pair is not None:
        return False
    minor = read_unit(row, number)
    if minor is None or minor[1].kind is not draft.unit.kind or not draft.unit.scale:
        return False
    if minor[1].dimension != draft.unit.dimension or not minor[1].scale or draft.step != 1:
        return False
    ratio = draft.unit.scale / minor[1].scale
    whole = ratio.to_integral_value()
    # A day has 24 hours, though a table of days holds a 24th of one only nearly.
    if whole <= 1 or abs(ratio - whole) > _NEARLY_WHOLE or number.value >= whole:
        return False
    draft.value = draft.value * whole + number.value
    draft.unit, draft.step, draft.stop = minor[1], number.step, minor[0]
    return True


_NEARLY_WHOLE: Final = Decimal("0.000001")


def _tolerance(row: Row, number: Number) -> tuple[int, Unit | None] | None:
    """What stands behind "5.2 \u00b1 0.3 kg" and "5.2 +/- 0.3": where it stops, and the unit."""
    place = number.stop
    if row.words[place : place + 3] == ("+", "/", "-"):
        place += 3
    elif row.word(place) == "\u00b1":
        place += 1
    else:
        return None
    other = read_number(row, place)
    if other is None or number.spelled:
        return None
    return read_unit(row, other) or (other.stop, None)


_LISTED: Final = 4
"""How many numbers may share the unit of the last: "45, 50 and 60 per cent"."""


def _shared_unit(row: Row, draft: Draft, number: Number) -> None:
    """Give a bare number the unit of a later one that it is listed with: "45 and 50 mg"."""
    if number.magnitude or number.fraction or number.vague or _year_like(row, number):
        return
    place, commas = number.stop, 0
    for _ in range(_LISTED):
        if row.hyphen_hangs(place):
            place += 1
        joint = row.word(place)
        if joint not in row.grammar.series or (joint in row.grammar.or_ and number.spelled):
            return
        commas += joint == ","
        other = read_number(row, place + 1)
        if other is None or other.magnitude or other.fraction or other.vague:
            return
        if other.spelled != number.spelled:
            return
        if unit := read_unit(row, other):
            # "Of the 45, 50 per cent": a comma alone joins nothing.
            if joint != "," and unit[1].kind in _SHAREABLE:
                fresh = _drafted(number, unit[1])
                draft.unit, draft.shape = fresh.unit, fresh.shape
            return
        place = other.stop


_SHAREABLE: Final = frozenset({Kind.SHARE, Kind.MEASURE, Kind.DURATION, Kind.TEMPERATURE})


def _is_number(row: Row, number: Number, context: _Context) -> bool:  # noqa: C901, PLR0911 - one branch for each construction
    """Whether a number word counts, and is no pronoun and no part of an expression."""
    word, before, after = row.word(number.start), row.word(number.start - 1), row.word(number.stop)
    if number.spelled and number.start and row.capital(number.start) and _is_named(row, number):
        return False
    if number.stop - number.start > 1:
        return True
    if word in row.grammar.one:
        if row.hyphen(number.stop):
            return row.word(number.stop + 1) not in context.pronoun_after
        if before in row.grammar.which and row.word(number.start - 2) in row.grammar.of:
            # "of which one had a plan" counts, whatever follows.
            return True
        unit = read_unit(row, number)
        if (
            unit
            and unit[1].kind in {Kind.MEASURE, Kind.DURATION}
            and (after not in context.vague_time or before in number_words(row.language).articles)
        ):
            return before not in context.each
        if before in context.pronoun_before or after in context.pronoun_after:
            return False
        if before in context.limited and row.word(number.start - 2) in context.limited_before:
            return False
        signed = before in context.minus
        return signed or row.is_word(number.stop) or unit is not None
    if word in row.grammar.nought:
        nearby = row.word(number.stop + 1) if row.hyphen(number.stop) else after
        return nearby not in context.zero and before != "-"
    if row.is_number(number.start) and row.is_glued(number.stop) and row.is_word(number.stop):
        if row.capital(number.stop) and read_unit(row, number) is None:
            # "1MDB", "20VC"
            return False
        # "5G", "4x4": digits that letters follow name, unless the letters are a unit.
        return read_unit(row, number) is not None or len(after) > 2 or _age_group(row, number)  # noqa: PLR2004 - a symbol's length
    return True


def _is_named(row: Row, number: Number) -> bool:
    """Whether a number in words is part of a name: "the Big Four"; in no headline of capitals."""
    before = number.start - 1
    if not (row.is_word(before) and row.capital(before) and before):
        return False
    # A headline of capitals leaves but small words without one.
    return any(
        row.is_word(i)
        and len(word) > 2  # noqa: PLR2004 - "of"
        and not row.capital(i)
        and word not in _context(row.language).small
        for i, word in enumerate(row.words)
    )


def _age_group(row: Row, number: Number) -> bool:
    """Whether digits with an s name an age group: "under-18s", "over 65s"."""
    place = number.start - 2 if row.hyphen(number.start - 1) else number.start - 1
    return row.word(number.stop) in row.grammar.group and row.word(place) in row.grammar.age_limits


def _sign(row: Row, draft: Draft, free: int) -> None:
    """Take in a minus in front: "minus five degrees", "-4C", "-$2m", "a loss of ($2m)".

    Words before `free` belong to the figure before.
    """
    at = draft.start - 1
    if draft.vague or draft.signed or draft.unit.kind in _UNSIGNED:
        return
    sign = row.word(at) if at >= free else ""
    if sign in _context(row.language).minus:
        # "plus or minus 3" is a hedge, and "minus two players" plays without them.
        hedged = hedge_before(row, draft.start) is not None
        found = not hedged and (draft.unit.kind is not Kind.COUNT or not row.is_word(draft.stop))
    elif sign == "-":
        apart = row.is_glued(draft.start) and not row.is_glued(at) and not row.is_number(at - 1)
        alone = at == 0 and draft.stop == len(row)
        plain = draft.unit.kind is not Kind.COUNT or noun_phrase(row, draft.stop) is None
        found = (apart and plain) or alone
    else:
        found = sign == "(" and _is_loss(row, draft)
        draft.stop += found
    if found:
        draft.value, draft.signed, draft.start = -draft.value, True, at
        if draft.pair is None and draft.shape not in {Shape.COUNT, Shape.EXACT}:
            draft.shape = Shape.PRINTED


_UNSIGNED: Final = frozenset(
    {Kind.IDENTIFIER, Kind.SCORE, Kind.CLOCK, Kind.ORDINAL, Kind.AGE, Kind.MULTIPLE}
)


def _is_loss(row: Row, draft: Draft) -> bool:
    """Whether an amount in brackets is below nought, as accounts write it: "was ($99.99)".

    An amount in brackets behind another, or behind a name, restates it: "$10 (£8)".
    """
    closed = row.word(draft.stop) == ")" and draft.unit.kind is Kind.MONEY and draft.pair is None
    before = row.word(draft.start - 2)
    return closed and (draft.start == 1 or before in _context(row.language).before_loss)


def _is_item(row: Row, draft: Draft) -> bool:
    """Whether a number is that of a list's item: "1." or "2)" at the beginning."""
    if any(row.is_word(i) or row.is_number(i) for i in range(min(draft.start, _ITEM))):
        return False
    listed = row.word(draft.stop) in {")", "."} and row.is_glued(draft.stop)
    short = row.is_number(draft.start) and len(row.word(draft.start)) < _ITEM
    return listed and short and draft.start < _ITEM


def _year_like(row: Row, number: Number) -> bool:
    """Whether four bare digits are a year: no noun follows them, or a preposition stands before."""
    word = row.word(number.start)
    if number.spelled or len(word) != 4 or not word.isdecimal():  # noqa: PLR2004 - a year's digits
        return False
    return _FIRST_YEAR <= number.value <= _LAST_YEAR and noun_phrase(row, number.stop) is None


def _range(row: Row, draft: Draft, number: Number, unit: tuple[int, Unit] | None) -> bool:  # noqa: C901, PLR0911, PLR0912 - one branch for each construction
    """Read on to the upper end of "5-10", "between 5 and 10", "38% to 42%"."""
    before = hedge_before(row, number.start)
    opener = number.start - (before[0] if before else 0)
    between = (
        row.word(opener - 1) in row.grammar.between
        or row.word(number.start - 1) in row.grammar.between
    )
    after = draft.stop
    if row.hyphen_hangs(after) and row.word(after + 1) in row.grammar.range_to:
        # "an 8- to 16-metre mirror"
        after += 1
    to = _joined(row, after)
    if row.hyphen(after) and row.word(after + 1) in row.grammar.range_to and row.hyphen(after + 2):
        # "a six-to-nine-month wait"
        to = after + 3
    if not to and row.word(after) in row.grammar.and_ and between:
        to = after + 1
    if not to and row.word(after) in row.grammar.or_ and number.spelled and unit is None:
        to = after + 1
    if not to:
        return False
    below = _is_below(row, number.start)
    under = row.word(to) == "-" and row.is_glued(to + 1)
    upper = read_number(row, to + under)
    if upper is None or upper.fraction or upper.vague:
        return False
    if below:
        number = evolve(number, value=-number.value)
    if under:
        upper = evolve(upper, value=-upper.value)
    kind = unit[1].kind if unit else Kind.COUNT
    if row.word(after) in row.grammar.to_of_change and not between:
        # "rose 5 to 10 per cent" gives one unit for both ends; "rose 140 to 1,200" gives none.
        both = unit is not None or read_unit(row, upper) is None
        if _two_figures(row, number.start, kind, spelled_out=both):
            return False
    if row.word(after) in row.grammar.or_ and upper.value != number.value + 1:
        return False
    if row.hyphen(after) and number.spelled != upper.spelled:
        return False
    second = read_unit(row, upper)
    if unit and second and unit[1] != second[1]:
        return False
    if unit and not second:
        return False
    if (
        second
        and second[1].kind is Kind.MEASURE
        and unit is None
        and row.word(after) in row.grammar.range_to
    ):
        pass
    old = (draft.value, draft.stop)
    turned = upper.value < number.value and (under or below)
    if turned:
        # "ranged from -18C to -34C"
        draft.value, draft.pair, draft.stop = upper.value, number.value, upper.stop
    else:
        _ranged(draft, number, upper)
    if draft.pair is not None and (below or under):
        draft.signed, draft.start = True, draft.start - below
    if draft.pair is None:
        draft.value, draft.stop = old
        return False
    if second:
        draft.stop, draft.unit = second
        draft.shape = _drafted(number, second[1]).shape
    draft.between = between
    return True


def _age(row: Row, draft: Draft, context: _Context) -> Draft | None:  # noqa: C901 - one branch for each construction
    """The draft as an age: "aged 13 to 19", "71-year-old", "34, a physiotherapist"."""
    if draft.unit.kind not in {Kind.COUNT, Kind.DURATION} or draft.value > _OLDEST:
        return None
    number_stop = draft.stop
    start = draft.start
    months = Decimal(1)
    stop = None
    if draft.unit.kind is Kind.DURATION:
        # "71-year-old", "six months old": the unit has been read, "old" has not.
        place = number_stop + 1 if row.hyphen(number_stop) else number_stop
        if row.word(place) in row.grammar.old:
            stop = place + 1
        elif row.word(place) in row.grammar.of and row.word(place + 1) in row.grammar.age:
            stop = place + 2
        elif row.grammar.age_with_unit and context.age_phrases.before(row, start):
            stop = number_stop
        if stop is None:
            return None
        months = {"month": Decimal(12), "week": Decimal("52.18"), "day": Decimal("365.25")}.get(
            draft.unit.symbol or "", Decimal(1)
        )
        symbol = draft.unit.symbol
        draft.unit = evolve(AGE, symbol=symbol, scale=1 / months)
    else:
        before = hedge_before(row, start)
        first = start - (before[0] if before else 0)
        glued = row.hyphen(start - 1) and row.word(start - 2) in row.grammar.age_limits
        group = row.word(number_stop) in row.grammar.group and row.is_glued(number_stop)
        known = (
            row.word(first - 1) in context.age_before
            or context.age_phrases.before(row, start) is not None
            or context.age_phrases.before(row, first) is not None
            or (
                row.word(start - 1) in row.grammar.age_limits
                and row.lemma(start - 2) in context.age_people
                and not _is_many(row, noun_phrase(row, number_stop))
            )
            or (
                # "A boy of 17", and no team of 17 boys.
                row.word(start - 1) in row.grammar.of
                and row.lemma(start - 2) in context.age_of_people
                and noun_phrase(row, number_stop) is None
            )
            or (
                draft.between
                and row.lemma(start - 2) in context.age_people
                and noun_phrase(row, number_stop) is None
            )
        )
        if glued:
            stop = number_stop + group
            draft.limit = "under" if row.word(start - 2) in row.grammar.under else "at-least"
            draft.hedge = row.word(start - 2)
            draft.start = start - 2
        elif group and row.word(start - 1) in row.grammar.age_limits:
            stop = number_stop + 1
        elif short := context.age_behind.at(row, number_stop):
            stop = number_stop + short[0]
        elif known or _apposed(row, draft):
            stop = number_stop
        else:
            return None
        draft.unit = AGE
    draft.stop = stop
    draft.shape = Shape.EXACT
    draft.role = FigureRole.AGE
    return draft


def _is_many(row: Row, noun: tuple[int, int] | None) -> bool:
    """Whether a noun phrase ends in a plural, as one behind a count does."""
    return noun is not None and row.word(noun[1] - 1).endswith(row.grammar.plural)


def _apposed(row: Row, draft: Draft) -> bool:
    """Whether a number stands between commas behind a person's name: ", 34, a physiotherapist"."""
    if draft.pair is not None or draft.spelled or draft.value < 1:
        return False
    if not (
        row.word(draft.start - 1) == ","
        and row.is_word(draft.start - 2)
        and row.word(draft.stop) in {",", "."}
        and row.word(draft.start).isdecimal()
    ):
        return False
    if row.capital(draft.start - 2):
        return True
    # "The captain, 31, has": a noun with its article, and the sentence goes on behind.
    context = _context(row.language)
    article = (
        row.word(draft.start - 3) in context.articles_of_people
        and row.word(draft.start - 4) not in context.not_before_people
    ) or row.lemma(draft.start - 2) in context.age_people
    return article and row.word(draft.stop) == "," and row.word(draft.stop + 1) in context.goes_on


def _of_base(row: Row, draft: Draft) -> list[Draft]:
    """The two counts of "31 of the 194 reviews" and "31 out of 194 reviews"."""
    place = draft.stop
    if of := _out_of(row, place):
        place += of
    elif row.word(place) in row.grammar.of:
        place += 1
    else:
        return []
    while row.word(place) in row.grammar.whole:
        place += 1
    base = read_number(row, place)
    if base is None or base.value < draft.value or base.fraction or base.vague:
        return []
    unit = read_unit(row, base)
    if unit is not None and unit[1].kind is not Kind.DURATION:
        return []
    whole = _drafted(base, COUNT)
    whole.role = FigureRole.BASE
    draft.base = whole
    return [draft, whole]


def _per(row: Row, draft: Draft) -> None:
    """Read the base of a rate: "per 100,000 people", "for every 10,000 journeys", "a week"."""
    context = _context(row.language)
    place = draft.stop
    found = context.per.at(row, place)
    if found is None and draft.unit.kind is Kind.COUNT and draft.role is None:
        # "170 offences per 100,000 people": what is counted stands between.
        noun = noun_phrase(row, place)
        if noun and noun[1] - place <= _LONGEST_RUN and (late := context.per.at(row, noun[1])):
            after = noun[1] + late[0]
            base = read_number(row, after)
            if base or context.every_what.at(row, after):
                draft.noun, place, found = noun, noun[1], late
    if found:
        after = place + found[0]
        base = read_number(row, after)
        if base and base.value > 0 and not base.fraction:
            what = noun_phrase(row, base.stop)
            stop = what[1] if what else base.stop
            name = row.span(*what).of(row.text) if what else ""
            _rated(draft, base.value, name, stop)
            return
        if (what_each := context.every_what.at(row, after)) and draft.unit.kind is not Kind.AGE:
            stop = after + what_each[0]
            _each(row, draft, after, stop)
        return
    if draft.unit.kind is not Kind.SHARE:
        _every(row, draft, place)


def _every(row: Row, draft: Draft, place: int) -> None:
    """Read the base of a rate that an article leads to: "a week", "each month"."""
    context = _context()
    if row.word(place) in context.every:
        each = context.every_what.at(row, place + 1)
        if each and row.word(place + 1 + each[0]) in context.not_each:
            return
        if each and (row.word(place) != "/" or row.is_glued(place)):
            _each(row, draft, place + 1, place + 1 + each[0])
    elif draft.unit.kind is Kind.COUNT and draft.role is None:
        _pace(row, draft)


def _pace(row: Row, draft: Draft) -> None:
    """Read in what time so many are counted: "24,700 vehicles a day" stays a count of vehicles."""
    context = _context()
    noun = noun_phrase(row, draft.stop)
    if noun is None or noun[1] - draft.stop > _LONGEST_RUN:
        return
    each = context.every_what.at(row, noun[1] + 1)
    if row.word(noun[1]) not in context.every - {"/"} or each is None:
        return
    stop = noun[1] + 1 + each[0]
    what = row.span(noun[1] + 1, stop).of(row.text).lower()
    unit = unit_named(what)
    if unit and unit.kind is Kind.DURATION and row.word(stop) not in context.not_each:
        draft.per = Per(1, what)


def _rated(draft: Draft, base: Decimal, what: str, stop: int) -> None:
    value = int(base) if base == base.to_integral_value() else float(base)
    draft.per = Per(value, what)
    draft.stop = stop
    if draft.unit.kind is Kind.COUNT:
        draft.unit = Unit(Kind.RATE, None, "rate", 1 / base)
        draft.shape = Shape.PRINTED


def _each(row: Row, draft: Draft, first: int, stop: int) -> None:
    draft.per = Per(1, row.span(first, stop).of(row.text).lower())
    draft.stop = stop
    if draft.unit.kind is Kind.COUNT and draft.role is None:
        draft.unit = Unit(Kind.RATE, None, "rate")


def _ordinal(row: Row, at: int, context: _Context) -> Draft | None:  # noqa: PLR0911 - one branch for each construction
    """A rank or position: "third-largest", "the fifth year", "21st"."""
    word = row.word(at)
    value: int | None
    if word[:1].isdecimal() and word[-1].isalpha():
        value = int(word[:-2]) if word[:-2].isdecimal() and len(word) < 8 else None  # noqa: PLR2004 - "1000th"
    else:
        value = number_words(row.language).ordinal.get(word)
    if not value:
        return None
    place = at + 1 if not row.hyphen(at + 1) else at + 2
    follower = row.word(place)
    superlative = row.is_word(place) and (
        follower in context.superlative
        or (
            follower.endswith(row.grammar.superlative)
            and len(follower) > 4  # noqa: PLR2004 - no "est"
            and row.lemma(place) != follower
        )
    )
    unit = ORDINAL
    draft = Draft(at, at + 1, Decimal(value), unit=unit, shape=Shape.EXACT, spelled=True)
    if row.word(at - 1) in row.grammar.than or row.word(at - 2) in row.grammar.than:
        # "Richer than the 15th wealthiest" does not say who is 15th.
        draft.role = FigureRole.THRESHOLD
        draft.stop = place + 1 if superlative else draft.stop
        return draft
    if superlative:
        draft.stop = place + 1
        draft.role = FigureRole.RANK
        return draft
    if follower in context.rank_nouns:
        draft.role = FigureRole.RANK
        return draft
    if word in row.grammar.first:
        # "first" is an adverb more often than a rank; "came first" ranks.
        ranked = row.lemma(at - 1) in context.rank_verbs - row.grammar.be or (
            row.word(at - 1) in row.grammar.ranked
        )
        if ranked and not row.is_word(place):
            draft.role = FigureRole.RANK
            return draft
        # "Second" is a time and "third" a part as well; "it is the third crash" counts.
        counts = row.lemma(at - 2) in row.grammar.be and row.word(at - 1) in row.grammar.the
        return draft if counts and value > 1 and noun_phrase(row, at + 1) else None
    if row.lemma(at - 1) in context.rank_verbs:
        draft.role = FigureRole.RANK
    elif row.word(at - 1) not in row.grammar.before_ordinal:
        return None
    return draft


# --- bounds ------------------------------------------------------------------------------


def _bounded(row: Row, draft: Draft, free: int, context: _Context) -> None:
    """Take in the hedge before and behind a draft, and a loaded word before that.

    Words before `free` belong to the figure before.
    """
    draft.first, draft.last = draft.start, draft.stop
    if draft.identifier or draft.unit.kind in {Kind.SCORE, Kind.ORDINAL}:
        return
    if (
        draft.between
        and row.word(draft.first - 1) in row.grammar.between
        and draft.first - 1 >= free
    ):
        draft.first -= 1
    before = hedge_before(row, draft.start)
    if before and draft.start - before[0] >= free and _is_hedge(row, draft, before):
        draft.first = draft.start - before[0]
        draft.limit = before[1]
        draft.hedge = row.span(draft.first, draft.start).of(row.text)
    after = hedge_after(row, draft.stop)
    if draft.unit.kind is Kind.AGE and draft.limit is None:
        over = context.age_over.at(row, draft.stop)
        after = after or (over and (over[0], over[1]))
    if draft.limit is None and after and _is_after(row, draft):
        draft.last = draft.stop + after[0]
        draft.limit = after[1]
        draft.hedge = row.span(draft.stop, draft.last).of(row.text).strip("-")
    if (
        draft.limit is None
        and draft.unit == COUNT
        and may_be_apart(row, draft.stop, draft.stop + 8)
    ):
        _hedged_apart(row, draft)
    if draft.hedge and draft.limit and before and draft.first < draft.start:
        as_loaded = loaded_before(row, draft.start)
        if as_loaded >= before[0]:
            draft.loaded = (draft.first, draft.start)
    loaded = loaded_before(row, draft.first)
    if loaded and draft.first - loaded >= free and draft.loaded is None:
        draft.loaded = (draft.first - loaded, draft.first)


def _hedged_apart(row: Row, draft: Draft) -> None:
    """Take the hedge behind what is counted: "50 people or more"."""
    noun = noun_phrase(row, draft.stop)
    if noun and (apart := hedge_apart(row, noun[1])):
        draft.limit = apart[1]
        first = noun[1] + (row.word(noun[1]) == ",")
        draft.hedge = row.span(first, first + apart[0]).of(row.text)


def _is_hedge(row: Row, draft: Draft, before: tuple[int, str]) -> bool:
    """Whether a phrase that can be a hedge is one in front of this quantity."""
    word = row.word(draft.start - 1)
    if before[0] > 1:
        # "as long as 72 hours" is a limit, "as long as 12 members agree" a condition.
        condition = word in row.grammar.as_ and row.word(draft.start - 2) in row.grammar.long
        return not condition or draft.unit.kind in {Kind.DURATION, Kind.MEASURE}
    if word in row.grammar.over and draft.unit.kind is Kind.DURATION:
        # "over six weeks" says in what time.
        return False
    if word in row.grammar.some and draft.unit.kind is Kind.MULTIPLE:
        return False
    # "about one boy": of one nobody says "about".
    return not (
        draft.value == 1 and draft.spelled and before[1] == "around" and draft.unit == COUNT
    )


def _is_after(row: Row, draft: Draft) -> bool:
    first = row.word(draft.stop)
    if first in row.grammar.plus and not row.is_glued(draft.stop):
        return False
    if first in row.grammar.hedge_at_end:
        return not row.is_word(draft.stop + 1)
    if first in row.grammar.at:
        return True
    if first == "+":
        return row.is_glued(draft.stop)
    # "£16 and over-65s £12": the words are of the next figure.
    return not row.hyphen(draft.stop + 2)


# --- finishing ---------------------------------------------------------------------------


def _finished(row: Row, drafts: list[Draft]) -> tuple[Figure, ...]:
    places = {id(draft): i for i, draft in enumerate(drafts)}
    return tuple(_figure(row, draft, places) for draft in drafts)


def _figure(row: Row, draft: Draft, places: dict[int, int]) -> Figure:
    span = row.span(draft.first, draft.last)
    relation = draft.relation
    return Figure(
        span=span,
        text=span.of(row.text),
        quantity=_quantity(draft),
        role=draft.role or FigureRole.LEVEL,
        counted=draft.counted,
        of=draft.of,
        change=draft.change,
        relation=Relation(relation[0]) if relation else None,
        related=places.get(id(relation[1])) if relation and relation[1] else None,
        base=places.get(id(draft.base)) if draft.base else None,
        per=draft.per,
        loaded=row.phrase(*draft.loaded) if draft.loaded else None,
        inherited=draft.inherited,
    )


_MIRRORED: Final = {
    "near": "past",
    "past": "near",
    "over": "under",
    "under": "over",
    "at-least": "at-most",
    "at-most": "at-least",
}
"""What a hedge of a fall leaves open of where it ends."""


def _quantity(draft: Draft) -> Quantity:
    """The interval of a draft."""
    unit = draft.unit
    signed = draft.signed or unit.kind is Kind.TEMPERATURE
    bound = bound_of(draft.limit)
    step = _written(draft.step)
    if draft.shape in {Shape.COUNT, Shape.PRINTED}:
        step = rounded(draft.value, step, magnitude=draft.magnitude)
    value: Decimal | None = _written(draft.value)
    printed: tuple[Decimal, Decimal] | None = None
    if draft.pair is not None and unit.kind is Kind.SCORE:
        low = high = draft.value
        printed, value = (_written(draft.value), _written(draft.pair)), None
        low_open = high_open = False
    elif draft.pair is not None:
        printed, value = (_written(draft.value), _written(draft.pair)), None
        low, high, low_open, high_open = *printed, False, False
        if draft.limit == "around":
            low, high = low * Decimal("0.95"), high * Decimal("1.05")
        elif draft.limit in {"over", "at-least"}:
            high = INFINITY
        bound = Bound.BETWEEN
    elif draft.vague is not None and draft.limit is None:
        low, low_open, high_open = draft.vague[0], False, False
        high = INFINITY if draft.vague[1] is None else draft.vague[1]
        bound = Bound.ABOUT
        if draft.vague[1] is not None:
            value, printed = None, (low, high)
    else:
        limit = draft.limit
        if unit.kind is Kind.MULTIPLE and draft.change == "down" and draft.value < 1:
            # What has nearly halved is more than a half of what it was; more than halved, less.
            limit = _MIRRORED.get(limit, limit) if limit else None
        ends = make_ends(draft.value, step, draft.shape, limit, signed=signed)
        low, high = ends.low, ends.high
        low_open, high_open = ends.low_open, ends.high_open
    return Quantity(
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        kind=unit.kind,
        value=value,
        range=printed,
        unit=unit.symbol,
        bound=bound,
        hedge=draft.hedge,
        precision=step,
        dimension=unit.dimension,
        scale=unit.scale,
        offset=unit.offset,
    )


def _written(value: Decimal) -> Decimal:
    """A whole number without an exponent."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole and value < _QUANTIZED else value
