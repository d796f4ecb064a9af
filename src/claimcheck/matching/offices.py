"""Whether two offices can be one: acting and full, of this body and that, of two fields."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.lexicon.lemmas import lemma
from claimcheck.lexicon.meaning import KINDRED, relation, word_class
from claimcheck.matching.terms import function_words, words_of
from claimcheck.model import Name, Phrase, Statement
from claimcheck.reading.names import compare_names

RANKED: Final = frozenset(
    (
        "acting", "interim", "former", "ex", "deputy", "vice", "assistant", "outgoing", "shadow",
        "associate", "co", "elect", "incoming",
    )
)  # fmt: skip
"""Words that change what an office is; "senior" and "chief" only dress it."""

_WORD: Final = re.compile(r"[\w]+")


def status(office: Phrase) -> frozenset[str]:
    """The words of an office that make it another: acting, deputy, former."""
    words = frozenset(_words(office.text))
    # Who held an office once is a former holder, whether he left it or retired.
    past = words & words_of("past_holders")
    return (words & RANKED) - past | ({_FORMER} if past else frozenset())


_FORMER: Final = "former"


def same_office(ours: Phrase, theirs: Phrase) -> bool:
    """Whether the two offices share their head: director and acting director."""
    return any(
        a == b or relation(a, b) in KINDRED
        for a in ours.lemmas
        for b in theirs.lemmas
        if a not in RANKED and b not in RANKED
    )


def bodies(name: Name, statement: Statement) -> list[str]:
    """The bodies that the office of a person is given with: "director of the Tate"."""
    if name.office is None:
        return []
    return [
        n.full
        for n in statement.names
        if n.kind in {"organisation", "other"} and name.office.span.covers(n.span)
    ]


def another_body(ours: Name, mine: Statement, theirs: Name, yours: Statement) -> str | None:
    """The body of their office, where each side names one and they are not the same."""
    a = bodies(ours, mine)
    b = bodies(theirs, yours)
    if not a or not b:
        return None
    if any(compare_names(x, y) != "different" for x in a for y in b):
        return None
    return b[0]


def exclusive(ours: Phrase, theirs: Phrase) -> bool:
    """Whether nobody holds both offices: chief executive and finance director, judge and coroner.

    An office that only says less ("director" for "finance director") excludes none; a rank does:
    an inspector is no chief inspector.
    """
    a, b = _known(ours), _known(theirs)
    if a is not None and b is not None:
        ranked = a[0] in load("en").table("judging")["offices_ranked"]["houses"]
        exact = ranked and not any("of" in _words(o.text) for o in (ours, theirs))
        return a[0] == b[0] and a[1] != b[1] and (exact or not _says_less(a[2], b[2]))
    return _of_other_field(ours, theirs)


def of_house(office: Phrase) -> str | None:
    """The house that an office is of: court, police, company."""
    known = _known(office)
    return known[0] if known else None


def _known(office: Phrase) -> tuple[str, int, tuple[str, ...]] | None:
    """The house, the number and the words of the longest known office that a phrase names."""
    words = _words(office.text)
    found = (
        (house, number, form)
        for form, (house, number) in _offices().items()
        if any(words[i : i + len(form)] == list(form) for i in range(len(words)))
    )
    return max(found, key=lambda f: (len(f[2]), f), default=None)


def _says_less(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return {*ours} < {*theirs} or {*theirs} < {*ours}


def _of_other_field(ours: Phrase, theirs: Phrase) -> bool:
    """Whether one head stands with two fields, and neither side says the other's."""
    a, b = _field(ours), _field(theirs)
    if a is None or b is None or a[0] != b[0]:
        return False
    return bool(a[1]) and bool(b[1]) and not any(x == y or _akin(x, y) for x in a[1] for y in b[1])


def _field(office: Phrase) -> tuple[str, tuple[str, ...]] | None:
    """The head of an office and its field: a health minister, or a minister of health."""
    words = _words(office.text)
    table = load("en").table("judging")["offices_by_field"]
    at = next((i for i, w in enumerate(words) if w in table["heads"]), None)
    if at is None:
        return None
    light = function_words()
    before = tuple(
        # A word that nobody knows is the name of a house: "Tarnwood director" is of no field.
        lemma(w)
        for w in words[:at]
        if w not in light and w not in RANKED and w not in _DRESS and word_class(lemma(w))
    )
    return words[at], before or _field_behind(office.text, words[at], table["whole"])


def _field_behind(text: str, head: str, whole: Sequence[str]) -> tuple[str, ...]:
    """The field behind a head: "enforcement" of a director of enforcement, not of the zoo."""
    behind = _WORD.findall(text[text.lower().index(head) + len(head) :])
    if behind and behind[0] in whole:
        return (behind[0],)
    if not behind or behind[0] != "of":
        return ()
    field: list[str] = []
    light = function_words()
    for word in behind[1:]:
        if word[0].isupper() or (word in light and word != "and"):
            break
        if word not in light:
            field.append(lemma(word))
    return tuple(field)


_DRESS: Final = frozenset({"senior", "junior", "chief", "executive", "first", "principal", "lead"})


def _akin(a: str, b: str) -> bool:
    return relation(a, b) is not None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@lru_cache(maxsize=1)
def _offices() -> Mapping[tuple[str, ...], tuple[str, int]]:
    """By the words of an office: the house it is of, and its number there."""
    return {
        tuple(_words(form)): (house, number)
        for house, offices in load("en").table("judging")["offices"].items()
        for number, forms in enumerate(offices)
        for form in forms.split(",")
    }


__all__ = ["RANKED", "another_body", "bodies", "exclusive", "of_house", "same_office", "status"]
