"""Of whom, and doing what, a sentence says what a claim says."""

# Longer than 400 lines: who does it is found in one way, by name, by noun and by office.

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.lexicon.derived import of_one_stem
from claimcheck.lexicon.lemmas import lemma
from claimcheck.lexicon.meaning import category, stands_for, word_class
from claimcheck.matching.terms import (
    function_words,
    light_verbs,
    prepositions,
    pronouns,
    words_of,
)
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import (
    Clause,
    Figure,
    Name,
    Pairing,
    Phrase,
    Sighting,
    Span,
    State,
    Statement,
    Swap,
)
from claimcheck.quantity import Kind
from claimcheck.reading.names import compare_names

__all__ = [
    "clause_of",
    "figure_of_another_act",
    "heads_of",
    "named_otherwise",
    "other_doer",
    "other_sibling",
    "other_subject",
    "verbs_of",
]

_ACTING: Final = frozenset({"person", "group"})


def other_subject(sighting: Sighting) -> bool:
    """Whether somebody else is said to do there what the claim says its subject does.

    That two nouns are of two sorts of people is known where both are of people, or where the
    sentence before speaks of those whom the claim means: "The pilots fly on. Cabin crew struck."
    """
    if other_doer(sighting) is not None or _done_by_one_beside(sighting):
        return True
    ours, theirs = sighting.ours, sighting.theirs
    before = {t.lemma for t in sighting.before.tokens} if sighting.before else set[str]()
    for clause in ours.clauses:
        subject = _told_subject(clause, ours)
        if subject is None or not _main(clause):
            continue
        others = [c for c in theirs.clauses if _does_alike(clause, c)]
        if others and all(
            _is_another(subject, c, sighting, before) or _of_another_office(subject, c, sighting)
            for c in others
        ):
            return True
    return False


def other_sibling(sighting: Sighting, clause: Clause, but: Sequence[Span] = ()) -> bool:
    """Whether a clause is of another thing of the sort of which the claim is: school, library.

    Or of another person: a boy, a girl. A word that is one of `but` does not count.
    """
    ours = [c.subject.span for c in sighting.ours.clauses if c.subject]
    return clause.subject is not None and any(
        (swap.how == "sibling" or (swap.how == "opposite" and _of_persons(swap)))
        and clause.subject.span.overlaps(swap.span)
        and not any(span.overlaps(swap.span) for span in but)
        and any(span.overlaps(swap.our_span) for span in ours)
        for swap in sighting.swaps
    )


def _of_persons(swap: Swap) -> bool:
    return any(category(lemma(w.lower(), "en")) == "person" for w in (swap.ours, swap.theirs))


def _of_another_office(subject: Phrase, clause: Clause, sighting: Sighting) -> bool:
    """Whether a clause is of somebody by name, and the sentence before names who "the minister" is.

    "Transport minister Ann Vale defended it. It was the spokesman Ben Ode who called it a tax."
    """
    if sighting.before is None:
        return False
    doers = _bearers(clause, sighting.theirs)
    word = subject.lemmas[-1]
    holders = [
        n
        for n in sighting.before.names
        if n.kind == "person" and n.office is not None and word in n.office.lemmas
    ]
    if not doers or not holders:
        return False
    office = doers[0].office
    if office is not None and word in office.lemmas:
        return False
    return all(compare_names(d.full, h.full) == "different" for d in doers for h in holders)


def _done_by_one_beside(sighting: Sighting) -> bool:
    """Whether the claim's subject, by name, does something else there and somebody beside him it.

    "The union blamed the signals; Ann Vale, head of the network, pointed to the leaves."
    """
    for clause in sighting.ours.clauses:
        bearers = _bearers(clause, sighting.ours)
        if not bearers or not _main(clause):
            continue
        alike = [c for c in sighting.theirs.clauses if _does_alike(clause, c)]
        others = [c for c in sighting.theirs.clauses if c not in alike]
        if not alike or not any(_is_of(bearers, c, sighting.theirs) for c in others):
            continue
        if all(_is_of_another(bearers, c, sighting.theirs) for c in alike):
            return True
    return False


def _bearers(clause: Clause, statement: Statement) -> list[Name]:
    """The people or bodies by name that are the subject of a clause."""
    subject = clause.subject
    if subject is None or clause.agent is not None:
        return []
    inside = [n for n in statement.names if n.span.overlaps(subject.span) and n.kind != "place"]
    head = [n for n in inside if n.span.end >= subject.span.end]
    return head if len(inside) == 1 else []


def _is_of(bearers: list[Name], clause: Clause, statement: Statement) -> bool:
    """Whether one of some names is the subject of a clause."""
    return any(
        compare_names(n.full, o.full) == "same"
        for n in bearers
        for o in _bearers(clause, statement)
    )


def _is_of_another(bearers: list[Name], clause: Clause, statement: Statement) -> bool:
    """Whether a clause has a subject of its own that is none of some names, and no pronoun."""
    phrases = [p for p in (clause.subject, clause.agent) if p]
    if not phrases or clause.subject is None or not clause.subject.lemmas:
        return False
    if clause.subject.text.split(maxsplit=1)[0].lower() in pronouns() | _others():
        return False
    named = [n for n in statement.names if any(n.span.overlaps(p.span) for p in phrases)]
    if any(compare_names(n.full, o.full) != "different" for n in bearers for o in named):
        return False
    return bool(named) or category(clause.subject.lemmas[-1]) in _ACTING


def other_doer(sighting: Sighting) -> tuple[Name, Name] | None:
    """Two people by name of whom the claim and the document say one and the same act.

    "Ann Vale won the prize" and "the prize was won by Ben Ode", "the prize went to Ben Ode". None
    where the claim's person does it there, too, or a clause leaves open who does.
    """
    for clause in sighting.ours.clauses:
        doer = _doer(clause, sighting.ours, converse=False)
        if doer is None or not words_of("reciprocal").isdisjoint(verbs_of(clause)):
            continue
        others = []
        for other in sighting.theirs.clauses:
            converse = _is_converse(clause, other)
            if converse or (_main(clause) and _does_alike(clause, other)):
                others.append(_doer(other, sighting.theirs, converse=converse))
        named = [n for n in others if n is not None]
        if not named or len(named) != len(others):
            continue
        if all(compare_names(doer.full, n.full) == "different" for n in named):
            return doer, named[0]
    return None


def named_otherwise(sighting: Sighting, text: str) -> tuple[Span, Span] | None:
    """The names of whom the claim and the document say one and the same act, where they differ.

    Both are the whole of a subject, an article and what comes before the name left out; the claim's
    stands nowhere in the document, which is `text`. A sentence that also has the claim's words for
    its subject ("the bank Ashe & Co") may have another name for it.
    """
    for clause in sighting.ours.clauses[:1]:
        ours = _name_of_subject(clause, sighting.ours)
        if ours is None or not _main(clause):
            continue
        if any(word in text for word in _words(ours, sighting.ours)):
            continue
        alike = [c for c in sighting.theirs.clauses if _does_alike(clause, c)]
        if len(alike) != 1 or alike[0].polarity != clause.polarity or alike[0].agent:
            continue
        theirs = _name_of_subject(alike[0], sighting.theirs)
        mine = {t.lower() for t in sighting.ours.text.split()}
        if theirs is None or any(
            w.lower() in mine for w in _words(theirs, sighting.theirs) if len(w) > 1
        ):
            continue
        return ours, theirs
    return None


def _name_of_subject(clause: Clause, statement: Statement) -> Span | None:
    """The name that a subject ends in, as capitals show it: "the parcel firm Swiftline"."""
    subject = clause.subject
    if subject is None or clause.agent is not None:
        return None
    words = [t for t in statement.tokens if subject.span.covers(t.span)]
    start = statement.span.start
    name = []
    for token in reversed(words):
        raw = statement.text[token.span.start - start : token.span.end - start]
        if token.kind != "word" or not raw[0].isupper() or raw.isupper() or _owns(raw):
            break
        name.append(token)
    if not name:
        return None
    known = any(n.span.overlaps(name[0].span) for n in statement.names)
    if len(name) == 1 and not known and word_class(name[0].lemma) is not None:
        # "Pay will rise" names nobody.
        return None
    if name[-1].text in pronouns() | _others() | _prepared():
        return None
    return Span(name[-1].span.start, name[0].span.end)


def _owns(word: str) -> bool:
    """Whether a word says whose what follows is: "Labour's Ann Vale"."""
    return word.endswith(("'s", "\u2019s"))


@lru_cache(maxsize=1)
def _prepared() -> frozenset[str]:
    """Words that begin a sentence with a capital and are no names."""
    return frozenset(load("en").table("clauses")["pronouns"]) | function_words()


def _words(span: Span, statement: Statement) -> list[str]:
    start = statement.span.start
    return statement.text[span.start - start : span.end - start].split()


def _doer(clause: Clause, statement: Statement, *, converse: bool) -> Name | None:
    """The one person by name who does what a clause says, where only one is named there.

    `converse` where what is said of a thing is that it goes to somebody.
    """
    if clause.polarity != "positive":
        return None
    if converse:
        end = clause.predicate.span.end if clause.predicate else clause.span.start
        place = next(
            (t.span for t in statement.tokens if t.span.start >= end and t.text in _TO), None
        )
        if place is None:
            return None
        stops = [t.span.start for t in statement.tokens if t.text in _ENDS]
        stop = min((at for at in stops if at > place.end), default=statement.span.end)
        behind = [n for n in statement.names if place.end < n.span.start < stop]
        likely = [n for n in behind if n.kind == "person"] or behind
        return next((n for n in likely if n.kind in _NAMED), None)
    if clause.agent is not None:
        where: Span | None = clause.agent.span
    else:
        where = clause.subject.span if clause.subject else None
    names = [n for n in statement.names if where is not None and n.span.overlaps(where)]
    if len(names) != 1 or names[0].kind not in _NAMED or where is None:
        return None
    # "The founder of Ostwick Mills" is not the mills, and nor is "Ostwick Mills' founder".
    start = statement.span.start
    before = statement.text[where.start - start : max(where.start, names[0].span.start) - start]
    rest = statement.text[names[0].span.end - start :]
    tied = any(word in _TIES for word in before.lower().split())
    return None if tied or rest.startswith(("'", "\u2019")) else names[0]


_TIES: Final = frozenset({"of", "for", "at", "from", "in", "behind", "to", "with", "by"})
_NAMED: Final = frozenset({"person", "other"})
"""A name without a title need not be known to be somebody's."""


_TO: Final = frozenset({"to"})
_ENDS: Final = frozenset({",", ";", "—", "who", "with"})


def _is_converse(ours: Clause, theirs: Clause) -> bool:
    """Whether a thing is said to go to somebody, which ours says somebody wins or gets."""
    table = load("en").table("judging")["converse"]
    verb, other = verbs_of(ours), verbs_of(theirs)
    return any(v in table["receive"] for v in verb) and any(o in table["go_to"] for o in other)


def _main(clause: Clause) -> bool:
    return any(v not in light_verbs() for v in verbs_of(clause))


def figure_of_another_act(pairing: Pairing) -> bool:
    """Whether the verb of the claim's count is not met, and the document's figure has another.

    "Three companies have been charged" is not said by "is investigating three companies".
    """
    if pairing.ours.quantity.kind not in _COUNTED or pairing.ours.arithmetic:
        return False
    sighting = pairing.sighting
    ours = clause_of(pairing.ours, sighting.ours)
    theirs = clause_of(pairing.theirs, sighting.theirs)
    light = light_verbs()
    done = [v for v in verbs_of(ours) if v not in light] if ours else []
    if not done or pairing.match.score >= WEIGHTS["trust"]["other_act"]:
        return False
    # "Dropped by 4,000" and "4,000 fewer": what is done is that there are fewer.
    fewer = pairing.match.state("direction") is State.SAME
    if fewer or not {*done, " ".join(done)} & {*sighting.missing}:
        return False
    there = verbs_of(theirs) if theirs else ()
    unit = pairing.match.state("unit")
    if any(_means(a, b) for a in done for b in there):
        return False
    if any(_of_the_act(verb, t.lemma) for verb in done for t in sighting.theirs.tokens):
        return False
    # "Had 12,400 employees" says only that they were: it may be of anything that is counted alike.
    other = pairing.ours.quantity.kind is Kind.COUNT and unit is not State.SAME
    return other or any(v not in light for v in there)


_COUNTED: Final = frozenset({Kind.COUNT, Kind.SHARE})


def _of_the_act(verb: str, word: str) -> bool:
    """Whether a noun is of a verb: those who finish are finishers."""
    return word in of_one_stem(verb) or word in {f"{verb}er", f"{verb}r", f"{verb}or"}


def verbs_of(clause: Clause) -> tuple[str, ...]:
    """The lemmas of what a clause says its subject does."""
    return clause.predicate.lemmas if clause.predicate else ()


def clause_of(figure: Figure, statement: Statement) -> Clause | None:
    """The shortest clause in which a figure stands."""
    around = [c for c in statement.clauses if c.span.covers(figure.span)]
    return min(around, key=lambda c: c.span.end - c.span.start, default=None)


def _told_subject(clause: Clause, statement: Statement) -> Phrase | None:
    """The subject of a clause, where it is a noun for somebody and no name."""
    subject = clause.subject
    if subject is None or not subject.lemmas:
        return None
    first = subject.text.split(maxsplit=1)[0].lower()
    if first in pronouns() or first in _others():
        return None
    if any(n.span.overlaps(subject.span) for n in statement.names):
        return None
    return subject if any(category(h) in _ACTING for h in heads_of(subject, statement)) else None


def heads_of(subject: Phrase, statement: Statement) -> tuple[str, ...]:
    """The nouns that a subject is: those of "porters and cleaners at the hospital" are two."""
    words = [t for t in statement.tokens if subject.span.covers(t.span)]
    end = next((at for at, t in enumerate(words) if at and t.text in prepositions()), len(words))
    parts = [words[:end]]
    for at in range(end - 1, 0, -1):
        if words[at].kind == "mark" or words[at].text in words_of("adding"):
            parts[:1] = [parts[0][:at], parts[0][at + 1 :]]
    heads = [part[-1].lemma for part in parts if part and part[-1].kind == "word"]
    return tuple(heads) or subject.lemmas[-1:]


def _does_alike(ours: Clause, theirs: Clause) -> bool:
    return any(_means(a, b) for a in verbs_of(ours) for b in verbs_of(theirs))


@lru_cache(maxsize=4096)
def _means(a: str, b: str) -> bool:
    return stands_for(a, b) or b in of_one_stem(a)


def _is_another(subject: Phrase, clause: Clause, sighting: Sighting, before: set[str]) -> bool:
    other = _told_subject(clause, sighting.theirs)
    if other is None:
        return False
    mine, yours = heads_of(subject, sighting.ours), heads_of(other, sighting.theirs)
    words = {t.lemma for t in sighting.theirs.tokens}
    claimed = {t.lemma for t in sighting.ours.tokens}
    if words.intersection(mine) or claimed.intersection(yours):
        return False
    people = all(any(category(h) == "person" for h in heads) for heads in (mine, yours))
    if not (before.issuperset(mine) or people):
        return False
    return not any(_means(a, b) or _means(b, a) for a in mine for b in yours)


@lru_cache(maxsize=1)
def _others() -> frozenset[str]:
    """First words of a subject that is told by somebody's name or by a pronoun: "its members"."""
    return frozenset(load("en").table("function")["unnamed"]) - {"the"}
