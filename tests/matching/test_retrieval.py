"""Which sentences and figures of a text are looked at, and which figure takes the claim's."""

import pytest

from claimcheck.documents import document_from_text
from claimcheck.matching import gather, main_figures, of_the_same, slipped, together
from claimcheck.reading.reader import read_document, read_text
from matching.cases import case_of

AROUND = " Nobody spoke of the weather, which was fine. The hall was full."


def taken(claim, text):
    return {p.ours.text: p.theirs.text for p in case_of(claim, text + AROUND).pairings}


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        # A level, and no change; a change, and no level.
        ("Sales rose to £85m", "Sales rose by £80m to £90m.", "£90m"),
        ("Sales rose by £85m", "Sales rose by £80m to £90m.", "£80m"),
        # The way.
        ("Rents rose by 5%", "Rents rose by 4% in Leeds and fell by 6% in Hull.", "4%"),
        ("Rents fell by 5%", "Rents rose by 4% in Leeds and fell by 6% in Hull.", "6%"),
        # The measure.
        ("Core inflation was 3.2%", "Core inflation was 3.4% and food inflation was 3.1%.", "3.4%"),
        ("Food inflation was 3.2%", "Core inflation was 3.4% and food inflation was 3.1%.", "3.1%"),
        # The whole.
        ("31% of drivers were drunk", "33% of drivers and 30% of cyclists were drunk.", "33%"),
        ("31% of cyclists were drunk", "33% of drivers and 30% of cyclists were drunk.", "30%"),
        # The time.
        ("It took in 69 seals in 2010", "It took in 55 seals in 2009 and 61 seals in 2010.", "61"),
        ("It took in 69 seals in 2009", "It took in 55 seals in 2009 and 61 seals in 2010.", "55"),
        # What is counted, whatever number is equal.
        ("90 children were in need", "There were 90 cases and 87 children in need.", "87"),
        ("9 children were in need", "9 cases were opened and 8 children were in need.", "8"),
        # The place, and the sentence.
        ("Turnout was 41% in Leeds", "Turnout in Hull was 38%. Turnout in Leeds was 43%.", "43%"),
        (
            "The fee was £312 a week",
            "It paid £312 for paint. The fee was £321 a week.",
            "£321 a week",
        ),
        # "More than 18" allows 26; what is meant is rather the 18.1.
        (
            "More than 18% of schools closed",
            "The share that closed was 18.1%, and 26% of schools merged.",
            "18.1%",
        ),
        (
            "36% of trains were late",
            "More than a third of trains were late and a fifth of buses.",
            "More than a third",
        ),
        (
            "The clinic tested 2,950 runners for the drug",
            "The clinic went through 2,950 samples, which came from 1,380 runners in all.",
            "2,950",
        ),
        # What is left of a whole is what is denied.
        ("104 of the 194 children were not in need", "90 of the 194 children were in need.", "104"),
    ],
)
def test_which_figure_takes_the_claims(claim, text, expected):
    assert next(iter(taken(claim, text).values())) == expected


def test_a_slip_beside_an_equal_figure_is_the_claims():
    claim, text = (
        "1,280 people came to Leeds, 28% of all",
        "Leeds had 1,208 visitors (28%), Hull 1,310.",
    )

    assert taken(claim, text) == {"1,280": "1,208", "28%": "28%"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90 of the 194 children were in need.", ["90"]),
        ("The 194 children were seen at 9pm.", ["194"]),
        ("The doors opened at 9pm.", []),
        ("The Trivo 600 phone has 2 cameras.", ["2"]),
        ("Sales rose from 55 to 69.", ["55", "69"]),
        ("Nobody came.", []),
    ],
)
def test_the_figures_that_a_claim_is_about(text, expected):
    (statement,) = read_text(text)

    assert [statement.figures[at].text for at in main_figures(statement)] == expected


def match_of(claim, text, ours, theirs):
    sighting = case_of(claim, text + AROUND).sightings[0]
    match = next(
        m
        for m in sighting.matches
        if sighting.ours.figures[m.ours].text == ours
        and sighting.theirs.figures[m.theirs].text == theirs
    )
    return sighting, match


@pytest.mark.parametrize(
    ("claim", "text", "figures", "expected"),
    [
        ("90 boys and 49 girls came", "90 boys and 49 girls came.", ("90", "90"), True),
        ("90 boys and 49 girls came", "90 boys and 45 girls came.", ("90", "90"), False),
        ("90 boys and 49 girls came", "90 boys and 45 girls came.", ("49", "45"), False),
        ("90 boys came", "90 boys came.", ("90", "90"), False),
    ],
)
def test_another_figure_has_its_equal_there_too(claim, text, figures, expected):
    assert together(*match_of(claim, text, *figures)) is expected


@pytest.mark.parametrize(
    ("claim", "text", "figures", "expected"),
    [
        ("1,280 boys and 49 girls came", "1,208 boys and 49 girls came.", ("1,280", "1,208"), True),
        (
            "1,280 boys and 49 girls came",
            "1,208 boys and 45 girls came.",
            ("1,280", "1,208"),
            False,
        ),
        (
            "1,280 boys and 49 girls came",
            "1,290 boys and 49 girls came.",
            ("1,280", "1,290"),
            False,
        ),
        ("1,280 boys came", "1,208 boys came.", ("1,280", "1,208"), False),
    ],
)
def test_a_figure_a_slip_away_beside_one_that_is_equal(claim, text, figures, expected):
    assert slipped(*match_of(claim, text, *figures)) is expected


@pytest.mark.parametrize(
    ("claim", "text", "figures", "expected"),
    [
        ("114 homes, of which 13 burned", "114 homes, of which 71 burned.", ("13", "71"), True),
        ("114 homes, of which 13 burned", "112 homes, of which 71 burned.", ("13", "71"), False),
        ("114 homes and 13 barns burned", "114 homes and 71 barns burned.", ("13", "71"), False),
        ("114 homes, of which 13 burned", "114 homes and 71 barns burned.", ("13", "71"), False),
    ],
)
def test_two_parts_of_one_whole(claim, text, figures, expected):
    assert of_the_same(*match_of(claim, text, *figures)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90 children came. Nobody spoke. It rained.", True),
        ("90 children came. Nobody spoke. It rained. The hall was full.", False),
        ("Children come to hall\n\nIn all 90 children came to the hall on Monday.", False),
    ],
)
def test_an_excerpt_is_a_sentence_or_three_without_a_headline(text, expected):
    sighting = case_of("90 children came", text).sightings[0]

    assert sighting.excerpt is expected


def test_a_pronoun_carries_what_the_sentence_before_spoke_of():
    case = case_of(
        "Knife crime rose from 55 to 69 cases",
        "Knife crime is back in the town. It rose from 55 to 69 cases." + AROUND,
    )

    assert {p.ours.text: p.theirs.text for p in case.pairings} == {"55": "55", "69": "69"}


@pytest.mark.parametrize(
    ("first", "period"),
    [
        ("Rents rose in 2019.", "2019"),
        ("Rents rose by more than five per cent in 2019.", "2019"),
        # What is only compared with dates no sentence behind it.
        ("Rents are lower than in 2019.", None),
        ("Rents are lower than they were in 2019.", None),
    ],
)
def test_a_sentence_without_a_period_has_that_of_the_one_before(first, period):
    text = f"{first} Some 40 landlords left."
    (library,) = gather((read_document(document_from_text("d", text)),), {}, ()).libraries
    found = [p.text for p in library.inherited.values()]

    assert found == ([period] if period else [])
