"""Claims and texts that meet seldom, and the library's functions asked in every way."""

import pytest

import claimcheck
from claimcheck.claimfile import read_claim_file
from claimcheck.documents import document_from_text
from claimcheck.model import Claim


def said(claim, text):
    report = claimcheck.check([Claim("c", claim)], [document_from_text("t", text)])
    return [(c.verdict.value, c.kinds) for c in report.cells]


@pytest.mark.parametrize(
    ("claim", "text", "verdict", "kind"),
    [
        (
            "The storm did not cause the delays",
            "No link between the storm and the delays was found.",
            "agree",
            "paraphrase",
        ),
        ("Most of the trains were late", "77% of trains were late.", "agree", "paraphrase"),
        ("The NRO reported 5 deaths", "The NRO reported 5 deaths. It met.", "agree", "value"),
        ("Ms Vale, 54, resigned", "Ms Vale, 45, resigned.", "conflict", "value"),
    ],
)
def test_what_is_said_of_a_claim(claim, text, verdict, kind):
    assert said(claim, text) == [(verdict, (kind,))]


def test_of_a_claim_of_two_sentences_both_are_asked():
    told = said(
        "The National Rail Office (NRO) reported 5 deaths. The NRO met",
        "The NRO reported 5 deaths.",
    )

    assert [verdict for verdict, _ in told] == ["agree"]


NRO = "The National {} Office (NRO) reported 5 deaths. The NRO met."


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        (NRO.format("Review"), NRO.format("Rail"), True),
        (NRO.format("Review"), NRO.format("Review"), False),
        (NRO.format("Review"), "The NRO (National Review Office) reported 5 deaths.", False),
        (NRO.format("Review"), "The NRO reported 5 deaths.", False),
        ("The NRO reported 5 deaths.", NRO.format("Rail"), False),
    ],
)
def test_letters_that_stand_for_two_bodies(ours, theirs, found):
    report = claimcheck.compare([document_from_text("a", ours), document_from_text("b", theirs)])

    told = [f.reason for f in report.discrepancies if f.rule == "acronym-reuse"]
    assert bool(told) is found
    assert all("national rail office" in each for each in told)


@pytest.fixture
def claims(tmp_path):
    (tmp_path / "a.txt").write_text("The council closed 14 libraries in 2019.")
    (tmp_path / "b.txt").write_text("The council closed 17 libraries in 2019.")
    (tmp_path / "claims.toml").write_text(
        "".join(f'[[document]]\nid = "{name}"\nfile = "{name}.txt"\n\n' for name in "ab")
        + '[[claim]]\nid = "c"\nclaim = "The council closed 14 libraries in 2019"\n'
    )
    return read_claim_file(tmp_path / "claims.toml")


def test_a_claims_file_brings_its_documents_whether_all_at_once_or_one_by_one(claims):
    whole = claimcheck.check(claims)
    parts = list(claimcheck.check(claims, stream=True))

    assert {c.document: c.verdict.value for c in whole.cells} == {"a": "agree", "b": "conflict"}
    assert [c for part in parts for c in part.cells] == list(whole.cells)

    found = claimcheck.compare(claims)
    assert [f.reason for f in claimcheck.compare(claims, stream=True)] == [
        f.reason for f in found.discrepancies
    ]
    assert found.discrepancies


def test_claims_and_documents_of_ones_own_one_by_one(claims):
    mine = [Claim("c", "The council closed 14 libraries in 2019")]
    documents = [claims.root / "a.txt", document_from_text("b", "The council closed 17 libraries.")]
    parts = list(claimcheck.check(mine, documents, stream=True))

    assert [c.verdict.value for part in parts for c in part.cells] == ["agree", "conflict"]


def test_a_draft_is_held_against_what_a_claims_file_lists(claims):
    draft = document_from_text("draft", "The council closed 21 libraries in 2019.")
    report = claimcheck.check_draft(draft, claims=claims)

    assert {d.id for d in report.documents} == {"draft", "a", "b"}
    assert [c.place.quote for c in report.checked if "21" in c.place.quote]
