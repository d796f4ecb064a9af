"""What an amount is said to be inside of, or on top of, and whether two wholes are one."""

import pytest

from claimcheck.matching.wholes import beside, inside, one_whole
from claimcheck.reading.reader import read_text


def statement(text):
    (found,) = read_text(text)
    return found


def at(given, figure):
    return next(i for i, f in enumerate(given.figures) if f.text == figure)


@pytest.mark.parametrize(
    ("text", "part", "whole", "noun"),
    [
        ("90 children, of which 49 were on plans, died.", "49", "90", "child"),
        ("Of the 194 children, 31 died.", "31", "194", "child"),
        ("31% of drivers were drunk.", "31%", "drivers", "driver"),
        ("Of the pupils, 2,150 came from abroad.", "2,150", "the pupils", "pupil"),
        (
            "Costs of £4,000 are included in the £90,000 bill.",
            "£4,000",
            "£90,000",
            "bill",
        ),
        ("The £4,000 in costs, part of the £90,000, was paid.", "£4,000", "£90,000", "pay"),
    ],
)
def test_what_an_amount_is_a_part_of(text, part, whole, noun):
    given = statement(text)
    found = inside(given, at(given, part))

    assert found is not None
    assert found.text == whole
    assert noun in found.nouns
    start = given.span.start
    assert given.text[found.span.start - start : found.span.end - start] == whole
    if found.figure is not None:
        assert given.figures[found.figure].text == whole


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("90 children, of which 49 were on plans, died.", "90"),
        ("£30m on top of the £110m was spent.", "£30m"),
        ("The firm paid £3,000 on top of the fine.", "£3,000"),
        ("The club counted 2,150 guests.", "2,150"),
        ("Costs of £4,000 came after the £90,000 bill.", "£4,000"),
    ],
)
def test_what_is_said_to_be_a_part_of_nothing(text, figure):
    given = statement(text)

    assert inside(given, at(given, figure)) is None


@pytest.mark.parametrize(
    ("text", "figure", "whole", "noun"),
    [
        ("£30m on top of the £110m was spent.", "£30m", "£110m", None),
        ("£30m on top of the £110m was spent.", "£110m", "£30m", None),
        ("The firm paid £3,000 on top of the fine.", "£3,000", "the fine", "fine"),
        ("On top of the fine, the firm paid £3,000.", "£3,000", "the fine", "fine"),
        ("The club has 40 members, and a further 12 on trial.", "12", "40", "member"),
        ("The club has 40 members, and a further 12 on trial.", "40", "12", "member"),
    ],
)
def test_what_an_amount_comes_on_top_of(text, figure, whole, noun):
    given = statement(text)
    found = beside(given, at(given, figure))

    assert found is not None
    assert found.text.endswith(whole)
    assert noun is None or noun in found.nouns


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("90 children, of which 49 were on plans, died.", "49"),
        ("The firm paid £3,000 on top of the fine and 40 people left.", "40"),
        ("The firm lost £90m and paid £3,000 on top of the fine.", "£90m"),
        ("On top of that, the firm paid £3,000.", "£3,000"),
    ],
)
def test_what_comes_on_top_of_nothing(text, figure):
    given = statement(text)

    assert beside(given, at(given, figure)) is None


def test_another_sentence_says_what_a_bare_figure_is_of():
    given = statement("£30,000 on top of the £110,400 was spent.")
    around = read_text("The council set aside a grant of £110,400. It spent £5,000 on signs.")

    alone = beside(given, at(given, "£30,000"))
    told = beside(given, at(given, "£30,000"), around)

    assert alone is not None
    assert told is not None
    assert "grant" not in alone.nouns
    assert "grant" in told.nouns
    assert "sign" not in told.nouns


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (("Of the 194 children, 31 died.", "31"), ("31 of 194 boys died.", "31"), True),
        (("Of the 194 children, 31 died.", "31"), ("31 of 195 children died.", "31"), False),
        (("Of the 194 children, 31 died.", "31"), ("Of the children, 31 died.", "31"), True),
        (("31% of drivers died.", "31%"), ("31% of motorists died.", "31%"), True),
        (("31% of drivers died.", "31%"), ("31% of cyclists died.", "31%"), False),
    ],
)
def test_whether_two_wholes_are_one(ours, theirs, expected):
    a, b = statement(ours[0]), statement(theirs[0])
    one, other = inside(a, at(a, ours[1])), inside(b, at(b, theirs[1]))

    assert one is not None
    assert other is not None
    assert one_whole(a, one, b, other) is expected
