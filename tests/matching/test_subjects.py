"""Of whom a sentence says what a claim says: of the same, of another, or of nobody it names."""

import pytest

from claimcheck.matching.subjects import (
    _name_of_subject,
    named_otherwise,
    other_doer,
    other_subject,
)
from claimcheck.reading.reader import read_text
from matching.cases import case_of


def sighting(claim, text):
    return case_of(claim, text).sightings[0]


@pytest.mark.parametrize(
    ("ours", "theirs", "other"),
    [
        ("Nurses", "Porters", True),
        ("The pilots", "Cabin crew", True),
        ("Some nurses", "Porters", True),
        ("Nurses", "Nurses", False),
        ("Nurses", "Ward nurses", False),
        # Whom a pronoun stands for, or whose they are, stands in another sentence.
        ("They", "Porters", False),
        ("Those nurses", "Porters", False),
        ("His doctors", "Porters", False),
        ("Their nurses", "Porters", False),
        ("Nurses", "They", False),
        ("Nurses", "Her porters", False),
        # A name is another matter, and what is nobody does nothing.
        ("Ann Vale", "Porters", False),
        ("The trains", "Porters", False),
    ],
)
def test_somebody_else_does_it(ours, theirs, other):
    claim, text = f"{ours} went on strike in May.", f"{theirs} went on strike in May."

    assert other_subject(sighting(claim, text)) is other


@pytest.mark.parametrize(
    ("claim", "text", "doers"),
    [
        ("Ann Vale scored the goal", "Ben Ode scored the goal.", ("Ann Vale", "Ben Ode")),
        ("Ann Vale scored the goal", "The goal was scored by Ben Ode.", ("Ann Vale", "Ben Ode")),
        ("Ann Vale scored the goal", "Ms Vale scored the goal.", None),
        ("Ann Vale scored the goal", "She scored the goal.", None),
        ("Ann Vale scored the goal", "A friend of Ben Ode scored the goal.", None),
        ("Ann Vale scored the goal", "Ben Ode's friend scored the goal.", None),
    ],
)
def test_two_people_of_whom_one_act_is_said(claim, text, doers):
    found = other_doer(sighting(claim, text))

    assert (found and tuple(n.text for n in found)) == doers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The lender Quillgate bought the mill.", ("Harbrook", "Quillgate")),
        # Where it stands in the text changes nothing, nor what stands behind the name.
        ("Prices rose. The lender Quillgate bought the mill.", ("Harbrook", "Quillgate")),
        ("The lender Harbrook bought the mill.", None),
        # Of whom it is done does nothing.
        ("The mill Quillgate was bought by the lender.", None),
    ],
)
def test_an_act_of_one_name_that_is_said_of_another(text, names):
    claim = "The lender Harbrook bought the mill"
    found = named_otherwise(case_of(claim, text).sightings[0], text)

    assert (found and (found[0].of(claim), found[1].of(text))) == names


def test_whom_something_is_done_to_by_others_is_no_doer():
    (statement,) = read_text("The restoration of Mellor Abbey was led by an architect.")

    assert _name_of_subject(statement.clauses[0], statement) is None
