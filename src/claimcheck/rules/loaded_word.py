"""The rule loaded-word."""

from collections.abc import Iterator

from claimcheck.lexicon import load
from claimcheck.matching.trust import same_fact
from claimcheck.model import Case, Figure, Pairing, Severity, State, Statement, Verdict
from claimcheck.quantity import Bound, Kind
from claimcheck.rules.rule import Found, Place, case_rule, sighted


@case_rule("loaded-word", "hedge", Verdict.DRIFT, Severity.NOTE, steady=True)
def loaded_word(case: Case) -> Iterator[Found]:
    """A word on the figure tells the reader what to feel about it.

    "Just 16%", "only two people", "as many as 900" against the bare figure. Colour elsewhere in a
    sentence ("shocking", "rocketed") is tone and is not reported.

    What to do: leave the word out unless the source gives it.
    """
    for pairing in case.pairings:
        ours, theirs = pairing.ours, pairing.theirs
        if pairing.match.state("value") not in {State.SAME, State.COMPATIBLE} or not same_fact(
            pairing
        ):
            continue
        if ours.arithmetic or theirs.arithmetic:
            # The word is on one of the figures that another is worked out from.
            continue
        if bool(ours.loaded) == bool(theirs.loaded) or _is_known_record(pairing):
            continue
        if _is_neutral(pairing) or (case.source is not None and _may_be_neutral(pairing)):
            continue
        there = sighted(
            case, pairing.sighting, theirs.loaded.span if theirs.loaded else None, theirs.span
        )
        places: tuple[Place, ...] = (there,)
        if theirs.loaded:
            reason = f"puts “{theirs.loaded.text.lower()}” on the figure; {case.who} gives it bare"
            whole = False
        elif case.source is not None and ours.loaded is not None:
            # The document with the loaded word is the one that is spoken of.
            bare = case.reading.document.outlet or case.reading.document.id
            reason = f"puts “{ours.loaded.text.lower()}” on the figure; {bare} gives it bare"
            mine = (case.source, case.statements[0], (ours.loaded.span, ours.span))
            places, whole = (mine, there), True
        else:
            word = ours.loaded.text.lower() if ours.loaded else ""
            reason = f"gives the figure bare; {case.who} puts “{word}” on it"
            whole = False
        yield Found(
            reason,
            places,
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
            whole=whole,
        )


def _side(pairing: Pairing) -> tuple[Figure, Statement, Figure]:
    """The figure with the loaded word, its statement, and the bare figure."""
    ours, theirs = pairing.ours, pairing.theirs
    if ours.loaded:
        return ours, pairing.sighting.ours, theirs
    return theirs, pairing.sighting.theirs, ours


def _is_neutral(pairing: Pairing) -> bool:
    """Whether the word says another thing: "not only", "the only two", "as many as" for "up to"."""
    figure, statement, bare = _side(pairing)
    if figure.loaded is None:
        return False
    start = figure.loaded.span.start
    before = [t for t in statement.tokens if t.span.end <= start][-2:]
    if any(t.text == "not" for t in before) or any(
        c.family == "negation" and 0 <= start - c.span.end <= 1 for c in statement.cues
    ):
        return True
    only = figure.loaded.lemmas[-1:] == ("only",) or figure.loaded.text.lower() == "only"
    if only and before and before[-1].text in load("en").table("function")["determiners"]:
        return True
    return bare.quantity.bound is Bound.AT_MOST


_MEASURED = {Kind.DURATION, Kind.MEASURE, Kind.CLOCK, Kind.AGE}


def _may_be_neutral(pairing: Pairing) -> bool:
    """Whether, where nobody has made a claim, the word need not colour the figure.

    It is somebody's own word in a quotation; "just 40 minutes before" tells when; a record may be
    one, whether or not the other side says so.
    """
    figure, statement, _ = _side(pairing)
    if figure.loaded is None or figure.quantity.kind in _MEASURED:
        return True
    if any(s.direct and s.span.covers(figure.loaded.span) for s in statement.speech):
        return True
    return "record" in figure.loaded.lemmas or "record" in figure.loaded.text.lower()


def _is_known_record(pairing: Pairing) -> bool:
    """Whether the one side says "a record" and the other the same in so many words."""
    loaded = pairing.ours.loaded or pairing.theirs.loaded
    sides = pairing.sighting.ours, pairing.sighting.theirs
    return (
        loaded is not None
        and "record" in loaded.lemmas
        and all(any(c.family == "superlative" for c in side.cues) for side in sides)
    )
