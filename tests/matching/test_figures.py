"""Two figures held against each other: which slots are the same, which differ, which are open."""

import pytest

from claimcheck.matching.circumstance import Circumstances
from claimcheck.matching.figures import (
    comparable,
    compare_figures,
    counts_people,
    has_members,
    names_something,
    rareness,
    slip,
    subject_slot,
    unit_noun,
    unit_state,
    value_slot,
)
from claimcheck.model import State, UnitDefinition
from claimcheck.reading.reader import read_text


def side(text):
    statement = read_text(text)[0]
    return statement.figures[0], statement


def figure(words):
    return side(f"There were {words}.")[0]


# --- values ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs", "state"),
    [
        ("90 guests", "90 guests", "same"),
        ("90 guests", "92 guests", "different"),
        # An open figure allows what is above it, and says nothing of what is far above.
        ("more than 80 guests", "100 guests", "compatible"),
        ("100 guests", "more than 80 guests", "compatible"),
        ("more than 80 guests", "127 guests", "compatible"),
        ("more than 80 guests", "128 guests", "compatible"),
        ("more than 80 guests", "129 guests", "unknown"),
        ("more than 80 guests", "79 guests", "different"),
        ("fewer than 80 guests", "50 guests", "compatible"),
        ("fewer than 80 guests", "49 guests", "unknown"),
        # Nine is not more than nine; a round number may be.
        ("more than 9 guests", "9 guests", "different"),
        ("9 guests", "more than 9 guests", "different"),
        ("fewer than 58 guests", "58 guests", "different"),
        ("at least 58 guests", "58 guests", "same"),
        ("more than 700 guests", "700 guests", "same"),
        # Who says more than 85 says more than who says more than 70.
        ("more than 70 million guests", "more than 85 million guests", "compatible"),
        ("more than 85 million guests", "more than 70 million guests", "different"),
        ("at least 30 guests", "more than 25 guests", "different"),
        ("fewer than 30 guests", "fewer than 25 guests", "compatible"),
        ("fewer than 25 guests", "fewer than 30 guests", "different"),
        ("fewer than 25 guests", "more than 20 guests", "compatible"),
        # Hedged alike, with other numbers, of which one may round the other.
        ("about 7.5 million guests", "about 7.48 million guests", "compatible"),
        ("about 7.48 million guests", "about 7.5 million guests", "compatible"),
        ("about 7.5 million guests", "about 7.6 million guests", "different"),
        ("about 90 guests", "about 92 guests", "compatible"),
        ("about 91 guests", "about 92 guests", "different"),
        ("90 to 100 guests", "90 to 100 guests", "same"),
        ("90 to 100 guests", "80 to 100 guests", "different"),
        ("94 to 98 guests", "94 to 97 guests", "different"),
        # One side only adds the hedge.
        ("nearly 90 guests", "90 guests", "same"),
        ("just over 90 guests", "90 guests", "same"),
        # Printed digits open a figure.
        ("16%", "16.4%", "compatible"),
        ("16%", "16.6%", "different"),
        ("48,000 guests", "48,210 guests", "compatible"),
        ("48,000 guests", "48,510 guests", "different"),
        ("£1.2m", "£1,180,000", "compatible"),
        ("£1.2m", "£1.3m", "different"),
        # Other units of one dimension are calculated, other dimensions are not.
        ("3 km", "3 miles", "different"),
        ("3 km", "3,000 metres", "same"),
        ("£1.2m", "$1.2m", "unknown"),
    ],
)
def test_whether_some_value_satisfies_both(ours, theirs, state):
    a, b = figure(ours), figure(theirs)

    slot = value_slot(a, b)

    assert slot.state.value == state
    assert (slot.name, slot.ours, slot.theirs, slot.span) == ("value", a.text, b.text, b.span)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("1,280", "1,208", "transposed-digits"),
        ("1,280", "1,820", "transposed-digits"),
        ("0.45", "0.54", "transposed-digits"),
        ("12.7", "17.2", "transposed-digits"),
        ("1,280", "8,210", None),
        ("1,280", "1,281", None),
        ("128", "1,208", None),
        ("1,280", "1,280", None),
        ("12,300", "1,230", "magnitude"),
        ("1,230", "12,300", "magnitude"),
        ("12,300", "123", "magnitude"),
        ("12,300,000", "12,300", "magnitude"),
        ("123,000,000", "123", "magnitude"),
        ("12,300", "1,240", None),
        ("24,600", "1,230", None),
    ],
)
def test_slips_of_the_pen(ours, theirs, expected):
    a, b = figure(f"{ours} guests"), figure(f"{theirs} guests")

    assert slip(a.quantity, b.quantity) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("9 guests", 1),
        ("90 guests", 2),
        ("93 guests", 2),
        ("9,300 guests", 3),
        ("930 guests", 3),
        ("9,312 guests", 4),
        ("93,124 guests", 4),
        ("£93", 2),
        ("£931", 4),
        ("£9.3m", 4),
        ("£9m", 1),
    ],
)
def test_how_many_digits_are_equal_by_no_chance(words, expected):
    assert rareness(figure(words).quantity) == expected


# --- what may be held against each other -------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("90 people waited.", "90 days went by."),
        ("A patient aged 31 died.", "31 patients died."),
        ("She came third.", "3 came."),
        ("The match began at 9pm.", "9 began."),
        ("Sales rose by 300.", "Sales were 300."),
        ("Sales rose by 300.", "Sales rose to 310."),
        ("1.34 children were born.", "3 children were born."),
        ("147 reports were sent.", "One report was sent."),
        ("4 reports were sent.", "One report was sent."),
    ],
)
def test_two_figures_of_two_sorts(ours, theirs):
    a, b = side(ours)[0], side(theirs)[0]

    assert not comparable(a, b)
    assert compare_figures(*side(ours)[:1], b, side(ours)[1], side(theirs)[1], Circumstances()) is (
        None
    )


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("A patient aged 31 died.", "A nurse aged 45 died."),
        ("She came third.", "She came fourth."),
        ("Sales rose by 300.", "Sales rose to 300."),
        ("Sales rose by 3%.", "Sales were 3%."),
        ("3 reports were sent.", "One report was sent."),
        ("One report was sent.", "147 reports were sent."),
        ("1.34 children were born.", "1.37 children were born."),
    ],
)
def test_two_figures_of_one_sort(ours, theirs):
    assert comparable(side(ours)[0], side(theirs)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Trivo 600 phone was sold.", True),
        ("In Leeds 12 people fell.", False),
        ("Anna Vale 12 times fell.", False),
        ("The club sold 600 phones.", False),
        ("Some 12% of Leeds voted.", False),
    ],
)
def test_a_number_that_is_part_of_a_name(text, expected):
    assert names_something(*side(text)) is expected


# --- the slots ---------------------------------------------------------------------------


def told(ours, theirs, circumstances=None):
    """The slots of which something is known; a value that is the same is not told."""
    (a, mine), (b, yours) = side(ours), side(theirs)
    slots = compare_figures(a, b, mine, yours, circumstances or Circumstances())
    assert slots is not None
    known = {s.name: s.state.value for s in slots if s.state is not State.UNKNOWN}
    return {k: v for k, v in known.items() if (k, v) not in _USUAL}


_USUAL = {("value", "same"), ("measure", "same"), ("role", "same")}


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        # what is counted
        ("90 children died.", "90 pupils died.", {"unit": "compatible", "subject": "same"}),
        ("90 children died.", "90 boys died.", {"unit": "compatible", "subject": "same"}),
        ("90 children died.", "90 cases were opened.", {"unit": "different"}),
        ("90 people died.", "90 deaths were counted.", {"unit": "same"}),
        ("40 pairs of gulls bred.", "40 gulls bred.", {"unit": "different"}),
        ("40 gulls bred.", "40 pairs of gulls bred.", {"unit": "different"}),
        # the measure, and what it is qualified by
        ("Inflation was 3%.", "Core inflation was 3%.", {}),
        ("Food inflation was 3%.", "Core inflation was 3%.", {"subject": "different"}),
        (
            "Underlying profit was £3m.",
            "Statutory profit was £3m.",
            {"subject": "different"},
        ),
        ("Total profit was £3m.", "The profit was £3m.", {"subject": "same"}),
        ("Vale Foods' profit was £3m.", "Its profit was £3m.", {"subject": "same"}),
        (
            "61,300 hectares burned.",
            "61,300 acres burned.",
            {"value": "different", "measure": "different"},
        ),
        ("The fee is £3 a week.", "The fee is £3 a month.", {"measure": "different"}),
        ("The fee is £3 a tonne.", "The fee is £3 a ton.", {}),
        ("The fee is £3 a week.", "The fee is £3.", {}),
        # the whole
        (
            "31 of the 194 children died.",
            "31 of the 90 children died.",
            {"population": "different"},
        ),
        (
            "31 of the 194 children died.",
            "31 of the 194 cases were closed.",
            {"unit": "different", "population": "compatible"},
        ),
        ("31% of drivers were drunk.", "31% of cyclists were drunk.", {"population": "different"}),
        ("31% of drivers were drunk.", "31% of motorists were drunk.", {"population": "same"}),
        ("31% of drivers were drunk.", "31% were drunk.", {}),
        # what the figure does
        ("Sales rose to 69.", "Sales were 69.", {"role": "compatible"}),
        ("Sales were 69.", "Sales rose to 69.", {"role": "compatible"}),
        ("Prices rose by 3.4%.", "Inflation was 3.4%.", {"role": "compatible"}),
        ("Inflation was 3.4%.", "Prices rose by 3.4%.", {"role": "compatible"}),
        ("Sales rose by 3%.", "Turnout was 3%.", {"role": "different"}),
        # the way
        ("Sales rose by 3%.", "Sales fell by 3%.", {"direction": "different"}),
        ("Sales rose by 3%.", "Sales were up 3%.", {"direction": "same"}),
        ("Burglary rose in 31 states.", "Burglary fell in 31 states.", {"direction": "different"}),
        (
            "Burglary rose in 31 states.",
            "There were 31 states where burglary went up.",
            {"direction": "same"},
        ),
        ("Anna fell, and 31 states voted.", "Burglary fell in 31 states.", {}),
        ("Anna fell and 31 states voted.", "Burglary fell in 31 states.", {}),
        (
            "Sales went from 55 to 69.",
            "Sales went from 69 to 55.",
            {"value": "different", "direction": "different"},
        ),
        # the part of a business year
        (
            "Profit was £3m in the first half.",
            "Profit was £3m for the full year.",
            {"period": "different"},
        ),
    ],
)
def test_the_slots_of_two_figures(ours, theirs, expected):
    found = told(ours, theirs)

    assert {k: v for k, v in found.items() if k in expected} == expected
    assert not set(found) - set(expected) - {"subject", "unit", "population"}
    different = {k for k, v in found.items() if v == "different"}
    assert different == {k for k, v in expected.items() if v == "different"}


@pytest.mark.parametrize(
    ("word", "whole", "state"),
    [
        # "The total" and its like are what was counted just before.
        ("total", "194 children", State.COMPATIBLE),
        ("number", "194 children", State.SAME),
        ("figure", "194 children", State.SAME),
        ("figure", "194 dogs", State.DIFFERENT),
        ("sum", "194 dogs", State.UNKNOWN),
    ],
)
def test_a_whole_that_was_counted_just_before(word, whole, state):
    (mine,) = read_text(f"There were 194 children, and 31 of the {word} died.")
    b, yours = side(f"31 of the {whole} died.")
    slots = compare_figures(mine.figures[1], b, mine, yours, Circumstances())

    assert next(s.state for s in slots or () if s.name == "population") is state


def test_what_is_said_of_a_slot():
    (a, mine), (b, yours) = (
        side("31% of drivers were drunk."),
        side("31% of cyclists were drunk."),
    )
    slots = compare_figures(a, b, mine, yours, Circumstances())
    assert slots is not None
    whole = next(s for s in slots if s.name == "population")

    assert (whole.ours, whole.theirs) == ("drivers", "cyclists")
    assert yours.text[whole.span.start : whole.span.end] == "cyclists"


def test_what_the_claims_file_keeps_apart_is_apart():
    apart = Circumstances(units=(UnitDefinition("pupils", None, ("children",)),))

    assert unit_state("child", "pupil", Circumstances()) is State.COMPATIBLE
    assert unit_state("child", "pupil", apart) is State.DIFFERENT
    assert unit_state("child", "child", apart) is State.SAME


def test_what_an_abbreviation_stands_for_counts_as_it():
    heads = Circumstances(heads={"cin": "child"})

    assert unit_state("cin", "child", heads) is State.SAME
    assert unit_state("child", "cin", heads) is State.SAME
    assert unit_state("cin", "child", Circumstances()) is not State.SAME


@pytest.mark.parametrize(
    ("ours", "theirs", "state"),
    [
        ("There were 48 children.", "There were 48 cases.", State.DIFFERENT),
        # What is one thing and came to so many does not say of what.
        ("The census rose to 48.", "There were 48 children.", State.UNKNOWN),
        ("There were 48 children.", "The census rose to 48.", State.UNKNOWN),
        ("There were 48 asylum seekers.", "There were 48 young asylum seekers.", State.SAME),
    ],
)
def test_what_two_figures_count(ours, theirs, state):
    (a, mine), (b, yours) = side(ours), side(theirs)
    slots = compare_figures(a, b, mine, yours, Circumstances())

    assert next(s.state for s in slots or () if s.name == "unit") is state


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("48 children", "child"),
        ("48 asylum seekers", "asylum seeker"),
        ("48 young asylum seekers", "asylum seeker"),
        ("48 young children", "child"),
    ],
)
def test_the_noun_that_is_counted_may_be_two_words(words, noun):
    assert unit_noun(figure(words).counted) == noun


def test_nouns_that_count_people():
    assert counts_people("death")
    assert counts_people("arrest")
    assert not counts_people("case")
    assert has_members("queue")
    assert not has_members("child")


def test_a_measure_without_a_verb_is_its_own_noun():
    ours, theirs = (read_text(text)[0] for text in ("412 council homes", "398 council homes"))
    slot = subject_slot(ours.figures[0], theirs.figures[0], ours, theirs)

    assert (slot.ours, slot.theirs, slot.state) == ("council homes", "council homes", State.SAME)
