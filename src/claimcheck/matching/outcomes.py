"""How a statement answers the questions of news that have two answers: convicted or cleared.

The questions and the words of either answer are data (`outcomes.toml`). A denial turns an answer
round, so that "will not be affected" and "is exempt" answer alike.
"""

# Longer than 400 lines: one question after the other, from the words of an answer to whether two
# statements answer alike.

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from attrs import field, frozen, mutable

from claimcheck.lexicon import load
from claimcheck.lexicon.alternatives import phrases_of
from claimcheck.lexicon.meaning import stands_for, word_class
from claimcheck.matching.bodies import is_a_body, subject_bodies, the_body
from claimcheck.model import Cue, Outcome, Span, Statement, Token
from claimcheck.reading.names import compare_names

__all__ = ["Answer", "answers", "kind_of", "outcomes"]

_GAP: Final = ".."
_WIDEST: Final = 4
"""So many words may stand where a phrase leaves a gap."""

_STOPS: Final = frozenset(
    {",", ";", ":", "(", ")", "—", "\u2013", '"', "but", "while", "although", "which", "who"}
)
"""Marks and words that a denial does not reach past."""


@frozen
class Answer:
    """A question that some words of a statement answer, and how: yes or no."""

    question: str
    yes: bool
    span: Span
    doubtful: bool = False
    """Whether somebody only denies it, so that the answer is his."""
    denied: bool = False
    """Whether a denial stands before its words or among them."""
    turned_by: Span | None = None
    """The denial before its words that turns them round: "refused to"."""


@mutable
class _Node:
    following: dict[str, "_Node"] = field(factory=dict)
    meanings: tuple[tuple[str, bool], ...] = ()


@lru_cache(maxsize=1)
def _phrases() -> _Node:
    root = _Node()
    for question, table in load("en").table("outcomes")["outcome"].items():
        for yes in (True, False):
            for row in table["yes" if yes else "no"]:
                for words in _expanded(row):
                    node = root
                    for word in words:
                        node = node.following.setdefault(word, _Node())
                    if (question, yes) not in node.meanings:
                        node.meanings = (*node.meanings, (question, yes))
    return root


def kind_of(question: str) -> str:
    """The kind of a discrepancy between two answers to a question."""
    table = load("en").table("outcomes")["outcome"][question]
    return str(table.get("kind", "negation"))


def _expanded(row: str) -> Iterator[tuple[str, ...]]:
    """Every phrase that a row stands for, word for word where it joins some with "_".

    Articles and possessives inside it are left out, as they are where a statement is read.
    """
    light = _determiners()
    for words in phrases_of(row.split()):
        parts = [part for word in words for part in word.split("_") if part]
        yield tuple(part for at, part in enumerate(parts) if not at or part not in light)


@lru_cache(maxsize=1)
def _determiners() -> frozenset[str]:
    return frozenset(load("en").table("function")["determiners"])


def answers(statement: Statement) -> tuple[Answer, ...]:
    """The questions that a statement answers, each with the words that do, in order."""
    root = _phrases()
    tokens = statement.tokens
    denials = [c for c in statement.cues if c.family == "negation"]
    closed = _closed(tokens, denials)
    found: list[Answer] = []
    free = 0
    for at, token in enumerate(tokens):
        if at < free or token.kind == "mark":
            continue
        nodes = [n for key in _keys(token) if (n := root.following.get(key)) is not None]
        if not nodes:
            continue
        end, meanings = _longest(nodes, tokens, at + 1, closed)
        if not meanings:
            continue
        free = end
        span = Span(token.span.start, tokens[end - 1].span.end)
        if any(n.kind != "other" and n.span.overlaps(span) for n in statement.names):
            # "Work" is no work where it is part of a name: "the Department for Work and Pensions".
            continue
        if _is_a_name(statement, at):
            continue
        if end == at + 1:
            literal = root.following.get(token.text)
            verb = literal is None or not literal.meanings
            if not _says_so(statement, at, verb=verb):
                continue
        reaching = _reaching(statement, denials, span)
        turned = len(reaching) % 2 == 1
        doubtful = any(c.value == "deny" for c in reaching)
        denied = bool(reaching) or any(c.span.overlaps(span) for c in denials)
        found += (
            Answer(
                question,
                yes != turned,
                span,
                doubtful,
                denied,
                reaching[0].span if turned else None,
            )
            for question, yes in meanings
        )
    return tuple(found)


def _says_so(statement: Statement, at: int, *, verb: bool) -> bool:
    """Whether a word by itself says something of the subject: a verb that is done, no attribute.

    "The road is closed" and "closed the road", not "a closed shop", "the count", "in the end".
    """
    token = statement.tokens[at]
    done = any(c.predicate and c.predicate.span.overlaps(token.span) for c in statement.clauses)
    if verb and (done or token.text == token.lemma):
        return done
    before = statement.tokens[at - 1].text if at else ""
    if before == "the":
        # "Most of the dead" says of nobody that he is.
        return False
    after = statement.tokens[at + 1] if at + 1 < len(statement.tokens) else None
    attribute = after is not None and after.kind == "word" and word_class(after.lemma) == "noun"
    return not attribute or word_class(token.lemma) == "noun"


def _is_a_name(statement: Statement, at: int) -> bool:
    """Whether a word inside a sentence begins with a capital: "Working Together"."""
    token = statement.tokens[at]
    first = statement.text[token.span.start - statement.span.start :][:1]
    if not at or not first.isupper() or statement.tokens[at - 1].kind == "mark":
        return False
    words = [t for t in statement.tokens if t.kind == "word"]
    start = statement.span.start
    capitals = sum(statement.text[t.span.start - start :][:1].isupper() for t in words)
    return capitals * 2 < len(words)


def _closed(tokens: Sequence[Token], denials: Sequence[Cue]) -> frozenset[int]:
    """The places that no gap spans: marks and denials."""
    return frozenset(
        at
        for at, t in enumerate(tokens)
        if t.kind == "mark" or any(c.span.overlaps(t.span) for c in denials)
    )


def _keys(token: Token) -> tuple[str, ...]:
    if token.kind == "number":
        return token.text, "#"
    return token.text, f"={token.lemma}"


_Meanings = tuple[tuple[str, bool], ...]


def _longest(
    nodes: Sequence[_Node], tokens: Sequence[Token], at: int, closed: frozenset[int]
) -> tuple[int, _Meanings]:
    """Where the longest phrase ends that goes on from some places of the tree, and its meanings."""
    best: tuple[int, _Meanings] = (at, next((n.meanings for n in nodes if n.meanings), ()))
    for node in nodes:
        for end, meanings in _ends(node, tokens, at, closed):
            if end > best[0]:
                best = (end, meanings)
    return best


def _ends(
    node: _Node, tokens: Sequence[Token], at: int, closed: frozenset[int]
) -> Iterator[tuple[int, _Meanings]]:
    if node.meanings:
        yield at, node.meanings
    while at < len(tokens) and tokens[at].text in _determiners():
        at += 1
    if at >= len(tokens):
        return
    for key in _keys(tokens[at]):
        following = node.following.get(key)
        if following is not None:
            yield from _ends(following, tokens, at + 1, closed)
    gap = node.following.get(_GAP)
    if gap is not None:
        yield from _behind_gap(gap, tokens, at, closed)


def _behind_gap(
    gap: _Node, tokens: Sequence[Token], at: int, closed: frozenset[int]
) -> Iterator[tuple[int, _Meanings]]:
    place = at - 1
    skipped = -1
    while skipped < _WIDEST and place + 1 < len(tokens):
        place += 1
        skipped += 1
        if tokens[place].text == "(":
            # What stands in brackets parts no words.
            ends = (i for i in range(place, len(tokens)) if tokens[i].text == ")")
            place = next(ends, len(tokens)) + 1
        if place >= len(tokens) or (
            skipped and place - 1 in closed and tokens[place - 1].text != ")"
        ):
            return
        for key in _keys(tokens[place]):
            following = gap.following.get(key)
            if following is not None:
                yield from _ends(following, tokens, place + 1, closed)


def _reaching(statement: Statement, denials: Sequence[Cue], span: Span) -> list[Cue]:
    """The denials of an answer: those before it in its clause, outside its own words."""
    stops = [t.span.end for t in statement.tokens if t.text in _STOPS and t.span.end <= span.start]
    start = max(stops, default=statement.span.start)
    inner = min(
        (c.span for c in statement.clauses if c.span.covers(span)),
        key=lambda s: s.end - s.start,
        default=statement.span,
    )
    start = max(start, inner.start)
    return [c for c in denials if start <= c.span.start and c.span.end <= span.start]


def outcomes(
    mine: Sequence[Answer], yours: Sequence[Answer], ours: Statement, theirs: Statement
) -> tuple[Outcome, ...]:
    """The questions that both statements answer, in other words, of what is the same there.

    What one side answers both ways is no answer, unless only one of them is of what the claim is
    about. Equal words are left to the denials beside them.
    """
    found = []
    for answer in mine:
        there = [a for a in yours if a.question == answer.question]
        if not there or any(a.question == answer.question and a != answer for a in mine):
            continue
        if len({a.yes for a in there}) > 1:
            there = _of_it(there, theirs, _substance(ours, answer)) or _nearest(
                there, ours, theirs, answer.span
            )
        if len({a.yes for a in there}) != 1:
            continue
        other = there[0]
        if any(
            _alike(_substance(ours, answer), _substance(theirs, a))
            and (answer.denied or a.denied or answer.yes == a.yes)
            for a in there
        ):
            continue
        if not _is_of_it(ours, theirs, answer.span, other.span):
            continue
        found.append(
            Outcome(
                answer.question,
                answer.yes == other.yes,
                _told(ours, answer),
                _told(theirs, other),
                answer.span,
                other.span,
                answer.doubtful or other.doubtful,
            )
        )
    return tuple(found)


def _substance(statement: Statement, answer: Answer) -> frozenset[str]:
    """The words of an answer but denials and joining words."""
    light = frozenset(load("en").table("function")["words"])
    denials = [c.span for c in statement.cues if c.family == "negation"]
    words = [
        t
        for t in statement.tokens
        if answer.span.covers(t.span) and not any(d.overlaps(t.span) for d in denials)
    ]
    # "Too few" is all of joining words.
    return frozenset(t.lemma for t in words if t.text not in light) or frozenset(
        t.lemma for t in words
    )


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two answers are given in the same words, so that only denials tell them apart."""
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _told(statement: Statement, answer: Answer) -> str:
    """The words of an answer, from the denial on that turns them round: "refused to give up"."""
    told = _words(statement, answer.span)
    if answer.turned_by is None:
        return told
    whole = Span(answer.turned_by.start, answer.span.end)
    if answer.span.start - answer.turned_by.end <= _NEAR:
        return _words(statement, whole)
    return f"{_words(statement, answer.turned_by)} … {told}"


_NEAR: Final = 25
"""So many characters between a denial and what it denies are shown."""


def _words(statement: Statement, span: Span) -> str:
    start = span.start - statement.span.start
    return statement.text[start : start + span.end - span.start]


def _of_it(there: Sequence[Answer], theirs: Statement, substance: frozenset[str]) -> list[Answer]:
    """The answers in the claim's words that a clause gives of "it", which is what came before."""
    return [
        a
        for a in there
        if _alike(substance, _substance(theirs, a))
        and any(
            c.span.covers(a.span) and c.subject and c.subject.text.lower() in _pronouns()
            for c in theirs.clauses
        )
    ]


def _nearest(
    there: Sequence[Answer], ours: Statement, theirs: Statement, our_span: Span
) -> list[Answer]:
    """The answers that stand with most of what the claim speaks of, between two marks or "but"."""
    light = frozenset(load("en").table("function")["words"])
    mine = [
        t.lemma
        for t in ours.tokens
        if t.kind != "mark" and t.text not in light and not our_span.overlaps(t.span)
    ]
    stops = [t.span for t in theirs.tokens if t.text in _STOPS or t.text == "and"]
    met = []
    for answer in there:
        start = max((s.end for s in stops if s.end <= answer.span.start), default=0)
        end = min((s.start for s in stops if s.start >= answer.span.end), default=theirs.span.end)
        beside = [
            t.lemma
            for t in theirs.tokens
            if start <= t.span.start < end and not answer.span.overlaps(t.span)
        ]
        met.append(sum(any(stands_for(a, b) for b in beside) for a in mine))
    return [a for a, count in zip(there, met, strict=True) if count == max(met)]


def _is_of_it(ours: Statement, theirs: Statement, our_span: Span, span: Span) -> bool:
    """Whether what a statement answers a question of is what the claim speaks of.

    The head of the subject or object of the clause with the answer is met by a word or name of the
    claim, or a name of the claim stands in the clause, or a pronoun.
    """
    clause = min(
        (c for c in theirs.clauses if c.span.overlaps(span)),
        key=lambda c: c.span.end - c.span.start,
        default=None,
    )
    if clause is None:
        return True
    if any(
        c.subject and c.subject.text.lower() in _pointers()
        for c in theirs.clauses
        if c.span.start <= span.start
    ):
        # "That is 612 more than a year ago, but remains below the peak."
        return True
    phrases = [p for p in (clause.subject, clause.object) if p]
    heads = [h for p in phrases for h in _heads(theirs, p.span, span)]
    if not heads or any(head.text in _pronouns() for head in heads):
        return True
    inside = [n for n in theirs.names if clause.span.covers(n.span)]
    if any(compare_names(n.full, o.full) != "different" for n in inside for o in ours.names):
        return True
    return any(_is_met(ours, theirs, head, our_span) for head in heads)


def _heads(statement: Statement, phrase: Span, but: Span) -> Iterator[Token]:
    """The head of a noun phrase: the last word before a preposition, outside some words."""
    light = _determiners()
    prepositions = frozenset(load("en").table("clauses")["prepositions"])
    head = None
    for token in statement.tokens:
        if not phrase.covers(token.span) or token.kind != "word" or but.overlaps(token.span):
            continue
        if token.text in prepositions:
            break
        if token.text not in light:
            head = token
    if head is not None:
        yield head


def _is_met(ours: Statement, theirs: Statement, head: Token, but: Span) -> bool:
    """Whether a word of the claim, outside some of its words, stands for the head of a phrase."""
    named = [n for n in theirs.names if n.span.overlaps(head.span)]
    if named and the_body(ours) and all(is_a_body(n) for n in named) and subject_bodies(theirs):
        # "Tamsel Water denied it" is of "the company".
        return True
    if named:
        return any(compare_names(n.full, o.full) != "different" for n in named for o in ours.names)
    return any(
        stands_for(t.lemma, head.lemma)
        for t in ours.tokens
        if t.kind == "word" and not but.overlaps(t.span)
    )


@lru_cache(maxsize=1)
def _pronouns() -> frozenset[str]:
    table = load("en").table("function")
    return frozenset((*table["pronouns"], *table["unnamed"]))


@lru_cache(maxsize=1)
def _pointers() -> frozenset[str]:
    return frozenset(load("en").table("function")["pointers"])
