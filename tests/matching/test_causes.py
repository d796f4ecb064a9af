"""Causes that are denied, and sentences that speak of the claim's cause and effect."""

import pytest

from claimcheck.matching.causes import causal_sightings, denied_cause
from claimcheck.reading.reader import read_text
from matching.cases import case_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is no clear link between diesel and asthma.", "no"),
        ("Diesel was not found to cause asthma.", "not"),
        ("The fire was not caused by frost.", "not"),
        # What cannot be ruled out is not denied, and what stands in another clause is another's.
        ("It cannot be ruled out that diesel caused it.", None),
        ("No one was hurt, and the frost caused the fire.", None),
        ("No one was hurt; the frost caused the fire.", None),
        ("No one was hurt: the frost caused the fire.", None),
        ("No harm, frost caused it.", None),
        ("No harm; frost caused it.", None),
        ("No harm: frost caused it.", None),
        ("No harm to frost, and frost caused it.", None),
        ("No hard frost caused it.", "No"),
        ("Nobody spoke of the matter when the frost caused the fire.", None),
        ("Diesel causes asthma.", None),
        ("Diesel is not healthy.", None),
    ],
)
def test_the_denial_of_a_cause(text, expected):
    found = denied_cause(read_text(text)[0])

    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The storm caused the delays", "The delays were due to the storm."),
        ("The storm caused the delays", "The storm led to delays."),
        ("The storm caused the delays", "Because of the storm, there were delays."),
        ("The storm caused the delays", "There is a link between the storm and the delays."),
        ("The storm caused the delays", "It is not known why there were delays."),
        ("Diesel fumes cause asthma", "Asthma is linked to fumes."),
    ],
)
def test_a_sentence_of_the_same_cause_and_effect(claim, text):
    (found,) = causal_sightings(case_of(claim, text))

    assert found.theirs.text == text


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The storm caused the delays", "The delays were due to a strike."),
        ("The storm caused the delays", "The storm led to floods."),
        ("The storm caused the delays", "The storm came before the delays."),
        ("The storm hit the delayed trains", "The storm caused the delays."),
        ("The storm caused the delays", "It is not known why there was a fire."),
    ],
)
def test_a_sentence_of_another_cause_or_effect(claim, text):
    assert not list(causal_sightings(case_of(claim, text)))


def test_a_sentence_that_says_more_and_joins_nothing_hides_none_behind_it():
    more = "The storm on Monday in Marlow was the talk of the town, and so were the delays."
    told = "The delays were due to the storm."
    case = case_of("The storm on Monday in Marlow caused the delays", f"{more} {told}")

    assert [s.theirs.text for s in case.sightings] == [more, told]
    assert [s.theirs.text for s in causal_sightings(case)] == [told]
