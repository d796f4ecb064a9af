"""Of whom a sentence says what a claim says: of the same, of another, or of nobody it names."""

import pytest

from claimcheck.matching.subjects import other_doer, other_subject
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
