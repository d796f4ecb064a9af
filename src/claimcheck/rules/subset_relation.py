"""The rule subset-relation."""

from collections.abc import Iterator

from claimcheck.matching.figures import digits
from claimcheck.matching.flows import flow
from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import enough, same_fact, same_label, same_print
from claimcheck.matching.wholes import beside, inside, one_whole
from claimcheck.model import (
    Case,
    Figure,
    Pairing,
    Relation,
    Severity,
    State,
    Statement,
    Verdict,
)
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule, said, sighted

_SAYS = {
    Relation.PART_OF: "makes {part} a part of {whole}",
    Relation.CONTRAST: "sets {part} beside {whole}, as another group",
    Relation.FURTHER: "adds {part} to {whole}",
    Relation.TOTAL: "makes {part} the total of {whole}",
}
_LEAVES_OUT = "leaves {part} out of {whole}"
_INSTEAD = {
    Relation.PART_OF: "makes it a part",
    Relation.CONTRAST: "sets it beside, as another group",
    Relation.FURTHER: "adds it",
    Relation.TOTAL: "makes it the total",
}


def _between(part: Figure, place: int, whole: int) -> Relation | None:
    if part.related == whole and part.relation:
        return part.relation
    if part.base == whole:
        return Relation.PART_OF
    _ = place
    return None


@case_rule("subset-relation", "relation", Verdict.CONFLICT, Severity.ERROR)
def subset_relation(  # noqa: C901 - one branch for each way to say it
    case: Case,
) -> Iterator[Found]:
    """The same two figures stand in another relation: part, contrast or addition.

    "90, of which 49" puts the 49 inside the 90; "90, compared with 49" makes two groups; "90 and a
    further 49" makes 139.

    What to do: look up in the source whether the one is a part of the other.
    """
    yield from _in_a_series(case)
    pairs = {(id(p.sighting.ours), p.match.ours): p for p in case.pairings if same_print(p)}
    for pairing in case.pairings:
        ours = pairing.ours
        anchor = ours.related if ours.relation else ours.base
        if anchor is None or not same_print(pairing):
            continue
        wanted = ours.relation or Relation.PART_OF
        other = pairs.get((id(pairing.sighting.ours), anchor))
        theirs = pairing.theirs
        if other is None:
            whole_value = pairing.sighting.ours.figures[anchor].quantity.value
            places = [
                k
                for k, f in enumerate(pairing.sighting.theirs.figures)
                if f.quantity.value == whole_value
                and not f.arithmetic
                and k != pairing.match.theirs
            ]
            if not places:
                continue
            place = places[0]
        elif other.sighting.theirs.span != pairing.sighting.theirs.span:
            continue
        else:
            place = other.match.theirs
        whole = pairing.sighting.theirs.figures[place]
        found = _between(theirs, pairing.match.theirs, place)
        # "£30m on top of the £110m" and "of the £110m, £30m": their part may be our whole.
        part, rest = (theirs, whole) if found else (whole, theirs)
        found = found or _between(whole, place, pairing.match.theirs)
        if found is None or found is wanted or Relation.TOTAL in {found, wanted}:
            continue
        if pairing.match.state("period") is State.DIFFERENT:
            continue
        says = _LEAVES_OUT if found is Relation.FURTHER and _leaves_out(pairing) else _SAYS[found]
        yield Found(
            f"{says.format(part=said(part), whole=said(rest))}; {case.who} {_INSTEAD[wanted]}",
            (sighted(case, pairing.sighting, whole.span, theirs.span),),
            slots=pairing.match.slots,
            confidence=min(1.0, pairing.match.score),
        )
        return
    for pairing in case.pairings:
        if told := _by_words(case, pairing) or _other_way(case, pairing):
            yield told
            return
        if _takes_out_what_is_added(case, pairing):
            taken = pairing.theirs.of
            yield Found(
                f"makes {said(pairing.theirs)} a part of {taken.text if taken else 'a whole'}; "
                f"{case.who} adds it",
                (sighted(case, pairing.sighting, pairing.theirs.span),),
                slots=pairing.match.slots,
                confidence=min(1.0, pairing.match.score),
            )
            return
        if _adds_a_part(pairing):
            yield Found(
                f"adds {said(pairing.theirs)} to what it counts; {case.who} makes it a part",
                (sighted(case, pairing.sighting, pairing.theirs.span),),
                slots=pairing.match.slots,
                confidence=min(1.0, pairing.match.score),
            )
            return


def _leaves_out(pairing: Pairing) -> bool:
    """Whether "excluding" stands before the part."""
    return any(
        c.family == "scope" and c.value == "excluded" and c.span.end <= pairing.theirs.span.start
        for c in pairing.sighting.theirs.cues
    )


_ADDED = Relation.FURTHER, "makes it a part"
_TAKEN_IN = Relation.PART_OF, "sets it on top"


def _by_words(case: Case, pairing: Pairing) -> Found | None:
    """An amount is inside a whole on one side and beside it on the other, the whole being named."""
    match, sighting = pairing.match, pairing.sighting
    if not same_print(pairing) or digits(pairing.ours.quantity) <= 1 or not same_fact(pairing):
        return None
    if set(differing(match)) - {"role"}:
        return None
    ours, theirs = sighting.ours, sighting.theirs
    around = case.reading.statements
    for mine, yours, (says, instead) in (
        (inside(ours, match.ours), beside(theirs, match.theirs, around), _ADDED),
        (beside(ours, match.ours), inside(theirs, match.theirs), _TAKEN_IN),
    ):
        if mine is None or yours is None or not one_whole(ours, mine, theirs, yours):
            continue
        told = _SAYS[says].format(part=said(pairing.theirs), whole=yours.text)
        return Found(
            f"{told}; {case.who} {instead}",
            (sighted(case, sighting, yours.span, pairing.theirs.span),),
            slots=match.slots,
            confidence=min(1.0, match.score),
        )
    return None


def _other_way(case: Case, pairing: Pairing) -> Found | None:
    """A sum is saved on one side and spent on the other."""
    match, sighting = pairing.match, pairing.sighting
    if not same_print(pairing) or digits(pairing.ours.quantity) <= 1:
        return None
    ways = flow(sighting.ours, match.ours), flow(sighting.theirs, match.theirs)
    if None in ways or ways[0] == ways[1] or set(differing(match)) - {"role"}:
        return None
    if not same_fact(pairing):
        return None
    return Found(
        f"counts {said(pairing.theirs)} as {_WAYS[ways[1]]}; {case.who} as {_WAYS[ways[0]]}",
        (sighted(case, sighting, pairing.theirs.span),),
        slots=match.slots,
        confidence=min(1.0, match.score),
    )


_WAYS = {"left": "money saved or made", "spent": "money spent or lost", None: ""}


def _takes_out_what_is_added(case: Case, pairing: Pairing) -> bool:
    """Whether the claim adds a figure to another, and the document makes it a part of that.

    "17 people, and a further five" against "17 people. Five of those": both give the 17.
    """
    ours, theirs = pairing.ours, pairing.theirs
    return (
        ours.relation is Relation.FURTHER
        and ours.related is not None
        and theirs.relation is Relation.PART_OF
        and theirs.of is not None
        and same_print(pairing)
        and _is_met(case, pairing, ours.related)
        and not set(differing(pairing.match)) - {"role", "population", "base"}
    )


def _is_met(case: Case, pairing: Pairing, place: int) -> bool:
    """Whether the document gives another figure of the claim's sentence, too."""
    return any(
        p.match.ours == place and p.sighting.ours is pairing.sighting.ours and same_print(p)
        for p in case.pairings
    )


def _adds_a_part(pairing: Pairing) -> bool:
    """Whether the claim's part of a whole is given as "a further", and the whole left unsaid."""
    ours, theirs = pairing.ours, pairing.theirs
    part = ours.relation is Relation.PART_OF or (
        ours.relation in {None, Relation.TOTAL} and (ours.base is not None or ours.of is not None)
    )
    if pairing.by_digits:
        # "They include 280", "of the lorries, 280": of a whole that was counted before.
        part = part or _is_taken_out(pairing.sighting.ours, ours)
    return (
        part
        and (theirs.relation is Relation.FURTHER or _is_added_to(pairing))
        and theirs.of is None
        and theirs.base is None
        and ours.quantity.kind is Kind.COUNT
        and same_print(pairing)
        and digits(ours.quantity) > 1
        and same_label(pairing)
        and not set(differing(pairing.match)) - {"role"}
    )


def _is_taken_out(statement: Statement, figure: Figure) -> bool:
    """Whether a sentence takes a figure out of what was spoken of: "include", "of the lorries"."""
    before = [t for t in statement.tokens if t.span.end <= figure.span.start]
    words = [t.text for t in before[:_OPENING]]
    return words == ["of", "the"] or any(
        c.family == "scope" and c.value == "included" and c.span.end <= figure.span.start
        for c in statement.cues
    )


_OPENING = 2


def _is_added_to(pairing: Pairing) -> bool:
    """Whether another figure of their sentence is given on top of this one."""
    return pairing.by_digits and any(
        f.relation is Relation.FURTHER and f.related == pairing.match.theirs
        for f in pairing.sighting.theirs.figures
    )


def _in_a_series(case: Case) -> Iterator[Found]:
    """A document puts one year's figure inside another, and a second year's only beside it."""
    if case.source is None or case.source.id != case.reading.document.id:
        return
    by_place = {p.match.ours: p for p in case.pairings}
    for part in case.pairings:
        whole = by_place.get(part.ours.related) if part.ours.related is not None else None
        if part.ours.relation is not Relation.PART_OF or whole is None:
            continue
        if part.theirs.relation or part.theirs.base is not None or part.theirs.arithmetic:
            continue
        if (
            not enough(min(part.match.score, whole.match.score), "series")
            or whole.theirs.arithmetic
        ):
            continue
        if State.DIFFERENT not in {part.match.state("period"), whole.match.state("period")}:
            continue
        yield Found(
            f"gives {said(part.theirs)} beside {said(whole.theirs)}, where {said(part.ours)} is "
            f"given as a part of {said(whole.ours)}",
            (sighted(case, part.sighting, whole.theirs.span, part.theirs.span),),
            slots=part.match.slots,
            verdict=Verdict.DRIFT,
            severity=Severity.NOTE,
            confidence=part.match.score,
        )
