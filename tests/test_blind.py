"""What is said of texts that were written blind: what was right stays right, and no alarm is new.

Pairs and clusters under tests/pairs and tests/clusters were written by somebody who had not seen
the rules. What is still wrong of them stands in tests/blind_misses.toml, which
tools/blind_misses.py writes.
"""

import importlib.util
from pathlib import Path

import pytest

FILE = Path(__file__).parents[1] / "tools" / "blind_misses.py"
spec = importlib.util.spec_from_file_location("blind_misses", FILE)
blind = importlib.util.module_from_spec(spec)
spec.loader.exec_module(blind)


def holds(said, right, known):
    """Whether it is right, or wrong in the way that is known, or at least no false alarm."""
    if said in right or known is None:
        return said in right
    return said in {known, "silent"} or said.removesuffix(blind.ELSEWHERE) in right


@pytest.mark.parametrize("name", blind.pairs())
def test_what_was_right_of_a_pair_stays_right(name):
    row = blind.pairs()[name]

    said = blind.of_pair(row)

    assert holds(said, blind.wanted(row), blind.misses()["pairs"].get(name)), (
        f"{said}, and not {row['verdict']}: {row['claim']} | {row['text']}"
    )


@pytest.mark.parametrize("name", blind.clusters())
def test_what_was_right_of_the_claims_of_a_cluster_stays_right(name):
    known = blind.misses()[name]

    wrong = [
        f"{place} {said}, and not {' or '.join(sorted(right))}"
        for place, said, right in blind.of_cells(name)
        if not holds(said, right, known.get(place))
    ]

    assert not wrong


@pytest.mark.parametrize("name", blind.clusters())
def test_what_was_found_between_documents_is_found_and_no_trap_is_fallen_into(name):
    known = blind.misses()[name]

    missed, broken = blind.of_comparison(name)

    assert not missed - set(known["missed"])
    assert not broken - set(known["broken"])


def test_the_list_of_what_is_wrong_names_only_what_there_is():
    listed = blind.misses()

    assert set(listed) == {"pairs", *blind.clusters()}
    assert set(listed["pairs"]) <= set(blind.pairs())
