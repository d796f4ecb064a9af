"""Whose a thing is that a sentence tells of: the minister's adviser is not the minister."""

from typing import Final

from claimcheck.lexicon.meaning import category, stands_for
from claimcheck.matching.subjects import verbs_of
from claimcheck.matching.terms import telling_verbs, words_of
from claimcheck.model import Clause, Sighting, Span, Token

__all__ = ["done_by_its_own", "told_of_another_one"]


def told_of_another_one(sighting: Sighting, clause: Clause) -> bool:
    """Whether a clause is of what belongs to the claim's subject, or of another of its sort.

    "The minister's adviser resigned" is not of the minister, nor "neighbouring Marrow" of Leeds.
    """
    return _is_owned(sighting, clause) or _is_set_beside(sighting, clause)


def _is_owned(sighting: Sighting, clause: Clause) -> bool:
    """Whether the claim's subject, a person, only owns the subject there, which is somebody else.

    What his spokesman says he says.
    """
    subject = _tokens(sighting, clause.subject.span) if clause.subject else []
    if len(subject) < _OWNED or not telling_verbs().isdisjoint(verbs_of(clause)):
        return False
    head = subject[-1].lemma
    if category(head) != "person":
        return False
    owners = [t.lemma for t in subject[:-1] if t.text.endswith(_OWNING)]
    mine = [
        c.subject.lemmas[-1] for c in sighting.ours.clauses[:1] if c.subject and c.subject.lemmas
    ]
    told = {t.lemma for t in sighting.ours.tokens}
    return any(
        category(word) == "person" and stands_for(word, owner)
        for word in mine
        for owner in owners
        if head not in told and not stands_for(word, head)
    )


_OWNED: Final = 2
_OWNING: Final = ("'s", "\u2019s", "s'", "s\u2019")


def done_by_its_own(sighting: Sighting, clause: Clause) -> bool:
    """Whether it was done by somebody of whom the claim's doer is only the owner or the whole.

    What was paid by a firm's insurers was not paid by the firm.
    """
    if clause.agent is None:
        return False
    told = {t.lemma for t in sighting.ours.tokens}
    words = _tokens(sighting, clause.agent.span)
    cut = next((at for at, t in enumerate(words) if t.text == "of"), len(words))
    doer, whole = words[:cut], words[cut + 1 :]
    if not doer or doer[-1].lemma in told | words_of("for_its_body"):
        return False
    if category(doer[-1].lemma) not in {"person", "group", None}:
        return False
    owners = [t.lemma for t in doer[:-1] if t.text.endswith(_OWNING)]
    owners += [t.lemma for t in whole]
    mine = [c.agent.lemmas[-1] for c in sighting.ours.clauses if c.agent and c.agent.lemmas]
    return any(stands_for(word, owner) for word in mine for owner in owners)


def _is_set_beside(sighting: Sighting, clause: Clause) -> bool:
    """Whether a word like "rival" or "neighbouring" sets the subject, or the place, apart."""
    if clause.subject is None:
        return False
    told = {t.text for t in sighting.ours.tokens}
    apart = words_of("set_beside") - told
    if told & words_of("others_too"):
        # "Three other companies" are "three rival firms".
        return False
    subject = [t.text for t in _tokens(sighting, clause.subject.span)]
    if not apart.isdisjoint(subject) or not words_of("of_the_sort").isdisjoint(subject[1:]):
        # "Such a deal" is the one that was spoken of; "the last such deal" is another.
        return True
    ahead = [t for t in sighting.theirs.tokens if t.span.end <= clause.subject.span.start]
    opening = [t for t in ahead if t.kind == "word"][:_OPENING]
    return (
        len(opening) > 1
        and opening[0].text in words_of("whereabouts")
        and any(t.text in apart for t in opening[1:])
    )


_OPENING: Final = 3
"""So many words begin a sentence that says where: "in the neighbouring"."""


def _tokens(sighting: Sighting, span: Span) -> list[Token]:
    return [t for t in sighting.theirs.tokens if t.kind == "word" and span.covers(t.span)]
