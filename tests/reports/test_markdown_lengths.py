"""A Markdown report of many rows ends somewhere, and says what it leaves out."""

from attrs import evolve

from claimcheck.checking import check_documents
from claimcheck.documents import document_from_text
from claimcheck.model import Claim
from claimcheck.reports import markdown, renderer

CLAIMS = [
    Claim("cranes", "Four cranes were sold"),
    Claim("ferry", "The ferry carried 38,400 people"),
]


def rendered(documents, claims=CLAIMS):
    return renderer("markdown").render(check_documents(claims, documents))


def texts(sentence, count):
    return [document_from_text(f"paper-{n:02}", sentence) for n in range(count)]


def test_documents_over_the_limit_are_counted():
    page = rendered(texts("Five cranes were sold.", markdown.MOST_DOCUMENTS + 3))

    assert "- and 3 more documents" in page
    assert "\nand 3 more documents" in page
    assert "**paper-19**" in page
    assert "**paper-20**" not in page


def test_documents_at_the_limit_are_all_there():
    page = rendered(texts("Five cranes were sold.", markdown.MOST_DOCUMENTS))

    assert "more document" not in page


def test_claims_and_findings_over_the_limit_are_counted(monkeypatch):
    monkeypatch.setattr(markdown, "MOST_CLAIMS", 2)
    monkeypatch.setattr(markdown, "MOST_FINDINGS", 1)
    claims = [evolve(CLAIMS[0], id=f"c{n}") for n in range(3)]

    page = rendered(texts("Five cranes were sold.", 1), claims)

    assert "and 1 more claim\n" in page
    assert "2 more findings were left out here; `--format json` gives all of them." in page


def test_many_silent_documents_are_named_and_counted():
    page = rendered(texts("The weather was kind.", markdown.MOST_DOCUMENTS + 2))

    assert "Silent on every claim: " in page
    assert "and 2 more" in page


def test_a_long_quotation_is_cut_and_says_so(monkeypatch):
    monkeypatch.setattr(markdown, "LONGEST_QUOTATION", 10)

    page = rendered(texts("Five cranes were sold.", 1))

    assert "… (12 more characters)" in page
    assert "were sold" not in page.partition("> ")[2].partition("Why:")[0]
