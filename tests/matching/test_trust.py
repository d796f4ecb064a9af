"""Whether two figures, or two sentences, may be held against each other."""

import pytest

from claimcheck.matching import trust
from claimcheck.matching.trust import _otherwise_labelled, _ties
from matching.cases import case_of

AROUND = " Nobody spoke of the weather, which was fine. The hall was full."
"""A text of more than a sentence or two, in which other things might be meant."""


def pairing(claim, text, at=0):
    return case_of(claim, text + AROUND).pairings[at]


CLOSED = "The council closed 14 libraries"
SOLD = "The club sold 3,412 tickets"
NEED = "90 children were in need"


@pytest.mark.parametrize(
    ("question", "claim", "text", "expected"),
    [
        ("same_print", NEED, "90 cases were opened.", True),
        ("same_print", NEED, "87 children were in need.", False),
        # The more digits are equal, the fewer words need to be.
        ("same_fact", SOLD, "Some 3,412 tickets went at the gate.", True),
        ("same_fact", SOLD, "Vandals broke 3,412 windows in the town.", False),
        ("same_fact", NEED, "90 children were in need.", True),
        ("same_fact", NEED, "90 cases were opened.", False),
        ("same_by_digits", SOLD, "Vandals broke 3,412 windows in the town.", False),
        # A bonus is not the costs, and a sum each year is no sum.
        ("same_fact", "The bonus was £1.1m", "The costs were £1.1m.", False),
        ("same_fact", "The bonus was £1.1m", "The bonus was £1.1m.", True),
        ("same_label", SOLD, "The club sold 3,421 tickets.", True),
        ("same_label", SOLD, "Vandals broke 3,412 windows in the town.", False),
        ("same_label", NEED, "90 cases were opened.", False),
        # Two changes of one number that end at one figure.
        ("same_measure", SOLD, "The club sold 3,421 tickets.", True),
        ("same_measure", SOLD, "Vandals broke 3,421 windows in the town.", False),
        ("same_measure", NEED, "87 children were in need.", True),
        ("same_measure", NEED, "87 children were not in need.", False),
        ("same_measure", "30% of trains were late", "70% of trains were on time.", False),
        ("same_measure", "30% of trains were late", "35% of trains were late.", True),
        ("counts_one_sort", NEED, "87 children were in need.", True),
        ("counts_one_sort", NEED, "90 cases were opened.", False),
        ("counts_alike", NEED, "87 pupils were in need.", True),
        ("counts_alike", NEED, "90 cases were opened.", False),
        ("in_words", SOLD, "The club sold 12 tickets.", True),
        ("in_words", NEED, "87 children died.", False),
        ("may_be_weighed", SOLD, "The club sold 3,421 tickets.", False),
        ("may_be_weighed", CLOSED + " in Leeds", "The council closed 17 libraries in Hull.", True),
        ("only_the_unit", CLOSED, "The council closed 14 schools.", True),
        ("only_the_unit", CLOSED, "The council opened 14 schools.", False),
        ("only_the_unit", "The council closed 4 libraries", "The council closed 4 pools.", False),
        ("told_locally", "14 libraries closed in the state", "14 closed in our state.", True),
        ("told_locally", "14 libraries closed in our state", "14 closed in our state.", False),
        ("told_locally", "14 libraries closed in the state", "14 closed in the state.", False),
        ("of_other_place", CLOSED + " in Leeds", "The council closed 14 libraries in Hull.", True),
        ("of_other_place", CLOSED + " in Leeds", "The council closed 14 libraries.", False),
    ],
)
def test_a_question_on_two_figures(question, claim, text, expected):
    assert getattr(trust, question)(pairing(claim, text)) is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("90 children, of which 49 were on plans", "90 children, of which 45 were on plans.", True),
        ("90 children and 49 adults came", "90 children and 45 adults came.", False),
        # On one side alone.
        ("90 children, of which 49 were on plans", "90 children and 49 adults came.", False),
        ("49 of 194 children died", "49 children died.", False),
        ("49 children died", "49 of 194 children died.", False),
        ("49 of 194 children died", "194 children came, of whom 49 died.", True),
    ],
)
def test_two_figures_that_are_a_part_on_both_sides(ours, theirs, expected):
    case = case_of(ours, theirs)
    part = next(p for p in case.pairings if p.ours.text == "49")

    assert trust.same_part(part) is expected


@pytest.mark.parametrize(
    ("question", "claim", "text", "expected"),
    [
        ("same_phrase", CLOSED, "The council closed 14 libraries.", True),
        ("same_phrase", NEED, "90 children died.", False),
        ("turned_round", "30% of trains were late", "70% of trains were on time.", True),
        ("turned_round", "30% of trains were late", "70% of trains were late.", False),
        ("otherwise_equal", CLOSED, "The council closed 14 schools.", True),
        ("otherwise_equal", CLOSED, "14 people died.", False),
        ("all_else", "Ann Vale scored 14 goals", "Ben Ode scored 14 goals.", True),
        ("all_else", "Ann Vale scored 14 goals", "Ann Vale won 14 prizes.", False),
        ("other_name", "Ann Vale scored 14 goals", "Ben Ode scored 14 goals.", True),
        ("other_name", "Ann Vale scored 14 goals", "Ann Vale scored 14 goals.", False),
        ("other_name", "Ann Vale scored 14 goals", "She scored 14 goals.", False),
        ("other_place", CLOSED + " in Leeds", "The council closed 14 libraries in Hull.", True),
        ("other_place", CLOSED + " in Leeds", "The council closed 14 libraries.", False),
        ("does_otherwise", SOLD, "Some 3,412 tickets went at the gate.", True),
        ("does_otherwise", SOLD, "The club sold 3,412 tickets at the gate.", False),
        (
            "says_what_was_said",
            "The mayor said the council closed 14 libraries",
            "The mayor said the fair drew 14 bands.",
            False,
        ),
        (
            "says_what_was_said",
            "The mayor said the council closed 14 libraries",
            "The council closed 14 libraries.",
            True,
        ),
    ],
)
def test_a_question_on_two_sentences(question, claim, text, expected):
    assert getattr(trust, question)(pairing(claim, text).sighting) is expected


def test_two_figures_that_have_changed_places():
    claim, text = (
        "In all 90 were in need and 49 on plans",
        "In all 49 were in need and 90 on plans.",
    )
    case = case_of(claim, text)

    found = [trust.swapped(case, p) for p in case.pairings]

    assert {p.theirs.text for p in found if p} == {"49", "90"}
    straight = case_of(claim, claim + ".")
    assert not any(trust.swapped(straight, p) for p in straight.pairings)


def test_a_rival_that_may_be_meant():
    case = case_of(NEED, "90 children were in need. Last week 87 children were in need." + AROUND)

    assert [trust.competes(p) for p in case.pairings] == [False]
    assert case.pairings[0].rivals


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        (CLOSED, "The council closed 14 libraries.", 1),
        (CLOSED, "The council closed 17 libraries.", 0),
        ("The council closed the library", "The library was closed by the council.", 1),
    ],
)
def test_the_sentences_that_say_what_the_claim_says(claim, text, expected):
    assert len(trust.about(case_of(claim, text + AROUND))) == expected


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        ("The council closed the pool", "The pool of the council is open.", 1),
        ("The council closed the pool", "The pool of the council is closed.", 0),
        ("The council in Leeds closed the pool", "The council in Hull kept the pool open.", 0),
        ("The council may close the pool", "The pool of the council is open.", 0),
    ],
)
def test_a_question_that_is_answered_the_other_way(claim, text, expected):
    assert len(list(trust.answered_otherwise(case_of(claim, text)))) == expected


def test_an_equal_figure_of_an_excerpt_needs_fewer_words():
    claim = "Hill farmers get a grant of £25 per animal"
    text = "For every goat that grazes the hill farmers are given £25 a year from next spring."

    assert trust.same_by_digits(case_of(claim, text).pairings[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bonus was £1.1m a year.", True),
        ("The bonus was £1.1m.", False),
    ],
)
def test_a_sum_each_year_is_another_sum(text, expected):
    assert _otherwise_labelled(pairing("The bonus was £1.1m", text)) is expected


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        ("The median wait was 17.3 weeks", "The median wait was 13.7 weeks.", False),
        (f"{CLOSED} and 12 pools", "The council closed 14 libraries and 11 pools.", True),
    ],
)
def test_an_equal_figure_beside_another_ties_two_sentences(claim, text, expected):
    last = max(case_of(claim, text + AROUND).pairings, key=lambda p: p.match.ours)

    assert _ties(last) is expected
