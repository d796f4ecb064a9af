"""Which claims a text can speak of at all, told from its words alone, without reading it.

In an archive most documents speak of no claim. Reading one takes some milliseconds, looking its
words up a tenth of one. What is worked out here is an upper bound: how much of a claim the words of
a text could meet, were they put as well as can be. Where even that is too little (`speaks` says how
much is enough), reading would find nothing either, so that a report is the same with this pass and
without it. The bound may be too high, and never too low.
"""

# Longer than 400 lines: the bound and the index that makes it cheap have to agree term for term.

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from attrs import define, evolve, field, frozen

from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.meaning import group_key, kin, near, relation
from claimcheck.matching.alignment import Weigh, subject_names, terms_of
from claimcheck.matching.gist import (
    EXCERPT,
    TELLING,
    Gist,
    capitals_of,
    digits_of,
    gist_of,
    initials_of,
)
from claimcheck.matching.labels import segments
from claimcheck.matching.terms import Profile, Term, Vocabulary
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Document, Figure, Name, Sighting, Span, Statement, Zone
from claimcheck.reading.names import compare_names, name_traces
from claimcheck.reading.plain import Plain, make_plain
from claimcheck.reading.sentences import split_sentences
from claimcheck.reading.tokens import tokenize

__all__ = ["EXCERPT", "Enough", "Reach", "enough_of", "names_one", "reach_of", "speaks"]

_SPOKEN: Final = WEIGHTS["trust"]["spoken"]
_BEYOND: Final = WEIGHTS["trust"]["beyond"]
_MOST_ASKED: Final = 0.9
"""More of a claim is never asked for: what inherits its subject has not all its words."""
_EQUAL: Final = WEIGHTS["equal_same_unit"]
_TITLES: Final = frozenset({Zone.HEADLINE, Zone.STANDFIRST})
_ONE_SENTENCE: Final = frozenset({Zone.TABLE})
_SHARE: Final = WEIGHTS["cover"]
_SLACK: Final = 1e-6
"""Sums of the same weights in another order differ by less."""

# --- what is enough ----------------------------------------------------------------------


@frozen
class Enough:
    """How much of a claim's statement must be met, of all its words and of each figure's.

    More than its heaviest word by itself.
    """

    whole: float
    figures: tuple[float, ...]


def enough_of(ours: Profile, weigh: Weigh) -> Enough:
    """How much of a statement of a claim a document must meet to say something of it."""
    own = segments(ours.statement)
    return Enough(
        _least(ours, weigh),
        tuple(_least(terms_of(ours, own, at), weigh) for at in range(len(ours.statement.figures))),
    )


def _least(profile: Profile, weigh: Weigh) -> float:
    weights = [weigh(key) for key in sorted(profile.keys)]
    if len(weights) < 2:  # noqa: PLR2004 - there is no more than its one word
        return _SPOKEN
    return min(_MOST_ASKED, max(_SPOKEN, max(weights) / sum(weights) + _BEYOND))


def speaks(sighting: Sighting, enough: Enough, *, named: bool) -> bool:
    """Whether a statement meets so much of a claim that anything may be concluded.

    Either words enough, in a document that has one of the claim's names (`named`), or a figure that
    prints the same digits and some of what it stands with.
    """
    if named and sighting.coverage >= enough.whole:
        return True
    for match in sighting.matches:
        if named and match.score >= enough.figures[match.ours]:
            return True
        ours, theirs = sighting.ours.figures[match.ours], sighting.theirs.figures[match.theirs]
        digits = _printed(ours)
        if digits is None or theirs.arithmetic or ours.arithmetic or _printed(theirs) != digits:
            continue
        if match.score >= _enough(digits):
            return True
    return False


def name_keys(ours: Profile) -> frozenset[str]:
    """The keys of a claim's names.

    A document that has none of them, and no figure of the claim, is about somebody or somewhere
    else.
    """
    return frozenset(t.key for t in ours.terms if t.name)


def names_one(
    names: frozenset[str], keys: frozenset[str], ours: Statement, theirs: Iterable[str]
) -> bool:
    """Whether a document, by its keys and its names in full, has one of a claim's `names`.

    So it is, too, where the claim has none.
    """
    if not names or not names.isdisjoint(keys):
        return True
    traces = [name_traces(name.full) for name in ours.names]
    theirs = [t for t in theirs if any(not each.isdisjoint(name_traces(t)) for each in traces)]
    return any(compare_names(name.full, other) == "same" for name in ours.names for other in theirs)


def printed_in(statement: Statement) -> frozenset[str]:
    """The digits of a statement's figures that print one number of many."""
    return frozenset(
        digits
        for figure in statement.figures
        if not figure.arithmetic and (digits := _printed(figure)) is not None
    )


def _printed(figure: Figure) -> str | None:
    """The digits of a figure that prints one number of many digits."""
    if figure.quantity.value is None:
        return None
    digits = digits_of(figure.text)
    same = digits_of(f"{abs(figure.quantity.value):f}") == digits
    return digits if same and len(digits) >= TELLING else None


def _enough(digits: str) -> float:
    return _EQUAL[f"digits_{min(4, len(digits))}"]


# --- the bound ---------------------------------------------------------------------------

_MOST: Final = 300_000
"""So many different words are remembered before all are forgotten."""


@frozen
class _Target:
    """A term of a claim that words of a document may meet."""

    key: str
    lemma: str
    name: bool


@frozen
class _Group:
    """Terms of a claim that are met together: all of them, or those that one figure stands with.

    `weights` are of targets and `total` is their sum, of which `least` must be met.
    """

    claim: int
    weights: tuple[tuple[int, float], ...]
    total: float
    least: float


@frozen
class _Words:
    """What a text meets: how much of each target, and which digits that a claim has, too."""

    shares: Mapping[int, float]
    numbers: frozenset[str]


@frozen
class _Heard:
    """What one word may be: a target, a part of phrases, a part of names (enough by itself?)."""

    targets: tuple[tuple[int, float], ...] = ()
    parts: tuple[str, ...] = ()
    names: tuple[tuple[int, bool], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.targets or self.parts or self.names)


@frozen(eq=False)
class Reach:
    """The claims of a run, indexed by all that may lead to them."""

    groups: tuple[_Group, ...]
    targets: tuple[_Target, ...]
    by_key: Mapping[str, tuple[int, ...]] = field(repr=False)
    by_lemma: Mapping[str, tuple[int, ...]] = field(repr=False)
    by_kin: Mapping[str, tuple[int, ...]] = field(repr=False)
    phrases: Mapping[str, tuple[tuple[frozenset[str], int, float], ...]] = field(repr=False)
    """By their longest word, phrases as sets of lemmas with the target that they meet."""
    phrase_words: frozenset[str] = field(repr=False)
    names: tuple[tuple[Name, frozenset[int]], ...] = field(repr=False)
    """The names of claims with the targets of their words."""
    by_name: Mapping[str, tuple[int, ...]] = field(repr=False)
    letters: Mapping[str, tuple[int, ...]] = field(repr=False)
    """Names that are acronyms."""
    of_claim: Mapping[int, tuple[int, ...]] = field(repr=False)
    """The groups of each claim."""
    postings: Mapping[int, tuple[int, ...]] = field(repr=False)
    """By target, the claims not met enough without it or another that leads to them, ..."""
    postings_given: Mapping[int, tuple[int, ...]] = field(repr=False)
    """... the same for a text that meets the subjects without a word, ..."""
    freely: tuple[int, ...] = field(repr=False)
    """... and the claims that such a text may meet enough without any word."""
    named: Mapping[int, frozenset[int]] = field(repr=False)
    """By claim, the targets that are its names."""
    by_digits: Mapping[str, tuple[int, ...]] = field(repr=False)
    subjects: tuple[int, ...] = ()
    """Targets that a text which never names its subject meets without a word."""
    always: tuple[int, ...] = ()
    _met: dict[str, _Heard] = field(factory=dict, repr=False, init=False)
    """The words that were met and may be something, ..."""
    _dull: set[str] = field(factory=set, repr=False, init=False)
    """... those that are nothing, ..."""
    _leading: set[str] = field(factory=set, repr=False, init=False)
    """... and those of the first without which no claim is reached."""

    def of_gist(self, gist: Gist) -> frozenset[int]:
        """The claims that a document of this gist can speak of, whatever its zones and heads."""
        given = gist.short and bool(self.subjects)
        spelled = self._spelled(gist.capitals)
        if not (given or spelled or self.always) and not self._is_led_to(gist):
            return frozenset()
        words = self._words(gist, subjects=given, spelled=spelled)
        shares = words.shares
        likely: set[int] = set(self.freely) if given else set()
        postings = self.postings_given if given else self.postings
        for target in shares:
            likely.update(postings.get(target, ()))
        found = {c for c in likely if self._is_named(c, shares) and self._is_met(c, shares)}
        return frozenset(found | self._by_figures(words))

    def of_document(self, document: Document, claims: frozenset[int]) -> frozenset[int]:
        """Those of some claims that a sentence of the document can speak of."""
        if not claims:
            return claims
        plain = make_plain(document.text, document.markup)
        blocks = [b for b in document.blocks if b.zone is not Zone.FURNITURE]
        subjects = len(document.text) <= EXCERPT
        wholes = [self._block(plain, b.span, b.heads, subjects=subjects) for b in blocks]
        everywhere = _strongest(*(w.shares for w in wholes))
        titles = _strongest(
            *(w.shares for w, b in zip(wholes, blocks, strict=True) if b.zone in _TITLES)
        )
        around = _strongest(
            _times(everywhere, _SHARE["elsewhere"]), _times(titles, _SHARE["headline"])
        )
        named = frozenset(c for c in claims if self._is_named(c, everywhere))
        found: set[int] = set()
        before: Mapping[int, float] = {}

        def reached(words: _Words) -> set[int]:
            shares = _strongest(words.shares, _times(before, _SHARE["carried"]), around)
            met = {c for c in named - found if self._is_met(c, shares)}
            return met | (self._by_figures(_Words(shares, words.numbers)) & (claims - found))

        for block, whole in zip(blocks, wholes, strict=True):
            pieces: Sequence[Span] = ()
            if reached(whole):
                span = plain.there(block.span)
                one = block.zone in _ONE_SENTENCE
                pieces = (span,) if one else split_sentences(plain.text, span)
            heads = [plain.there(head) for head in block.heads]
            for piece in pieces:
                said = self._of_spans(plain, [piece, *heads], subjects=subjects)
                found |= reached(said)
                before = said.shares
            if not pieces:
                before = whole.shares
        return frozenset(found)

    def _block(self, plain: Plain, span: Span, heads: Iterable[Span], *, subjects: bool) -> _Words:
        spans = [plain.there(each) for each in (span, *heads)]
        return self._of_spans(plain, spans, subjects=subjects)

    def _of_spans(self, plain: Plain, spans: Sequence[Span], *, subjects: bool) -> _Words:
        text = "\n".join(s.of(plain.text) for s in spans)
        spelled = self._spelled(capitals_of(text)) if self.letters else frozenset[int]()
        return self._words(gist_of(text, whole=False), subjects=subjects, spelled=spelled)

    def _words(self, gist: Gist, *, subjects: bool, spelled: Iterable[int]) -> _Words:
        """What the words of a text meet, wherever in it they stand."""
        shares: dict[int, float] = dict.fromkeys(self.always, 1.0)
        if subjects:
            shares |= dict.fromkeys(self.subjects, 1.0)
        parts: set[str] = set()
        named: dict[int, set[str]] = {}
        for word, heard in self._live(gist):
            for target, share in heard.targets:
                if share > shares.get(target, 0.0):
                    shares[target] = share
            parts.update(heard.parts)
            for name, alone in heard.names:
                # One word that is enough counts as two that are not.
                named.setdefault(name, set()).update(
                    (word.lower(), "") if alone else (word.lower(),)
                )
        self._add_phrases(parts, shares)
        for name in {*spelled, *(n for n, seen in named.items() if len(seen) > 1)}:
            shares |= dict.fromkeys(self.names[name][1], 1.0)
        return _Words(shares, gist.numbers & self.by_digits.keys())

    def _add_phrases(self, parts: set[str], shares: dict[int, float]) -> None:
        """Add what expressions meet all whose words are there."""
        for part in parts:
            for needed, target, share in self.phrases.get(part, ()):
                if share > shares.get(target, 0.0) and needed <= parts:
                    shares[target] = share

    def _spelled(self, capitals: Iterable[str]) -> frozenset[int]:
        """The names of claims that are acronyms, and that words with capitals spell."""
        if not self.letters:
            return frozenset()
        spelled = " ".join(map(initials_of, capitals))
        return frozenset(
            name for letters, names in self.letters.items() if letters in spelled for name in names
        )

    def _is_led_to(self, gist: Gist) -> bool:
        """Whether a text has a word or a figure without which no claim is reached."""
        if not gist.numbers.isdisjoint(self.by_digits):
            return True
        self._look_up(gist.words)
        return not gist.words.isdisjoint(self._leading)

    def _live(self, gist: Gist) -> Iterator[tuple[str, _Heard]]:
        """The words of a text that may be something of a claim, each once."""
        self._look_up(gist.words)
        met = self._met
        return ((word, met[word]) for word in gist.words - self._dull)

    def _look_up(self, words: frozenset[str]) -> None:
        """Know of some words what they may be."""
        dull, met = self._dull, self._met
        if len(dull) + len(met) > _MOST:
            for known in (dull, met, self._leading):
                known.clear()
        for word in words - dull - met.keys():
            heard = self._heard(word)
            if not heard:
                dull.add(word)
                continue
            met[word] = heard
            if heard.names or any(at in self.postings for at in self._may_meet(heard)):
                self._leading.add(word)

    def _may_meet(self, heard: _Heard) -> Iterator[int]:
        yield from (at for at, _ in heard.targets)
        for part in heard.parts:
            yield from (target for _, target, _ in self.phrases.get(part, ()))

    def _heard(self, chunk: str) -> _Heard:
        """What a word between spaces may be, by the tokens that the reader makes of it."""
        targets: dict[int, float] = {}
        parts: set[str] = set()
        names: dict[int, bool] = {}
        for token in tokenize(chunk, Span(0, len(chunk))):
            if token.kind != "word":
                continue
            for lemma in {token.lemma, token.text, *token.lemma.split("-")} - {""}:
                self._meet(lemma, targets)
                if lemma in self.phrase_words:
                    parts.add(lemma)
            if token.text.endswith("s"):
                self._meet(token.text[:-1], targets)
                if token.text[:-1] in self.phrase_words:
                    parts.add(token.text[:-1])
            for word in {_folded(token.text), *map(_folded, re.split(r"[-'&]", token.text))} - {""}:
                for name in self.by_name.get(word, ()):
                    alone = _alone(self.names[name][0], word)
                    names[name] = names.get(name, False) or alone
        return _Heard(tuple(targets.items()), tuple(parts), tuple(names.items()))

    def _meet(self, lemma: str, targets: dict[int, float]) -> None:
        for key in {lemma, group_key(lemma)}:
            for at in self.by_key.get(key, ()):
                targets[at] = 1.0
        for word in of_one_stem(lemma):
            for at in self.by_lemma.get(word, ()):
                targets[at] = max(targets.get(at, 0.0), _SHARE["kind"])
        for at, share in self.akin(lemma):
            if share > targets.get(at, 0.0):
                targets[at] = share

    def akin(self, lemma: str) -> Iterable[tuple[int, float]]:
        """The targets that a word is related to, with how much of them it meets."""
        for at in {at for mark in kin(lemma) for at in self.by_kin.get(mark, ())}:
            target = self.targets[at]
            how = relation(target.lemma, lemma)
            if how is None and near(target.lemma, lemma):
                how = "near"
            if how is not None:
                yield at, _SHARE["kind" if how == "narrower" else how]

    def _is_named(self, claim: int, shares: Mapping[int, float]) -> bool:
        """Whether a document that meets so much of the targets has a name of a claim."""
        names = self.named.get(claim)
        return names is None or not names.isdisjoint(shares)

    def _is_met(self, claim: int, shares: Mapping[int, float]) -> bool:
        groups, get = self.groups, shares.get
        for at in self.of_claim[claim]:
            group = groups[at]
            met, needed = 0.0, (group.least - _SLACK) * group.total
            for target, weight in group.weights:
                if share := get(target):
                    met += weight * share
            if met >= needed:
                return True
        return False

    def _by_figures(self, words: _Words) -> set[int]:
        """The claims of which a figure is there, with enough of what it stands with."""
        return {
            self.groups[at].claim
            for digits in words.numbers
            for at in self.by_digits[digits]
            if _met_of(self.groups[at], words.shares) >= _enough(digits) - _SLACK
        }


def _met_of(group: _Group, shares: Mapping[int, float]) -> float:
    return sum(w * shares.get(t, 0.0) for t, w in group.weights) / group.total


# --- how it is made ----------------------------------------------------------------------


@define
class _Gathered:
    """What is gathered from claims, one statement after another."""

    weigh: Weigh
    known: dict[_Target, int] = field(factory=dict)
    groups: list[_Group] = field(factory=list)
    by_digits: dict[str, list[int]] = field(factory=dict)
    names: dict[tuple[str, str], tuple[Name, set[int]]] = field(factory=dict)
    subjects: set[int] = field(factory=set)
    of_claim: dict[int, list[int]] = field(factory=dict)
    named: dict[int, set[int]] = field(factory=dict)

    def take(self, claim: int, profile: Profile) -> None:
        """Add one statement of a claim."""
        statement = profile.statement
        self._group(claim, profile)
        own = segments(statement)
        for at, figure in enumerate(statement.figures):
            if figure.arithmetic:
                continue
            made = self._group(claim, terms_of(profile, own, at))
            digits = _printed(figure)
            if made is not None and digits is not None:
                self.by_digits.setdefault(digits, []).append(made)
        if names := {self._number(t) for t in profile.terms if t.name}:
            self.named.setdefault(claim, set()).update(names)
        for name in statement.names:
            spans = [name.span, *([name.office.span] if name.office else [])]
            held = self.names.setdefault((name.full, name.kind), (name, set()))[1]
            held.update(self._inside(profile, spans))
        self.subjects.update(self._inside(profile, subject_names(statement)))

    def _inside(self, profile: Profile, spans: Sequence[Span]) -> Iterator[int]:
        return (self._number(t) for t in profile.terms if any(s.covers(t.span) for s in spans))

    def _number(self, term: Term) -> int:
        return self.known.setdefault(_Target(term.key, term.lemma, term.name), len(self.known))

    def _group(self, claim: int, profile: Profile) -> int | None:
        weights = [(self._number(t), self.weigh(t.key)) for t in profile.by_key.values()]
        if not weights:
            return None
        total = sum(w for _, w in weights)
        self.groups.append(_Group(claim, tuple(weights), total, _least(profile, self.weigh)))
        self.of_claim.setdefault(claim, []).append(len(self.groups) - 1)
        return len(self.groups) - 1


def reach_of(claims: Sequence[Sequence[Profile]], weigh: Weigh, words: Vocabulary) -> Reach:
    """Index claims, each given by the profiles of its statements."""
    made = _Gathered(weigh)
    for claim, profiles in enumerate(claims):
        for profile in profiles:
            made.take(claim, profile)
    targets = tuple(made.known)
    names = tuple((name, frozenset(held)) for name, held in made.names.values())
    by_key, by_kin = _indexed(targets)
    postings, _ = _postings(made, frozenset())
    given, freely = _postings(made, frozenset(made.subjects))
    for wording, key in words.phrases.items():
        if len(wording) == 1:
            by_key.setdefault(wording[0], []).extend(by_key.get(key, ()))
    reach = Reach(
        groups=tuple(made.groups),
        targets=targets,
        by_key=_fixed(by_key),
        by_lemma=_fixed(_by_lemma(targets)),
        by_kin=_fixed(by_kin),
        phrases={},
        phrase_words=frozenset(),
        names=names,
        by_name=_fixed(_by_name(names)),
        letters=_fixed(_letters(names)),
        of_claim=_fixed(made.of_claim),
        postings=_fixed(postings),
        postings_given=_fixed(given),
        freely=tuple(sorted(freely)),
        named={claim: frozenset(targets) for claim, targets in made.named.items()},
        by_digits=_fixed(made.by_digits),
        subjects=tuple(sorted(made.subjects)),
        always=tuple(at for at, t in enumerate(targets) if t.key.startswith("#")),
    )
    phrases = _phrases(reach, words)
    return evolve(
        reach,
        phrases=_fixed(phrases),
        phrase_words=frozenset(
            word for each in phrases.values() for needed, _, _ in each for word in needed
        ),
    )


_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def _fixed(table: Mapping[_Key, Iterable[_Value]]) -> dict[_Key, tuple[_Value, ...]]:
    return {key: tuple(values) for key, values in table.items()}


def _indexed(targets: Sequence[_Target]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The targets by their keys, and those that other words may stand for by the marks of these."""
    by_key: dict[str, list[int]] = {}
    by_kin: dict[str, list[int]] = {}
    for at, target in enumerate(targets):
        by_key.setdefault(target.key, []).append(at)
        if not target.name and not target.key.startswith("="):
            for mark in kin(target.lemma):
                by_kin.setdefault(mark, []).append(at)
    return by_key, by_kin


def _by_lemma(targets: Sequence[_Target]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, target in enumerate(targets):
        found.setdefault(target.lemma, []).append(at)
    return found


def _phrases(reach: Reach, words: Vocabulary) -> dict[str, list[tuple[frozenset[str], int, float]]]:
    """Expressions of several words, by their longest, with what they meet."""
    found: dict[str, list[tuple[frozenset[str], int, float]]] = {}
    for wording, key in words.phrases.items():
        if len(wording) == 1:
            continue
        met = dict(reach.akin(" ".join(wording)))
        met |= dict.fromkeys(reach.by_key.get(key, ()), 1.0)
        for target, share in met.items():
            entry = (frozenset(wording), target, share)
            found.setdefault(max(wording, key=len), []).append(entry)
    return found


def _postings(made: _Gathered, given: frozenset[int]) -> tuple[dict[int, set[int]], frozenset[int]]:
    """For each target the claims that it leads to, and the claims that need none to lead to them.

    To a claim with names these lead. To another the heaviest targets of each group, which are the
    rarest: as many as leave too little of it without them. What is `given` is met in any case.
    """
    found: dict[int, set[int]] = {}
    freely: set[int] = set()
    led = {claim for claim, names in made.named.items() if given.isdisjoint(names)}
    for claim in led:
        for target in made.named[claim]:
            found.setdefault(target, set()).add(claim)
    for group in made.groups:
        if group.claim in led:
            continue
        left = group.total
        least = (group.least - _SLACK) * group.total
        for target, weight in sorted(group.weights, key=lambda w: (-w[1], w[0])):
            if left < least:
                break
            if target not in given:
                found.setdefault(target, set()).add(group.claim)
                left -= weight
        if left >= least:
            freely.add(group.claim)
    return found, frozenset(freely)


# --- names -------------------------------------------------------------------------------


_SHORTEST: Final = 3
"""Shorter pieces of a name that may be written as two words are too common to tell anything."""


def _by_name(names: Sequence[tuple[Name, frozenset[int]]]) -> dict[str, list[int]]:
    """The names of claims by every word that may be a part of a name of the same bearer."""
    found: dict[str, list[int]] = {}
    for at, (name, _) in enumerate(names):
        words = _words_of(name)
        forms = {*words, "".join(words), *_acronyms(name.full)}
        for word in words:
            forms |= {
                part
                for cut in range(_SHORTEST, len(word) - _SHORTEST + 1)
                for part in (word[:cut], word[cut:])
            }
        for form in sorted(forms):
            found.setdefault(form, []).append(at)
    return found


def _words_of(name: Name) -> list[str]:
    text = f"{name.full} {name.text}"
    return list(dict.fromkeys(filter(None, map(_folded, re.split(r"[^\w']+", text)))))


def _folded(word: str) -> str:
    """A word in lower case without accents and marks."""
    apart = unicodedata.normalize("NFKD", word.removesuffix("'s").casefold())
    return "".join(c for c in apart if c.isalnum())


def _acronyms(full: str) -> frozenset[str]:
    """What the first letters of a name spell, small words left out and not."""
    words = full.replace("-", " ").split()
    if len(words) < 2:  # noqa: PLR2004 - a word by itself has no acronym
        return frozenset()
    everything = "".join(w[0] for w in words if w.lower() != "the")
    capitals = "".join(w[0] for w in words if not w.islower())
    return frozenset({everything.lower(), capitals.lower()})


def _alone(name: Name, word: str) -> bool:
    """Whether one word tells that a name of the same bearer may stand in a text."""
    words = _words_of(name)
    return (
        name.kind == "person"
        or (len(words) == 1 and word == words[0])
        or word in {words[0], "".join(words), *_acronyms(name.full)}
        or (word in words and compare_names(name.full, word.capitalize()) == "same")
    )


def _letters(names: Sequence[tuple[Name, frozenset[int]]]) -> dict[str, list[int]]:
    """The names that are acronyms."""
    found: dict[str, list[int]] = {}
    for at, (name, _) in enumerate(names):
        for text in {name.full, name.text}:
            letters = text.replace(".", "").strip()
            if len(letters) > 1 and letters.isupper():
                found.setdefault(letters, []).append(at)
    return found


def _strongest(*shares: Mapping[int, float]) -> dict[int, float]:
    """The greatest share of each target."""
    found: dict[int, float] = {}
    for each in shares:
        for target, share in each.items():
            if share > found.get(target, 0.0):
                found[target] = share
    return found


def _times(shares: Mapping[int, float], factor: float) -> dict[int, float]:
    return {target: share * factor for target, share in shares.items()}
