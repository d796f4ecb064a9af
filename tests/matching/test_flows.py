"""Whether a sum of money is left over or laid out."""

import pytest

from claimcheck.matching.flows import flow
from claimcheck.reading.reader import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan has a start-up cost of £3m.", ["spent"]),
        ("The profit was £3m.", ["left"]),
        ("It saves £3m, and spends £2m.", ["left", None]),
        ("It saved £3m and a further £2m.", ["left", "left"]),
        ("It cost £3m and a further £2m.", ["spent", "spent"]),
        ("The plan is worth £3m.", [None]),
        ("The profit on costs of £3m was small.", [None]),
        ("The cost of the plan to the people of the town is £3m.", [None]),
        ("It saved 300 jobs.", [None]),
    ],
)
def test_which_way_money_flows(text, expected):
    (statement,) = read_text(text)

    assert [flow(statement, at) for at in range(len(statement.figures))] == expected
