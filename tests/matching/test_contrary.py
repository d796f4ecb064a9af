"""What speaks for another value being of the very thing of which the claim gives one."""

import pytest

from claimcheck import check
from claimcheck.checking import read_claim
from claimcheck.documents import document_from_text
from claimcheck.matching import build_case, gather, prepare
from claimcheck.matching.contrary import CONTRARY, contrariness, contrary_features
from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import may_be_weighed, same_measure
from claimcheck.matching.weights import WEIGHTS
from claimcheck.model import Claim, Pairing, Verdict
from claimcheck.reading.reader import read_document

HALL = "\n\nThe village hall has a new piano. It was given by a retired teacher of music.\n"


def paired(claim: str, text: str) -> list[Pairing]:
    corpus = gather((read_document(document_from_text("d", text + HALL)),), {}, ())
    asked = Claim("c", claim)
    profiles = prepare(asked, read_claim(claim, None), corpus)
    return list(build_case(asked, profiles, corpus.libraries[0], corpus).pairings)


def said(claim: str, text: str) -> dict[str, str]:
    cells = check([Claim("c", claim)], [document_from_text("d", text + HALL)]).cells
    return {c.verdict.value: c.reason for c in cells}


def weighed(claim: str, text: str) -> dict[str, float]:
    pairing = paired(claim, text)[0]
    return dict(zip(CONTRARY, contrary_features(pairing), strict=True))


def test_every_weight_is_one_of_a_feature_and_every_feature_has_one():
    assert set(WEIGHTS["contrary"]) == set(CONTRARY)
    assert len(weighed("The museum has 240 staff.", "Staff\n\nIt has 310 staff.")) == len(CONTRARY)


def test_a_measure_under_its_label_is_the_one_the_claim_gives_otherwise():
    fire = "# Forest fire\n\nThe fire is 38 per cent contained. Size: 81,300 acres."

    told = said("The fire has burned 61,300 acres.", fire)

    assert told == {"conflict": "d says 81,300 acres; the claim says 61,300 acres."}


def test_where_the_document_gives_the_value_no_statement_is_looked_at_for_another():
    fire = "# Forest fire\n\nThe fire has burned 61,300 acres. Size of the park: 81,300 acres."

    assert set(said("The fire has burned 61,300 acres.", fire)) == {"agree"}


def test_a_document_on_something_else_is_not_looked_through_for_another_value():
    assert said("The fire has burned 61,300 acres.", "# Farming\n\nSize: 81,300 acres.") == {}


def test_what_is_looked_at_for_another_value_agrees_with_nothing():
    told = "# The victims\n\nMost of the victims were widows. Enid, 94, lost £9,400."

    assert "agree" not in said("The victims were between 67 and 94 years old.", told)


def test_of_several_values_the_one_with_most_of_the_words_is_taken():
    food = (
        "# Inflation\n\nCore inflation, which leaves out food, eased to 3.1% in October. "
        "Food inflation slowed to 4.6% in October. Services stood at 4.8%."
    )
    first = paired("Food inflation slowed to 2.6% in October.", food)[0]

    assert first.theirs.text == "4.6%"
    values = dict(zip(CONTRARY, contrary_features(first), strict=True))
    assert values["ahead"] > 0
    assert values["among"] > 0


def test_a_slip_of_the_pen_is_held_against_the_figure_it_would_be_made_of():
    told = (
        "# The show\n\nThe show sold 5,000 tickets in its first week in Leeds. In its second week "
        "it sold 4,182."
    )
    pairs = paired("The show sold 4,812 tickets in its second week in Leeds.", told)

    assert [p.theirs.text for p in pairs] == ["4,182"]


@pytest.mark.parametrize(
    ("feature", "claim", "text"),
    [
        ("names", "Leeds spent £4m on roads.", "# Roads\n\nLeeds spent £6m on its roads."),
        ("other_name", "Leeds spent £4m on roads.", "# Roads\n\nHull spent £6m on its roads."),
        ("turned", "The pool was open for 14 days.", "# Pool\n\nThe pool was closed for 16 days."),
        ("share", "The museum lost 24% of its staff.", "# Staff\n\nThe museum lost 38% of them."),
        ("count", "The museum has 240 staff.", "# Staff\n\nThe museum has 310 staff."),
        ("money", "The museum spent £24m.", "# Costs\n\nThe museum spent £31m."),
        ("measure", "The ship is 24 metres long.", "# Ship\n\nThe ship is 31 metres long."),
        ("foretold", "The fee is £24.", "# Fees\n\nThe fee could be £31."),
        ("as_a_whole", "The museum has 240 staff.", "# Staff\n\nOf the 310 staff, most are paid."),
        ("unit_same", "The museum has 240 staff.", "# Staff\n\nThe museum has 310 staff."),
        ("direction_same", "The price rose by £4.", "# Prices\n\nThe price was up by £6."),
        ("period_same", "The fee was £4 in May.", "# Fees\n\nThe fee was £6 in May."),
        ("role_same", "The museum has 240 staff.", "# Staff\n\nThe museum has 310 staff."),
    ],
)
def test_each_feature_is_seen_where_it_is_and_not_in_the_plain_case(feature, claim, text):
    plain = "The hall holds a concert on 3 days.", "# Hall\n\nA concert was held on 5 days there."

    assert weighed(claim, text)[feature] == 1
    if feature not in {"role_same", "unit_same"}:
        assert weighed(*plain)[feature] == 0


@pytest.mark.parametrize("values", [(26, 38, 64), (22, 12, 6)])
def test_the_farther_a_value_is_the_less_it_contradicts(values):
    claim = "The museum lost 24% of its visitors in the summer."
    chances = [
        contrariness(paired(claim, f"# Summer\n\nThe museum lost {n}% of its visitors.")[0])
        for n in values
    ]

    assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize(
    ("claim", "text", "asked"),
    [
        ("Rents in the capital rose by 8%.", "# Rents\n\nRents rose by 11% there.", True),
        ("Rents in the capital rose by 8%.", "# Rents\n\nIn Leeds rents rose by 11%.", False),
        ("The pot pays £7,100.", "# Pots\n\nThe pot pays £9,400.", True),
        ("It cost £182m to build.", "# Costs\n\nIt cost £128m to build.", False),
    ],
)
def test_what_is_never_asked_of_the_evidence(claim, text, asked):
    pairing = paired(claim, text)[0]

    assert not differing(pairing.match)
    assert may_be_weighed(pairing) is asked


@pytest.mark.parametrize(
    ("there", "slipped"), [("600 customers", True), ("600 crews", False), ("601,000 crews", False)]
)
def test_one_digit_of_another_size_is_a_slip_only_where_the_same_is_counted(there, slipped):
    told = f"# Hurricane\n\nThe hurricane is near. Power companies have sent for {there}."
    pairing = paired("The hurricane knocked out power to 600,000 customers.", told)[0]

    assert same_measure(pairing) is slipped


def test_another_value_is_said_with_its_own_quotation():
    told = "# Ferry\n\nThe ferry left at noon. She struck the ledge at 24.6 knots, he said."
    report = check(
        [Claim("c", "The ferry was travelling at 14.6 knots when she struck the ledge.")],
        [document_from_text("d", told + HALL)],
    )

    assert [c.verdict for c in report.cells] == [Verdict.CONFLICT]
    assert "24.6 knots" in report.cells[0].evidence[0].quote


def test_crews_are_not_the_customers_of_a_thousand_times_as_many():
    told = (
        "# News of the day\n\nPower companies have sent 600 crews to the coast before the "
        "hurricane arrives, some of them from Canada. The governor told residents to be ready for "
        "a week in the dark."
    )

    assert said("The hurricane knocked out power to 600,000 customers.", told) == {}
    assert set(said("The companies have sent 600,000 crews to the coast.", told)) == {"conflict"}


def test_a_figure_that_is_found_to_be_another_was_compared():
    told = "# Forest fire\n\nThe fire is 38 per cent contained. Size: 81,300 acres."
    claim = Claim("c", "The fire has burned 61,300 acres.")
    report = check([claim], [document_from_text("d", told + HALL)])

    assert (report.coverage.figures_checked, report.coverage.figures) == (1, 2)
