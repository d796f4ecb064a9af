"""What part each word of a sentence plays: its verbs, and what stands around them.

Every token gets a tag of one letter. What a word can be comes from the lexicon (`clauses.toml`, and
`verbs.txt`, which knows how often a word is a verb); what it is here, from the words beside it.
"""

# Longer than 400 lines: the tag of a word depends on the tags beside it, and all that decide one
# belong to one pass.

from collections.abc import Mapping, Sequence
from functools import cache, reduce
from operator import or_
from typing import Final

from attrs import field, frozen

from claimcheck.frozen_values import quickly_made
from claimcheck.lexicon import FOLDER, load
from claimcheck.model import Token
from claimcheck.reading.tokens import Remembered, Tokens, kind_of, lemma_of

__all__ = ["Tagged", "Words", "tag", "words_of"]

# --- what a word can be: a set of bits ----------------------------------------------------

DETERMINER: Final = 1
PREPOSITION: Final = 1 << 1
OPENER: Final = 1 << 2
RELATIVE: Final = 1 << 3
COORDINATOR: Final = 1 << 4
SUBJECT: Final = 1 << 5
"""A pronoun that can only be a subject, or stands for one by itself: "they", "nobody"."""
OBJECT: Final = 1 << 6
MODAL: Final = 1 << 7
BE: Final = 1 << 8
HAVE: Final = 1 << 9
DO: Final = 1 << 10
OWN: Final = 1 << 11
"""An auxiliary with its subject in it: "it's"."""
NEGATION: Final = 1 << 12
ADVERB: Final = 1 << 13
BASE: Final = 1 << 14
THIRD: Final = 1 << 15
PAST: Final = 1 << 16
PARTICIPLE: Final = 1 << 17
ING: Final = 1 << 18
PLURAL: Final = 1 << 19
NOT_NOUN: Final = 1 << 20
"""A verb's form that is hardly ever a noun: "agree", "says"."""
COMMA: Final = 1 << 21
BREAK: Final = 1 << 22
QUOTE: Final = 1 << 23
BRACKET: Final = 1 << 24
CURRENCY: Final = 1 << 25
PARTICLE: Final = 1 << 26
BOTH: Final = 1 << 27
"""A preposition that opens clauses, too: "after"."""
CLAUSAL: Final = 1 << 28
"""A verb that takes what is said as a clause without "that": "says prices rose"."""
POSSESSIVE: Final = 1 << 29
PLAIN: Final = 1 << 30
"""A word of no class that is listed: a noun or an adjective."""
TO: Final = 1 << 31
DASH: Final = 1 << 33
DENIAL: Final = 1 << 35
"""A word that may deny a clause: "not", "nobody", "failed"."""
QUANTITY: Final = 1 << 36
"""A word that may say of how many a clause speaks."""
ADJECTIVE: Final = 1 << 34
"""A word that is an adjective and hardly ever a noun."""
ACTIVE: Final = 1 << 32
"""A past tense that is seldom a participle: "warned"."""

AUXILIARY: Final = MODAL | BE | HAVE | DO | OWN
VERB: Final = BASE | THIRD | PAST | PARTICIPLE
_OPENS_NOUN: Final = DETERMINER | CURRENCY | OBJECT | SUBJECT
_ENDS_NOUN: Final = (
    AUXILIARY | PREPOSITION | BOTH | OPENER | COORDINATOR | RELATIVE | SUBJECT
    | COMMA | BREAK | QUOTE | BRACKET
)  # fmt: skip
"""Words and marks that no noun phrase goes on with."""
_IN_SUBJECT: Final = (
    DETERMINER | PLAIN | SUBJECT | PLURAL | POSSESSIVE | PREPOSITION | BASE | THIRD
    | ADJECTIVE | ING
)  # fmt: skip
"""Words of a subject between an auxiliary and its verb."""

_MARKS: Final = {
    ",": COMMA, ";": BREAK, ":": BREAK, "—": BREAK, "\u2013": BREAK, '"': QUOTE, "'": QUOTE,
    "(": BRACKET, ")": BRACKET, "[": BRACKET, "]": BRACKET, "£": CURRENCY, "$": CURRENCY,
    "€": CURRENCY,
    "!": BREAK, "?": BREAK, ".": DASH, "-": DASH, "…": BREAK, "•": BREAK, "|": BREAK,
}  # fmt: skip

_BITS: Final = {
    "determiners": DETERMINER, "prepositions": PREPOSITION, "openers": OPENER,
    "relatives": RELATIVE,
    "coordinators": COORDINATOR, "subjects": SUBJECT, "objects": OBJECT, "modals": MODAL, "be": BE,
    "having": HAVE, "doing": DO, "contracted": OWN, "negations": NEGATION, "adverbs": ADVERB,
    "inside": ADVERB, "plurals": PLURAL, "particles": PARTICLE, "both": BOTH,
}  # fmt: skip
"""The lists of `clauses.toml` that put a word into a class."""


@frozen
class Words:
    """What the lexicon of a language says of the words of clauses."""

    lists: Mapping[str, frozenset[str]] = field(repr=False)
    closed: Mapping[str, int] = field(repr=False)
    """The classes of the words of grammar."""
    shares: dict[str, int] = field(repr=False)
    """In how many tenths of its uses a word is a verb; 10 where it is never a noun."""
    irregular: Mapping[str, str] = field(repr=False)
    """The lemmas of verbs' forms that the dictionary gives to other words."""
    denials: frozenset[str] = field(repr=False)
    quantities: frozenset[str] = field(repr=False)
    classes: Remembered[int] = field(repr=False)
    """The classes that a word can have."""
    verbs: Remembered[str] = field(repr=False)
    """The lemma of a verb's form."""
    contents: Remembered[str] = field(repr=False)
    """The lemma of a word that says something by itself; nothing for others."""

    def classes_of(self, text: str) -> int:
        """The classes that a word can have, worked out."""
        found = self._worked_out(text)
        if text in self.denials or text.endswith("n't") or self.verbs[text] in self.denials:
            found |= DENIAL
        return found | QUANTITY if text in self.quantities else found

    def _worked_out(self, text: str) -> int:
        kind = kind_of(text)
        if kind == "number":
            return PLAIN
        if kind == "mark":
            return _MARKS.get(text, PLAIN)
        if len(text) == 1 and text not in self.closed:
            return PLAIN  # the m of 49m
        bits = self.closed.get(text, 0)
        if text.endswith(("'s", "s'")) and not bits & AUXILIARY:
            return bits | POSSESSIVE | PLAIN
        if bits & (AUXILIARY | NEGATION | SUBJECT | COORDINATOR) or text in self.lists["grammar"]:
            return bits
        lemma = self.irregular.get(text) or lemma_of(text)
        bits |= self._forms(text, lemma)
        if (text in self.lists["adjectives"] and not bits & VERB) or (
            lemma != text and text.endswith("er") and lemma in self.lists["adjectives"]
        ):
            bits |= ADJECTIVE
        if lemma != text and text.endswith(("s", "men")) and not text.endswith("ss"):
            bits |= PLURAL
        if not bits and text.endswith("ly") and text not in self.lists["not_adverbs"]:
            bits |= ADVERB
        return bits or PLAIN

    def _forms(self, text: str, lemma: str) -> int:  # noqa: PLR0911 - a list of decisions reads best whole
        """The forms of a verb that a word can be."""
        lists = self.lists
        verb = _verb_of(text, lemma, self.shares)
        if text in lists["participles"]:
            return PARTICIPLE | BASE if text in lists["unchanged"] else PARTICIPLE
        if verb is None:
            looks = text.endswith("ed") and text != lemma and "-" not in text
            return PAST | PARTICIPLE if looks else 0
        if text.endswith(("er", "est")) and text != verb:
            return 0
        share = self.shares[verb]
        bits = CLAUSAL if verb in lists["clausal_verbs"] else 0
        if share >= _NEVER:
            bits |= NOT_NOUN
        if text.endswith("ing") and text != verb:
            return bits | ING
        if text in lists["unchanged"]:
            return bits | BASE | PAST | PARTICIPLE
        if text in lists["past_only"]:
            return bits | PAST
        if text == verb or _american(text) == verb:
            return bits | BASE
        if text.endswith("s"):
            return bits | THIRD
        return bits | PAST | PARTICIPLE | (ACTIVE if text in lists["active"] else 0)

    def verb_of(self, text: str) -> str:
        """The lemma of a verb's form, worked out."""
        lemma = (self.irregular.get(text) or lemma_of(text)).removesuffix("n't")
        return lemma if lemma in self.shares else _verb_of(text, lemma, self.shares) or lemma

    def content_of(self, text: str) -> str:
        """The lemma of a word that says something by itself, worked out."""
        says = kind_of(text) == "word" and text not in self.lists["function"]
        return lemma_of(text) if says else ""

    def share(self, token: Token) -> int:
        """In how many tenths of its uses a token's word is a verb."""
        lemma = self.irregular.get(token.text, token.lemma)
        verb = _verb_of(token.text, lemma, self.shares)
        return 0 if verb is None else self.shares[verb]


_NEVER: Final = 10
_SHORT: Final = 4
_LESS: Final = ("s", "es", "d", "ed", "ing")


_SPELLINGS: Final = (("our", "or"), ("tre", "ter"), ("ise", "ize"), ("yse", "yze"), ("mme", "m"))


def _american(word: str) -> str:
    """A word as its lemma is spelt: "labor" for "labour"."""
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(load("en").table("clauses")["verb_prefixes"])


def _verb_of(text: str, lemma: str, shares: dict[str, int]) -> str | None:  # noqa: PLR0911 - a list of decisions reads best whole
    """The verb that a word is a form of; the lemma of "leaves" may be a noun's."""
    if lemma in shares:
        return lemma
    if "-" in lemma:
        prefix, _, rest = lemma.partition("-")
        if prefix in _prefixes() and (verb := _verb_of(text.partition("-")[2], rest, shares)):
            shares[lemma] = shares[verb]
            return lemma
        return None
    for ending in _LESS:
        if text.endswith(ending) and len(text) >= _SHORT and text[: -len(ending)] in shares:
            return text[: -len(ending)]
    if text.endswith(("ied", "ies")):
        stem = f"{text[:-3]}y"
        return stem if stem in shares else None
    if text.endswith("ing") and len(text) > _SHORT + 1:
        stem = text[:-3]
        if f"{stem}e" in shares:
            return f"{stem}e"
        return stem[:-1] if stem[-1] == stem[-2] and stem[:-1] in shares else None
    return None


@cache
def words_of(language: str = "en") -> Words:
    """What the lexicon says of the words of a language; read once."""
    table = load(language).table("clauses")
    lists = {key: frozenset(value) for key, value in table.items() if isinstance(value, list)}
    lists["function"] = frozenset(load(language).table("function")["words"])
    lists["reporting"] = frozenset(
        w for group in load(language).table("speech")["verbs"].values() for w in group
    )
    lists["leading"] = frozenset({"be"}).union(
        lists["chaining"], lists["chaining_passive"], lists["chaining_ing"]
    )
    lists["behind_verbs"] = lists["particles"].union(p.split(" ", 1)[1] for p in lists["phrasal"])
    closed: dict[str, int] = {}
    for key, bit in _BITS.items():
        for word in lists[key]:
            closed[word] = closed.get(word, 0) | bit
    closed["to"] = TO | PREPOSITION
    shares, adjectives = _shares(language)
    lists["adjectives"] = frozenset(adjectives)
    for verb in lists["verbs"]:
        shares.setdefault(verb, 5 if verb in lists["nouns_too"] else 10)
    for verb in lists["never_verbs"]:
        shares.pop(verb, None)
    for verb in lists["hardly_nouns"]:
        shares[verb] = 10
    denials = frozenset().union(
        *(lists[key] for key in ("negative_adverbs", "none_words", "negative_forms", "yet_to")),
        *(lists[key] for key in ("failing_verbs", "denying_verbs")),
    )
    rows = [*table["sense"]["quantity"].values(), *table["sense"]["degree"].values()]
    quantities = frozenset(phrase.split()[0] for words in rows for phrase in words)
    words = Words(
        lists, closed, shares, table["irregular"], denials, quantities,
        Remembered(lambda word: words.classes_of(word)),  # noqa: PLW0108 - not yet made
        Remembered(lambda word: words.verb_of(word)),  # noqa: PLW0108 - not yet made
        Remembered(lambda word: words.content_of(word)),  # noqa: PLW0108 - not yet made
    )  # fmt: skip
    return words


def _shares(language: str) -> tuple[dict[str, int], set[str]]:
    """The table of verbs, by the word, and the adjectives."""
    found: dict[str, int] = {}
    adjectives: set[str] = set()
    file = FOLDER / language / "verbs.txt"
    if not file.is_file():
        return found, adjectives
    for line in file.read_text("utf-8").splitlines():
        key, *words = line.split()
        if key == "a-":
            adjectives.update(words)
        elif key != "#":
            share = int(key[0]) if key[1] == "n" else _NEVER
            found.update(dict.fromkeys(words, share))
    return found, adjectives


# --- what a word is here: a letter --------------------------------------------------------
#
# n noun, adjective, number or name    d determiner    u subject pronoun    m object pronoun
# p preposition    b preposition or opener    o opener    r relative    c coordinator
# , comma or dash    ; stronger mark    " quotation mark    ( bracket    a adverb or negation
# V verb of a clause    x inside a verb group    e participle that describes    g -ing form
# t "to" before a verb    i the verb behind it    w undecided    k particle


@quickly_made
@frozen
class Tagged:
    """The tags of a sentence's tokens and its verb groups, in order."""

    words: tuple[str, ...]
    tags: list[str]
    bits: list[int]
    groups: list["Group"]
    denied: bool = False
    """Whether a word among them may deny a clause."""
    quantified: bool = False
    """Whether a word among them may say of how many it speaks."""


@quickly_made
@frozen
class Group:
    """A verb group: token places, half-open; `main` is the verb that says what is done."""

    start: int
    end: int
    main: int
    passive: bool = False
    inverted: bool = False
    """An auxiliary before its subject: "did the firm pay"."""
    said_by: tuple[int, int] | None = None
    """Whoever says it where the name stands behind the verb: ", said Ms Lee"."""


def tag(tokens: Tokens, names: frozenset[int], text: str) -> Tagged:
    """The tags of a sentence's tokens, and the verb groups among them."""
    words = words_of()
    bits = [*map(words.classes.__getitem__, tokens.words)]
    for at in names:
        if not bits[at] & (POSSESSIVE | COMMA | BRACKET | QUOTE):
            bits[at] = PLAIN
    return _Reader(words, tokens, bits, text).read()


def place_of(tags: Sequence[str], at: int) -> bool:
    """Whether a past tense has something before it that it can be said of."""
    return at > 0 and any(letter in "num" for letter in tags[:at])


class _Reader:
    """One pass from left to right, and a second over what was left undecided."""

    def __init__(self, words: Words, tokens: Tokens, bits: list[int], text: str) -> None:
        self.words = words
        self.lists = words.lists
        self.known = tokens.words
        self.tokens = tuple(tokens)
        self.bits = bits
        self.text = text
        self.size = len(tokens)
        self.tags: list[str] = []
        self.groups: dict[int, Group] = {}
        self.weak: list[int] = []
        self.cased: bool | None = None

    def read(self) -> Tagged:
        tags, bits, size = self.tags, self.bits, self.size
        letters = [*map(_QUICK.get, bits), None]
        at = 0
        while True:
            asked = letters.index(None, at)
            tags.extend(letters[at:asked])  # type: ignore[arg-type]  # none of them is None
            if asked >= size:
                break
            at = self._place(asked, bits[asked])
        if self.weak:
            self._settle()
        if not self.groups and "i" in tags:
            self._headline()
        if not self.groups and self.weak:
            self._only_verb()
        every = reduce(or_, bits, 0)
        groups = [*map(self.groups.__getitem__, sorted(self.groups))]
        denied, quantified = bool(every & DENIAL), bool(every & QUANTITY)
        return Tagged(self.known, tags, bits, groups, denied, quantified)

    def _only_verb(self) -> None:
        """The verb of a sentence that else has none: "Crews battle wildfire"."""
        tags, bits = self.tags, self.bits
        if tags[0] == "d" and tags[-1] != ";":
            return  # "The police force in Norby"
        for at in self.weak:
            if not at or tags[at] != "n" or tags[at - 1] != "n" or "p" in tags[:at]:
                continue
            plural = (
                bits[at - 1] & PLURAL
                and self.tokens[at - 1].text not in self.lists["noun_adjuncts"]
            )
            behind = tags[at + 1] if at + 1 < self.size else ""
            bare = bits[at] & BASE and plural and not bits[at - 1] & ADJECTIVE
            third = (
                bits[at] & THIRD
                and not bits[at - 1] & (PLURAL | ADJECTIVE)
                and behind in ("n", "d")
            )
            if (bare and behind) or (third and self.tokens[at - 1].kind != "number"):
                tags[at] = "V"
                self.groups[at] = Group(at, at + 1, at)
                return

    def _headline(self) -> None:
        """A headline whose verb is "to" and an infinitive: "Council to close pool"."""
        tags = self.tags
        verb = tags.index("i")
        start = verb
        while start and tags[start] != "t":
            start -= 1
        if start and tags[start - 1] == "n" and "p" not in tags[:start]:
            tags[verb] = "V"
            passive = bool(self.bits[verb] & PARTICIPLE) and not self.bits[verb] & BASE
            self.groups[start] = Group(start, verb + 1, verb, passive)

    # -- first pass

    def _place(self, at: int, have: int) -> int:  # noqa: C901, PLR0911, PLR0912, PLR0915 - a list of decisions reads best whole
        """Tag the token at a place, and what belongs to it; the next place."""
        tags = self.tags
        if have & AUXILIARY:
            if (have & MODAL and self._is_noun_modal(at)) or self._is_clock(at):
                tags.append("n")
                return at + 1
            return self._auxiliary(at)
        if have & VERB and not have & _SURER:
            return self._verb(at, have)
        token = self.tokens[at]
        if have & DASH and token.text == ".":
            last = at + 1 == self.size or self.tokens[at + 1].kind == "mark"
            tags.append(";" if last else "n")
            return at + 1  # "U.S. prices"
        if have & DASH:
            tags.append("n" if self._joins_words(at) else ",")
            return at + 1
        if have & PARTICLE and not have & PREPOSITION:
            if (
                have & BASE
                and at
                and tags[-1] == "n"
                and self.bits[at - 1] & PLURAL
                and not self.groups
            ):
                self.bits[at] = have & ~PARTICLE
                return self._verb(at, have & ~PARTICLE)  # "Lawmakers back ban"
            tags.append("k")
            return at + 1
        if token.text == "longer" and at and self.tokens[at - 1].text == "no":
            tags[-1] = "a"
            tags.append("a")
            return at + 1
        if token.text == "one" and at and self.tokens[at - 1].text in self.lists["before_one"]:
            tags.append("u")
            return at + 1
        if have & TO:
            return self._to(at)
        if token.text == "that":
            tags.append(self._that(at))
            return at + 1
        if have & RELATIVE:
            tags.append("r" if have & OPENER == 0 or at == 0 or tags[-1] in "n,p" else "o")
            return at + 1
        if have & OBJECT:
            tags.append("d" if have & DETERMINER and self._noun_follows(at + 1) else "m")
            return at + 1
        if token.text == "no" and at + 1 < self.size and self.tokens[at + 1].text == "longer":
            tags.append("a")
            return at + 1
        if token.text == "more" and at and self.tokens[at - 1].kind == "number":
            tags.append("n")
            return at + 1
        than = token.text == "more" and at + 2 < self.size and self.tokens[at + 1].text == "than"
        if than and self.bits[at + 2] & PAST:
            tags += "aa"
            return at + 2  # "more than doubled"
        if have & DETERMINER:
            if have & SUBJECT and tags and tags[-1] == "p" and not self._noun_follows(at + 1):
                tags.append("n")
                return at + 1
            if (
                have & SUBJECT
                and token.text in self.lists["one_only"]
                and self._third_follows(at + 1)
            ) or (have & SUBJECT and self._that_follows(at + 1)):
                tags.append("u")
                return at + 1
            if have & SUBJECT and not self._noun_follows(at + 1):
                tags.append("u")
            elif have & ADVERB and not self._noun_follows(at + 1):
                tags.append("a")
            else:
                tags.append("d")
            return at + 1
        if have & SUBJECT and tags and tags[-1] == "p":
            tags.append("n")
            return at + 1
        if have & SUBJECT:
            loose = have & ADVERB and not (
                at + 1 < self.size and self.bits[at + 1] & (AUXILIARY | VERB)
            )
            inner = token.text in self.lists["either_case"] and bool(tags) and self._is_object(at)
            tags.append("a" if loose else "m" if inner else "u")
            return at + 1
        if have & BOTH:
            far = at + 2 < self.size and self.tokens[at + 2].text == "as" and token.text == "as"
            if far and self.tokens[at + 1].text in self.lists["so_many"]:
                tags += "ddd"
                return at + 3  # "as many as 300 jobs"
            tags.append("b")
            return at + 1
        if have & PREPOSITION:
            tags.append("p")
            return at + 1
        if have & OPENER:
            tags.append("o")
            return at + 1
        if have & VERB:
            return self._verb(at, have)
        if have & ING:
            tags.append("n" if tags and tags[-1] == "d" else "g")
            return at + 1
        if have & ADVERB:
            tags.append("a")
            return at + 1
        tags.append("n")
        return at + 1

    def _is_object(self, at: int) -> bool:
        """Whether "it" is an object: behind a preposition or a verb that takes no clause."""
        before = self.tags[-1]
        if before == "p":
            return True
        verb = before in "Vig" or (before == "w" and self.bits[at - 1] & (THIRD | PAST))
        return bool(verb) and not self.bits[at - 1] & CLAUSAL

    def _joins_words(self, at: int) -> bool:
        """Whether a hyphen stands inside a word: "19-year-old"."""
        tokens = self.tokens
        if not 0 < at < self.size - 1:
            return False
        left = tokens[at - 1].span.end == tokens[at].span.start
        return left and tokens[at].span.end == tokens[at + 1].span.start

    def _is_noun_modal(self, at: int) -> bool:
        """Whether "may", "will" or "can" is a month, a testament or a tin here."""
        before = self.tags[-1] if self.tags else ""
        if before == "d" or (before == "p" and self.tokens[at].text != "can"):
            return True
        upper = self.text[self.tokens[at].span.start].isupper()
        follows = at + 1 < self.size and self.tokens[at + 1].kind == "number"
        return self.tokens[at].text == "may" and (upper and (at > 0 or follows))

    def _is_clock(self, at: int) -> bool:
        return self.tokens[at].text == "am" and at > 0 and self.tokens[at - 1].kind == "number"

    def _that_follows(self, at: int) -> bool:
        """Whether a verb and "that" follow: "few doubt that"."""
        if at + 1 >= self.size or not self.bits[at] & (BASE | PAST):
            return False
        return self.tokens[at + 1].text == "that"

    def _third_follows(self, at: int) -> bool:
        """Whether a verb follows a word that goes with no plural: "neither supports it"."""
        if at >= self.size or not self.bits[at] & (THIRD | PAST):
            return False
        plain = at + 1 < self.size and self.bits[at + 1] & (PLAIN | PLURAL | ING)
        return bool(self.bits[at] & THIRD) or not plain

    def _noun_follows(self, at: int) -> bool:
        """Whether a noun phrase goes on at a place: no mark, no word of grammar, no sure verb."""
        if at >= self.size:
            return False
        have = self.bits[at]
        if have & _ENDS_NOUN:
            return self.tokens[at].text in self.lists["within_determiners"]
        if have & (BASE | THIRD) and have & NOT_NOUN:
            return False
        if have & PAST and not have & PARTICIPLE:
            return False
        if have & ADVERB and not have & DETERMINER:
            return self._noun_follows(at + 1)
        return True

    def _that(self, at: int) -> str:  # noqa: PLR0911 - a list of decisions reads best whole
        """Whether "that" opens a clause, stands for a noun, or points to the noun behind it."""
        before = self.tags[-1] if self.tags else ";"
        if before == "w":
            before = "V" if self.bits[at - 1] & (PAST | CLAUSAL) else "n"
        if at + 1 < self.size and self.tokens[at + 1].text == "of":
            return "d"  # "that of robberies"
        after = self.bits[at + 1] if at + 1 < self.size else 0
        verb = after & (AUXILIARY | PAST) or (after & THIRD and after & NOT_NOUN)
        if before in "nm" and not (self.bits[at - 1] & ING):
            if after & (BASE | THIRD) and not after & (NOT_NOUN | PAST):
                noun = self.tokens[at - 1]
                plural = bool(self.bits[at - 1] & PLURAL)
                agrees = (
                    plural != bool(after & THIRD) and noun.lemma not in self.lists["content_nouns"]
                )
                return "r" if agrees or self._opens_object(at + 2) else "o"
            return "r" if verb or (after & (VERB | ADVERB) and not after & DETERMINER) else "o"
        if before in "Vxeig" or (at and self.bits[at - 1] & CLAUSAL):
            return "u" if verb and not self._noun_follows(at + 1) and before != "e" else "o"
        if before in "pb;":
            return "u" if verb or not self._noun_follows(at + 1) else "d"
        if before == "c":
            return "r" if verb else "o"
        if before == "," and after & THIRD and self._opens_object(at + 2):
            return "r"
        return "r" if verb and before == "," else "o"

    def _to(self, at: int) -> int:
        """Tag "to" before a verb or before a noun."""
        tags, bits = self.tags, self.bits
        after = at + 1
        while after < self.size and bits[after] & ADVERB and not bits[after] & (BASE | DETERMINER):
            after += 1
        if after < self.size:
            have = bits[after]
            token = self.tokens[after]
            if have & (BE | HAVE | DO) and token.text in self.lists["infinitives"]:
                return self._infinitive(at, after)
            if (
                have & BASE
                and not have & (DETERMINER | PREPOSITION)
                and self._is_infinitive(after, at)
            ):
                return self._infinitive(at, after)
        tags.append("p")
        return at + 1

    def _is_infinitive(self, at: int, to: int) -> bool:
        """Whether the word behind "to" is a verb: "to cut costs", not "to work"."""
        if self.bits[at] & NOT_NOUN or at > to + 1:
            return True
        share = self.words.share(self.tokens[at])
        before = self.tags[-1] if self.tags else ";"
        following = self.bits[at + 1] if at + 1 < self.size else BREAK
        if self._chains(to - 1):
            return True
        past = following & PAST and not following & (PARTICIPLE | BASE)
        if (following & AUXILIARY or past) and share < _HALF:
            return False
        if following & _OPENS_NOUN or share >= _HALF:
            return True
        governs = to and self.tokens[to - 1].lemma in self.lists["before_noun"]
        return not governs and before in "Vnxaegkw" and share >= _SOMETIMES

    def _chains(self, place: int) -> bool:
        """Whether the word before "to" leads to a verb: "hopes to work", "is to work"."""
        while place > 0 and self.tags[place] == "a" and not self._leads(place):
            place -= 1
        return place >= 0 and self._leads(place)

    def _leads(self, place: int) -> bool:
        token, lists = self.tokens[place], self.lists
        if token.text in lists["chaining_forms"] or self.bits[place] & (BE | HAVE):
            return True
        verb = self.words.verbs[token.text]
        if verb in lists["before_noun"]:
            return False
        return verb in lists["chaining"] or verb in lists["chaining_passive"]

    def _infinitive(self, at: int, verb: int) -> int:
        """Tag "to", what stands between, and the verb group behind it."""
        tags, bits = self.tags, self.bits
        tags.append("t")
        tags += "a" * (verb - at - 1)
        while verb < self.size and bits[verb] & (AUXILIARY | ADVERB | NEGATION):
            tags.append("x")
            verb += 1
        helper = bits[verb - 1] if tags[-1] == "x" else 0
        fitting = PARTICIPLE | ING if helper & BE else PARTICIPLE if helper & HAVE else BASE
        if (
            verb < self.size
            and bits[verb] & fitting
            and self.tokens[verb].text not in self.lists["ing_adjectives"]
        ):
            tags.append("i")
            return verb + 1
        if tags[-1] == "x":
            back = len(tags) - 1
            while (
                bits[back] & (ADVERB | NEGATION)
                and not bits[back] & AUXILIARY
                and tags[back] == "x"
            ):
                tags[back] = "a"
                back -= 1
            tags[back] = "i"
        return len(tags)

    def _auxiliary(self, start: int) -> int:  # noqa: C901 - a list of decisions reads best whole
        """Tag the verb group that an auxiliary opens."""
        tags, bits, tokens, size = self.tags, self.bits, self.tokens, self.size
        at, last = start, start
        while at < size:
            have = bits[at]
            if have & AUXILIARY and (at == start or not have & OWN):
                last = at
            elif have & QUOTE and at + 1 < size and bits[at + 1] & PARTICIPLE:
                pass
            elif not have & (ADVERB | NEGATION) or (
                have & DETERMINER and self._is_object_of(at, last)
            ):
                break
            at += 1
        if tokens[start].text in self.lists["standing_alone"]:
            # "being", "having": no clause of its own
            tags += "g" + "x" * (last - start)
            if at < size and bits[at] & (VERB | ING):
                tags += "a" * (at - last - 1) + "e"
            return len(tags)
        main = self._main_verb(at, last) if at < size else None
        if main is None:
            inverted = self._inverted(start, last)
            if inverted is not None:
                return inverted
            if bits[last] & MODAL and not (bits[last] & DO):
                if at < size and bits[at] & (COMMA | BREAK | COORDINATOR | OPENER | BOTH):
                    main = last  # "as soon as it can"
                else:
                    tags += "x" * (last + 1 - start)
                    return last + 1
            end = last + 1
            tags += "x" * (last - start) + "V"
            self.groups[start] = Group(start, end, last)
            return end
        have = bits[main]
        passive = bool(bits[last] & (BE | OWN)) and bool(have & PARTICIPLE) and not have & ING
        passive = passive or (
            tokens[last].text in self.lists["getting"] and bool(have & PARTICIPLE)
        )
        tags += "x" * (main - start) + "V"
        self.groups[start] = Group(start, main + 1, main, passive)
        return main + 1

    def _is_object_of(self, at: int, last: int) -> bool:
        """Whether "no" or "all" behind an auxiliary begins a noun phrase: "has no friends"."""
        if not self.bits[last] & (BE | HAVE) or at + 1 >= self.size:
            return False
        following = self.tokens[at + 1].text
        if following == "longer":
            return False
        verb = self.bits[at + 1] & (PARTICIPLE | ING)
        if verb and self.tokens[at].text in self.lists["floating"]:
            return False
        return self._noun_follows(at + 1)

    def _main_verb(self, at: int, last: int) -> int | None:  # noqa: PLR0911 - a list of decisions reads best whole
        """The verb that an auxiliary at `last` leads to, if the token at `at` is one."""
        have, kind = self.bits[at], self.bits[last]
        token = self.tokens[at]
        if have & (PREPOSITION | DETERMINER) or token.kind != "word":
            return None
        text = self.tokens[last].text
        if kind & MODAL or kind & DO:
            if have & BASE:
                return at
            return (
                at
                if have & _CLASSES == PLAIN
                and not kind & DO
                and token.text == token.lemma
                and self._opens_object(at + 1)
                else None
            )
        if kind & HAVE:
            return (
                at
                if have & PARTICIPLE or (have & PAST and token.text not in self.lists["plurals"])
                else None
            )
        if text in self.lists["have_or_be"]:
            return at if have & (PARTICIPLE | ING) else None
        if token.text in self.lists["ing_adjectives"] and not self._opens_object(at + 1):
            return None
        if have & PARTICIPLE:
            if have & BASE and not have & NOT_NOUN and self._noun_in_group(at):
                return None
            return at
        return at if have & ING and not self._noun_in_group(at) else None

    def _noun_in_group(self, at: int) -> bool:
        """Whether a word behind "is" begins a noun phrase: "is housing policy"."""
        token = self.tokens[at]
        return token.text in self.lists["ing_nouns"] and not self._opens_object(at + 1)

    def _inverted(self, start: int, last: int) -> int | None:
        """Tag "did the firm pay" or "nor had he been told": an auxiliary, its subject, its verb."""
        tags, bits, tokens = self.tags, self.bits, self.tokens
        before = tags[-1] if tags else ";"
        inverting = self.lists["inverting"]
        front = before in ';"' or (start and tokens[start - 1].text in inverting)
        front = front or tokens[0].text in self.lists["inverting_first"]
        if not front or bits[last] & OWN or start != last:
            return None
        at = last + 1
        phrase = _IN_SUBJECT
        while at < self.size and at < last + _SUBJECT and not bits[at] & TO:
            have = bits[at]
            verb = have & VERB and not have & (DETERMINER | PREPOSITION)
            if (
                at > last + 1
                and verb
                and self._fits(have, bits[last])
                and not bits[at - 1] & DETERMINER
            ):
                break
            if not have & phrase:
                break
            at += 1
        stop, kind = at, bits[last]
        while (
            at < self.size
            and at > last + 1
            and bits[at] & (AUXILIARY | NEGATION | ADVERB)
            and not bits[at] & OWN
        ):
            kind = bits[at] if bits[at] & AUXILIARY else kind
            at += 1
        if stop == last + 1 or stop >= self.size:
            return None
        if at >= self.size or not self._fits(bits[at], kind):
            if not kind & BE or kind == bits[last]:
                return None
            while not bits[at - 1] & BE:
                at -= 1
            at -= 1
        tags.append("x")
        tags += "u" if bits[last + 1] & SUBJECT and stop == last + 2 else "n" * (stop - last - 1)
        tags += "x" * (at - stop)
        passive = bool(kind & BE) and bool(bits[at] & PARTICIPLE)
        tags.append("V")
        group = Group(start, at + 1, at, passive, inverted=True, said_by=(last + 1, stop))
        self.groups[start] = group
        return at + 1

    @staticmethod
    def _fits(have: int, kind: int) -> bool:
        if kind & (MODAL | DO):
            return bool(have & BASE)
        if kind & HAVE:
            return bool(have & PARTICIPLE)
        return bool(have & (PARTICIPLE | ING))

    def _opens_object(self, at: int) -> bool:
        """Whether a noun phrase that a verb may take begins at a place."""
        if at >= self.size:
            return False
        have = self.bits[at]
        token = self.tokens[at]
        if have & (DETERMINER | CURRENCY | OBJECT) or token.kind == "number":
            return True
        return bool(have & SUBJECT) and not have & OPENER

    # -- verbs without an auxiliary

    def _previous(self, at: int) -> int:
        """The place before, adverbs left out."""
        at -= 1
        while at >= 0 and self.tags[at] == "a" and not self.bits[at] & DETERMINER:
            at -= 1
        return at

    def _verb(self, at: int, have: int) -> int:  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
        """Tag a word that can be a verb and has no auxiliary."""
        tags, tokens, bits = self.tags, self.tokens, self.bits
        place = self._previous(at)
        before = tags[place] if place >= 0 else ";"
        before = "n" if before == "w" else before
        token = tokens[at]
        of_them = before == "m" and place and tags[place - 1] == "p"
        if before in "dp" or (before == "m" and not have & BASE and not of_them):
            tags.append("e" if have & PARTICIPLE and before != "d" and not have & BASE else "n")
            return at + 1
        if at and tokens[at - 1].kind == "number" and self._number_at(at + 1):
            tags.append("n")  # "1 March 2025"
            return at + 1
        if (
            at
            and self.text[token.span.start].isupper()
            and before not in {'"', ";"}
            and self._sentence_case()
        ):
            tags.append("n")
            return at + 1
        if (
            before in ',"'
            and place > 0
            and token.text in self.lists["inverts"]
            and (self.groups or before == '"' or token.text in {"says", "say", "said"})
        ):
            said_by = None if self._closes_relative(place) else self._said_by(at)
            if said_by is not None and (
                self.groups or before == '"' or said_by[1] >= self.size - 1
            ):
                tags.append("V")
                self.groups[at] = Group(at, at + 1, at, said_by=said_by)
                return at + 1
        if before == "n" and bits[place] & POSSESSIVE:
            tags.append("n")
            return at + 1
        that = at + 1 < self.size and tokens[at + 1].text == "that"
        if that and have & CLAUSAL and have & (BASE | THIRD) and before == "n":
            return self._sure(at)  # "Figures released on Monday show that"
        if have & NOT_NOUN and have & THIRD and before in 'n("' and place >= 0:
            return self._sure(at)
        if before == "u":
            agrees = have & (PAST | THIRD) or (
                have & BASE and tokens[place].text not in self.lists["third_person"]
            )
            if agrees and (not have & DETERMINER):
                return self._sure(at)
            tags.append("e" if have & PARTICIPLE else "n")
            return at + 1
        if (
            before == "o"
            and tokens[place].text == "what"
            and have & (PAST | THIRD)
            and place == at - 1
        ):
            return self._sure(at)  # "what surprised them"
        if before == "r" and tokens[place].text == "whose":
            tags.append("n")
            return at + 1
        if before == "r":
            if have & (PAST | THIRD | BASE):
                return self._sure(at)
            tags.append("e")
            return at + 1
        if have & _CLASSES == PARTICIPLE or (have & PARTICIPLE and not have & PAST):
            self.weak.append(at)
            tags.append("w")
            return at + 1
        if have & PAST and not have & PARTICIPLE:
            if before in 'nc",k(':
                return self._sure(at)
            if before in "ob;" and token.text not in self.lists["nouns_too"]:
                return self._sure(at)
            if before in "Vxeig" or of_them:
                return self._sure(at)
        self.weak.append(at)
        tags.append("w")
        return at + 1

    def _number_at(self, at: int) -> bool:
        return at < self.size and self.tokens[at].kind == "number"

    def _sentence_case(self) -> bool:
        """Whether capitals mark names, not the words of a headline."""
        if self.cased is None:
            long = [t for t in self.tokens if t.kind == "word" and len(t.text) > _LONG]
            upper = sum(self.text[t.span.start].isupper() for t in long)
            self.cased = upper * 2 < len(long) or len(long) < _LONG
        return self.cased

    def _sure(self, at: int) -> int:
        self.tags.append("V")
        self.groups[at] = Group(at, at + 1, at)
        return at + 1

    def _closes_relative(self, comma: int) -> bool:
        """Whether a comma closes a relative clause behind a subject that waits for its verb."""
        tags = self.tags
        verb = max(self.groups, default=-1)
        return verb >= 0 and tags[comma] == "," and self._waits(self.groups[verb].main)

    def _said_by(self, at: int) -> tuple[int, int] | None:
        """Whoever says it, behind a verb of saying that follows what is said."""
        bits, size = self.bits, self.size
        end = at + 1
        while end < size and end < at + _SPEAKER and not bits[end] & _ENDS_SPEAKER:
            if bits[end] & VERB and bits[end] & NOT_NOUN:
                return None
            end += 1
        start = at + 1
        while end > start and bits[end - 1] & (PREPOSITION | DETERMINER | BOTH):
            end -= 1
        if end <= start or bits[start] & (PREPOSITION | BOTH | OPENER | ADVERB | TO | OBJECT):
            return None
        if end < size and bits[end] & AUXILIARY:
            return None
        return start, end

    # -- second pass

    def _settle(self) -> None:
        """Decide what was left undecided, by the verbs around it."""
        bits = self.bits
        first = [a for a in self.weak if bits[a] & NOT_NOUN and not bits[a] & PARTICIPLE]
        second = [
            a
            for a in self.weak
            if bits[a] & PAST
            and not (bits[a] & BASE and self.words.share(self.tokens[a]) < _MAINLY)
        ]
        if not first:
            first = self._opening_verb()
        for at in [*first, *second, *self.weak]:
            if self.tags[at] != "w":
                continue
            have = self.bits[at]
            if have & PAST and not have & (PARTICIPLE | BASE):
                letter = "V" if place_of(self.tags, at) else "n"
            elif have & PARTICIPLE and not have & BASE:
                letter = self._past(at, have)
            else:
                letter = self._present(at, have)
            self.tags[at] = letter
            if letter == "V":
                passive = have & PARTICIPLE and (self._by_somebody(at) or self._told_to(at))
                self.groups[at] = Group(at, at + 1, at, bool(passive))

    def _opening_verb(self) -> list[int]:
        """The verb of "Hundreds protest against": behind a sentence's first words and a plural."""
        if not self.weak or (self.groups and min(self.groups) < self.weak[-1]):
            return []
        for at in self.weak[:_FIRST]:
            bare = all(self.tags[i] in "nw" for i in range(at))
            subject = self.bits[at - 1] if at else 0
            plural = subject & PLURAL and (at == 1 or not subject & THIRD)
            if self.bits[at] & BASE and bare and plural:
                later = at + 1 < self.size and self.tags[at + 1] in "Vx"
                if self.words.share(self.tokens[at]) >= _SOMETIMES and not later:
                    self.tags[at] = "V"
                    self.groups[at] = Group(at, at + 1, at)
                break
        return []

    def _told_to(self, at: int) -> bool:
        """Whether a headline says that somebody was told: "Schools told to improve"."""
        if at + 1 >= self.size or self.tags[at + 1] != "t":
            return False
        return self.words.verbs[self.tokens[at].text] in self.lists["telling_verbs"]

    def _by_somebody(self, at: int) -> bool:
        """Whether "by" and no amount follows: a headline's passive, "Drivers fined by court"."""
        if at + 2 >= self.size or self.tokens[at + 1].text != "by":
            return False
        after = self.tokens[at + 2]
        return (
            after.kind != "number"
            and not self.bits[at + 2] & CURRENCY
            and after.text not in self.lists["amounts"]
        )

    def _left(self, at: int) -> tuple[int, str]:
        """The verb of a clause to the left in the same stretch, and what parts them ("" nothing).

        Where the noun phrase that a relative clause describes still waits for its verb, there is
        none: "Inspectors who visited the home found".
        """
        tags = self.tags
        parted, inner = "", -1
        for place in range(at - 1, -1, -1):
            letter = tags[place]
            if letter not in _PARTING:
                continue
            if letter == "V":
                if not parted and self._waits(place):
                    return -1, "w"
                return (inner, "") if inner >= 0 else (place, parted)
            if letter == "i" and not parted and inner < 0:
                inner = place
            elif letter in ";or":
                waiting = letter == "o" and self.tokens[place].text in self.lists["relatives"]
                waiting = (
                    waiting and place > 0 and tags[place - 1] in "n," and "V" not in tags[:place]
                )
                return (inner, "") if inner >= 0 else (-1, "W" if waiting else letter)
            elif letter == "b" and (place == 0 or tags[place - 1] in ',;"c'):
                return (inner, "") if inner >= 0 else (-1, "o")
            elif letter in "c,b":
                parted = parted or letter
        return (inner, "") if inner >= 0 else (-1, parted)

    def _waits(self, verb: int) -> bool:
        """Whether a verb is of a relative clause whose noun has no verb yet."""
        tags = self.tags
        place = verb - 1
        if place > 0 and tags[place] == "u" and tags[place - 1] == "n":
            # "every point we lose puts"
            return not any(letter in "Vx" for letter in tags[:place])
        while place >= 0 and tags[place] not in "Vr;,":
            place -= 1
        if place < 1 or tags[place] != "r" or tags[place - 1] not in "n,(":
            return False
        return not any(letter in "Vx" for letter in tags[:place])

    def _right(self, at: int) -> tuple[int, int, str]:
        """The next verb to the right, the commas between, and "own" where it has its subject."""
        tags = self.tags
        commas = 0
        last = at
        for place in range(at + 1, self.size):
            letter = tags[place]
            if letter not in _PARTING:
                continue
            if letter in "Vx":
                while last + 1 < place and tags[last + 1] == "a":
                    last += 1
                fresh = tags[last] in ",bc" or commas
                return place, commas, "own" if fresh and place - last > 1 else ""
            if letter in ";rou":
                break
            if letter == "c" and not self._joins_nouns(place):
                break
            if letter == ",":
                commas += 1
                last = place
            elif letter in "bc":
                last = place
        return -1, commas, ""

    def _joins_nouns(self, place: int) -> bool:
        """Whether a coordinator stands between nouns, and no verb follows it at once."""
        following = self.bits[place + 1] if place + 1 < self.size else 0
        return not following & (AUXILIARY | PAST | THIRD) and self.tokens[place].text != "but"

    def _past(self, at: int, have: int) -> str:  # noqa: C901, PLR0911, PLR0912, PLR0915 - a list of decisions reads best whole
        """Whether a past form is the verb of a clause ("V") or a description ("e")."""
        tags, bits, tokens = self.tags, self.bits, self.tokens
        place = self._previous(at)
        before = tags[place] if place >= 0 else ";"
        only = not have & PAST
        left, parted = self._left(at)
        after = at + 1
        while (
            after < self.size
            and bits[after] & ADVERB
            and not bits[after] & (DETERMINER | PREPOSITION)
        ):
            after += 1
        following = bits[after] if after < self.size else BREAK
        takes = bool(self._opens_object(after)) or (following & POSSESSIVE)
        naming = tokens[at].text in self.lists["naming"]
        clausal = bool(have & CLAUSAL)
        if before in "Vxe" or (before == "g"):
            # "were left stranded"
            return "e"
        if (
            after < self.size
            and f"{tokens[at].text} {tokens[after].text}" in self.lists["describing"]
        ):
            return "e"
        if before in "ob":
            return "e"
        if parted == "b" and following & (PREPOSITION | BOTH) and not have & ACTIVE:
            return "e"
        if before == "m" and not (place and tags[place - 1] == "p"):
            return "e"
        if before in ';"(' and place < at:
            if before == '"' and left >= 0:
                return "V" if not only else "e"
            return "e" if not (before == '"' and place > 0) else "V"
        # behind a noun
        if (
            before == "n"
            and tokens[place].kind == "number"
            and following & (PLURAL | PLAIN)
            and not takes
            and not following & (COMMA | BREAK | QUOTE)
            and following & PLURAL
        ):
            return "e"  # "two injured men"
        if have & ACTIVE and before == "n" and (left < 0 or parted) and not self._describes(at):
            return "V"
        if before == "c":
            if left >= 0 or (self.groups and parted != "o"):
                previous = self.groups_before(at)
                if previous is None:
                    return "e"
                if only and not previous.passive and not self._perfect(previous):
                    return "e"
                if (
                    following & (PLAIN | PLURAL)
                    and not takes
                    and tags[place - 1] in "ed"
                    and not bits[after] & PREPOSITION
                ):
                    return "e"  # "killed and injured people"
                return "V"
            return "e"
        if before == "," and have & ACTIVE and left >= 0 and not self._describes(at):
            return "V"  # "fell in 31 states, increased in 12"
        if before == ",":
            if only:
                return "e"
            right, commas, own = self._right(at)
            if takes and not naming and self.groups_before(at) is not None:
                return "V"
            if right >= 0 and not own:
                return "e"
            if self._closes_aside(place):
                return "V"
            return (
                "e"
                if following & (PREPOSITION | BOTH) or left < 0
                else "V"
                if not following & (COMMA | BREAK)
                else "e"
            )
        if at + 1 < self.size and tags[at + 1] == "w" and bits[at + 1] & PAST and not clausal:
            return "e"  # "Miles travelled climbed"
        if left >= 0 and parted == "," and following & (PREPOSITION | BOTH) and not takes:
            opened = tags[0] in "obpa" or (tags[0] == '"' and len(tags) > 1 and tags[1] in "ob")
            near = clausal and "p" not in tags[max(0, at - _SPEAKER) : at]
            if not opened and not near:
                return "e"  # ", a fall from the 43 deaths reported in 2021"
        if parted == "W" and not only:
            return "V"  # "the letter that the minister sent was leaked"
        right, commas, own = self._right(at)
        own = own or ("" if commas else own)
        if only:
            if left < 0 and right < 0 and parted != "r":
                return "V"  # a headline: "Two men shot in Leeds"
            return "e"
        if left >= 0 and not parted:
            if bits[left] & CLAUSAL and not self._object_ends(left, place):
                return "V" if right < 0 or own or not following & (PREPOSITION | BOTH) else "e"
            return "e"
        if takes and (not naming or (clausal and right >= 0 and commas == 0)):
            return "V"
        if (
            clausal
            and (have & ACTIVE or not naming)
            and right >= 0
            and following & (PLAIN | PLURAL | DETERMINER | RELATIVE | OPENER)
        ):
            return "V"
        if right >= 0:
            if commas == 0 and not own:
                return "e"
            if not own and commas > 1:
                return "e"
            if not own and commas == 1:
                return "V"
            if own and commas > 1 and naming:
                return "e"
            return "V"
        if left >= 0 and parted == "c" and self._in_list_of_nouns(left, at):
            return "e"
        return "V"

    def _describes(self, at: int) -> bool:
        """Whether "by" or an infinitive follows: "a man said to be 40"."""
        return at + 1 < self.size and (self.tags[at + 1] == "t" or self.tokens[at + 1].text == "by")

    def _perfect(self, group: Group) -> bool:
        return any(self.bits[i] & (HAVE | BE) for i in range(group.start, group.main))

    def groups_before(self, at: int) -> Group | None:
        """The last verb group found so far before a place."""
        found = [k for k in self.groups if k < at]
        return self.groups[max(found)] if found else None

    def _object_ends(self, left: int, place: int) -> bool:
        """Whether a verb's object and a preposition stand between: "told police in a letter"."""
        return any(self.tags[i] == "m" for i in range(left + 1, place))

    def _in_list_of_nouns(self, left: int, at: int) -> bool:
        """Whether what "and" joins goes on an object: "rescued two men and a boy trapped in"."""
        following = self.bits[at + 1] if at + 1 < self.size else BREAK
        del left
        return (
            bool(following & (PREPOSITION | BOTH)) and self.tokens[at].text.endswith("ed") is False
        )

    def _before_aside(self, comma: int) -> int:
        """The last token before the comma that opened what another closes."""
        place = comma - 1
        while place > 0 and self.tags[place] != ",":
            place -= 1
        return place - 1

    def _closes_aside(self, comma: int) -> bool:
        """Whether a comma closes what another opened behind the subject."""
        tags = self.tags
        for place in range(comma - 1, -1, -1):
            if tags[place] == ",":
                return place > 0 and tags[place - 1] in "n)e"
            if tags[place] == ";":
                return False
        return False

    def _present(self, at: int, have: int) -> str:  # noqa: C901, PLR0911, PLR0912, PLR0915 - a list of decisions reads best whole
        """Whether a dictionary or -s form is the verb of a clause ("V") or a noun ("n")."""
        tags, bits, tokens = self.tags, self.bits, self.tokens
        place = self._previous(at)
        before = tags[place] if place >= 0 else ";"
        following = bits[at + 1] if at + 1 < self.size else BREAK
        letter = tags[at + 1] if at + 1 < self.size else ";"
        sure_word = bool(have & NOT_NOUN)
        unchanged = bool(have & PAST)
        if at + 1 < self.size and tokens[at + 1].text == "of" and not sure_word:
            return "n"
        if letter in "Vx" and not (have & CLAUSAL):
            return "n"
        if letter == "w" and following & PAST and not following & BASE and not sure_word:
            return "n"  # "Gas prices dropped"
        if have & THIRD and letter == "w" and following & BASE and self._ends_with_verb(at + 1):
            return "n"  # "Hospital waits fall to"
        if (
            place >= 0
            and bits[place] & ADJECTIVE
            and not sure_word
            and not (place and tokens[place - 1].text == "the")
        ):
            return "n"  # "fuller shelves"
        if have & THIRD and place >= 0 and tokens[place].kind == "number" and before == "n":
            return "n"  # "8,500 lives"
        if have & PARTICLE or before in {";", "o"} or before == "b":
            return "n"
        left, parted = self._left(at)
        if before == "c":
            previous = self.groups_before(at)
            behind = tags[place - 1] if place else ""
            if previous is None and "i" not in tags[:at]:
                return "n"
            same = previous is not None and self._agree(previous, at)
            if "i" in tags[:at] and have & BASE and not same:
                last = at - 1 - tags[at - 1 :: -1].index("i")
                if previous is None or last > previous.main:
                    return "i" if self._object_like(at + 1) or sure_word else "n"
            loose = previous is not None and (sure_word or (have & THIRD and letter == "a"))
            if not same and not loose:
                return "n"
            if behind == "V" or sure_word or self._object_like(at + 1) or letter in "ta":
                return "V"
            return "n"
        if (
            before in "Ve"
            and have & (THIRD | BASE)
            and self._opens_object(at + 1)
            and self._left(at)[1] == "w"
        ):
            return "V"  # "None of those that were asked supports it"
        if before in "Vxeitm":
            # "help cut costs", "saw prices rise", "let them work"
            if (
                have & BASE
                and (before in "Vm")
                and (sure_word or self._object_like(at + 1))
                and tokens[place].lemma in self.lists["bare_infinitive"]
            ):
                return "i"
            return "V" if sure_word and have & THIRD and before == "m" else "n"
        if before == ",":
            previous = self.groups_before(at)
            if not self._closes_aside(place):
                same = previous is not None and bool(bits[previous.main] & have & (THIRD | PAST))
                return "V" if same and self._opens_object(at + 1) else "n"
        score = self.words.share(tokens[at]) - 5 if not sure_word else 5
        if before == ",":
            place = self._before_aside(place)
            score += 0 if "V" in tags[: place + 1] else 5
        head, number = self._head(place)
        if head < 0:
            score -= 4
        if unchanged:
            if before == "n" and not self._opens_object(at + 1) and self._right(at)[0] >= 0:
                return "n"
            score += 1
        elif have & THIRD:
            score += -3 if number == "plural" else 1
        else:
            if number != "plural":
                return "n"
            score += 1
        if self._opens_object(at + 1) or following & NEGATION:
            score += 4
        elif letter == "o" and have & CLAUSAL and left < 0:
            score += 5
        elif letter in "tom" or following & PARTICLE:
            score += 3
        elif self._named(at + 1) or (following & (PLAIN | PLURAL) and letter == "n"):
            score += 2 if have & THIRD or unchanged else 0
        elif following & (COMMA | BREAK | COORDINATOR):
            score -= 3 if have & THIRD and self._right(at)[0] >= 0 else 1
        elif letter == "a":
            score += 2
        if left >= 0 and not parted:
            verb = self.words.verbs[tokens[left].text]
            if unchanged and verb in self.lists["bare_infinitive"]:
                return "n"  # "saw a man run"
            score += 4 if verb in self.lists["content_only"] else 0 if bits[left] & CLAUSAL else -6
        elif left >= 0 and parted == "c":
            score -= 2
        elif left < 0:
            score += 2
        elif parted == "b":
            score += 3
        right, commas, own = self._right(at)
        if left < 0 and parted in ("o", "r", "w", "b", "W") and (right < 0 or commas):
            score += 4
        bare = have & BASE and not unchanged and left < 0 and (right < 0 or own)
        if bare and tokens[place].text not in self.lists["noun_adjuncts"]:
            score += 2  # "Some 4,000 people work at the plant"
        if parted in {"o", "r", "W"} and self._last_chance(at):
            score += 3
        if parted == "W":
            right = -1
        if right >= 0 and commas == 0 and not own:
            score += (1 if left < 0 and have & BASE else -2) if have & CLAUSAL else -6
        elif right >= 0 and not own and commas > 1:
            score -= 2
        if letter in "pb" and following & (PREPOSITION | BOTH) and not sure_word:
            score -= 3 if have & THIRD and not self._named(place) else 1
        return "V" if score >= _ENOUGH else "n"

    def _ends_with_verb(self, at: int) -> bool:
        """Whether a word that is mostly a verb has nothing behind it that it could describe."""
        if self.words.share(self.tokens[at]) <= _HALF:
            return False
        return at + 1 >= self.size or bool(
            self.bits[at + 1] & (PREPOSITION | BOTH | BREAK | COMMA | ADVERB | TO | PARTICLE)
        )

    def _last_chance(self, at: int) -> bool:
        """Whether no other word up to the next mark can be a clause's verb."""
        for letter in self.tags[at + 1 :]:
            if letter in ",;orbc":
                return True
            if letter in "wVx":
                return False
        return True

    def _named(self, at: int) -> bool:
        return at < self.size and self.text[self.tokens[at].span.start].isupper()

    def _agree(self, group: Group, at: int) -> bool:
        """Whether a verb behind "and" has the number and tense of the one before it."""
        have, before = self.bits[at], self.bits[group.start]
        text = self.tokens[group.start].text
        if before & AUXILIARY:
            if have & BASE and (before & MODAL or text in self.lists["plural_auxiliaries"]):
                return True
            return bool(have & THIRD) and text in self.lists["single_auxiliaries"]
        return bool(before & have & (THIRD | BASE | PAST))

    def _object_like(self, at: int) -> bool:
        if self._opens_object(at):
            return True
        return at < self.size and self.tags[at] in "nm" and not self.bits[at] & (COMMA | BREAK)

    def _head(self, place: int) -> tuple[int, str]:
        """The head of the noun phrase that ends at a place, and its number."""
        tags, bits = self.tags, self.bits
        head = place
        at = place
        while at >= 0 and tags[at] in "ndaeupg":
            if tags[at] == "p" and self.tokens[at].text == "than":
                at -= 1
                continue
            if tags[at] == "p":
                if not at or tags[at - 1] not in "nmu":
                    if self.tokens[at].text in self.lists["limiters"]:
                        break  # "about half the staff"
                    return -1, ""  # only "in special measures" stands there
                whole = self.tokens[at - 1]
                parts = whole.kind == "number" or whole.text in self.lists["fractions"]
                if not parts:
                    head = at - 1
            at -= 1
        if head < 0:
            return head, ""
        have = bits[head]
        joined = at > 0 and tags[at] == "c" and tags[at - 1] == "n" and "V" not in tags[:at]
        if joined and self.tokens[at].text == "and":
            return head, "plural"
        if have & PLURAL:
            return head, "plural"
        # a name may be of one or of many
        return head, "single"


_PARTING: Final = frozenset("Vxi;,roucb")
"""Tags of words that part clauses, or join them, or are their verbs."""
_LONG: Final = 3
_SUBJECT: Final = 9
_SPEAKER: Final = 14
_ENDS_SPEAKER: Final = COMMA | BREAK | QUOTE | RELATIVE | OPENER | BRACKET | AUXILIARY
_ENOUGH: Final = 3
_FIRST: Final = 3
_HALF: Final = 5
_MAINLY: Final = 7
_SOMETIMES: Final = 2

_CLASSES: Final = ~(DENIAL | QUANTITY)
_SURER: Final = (
    DASH | PARTICLE | TO | RELATIVE | OBJECT | DETERMINER | SUBJECT | BOTH | PREPOSITION | OPENER
)
"""Classes of a word that are asked for before it may be a verb."""
_LETTERS: Final = {
    PLAIN: "n", COMMA: ",", BREAK: ";", QUOTE: '"', BRACKET: "(", CURRENCY: "d", COORDINATOR: "c",
    PREPOSITION: "p", DETERMINER: "d", ADVERB: "a", NEGATION: "a",
    NEGATION | ADVERB: "a", PLURAL: "n", OPENER: "o", PREPOSITION | PARTICLE: "p",
    POSSESSIVE | PLAIN: "n", ADJECTIVE: "n",
}  # fmt: skip
_QUICK: Final[dict[int, str | None]] = {
    classes | more: letter
    for classes, letter in _LETTERS.items()
    for more in (0, DENIAL, QUANTITY, DENIAL | QUANTITY)
}
"""What a word is that can be nothing else."""
