"""Questions of news with two answers: the table's own examples, and what turns an answer round."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from claimcheck.checking import check_documents
from claimcheck.documents import document_from_text
from claimcheck.lexicon import FOLDER, load
from claimcheck.matching.outcomes import answers
from claimcheck.model import Claim
from claimcheck.reading.reader import read_text

TABLE: Mapping[str, Any] = load("en").table("outcomes")["outcome"]
FEWEST_CONFLICTS = 0.85
"""Of the examples of one answer, held against those of the other."""


def examples() -> Iterator[tuple[str, bool, str]]:
    for question, table in TABLE.items():
        yield question, True, table["yes_says"]
        yield question, False, table["no_says"]


def said(sentence: str) -> set[tuple[str, bool]]:
    return {(a.question, a.yes) for s in read_text(sentence, None) for a in answers(s)}


@pytest.mark.parametrize(("question", "yes", "sentence"), tuple(examples()))
def test_every_example_answers_its_question(question: str, *, yes: bool, sentence: str) -> None:
    assert (question, yes) in said(sentence)
    assert (question, not yes) not in said(sentence)


@pytest.mark.parametrize(
    ("sentence", "question", "yes"),
    [
        ("Nobody was convicted.", "verdict", False),
        ("The pass is not closed.", "opening", True),
        ("The bill was never approved by the senate.", "approval", False),
        ("The ferries will not be affected, but the trains are delayed.", "punctual", False),
        ("The jury found the coach driver not guilty.", "verdict", False),
        ("The minister has broken his promise.", "pledge", False),
        ("The trams are running late.", "punctual", False),
        ("No pool closed.", "opening", True),
        # It does not reach past what begins another clause.
        ("They gave no reason for the pool which closed.", "opening", False),
        ("They gave no reason, and the pool closed.", "opening", False),
        ("It was not the mayor which the jury convicted.", "verdict", True),
        ("He never saw the man who was convicted of fraud.", "verdict", True),
    ],
)
def test_a_denial_turns_the_answer_of_its_own_clause(
    sentence: str, question: str, *, yes: bool
) -> None:
    assert {y for q, y in said(sentence) if q == question} == {yes}


@pytest.mark.parametrize(
    "sentence",
    [
        "The count begins at nine in the hall.",
        "He bought a closed order of monks a clock.",
        "Most of the dead were over 60.",
        "The report on Working Together was printed in a blue cover.",
        "In the end the crowd went home.",
    ],
)
def test_a_word_that_says_nothing_of_a_subject_is_no_answer(sentence: str) -> None:
    assert not said(sentence) & {
        ("measured", True),
        ("opening", False),
        ("alive", False),
        ("effective", True),
        ("beginning", False),
    }


def verdict(claim: str, text: str) -> str:
    document = document_from_text("story", f"The agency filed its report at noon.\n\n{text}")
    cells = check_documents([Claim("c", claim)], [document]).cells
    return cells[0].verdict.value if cells else "silent"


def test_the_two_answers_contradict_each_other_and_never_agree() -> None:
    pairs = [(t["yes_says"], t["no_says"]) for t in TABLE.values()]
    found = [verdict(*given) for a, b in pairs for given in ((a, b), (b, a))]
    assert found.count("conflict") >= FEWEST_CONFLICTS * len(found)
    assert found.count("agree") <= len(found) * 0.03


def test_the_examples_of_other_questions_do_not_contradict() -> None:
    tables = list(TABLE.values())
    for one, other in zip(tables, tables[1:] + tables[:1], strict=True):
        assert verdict(one["yes_says"], other["no_says"]) != "conflict"


def test_no_phrase_answers_one_question_both_ways() -> None:
    raw = tomllib.loads((FOLDER / "en" / "outcomes.toml").read_text("utf-8"))["outcome"]
    assert not [q for q, table in raw.items() if {*table["yes"]} & {*table["no"]}]
