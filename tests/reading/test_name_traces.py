"""Names of one bearer share a trace, so that names that share none need not be compared."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.names import compare_names, name_traces

WORDS = """
Ann Anne Bob Robert Jean-Claude J.C. JC J. O'Brien Orme Smith Smyth bin Omar Salman the of and &
Port Alden Portalden New York City St Mary Mary's Ofwell Water plc Ltd Board Council National
Review Office NRO N.R.O. NHS Trust Sir Dr Mayor Müller Mueller II III 9 Zoë Zoe
"""
names = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=4).map(" ".join)
SAME = (
    ("Robert Smith", "Bob Smith"),
    ("Port Alden", "Portalden"),
    ("National Review Office", "the NRO"),
    ("National Review Office", "N.R.O."),
    ("Jean-Claude Orme", "JC Orme"),
    ("New York", "New York City"),
    ("Sir Robert Smith", "Smith"),
    ("Ofwell Water plc", "Ofwell Water"),
    ("Zoë Orme", "Zoe Orme"),
)


def test_names_of_one_bearer_share_a_trace():
    for one, other in SAME:
        if compare_names(one, other) == "same":
            assert name_traces(one) & name_traces(other), (one, other)
    assert sum(compare_names(*pair) == "same" for pair in SAME) > len(SAME) // 2


def test_most_names_share_none():
    assert not name_traces("Robert Smith") & name_traces("Zoe Orme")
    assert not name_traces("Port Alden") & name_traces("New York")


@given(names, names)
def test_names_that_share_no_trace_are_never_the_same(one, other):
    if not name_traces(one) & name_traces(other):
        assert compare_names(one, other) != "same"
