"""What an alignment says of a slot: as it was found, and nothing where it was not compared."""

from claimcheck.model import State
from matching.cases import case_of


def test_a_slot_that_was_not_compared_is_unknown():
    case = case_of("The council closed 14 libraries", "The council closed 17 libraries.")
    (pairing,) = case.pairings
    sighting = pairing.sighting

    assert pairing.match.state("value") is State.DIFFERENT
    assert pairing.match.slot("value").theirs == "17"
    assert pairing.match.slot("weather") is None
    assert pairing.match.state("weather") is State.UNKNOWN
    assert sighting.slot("weather") is None
    assert sighting.state("weather") is State.UNKNOWN
