"""The rule rank."""

from collections.abc import Iterator

from claimcheck.matching.firsts import First, otherwise_held, turned_end
from claimcheck.matching.ranks import (
    Rank,
    further_places,
    is_shared,
    only_shared,
    opposite,
    other_time,
    ranks,
    same_holder,
    since_differs,
)
from claimcheck.matching.subjects import other_sibling
from claimcheck.matching.terms import words_of
from claimcheck.matching.trust import about, enough
from claimcheck.model import (
    Case,
    FigureRole,
    Name,
    Severity,
    Sighting,
    State,
    Statement,
    Verdict,
)
from claimcheck.reading.names import compare_names
from claimcheck.rules.rule import Found, case_rule, said, sighted

_LOOKED_AT = 6
"""So many of the statements that share most with a claim may hold the rank that it speaks of."""


@case_rule("rank", "rank", Verdict.CONFLICT, Severity.ERROR, of_another=True)
def rank(case: Case) -> Iterator[Found]:
    """Another name or time holds the rank, the name holds the opposite one, or it reaches less far.

    "London had the highest rate" against "the highest rate was in the West Midlands"; "Vermont was
    lowest" against "it was highest in Vermont"; "the worst since records began" against "the worst
    since 2019". Where the document has one of several, and the claim has it alone, it is a drift.

    What to do: look up the order in the source.
    """
    ours = ranks(case.statements[0])
    yield from _lower(case, ours)
    yield from _shared(case)
    yield from _higher(case)
    if not ours:
        return
    told = next(_by_nouns(case), None)
    if told is not None:
        yield told
        return
    for sighting in case.sightings[:_LOOKED_AT]:
        theirs = ranks(sighting.theirs)
        found = _otherwise(case, sighting, ours[0], theirs)
        if found:
            yield found
        if found or any(same_holder(ours[0], t) for t in theirs):
            return


def _by_nouns(case: Case) -> Iterator[Found]:
    """What is first by the claim is last in the document, or something else is first there."""
    for sighting in case.sightings[:_LOOKED_AT]:
        if sighting.state("period") is State.DIFFERENT:
            continue
        if turned := turned_end(sighting):
            mine, theirs = turned
            unmet = {*sighting.missing} - {mine.noun, mine.rank.text}
            if unmet or not enough(sighting.sure, "rank"):
                continue
            reason = f"says “{_said(theirs.rank)}”; {case.who} says “{_said(mine.rank)}”"
            mark = theirs.rank.span
        elif other := otherwise_held(sighting):
            mine, theirs = other
            unmet = {*sighting.missing} - {*mine.held.lemmas}
            if unmet and not enough(sighting.coverage, "name_alone"):
                continue
            reason = (
                f"says “{_said(theirs.rank)}” of {_name(theirs)}; {case.who} says it of "
                f"{_name(mine)}"
            )
            mark = theirs.held.span
        else:
            continue
        yield Found(
            reason,
            (sighted(case, sighting, mark),),
            slots=sighting.slots,
            confidence=sighting.coverage,
        )


def _name(one: First) -> str:
    """The words for what is first, as inside a sentence."""
    first, _, rest = one.held.text.partition(" ")
    return " ".join(filter(None, (first.lower(), rest)))


def _otherwise(
    case: Case, sighting: Sighting, mine: Rank, theirs: tuple[Rank, ...]
) -> Found | None:
    here = [t for t in theirs if same_holder(mine, t)]
    if here:
        turned = all(opposite(mine, t) for t in here)
        if turned and enough(sighting.coverage, "rank_turned") and here[0].holder:
            return _found(
                case,
                sighting,
                here[0],
                f"says “{_said(here[0])}” of {here[0].holder.text}; "
                f"{case.who} says “{_said(mine)}”",
            )
        return _reaching(case, sighting, mine, here)
    if not enough(sighting.coverage, "rank") and not _all_but_since(sighting, mine):
        return None
    if mine.holder is None:
        return _timed(case, sighting, mine, theirs)
    for other in theirs:
        if other.end != mine.end or other.sort != mine.sort or other.holder is None:
            continue
        if _of_another_figure(case, sighting):
            continue
        if other.holder.kind != mine.holder.kind or _beside(mine.holder, other, sighting.theirs):
            continue
        return _found(
            case,
            sighting,
            other,
            f"says “{_said(other)}” of {other.holder.text}; {case.who} says it of "
            f"{mine.holder.text}",
            holder=True,
        )
    return _reaching(case, sighting, mine, [t for t in theirs if t.holder is None])


def _beside(ours: Name, other: Rank, statement: Statement) -> bool:
    """Whether the claim's holder stands in one list with the document's: "Leeds and Hull"."""
    for name in statement.names:
        if other.holder is None or compare_names(name.full, ours.full) != "same":
            continue
        left, right = sorted((name.span, other.holder.span))
        between = [t.text for t in statement.tokens if left.end <= t.span.start < right.start]
        if between and {*between} <= words_of("joining") | {"the"} and len(between) <= _JOINED:
            return True
    return False


_JOINED = 3
"""So many words and marks stand between two of a list: ", and the"."""


def _of_another_figure(case: Case, sighting: Sighting) -> bool:
    """Whether the claim says how much the highest is, and the sentence gives no such figure.

    "Touched 0.5%, the highest since January" is not contradicted by "touched 3.9%, the highest
    since November": each is the highest of its own.
    """
    if not any(f.role is not FigureRole.RANK for f in sighting.ours.figures):
        return False
    amounts = [f for f in sighting.theirs.figures if f.role is not FigureRole.RANK]
    met = any(
        p.sighting.theirs.span == sighting.theirs.span
        and p.match.state("value") in {State.SAME, State.COMPATIBLE}
        for p in case.pairings
    )
    return bool(amounts) and not met


def _timed(case: Case, sighting: Sighting, mine: Rank, theirs: tuple[Rank, ...]) -> Found | None:
    """The rank is said of another time, or reaches less far back."""
    alike = [t for t in theirs if t.end == mine.end]
    if alike and all(other_time(mine, t) for t in alike) and alike[0].when and mine.when:
        return _found(
            case,
            sighting,
            alike[0],
            f"says “{_said(alike[0])}” of {alike[0].when.text}; {case.who} says it of "
            f"{mine.when.text}",
        )
    return _reaching(case, sighting, mine, alike)


def _reaching(case: Case, sighting: Sighting, mine: Rank, theirs: list[Rank]) -> Found | None:
    for other in theirs:
        if other.end == mine.end and since_differs(mine, other):
            return _found(
                case,
                sighting,
                other,
                f"says “{_said(other)}” {other.since_text}; {case.who} says “{_said(mine)}” "
                f"{mine.since_text}",
            )
    return None


def _said(one: Rank) -> str:
    return one.text[:1].lower() + one.text[1:]


def _found(
    case: Case, sighting: Sighting, other: Rank, reason: str, *, holder: bool = False
) -> Found:
    marks = [other.span, other.holder.span if other.holder else None]
    return Found(
        reason,
        (sighted(case, sighting, *(marks[::-1] if holder else marks)),),
        slots=sighting.slots,
        confidence=sighting.coverage,
    )


def _shared(case: Case) -> Iterator[Found]:
    """The claim says the longest, the document one of the longest."""
    for sighting in about(case):
        found = only_shared(sighting)
        if found is None or not enough(sighting.coverage, "rank_turned"):
            continue
        if _is_of_another(sighting):
            continue
        start = sighting.theirs.span.start
        words = sighting.theirs.text[found.start - start : found.end - start]
        yield Found(
            f"says “{words}”; {case.who} says it of one alone",
            (sighted(case, sighting, found),),
            slots=sighting.slots,
            verdict=Verdict.DRIFT,
            severity=Severity.WARNING,
            confidence=sighting.coverage,
        )
        return


def _lower(case: Case, ours: tuple[Rank, ...]) -> Iterator[Found]:
    """The claim says largest, the document third-largest."""
    if not ours or any(f.role is FigureRole.RANK for f in case.statements[0].figures):
        return
    for sighting in case.sightings[:1]:
        lower = [
            f
            for f in sighting.theirs.figures
            if f.role is FigureRole.RANK and (f.quantity.value or 0) > 1
        ]
        spoken = enough(sighting.coverage, "rank") or _all_but_the_rank(sighting, ours)
        if lower and spoken and not _is_of_another(sighting):
            yield Found(
                f"says {said(lower[0])}; {case.who} says {ours[0].text}",
                (sighted(case, sighting, lower[0].span),),
                slots=sighting.slots,
                confidence=sighting.coverage,
            )


def _higher(case: Case) -> Iterator[Found]:
    """The claim says second-largest, the document largest."""
    for place, short_of in further_places(case.statements[0]):
        for sighting in case.sightings[:_LOOKED_AT]:
            first = next(
                (
                    rank
                    for rank in ranks(sighting.theirs)
                    if (rank.end, rank.sort) == (short_of.end, short_of.sort)
                    and same_holder(short_of, rank)
                    and not is_shared(sighting.theirs, rank.span)
                ),
                None,
            )
            if first is None or not enough(sighting.coverage, "rank"):
                continue
            if not since_differs(first, short_of) and not since_differs(short_of, first):
                yield _found(
                    case,
                    sighting,
                    first,
                    f"says “{_said(first)}”; {case.who} says {said(place)}",
                )
                return


def _is_of_another(sighting: Sighting) -> bool:
    """Whether the statement gives a place to a thing of its own, and says nothing of the claim's.

    "Burglary was the second most common crime" leaves theft the first.
    """
    return any(other_sibling(sighting, clause) for clause in sighting.theirs.clauses)


def _all_but_since(sighting: Sighting, mine: Rank) -> bool:
    """Whether no word of the claim is missing but those that say since when it is so."""
    since = (mine.since_text or "").split()
    words = {t.lemma for t in sighting.ours.tokens if t.text in since}
    return enough(sighting.back, "rank_back") and {*sighting.missing} <= words


def _all_but_the_rank(sighting: Sighting, ours: tuple[Rank, ...]) -> bool:
    """Whether no word of the claim is missing but those that say that it is first, and since when.

    "The highest ever recorded" and "the second highest".
    """
    if not enough(sighting.back, "rank_back"):
        return False
    first = min(rank.span.start for rank in ours)
    behind = [t.lemma for t in sighting.ours.tokens if t.span.start >= first and t.kind == "word"]
    return len(behind) <= _LAST and {*sighting.missing} <= {*behind}


_LAST = 3
"""So many words may stand from the superlative to the end: "highest ever recorded"."""
