"""What a sentence holds against what: "more women than men", "the council, not the police"."""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for, word_class
from claimcheck.matching.terms import function_words
from claimcheck.model import Sighting, Span, State, Statement, Token

__all__ = ["Comparison", "comparison", "mirrored", "turned"]


@frozen
class Comparison:
    """What comes behind "than", and what else the sentence speaks of."""

    behind: frozenset[str]
    rest: frozenset[str]
    span: Span
    """Where the words stand, "than" and all."""


def comparison(statement: Statement) -> Comparison | None:
    """The one comparison of two things that a sentence makes, if it makes one.

    "More than 100" and "than last year" compare no two things.
    """
    found = []
    for at in range(len(statement.tokens)):
        if _leads(statement, at):
            end, behind = _behind(statement, at + 1)
            if behind:
                found.append((at, end, behind))
    if len(found) != 1:
        return None
    at, end, behind = found[0]
    tokens = statement.tokens
    rest = frozenset(_substance((*tokens[:at], *tokens[end:])))
    return Comparison(behind, rest, Span(tokens[at].span.start, tokens[end - 1].span.end))


def turned(sighting: Sighting) -> Comparison | None:
    """The document's comparison, where it holds the claim's two things the other way round."""
    ours, theirs = comparison(sighting.ours), comparison(sighting.theirs)
    if ours is None or theirs is None:
        return None
    crossed = _within(ours.behind, theirs.rest) and _within(theirs.behind, ours.rest)
    straight = _meet(ours.behind, theirs.behind)
    plain = _meet(ours.behind, ours.rest) or _meet(theirs.behind, theirs.rest)
    return theirs if crossed and not straight and not plain else None


def mirrored(sighting: Sighting) -> bool:
    """Whether two sides say one thing the other way round, and by opposite words.

    "Leeds is bigger than Hull" and "Hull is smaller than Leeds", "none failed" and "all passed".
    """
    return (turned(sighting) is not None or _none_and_all(sighting)) and _by_opposites(sighting)


def _none_and_all(sighting: Sighting) -> bool:
    """Whether one side says of none what the other says of all, or of few what it says of most.

    "None failed" and "all passed", "few survived" and "most died".
    """
    slot = sighting.slot("quantifier")
    sides = {(side or "").partition(":")[0] for side in (slot.ours, slot.theirs)} if slot else ()
    return sides in ({"none", "all"}, {"few", "most"})


def _by_opposites(sighting: Sighting) -> bool:
    """Whether the two sides measure by opposite words: bigger and smaller, twice and half."""
    return (
        any(s.how == "opposite" for s in sighting.swaps)
        or any(not o.same for o in sighting.outcomes)
        or sighting.state("direction") is State.DIFFERENT
        or _is_halved(sighting.ours) != _is_halved(sighting.theirs)
    )


def _is_halved(statement: Statement) -> bool:
    """Whether a sentence says that something is smaller by a multiple: "half as likely"."""
    return any(t.text in load("en").table("judging")["comparing"]["less"] for t in statement.tokens)


_ALIKE: Final = 8
"""So far before the second "as" the first may stand: "as likely to be poor as"."""


def _leads(statement: Statement, at: int) -> bool:
    """Whether what something is held against stands behind a place: "than", the second "as"."""
    tokens = statement.tokens
    text = tokens[at].text
    before = tokens[at - 1].text if at else ""
    table = load("en").table("judging")["comparing"]
    if text == "than":
        return before not in table["not_than"]
    if f"{before} {text}" in table["but_not"]:
        # "The council, not the police", "milk but not bread".
        return True
    if text != "as":
        return False
    # "Twice as likely as": "as likely as" alone says the same either way round.
    first = max(0, at - _ALIKE)
    return any(
        tokens[here].text == "as"
        and any(f.span.end + 1 == tokens[here].span.start for f in statement.figures)
        and not any(t.kind == "mark" for t in tokens[here:at])
        for here in range(first, at)
    )


def _behind(statement: Statement, at: int) -> tuple[int, frozenset[str]]:
    """The end of what stands behind "than", and its words of substance."""
    tokens = statement.tokens
    table = load("en").table("clauses")["prepositions"]
    dated = [p.span for p in statement.periods] + [f.span for f in statement.figures]
    done = [c.predicate.span for c in statement.clauses if c.predicate]
    words: set[str] = set()
    end = at
    while end < len(tokens):
        token = tokens[end]
        if token.kind != "word" or any(s.overlaps(token.span) for s in dated):
            break
        # "Than men voted"; "than wages" has a noun.
        told = any(s.start == token.span.start for s in done)
        told = told or (
            word_class(token.lemma) == "verb"
            and token.text
            not in {
                token.lemma,
                f"{token.lemma}s",
                f"{token.lemma}es",
            }
        )
        if told or (words and (token.text in table or token.text in function_words())):
            break
        words |= {*_substance([token])}
        end += 1
    return end, frozenset(words)


def _substance(tokens: Iterable[Token]) -> list[str]:
    light = function_words()
    return [
        t.lemma for t in tokens if t.kind == "word" and t.text not in light and t.lemma not in light
    ]


def _within(some: frozenset[str], others: frozenset[str]) -> bool:
    return all(any(stands_for(a, b) for b in others) for a in some)


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(stands_for(a, b) for a in some for b in others)
