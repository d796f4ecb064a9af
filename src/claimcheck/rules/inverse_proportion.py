"""The rule inverse-proportion."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import relation, word_class
from claimcheck.matching.terms import substance
from claimcheck.matching.trust import same_print
from claimcheck.model import Case, Figure, Pairing, Severity, Span, Statement, Verdict
from claimcheck.quantity import Kind
from claimcheck.rules.rule import Found, case_rule, said, sighted


@case_rule("inverse-proportion", "population", Verdict.CONFLICT, Severity.ERROR)
def inverse_proportion(case: Case) -> Iterator[Found]:
    """A share of these that are those is told as a share of those that are these.

    40% of those arrested were teenagers; that 40% of teenagers were arrested is another thing. The
    number is the same, and what it is taken of has changed places with what is said of it.

    What to do: look up what the source takes the share of.
    """
    for pairing in case.pairings:
        if not is_inverse(pairing):
            continue
        yield Found(
            f"turns the share round: {said(pairing.theirs)} is taken of what {case.who} says it of",
            (sighted(case, pairing.sighting, pairing.theirs.span),),
            slots=pairing.match.slots,
            confidence=0.9,
        )
        return


def is_inverse(pairing: Pairing) -> bool:
    """Whether the whole of either share is what the other share is said to be."""
    if not same_print(pairing) or pairing.theirs.arithmetic:
        return False
    if {pairing.ours.quantity.kind, pairing.theirs.quantity.kind} != {Kind.SHARE}:
        return False
    whole, what = _sides(pairing.ours, pairing.sighting.ours)
    their_whole, their_what = _sides(pairing.theirs, pairing.sighting.theirs)
    return (
        _meet(whole, their_what)
        and _meet(what, their_whole)
        and not _meet(whole, their_whole)
        and not _meet(what, their_what)
    )


def may_be_inverse(pairing: Pairing) -> bool:
    """Whether a share is told of what the claim's is taken of, and taken of something else.

    "Of the homeless, one in six was a veteran" is not told by one in six of the veterans.
    """
    if {pairing.ours.quantity.kind, pairing.theirs.quantity.kind} != {Kind.SHARE}:
        return False
    theirs = pairing.sighting.theirs
    if theirs.tokens[0].text != "of" or theirs.figures[0].span != pairing.theirs.span:
        return False
    whole, _ = _sides(pairing.ours, pairing.sighting.ours)
    their_whole, their_what = _sides(pairing.theirs, pairing.sighting.theirs)
    own = whole - their_whole
    return _meet(own, their_what) and not _meet(own, their_whole)


def _sides(figure: Figure, statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """The words of substance before a share's verb, and those from its verb on."""
    clause = next(
        (c for c in statement.clauses if c.span.covers(figure.span) and c.predicate and c.subject),
        None,
    )
    if clause is None or clause.predicate is None or clause.subject is None:
        return frozenset(), frozenset()
    behind = next((t for t in statement.tokens if t.span.start >= figure.span.end), None)
    before = [t for t in statement.tokens if t.span.end <= figure.span.start]
    verb = clause.predicate.span.start
    if figure.span.start > verb:
        if behind is None or behind.text != "of":
            return frozenset(), frozenset()
        # "Teenagers made up 40% of those arrested": the whole stands behind the share.
        whole = _substance(statement, Span(figure.span.end, clause.span.end))
        return whole, _substance(statement, Span(statement.span.start, verb))
    fronted = bool(before) and before[0].text == "of"
    if not clause.subject.span.covers(figure.span) or not (
        fronted or (behind and behind.text == "of")
    ):
        return frozenset(), frozenset()
    return (
        _substance(statement, Span(statement.span.start, verb)),
        _substance(statement, Span(verb, clause.span.end)),
    )


def _substance(statement: Statement, span: Span) -> frozenset[str]:
    words = substance(statement, span, [f.span for f in statement.figures])
    return frozenset(word for word in words if word_class(word) != "adverb")


def _meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours & theirs) or any(
        relation(a, b) == "same" for a in sorted(ours) for b in sorted(theirs)
    )
