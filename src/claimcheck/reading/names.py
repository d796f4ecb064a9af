"""Proper names in prose: who or what bears them, with the office that stands beside a person."""

# Longer than 400 lines: where a name begins and ends, and whose it is, are one decision over one
# row of words.

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import compress
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen
from rapidfuzz.distance import OSA

from claimcheck.lexicon import load
from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.lemmas import is_known
from claimcheck.model import Name, Phrase, Span, Token
from claimcheck.reading.name_forms import (
    in_order,
    is_legal_form,
    is_patronymic,
    is_series,
    plain_words,
    transcribed_alike,
)
from claimcheck.reading.tokens import Remembered, Tokens, kind_of, lemma

_SHORT: Final = 4
"""Words up to this length are too short for one letter to be a slip of the pen."""
_LONG: Final = 7
"""From this length on two letters may differ in one name."""
_NEAR: Final = 12
"""How many tokens away from a name its office may begin."""
_MIXED: Final = re.compile(r"[A-Z][a-z]+[A-Z]|[a-z][A-Z]")
_CAPITALISED: Final = re.compile(r" [A-Z]")
_RUN: Final = re.compile(r"(?:[A-Z][\w'&-]{0,40} ){0,5}[A-Z][\w'&-]{0,40}")
_WORD_BEFORE: Final = 34
"""How far before a capital the word before it may begin."""
_LIST_KEYS: Final = (
    "titles", "offices", "status", "office_modifiers", "openers", "naming", "equals",
    "naming_helps",
    "organisations",
    "company_suffixes", "known_organisations", "of_heads", "own_possessives", "particles",
    "name_suffixes", "place_endings", "place_surnames", "place_beginnings", "place_prepositions",
    "other_beginnings", "not_names", "linkers", "articles", "place_titles", "grown_on",
    "office_ties", "body_ties", "apposed", "before_places", "dropped", "places", "given_names",
    "women_names", "either_names", "women_titles", "men_titles", "word_names", "royal", "honours",
    "body_heads", "place_joints", "place_infixes",
)  # fmt: skip


@frozen
class _Words:
    """The lists of `names.toml` as sets, by their keys."""

    lists: Mapping[str, frozenset[str]]
    short_names: Mapping[str, str]
    function: frozenset[str]
    reporting: frozenset[str]
    verbs: frozenset[str]
    known_names: frozenset[str]
    """Words that are names in whatever letters they are printed."""
    joining: frozenset[str]
    """Small words and marks over which a name may go on."""
    bodies: frozenset[str]
    """Words at the end of a body's name."""
    nobody: frozenset[str]
    """Words that are no name where nothing else stands with them."""
    people: frozenset[str]
    """Words with which the name of a person begins."""


@cache
def _words(language: str = "en") -> _Words:
    lexicon = load(language)
    table = lexicon.table("names")
    verbs = lexicon.table("speech")["verbs"]
    lists = {key: frozenset(table[key]) for key in _LIST_KEYS}
    function = frozenset(lexicon.table("function")["words"])
    return _Words(
        lists,
        dict(table["short_names"]),
        function,
        frozenset(word for group in verbs.values() for word in group),
        frozenset(lexicon.table("clauses")["verbs"]),
        lists["places"] | lists["given_names"] | lists["known_organisations"],
        lists["linkers"] | lists["particles"] | lists["place_joints"] | {"&", ".", "'", "and"},
        lists["organisations"] | lists["company_suffixes"],
        (function - lists["places"]) | lists["not_names"] | lists["titles"],
        lists["given_names"] | lists["titles"],
    )


def _is_word(word: str) -> bool:
    """Whether a lower-case word is in the dictionary."""
    return _IS_WORD[word]


# The dictionary has some nouns in the plural only.
_IS_WORD: Final = Remembered(lambda word: is_known(word) or is_known(f"{word}s"))


@lru_cache(maxsize=8)
def _attested(text: str) -> frozenset[str]:
    """Words that the text capitalises in the middle of a sentence, so that they must be names."""
    words = _words()
    people = words.people
    found: set[str] = set()
    for place in _CAPITALISED.finditer(text):
        at = place.start()
        before = text[text.rfind(" ", max(0, at - _WORD_BEFORE), at) + 1 : at]
        plain = before.rstrip(",").lstrip("(['\"")
        if plain.islower():
            # "and SUPERMARKET prices" is loud, no name; nor is what follows a full stop.
            run = plain.replace("-", "").replace("'", "").isalpha() and _RUN.match(text, at + 1)
            if run:
                found |= _attesting(run[0])
        elif len(before) == 2 and before[1] == ".":  # noqa: PLR2004 - an initial: "Ann B. Lee"
            start = at - 2
            given = text[text.rfind(" ", max(0, start - _WORD_BEFORE), start) + 1 : start].strip()
            if given.rstrip(".").lower() in people and (match := _RUN.match(text, at + 1)):
                found.add(_bare(match[0].partition(" ")[0]))
        elif before.lstrip("(['\"").rstrip(".").lower() in people and (
            match := _RUN.match(text, at + 1)
        ):
            found.add(_bare(match[0].partition(" ")[0]))
    return frozenset(found - words.lists["not_names"] - words.lists["organisations"])


@lru_cache(maxsize=8192)
def _attesting(words: str) -> frozenset[str]:
    """The names that a run of capitalised words in the middle of a sentence attests."""
    raw = words.split()
    run = [_bare(w) for w in raw]
    if any(w.isupper() and _is_word(b) for w, b in zip(raw, run, strict=True)):
        return frozenset()
    # A word that is no dictionary word is a name whatever stands beside it.
    found = {" ".join(run), *(w for w in run if not _is_word(w))}
    if len(run) == 1 or run[0] in _words().people:
        found.add(run[-1])
    return frozenset(found)


def _bare(word: str) -> str:
    return _BARE[word]


_BARE: Final = Remembered(lambda word: word.lower().removesuffix("'s").rstrip("'."))


def _phrase(text: str, tokens: Sequence[Token]) -> Phrase:
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    function = _words().function
    lemmas = tuple(t.lemma for t in tokens if t.kind == "word" and t.text not in function)
    return Phrase(span, span.of(text), lemmas)


# --- runs of capitalised words -----------------------------------------------------------


def _has_capital(raw: str) -> bool:
    """Whether a word as printed has a capital that may make it a name."""
    return kind_of(raw.lower()) == "word" and (raw[0].isupper() or bool(_MIXED.search(raw)))


def _is_shouted(raw: str) -> bool:
    """Whether a word as printed is in capitals throughout."""
    word = raw.removesuffix("'s")
    return len(word) > 1 and word.isupper() and kind_of(raw.lower()) == "word"


_CAPITAL: Final = Remembered(_has_capital)
_SHOUTED: Final = Remembered(_is_shouted)


def _capital(text: str, token: Token) -> bool:
    return _CAPITAL[token.span.of(text)]


def _shouted(text: str, token: Token) -> bool:
    return _SHOUTED[token.span.of(text)]


@frozen
class _Style:
    """How a sentence uses capitals: whether they say anything of a word."""

    headline: bool
    shouting: bool


_PLAIN_STYLE: Final = _Style(headline=False, shouting=False)


def _style(tokens: Tokens, capitals: int) -> _Style:
    ended = tokens.words[-1] in ".!?"
    if capitals < 3 or (ended and 2 * capitals < len(tokens)):  # noqa: PLR2004 - few capitals say nothing
        return _PLAIN_STYLE
    pairs = zip(tokens.raw, tokens.kinds, strict=True)
    long = [raw for raw, kind in pairs if kind == "word" and len(raw) > 3]  # noqa: PLR2004 - "From"
    capital = sum(map(_CAPITAL.__getitem__, long))
    shouted = sum(map(_SHOUTED.__getitem__, tokens.raw))
    count = tokens.kinds.count("word")
    return _Style(
        headline=not ended and len(long) >= 4 and capital >= 0.75 * len(long),  # noqa: PLR2004
        shouting=count >= 3 and shouted >= 0.6 * count,  # noqa: PLR2004 - most of the words
    )


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token opens a sentence, a quotation, or the words after a colon."""
    if at == 0:
        return True
    before = tokens[at - 1].text
    if before in {'"', "'"} and tokens[at - 1].span.end != tokens[at].span.start:
        return False  # the mark closes: '"...," Fish said'
    return before in {'"', ":", ".", "!", "?", ">", "*", "#"} or (
        before in {"'", "(", "-", "|"} and (at == 1 or tokens[at - 2].kind == "mark")
    )


def _is_name_word(text: str, tokens: Tokens, at: int, style: _Style) -> bool:
    """Whether the capital of a token makes it (a part of) a name."""
    raw = tokens.raw[at]
    if not _CAPITAL[raw]:
        return False
    shouted = _SHOUTED[raw] and not style.headline
    if not (shouted or style.headline):
        return not (raw[-1] == "s" and len(raw) > 2 and raw[:-1].isupper())  # noqa: PLR2004 - SCRs, GCSEs
    words, bare = _words(), _BARE[raw]
    sure = bare in words.known_names or bare in _attested(text)
    if shouted:
        if style.shouting or _opens(tokens, at) or _is_word(bare):
            # "us", "who" and "nice" shouted in a headline are words.
            return sure and not (bare in words.function and style.shouting)
        return bare not in words.lists["not_names"]
    if raw[:-1].isupper() and raw[-1] == "s" and len(raw) > 2:  # noqa: PLR2004 - SCRs, GCSEs
        return False
    return sure or not (_is_word(bare) or bare in words.lists["not_names"])


def _may_open(text: str, tokens: Tokens, run: Sequence[int]) -> bool:  # noqa: PLR0911 - a list of decisions reads best whole
    """Whether the first word of a run that opens a sentence belongs to the name."""
    words, bare = _words(), _bare(tokens[run[0]].text)
    contracted = "'" in bare and bare.partition("'")[0] in words.function
    if bare.startswith("ex-") or "-of-" in bare or contracted or bare in words.lists["openers"]:
        return False
    if bare in words.lists["word_names"] and len(run) > 1 and tokens.words[-1] != "?":
        # "April Jones", "Will Green": a word that is a given name, too
        second = _bare(tokens[run[1]].text)
        rest = tokens.raw[run[1]]
        return not (
            _SHOUTED[rest]
            or second in words.lists["not_names"]
            or second in words.lists["organisations"]
            or second in words.lists["places"]
            or _is_office(second)
        )
    if len(run) > 1 and (bare in words.lists["royal"] or bare in words.lists["place_titles"]):
        return True
    if bare in words.function or bare in words.lists["not_names"]:
        # "British Medical Association" keeps its first word; "In Leeds" loses it.
        return len(run) > 1 and bare not in words.function and _last_is_body(tokens, run)
    if bare in words.known_names and bare not in words.lists["known_organisations"]:
        return True
    if bare in _attested(text):
        return True
    if any(
        bare in words.lists[key] for key in ("titles", "known_organisations", "other_beginnings")
    ):
        return len(run) > 1 or bare in words.lists["known_organisations"]
    if not _is_word(bare):
        return True
    # "Regular Ann Lee": a plain noun stands before a whole name
    given = len(run) > 2 and _bare(tokens[run[1]].text) in words.lists["given_names"]  # noqa: PLR2004
    return not (len(run) == 1 or bare.endswith("ly") or (given and not _is_office(bare)))


def _last_is_body(tokens: Sequence[Token], run: Sequence[int]) -> bool:
    return _bare(tokens[run[-1]].text) in _words().lists["organisations"]


def _joins(text: str, tokens: Sequence[Token], run: Sequence[int], at: int) -> int | None:  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    """The place of the word that continues a run over the small words at `at`, if one does."""
    words = _words()
    last = tokens[run[-1]]
    first_bare, last_bare = _bare(tokens[run[0]].text), _bare(last.text)
    token = tokens[at]

    def capital_at(i: int) -> bool:
        return i < len(tokens) and _capital(text, tokens[i])

    if token.text == "&":
        return at + 1 if capital_at(at + 1) else None
    if token.text == "." and len(last.text) == 1 and capital_at(at + 1):
        return at + 1  # an initial
    if token.text == "." and capital_at(at + 1) and token.span.start == last.span.end:
        known = last_bare in words.lists["titles"] or last_bare in words.lists["offices"]
        return at + 1 if known or last_bare in words.lists["place_titles"] else None
    if token.text == "'" and last.text.endswith("s") and token.span.start == last.span.end:
        return at + 1 if capital_at(at + 1) and _is_word(last_bare) else None
    heads = {_bare(tokens[i].text) for i in run}
    bodies = heads & words.lists["organisations"]
    if token.text in words.lists["place_joints"]:
        return at + 1 if capital_at(at + 1) and not bodies else None
    if token.text in words.lists["linkers"]:
        of = token.text == "of" and (
            heads & words.lists["of_heads"] or heads & words.lists["royal"]
        )
        if not (bodies or of or heads & words.lists["body_heads"]):
            return None
        after = at + 1
        if after < len(tokens) and tokens[after].text in words.lists["articles"]:
            after += 1
        return after if capital_at(after) else None
    if token.text == "and" and capital_at(at + 1):
        if (
            f"{_bare(' '.join(tokens[i].text for i in run))} and {_bare(tokens[at + 1].text)}"
            in (words.lists["places"])
        ):
            return at + 1
        has_of = any(tokens[i].text in words.lists["linkers"] for i in range(run[0], run[-1]))
        if bodies and has_of and _is_word(last_bare) and _is_word(_bare(tokens[at + 1].text)):
            follows = _bare(tokens[at + 1].text)
            return None if follows in words.lists["organisations"] else at + 1
        if not bodies and _is_word(first_bare) and _is_word(last_bare):
            ahead = at + 1
            while capital_at(ahead + 1) and ahead < at + 5:
                ahead += 1
            ends_body = _bare(tokens[ahead].text) in words.lists["organisations"]
            person = first_bare in words.lists["given_names"] or first_bare in words.lists["places"]
            # "Royal Mail and British Airways" are two.
            person = person or (
                len(run) > 1 and _bare(tokens[at + 1].text) in words.lists["not_names"]
            )
            return at + 1 if ends_body and ahead > at + 1 and not person else None
        return None
    if token.text in words.lists["particles"] and not token.span.of(text)[0].isupper():
        ahead = at + 1
        if ahead < len(tokens) and tokens[ahead].text in words.lists["particles"]:
            ahead += 1
        return ahead if capital_at(ahead) else None
    return None


def _runs(text: str, tokens: Tokens) -> list[tuple[int, int]]:  # noqa: C901, PLR0912 - a list of decisions reads best whole
    """Half-open token ranges of the runs of capitalised words that may be names."""
    capitals = [*compress(range(len(tokens)), map(_CAPITAL.__getitem__, tokens.raw))]
    if not capitals:
        return []
    style, words = _style(tokens, len(capitals)), _words()
    found: list[tuple[int, int]] = []
    behind = 0
    for at in capitals:
        if at < behind:
            continue
        if (
            tokens.words[at] in words.function
            and not _SHOUTED[tokens.raw[at]]
            and (at + 1 >= len(tokens) or not _CAPITAL[tokens.raw[at + 1]])
        ):
            continue  # "The", "In" at the start of a sentence
        if not _is_name_word(text, tokens, at, style):
            continue
        run = [at]
        while True:
            following = run[-1] + 1
            if following >= len(tokens) or len(run) >= _NEAR:
                break
            if _ENDS_OWNER[tokens.words[run[-1]]] and not _saintly(tokens, run, following):
                break
            if _is_name_word(text, tokens, following, style):
                run.append(following)
                continue
            if tokens.words[following] not in words.joining:
                break
            joined = _joins(text, tokens, run, following)
            if joined is None or not _is_name_word(text, tokens, joined, style):
                break
            run.append(joined)
        while len(run) > 1 and tokens[run[0]].text in words.lists["articles"]:
            run = run[1:]
        start, end = run[0], run[-1] + 1
        if _opens(tokens, start):
            while run and _opens(tokens, start) and not _may_open(text, tokens, run):
                run = run[1:]
                if not run:
                    break
                start = run[0]
        if run:
            found += _split(tokens, start, end)
        behind = max(end, at + 1)
    return [r for r in found if not _nobody(tokens.words[r[0] : r[1]])]


def _grown_on(word: str) -> bool:
    """Whether a name has a participle grown on to it: "Norby-based"."""
    return "-" in word and word.rpartition("-")[2] in _words().lists["grown_on"]


def _is_owner(word: str) -> bool:
    """Whether a name ends with a word that says whose or where the next thing is."""
    if _grown_on(word):
        return True
    return word.endswith("'s") and word not in _words().lists["own_possessives"]


_ENDS_OWNER: Final = Remembered(_is_owner)


def _saintly(tokens: Tokens, run: Sequence[int], at: int) -> bool:
    """Whether a name goes on after its owner: "St Mary's Hospital"."""
    words, following = _words(), _bare(tokens.words[at])
    saint = tokens.words[run[0]] in words.lists["place_titles"]
    return saint and (
        following in words.lists["organisations"] or following in words.lists["place_endings"]
    )


def _split(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """Part a body from the person whose name follows it at once: "Dart Council Ann Lee"."""
    words = _words()
    if end - start < 3:  # noqa: PLR2004 - a body and two names
        return [(start, end)]
    tied = start > 1 and tokens[start - 1].text in words.lists["body_ties"]
    tied = tied and any(_is_office(t.text) for t in tokens[max(0, start - 5) : start - 1])
    for i in range(start + 1, end - 1):
        given = _bare(tokens[i].text) in words.lists["given_names"]
        if given and tied:
            return [(start, i), (i, end)]  # "Mayor of Norby Ann Lee"
        if given and _bare(tokens[i - 1].text) in words.lists["organisations"]:
            rest = range(i, end)
            if not any(_bare(tokens[j].text) in words.lists["organisations"] for j in rest):
                return [(start, i), (i, end)]
    return [(start, end)]


@lru_cache(maxsize=8192)
def _nobody(run: tuple[str, ...]) -> bool:
    """Whether the words of a run only name days, peoples or offices."""
    nobody = _words().nobody
    return all(_BARE[word] in nobody for word in run if kind_of(word) == "word")


# --- offices -----------------------------------------------------------------------------


def _is_office(word: str) -> bool:
    return _OFFICE[word]


def _names_office(word: str) -> bool:
    """Whether a word is the head noun of an office: "director", "vice-chair"."""
    words, bare = _words(), _bare(word)
    for prefix in ("ex-", "vice-", "co-", "sub-"):
        bare = bare.removeprefix(prefix)
    bare = bare.removesuffix("-elect").removesuffix("-designate")
    if bare in words.lists["offices"]:
        return True
    singular = bare.removesuffix("s")
    return "-" in bare and singular.rpartition("-")[2] in words.lists["offices"]


_OFFICE: Final = Remembered(_names_office)


def _is_verb_like(token: Token) -> bool:
    words = _words()
    if token.text in words.lists["status"] or token.text in words.lists["office_modifiers"]:
        return False
    if token.text in words.reporting or token.text.endswith(("ed", "ing")):
        return True
    inflected = token.lemma != token.text and not token.text.endswith("s")
    return inflected and token.lemma in words.verbs


def _left_office(text: str, tokens: Sequence[Token], end: int) -> int:  # noqa: C901 - a list of decisions reads best whole
    """Where the office phrase whose head is the token before `end` begins."""
    words = _words()
    start, ordinary = end - 1, 0
    while start > 0 and end - start < _NEAR:
        token = tokens[start - 1]
        if token.kind == "mark" and token.text == "'" and start > 1:
            start -= 1
            continue
        if token.kind != "word":
            break
        plain = token.text
        if plain == "s" and start > 3 and tokens[start - 2].text == "'":  # noqa: PLR2004
            # The tokens of "ex-children's" are three.
            owner = tokens[start - 3].text.removeprefix("ex-")
            if f"{owner}'s" not in words.lists["own_possessives"]:
                break
            start -= 3
            continue
        if _is_office(plain) or plain in words.lists["status"]:
            start -= 1
            continue
        if (
            plain in words.lists["office_modifiers"]
            or plain.removeprefix("ex-") in words.lists["own_possessives"]
        ):
            start -= 1
            continue
        if plain == "and" and start > 1 and _capital(text, tokens[start - 2]):
            break
        if plain in words.function or plain.endswith("'s") or _is_verb_like(token):
            break
        if plain.endswith("ly") or plain in words.lists["openers"] or ordinary >= 2:  # noqa: PLR2004 - "health and care minister"
            break
        ordinary += 1
        start -= 1
    while tokens[start].text == "'":
        start += 1
    return start


def _of_phrase_end(text: str, tokens: Sequence[Token], start: int) -> int:
    """The end of the noun phrase that begins at `start`, with its "of" and "at" phrases."""
    words = _words()
    at = start
    while at < len(tokens) and at - start < 2 * _NEAR:
        token = tokens[at]
        if token.kind == "mark" and token.text not in {"&", "'"}:
            break
        if token.kind == "word":
            linking = (
                token.text in words.lists["articles"] or token.text in words.lists["office_ties"]
            )
            if token.text in words.function and not linking:
                break
            if token.text in words.reporting:
                break
            ing = token.text.endswith("ed") and at > start and not _capital(text, token)
            if ing and token.text not in words.lists["status"]:
                break
        at += 1
    while at > start and tokens[at - 1].kind == "word" and tokens[at - 1].text in words.function:
        at -= 1
    while at > start and tokens[at - 1].kind != "word":
        at -= 1
    return at


def _head_of(tokens: Sequence[Token], start: int, end: int) -> int:
    """The place of a noun phrase's head: the last word before its first preposition."""
    at = start
    while at < end and tokens[at].text not in _words().lists["office_ties"]:
        at += 1
    return at - 1


def _office_at(text: str, tokens: Sequence[Token], start: int) -> Phrase | None:
    """The office that a noun phrase beginning at `start` names, if it names one."""
    words = _words()
    at = start
    while at < len(tokens) and tokens[at].text in words.lists["articles"]:
        at += 1
    end = _of_phrase_end(text, tokens, at)
    if end <= at or any(t.text in words.lists["naming"] for t in tokens[at:end]):
        return None
    head = _head_of(tokens, at, end)
    if head < at:
        return None
    if not _is_office(tokens[head].text) and not _and_office(tokens, at, end):
        return None
    return _phrase(text, tokens[at:end])


def _and_office(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether "founder and director" or "health and care minister" ends in an office."""
    seen = [
        i
        for i in range(start, end)
        if tokens[i].text != "and" and tokens[i].text in _words().lists["office_ties"]
    ]
    head = (seen[0] if seen else end) - 1
    return head >= start and _is_office(tokens[head].text)


def _prefix_office(text: str, tokens: Sequence[Token], start: int) -> Phrase | None:  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    """The office straight before a name, or before the comma in front of it."""
    if start == 0:
        return None
    before = tokens[start - 1]
    equal = start > 1 and before.text in _words().lists["equals"]
    if equal and _is_office(tokens[start - 2].text) and not _owns(text, tokens, start):
        # "The bank's new chairman is Ann Lee."
        return _phrase(text, tokens[_left_office(text, tokens, start - 1) : start - 1])
    if before.kind == "word" and (_is_office(before.text) or before.text == "elect"):
        return _phrase(text, tokens[_left_office(text, tokens, start) : start])
    if before.text == "." and start > 1 and _is_office(tokens[start - 2].text):
        return _phrase(text, tokens[_left_office(text, tokens, start - 1) : start - 1])
    comma = before.text == ","
    if not comma and (before.kind == "mark" or before.text in _words().function):
        return None
    end = start - 1 if comma else start
    # "former president of the Association Alan Wood", "the head of the inquiry, Ann Lee,"
    for at in range(end - 1, max(-1, end - _NEAR), -1):
        token = tokens[at]
        if token.kind == "mark" and token.text not in {"&", "'"}:
            return None
        if not _is_office(token.text):
            if token.kind == "word" and _is_verb_like(token) and not _capital(text, token):
                return None
            continue
        following = tokens[at + 1].text if at + 1 < end else ""
        if at != end - 1 and following not in _words().lists["body_ties"]:
            return None
        if any(t.text in _words().lists["naming"] for t in tokens[at:end]):
            return None
        left = _left_office(text, tokens, at + 1)
        if comma and left > 0 and tokens[left - 1].text == ",":
            return None  # "Ann Lee, chief executive, Bo Ray": the office is the first one's
        if comma and left > 1 and tokens[left - 1].text in _words().lists["articles"]:
            further = tokens[left - 2].text
            if further == "," and left > 2 and _capital(text, tokens[left - 3]):  # noqa: PLR2004
                return None
        if not comma and following != "of" and following in _words().lists["body_ties"]:
            return None
        return _phrase(text, tokens[left:end])
    return None


def _owns(text: str, tokens: Sequence[Token], start: int) -> bool:
    """Whether a name only says whose somebody is: "the minister is Ann Lee's brother"."""
    for token in tokens[start : start + 4]:
        if not _capital(text, token):
            return False
        if token.text.endswith("'s"):
            return True
    return False


def _suffix_office(text: str, tokens: Sequence[Token], end: int) -> Phrase | None:  # noqa: C901 - a list of decisions reads best whole
    """The office in apposition after a name, or that "is" gives it."""
    if end >= len(tokens):
        return None
    words = _words()
    token = tokens[end]
    if token.text in {",", "("} and end + 1 < len(tokens):
        at = end + 1
        if tokens[at].kind == "number" and at + 1 < len(tokens) and tokens[at + 1].text == ",":
            at += 2
        if at < len(tokens) and tokens[at].text in words.lists["apposed"]:
            at += 1
            if at < len(tokens) and tokens[at].text in words.lists["naming"]:
                at += 1
            elif tokens[at - 1].text == "who":
                return None
        if at >= len(tokens):
            return None
        owner = _owner_end(tokens, at)
        return _office_at(text, tokens, owner)
    at = end
    while (
        at < len(tokens)
        and at - end < 4  # noqa: PLR2004 - "has been promoted to"
        and (
            tokens[at].text in words.lists["naming"]
            or tokens[at].text in words.lists["naming_helps"]
        )
    ):
        at += 1
    if any(t.text in words.lists["naming"] for t in tokens[end:at]) and at < len(tokens):
        while at < len(tokens) and tokens[at].text in words.lists["apposed"]:
            at += 1
        return _office_at(text, tokens, _owner_end(tokens, at)) if at < len(tokens) else None
    return None


def _owner_end(tokens: Sequence[Token], start: int) -> int:
    """Where a noun phrase goes on after its owner: after "the authority's"."""
    own = _words().lists["own_possessives"]
    for at in range(start, min(start + 6, len(tokens))):
        if tokens[at].kind != "word":
            break
        if tokens[at].text.endswith("'s") and tokens[at].text not in own:
            return at + 1
        if tokens[at].text in _words().lists["body_ties"] or _is_office(tokens[at].text):
            break
    return start


# --- names -------------------------------------------------------------------------------


@frozen
class _Peeled:
    """A run without the offices and titles at its front: places in it, and what was there."""

    start: int
    end: int
    office_end: int
    titled: bool


@lru_cache(maxsize=8192)
def _peel(run: tuple[str, ...]) -> _Peeled | None:
    """Take titles and offices off the front of a run of words; None when nothing is left."""
    lists, start, end = _words().lists, 0, len(run)
    while end - start > 2 and run[end - 1] in lists["honours"]:  # noqa: PLR2004 - both names
        end -= 1
    at, office_end, titled = start, start, False
    bare = [_BARE[word] for word in run[:end]]
    if not lists["organisations"].isdisjoint(bare):
        last_office = next((i for i in range(end - 1, start - 1, -1) if _OFFICE[run[i]]), None)
        rest = bare[(start if last_office is None else last_office) + 1 :]
        if last_office is None or not lists["organisations"].isdisjoint(rest):
            return _Peeled(start, end, start, titled=False)
    offices = [i for i in range(start, end) if _OFFICE[run[i]]]
    # "Dean Mallory" and "Judge Dean": a given name before a surname is no office.
    offices = [
        i for i in offices if not (bare[i] in lists["given_names"] and i == start and i + 1 < end)
    ]
    if offices:
        at = office_end = offices[-1] + 1
    while at < end:
        if kind_of(run[at]) == "mark":
            at += 1
            continue
        if bare[at] not in lists["titles"]:
            break
        titled = True
        at += 1
    if at >= end:
        return None
    return _Peeled(at, end, office_end, titled)


def _kind(  # noqa: PLR0913, PLR0917 - what is known of a name
    text: str,
    tokens: Tokens,
    start: int,
    end: int,
    office: Phrase | None,
    titled: bool,  # noqa: FBT001
) -> str:
    whole = text[tokens.starts[start] : tokens.ends[end - 1]]
    kind = _kind_by_itself(whole, tokens.raw[start:end], titled, office is not None)
    return kind or _kind_by_neighbours(text, tokens, start, end)


@lru_cache(maxsize=8192)
def _kind_by_itself(  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    raw: str,
    run: tuple[str, ...],
    titled: bool,  # noqa: FBT001
    in_office: bool,  # noqa: FBT001
) -> str | None:
    """What the words of a name tell of its kind; None where those around it are to tell.

    `raw` is the name as printed, `run` its words.
    """
    words = _words()
    lower = [word.lower() for word in run]
    parts = [_BARE[word] for word in lower if kind_of(word) == "word"]
    whole = " ".join(parts)
    if parts[0] in words.lists["other_beginnings"] and len(parts) > 1:
        return "other"
    if titled or (parts[0] in words.lists["royal"] and len(parts) > 1):
        return "person"
    if whole in words.lists["places"]:
        return "place"
    if whole in words.lists["known_organisations"]:
        return "organisation"
    bodies, every = words.bodies, frozenset(parts)
    if parts[-1] in bodies or (bodies & every and words.lists["dropped"] & every):
        return "organisation"
    if parts[0] in words.lists["body_heads"] and words.lists["linkers"] & every:
        return "organisation"
    if parts[0] in words.lists["of_heads"] and "of" in parts:
        return "place"
    infixes = words.lists["place_infixes"].intersection(parts[0].split("-")[1:-1])
    if infixes or words.lists["place_joints"] & every:
        return "place"
    first = parts[0].partition("-")[0]
    given = first in words.lists["given_names"] or (
        first in words.lists["word_names"] and len(parts) > 1 and not _is_office(parts[0])
    )
    named = given and len(parts) > 1
    given = given and len(parts) == 2  # noqa: PLR2004
    surname = given and parts[-1] in words.lists["place_surnames"]
    if len(parts) > 1 and parts[-1] in words.lists["place_endings"] and not surname:
        return "place"
    if in_office or named or words.lists["particles"] & set(parts[1:-1]):
        return "person"
    if "&" in raw or (_MIXED.search(raw) and not raw.startswith(("Mc", "Mac", "O'", "De", "Le"))):
        return "organisation"
    if bodies & every:
        return "organisation"
    if len(parts) > 1 and parts[0] in words.lists["place_beginnings"] and not _SHOUTED[run[1]]:
        return "place"
    return None


def _kind_by_neighbours(  # noqa: PLR0911 - a list of decisions reads best whole
    text: str, tokens: Tokens, start: int, end: int
) -> str:
    words, run = _words(), tokens[start:end]
    parts = [_BARE[t.text] for t in run if t.kind == "word"]
    before = tokens[start - 1].text if start > 0 else ""
    after = tokens[end].text if end < len(tokens) else ""
    second = tokens[end + 1] if end + 1 < len(tokens) else None
    shouted = all(_shouted(text, t) for t in run if t.kind == "word")
    speaks = (after in words.reporting and lemma(after) != after) or before in words.reporting
    aged = after == "," and second is not None and second.kind == "number"
    if after in words.lists["company_suffixes"]:
        return "organisation"
    if aged and end + 2 < len(tokens) and tokens[end + 2].text == ",":
        return "person"
    if parts[0] in words.lists["given_names"]:
        return "person"
    plural = _is_word(parts[0]) and lemma(parts[0]) != parts[0]
    if not shouted and len(parts) in {2, 3} and (speaks or aged) and before != "the":
        return "other" if plural else "person"
    if speaks and (shouted or before == "the"):
        return "organisation"
    pair = len(parts) == 2 and not shouted and before not in words.lists["before_places"]  # noqa: PLR2004
    if pair and not any(_is_word(p) for p in parts):
        return "person"  # two words that no dictionary knows are most often a person's
    if before in words.lists["place_prepositions"]:
        return "place"
    if after == "-" or any("-based" in t.text for t in run):
        return "place"
    return "other"


def find_names(text: str, sentence: Span, tokens: Tokens) -> tuple[Name, ...]:
    """The proper names of a sentence of plain text, in order, not overlapping.

    `text` is the whole plain text: words that it capitalises in the middle of a sentence are
    believed at the start of one, and in headlines. A name's text leaves out titles ("Dr") and the
    possessive 's; a title that is an office becomes the office. `tokens` are the sentence's own.
    """
    del sentence  # its tokens say all
    found = []
    for start, end in _runs(text, tokens):
        run = _peel(tokens.words[start:end])
        if run is None:
            continue
        first, beyond = start + run.start, start + run.end
        office = _prefix_office(text, tokens, first)
        if office is None and run.titled:
            if run.office_end:
                office = _phrase(text, tokens[start : start + run.office_end])
            else:
                office = _prefix_office(text, tokens, start)  # "former minister Lord Lee"
        if office is None and beyond < end and _is_office(tokens[beyond].text):
            office = _phrase(text, tokens[beyond : beyond + 1])  # "Ann Lee MP"
        if office is None:
            office = _suffix_office(text, tokens, beyond)
        kind = _kind(text, tokens, first, beyond, office, run.titled)
        span = _name_span(tokens, first, beyond)
        words = text[span.start : span.end]
        if not words:
            continue
        found.append(Name(span, words, kind, words, office if kind == "person" else None))
    return tuple(found)


def _name_span(tokens: Tokens, start: int, beyond: int) -> Span:
    last, end = tokens.words[beyond - 1], tokens.ends[beyond - 1]
    end -= 2 if last.endswith("'s") else 0
    if _grown_on(last):
        end = tokens.starts[beyond - 1] + last.rindex("-")
    return Span(tokens.starts[start], end)


def gender_of(name: Name, text: str) -> str:
    """What pronoun a person's name takes: "she", "he", or nothing where it does not say."""
    words = _words()
    title = text[max(0, name.span.start - 10) : name.span.start].lower().rstrip(" .")
    title = title.rpartition(" ")[2]
    if title in words.lists["women_titles"]:
        return "she"
    if title in words.lists["men_titles"]:
        return "he"
    given = _bare(name.full.partition(" ")[0])
    if given in words.lists["women_names"]:
        return "she"
    known = given in words.lists["given_names"] and given not in words.lists["either_names"]
    return "he" if known and " " in name.full else ""


# --- the same bearer in one document -----------------------------------------------------


def consolidate(
    sentences: Sequence[tuple[Name, ...]], acronyms: Mapping[str, str] = MappingProxyType({})
) -> Sequence[tuple[Name, ...]]:
    """Give each name of a document its bearer's fullest form, and its likeliest kind.

    A surname or given name alone takes the full name last seen before it, else the first after
    it; a body's first words take the body's full name when only one body begins so, and so does an
    acronym that the document explains (`acronyms`: lower case, with their expansions).
    """
    counts: dict[str, dict[str, int]] = {}
    for names in sentences:
        for name in names:
            of_key = counts.setdefault(_key(name.text), {})
            of_key[name.kind] = of_key.get(name.kind, 0) + 1
    likeliest = {key: _likeliest(of_key) for key, of_key in counts.items()}
    people: dict[str, list[tuple[int, str]]] = {}
    bodies: dict[str, dict[str, str]] = {}
    for at, names in enumerate(sentences):
        for name in names:
            key = _key(name.text)
            if " " not in key:
                continue
            parts, kind = key.split(), likeliest[key]
            if kind == "person":
                people.setdefault(parts[-1], []).append((at, name.text))
                people.setdefault(parts[0], []).append((at, name.text))
            elif kind == "organisation":
                bodies.setdefault(parts[0], {}).setdefault(key, name.text)
    short = _explained(sentences, acronyms) if acronyms else {}
    return tuple(
        tuple(
            evolve(name, full=short[name.text].text, kind=short[name.text].kind)
            if name.text in short
            else _with_full(name, at, likeliest, people, bodies)
            for name in names
        )
        for at, names in enumerate(sentences)
    )


def _explained(
    sentences: Sequence[tuple[Name, ...]], acronyms: Mapping[str, str]
) -> dict[str, Name]:
    """The names that are acronyms of other names of the document, with those names."""
    wanted = {_key(long): short for short, long in acronyms.items()}
    full: dict[str, Name] = {}
    for names in sentences:
        for name in names:
            if (short := wanted.get(_key(name.text))) and " " in name.text:
                full.setdefault(short, name)
    return {
        name.text: full[letters]
        for names in sentences
        for name in names
        if " " not in name.text and (letters := name.text.replace(".", "").lower()) in full
    }


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    return " ".join(_name_words(text))


def _likeliest(counts: Mapping[str, int]) -> str:
    best = [(count, kind) for kind, count in counts.items() if kind != "other"]
    return min(best, key=lambda pair: (-pair[0], pair[1]))[1] if best else "other"


def _with_full(
    name: Name,
    at: int,
    likeliest: Mapping[str, str],
    people: Mapping[str, list[tuple[int, str]]],
    bodies: Mapping[str, Mapping[str, str]],
) -> Name:
    key = _key(name.text)
    kind = name.kind if name.kind != "other" else likeliest[key]
    full = name.text
    if " " not in key and kind in {"person", "other"} and key in people:
        before = bisect_right(people[key], at, key=lambda pair: pair[0])
        full = people[key][max(0, before - 1)][1]
        kind = "person"
    elif " " not in key and kind in {"organisation", "other"}:
        known = bodies.get(key, {})
        if len(known) == 1:
            full, kind = next(iter(known.values())), "organisation"
    if full == name.full and kind == name.kind:
        return name
    return evolve(name, full=full, kind=kind)


# --- comparing names ---------------------------------------------------------------------

_DOTTED: Final = re.compile(r"\b(?:\w\.){2,8}")
_APART: Final = re.compile(r"[^\w&+']+")


def _fold(text: str) -> str:
    """Lower case without accents."""
    parts = unicodedata.normalize(
        "NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "o")
    )
    return "".join(c for c in parts if not unicodedata.combining(c)).lower().replace("ł", "l")


@lru_cache(maxsize=16384)
def _name_words(text: str) -> tuple[str, ...]:
    """The words of a name that tell bearers apart: no titles, articles or legal forms."""
    words = _words()
    plain = _DOTTED.sub(
        lambda m: m[0].replace(".", ""), _fold(in_order(text)).replace("\u2019", "'")
    ).replace("&", " and ")
    parts = [_bare(p).replace("'", "") for p in _APART.split(plain)]
    parts = plain_words([p for p in parts if p])
    kept = [
        p
        for p in parts
        if not any(p in words.lists[k] for k in ("titles", "company_suffixes", "name_suffixes"))
        and p not in words.lists["dropped"]
    ]
    while len(kept) > 1 and _is_office(kept[0]) and kept[0] not in words.lists["given_names"]:
        kept = kept[1:]
    return tuple(kept or parts)


@lru_cache(maxsize=65536)
def compare_names(ours: str, theirs: str) -> str:  # noqa: C901, PLR0911 - a list of decisions reads best whole
    """How two names stand to each other: "same", "variant" or "different".

    Same is equal but for case, accents, hyphens, titles and legal forms, or a short form of the
    other: surname alone, initials, a pet name, an acronym of the words. A variant is one or two
    letters away with nothing else different, so that one bearer is likely meant.
    """
    legal = _has_legal_form(ours) or _has_legal_form(theirs)
    if legal and _series(ours) != _series(theirs):
        return "different"
    last = [_fold(text).rsplit(maxsplit=1)[-1:] for text in (ours, theirs)]
    if last[0] != last[1] and all(w and is_series(w[0]) for w in last):
        # George IV and George V, the second world war and a third.
        return "different"
    left, right = _name_words(ours), _name_words(theirs)
    if left == right or "".join(left) == "".join(right):
        return "same"
    if sorted(left) == sorted(right):
        # "Salman bin Omar" and "Omar bin Salman" are father and son.
        return "different" if any(is_patronymic(p) for p in left) else "same"
    if not left or not right:
        return "different"
    if _is_acronym_of(ours, theirs) or _is_acronym_of(theirs, ours):
        return "same"
    if _digits(left) != _digits(right):
        return "different"
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if tuple(long) == (*short, "city"):
        return "same"  # New York may be the city
    body = legal or _is_body(short) or _is_body(long)
    if body and _series(ours) != _series(theirs):
        return "different"
    if len(short) == 1 and len(long) > 1:
        return _one_to_many(short[0], long, body=body)
    if len(short) < len(long):
        return _fewer_to_more(short, long, body=body)
    return _word_by_word(left, right, body=body)


@lru_cache(maxsize=65536)
def name_traces(text: str) -> frozenset[str]:
    """What two names share at least one of where `compare_names` calls them the same.

    Their words, these written as one, and what acronyms spell: most of two texts' names share none,
    which is told in no time. Names that share one may still be different.
    """
    words = _name_words(text)
    letters = text.replace(".", "").strip()
    return frozenset((*words, "".join(words), letters.lower(), *_spelled_by(text)))


def _spelled_by(text: str) -> tuple[str, str]:
    """What the first letters of a name's words spell, small words left out and not."""
    parts = [w for w in _APART.split(text) if w]
    words = [w for w in parts if w.lower() not in _words().lists["dropped"] and w != "&"]
    everything = [w for w in parts if w.lower() != "the"]
    return (
        "".join(w[0] for w in words).lower(),
        "".join(w[0] for w in everything).lower(),
    )


def _is_body(parts: Sequence[str]) -> bool:
    words = _words()
    return any(p in words.lists["organisations"] for p in parts)


@lru_cache(maxsize=16384)
def _has_legal_form(text: str) -> bool:
    """Whether a name ends as companies' names do: Ltd, Inc, AG."""
    last = _fold(text).replace(".", "").rsplit(maxsplit=1)[-1:]
    return any(p in _words().lists["company_suffixes"] or is_legal_form(p) for p in last)


def _digits(parts: Iterable[str]) -> list[str]:
    return [p for p in parts if not p.isalpha() and any(c.isdigit() for c in p)]


def _series(text: str) -> list[str]:
    """The Roman numerals of a name, which number a fund or a holding."""
    return [p for p in _APART.split(_fold(text)) if is_series(p)]


def _is_acronym_of(short: str, long: str) -> bool:
    letters = short.replace(".", "").strip()
    if len(letters) < 2 or not letters.isupper():  # noqa: PLR2004 - a letter abbreviates nothing
        return False
    words, everything = _spelled_by(long)
    return len(words) > 1 and letters.lower() in {words, everything}


def _near(ours: str, theirs: str, *, alone: bool = False) -> bool:
    """Whether two words differ by a slip: one letter, or two in a long word."""
    if _slip_apart(ours, theirs):
        return True
    if ours[:1] != theirs[:1]:
        return False  # Norby and Selby, Hill and Mill: nobody slips in a first letter
    longest = max(len(ours), len(theirs))
    if min(len(ours), len(theirs)) < _SHORT or (alone and longest <= _SHORT):
        return False
    allowed = 2 if longest > _LONG or (longest == _LONG and not alone) else 1
    return OSA.distance(ours, theirs, score_cutoff=allowed) <= allowed


def _slip_apart(ours: str, theirs: str) -> bool:
    """Whether two short words of a name differ in a doubled or silent last letter."""
    return min(len(ours), len(theirs)) >= 3 and OSA.distance(ours, theirs) == 1 and (  # noqa: PLR2004
        ours + ours[-1] == theirs or theirs + theirs[-1] == ours or ours + "e" == theirs
        or theirs + "e" == ours or ours + "h" == theirs or theirs + "h" == ours
    )  # fmt: skip


def _given_same(ours: str, theirs: str) -> bool:
    """Whether two given names are one: equal, an initial, or a pet name."""
    if ours == theirs:
        return True
    if len(ours) == 1 or len(theirs) == 1:
        return ours[0] == theirs[0]
    pet = _words().short_names
    return pet.get(ours, ours) == pet.get(theirs, theirs)


def _one_to_many(word: str, long: Sequence[str], *, body: bool) -> str:
    if word == long[-1] or (word == long[0] and not body):
        return "same"
    if body:
        # "Ofwell" for "Ofwell Water": the part that is no common word names the body.
        return "same" if word == long[0] and not _is_word(word) else "different"
    if _near(word, long[-1], alone=True):
        return "variant"
    return "different"


def _fewer_to_more(short: Sequence[str], long: Sequence[str], *, body: bool) -> str:  # noqa: PLR0911 - a list of decisions reads best whole
    if body:
        # A body with fewer words is the same only when the words left out are its kind.
        words = _words()
        rest = list(long)
        for part in short:
            if part not in rest:
                return "different"
            rest.remove(part)
        return "same" if all(p in words.lists["organisations"] for p in rest) else "different"
    if short[0] == "".join(p[0] for p in long[:-1]) and short[-1] == long[-1]:
        return "same"  # JC Orme for Jean-Claude Orme
    if len(short) > 1 and _given_same(short[0], long[0]) and _in_order(short[1:], long[1:]):
        # Of two surnames the second is often left out.
        return "same"
    if not _given_same(short[0], long[0]) and short[0] not in long[:-1]:
        if short[-1] == long[-1] and _near(short[0], long[0]):
            return "variant"
        return "different"
    middle = set(long[1:-1]) | {p[0] for p in long[1:-1]}
    if not all(p in middle for p in short[1:-1]):
        return "different"
    if short[-1] == long[-1]:
        return "same"
    return "variant" if _near(short[-1], long[-1]) else "different"


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of the one stand in the other, in their order and in full."""
    rest = iter(long)
    return all(any(p == q for q in rest) for p in short)


def _transcribed(ours: str, theirs: str, *, beside: bool = False) -> bool:
    """Whether two words may be one name transcribed twice: neither is a name by itself at home."""
    words = _words()
    known = [p in words.lists["given_names"] for p in (ours, theirs)]
    return not all(known) and transcribed_alike(ours, theirs, beside=beside)


def _transcriptions(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    """The words of two names that are transcribed in two ways."""
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if not any(_transcribed(*p) for p in pairs):
        return []
    return [p for p in pairs if _transcribed(*p, beside=True)]


def _word_by_word(left: Sequence[str], right: Sequence[str], *, body: bool) -> str:
    if len(left) == 1:
        return _word_and_word(left[0], right[0], body=body)
    slips = 0
    transcribed = [] if body else _transcriptions(left, right)
    for at, (ours, theirs) in enumerate(zip(left, right, strict=True)):
        if ours == theirs:
            continue
        last = at == len(left) - 1
        if not last and not body and _given_same(ours, theirs):
            continue
        if last and _is_plural_of(ours, theirs) and (body or not _begins_as_person(left[0])):
            # "Castle Infants" and "Castle Infant", as schools are called.
            continue
        # Two dictionary words in a body's name are two words: Health and Wealth.
        two = body and _is_word(ours) and _is_word(theirs) and lemma(ours) != lemma(theirs)
        if two and not _spelling(ours, theirs) and ours[:_STEM] != theirs[:_STEM]:
            return "different"
        if (ours, theirs) in transcribed:
            continue
        if not _near(ours, theirs):
            return "different"
        slips += 1
    if slips == 0 and not transcribed:
        return "same"
    return "variant" if slips <= 1 else "different"


def _is_plural_of(ours: str, theirs: str) -> bool:
    """Whether one word of the dictionary is the plural of the other."""
    return _is_word(ours) and _is_word(theirs) and lemma(ours) == lemma(theirs)


def _begins_as_person(word: str) -> bool:
    return len(word) == 1 or word in _words().lists["given_names"]


def _word_and_word(ours: str, theirs: str, *, body: bool) -> str:
    if body and _is_word(ours) and _is_word(theirs):
        return "different"
    if _inflected(ours, theirs):
        return "same"
    return "variant" if _near(ours, theirs, alone=True) else "different"


def _inflected(ours: str, theirs: str) -> bool:
    """Whether one word is a form of the other: junctions of a junction, the Cuban of Cuba."""
    short, long = sorted((ours, theirs), key=len)
    if len(short) >= _STEM and lemma(long) == short:
        return True
    return long.startswith(short[:-1]) and long in of_one_stem(short)


_STEM: Final = 8
"""Words of one so long stem are two forms of one: Agricultural, Agriculture."""


def _spelling(ours: str, theirs: str) -> bool:
    """Whether two words are British and American spellings of one."""
    pairs = (("is", "iz"), ("re", "er"), ("our", "or"), ("ence", "ense"), ("ll", "l"))
    return any(ours.replace(b, a) == theirs.replace(b, a) for b, a in pairs)
