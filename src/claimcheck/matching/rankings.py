"""Which place in an order two documents give one thing: the fourth-largest, the biggest ever."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from attrs import evolve, frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for, word_class
from claimcheck.matching import Corpus, Library
from claimcheck.matching.between import pairs_held
from claimcheck.matching.ranks import ranks as superlatives
from claimcheck.matching.ranks import same_end, since_differs
from claimcheck.model import FigureRole, Name, Role, Span, Statement, Zone
from claimcheck.reading.names import compare_names

_PARTS: Final = re.compile(r"[\s-]+")
_AMONG: Final = frozenset({"one", "among", "some", "of"})
_NEAR: Final = 3
"""So many words behind a superlative the noun stands that it ranks."""
_ENDING: Final = frozenset({"ever", "yet", "on", "since"})
_POINTING: Final = frozenset({"it", "this", "that"})
_TITLES: Final = frozenset({Zone.HEADLINE, Zone.STANDFIRST})


@frozen
class Ranking:
    """A place in an order: which (1 is the first), at which end, of what, and who holds it."""

    number: int
    value: str
    span: Span
    text: str
    statement: Statement
    noun: str | None = None
    holder: Name | None = None
    pointing: bool = False
    """Whether a pronoun stands for what holds it."""


@lru_cache(maxsize=1)
def _values() -> Mapping[str, str]:
    """By a superlative adjective of amount, its value."""
    table = load("en").table("cues")["cue"]["superlative"]
    amounts = load("en").table("judging")["ranks"]["amount"]
    wanted = {v for values in amounts.values() for v in values} - {"record", "most", "least"}
    return {form: value for value in wanted for form in table[value] if " " not in form}


def rankings(statement: Statement) -> Iterator[Ranking]:
    """The places in an order by amount that a statement gives."""
    taken = []
    for figure in statement.figures:
        adjective = _PARTS.split(figure.text.lower())[-1]
        value = _values().get(adjective)
        number = figure.quantity.value
        if figure.role is FigureRole.RANK and value is not None and number is not None:
            taken.append(figure.span)
            yield _ranking(statement, int(number), value, figure.span, figure.text)
    for rank in superlatives(statement):
        value = _values().get(rank.text.lower())
        if value is None or any(span.overlaps(rank.span) for span in taken):
            continue
        before = [t for t in statement.tokens if t.span.end <= rank.span.start][-2:]
        if {t.text for t in before} & _AMONG:
            continue
        found = _ranking(statement, 1, value, rank.span, rank.text)
        yield evolve(found, holder=found.holder or rank.holder)


def _ranking(statement: Statement, number: int, value: str, span: Span, text: str) -> Ranking:
    noun = _noun_behind(statement, span)
    subject = next(
        (c.subject for c in statement.clauses if c.subject and c.span.covers(span)), None
    )
    holder = None
    pointing = False
    if subject is not None:
        pointing = subject.text.lower() in _POINTING
        holder = next((n for n in statement.names if subject.span.covers(n.span)), None)
        if noun is None and subject.span.covers(span) and subject.lemmas:
            noun = subject.lemmas[-1]
    return Ranking(number, value, span, text, statement, noun, holder, pointing)


def _noun_behind(statement: Statement, span: Span) -> str | None:
    """What a superlative ranks: the last noun of the words right behind it."""
    noun = last = None
    for token in [t for t in statement.tokens if t.span.start >= span.end][:_NEAR]:
        if token.kind != "word" or token.text in _leading() or token.text in _ENDING:
            break
        if any(n.span.overlaps(token.span) for n in statement.names):
            break
        kind = word_class(token.lemma)
        if kind == "verb" and (last or token.text != token.lemma):
            break
        last = token.lemma
        if kind not in {"adjective", "adverb"}:
            noun = token.lemma
    return noun or last


@lru_cache(maxsize=1)
def _leading() -> frozenset[str]:
    """Words that lead to what is no more of the noun phrase."""
    determiners = load("en").table("function")["determiners"]
    return frozenset((*load("en").table("clauses")["prepositions"], *determiners))


@frozen
class Ranked:
    """A place that one document gives, and the other place that another gives the same thing."""

    ours: Ranking
    theirs: Ranking
    source: Library
    judged: Library


def otherwise_ranked(corpus: Corpus) -> Iterator[Ranked]:
    """Where one thing has two places in one order: fourth-largest grocer, third-biggest grocer.

    A document that gives the place of the other one, too, is of another thing there.
    """
    known = [rankings_of(library) for library in corpus.libraries]
    settled: set[int] = set()
    for ours, theirs in pairs_held(corpus):
        mine, yours = corpus.libraries[ours], corpus.libraries[theirs]
        primary = mine.reading.document.role is Role.PRIMARY
        if not primary and (ours in settled or theirs in settled):
            continue
        for a in known[ours]:
            if any(_agree(a, b, mine, yours) for b in known[theirs]):
                continue
            other = next((b for b in known[theirs] if _differ(a, b, mine, yours)), None)
            if other is not None and not any(_agree(x, other, mine, yours) for x in known[ours]):
                if primary:
                    settled.add(theirs)
                yield Ranked(a, other, mine, yours)


def rankings_of(library: Library) -> tuple[Ranking, ...]:
    """The places in an order by amount that a document gives, worked out once."""
    known = library.worked_out.get("rankings")
    if not isinstance(known, tuple):
        known = library.worked_out["rankings"] = _of(library)
    return known


def _of(library: Library) -> tuple[Ranking, ...]:
    return tuple(
        found
        for known in library.profiles
        if not known.statement.question
        for found in rankings(known.statement)
    )


def _differ(a: Ranking, b: Ranking, ours: Library, theirs: Library) -> bool:
    """Whether two places cannot both be right: two numbers of one thing, or two holders of one."""
    if not same_end(a.value, b.value) or not _is_one_order(a, b, ours, theirs):
        return False
    if a.number != b.number:
        return _is_one_bearer(a, b)
    if _since_differs(a, b):
        return True
    if a.holder is None or b.holder is None or a.holder.kind != b.holder.kind:
        return False
    return a.number == 1 and compare_names(a.holder.full, b.holder.full) == "different"


def _agree(a: Ranking, b: Ranking, ours: Library, theirs: Library) -> bool:
    return (
        a.number == b.number
        and (a.holder is None) == (b.holder is None)
        and same_end(a.value, b.value)
        and _is_one_order(a, b, ours, theirs)
        and not _differ(a, b, ours, theirs)
    )


def _since_differs(a: Ranking, b: Ranking) -> bool:
    mine = next((r for r in superlatives(a.statement) if r.span == a.span), None)
    yours = next((r for r in superlatives(b.statement) if r.span == b.span), None)
    return mine is not None and yours is not None and since_differs(mine, yours)


def _is_one_order(a: Ranking, b: Ranking, ours: Library, theirs: Library) -> bool:
    """Whether both rank things of one sort, as far as they name it."""
    if a.noun and b.noun:
        return stands_for(a.noun, b.noun)
    named, library = (b, ours) if b.noun else (a, theirs)
    if not named.noun:
        return False
    # "It is the third-largest": of what, the headline of its document says.
    other = a if named is b else b
    words = {
        t.lemma
        for p in library.profiles
        if p.statement.zone in _TITLES
        for t in p.statement.tokens
        if t.kind == "word" and t.lemma.isalpha()
    }
    noun = named.noun
    return other.pointing and any(stands_for(noun, w) for w in sorted(words))


def _is_one_bearer(a: Ranking, b: Ranking) -> bool:
    """Whether both places may be of one thing: no two names say otherwise."""
    if a.holder is None or b.holder is None:
        return True
    return compare_names(a.holder.full, b.holder.full) != "different"


__all__ = ["Ranked", "Ranking", "otherwise_ranked", "rankings"]
