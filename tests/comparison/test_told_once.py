"""One disagreement is told once, with everyone who says otherwise; people are held by name."""

import claimcheck
from claimcheck.documents import document_from_text
from claimcheck.model import Role

RELEASE = (
    "The survey counted 1,482 otters on the river Tarn, said Peter Lindholm, acting director.\n"
)
PRINTED = "There were 1,482 otters on the Tarn, the survey found.\n"
SLIPPED = "Otters: 1,842 on the Tarn\n\nThere were 1,842 otters on the Tarn, the survey found.\n"


def compared(*texts, primary=True):
    documents = [
        document_from_text(
            f"d{number}", text, role=Role.PRIMARY if primary and number == 1 else None
        )
        for number, text in enumerate(texts, start=1)
    ]
    return claimcheck.compare(documents)


def of_rule(report, *names):
    return [f for f in report.discrepancies if f.rule in names]


def test_a_figure_printed_twice_is_wrong_once_and_those_who_have_it_right_are_quoted():
    (finding,) = of_rule(compared(RELEASE, PRINTED, SLIPPED), "transposed-digits")

    assert finding.evidence[0].document == "d3"
    assert finding.evidence[1].document == "d1"
    assert {e.document for e in finding.evidence} == {"d1", "d2", "d3"}
    assert sum(e.document == "d3" for e in finding.evidence) == 2


def test_facts_name_findings_that_are_listed():
    report = compared(RELEASE, PRINTED, SLIPPED)
    listed = {f.id for f in report.discrepancies}

    assert any(fact.findings for fact in report.facts)
    assert all(set(fact.findings) <= listed for fact in report.facts)


def test_who_differs_from_the_primary_source_is_not_held_against_others_too():
    findings = of_rule(
        compared(
            RELEASE,
            "Peter Lindholm, director, sat down with us.\n",
            "It was raining when Peter Lindholm, the acting director, opened the bridge.\n",
        ),
        "role",
    )

    (finding,) = findings
    assert [e.document for e in finding.evidence] == ["d2", "d1", "d3"]


def test_a_person_that_the_primary_source_does_not_name_is_held_among_the_others():
    report = compared(
        "The survey counted 1,482 otters.\n",
        "Mayor Ida Lund laughed.\n",
        "Deputy mayor Ida Lund sang.\n",
    )

    (finding,) = of_rule(report, "role")
    assert {e.document for e in finding.evidence} == {"d2", "d3"}


def test_both_spellings_in_one_document_are_no_matter_between_two():
    report = compared(
        RELEASE, "Peter Lindholt, or Peter Lindholm as the release has it, was pleased.\n"
    )

    assert not [
        f for f in of_rule(report, "name-variant") if len({e.document for e in f.evidence}) > 1
    ]
