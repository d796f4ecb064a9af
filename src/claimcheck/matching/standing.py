"""In which role a name stands in its sentence: whose place another name could take.

A name is a rival of another only where it stands in the same role: both are the subject of the same
verb, both follow the same preposition at the same word, both stand before the same noun. "Fenway
Park", where it happened, is no rival of "Rowdy Tellez", who did it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import relation, word_class
from claimcheck.model import Clause, Name, Phrase, Span, Statement, Token

__all__ = ["Standing", "may_replace", "standings"]

Standing = tuple[str, str]
"""A function (subject, object, of, or a preposition) and the lemma of the word that it is of."""

_SUBJECT: Final = "subject"
_OBJECT: Final = "object"
_WHERE: Final = "in"
"""Stands for every preposition of place."""
_OF: Final = "of"
_BESIDE: Final = "beside"
_COPULA: Final = "be"
_BACK: Final = 6
"""How far before its preposition the word that a phrase belongs to may stand, in words."""


@lru_cache(maxsize=1)
def _prepositions() -> dict[str, str]:
    """Every preposition, those of place under one name."""
    known = {p: p for p in load("en").table("clauses")["prepositions"]}
    return known | dict.fromkeys(load("en").table("names")["place_prepositions"], _WHERE)


@lru_cache(maxsize=4)
def _words(list_name: str) -> frozenset[str]:
    return frozenset(load("en").table("function")[list_name])


def _light() -> frozenset[str]:
    return _words("words")


def standings(statement: Statement, name: Name) -> frozenset[Standing]:
    """The roles in which a name stands in its statement; none where they cannot be told."""
    return frozenset(
        (
            *_of_clauses(statement, name.span),
            *_of_words(statement, name),
            *_beside(statement, name),
        )
    )


def _beside(statement: Statement, name: Name) -> Iterator[Standing]:
    """The names that a name is joined to: "between Leeds and York", "from Leeds to York"."""
    for other in statement.names:
        left, right = sorted((name.span, other.span))
        between = statement.text[
            left.end - statement.span.start : right.start - statement.span.start
        ]
        if other is not name and between.strip().lower() in _words("joining"):
            yield _BESIDE, other.text.lower()


def _of_clauses(statement: Statement, span: Span) -> Iterator[Standing]:
    for clause in statement.clauses:
        verb = _verb(clause)
        if not verb:
            continue
        passive = clause.agent is not None or _is_passive(statement, clause)
        if _heads(clause.agent, span):
            yield _SUBJECT, verb
        if _heads(clause.subject, span):
            yield (_OBJECT if passive else _SUBJECT), verb
        if _heads(clause.object, span):
            # "The champions are Wales" says the same as "Wales are the champions".
            yield (_SUBJECT if verb == _COPULA else _OBJECT), verb


def _is_passive(statement: Statement, clause: Clause) -> bool:
    """Whether a form of "be" leads to a clause's verb: "was sentenced"; "was closing" is none."""
    if clause.predicate is None:
        return False
    start = clause.predicate.span.start
    before = [t for t in statement.tokens if clause.span.start <= t.span.start < start][-2:]
    verb = next((t for t in statement.tokens if t.span.end > start), None)
    if verb is None or verb.text.endswith("ing") or verb.lemma == _COPULA:
        return False
    return any(t.lemma == _COPULA for t in before)


def _verb(clause: Clause) -> str | None:
    return clause.predicate.lemmas[-1] if clause.predicate and clause.predicate.lemmas else None


def _heads(phrase: Phrase | None, span: Span) -> bool:
    """Whether a name is what a noun phrase names, and not a word inside it."""
    if phrase is None or not phrase.span.overlaps(span):
        return False
    return phrase.span.end <= span.end or _behind(phrase, span).startswith((",", "("))


def _behind(phrase: Phrase, span: Span) -> str:
    return phrase.text[span.end - phrase.span.start :].lstrip()


def _of_words(statement: Statement, name: Name) -> Iterator[Standing]:
    tokens = statement.tokens
    first = next((i for i, t in enumerate(tokens) if t.span.end > name.span.start), None)
    if first is None:
        return
    last = next((i for i, t in enumerate(tokens) if t.span.start >= name.span.end), len(tokens))
    yield from _before(tokens, first, name)
    if last < len(tokens):
        behind = tokens[last]
        if behind.text in {"'s", "'"} or tokens[last - 1].text.endswith("'s"):
            at = last if tokens[last - 1].text.endswith("'s") else last + 1
            if (noun := _noun(tokens, at)) is not None:
                yield _OF, noun
        elif behind.text not in _light() and word_class(behind.lemma) == "noun":
            # "Kent unemployment"; the verb behind a subject is no noun of its own.
            yield _OF, behind.lemma


def _noun(tokens: tuple[Token, ...], at: int) -> str | None:
    """The first word of substance from a place on."""
    return next(
        (t.lemma for t in tokens[at : at + 3] if t.kind == "word" and t.text not in _light()), None
    )


def _before(tokens: tuple[Token, ...], first: int, name: Name) -> Iterator[Standing]:
    """The preposition that leads to a name, and the words that the phrase may belong to."""
    start = name.office.span.start if name.office and name.office.span < name.span else None
    at = first - 1
    if start is not None:
        at = next((i for i, t in enumerate(tokens) if t.span.end > start), first) - 1
    prepositions = _prepositions()
    while at >= 0 and tokens[at].text in _words("determiners"):
        at -= 1
    if at < 0 or tokens[at].text not in prepositions:
        return
    what = prepositions[tokens[at].text]
    found = 0
    for token in tokens[max(0, at - _BACK) : at][::-1]:
        if token.kind == "word" and token.text not in _light():
            yield what, token.lemma
            found += 1
            if found == 2:  # noqa: PLR2004 - "signed a contract with": the noun, and its verb
                return
    if not found:
        yield what, ""


def may_replace(ours: Iterable[Standing], theirs: Iterable[Standing], *, places: bool) -> bool:
    """Whether two names stand in one role, so that one may be in the place of the other.

    `places` says that both are places, of which the preposition alone tells that something happened
    there: "cut power to homes in Devon", "power was lost in Devon".
    """
    other = tuple(theirs)
    for function, word in ours:
        for their_function, their_word in other:
            if function != their_function:
                # "Unemployment in Kent" is "Kent unemployment".
                if {function, their_function} == {_WHERE, _OF} and word == their_word:
                    return True
                continue
            if word == their_word or (places and function == _WHERE):
                return True
            if word and their_word and relation(word, their_word) in _ONE:
                return True
    return False


_ONE: Final = frozenset({"same", "kind", "narrower", "opposite"})
