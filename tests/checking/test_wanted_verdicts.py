"""A rule that is asked for some verdicts makes the findings of these, and of no others."""

from pathlib import Path

import pytest

from claimcheck import load_documents
from claimcheck.checking import gather, read_document
from claimcheck.matching.between import across, within
from claimcheck.model import Verdict
from claimcheck.rules import RULES

DOCUMENTS = Path(__file__).parents[2] / "claims" / "serious-case-reviews" / "documents"
TOLD = frozenset({Verdict.CONFLICT, Verdict.DRIFT})


@pytest.fixture(scope="module")
def cases():
    corpus = gather(tuple(map(read_document, load_documents(DOCUMENTS))), {}, ())
    return [*across(corpus), *(c for b in corpus.libraries for c in within(b, corpus))]


def test_asking_for_verdicts_is_leaving_out_the_others(cases):
    of_cases = [rule for rule in RULES if rule.scope == "case"]
    found = [(rule, case, list(rule.on_case(case))) for rule in of_cases for case in cases]

    assert {f.verdict for _, _, made in found for f in made} > TOLD
    for rule, case, made in found:
        assert list(rule.on_case(case, TOLD)) == [f for f in made if f.verdict in TOLD], rule.name


def test_a_steady_rule_finds_its_own_verdict_alone(cases):
    steady = [rule for rule in RULES if rule.steady]
    found = [(rule, f) for rule in steady for case in cases for f in rule.on_case(case)]

    assert found
    assert all(f.verdict is rule.verdict for rule, f in found)
