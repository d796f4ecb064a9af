"""Rules in preview are off unless a run asks for them, and say so."""

import pytest
from attrs import evolve

import claimcheck.rules
from claimcheck.checking import check_documents, compare_all
from claimcheck.cli.rule_pages import rule_page, rule_table
from claimcheck.documents import document_from_text
from claimcheck.model import Claim, Verdict
from claimcheck.rules import RULES, in_force

CLAIM = Claim("c", "The blaze destroyed 42 houses in Corran")
DOCUMENTS = [
    document_from_text("post", "The blaze destroyed 57 houses in Corran, officials said."),
    document_from_text("times", "The blaze destroyed 42 houses in Corran, officials said."),
]


@pytest.fixture
def value_in_preview(monkeypatch):
    rules = tuple(evolve(r, preview=True) if r.name == "value" else r for r in RULES)
    monkeypatch.setattr(claimcheck.rules, "RULES", rules)
    return rules


def conflicts(*, preview):
    report = check_documents([CLAIM], DOCUMENTS, rules=in_force(preview=preview))
    between = compare_all(DOCUMENTS, rules=in_force(preview=preview))
    return (
        [c.document for c in report.cells if c.verdict is Verdict.CONFLICT],
        [d.rule for d in between.discrepancies],
    )


@pytest.mark.usefixtures("value_in_preview")
def test_a_rule_in_preview_speaks_only_when_asked():
    assert conflicts(preview=False) == ([], [])
    assert conflicts(preview=True) == (["post"], ["value"])


def test_the_rules_in_force_are_all_but_those_in_preview(value_in_preview):
    assert in_force(preview=True) == value_in_preview
    assert [r.name for r in value_in_preview if r not in in_force()] == [
        r.name for r in value_in_preview if r.preview
    ]


def test_the_list_and_the_page_of_a_rule_say_that_it_is_in_preview(value_in_preview):
    rule = next(r for r in value_in_preview if r.name == "value")

    assert rule_table([rule], width=120).split()[:3] == ["value", "value", "preview"]
    assert "--preview" in rule_page(rule, width=80)
    assert "preview" not in rule_page(next(r for r in RULES if not r.preview), width=80)
