import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.acronyms import find_acronyms


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("The number of harbour safety audits (HSAs) rose.", {"hsa": "harbour safety audit"}),
        ("the Rail Works Office (RWO)", {"rwo": "rail works office"}),
        ("NVO (the National Vetting Office)", {"nvo": "national vetting office"}),
        ("Office for Harbour Statistics (the OHS)", {"ohs": "office for harbour statistics"}),
        ("the Children's Play Council (CPC)", {"cpc": "children's play council"}),
        ("accident and emergency (A&E) wards", {"a&e": "accident and emergency"}),
        ("ferry user groups (FUGs) and ferry user group (FUG)", {"fug": "ferry user group"}),
        ("the Department for Trade (DfT)", {"dft": "department for trade"}),
    ],
)  # fmt: skip
def test_an_acronym_is_explained_by_words_whose_initials_it_has(text, acronyms):
    assert find_acronyms(text) == acronyms


@pytest.mark.parametrize(
    "text",
    [
        "the harbour (see A&E)",
        "prices (up 3%) rose",
        "Ann Lee (Labour) won",
        "the board of audit (RWO)",
        "It fell. Safety Audits (HSA)",
    ],
)
def test_brackets_that_explain_nothing_give_no_acronym(text):
    assert find_acronyms(text) == {}


@given(st.text(alphabet="ABab (&)'.", max_size=80))
def test_any_text_can_be_read(text):
    for short, long in find_acronyms(text).items():
        assert long.split()[0][0] == short[0]


def test_reading_is_linear():
    times = []
    for size in (10_000, 80_000):
        text = "(AB" * size
        start = time.process_time()
        find_acronyms(text)
        times.append(time.process_time() - start)
    assert times[1] < 24 * times[0] + 0.1
