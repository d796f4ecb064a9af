"""What a statement speaks of: its content words as keys that mean the same across wordings."""

# Longer than 400 lines: what a word is compared by is settled in one pass over a sentence.

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from attrs import field, frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.lemmas import of_language
from claimcheck.lexicon.meaning import category, group_key, is_entry, kin, phrases
from claimcheck.matching.outcomes import Answer, answers
from claimcheck.model import FigureRole, Phrase, Reading, Span, Statement, Token
from claimcheck.quantity import Kind
from claimcheck.reading.tokens import lemma, tokenize

_SILENT_FAMILIES: Final = frozenset(
    {"modality", "quantifier", "hedge", "loaded", "negation", "direction", "cause"}
)
"""Families of cues whose words say how a thing is meant, and not what."""

_WORDED: Final = frozenset({Kind.RATE, Kind.IDENTIFIER})
"""Kinds of figures whose own words say what is counted or named."""

_LONGEST_PHRASE: Final = 8
_SHORTEST: Final = 2
"""Shorter words are letters and scraps."""


@frozen
class Term:
    """One content word (or phrase of the trade) of a statement.

    `key` is what it is compared by, `lemma` its dictionary form; `figure` is the place of the
    figure that counts it, `name` tells a part of a proper name.
    """

    key: str
    lemma: str
    span: Span
    name: bool = False
    counted: bool = False
    head: bool = False


@frozen
class Profile:
    """A statement, and the terms it speaks of."""

    statement: Statement
    terms: tuple[Term, ...]
    keys: frozenset[str] = field(repr=False)

    @cached_property
    def acts(self) -> tuple[Term, ...]:
        """The verbs that say both what is done and how it is meant: allowed, denied, ruled out.

        They are no terms, since slots of their own are held against each other; what they are the
        opposite of is said with them all the same.
        """
        return tuple(_acts(self.statement))

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The questions with two answers that the statement answers."""
        return answers(self.statement)

    @cached_property
    def by_key(self) -> Mapping[str, Term]:
        """The first term of each key, in order."""
        found: dict[str, Term] = {}
        for term in self.terms:
            found.setdefault(term.key, term)
        return found

    @cached_property
    def by_lemma(self) -> Mapping[str, Term]:
        """The first term of each lemma, in order."""
        found: dict[str, Term] = {}
        for term in self.terms:
            found.setdefault(term.lemma, term)
        return found

    @cached_property
    def words(self) -> tuple[Term, ...]:
        """The terms that have a meaning of the language: no names, and no words of the trade."""
        return tuple(t for t in self.terms if not t.name and not t.key.startswith("="))

    @cached_property
    def marks(self) -> frozenset[str]:
        """The marks of kinship of its words and acts: who shares none is related to none of them.

        Joined, as a statement is held against many others, and its words against each of theirs.
        """
        return frozenset[str]().union(*(kin(t.lemma) for t in (*self.words, *self.acts)))

    @cached_property
    def of_figures(self) -> "dict[int | None, Profile]":
        """The terms that each figure stands with, by its place; alignment fills it when asked."""
        return {}

    @cached_property
    def once(self) -> frozenset[str]:
        """The keys that one term has and no other."""
        counts = Counter(t.key for t in self.terms)
        return frozenset(key for key, count in counts.items() if count == 1)


@frozen
class Vocabulary:
    """Phrases that count as one word, each with its key: `[terms]`, acronyms, compounds."""

    phrases: Mapping[tuple[str, ...], str]
    heads: Mapping[str, str] = field(factory=dict, repr=False)
    """For each acronym, the noun that its longest form ends in."""
    language: str = "en"
    """The language of the statements whose words these are."""

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words that phrases of several begin with."""
        return frozenset(phrase[0] for phrase in self.phrases if len(phrase) > 1)

    @cached_property
    def single(self) -> Mapping[str, str]:
        """The keys of phrases of one word."""
        return {form[0]: key for form, key in self.phrases.items() if len(form) == 1}

    def key_of(self, word: str) -> str | None:
        """The key of a single word that the trade gives a meaning."""
        single = self.single
        return single.get(word) or (
            single.get(word[:-1]) if word.endswith("s") and len(word) > _SHORTEST else None
        )


@lru_cache(maxsize=4)
def function_words(language: str = "en") -> frozenset[str]:
    """Words that carry no subject matter."""
    words: list[str] = load(language).table("function")["words"]
    return frozenset(words).union(of_language(word, language) for word in words)


def substance(statement: Statement, span: Span, hidden: Iterable[Span]) -> frozenset[str]:
    """The lemmas of the words of substance in a span: neither joining words, nor what is hidden."""
    light = function_words()
    without = tuple(hidden)
    return frozenset(
        t.lemma
        for t in statement.tokens
        if t.kind == "word"
        and span.covers(t.span)
        and t.lemma not in light
        and t.text not in light
        and not any(h.covers(t.span) for h in without)
    )


def stands_at(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether some words stand at a place, as they are."""
    return [t.text for t in tokens[at : at + len(words)]] == [*words]


def text_of(statement: Statement, span: Span) -> str:
    """The words of a statement that stand in a span, as they are printed."""
    start = statement.span.start
    return statement.text[span.start - start : span.end - start]


@lru_cache(maxsize=4)
def undirected(language: str = "en") -> frozenset[str]:
    """Verbs of which it makes no difference who stands before them, and who behind."""
    table = load(language).table("function")
    return frozenset((*table["linking"], *table["reciprocal"], *table["either_way"]))


@lru_cache(maxsize=4)
def pronouns(language: str = "en") -> frozenset[str]:
    """Words that stand for what was spoken of just before."""
    return frozenset(load(language).table("function")["pronouns"])


@lru_cache(maxsize=4)
def owners(language: str = "en") -> frozenset[str]:
    """Words that say of what was spoken of just before that it has what follows."""
    return frozenset(load(language).table("function")["owners"])


@lru_cache(maxsize=4)
def pointers(language: str = "en") -> frozenset[str]:
    """Subjects that point back to an amount or a thing spoken of just before."""
    return frozenset(load(language).table("function")["pointers"])


@lru_cache(maxsize=4)
def unnamed(language: str = "en") -> frozenset[str]:
    """First words of subjects that do not say who or what is meant."""
    return frozenset(load(language).table("function")["unnamed"])


@lru_cache(maxsize=4)
def general_qualifiers(language: str = "en") -> frozenset[str]:
    """Adjectives and nouns before a noun that tell no group of its things from another."""
    return frozenset(load(language).table("function")["general"])


@lru_cache(maxsize=4)
def wishing_verbs(language: str = "en") -> frozenset[str]:
    """Verbs by which their subject is said to want, believe or advise what follows."""
    return frozenset(load(language).table("function")["wishing"])


@lru_cache(maxsize=4)
def light_verbs(language: str = "en") -> frozenset[str]:
    """Verbs that leave it to their object to say what is done."""
    return frozenset(load(language).table("function")["light"])


@lru_cache(maxsize=4)
def telling_verbs(language: str = "en") -> frozenset[str]:
    """Verbs by which their subject is said to say or think what follows."""
    return frozenset(load(language).table("function")["telling"])


@lru_cache(maxsize=4)
def prepositions(language: str = "en") -> frozenset[str]:
    """Words that lead to a noun phrase that says where, when, of what or for whom."""
    return frozenset(load(language).table("clauses")["prepositions"])


@lru_cache(maxsize=32)
def words_of(table: str, language: str = "en") -> frozenset[str]:
    """A list of small words by its name: `nobody`, `parting`, `lesser`, `bounding`."""
    return frozenset(load(language).table("function")[table])


def sits_in(word: str, language: str = "en") -> Sequence[str]:
    """The bodies in which somebody sits, and does what they do: the committee of councillors."""
    found: Sequence[str] = load(language).table("judging")["sitting"].get(word, ())
    return found


@lru_cache(maxsize=4)
def denying_verbs(language: str = "en") -> frozenset[str]:
    """Verbs that say by themselves that something was not done."""
    return frozenset(load(language).table("function")["denying"])


@lru_cache(maxsize=4)
def clearing_words(language: str = "en") -> frozenset[str]:
    """Words that deny what stands right behind them."""
    return frozenset(load(language).table("function")["clearing"])


def _lemmas(text: str, language: str) -> tuple[str, ...]:
    return tuple(
        of_language(t.lemma, language)
        for t in tokenize(text, Span(0, len(text)), language)
        if t.kind == "word" and t.lemma != "'s"
    )


def vocabulary(terms: Mapping[str, Sequence[str]], readings: Iterable[Reading] = ()) -> Vocabulary:
    """Gather the phrases of the trade: what claims files define and what documents explain.

    An acronym that two documents explain differently is left out: it names two things.
    """
    given = tuple(readings)
    language = given[0].document.language if given else "en"
    return vocabulary_of(terms, [reading.acronyms for reading in given], language)


def vocabulary_of(
    terms: Mapping[str, Sequence[str]],
    explained: Iterable[Mapping[str, str]],
    language: str = "en",
) -> Vocabulary:
    """As `vocabulary`, by the acronyms that each document explains."""
    found: dict[tuple[str, ...], str] = {}
    for acronyms in explained:
        for short, long in sorted(acronyms.items()):
            key = f"={short}"
            for form in (_lemmas(short, language) or (short,), _lemmas(long, language)):
                found[form] = key if found.get(form, key) == key else ""
    for name, forms in terms.items():
        key = f"={name.lower()}"
        for wording in (name, *forms):
            found[_lemmas(wording, language)] = key
    compounds = {k: v for k, v in phrases().items() if k not in found}
    heads = {}
    for words in sorted(found):
        same = sorted(f for f in found if f and found[f] == found[words])
        longest = max(same, key=len, default=words)
        if len(words) == 1 and len(longest) > 1:
            heads[words[0]] = _head_noun(longest, language)
    known = {k: v for k, v in {**compounds, **found}.items() if k and v}
    return Vocabulary(known, heads, language)


def _head_noun(words: Sequence[str], language: str) -> str:
    """The noun that a term is of: "child" of "child in need", "tax" of "value added tax"."""
    light = function_words(language)
    end = next((at for at, word in enumerate(words) if at and word in light), len(words))
    return words[end - 1]


def profile(statement: Statement, words: Vocabulary, *, masked: bool = False) -> Profile:
    """The terms of a statement, with those of the heads it stands under.

    `masked` leaves out who is said to have said it: what is said is looked for first, by whom is a
    slot of its own.
    """
    hidden = _speakers(statement) if masked else ()
    terms = _terms(statement.tokens, statement, words, hidden=hidden)
    for head in statement.heads:
        terms += _terms(tokenize(head.text, Span(0, len(head.text))), None, words, head)
    return Profile(statement, tuple(terms), frozenset(t.key for t in terms))


def tells_speaker(statement: Statement) -> bool:
    """Whether a statement says who speaks."""
    return any(s.speaker for s in statement.speech)


def _speakers(statement: Statement) -> tuple[Span, ...]:
    """Where a statement says who speaks: the speaker's words, name and office."""
    spans = [s.speaker.span for s in statement.speech if s.speaker]
    for name in statement.names:
        parts = [name.span, *([name.office.span] if name.office else [])]
        if any(p.overlaps(s) for p in parts for s in spans):
            spans += parts
    said = [s.span for s in statement.speech]
    return tuple(s for s in spans if not any(inside.covers(s) for inside in said))


def _terms(
    tokens: Sequence[Token],
    statement: Statement | None,
    words: Vocabulary,
    head: Phrase | None = None,
    hidden: Sequence[Span] = (),
) -> list[Term]:
    silent, named, counted = (
        _places(tokens, statement)
        if statement
        else (frozenset[int](), frozenset[int](), frozenset[int]())
    )
    lemmas = [t.lemma for t in tokens]
    ignored, begun = function_words(words.language), words.starts
    stock = words_of("of_stock")
    other = words.language != "en"
    found: list[Term] = []
    labels = (
        [f.span for f in statement.figures if f.quantity.kind is Kind.IDENTIFIER]
        if statement
        else []
    )
    behind = 0
    for at, token in enumerate(tokens):
        if at < behind or (hidden and any(span.covers(token.span) for span in hidden)):
            continue
        lemma, text = lemmas[at], token.text
        if token.kind != "word":
            if labels and token.kind == "number" and any(s.covers(token.span) for s in labels):
                # The digits of "Route 9" name it.
                found.append(Term(f"#{text}", text, token.span, name=True))
            continue
        length, key = _phrase_at(lemmas, at, words) if lemma in begun else (0, None)
        if key and at not in silent:
            particle = lemmas[at + length - 1] in ignored and text not in ignored
            # "Answered calls in Hexley" calls nobody in; "on time" begins with its preposition.
            if not particle or _is_done(statement, token.span):
                behind = at + length
                span = head.span if head else Span(token.span.start, tokens[behind - 1].span.end)
                form = " ".join(lemmas[at:behind])
                found.append(Term(key, form, span, at in named, at in counted, bool(head)))
                continue
        known = words.key_of(lemma if other else text)
        if not known and text in ignored and _is_state(tokens, at, words.language):
            known = text
        if not known and (
            (lemma in ignored and (other or text not in stock))
            or text in ignored
            or at in silent
            or (at and _is_when(tokens[at - 1], token))
        ):
            continue
        span = head.span if head else token.span
        if known or other or "-" not in lemma or at in named or is_entry(lemma):
            key = known or (lemma if at in named else group_key(lemma))
            found.append(Term(key, lemma, span, at in named, at in counted, bool(head)))
        else:
            found += (
                Term(group_key(part), part, span, counted=at in counted, head=bool(head))
                for part in lemma.split("-")
                if part not in ignored and len(part) > _SHORTEST
            )
    return found


_OF_ACTS: Final = frozenset({"modality", "negation"})


def _acts(statement: Statement) -> Iterator[Term]:
    for cue in statement.cues:
        if cue.family not in _OF_ACTS:
            continue
        words = " ".join(t.lemma for t in statement.tokens if cue.span.covers(t.span))
        if words not in function_words() and is_entry(words):
            yield Term(group_key(words), words, cue.span)


@lru_cache(maxsize=1)
def _before_times() -> frozenset[str]:
    return frozenset(load("en").table("function")["before_times"])


def _is_when(before: Token, token: Token) -> bool:
    """Whether a word only says when or for how long: "rose by 7% in a year"."""
    return before.text in _before_times() and category(token.lemma) == "time"


def _is_state(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a small word is all that is said of something: "the trial is over"."""
    if language != "en" or tokens[at].text not in words_of("states"):
        return False
    behind = next((t.text for t in tokens[at + 1 : at + 2] if t.kind != "mark"), "")
    before = next((t for t in reversed(tokens[:at]) if t.text not in words_of("still")), None)
    ends = not behind or behind in words_of("behind_states")
    return ends and before is not None and before.lemma == "be"


def _is_done(statement: Statement | None, span: Span) -> bool:
    """Whether a word is what a clause says is done, so that a particle behind it may be its own."""
    return statement is not None and any(
        c.predicate and c.predicate.span.overlaps(span) for c in statement.clauses
    )


def _phrase_at(lemmas: Sequence[str], at: int, words: Vocabulary) -> tuple[int, str | None]:
    for length in range(min(_LONGEST_PHRASE, len(lemmas) - at), 1, -1):
        if key := words.phrases.get(tuple(lemmas[at : at + length])):
            return length, key
    return 0, None


def _places(
    tokens: Sequence[Token], statement: Statement
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Which tokens say no subject matter, which are parts of names, which are counted."""
    starts = [t.span.start for t in tokens]
    silent: set[int] = set()
    named: set[int] = set()
    counted: set[int] = set()
    hidden = [p.span for p in statement.periods]
    hidden += [c.span for c in statement.cues if c.family in _SILENT_FAMILIES]
    # The words of a rate say what is counted ("29.4 complaints per 10,000 journeys"): they stay.
    hidden += [f.span for f in statement.figures if f.quantity.kind not in _WORDED]
    hidden += _comparatives(tokens, statement)
    for spans, places in (
        (hidden, silent),
        ([n.span for n in statement.names], named),
        ([f.counted.span for f in statement.figures if f.counted], counted),
    ):
        for span in spans:
            # Tokens stand one behind the other, so that those of a span do, too.
            at = bisect_left(starts, span.start)
            while at < len(tokens) and tokens[at].span.end <= span.end:
                places.add(at)
                at += 1
    names = [n.span for n in statement.names]
    for at, token in enumerate(tokens if names else ()):
        if token.text.endswith(("'s", "s'")) and any(n.overlaps(token.span) for n in names):
            named.add(at)
    return frozenset(silent), frozenset(named), frozenset(counted)


def _comparatives(tokens: Sequence[Token], statement: Statement) -> list[Span]:
    """The words that only say which way an amount differs: "40 shorter than in May"."""
    ends = {f.span.end for f in statement.figures if f.role is FigureRole.CHANGE}
    return [
        after.span
        for before, after in pairwise(tokens)
        if before.span.end in ends and after.text in _ways()
    ]


@lru_cache(maxsize=1)
def _ways() -> frozenset[str]:
    return frozenset(load("en").table("change")["degree"]["count-than"])


__all__ = ["Profile", "Term", "Vocabulary", "function_words", "lemma", "profile", "vocabulary"]
