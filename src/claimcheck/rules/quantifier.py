"""The rule quantifier."""

from collections.abc import Iterator
from itertools import pairwise, product

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import stands_for
from claimcheck.matching.comparisons import mirrored
from claimcheck.matching.narrowed import narrowed
from claimcheck.matching.quantified import may_both_be
from claimcheck.matching.terms import function_words, light_verbs, text_of, words_of
from claimcheck.matching.trust import about, enough
from claimcheck.model import (
    Case,
    Cue,
    FigureRole,
    Relation,
    Severity,
    Sighting,
    Slot,
    Span,
    State,
    Statement,
    Verdict,
)
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule, sighted

_STRONG = {"most", "all", "partly", "none", "wholly", "many", "some", "few"}
_ALONE = {"partly", "most", "all"}


def _rung(side: str | None) -> str | None:
    return side.partition(":")[0] if side else None


def differs(slot: Slot) -> bool:
    """Whether the two sides speak of another part of the whole."""
    ours, theirs = _rung(slot.ours), _rung(slot.theirs)
    if ours and theirs:
        return slot.state is State.DIFFERENT and {ours, theirs} <= _STRONG
    return (theirs is None and (ours in _ALONE or _is_hardly_any(slot.ours))) or (
        theirs in {"partly", "some", "many"} and ours in {"all", "most"}
    )


def _is_hardly_any(side: str | None) -> bool:
    """Whether some words say that it is hardly so: "few", but not "a few"."""
    words = (side or "").partition(":")[2].lower()
    return words in load("en").table("judging")["quantified"]["few"]["words"]


def _group_left_out(sighting: Sighting, slot: Slot) -> bool:
    """Whether "many councils" is left out whole, who did it and how many."""
    if _rung(slot.ours) not in {"many", "most"} or slot.theirs:
        return False
    cue = next((c for c in sighting.ours.cues if c.family == "quantifier"), None)
    if cue is None:
        return False
    group = next((t.lemma for t in sighting.ours.tokens if t.span.start >= cue.span.end), None)
    return group in sighting.missing


def _only_some(sighting: Sighting, slot: Slot) -> bool:
    """Whether a document says only "some" or "partly" of what a claim says without limit.

    "Some residents oppose it" against "residents oppose it": the word stands before the claim's
    subject, or, as "partly", before its verb.
    """
    if slot.ours or _rung(slot.theirs) not in {"some", "few", "partly"} or slot.span is None:
        return False
    if any(c.family == "quantifier" for c in sighting.ours.cues):
        return False
    behind = [t for t in sighting.theirs.tokens if t.span.start >= slot.span.end][:_NEAR]
    subject = next((c.subject for c in sighting.ours.clauses if c.subject), None)
    verb = next((c.predicate for c in sighting.ours.clauses if c.predicate), None)
    asked = verb if _rung(slot.theirs) == "partly" else subject
    words = set(asked.lemmas) - function_words() if asked else set()
    bare = asked is not None and asked.text.split()[0].lower() not in {"a", "an", "one"}
    return bare and any(
        t.lemma in words or any(stands_for(w, t.lemma) for w in words) for t in behind
    )


_NEAR = 4
_NEAREST = 2
"""So many of the statements that share most with a claim may say by a number how many."""


def _not_all_is_some(sighting: Sighting, slot: Slot) -> bool:
    """Whether one side says "not always" and the other "sometimes not": what is not all is some."""
    rungs = _rung(slot.ours), _rung(slot.theirs)
    if set(rungs) not in ({"all", "some"}, {"all", "few"}, {"all", "many"}, {"all", "most"}):
        return False
    side = sighting.ours if rungs[0] == "all" else sighting.theirs
    return any(
        one.family == "negation"
        and two.family == "quantifier"
        and two.value == "all"
        and 0 <= two.span.start - one.span.end <= 1
        for one in side.cues
        for two in side.cues
    )


def _none_or_not_all(sighting: Sighting) -> tuple[Cue, Cue] | None:
    """The claim's words and the document's, where one says that none did, and one that not all."""
    if sighting.missing or not enough(sighting.sure, "paraphrase"):
        return None
    sides = sighting.ours, sighting.theirs
    none, part = ([_none(s) for s in sides], [_not_all(s) for s in sides])
    for one, other in ((0, 1), (1, 0)):
        if (a := none[one]) and (b := part[other]) and not part[one] and not none[other]:
            if not _done(sides[one], a) & _done(sides[other], b):
                return None
            return (a, b) if one == 0 else (b, a)
    return None


def _done(statement: Statement, cue: Cue) -> set[str]:
    """What is said to be done, or to be so, in the clause of a cue."""
    words = {
        w
        for c in statement.clauses
        if c.span.covers(cue.span)
        for part in (c.predicate, c.object)
        if part
        for w in part.lemmas
    }
    return words - light_verbs()


def _none(statement: Statement) -> Cue | None:
    words = load("en").table("judging")["quantified"]["none"]["words"]
    cues = (c for c in statement.cues if c.family == "negation" and c.text.lower() in words)
    first = next(cues, None)
    return first if first and first.span.start == statement.span.start else None


def _not_all(statement: Statement) -> Cue | None:
    """The words "not all", as one cue."""
    for one, two in product(statement.cues, repeat=2):
        apart = two.span.start - one.span.end
        if one.family != "negation" or two.family != "quantifier" or two.value != "all":
            continue
        if 0 <= apart <= 1:
            span = Span(one.span.start, two.span.end)
            return Cue(span, text_of(statement, span), "quantifier", "all")
    return None


def _is_of_the_opposite(sighting: Sighting) -> bool:
    """Whether the two say the opposite of the thing: some died, most survived."""
    return any(s.how == "opposite" for s in sighting.swaps) or any(
        not o.same for o in sighting.outcomes
    )


def _is_both(slot: Slot) -> bool:
    """Whether all that is left out is "both", which two that are named say by themselves."""
    return slot.theirs is None and (slot.ours or "").lower().endswith(":both")


_TOO_MUCH_UNMET = 2


def _says_nothing_of(sighting: Sighting, slot: Slot) -> bool:
    """Whether what the claim's quantifier is said of is not spoken of: "most of them tourists"."""
    if slot.theirs or _rung(slot.ours) not in _ALONE or _group_left_out(sighting, slot):
        return False
    cue = next((c for c in sighting.ours.cues if c.family == "quantifier"), None)
    if cue is None:
        return False
    rest = [t for t in sighting.ours.tokens if t.span.start >= cue.span.end]
    end = next((at for at, t in enumerate(rest) if t.text in {",", ";", ":"}), len(rest))
    unmet = {t.lemma for t in rest[:end]} & set(sighting.missing)
    return len(unmet) >= _TOO_MUCH_UNMET


_BEHIND = 4


def _left_out(sighting: Sighting, slot: Slot) -> bool:
    """Whether the document leaves out what the claim quantifies, and not only its quantifier.

    "5,887 died, most of them in cars" and "5,887 died": of those in cars nothing is said.
    """
    if slot.theirs or _rung(slot.ours) == "partly":
        return False
    cue = next(
        (
            c
            for c in sighting.ours.cues
            if c.family == "quantifier" and slot.ours and c.text == slot.ours.partition(":")[2]
        ),
        None,
    )
    if cue is None:
        return False
    light = function_words()
    behind = [
        t
        for t in sighting.ours.tokens
        if t.span.start >= cue.span.end and t.kind == "word" and t.lemma not in light
    ][:_BEHIND]
    missing = sum(t.lemma in sighting.missing for t in behind)
    if behind and missing * 2 >= len(behind):
        return True
    # A mention ("the closures") says of how many as little as of whom.
    done = {w for c in sighting.ours.clauses if c.predicate for w in c.predicate.lemmas}
    does = {w for c in sighting.theirs.clauses if c.predicate for w in c.predicate.lemmas}
    return not any(stands_for(a, b) for a in done for b in does)


def _means_all(sighting: Sighting, slot: Slot) -> bool:
    """Whether all that is left out is "all" of what the document names whole: "the figures"."""
    cue = _own_cue(sighting, slot)
    if slot.theirs or cue is None or _rung(slot.ours) != "all":
        return False
    light = function_words()
    rest = (t for t in sighting.ours.tokens if t.span.start >= cue.span.end)
    noun = next((t.lemma for t in rest if t.text not in light), None)
    there = sighting.theirs.tokens
    return any(
        after.lemma == noun != after.text
        and before.text in words_of("naming_whole")
        and (not at or there[at - 1].text != "of")  # "51 of the victims"
        for at, (before, after) in enumerate(pairwise(there))
    )


def _answered_beside(sighting: Sighting, slot: Slot) -> bool:
    """Whether a further clause is told in other words: "though all should recover"."""
    cue = _own_cue(sighting, slot)
    if slot.theirs or cue is None or _rung(slot.ours) != "all":
        return False
    clauses = [c.span for c in sighting.ours.clauses[1:] if c.span.covers(cue.span)]
    return any(o.same and c.covers(o.our_span) for o in sighting.outcomes for c in clauses)


def _own_cue(sighting: Sighting, slot: Slot) -> Cue | None:
    """The claim's quantifier."""
    text = (slot.ours or "").partition(":")[2]
    cues = (c for c in sighting.ours.cues if c.family == "quantifier" and c.text == text)
    return next(cues, None)


def _counted(sighting: Sighting, slot: Slot) -> bool:
    """Whether the document says by a number how many or how much: "58% of the workers wore it"."""
    return slot.theirs is None and any(
        (f.quantity.kind is Kind.SHARE or f.base is not None or f.relation is Relation.PART_OF)
        and f.role not in {FigureRole.CHANGE, FigureRole.FROM, FigureRole.TO}
        for f in sighting.theirs.figures
    )


def _said_elsewhere(case: Case, slot: Slot) -> bool:
    """Whether another sentence of the document that speaks of the claim has its quantifier.

    A claim of two sentences' figures is met by both: "84 reviews", "103 children, all of them".
    """
    if slot.theirs or not slot.ours:
        return False
    return any(
        c.family == "quantifier" and c.value == _rung(slot.ours)
        for sighting in case.sightings
        if enough(sighting.sure, "paraphrase")
        for c in sighting.theirs.cues
    )


@case_rule("quantifier", "quantifier", Verdict.DRIFT, Severity.WARNING, steady=True)
def quantifier(case: Case) -> Iterator[Found]:
    """One side says some where the other says most or all, drops "partly", or narrows an "all".

    "All flights were cancelled" against "all flights to Spain were cancelled".

    What to do: use the quantifier of the source, or its figure.
    """
    for sighting in about(case):
        apart = narrowed(sighting)
        if apart and enough(sighting.sure, "paraphrase"):
            yield Found(
                f"says it of “{apart.theirs}”; {case.who} says “{apart.ours}”",
                (sighted(case, sighting, apart.span),),
                slots=sighting.slots,
                confidence=sighting.coverage,
            )
            return
        if told := _none_or_not_all(sighting):
            none, part = told
            yield Found(
                f"says “{part.text}” where {case.who} says “{none.text}”",
                (sighted(case, sighting, part.span),),
                slots=sighting.slots,
                confidence=sighting.coverage,
            )
            return
        slot = sighting.slot("quantifier")
        if (
            slot is None
            or slot.state is State.SAME
            or not (differs(slot) or _group_left_out(sighting, slot) or _only_some(sighting, slot))
            or _is_both(slot)
            or mirrored(sighting)
            or (_is_of_the_opposite(sighting) and may_both_be(sighting))
            or _not_all_is_some(sighting, slot)
            or _says_nothing_of(sighting, slot)
            or not enough(sighting.coverage, "quantifier")
            or not enough(sighting.sure, "paraphrase")
            or _left_out(sighting, slot)
            or _means_all(sighting, slot)
            or _answered_beside(sighting, slot)
            or any(_counted(s, slot) for s in (sighting, *case.sightings[:_NEAREST]))
            or _said_elsewhere(case, slot)
        ):
            continue
        ours = slot.ours.partition(":")[2] if slot.ours else None
        theirs = slot.theirs.partition(":")[2] if slot.theirs else None
        if ours and theirs:
            reason = f"says “{theirs}” where {case.who} says “{ours}”"
        elif theirs:
            reason = f"says “{theirs}”; {case.who} does not"
        else:
            reason = f"leaves out “{ours}”, which {case.who} says"
        yield Found(
            reason,
            (sighted(case, sighting, slot.span),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )
