"""The forms of words in which a language names a period, found among the tokens of a sentence.

Forms are rows of words and slots (`periods.toml`). They are worked out beforehand into one tree for
each slot (`grown_forms`), so that a sentence is read by walking a tree from the few tokens at which
a period may begin. What a form means is said elsewhere (`read`): this room knows no calendar.
"""

# Longer than 400 lines: the tree of forms and the walk over it know each other's layout.

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

from attrs import frozen, mutable

from claimcheck.lexicon import Lexicon, load
from claimcheck.lexicon.alternatives import phrases_of
from claimcheck.lexicon.meaning import word_class
from claimcheck.model import Period, Token
from claimcheck.reading.dates import Stretch
from claimcheck.reading.tokens import Remembered, kind_of

__all__ = [
    "Args",
    "Form",
    "Forms",
    "Found",
    "Reader",
    "day_month",
    "grown_forms",
    "is_counted",
    "is_plural",
    "load_forms",
    "word_at",
]

_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_FISCAL: Final = re.compile(r"((?:19|20)\d\d)/(\d\d|(?:19|20)\d\d)\Z")
_NUMERIC: Final = re.compile(
    r"(?P<a>\d\d?)(?P<mark>[/.])(?P<b>\d\d?)(?P=mark)(?P<year>(?:1[5-9]|20)\d\d|\d\d)\Z"
    r"|(?P<y>(?:1[5-9]|20)\d\d)[/.](?P<m>\d\d?)[/.](?P<d>\d\d?)\Z"
    r"|(?P<yy>(?:19|20)\d\d)(?P<mm>\d\d)(?P<dd>\d\d)\Z"
)
_PAIR: Final = re.compile(r"(\d\d?)/(\d\d?)\Z")
_DAY: Final = re.compile(r"(\d\d?)(st|nd|rd|th)?\Z")
_DAYS: Final = 31
_MONTHS: Final = 12
_WEEKS: Final = 53
_QUARTERS: Final = 4
_YEAR_DIGITS: Final = 4
_FORMS: Final = " forms"
_SLOTS: Final = " slots"
"""Keys of a node that no token can have, since they hold a space."""
Form = Mapping[str, Any]
"""One entry of `form` in the data without its words: its slot, and how it reads."""
Node = Mapping[str, Any]
"""A place in a tree: the next word, or slot in braces, leads to the number of the next place."""
Fill = tuple[str, str, Any, int]
"""A slot in braces, its name, what stands in it, and how many tokens that is."""

# --- forms -------------------------------------------------------------------------------


@frozen
class Forms:
    """The forms of a language: a tree for every slot, and what each word may stand for."""

    forms: tuple[Form, ...]
    nodes: Sequence[Node]
    """The places of all trees; what is the same in two of them is one place."""
    trees: Mapping[str, Node]
    after: Mapping[str, Mapping[str, Node]]
    """By slot: the trees that go on behind a form, by that form's own slot."""
    firsts: Mapping[str, frozenset[str]]
    """The words that a slot of several tokens may begin with, beside numbers."""
    words: Mapping[str, tuple[Fill, ...]]
    data: Mapping[str, Any]
    seconds: Mapping[str, frozenset[str] | None]
    """The words that a period may begin with, and what may follow each; None is anything."""
    signs: frozenset[str]
    """The words of which every period has one, unless it has a number."""
    names: Mapping[str, tuple[tuple[str, ...], ...]]
    """The rest of the names that are no periods, by their first word."""
    openers: Remembered[bool]
    """Whether a period, or a name that is none, may begin with a word."""


def grown_forms(lexicon: Lexicon) -> Mapping[str, Any]:
    """The trees of a language's forms as plain values; see `Forms`."""
    data = lexicon.table("periods")
    rows: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, form in enumerate(data["form"]):
        for row in form["words"]:
            # "New year's day" stands there without its possessive ending, as in `Reader.words`.
            items = (i.replace("'s", "") if len(i) > 2 else i for i in row.split())  # noqa: PLR2004 - "'s"
            rows.setdefault(form["slot"], []).extend((w, number) for w in phrases_of(items))
    for name, parts in data["join"].items():
        rows[name] = [row for part in parts for row in rows[part]]
    members = {name: (name,) for name in rows} | dict(data["join"].items())
    trees: dict[str, dict[str, Any]] = {}
    after: dict[str, dict[str, dict[str, Any]]] = {}
    for slot, its_rows in rows.items():
        trees[slot], after[slot] = {}, {}
        for words, number in its_rows:
            if (first := words[0].strip("{}")) in rows and words[0][0] == "{":
                for member in members[first]:
                    _plant(after[slot].setdefault(member, {}), words[1:], number, rows)
            else:
                _plant(trees[slot], words, number, rows)
    nodes: dict[str, int] = {}
    return {
        "forms": [{k: v if k != "words" else v[:1] for k, v in f.items()} for f in data["form"]],
        "trees": {slot: _shared(tree, nodes) for slot, tree in trees.items()},
        "after": {
            slot: {first: _shared(tree, nodes) for first, tree in each.items()}
            for slot, each in after.items()
            if each
        },
        "nodes": [json.loads(node) for node in nodes],
        "words": _words_of(data),
    }


def _shared(tree: Mapping[str, Any], nodes: dict[str, int]) -> int:
    """The number of a tree's first place, once all places are put among the others."""
    ours = (_FORMS, _SLOTS)
    node = {k: v if k in ours else _shared(v, nodes) for k, v in tree.items()}
    return nodes.setdefault(json.dumps(node, separators=(",", ":")), len(nodes))


def _plant(
    root: dict[str, Any], words: tuple[str, ...], number: int, rows: Mapping[str, Any]
) -> None:
    node = root
    for word in words:
        if word[0] == "{" and (name := word.strip("{}")) in rows:
            slots = node.setdefault(_SLOTS, [])
            if name not in slots:
                slots.append(name)
        node = node.setdefault(word, {})
    ends = node.setdefault(_FORMS, [])
    if number not in ends:
        ends.append(number)


def _units_of(data: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """The words for units: so many of which length, and whether it is a plural."""
    for word, length in data["units"].items():
        if len(length) > 2:  # noqa: PLR2004 - it says itself whether it is a plural
            yield word, length
            continue
        yield word, [*length, False]
        yield f"{word[:-1]}ies" if word.endswith("ry") else f"{word}s", [*length, True]


def _words_of(data: Mapping[str, Any]) -> dict[str, list[tuple[str, str, Any, int]]]:
    """What every word that fills a slot by itself stands for."""
    found: dict[str, list[tuple[str, str, Any, int]]] = {}

    def put(word: str, slot: str, value: object) -> None:
        found.setdefault(word, []).append((f"{{{slot}}}", slot, value, 1))

    tables = {"months": "month", "weekdays": "weekday", "counts": "count", "ordinals": "ordinal"}
    for table, slot in (tables | {"nth": "nth", "years": "kind"}).items():
        for word, value in data[table].items():
            put(word, slot, value)
    for word, months in data["seasons"].items():
        name = next(k for k, v in data["seasons"].items() if v == months)
        put(word, "season", [name, *months])
    for word, first in data["decades"].items():
        put(word, "decade", first)
    for word, length in _units_of(data):
        put(word, "unit", length)
    for word in data["vague"]["words"]:
        put(word, "count", word)
    for slot, words in data["class"].items():
        for word in words:
            put(word, slot, word)
    return found


@cache
def load_forms(language: str = "en") -> Forms:
    """The forms of a language, read once."""
    lexicon = load(language)
    grown = lexicon.worked_out.get("periods") or grown_forms(lexicon)
    table = lexicon.table("periods")
    trees = {slot: grown["nodes"][number] for slot, number in grown["trees"].items()}
    data = {name: _with_sets(value) for name, value in table.items() if name != "form"}
    nodes = grown["nodes"]
    words = {word: tuple(map(tuple, fills)) for word, fills in grown["words"].items()}
    by_slot = _by_slot(words)
    firsts = {}
    for slot, tree in trees.items():
        begin = {word for word in tree if word[0] not in "{ "}
        firsts[slot] = frozenset(begin.union(*(by_slot.get(key, ()) for key in tree)))
    names: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in table["not"]["names"]:
        first, *rest = name.split()
        names[first] = (*names.get(first, ()), tuple(rest))
    tables = ("{month}", "{weekday}", "{season}", "{decade}", "{unit}")
    signs = set(data["day_words"]).union(*(by_slot.get(key, ()) for key in tables))
    seconds = {
        word: None if word in data["spoken"]["first"] else following
        for word, following in _seconds(trees["alone"], nodes, firsts, words).items()
    }

    def opens(word: str) -> bool:
        return word in seconds or word in names or (word != "" and kind_of(word) == "number")

    return Forms(
        tuple(grown["forms"]),
        nodes,
        trees,
        {
            slot: {first: nodes[number] for first, number in each.items()}
            for slot, each in grown["after"].items()
        },
        firsts,
        words,
        data,
        seconds,
        frozenset(signs),
        names,
        Remembered(opens),
    )


def _by_slot(words: Mapping[str, tuple[Fill, ...]]) -> dict[str, set[str]]:
    """The words that fill each slot, in braces."""
    found: dict[str, set[str]] = {}
    for word, fills in words.items():
        for key, *_ in fills:
            found.setdefault(key, set()).add(word)
    return found


def _seconds(
    root: Node,
    nodes: Sequence[Node],
    firsts: Mapping[str, frozenset[str]],
    words: Mapping[str, tuple[Fill, ...]],
) -> dict[str, frozenset[str] | None]:
    """For each word that a period may begin with, what may follow it; see `Forms.seconds`."""
    by_slot = _by_slot(words)
    behind: dict[str, frozenset[str] | None] = {}
    for key, number in root.items():
        node = nodes[number] if key[0] != " " else {}
        following = {word for word in node if word[0] not in "{ "}
        following.update(*(by_slot.get(slot, ()) for slot in node))
        following.update(*(firsts[slot] for slot in node.get(_SLOTS, ())))
        behind[key] = None if _FORMS in node else frozenset(following)
    found: dict[str, frozenset[str] | None] = {}
    for word in firsts["alone"]:
        keys = [word, *(fill[0] for fill in words.get(word, ()))]
        each = [behind[key] for key in keys if key in behind]
        sets = [s for s in each if s is not None]
        whole = len(sets) < len(each)
        found[word] = None if whole else frozenset().union(*sets)
    return found


def _with_sets(value: Any) -> Any:  # noqa: ANN401 - whatever a table holds
    """A table whose lists of words are sets, to be looked up in."""
    if not isinstance(value, dict):
        return value
    words = {k for k, v in value.items() if isinstance(v, list) and v and isinstance(v[0], str)}
    return {k: frozenset(v) if k in words else v for k, v in value.items()}


# --- reading -----------------------------------------------------------------------------


@frozen
class Found:
    """A slot or form that fits: the token it ends before, what it means, and the form."""

    end: int
    value: Any
    form: Form


Values = tuple[tuple[str, Any], ...]
Fits = list[tuple[int, int, Values]]
"""Where a form ends, its number, and what stood in its slots."""


@frozen
class Args:
    """What stood in the slots of a form, in order."""

    values: Values

    def all(self, name: str) -> list[Any]:
        """What stood in every slot of a name."""
        return [value for key, value in self.values if key == name]

    def get(self, name: str) -> Any:  # noqa: ANN401 - every slot has a type of its own
        """What stood in the first slot of a name, or None."""
        for key, value in self.values:
            if key == name:
                return value
        return None

    def stretches(self) -> list[Stretch]:
        """The stretches that stood in slots."""
        return [value for _, value in self.values if isinstance(value, Stretch)]


@mutable(eq=False)
class Reader:
    """One sentence being read: its tokens, hyphenated dates split, and what was tried where."""

    text: str
    tokens: tuple[Token, ...]
    words: list[str]
    """Their texts, without a possessive ending."""
    anchor: dt.date | None
    forms: Forms
    read: "Callable[[Reader, Form, Args], Stretch | None]"
    allows: "Callable[[Reader, Form, int, int], bool]"
    """Whether a form with a guard may stand from one token to another."""
    tried: dict[tuple[str, int], tuple[Found, ...]]
    known: dict[int, tuple[Fill, ...]]
    earlier: list[Period]
    """What was found before; a comparison base is counted from it."""
    tense: bool | None = None

    @property
    def data(self) -> Mapping[str, Any]:
        """The tables of the language."""
        return self.forms.data

    @property
    def future(self) -> bool:
        """Whether the sentence speaks of what is to come."""
        if self.tense is None:
            future = self.forms.data["tense"]["future"]
            self.tense = (
                any(
                    t.text in future and not self._is_of_plans(at)
                    for at, t in enumerate(self.tokens)
                )
                or self._is_timetabled()
            )
        return self.tense

    def _is_timetabled(self) -> bool:
        """Whether the present tells of what is fixed: "closes on 31 March", "is to close"."""
        tense, words = self.forms.data["tense"], [t.text for t in self.tokens]
        if "timetabled" not in tense:
            return False
        return any(
            (word in tense["timetabled"] and behind in tense["before_days"])
            or (word in tense["to_be"] and behind in tense["to"])
            for word, behind in pairwise(words)
        )

    def _is_of_plans(self, at: int) -> bool:
        """Whether "planned" only qualifies a noun, in a sentence of what was."""
        tense, words = self.forms.data["tense"], [t.text for t in self.tokens]
        if words[at] not in tense["of_plans"] or at + 1 >= len(words):
            return False
        said = at and words[at - 1] in tense["been"]
        noun = self.tokens[at + 1].kind == "word" and word_class(self.tokens[at + 1].lemma)
        return not said and noun in {"noun", "adjective"} and not {*words}.isdisjoint(tense["past"])

    def slot(self, name: str, at: int) -> tuple[Found, ...]:
        """Everything that fills a slot of several tokens from a token on; remembered."""
        key = (name, at)
        if key not in self.tried:
            best: dict[int, Found] = {}
            for end, number, values in self.fits(name, at):
                if end not in best and (found := self.taken(at, end, number, values)):
                    best[end] = found
            self.tried[key] = tuple(best.values())
        return self.tried[key]

    def longest(self, at: int) -> Found | None:
        """The longest form that is a period by itself and begins at a token."""
        fits = self.fits("alone", at)
        if len(fits) > 1:
            fits.sort(key=lambda fit: -fit[0])
        for end, number, values in fits:
            if found := self.taken(at, end, number, values):
                return found
        return None

    def taken(self, at: int, end: int, number: int, values: Values) -> Found | None:
        """What a form means that fits from one token to another, if it means anything there."""
        form = self.forms.forms[number]
        if "guard" in form and not self.allows(self, form, at, end):
            return None
        value = self.read(self, form, Args(values))
        return None if value is None else Found(end, value, form)

    def fits(self, name: str, at: int) -> Fits:
        """Every form of a slot that fits the words from a token on."""
        found: Fits = []
        self._walk(self.forms.trees[name], at, (), found)
        after = self.forms.after.get(name)
        if after and found:
            for end, number, values in tuple(found):
                form = self.forms.forms[number]
                following = after.get(form["slot"])
                if following and end < len(self.tokens) and self._goes_on(following, end):
                    first = self.taken(at, end, number, values)
                    if first is not None:
                        self._walk(following, end, ((form["slot"], first.value),), found)
        return found

    def _goes_on(self, node: Node, at: int) -> bool:
        return self.words[at] in node or any(f[0] in node for f in self.fills(at))

    def _walk(self, node: Node, at: int, values: Values, found: Fits) -> None:
        if _FORMS in node:
            found.extend((at, number, values) for number in node[_FORMS])
        if at >= len(self.words):
            return
        word = self.words[at]
        if word in node:
            self._walk(self.forms.nodes[node[word]], at + 1, (*values, ("", word)), found)
        fills = self.known.get(at)
        for key, name, value, length in self.fills(at) if fills is None else fills:
            if key in node:
                self._walk(
                    self.forms.nodes[node[key]], at + length, (*values, (name, value)), found
                )
        if _SLOTS in node:
            number = self.tokens[at].kind == "number"
            for name in node[_SLOTS]:
                if number or word in self.forms.firsts[name]:
                    following = self.forms.nodes[node[f"{{{name}}}"]]
                    for each in self.slot(name, at):
                        self._walk(following, each.end, (*values, (name, each.value)), found)

    def fills(self, at: int) -> tuple[Fill, ...]:
        """The slots that the words from a token on fill by themselves; remembered."""
        fills = self.known.get(at)
        if fills is None:
            token = self.tokens[at]
            fills = self.known[at] = (
                _number_fills(self, at) if token.kind == "number" else _word_fills(self, at)
            )
        return fills


def word_at(reader: Reader, at: int) -> str:
    """The word at a token, in lower case and no possessive; empty outside the sentence."""
    return reader.words[at] if 0 <= at < len(reader.words) else ""


# --- slots of a word or two --------------------------------------------------------------


def _word_fills(reader: Reader, at: int) -> tuple[Fill, ...]:
    word = reader.words[at]
    fills = reader.forms.words.get(word)
    if fills is None:
        return ()
    data = reader.data
    if word in data["months"] or word in data["weekdays"]:
        key, name, value, _ = fills[0]
        return ((key, name, value, 1 + _has_stop(reader, f"{name}s", at)),)
    if word in data["season"]["ambiguous"] and not _is_season(reader, at):
        return ()
    if word in data["spoken"]["first"]:
        fills += _spoken(reader, at)
    return fills


def _spoken(reader: Reader, at: int) -> tuple[Fill, ...]:
    """Ordinals and years of two or more words: "twenty third", "nineteen ninety six"."""
    data, word = reader.data, word_at(reader, at)
    behind = word_at(reader, at + 1)
    found: list[Fill] = []
    if (nth := data["nth"].get(f"{word}-{behind}")) is not None:
        found.append(("{nth}", "nth", nth, 2))
    if (units := data["counts"].get(behind)) is not None and word_at(reader, at - 1) in data[
        "months"
    ]:
        tens = data["counts"][word]
        if tens in (20, 30) and units + tens <= _DAYS:
            found.append(("{mday}", "mday", tens + units, 2))
    if word_at(reader, at - 1) in data["spoken"]["before"]:
        first = data["counts"][word] * 100
        at_rest = at + 1
        if behind == "thousand":
            first, at_rest = first * 10, at + 2 + (word_at(reader, at + 2) == "and")
        rest = data["counts"].get(word_at(reader, at_rest), 0)
        end = at_rest + 1
        if rest >= 20 and 0 < data["counts"].get(word_at(reader, end), 0) < 10:  # noqa: PLR2004 - tens and ones
            rest, end = rest + data["counts"][word_at(reader, end)], end + 1
        if 1500 <= first < 2100 and 0 < rest < 100 and not is_counted(reader, end):  # noqa: PLR2004 - years
            found.append(("{year}", "year", first + rest, end - at))
    return tuple(found)


def _is_season(reader: Reader, at: int) -> bool:
    """Whether "fall" is the autumn here, and no fall."""
    season, ahead = reader.data["season"], word_at(reader, at + 1)
    year = at + 2 if ahead == "of" else at + 1
    if _YEAR.match(word_at(reader, year)):
        return word_at(reader, at - 1) not in season["not_after"] and not is_counted(
            reader, year + 1
        )
    return word_at(reader, at - 1) in season["shifts"] and ahead not in season["not_before"]


def _has_stop(reader: Reader, table: str, at: int) -> bool:
    """Whether a full stop follows that belongs to an abbreviation: every name but the first."""
    names = reader.data[table]
    word = reader.tokens[at].text
    if word not in names or word_at(reader, at + 1) != "." or at + 2 == len(reader.words):
        return False  # the last stop ends the sentence
    return bool(word != next(k for k, v in names.items() if v == names[word]))


@lru_cache(maxsize=4096)
def _digits(text: str, order: str) -> tuple[Fill, ...]:
    """What digits may stand for, whatever stands around them."""
    return tuple((f"{{{slot}}}", slot, value, 1) for slot, value in _read_digits(text, order))


def _read_digits(text: str, order: str) -> Iterator[tuple[str, Any]]:
    """The slots that digits fill, with what they mean there."""
    if match := _DAY.match(text):
        yield from _read_small(int(match[1]), text, ranked=bool(match[2]))
    elif _YEAR.match(text):
        yield "year", int(text)
    elif match := _FISCAL.match(text):
        if years := _two_years(match[1], match[2]):
            yield "fiscal", years
    elif text.isascii() and text.isdigit() and len(text) < _YEAR_DIGITS:
        yield "count", int(text)
    elif match := _NUMERIC.match(text):
        if date := _numeric(match, order):
            yield "date", date
    elif _PAIR.match(text):
        yield "pair", text


def _read_small(number: int, text: str, *, ranked: bool) -> Iterator[tuple[str, Any]]:
    """What one or two digits mean, "4" or "4th"."""
    if 1 <= number <= _DAYS:
        yield "mday", number
        if ranked:
            yield "nth", number
    if 1 <= number <= _QUARTERS:
        yield "ordinal", number
    if not ranked:
        yield "number", number
        yield "count", number
        if 1 <= number <= _WEEKS:
            yield "week", number
        if len(text) == 2:  # noqa: PLR2004 - "87"
            yield "yy", number


def _numeric(match: re.Match[str], order: str) -> tuple[int, int, int] | None:
    """A date in figures as (year, month, day); the order counts where both would do."""
    if whole := match["y"] or match["yy"]:
        month, day = int(match["m"] or match["mm"]), int(match["d"] or match["dd"])
        valid = 1 <= month <= _MONTHS and 1 <= day <= _DAYS
        return (int(whole), month, day) if valid else None
    a, b, year = int(match["a"]), int(match["b"]), match["year"]
    if len(year) == 2 and match["mark"] == "." and len(match["b"]) == 1:  # noqa: PLR2004 - "3.2.10" is no date
        return None
    ordered = day_month(a, b, order)
    return (int(year), *ordered) if ordered else None


def day_month(a: int, b: int, order: str) -> tuple[int, int] | None:
    """(month, day) of two numbers, of which one may only be a day."""
    if not (1 <= a <= _DAYS and 1 <= b <= _DAYS) or (a > _MONTHS and b > _MONTHS):
        return None
    if a > _MONTHS or (b <= _MONTHS and order == "day-first"):
        return b, a
    return a, b


def _two_years(one: str, other: str) -> tuple[int, int] | None:
    first, last = int(one), int(other)
    if len(other) < _YEAR_DIGITS:
        last += first // 100 * 100
        if last < first:
            last += 100
    if last <= first or last - first > 60:  # noqa: PLR2004 - no period of anybody's document
        return None
    return first, last


def _number_fills(reader: Reader, at: int) -> tuple[Fill, ...]:
    token = reader.tokens[at]
    fills = _digits(token.text, reader.data["numeric"]["order"])
    if not fills:
        return fills
    slot = fills[0][1]
    if slot == "year":
        return fills + _behind_year(reader, at)
    if slot == "mday" and _counts(reader, at):
        return tuple(f for f in fills if f[1] not in ("mday", "nth"))
    return fills


def _counts(reader: Reader, at: int) -> bool:
    """Whether a number beside a month is no day: "in June 20 people died", "$12 December 27"."""
    before_it = word_at(reader, at - 1)
    if before_it in reader.data["not"]["currency"]:
        return True
    return before_it in reader.data["months"] and is_counted(reader, at + 1)


def is_counted(reader: Reader, at: int) -> bool:
    """Whether the word after a number says that it counts or measures."""
    if at >= len(reader.tokens):
        return False
    token, no = reader.tokens[at], reader.data["not"]
    if token.text == "-":
        # "In June 12-year-olds went", but not "June 12-14" or "12-May".
        glued = reader.tokens[at - 1].span.end == token.span.start
        behind = reader.tokens[at + 1] if at + 1 < len(reader.tokens) else None
        return (
            glued
            and behind is not None
            and behind.kind == "word"
            and behind.text not in reader.data["months"]
            and behind.span.start == token.span.end
        )
    if token.text in no["onward"] and at + 2 < len(reader.tokens):
        behind = reader.tokens[at + 1]  # "in June 20 to 25 people", "in June 20 or 25 people"
        return behind.kind == "number" and is_plural(reader, reader.tokens[at + 2])
    if token.text == "of":
        return not _YEAR.match(word_at(reader, at + 1))
    return (
        token.text in no["after"]
        or token.text in no["measures"]
        or token.lemma in no["measures"]
        or is_plural(reader, token)
    )


def _behind_year(reader: Reader, at: int) -> tuple[Fill, ...]:
    """A decade or a year of two numbers that begins with a year: "1990s", "2009-10"."""
    if at + 1 >= len(reader.tokens):
        return ()
    token, mark = reader.tokens[at], reader.tokens[at + 1]
    if mark.text in ("s", "'s") and token.text[-1] == "0" and mark.span.start == token.span.end:
        return (("{decade}", "decade", int(token.text), 2),)
    if mark.text != "-" or at + 2 >= len(reader.tokens) or word_at(reader, at + 3) == "-":
        return ()  # 2024-12-01 is a day
    second = reader.tokens[at + 2]
    glued = mark.span.start == token.span.end
    if glued and second.span.start != mark.span.end:
        return ()
    match = _FISCAL.match(f"{token.text}/{second.text}")
    if match is None or not (glued or len(match[2]) == _YEAR_DIGITS):
        return ()
    years = _two_years(match[1], match[2])
    return (("{fiscal}", "fiscal", years, 3),) if years else ()


def is_plural(reader: Reader, token: Token) -> bool:
    """Whether a word looks like the plural of what a number before it counts."""
    year = reader.data["year"]
    if token.lemma in reader.data["not"]["counted"]:
        return True
    if year["capitals"]:
        return token.kind == "word" and reader.text[token.span.start].isupper()
    return (
        token.kind == "word"
        and token.text.endswith("s")
        and not token.text.endswith(("ss", "'s"))
        and token.lemma != token.text
        and token.text not in year["nouns"]
        and token.text not in year["verbs"]
        and not reader.text[token.span.start].isupper()
    )
