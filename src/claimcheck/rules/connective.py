"""The rule connective."""

from collections.abc import Iterator

from claimcheck.lexicon.meaning import word_class
from claimcheck.matching.concessions import turned_link
from claimcheck.matching.trust import about, enough
from claimcheck.model import Case, Severity, Span, Statement, Verdict
from claimcheck.rules.rule import Found, case_rule, sighted

_JOINS = {"and", "or"}


def _joined(statement: Statement) -> dict[tuple[str, str], tuple[str, Span]]:
    """The pairs of words that "and" or "or" joins: the nearest content word on each side."""
    tokens = statement.tokens
    found = {}
    for at, token in enumerate(tokens):
        if token.text not in _JOINS or at == 0 or at + 1 >= len(tokens):
            continue
        left = tokens[at - 1]
        after = [t for t in tokens[at + 1 : at + 4] if t.kind == "word"]
        if left.kind == "word" and after:
            # "or long-term neglect": what is joined is the noun; a hyphen makes an adjective.
            whole = [t for t in after if "-" not in t.text] or after
            noun = next((t for t in whole if word_class(t.lemma) == "noun"), whole[0])
            found[left.lemma, noun.lemma] = (token.text, token.span)
    return found


@case_rule("connective", "connective", Verdict.DRIFT, Severity.WARNING, steady=True)
def connective(case: Case) -> Iterator[Found]:
    """One side joins two things with "and" where the other joins them with "or".

    "Physical abuse or long-term neglect" is either; "physical abuse and long-term neglect" is both.
    Where a thing came about despite another, and the other side has it because of that, it is a
    conflict.

    What to do: use the connective of the source.
    """
    for sighting in case.sightings[:1]:
        if told := turned_link(sighting):
            yield Found(
                f"says “{told.theirs}” where {case.who} says “{told.ours}”",
                (sighted(case, sighting, told.span),),
                slots=sighting.slots,
                verdict=Verdict.CONFLICT,
                severity=Severity.ERROR,
                confidence=sighting.coverage,
            )
            return
    for sighting in about(case):
        if not enough(sighting.coverage, "connective"):
            continue
        ours, theirs = _joined(sighting.ours), _joined(sighting.theirs)
        for pair in ours:
            if pair in theirs and ours[pair][0] != theirs[pair][0]:
                yield Found(
                    f"joins “{pair[0]}” and “{pair[1]}” with “{theirs[pair][0]}”, "
                    f"{case.who} with “{ours[pair][0]}”",
                    (sighted(case, sighting, theirs[pair][1]),),
                    slots=sighting.slots,
                    confidence=sighting.coverage,
                )
                return
