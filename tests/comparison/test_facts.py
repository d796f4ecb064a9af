"""Who says what, who is the outlier, and what they are held against."""

import itertools

import pytest
from attrs import evolve

import claimcheck
from claimcheck.documents import document_from_text
from claimcheck.matching import facts, gather
from claimcheck.matching.facts import _needed, _shared
from claimcheck.model import Role, Standing, State, Verdict
from claimcheck.reading.reader import read_document, read_text
from claimcheck.reports import renderer

SURVEY = "The survey counted 1,482 otters on the river Tarn in 2019, up from 1,207 in 2015.\n"
SAYS_SO = "There were 1,482 otters on the Tarn in 2019, the survey found.\n"
SLIPPED = "There were 1,842 otters on the Tarn in 2019, the survey found.\n"


def compared(*texts, primary=True):
    documents = [
        document_from_text(
            f"d{number}", text, role=Role.PRIMARY if primary and number == 1 else None
        )
        for number, text in enumerate(texts, start=1)
    ]
    return claimcheck.compare(documents)


def fact_of(report, words):
    return next(f for f in report.facts if words in {t.words for t in f.tellers})


def held(ours, theirs):
    """The first figure of either text, held against the other."""
    told = [
        read_document(document_from_text(name, f"{text} Nobody spoke of the weather."))
        for name, text in (("a", ours), ("b", theirs))
    ]
    corpus = gather(tuple(told), {}, ())
    return facts.case_of(facts.Place(0, 0, 0), facts.Place(1, 0, 0), corpus), corpus


def shared(ours, theirs):
    found, _ = held(ours, theirs)
    return found.shared if found else 0.0


def one_fact(ours, theirs):
    found, corpus = held(ours, theirs)
    return found is not None and facts.is_one_fact(found, corpus)


def test_a_move_that_is_the_same_on_both_sides_speaks_for_one_fact():
    ours = "Rents in Hull rose by 5.5%."
    theirs = "Hull landlords say that costs {} 5.5% after a bad year for homes."

    assert shared(ours, theirs.format("rose")) > shared(ours, theirs.format("were"))


def test_another_figure_that_both_sentences_give_speaks_for_one_fact():
    ours = "It made £31.6m on {} sales."
    theirs = "The takings of a grocer in Marlow came to £31.6m from 1,210 orders, it is said."

    assert shared(ours.format("1,210"), theirs) > shared(ours.format("1,345"), theirs)


def test_who_prints_a_nought_more_says_no_more_of_what_it_is():
    ours = "Rents in Hull rose by {}."
    theirs = "In Leeds a flat costs {} more than last year."

    assert not one_fact(ours.format("12.0%"), theirs.format("12%"))
    assert not one_fact(ours.format("12%"), theirs.format("12.0%"))
    assert one_fact(ours.format("12.7%"), theirs.format("12.7%"))


def test_one_amount_in_two_measures_is_one_fact_whatever_else_is_said():
    report = compared(
        "Flames took 61,300 acres. Nobody was hurt.\n",
        "Some 61,300 hectares of heather are gone, the rangers said.\n",
        primary=False,
    )

    assert {t.words for t in fact_of(report, "61,300 acres").tellers} == {
        "61,300 acres",
        "Some 61,300 hectares",
    }


def test_a_primary_source_is_what_others_are_held_against():
    fact = fact_of(compared(SURVEY, SAYS_SO, SLIPPED), "1,482")

    assert (fact.standing, fact.reference) == (Standing.PRIMARY, "d1")
    assert fact.outliers == ("d3",)
    assert {t.document: bool(t.differs) for t in fact.tellers} == {
        "d1": False,
        "d2": False,
        "d3": True,
    }


def test_without_one_it_is_the_majority_whatever_the_order():
    texts = (SAYS_SO, SLIPPED, "A survey found 1,482 otters on the Tarn in 2019.\n")
    for order in itertools.permutations(texts):
        report = compared(*order, primary=False)
        fact = fact_of(report, "1,482")

        assert fact.standing is Standing.MAJORITY
        assert fact.outliers == (f"d{order.index(SLIPPED) + 1}",)


def test_as_many_on_either_side_are_no_majority():
    fact = fact_of(compared(SAYS_SO, SLIPPED, primary=False), "1,482")

    assert (fact.standing, fact.reference, fact.outliers) == (Standing.NONE, None, ())


def test_the_prints_of_one_release_are_one_witness():
    report = compared(SLIPPED, SAYS_SO, SAYS_SO, primary=False)

    assert [(line.document, line.source) for line in report.lineages] == [("d3", "d2")]
    assert fact_of(report, "1,482").standing is Standing.NONE


def test_digits_that_have_changed_places_are_one_finding_against_the_source():
    report = compared(SURVEY, SAYS_SO, SLIPPED)

    assert [(f.kind, f.verdict) for f in report.discrepancies] == [("value", Verdict.CONFLICT)]
    assert [e.document for e in report.discrepancies[0].evidence][:2] == ["d3", "d1"]


@pytest.mark.parametrize(
    ("source", "other"),
    [
        ("The firm paid £31.7 million for the delays.", "Passengers got £31.7 billion back."),
        (
            "The fire has burned 61,300 acres, the service said.",
            "61,300 hectares of forest have been burned by the fire.",
        ),
    ],
)
def test_the_same_digits_of_another_size_or_measure_are_a_conflict(source, other):
    assert any(f.verdict is Verdict.CONFLICT for f in compared(source, other).discrepancies)


@pytest.mark.parametrize(
    ("source", "other"),
    [
        # Another place, in which as many were counted.
        (
            "The police recorded 247 burglaries in Marden last year.",
            "In Scotland, 247 bicycles were stolen over the same time.",
        ),
        # Another figure of the source explains it.
        (
            "Sales were £31.7 million and debts £3.17 million.",
            "Debts stood at £3.17 million.",
        ),
        # Above a number, and the number.
        ("The rate was above 5% in 17 states.", "The rate was 5% in 17 states or more."),
    ],
)
def test_chance_and_rounding_are_no_conflict(source, other):
    values = [f for f in compared(source, other).discrepancies if f.kind == "value"]

    assert values == []


def test_two_papers_are_not_held_against_one_another_where_the_source_speaks():
    papers = (SLIPPED, "The survey found 1,284 otters on the Tarn in 2019.\n")
    report = compared(SURVEY, *papers)

    for finding in report.discrepancies:
        assert "d1" in {e.document for e in finding.evidence}


def test_the_page_says_who_is_held_against_whom_and_that_it_may_be_wrong():
    page = renderer("terminal").render(compared(SURVEY, SAYS_SO, SLIPPED))

    assert "WHO SAYS WHAT" in page
    assert "held against the primary source, d1" in page
    assert "it may be wrong" in page
    assert "≠ d3  1,842" in page


def test_many_figures_with_the_same_digits_are_cut_and_it_is_said():
    text = "".join(f"Shop {i} sold 1,482 otters in town {i}.\n\n" for i in range(40))
    report = compared(text, SAYS_SO)

    assert report.facts_cut > 0
    assert "too many have the same digits" in renderer("terminal").render(report)


def test_a_document_among_many_is_held_against_the_source_and_those_most_like_it():
    papers = [f"Town {i} has a mayor of its own, {i} of them in all.\n" for i in range(30)]
    report = compared(SURVEY, *papers, SLIPPED)

    assert {"d1", "d32"} <= {e.document for f in report.discrepancies for e in f.evidence}
    assert report.pairs_left > 0
    assert "not held together" in " ".join(renderer("terminal").render(report).split())


def test_few_documents_are_all_held_together():
    assert compared(SURVEY, *[SAYS_SO] * 11, SLIPPED, primary=False).pairs_left == 0


def test_what_is_counted_alike_speaks_for_one_fact():
    """Beside the same words: "1,482 otters" twice, and otters against what may be anything."""
    found, _ = held("The survey counted 1,482 otters.", "The survey counted 1,482 otters.")
    match = found.pairing.match
    uncounted = evolve(
        match,
        score=0.2,
        own=0.2,
        slots=tuple(s for s in match.slots if s.name != "unit"),
    )
    sighting = evolve(found.pairing.sighting, sure=0.2, back=0.2, matches=(uncounted,))
    counted = evolve(uncounted, slots=match.slots)

    assert match.state("unit") is State.SAME
    assert _shared(counted, sighting) > _shared(uncounted, sighting)


def test_equal_measures_of_many_digits_need_no_word_in_common():
    long, short = (
        read_text(text)[0].figures[0].quantity
        for text in ("The bore runs 1,284 metres.", "It runs 3 metres.")
    )

    assert _needed(long, long) == 0
    assert _needed(short, short) > 0


def test_a_time_that_is_only_compared_with_does_not_hide_for_which_time_a_figure_is_given():
    ours = "In the year to June 2019 they counted 1,482 otters, against 1,207 the year before.\n"
    theirs = "Along the banks 1,482 otters were seen by wardens in the 12 months to March 2019.\n"

    report = compared(ours, theirs)

    assert {f.rule for f in report.discrepancies} == {"period"}


def test_a_title_that_only_names_its_matter_is_held_against_nothing():
    title = "Otters of the river Tarn: year ending June 2019\n\n"
    ours = title + "The survey counted 1,482 of them along 40 miles of bank.\n"
    theirs = "Otters of the river Tarn did well in the 12 months to March 2019.\n"

    assert compared(ours, theirs).discrepancies == ()
