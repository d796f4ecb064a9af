"""What a quantity leaves open, by examples; its laws are in test_laws.py."""

from decimal import Decimal

import pytest

from claimcheck.quantity import INFINITY, Bound, Kind, Quantity, plain
from claimcheck.reading.reader import read_text


def of(low, high=None, **more):
    return Quantity(Decimal(low), Decimal(low if high is None else high), **more)


def only_figure(text):
    (figure,) = (f for statement in read_text(text) for f in statement.figures)
    return figure.quantity


# --- the names that readings and findings carry ------------------------------------------


def test_the_kinds_are_those_that_the_page_of_the_output_names():
    assert [kind.value for kind in Kind] == [
        "count", "share", "points", "money", "rate", "duration", "age", "ordinal", "multiple",
        "score", "temperature", "measure", "clock", "identifier",
    ]  # fmt: skip


def test_the_bounds_are_those_that_the_page_of_the_output_names():
    assert [bound.value for bound in Bound] == [
        "exact", "about", "over", "under", "at-least", "at-most", "between",
    ]  # fmt: skip


def test_what_is_not_told_is_a_plain_exact_count():
    q = of(90)

    assert (q.kind, q.bound, q.dimension) == (Kind.COUNT, Bound.EXACT, "count")
    assert (q.value, q.range, q.unit, q.hedge) == (None, None, None, None)
    assert (q.precision, q.scale, q.offset) == (1, 1, 0)
    assert not q.low_open
    assert not q.high_open


# --- the interval ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open"),
    [(2, 1, False, False), (2, 2, True, False), (2, 2, False, True), (2, 2, True, True)],
)
def test_an_interval_that_holds_no_value_says_so(low, high, low_open, high_open):
    with pytest.raises(ValueError, match=f"^no value lies between {low} and {high}$"):
        of(low, high, low_open=low_open, high_open=high_open)


def test_two_ends_apart_may_both_be_open():
    q = of(1, 2, low_open=True, high_open=True)

    assert not q.includes(Decimal(1))
    assert not q.includes(Decimal(2))
    assert q.includes(Decimal("1.5"))


def test_the_ends_in_the_common_unit():
    fahrenheit = of(50, 68, scale=Decimal("0.5"), offset=Decimal(-10))

    assert fahrenheit.canonical_low == 15
    assert fahrenheit.canonical_high == 24


def test_the_printed_number_in_the_common_unit():
    assert (
        of(50, 60, value=Decimal(54), scale=Decimal("0.5"), offset=Decimal(7)).canonical_value == 34
    )
    assert of(0, 9, value=Decimal(0), scale=Decimal(5), offset=Decimal(7)).canonical_value == 7


def test_a_range_stands_for_its_middle_in_the_common_unit():
    q = of(10, 21, range=(Decimal(10), Decimal(20)), scale=Decimal(3), offset=Decimal(1))

    assert q.canonical_value == 46
    assert of(10, 20).canonical_value is None


def test_an_endless_quantity_is_not_bounded():
    assert of(80, 90).is_bounded
    assert not of(80, INFINITY).is_bounded
    assert not of(-INFINITY, 80).is_bounded


def test_a_point_is_one_value():
    assert of(80).is_point
    assert not of(80, 81).is_point


@pytest.mark.parametrize(("value", "held"), [("0.9", False), (1, True), (2, True), ("2.1", False)])
def test_closed_ends_belong_to_what_is_left_open(value, held):
    assert of(1, 2).includes(Decimal(value)) is held


def test_what_only_touches_overlaps_where_both_hold_the_end():
    assert of(1, 2).overlaps(of(2, 3))
    assert not of(1, 2, high_open=True).overlaps(of(2, 3))
    assert not of(1, 2).overlaps(of(2, 3, low_open=True))
    assert not of(1, 2).overlaps(of(3, 4))


def test_what_is_within_another_may_share_its_ends():
    assert of(1, 2).within(of(1, 2))
    assert of(1, 2, low_open=True, high_open=True).within(of(1, 2))
    assert not of(1, 2).within(of(1, 2, low_open=True))
    assert not of(1, 2).within(of(1, 2, high_open=True))
    assert of(1, 2, low_open=True).within(of(1, 2, low_open=True))
    assert of(1, 2, high_open=True).within(of(1, 2, high_open=True))
    assert not of(0, 2).within(of(1, 2))
    assert not of(1, 3).within(of(1, 2))


def test_other_dimensions_are_never_compared():
    money = of(1, 2, dimension="GBP")

    assert not of(1, 2).overlaps(money)
    assert not of(1, 2).within(money)


# --- how much equal digits tell ----------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "precision", "digits"),
    [
        (7, 1, 1),
        (38_472, 1, 5),
        (48_000, 1000, 2),
        ("4.25", "0.01", 3),
        (-31, 1, 2),
        (-31, 0, 2),
        (0, 1, 1),
    ],
)
def test_the_digits_that_mean_something(value, precision, digits):
    q = of(-99_999, 99_999, value=Decimal(value), precision=Decimal(precision))

    assert q.digits == digits


def test_a_range_tells_as_much_as_two_digits():
    assert of(10, 20, range=(Decimal(10), Decimal(20))).digits == 2


@pytest.mark.parametrize(
    ("value", "imprint"),
    [
        (38_472, "23478"),
        (38_742, "23478"),
        (-38_742, "23478"),
        ("47.31", "1347"),
        (1_306_000, "0136"),
        (4_731, "1347"),
        (473, None),
        (473_000, None),
    ],
)
def test_many_digits_have_an_imprint_whatever_their_order(value, imprint):
    q = of(-INFINITY, INFINITY, value=Decimal(value))

    assert q.imprint == imprint


def test_a_range_has_no_imprint():
    assert of(10, 20).imprint is None


# --- as it is shown ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("The fire destroyed 23 homes.", "[23]"),
        ("The council closed more than 80 libraries.", "(80, Infinity)"),
        ("The council closed at least 80 libraries.", "[80, Infinity)"),
        ("The council closed fewer than 80 libraries.", "[0, 80)"),
        ("The council closed between 80 and 90 libraries.", "[80, 90]"),
        ("Some 16% of pensioners live alone.", "[15.2, 16.8]"),
    ],
)
def test_an_interval_is_written_with_the_ends_that_it_holds(sentence, shown):
    assert str(only_figure(sentence)) == shown


def test_an_endless_interval_never_holds_its_end():
    assert str(of(-INFINITY, 5)) == "(-Infinity, 5]"
    assert str(of(1, 2, low_open=True)) == "(1, 2]"
    assert str(of(1, 2, high_open=True)) == "[1, 2)"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1.50", "1.5"),
        ("2.00", "2"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("0.10", "0.1"),
        ("Infinity", "Infinity"),
        ("-Infinity", "-Infinity"),
    ],
)
def test_a_number_is_written_plainly(value, text):
    assert plain(Decimal(value)) == text
