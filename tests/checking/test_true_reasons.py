"""Every number of every reason stands in the evidence, in the claim or in the arithmetic shown."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck.checking import (
    check_documents,
    check_sets,
    compare_all,
    compare_documents,
    load_documents,
)
from claimcheck.claimfile import read_claim_file
from claimcheck.documents import document_from_text
from claimcheck.model import Claim, Role
from claimcheck.prepublication import check_drafts
from claimcheck.reading.reader import read_text

ROOT = Path(__file__).parents[2]
DEMONSTRATION = sorted((ROOT / "claims").glob("*/claims.toml"))
GOLD = ROOT.parent / "shared" / "gold"
CLUSTERS = sorted(GOLD.glob("*/claims.toml"))

OWN = ", and the two overlap."
"""Words of a reason that count its two sides."""
SEQUENCE = "what came first"
"""Words of a reason that count nothing."""
_NUMBER = re.compile(r"\d[\d,.:/]*")
_NOUGHTS = {"thousand": 3, "million": 6, "billion": 9}
_LARGE = re.compile(rf"(\d(?:[\d,]*\d)?(?:\.\d+)?) ({'|'.join(_NOUGHTS)})", re.IGNORECASE)


def numbers(text):
    """The numbers of a text: as printed in digits, and as the reader understands its words."""
    printed = {n.rstrip(",.:/").replace(",", "") for n in _NUMBER.findall(text)}
    worded = {
        str(f.quantity.value.normalize()): f.text.lower().removeprefix("the ")
        for s in read_text(text)
        for f in s.figures
        if f.quantity.value is not None and not f.arithmetic and not _NUMBER.search(f.text)
    }
    return printed, worded


def in_full(text):
    """The large numbers of a text in all their digits: "100 million" is 100,000,000."""
    for digits, word in _LARGE.findall(text):
        yield f"{Decimal(digits.replace(',', '')).scaleb(_NOUGHTS[word.lower()]):f}"


def strangers(reason, sides):
    """The numbers of a reason that no side states."""
    said, worded = numbers(reason)
    known, understood = (set().union(*each) for each in zip(*map(numbers, sides), strict=True))
    everything = " ".join(
        sides
    ).lower()  # "for the half" is no number where "the second half" stands
    known |= set(in_full(everything))
    left = {n for n in said if n not in known}
    left |= {n for n, words in worded.items() if n not in understood and words not in everything}
    return left


def untrue(report):
    """Every finding with a number that comes from nowhere: (number, reason, sides)."""
    claims = {c.id: c for c in report.claims}
    outlets = sorted((n for d in report.documents for n in (d.outlet, d.id) if n), key=len)
    found = []
    for finding in (*(f for c in report.cells for f in c.findings), *report.discrepancies):
        sides = [e.quote for e in finding.evidence] + [finding.arithmetic or ""]
        if finding.claim:
            claim = claims[finding.claim]
            sides += [claim.claim, claim.period or "", claim.population or "", claim.unit or ""]
        reason = finding.reason.removesuffix(OWN).replace(SEQUENCE, "")
        for outlet in reversed(outlets):
            reason = reason.replace(outlet, "")
        found += [(n, finding.rule, finding.reason, sides) for n in strangers(reason, sides)]
    return found


def complaints(file):
    claim_set = read_claim_file(file)
    return untrue(check_sets([claim_set])) + untrue(compare_documents([claim_set]))


def test_a_number_from_nowhere_is_seen():
    assert (
        strangers("says 92; the claim says 90", ["90 children were CIN", "In March 92 were"])
        == set()
    )
    assert strangers("says 92; the claim says 91", ["90 children were CIN", "92 were"]) == {"91"}
    assert strangers("says twelve", ["11 people were hurt", "It was a Monday."]) == {"12"}
    assert strangers("for the half", ["in the second half"]) == set()
    assert strangers("90 / 194 = 46.4%", ["90 of the 194", "nearly half"]) == {"46.4"}
    assert strangers("per 100,000,000 miles", ["3 deaths per 100 million miles"]) == set()
    assert strangers("per 100,000 miles", ["3 deaths per 100 million miles"]) == {"100000"}


@pytest.mark.parametrize("file", DEMONSTRATION, ids=lambda file: file.parent.name)
def test_the_numbers_of_the_demonstration_stand_where_the_reason_says(file):
    assert complaints(file) == []


@pytest.mark.nightly
@pytest.mark.skipif(not CLUSTERS, reason="the annotated clusters are not beside the checkout")
@pytest.mark.parametrize("file", CLUSTERS, ids=lambda file: file.parent.name)
def test_the_numbers_of_every_cluster_stand_where_the_reason_says(file):
    assert complaints(file) == []


def test_the_sentence_from_which_a_period_is_taken_is_quoted_too():
    post = document_from_text(
        "post",
        "Rail figures were published for the year to March 2021. "
        "Operators cancelled 76,912 trains, the regulator said.",
        outlet="Post",
    )
    times = document_from_text(
        "times",
        "Operators cancelled 76,912 trains in the year to March 2019, the regulator said.",
        outlet="Times",
    )
    report = compare_all([post, times])

    assert [d.rule for d in report.discrepancies] == ["period"]
    assert {e.quote for e in report.discrepancies[0].evidence} >= {
        "Rail figures were published for the year to March 2021.",
        "Operators cancelled 76,912 trains, the regulator said.",
    }
    assert untrue(report) == []


def test_a_figure_that_no_sentence_prints_comes_with_its_calculation():
    claim = Claim("c", "More than half of the children were known to social care")
    document = document_from_text(
        "post",
        "Of the 194 children, 90 were known to social care. "
        "Of the 160 children, 40 were known to social care.",
        outlet="Post",
    )
    report = check_documents([claim], [document])

    assert report.cells
    assert untrue(report) == []


def test_check_says_nothing_of_a_draft_that_does_not_stand_in_a_source():
    claim_set = read_claim_file(DEMONSTRATION[0])
    loaded = load_documents(claim_set.documents, root=claim_set.root).documents
    drafts = [d for d in loaded if d.role is not Role.PRIMARY]
    report = check_drafts(drafts, [d for d in loaded if d.role is Role.PRIMARY])

    assert report.discrepancies
    assert untrue(report) == []


@pytest.mark.nightly
@pytest.mark.skipif(not CLUSTERS, reason="the annotated clusters are not beside the checkout")
@pytest.mark.parametrize("file", CLUSTERS, ids=lambda file: file.parent.name)
def test_check_keeps_to_that_for_every_cluster(file):
    claim_set = read_claim_file(file)
    loaded = load_documents(claim_set.documents, root=claim_set.root).documents
    drafts = [d for d in loaded if d.role is not Role.PRIMARY]
    sources = [d for d in loaded if d.role is Role.PRIMARY]

    assert untrue(check_drafts(drafts, sources, claims=claim_set.claims)) == []
