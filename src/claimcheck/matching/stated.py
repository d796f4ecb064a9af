"""A claim's statement, completed by what its file states beside the sentence."""

from attrs import evolve

from claimcheck.lexicon.lemmas import of_language
from claimcheck.model import Claim, Name, Phrase, Span, Speech, Statement
from claimcheck.reading.tokens import tokenize

_NOWHERE = Span(0, 0)


def with_stated(statement: Statement, claim: Claim) -> Statement:
    """Fill the slots that the sentence leaves open with `unit`, `population`, `place`, `speaker`.

    What the sentence says itself is not replaced: a key tells what the reader cannot know.
    """
    figures = tuple(
        evolve(
            f,
            counted=f.counted or _phrase(claim.unit, claim.language),
            of=f.of or _phrase(claim.population, claim.language),
        )
        for f in statement.figures
    )
    names = statement.names
    if claim.place and not any(n.kind == "place" for n in names):
        names = (*names, Name(_NOWHERE, claim.place, "place", claim.place))
    speech = statement.speech
    if claim.speaker and not any(s.speaker for s in speech):
        speech = (
            *speech,
            Speech(statement.span, direct=False, speaker=_phrase(claim.speaker, claim.language)),
        )
    if (figures, names, speech) == (statement.figures, statement.names, statement.speech):
        return statement
    return evolve(statement, figures=figures, names=names, speech=speech)


def _phrase(words: str | None, language: str) -> Phrase | None:
    if not words:
        return None
    tokens = tokenize(words, Span(0, len(words)), language)
    lemmas = (of_language(t.lemma, language) for t in tokens if t.kind == "word")
    return Phrase(_NOWHERE, words, tuple(lemmas))
