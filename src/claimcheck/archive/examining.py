"""One document of an archive held against the claims of a run, by itself.

What any document says on a claim depends on nothing but the two and what the archive was learnt to
be like. `matching.reach` tells which claims the words of a document can speak of; only what may say
something is read.
"""

import datetime as dt
import pickle
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from attrs import define, field

from claimcheck.archive.outcomes import (
    Answer,
    Archive,
    Outcome,
    Place,
    Sent,
    Source,
    answer,
    light,
    problem_of,
    received,
)
from claimcheck.checking import figures_of, judge, looked_at, read_claim, says_something
from claimcheck.errors import DocumentError
from claimcheck.matching import Corpus, build_case, gather_one, prepare
from claimcheck.matching.alignment import Rarity
from claimcheck.matching.gist import Gist, gist_of, packed
from claimcheck.matching.reach import Reach, reach_of
from claimcheck.matching.terms import Profile, Vocabulary, vocabulary_of
from claimcheck.model import Cell, Claim, Document
from claimcheck.reading.reader import read_document
from claimcheck.rules import RULES, Rule, in_force

__all__ = ["Examiner", "examine", "examiner", "make_ready"]


@define(eq=False)
class Examiner:
    """An archive's claims made ready, to be held against one document after another."""

    archive: Archive
    weigh: Rarity
    words: Vocabulary
    understood: tuple[int, ...]
    profiles: Mapping[int, tuple[Profile, ...]]
    spoken: Mapping[int, frozenset[str]]
    """By claim, every word that an acronym may give another meaning."""
    reach: Reach | None
    _owns: dict[tuple[tuple[str, str], ...], frozenset[int]] = field(factory=dict, init=False)

    def examine(self, source: Source) -> Outcome:
        """What one document says on the claims."""
        try:
            document = source.bare()
            wanted = self.reach is not None or self.archive.gists
            gist = gist_of(document.text, document.markup) if wanted else None
            kept = packed(gist) if gist is not None and self.archive.gists else None
            if self.reach is None or gist is None:
                document = source.whole(document)
                everything = frozenset(self.understood)
                return self._judged(document, everything, everything, kept)
            own, found = self._own(gist), self.reach.of_gist(gist)
            asked = own | {self.understood[at] for at in found}
            if not asked:
                return _passed(document, gist=kept)
            document = source.whole(document)
            found = self.reach.of_document(document, found)
        except DocumentError as error:
            return Outcome(problem=problem_of(source, error))
        likely = own | {self.understood[at] for at in found}
        return self._judged(document, asked, likely, kept)

    def asked(self, gist: Gist) -> frozenset[int]:
        """The claims that a document of this gist may speak of, by their places in the run."""
        if self.reach is None:
            return frozenset(self.understood)
        return self._own(gist) | {self.understood[at] for at in self.reach.of_gist(gist)}

    def _own(self, gist: Gist) -> frozenset[int]:
        """The claims of which a word means another thing by what the document explains."""
        if not gist.acronyms:
            return frozenset()
        explained = tuple(gist.acronyms.items())
        if explained not in self._owns:
            self._owns[explained] = self._touched(self._changed(self._words_of(gist.acronyms)))
        return self._owns[explained]

    def _touched(self, changed: frozenset[str]) -> frozenset[int]:
        if not changed:
            return frozenset()
        return frozenset(at for at, words in self.spoken.items() if not words.isdisjoint(changed))

    def _words_of(self, acronyms: Mapping[str, str]) -> Vocabulary:
        """The words of the trade, with what one document explains."""
        archive = self.archive
        if not acronyms:
            return self.words
        return vocabulary_of(archive.terms, (*archive.explained, acronyms), self.words.language)

    def _changed(self, words: Vocabulary) -> frozenset[str]:
        """The words of expressions that mean another thing than they do elsewhere."""
        if words is self.words:
            return frozenset()
        ours, theirs = self.words.phrases, words.phrases
        return frozenset(
            word
            for form in ours.keys() | theirs.keys()
            if ours.get(form) != theirs.get(form)
            for word in form
        )

    def _judged(
        self,
        document: Document,
        asked: frozenset[int],
        likely: frozenset[int],
        kept: bytes | None,
    ) -> Outcome:
        """Read a document and hold claims against it."""
        archive = self.archive
        ever = tuple(sorted(asked))
        if not likely:
            return _passed(document, asked=ever, gist=kept)
        reading = read_document(document)
        words = self._words_of(reading.acronyms)
        corpus = gather_one(reading, words, self.weigh, archive.units)
        touched = self._touched(self._changed(words))
        cells: list[tuple[int, Cell]] = []
        compared: list[tuple[int, frozenset[Place]]] = []
        rules = _rules_of(archive)
        for number in sorted(likely):
            claim = archive.claims[number]
            if claim.where and document.id not in claim.where:
                continue
            ready = self.profiles[number]
            language = claim.language
            undated = read_claim(claim.claim, document.date, language) is read_claim(
                claim.claim, None, language
            )
            if number in touched or not undated:
                ready = _profiles(claim, document.date, words, self.weigh)
            case = build_case(claim, ready, corpus.libraries[0], corpus)
            if places := looked_at(case):
                compared.append((number, frozenset(places)))
            if cell := judge(case, rules):
                cells.append((number, cell))
        if not cells:
            return _passed(document, tuple(compared), asked=ever, gist=kept)
        return Outcome(
            document,
            cells=tuple(cells),
            compared=tuple(compared),
            figures=figures_of(corpus),
            asked=ever,
            gist=kept,
        )


def _rules_of(archive: Archive) -> tuple[Rule, ...]:
    if archive.own or archive.rules is None:
        return archive.own or in_force()
    known = {rule.name: rule for rule in RULES}
    return tuple(known[name] for name in archive.rules)


def _profiles(
    claim: Claim, day: dt.date | None, words: Vocabulary, weigh: Rarity
) -> tuple[Profile, ...]:
    return prepare(claim, read_claim(claim.claim, day, claim.language), Corpus((), words, weigh))


def _passed(
    document: Document,
    compared: tuple[tuple[int, frozenset[Place]], ...] = (),
    *,
    asked: tuple[int, ...] = (),
    gist: bytes | None = None,
) -> Outcome:
    """A document that says nothing of any claim; its text would only take room."""
    return Outcome(light(document), compared=compared, passed=True, asked=asked, gist=gist)


def examiner(archive: Archive) -> Examiner:
    """An archive's claims made ready."""
    weigh = Rarity(archive.weights, archive.unseen)
    languages = {claim.language for claim in archive.claims}
    language = languages.pop() if len(languages) == 1 else "en"
    words = vocabulary_of(archive.terms, archive.explained, language)
    understood = tuple(
        at
        for at, c in enumerate(archive.claims)
        if says_something(read_claim(c.claim, None, c.language), c.language)
    )
    profiles = {at: _profiles(archive.claims[at], None, words, weigh) for at in understood}
    spoken = {
        at: frozenset(
            form
            for ready in each
            for token in ready.statement.tokens
            for form in (token.lemma, token.text, token.text.removesuffix("s"))
        )
        for at, each in profiles.items()
    }
    reach = None
    if archive.skim:
        reach = reach_of([profiles[at] for at in understood], weigh, words)
    return Examiner(archive, weigh, words, understood, profiles, spoken, reach)


@lru_cache(maxsize=2)
def _unpacked(archive: bytes) -> Callable[[Source], Outcome]:
    # The bytes come from the process that this one works for.
    return examiner(pickle.loads(archive)).examine  # noqa: S301


def make_ready(archive: bytes) -> None:
    """Make an archive ready in this process, so that copies of it find it so."""
    _unpacked(archive)


def examine(archive: bytes, sources: Sequence[Sent]) -> list[Answer]:
    """What some documents say: the work of another process, which is sent the archive as bytes."""
    said = _unpacked(archive)
    return [answer(said(source), source) for source in map(received, sources)]
