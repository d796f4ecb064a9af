"""The rule quotation-altered."""

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from claimcheck.lexicon.meaning import relation, word_class
from claimcheck.matching.terms import function_words
from claimcheck.matching.wording import Met, look_for, wording
from claimcheck.model import Case, Severity, Span, Statement, Verdict
from claimcheck.reading.reader import read_text
from claimcheck.reading.tokens import tokenize
from claimcheck.rules.rule import Found, Place, case_rule

_BEFORE: Final = 4
"""So many words before a quotation may turn its sense."""


@case_rule("quotation-altered", "quotation", Verdict.CONFLICT, Severity.ERROR)
def quotation_altered(case: Case) -> Iterator[Found]:
    """A quotation has other words than the passage it is taken from, or is cut so that it turns.

    The words between the marks are somebody's. Case, punctuation, an ellipsis and words in square
    brackets are an editor's business; another word, a missing "not", another figure are none. Words
    that are right and stand behind a "not" that was left out say the opposite.

    What to do: put the quotation back as it was said, or take the marks away and report it.
    """
    text = case.source.text if case.source else case.claim.claim
    document = case.reading.document
    for statement in case.statements:
        for speech in statement.speech:
            if not speech.direct or not statement.span.covers(speech.span):
                continue
            for sighting in case.sightings[:3]:
                theirs = sighting.theirs
                if sighting.ours is not statement or not any(s.direct for s in theirs.speech):
                    continue  # nothing is quoted there
                met = look_for(text, speech.span, wording(document.text, theirs.span))
                if met is None or not _quoted(theirs, met):
                    continue
                ours_at = (document, statement, met.ours or (speech.span,))
                theirs_at = (document, theirs, met.theirs or (met.span,))
                if found := changed(ours_at, theirs_at, speech.span, met, text, case.who):
                    # The side of a claim is no document's.
                    yield evolve(found, places=(theirs_at,), whole=False)
                    return


def _quoted(statement: Statement, met: Met) -> bool:
    """Whether what was met is quoted there, too."""
    return any(s.direct and s.span.overlaps(met.span) for s in statement.speech)


def changed(  # noqa: PLR0913, PLR0917 - two sides, what was met, and the words of ours
    ours: Place, theirs: Place, quoted: Span, met: Met, text: str, who: str
) -> Found | None:
    """What is changed in a quotation, as a finding on the side that has the passage; or None.

    `ours` is where the quotation stands, `theirs` where the passage that it is taken from does;
    `text` is what the places of ours are offsets of, `who` what the reason calls that side.
    """
    statement = ours[1]
    if met.verbatim:
        before = _turned(theirs[1], met.span, statement, quoted)
        if before is None:
            return None
        return Found(
            f"has “{before}” before the words that {who} quotes, which turns them round",
            (theirs, ours),
            whole=True,
            confidence=0.8,
        )
    mine = [s.of(text) for s in met.ours]
    yours = [s.of(theirs[0].text) for s in met.theirs]
    if not _matters(mine, yours):
        return None
    strong = _changes_sense(mine, yours)
    told = f"has {_listed(yours)} where {who} quotes {_listed(mine)}"
    return Found(
        told,
        (theirs, ours),
        whole=True,
        verdict=Verdict.CONFLICT if strong else Verdict.DRIFT,
        severity=Severity.ERROR if strong else Severity.WARNING,
        confidence=0.9,
    )


def _listed(stretches: list[str]) -> str:
    return ", ".join(f"“{s}”" for s in stretches) if stretches else "nothing"


def _lemmas(stretches: list[str]) -> list[str]:
    return [
        t.lemma
        for s in stretches
        for t in tokenize(s, Span(0, len(s)))
        if t.kind in {"word", "number"}
    ]


def _matters(mine: list[str], yours: list[str]) -> bool:
    """Whether more is changed than how a word is written: "organise", "5 per cent"."""
    a, b = _lemmas(mine), _lemmas(yours)
    return "".join(a) != "".join(b)


def _changes_sense(mine: list[str], yours: list[str]) -> bool:
    """Whether a figure, a denial or a word of substance is another."""
    a, b = set(_lemmas(mine)), set(_lemmas(yours))
    if any(word[:1].isdigit() for word in a ^ b) or _denies(mine) != _denies(yours):
        return True
    ours, theirs = ([w for w in side if _of_substance(w)] for side in (a - b, b - a))
    return bool(theirs) and any(not any(relation(x, y) == "same" for y in theirs) for x in ours)


def _denies(stretches: list[str]) -> bool:
    return any(
        cue.family == "negation"
        for words in stretches
        for statement in read_text(words)
        for cue in statement.cues
    )


def _of_substance(word: str) -> bool:
    return word not in function_words() and word_class(word) is not None


def _turned(theirs: Statement, span: Span, ours: Statement, quoted: Span) -> str | None:
    """The denial that stands right before a passage, and not before the quotation of it."""
    if any(c.family == "negation" and c.span.start < quoted.start for c in ours.cues):
        return None
    before = [t for t in theirs.tokens if t.span.end <= span.start][-_BEFORE:]
    for cue in theirs.cues:
        if cue.family != "negation" or not before or cue.span.end > span.start:
            continue
        between = [t for t in before if t.span.start >= cue.span.end]
        if cue.span.start >= before[0].span.start and all(t.kind == "word" for t in between):
            return cue.text
    return None


__all__ = ["changed", "quotation_altered"]
