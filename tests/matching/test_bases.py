"""Every phrase by which a figure is given on some basis, as a difference, or over some years."""

import pytest

from claimcheck.checking import check_documents
from claimcheck.documents import document_from_text
from claimcheck.lexicon import load
from claimcheck.model import Claim, Verdict

TABLES = load("en").table("judging")


def verdict(claim: str, text: str) -> Verdict | None:
    """What a document of one sentence says on a claim."""
    cells = check_documents([Claim("c", claim)], [document_from_text("d", text)]).cells
    return cells[0].verdict if cells else None


AVERAGE = "The average wait was 14 weeks"
LONGEST = "The longest wait was 14 weeks"
BEFORE = "Profit before tax was £3m"
AFTER = "Profit after tax was £3m"
BASES = {
    "average": (LONGEST, "The average wait was 14 weeks."),
    "averages": (LONGEST, "The wait averages 14 weeks."),
    "averaged": (LONGEST, "The wait averaged 14 weeks."),
    "averaging": (LONGEST, "The wait was averaging 14 weeks."),
    "median": (AVERAGE, "The median wait was 14 weeks."),
    "longest": (AVERAGE, "The longest wait was 14 weeks."),
    "highest": (AVERAGE, "The highest wait was 14 weeks."),
    "maximum": (AVERAGE, "The maximum wait was 14 weeks."),
    "shortest": (AVERAGE, "The shortest wait was 14 weeks."),
    "lowest": (AVERAGE, "The lowest wait was 14 weeks."),
    "minimum": (AVERAGE, "The minimum wait was 14 weeks."),
    "smallest": (AVERAGE, "The smallest wait was 14 weeks."),
    "target": (AVERAGE, "The target wait was 14 weeks."),
    "goal": (AVERAGE, "The goal for the wait was 14 weeks."),
    "before tax": (AFTER, "Profit before tax was £3m."),
    "after tax": (BEFORE, "Profit after tax was £3m."),
}


def test_every_phrase_of_a_basis_has_an_example() -> None:
    told = {words for table in TABLES["basis"].values() for row in table.values() for words in row}
    assert {*BASES} == told


@pytest.mark.parametrize("phrase", BASES)
def test_what_is_given_on_another_basis_is_not_the_same(phrase: str) -> None:
    claim, text = BASES[phrase]
    assert phrase in text.lower()
    assert verdict(claim, text) is not Verdict.AGREE


DIFFERENCES = {
    "under budget": "The scheme came in £3m under budget.",
    "over budget": "The scheme was £3m over budget.",
    "in deficit": "The scheme is £3m in deficit.",
    "in surplus": "The scheme is £3m in surplus.",
    "in debt": "The scheme is £3m in debt.",
    "in the red": "The scheme is £3m in the red.",
    "in the black": "The scheme is £3m in the black.",
    "in arrears": "The scheme is £3m in arrears.",
    "overspent": "The scheme is £3m overspent.",
    "overdrawn": "The scheme is £3m overdrawn.",
    "adrift": "The scheme is £3m adrift.",
    "off target": "The scheme is £3m off target.",
    "under target": "The scheme is £3m under target.",
    "over target": "The scheme is £3m over target.",
}


def test_every_phrase_of_a_difference_has_an_example() -> None:
    assert {*DIFFERENCES} == {*TABLES["difference"]["behind"]}


@pytest.mark.parametrize("phrase", DIFFERENCES)
def test_a_difference_is_no_amount(phrase: str) -> None:
    assert verdict("The scheme cost £3m", DIFFERENCES[phrase]) is not Verdict.AGREE


@pytest.mark.parametrize("over", TABLES["spread"]["over"])
def test_what_is_spread_over_years_is_not_so_much_a_year(over: str) -> None:
    spread = f"The scheme cost £3m {over} three years"
    assert verdict("The scheme cost £3m a year", f"{spread}.") is not Verdict.AGREE
    assert verdict(spread, "The scheme cost £3m a year.") is not Verdict.AGREE
    assert verdict(spread, f"{spread}.") is Verdict.AGREE


def test_where_a_change_began_is_not_where_it_led() -> None:
    assert verdict("Unemployment fell to 4.2%", "Unemployment fell from 4.2%.") is None
    assert verdict("Unemployment fell from 4.2%", "Unemployment fell to 4.2%.") is None
