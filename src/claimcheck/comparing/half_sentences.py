"""What the half of a long sentence says more plainly than another document does."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimcheck.matching import Corpus
from claimcheck.matching.between import across_parts
from claimcheck.model import Case, Cue, Finding, Span, Statement, Verdict
from claimcheck.rules.rule import Rule

__all__ = ["of_parts"]

_ASKED: Final = frozenset({"hedge-dropped", "modality"})
"""The rules that are sure enough of half a sentence."""
_MET: Final = 0.5
"""So much of the one clause the other must say."""
_HEDGING: Final = frozenset({"modality", "hedge", "caveat"})
_OF_NOUNS: Final = "at risk"
"""Often said of somebody and not of what happens: "children at risk"."""
_BEHIND: Final = 2
"""So many words behind its cue say at least what is hedged or planned."""
_OPEN: Final = frozenset({"whether", "if"})
"""Words that leave open what they lead to."""


def of_parts(corpus: Corpus, rules: Sequence[Rule]) -> Iterator[Finding]:
    """Where a clause states what a clause of another document hedges or only plans.

    The rest of the sentence in which it stands must not hedge it either: "may fall, and rents will,
    too".
    """
    asked = [rule for rule in rules if rule.name in _ASKED]
    sentences: dict[str, Mapping[Span, Statement]] = {}
    for case in across_parts(corpus, _says_what) if asked else ():
        name = case.reading.document.id
        if name not in sentences:
            sentences[name] = _sentences(name, corpus)
        if not _is_plain(case, sentences[name]):
            continue
        for rule in asked:
            for finding in rule.on_case(case):
                if finding.verdict is Verdict.DRIFT and finding.fit >= _MET:
                    yield finding


def _sentences(name: str, corpus: Corpus) -> Mapping[Span, Statement]:
    """The first statement of each span of a document."""
    library = next(b for b in corpus.libraries if b.reading.document.id == name)
    return {p.statement.span: p.statement for p in reversed(library.profiles)}


def _is_plain(case: Case, sentences: Mapping[Span, Statement]) -> bool:
    """Whether nothing in their whole sentence hedges, outside the clause that is held."""
    theirs = case.sightings[0].theirs
    sentence = sentences.get(theirs.row or theirs.span, theirs)
    return not any(
        c.family in _HEDGING and c.value not in _SETTLED and not theirs.span.covers(c.span)
        for c in sentence.cues
    ) and not any(t.text in _OPEN for t in sentence.tokens)


_SETTLED: Final = frozenset({"will", "ability", "required"})


def _says_what(ours: Statement) -> bool:
    """Whether our clause says what it hedges, and does not break off behind the cue."""
    return any(
        _is_followed(ours, c)
        for c in ours.cues
        if c.family in _HEDGING and not c.text.lower().startswith(_OF_NOUNS)
    )


def _is_followed(statement: Statement, cue: Cue) -> bool:
    behind = [t for t in statement.tokens if t.span.start >= cue.span.end and t.kind == "word"]
    return len(behind) >= _BEHIND
